"""The command line: parse, call, show. Nothing here knows how a letter is made."""

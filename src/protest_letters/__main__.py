"""`python -m protest_letters`, and the command `protest`."""

from protest_letters.cli.app import main

if __name__ == "__main__":
    main()

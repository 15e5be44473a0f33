"""Letters to pages of placed lines, in millimetres. Everything that measures, breaks or aligns is here."""

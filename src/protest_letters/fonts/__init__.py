"""Fonts: found, read, chosen sign by sign, and shaped into glyphs; what layout measures with and a writer embeds."""

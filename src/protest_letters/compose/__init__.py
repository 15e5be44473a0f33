"""Dispatches to letters: the words, without a measure, a font or a page."""

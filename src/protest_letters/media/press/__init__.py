"""The press: pages of positioned glyphs to one PDF that archives and screen readers accept, however many there are.

It conforms to PDF/A-2a (ISO 19005-2) and to PDF/UA-1 (ISO 14289-1), and writes while it goes: the pages and the
structure of each document as it comes, the fonts and whatever else the file has once at the end.
"""

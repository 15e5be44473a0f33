"""Protest letters to authorities: an address book with sources, the right forms of address, and printable letters."""

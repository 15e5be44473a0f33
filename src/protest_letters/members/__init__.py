"""For whom a mail-out is made: who can write, who cannot and why, who may be in a list twice, who lives together."""

"""The nouns of a mail-out, and what follows from them: weights, costs, order, packets. Nothing is read or written."""

"""The nouns of a mail-out, and what follows from them alone: weights, costs, order, packets, words."""

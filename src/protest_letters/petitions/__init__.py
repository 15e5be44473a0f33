"""What is special about a letter that many people sign: who they are, what may be wrong with their list, its words."""

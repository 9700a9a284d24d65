"""Tables of words and facts: how they are read and how many words are found in one pass."""

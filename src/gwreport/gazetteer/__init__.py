"""Administrative divisions and townships, with their tables."""

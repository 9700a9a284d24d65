"""Administrative divisions and townships, with their tables, and what a place was called in turn."""

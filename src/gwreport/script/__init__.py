"""What a Chinese text is made of: sentences and clauses, marks and classes of characters."""

"""Data tables, each with its source, date and licence."""

"""Statements: which indicator has which value, when, and as outturn or target."""

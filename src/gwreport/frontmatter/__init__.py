"""Metadata: who reported to whom and when."""

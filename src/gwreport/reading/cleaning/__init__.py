"""Recorded repairs that turn a source into clean text."""

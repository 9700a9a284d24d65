"""Readings that people check."""

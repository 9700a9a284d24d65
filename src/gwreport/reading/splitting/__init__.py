"""Parting a source into documents and telling reports from others."""

"""Mentions of organisations and works."""

"""Mentions of people."""

from gwreport.mentions.people.extractor import PersonExtractor

__all__ = ["PersonExtractor"]

"""Mentions of times."""

from gwreport.mentions.times.extractor import TimeExtractor

__all__ = ["TimeExtractor"]

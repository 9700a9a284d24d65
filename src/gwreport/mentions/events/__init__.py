"""Mentions of events."""

from gwreport.mentions.events.extractor import EventExtractor

__all__ = ["EventExtractor"]

"""Mentions of places."""

from gwreport.mentions.places.extractor import RegionExtractor

__all__ = ["RegionExtractor"]

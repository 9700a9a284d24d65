"""Places of culture in government work reports: a plug-in for gwreport."""

from gwreport_culture.extractor import CultureExtractor, Venue
from gwreport_culture.segmenter import LongestMatchSegmenter

__all__ = ["CultureExtractor", "LongestMatchSegmenter", "Venue"]

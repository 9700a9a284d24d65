"""Mentions of quantities."""

from gwreport.mentions.quantities.extractor import QuantityExtractor, parse_quantity

__all__ = ["QuantityExtractor", "parse_quantity"]

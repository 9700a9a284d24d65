"""Mentions of policies."""

from gwreport.mentions.policies.extractor import PolicyExtractor

__all__ = ["PolicyExtractor"]

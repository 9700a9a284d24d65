"""Mentions of places: a text and the metadata of its report come in, disjoint mentions of REGION go out.

=================  =====================================================================================
``extractor``      the order of the steps; what they find together and what is left of it
``names``          names of the gazetteer; ``surroundings`` has the checks of what stands about them
``meanings``       the division that a name means by the report's year and place, and what the name needs
``neighbours``     members of a list beside a place; ``lists`` those of a list that ends with 等 and a noun
``zones``          新区 试验区 流域 …, after a place or a name of their own
``villages``       towns and villages by their nouns
``own``            the report's own town, and its townships by the table where asked for
``abbreviations``  川渝两省市, 对俄贸易
``longer_names``   places that are a part of a longer name, the last step
=================  =====================================================================================

A step makes verdicts (``found``): a place, or a candidate that is none with the id of the check that
refused it. Checks are ordered tuples beside their step; a new one is a method with an example in its
docstring, an id, and a row of ``REFUSED`` in the tests, which fail for an id without one. Words lie in
``words.toml``; a new list is a field of ``words.PlaceTable``. Of the package only ``extractor`` is imported
from outside; it uses the gazetteer, ``script`` and ``tables``, and no other concept of ``mentions``.
"""

from gwreport.mentions.places.extractor import RegionExtractor

__all__ = ["RegionExtractor"]

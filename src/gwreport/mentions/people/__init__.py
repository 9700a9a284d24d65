"""Mentions of people (PERSON): names beside an office, a title or an honour.

In: the clean text, the speaker of the metadata, and the places found before (a winner may be a county).
Out: disjoint mentions whose value is the name without white space.

The flow: ``tables`` (the words of ``words.toml``, a class) → ``grammar`` (what names look like in their
places, as patterns) → ``reader`` (a verdict on each candidate: a person or a refusal, each with an id) →
``extractor`` (settles what overlaps).

To grow: a new surname, office or honour is a word in a list of ``words.toml``; a new rule or refusal is one
id in ``reader`` with its method and a row in ``tests/mentions/test_people.py``. From outside only
``PersonExtractor`` is imported.
"""

from gwreport.mentions.people.extractor import PersonExtractor

__all__ = ["PersonExtractor"]

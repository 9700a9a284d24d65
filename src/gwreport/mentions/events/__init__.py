"""Mentions of events (EVENT): meetings, exhibitions, festivals, games, anniversaries, wars, disasters.

In: the clean text and the places found before (an earthquake is named by its place). Out: disjoint mentions
whose value is the name and whose rule is ``event.`` and the id of a case.

The flow: ``tables`` (the words of ``words.toml``, a class) → ``grammar`` (patterns, heads, where a name
begins) → ``candidate`` (a head with its start, and what a case is) → ``meetings``, ``occasions``, ``forms``
(ordered tables of cases for each kind of event), collected in ``cases`` → ``reader`` (judges every head,
settles what overlaps) → ``lists`` (what a list has beside an event) → ``extractor``.

To grow: a new word is one in a list of ``words.toml``; a new case is a line in a table with its condition,
and a row in ``tests/mentions/test_events.py``, which fail for an id without one; a new kind is a member of
``EventKind``, a list ``[heads]`` and a table of cases. From outside only ``EventExtractor`` is imported.
"""

from gwreport.mentions.events.extractor import EventExtractor

__all__ = ["EventExtractor"]

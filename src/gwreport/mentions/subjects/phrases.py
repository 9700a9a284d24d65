"""Phrases: stretches of nouns that a figure may count, and their members where they are lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from gwreport.script.marks import CLOSING_QUOTES, OPENING_QUOTES

Place = tuple[int, int]
_NUMBER = re.compile(r"\d{1,3}[.．、](?!\d)")  # of an item, at the beginning of a phrase
QUOTED = dict(zip(OPENING_QUOTES, CLOSING_QUOTES, strict=True))
# What may stand at the edge of a stretch of nouns and belongs to none of them.
_LOOSE = frozenset("了的 \t\n\u3000\u00a0·*#.．,，;；:：、-—–_|'\"。！？!?•●■◆>~…）)】〕]" + CLOSING_QUOTES)
_LOOSE_END = frozenset(" \t\n\u3000\u00a0·*#.．,，;；:：、-—–_|'\"。！？!?•●■◆>~…（(【〔[" + OPENING_QUOTES)


class Phrase(NamedTuple):
    """A stretch of nouns: its half-open place, and the places of its members where it is a list."""

    start: int
    end: int
    members: tuple[Place, ...] = ()


#: Phrases are made by the thousand: straight from a tuple of all their fields, without a call in Python.
made_phrase: Callable[[tuple[int, int, tuple[Place, ...]]], Phrase] = partial(tuple.__new__, Phrase)


def trimmed(text: str, start: int, end: int) -> Place | None:
    """The place without marks at its edges and quotation marks around the whole; None for nothing left."""
    number = _NUMBER.match(text, start, end)
    start = start if number is None else number.end()
    while start < end and text[start] in _LOOSE:
        start += 1
    while start < end and text[end - 1] in _LOOSE_END:
        end -= 1
    if start < end and QUOTED.get(text[start]) == text[end - 1]:
        start, end = start + 1, end - 1
    elif start < end and text[start] in QUOTED and QUOTED[text[start]] not in text[start:end]:
        start += 1
    return (start, end) if start < end else None

"""Finds numbers that a bad conversion has destroyed (11$1.$2%, 4l.38亿); they are never read."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from gwreport.units import load_units

# Alternatives begin with a literal, so that re skips to their first characters.
_SUSPECT: Final = (
    r"\$|＄|l|I|O"
    r"|�|□|■|\.[.．%％]|．[.．%％]"
    r"|\.[0-9]+\.[0-9]+[%％万亿]|,\.[0-9]|\.,[0-9]"
)
_RUN: Final = frozenset("0123456789０１２３４５６７８９.．,$＄lIO�□■")
_LETTERS: Final = frozenset("lIO")
_DIGITS: Final = frozenset("0123456789０１２３４５６７８９")
_MEASURED: Final = frozenset("%％万亿元个家户人吨亩公千平名项天年倍")


@cache
def _suspect() -> re.Pattern[str]:
    return re.compile(_SUSPECT)


def damaged_spans(text: str) -> list[tuple[int, int]]:
    """The places of numbers that a bad conversion has destroyed (11$1.$2%, 4l.38亿), in order."""
    spans: list[tuple[int, int]] = []
    search = _suspect().search
    match = search(text)
    while match:
        start, end = match.start(), match.start()
        floor = spans[-1][1] if spans else 0
        while start > floor and text[start - 1] in _RUN:
            start -= 1
        while end < len(text) and text[end] in _RUN:
            end += 1
        span = _damaged(text, start, end)
        if span:
            spans.append(span)
        match = search(text, max(end, match.start() + 1))
    return spans


def _damaged(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The run ``[start, end)`` with its percent sign if it is a damaged number, else None."""
    while start < end and text[start] in ",，":
        start += 1
    run = text[start:end].rstrip(",")
    end = start + len(run)
    following = text[end : end + 1]
    digits = sum(char in _DIGITS for char in run)
    if not digits:
        return None
    if "$" in run or "＄" in run:
        return start, _beyond_unit(text, end)
    around = text[start - 1 : start] if start else ""
    if (following.isascii() and following.isalnum()) or (around.isascii() and around.isalnum()):
        return None
    if following not in _MEASURED or run == "O2O":
        return None
    if run[0] in _LETTERS and digits < 2:
        return None
    return start, _beyond_unit(text, end)


def _beyond_unit(text: str, end: int) -> int:
    """The end of a damaged number with its multiplier and unit, so that no part of them is read alone."""
    while end < len(text) and text[end] in "%％十百千万亿":
        end += 1
    found = load_units().match(text, end)
    return found[0] if found else end

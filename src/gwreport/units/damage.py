"""Numbers that a bad conversion or a bad scan has destroyed: 11$1.$2%, 4l.38亿, 12..5%, 8?5%.

Nobody can tell what they were, so they are never read; what follows them (the 5亿 of 12..5亿) is not either.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from gwreport.script.classes import DIGITS, WIDE_DIGITS
from gwreport.units.table import UnitTable, load_units

__all__ = ["damaged_numbers", "end_of_unit"]

_DIGITS: Final = frozenset(DIGITS + WIDE_DIGITS)
_DOLLARS: Final = frozenset("$＄")
_RUN: Final = _DIGITS | _DOLLARS | frozenset(".．,lIOo�□■")
_QUESTION: Final = frozenset("?？")
_SCALES: Final = frozenset("%％‰十百千万亿")
_NAMES: Final = frozenset({"O2O", "o2o", "O2o"})


@cache
def _sign() -> re.Pattern[str]:
    """The first sign of damage; what is around it decides."""
    return re.compile(
        r"[$＄lIOo�□■?？]|\.(?:[.．%％]|,[0-9]|[0-9]{1,12}\.[0-9]{1,12}[%％万亿])|．[.．%％]|,\.[0-9]"
    )


@cache
def _doubled_point() -> re.Pattern[str]:
    return re.compile(r"[0-9](?:\.\.|,\.|\.,)[0-9]")


def damaged_numbers(text: str, units: UnitTable | None = None) -> list[tuple[int, int]]:
    """The places of damaged numbers, without their units, in order and disjoint.

    ``units`` decides where letters between digits are damage: before a unit (4l亿元, not O2O or 3D打印); by
    default the built-in table. A sum in dollars ($500) is whole. Linear in the text.

    >>> text = "增长1$1.$2%，产量4l.38亿公斤，用O2O，价格$500。"
    >>> [text[start:end] for start, end in damaged_numbers(text)]
    ['1$1.$2', '4l.38']
    """
    table = load_units() if units is None else units
    spans: list[tuple[int, int]] = []
    floor = 0
    match = _sign().search(text)
    while match:
        start, end = _run_around(text, match.start(), floor)
        if _is_damaged(text, start, end, table):
            spans.append((start, end))
            floor = end
        match = _sign().search(text, max(end, match.start() + 1))
    return spans


def end_of_unit(text: str, end: int, units: UnitTable) -> int:
    """The end of a number's multiplier and unit, so that no part of them is read alone."""
    while end < len(text) and text[end] in _SCALES:
        end += 1
    found = units.match(text, end)
    return found[0] if found else end


def _run_around(text: str, place: int, floor: int) -> tuple[int, int]:
    """The run of digits and signs around a place, without commas at its ends."""
    start = end = place
    while start > floor and _in_run(text, start - 1):
        start -= 1
    while end < len(text) and _in_run(text, end):
        end += 1
    while start < end and text[start] in ",，":
        start += 1
    while end > start and text[end - 1] == ",":
        end -= 1
    return start, end


def _in_run(text: str, at: int) -> bool:
    if text[at] not in _QUESTION:
        return text[at] in _RUN
    return text[at - 1 : at] in _DIGITS and text[at + 1 : at + 2] in _DIGITS


def _is_damaged(text: str, start: int, end: int, units: UnitTable) -> bool:
    """Whether a run is a number that cannot be read: by its signs alone, or by the unit after them."""
    run = text[start:end]
    if _DIGITS.isdisjoint(run):
        return False
    dollars = sum(char in _DOLLARS for char in run)
    if dollars:
        return dollars > 1 or run[0] not in _DOLLARS
    if "�" in run or _doubled_point().search(run):
        return True
    around = (text[start - 1 : start] if start else "", text[end : end + 1])
    if run in _NAMES or any(char.isascii() and char.isalnum() for char in around):
        return False
    return _is_measured(text, end, units)


def _is_measured(text: str, end: int, units: UnitTable) -> bool:
    """Whether a multiplier or a unit that is sure follows."""
    if text[end : end + 1] in _SCALES:
        return True
    found = units.match(text, end)
    return found is not None and text[end : found[0]] not in units.ambiguous

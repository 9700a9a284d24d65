"""Where no quantity is read: damaged numbers, and sums in dollars, each with its unit."""

from __future__ import annotations

import re
from functools import cache

from gwreport.units import UnitTable, damaged_numbers, end_of_unit


@cache
def _dollars() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z])[$＄][0-9]{1,24}(?:[.,][0-9]{1,24}){0,8}")


def unreadable_spans(text: str, units: UnitTable) -> list[tuple[int, int]]:
    """The places of numbers that are not read, in order, so that no part of them is read alone."""
    damaged = damaged_numbers(text, units)
    dollars = [match.span() for match in _dollars().finditer(text)] if "$" in text or "＄" in text else []
    return sorted((start, end_of_unit(text, end, units)) for start, end in damaged + dollars)

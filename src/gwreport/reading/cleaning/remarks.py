"""Remarks on a clean text: what was repaired, and numbers that no repair can save."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from gwreport.model import Diagnostic, Repair, Severity
from gwreport.span import OffsetMap, Span
from gwreport.units import damaged_numbers

#: The codes of rules whose remark says more of the text than that something was mended.
_CODES = {"traditional": "traditional-characters"}
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def repair_remarks(repairs: Sequence[Repair], offsets: OffsetMap) -> Iterator[Diagnostic]:
    """One remark for each rule of repair: how often it was applied, and where first."""
    counts = Counter(r.rule for r in repairs)
    for repair in repairs:
        count = counts.pop(repair.rule, 0)
        if count:
            places = "1 place" if count == 1 else f"{count} places, first here"
            code = _CODES.get(repair.rule, f"repair-{repair.rule}")
            yield Diagnostic(code, f"{repair.rule}: {places}", offsets.to_clean(repair.span))


def surrogate_remarks(text: str) -> Iterator[Diagnostic]:
    """One warning for halves of surrogate pairs, which are no characters and no file in UTF-8 can hold."""
    halves = list(_SURROGATES.finditer(text))
    if halves:
        message = f"{len(halves)} halves of surrogate pairs; tables have U+FFFD in their place"
        yield Diagnostic("lone-surrogate", message, Span(*halves[0].span()), Severity.WARNING)


def damage_remarks(text: str) -> Iterator[Diagnostic]:
    """A warning for each number whose digits are damaged: ``1$1.$2%``, ``4l.38亿``, ``12..5%``.

    Such a number is left as it is; nobody can tell what it was.
    """
    for start, end in damaged_numbers(text):
        message = f"{text[start:end]!r} is a damaged number"
        yield Diagnostic("damaged-number", message, Span(start, end), Severity.WARNING)

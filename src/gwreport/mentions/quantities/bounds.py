"""The words before and after a number that bound it (超过, 左右, 以上), and how far they reach."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from attrs import frozen

from gwreport.errors import DataTableError
from gwreport.model import Bound
from gwreport.tables.files import read_toml

TABLE: Final = "mentions/quantities/bounds.toml"


@frozen
class _Cue:
    bound: Bound
    not_after: str = ""
    scale_only: bool = False
    gap: int = 0
    kinds: frozenset[str] = frozenset()
    not_before: str = ""


@frozen
class BoundWords:
    """The bound words of ``mentions/quantities/bounds.toml``, looked up around a number."""

    before: dict[str, _Cue]
    after: dict[str, _Cue]
    gaps: tuple[tuple[str, _Cue], ...]
    longest_before: int
    longest_after: int

    def read_before(self, text: str, start: int, *, bare: bool) -> tuple[Bound, int] | None:
        """The bound of a number that starts at ``start``, and where its word begins.

        ``bare``: the number is a multiplier without digits, before which 上 and 过 are bounds too.
        """
        end = start - 1 if start and text[start - 1] in " \u3000" else start
        for length in range(min(self.longest_before, end), 0, -1):
            cue = self.before.get(text[end - length : end])
            if cue is None or (cue.scale_only and not bare):
                continue
            begin = end - length
            if begin and text[begin - 1] in cue.not_after:
                return None
            return cue.bound, begin
        for word, cue in self.gaps:
            begin = text.rfind(word, max(0, end - len(word) - cue.gap), end)
            if begin >= 0 and text[begin + len(word) : end].isalpha():
                return cue.bound, begin
        return None

    def read_after(self, text: str, end: int, kind: str) -> tuple[Bound, int] | None:
        """The bound of a number of ``kind`` that ends at ``end``, and where its word ends."""
        match = _inclusive().match(text, end)
        begin = match.end() if match else end
        for length in range(self.longest_after, 0, -1):
            cue = self.after.get(text[begin : begin + length])
            if cue is None or (cue.kinds and kind not in cue.kinds):
                continue
            stop = begin + length
            if stop < len(text) and text[stop] in cue.not_before:
                continue
            return cue.bound, stop
        return None


@cache
def _inclusive() -> re.Pattern[str]:
    """What may stand between a unit and its bound: （含）."""
    return re.compile(r"\s?(?:[（(]含[^（）()]{0,8}[）)])?\s?")


@cache
def bound_words() -> BoundWords:
    """The table, read when first asked for. Raises ``DataTableError`` for a bound that does not exist."""
    raw = read_toml(TABLE)
    before: dict[str, _Cue] = {}
    gaps: list[tuple[str, _Cue]] = []
    for entry in raw["before"]:
        cue = _cue(entry)
        for word in entry["words"]:
            if cue.gap:
                gaps.append((word, cue))
            elif before.setdefault(word, cue) is not cue:
                raise DataTableError(TABLE, word, "the word is listed twice")
    after = {word: _cue(entry) for entry in raw["after"] for word in entry["words"]}
    return BoundWords(before, after, tuple(gaps), max(map(len, before)), max(map(len, after)))


def _cue(entry: dict[str, Any]) -> _Cue:
    return _Cue(
        _bound(entry),
        entry.get("not_after", ""),
        entry.get("scale_only", False),
        entry.get("gap", 0),
        frozenset(entry.get("kinds", ())),
        entry.get("not_before", ""),
    )


def _bound(entry: dict[str, Any]) -> Bound:
    try:
        return Bound(entry["bound"])
    except ValueError as error:
        raise DataTableError(TABLE, str(entry["bound"]), f"expected one of {', '.join(Bound)}") from error

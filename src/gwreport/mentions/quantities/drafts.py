"""Quantities while they are read, and the bounds that the words around them give."""

from __future__ import annotations

from typing import Final

from attrs import define

from gwreport.mentions.quantities.bounds import BoundWords
from gwreport.model import Bound, QuantityKind
from gwreport.numerals import Number

UNBOUND: Final = -1
"""No bound word was found on this side."""
WITHIN: Final = -2
"""The bound stands within the core span (3700多万) or is part of the kind (前十位)."""
_LIST_SIGNS: Final = frozenset({"、", "和", "与", "及", "以及"})


@define
class Draft:
    """A quantity while its bound is still open.

    ``before`` is where the bound word before it begins, ``after`` where the one after it ends; both may be
    ``UNBOUND`` or ``WITHIN``.
    """

    start: int
    end: int
    kind: QuantityKind
    low: Number | None
    high: Number | None
    unit: str
    rule: str
    bound: Bound = Bound.EXACT
    parts: tuple[Number, ...] | None = None
    before: int = UNBOUND
    after: int = UNBOUND

    def bind(self, text: str, words: BoundWords, *, bare: bool = False, more: bool = False) -> Draft:
        """Set the bound that the words around give; the word before wins, and both win over 多 (``more``)."""
        after = words.read_after(text, self.end, self.kind)
        before = words.read_before(text, self.start, bare=bare)
        if after is not None:
            self.bound, self.after = after
        if before is not None:
            self.bound, self.before = before
        if more and after is None and before is None:
            self.bound = Bound.MORE_THAN
            self.before = self.after = WITHIN
        return self

    def as_bound(self) -> Draft:
        """This draft with its bound settled: that of a closed range."""
        self.before = self.after = WITHIN
        return self


Found = Draft | int
"""What is read at a place: a draft, or where to read on."""


def spread_bounds(text: str, drafts: list[Draft]) -> None:
    """Let a bound at the start or end of a list cover the whole list (分别增长7%和8%左右)."""
    first = 0
    while first < len(drafts):
        last = first
        while last + 1 < len(drafts) and _listed(text, drafts[last], drafts[last + 1]):
            last += 1
        if last > first:
            _spread(drafts[first : last + 1])
        first = last + 1


def _listed(text: str, one: Draft, other: Draft) -> bool:
    if other.start - one.end > 2 or one.kind is not other.kind or one.unit != other.unit:
        return False
    return one.kind is not QuantityKind.RANK and text[one.end : other.start] in _LIST_SIGNS


def _spread(members: list[Draft]) -> None:
    head, tail = members[0], members[-1]
    for member in members:
        if member.before != UNBOUND or member.after != UNBOUND:
            continue
        if tail.after >= 0:
            member.bound = tail.bound
        elif head.before >= 0:
            member.bound = head.bound

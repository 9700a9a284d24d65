"""Repairs as an algebra: applying them, and putting one layer of them upon another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gwreport.model import Repair
from gwreport.span import Edit, OffsetMap, Span, apply_edits


def apply_repairs(text: str, repairs: Iterable[Repair], span: Span | None = None) -> tuple[str, OffsetMap]:
    """The repaired text (of the part ``span``) and the map from it to ``text``.

    Raises ``ValueError`` for repairs that overlap, are out of order or leave the span.

    >>> apply_repairs("６ ％", [Repair(Span(0, 3), "6%", "fullwidth")])[0]
    '6%'
    """
    return apply_edits(text, (Edit(r.span.start, r.span.end, r.text) for r in repairs), span)


def compose(
    first: Sequence[Repair], middle: str, second: Sequence[Repair], start: int = 0
) -> tuple[Repair, ...]:
    """The one layer of repairs that does what ``first`` and then ``second`` do.

    ``first`` refers to a source text from ``start`` on, ``middle`` is what it makes of that, and ``second``
    refers to ``middle``. Where repairs of both layers touch, they become one that bears the rule of
    the second. Both layers are ordered and disjoint, and so is the outcome; linear time.

    >>> fullwidth = [Repair(Span(2, 3), "6", "fullwidth"), Repair(Span(4, 5), "%", "fullwidth")]
    >>> compose(fullwidth, "增长6 %", [Repair(Span(3, 4), "", "number-space")])[1]
    Repair(span=Span(start=3, end=4), text='', rule='number-space')
    """
    if not first:
        return tuple(Repair(r.span.shift(start), r.text, r.rule) for r in second)
    outcome: list[Repair] = []
    below = _Layer(first, start)
    j = 0
    while j < len(second):
        begin, end = second[j].span.start, second[j].span.end
        outcome += below.ended_by(begin)
        left, source = below.left_of(begin)
        group: list[Repair] = []
        while j < len(second) and (not group or second[j].span.start < end):
            group.append(second[j])
            end = below.grown(max(end, second[j].span.end))
            j += 1
        text = _rewritten(middle, left, end, group)
        outcome.append(Repair(Span(source, end + below.distance), text, group[-1].rule))
    outcome += below.rest()
    return tuple(outcome)


class _Layer:
    """The repairs of the first layer from left to right, seen from the text that they make.

    ``distance`` is the position in the source less that in the repaired text, left of the next repair.
    """

    def __init__(self, repairs: Sequence[Repair], start: int) -> None:
        self.repairs, self.next, self.distance = repairs, 0, start

    def ended_by(self, place: int) -> Iterator[Repair]:
        """The next repairs whose outcome ends at a place or before it."""
        while self.next < len(self.repairs) and self._reach() <= place:
            yield self._taken()

    def left_of(self, place: int) -> tuple[int, int]:
        """Where a place is, or a repair around it begins: in the repaired text and in the source."""
        if self._begins_before(place):
            source = self.repairs[self.next].span.start
            return source - self.distance, source
        return place, place + self.distance

    def grown(self, end: int) -> int:
        """The end of a stretch with the next repairs that begin within it, which are taken."""
        while self._begins_before(end):
            end = max(end, self._reach())
            self._taken()
        return end

    def rest(self) -> Sequence[Repair]:
        """The repairs that were not taken."""
        return self.repairs[self.next :]

    def _begins_before(self, place: int) -> bool:
        following = self.repairs[self.next : self.next + 1]
        return bool(following) and following[0].span.start - self.distance < place

    def _reach(self) -> int:
        """Where the outcome of the next repair ends in the repaired text."""
        repair = self.repairs[self.next]
        return repair.span.start - self.distance + len(repair.text)

    def _taken(self) -> Repair:
        repair = self.repairs[self.next]
        self.next += 1
        self.distance += len(repair.span) - len(repair.text)
        return repair


def _rewritten(middle: str, left: int, right: int, repairs: Sequence[Repair]) -> str:
    parts = []
    for repair in repairs:
        parts += [middle[left : repair.span.start], repair.text]
        left = repair.span.end
    return "".join([*parts, middle[left:right]])


def disjoint(repairs: list[Repair]) -> list[Repair]:
    """The repairs in order; of two that overlap, the one that begins first, then the one named first."""
    kept: list[Repair] = []
    end = 0
    for repair in sorted(repairs, key=_start):
        if repair.span.start >= end:
            kept.append(repair)
            end = repair.span.end
    return kept


def _start(repair: Repair) -> int:
    return repair.span.start

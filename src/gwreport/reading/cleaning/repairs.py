"""Repairs as an algebra: applying them, and putting one layer of them upon another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    distance = start  # source position minus position in ``middle``, left of where we are
    i = j = 0
    while j < len(second):
        begin, end = second[j].span.start, second[j].span.end
        while i < len(first) and _reach(first[i], distance) <= begin:
            distance = _beyond(first[i], distance)
            outcome.append(first[i])
            i += 1
        group, j = [second[j]], j + 1
        left, source = begin, begin + distance
        if i < len(first) and first[i].span.start - distance < begin:
            left, source = first[i].span.start - distance, first[i].span.start
        while True:
            if i < len(first) and first[i].span.start - distance < end:
                end = max(end, _reach(first[i], distance))
                distance = _beyond(first[i], distance)
                i += 1
            elif j < len(second) and second[j].span.start < end:
                end = max(end, second[j].span.end)
                group.append(second[j])
                j += 1
            else:
                break
        text = _rewritten(middle, left, end, group)
        outcome.append(Repair(Span(source, end + distance), text, group[-1].rule))
    outcome.extend(first[i:])
    return tuple(outcome)


def _reach(repair: Repair, distance: int) -> int:
    """Where the outcome of a repair ends in the repaired text."""
    return repair.span.start - distance + len(repair.text)


def _beyond(repair: Repair, distance: int) -> int:
    """The distance between source and repaired text, right of a repair."""
    return distance + len(repair.span) - len(repair.text)


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

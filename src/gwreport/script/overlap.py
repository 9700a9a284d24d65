"""Of findings that overlap, those that stay."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from operator import attrgetter
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Row = tuple[int, int, int]  # the start and end of an item, and its number among those given


class Range(Protocol):
    """Anything with a first place and a place after its last, such as a ``Span``."""

    @property
    def start(self) -> int:
        """The first place."""

    @property
    def end(self) -> int:
        """The place after the last one."""


class Prefer(Enum):
    """Which of two items that overlap stays; of equals always the one given first."""

    LONGEST = "longest"  # the longer, else the one that begins first
    FIRST = "first"  # the one that begins first, else the longer
    RANKED = "ranked"  # the one given first: the caller has ranked them


LONGEST, FIRST, RANKED = Prefer.LONGEST, Prefer.FIRST, Prefer.RANKED

_edges = attrgetter("start", "end")


def settle(
    items: Iterable[Item], *, prefer: Prefer = LONGEST, of: Callable[[Item], Range] | None = None
) -> list[Item]:
    """The items that stay, in the order of the text: disjoint, and as many as can be added by preference.

    ``of`` gives the range of an item, by default the item itself; an item that begins where another ends
    does not overlap it. An item that is left out overlaps one that stays and is preferred to it.

    >>> from gwreport.span import Span
    >>> found = [Span(0, 2), Span(1, 5), Span(4, 6)]
    >>> settle(found), settle(found, prefer=FIRST)
    ([Span(start=1, end=5)], [Span(start=0, end=2), Span(start=4, end=6)])
    """
    given = list(items)
    rows = [(*_edges(item if of is None else of(item)), at) for at, item in enumerate(given)]
    rows.sort()
    kept: list[Row] = []
    for group in _overlapping(rows):
        if len(group) > 1:
            group.sort(key=_ORDERS[prefer])
            group = _disjoint(group)
        kept += group
    return [given[at] for _, _, at in kept]


_ORDERS: dict[Prefer, Callable[[Row], tuple[int, ...]]] = {
    LONGEST: lambda row: (row[0] - row[1], row[0], row[2]),
    FIRST: lambda row: (row[0], -row[1], row[2]),
    RANKED: lambda row: row[2:],
}


def _overlapping(rows: list[Row]) -> Iterator[list[Row]]:
    """The rows, sorted by their places, in groups that touch each other; most are alone."""
    group: list[Row] = []
    reach = -1
    for row in rows:
        if row[0] >= reach and group:
            yield group
            group = []
        group.append(row)
        reach = max(reach, row[1])
    if group:
        yield group


def _disjoint(rows: Iterable[Row]) -> list[Row]:
    """The rows that overlap none of those before them, sorted by their places."""
    kept: list[Row] = []
    edges: list[tuple[int, int]] = []
    for row in rows:
        start, end = row[:2]
        at = bisect_left(edges, (start, end))
        if (at == 0 or edges[at - 1][1] <= start) and (at == len(edges) or end <= edges[at][0]):
            kept.insert(at, row)
            edges.insert(at, (start, end))
    return kept


def untouched(
    items: Iterable[Item], taken: Iterable[Range], *, of: Callable[[Item], Range] | None = None
) -> list[Item]:
    """The items that overlap none of the ranges ``taken``, in the order given; ``taken`` may overlap.

    >>> from gwreport.span import Span
    >>> untouched([Span(0, 2), Span(3, 6), Span(8, 9)], taken=[Span(5, 8)])
    [Span(start=0, end=2), Span(start=8, end=9)]
    """
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(map(_edges, taken)):
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    free = []
    for item in items:
        start, end = _edges(item if of is None else of(item))
        before = bisect_left(starts, end)  # the ranges that begin before the item ends
        if before == 0 or ends[before - 1] <= start:
            free.append(item)
    return free

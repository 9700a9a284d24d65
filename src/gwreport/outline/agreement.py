"""What the titles of a series have in common: the joint decision among their possible ends.

Parallel titles have the same number of clauses, the same length and the same ending, and all or none of
them end with a full stop. Each title votes for its possible ends by their shares; a title end gains by
the votes for ends like it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence

from attrs import evolve, field, frozen

from gwreport.script.marks import SENTENCE_END, both_widths

#: What a title may end before.
STOPS = frozenset(both_widths(SENTENCE_END + "；"))
#: An end with a smaller share does not vote.
_SILENT = 0.05
_ROUNDS = 2
#: How many votes of one kind count.
_ENOUGH = 3.0


@frozen
class Look:
    """How a title looks with one of its possible ends; ``tail`` are its last characters, last one first."""

    clauses: int
    stop: bool
    length: int
    last_clause: int
    tail: str
    lead: str


def look_of(window: str, end: int) -> Look:
    """How the title ``window[:end]`` looks."""
    title = window[:end]
    mark = max(title.rfind("，"), title.rfind(","))
    clauses = title.count("，") + title.count(",")
    stop = end < len(window) and window[end] in STOPS
    return Look(
        clauses, stop, end, end - mark - 1, title[:-4:-1], title[mark + 1 : mark + 3] if clauses else ""
    )


@frozen(eq=False)
class EndChoice:
    """The ends in question for one title, with their scores, their looks and the share of each."""

    ends: tuple[int, ...]
    scores: tuple[float, ...]
    looks: tuple[Look, ...]
    shares: tuple[float, ...] = field()

    @shares.default
    def _shares(self) -> tuple[float, ...]:
        return softmax(self.scores, 0.5)

    @property
    def best(self) -> int:
        """The end with the largest share."""
        return self.ends[self.shares.index(max(self.shares))]


def softmax(scores: Sequence[float], sharpness: float = 1.0) -> tuple[float, ...]:
    """Scores as shares of one."""
    top = max(scores)
    parts = [math.exp((score - top) * sharpness) for score in scores]
    total = sum(parts)
    return tuple([part / total for part in parts])


class Votes:
    """The votes of a group of titles, by what their ends look like."""

    def __init__(self) -> None:
        self.size = 0
        self._votes: tuple[defaultdict[Hashable, float], ...] = tuple(defaultdict(float) for _ in range(9))

    def add(self, choice: EndChoice, sign: int = 1) -> None:
        """Count the votes of a title, or, with ``sign`` -1, take them back."""
        self.size += sign
        for look, share in zip(choice.looks, choice.shares, strict=True):
            if share >= _SILENT:
                for table, key in zip(self._votes, _keys(look), strict=True):
                    table[key] += share * sign

    def votes(self, look: Look) -> list[float]:
        """The votes for ends that look like ``look``, by what they have in common with it."""
        clauses, stop, length, last, one, two, three, lead, pair = self._votes
        own = _keys(look)
        near = [length.get(look.length + apart, 0.0) for apart in range(-4, 5)]
        return [
            clauses.get(own[0], 0.0),
            stop.get(own[1], 0.0),
            near[4],
            near[3] + near[4] + near[5],
            sum(near),
            last.get(own[3], 0.0),
            one.get(own[4], 0.0),
            two.get(own[5], 0.0),
            three.get(own[6], 0.0),
            lead.get(own[7], 0.0) if look.lead else 0.0,
            pair.get(own[8], 0.0),
        ]


#: How many kinds of votes there are, and how many of them count for titles of other series.
VOTES, FAR = 11, 4


def _keys(look: Look) -> tuple[Hashable, ...]:
    tail = look.tail
    return (
        look.clauses, look.stop, look.length, look.last_clause,
        tail[:1], tail[1:2], tail[2:3], look.lead, tail[:2],
    )  # fmt: skip


def joint_rows(
    choices: Sequence[EndChoice], series: Sequence[Hashable], kin: Sequence[Hashable]
) -> list[list[list[float]]]:
    """For each title and each of its ends: the score, the votes of its series, those of its other kin.

    ``series`` and ``kin`` name the groups that each title belongs to, the second containing the first. Titles
    with a single end in question get no rows.
    """
    near: defaultdict[Hashable, Votes] = defaultdict(Votes)
    wide: defaultdict[Hashable, Votes] = defaultdict(Votes)
    for choice, one, other in zip(choices, series, kin, strict=True):
        near[one].add(choice)
        wide[other].add(choice)
    found: list[list[list[float]]] = []
    for choice, one, other in zip(choices, series, kin, strict=True):
        if len(choice.ends) < 2:
            found.append([])
            continue
        close, far = near[one], wide[other]
        close.add(choice, -1)
        far.add(choice, -1)
        top = max(choice.scores)
        members, strangers = max(1, close.size), max(1, far.size - close.size)
        rows = []
        for score, look in zip(choice.scores, choice.looks, strict=True):
            votes = close.votes(look)
            rest = [a - b for a, b in zip(far.votes(look)[:FAR], votes, strict=False)]
            rows.append(
                [
                    score - top,
                    *[value / members for value in votes],
                    *[min(value, _ENOUGH) for value in votes],
                    *[value / strangers for value in rest],
                ]
            )
        close.add(choice)
        far.add(choice)
        found.append(rows)
    return found


def settle(
    choices: Sequence[EndChoice], series: Sequence[Hashable], kin: Sequence[Hashable], joint: Sequence[float]
) -> list[EndChoice]:
    """The choices after rounds of joint decision, with the weights ``joint`` of the rows."""
    current = list(choices)
    for _ in range(_ROUNDS):
        for at, rows in enumerate(joint_rows(current, series, kin)):
            if rows:
                scores = [sum([w * v for w, v in zip(joint, row, strict=True)]) for row in rows]
                current[at] = evolve(current[at], shares=softmax(scores))
    return current

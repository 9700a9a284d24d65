"""The title ends of all headings of a report, decided together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence

from attrs import evolve, frozen

from gwreport.outline.candidates import Style
from gwreport.outline.titles import (
    LONGEST,
    WINDOW,
    Choice,
    choice_of,
    line_title,
    settle,
    style_key,
    title_model,
)

_LINE_END = re.compile(r"\n|\t|\u3000\u3000| {3}")
_STOP = re.compile("[。！？；!?;\n]")
_LEARNED = frozenset(
    (Style.PART, Style.HAN, Style.PAREN_HAN, Style.ARABIC, Style.PAREN_ARABIC, Style.ORDINAL)
)
#: In a text that kept its line breaks a title of at most this length before 。 is taken as it stands.
_PLAIN = 36
_NEAR = 12
_ROUNDS = 2


@frozen
class Head:
    """A heading whose title end is wanted.

    ``start`` is where the title begins, ``stop`` where the next heading does; headings of one ``series`` belong together.
    """

    style: Style
    start: int
    stop: int
    series: Hashable


def title_ends(text: str, heads: Sequence[Head]) -> list[tuple[int, bool]]:
    """For each heading where its title ends, and whether the body goes on in the same paragraph."""
    lined = text.count("\n") * 1500 > len(text)
    ends: list[tuple[int, bool]] = []
    open_choices: dict[int, Choice] = {}
    for at, head in enumerate(heads):
        limit = min(head.stop, head.start + WINDOW)
        line_end = _LINE_END.search(text, head.start, limit)
        own = line_title(text[head.start : line_end.start()]) if line_end else None
        if own is None and limit == len(text):
            own = line_title(text[head.start : limit])
        if own is not None:
            ends.append((head.start + len(own), False))
            continue
        window = text[head.start : line_end.start() if line_end else limit]
        stop = _STOP.search(window)
        sentence = stop.start() if stop else len(window)
        ends.append((head.start + min(sentence, LONGEST), True))
        if head.style not in _LEARNED or (lined and stop and stop.group() == "。" and sentence <= _PLAIN):
            continue
        choice = choice_of(window, style_key(head.style), title_model(), lined)
        if choice is not None:
            open_choices[at] = choice
    for at, end in _together(heads, open_choices).items():
        ends[at] = (heads[at].start + end, True)
    return ends


def _together(heads: Sequence[Head], choices: dict[int, Choice]) -> dict[int, int]:
    """The ends on which rounds of joint decision settle."""
    joint = title_model().joint if choices else ()
    series: defaultdict[Hashable, list[int]] = defaultdict(list)
    kin: defaultdict[Style, list[int]] = defaultdict(list)
    for at in choices:
        series[heads[at].series].append(at)
        kin[heads[at].style].append(at)
    doubtful = [at for at, choice in choices.items() if len(choice.ends) > 1]
    current = dict(choices)
    for _ in range(_ROUNDS):
        settled = {}
        for at in doubtful:
            near = _around(series[heads[at].series], at)
            own = {at, *near}
            far = [other for other in _around(kin[heads[at].style], at) if other not in own]
            shares = settle(choices[at], [current[o] for o in near], [current[o] for o in far], joint)
            settled[at] = evolve(choices[at], shares=shares)
        current.update(settled)
    return {at: choice.ends[choice.shares.index(max(choice.shares))] for at, choice in current.items()}


def _around(members: Sequence[int], at: int) -> list[int]:
    """Up to a dozen other members, those nearest in the list."""
    from bisect import bisect_left

    place = bisect_left(members, at)
    low = max(0, min(place - _NEAR // 2, len(members) - _NEAR - 1))
    return [other for other in members[low : low + _NEAR + 1] if other != at]

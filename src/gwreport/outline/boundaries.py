"""The title ends of all headings of a report, decided together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Sequence

from attrs import frozen

from gwreport.outline.agreement import Choice, settle
from gwreport.outline.candidates import Style
from gwreport.outline.titles import (
    LONGEST,
    WINDOW,
    choice_of,
    line_title,
    style_key,
    title_model,
)

_LINE_END = re.compile(r"\n|\t|\u3000\u3000| {3}")
_SPACES = frozenset(" \u3000\u00a0\r*")
_STOP = re.compile("[。！？；!?;\n]")
_LEARNED = frozenset(
    (Style.PART, Style.HAN, Style.PAREN_HAN, Style.ARABIC, Style.PAREN_ARABIC, Style.ORDINAL)
)

#: Where a text kept its line breaks, a series whose first titles surely end at 。 is not looked at further.
_SAMPLE = 2
_SURE = 0.95


@frozen
class Head:
    """A heading whose title end is wanted.

    ``start`` is where the title begins, ``stop`` where the next heading does; headings of one ``series``
    belong together.
    """

    style: Style
    start: int
    stop: int
    series: Hashable


def title_ends(text: str, heads: Sequence[Head]) -> list[tuple[int, bool]]:
    """For each heading where its title ends, and whether the body goes on in the same paragraph."""
    lined = text.count("\n") * 1500 > len(text)
    ends: list[tuple[int, bool]] = []
    doubtful: dict[int, tuple[Choice, list[int]]] = {}
    plain: Counter[Hashable] = Counter()
    for at, head in enumerate(heads):
        limit = min(head.stop, head.start + WINDOW)
        line_end = _LINE_END.search(text, head.start, limit)
        own = line_title(text[head.start : line_end.start()]) if line_end else None
        if own is None and lined and limit == len(text):
            own = line_title(text[head.start : limit])
        if own is not None:
            ends.append((head.start + len(own), False))
            continue
        window = text[head.start : line_end.start() if line_end else limit]
        stop = _STOP.search(window)
        sentence = stop.start() if stop else len(window)
        ends.append((head.start + _clause_end(window, sentence), True))
        if head.style not in _LEARNED or (lined and plain[head.series] >= _SAMPLE):
            continue
        places = [place for place, char in enumerate(window) if char not in _SPACES]
        choice = _choice(window, places, head.style, lined) if places else None
        if choice is not None:
            doubtful[at] = choice, places
            whole = places[choice.best - 1] + 1 == sentence and max(choice.shares) > _SURE
            plain[head.series] += 1 if whole else -len(heads)
    settled = settle(
        [choice for choice, _ in doubtful.values()],
        [heads[at].series for at in doubtful],
        [heads[at].style for at in doubtful],
        title_model().joint if doubtful else (),
    )
    for (at, (_, places)), choice in zip(doubtful.items(), settled, strict=True):
        ends[at] = (heads[at].start + places[choice.best - 1] + 1, True)
    return ends


def _choice(window: str, places: Sequence[int], style: Style, lined: bool) -> Choice | None:
    """The ends in question for a title, in terms of ``places``, those of its characters that are no space."""
    gaps = {at for at in range(1, len(places)) if places[at] > places[at - 1] + 1}
    bare = "".join([window[place] for place in places]) if len(places) < len(window) else window
    return choice_of(bare, style_key(style), title_model(), lined, gaps)


def _clause_end(window: str, sentence: int) -> int:
    """Where a title with its stop at ``sentence`` ends: there, or, where that is too far, after a clause."""
    if sentence <= LONGEST:
        return sentence
    comma = max(window.rfind("，", 2, LONGEST), window.rfind(",", 2, LONGEST))
    return comma if comma > 0 else LONGEST

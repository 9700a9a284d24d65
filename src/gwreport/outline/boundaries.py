"""The title ends of all headings of a report, decided together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

from attrs import frozen

from gwreport.outline.agreement import EndChoice, settle
from gwreport.outline.candidates import Style
from gwreport.outline.titles import (
    LINED,
    LINED_CLAUSES,
    LINED_LOW,
    LONGEST,
    WINDOW,
    choice_of,
    line_title,
    style_key,
    title_model,
)

#: A number of a paragraph that follows a title in one line (一、产业升级 1. 工业) ends it too.
_LINE_END = re.compile(r"\n|\t|\u3000\u3000| {3}|[ \u3000](?=\d{1,2}[.．] ?[^\d\s])")
_SPACES = frozenset(" \u3000\u00a0\r*")
_STOP = re.compile("[。！？；!?;\n]")
_LOW = frozenset((Style.ARABIC, Style.PAREN_ARABIC, Style.ORDINAL))
_LEARNED = frozenset(style for style in Style if Style.PLAIN < style < Style.ITEM) - {Style.CIRCLED}

#: A text with a line break for every so many characters kept those of its source.
_LINE_LENGTH = 1500
#: Where a text kept its line breaks, a series whose first titles surely end at 。 is not looked at further.
_SAMPLE = 2
_SURE = 0.95


@frozen
class OpenHeading:
    """A heading whose title end is wanted.

    ``start`` is where the title begins, ``stop`` where the next heading does; headings of one ``series``
    belong together.
    """

    style: Style
    start: int
    stop: int
    series: Hashable


def title_ends(text: str, heads: Sequence[OpenHeading]) -> list[tuple[int, bool]]:
    """For each heading where its title ends, and whether the body goes on in the same paragraph."""
    lined = text.count("\n") * _LINE_LENGTH > len(text)
    ends: list[tuple[int, bool]] = []
    doubtful: dict[int, _UnsureEnd] = {}
    whole_sentences: Counter[Hashable] = Counter()
    for at, head in enumerate(heads):
        window, own = _own_line(text, head, lined)
        if own is not None:
            ends.append((head.start + len(own), False))
            continue
        stop = _STOP.search(window)
        sentence = stop.start() if stop else len(window)
        ends.append((head.start + _clause_end(window, sentence), True))
        if head.style not in _LEARNED or (lined and whole_sentences[head.series] >= _SAMPLE):
            continue
        doubt = _doubt(window, head.style, lined)
        if doubt is not None:
            doubtful[at] = doubt
            whole_sentences[head.series] += 1 if doubt.is_surely(sentence) else -len(heads)
    for at, end in _settled(heads, doubtful).items():
        ends[at] = (end, True)
    return ends


def _own_line(text: str, head: OpenHeading, lined: bool) -> tuple[str, str | None]:
    """The text that the title begins, and the title itself where it has a line of its own."""
    limit = min(head.stop, head.start + WINDOW)
    line_end = _LINE_END.search(text, head.start, limit)
    window = text[head.start : line_end.start() if line_end else limit]
    is_line = line_end is not None or (lined and limit == len(text))
    return window, line_title(window) if is_line else None


@frozen
class _UnsureEnd:
    """A title whose end is not plain: the choice, in terms of ``places``, its characters but for spaces."""

    choice: EndChoice
    places: Sequence[int]

    def end_of(self, choice: EndChoice) -> int:
        """Where the title ends by a choice, in the window."""
        return self.places[choice.best - 1] + 1

    def is_surely(self, end: int) -> bool:
        """Whether the title surely ends there."""
        return self.end_of(self.choice) == end and max(self.choice.shares) > _SURE


def _doubt(window: str, style: Style, lined: bool) -> _UnsureEnd | None:
    """The ends in question for a title; None where it cannot end at all."""
    places = [place for place, char in enumerate(window) if char not in _SPACES]
    choice = _choice(window, places, style, lined) if places else None
    return None if choice is None else _UnsureEnd(choice, places)


def _settled(heads: Sequence[OpenHeading], doubtful: Mapping[int, _UnsureEnd]) -> dict[int, int]:
    """Where the titles in doubt end, decided together; by the number of their heading."""
    if not doubtful:
        return {}
    choices = settle(
        [doubt.choice for doubt in doubtful.values()],
        [heads[at].series for at in doubtful],
        [heads[at].style for at in doubtful],
        title_model().joint,
    )
    return {
        at: heads[at].start + doubt.end_of(choice)
        for (at, doubt), choice in zip(doubtful.items(), choices, strict=True)
    }


def _choice(window: str, places: Sequence[int], style: Style, lined: bool) -> EndChoice | None:
    """The ends in question for a title, in terms of ``places``, those of its characters that are no space."""
    gaps = {at for at in range(1, len(places)) if places[at] > places[at - 1] + 1}
    bare = "".join([window[place] for place in places]) if len(places) < len(window) else window
    return choice_of(bare, style_key(style), title_model(), _stop_bonus(bare, style) if lined else 0.0, gaps)


def _stop_bonus(window: str, style: Style) -> float:
    """What speaks for 。 as the end of a title in a text that kept its line breaks."""
    if style in _LOW:
        return LINED_LOW
    stop = _STOP.search(window)
    return LINED_CLAUSES if stop and "，" in window[: stop.start()] else LINED


def _clause_end(window: str, sentence: int) -> int:
    """Where a title with its stop at ``sentence`` ends: there, or, where that is too far, after a clause."""
    if sentence <= LONGEST:
        return sentence
    comma = max(window.rfind("，", 2, LONGEST), window.rfind(",", 2, LONGEST))
    return comma if comma > 0 else LONGEST

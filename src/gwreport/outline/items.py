"""Enumerations below the numbered headings: 一是 … 二是 …, 首先 … 其次 …, ——, ①."""

from __future__ import annotations

from collections.abc import Sequence

from gwreport.outline.candidates import Candidate, Place, Style

_ITEMS = (Style.ITEM, Style.SEQUENCE, Style.DASH, Style.CIRCLED)
_PLACES = {
    Style.ITEM: (Place.LINE, Place.SENTENCE, Place.COLON, Place.CLAUSE),
    Style.SEQUENCE: (Place.LINE, Place.SENTENCE),
    Style.DASH: (Place.LINE, Place.SENTENCE),
    Style.CIRCLED: (Place.LINE,),
}
#: Members of one enumeration are not farther apart.
_APART = 4000


def find_items(candidates: Sequence[Candidate], breaks: Sequence[int]) -> list[Candidate]:
    """The members of enumerations: two or more in a row that count up from one, with no heading between.

    ``breaks`` are the starts of the headings, in order.
    """
    runs: dict[Style, list[Candidate]] = {}
    found: list[Candidate] = []

    def close(style: Style) -> None:
        run = runs.pop(style, [])
        if len(run) > 1:
            found.extend(run)

    heading = 0
    for candidate in candidates:
        while heading < len(breaks) and breaks[heading] <= candidate.start:
            heading += 1
            for style in tuple(runs):
                close(style)
        style = candidate.style
        if style not in _ITEMS or candidate.place not in _PLACES[style]:
            continue
        run = runs.get(style)
        follows = run and (
            candidate.start - run[-1].start <= _APART
            and (style is Style.DASH or candidate.number == run[-1].number + 1)
        )
        if run and not follows:
            close(style)
            run = None
        if run:
            run.append(candidate)
        elif candidate.number <= 1:
            runs[style] = [candidate]
    for style in tuple(runs):
        close(style)
    found.sort(key=lambda candidate: candidate.start)
    return found

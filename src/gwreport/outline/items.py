"""What divides a section below its numbered headings: unnumbered headings, 一是 … 二是 …, 首先 …, ——."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from gwreport.outline.candidates import BULLET, MarkerCandidate, MarkerPlace, Style, unnumbered
from gwreport.outline.words import outline_words

_ITEMS = (Style.ITEM, Style.SEQUENCE, Style.DASH, Style.CIRCLED)
_PLACES = {
    Style.ITEM: (MarkerPlace.LINE, MarkerPlace.SENTENCE, MarkerPlace.COLON, MarkerPlace.CLAUSE),
    Style.SEQUENCE: (MarkerPlace.LINE, MarkerPlace.SENTENCE),
    Style.DASH: (MarkerPlace.LINE, MarkerPlace.SENTENCE),
    Style.CIRCLED: (MarkerPlace.LINE,),
}
#: Members of one enumeration are not farther apart.
_APART = 4000


def find_items(candidates: Sequence[MarkerCandidate], breaks: Sequence[int]) -> list[MarkerCandidate]:
    """The members of enumerations: two or more in a row that count up from one, with no heading between.

    ``breaks`` are the starts of the headings, in order.
    """
    open_runs: dict[Style, list[MarkerCandidate]] = {}
    found: list[MarkerCandidate] = []
    heading = 0
    for candidate in candidates:
        if heading < len(breaks) and breaks[heading] <= candidate.start:
            heading = bisect_right(breaks, candidate.start, heading)
            _close(open_runs, tuple(open_runs), found)
        style = candidate.style
        if style not in _ITEMS or candidate.place not in _PLACES[style]:
            continue
        if _goes_on(open_runs.get(style), candidate):
            open_runs[style].append(candidate)
            continue
        _close(open_runs, (style,), found)
        if candidate.number <= 1:
            open_runs[style] = [candidate]
    _close(open_runs, tuple(open_runs), found)
    found.sort(key=lambda candidate: candidate.start)
    return found


def _goes_on(run: Sequence[MarkerCandidate] | None, candidate: MarkerCandidate) -> bool:
    """Whether a marker is the next member of an enumeration."""
    if not run or candidate.start - run[-1].start > _APART:
        return False
    return candidate.style is Style.DASH or candidate.number == run[-1].number + 1


def _close(
    open_runs: dict[Style, list[MarkerCandidate]], styles: Sequence[Style], found: list[MarkerCandidate]
) -> None:
    """End the enumerations of some styles; those of one member are none."""
    for style in styles:
        run = open_runs.pop(style, [])
        if len(run) > 1:
            found.extend(run)


#: A short line of its own above a paragraph; one that names a year or a plan period may hold a colon or dash.
_SUBHEAD = re.compile(
    rf"^[ \t\u3000\u00a0*#]*+(?P<bullet>{BULLET}?)[ \t\u3000\u00a0]*+(?P<title>"
    r"(?:(?:(?:19|20)\d{2}年(?!\d)|“十[一二三四五六]五”)[^\n。；！？;!?]{2,37}[^\n。；！？;!?：:])"
    r"|[^\s。；！？：:;!?，、（(\[【《—*#0-9][^\n。；！？：:;!?]{3,28})"
    r"[ \t\u3000\u00a0*]*\n\s*+(?=[^\n]{50}|[^\n]{9,49}[。；][ \t\u3000\r]*+(?:\n|\Z))",
    re.MULTILINE,
)
#: What ends a paragraph.
CLOSED = frozenset("。！？!?；;：:”）)…")


def find_subheads(text: str, breaks: Sequence[int], start: int, stop: int) -> list[MarkerCandidate]:
    """Unnumbered headings of ``text[start:stop]``: they are alone on a line, above a paragraph.

    ``breaks`` are the starts of the numbered headings. A line after an unfinished one is part of it, unless
    that one is a heading.
    """
    no_subhead = outline_words().no_subhead
    taken = set(breaks)
    found: list[MarkerCandidate] = []
    for match in _SUBHEAD.finditer(text, start, stop):
        at = match.start("bullet" if match["bullet"] else "title")
        if at in taken or match.start() in taken or no_subhead.search(match["title"]):
            continue
        before = last_printed(text, start, match.start())
        line = text.rfind("\n", 0, before) + 1
        headed = line in taken or any(begin in taken for begin in range(line, min(line + 4, before)))
        if text[before] in CLOSED or headed:
            found.append(unnumbered(at, match.start("title"), 0.0))
            taken.add(at)
    return found


def last_printed(text: str, start: int, end: int) -> int:
    """Where the last character of ``text[start:end]`` that is no white space is, ``start`` where none is."""
    at = end - 1
    while at > start and text[at].isspace():
        at -= 1
    return at

"""Where the words of a report begin and end: its opening, its address, its last appeal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gwreport.reading.splitting.words import evidence_words, patterns

#: No report delivered to a congress is shorter (characters); a township's have some thousands.
SHORTEST_REPORT = 1500
#: How far into a document (characters) its front matter may reach.
HEAD = 3000
#: How far (characters) beyond an opening its government may be named.
_NAMED_AFTER = 20
#: How far back (characters) from an opening the title of a report in one line is looked for.
_FRONT = 200
#: The last characters of a stretch, in which a finished report has its closing appeal.
_LAST = 400
#: Two prints are the same report where so many characters, of so many after the opening, are the same.
_SIGNED, _READ = 300, 2500


@cache
def _opening() -> re.Pattern[str]:
    """The sentence by which a head of government begins: 现在，我代表…向大会报告工作, since 1954."""
    congress = f"(?:{evidence_words().congress.source})"
    return re.compile(
        r"我(?:现在|现|谨|仅|就)?(?:代表|根据|受|向)[^。！\n]{0,120}?(?:报告|汇报)"
        rf"|由我[^。！\n]{{0,20}}?向[^。！\n]{{0,40}}?{congress}[^。！\n]{{0,16}}?报告"
        rf"|向(?:各位)?{congress}[^。！\n]{{0,12}}?(?:作|做|提出|报告|汇报)[^。！\n]{{0,40}}?请[^。！\n]{{0,10}}?审[议查]"
    )


def find_opening(text: str, low: int, high: int) -> re.Match[str] | None:
    """The first opening between two positions, by whichever body."""
    return _opening().search(text, low, high)


def opens_for_government(opening: re.Match[str]) -> bool:
    """Whether an opening, or what follows it, names a government."""
    return _names_government(opening.string, opening)


def starts(view: str, low: int, high: int) -> Iterator[int]:
    """Where, between two positions, a report is opened: one position for each opening, in order."""
    last = -SHORTEST_REPORT
    for m in _opening().finditer(view, low, high):
        if m.start() - last >= SHORTEST_REPORT and _names_government(view, m):
            last = m.start()
            yield last


def _names_government(text: str, opening: re.Match[str]) -> bool:
    return patterns()["government"].search(text, opening.start(), opening.end() + _NAMED_AFTER) is not None


def front_in_line(view: str, line: int, opening: int) -> int:
    """Where, within the line of an opening, its report begins; the line's start where nothing tells."""
    low = opening - _FRONT
    if low < line:
        return line
    for mark in ("政府工作报告", "各位代表", "同志们"):
        place = view.find(mark, low, opening)
        if place >= 0:
            return max(low, *(view.rfind(end, low, place) + 1 for end in "。！？）"))
    return line


def body_start(text: str, start: int) -> int:
    """Where, from ``start`` on, the words of the report begin: its address or opening, or its first prose."""
    opening = find_opening(text, start, start + HEAD)
    address = patterns()["address"].search(text, start, opening.start() if opening else start + HEAD)
    if opening or address:
        return min(m.start() for m in (opening, address) if m)
    prose = _PROSE.search(text, start, start + HEAD)
    return prose.start() if prose else start


_PROSE = re.compile(r"^(?=[^\n]{60})[^\n。]{1,400}。", re.M)


def closing_start(text: str) -> int:
    """Where the last appeal of the report ends; it is never looked for in the first half."""
    place = len(text) // 2
    for m in patterns()["appeal"].finditer(text, place):
        place = m.end()
    return place


def begins_anew(view: str, low: int, front: int, opening: int) -> bool:
    """Whether an opening with its front matter is that of another report than the one from ``low`` on.

    A head of government may address the deputies again in the midst of a report and report something to them;
    another report has a title or place of delivery, or follows a closing appeal.
    """
    if any(patterns()[kind].search(view, front, opening) for kind in ("title", "delivered")):
        return True
    if not _opens(view, low, front):
        return True
    return not is_unfinished(view, low, front) and _FORMAL.search(view, opening, opening + _NAMED) is not None


_FORMAL = re.compile("审[议查]|我(?:现在|现|谨|仅|就)?(?:代表|受)[^。！\n]{0,20}(?:政府|国务院)")
#: How far (characters) an opening names whom the speaker speaks for, and asks for its approval.
_NAMED = 150


def is_unfinished(view: str, low: int, high: int) -> bool:
    """Whether a stretch opens a report and stops before its closing appeal."""
    if not _opens(view, low, high):
        return False
    return patterns()["closing"].search(view, max(low, high - _LAST), high) is None


def is_continued(view: str, low: int, high: int) -> bool:
    """Whether a stretch speaks to the deputies without opening a report of its own."""
    return not _opens(view, low, high) and patterns()["address"].search(view, low, high) is not None


def _opens(view: str, low: int, high: int) -> bool:
    return next(starts(view, low, min(high, low + HEAD)), None) is not None


_MARKS = re.compile("[^\u3400-\u9fff0-9]+")


def signature(text: str) -> str:
    """What two prints of one report have in common: the characters of its opening and first paragraphs."""
    opening = find_opening(text, 0, HEAD)
    body = text[opening.start() if opening else 0 :][:_READ]
    return _MARKS.sub("", body)[:_SIGNED]

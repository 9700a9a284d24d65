"""Places where a numbered heading may begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum

from attrs import frozen

from gwreport.numerals.calendar import read_count
from gwreport.outline.words import outline_words
from gwreport.script.classes import CHINESE_TENS
from gwreport.script.marks import CLAUSE_END, LIST_MARK, SENTENCE_END, both_widths


class Style(IntEnum):
    """The ways of numbering, in the usual order from the outer to the inner series."""

    PLAIN = 0
    PART = 1
    CHAPTER = 2
    DIVISION = 3
    HAN = 4
    PAREN_HAN = 5
    ARABIC = 6
    PAREN_ARABIC = 7
    CIRCLED = 8
    ORDINAL = 9
    ITEM = 10
    SEQUENCE = 11
    DASH = 12


class MarkerPlace(IntEnum):
    """Where a marker is: at a line's start, after a sentence, a colon or a clause, or mid-clause."""

    LINE = 0
    SENTENCE = 1
    COLON = 2
    CLAUSE = 3
    INLINE = 4


@frozen
class MarkerCandidate:
    """A marker ``[start, end)`` that may open a heading; ``title`` is where the title would start.

    ``number`` is what it counts, 0 for a dash or a heading without number; ``bonus`` is what else speaks
    for it.
    """

    style: Style
    number: int
    start: int
    end: int
    title: int
    place: MarkerPlace
    bonus: float = 0.0


HAN = CHINESE_TENS
#: The dashes that print —— in old and new texts; one alone is a marker at a line's start only.
DASHES = "—―─–"
_PARTS = {"部分": Style.PART, "篇": Style.PART, "章": Style.CHAPTER, "节": Style.DIVISION}
#: The first character is matched by itself, so that the search skips quickly to the next possible one.
_MARKER = re.compile(
    rf"[{HAN}（(第首其再最{DASHES}0-9①-⑳㈠-㈩⑴-⒇]"
    rf"(?:(?<=[（(])(?:(?P<paren>\s?[{HAN}]{{1,3}}\s?[）)])|(?P<brackets>[0-9]{{1,2}}[）)]))"
    rf"|(?<=[{HAN}])(?<![{HAN}百千万亿第零〇][{HAN}])"
    rf"(?P<han>[{HAN}]{{0,2}})(?P<mark> ?、|[.．，,]|\u3000|是要?(?![否非]))"
    rf"|(?<=第)(?P<ordinal>[{HAN}]{{1,3}}|[0-9]{{1,2}}(?=[部篇章节]))(?P<part>部分|[篇章节](?!课)|[，,、：:])"
    r"|(?:(?<=首)先|(?<=[其再])次|(?<=最)后)(?P<sequence>[，,])"
    r"|(?<=[0-9])(?<![^\n \t\u3000\u00a0*#][0-9])(?P<arabic>[0-9]?[.．、])(?![0-9.．])"
    rf"|(?<=[{DASHES}])(?<![{DASHES}]{{2}})(?P<dash>[{DASHES}]?)"
    r"|(?<=[①-⑳㈠-㈩⑴-⒇])(?P<circled>))"
)
_BLANK = " \t\r\u3000\u00a0*#\u200b\ufeff"
_SENTENCE_END = frozenset(both_widths(SENTENCE_END) + '”’）)】》…"')
_COLON = frozenset(both_widths("："))
_CLAUSE = frozenset(both_widths("；，") + LIST_MARK)
_NO_TITLE = frozenset(both_widths(SENTENCE_END + CLAUSE_END + "）") + LIST_MARK + "…％% ")
_LONG = 45
_SENTENCE_MARK = re.compile("[。！？；;：:\n]")
#: What the first number of a list gains where words announce it (重点做好以下工作), or after a bare title.
_AFTER_ANNOUNCEMENT = 1.5
_AFTER_TITLE = 4.0
_LINE_ONLY = (Style.CHAPTER, Style.DIVISION, Style.ARABIC, Style.PAREN_ARABIC)
#: Marks after a numeral that make it a marker at a line's start only, and what follows a number in a list.
_LINE_ONLY_MARKS = frozenset(".．，,\u3000篇")
_LIST_AFTER = ("、", "产", "次产", "次能")
_SEQUENCE = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}


@frozen
class _Marker:
    """A numeral ``[start, end)`` with a title after it; ``first`` is where it is first printed."""

    style: Style
    number: int
    start: int
    end: int
    title: int
    first: int


def find_candidates(text: str) -> list[MarkerCandidate]:
    """Every place in ``text`` that looks like the number of a heading, in order."""
    found: list[MarkerCandidate] = []
    for marker in _markers(text):
        place = place_of(text, marker.first)
        if not _is_refused(text, marker, place):
            bonus = _bonus(text, found, marker, place)
            found.append(
                MarkerCandidate(
                    marker.style, marker.number, marker.start, marker.end, marker.title, place, bonus
                )
            )
    return found


def _markers(text: str) -> Iterator[_Marker]:
    """Every numeral that a title may follow; of one printed twice (三、三、) the second."""
    first = again = -1
    for match in _MARKER.finditer(text):
        start, end = match.span()
        style, number = _style_and_number(match)
        title = _title_start(text, end)
        if title is None or (number == 0 and style is not Style.DASH):
            continue
        first = first if again == start else start
        if style is Style.HAN and text.startswith(match[0], title):
            again = title
            continue
        yield _Marker(style, number, start, end, title, first)


def _title_start(text: str, end: int) -> int | None:
    """Where the title after a marker starts; None where what follows can be none."""
    size = len(text)
    while end < size and text[end] in _BLANK:
        end += 1
    return None if end >= size or text[end] in _NO_TITLE else end


def _is_refused(text: str, marker: _Marker, place: MarkerPlace) -> bool:
    """Whether a numeral is part of a list (一、二、三产业), of a number or, in mid-clause, of a word."""
    if place is not MarkerPlace.LINE and (marker.style in _LINE_ONLY or _is_line_only(text, marker)):
        return True
    if marker.style is Style.DASH:
        return text[marker.title].isdigit() or _parts_title(text, marker.start)
    if marker.style is not Style.HAN:
        return False
    title = marker.title
    in_list = text[title] in HAN and text.startswith(_LIST_AFTER, title + 1)
    return in_list or (place is MarkerPlace.INLINE and _forms_word(text, marker.start, marker.number))


def _is_line_only(text: str, marker: _Marker) -> bool:
    """Whether a marker is none within a line: 一. 一， 第一篇, and a single dash."""
    if marker.style is Style.DASH:
        return marker.end - marker.start == 1
    return marker.style in (Style.PART, Style.HAN) and text[marker.end - 1] in _LINE_ONLY_MARKS


def _parts_title(text: str, dash: int) -> bool:
    """Whether a dash comes after a quotation that begins its line: both are one title (“十三五”——…)."""
    line = text.rfind("\n", max(0, dash - _LONG), dash) + 1
    before = text[line:dash].strip(_BLANK) if line else ""
    return before.startswith("“") and before.endswith("”") and before.count("“") == 1


def _bonus(text: str, found: Sequence[MarkerCandidate], marker: _Marker, place: MarkerPlace) -> float:
    """What speaks for the first number of a list: that it follows a title at once, or was announced."""
    if marker.number != 1 or place not in (MarkerPlace.INLINE, MarkerPlace.COLON):
        return 0.0
    start = marker.start
    if place is MarkerPlace.INLINE and after_title(text, found, start):
        return _AFTER_TITLE
    return _AFTER_ANNOUNCEMENT if outline_words().announce.search(text, max(0, start - 14), start) else 0.0


def _style_and_number(match: re.Match[str]) -> tuple[Style, int]:
    """How a marker numbers and what it counts; 0 where its numeral is none, and for a dash."""
    kind, marker = match.lastgroup, match[0]
    if kind == "paren":
        return Style.PAREN_HAN, _count(marker[1:-1].strip())
    if kind == "mark":
        han = marker[: match.end("han") - match.start()]
        return Style.ITEM if match["mark"][0] == "是" else Style.HAN, _count(han)
    if kind == "part":
        return _PARTS.get(match["part"], Style.ORDINAL), _count(match["ordinal"])
    if kind == "sequence":
        return Style.SEQUENCE, _SEQUENCE[marker[:2]]
    if kind == "arabic":
        return Style.ARABIC, int(marker[:-1])
    if kind == "brackets":
        return Style.PAREN_ARABIC, int(marker[1:-1])
    return _enclosed(marker[0]) if kind == "circled" else (Style.DASH, 0)


def _count(numeral: str) -> int:
    """What a numeral counts, 0 where it is none."""
    return read_count(numeral) or 0


def _enclosed(char: str) -> tuple[Style, int]:
    """Style and number of ① ㈠ ⑴."""
    for first, last, style in (("①", "⑳", Style.CIRCLED), ("㈠", "㈩", Style.PAREN_HAN)):
        if first <= char <= last:
            return style, ord(char) - ord(first) + 1
    return Style.PAREN_ARABIC, ord(char) - ord("⑴") + 1


def after_title(text: str, found: Sequence[MarkerCandidate], start: int) -> bool:
    """Whether nothing but what may be a title is between the last marker found and ``start``."""
    if not found or found[-1].place >= MarkerPlace.CLAUSE:
        return False
    return 2 <= start - found[-1].title <= _LONG and not _SENTENCE_MARK.search(text, found[-1].title, start)


def _forms_word(text: str, start: int, number: int) -> bool:
    """Whether the numeral at ``start`` is the end of a word, even one that a stray space cuts."""
    before = text[max(0, start - 4) : start].rstrip(_BLANK)[-1:]
    return before != "" and before in outline_words().before_numeral(number)


def place_of(text: str, start: int) -> MarkerPlace:
    """What comes before ``start``; a wide gap counts as a line break."""
    at = start - 1
    while at >= 0 and text[at] in _BLANK:
        at -= 1
    if at < 0 or text[at] == "\n" or start - at > 2 or "\u3000" in text[at + 1 : start]:
        return MarkerPlace.LINE
    before = text[at]
    if before in _SENTENCE_END:
        return MarkerPlace.SENTENCE
    if before in _COLON:
        return MarkerPlace.COLON
    return MarkerPlace.CLAUSE if before in _CLAUSE else MarkerPlace.INLINE


#: The bullets that a page prints before its headings.
BULLET = "[•●◆■▪◎▲★○◇□]"
#: A line of its own that may be a heading without number.
_PLAIN_LINE = re.compile(
    rf"^[ \t\u3000\u00a0*#]*+(?P<bullet>{BULLET}?)[ \t\u3000\u00a0]*+"
    r"(?P<title>[^\n。；！？：:;!?]{2,40}?)[ \t\u3000\u00a0*]*+$",
    re.MULTILINE,
)
_FIRST_BELOW = re.compile(r"\s*一[、.．]")
#: What a line above 一、 gains; as many of these in a text are headings of sections that numbers divide.
_ABOVE_NUMBERS = 1.5
_ENOUGH_DIVIDED = 2
#: What the title of a glossary or an annex gains; no other heading without number gains as much.
TAIL = 2.0


def find_plain(text: str, start: int) -> list[MarkerCandidate]:
    """Lines from ``start`` on that hold nothing but a title without number.

    A title has one of the words of such titles, or stands above 一、 like another one of the text. Those of
    what follows a report (glossaries, annexes) close every open series.
    """
    words = outline_words()
    tails = [
        unnumbered(match.start("title"), match.start("title"), TAIL)
        for match in words.tail_line.finditer(text, start)
    ]
    worded, others, divided = [], [], 0
    for match in _PLAIN_LINE.finditer(text, start):
        title, first = match["title"], match.start("bullet" if match["bullet"] else "title")
        if _MARKER.match(title) or words.tail.search(title) or words.report_title.search(title):
            continue
        is_divided = _FIRST_BELOW.match(text, match.end()) is not None
        candidate = unnumbered(first, match.start("title"), _ABOVE_NUMBERS if is_divided else 0.0)
        divided += is_divided
        if words.plain.search(title):
            worded.append(candidate)
        elif is_divided and not words.no_subhead.search(title):
            others.append(candidate)
    found = [*tails, *worded, *(others if divided >= _ENOUGH_DIVIDED else ())]
    found.sort(key=lambda candidate: candidate.start)
    return found


def unnumbered(start: int, title: int, bonus: float) -> MarkerCandidate:
    """A heading without number on a line of its own; a bullet before the title is its marker."""
    return MarkerCandidate(Style.PLAIN, 0, start, min(start + 1, title), title, MarkerPlace.LINE, bonus)

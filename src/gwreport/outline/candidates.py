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
    HAN = 2
    PAREN_HAN = 3
    ARABIC = 4
    PAREN_ARABIC = 5
    CIRCLED = 6
    ORDINAL = 7
    ITEM = 8
    SEQUENCE = 9
    DASH = 10


class Place(IntEnum):
    """Where a marker is: at a line's start, after a sentence, a colon or a clause, or mid-clause."""

    LINE = 0
    SENTENCE = 1
    COLON = 2
    CLAUSE = 3
    INLINE = 4


@frozen
class Candidate:
    """A marker ``[start, end)`` that may open a heading; ``title`` is where the title would start.

    ``number`` is what it counts, 0 for a dash or a heading without number; ``bonus`` is what else speaks
    for it.
    """

    style: Style
    number: int
    start: int
    end: int
    title: int
    place: Place
    bonus: float = 0.0


HAN = CHINESE_TENS
#: The first character is matched by itself, so that the search skips quickly to the next possible one.
_MARKER = re.compile(
    rf"[{HAN}（(第首其再最—0-9①-⑳㈠-㈩⑴-⒇]"
    rf"(?:(?<=[（(])(?:(?P<paren>\s?[{HAN}]{{1,3}}\s?[）)])|(?P<brackets>[0-9]{{1,2}}[）)]))"
    rf"|(?<=[{HAN}])(?<![{HAN}百千万亿第零〇][{HAN}])"
    rf"(?P<han>[{HAN}]{{0,2}})(?P<mark> ?、|[.．]|是要?(?![否非]))"
    rf"|(?<=第)(?P<ordinal>[{HAN}]{{1,3}})(?P<part>部分|[，,、：:])"
    r"|(?:(?<=首)先|(?<=[其再])次|(?<=最)后)(?P<sequence>[，,])"
    r"|(?<=[0-9])(?<![^\n \t\u3000\u00a0*#][0-9])(?P<arabic>[0-9]?[.．、])(?![0-9.．])"
    r"|(?<=—)(?P<dash>—)"
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
_LINE_ONLY = (Style.ARABIC, Style.PAREN_ARABIC)
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


def find_candidates(text: str) -> list[Candidate]:
    """Every place in ``text`` that looks like the number of a heading, in order."""
    found: list[Candidate] = []
    for marker in _markers(text):
        place = place_of(text, marker.first)
        if not _is_refused(text, marker, place):
            bonus = _bonus(text, found, marker, place)
            found.append(
                Candidate(marker.style, marker.number, marker.start, marker.end, marker.title, place, bonus)
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


def _is_refused(text: str, marker: _Marker, place: Place) -> bool:
    """Whether a numeral is part of a list (一、二、三产业), of a number or, in mid-clause, of a word."""
    if place is not Place.LINE and (marker.style in _LINE_ONLY or text[marker.end - 1] in ".．"):
        return True
    if marker.style is not Style.HAN:
        return False
    title = marker.title
    in_list = text[title] in HAN and text[title + 1 : title + 2] in ("、", "产", "次")
    return in_list or (place is Place.INLINE and _forms_word(text, marker.start, marker.number))


def _bonus(text: str, found: Sequence[Candidate], marker: _Marker, place: Place) -> float:
    """What speaks for the first number of a list: that it follows a title at once, or was announced."""
    if marker.number != 1 or place not in (Place.INLINE, Place.COLON):
        return 0.0
    start = marker.start
    if place is Place.INLINE and after_title(text, found, start):
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
        style = Style.PART if match["part"] == "部分" else Style.ORDINAL
        return style, _count(match["ordinal"])
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


def after_title(text: str, found: Sequence[Candidate], start: int) -> bool:
    """Whether nothing but what may be a title is between the last marker found and ``start``."""
    if not found or found[-1].place >= Place.CLAUSE:
        return False
    return 2 <= start - found[-1].title <= _LONG and not _SENTENCE_MARK.search(text, found[-1].title, start)


def _forms_word(text: str, start: int, number: int) -> bool:
    """Whether the numeral at ``start`` is the end of a word, even one that a stray space cuts."""
    before = text[max(0, start - 4) : start].rstrip(_BLANK)[-1:]
    return before != "" and before in outline_words().before_numeral(number)


def place_of(text: str, start: int) -> Place:
    """What comes before ``start``; a wide gap counts as a line break."""
    at = start - 1
    while at >= 0 and text[at] in _BLANK:
        at -= 1
    if at < 0 or text[at] == "\n" or start - at > 2 or "\u3000" in text[at + 1 : start]:
        return Place.LINE
    before = text[at]
    if before in _SENTENCE_END:
        return Place.SENTENCE
    if before in _COLON:
        return Place.COLON
    return Place.CLAUSE if before in _CLAUSE else Place.INLINE


#: A line of its own that may be a heading without number.
_PLAIN_LINE = re.compile(
    r"^[ \t\u3000\u00a0*#]*+([^\n。；！？：:;!?]{2,40}?)[ \t\u3000\u00a0*]*+$", re.MULTILINE
)


def find_plain(text: str, start: int, words: re.Pattern[str], tail: re.Pattern[str]) -> list[Candidate]:
    """Lines from ``start`` on that hold nothing but a title with one of ``words``.

    ``tail`` matches the titles of what follows a report (glossaries, annexes), which close every open series.
    """
    found = []
    for match in _PLAIN_LINE.finditer(text, start):
        title = match.group(1)
        if not words.search(title) or _MARKER.match(title):
            continue
        at = match.start(1)
        found.append(Candidate(Style.PLAIN, 0, at, at, at, Place.LINE, 2.0 if tail.search(title) else 0.0))
    return found

"""Places where a numbered heading may begin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import cache

from attrs import frozen


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
    """Where a marker stands: at a line's start, after a sentence, a colon or a clause, or mid-clause."""

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


HAN = "一二三四五六七八九十"
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
_SENTENCE_END = frozenset('。！？!?”’）)】》…"')
_COLON = frozenset("：:")
_CLAUSE = frozenset("；;，,、")
_NO_TITLE = frozenset("，。、；：,;:!?！？）)…％% ")
#: Characters that make a word of a numeral after them (统一、 唯一、 再三、 周二、): no heading.
_WORD = {
    1: frozenset("统之唯第同单专如合万不划归逐每某这那任均周期初高大惟始守"),
    2: frozenset("独第无不唯周期初高大"),
    3: frozenset("再第连周期初高大"),
}
_WORD_LATER = frozenset("第周期初高大数几约近")
_LONG = 45
_SENTENCE_MARK = re.compile("[。！？；;：:\n]")
#: Words that announce a list of headings (重点做好以下工作).
_ANNOUNCED = re.compile("方面|以下|如下|下列|重点|任务|工作|举措|措施|目标")
_LINE_ONLY = (Style.ARABIC, Style.PAREN_ARABIC)
_SEQUENCE = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}


@cache
def han_numbers() -> dict[str, int]:
    """一 … 九十九 and their values."""
    digits = "一二三四五六七八九"
    table = {digit: value for value, digit in enumerate(digits, 1)}
    for tens in range(1, 10):
        head = ("" if tens == 1 else digits[tens - 1]) + "十"
        table[head] = tens * 10
        for value, digit in enumerate(digits, 1):
            table[head + digit] = tens * 10 + value
    table["一十"] = 10
    return table


def find_candidates(text: str) -> list[Candidate]:
    """Every place in ``text`` that looks like the number of a heading, in order."""
    numbers = han_numbers()
    found: list[Candidate] = []
    doubled = end_of_doubled = -1
    for match in _MARKER.finditer(text):
        start, end = match.start(), match.end()
        style, number = _style_and_number(match, numbers)
        if number == 0 and style is not Style.DASH:
            continue
        title = end
        while title < len(text) and text[title] in _BLANK:
            title += 1
        if title >= len(text) or text[title] in _NO_TITLE:
            continue
        if style is Style.HAN and text.startswith(text[start:end], title):
            if end_of_doubled != start:
                doubled = start
            end_of_doubled = title
            continue  # printed twice: 三、三、
        if style is Style.HAN and text[title] in HAN and text[title + 1 : title + 2] in ("、", "产", "次"):
            continue  # 一、二、三产业
        place = place_of(text, doubled if end_of_doubled == start else start)
        if place is not Place.LINE and (style in _LINE_ONLY or text[end - 1] in ".．"):
            continue
        if style is Style.HAN and place is Place.INLINE and _forms_word(text, start, number):
            continue
        bonus = 0.0
        if (
            place in (Place.INLINE, Place.COLON)
            and number == 1
            and _ANNOUNCED.search(text, max(0, start - 14), start)
        ):
            bonus = 1.5
        if place is Place.INLINE and number == 1 and after_title(text, found, start):
            bonus = 4.0
        found.append(Candidate(style, number, start, end, title, place, bonus))
    return found


def _style_and_number(match: re.Match[str], numbers: Mapping[str, int]) -> tuple[Style, int]:
    """How a marker numbers and what it counts; 0 where its numeral is none, and for a dash."""
    kind, marker = match.lastgroup, match[0]
    if kind == "paren":
        return Style.PAREN_HAN, numbers.get(marker[1:-1].strip(), 0)
    if kind == "mark":
        han = marker[: match.end("han") - match.start()]
        return Style.ITEM if match["mark"][0] == "是" else Style.HAN, numbers.get(han, 0)
    if kind == "part":
        style = Style.PART if match["part"] == "部分" else Style.ORDINAL
        return style, numbers.get(match["ordinal"], 0)
    if kind == "sequence":
        return Style.SEQUENCE, _SEQUENCE[marker[:2]]
    if kind == "arabic":
        return Style.ARABIC, int(marker[:-1])
    if kind == "brackets":
        return Style.PAREN_ARABIC, int(marker[1:-1])
    return _enclosed(marker[0]) if kind == "circled" else (Style.DASH, 0)


def _enclosed(char: str) -> tuple[Style, int]:
    """Style and number of ① ㈠ ⑴."""
    for first, last, style in (("①", "⑳", Style.CIRCLED), ("㈠", "㈩", Style.PAREN_HAN)):
        if first <= char <= last:
            return style, ord(char) - ord(first) + 1
    return Style.PAREN_ARABIC, ord(char) - ord("⑴") + 1


def after_title(text: str, found: Sequence[Candidate], start: int) -> bool:
    """Whether nothing but what may be a title stands between the last marker found and ``start``."""
    if not found or found[-1].place >= Place.CLAUSE:
        return False
    return 2 <= start - found[-1].title <= _LONG and not _SENTENCE_MARK.search(text, found[-1].title, start)


def _forms_word(text: str, start: int, number: int) -> bool:
    """Whether the numeral at ``start`` is the end of a word, even one that a stray space cuts."""
    before = text[max(0, start - 4) : start].rstrip(_BLANK)[-1:]
    return before in _WORD.get(number, _WORD_LATER)


def place_of(text: str, start: int) -> Place:
    """What stands before ``start``; a wide gap counts as a line break."""
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

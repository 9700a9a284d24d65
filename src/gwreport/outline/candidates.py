"""Places where a numbered heading may begin."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache

from attrs import frozen


class Style(IntEnum):
    """The ways of numbering, in the usual order from the outer to the inner series."""

    PART = 0
    HAN = 1
    PAREN_HAN = 2
    ARABIC = 3
    PAREN_ARABIC = 4
    CIRCLED = 5
    ORDINAL = 6
    ITEM = 7
    SEQUENCE = 8
    DASH = 9


class Place(IntEnum):
    """Where a marker stands: at the start of a line, after a sentence, after a colon or a clause, or mid-clause."""

    LINE = 0
    SENTENCE = 1
    COLON = 2
    CLAUSE = 3
    INLINE = 4


@frozen
class Candidate:
    """A marker ``[start, end)`` that may open a heading; ``title`` is where the title would start.

    ``number`` is what it counts, 0 for a dash.
    """

    style: Style
    number: int
    start: int
    end: int
    title: int
    place: Place


HAN = "一二三四五六七八九十"
_MARKER = re.compile(
    rf"(?P<paren>[（(]\s?[{HAN}]{{1,3}}\s?[）)])"
    rf"|(?P<han>(?<![{HAN}百千万亿第零〇])[{HAN}]{{1,3}})(?P<mark>、|是要?(?![否非]))"
    rf"|第(?P<ordinal>[{HAN}]{{1,3}})(?P<part>部分|[，,、：:])"
    r"|(?P<sequence>首先|其次|再次|最后)[，,]"
    r"|(?m:^[\s*#]*(?:(?P<arabic>\d{1,2})[.．、](?![\d.．])|(?P<brackets>[（(]\d{1,2}[）)])))"
    r"|(?P<circled>[①-⑳])"
    r"|(?P<dash>——)"
)
_BLANK = " \t\r\u3000\u00a0*#\u200b\ufeff"
_SENTENCE_END = frozenset('。！？!?”’）)】》…"')
_COLON = frozenset("：:")
_CLAUSE = frozenset("；;，,、")
_NO_TITLE = frozenset("，。、；：,;:!?！？）)…％% ")
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
    for match in _MARKER.finditer(text):
        kind = match.lastgroup
        start, end = match.start(), match.end()
        style: Style
        if kind == "paren":
            style, number = Style.PAREN_HAN, numbers.get(text[start + 1 : end - 1].strip(), 0)
        elif kind == "mark":
            number = numbers.get(match["han"], 0)
            style = Style.HAN if match["mark"] == "、" else Style.ITEM
        elif kind == "part":
            number = numbers.get(match["ordinal"], 0)
            style = Style.PART if match["part"] == "部分" else Style.ORDINAL
        elif kind == "sequence":
            style, number = Style.SEQUENCE, _SEQUENCE[match["sequence"]]
        elif kind == "arabic":
            style, number, start = Style.ARABIC, int(match["arabic"]), match.start("arabic")
        elif kind == "brackets":
            style, start = Style.PAREN_ARABIC, match.start("brackets")
            number = int(text[start + 1 : end - 1])
        elif kind == "circled":
            style, number = Style.CIRCLED, ord(text[start]) - ord("①") + 1
        else:
            style, number = Style.DASH, 0
        if number == 0 and style is not Style.DASH:
            continue
        title = end
        while title < len(text) and text[title] in _BLANK:
            title += 1
        if title >= len(text) or text[title] in _NO_TITLE:
            continue
        if style is Style.HAN and text[title] in HAN and text[title + 1 : title + 2] in ("、", "产", "次"):
            continue  # 一、二、三产业
        found.append(Candidate(style, number, start, end, title, place_of(text, start)))
    return found


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

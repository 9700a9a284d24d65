"""What looks like a quantity and is none: idioms, names, dates, numbering, damaged digits."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind
from attrs import frozen

from gwreport.errors import DataTableError
from gwreport.units import load_units

TABLE: Final = "idioms.toml"

_D: Final = "[0-9０-９]"
_YEAR: Final = r"(?:[1１][89８９]|[2２][01０１])[0-9０-９]{2}"
_TO: Final = r"\s?(?:[-—–~～─―－至到、和]|——)\s?"
_CN: Final = "一二三四五六七八九十"
_CN_MONTH: Final = "(?:十[一二]?|[一二三四五六七八九])"

# Each of these begins at the first character of a numeral; what it matches holds no quantity.
_DAY: Final = r"\s?[日号]"
_ARABIC_TRAPS: Final = (
    # years, with a second year or a month and day
    rf"{_YEAR}(?:{_TO}(?:{_YEAR}|{_D}{{2}}))?\s?年",
    rf"{_YEAR}[-－.．/年]{_D}{{1,2}}[-－.．/月]{_D}{{1,2}}(?!{_D})日?",
    rf"(?:19|20){_D}{{2}}\s?[-—–~～－]{{1,2}}\s?(?:19|20){_D}{{2}}(?![0-9.%％万亿])",
    rf"[89]{_D}年(?![多来以之])",
    # months, days, hours
    rf"{_D}{{1,2}}(?:{_TO}{_D}{{1,2}})?\s?月份?\s?(?:{_D}{{1,2}}(?:{_TO}{_D}{{1,2}})?{_DAY})?",
    rf"{_D}{{1,2}}[日号](?!均)",
    rf"(?:[01]?{_D}|2[0-4])时(?!间|段|期|速)(?:{_D}{{1,2}}分)?",
    rf"{_D}{{1,2}}[:：]{_D}{{2}}(?:[:：]{_D}{{2}})?(?=\s|来|$)",
    rf"{_D}{{2}}年代|{_D}0后|{_D}{{1,2}}世纪",
    rf"[1-4１-４](?:{_TO}[1-4１-４])*个?季度",
    # names and numbering: 13届全国, 1+N, 9·8, 1.2.3, 12345热线, 7号线
    rf"{_D}{{1,3}}届(?=[{_CN}]|[全历]|人大|人民|政协|市|省|县|区|州|党|中)",
    rf"(?<=人大){_D}+次",
    rf"[0-9]+(?:\.[0-9]+)?(?:[+＋](?:[0-9]+(?:\.[0-9]+)?|[{_CN}A-Za-zＮＸ]+))+",
    rf"{_D}{{1,2}}[·•・]{_D}{{1,2}}",
    r"[0-9]+(?:[.．][0-9]+){2,}(?![%％万亿])",
    rf"{_D}+(?:[号＃#]|国道|省道|县道|热线|平台|政务|指挥|专线|便民|工程|计划)",
)
_CHINESE_TRAPS: Final = (
    # years, months, days
    rf"[一二][〇零○oO0ＯО一二三四五六七八九]{{3}}(?:{_TO}[一二]?[〇零○oO0ＯО一二三四五六七八九]{{2,3}})?年?",
    r"[〇零○一二三四五六七八九]{2,3}年",
    rf"{_CN_MONTH}(?:{_TO}{_CN_MONTH})?月份?(?:[{_CN}]{{1,3}}[日号])?",
    rf"[{_CN}廿]{{1,3}}[日号](?!均)",
    rf"[一二三四五六七八九]十年代|[{_CN}]0后|[{_CN}]{{1,3}}世纪",
    rf"[一二三四](?:{_TO}[一二三四])*个?季度",
    # plan and congress names
    r"十[一二三四五六]五(?![个项件条])",
    r"[六七八九]五(?:时期|计划|期间|规划|”|\")",
    rf"[{_CN}百零]+届(?=[{_CN}]|[全历]|人大|人民|政协|市|省|县|区|州|党|中)",
    rf"[{_CN}]+届?[{_CN}]*(?:、[{_CN}]+)*中全会",
    rf"[{_CN}]+次?(?:[、和至]?第?[{_CN}]+次?)*次(?:会议|全会|全体|全委|中全会|党代会|代表大会|人代会|人口普查|经济普查|农业普查)",
    rf"(?<=人大)[{_CN}]+次",
    r"(?:十[一二三四五六七八九]|二十)大(?!类)",
    rf"[{_CN}]+(?:个五)?年(?:规划|计划)",
    # names
    rf"[{_CN}两](?:[+＋](?:[0-9]+(?:\.[0-9]+)?|[{_CN}A-Za-zＮＸ]+))+",
    rf"[{_CN}]+[号＃#]",
    rf"[{_CN}]+产业|[一二三](?:、[一二三])+(?:次)?产业",
)

_ORDINAL: Final = (
    rf"(?:[{_CN}百零]+|{_D}+)(?:{_TO}第?(?:[{_CN}]+|{_D}+))*"
    r"(?:次|个|届|批|期|轮|季度|产业|阶段|方|大|条|项|家|座|代|类|线|时间|步|年|任|章|节|款|号|台|艘|人|套|例|部|篇|次会议)?"
)

# Alternatives begin with a literal, so that re skips to their first characters.
_SUSPECT: Final = r"\$|＄|l|I|O|�|□|■|\.[.．%％]|．[.．%％]|\.[0-9]+\.[0-9]+[%％万亿]|,\.[0-9]|\.,[0-9]"
_RUN: Final = frozenset("0123456789０１２３４５６７８９.．,$＄lIO�□■")
_LETTERS: Final = frozenset("lIO")
_DIGITS: Final = frozenset("0123456789０１２３４５６７８９")
_MEASURED: Final = frozenset("%％万亿元个家户人吨亩公千平名项天年倍")


@frozen
class Idioms:
    """The table of phrases and of the uses of 一 in ``data/idioms.toml``."""

    phrases: AhoCorasick
    one_with: frozenset[str]
    before_one: frozenset[str]
    not_tenths: frozenset[str]
    never_units: frozenset[str]
    weak_with_chinese: frozenset[str]
    abbreviations: tuple[str, ...]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """The places of the phrases in ``text``: leftmost first, longest first, disjoint."""
        return [(start, end) for _, start, end in self.phrases.find_matches_as_indexes(text)]


@cache
def idioms() -> Idioms:
    """The table, read when first asked for. Raises ``DataTableError`` for a table that breaks its rules."""
    raw = tomllib.loads(resources.files("gwreport.data").joinpath(TABLE).read_text(encoding="utf-8"))
    for key in ("phrases", "one_with"):
        if not all(isinstance(word, str) and word for word in raw[key]):
            raise DataTableError(TABLE, key, "expected words that are not empty")
    return Idioms(
        AhoCorasick(sorted(set(raw["phrases"])), matchkind=MatchKind.LeftmostLongest),
        frozenset(raw["one_with"]),
        frozenset(raw["before_one"]),
        frozenset(raw["not_tenths"]),
        frozenset(raw["never_units"]),
        frozenset(raw["weak_with_chinese"]),
        tuple(raw["abbreviations"]),
    )


@cache
def arabic_trap() -> re.Pattern[str]:
    """Matches, at the first digit of an Arabic numeral, what is a date, a name or numbering."""
    return re.compile("|".join(_ARABIC_TRAPS))


@cache
def chinese_trap() -> re.Pattern[str]:
    """Matches, at the first character of a Chinese numeral, what is a date or a name."""
    return re.compile("|".join(_CHINESE_TRAPS))


@cache
def ordinal() -> re.Pattern[str]:
    """Matches what follows 第: the numerals and the word they order."""
    return re.compile(_ORDINAL)


@cache
def _suspect() -> re.Pattern[str]:
    return re.compile(_SUSPECT)


def damaged_spans(text: str) -> list[tuple[int, int]]:
    """The places of numbers that a bad conversion has destroyed (11$1.$2%, 4l.38亿), disjoint and in order."""
    spans: list[tuple[int, int]] = []
    search = _suspect().search
    match = search(text)
    while match:
        start, end = match.start(), match.start()
        floor = spans[-1][1] if spans else 0
        while start > floor and text[start - 1] in _RUN:
            start -= 1
        while end < len(text) and text[end] in _RUN:
            end += 1
        span = _damaged(text, start, end)
        if span:
            spans.append(span)
        match = search(text, max(end, match.start() + 1))
    return spans


def _damaged(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The run ``[start, end)`` with its percent sign if it is a damaged number, else None."""
    while start < end and text[start] in ",，":
        start += 1
    run = text[start:end].rstrip(",")
    end = start + len(run)
    following = text[end : end + 1]
    digits = sum(char in _DIGITS for char in run)
    if not digits:
        return None
    if "$" in run or "＄" in run:
        return start, _beyond_unit(text, end)
    around = text[start - 1 : start] if start else ""
    if (following.isascii() and following.isalnum()) or (around.isascii() and around.isalnum()):
        return None
    if following not in _MEASURED or run == "O2O":
        return None
    if run[0] in _LETTERS and digits < 2:
        return None
    return start, _beyond_unit(text, end)


def _beyond_unit(text: str, end: int) -> int:
    """The end of a damaged number with its multiplier and unit, so that no part of them is read alone."""
    while end < len(text) and text[end] in "%％十百千万亿":
        end += 1
    found = load_units().match(text, end)
    return found[0] if found else end

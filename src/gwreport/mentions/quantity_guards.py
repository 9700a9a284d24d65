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

TABLE: Final = "idioms.toml"

_D: Final = "[0-9０-９]"
_YEAR: Final = r"(?:[1１][89８９]|[2２][01０１])[0-9０-９]{2}"
_TO: Final = r"\s?(?:[-—–~～─―－至到、和]|——)\s?"
_CN: Final = "一二三四五六七八九十"
_CN_MONTH: Final = "(?:十[一二]?|[一二三四五六七八九])"

# Each of these begins at the first character of a numeral; what it matches holds no quantity.
_TRAPS: Final = (
    # years, with a second year or a month and day
    rf"{_YEAR}(?:{_TO}(?:{_YEAR}|{_D}{{2}}))?\s?年",
    rf"{_YEAR}[-－.．/年]{_D}{{1,2}}[-－.．/月]{_D}{{1,2}}(?!{_D})日?",
    rf"(?:19|20){_D}{{2}}\s?[-—–~～－]{{1,2}}\s?(?:19|20){_D}{{2}}(?![0-9.%％万亿])",
    rf"[89]{_D}年(?![多来以之])",
    rf"[一二１２12][〇零○oO0ＯО一二三四五六七八九]{{3}}(?:{_TO}[一二]?[〇零○oO0ＯО一二三四五六七八九]{{2,3}})?年?",
    rf"[〇零○一二三四五六七八九]{{2,3}}年",
    # months, days, hours
    rf"{_D}{{1,2}}(?:{_TO}{_D}{{1,2}})?\s?月份?\s?(?:{_D}{{1,2}}(?:{_TO}{_D}{{1,2}})?\s?[日号])?",
    rf"{_CN_MONTH}(?:{_TO}{_CN_MONTH})?月份?(?:[{_CN}]{{1,3}}[日号])?",
    rf"(?:{_D}{{1,2}}|[{_CN}廿]{{1,3}})[日号](?!均)",
    rf"(?:[01]?{_D}|2[0-4])时(?!间|段|期|速)(?:{_D}{{1,2}}分)?",
    rf"{_D}{{1,2}}[:：]{_D}{{2}}(?:[:：]{_D}{{2}})?(?=\s|来|$)",
    rf"[一二三四五六七八九]十年代|{_D}{{2}}年代|{_D}0后|[{_CN}]0后",
    rf"(?:{_D}{{1,2}}|[{_CN}]{{1,3}})世纪",
    rf"(?:[1-4１-４]|[一二三四])(?:{_TO}(?:[1-4１-４]|[一二三四]))*(?:个)?季度",
    # plan and congress names
    r"十[一二三四五六]五(?![个项件条])",
    r"[六七八九]五(?:时期|计划|期间|规划|”|\")",
    rf"(?:[{_CN}百零]+|{_D}{{1,3}})届(?=[{_CN}]|[全历]|人大|人民|政协|市|省|县|区|州|党|中)",
    rf"[{_CN}]+届?[{_CN}]*(?:、[{_CN}]+)*中全会",
    rf"[{_CN}]+(?:、[{_CN}]+)*次(?:全会|全体|党代会|代表大会|会议|人口普查|经济普查|农业普查)",
    r"(?:十[一二三四五六七八九]|二十)大(?!类)",
    rf"[{_CN}]+个五年(?:规划|计划)",
    # names and numbering: 1+N, 9·8, 1.2.3, 12345热线, 7号线
    rf"(?:[0-9]+(?:\.[0-9]+)?|[{_CN}两])(?:[+＋](?:[0-9]+(?:\.[0-9]+)?|[{_CN}A-Za-zＮＸ]+))+",
    rf"{_D}{{1,2}}[·•・]{_D}{{1,2}}",
    r"[0-9]+(?:[.．][0-9]+){2,}(?![%％万亿])",
    rf"(?:{_D}+|[{_CN}]+)[号＃#](?:公路|线|楼|机|院|地|文件|令|桥|站|井|泊|航|工|煤|厂|炉|高炉|机组|国道|省道|标|台|卫星|基地)?",
    rf"{_D}+(?:国道|省道|县道|热线|平台|政务|指挥|专线|便民|工程|计划)",
    rf"[{_CN}]+产业|[一二三](?:、[一二三])+(?:次)?产业",
)

_ORDINAL: Final = (
    rf"(?:[{_CN}百零]+|{_D}+)(?:{_TO}第?(?:[{_CN}]+|{_D}+))*"
    r"(?:次|个|届|批|期|轮|季度|产业|阶段|方|大|条|项|家|座|代|类|线|时间|步|年|任|章|节|款|号|台|艘|人|套|例|部|篇|次会议)?"
)

_DAMAGED: Final = (
    r"[0-9０-９]+[$＄][0-9０-９.．$＄%％]*"
    r"|(?<![A-Za-z0-9])[0-9]+[lIO|][0-9lIO|]*(?:[.．][0-9lIO|]+)?(?=[%％万亿元个])"
    r"|(?<![A-Za-z0-9])[lIO|]+[0-9]+(?:[.．][0-9lIO|]+)?(?=[%％万亿])"
    r"|[0-9]+(?:[.．][0-9]+){2,}(?=[%％万亿])"
    r"|[0-9]+(?:[.．]{2,}|[,，][.．]|[.．][,，])[0-9]+(?=[%％万亿])"
    r"|[0-9]+[.．](?=[%％]|[万亿]元)"
    r"|(?<![0-9.．年])[.．][0-9]+(?=[%％])"
    r"|[0-9.]*[0-9][?？�□■][0-9.]*[0-9](?=[%％万亿])"
)


@frozen
class Idioms:
    """The table of phrases and of the uses of 一 in ``data/idioms.toml``."""

    phrases: AhoCorasick
    one_with: frozenset[str]
    before_one: frozenset[str]
    not_tenths: frozenset[str]
    never_units: frozenset[str]
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
        tuple(raw["abbreviations"]),
    )


@cache
def trap() -> re.Pattern[str]:
    """Matches, at the first character of a numeral, what is a date, a name or numbering."""
    return re.compile("|".join(_TRAPS))


@cache
def ordinal() -> re.Pattern[str]:
    """Matches what follows 第: the numerals and the word they order."""
    return re.compile(_ORDINAL)


@cache
def damaged() -> re.Pattern[str]:
    """Matches digits that a bad conversion has destroyed (11$1.$2%, 4l.38亿)."""
    return re.compile(_DAMAGED)

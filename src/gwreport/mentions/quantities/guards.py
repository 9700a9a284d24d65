"""What looks like a quantity and is none: idioms, names, dates, numbering, damaged digits."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Final

from attrs import frozen

from gwreport.tables.matching import WordMatcher, any_of
from gwreport.tables.schema import Characters, load

TABLE: Final = "mentions/quantities/idioms.toml"

_D: Final = "[0-9０-９]"
_YEAR: Final = r"(?:[1１][89８９]|[2２][01０１])[0-9０-９]{2}"
_TO: Final = r"\s?(?:[-—–~～─―－至到、和]|——)\s?"
_CN: Final = "一二三四五六七八九十"
_CN_MONTH: Final = "(?:十[一二]?|[一二三四五六七八九])"

# What a congress or committee is called after its number: 13届全国人大, 五届市委; not 3届市运会.
_BODY: Final = (
    rf"[{_CN}][中次届、]|[全历]|人大|人民|政协|党|中(?:央|纪|全|共)"
    "|[市省县区州](?:[一二]?[届次]|委|人|政|纪|党|常|第)"
)

# Each of these begins at the first character of a numeral; what it matches holds no quantity. NUMBERED,
# MEETINGS and NOUNS are lists of the table.
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
    rf"(?<=[国元前])(?:(?<=民国){_D}{{1,2}}年|(?<=公元){_D}{{1,4}}年|(?<=公元前){_D}{{1,4}}(?:年|世纪))",
    rf"1[0-7]{_D}{{2}}\s?年(?={_D}{{1,2}}\s?月)",
    rf"{_D}{{1,2}}[:：]{_D}{{2}}(?:[:：]{_D}{{2}})?(?=\s|来|$)",
    rf"{_D}{{2}}年代|{_D}0后|{_D}{{1,2}}世纪",
    rf"[1-4１-４](?:{_TO}[1-4１-４]){{0,3}}个?季度",
    # names and numbering: 13届全国, 1+N, 9·8, 1.2.3, 12345热线, 7号线
    rf"{_D}{{1,3}}届(?={_BODY})",
    rf"(?<=人大){_D}+次",
    rf"[0-9]+(?:\.[0-9]+)?(?:[+＋](?:[0-9]+(?:\.[0-9]+)?|[{_CN}A-Za-zＮＸ]+))+",
    rf"{_D}{{1,2}}[·•・]{_D}{{1,2}}",
    rf"[0-9]{{1,2}}[.．]{_YEAR}\s?年",
    r"[0-9]+(?:[.．][0-9]+){2,}(?![%％万亿])",
    rf"{_D}+(?:[号＃#]|NUMBERED)",
)
_CHINESE_TRAPS: Final = (
    # years, months, days
    rf"[一二][〇零○oO0ＯО一二三四五六七八九]{{3}}(?:{_TO}[一二]?[〇零○oO0ＯО一二三四五六七八九]{{2,3}})?(?:年|(?![点點十百千万亿元吨亩斤个人户]))",
    r"[〇零○一二三四五六七八九]{2,3}年",
    rf"{_CN_MONTH}(?:{_TO}{_CN_MONTH})?月份?(?:[{_CN}]{{1,3}}[日号])?",
    rf"[{_CN}廿]{{1,3}}[日号](?!均)",
    rf"[一二三四五六七八九]十年代|[{_CN}]0后|[{_CN}]{{1,3}}世纪",
    rf"[一二三四](?:{_TO}[一二三四]){{0,3}}个?季度",
    # plan and congress names
    r"十[一二三四五六]五(?![个项件条])",
    r"[六七八九]五(?:时期|计划|期间|规划|”|\")",
    rf"[{_CN}百零]{{1,4}}届(?={_BODY})",
    rf"[{_CN}]{{1,3}}(?:届[{_CN}]{{0,2}})?(?:、[{_CN}]{{1,2}}){{0,6}}中全会",
    rf"(?:[{_CN}]{{1,4}}(?:次[、和至]?|[、和至])第?){{0,12}}[{_CN}]{{1,4}}次(?:MEETINGS)",
    rf"(?<=人大)[{_CN}]+次",
    r"(?:十[一二三四五六七八九]|二十)大(?!类)",
    rf"[{_CN}]+(?:个五)?年(?:规划|计划)",
    # names
    rf"[{_CN}两](?:[+＋](?:[0-9]+(?:\.[0-9]+)?|[{_CN}A-Za-zＮＸ]+))+",
    rf"[{_CN}]+[号＃#]",
    rf"[{_CN}]台[山河岭]",  # places called after terraces
    rf"(?<=民国)(?:前?[{_CN}]{{1,3}}|元)年",
    rf"[{_CN}]{{1,4}}产业|[一二三](?:、[一二三]){{1,2}}次?产业",
)

_ORDINAL: Final = (
    rf"(?:[{_CN}百零]+|{_D}+)(?:{_TO}第?(?:[{_CN}]+|{_D}+))*"
    r"(?P<noun>NOUNS)?"
)


@frozen
class Contexts:
    """What is around a numeral where it is, or is not, an amount."""

    rank_before: tuple[str, ...]
    rank_of_speech: tuple[str, ...]
    change_from: tuple[str, ...]
    change_bounds: tuple[str, ...]
    money_nouns: tuple[str, ...]
    money_before: tuple[str, ...]
    totals: tuple[str, ...]
    adverbs: tuple[str, ...]
    attained: tuple[str, ...]
    index_before: tuple[str, ...]
    index_verbs: tuple[str, ...]
    index_moves: tuple[str, ...]
    times_held: tuple[str, ...]
    rate_bases: tuple[str, ...]
    duration_before: tuple[str, ...]
    time_before: tuple[str, ...]
    review_after: tuple[str, ...]
    aim_before: tuple[str, ...]
    one_after: tuple[str, ...]
    numbered_names: tuple[str, ...]
    meetings: tuple[str, ...]
    days_before: tuple[str, ...]
    lines: tuple[str, ...]
    point_moves: tuple[str, ...]
    signed_before: tuple[str, ...]
    scale_before: tuple[str, ...]
    scale_after: tuple[str, ...]
    no_sign: Characters
    after_ordinal: tuple[str, ...]


@frozen(slots=False)
class Idioms:
    """The table ``idioms.toml``: phrases that state no amount, and words that decide about numerals."""

    phrases: tuple[str, ...]
    one_with: frozenset[str]
    before_one: Characters
    weak_with_chinese: frozenset[str]
    few: frozenset[str]
    whole_only: frozenset[str]
    not_tenths: Characters
    never_units: frozenset[str]
    abbreviations: tuple[str, ...]
    currencies: dict[str, str]
    near: dict[str, tuple[str, ...]]
    context: Contexts

    @cached_property
    def _matcher(self) -> WordMatcher:
        return WordMatcher(sorted(self.phrases), dense=True)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """The places of the phrases in ``text``: leftmost first, longest first, disjoint."""
        return [(start, end) for _, start, end in self._matcher.find(text)]

    @property
    def time_after(self) -> re.Pattern[str]:
        """What after a duration makes it a period on the calendar: 五年来, 3年前."""
        return re.compile(
            r"多?的?(?:时间)?(?:以?来|前(?!后|列|沿|景|期|进|移)|后(?!续|备)|间(?!隔)|[之以][前后]|之间|期间|里(?!程)|中(?!国|央|期|心))"
        )


def among(words: tuple[str, ...], pattern: str) -> re.Pattern[str]:
    """``pattern`` with any of the words in place of ``{}``."""
    return re.compile(pattern.format(f"(?:{any_of(words)})"))


@cache
def idioms() -> Idioms:
    """The table, read when first asked for. Raises ``DataTableError`` for a table that breaks its rules."""
    return load(Idioms, TABLE)


@cache
def arabic_trap() -> re.Pattern[str]:
    """Matches, at the first digit of an Arabic numeral, what is a date, a name or numbering."""
    return re.compile("|".join(_ARABIC_TRAPS).replace("NUMBERED", any_of(idioms().context.numbered_names)))


@cache
def chinese_trap() -> re.Pattern[str]:
    """Matches, at the first character of a Chinese numeral, what is a date or a name."""
    return re.compile("|".join(_CHINESE_TRAPS).replace("MEETINGS", any_of(idioms().context.meetings)))


@cache
def ordinal() -> re.Pattern[str]:
    """Matches what follows 第: the numerals and the word they order."""
    return re.compile(_ORDINAL.replace("NOUNS", any_of(idioms().context.after_ordinal)))

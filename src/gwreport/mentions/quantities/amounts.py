"""Reads the amounts that quantities are made of: a numeral with what makes it vague."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from gwreport.errors import NumeralError
from gwreport.interfaces import NumeralReader
from gwreport.numerals import NUMERAL_PATTERN
from gwreport.script.classes import CHINESE_DIGITS, CHINESE_ZEROS, DIGITS, WIDE_DIGITS
from gwreport.tables.matching import any_of
from gwreport.units import UnitTable

ARABIC_DIGITS: Final = frozenset(DIGITS + WIDE_DIGITS)
_SCALES: Final = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "亿": 10**8,
}
_START: Final = "[0-9０-９〇零○一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟数几半翻首榜]"
_NO_AMOUNT: Final = frozenset("零〇○壹贰叁肆伍陆柒捌玖拾佰仟廿卅")
LONGEST: Final = 40
"""Characters that a numeral may have."""
MOST_DIGITS: Final = 24
"""Digits that an amount may have: the arithmetic of Decimal stays exact with them."""
_ROUND: Final = frozenset("0０" + "".join(_SCALES))
_GOES_ON_FROM_YI: Final = frozenset("元级吨万千产企")
_PURE_DIGITS: Final = frozenset(CHINESE_ZEROS + CHINESE_DIGITS)


class Amount(NamedTuple):
    """A numeral at ``[start, end)``; ``high`` is None where the text leaves it open (数百, 几千)."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    more: bool
    """Whether 多, 余 or 几 follows the digits."""
    arabic: bool
    scale: int
    """The multiplier that ends the numeral: 10000 in 1.2万; 1 where there is none."""
    bare: bool
    """Whether it is a multiplier without digits (千 in 千亿元 aside: 亿, 百万)."""
    digits: str
    """The numeral as written, without 多 and what follows."""


@cache
def _final_scale() -> re.Pattern[str]:
    return re.compile(r"[百千万亿]+$")


def multiplier(scales: str) -> int:
    """The product of the multipliers in ``scales``: 10¹² for 万亿, 1 for the empty text."""
    product = 1
    for char in scales:
        product *= _SCALES[char]
    return product


class AmountReader:
    """Reads amounts with a reader of ``numerals``; ``units`` say where a 千 belongs to the unit (千瓦).

    ``start`` finds the places where an amount, or another quantity, may begin.
    """

    def __init__(self, numerals: NumeralReader, units: UnitTable) -> None:
        self._read = numerals.read
        of_units = [word[1:] for word in units.by_word if word[0] == "千" and word[1:]]
        in_unit = f"千(?:{any_of(of_units)})" if of_units else None
        scale = rf"(?:[十百万亿]|(?!{in_unit})千)" if in_unit else "[十百千万亿]"
        self._in_unit = re.compile(in_unit) if in_unit else None
        self._amount = re.compile(
            rf"(?P<numeral>[0-9０-９]{{1,3}}(?:，[0-9０-９]{{3}})+(?![0-9０-９])(?:[.．][0-9０-９]+)?{scale}*"
            rf"|{numerals.pattern}(?:(?<=[万亿])[0-9]{{1,4}}(?=[多余]{scale}))?)"
            rf"(?:(?P<more>[多余几])(?P<tail>{scale}{{0,3}}))?"
            rf"|(?P<vague>[数几])(?P<times>{scale}{{1,3}})(?P<over>[多余])?"
            r"|(?P<half>半)"
        )
        self._counting_up = re.compile(
            rf"(?P<head>(?:.*[十百千万亿])?)(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])(?P<tail>{scale}*)"
        )
        own = "" if numerals.pattern == NUMERAL_PATTERN else f"|(?={numerals.pattern})"
        self.start = re.compile(_START + own)

    def read(self, text: str, position: int) -> Amount | None:
        """The amount that begins at ``position``, or None where there is none."""
        match = self._amount.match(text, position)
        if match is None:
            return None
        if match["numeral"] is None:
            return _vague(match)
        numeral, more, tail, end = match["numeral"], match["more"] or "", match["tail"] or "", match.end()
        if text[end - 1] == "千" and len(numeral) > 1 and self._begins_unit(text, end - 1):
            end -= 1
            numeral, tail = (numeral, tail[:-1]) if more else (numeral[:-1], tail)
        if more and not _may_be_more(numeral, more, text, end):
            more, tail, end = "", "", position + len(numeral)
        amount = self._plain(numeral, tail, more=bool(more), start=position, end=end)
        return _of_hundred_millions(amount, text) if text.startswith("个亿", end) else amount

    def number(self, numeral: str) -> Decimal | None:
        """The value of a numeral; None where it is none, or longer than any amount of a report."""
        try:
            value = self._read(numeral)
        except NumeralError:
            return None
        if not isinstance(value, Decimal) or len(value.as_tuple().digits) > MOST_DIGITS:
            return None
        return value

    def _begins_unit(self, text: str, position: int) -> bool:
        """Whether the 千 at a place belongs to a unit (千瓦)."""
        return self._in_unit is not None and self._in_unit.match(text, position) is not None

    def _plain(self, numeral: str, tail: str, *, more: bool, start: int, end: int) -> Amount | None:
        """The amount of a numeral and the multipliers after its 多."""
        if len(numeral) > LONGEST:
            return None
        arabic = numeral[0] in ARABIC_DIGITS
        bare = not arabic and is_bare(numeral)
        if (bare and not _multipliers().fullmatch(numeral)) or numeral in _NO_AMOUNT:
            return None
        ends = self._value(numeral, tail, bare)
        if ends is None:
            return None
        low, high = ends
        found = _final_scale().search(numeral + tail)
        scale = multiplier(found[0]) if found else 1
        return Amount(start, end, low, high, more, arabic, scale, bare and not tail, numeral)

    def _value(self, numeral: str, tail: str, bare: bool) -> tuple[Decimal, Decimal] | None:
        """The ends of what a numeral says; a multiplier alone (百万) is its own value.

        ``tail`` are the multipliers after 多. They belong to the last part of the numeral: 1亿3千多万.
        """
        if bare:
            product = Decimal(multiplier(numeral + tail))
            return product, product
        value = self.number(numeral + tail)
        if value is not None:
            return value, value
        ends = self._between(numeral)
        if ends is None or not tail:
            return ends
        return ends[0] * multiplier(tail), ends[1] * multiplier(tail)

    def _between(self, numeral: str) -> tuple[Decimal, Decimal] | None:
        """The ends of 三四十, 七八百 or 十五六; None where the digits do not count up by one."""
        match = self._counting_up.fullmatch(numeral)
        if match is None:
            return None
        one, other = (CHINESE_DIGITS.find(char.replace("两", "二")) for char in (match["low"], match["high"]))
        if other != one + 1 and (one, other) != (2, 4):
            return None
        first = self.number(match["head"] + match["low"] + match["tail"])
        second = self.number(match["head"] + match["high"] + match["tail"])
        return None if first is None or second is None else (first, second)


@cache
def _multipliers() -> re.Pattern[str]:
    """The multipliers that are amounts by themselves: 百, 百万, 千亿, 万亿, 百万亿; not 万万亿."""
    return re.compile("[百千]|[十百千]?(?:万亿?|亿)")


def _vague(match: re.Match[str]) -> Amount:
    """数百, 几千 and 半."""
    start, end = match.span()
    if match["half"]:
        half = Decimal("0.5")
        return Amount(start, end, half, half, False, False, 1, False, "半")
    scale = multiplier(match["times"])
    return Amount(start, end, Decimal(scale), None, bool(match["over"]), False, scale, False, match[0])


def _of_hundred_millions(amount: Amount | None, text: str) -> Amount | None:
    """3个亿 as 300000000; 3个 before 亿元企业, 亿级 and 亿吨级 stays as it is."""
    if amount is None:
        return None
    stop = amount.end + 2
    following = text[stop : stop + 1]
    if amount.high is None or amount.scale > 1 or (following and following in _GOES_ON_FROM_YI):
        return amount
    scaled = amount._replace(end=stop, low=amount.low * 10**8, high=amount.high * 10**8)
    return scaled._replace(scale=10**8, digits=text[amount.start : stop])


def _may_be_more(numeral: str, more: str, text: str, end: int) -> bool:
    """Whether 多, 余 or 几 belongs to the numeral before it: 30多, 百余, 十几; not 三多, nor in 2多元服务."""
    if len(numeral) == 1 and numeral not in _SCALES and numeral not in ARABIC_DIGITS:
        return False
    if text.startswith("多元", end - 1) and numeral[-1] not in _ROUND:
        return False
    return more not in "几" or numeral[-1] in "十0０"


def is_bare(numeral: str) -> bool:
    """Whether ``numeral`` is a multiplier without digits (百万); 十 is a number."""
    return numeral != "十" and all(char in _SCALES for char in numeral)


def is_digit_string(numeral: str) -> bool:
    """Whether ``numeral`` is two or more Chinese digits without a multiplier (一九五三, 一二三)."""
    return len(numeral) > 1 and all(char in _PURE_DIGITS for char in numeral)

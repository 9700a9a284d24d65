"""Reads the amounts that quantities are made of: a numeral with what makes it vague."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from gwreport.errors import NumeralError
from gwreport.numerals import NUMERAL_PATTERN, parse_numeral

ARABIC_DIGITS: Final = frozenset("0123456789０１２３４５６７８９")
_SCALES: Final = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "萬": 10**4,
    "亿": 10**8,
    "億": 10**8,
}
_SCALE: Final = r"(?:[十百万萬亿億]|千(?![瓦米克伏卡赫帕]))"
_NO_AMOUNT: Final = frozenset("零〇○壹贰叁肆伍陆柒捌玖拾佰仟廿卅")
_ORDER: Final = "一二三四五六七八九"
LONGEST: Final = 40
"""Characters that a numeral may have."""
MOST_DIGITS: Final = 24
"""Digits that an amount may have: the arithmetic of Decimal stays exact with them."""
_PURE_DIGITS: Final = frozenset("〇○零一二三四五六七八九")


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
def _amount() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<numeral>[0-9０-９]{{1,3}}(?:，[0-9０-９]{{3}})+(?![0-9０-９]){_SCALE}*|{NUMERAL_PATTERN})"
        rf"(?:(?P<more>[多余餘几幾])(?P<tail>{_SCALE}{{0,3}}))?"
        rf"|(?P<vague>[数數几幾])(?P<times>{_SCALE}{{1,3}})(?P<over>[多余餘])?"
        r"|(?P<half>半)"
    )


@cache
def _counting_up() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<head>(?:.*[十百千万亿])?)(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])(?P<tail>{_SCALE}*)"
    )


@cache
def _final_scale() -> re.Pattern[str]:
    return re.compile(r"[百千万萬亿億]+$")


def multiplier(scales: str) -> int:
    """The product of the multipliers in ``scales``: 10¹² for 万亿, 1 for the empty text."""
    product = 1
    for char in scales:
        product *= _SCALES[char]
    return product


def read_amount(text: str, position: int) -> Amount | None:
    """The amount that begins at ``position``, or None where there is none."""
    match = _amount().match(text, position)
    if match is None:
        return None
    if match["half"]:
        half = Decimal("0.5")
        return Amount(position, match.end(), half, half, False, False, 1, False, "半")
    if match["vague"]:
        low = Decimal(multiplier(match["times"]))
        scale = multiplier(match["times"])
        return Amount(position, match.end(), low, None, bool(match["over"]), False, scale, False, match[0])
    return _plain(match, position)


def _plain(match: re.Match[str], position: int) -> Amount | None:
    numeral, more, tail = match["numeral"], match["more"], match["tail"] or ""
    end = match.end()
    if len(numeral) > LONGEST:
        return None
    arabic = numeral[0] in ARABIC_DIGITS
    bare = not arabic and all(char in _SCALES for char in numeral) and numeral != "十"
    if bare and len(numeral) > 3:
        return None
    if more and (
        (not arabic and len(numeral) == 1 and numeral not in _SCALES)
        or (more in "几幾" and not _open(numeral))
    ):
        more, tail, end = None, "", match.end("numeral")
    written = _value(numeral, bare)
    if written is None or numeral in _NO_AMOUNT:
        return None
    low, high = written
    found = _final_scale().search(numeral + tail)
    if tail:
        factor = multiplier(tail)
        low, high = low * factor, high * factor
    return Amount(
        position,
        end,
        low,
        high,
        more is not None,
        arabic,
        multiplier(found[0]) if found else 1,
        bare and not tail,
        numeral,
    )


def _open(numeral: str) -> bool:
    """Whether a digit may still follow: 十几, 二十几, 30几."""
    return numeral[-1] in "十0０"


def _value(numeral: str, bare: bool) -> tuple[Decimal, Decimal] | None:
    if bare:
        product = Decimal(multiplier(numeral))
        return product, product
    value = _decimal(numeral)
    return _between(numeral) if value is None else (value, value)


def _decimal(numeral: str) -> Decimal | None:
    """The value of a numeral; None where it is none, or longer than any amount of a report."""
    try:
        value = parse_numeral(numeral)
    except NumeralError:
        return None
    if not isinstance(value, Decimal) or len(value.as_tuple().digits) > MOST_DIGITS:
        return None
    return value


def _between(numeral: str) -> tuple[Decimal, Decimal] | None:
    """The ends of 三四十, 七八百 or 十五六; None where the digits do not count up by one."""
    match = _counting_up().fullmatch(numeral)
    if match is None:
        return None
    one, other = (_ORDER.find(char.replace("两", "二")) for char in (match["low"], match["high"]))
    if other != one + 1 and (one, other) != (2, 4):
        return None
    first = _decimal(match["head"] + match["low"] + match["tail"])
    second = _decimal(match["head"] + match["high"] + match["tail"])
    return None if first is None or second is None else (first, second)


def is_digit_string(numeral: str) -> bool:
    """Whether ``numeral`` is two or more Chinese digits without a multiplier (一九五三, 一二三)."""
    return len(numeral) > 1 and all(char in _PURE_DIGITS for char in numeral)

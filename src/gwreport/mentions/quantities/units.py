"""Reads the unit after an amount and judges whether it is one: 3方 is an amount, 三方 a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from gwreport.mentions.quantities.amounts import Amount, is_digit_string
from gwreport.mentions.quantities.bounds import bound_words
from gwreport.mentions.quantities.guards import Idioms, among
from gwreport.model import QuantityKind
from gwreport.numerals.calendar import read_count
from gwreport.script.classes import CHINESE_DIGITS, CHINESE_TENS
from gwreport.units import Unit, UnitTable

_SMALL: Final = frozenset("两" + CHINESE_TENS)
_DIGITS: Final = frozenset("两" + CHINESE_DIGITS)
_BREAKS: Final = frozenset("，,。、；;：:！!？?“”‘’\"'（）()《》〈〉—-·…\n\r\t 　个项件")
_QUOTES: Final = frozenset('“‘「『"')
_PAUSES: Final = frozenset("。，,；;\n！　 ：—")
STRONG: Final = frozenset({"year", "位", "大", "吨级"})
"""Units after a small Chinese numeral too, though their words have other meanings."""
_NEAR: Final = 16
"""Characters before a figure within which a word tells what its unit means."""
_CALENDAR: Final = frozenset({"year", "month", "week", "day", "quarter", "halfyear"})
_AFTER_HALF: Final = frozenset("导成径决价数年天夜自机")
_WITH_ONE: Final = frozenset({"percent", "point", "money", "multiple"})
"""Kinds of units before which 一 is a number."""
_YUAN: Final = frozenset("元块")
_APART: Final = frozenset("成个個级元块度")
_AFTER_TENTHS: Final = ("左", "以", "的", "多")
_HALVED: Final = frozenset({"jin", "mu", "li", "km", "t", "kg", "chi", "zhang", "liang", "hour"})
"""Units that 半 may follow: 三斤半; durations and 倍 have it too."""
_SMALLER: Final = {
    "year": ("month", 12, "个月"),
    "day": ("hour", 24, "个?小时"),
    "hour": ("minute", 60, "分钟?"),
    "minute": ("second", 60, "秒钟?"),
}
"""For a unit of time the smaller one that may follow with its own number, how many make one, its words."""
PARTS: Final = {
    "ug": ("立方米", "升"), "mg": ("立方米", "升"), "g": ("立方米", "升"), "km": ("小时",), "m": ("秒",),
}  # fmt: skip
"""Units that may be parts of a rate whose other half stands before the number, and those halves."""
_HALF: Final = Decimal("0.5")
_NOTHING: Final = Decimal(0)


class UnitReading(NamedTuple):
    """The unit of an amount: where it ends, what it makes of the amount, and what stands within it."""

    end: int
    kind: QuantityKind
    symbol: str
    factor: int = 1
    """10 for 成."""
    extra: Decimal = _NOTHING
    """What 半 adds, before the factor."""
    more: bool = False
    """Whether 多 stands within the unit: 3个多月."""
    rest: Decimal = _NOTHING
    """What a second part adds, after the factor: the six months of 四年六个月."""

    def value(self, number: Decimal) -> Decimal:
        """A number in this unit."""
        if self.factor == 1 and not (self.extra or self.rest):
            return number
        return (number + self.extra) * self.factor + self.rest


class UnitReader:
    """Reads units with the guards of ``mentions/quantities/idioms.toml``."""

    def __init__(self, idioms: Idioms, units: UnitTable) -> None:
        self._units = units
        self._idioms = idioms
        self._duration_before = among(idioms.context.duration_before, r"{}[了第]?$")
        counted = "(?:第[一二三四五六七八九十]{{1,3}}|[上下这前头首后每])个"  # 第三个, 前五个
        self._time_before = among(idioms.context.time_before, rf"(?:{counted}|{{}})的?[这那]?[ \u3000]?\Z")
        self._time_after = idioms.time_after
        self._review_after = among(idioms.context.review_after, "{}|的(?!时间|努力|免费)|间")
        self._aim_before = idioms.context.aim_before
        self._bounds = bound_words()
        self._limits = re.compile("(?:左右)?(?:[以之]?内(?![部外涵])|左右)")
        self._days_after = re.compile("[以之]?内(?![部外涵])|[以之]上|[以之]下|左右")
        self._days_before = among(idioms.context.days_before, "{}$")
        self._lines = idioms.context.lines
        self._moved = among(idioms.context.point_moves, "{}了?(?:[约近超过]{{0,2}})$")
        self._held = among(idioms.context.times_held, "{}了?$")
        self._one_after = among(idioms.context.one_after, "{}了?$")

    def read(self, text: str, amount: Amount, *, alone: bool) -> UnitReading | None:
        """The unit after ``amount``, or None. ``alone``: the text is said to be a quantity."""
        end = amount.end
        following = text[end : end + 1]
        if following in _APART:
            written = self._written_apart(text, amount, alone=alone)
            if written is not None:
                return written
        found = self._units.match(text, end + 1 if following == " " else end)
        if found is None or not self._credible(text, amount, found[0], found[1], alone=alone):
            return None
        stop, unit = found
        kind = QuantityKind(unit.kind)
        if _is_halved(text, stop, unit):
            return UnitReading(stop + 1, kind, unit.symbol, extra=_HALF)
        if unit.symbol in _SMALLER and not amount.more:
            return _with_smaller(text, stop, unit) or UnitReading(stop, kind, unit.symbol)
        return UnitReading(stop, kind, unit.symbol)

    def _written_apart(self, text: str, amount: Amount, *, alone: bool) -> UnitReading | None:
        """What is no word of the table: 成, a unit of two words with 多 or 半 between them, 亿级."""
        end = amount.end
        following = text[end : end + 1]
        if following == "成" and self._tenths(text, amount, alone=alone):
            more = self._parts_of_tenth(text, end + 1)
            return UnitReading(end + 1 + (more > 0), QuantityKind.PERCENT, "%", 10, more)
        if following == "个":
            return self._of_pieces(text, amount)
        if following in _YUAN:
            with_tenths = _with_tenths(text, end)
            if with_tenths is not None:
                return with_tenths
        if following == "度" and text.endswith("零下", 0, amount.start):
            return UnitReading(end + 1, QuantityKind.MEASURE, "℃")
        if amount.scale >= 10**8 and text.startswith(("级", "元级"), end):
            return UnitReading(text.index("级", end) + 1, QuantityKind.MONEY, "CNY")
        return None

    def _of_pieces(self, text: str, amount: Amount) -> UnitReading | None:
        """What begins with 个 and is no word of the table: 个多月, 个半小时, 个点."""
        following = text[amount.end + 1 : amount.end + 2]
        if following in ("多", "半"):
            return self._split(text, amount.end)
        if following == "点" and self._is_point(text, amount):
            return UnitReading(amount.end + 2, QuantityKind.POINT, "pp")
        return None

    def _is_point(self, text: str, amount: Amount) -> bool:
        """Whether 个点 means percentage points: 下降1.5个点; not 2个点位, 建成3个点."""
        if text[amount.end + 2 : amount.end + 3] in tuple("位多半子"):
            return False
        return self._moved.search(text, max(0, amount.start - 6), amount.start) is not None

    def _split(self, text: str, end: int) -> UnitReading | None:
        """个多月, 个半小时: a unit of two words with 多 or 半 between them."""
        for length in (3, 2, 1):
            unit = self._units.by_word.get("个" + text[end + 2 : end + 2 + length])
            if unit is not None and len(text) >= end + 2 + length:
                half = text[end + 1] == "半"
                kind, stop = QuantityKind(unit.kind), end + 2 + length
                return UnitReading(stop, kind, unit.symbol, 1, _HALF if half else _NOTHING, not half)
        return None

    @staticmethod
    def _parts_of_tenth(text: str, position: int) -> Decimal:
        """What stands after 成: half a tenth in 三成半, eight tenths of one in 九成八."""
        following = text[position : position + 1]
        if following == "半":
            return _HALF
        beyond = text[position + 1 : position + 2]
        if (
            not following
            or following not in CHINESE_DIGITS
            or not (beyond in _AFTER_TENTHS or not beyond.isalnum())
        ):
            return _NOTHING
        return Decimal(CHINESE_DIGITS.index(following) + 1) / 10

    def _tenths(self, text: str, amount: Amount, *, alone: bool) -> bool:
        """Whether 成 after the amount is a tenth and no verb (三成立…)."""
        if amount.scale > 1 or amount.more or amount.high is None or amount.high > 10:
            return False
        if alone:
            return True
        following = text[amount.end + 1 : amount.end + 2]
        if amount.digits == "一" and not self._may_be_tenth(text, amount.start):
            return False
        return not following or following not in self._idioms.not_tenths

    def _may_be_tenth(self, text: str, start: int) -> bool:
        """Whether a word of change or a bound is before 一成: 减产一成, 近一成; not 一成不变."""
        if self._bounds.read_before(text, start, bare=False):
            return True
        return self._moved.search(text, max(0, start - 6), start) is not None

    def _credible(self, text: str, amount: Amount, stop: int, unit: Unit, *, alone: bool) -> bool:
        """Whether the unit word is a unit here: 三方 and 一度 are words, 3方 and 5000度 are amounts."""
        if unit.kind == "fraction" or alone:
            return unit.kind != "fraction"
        word = text[amount.end : stop].strip()
        if amount.digits == "半":
            return halved(word, unit)
        if self._is_other(text, amount, stop, word):
            return False
        if self._unsure(amount, word, unit) and not self._is_limit(text, stop, unit):
            return False
        if amount.digits == "一" and not amount.more:
            return self._one(text, amount, stop, word, unit)
        return unit.kind != "count" or self._counts(text, amount, stop, word)

    def _is_other(self, text: str, amount: Amount, stop: int, word: str) -> bool:
        """Whether a word that is a unit elsewhere is none here: 5分, 3点, 30日, 一度."""
        if word == "日":
            return not self.is_days(text, amount.start, stop)
        if word in self._units.ambiguous and word in self._idioms.near:
            return not self._is_near(text, amount.start, stop, self._idioms.near[word])
        return word in self._idioms.never_units or (word == "度" and _no_energy(text, amount, stop))

    @staticmethod
    def _is_near(text: str, start: int, stop: int, words: Sequence[str]) -> bool:
        """Whether one of the words that a unit is read beside is near: 算力规模达到3000P, not 1080P."""
        around = text[max(0, start - _NEAR) : stop + 4]
        return any(word in around for word in words)

    def _is_limit(self, text: str, stop: int, unit: Unit) -> bool:
        """Whether a time limit follows a unit of time: 一周内, 一个月左右."""
        return unit.kind == "duration" and self._limits.match(text, stop) is not None

    def _unsure(self, amount: Amount, word: str, unit: Unit) -> bool:
        """Whether a small Chinese numeral before a word of several meanings makes no amount: 三方, 五角."""
        return word in self._units.ambiguous and unit.symbol not in STRONG and _is_small(amount)

    def is_days(self, text: str, start: int, stop: int) -> bool:
        """Whether 日 after a number is a length of time and no date: 20日内, 不少于30日."""
        return (
            self._days_after.match(text, stop) is not None
            or self._days_before.search(text, max(0, start - 6), start) is not None
        )

    def _numbered(self, text: str, amount: Amount, word: str) -> bool:
        """Whether an Arabic number is a name before the word: 12345市长, 2019社交电商, 240万省外劳动力."""
        if amount.low >= 1000 and word in self._idioms.few:
            return True
        if word in self._idioms.whole_only and "." in amount.digits and amount.scale == 1:
            return True
        if text.endswith(self._lines, 0, amount.start) and _public_line().fullmatch(amount.digits):
            return True
        year = amount.scale == 1 and 1990 <= amount.low <= 2040 and not amount.more
        return year and word in self._idioms.weak_with_chinese

    def _counts(self, text: str, amount: Amount, stop: int, word: str) -> bool:
        """Whether a number counts things: an Arabic one unless it is a name, a large one, some small ones."""
        if amount.arabic:
            named = text[stop : stop + 1] == "目" and text[amount.start - 1 : amount.start] in _QUOTES
            return not (named or self._numbered(text, amount, word))
        return not _is_small(amount) or self._small_counts(text, amount, stop, word)

    def _small_counts(self, text: str, amount: Amount, stop: int, word: str) -> bool:
        """Whether a small Chinese numeral counts: 三个 does, 三期, 二次 and the parts of 一主三副 do not."""
        if len(amount.digits) <= 2 and (word in self._idioms.weak_with_chinese or amount.digits == "二"):
            return (
                word == "届" and self._held.search(text, max(0, amount.start - 5), amount.start) is not None
            )
        if _in_slogan(text, amount.start):
            return False
        return not (text[stop : stop + 1] in _DIGITS and text[stop + 1 : stop + 2].isalpha())

    def _one(self, text: str, amount: Amount, stop: int, word: str, unit: Unit) -> bool:
        """Whether 一 is a number and no article."""
        before, floor = text[amount.start - 1 : amount.start], max(0, amount.start - 4)
        if _in_slogan(text, amount.start):
            return False
        article = before != "" and before in self._idioms.before_one
        if unit.kind in _WITH_ONE or _is_halved(text, stop, unit) or self._is_limit(text, stop, unit):
            return not article
        if unit.kind == "duration":
            return self._duration_before.search(text, floor, amount.start) is not None
        if unit.kind == "measure" and self._bounds.read_before(text, amount.start, bare=False):
            return True
        if word not in self._idioms.one_with or article:
            return False
        return self._one_after.search(text, floor, amount.start) is not None

    def misread(self, text: str, amount: Amount, unit: UnitReading, *, ranged: bool = False) -> bool:
        """Whether amount and unit are something else: a time, a slogan in quotation marks, a digit string.

        ``ranged``: the amount is the first of a range, which names no years under review.
        """
        if unit.kind is QuantityKind.DURATION:
            return self._is_time(text, amount, unit, ranged=ranged)
        if unit.kind is not QuantityKind.COUNT or not _is_small(amount):
            return False
        if text[amount.start - 1 : amount.start] in _QUOTES:
            return True
        return is_digit_string(amount.digits) and amount.low == amount.high and amount.low < 100

    def _is_time(self, text: str, amount: Amount, unit: UnitReading, *, ranged: bool) -> bool:
        """Whether a duration names a period on the calendar: 过去五年, 五年来, 前3个月."""
        if unit.symbol not in _CALENDAR:
            return False
        start = amount.start
        if self._time_after.match(text, unit.end):
            return True
        if self._duration_before.search(text, max(0, start - 5), start):
            return False
        if self._time_before.search(text, max(0, start - 8), start):
            return True
        return (
            unit.symbol == "year"
            and not ranged
            and amount.low <= 10
            and "." not in amount.digits
            and not unit.extra
            and not amount.more
            and self._reviewed(text, start, unit.end)
        )

    def _reviewed(self, text: str, start: int, stop: int) -> bool:
        """Whether a few years are those under review: 五年的成就, 。五年，… , 五年支出551亿元."""
        before, following = text[start - 1 : start], text[stop : stop + 1]
        if self._review_after.match(text, stop):
            return not text.endswith(self._aim_before, 0, start)
        if not before or before in _PAUSES:
            return following not in tuple("内以左之期制") and not text.startswith(
                ("行动", "计划", "规划"), stop
            )
        return before == "的" and not following.isalpha()


def _no_energy(text: str, amount: Amount, stop: int) -> bool:
    """Whether 度 is no kilowatt-hour: a small number of them, and no 电 near."""
    return amount.scale < 10**4 and "电" not in text[max(0, amount.start - 6) : stop + 1]


def _is_small(amount: Amount) -> bool:
    """Whether an amount is a Chinese numeral below 万: those are often parts of words."""
    return not amount.arabic and amount.scale < 10**4 and amount.low < 10**4


def halved(word: str, unit: Unit) -> bool:
    """Whether 半 before a word is half of a unit: 半年, 半倍; 半日 and 半时 are none."""
    return (unit.kind == "duration" and word not in ("日", "时")) or word in ("倍", "公里", "亩")


def _is_halved(text: str, stop: int, unit: Unit) -> bool:
    """Whether 半 at ``stop`` adds half of the unit before it: 三年半, 三斤半; not 两年半导体."""
    if text[stop : stop + 1] != "半" or text[stop + 1 : stop + 2] in _AFTER_HALF:
        return False
    return unit.kind in ("duration", "multiple") or unit.symbol in _HALVED


def _with_tenths(text: str, position: int) -> UnitReading | None:
    """五元三毛, 两块五毛钱: yuan with tenths and hundredths of them."""
    match = _tenths_of_yuan().match(text, position)
    if match is None:
        return None
    tenths, hundredths = (_digit(match[name]) for name in ("tenths", "hundredths"))
    return UnitReading(match.end(), QuantityKind.MONEY, "CNY", rest=(tenths * 10 + hundredths) / 100)


def _with_smaller(text: str, stop: int, unit: Unit) -> UnitReading | None:
    """四年六个月 in months: a unit of time, and a smaller one with its own number at ``stop``."""
    symbol, many, _ = _SMALLER[unit.symbol]
    match = _smaller(unit.symbol).match(text, stop)
    count = read_count(match[1]) if match else None
    if match is None or not count or count >= many:
        return None
    return UnitReading(match.end(), QuantityKind.DURATION, symbol, many, rest=Decimal(count))


@cache
def _smaller(symbol: str) -> re.Pattern[str]:
    return re.compile(rf"零?([0-9]{{1,2}}|[{CHINESE_TENS}两]{{1,3}})(?:{_SMALLER[symbol][2]})(?!工作制)")


def _digit(written: str | None) -> Decimal:
    """The value of one digit of either script; 0 where there is none."""
    if not written:
        return _NOTHING
    return Decimal(written) if written.isascii() else Decimal(CHINESE_DIGITS.index(written) + 1)


@cache
def _public_line() -> re.Pattern[str]:
    """Numbers of public telephone lines: 12345, 96500."""
    return re.compile("12[0-9]{3}|9[56][0-9]{3,4}")


@cache
def _tenths_of_yuan() -> re.Pattern[str]:
    digit = f"[1-9{CHINESE_DIGITS}]"
    return re.compile(rf"(?:元|块钱?)(?P<tenths>{digit})(?:毛钱?|角(?!度))(?:(?P<hundredths>{digit})分钱?)?")


def _in_slogan(text: str, start: int) -> bool:
    """Whether a numeral and one character stand directly before: 一主三副, 一件一件."""
    two = text[start - 2 : start] if start > 1 else ""
    return len(two) == 2 and two[0] in _SMALL and two[1] not in _BREAKS

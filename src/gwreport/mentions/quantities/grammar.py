"""Reads one quantity at a place of a text: amounts with units, products, ranges and shared units."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from gwreport.interfaces import NumeralReader
from gwreport.mentions.quantities.amounts import (
    ARABIC_DIGITS,
    LONGEST,
    MOST_DIGITS,
    Amount,
    AmountReader,
    is_digit_string,
)
from gwreport.mentions.quantities.bounds import bound_words
from gwreport.mentions.quantities.drafts import UNBOUND, WITHIN, Draft, Found
from gwreport.mentions.quantities.guards import among, arabic_trap, chinese_trap, idioms
from gwreport.mentions.quantities.leads import lead_reader, plus_before_rate
from gwreport.mentions.quantities.plain import PlainReader
from gwreport.mentions.quantities.proportions import HEADS, ProportionReader, range_sign
from gwreport.mentions.quantities.ranks import BEFORE_RANKS, RankReader
from gwreport.mentions.quantities.starts import start_pattern
from gwreport.mentions.quantities.units import PARTS, UnitReader, UnitReading
from gwreport.model import Bound, QuantityKind
from gwreport.numerals import NUMERAL_PATTERN
from gwreport.script.classes import CHINESE_DIGITS, CHINESE_ZEROS
from gwreport.tables.matching import any_of
from gwreport.units import Unit, UnitTable

_TIMES_SIGNS: Final = frozenset("×✕*xX")
_SHARED_KINDS: Final = frozenset({"money", "measure", "count", "percent", "point", "multiple", "duration"})
_SHARING: Final = frozenset("、和及")
_MOST_SHARED: Final = 6
"""Numbers that may share the unit of the last of them."""
_SCALED: Final = frozenset({QuantityKind.MONEY, QuantityKind.MEASURE})
_OF_PARTS: Final = frozenset("分又")
_SCALE_SIGNS: Final = frozenset("百千万亿")
_NUMERALS: Final = ARABIC_DIGITS | frozenset(CHINESE_ZEROS + CHINESE_DIGITS + "十百千万亿点點余")
"""Before a multiplier without digits these are the rest of a number that is not readable."""
_BEFORE_NO_SCALE: Final = frozenset("|（(/:：)）.．")
_INDEX_ENDS: Final = frozenset("，,。；;、）)\n左以降缩提到至")
_PER: Final = {"立方米": "m3", "升": "L", "小时": "h", "秒": "s"}
_OPENINGS: Final = frozenset("与和及以")
_CLOSED: Final = {"以上": "以下", "及以上": "以下", "与": "之间", "和": "之间"}
"""What parts the ends of a range that is closed by a word after it: 800元与1200元之间, 2年以上5年以下."""


@cache
def _per_part() -> re.Pattern[str]:
    """What a mass or length is in where the other half stands before it: 每立方米35微克, 每小时350公里."""
    return re.compile(r"每(立方米|升|小时|秒)(?:[^，,。；;、0-9]{0,2}[0-9.]+[微毫]克)?[^，,。；;、0-9]{0,4}$")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile("及?以上|[与和]")


class QuantityGrammar:
    """The grammar with its tables, for one reader of numerals and one table of units.

    ``start`` finds where a quantity may begin, ``likely_start`` where one within a text may; ``read`` is
    linear in what it matches. Numerals of another pattern than the built-in one are read without shortcuts.
    """

    def __init__(self, numerals: NumeralReader, units: UnitTable) -> None:
        builtin = numerals.pattern == NUMERAL_PATTERN
        self._idioms = idioms()
        self._bounds = bound_words()
        self.units = units
        self._amounts = AmountReader(numerals, units)
        self._unit_reader = UnitReader(self._idioms, units)
        self._ranks = RankReader(self._amounts, self._idioms, self._bounds)
        self._proportions = ProportionReader(self._amounts, self._bounds)
        self.start = self._amounts.start
        self.likely_start = start_pattern(self._idioms, units) if builtin else self.start
        self._plain = PlainReader(self._amounts, self._idioms, units) if builtin else None
        self._arabic_trap = arabic_trap()
        self._chinese_trap = chinese_trap()
        self._range = range_sign()
        self._money_noun = among(self._idioms.context.money_nouns, "{}")
        context = self._idioms.context
        verb = (
            f"(?:{any_of(context.totals)})?(?:{any_of(context.adverbs)})?(?:{any_of(context.attained)})?了?"
            f"(?:[百千十]?亿元?(?:大关|台阶|关口)?，(?:{any_of(context.attained)}))?"
        )
        self._money_before = among(context.money_before, f"{{}}{verb}(?:[0-9.]{{{{1,6}}}}万?亿[、和])?$")
        moved = f"由[0-9.]+(?:{any_of(context.index_moves)})?[到至为]"
        self._index_before = among(context.index_before, f"{{}}(?:{any_of(context.index_verbs)}|{moved})?$")
        self._codes = tuple(word for word in self._idioms.currencies if word.isascii() and word.isalpha())
        self._leads = lead_reader()
        self._scale_before = among(context.scale_before, "{}了?$")
        self._scale_after = context.scale_after
        self._rate_bases = self._idioms.context.rate_bases
        self._change_from = among(context.change_from, f"{{}}(?:{any_of(context.change_bounds)})?$")

    def read(self, text: str, position: int, *, alone: bool = False) -> Found:
        """The quantity that begins at ``position``, or where to read on.

        ``alone``: the text is said to be a quantity, so guards against its being part of something else rest.
        """
        if self._plain is not None and not alone:
            plain = self._plain.read(text, position)
            if plain is not None:
                return self._settled(text, plain, bare=False, more=False) or plain.end
        char = text[position]
        if char == "翻":
            return self._proportions.doubled(text, position)
        if char in "首榜":
            return self._ranks.top(text, position, alone=alone)
        ranked = None
        if position and text[position - 1] in BEFORE_RANKS:
            ranked = self._ranks.after(text, position, alone=alone)
        return ranked or self._read_number(text, position, alone=alone)

    def _read_number(self, text: str, position: int, *, alone: bool) -> Found:
        """What begins with the number at ``position``: a date or name to skip, proportions, amounts."""
        char = text[position]
        arabic = char in ARABIC_DIGITS
        if arabic and self._within_name(text, position):
            return _end(_name(), text, position)
        special = self._special(text, position, arabic=arabic, alone=alone)
        if special is not None:
            return special
        amount = self._amounts.read(text, position)
        if amount is None or _is_cut_off(text, amount):
            return _end_of_numeral(text, position)
        parts = None
        if text[amount.end : amount.end + 1] in _OF_PARTS:
            parts = self._proportions.parts(text, amount)
        return parts or self._bound(text, amount, self._measured(text, amount, alone=alone), alone=alone)

    def _within_name(self, text: str, position: int) -> bool:
        """Whether a Latin letter directly before makes the number part of a name: PM2.5, C919; not GDP8%."""
        before = text[position - 1] if position else ""
        if not before.isascii() or not (before.isalpha() or before in ("+", "_")):
            return False
        if before == "+":
            alone = not (text[position - 2 : position - 1].isascii() and position > 1)
            return not (alone and plus_before_rate().match(text, position))
        if text.endswith(self._idioms.abbreviations, 0, position):
            return False
        return not text.endswith(self._codes, 0, position)

    def _special(self, text: str, position: int, *, arabic: bool, alone: bool) -> Found | None:
        """What is read before plain amounts: dates and names, percent words, ratios, 1/3."""
        if not arabic:
            caught = self._chinese_trap.match(text, position)
            if caught and not self._counts_days(text, position, caught.end()):
                return caught.end()
            if text.startswith("一半", position):
                return self._proportions.half(text, position)
            return self._percent(text, position) if text[position : position + 3] in HEADS else None
        caught = self._arabic_trap.match(text, position)
        if caught and not self._counts_days(text, position, caught.end()):
            return caught.end()
        slashed = self._proportions.slashed(text, position)
        return slashed if slashed is not None else self._proportions.ratio(text, position, alone=alone)

    def _counts_days(self, text: str, start: int, end: int) -> bool:
        """Whether what looks like a day of a month is a number of days: 20日内."""
        return text[end - 1] == "日" and end - start < 5 and self._unit_reader.is_days(text, start, end)

    def _percent(self, text: str, position: int) -> Found:
        """百分之三点五, with its sign."""
        found = self._proportions.percent(text, position)
        if isinstance(found, int):
            return found
        return self._leads.take(text, found) or found.end

    def _bound(self, text: str, amount: Amount, found: Found, *, alone: bool) -> Found:
        """The draft with its bound; a multiplier without digits needs one or must be money (千亿元)."""
        if isinstance(found, int):
            return found
        if found.after == WITHIN:
            return found
        more = amount.more or found.bound is Bound.MORE_THAN
        whole = self._settled(text, found, bare=amount.bare or amount.high is None, more=more)
        if whole is None:
            return found.end
        if amount.bare and not alone and whole.before == UNBOUND and not self._is_scale(text, amount, whole):
            return whole.end
        return whole

    def _settled(self, text: str, draft: Draft, *, bare: bool, more: bool) -> Draft | None:
        """The draft with its sign, currency and bound; None where its sign is not certain."""
        leads = text[draft.start - 1 : draft.start] in self._leads.ends
        whole = self._leads.take(text, draft) if leads else draft
        return None if whole is None else whole.bind(text, self._bounds, bare=bare, more=more)

    def _is_scale(self, text: str, amount: Amount, draft: Draft) -> bool:
        """Whether a multiplier without digits is an amount: 亿元以上, 百亿级; not （亿元） or 亿元GDP.

        亿 and 万亿 alone are what is left of a damaged number as often as an amount (××亿元).
        """
        before, following = text[draft.start - 1 : draft.start], text[draft.end : draft.end + 1]
        if before in _BEFORE_NO_SCALE or (before == " " and following in (" ", "|")):
            return False
        reached = text.startswith(self._scale_after, draft.end)
        if (reached or not following.isalpha()) and self._reaches(text, amount, draft):
            return True
        if draft.kind is not QuantityKind.MONEY or amount.low < 10**8:
            return False
        if amount.digits in ("亿", "万亿") and not (reached or text[draft.end - 1] == "级"):
            return False
        return not text.startswith(self._rate_bases, draft.end)

    def _reaches(self, text: str, amount: Amount, draft: Draft) -> bool:
        """Whether a word of reaching a threshold stands before: 迈上万亿元, 稳定在百万吨."""
        if draft.kind not in _SCALED or amount.digits in ("百", "千"):
            return False
        return self._scale_before.search(text, max(0, draft.start - 5), draft.start) is not None

    # ------------------------------------------------------------ amounts with units

    def _measured(self, text: str, amount: Amount, *, alone: bool) -> Found:
        """The amount with its unit, product and range."""
        rule = "quantity"
        if text[amount.end : amount.end + 1] in _TIMES_SIGNS:
            product = self._product(text, amount)
            if product is not None:
                amount, rule = product, "quantity.product"
        unit = self._unit_reader.read(text, amount, alone=alone)
        ranged = self._ranged(text, amount, unit, alone=alone)
        if ranged is not None:
            return ranged
        if unit is None:
            return self._shared(text, amount) or self._unitless(text, amount, alone=alone)
        if not alone and self._unit_reader.misread(text, amount, unit):
            return unit.end
        low = unit.value(amount.low)
        high = None if amount.high is None else unit.value(amount.high)
        symbol, kind = self._as_meant(text, amount, unit)
        draft = Draft(amount.start, unit.end, kind, low, high, symbol, f"{rule}.{kind}")
        if unit.more:
            draft.bound = Bound.MORE_THAN
        return draft

    def _as_meant(self, text: str, amount: Amount, unit: UnitReading) -> tuple[str, QuantityKind]:
        """Symbol and kind of a unit whose other half is elsewhere: 每立方米35微克, 2.1个、3个百分点."""
        if unit.symbol == "个" and amount.arabic and self._of_points(text, unit.end):
            return "pp", QuantityKind.POINT
        if unit.symbol in PARTS:
            other = _per_part().search(text, max(0, amount.start - 18), amount.start)
            if other and other[1] in PARTS[unit.symbol]:
                return f"{unit.symbol}/{_PER[other[1]]}", unit.kind
        return unit.symbol, unit.kind

    def _of_points(self, text: str, position: int) -> bool:
        """Whether a list goes on to 个百分点 after 个: 2.1个、3个百分点."""
        for _ in range(_MOST_SHARED):
            if text[position : position + 1] not in _SHARING:
                return False
            second = self._amounts.read(text, position + 1)
            if second is None or not second.arabic:
                return False
            if text.startswith("个百分点", second.end):
                return True
            position = second.end + text.startswith("个", second.end)
        return False

    def _unitless(self, text: str, amount: Amount, *, alone: bool) -> Found:
        """A count without a classifier: 525万, 1600余; money where 亿 stands before 产业, 规模 …"""
        end = amount.end
        if not (alone or self._counts(text, amount)) or _glued(text, end):
            return end
        if not alone and not amount.arabic and _named(text, amount):
            return end
        kind, unit, rule = QuantityKind.COUNT, "", "quantity.count.bare"
        if (amount.bare and amount.low >= 10**9) or self._is_money(text, amount):
            kind, unit, rule = QuantityKind.MONEY, "CNY", "quantity.money.bare"
        elif amount.bare and amount.scale < 10**6:
            return end
        return Draft(amount.start, end, kind, amount.low, amount.high, unit, rule)

    def _counts(self, text: str, amount: Amount) -> bool:
        """Whether a number without a unit counts: it is large, vague, bounded or the value of an index."""
        if amount.scale >= 10**4:
            return True
        if not amount.arabic:
            return False
        return amount.more or text.startswith("左右", amount.end) or self._is_index(text, amount)

    def _is_money(self, text: str, amount: Amount) -> bool:
        """Whether the 元 is left out: 5000亿规模, 产值突破10亿, 3个亿."""
        if amount.digits.endswith("个亿"):
            return True
        if amount.scale >= 10**8 and not amount.bare and self._money_noun.match(text, amount.end):
            return True
        if amount.scale < 10**4 or (amount.bare and amount.scale < 10**7):
            return False
        return self._money_before.search(text, max(0, amount.start - 20), amount.start) is not None

    def _is_index(self, text: str, amount: Amount) -> bool:
        """Whether a plain number is the value of an index: 价格指数102.3, 收入比缩小至1.8."""
        following = text[amount.end : amount.end + 1]
        if following and following not in _INDEX_ENDS:
            return False
        return self._index_before.search(text, max(0, amount.start - 16), amount.start) is not None

    def _shared(self, text: str, amount: Amount) -> Draft | None:
        """A number that shares the unit of a later one: 26514、14500元; 2.6、3.5和5.1倍."""
        if not amount.arabic or amount.more or len(amount.digits) < 2:
            return None
        listed = self._unit_of_list(text, amount)
        if listed is None:
            return None
        last, word, unit = listed
        if unit.kind not in _SHARED_KINDS or (amount.scale > 1 and last.scale == 1):
            return None
        if word in self.units.ambiguous or unit.symbol == "year":
            return None
        low = _scale_of_list(amount, last)
        kind = QuantityKind(unit.kind)
        return Draft(amount.start, amount.end, kind, low, low, unit.symbol, f"quantity.shared.{kind}")

    def _unit_of_list(self, text: str, amount: Amount) -> tuple[Amount, str, Unit] | None:
        """The last number of the list that ``amount`` begins, and the unit after it as written and read."""
        last = amount
        for _ in range(_MOST_SHARED):
            following = self._next_shared(text, last)
            if following is None:
                return None
            last, found = following, self.units.match(text, following.end)
            if found is not None:
                return last, text[last.end : found[0]], found[1]
        return None

    def _next_shared(self, text: str, amount: Amount) -> Amount | None:
        """The next number of a list whose unit stands at its end."""
        if text[amount.end : amount.end + 1] not in _SHARING:
            return None
        second = self._amounts.read(text, amount.end + 1)
        if second is None or not second.arabic or second.high is None or len(second.digits) < 2:
            return None
        return None if self._caught(text, second) else second

    # ------------------------------------------------------------ ranges

    def _ranged(self, text: str, first: Amount, unit: UnitReading | None, *, alone: bool) -> Found | None:
        """The range that begins with ``first``, or where to read on after one that is a time; else None."""
        second = self._second_end(text, first, unit)
        if second is None:
            return self._closed_range(text, first, unit, alone=alone)
        other = self._unit_reader.read(text, second, alone=alone)
        if other is None:
            if unit or max(first.scale, second.scale) < 10**4:
                return None
            other = UnitReading(second.end, QuantityKind.COUNT, "")
        elif unit and unit.symbol != other.symbol:
            return None
        elif not alone and self._unit_reader.misread(text, first, other, ranged=True):
            return other.end
        return _range(first, second, other, with_unit=unit is not None)

    def _closed_range(
        self, text: str, first: Amount, unit: UnitReading | None, *, alone: bool
    ) -> Draft | None:
        """800元与1200元之间, 2年以上5年以下: a range that a word after it closes."""
        place = unit.end if unit else first.end
        opening = None if first.high is None else _opening_at(text, place)
        if opening is None:
            return None
        second = self._amounts.read(text, opening.end() + text.startswith(("、", "，"), opening.end()))
        if second is None or second.high is None or self._caught(text, second):
            return None
        other = self._unit_reader.read(text, second, alone=alone)
        if other is None or (unit and unit.symbol != other.symbol):
            return None
        if not text.startswith(_CLOSED[opening[0]], other.end):
            return None
        draft = _range(first, second, other, with_unit=unit is not None)
        return draft.as_bound() if draft else None

    def _second_end(self, text: str, first: Amount, unit: UnitReading | None) -> Amount | None:
        """The other end of the range that ``first`` begins; None where it begins none."""
        sign = self._range.match(text, unit.end if unit else first.end)
        if sign is None or first.high is None:
            return None
        second = self._amounts.read(text, sign.end())
        if second is None or second.high is None or (second.bare and second.digits[0] != "十"):
            return None
        joined = self._joined(text, first, sign[0].strip(), second, with_unit=unit is not None)
        return second if joined else None

    def _joined(self, text: str, first: Amount, sign: str, second: Amount, *, with_unit: bool) -> bool:
        """Whether the sign makes a range of the two numbers."""
        if sign == "、" and (with_unit or not _counts_up(first, second)):
            return False
        if (
            with_unit
            and sign in ("至", "到")
            and self._change_from.search(text, max(0, first.start - 6), first.start)
        ):
            return False
        return not self._caught(text, second)

    def _product(self, text: str, first: Amount) -> Amount | None:
        """4×100万: one amount with the multiplied value."""
        second = self._amounts.read(text, first.end + 1)
        if second is None or second.high != second.low or first.high != first.low:
            return None
        if len(first.digits) + len(second.digits) > MOST_DIGITS:
            return None
        value = first.low * second.low
        return second._replace(start=first.start, low=value, high=value, bare=False)

    def _caught(self, text: str, amount: Amount) -> bool:
        """Whether a date or name begins where the amount does."""
        trap = self._arabic_trap if amount.arabic else self._chinese_trap
        return trap.match(text, amount.start) is not None


def _opening_at(text: str, place: int) -> re.Match[str] | None:
    """What parts the ends of a closed range, at a place."""
    return _opening().match(text, place) if text[place : place + 1] in _OPENINGS else None


def _range(first: Amount, second: Amount, unit: UnitReading, *, with_unit: bool) -> Draft | None:
    """The range of two amounts with the unit of the second; None where the second is not the greater."""
    low = unit.value(first.low if with_unit else _same_scale(first, second))
    high = unit.value(second.low if second.high is None else second.high)
    if low >= high:
        return None
    return Draft(first.start, unit.end, unit.kind, low, high, unit.symbol, f"quantity.range.{unit.kind}")


def _is_cut_off(text: str, amount: Amount) -> bool:
    """Whether a multiplier without digits is the end of a number that is not readable: 万万亿."""
    return amount.digits[0] in _SCALE_SIGNS and text[amount.start - 1 : amount.start] in _NUMERALS


def _glued(text: str, end: int) -> bool:
    """Whether a number goes on in letters, digits or a plus sign."""
    following = text[end : end + 1]
    return (following.isascii() and following.isalnum()) or following in ("+", "＋")


def _named(text: str, amount: Amount) -> bool:
    """Whether a Chinese numeral is a name: a string of digits, or a slogan that begins with it."""
    return is_digit_string(amount.digits) or text[amount.start - 1 : amount.start] in ("“", "‘", "「")


def _counts_up(first: Amount, second: Amount) -> bool:
    """三、四: two single Chinese digits in order, an approximate amount of older texts."""
    if first.arabic or second.arabic or len(first.digits) != 1 or len(second.digits) != 1:
        return False
    return second.low == first.low + 1 and first.low >= 2


def _same_scale(first: Amount, second: Amount) -> Decimal:
    """The first number in the multiplier of the second that it lacks: 10-12万, 七千到九千亿元."""
    for scale in (10**12, 10**8, 10**4, 1000, 100):
        if second.scale % scale == 0 and second.low >= scale:
            lacking = first.scale == 1 or first.scale < scale > 1000
            return first.low * scale if lacking and first.low < second.low / scale else first.low
    return first.low


def _scale_of_list(first: Amount, last: Amount) -> Decimal:
    """A number of a list with one unit at its end in the multiplier of the last (65、8.2万吨).

    One that is far larger than the last may be meant as it is (9800、1.2万元), but not beside 亿.
    """
    if first.scale > 1 or last.scale < 10**4:
        return _same_scale(first, last)
    scale = next(scale for scale in (10**12, 10**8, 10**4) if last.scale % scale == 0)
    alike = first.low < 10 * last.low / scale or first.low % 1 != 0
    return first.low * scale if alike or scale >= 10**8 else first.low


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position + 1


@cache
def _name() -> re.Pattern[str]:
    """A run of letters and digits such as PM2.5 or C919."""
    return re.compile(r"[0-9A-Za-z.\-+_]+")


def _end_of_numeral(text: str, position: int) -> int:
    """Where to read on after a numeral that is no amount; a run too long for one is left as a whole."""
    end = _end(_mixed_run(), text, position)
    return end if end - position > LONGEST else _end(_plain_run(), text, position)


@cache
def _mixed_run() -> re.Pattern[str]:
    return re.compile(r"[0-9０-９.．,〇零○一二两三四五六七八九十百千万亿]+")


@cache
def _plain_run() -> re.Pattern[str]:
    return re.compile(r"[0-9０-９.．]+|[〇零○一二两三四五六七八九十百千万亿]+")

"""Reads one quantity at a place of a text: amount, unit, range, product, ratio, fraction, rank."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Final

from attrs import define

from gwreport.errors import NumeralError
from gwreport.mentions.quantity_amounts import Amount, is_digit_string, read_amount
from gwreport.mentions.quantity_bounds import bound_words
from gwreport.mentions.quantity_guards import arabic_trap, chinese_trap, idioms, ordinal
from gwreport.model import Bound, QuantityKind
from gwreport.numerals import ARABIC_PATTERN, Number, parse_numeral
from gwreport.units import Unit, load_units

START: Final = (
    "[0-9０-９〇零○一二两兩三四五六七八九十百千万萬亿億廿卅壹贰叁肆伍陆柒捌玖拾佰仟数數几幾半翻首榜]"
)
_TENTHS: Final = frozenset("成")
_TIMES_SIGNS: Final = "×✕*xX"
_ARABIC: Final = frozenset("0123456789０１２３４５６７８９")
_SMALL: Final = "一二两三四五六七八九十"
_BREAKS: Final = "，,。、；;：:！!？?“”‘’\"'（）()《》〈〉—-·…\n\r\t 　个项件"
_STRONG: Final = frozenset({"year", "week", "位", "大"})


@define
class Draft:
    """A quantity while its bound is still open; ``before`` and ``after`` are where its bound words end."""

    start: int
    end: int
    kind: QuantityKind
    low: Number | None
    high: Number | None
    unit: str
    rule: str
    bound: Bound = Bound.EXACT
    parts: tuple[Number, ...] | None = None
    before: int = -1
    after: int = -1


Found = Draft | int
"""What is read at a place: a draft, or where to read on."""


class QuantityGrammar:
    """The grammar with its tables; ``read`` is linear in what it matches."""

    def __init__(self) -> None:
        self._units = load_units()
        self._idioms = idioms()
        self._bounds = bound_words()
        self._arabic_trap = arabic_trap()
        self._chinese_trap = chinese_trap()
        self._ordinal = ordinal()
        self._ratio = _ratio()
        self._range = _range_sign()
        self._list_sign = _list_sign()
        self._slashed = _slashed()
        self._rank_before = _rank_before()
        self._rank_first = _rank_first()
        self._time_before = _time_before()
        self._time_after = _time_after()
        self._duration_before = _duration_before()
        self._money_noun = _money_noun()
        self._change_from = _change_from()

    def read(self, text: str, position: int, *, alone: bool = False) -> Found:
        """The quantity that begins at ``position``, or where to read on.

        ``alone``: the text is said to be a quantity, so that guards against its being part of something else rest.
        """
        char = text[position]
        if char == "翻":
            return self._doubled(text, position)
        if char in "首榜":
            return self._top(text, position, alone=alone)
        before = text[position - 1] if position else ""
        if before == "第":
            return self._ordered(text, position, alone=alone)
        if before == "前":
            leading = self._leading(text, position)
            if leading is not None:
                return leading
        arabic = char in _ARABIC
        if arabic and before and before.isascii() and (before.isalpha() or before in "+_"):
            if not text.endswith(self._idioms.abbreviations, 0, position):
                return _end_of_name(text, position)
        special = self._special(text, position, arabic=arabic, alone=alone)
        if special is not None:
            return special
        amount = read_amount(text, position)
        if amount is None:
            return _end_of_numeral(text, position)
        if text.startswith("分之", amount.end):
            return self._fraction(text, amount)
        draft = self._measured(text, amount, alone=alone)
        if isinstance(draft, int):
            return draft
        self._bind(text, draft, bare=amount.bare or amount.high is None)
        if amount.more and draft.bound is Bound.EXACT:
            draft.bound = Bound.MORE_THAN
            draft.before = draft.after = -2
        if amount.bare and not alone and draft.before == -1 and not self._named_scale(text, draft):
            return draft.end
        return draft

    def _special(self, text: str, position: int, *, arabic: bool, alone: bool) -> Found | None:
        """What is read before plain amounts: dates and names, percent words, ratios, 1/3."""
        if not arabic:
            caught = self._chinese_trap.match(text, position)
            if caught:
                return caught.end()
            if text.startswith(("百分之", "千分之", "万分之"), position):
                return self._parts_of_hundred(text, position)
            return None
        caught = self._arabic_trap.match(text, position)
        if caught:
            return caught.end()
        slashed = self._slashed.match(text, position)
        if slashed:
            return self._slash_fraction(text, slashed)
        return self._read_ratio(text, position, alone=alone)

    # ------------------------------------------------------------ amounts with units

    def _measured(self, text: str, amount: Amount, *, alone: bool) -> Found:
        """The amount with its unit, product and range."""
        low, high, end, rule = amount.low, amount.high, amount.end, "quantity"
        if text[end : end + 1] and text[end] in _TIMES_SIGNS:
            other = read_amount(text, end + 1)
            if other is not None and other.high == other.low and amount.high == amount.low:
                amount = other._replace(start=amount.start, low=low * other.low, high=low * other.low)
                low, high, end, rule = amount.low, amount.high, amount.end, "quantity.product"
        unit = self._unit(text, amount, alone=alone)
        ranged = self._ranged(text, amount, unit, alone=alone)
        if ranged is not None:
            return ranged
        if unit is None:
            return self._elided(text, amount) or self._unitless(text, amount, alone=alone)
        stop, kind, symbol, extra, more = unit
        if not alone and self._misread(text, amount, stop, kind, symbol):
            return stop
        if high is not None:
            high += extra
        draft = Draft(
            amount.start, stop, kind, _scaled(low + extra, kind, symbol), None, symbol, f"{rule}.{kind}"
        )
        draft.high = None if high is None else _scaled(high, kind, symbol)
        if symbol == "tenths":
            draft.unit = "%"
        if more:
            draft.bound, draft.before, draft.after = Bound.MORE_THAN, -2, -2
        return draft

    def _unit(
        self, text: str, amount: Amount, *, alone: bool
    ) -> tuple[int, QuantityKind, str, Decimal, bool] | None:
        """The unit after an amount: its end, kind and symbol, what 半 adds, and whether 多 stands in it."""
        end = amount.end
        if text.startswith("成", end) and _is_tenths(text, amount, self._idioms.not_tenths, alone=alone):
            half = text.startswith("成半", end)
            return (
                end + 1 + half,
                QuantityKind.PERCENT,
                "tenths",
                Decimal("0.5") if half else Decimal(0),
                False,
            )
        if text.startswith(("个多", "个半", "個多", "個半"), end):
            for length in (2, 1):
                unit = self._units.by_word.get("个" + text[end + 2 : end + 2 + length])
                if unit is not None:
                    half = text[end + 1] == "半"
                    extra = Decimal("0.5") if half else Decimal(0)
                    return end + 2 + length, QuantityKind(unit.kind), unit.symbol, extra, not half
        if text.startswith(("级", "元级"), end) and amount.scale >= 10**8:
            return text.index("级", end) + 1, QuantityKind.MONEY, "CNY", Decimal(0), False
        found = self._units.match(text, end) or (
            self._units.match(text, end + 1) if text[end : end + 1] == " " else None
        )
        if found is None or not self._credible(text, amount, found[0], found[1], alone=alone):
            return None
        stop, unit = found
        if text[stop : stop + 1] == "半" and unit.kind in ("duration", "multiple") and _half_ends(text, stop):
            return stop + 1, QuantityKind(unit.kind), unit.symbol, Decimal("0.5"), False
        return stop, QuantityKind(unit.kind), unit.symbol, Decimal(0), False

    def _credible(self, text: str, amount: Amount, stop: int, unit: Unit, *, alone: bool) -> bool:
        """Whether the unit word is a unit here: 三方 and 一度 are words, 3方 and 5000度 are amounts."""
        word = text[stop - 1] if stop == amount.end + 1 else text[amount.end : stop].strip()
        if unit.kind == "fraction" or alone:
            return unit.kind != "fraction"
        if amount.digits == "半":
            return (unit.kind == "duration" and word != "日") or word in ("倍", "公里", "亩")
        if word in self._idioms.never_units:
            return False
        if word == "度" and amount.scale < 10**4 and "电" not in text[max(0, amount.start - 6) : stop + 1]:
            return False
        large = amount.arabic or amount.scale >= 10**4
        if word in self._units.ambiguous and unit.symbol not in _STRONG and not large:
            return False
        if amount.digits == "一" and not amount.more:
            return self._one_counts(text, amount, word, unit)
        return large or unit.kind != "count" or self._chinese_counts(text, amount, stop, word)

    def _chinese_counts(self, text: str, amount: Amount, stop: int, word: str) -> bool:
        """Whether a small Chinese numeral counts: 三个 does, 三期, 二次 and the parts of 一主三副 do not."""
        if word in self._idioms.weak_with_chinese or amount.digits == "二":
            return False
        two = text[max(0, amount.start - 2) : amount.start]
        if len(two) == 2 and two[0] in _SMALL and two[1] not in _BREAKS:
            return False
        return not (
            text[stop : stop + 1] in tuple("一二两三四五六七八九") and text[stop + 1 : stop + 2].isalpha()
        )

    def _one_counts(self, text: str, amount: Amount, word: str, unit: Unit) -> bool:
        before = text[amount.start - 1 : amount.start]
        two = text[max(0, amount.start - 2) : amount.start]
        if len(two) == 2 and two[0] in _SMALL and two[1] not in _BREAKS:
            return False
        if unit.kind in ("percent", "point", "money", "multiple"):
            return before not in self._idioms.before_one
        if unit.kind == "duration":
            return self._duration_before.search(text, max(0, amount.start - 4), amount.start) is not None
        return word in self._idioms.one_with and before not in self._idioms.before_one

    def _misread(self, text: str, amount: Amount, stop: int, kind: QuantityKind, symbol: str) -> bool:
        """Whether amount and unit are something else: a time, a slogan in quotation marks, a price index base."""
        if kind is QuantityKind.DURATION:
            return self._is_time(text, amount, stop, symbol)
        before = text[amount.start - 1 : amount.start]
        if kind is QuantityKind.COUNT and not amount.arabic and amount.scale < 10**4:
            if before and before in '“‘「『"':
                return True
            if is_digit_string(amount.digits) and amount.low == amount.high and "〇" not in amount.digits:
                return amount.low < 100
        return False

    def _is_time(self, text: str, amount: Amount, stop: int, symbol: str) -> bool:
        """Whether a duration names a period on the calendar: 过去五年, 五年来, 前3个月."""
        if symbol not in ("year", "month", "week", "day", "quarter", "halfyear"):
            return False
        if self._duration_before.search(text, max(0, amount.start - 4), amount.start):
            return False
        if self._time_before.search(text, max(0, amount.start - 8), amount.start):
            return True
        if self._time_after.match(text, stop) is not None:
            return True
        # 「。五年，…」 and 「不平凡的五年。」 name the years under review.
        before = text[amount.start - 1 : amount.start]
        if symbol == "year" and amount.low <= 10 and not amount.more:
            following = text[stop : stop + 1]
            if before in (
                "",
                "。",
                "，",
                ",",
                "；",
                ";",
                "\n",
                "！",
                "　",
                " ",
                "：",
            ) and following not in tuple("内以左之期制的"):
                return not text.startswith(("行动", "计划", "规划"), stop)
            return before == "的" and (not following or not following.isalpha())
        return False

    def _unitless(self, text: str, amount: Amount, *, alone: bool) -> Found:
        """A count without a classifier: 525万, 1600余."""
        following = text[amount.end : amount.end + 1]
        counts = amount.scale >= 10**4 or (amount.arabic and amount.more) or alone
        if amount.arabic and not counts:
            counts = text.startswith("左右", amount.end)
        if not counts or (following.isascii() and following.isalnum()) or following in ("+", "＋"):
            return amount.end
        quoted = text[amount.start - 1 : amount.start] in ("“", "‘", "「") and not amount.arabic
        if (is_digit_string(amount.digits) or quoted) and not alone:
            return amount.end
        if (amount.scale >= 10**9 and amount.bare) or (
            not amount.bare and amount.scale >= 10**8 and self._money_noun.match(text, amount.end)
        ):
            return Draft(
                amount.start,
                amount.end,
                QuantityKind.MONEY,
                amount.low,
                amount.high,
                "CNY",
                "quantity.money.bare",
            )
        if amount.bare and amount.scale < 10**6:
            return amount.end
        return Draft(
            amount.start, amount.end, QuantityKind.COUNT, amount.low, amount.high, "", "quantity.count.bare"
        )

    def _elided(self, text: str, amount: Amount) -> Draft | None:
        """The first of two numbers that share one unit: 26514、14500元."""
        if not amount.arabic or amount.scale > 1 or amount.more or len(amount.digits) < 2:
            return None
        sign = self._list_sign.match(text, amount.end)
        second = read_amount(text, sign.end()) if sign else None
        if second is None or not second.arabic or second.high is None or len(second.digits) < 2:
            return None
        found = self._units.match(text, second.end)
        if found is None or found[1].kind not in ("money", "measure", "count", "percent"):
            return None
        if found[0] - second.end == 1 and text[second.end] in self._units.ambiguous:
            return None
        if self._caught(text, second):
            return None
        low = _same_scale(amount, second)
        kind, unit = QuantityKind(found[1].kind), found[1].symbol
        return Draft(amount.start, amount.end, kind, low, low, unit, f"quantity.elided.{kind}")

    def _named_scale(self, text: str, draft: Draft) -> bool:
        """Whether a multiplier without digits is an amount: 亿元以上, 千亿元, 百亿级."""
        if draft.kind is not QuantityKind.MONEY or draft.low is None or draft.low < 10**8:
            return False
        return not text.startswith(
            ("GDP", "生产总值", "地区", "国内", "工业增加值", "产值", "GNP"), draft.end
        )

    # ------------------------------------------------------------ ranges and ratios

    def _ranged(
        self,
        text: str,
        first: Amount,
        unit: tuple[int, QuantityKind, str, Decimal, bool] | None,
        *,
        alone: bool,
    ) -> Draft | None:
        """The range that begins with ``first``; None where there is none."""
        sign = self._range.match(text, unit[0] if unit else first.end)
        if sign is None or first.high is None:
            return None
        second = read_amount(text, sign.end())
        if second is None or second.high is None or second.bare:
            return None
        if sign[0].strip() == "、" and (unit or not _counts_up(first, second)):
            return None
        if (
            unit
            and sign[0].strip() in ("至", "到")
            and self._change_from.search(text, max(0, first.start - 6), first.start)
        ):
            return None
        if self._caught(text, second):
            return None
        other = self._unit(text, second, alone=alone)
        if other is None:
            if unit or max(first.scale, second.scale) < 10**4:
                return None
            stop, kind, symbol = second.end, QuantityKind.COUNT, ""
        else:
            stop, kind, symbol = other[:3]
            if unit and unit[2] != symbol:
                return None
            if not alone and self._misread(text, first, stop, kind, symbol):
                return None
        low = first.low if unit else _same_scale(first, second)
        if low >= second.high:
            return None
        named = "%" if symbol == "tenths" else symbol
        rule = f"quantity.range.{kind}"
        ends = _scaled(low, kind, symbol), _scaled(second.high, kind, symbol)
        return Draft(first.start, stop, kind, ends[0], ends[1], named, rule)

    def _read_ratio(self, text: str, position: int, *, alone: bool) -> Draft | None:
        match = self._ratio.match(text, position)
        if match is None:
            return None
        members = re.split(r"\s?[:：∶︰]\s?", match[0])
        if len(members) == 2 and not (alone or "∶" in match[0] or "︰" in match[0]):
            window = text[max(0, position - 8) : position]
            if "." not in match[0] and members[1] != "1" and "比" not in window and "按" not in window:
                return None
        parts = tuple(parse_numeral(member.rstrip("%％")) for member in members)
        return Draft(
            position, match.end(), QuantityKind.RATIO, None, None, "1", "quantity.ratio", parts=parts
        )

    # ------------------------------------------------------------ percent words, fractions, doubling

    def _parts_of_hundred(self, text: str, position: int) -> Found:
        """百分之三点五, 千分之五, 百分之七到八."""
        head = text[position : position + 3]
        shift = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}[head[0]]
        amount = read_amount(text, position + 3)
        if amount is None or amount.high is None or (amount.bare and amount.digits != "百"):
            return position + 3
        low, high, end, rule = amount.low, amount.high, amount.end, "quantity.percent.words"
        sign = self._range.match(text, end)
        if sign is not None:
            begin = sign.end() + (3 if text.startswith(head, sign.end()) else 0)
            second = read_amount(text, begin)
            following = text[second.end : second.end + 1] if second else ""
            joined = begin > sign.end() or (
                following not in ("个", "%", "％", "年", "万", "亿") and sign[0] != "、"
            )
            if second is not None and second.high is not None and second.low > low and joined:
                high, end, rule = second.high, second.end, "quantity.range.percent"
        draft = Draft(position, end, QuantityKind.PERCENT, low * shift, high * shift, "%", rule)
        self._bind(text, draft, bare=False)
        if amount.more and draft.bound is Bound.EXACT:
            draft.bound = Bound.MORE_THAN
        return draft

    def _fraction(self, text: str, denominator: Amount) -> Found:
        """三分之一."""
        numerator = read_amount(text, denominator.end + 2)
        if numerator is None or not denominator.low or numerator.low != numerator.high:
            return denominator.end
        if denominator.low != int(denominator.low) or numerator.low != int(numerator.low):
            return numerator.end
        value = Fraction(int(numerator.low), int(denominator.low))
        draft = Draft(
            denominator.start, numerator.end, QuantityKind.FRACTION, value, value, "1", "quantity.fraction"
        )
        self._bind(text, draft, bare=False)
        return draft

    def _slash_fraction(self, text: str, match: re.Match[str]) -> Found:
        """1/3, where the numerator is the smaller."""
        value = Fraction(int(match[1]), int(match[2]))
        if value >= 1 or text[match.start() - 1 : match.start()] in ("/", "-", "."):
            return match.end()
        draft = Draft(
            match.start(), match.end(), QuantityKind.FRACTION, value, value, "1", "quantity.fraction.slash"
        )
        self._bind(text, draft, bare=False)
        return draft

    def _doubled(self, text: str, position: int) -> Found:
        """翻番, 翻一番, 翻了两番: two to the power of the number."""
        match = _doubling().match(text, position)
        if match is None:
            return position + 1
        times = 1
        if match["times"]:
            try:
                times = int(parse_numeral(match["times"]))
            except (NumeralError, ValueError):
                return match.end()
        value = Decimal(2) ** min(times, 20)
        draft = Draft(
            position, match.end(), QuantityKind.MULTIPLE, value, value, "times", "quantity.multiple.doubling"
        )
        if match["nearly"]:
            draft.bound, draft.before = Bound.NEARLY, -2
        else:
            self._bind(text, draft, bare=False)
        return draft

    # ------------------------------------------------------------ ranks

    def _ordered(self, text: str, position: int, *, alone: bool) -> Found:
        """The numeral after 第: a rank (第3位, 全国第一) or an ordinal that states no amount."""
        skip = self._ordinal.match(text, position)
        beyond = skip.end() if skip else position + 1
        amount = read_amount(text, position)
        if amount is None or amount.more or amount.low != amount.high or amount.scale >= 10**4:
            return beyond
        start, end = position - 1, amount.end
        following = text[end : end + 1]
        if following in ("位", "名"):
            if not alone and self._rank_first.search(text, max(0, start - 6), start):
                return beyond
            end += 1
        elif not alone and not self._ranked(text, start, following):
            return beyond
        draft = Draft(start, end, QuantityKind.RANK, amount.low, amount.high, "rank", "quantity.rank")
        self._bind(text, draft, bare=False)
        return draft

    def _ranked(self, text: str, start: int, following: str) -> bool:
        """Whether a bare 第N is a place in an order: 增速居全国第一."""
        if following and following not in '。，,、；;：:！!？?）)”"’》和与及、的 \n　（(':
            return False
        if following == "的":
            return False
        return self._rank_before.search(text, max(0, start - 12), start) is not None

    def _top(self, text: str, position: int, *, alone: bool) -> Found:
        """首位 and 榜首 where they are places in an order."""
        word = text[position : position + 2]
        if word not in ("首位", "榜首"):
            return position + 1
        if not alone:
            window = text[max(0, position - 10) : position]
            if text[position + 2 : position + 3].isalpha() or not self._rank_before.search(window):
                return position + 2
            if self._rank_first.search(window):
                return position + 2
        one = Decimal(1)
        return Draft(position, position + 2, QuantityKind.RANK, one, one, "rank", "quantity.rank.first")

    def _leading(self, text: str, position: int) -> Draft | None:
        """前十位, 前3名 and 前十(强): the rank that the number at ``position`` after 前 bounds."""
        amount = read_amount(text, position)
        if amount is None or amount.more or amount.low != amount.high or amount.scale > 1 or amount.low > 500:
            return None
        following = text[amount.end : amount.end + 1]
        end = amount.end
        if following in ("位", "名"):
            end += 1
        elif (following and following not in "。，,、；;）)强列行") or not self._rank_before.search(
            text, max(0, position - 13), position - 1
        ):
            return None
        return Draft(
            position - 1,
            end,
            QuantityKind.RANK,
            amount.low,
            amount.high,
            "rank",
            "quantity.rank.leading",
            bound=Bound.AT_MOST,
            before=-2,
        )

    # ------------------------------------------------------------ shared

    def _caught(self, text: str, amount: Amount) -> bool:
        trap = self._arabic_trap if amount.arabic else self._chinese_trap
        return trap.match(text, amount.start) is not None

    def _bind(self, text: str, draft: Draft, *, bare: bool) -> None:
        """Set the bound that the words around a draft give; the word before it wins."""
        after = self._bounds.read_after(text, draft.end, draft.kind)
        before = self._bounds.read_before(text, draft.start, bare=bare)
        if after is not None:
            draft.bound, draft.after = after
        if before is not None:
            draft.bound, draft.before = before


def _end_of_name(text: str, position: int) -> int:
    """The end of a run of letters and digits such as PM2.5 or C919."""
    match = _latin().match(text, position)
    return match.end() if match else position + 1


def _end_of_numeral(text: str, position: int) -> int:
    match = _numeral_run().match(text, position)
    return match.end() if match else position + 1


def _scaled(value: Number, kind: QuantityKind, symbol: str) -> Number:
    return value * 10 if symbol == "tenths" else value


def _is_tenths(text: str, amount: Amount, not_tenths: frozenset[str], *, alone: bool) -> bool:
    if (
        amount.scale > 1
        or amount.more
        or amount.high is None
        or amount.high > 10
        or (amount.digits == "一" and not alone)
    ):
        return False
    return text[amount.end + 1 : amount.end + 2] not in not_tenths or alone


def _half_ends(text: str, position: int) -> bool:
    return text[position + 1 : position + 2] not in tuple("导成径决价数年天夜自机")


def _counts_up(first: Amount, second: Amount) -> bool:
    """三、四: two single Chinese digits in order, an approximate amount of older texts."""
    if first.arabic or second.arabic or len(first.digits) != 1 or len(second.digits) != 1:
        return False
    return second.low == first.low + 1 and first.low >= 2


def _same_scale(first: Amount, second: Amount) -> Number:
    """The first end of a range in the multiplier of the second where it has none of its own: 10-12万."""
    if first.scale > 1 or second.high is None:
        return first.low
    for scale in (10**12, 10**8, 10**4, 1000, 100):
        if second.scale % scale == 0 and second.low >= scale:
            return first.low * scale if first.low < second.low / scale else first.low
    return first.low


@cache
def _ratio() -> re.Pattern[str]:
    return re.compile(rf"{ARABIC_PATTERN}[%％]?(?:\s?[:：∶︰]\s?{ARABIC_PATTERN}[%％]?){{1,5}}(?![0-9.])")


@cache
def _list_sign() -> re.Pattern[str]:
    return re.compile("[、和及]")


@cache
def _slashed() -> re.Pattern[str]:
    return re.compile(r"([1-9][0-9]?)/([1-9][0-9]?0?)(?![0-9/A-Za-z.])")


@cache
def _range_sign() -> re.Pattern[str]:
    return re.compile(r"\s?(?:——|[-—–~～─―－﹣−]|至|到|、)\s?")


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(r"[0-9A-Za-z.\-+_]+")


@cache
def _numeral_run() -> re.Pattern[str]:
    return re.compile(r"[0-9０-９.．]+|[〇零○一二两三四五六七八九十百千万亿]+|.", re.DOTALL)


@cache
def _doubling() -> re.Pattern[str]:
    return re.compile(r"翻(?:了)?(?P<nearly>近)?(?P<times>[一二两三四五1-5１-５])?番")


@cache
def _rank_before() -> re.Pattern[str]:
    """What stands before a place in an order, up to the place."""
    return re.compile(
        r"(?:居|列|排|排名|位|占|获|夺|登|跃|升|进|入|跻身|保持|蝉联|领跑|名次|并列|"
        r"全国|全省|全市|全区|全州|全县|全疆|世界|全球|亚洲|国内|省内|西部|中部|东部|同类|同行业|"
        r"增速|增幅|总量|规模|数量|产量|综合|速度|水平)"
        r"[^，,。；;：:！!？?\n]{0,10}$"
    )


@cache
def _rank_first() -> re.Pattern[str]:
    """What makes 第一位 and 首位 a figure of speech: 放在首位."""
    return re.compile(r"(?:放在|摆在|置于|放|摆|是|作为|当作|视为|始终|至上)[^，,。；;]{0,4}$")


@cache
def _change_from() -> re.Pattern[str]:
    """What makes 61.3%到83.1% two values and no range: 由, 从不足."""
    return re.compile(r"(?:由|从|自)(?:原来的|不足|不到|近|约|超过)?$")


@cache
def _money_noun() -> re.Pattern[str]:
    """What follows 亿 where the 元 is left out: 百亿产业, 5000亿规模."""
    return re.compile(r"(?:产业|园区|企业|项目|集群|规模|大关|台阶|俱乐部|投资|强企|强县|强镇|工程)")


@cache
def _duration_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:连续|连续第|为期|历时|提前|延长|缩短|长达|满|期限|用了|耗时|推迟|不到|超过|接近|将近|至少|每隔)了?$"
    )


@cache
def _time_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:第[一二三四五六七八九十]{1,3}|上|下|这|前|头|首|后|每)个|(?:过去|今后|未来|往后|此后|以后|之后|随后|接下来|最近|近|前|头|后|这|那|上|下|同|整整|届|新|本|当))的?(?:这|那)?(?:\s)?$"
    )


@cache
def _time_after() -> re.Pattern[str]:
    return re.compile(
        r"多?的?(?:时间)?(?:来|以来|前(?!后|列|沿|景|期)|后(?!续|备)|间(?!隔)|之前|之后|以前|以后|之间|期间|里(?!程)|中(?!国|央|期|心))"
        r"|(?:累计|平均|年均|共计|合计|总共|共)"
    )

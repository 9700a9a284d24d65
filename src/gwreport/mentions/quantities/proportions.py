"""Reads proportions: 百分之三, 三分之一, 1/3, 9.9∶43.3∶46.8, 翻两番."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Final

from gwreport.mentions.quantities.amounts import Amount, AmountReader
from gwreport.mentions.quantities.bounds import BoundWords
from gwreport.mentions.quantities.drafts import WITHIN, Draft, Found
from gwreport.model import Bound, QuantityKind
from gwreport.numerals import ARABIC_PATTERN, parse_numeral
from gwreport.script.classes import CHINESE_DIGITS

HEADS: Final = {
    "百分之": (Decimal(1), "%"),
    "千分之": (Decimal(1), "‰"),
    "万分之": (Decimal("0.01"), "%"),
}
"""Words before a number of parts: how many of the unit one part is, and the unit (千分之五 as 5‰)."""
_OTHER_HALF: Final = frozenset("另前后上下大每")
_COLONS: Final = "[:：∶︰]"


_AFTER_PAUSE: Final = re.compile(
    r"、(?P<digit>[二三四五六七八九])(?P<ten>十)?(?=[。，；、的左以上之）”\s]|$)"
)


@cache
def range_sign() -> re.Pattern[str]:
    """What stands between the ends of a range."""
    return re.compile(r"\s?(?:[-—–~～─―－﹣−]{1,2}|至|到|、)\s?")


@cache
def _ratio() -> re.Pattern[str]:
    member = rf"{ARABIC_PATTERN}[%％]?"
    return re.compile(rf"{member}(?:\s?{_COLONS}\s?{member}){{1,5}}(?![0-9.])")


@cache
def _colon() -> re.Pattern[str]:
    return re.compile(rf"\s?{_COLONS}\s?")


@cache
def _slashed() -> re.Pattern[str]:
    return re.compile(r"([1-9][0-9]?)/([1-9][0-9]?0?)(?![0-9/A-Za-z.]| ?[万亿])")


@cache
def _doubling() -> re.Pattern[str]:
    return re.compile(r"翻了?(?P<nearly>近)?(?P<times>[一二两三四五1-5１-５])?番")


def _neighbours(text: str, first: Amount) -> int:
    """What two digits in a row parted by 、 count: 1 in 百分之五、六, 10 in 百分之六、七十; 0 for others."""
    match = _AFTER_PAUSE.match(text, first.end)
    digits = CHINESE_DIGITS
    if match is None or len(first.digits) != 1 or first.digits not in digits:
        return 0
    in_a_row = digits.find(match["digit"]) == digits.index(first.digits) + 1
    return (10 if match["ten"] else 1) if in_a_row else 0


class ProportionReader:
    """Reads percent words, fractions, ratios and doublings."""

    def __init__(self, amounts: AmountReader, bounds: BoundWords) -> None:
        self._amounts = amounts
        self._bounds = bounds
        self._range = range_sign()
        self._ratio = _ratio()
        self._slashed = _slashed()

    def percent(self, text: str, position: int) -> Found:
        """百分之三点五, 千分之五, 百分之七到八."""
        head = text[position : position + 3]
        amount = self._amounts.read(text, position + 3)
        if amount is None or amount.high is None or (amount.bare and amount.digits != "百"):
            return position + 3
        low, high, end, rule = amount.low, amount.high, amount.end, "quantity.percent.words"
        tens, second = _neighbours(text, amount), self._second_end(text, amount, head)
        if tens:
            low, high, end, rule = (
                low * tens,
                (low + 1) * tens,
                end + 1 + len(str(tens)),
                "quantity.range.percent",
            )
        elif second is not None and second.high is not None and second.low > low:
            high, end, rule = second.high, second.end, "quantity.range.percent"
        shift, unit = HEADS[head]
        draft = Draft(position, end, QuantityKind.PERCENT, low * shift, high * shift, unit, rule)
        return draft.bind(text, self._bounds, more=amount.more)

    def _second_end(self, text: str, first: Amount, head: str) -> Amount | None:
        """The other end of a range of parts, with or without its own 百分之."""
        sign = self._range.match(text, first.end)
        if sign is None:
            return None
        if sign[0].strip() == "、":
            return None  # a list: 百分之五、百分之八
        repeated = text.startswith(head, sign.end())
        second = self._amounts.read(text, sign.end() + (3 if repeated else 0))
        if second is None or repeated:
            return second
        return None if text[second.end : second.end + 1] in tuple("个%％年万亿月日") else second

    def fraction(self, text: str, denominator: Amount) -> Found:
        """三分之一; ``denominator`` is the number before 分之."""
        numerator = self._amounts.read(text, denominator.end + 2)
        if numerator is None or not denominator.low or numerator.low != numerator.high:
            return denominator.end
        if denominator.low != int(denominator.low) or numerator.low != int(numerator.low):
            return numerator.end
        value = Fraction(int(numerator.low), int(denominator.low))
        rule = "quantity.fraction"
        draft = Draft(denominator.start, numerator.end, QuantityKind.FRACTION, value, value, "1", rule)
        return draft.bind(text, self._bounds)

    def parts(self, text: str, amount: Amount) -> Found | None:
        """三分之一, 三又五分之一; ``amount`` is the number before 分之 or 又. None where neither is there."""
        if text.startswith("分之", amount.end):
            return self.fraction(text, amount)
        return self._mixed(text, amount) if text.startswith("又", amount.end) else None

    def _mixed(self, text: str, whole: Amount) -> Draft | None:
        """三又五分之一; ``whole`` is the number before 又."""
        denominator = self._amounts.read(text, whole.end + 1)
        if denominator is None or not text.startswith("分之", denominator.end):
            return None
        part = self.fraction(text, denominator)
        if isinstance(part, int) or part.low is None or part.low >= 1 or whole.low != int(whole.low):
            return None
        value = int(whole.low) + part.low
        rule = "quantity.fraction.mixed"
        draft = Draft(whole.start, part.end, QuantityKind.FRACTION, value, value, "1", rule)
        return draft.bind(text, self._bounds)

    def half(self, text: str, position: int) -> Found:
        """一半, where it is not one of two halves (另一半, 前一半)."""
        if text[position - 1 : position] in _OTHER_HALF:
            return position + 2
        value = Fraction(1, 2)
        draft = Draft(
            position, position + 2, QuantityKind.FRACTION, value, value, "1", "quantity.fraction.half"
        )
        return draft.bind(text, self._bounds)

    def slashed(self, text: str, position: int) -> Found | None:
        """1/3, where the numerator is the smaller."""
        match = self._slashed.match(text, position)
        if match is None:
            return None
        value = Fraction(int(match[1]), int(match[2]))
        if value >= 1 or text[position - 1 : position] in ("/", "-", "."):
            return match.end()
        rule = "quantity.fraction.slash"
        draft = Draft(position, match.end(), QuantityKind.FRACTION, value, value, "1", rule)
        return draft.bind(text, self._bounds)

    def ratio(self, text: str, position: int, *, alone: bool) -> Draft | None:
        """9.9∶43.3∶46.8, and 1.77:1 where it is no time of day."""
        match = self._ratio.match(text, position)
        if match is None:
            return None
        members = _colon().split(match[0])
        if len(members) == 2 and not (alone or "∶" in match[0] or "︰" in match[0]):
            window = text[max(0, position - 8) : position]
            if "." not in match[0] and members[1] != "1" and "比" not in window and "按" not in window:
                return None
        parts = tuple(parse_numeral(member.rstrip("%％")) for member in members)
        rule = "quantity.ratio"
        draft = Draft(position, match.end(), QuantityKind.RATIO, None, None, "1", rule, parts=parts)
        return draft.bind(text, self._bounds)

    def doubled(self, text: str, position: int) -> Found:
        """翻番, 翻一番, 翻了两番: two to the power of the number."""
        match = _doubling().match(text, position)
        if match is None:
            return position + 1
        value = Decimal(2) ** int(parse_numeral(match["times"] or "1"))
        rule = "quantity.multiple.doubling"
        draft = Draft(position, match.end(), QuantityKind.MULTIPLE, value, value, "times", rule)
        if match["nearly"]:
            draft.bound, draft.before = Bound.NEARLY, WITHIN
            return draft
        return draft.bind(text, self._bounds)

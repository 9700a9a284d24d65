"""Reads numerals."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Final

from gwreport.errors import NumeralError
from gwreport.numerals.characters import DIGITS, MULTIPLIERS, POWERS, VARIANTS, Number
from gwreport.numerals.stack import Stack

_LONGEST: Final = 400


def parse_numeral(text: str) -> Number:
    """The number that ``text`` is, exactly.

    A ``Decimal`` with the written precision; a ``Fraction`` for ``三分之一`` and ``1/3``. Percent words are
    read as numbers: ``百分之三点五`` is 0.035 (:func:`parse_percent` gives 3.5). Raises ``NumeralError``
    with the position of the first character that does not fit; nothing is guessed.

    >>> parse_numeral("三千五百万"), parse_numeral("1.37万亿"), parse_numeral("三分之一")
    (Decimal('35000000'), Decimal('1370000000000'), Fraction(1, 3))
    >>> parse_numeral("3700多万")
    Traceback (most recent call last):
    ...
    gwreport.errors.NumeralError: '3700多万' is no numeral: 多 makes the amount vague at character 4
    """
    whole, point, decimals = text.partition(".")
    if whole.isdecimal() and (decimals.isdecimal() or not point) and text.isascii():
        return Decimal(text)
    number = _frequent(text)
    return _NumeralText(text).number() if number is None else number


def _frequent(text: str) -> Decimal | None:
    """The forms that make up most of any report (三, 十五, 三千五百万, 3700万, 1.37万亿), read at once.

    None for every other text: the full reader decides.
    """
    if len(text) == 1:
        digit = DIGITS.get(text)
        return None if digit is None else Decimal(digit)
    power = POWERS.get(text[-2:])
    head = text[:-2]
    if power is None:
        power, head = POWERS.get(text[-1:], 0), text[:-1]
    if power and head.isascii():
        return _scaled(head, power)
    match = _simple()(text)
    if match is None:
        return None
    thousands, hundreds, ten, tens, ones, unit = match.groups("")
    low = DIGITS.get(thousands, 0) * 1000 + DIGITS.get(hundreds, 0) * 100
    if ten:
        low += DIGITS.get(tens, 1) * 10 + DIGITS.get(ones, 0)
    return Decimal(low * MULTIPLIERS.get(unit, 1)) if low else None


def _scaled(number: str, power: int) -> Decimal | None:
    """Plain Arabic digits times ten to ``power``; None where they are no plain number."""
    whole, point, decimals = number.partition(".")
    if not whole.isdecimal() or (point and not decimals.isdecimal()):
        return None
    missing = power - len(decimals)
    return Decimal(f"{whole}{decimals}{'0' * missing}" if missing >= 0 else f"{whole}{decimals}E{missing}")


@cache
def _simple() -> Callable[[str], re.Match[str] | None]:
    """Matches Chinese numerals of one group without 零, and one unit of 万 or above."""
    digit = "[一二三四五六七八九]"
    return re.compile(
        f"(?:([两一二三四五六七八九])千)?(?:([两一二三四五六七八九])百)?(?:(({digit}?)十)({digit}?))?(万亿|亿|万)?"
    ).fullmatch


def parse_percent(text: str) -> Number:
    """The value in percent of ``8.1%``, ``3‰``, ``百分之三点五``, ``千分之五``, ``五成`` or ``三成半``.

    Raises ``NumeralError`` where ``text`` is none of these.

    >>> [str(parse_percent(text)) for text in ("百分之三点五", "千分之五", "五成", "三成半", "8.10%")]
    ['3.5', '0.5', '50', '35', '8.10']
    """
    reader = _NumeralText(text)
    value = reader.percent()
    if value is None:
        raise reader.error(0, "expected %, ‰, 百分之, 千分之, 万分之 or 成")
    return value


class _NumeralText:
    """One numeral while it is read; ``canon`` is the text in one set of characters."""

    __slots__ = ("canon", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.canon = text.translate(VARIANTS)
        if len(text) > _LONGEST:
            raise self.error(_LONGEST, f"expected at most {_LONGEST} characters")

    def error(self, position: int, detail: str) -> NumeralError:
        """The error at a position of ``canon``, told by the position in ``text``."""
        longer = [at for at, char in enumerate(self.text) if char in "廿卅"]  # two characters in canon
        for shift, at in enumerate(longer):
            if position > at + shift:
                position -= 1
        return NumeralError(self.text, position, detail)

    def number(self) -> Number:
        canon = self.canon
        if not canon:
            raise self.error(0, "expected a digit")
        if "分" in canon or "成" in canon or canon[-1] in "%‰半":
            percent = self.percent()
            if percent is not None:
                return _shifted(percent, -2)
            if canon in ("半", "一半"):
                return Decimal("0.5")
        if "/" in canon or "分" in canon:
            return self.fraction()
        return self.stack(0, len(canon))

    def signed(self) -> tuple[bool, int]:
        """Whether a minus comes first, and where the digits start."""
        first = self.canon[:1]
        return first in ("-", "负"), int(first in ("-", "负", "+") and first != "")

    def percent(self) -> Number | None:
        """The value in percent; None where there is no percent word."""
        canon = self.canon
        end = len(canon)
        if not canon:
            return None
        if canon[-1] in "%‰":
            return _shifted(self.stack(0, end - 1), 0 if canon[-1] == "%" else -1)
        negative, start = self.signed()
        for word, shift in (("百分之", 0), ("千分之", -1), ("万分之", -2)):
            if canon.startswith(word, start):
                value = _shifted(self.stack(start + 3, end, unsigned=True), shift)
                return -value if negative else value
        if "成" in canon:
            return self.tenths(start, negative)
        return None

    def tenths(self, start: int, negative: bool) -> Number:
        """``五成``, ``三成半``, ``九成五``: tenths, in percent."""
        canon = self.canon
        at = canon.index("成")
        whole, tail = self.stack(start, at, unsigned=True), canon[at + 1 :]
        value = _shifted(whole, 1)
        if tail:
            extra = 5 if tail == "半" else DIGITS.get(tail, 0)
            if not extra or whole != whole.to_integral_value():
                raise self.error(at + 1, "expected 半 or one digit after 成")
            value += extra
        return -value if negative else value

    def fraction(self) -> Number:
        """``三分之一``, ``一又三分之二``, ``1/3``."""
        canon = self.canon
        negative, start = self.signed()
        whole = Fraction(0)
        and_at = canon.find("又", start)
        if and_at >= 0:
            whole, start = Fraction(self.stack(start, and_at, unsigned=True)), and_at + 1
        bar = canon.find("/", start)
        if bar >= 0:
            above, below, at_below = (start, bar), (bar + 1, len(canon)), bar + 1
        else:
            bar = canon.find("分之", start)
            if bar < 0:
                raise self.error(max(canon.find("分"), 0), "expected 分之")
            above, below, at_below = (bar + 2, len(canon)), (start, bar), start
        denominator = Fraction(self.stack(*below, unsigned=True))
        if not denominator:
            raise self.error(at_below, "a fraction needs a denominator other than zero")
        value = whole + Fraction(self.stack(*above, unsigned=True)) / denominator
        return -value if negative else value

    def stack(self, start: int, end: int, *, unsigned: bool = False) -> Decimal:
        """The integer or decimal, Arabic, Chinese or stacked, of ``canon[start:end]``."""
        negative, skip = (False, 0) if unsigned else self.signed()
        mantissa, places = Stack(self.error, self.canon, start + skip, end).read()
        if negative:
            mantissa = -mantissa
        return Decimal(f"{mantissa}E-{places}") if places else Decimal(mantissa)


def _shifted(value: Number, power: int) -> Decimal:
    """``value`` times ten to ``power``, exactly and without an exponent above zero."""
    sign, digits, exponent = Decimal(value).as_tuple() if isinstance(value, Decimal) else (0, (), 0)
    assert isinstance(exponent, int)
    exponent += power
    if exponent > 0:
        digits, exponent = digits + (0,) * exponent, 0
    return Decimal((sign, digits, exponent))

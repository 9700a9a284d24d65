"""Writes numerals."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, get_args

from gwreport.numerals.characters import Number, counts_up

Style = Literal["arabic", "grouped", "chinese", "traditional", "financial", "digits", "mixed"]

_STYLES: Final[tuple[str, ...]] = get_args(Style)
_CHARACTERS: Final = {
    "chinese": ("零一二三四五六七八九", "十百千万亿点负"),
    "traditional": ("零一二三四五六七八九", "十百千萬億點負"),
    "financial": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟万亿点负"),
}


def format_numeral(value: Number | int, style: Style = "chinese") -> str:
    """``value`` written as a numeral; :func:`parse_numeral` reads it back as the same number.

    =============== ======================= ==========================================================
    style           1370000.5               range
    =============== ======================= ==========================================================
    ``arabic``      1370000.5               every Decimal and Fraction (``1/3``)
    ``grouped``     1,370,000.5             every Decimal
    ``chinese``     一百三十七万点五        below 10**16; every Fraction of such numbers (三分之一)
    ``traditional`` 一百三十七萬點五        as ``chinese``
    ``financial``   壹佰叁拾柒万点伍        as ``chinese``
    ``digits``      一三七〇〇〇〇点五      from zero on, but not where digits count up (12, 35, 456)
    ``mixed``       137.00005万             every Decimal below 10**24; largest of 万, 亿, 万亿
    =============== ======================= ==========================================================

    Raises ``ValueError`` for a value outside the range of the style.

    >>> format_numeral(Decimal("1.37E+12"), "mixed"), format_numeral(Fraction(1, 3)), format_numeral(32050)
    ('1.37万亿', '三分之一', '三万二千零五十')
    """
    if style not in _STYLES:
        raise ValueError(f"unknown style {style!r}; expected one of {', '.join(_STYLES)}")
    if isinstance(value, Fraction) and value.denominator != 1:
        return _format_fraction(value, style)
    negative, whole, decimals = _digits_of(value)
    if style == "digits":
        return _format_digits(negative, whole, decimals)
    if style in _CHARACTERS:
        return _format_characters(negative, whole, decimals, style)
    if style == "mixed":
        body = _format_mixed(whole, decimals)
    else:
        body = (_grouped(whole) if style == "grouped" else whole) + (f".{decimals}" if decimals else "")
    return f"-{body}" if negative else body


def _grouped(whole: str) -> str:
    """Digits in groups of three: 1,370,000."""
    head = len(whole) % 3
    groups = [whole[i : i + 3] for i in range(head, len(whole), 3)]
    return ",".join([whole[:head], *groups] if head else groups)


def _format_characters(negative: bool, whole: str, decimals: str, style: str) -> str:
    """A decimal in Chinese characters."""
    digits, units = _CHARACTERS[style]
    body = _format_chinese(int(whole), style)
    if decimals:
        body += units[5] + "".join(digits[int(char)] for char in decimals)
    return units[6] + body if negative else body


def _digits_of(value: Number | int) -> tuple[bool, str, str]:
    """Whether negative, the digits before and those after the point."""
    number = Decimal(value.numerator) if isinstance(value, Fraction) else Decimal(value)
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"{value} is no number that a numeral can give")
    text = "".join(map(str, digits)) + "0" * max(exponent, 0)
    places = max(-exponent, 0)
    text = text.rjust(places + 1, "0")
    whole, decimals = (text[:-places], text[-places:]) if places else (text, "")
    return bool(sign) and any(digits), whole.lstrip("0") or "0", decimals


def _format_fraction(value: Fraction, style: Style) -> str:
    if style == "arabic":
        return f"{value.numerator}/{value.denominator}"
    if style not in _CHARACTERS:
        raise ValueError(f"style {style!r} cannot give the fraction {value}")
    sign = _CHARACTERS[style][1][6] if value < 0 else ""
    above, below = _format_chinese(abs(value.numerator), style), _format_chinese(value.denominator, style)
    return f"{sign}{below}分之{above}"


def _format_mixed(whole: str, decimals: str) -> str:
    for power, unit in ((12, "万亿"), (8, "亿"), (4, "万")):
        if len(whole) > power:
            if len(whole) > 24:
                raise ValueError("style 'mixed' covers numbers below 10**24")
            whole, decimals = whole[:-power], (whole[-power:] + decimals).rstrip("0")
            return f"{whole}.{decimals}{unit}" if decimals else whole + unit
    return f"{whole}.{decimals}" if decimals else whole


def _format_digits(negative: bool, whole: str, decimals: str) -> str:
    if negative:
        raise ValueError("style 'digits' covers numbers from zero on")
    table = str.maketrans("0123456789", "〇一二三四五六七八九")
    if counts_up(whole.translate(table).replace("〇", "零")):
        raise ValueError(f"style 'digits' cannot give {whole}: digits that count up are a vague amount")
    return (f"{whole}点{decimals}" if decimals else whole).translate(table)


def _format_chinese(value: int, style: str) -> str:
    """A whole number from zero to 10**16 - 1."""
    if value >= 10**16:
        raise ValueError(f"style {style!r} covers numbers below 10**16")
    digits, units = _CHARACTERS[style]
    if not value:
        return digits[0]
    body = _terms(value, digits, units)
    ten = digits[1] + units[0]
    return body[1:] if style != "financial" and body.startswith(ten) else body


def _terms(value: int, digits: str, units: str) -> str:
    for power, unit in ((8, units[4]), (4, units[3]), (3, units[2]), (2, units[1]), (1, units[0])):
        size = 10**power
        if value >= size:
            high, low = divmod(value, size)
            gap = digits[0] if 0 < low < size // 10 else ""
            return _terms(high, digits, units) + unit + gap + (_terms(low, digits, units) if low else "")
    return digits[value]

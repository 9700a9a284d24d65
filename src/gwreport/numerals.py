"""Chinese, Arabic and mixed numerals, read and written exactly.

What a numeral may be: Arabic digits (``1234.5``, ``1,234``, full-width too), Chinese numerals in simplified,
traditional and financial characters (``三千五百万``, ``三億``, ``叁佰``), digit strings (``二〇二二``), stacks of both
(``1.37万亿``, ``2万5千``), decimals (``三点五``), fractions (``三分之一``, ``1/3``) and parts of a hundred
(``百分之三点五``, ``五成``, ``8.1%``). Not numerals: ``3700多万``, ``几百``, ``三四十`` and ``百十`` (vague: the
extractor strips or judges them), ``兆`` (10⁶ in some texts, 10¹² in others).

Sources: GB/T 15835-2011 (writing of numbers in publications); 国家统计局 usage of 万, 亿, 万亿;
financial characters as in 支付结算办法 (1997), annex 1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, get_args

from gwreport.errors import NumeralError

Number = Decimal | Fraction

Style = Literal["arabic", "grouped", "chinese", "traditional", "financial", "digits", "mixed"]

MULTIPLIERS: Final[Mapping[str, int]] = MappingProxyType(
    {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万万": 10**8, "万亿": 10**12}
)
"""What a multiplier word stands for, in simplified characters."""

_SAME: Final = (
    "零〇○零 一壹 二贰貳 三叁參 四肆 五伍 六陆陸 七柒 八捌 九玖 两兩 十拾 百佰 千仟 万萬 亿億 点點 .．· 负負 -－− +＋ ,，"
    " %％ /／ 0０ 1１ 2２ 3３ 4４ 5５ 6６ 7７ 8８ 9９"
)
_VARIANTS: Final = str.maketrans(
    {other: same[0] for same in _SAME.split() for other in same[1:]} | {"廿": "二十", "卅": "三十"}
)
_DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_TO_ARABIC: Final = str.maketrans("零一二三四五六七八九两", "01234567892")
_LONGEST: Final = 400

_ARABIC_SOURCE: Final = (
    r"(?:[0-9０-９]{1,3}(?:,[0-9０-９]{3})+(?![0-9０-９])|[0-9０-９]+)(?:[.．][0-9０-９]+)?"  # noqa: RUF001
)
_DIGIT_CHARS: Final = "〇○零一二三四五六七八九两兩廿卅壹贰貳叁參肆伍陆陸柒捌玖"
_SMALL_SOURCE: Final = (
    r"(?:十(?!分(?!之|钟))|拾|百(?!分|帕)|佰|[千仟](?!米|克|瓦|伏|卡|焦|帕|赫|安(?:时|培)|牛|字节|比特))"
)
_UNIT_SOURCE: Final = rf"(?:{_SMALL_SOURCE}|[万萬亿億])"
_CHINESE_SOURCE: Final = rf"(?:[{_DIGIT_CHARS}]|{_UNIT_SOURCE})+(?:[点點][{_DIGIT_CHARS}]+(?!分)[万萬亿億]*)?"
ARABIC_PATTERN: Final = _ARABIC_SOURCE
"""Regular expression source of an Arabic number, with thousands groups and decimals."""

NUMERAL_PATTERN: Final = (
    rf"(?:{_ARABIC_SOURCE}(?:{_UNIT_SOURCE}+(?:{_ARABIC_SOURCE}(?={_UNIT_SOURCE}))?)*|{_CHINESE_SOURCE})"
)
"""Regular expression source of what may be a numeral, for ``re`` and ``regex``; without groups.

It matches every stacked, Chinese or Arabic integer and decimal that :func:`parse_numeral` reads (not fractions and
percent words) and leaves prefixes of units alone: in ``100万千瓦`` it matches ``100万``. A match may still be no
numeral (``千百``, ``三四十``); ``parse_numeral`` decides.
"""


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(
        r"([0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])|[0-9]+)(?:\.([0-9]+))?"
        r"|([十百千])|(万亿|万万|[万亿])|([零一二三四五六七八九两]+)|[点.]([零一二三四五六七八九]+)"
    )


def parse_numeral(text: str) -> Number:
    """The number that ``text`` is, exactly.

    A ``Decimal`` with the written precision; a ``Fraction`` for ``三分之一`` and ``1/3``. Percent words are
    read as numbers: ``百分之三点五`` is 0.035 (:func:`parse_percent` gives 3.5). Raises ``NumeralError``
    with the position of the first character that does not fit; nothing is guessed.

    >>> parse_numeral("三千五百万"), parse_numeral("1.37万亿"), parse_numeral("三分之一")
    (Decimal('35000000'), Decimal('1370000000000'), Fraction(1, 3))
    >>> parse_numeral("三四十")
    Traceback (most recent call last):
    ...
    gwreport.errors.NumeralError: '三四十' is no numeral: digits that count up are a vague amount at character 0
    """
    whole, point, decimals = text.partition(".")
    if whole.isdecimal() and (decimals.isdecimal() or not point) and text.isascii():
        return Decimal(text)
    return _Reader(text).number()


def parse_percent(text: str) -> Number:
    """The value in percent of ``8.1%``, ``3‰``, ``百分之三点五``, ``千分之五``, ``五成`` or ``三成半``.

    Raises ``NumeralError`` where ``text`` is none of these.

    >>> [str(parse_percent(text)) for text in ("百分之三点五", "千分之五", "五成", "三成半", "8.10%")]
    ['3.5', '0.5', '50', '35', '8.10']
    """
    reader = _Reader(text)
    value = reader.percent()
    if value is None:
        raise reader.error(0, "expected %, ‰, 百分之, 千分之, 万分之 or 成")
    return value


class _Reader:
    """One numeral while it is read; ``canon`` is the text in one set of characters."""

    __slots__ = ("canon", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.canon = text.translate(_VARIANTS)
        if len(text) > _LONGEST:
            raise self.error(_LONGEST, f"expected at most {_LONGEST} characters")

    def error(self, position: int, detail: str) -> NumeralError:
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
            extra = 5 if tail == "半" else _DIGITS.get(tail, 0)
            if not extra or value != value.to_integral_value():
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
        mantissa, places = _Stack(self, start + skip, end).read()
        if negative:
            mantissa = -mantissa
        return Decimal(f"{mantissa}E-{places}") if places else Decimal(mantissa)


class _Stack:
    """The sum of terms such as 三百, 5千, 1.37万亿; each unit smaller than the one before.

    ``high`` holds the finished terms in 亿 and above, ``middle`` those in 万, ``low`` those below, all scaled by
    ten to ``places``; ``pending`` is a coefficient whose unit has not come yet, ``last`` the last unit.
    """

    __slots__ = (
        "arabic",
        "bare",
        "end",
        "high",
        "last",
        "limit",
        "low",
        "middle",
        "pending",
        "places",
        "reader",
        "shift",
        "small",
        "start",
        "width",
        "zero",
    )

    def __init__(self, reader: _Reader, start: int, end: int) -> None:
        self.reader, self.start, self.end = reader, start, end
        self.high = self.middle = self.low = 0
        self.pending: int | None = None
        self.width = 0  # digits of a pending Arabic or positional number, 0 for a single Chinese digit
        self.limit = 0  # what a further term in 亿 must stay below
        self.small = 10**4  # what the next small unit must stay below
        self.last = 0
        self.places = 0
        self.shift = 0  # how far units have moved the decimals
        self.zero = False  # a 零 stands before what comes next
        self.bare = False  # the numeral starts with 百 or 千 alone
        self.arabic = False

    def read(self) -> tuple[int, int]:
        """The mantissa and the number of decimals."""
        canon, end, token = self.reader.canon, self.end, _tokens().match
        position = self.start
        if position >= end:
            raise self.reader.error(position, "expected a digit")
        while position < end:
            match = token(canon, position, end)
            if match is None:
                raise self.reader.error(position, _why_not(canon[position]))
            group = match.lastindex
            if group == 5:
                self.chinese(match[5], position)
            elif group == 3:
                self.small_unit(10 if match[3] == "十" else MULTIPLIERS[match[3]], position)
            elif group == 4:
                self.big_unit(MULTIPLIERS[match[4]], position)
            elif group == 6:
                if self.arabic:
                    raise self.reader.error(position, "点 after Arabic digits is a time of day")
                self.point(match[6], position)
            else:
                self.digits(match[1].replace(",", ""), position)
                if match[2] is not None:
                    self.point(match[2], position)
            position = match.end()
        self.finish(end)
        left = max(0, self.places - self.shift)
        return (self.high + self.middle + self.low) // 10 ** (self.places - left), left

    def chinese(self, run: str, position: int) -> None:
        """One Chinese digit, 零 and a digit, or a string of digits at the start."""
        if self.places or self.pending is not None:
            raise self.reader.error(position, "expected a unit between two digits")
        if position == self.start and (len(run) > 1 or run == "零"):
            if _counts_up(run):
                raise self.reader.error(position, "digits that count up are a vague amount")
            self.pending, self.width = int(run.translate(_TO_ARABIC)), len(run)
            return
        if run[0] == "零":
            if self.last == 10 or position == self.start or self.zero:
                raise self.reader.error(position, "零 skips no place here")
            self.zero, run, position = True, run[1:], position + 1
        if not run:
            return
        if len(run) > 1:
            detail = "digits that count up are a vague amount" if _counts_up(run) else "expected a unit"
            raise self.reader.error(position, f"{detail}")
        self.pending, self.width = _DIGITS[run], 0

    def digits(self, run: str, position: int) -> None:
        """Arabic digits."""
        if self.places or self.pending is not None or self.bare:
            raise self.reader.error(position, "expected a unit between two numbers")
        self.pending, self.width, self.arabic = int(run), len(run), True

    def point(self, run: str, position: int) -> None:
        """Decimals."""
        if self.places or self.bare or (self.pending is None and (self.zero or not self.low)):
            raise self.reader.error(position, "a decimal point needs a number before it, and only one")
        self.settle(position, final=False)
        self.places, scale = len(run), 10 ** len(run)
        self.pending = self.low * scale + int(run.translate(_TO_ARABIC))
        self.high, self.middle, self.limit = self.high * scale, self.middle * scale, self.limit * scale
        self.low, self.width, self.last = 0, len(run), 0

    def small_unit(self, unit: int, position: int) -> None:
        """十, 百 or 千."""
        coefficient = self.pending
        if unit >= self.small:
            raise self.reader.error(position, "units must get smaller")
        if coefficient is None:
            if position == self.start:
                self.bare = unit > 10
            elif unit > 10 or self.bare or self.places:
                raise self.reader.error(position, "expected a digit before the unit")
            coefficient = 1
        elif (
            coefficient == 0
            or (unit < 1000 or self.low or not self.arabic)
            and (self.places or self.width > 1)
        ):
            raise self.reader.error(position, "the number before the unit does not fit")
        if self.zero and self.last in (100, 1000, 10**4) and unit * 10 >= self.last:
            raise self.reader.error(position, "零 skips no place here")
        self.low += coefficient * unit
        if self.places:
            self.shift += len(str(unit)) - 1
        self.pending, self.zero, self.small, self.last = None, False, unit, unit

    def big_unit(self, unit: int, position: int) -> None:
        """万, 亿, 万万 or 万亿."""
        if position == self.start:
            self.pending, self.width = 1, 0
        elif self.pending is None and not self.low and not (unit == 10**8 and self.middle and not self.zero):
            raise self.reader.error(position, "expected a number before the unit")
        self.settle(position, final=False)
        if unit == 10**4:
            if self.middle or (self.limit and self.low * unit >= self.limit):
                raise self.reader.error(position, "units must get smaller")
            self.middle, self.low = self.low * unit, 0
        else:
            term = (self.middle + self.low) * unit
            if self.limit and term >= self.limit:
                raise self.reader.error(position, "units must get smaller")
            self.high, self.middle, self.low = self.high + term, 0, 0
            self.limit = unit * 10**self.places
        if self.places:
            self.shift += len(str(unit)) - 1
        self.zero, self.small, self.last = False, 10**4, unit

    def settle(self, position: int, *, final: bool) -> None:
        """Add a coefficient without a unit of its own to the terms below 万."""
        pending, last = self.pending, self.last
        if pending is None:
            if self.zero:
                raise self.reader.error(position, "expected a digit after 零")
            return
        if last and self.width == 0 and not self.zero and last > 10:
            if not final or self.arabic or last > 10**8 or self.bare:
                raise self.reader.error(position, "expected a unit or 零 before the last digit")
            pending *= last // 10  # 三万二 is 32000
        elif last and self.width:
            room = len(str(last)) - 1
            if self.width > room or (self.width < 2 and not self.zero):
                raise self.reader.error(position, "the last number does not fit below its unit")
        self.low, self.pending = self.low + pending, None

    def finish(self, position: int) -> None:
        """Close the numeral."""
        self.settle(position, final=True)


def _counts_up(run: str) -> bool:
    """Whether digits side by side may mean "three or four" (三四) or a list (一二三)."""
    if len(run) < 2 or "零" in run:
        return False
    values = [_DIGITS[char] for char in run]
    return (
        "两" in run or values == [3, 5] or all(b - a == 1 for a, b in zip(values, values[1:], strict=False))
    )


def _why_not(char: str) -> str:
    if char == "兆":
        return "兆 is 10**6 in some texts and 10**12 in others"
    if char in "多余几数来":
        return f"{char} makes the amount vague"
    return f"{char!r} does not belong in a numeral"


def _shifted(value: Number, power: int) -> Decimal:
    """``value`` times ten to ``power``, exactly and without an exponent above zero."""
    sign, digits, exponent = Decimal(value).as_tuple() if isinstance(value, Decimal) else (0, (), 0)
    assert isinstance(exponent, int)
    exponent += power
    if exponent > 0:
        digits, exponent = digits + (0,) * exponent, 0
    return Decimal((sign, digits, exponent))


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
    ``digits``      一三七〇〇〇〇点五      zero and above, but not a number whose digits count up (12, 35, 456)
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
    if style == "mixed":
        return ("-" if negative else "") + _format_mixed(whole, decimals)
    if style in ("arabic", "grouped"):
        if style == "grouped":
            head = len(whole) % 3
            whole = ",".join(
                filter(None, (whole[:head], *(whole[i : i + 3] for i in range(head, len(whole), 3))))
            )
        return ("-" if negative else "") + whole + (f".{decimals}" if decimals else "")
    if style == "digits":
        return _format_digits(negative, whole, decimals)
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
    if _counts_up(whole.translate(table).replace("〇", "零")):
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

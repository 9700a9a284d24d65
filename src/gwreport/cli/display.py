"""Readable output: columns that line up with Chinese characters, and values in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from fractions import Fraction

from gwreport.model import Bound, Metadata, Number, Period, Quantity

_BOUNDS = {
    Bound.EXACT: "",
    Bound.APPROX: "≈ ",
    Bound.AT_LEAST: "≥ ",
    Bound.MORE_THAN: "> ",
    Bound.AT_MOST: "≤ ",
    Bound.LESS_THAN: "< ",
    Bound.NEARLY: "≲ ",
}


def width(text: str) -> int:
    """The columns that ``text`` takes on a terminal: two for a wide character, none for a combining one.

    >>> width("GDP增长6％")
    10
    """
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, columns: int) -> str:
    """``text`` on one line and in at most ``columns`` columns, with an ellipsis where some is left out.

    >>> cut("地区生产总值", 9)
    '地区生产…'
    """
    text = " ".join(text.split())
    if width(text) <= columns:
        return text
    kept, taken = [], 1
    for char in text:
        taken += _width(char)
        if taken > columns:
            break
        kept.append(char)
    return "".join(kept) + "…"


def table(rows: Iterable[Sequence[str]], *, right: Iterable[int] = (), indent: int = 0) -> list[str]:
    """Lines with the cells of ``rows`` in columns; the columns ``right`` are flush right.

    >>> table([("时间", "a"), ("x", "b")])
    ['时间  a', 'x     b']
    """
    cells = [tuple(row) for row in rows]
    flush = frozenset(right)
    widths = [max(width(row[i]) for row in cells) for i in range(len(cells[0]))] if cells else []
    lines = []
    for row in cells:
        parts = []
        for i, (cell, columns) in enumerate(zip(row, widths, strict=True)):
            blank = " " * (columns - width(cell))
            parts.append(blank + cell if i in flush else cell + blank)
        lines.append((" " * indent + "  ".join(parts)).rstrip())
    return lines


def number(value: Number | None) -> str:
    """A number in plain digits with separators; "?" for an open end.

    >>> from decimal import Decimal
    >>> number(Decimal("1.30E+11")), number(Fraction(1, 3)), number(Decimal("6.50"))
    ('130,000,000,000', '1/3', '6.50')
    """
    if value is None:
        return "?"
    if isinstance(value, Fraction):
        return str(value)
    return f"{value:,f}" if value == value.to_integral_value() else f"{value:,}"


def quantity(value: Quantity) -> str:
    """A quantity in one line: bound, number or range, unit.

    >>> from decimal import Decimal
    >>> from gwreport.model import QuantityKind
    >>> quantity(Quantity(QuantityKind.PERCENT, Decimal(6), Decimal(7), "%"))
    '6 – 7 %'
    """
    if value.parts is not None:
        amount = " : ".join(number(part) for part in value.parts)
    elif value.is_range:
        amount = f"{number(value.low)} – {number(value.high)}"
    else:
        amount = number(value.low)
    unit = "" if value.unit == "1" else value.unit
    return f"{_BOUNDS[value.bound]}{amount} {unit}".rstrip()


def period(value: Period | None) -> str:
    """A period as years where it consists of whole years, else as days; "?" where it is not known.

    >>> period(Period.of_years(2017, 2021)), period(Period.of_years(2024)), period(None)
    ('2017–2021', '2024', '?')
    """
    if value is None or value.start is None or value.end is None:
        return "?"
    first, last = value.start, value.end
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return str(first) if first == last else f"{first} – {last}"


def metadata(found: Metadata) -> list[tuple[str, str]]:
    """What is known of a report, as names and values."""
    place = found.region
    session = f"第{found.session}次会议" if found.session is not None else ""
    rows = (
        ("place", _joined(*((place.name, place.adcode) if place else ()), found.level)),
        ("plans", str(found.year) if found.year is not None else ""),
        ("delivered", str(found.delivered) if found.delivered is not None else ""),
        ("meeting", f"{found.congress or ''}{session}"),
        ("speaker", _joined(found.speaker, found.role)),
    )
    return [(name, value) for name, value in rows if value]


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)

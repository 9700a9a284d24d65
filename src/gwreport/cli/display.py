"""Readable output: columns that line up with Chinese characters, and values in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from gwreport.model import Metadata
from gwreport.model.shown import number, period, quantity

__all__ = ["cut", "metadata", "number", "period", "quantity", "table", "width"]


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

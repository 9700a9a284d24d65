"""The cells of a row as text and back, with the columns checked: what every form of a table shares."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from gwreport.errors import SchemaError
from gwreport.export.rows import KEY_PREFIX, TABLE_VERSION, Row, column_kind

RowT = TypeVar("RowT", bound=Row)


_SURROGATES = re.compile("[\ud800-\udfff]")


def whole_characters(text: str) -> str:
    """A text with U+FFFD for each half of a surrogate pair, which no file in UTF-8 can hold.

    >>> whole_characters("增长\\ud800") == "增长\ufffd"
    True
    """
    return _SURROGATES.sub("\ufffd", text)


def cell_text(value: object) -> str:
    """A cell as text, a number as written out; nothing is the empty text."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    return whole_characters(str(value))


def check_columns(found: list[str], row_type: type[Row]) -> None:
    """Raises ``SchemaError`` unless the columns found are those of the table, in order, and then any keys."""
    wanted = list(row_type.columns())
    last = len(found)
    while last > len(wanted) and found[last - 1].startswith(KEY_PREFIX):
        last -= 1
    if found[:last] != wanted:
        differing = sorted(set(wanted) ^ set(found[:last])) or ["their order"]
        raise SchemaError("columns", f"not those of table version {TABLE_VERSION}: {', '.join(differing)}")


_READERS: dict[str, Callable[[Any], Any]] = {
    "Decimal": lambda cell: Decimal(str(cell)),
    "date": lambda cell: cell if isinstance(cell, date) else date.fromisoformat(str(cell)),
    "int": int,
    "str": str,
}


def row_from(cells: dict[str, Any], row_type: type[RowT], where: str) -> RowT:
    """A row from its cells by name. Raises ``SchemaError``, with the place ``where``, for a wrong type."""
    values: dict[str, Any] = {}
    for column in row_type.attributes():
        kind, optional = column_kind(column.type)
        cell = cells[column.name]
        if cell is None or (cell == "" and optional):
            values[column.name] = None
            continue
        try:
            values[column.name] = _READERS[kind](cell)
        except (ArithmeticError, ValueError):
            raise SchemaError(f"{where}, {column.name}", f"{cell!r} is no {kind}") from None
    keys = tuple(
        (name.removeprefix(KEY_PREFIX), str(cell))
        for name, cell in cells.items()
        if name.startswith(KEY_PREFIX) and cell not in (None, "")
    )
    return row_type(**values, keys=keys)

"""What each column of a table holds, for those who get the file and not the library.

>>> column_of("bound").values["at_least"]
'at least (以上)'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from attrs import Factory, frozen

from gwreport.export.rows import Row, column_kind
from gwreport.tables.schema import load

_TYPES = {"str": "text", "int": "whole number", "Decimal": "number", "date": "day"}


@frozen
class Column:
    """A column: what it means, what its numbers count, and each value of a cell with its meaning."""

    meaning: str
    unit: str = ""
    values: Mapping[str, str] = Factory(dict)


@frozen
class _ColumnTable:
    """The table ``columns.toml``."""

    column: Mapping[str, Column]


@frozen
class CodebookLine:
    """A line of a codebook."""

    table: str
    column: str
    type: str
    unit: str
    values: str
    meaning: str


@cache
def _columns() -> Mapping[str, Column]:
    return load(_ColumnTable, "export/columns.toml").column


def column_of(name: str) -> Column:
    """What a column holds. Raises ``KeyError`` for one that the table ``columns.toml`` does not describe."""
    return _columns()[name]


def codebook(table: str, row_type: type[Row]) -> Iterator[CodebookLine]:
    """A line for each column of a table, in order.

    The values of a text, where it has only some, are ``value = meaning``, parted by semicolons.
    """
    for attribute in row_type.attributes():
        kind, optional = column_kind(attribute.type)
        column = column_of(attribute.name)
        values = "; ".join(f"{value} = {meaning}" for value, meaning in column.values.items())
        form = _TYPES[kind] + (" or empty" if optional else "")
        yield CodebookLine(table, attribute.name, form, column.unit, values, column.meaning)

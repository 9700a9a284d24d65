"""Tables as text: CSV and its kin, in any encoding of Chinese text, with the separator of their head."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final, TextIO

from gwreport.errors import FormatError
from gwreport.reading.collections.grid import Numbered, Records, TextTable, tables_under_heads
from gwreport.reading.collections.streams import text_stream

_KIND: Final = "a table of texts (.csv)"
_SEPARATORS: Final = ",\t;|"
#: A cell may have so many characters; the csv module refuses more than 131,072 unless told.
_LONGEST_CELL: Final = 1 << 26


def delimited_grids(content: Path | bytes, name: str, sheet: str | None = None) -> Iterator[TextTable]:
    """The table of a file under each of its first rows, which may name the columns; rows are counted from 1.

    A row with more cells than columns has a separator in a cell without quotes: it is a problem of its own.
    Raises ``FormatError`` for a file that is no table.
    """
    with text_stream(content, name) as stream:
        yield from tables_under_heads(_records(stream, name), partial(_rows, name=name))


def _rows(records: Records, columns: tuple[str, ...], name: str) -> Numbered:
    for number, cells in records:
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            detail = f"{len(cells)} cells under {len(columns)} columns; put cells with a separator in quotes"
            yield number, FormatError(f"{name}, row {number}", _KIND, detail)
        elif any(cells):
            yield number, dict(zip(columns, cells, strict=False))


def _records(stream: TextIO, name: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(stream, delimiter=_separator(stream))
    number = 0
    while True:
        number += 1
        try:
            with _long_cells():
                cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FormatError(name, _KIND, f"line {reader.line_num}: {error}") from None
        yield number, cells


def _separator(stream: TextIO) -> str:
    """The separator that the first line has most of, outside quotes; a comma where it has none."""
    line = next((line for line in iter(stream.readline, "") if line.strip()), "")
    stream.seek(0)
    plain = "".join(line.split('"')[::2])
    return max(_SEPARATORS, key=plain.count)


@contextmanager
def _long_cells() -> Iterator[None]:
    """Cells as long as reports are, for one row: the limit is that of the whole process."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)

"""The rows of a table of texts as entries, whatever the form of the table.

A new form is a function from the content of a file, its name and a sheet to grids, and its line in
:data:`FORMS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path, PurePath
from typing import Any, Final

from attrs import evolve

from gwreport.errors import ColumnError, EmptyInputError, FormatError, GwReportError
from gwreport.reading.collections.columns import Columns, key_text
from gwreport.reading.collections.delimited import delimited_grids
from gwreport.reading.collections.entry import Entry
from gwreport.reading.collections.grid import SAMPLE, Numbered, TextTable
from gwreport.reading.collections.json_lines import json_grids
from gwreport.reading.collections.parquet import parquet_grids
from gwreport.reading.collections.workbook import workbook_grids

FORMS: Final[Mapping[str, Callable[[Path | bytes, str, str | None], Iterator[TextTable]]]] = {
    ".csv": delimited_grids,
    ".tsv": delimited_grids,
    ".xlsx": workbook_grids,
    ".xlsm": workbook_grids,
    ".jsonl": json_grids,
    ".ndjson": json_grids,
    ".parquet": parquet_grids,
}
"""How the tables of each suffix are read."""


def is_table(name: str) -> bool:
    """Whether a file is a table of texts, by its name."""
    return PurePath(name).suffix.lower() in FORMS


def table_entries(content: Path | bytes, name: str, columns: Columns) -> Iterator[Entry]:
    """One entry for each row of a table, in order; a row without a text has a problem.

    Of a workbook, the first sheet with the columns named is read. Raises ``ColumnError`` where the column of
    texts is not named or a column is not there, ``FormatError`` for a file that is no table, broken or too
    large, and ``OSError`` for one that cannot be opened.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in FORMS:
        raise FormatError(name, f"a table {suffix!r}", f"expected one of {', '.join(FORMS)}")
    missing: ColumnError | None = None
    for grid in FORMS[suffix](content, name, columns.sheet):
        looked_at, rows = _looked_at(grid)
        try:
            text = columns.require(name, grid.columns, looked_at)
        except ColumnError as error:
            if missing is None or not (missing.likely or grid.is_lower):
                missing = error
            continue
        for number, cells in rows:
            yield _entry(name, number, cells, text, columns)
        return
    raise missing or EmptyInputError(name)


def _looked_at(grid: TextTable) -> tuple[list[Mapping[str, Any]], Numbered]:
    """Some of the first rows of a table, and all rows."""
    if grid.first is not None:
        return list(grid.first), grid.rows
    taken = list(islice(grid.rows, SAMPLE))
    return [cells for _, cells in taken if isinstance(cells, Mapping)], chain(taken, grid.rows)


def _entry(
    name: str, number: int, cells: Mapping[str, Any] | GwReportError, text: str, columns: Columns
) -> Entry:
    if isinstance(cells, GwReportError):
        return Entry(name, None, number, problem=cells)
    cell = cells.get(text)
    content = cell if isinstance(cell, str) else key_text(cell)
    entry = Entry(
        name,
        content,
        number,
        columns.keys_of(cells),
        columns.region_of(cells),
        columns.year_of(cells),
    )
    return entry if content.strip() else evolve(entry, content=None, problem=EmptyInputError(entry.label))

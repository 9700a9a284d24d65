"""The long table as an Excel workbook (.xlsx), in which no cell can run as a formula."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from gwreport._version import __version__
from gwreport.export.cells import RowT, check_columns, row_from
from gwreport.export.rows import TABLE_VERSION, Row, column_kind, key_names, with_type
from gwreport.optional import import_package

#: What Excel allows: characters in a cell, rows in a sheet.
_LONGEST_CELL: Final = 32_767
_MOST_ROWS: Final = 1_048_576
#: Characters that the file cannot hold; they become U+FFFD.
_FORBIDDEN: Final = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")
_FORMULA: Final = ("=", "+", "-", "@")


def openpyxl_module() -> Any:  # noqa: ANN401 - an optional module
    """The package openpyxl. Raises ``MissingDependencyError`` where it is not installed."""
    return import_package("openpyxl", "an Excel workbook", "excel")


def write_workbook(
    rows: Iterable[Row],
    path: str | os.PathLike[str],
    *,
    row_type: type[Row] | None = None,
    keys: Sequence[str] | None = None,
) -> None:
    """Write rows as the first sheet of a workbook; the second holds the versions. Needs the extra ``excel``.

    Texts are text whatever they begin with, also where ``=``, ``+``, ``-`` or ``@`` would make a formula of
    them; what is longer than a cell may be is cut. Raises ``ValueError`` for more rows than a sheet holds.
    """
    openpyxl = openpyxl_module()
    rows, row_type = with_type(rows, row_type)
    kept = list(rows)
    if len(kept) >= _MOST_ROWS:
        raise ValueError(
            f"{len(kept):,} rows; a sheet of Excel holds {_MOST_ROWS - 1:,}, use .csv or .parquet"
        )
    names = key_names(kept) if keys is None else keys
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("rows")
    sheet.freeze_panes = "A2"
    sheet.append(list(row_type.columns(names)))
    for row in kept:
        sheet.append([_cell(value, sheet, openpyxl) for value in row.cells(names)])
    about = book.create_sheet("about")
    for line in (("gwreport", __version__), ("table version", TABLE_VERSION), ("table", row_type.__name__)):
        about.append(list(line))
    with open(path, "wb") as stream:  # noqa: PTH123 - a path of any kind; its name need not end in .xlsx
        book.save(stream)


def _cell(value: object, sheet: Any, openpyxl: Any) -> Any:  # noqa: ANN401 - an optional module
    """A cell as the package takes it: a text that might be a formula is marked as text."""
    if not isinstance(value, str):
        return value
    text = _FORBIDDEN.sub("\ufffd", value)[:_LONGEST_CELL]
    if not text.startswith(_FORMULA):
        return text
    cell = openpyxl.cell.WriteOnlyCell(sheet)
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def read_workbook(path: str | os.PathLike[str], row_type: type[RowT]) -> Iterator[RowT]:
    """The rows of a workbook of :func:`write_workbook`. Needs the extra ``excel``.

    Raises ``SchemaError`` for other columns or cells.
    """
    openpyxl = openpyxl_module()
    with open(path, "rb") as stream:  # noqa: PTH123 - a path of any kind
        book = openpyxl.load_workbook(stream, read_only=True)
        try:
            lines = book.worksheets[0].iter_rows(values_only=True)
            head = [str(cell) for cell in next(lines, ())]
            check_columns(head, row_type)
            empty = {f.name: None if column_kind(f.type)[1] else "" for f in row_type.attributes()}
            for number, cells in enumerate(lines, 2):
                filled = {n: _plain(cell) for n, cell in zip(head, cells, strict=False) if cell is not None}
                yield row_from({**empty, **filled}, row_type, f"row {number}")
        finally:
            book.close()


def _plain(cell: object) -> object:
    """A cell as a row holds it: a day without a time, a number as it is shown."""
    if isinstance(cell, datetime):
        return cell.date()
    return Decimal(repr(cell)) if isinstance(cell, float) else cell

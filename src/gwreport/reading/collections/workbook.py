"""Excel tables (.xlsx): each sheet is a table."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from gwreport.errors import FormatError
from gwreport.optional import import_package
from gwreport.reading.collections.grid import Numbered, Records, TextTable, tables_under_heads
from gwreport.reading.documents.containers import check_container

_KIND: Final = "an Excel table (.xlsx)"
#: How Excel writes characters that XML cannot hold (_x000D_ is a carriage return).
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def workbook_grids(content: Path | bytes, name: str, sheet: str | None = None) -> Iterator[TextTable]:
    """The tables of a workbook, or that of one ``sheet``, under each of the rows that may name the columns.

    Cells are their values, of a formula the one that was last computed. Raises ``MissingDependencyError``
    without openpyxl, ``FormatError`` for a file that is broken, encrypted or too large, or has no such sheet.
    """
    data = content if isinstance(content, bytes) else content.read_bytes()
    check_container(data, name, _KIND)
    openpyxl = import_package("openpyxl", "reading an Excel table", "excel")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and checks that are of no use here
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # what openpyxl raises for broken parts has no common root
        raise FormatError(name, _KIND, f"{type(error).__name__}: {error}") from None
    try:
        for title in _titles(book, name, sheet):
            yield from tables_under_heads(_records(book[title], name), _rows, widen=True)
    finally:
        book.close()


def _titles(book: Any, name: str, sheet: str | None) -> Sequence[str]:  # noqa: ANN401 - without types
    titles = [each.title for each in book.worksheets]
    if sheet is None:
        return titles
    if sheet not in titles:
        raise FormatError(name, _KIND, f"no sheet {sheet!r}; it has: {', '.join(titles)}")
    return [sheet]


def _rows(records: Records, columns: tuple[str, ...]) -> Numbered:
    for number, cells in records:
        if any(cell not in (None, "") for cell in cells):
            yield number, dict(zip(columns, map(_plain, cells), strict=False))


def _records(sheet: Any, name: str) -> Records:  # noqa: ANN401 - without types
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    rows = enumerate(sheet.iter_rows(values_only=True), 1)
    while True:
        try:
            pair = next(rows)
        except StopIteration:
            return
        except Exception as error:  # as above, in the middle of a sheet
            raise FormatError(name, _KIND, f"{type(error).__name__}: {error}") from None
        yield pair


def _plain(cell: Any) -> Any:  # noqa: ANN401 - a cell of any type
    if not isinstance(cell, str) or "_x" not in cell:
        return cell
    return _ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), cell)

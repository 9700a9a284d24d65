"""The long table as text: CSV and JSON Lines, which keep numbers exactly as written."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TextIO

from gwreport.errors import SchemaError
from gwreport.export.cells import RowT, cell_text, check_columns, row_from, whole_characters
from gwreport.export.rows import Row, key_names, with_type


def write_csv(
    rows: Iterable[Row],
    target: TextIO,
    *,
    row_type: type[Row] | None = None,
    keys: Sequence[str] | None = None,
    bom: bool = False,
    delimiter: str = ",",
) -> int:
    """Write rows as CSV (RFC 4180) and return their number; ``bom`` makes Excel read it as UTF-8.

    ``row_type`` is by default the type of the first row, of none that of statements. ``keys`` names the keys
    that have columns, by default those of the first row. A ``delimiter`` other than
    the comma makes other files of this kind. Raises ``ValueError`` for a row with another key.
    """
    rows, kind = with_type(rows, row_type)
    if keys is None:
        waiting = iter(rows)
        first = list(islice(waiting, 1))
        keys, rows = key_names(first), chain(first, waiting)
    if bom:
        target.write("\ufeff")
    writer = csv.writer(target, delimiter=delimiter)
    writer.writerow(kind.columns(keys))
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the count is the result
        writer.writerow([cell_text(cell) for cell in row.cells(keys)])
    return count


def csv_text(
    rows: Iterable[Row],
    *,
    row_type: type[Row] | None = None,
    keys: Sequence[str] | None = None,
    bom: bool = False,
    delimiter: str = ",",
) -> str:
    """Rows as one CSV text; the arguments are those of :func:`write_csv`."""
    target = io.StringIO(newline="")
    write_csv(rows, target, row_type=row_type, keys=keys, bom=bom, delimiter=delimiter)
    return target.getvalue()


def read_csv(source: str | TextIO, row_type: type[RowT], *, delimiter: str = ",") -> Iterator[RowT]:
    """The rows of a CSV that :func:`write_csv` wrote. Raises ``SchemaError`` for other columns or cells."""
    stream = io.StringIO(source, newline="") if isinstance(source, str) else source
    reader = csv.reader(stream, delimiter=delimiter)
    head = next(reader, [])
    if head:
        head[0] = head[0].removeprefix("\ufeff")
    check_columns(head, row_type)
    for number, cells in enumerate(reader, 2):
        if len(cells) != len(head):
            raise SchemaError(f"line {number}", f"{len(cells)} cells, expected {len(head)}")
        yield row_from(dict(zip(head, cells, strict=True)), row_type, f"line {number}")


def write_jsonl(rows: Iterable[Row], target: TextIO) -> int:
    """Write one JSON object a line, numbers as exact strings, and return their number."""
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the count is the result
        keys = [name for name, _ in row.keys]
        cells = dict(zip(row.columns(keys), map(_to_json, row.cells(keys)), strict=True))
        line = json.dumps(cells, ensure_ascii=False)
        # half of a surrogate pair can be written as an escape only
        target.write((line if whole_characters(line) == line else json.dumps(cells)) + "\n")
    return count


def _to_json(value: object) -> object:
    return value if value is None or isinstance(value, int | str) else cell_text(value)


def read_jsonl(source: str | TextIO, row_type: type[RowT]) -> Iterator[RowT]:
    """The rows of JSON Lines that :func:`write_jsonl` wrote. Raises ``SchemaError`` for anything else."""
    stream = io.StringIO(source) if isinstance(source, str) else source
    for number, line in enumerate(stream, 1):
        try:
            cells = json.loads(line)
        except ValueError as error:
            raise SchemaError(f"line {number}", f"no JSON: {error}") from None
        if not isinstance(cells, dict):
            raise SchemaError(f"line {number}", "expected an object")
        check_columns(list(cells), row_type)
        yield row_from(cells, row_type, f"line {number}")

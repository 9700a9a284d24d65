"""The file forms of a table: for each suffix how it is written, read, and what it needs.

A new form is a :class:`Format` in :data:`FORMATS`, with its functions in a module of its own; the command
line offers it by its suffix.

>>> sorted(FORMATS)
['.csv', '.dta', '.jsonl', '.parquet', '.tsv', '.xlsx']
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from attrs import frozen

from gwreport.export import frames, lines, stata, workbook
from gwreport.export.cells import RowT
from gwreport.export.rows import Row, with_type


class Writer(Protocol):
    """Writes rows as a file; ``keys`` names the keys that have columns, None those of the rows."""

    def __call__(
        self, rows: Iterable[Row], path: Path, row_type: type[Row], keys: Sequence[str] | None = None
    ) -> None:
        """Write the file."""
        ...


@frozen(kw_only=True)
class Format:
    """A file form.

    ``write`` takes rows, a path, their type and the names of their keys, ``read`` a path and the type.
    ``needs`` imports the optional package that it needs, raising ``MissingDependencyError`` where that is not
    installed; None where there is none. ``is_text`` says that people can read the file, so that it may go to
    the screen.
    """

    suffix: str
    write: Writer
    read: Callable[[Path, type[Any]], Iterator[Any]]
    needs: Callable[[], object] | None = None
    is_text: bool = False


@frozen
class _Delimited:
    """CSV, and the same with another separator."""

    delimiter: str

    def write(
        self, rows: Iterable[Row], path: Path, row_type: type[Row], keys: Sequence[str] | None = None
    ) -> None:
        with path.open("w", encoding="utf-8", newline="") as stream:
            lines.write_csv(rows, stream, row_type=row_type, keys=keys, delimiter=self.delimiter)

    def read(self, path: Path, row_type: type[RowT]) -> Iterator[RowT]:
        with path.open(encoding="utf-8", newline="") as stream:
            yield from lines.read_csv(stream, row_type, delimiter=self.delimiter)


def _write_jsonl(
    rows: Iterable[Row], path: Path, row_type: type[Row], keys: Sequence[str] | None = None
) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        lines.write_jsonl(rows, stream)


def _read_jsonl(path: Path, row_type: type[RowT]) -> Iterator[RowT]:
    with path.open(encoding="utf-8", newline="\n") as stream:
        yield from lines.read_jsonl(stream, row_type)


def _write_parquet(
    rows: Iterable[Row], path: Path, row_type: type[Row], keys: Sequence[str] | None = None
) -> None:
    frames.write_parquet(rows, path, row_type=row_type, keys=keys)


def _write_stata(
    rows: Iterable[Row], path: Path, row_type: type[Row], keys: Sequence[str] | None = None
) -> None:
    stata.write_stata(rows, path, row_type=row_type, keys=keys)


def _write_workbook(
    rows: Iterable[Row], path: Path, row_type: type[Row], keys: Sequence[str] | None = None
) -> None:
    workbook.write_workbook(rows, path, row_type=row_type, keys=keys)


_CSV, _TSV = _Delimited(","), _Delimited("\t")

FORMATS: Mapping[str, Format] = {
    form.suffix: form
    for form in (
        Format(suffix=".csv", write=_CSV.write, read=_CSV.read, is_text=True),
        Format(suffix=".tsv", write=_TSV.write, read=_TSV.read, is_text=True),
        Format(suffix=".jsonl", write=_write_jsonl, read=_read_jsonl, is_text=True),
        Format(
            suffix=".parquet", write=_write_parquet, read=frames.read_parquet, needs=frames.pyarrow_module
        ),
        Format(suffix=".dta", write=_write_stata, read=stata.read_stata, needs=frames.pandas_module),
        Format(
            suffix=".xlsx",
            write=_write_workbook,
            read=workbook.read_workbook,
            needs=workbook.openpyxl_module,
        ),
    )
}
"""Each form by the suffix of its files, with the dot and in lower case."""


def format_of(path: str | os.PathLike[str]) -> Format:
    """The form of a file, by its suffix. Raises ``ValueError`` for a suffix that no form has."""
    suffix = Path(path).suffix.lower()
    if suffix not in FORMATS:
        raise ValueError(f"no form of table has the suffix {suffix!r}; expected one of {', '.join(FORMATS)}")
    return FORMATS[suffix]


def write_table(
    rows: Iterable[Row],
    path: str | os.PathLike[str],
    *,
    row_type: type[Row] | None = None,
    keys: Sequence[str] | None = None,
) -> None:
    """Write rows as a file of the form that its suffix names.

    ``row_type`` is by default the type of the first row, of none that of statements. ``keys`` names the keys
    that have columns, by default those of the rows (of CSV those of the first row).

    Raises ``ValueError`` for an unknown suffix and ``MissingDependencyError`` where the form needs a package
    that is not installed.
    """
    form = format_of(path)
    rows, kind = with_type(rows, row_type)
    form.write(rows, Path(path), kind, keys)


def read_table(path: str | os.PathLike[str], row_type: type[RowT]) -> Iterator[RowT]:
    """The rows of a file that :func:`write_table` wrote.

    Raises ``ValueError`` for an unknown suffix and ``SchemaError`` for other columns or cells.
    """
    yield from format_of(path).read(Path(path), row_type)

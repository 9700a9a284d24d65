"""The long table in the forms of Arrow, pandas and polars, which hold numbers as doubles (15 digits).

The packages are optional and imported only where they are used.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from gwreport._version import __version__
from gwreport.export.cells import RowT, check_columns, row_from, whole_characters
from gwreport.export.rows import (
    KEY_PREFIX,
    TABLE_VERSION,
    Row,
    StatementRow,
    column_kind,
    key_names,
    with_type,
)
from gwreport.optional import import_package

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Form = Literal["pandas", "polars", "arrow", "rows"]
FORMS: tuple[Form, ...] = ("pandas", "polars", "arrow", "rows")
"""The forms of a table in memory: two kinds of data frame, an Arrow table, rows with exact numbers."""


def check_form(form: str) -> None:
    """Raises ``ValueError`` for a form that is none of :data:`FORMS`."""
    if form not in FORMS:
        raise ValueError(f"form is {form!r}; expected one of {', '.join(FORMS)}")


def pyarrow_module() -> Any:  # noqa: ANN401 - an optional module
    """The package pyarrow. Raises ``MissingDependencyError`` where it is not installed."""
    return import_package("pyarrow", "an Arrow table", "arrow")


def pandas_module() -> Any:  # noqa: ANN401 - an optional module
    """The package pandas. Raises ``MissingDependencyError`` where it is not installed."""
    return import_package("pandas", "a data frame", "pandas")


def versions() -> dict[str, str]:
    """The versions of the library and of the columns, as metadata."""
    return {"gwreport.version": __version__, "gwreport.table_version": str(TABLE_VERSION)}


def arrow_schema(row_type: type[Row] = StatementRow, keys: Sequence[str] = ()) -> pyarrow.Schema:
    """The Arrow schema: strings, int32, float64 and date32.

    The versions of the library and of the columns are metadata; ``keys`` are the names of further columns.
    """
    arrow = pyarrow_module()
    types = {"str": arrow.string(), "int": arrow.int32(), "Decimal": arrow.float64(), "date": arrow.date32()}
    columns = [(f.name, types[column_kind(f.type)[0]], column_kind(f.type)[1]) for f in row_type.attributes()]
    columns += [(KEY_PREFIX + name, types["str"], True) for name in keys]
    schema: pyarrow.Schema = arrow.schema(
        [arrow.field(name, kind, nullable=optional) for name, kind, optional in columns],
        metadata=versions(),
    )
    return schema


def to_arrow(
    rows: Iterable[Row], *, row_type: type[Row] | None = None, keys: Sequence[str] | None = None
) -> pyarrow.Table:
    """Rows as an Arrow table. Needs the extra ``arrow``.

    ``row_type`` is by default the type of the first row, of none that of statements. ``keys``
    names the keys that have columns, by default those of all rows.
    """
    arrow = pyarrow_module()
    rows, kind = with_type(rows, row_type)
    columns, names = _columns(rows, kind, keys)
    table: pyarrow.Table = arrow.table(columns, schema=arrow_schema(kind, names))
    return table


def _columns(
    rows: Iterable[Row], row_type: type[Row], keys: Sequence[str] | None
) -> tuple[dict[str, list[object]], Sequence[str]]:
    """The cells by column, and the names of the keys."""
    kept = list(rows)
    names = key_names(kept) if keys is None else keys
    cells = [row.cells(names) for row in kept]
    columns = {
        column: [_plain(row[at]) for row in cells] for at, column in enumerate(row_type.columns(names))
    }
    return columns, names


def from_arrow(table: pyarrow.Table, row_type: type[RowT]) -> Iterator[RowT]:
    """The rows of an Arrow table of :func:`to_arrow`. Raises ``SchemaError`` for other columns."""
    check_columns(list(table.column_names), row_type)
    for number, cells in enumerate(table.to_pylist(), 1):
        yield row_from(cells, row_type, f"row {number}")


def write_parquet(
    rows: Iterable[Row],
    path: str | os.PathLike[str],
    *,
    row_type: type[Row] | None = None,
    keys: Sequence[str] | None = None,
) -> None:
    """Write rows as a Parquet file, with the keys of :func:`to_arrow`. Needs the extra ``arrow``."""
    table = to_arrow(rows, row_type=row_type, keys=keys)
    import pyarrow.parquet

    pyarrow.parquet.write_table(table, os.fspath(path))


def read_parquet(path: str | os.PathLike[str], row_type: type[RowT]) -> Iterator[RowT]:
    """The rows of a Parquet file of :func:`write_parquet`. Needs the extra ``arrow``."""
    pyarrow_module()
    import pyarrow.parquet

    yield from from_arrow(pyarrow.parquet.read_table(os.fspath(path)), row_type)


def to_pandas(
    rows: Iterable[Row], *, row_type: type[Row] | None = None, keys: Sequence[str] | None = None
) -> pandas.DataFrame:
    """Rows as a data frame: numbers float64, years Int64, days datetime64. Needs the extra ``pandas``.

    ``row_type`` is by default the type of the first row, of none that of statements. ``keys`` names the keys
    that have columns, by default those of all rows. The versions of the library and of the columns are in
    ``attrs``.
    """
    frames = pandas_module()
    rows, row_type = with_type(rows, row_type)
    kinds = {f.name: column_kind(f.type)[0] for f in row_type.attributes()}
    columns = {}
    for name, cells in _columns(rows, row_type, keys)[0].items():
        kind = kinds.get(name, "str")
        if kind == "date":
            columns[name] = frames.Series(frames.to_datetime(cells), dtype="datetime64[s]")
        else:
            dtype = {"Decimal": "float64", "int": "Int64", "str": "object"}[kind]
            columns[name] = frames.Series(cells, dtype=dtype)
    frame: pandas.DataFrame = frames.DataFrame(columns)
    frame.attrs.update(versions())
    return frame


def to_polars(rows: Iterable[Row], *, row_type: type[Row] | None = None) -> polars.DataFrame:
    """Rows as a data frame of polars: numbers Float64, years Int32, days Date. Needs the extra ``polars``.

    ``row_type`` is by default the type of the first row, of none that of statements.
    """
    module = import_package("polars", "a data frame of polars", "polars")
    rows, row_type = with_type(rows, row_type)
    types = {"str": module.String, "int": module.Int32, "Decimal": module.Float64, "date": module.Date}
    columns, keys = _columns(rows, row_type, None)
    schema = {f.name: types[column_kind(f.type)[0]] for f in row_type.attributes()}
    schema |= {KEY_PREFIX + name: module.String for name in keys}
    frame: polars.DataFrame = module.DataFrame(columns, schema=schema)
    return frame


def from_pandas(frame: pandas.DataFrame, row_type: type[RowT]) -> Iterator[RowT]:
    """The rows of a data frame of :func:`to_pandas`. Raises ``SchemaError`` for other columns."""
    frames = pandas_module()
    check_columns([str(name) for name in frame.columns], row_type)
    for number, cells in enumerate(frame.to_dict("records"), 1):
        plain = {
            str(name): None if frames.isna(cell) else cell.date() if hasattr(cell, "date") else cell
            for name, cell in cells.items()
        }
        yield row_from(plain, row_type, f"row {number}")


def _plain(value: object) -> object:
    """A cell for a binary form: decimals become doubles there, halves of surrogate pairs U+FFFD."""
    if isinstance(value, str):
        return whole_characters(value)
    return float(value) if isinstance(value, Decimal) else value

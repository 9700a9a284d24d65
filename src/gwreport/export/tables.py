"""The long table: one row for each statement or headline target, in the forms that analysts load.

Every form has the same columns, those of :class:`StatementRow` or :class:`TargetRow`, in that order; a
change of columns raises :data:`TABLE_VERSION`. CSV and JSON Lines keep numbers exactly as written; Arrow,
pandas and Stata hold them as doubles, which is exact to 15 significant digits.

>>> rows = [StatementRow.blank(indicator="gdp", low=Decimal("5.5"), high=Decimal("5.5"), unit="%")]
>>> text = csv_text(rows)
>>> list(read_csv(text, StatementRow)) == rows
True
"""

from __future__ import annotations

import csv
import io
import json
import os
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Self, TextIO, TypeVar

from attrs import fields, frozen

from gwreport.analysis.targets import Presence, Target, headline_targets
from gwreport.errors import MissingDependencyError, SchemaError
from gwreport.model import Indicator, Number, Report, Statement
from gwreport.script.clauses import sentences
from gwreport.span import Span

if TYPE_CHECKING:
    import pandas
    import pyarrow

TABLE_VERSION = 1
"""The version of the columns; it is written into Arrow and Parquet metadata."""

_TWELVE_DIGITS = Context(prec=12, rounding=ROUND_HALF_EVEN)


@frozen(kw_only=True)
class Row:
    """The columns that every table begins with: whose report, and of which year."""

    adcode: str | None
    region: str | None
    level: str | None
    parent_code: str | None
    year: int | None

    @classmethod
    def blank(cls, **known: Any) -> Self:  # noqa: ANN401 - one keyword for each column
        """A row of empty cells but for those given."""
        return cls(**{f.name: known.get(f.name, None if column_kind(f.type)[1] else "") for f in fields(cls)})

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(f.name for f in fields(cls))


@frozen(kw_only=True)
class StatementRow(Row):
    """One statement.

    ``value`` is the single value, empty for a range; ``low`` and ``high`` are its ends. A fraction without
    a finite decimal is rounded to twelve significant digits. ``period_start`` and ``period_end`` are
    inclusive days, ``section`` is the path of headings, ``source_start`` and ``source_end`` the
    quantity's half-open place in the text as it was given.
    """

    indicator: str
    indicator_name: str
    aspect: str
    status: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    bound: str
    direction: str
    period_start: date | None
    period_end: date | None
    section: str | None
    sentence: str | None
    source_start: int | None
    source_end: int | None
    rule: str | None


@frozen(kw_only=True)
class TargetRow(Row):
    """What a report promises for one indicator in the year it plans.

    ``presence`` is ``stated``, ``qualitative``, ``absent`` or ``not_found``; the cells of a number are empty
    but for ``stated``. ``form`` is ``point``, ``at_least``, ``at_most``, ``around`` or ``range``; ``words``
    are the constraint words, joined by a space; ``hardness`` is ``hard``, ``soft`` or ``ceiling``.
    """

    indicator: str
    indicator_name: str
    presence: str
    aspect: str | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    bound: str | None
    form: str | None
    words: str | None
    hardness: str | None
    direction: str | None
    text: str | None
    source_start: int | None
    source_end: int | None
    rule: str | None


_Row = TypeVar("_Row", bound=Row)


def statement_rows(reports: Iterable[Report]) -> Iterator[StatementRow]:
    """One row for each statement of each report, in the order of the texts."""
    for report in reports:
        paths = _section_paths(report)
        units = list(sentences(report.text))
        starts = [unit.start for unit in units]
        for statement in report.statements:
            at = bisect_right(starts, statement.quantity.span.start) - 1
            sentence = units[at].of(report.text) if at >= 0 else None
            yield _statement_row(report, statement, paths, sentence)


def target_rows(reports: Iterable[Report], *, indicators: Sequence[Indicator] = ()) -> Iterator[TargetRow]:
    """One row for each headline target of each report, stated or qualitative.

    For each of ``indicators`` that a report sets no target for there is a row too, which tells ``absent``
    from ``not_found``.
    """
    for report in reports:
        table = headline_targets(report)
        cells = report_cells(report)
        for target in table:
            yield _stated_row(report, target, cells)
        for wish in table.qualitative:
            yield _unstated_row(report, wish.indicator, Presence.QUALITATIVE, cells, wish.span)
        for indicator in indicators:
            presence = table.presence(indicator.id)
            if presence in (Presence.ABSENT, Presence.NOT_FOUND):
                yield _unstated_row(report, indicator, presence, cells, None)


def _stated_row(report: Report, target: Target, cells: dict[str, Any]) -> TargetRow:
    return TargetRow(
        **cells,
        **_statement_cells(report, target.statement),
        presence=str(Presence.STATED),
        form=str(target.form),
        words=" ".join(target.words) or None,
        hardness=target.hardness,
        text=target.statement.evidence.of(report.text),
    )


def _statement_cells(report: Report, statement: Statement) -> dict[str, Any]:
    """The cells that a statement has in every table."""
    quantity = statement.quantity.value
    place = report.to_source(statement.quantity.span)
    return {
        "indicator": statement.indicator.id,
        "indicator_name": statement.indicator.name,
        "aspect": str(statement.aspect),
        "low": decimal_cell(quantity.low),
        "high": decimal_cell(quantity.high),
        "unit": quantity.unit,
        "bound": str(quantity.bound),
        "direction": str(statement.direction),
        "source_start": place.start,
        "source_end": place.end,
        "rule": statement.rule,
    }


def _unstated_row(
    report: Report, indicator: Indicator, presence: Presence, cells: dict[str, Any], span: Span | None
) -> TargetRow:
    place = report.to_source(span) if span else None
    return TargetRow.blank(
        **cells,
        indicator=indicator.id,
        indicator_name=indicator.name,
        presence=str(presence),
        text=span.of(report.text) if span else None,
        source_start=place.start if place else None,
        source_end=place.end if place else None,
    )


def report_cells(report: Report) -> dict[str, Any]:
    """The cells that say whose report it is, and of which year."""
    metadata = report.metadata
    region = metadata.region
    return {
        "adcode": region.adcode if region else None,
        "region": region.name if region else None,
        "level": str(metadata.level) if metadata.level else None,
        "parent_code": region.parent if region else None,
        "year": metadata.year,
    }


def decimal_cell(number: Number | None) -> Decimal | None:
    """A number as a decimal; one without a finite decimal is rounded to twelve significant digits."""
    if not isinstance(number, Fraction):
        return number
    return _TWELVE_DIGITS.divide(Decimal(number.numerator), Decimal(number.denominator))


def _statement_row(
    report: Report, statement: Statement, paths: dict[int, str], sentence: str | None
) -> StatementRow:
    period = statement.period
    return StatementRow(
        **report_cells(report),
        **_statement_cells(report, statement),
        status=str(statement.status),
        value=decimal_cell(statement.quantity.value.value),
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        section=paths.get(statement.section.heading.start) if statement.section else None,
        sentence=sentence,
    )


def _section_paths(report: Report) -> dict[int, str]:
    """The path of headings for each section, by the start of its heading."""
    paths: dict[int, str] = {}

    def visit(sections: Sequence[Any], above: str) -> None:
        for section in sections:
            own = f"{section.marker}{section.title}".strip()
            path = " / ".join(part for part in (above, own) if part)
            paths[section.heading.start] = path
            visit(section.children, path)

    visit(report.sections, "")
    return paths


# ---- text forms ----


def _to_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)


def write_csv(
    rows: Iterable[Row], target: TextIO, *, row_type: type[Row] = StatementRow, bom: bool = False
) -> int:
    """Write rows as CSV (RFC 4180) and return their number; ``bom`` makes Excel read it as UTF-8."""
    if bom:
        target.write("\ufeff")
    writer = csv.writer(target)
    columns = row_type.columns()
    writer.writerow(columns)
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the count is the result
        writer.writerow([_to_text(getattr(row, name)) for name in columns])
    return count


def csv_text(rows: Iterable[Row], *, row_type: type[Row] = StatementRow, bom: bool = False) -> str:
    """Rows as one CSV text."""
    target = io.StringIO(newline="")
    write_csv(rows, target, row_type=row_type, bom=bom)
    return target.getvalue()


def read_csv(source: str | TextIO, row_type: type[_Row]) -> Iterator[_Row]:
    """The rows of a CSV that :func:`write_csv` wrote. Raises ``SchemaError`` for other columns or cells."""
    stream = io.StringIO(source, newline="") if isinstance(source, str) else source
    reader = csv.reader(stream)
    head = next(reader, [])
    if head:
        head[0] = head[0].removeprefix("\ufeff")
    _check_columns(head, row_type)
    for number, cells in enumerate(reader, 2):
        if len(cells) != len(head):
            raise SchemaError(f"line {number}", f"{len(cells)} cells, expected {len(head)}")
        yield _row_from(dict(zip(head, cells, strict=True)), row_type, f"line {number}")


def write_jsonl(rows: Iterable[Row], target: TextIO) -> int:
    """Write one JSON object a line, numbers as exact strings, and return their number."""
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the count is the result
        cells = {name: _to_json(getattr(row, name)) for name in row.columns()}
        target.write(json.dumps(cells, ensure_ascii=False) + "\n")
    return count


def _to_json(value: object) -> object:
    return value if value is None or isinstance(value, int | str) else _to_text(value)


def read_jsonl(source: str | TextIO, row_type: type[_Row]) -> Iterator[_Row]:
    """The rows of JSON Lines that :func:`write_jsonl` wrote. Raises ``SchemaError`` for anything else."""
    stream = io.StringIO(source) if isinstance(source, str) else source
    for number, line in enumerate(stream, 1):
        try:
            cells = json.loads(line)
        except ValueError as error:
            raise SchemaError(f"line {number}", f"no JSON: {error}") from None
        if not isinstance(cells, dict):
            raise SchemaError(f"line {number}", "expected an object")
        _check_columns(list(cells), row_type)
        yield _row_from(cells, row_type, f"line {number}")


def _check_columns(found: list[str], row_type: type[Row]) -> None:
    wanted = list(row_type.columns())
    if found != wanted:
        differing = sorted(set(wanted) ^ set(found)) or ["their order"]
        raise SchemaError("columns", f"not those of table version {TABLE_VERSION}: {', '.join(differing)}")


_READERS: dict[str, Callable[[Any], Any]] = {
    "Decimal": lambda cell: Decimal(str(cell)),
    "date": lambda cell: cell if isinstance(cell, date) else date.fromisoformat(str(cell)),
    "int": int,
    "str": str,
}


def _row_from(cells: dict[str, Any], row_type: type[_Row], where: str) -> _Row:
    values: dict[str, Any] = {}
    for column in fields(row_type):
        kind, optional = column_kind(column.type)
        cell = cells[column.name]
        if cell is None or (cell == "" and optional):
            values[column.name] = None
            continue
        try:
            values[column.name] = _READERS[kind](cell)
        except (ArithmeticError, ValueError):
            raise SchemaError(f"{where}, {column.name}", f"{cell!r} is no {kind}") from None
    return row_type(**values)


def column_kind(annotation: object) -> tuple[str, bool]:
    """The plain type of a column, and whether it may be empty."""
    name = str(annotation)
    return name.removesuffix(" | None"), name.endswith(" | None")


# ---- binary forms ----


def _pyarrow() -> Any:  # noqa: ANN401 - an optional module
    try:
        import pyarrow
    except ImportError:
        raise MissingDependencyError("pyarrow", "an Arrow table", "arrow") from None
    return pyarrow


def _pandas() -> Any:  # noqa: ANN401 - an optional module
    try:
        import pandas
    except ImportError:
        raise MissingDependencyError("pandas", "a data frame", "pandas") from None
    return pandas


def arrow_schema(row_type: type[Row] = StatementRow) -> pyarrow.Schema:
    """The Arrow schema: strings, int32, float64 and date32, with the table version as metadata."""
    arrow = _pyarrow()
    types = {"str": arrow.string(), "int": arrow.int32(), "Decimal": arrow.float64(), "date": arrow.date32()}
    columns = [(f.name, types[column_kind(f.type)[0]], column_kind(f.type)[1]) for f in fields(row_type)]
    schema: pyarrow.Schema = arrow.schema(
        [arrow.field(name, kind, nullable=optional) for name, kind, optional in columns],
        metadata={"gwreport.table_version": str(TABLE_VERSION)},
    )
    return schema


def to_arrow(rows: Iterable[Row], *, row_type: type[Row] = StatementRow) -> pyarrow.Table:
    """Rows as an Arrow table. Needs the extra ``arrow``."""
    arrow = _pyarrow()
    kept = list(rows)
    columns = {name: [_plain(getattr(row, name)) for row in kept] for name in row_type.columns()}
    table: pyarrow.Table = arrow.table(columns, schema=arrow_schema(row_type))
    return table


def from_arrow(table: pyarrow.Table, row_type: type[_Row]) -> Iterator[_Row]:
    """The rows of an Arrow table of :func:`to_arrow`. Raises ``SchemaError`` for other columns."""
    _check_columns(list(table.column_names), row_type)
    for number, cells in enumerate(table.to_pylist(), 1):
        yield _row_from(cells, row_type, f"row {number}")


def write_parquet(
    rows: Iterable[Row], path: str | os.PathLike[str], *, row_type: type[Row] = StatementRow
) -> None:
    """Write rows as a Parquet file. Needs the extra ``arrow``."""
    table = to_arrow(rows, row_type=row_type)
    import pyarrow.parquet

    pyarrow.parquet.write_table(table, os.fspath(path))


def read_parquet(path: str | os.PathLike[str], row_type: type[_Row]) -> Iterator[_Row]:
    """The rows of a Parquet file of :func:`write_parquet`. Needs the extra ``arrow``."""
    _pyarrow()
    import pyarrow.parquet

    yield from from_arrow(pyarrow.parquet.read_table(os.fspath(path)), row_type)


def to_pandas(rows: Iterable[Row], *, row_type: type[Row] = StatementRow) -> pandas.DataFrame:
    """Rows as a data frame: numbers float64, years Int64, days datetime64. Needs the extra ``pandas``."""
    frames = _pandas()
    kept = list(rows)
    columns = {}
    for f in fields(row_type):
        kind, _ = column_kind(f.type)
        cells = [_plain(getattr(row, f.name)) for row in kept]
        if kind == "date":
            columns[f.name] = frames.Series(frames.to_datetime(cells), dtype="datetime64[s]")
        else:
            dtype = {"Decimal": "float64", "int": "Int64", "str": "object"}[kind]
            columns[f.name] = frames.Series(cells, dtype=dtype)
    frame: pandas.DataFrame = frames.DataFrame(columns, columns=list(row_type.columns()))
    return frame


def from_pandas(frame: pandas.DataFrame, row_type: type[_Row]) -> Iterator[_Row]:
    """The rows of a data frame of :func:`to_pandas`. Raises ``SchemaError`` for other columns."""
    frames = _pandas()
    _check_columns([str(name) for name in frame.columns], row_type)
    for number, cells in enumerate(frame.to_dict("records"), 1):
        plain = {
            str(name): None if frames.isna(cell) else cell.date() if hasattr(cell, "date") else cell
            for name, cell in cells.items()
        }
        yield _row_from(plain, row_type, f"row {number}")


def write_stata(
    rows: Iterable[Row], path: str | os.PathLike[str], *, row_type: type[Row] = StatementRow
) -> None:
    """Write a Stata 14 file (.dta, UTF-8): days as %td, long texts as strL. Needs the extra ``pandas``."""
    frame = to_pandas(rows, row_type=row_type)
    dates: dict[Any, Any] = {}
    long_texts: list[str] = []
    for f in fields(row_type):
        kind, _ = column_kind(f.type)
        if kind == "date":
            dates[f.name] = "td"
            frame[f.name] = frame[f.name].astype("datetime64[ns]")
        elif kind == "int":
            frame[f.name] = frame[f.name].astype("float64")
        elif kind == "str":
            frame[f.name] = frame[f.name].fillna("").astype(object)
            if f.name in ("sentence", "section", "text"):
                long_texts.append(f.name)
    frame.to_stata(
        os.fspath(path), convert_dates=dates, convert_strl=long_texts, write_index=False, version=118
    )


def read_stata(path: str | os.PathLike[str], row_type: type[_Row]) -> Iterator[_Row]:
    """The rows of a Stata file of :func:`write_stata`. Needs the extra ``pandas``."""
    frame = _pandas().read_stata(os.fspath(path))
    for f in fields(row_type):
        if column_kind(f.type) == ("str", True):
            frame[f.name] = frame[f.name].replace("", None)
    yield from from_pandas(frame, row_type)


def _plain(value: object) -> object:
    """A cell for a binary form: decimals become doubles there."""
    return float(value) if isinstance(value, Decimal) else value

"""Tables of reports and panels in one step: for pandas, polars, Arrow, or as the rows themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Literal

from attrs import fields, frozen

from gwreport.analysis.panel import HeadlineRow, SubjectRow, headline_panel, subject_panel
from gwreport.export.frames import (
    Form,
    check_form,
    pandas_module,
    pyarrow_module,
    to_arrow,
    to_pandas,
    to_polars,
)
from gwreport.export.rows import (
    FigureRow,
    Row,
    StatementRow,
    TargetRow,
    figure_rows,
    statement_rows,
    target_rows,
)
from gwreport.export.sections import SectionRow, section_rows
from gwreport.model import Indicator, Report
from gwreport.optional import import_package

_NUMBERS = frozenset({"value", "target", "target_low", "target_high", "outturn"})
_WHOLE = frozenset({"year", "n"})
TableName = Literal["targets", "statements", "figures", "sections"]


@frozen
class _PanelTable:
    rows: Callable[[Iterable[Report]], Iterator[Row]]
    row_type: type[Row]


TABLES: Mapping[str, _PanelTable] = {
    "targets": _PanelTable(target_rows, TargetRow),
    "statements": _PanelTable(statement_rows, StatementRow),
    "figures": _PanelTable(figure_rows, FigureRow),
    "sections": _PanelTable(section_rows, SectionRow),
}
"""The tables that reports are made into, by name."""


def to_frame(
    reports: Report | Iterable[Report], table: TableName = "targets", *, form: Form = "pandas"
) -> Any:  # noqa: ANN401 - a table of a package that may not be installed
    """Reports as a table: ``targets``, ``statements``, ``figures`` or ``sections``, one row for each.

    The columns are those of :class:`~gwreport.export.tables.TargetRow`,
    :class:`~gwreport.export.tables.StatementRow`, :class:`~gwreport.export.tables.FigureRow` and
    :class:`~gwreport.export.tables.SectionRow`. ``form`` is ``pandas`` (extra ``pandas``), ``polars`` or
    ``arrow`` (extras of these names), whose numbers are doubles, or ``rows``, whose numbers are exact. Raises
    ``ValueError`` for another table or form, ``TypeError`` for what is no report, and
    ``MissingDependencyError`` where the package is not installed.

    >>> import gwreport
    >>> report = gwreport.parse("2024年云河县政府工作报告\\n一、2023年工作回顾\\n地区生产总值增长6.5%。")
    >>> (row,) = to_frame(report, "statements", form="rows")
    >>> row.indicator, row.year, str(row.value)
    ('gdp', 2024, '6.5')
    """
    check_form(form)
    if table not in TABLES:
        near = get_close_matches(table, TABLES, 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise ValueError(f"there is no table {table!r}; expected one of {', '.join(TABLES)}{hint}")
    made = TABLES[table]
    rows = made.rows(_checked([reports] if isinstance(reports, Report) else reports))
    if form == "rows":
        return tuple(rows)
    if form == "arrow":
        return to_arrow(rows, row_type=made.row_type)
    if form == "polars":
        return to_polars(rows, row_type=made.row_type)
    return to_pandas(rows, row_type=made.row_type)


def _checked(reports: Iterable[object]) -> Iterator[Report]:
    """The reports one after the other. Raises ``TypeError`` for anything else, such as a recorded failure."""
    for report in reports:
        if not isinstance(report, Report):
            raise TypeError(f"expected reports, got {report!r}")
        yield report


def panel(
    reports: Iterable[Report],
    *,
    subject: str | None = None,
    narrower: bool = False,
    indicators: Iterable[str | Indicator] | None = None,
    form: Form = "pandas",
) -> Any:  # noqa: ANN401 - a table of a package that may not be installed
    """What reports of places and years say of one thing, as a table.

    With ``subject`` (农村公路), a row for each place, year, status, aspect and unit: region_code, region,
    year, status, aspect, value, unit, n; ``narrower`` also counts subjects with more modifiers. Without it, a
    row for each place, year and headline indicator (``indicators`` names some by id or name): region_code,
    region, year, indicator, aspect, unit, target, target_low, target_high, outturn.

    ``form`` is ``pandas`` (extra ``pandas``), ``polars``, ``arrow`` (extra ``arrow``), or ``rows``: values of
    :class:`~gwreport.analysis.panel.SubjectRow` or :class:`~gwreport.analysis.panel.HeadlineRow`, whose
    numbers are exact. Raises ``ValueError`` for another form, an empty subject, or both a subject and
    indicators; ``MissingDependencyError`` where the package is not installed.

    >>> import gwreport
    >>> report = gwreport.parse("2024年云河县政府工作报告\\n一、2023年工作回顾\\n新建农村公路120公里。")
    >>> (row,) = panel([report], subject="农村公路", form="rows")
    >>> row.year, str(row.value), row.unit, row.n
    (2023, '120', 'km', 1)
    """
    check_form(form)
    if subject is not None and indicators is not None:
        raise ValueError("a panel is of a subject or of indicators; expected one of them")
    if subject is not None:
        return as_table(subject_panel(reports, subject, narrower=narrower), SubjectRow, form)
    return as_table(headline_panel(reports, indicators), HeadlineRow, form)


def as_table(rows: Sequence[Any], kind: type[Any], form: Form) -> Any:  # noqa: ANN401
    """The rows of a panel, of a ``kind``, in one of the forms of :func:`panel`."""
    if form == "rows":
        return tuple(rows)
    columns = {f.name: [_cell(getattr(row, f.name)) for row in rows] for f in fields(kind)}
    if form == "arrow":
        arrow = pyarrow_module()
        types = {name: _arrow_type(name, arrow) for name in columns}
        return arrow.table(columns, schema=arrow.schema(list(types.items())))
    if form == "polars":
        polars = import_package("polars", "a data frame of polars", "polars")
        schema = {name: _polars_type(name, polars) for name in columns}
        return polars.DataFrame(columns, schema=schema)
    frames = pandas_module()
    return frames.DataFrame(
        {name: frames.Series(cells, dtype=_pandas_type(name)) for name, cells in columns.items()}
    )


def _cell(value: Any) -> object:  # noqa: ANN401 - of any column
    """A number as a float (15 digits), a member of an enumeration as its text."""
    if value is None or isinstance(value, int):
        return value
    return str(value) if isinstance(value, str) else float(value)


def _pandas_type(name: str) -> str:
    return "float64" if name in _NUMBERS else "Int64" if name in _WHOLE else "object"


def _arrow_type(name: str, arrow: Any) -> Any:  # noqa: ANN401
    return arrow.float64() if name in _NUMBERS else arrow.int32() if name in _WHOLE else arrow.string()


def _polars_type(name: str, polars: Any) -> Any:  # noqa: ANN401
    return polars.Float64 if name in _NUMBERS else polars.Int32 if name in _WHOLE else polars.String

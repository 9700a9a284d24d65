"""Panels: one row for each place and year, of a subject or of the headline indicators.

A place is one through all its names and codes (``gazetteer/lineage``); a row has the last of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from attrs import evolve, frozen

from gwreport.analysis.figures import Figure, read_figures
from gwreport.analysis.subjects import subject_name
from gwreport.analysis.targets import Target, headline_targets, is_for_year
from gwreport.gazetteer.lineage import latest_region
from gwreport.indicators.catalogue import default_catalogue
from gwreport.model import Aspect, Indicator, Number, Quantity, Region, Report, Statement, Status

_ORDER = tuple(Status)
Measured = tuple[str, Aspect, str]  # the id of an indicator, an aspect and a unit
Cell = tuple[str, int, Measured]  # a place, a year and what is measured of them


@frozen
class SubjectRow:
    """What the reports of a place say of a subject in one year.

    ``value`` is that of the first figure in the first report that has one, the midpoint of a range; ``n`` is
    how many figures there are. ``aspect`` tells a stock from its growth, ``unit`` one stock from another.
    """

    region_code: str | None
    region: str | None
    year: int | None
    status: Status
    aspect: Aspect
    value: Number | None
    unit: str
    n: int


@frozen
class HeadlineRow:
    """The headline target of a place for one year beside what came of it.

    ``target`` is the midpoint of ``target_low`` and ``target_high``, ``outturn`` what a report of the place
    says of the year; each is None where no report says it.
    """

    region_code: str | None
    region: str | None
    year: int
    indicator: str
    aspect: Aspect
    unit: str
    target: Number | None
    target_low: Number | None
    target_high: Number | None
    outturn: Number | None


def subject_panel(
    reports: Iterable[Report], subject: str, *, narrower: bool = False
) -> tuple[SubjectRow, ...]:
    """The figures on a subject by place, year, status, aspect and unit, in that order.

    Former names and codes of a place (襄樊市, 襄阳市) are one place, under the last of them.

    Names are compared as :func:`~gwreport.analysis.subjects.subject_name` writes them; with ``narrower``
    also those that end in it count (县乡公路 for 公路). The year is the last of a figure's period.
    Raises ``ValueError`` for an empty subject.
    """
    wanted = subject_name(subject)
    if not wanted:
        raise ValueError("subject is empty; expected a noun such as 农村公路")
    rows: dict[tuple[object, ...], SubjectRow] = {}
    for report in reports:
        for figure in read_figures(report):
            name = subject_name(figure.quantity.subject_text or "")
            if name == wanted or (narrower and name.endswith(wanted)):
                row = _subject_row(report, figure)
                key = (_place(report), row.year, row.status, row.aspect, row.unit)
                first = rows.get(key)
                rows[key] = row if first is None else evolve(first, n=first.n + 1)
    return tuple(sorted(rows.values(), key=_subject_order))


def _subject_row(report: Report, figure: Figure) -> SubjectRow:
    quantity, region = figure.quantity.value, _region(report)
    period = figure.period
    year = period.end.year if period is not None and period.end is not None else None
    return SubjectRow(
        region.adcode if region else None,
        region.name if region else None,
        year,
        figure.status,
        figure.aspect,
        _midpoint(quantity),
        quantity.unit,
        1,
    )


def _subject_order(row: SubjectRow) -> tuple[object, ...]:
    status = _ORDER.index(row.status)
    return row.region_code or "", row.region or "", row.year or 0, status, row.aspect, row.unit


def headline_panel(
    reports: Iterable[Report], indicators: Iterable[str | Indicator] | None = None
) -> tuple[HeadlineRow, ...]:
    """The headline targets of places by year, beside the outturns that their later reports tell.

    ``indicators`` are ids or names of the catalogue or indicators of one's own, by default all that any
    report sets a headline target for. Former names and codes of a place (襄樊市, 襄阳市) are one place, under
    the last of them. Raises ``UnknownIndicatorError`` for a name that the catalogue has not.
    """
    wanted = None if indicators is None else {_id(indicator) for indicator in indicators}
    rows: dict[Cell, HeadlineRow] = {}
    kept = list(reports)
    for report in kept:
        for target in headline_targets(report):
            if wanted is None or target.indicator.id in wanted:
                _add_target(rows, report, target)
    measured = {cell[2] for cell in rows}
    for report in kept:
        for statement in _outturns(report, measured):
            _add_outturn(rows, report, statement)
    return tuple(sorted(rows.values(), key=_headline_order))


def _id(indicator: str | Indicator) -> str:
    return default_catalogue().named(indicator).id if isinstance(indicator, str) else indicator.id


def _add_target(rows: dict[Cell, HeadlineRow], report: Report, target: Target) -> None:
    if report.metadata.year is None:
        return
    row = _headline_row(report, report.metadata.year, _measured(target.statement))
    quantity = target.quantity
    row = evolve(row, target=_midpoint(quantity), target_low=quantity.low, target_high=quantity.high)
    rows.setdefault((_place(report), row.year, _measured(target.statement)), row)


def _outturns(report: Report, measured: Collection[Measured]) -> Iterator[Statement]:
    """What a report says of the year before the one that it plans."""
    year = report.metadata.year
    for statement in report.statements:
        told = statement.status is Status.ACTUAL and _measured(statement) in measured
        if year is not None and told and is_for_year(statement, year - 1):
            yield statement


def _add_outturn(rows: dict[Cell, HeadlineRow], report: Report, statement: Statement) -> None:
    assert report.metadata.year is not None
    year, measured = report.metadata.year - 1, _measured(statement)
    cell = (_place(report), year, measured)
    row = rows.get(cell) or _headline_row(report, year, measured)
    if row.outturn is None:
        rows[cell] = evolve(row, outturn=_midpoint(statement.quantity.value))


def _headline_row(report: Report, year: int, measured: Measured) -> HeadlineRow:
    region = _region(report)
    code, name = (region.adcode, region.name) if region else (None, None)
    return HeadlineRow(code, name, year, *measured, None, None, None, None)


def _headline_order(row: HeadlineRow) -> tuple[object, ...]:
    return row.region_code or "", row.region or "", row.indicator, row.aspect, row.unit, row.year


def _measured(statement: Statement) -> Measured:
    return statement.indicator.id, statement.aspect, statement.quantity.value.unit


def _region(report: Report) -> Region | None:
    """The place of a report under its last name and code."""
    region = report.metadata.region
    return None if region is None else latest_region(region)


def _place(report: Report) -> str:
    """What the reports of one place have in common: its code, else its name."""
    region = _region(report)
    return "" if region is None else region.adcode or region.name


def _midpoint(quantity: Quantity) -> Number | None:
    low, high = quantity.low, quantity.high
    if low is None or high is None or low == high:
        return low if low is not None else high
    if isinstance(low, Decimal) and isinstance(high, Decimal):
        return (low + high) / 2
    return (Fraction(low) + Fraction(high)) / 2

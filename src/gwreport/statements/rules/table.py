"""Tables inside a report: when the figure of a cell holds, whether it is aimed at, what is no value."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple

from gwreport.grids.heads import ColumnKind
from gwreport.grids.words import head_words
from gwreport.model import Period, Status
from gwreport.statements.decision import Case, Evidence, always
from gwreport.statements.times import Years, years_of_period

_SPANNING = frozenset({ColumnKind.AVERAGE, ColumnKind.TOTAL})


class Told(NamedTuple):
    """What a table tells of a figure.

    ``head`` are the words over its column, with those of the column beside it where its own name no year;
    ``title`` the words over the table. ``row``, ``own``, ``beside`` and ``over`` are the times of its row,
    its head, the column beside it and the title; ``span`` the years that a sum or mean is over; ``base`` is
    the year that it is compared with, ``year`` that which the report plans; ``around`` the status that
    figures have around the table.
    """

    kind: ColumnKind
    area: bool
    head: str
    title: str
    row: Period | None
    own: Period | None
    beside: Period | None
    over: Period | None
    span: Period | None
    base: int | None
    year: int | None
    around: Status

    @property
    def named(self) -> Period | None:
        """The time that the table names for the figure; that of the title only says what the table is on."""
        return self.row or self.own or self.beside


def _word(words: tuple[str, ...], text: str) -> str | None:
    return next((word for word in words if word in text), None)


def _years(period: Period | None) -> Years | None:
    return years_of_period(period)


def _ahead(told: Told) -> Evidence:
    years = _years(told.named)
    return years is not None and told.year is not None and years[1] >= told.year


def _behind(told: Told) -> Evidence:
    years = _years(told.named)
    return years is not None and told.year is not None and years[1] < told.year


def _aimed(_: Told) -> Status:
    return Status.TARGET


def _reached(_: Told) -> Status:
    return Status.ACTUAL


def _joins(_: object) -> None:
    """The way says it all."""


REFUSED: tuple[Case[Told, None], ...] = (
    Case(
        "table.area",
        "A row of a table by places is of a part of the report's place.",
        lambda told: told.area,
    ),
    Case(
        "table.fulfilment",
        "A column says how much of a plan was fulfilled.",
        lambda told: told.kind is ColumnKind.FULFILMENT,
    ),
    Case(
        "table.ratio",
        "A column gives a value as a multiple or percentage of that of an earlier year.",
        lambda told: told.kind is ColumnKind.RATIO,
    ),
)
#: How a cell is joined to what it is a figure of; who reads the table knows which.
BY_ROW: Case[object, None] = Case("table.row", "A cell is a figure of what its row names.", always, _joins)
BY_PART: Case[object, None] = Case(
    "table.part", "A row that names no indicator is a part of the row above it.", always, _joins
)
BY_COLUMN: Case[object, None] = Case(
    "table.column", "A cell of a row of a year or place is a figure of what its head names.", always, _joins
)
#: How a cell is joined to what it is a figure of; who reads the table knows which of them.
JOINED = (BY_ROW, BY_PART, BY_COLUMN)
STATUS: tuple[Case[Told, Status], ...] = (
    Case(
        "table.aimed-head",
        "A word of the head says that it is aimed at.",
        lambda told: _word(head_words().aimed, told.head),
        _aimed,
    ),
    Case(
        "table.reached-head",
        "A word of the head says that it was reached.",
        lambda told: _word(head_words().reached, told.head),
        _reached,
    ),
    Case("table.year-ahead", "The table names the planned year or a later one for it.", _ahead, _aimed),
    Case("table.year-past", "The table names a year before the planned one for it.", _behind, _reached),
    Case(
        "table.aimed-title",
        "A word of the title says that the table is on what is aimed at.",
        lambda told: _word(head_words().aimed, told.title),
        _aimed,
    ),
    Case(
        "table.reached-title",
        "A word of the title says that the table is on what was reached.",
        lambda told: _word(head_words().reached, told.title),
        _reached,
    ),
    Case(
        "table.around",
        "It is aimed at, or was reached, as the figures around the table.",
        always,
        lambda told: told.around,
    ),
)


class Timed(NamedTuple):
    """A figure whose years are sought: what the table tells of it, and its status."""

    told: Told
    status: Status


def _report_year(timed: Timed) -> Period | None:
    year = timed.told.year
    if year is None:
        return None
    return Period.of_years(*[year if timed.status is Status.TARGET else year - 1] * 2)


def _names(time: str) -> Callable[[Timed], Evidence]:
    """Whether the table names the time of that name for a figure."""
    return lambda timed: getattr(timed.told, time) is not None


def _sums(timed: Timed) -> Evidence:
    return timed.told.kind in _SPANNING and timed.told.span is not None


def _until(timed: Timed) -> int | None:
    """The last year of a growth: that which the table names, else that of the report."""
    years = _years(timed.told.named or timed.told.over or _report_year(timed))
    return None if years is None else years[1]


def _since_base(timed: Timed) -> Evidence:
    base, until = timed.told.base, _until(timed)
    return base is not None and until is not None and base < until


def _after_base(timed: Timed) -> Period | None:
    base, until = timed.told.base, _until(timed)
    return None if base is None or until is None else Period.of_years(base + 1, until)


PERIOD: tuple[Case[Timed, Period | None], ...] = (
    Case(
        "table.since-base",
        "What is compared with an earlier year runs from the year after it.",
        _since_base,
        _after_base,
    ),
    Case("table.year-of-row", "The row names the year.", _names("row"), attrgetter("told.row")),
    Case("table.years", "A sum or mean holds for all its years.", _sums, attrgetter("told.span")),
    Case("table.year-of-head", "The head names the year.", _names("own"), attrgetter("told.own")),
    Case(
        "table.year-beside",
        "The head of the column beside it names the year.",
        _names("beside"),
        attrgetter("told.beside"),
    ),
    Case("table.year-of-title", "The title names the year.", _names("over"), attrgetter("told.over")),
    Case(
        "table.year-of-report",
        "What is aimed at holds for the planned year, what was reached for the year before.",
        always,
        _report_year,
    ),
)

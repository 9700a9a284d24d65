"""The rows to check: each with its sentence, its reading, the doubts about it and what it may be instead."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import Any

from attrs import asdict, frozen
from cattrs import Converter

from gwreport.analysis.targets import headline_targets
from gwreport.export.rows import (
    StatementRow,
    decimal_cell,
    statement_rows,
    target_rows,
)
from gwreport.model import Bound, Mention, Quantity, Report, Section, Statement
from gwreport.model.shown import period, quantity
from gwreport.review.decisions import CheckableRow, Coding, Key
from gwreport.review.doubts import MOST_CANDIDATES, Doubt, ReportDoubts, doubts_of
from gwreport.script.clauses import sentences
from gwreport.span import Span

Checkable = tuple[CheckableRow, Statement | None, Span, Sequence[Mention[Quantity]]]
"""A row, its statement where it has one, its place, and the figures that it may be instead."""

_MOST_CONTEXT = 240  # characters on either side of a figure


@frozen
class OtherFigure:
    """A figure that a row may be about instead: as written, and as read."""

    text: str
    shown: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    bound: str


@frozen
class Item:
    """One row to check.

    ``shown`` is the value as people read it, ``before`` and ``after`` are the text around the ``figure``,
    which is a clause where the row has no number; ``section`` is the path of headings.
    """

    key: Key
    reading: Coding
    name: str
    region: str
    title: str
    file: str
    year: int | None
    section: str
    before: str
    figure: str
    after: str
    shown: str = ""
    aspect: str = ""
    status: str = ""
    direction: str = ""
    period: str = ""
    doubts: tuple[Doubt, ...] = ()
    candidates: tuple[OtherFigure, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The item as plain data that JSON can hold."""
        reading = self.reading.to_dict()
        return asdict(self, value_serializer=_plain) | {"reading": reading}


def item_from(data: Mapping[str, Any]) -> Item:
    """The item that :meth:`Item.to_dict` wrote."""
    return _converter().structure(data, Item)


@cache
def _converter() -> Converter:
    converter = Converter()
    converter.register_structure_hook(Decimal, lambda cell, _: Decimal(cell))
    return converter


def _plain(_item: object, _field: object, value: object) -> object:
    return format(value, "f") if isinstance(value, Decimal) else value


def reading_of(row: CheckableRow) -> Coding:
    """What is coded of a row; the year of a statement is the one that its period ends in."""
    if isinstance(row, StatementRow):
        year = row.period_end.year if row.period_end else None
        return Coding(row.indicator, year, row.low, row.high, row.unit, row.bound)
    bound = row.bound or str(Bound.EXACT)
    return Coding(row.indicator, row.year, row.low, row.high, row.unit or "", bound)


def _targets(report: Report) -> Iterator[Checkable]:
    table = headline_targets(report)
    statements = [(t.statement, t.statement.quantity.span, t.candidates) for t in table]
    wishes = [(None, wish.span, ()) for wish in table.qualitative]
    for row, rest in zip(target_rows([report]), chain(statements, wishes), strict=True):
        yield row, *rest


def _statements(report: Report) -> Iterator[Checkable]:
    for row, statement in zip(statement_rows([report]), report.statements, strict=True):
        yield row, statement, statement.quantity.span, ()


TABLES: Mapping[str, Callable[[Report], Iterator[Checkable]]] = {
    "targets": _targets,
    "statements": _statements,
}
"""For each table that can be checked how its rows are made."""


def items_of(report: Report, table: str = "targets") -> Iterator[Item]:
    """The rows of a table of a report to check, in the order of the text.

    ``table`` is a name of :data:`TABLES`. Of rows with one key, which no decision tells apart, the first.
    """
    doubts = doubts_of(report)
    context = _Surroundings(report)
    seen: set[Key] = set()
    for row, statement, span, others in TABLES[table](report):
        key = Key.of(row)
        if key is None or key in seen:
            continue
        seen.add(key)
        before, after = context.around(span)
        yield Item(
            key=key,
            reading=reading_of(row),
            name=row.indicator_name,
            region=row.region or "",
            title=row.title or "",
            file=row.file or "",
            year=row.year,
            section=context.path(span),
            before=before,
            figure=span.of(report.text),
            after=after,
            **(_of_statement(statement, doubts, others) if statement else {}),
        )


def _of_statement(
    statement: Statement, doubts: ReportDoubts, others: Sequence[Mention[Quantity]]
) -> dict[str, Any]:
    """What only a row with a number has."""
    candidates = tuple(dict.fromkeys((*others, *doubts.candidates(statement))))[:MOST_CANDIDATES]
    return {
        "shown": quantity(statement.quantity.value),
        "aspect": str(statement.aspect),
        "status": str(statement.status),
        "direction": str(statement.direction),
        "period": period(statement.period),
        "doubts": doubts.of(statement),
        "candidates": tuple(map(_candidate, candidates)),
    }


def _candidate(mention: Mention[Quantity]) -> OtherFigure:
    value = mention.value
    low, high = decimal_cell(value.low), decimal_cell(value.high)
    return OtherFigure(mention.text, quantity(value), low, high, value.unit, str(value.bound))


def doubtful_first(items: Iterable[Item]) -> list[Item]:
    """The items in the order in which they are checked: those with most doubts first, else as they are."""
    return sorted(items, key=lambda item: -len(item.doubts))


class _Surroundings:
    """The sentences and headings of a report, to look up what is around a place."""

    def __init__(self, report: Report) -> None:
        self._text = report.text
        self._sentences = list(sentences(report.text))
        self._starts = [sentence.start for sentence in self._sentences]
        self._sections = list(report.walk())
        self._section_starts = [section.span.start for section in self._sections]
        self._parents = list(_parents(report.sections))

    def around(self, span: Span) -> tuple[str, str]:
        """The text before and after a place: its sentence and its neighbours, up to 240 characters."""
        at = max(bisect_right(self._starts, span.start) - 1, 0)
        low, high = max(span.start - _MOST_CONTEXT, 0), span.end + _MOST_CONTEXT
        if self._sentences:
            low = max(low, self._sentences[max(at - 1, 0)].start)
            high = min(high, max(self._sentences[min(at + 1, len(self._sentences) - 1)].end, span.end))
        return self._text[min(low, span.start) : span.start], self._text[span.end : high]

    def path(self, span: Span) -> str:
        """The headings around a place, from the top one on."""
        at = bisect_right(self._section_starts, span.start) - 1
        titles: list[str] = []
        while at >= 0:
            section = self._sections[at]
            if section.span.contains(span) and section.heading:
                titles.append(f"{section.marker}{section.title}".strip())
            at = self._parents[at]
        return " / ".join(reversed(titles))


def _parents(sections: Iterable[Section], parent: int = -1) -> Iterator[int]:
    """For each section, depth first, the number of the one around it; -1 for a top one."""
    number = parent
    for section in sections:
        number += 1
        own = number
        yield parent
        below = list(_parents(section.children, own))
        yield from below
        number += len(below)

"""Rows that were wrong when the places of a blind round were labelled, as today's reasons to doubt see them.

``tools/labels/earlier.jsonl`` holds what the program of that day read at the places of the rounds A to D and
the labels do not say: place, indicator, aspect, period, status, direction and the rules; no text. Most of
these places are read right today, so that few wrong rows are left to hold the reasons against; these take
part again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from attrs import evolve
from audit import lines, read

import gwreport
from gwreport.analysis.doubts.reasons import with_doubts
from gwreport.indicators.catalogue import default_catalogue
from gwreport.model import Aspect, Direction, Period, Status


def wrong_then(round: str) -> Iterator[gwreport.Statement]:
    """The statements of the day of a round that were wrong, with doubts; without those read so today too."""
    rows = sorted(
        (row for row in lines("earlier.jsonl") if row["round"] == round), key=lambda row: str(row["report"])
    )
    for name, of_report in groupby(rows, lambda row: row["report"]):
        yield from _in_report(read(name), list(of_report))


def _in_report(report: gwreport.Report, rows: list[dict[str, Any]]) -> Iterator[gwreport.Statement]:
    """The statements of rows, doubted in their report in place of what is read there today."""
    figures = {report.to_source(mention.span).start: mention for mention in report.quantities}
    then = [statement(row, figures[row["start"]]) for row in rows if row["start"] in figures]
    places = {one.quantity.span for one in then}
    others = [one for one in report.statements if one.quantity.span not in places]
    today = {claim(one) for one in report.statements}
    doubted = with_doubts(evolve(report, statements=(*others, *then))).statements[len(others) :]
    yield from (one for one in doubted if claim(one) not in today)


def statement(row: dict[str, Any], figure: gwreport.Mention[gwreport.Quantity]) -> gwreport.Statement:
    """The statement of a row on its figure."""
    before, behind = row["evidence"]
    period = row["period"]
    return gwreport.Statement(
        indicator=default_catalogue().named(row["indicator"]),
        quantity=figure,
        aspect=Aspect(row["aspect"]),
        period=period and Period(*(day and date.fromisoformat(day) for day in period)),
        status=Status(row["status"]),
        direction=Direction(row["direction"]),
        section=None,
        evidence=gwreport.Span(figure.span.start + before, figure.span.start + behind),
        rule=row["rule"],
        reasons=tuple(row["reasons"]),
    )


def claim(statement: gwreport.Statement) -> tuple[object, ...]:
    """What a statement says, and of which figure."""
    said = (statement.aspect, statement.period, statement.status, statement.direction)
    return (statement.quantity.span, statement.indicator.id, *said)

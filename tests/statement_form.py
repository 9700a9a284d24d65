"""Statements as short text, for tables of texts and what they give."""

from __future__ import annotations

from gwreport.model import Statement, Status
from gwreport.statements.times import is_partial


def shown(statement: Statement) -> str:
    """A statement in the form of ``reads``."""
    parts = [statement.quantity.text, statement.indicator.id, str(statement.aspect)]
    parts += [str(statement.direction)] if statement.direction != "none" else []
    parts += ["target"] if statement.status is Status.TARGET else []
    period = statement.period
    if period is None or period.start is None or period.end is None:
        return " ".join((*parts, "-"))
    first, last = period.start.year, period.end.year
    if is_partial(period.start, period.end):
        return " ".join((*parts, f"{period.start}/{period.end}"))
    if first == last:
        return " ".join(parts if last == 2021 else (*parts, str(last)))
    return " ".join((*parts, f"{first}-{last}"))

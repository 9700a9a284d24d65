"""Words before a figure by which it may be of another place or owner, or count another thing."""

from __future__ import annotations

import re
from functools import cache

from gwreport.analysis.doubts.facts import Facts
from gwreport.analysis.doubts.words import words
from gwreport.model import QuantityKind, Region, Statement
from gwreport.script.marks import CLAUSE_END, both_widths
from gwreport.tables.matching import any_of

_BEFORE_PLACE = both_widths(CLAUSE_END) + "。\n 在"  # what a place that leads a clause stands after
_JOINED = re.compile("[、和及与]")  # a list: the indicator's name is one of its members
_SHORTEST = 3  # characters of a subject that may be another thing


@cache
def _neutral() -> re.Pattern[str]:
    """Words that leave what stands behind them the same thing, one or several; a number of a list."""
    return re.compile(rf"(?:{any_of(words().neutral)}|[0-9]+[.．、])*")


def leads_with_another_place(facts: Facts, statement: Statement) -> bool:
    """Whether a clause of the sentence before the figure is led by a place that is not the report's."""
    opening, text = facts.opening(statement), facts.report.text
    for place in facts.places.within(opening):
        start = place.span.start
        leads = start == opening.start or text[start - 1] in _BEFORE_PLACE
        is_elsewhere = isinstance(place.value, Region) and facts.is_elsewhere(place.value)
        if leads and is_elsewhere and not words().own.search(text, place.span.end, opening.end):
            return True
    return False


def is_of_a_zone(facts: Facts, statement: Statement) -> bool:
    """Whether an amount of money follows, in its sentence, a zone or another part of the place."""
    if statement.quantity.value.kind is not QuantityKind.MONEY:
        return False
    opening, text = facts.opening(statement), facts.report.text
    zones = list(words().zone.finditer(text, opening.start, opening.end))
    return bool(zones) and not words().own.search(text, zones[-1].end(), opening.end)


def has_another_subject(facts: Facts, statement: Statement) -> bool:
    """Whether the figure counts, by the grammar of its clause, something other than the indicator."""
    subject = statement.quantity.subject
    name = facts.name(statement)
    if subject is None or name is None:
        return False
    if subject.end <= name.start or name.end <= subject.start:
        return len(subject) >= _SHORTEST
    before = facts.report.text[subject.start : name.start]
    return _neutral().fullmatch(before) is None and _JOINED.search(before) is None

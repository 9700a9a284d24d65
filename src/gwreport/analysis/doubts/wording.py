"""Words beside a figure of what was done or is aimed at that do not go with the status it was read with."""

from __future__ import annotations

import re

from gwreport.analysis.doubts.facts import Facts
from gwreport.analysis.doubts.words import words
from gwreport.model import Aspect, Bound, Statement, Status

_PARAGRAPH = 300  # characters before a target whose section alone makes it one
# Periods that a word of the past (提前, 同期) may go with: they are counted from an outturn.
_FROM_A_BASE = frozenset({"since.base", "until.level", "until.planned", "span.around"})
_BY_SECTION, _BY_WORDS = "status.plan", "status.goal-in-plan"  # what makes a target one
_ROUNDED = re.compile("[多余几]")


def is_of_other_status(facts: Facts, statement: Statement) -> bool:
    """Whether words beside a target tell what was done, or words beside an outturn what is aimed at."""
    if _is_in_a_look_back(facts, statement):
        return True
    if not _FROM_A_BASE.isdisjoint(statement.reasons):
        return False
    clause = facts.clause(statement)
    aims = words().aim.search(facts.report.text, clause.start, clause.end) is not None
    if statement.status is not Status.TARGET:
        return aims
    figure = statement.quantity
    if figure.value.bound is Bound.NEARLY or _ROUNDED.search(figure.text) or statement.aspect is Aspect.RANK:
        return True
    if aims or _BY_WORDS in statement.reasons:
        return False
    opening = facts.opening(statement)
    return words().done.search(facts.report.text, opening.start, opening.end) is not None


def _is_in_a_look_back(facts: Facts, statement: Statement) -> bool:
    """Whether a target that only its section makes one follows, in its paragraph, on what was done."""
    if statement.status is not Status.TARGET or _BY_SECTION not in statement.reasons:
        return False
    opening, text = facts.opening(statement), facts.report.text
    if words().plans.search(text, opening.start, opening.end):
        return False
    low = max(0, text.rfind("\n", 0, opening.end) + 1, opening.end - _PARAGRAPH)
    return words().looks_back.search(text, low, opening.end) is not None

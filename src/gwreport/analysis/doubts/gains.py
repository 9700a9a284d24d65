"""What there is of a thing, and what was added to it: words that do not go with how a figure was read."""

from __future__ import annotations

from gwreport.analysis.doubts.facts import Facts
from gwreport.analysis.doubts.words import words
from gwreport.model import Aspect, Statement

_STOCK = "stock"  # the nature of an indicator that is added to
_UNSAID = frozenset({"level.plain"})  # a level that no word calls so
_BEHIND = "count.before"  # the rule for a name behind its figure


def may_be_a_gain(facts: Facts, statement: Statement) -> bool:
    """Whether a stock was read as what there is, or as what was added, without a word for it."""
    if statement.indicator.nature != _STOCK:
        return False
    clause, text = facts.clause(statement), facts.report.text
    says_there_is = words().there.search(text, clause.start, clause.end) is not None
    if statement.aspect is Aspect.CHANGE:
        return says_there_is
    is_unsaid = not _UNSAID.isdisjoint(statement.reasons) or statement.rule == _BEHIND
    if statement.aspect is not Aspect.LEVEL or not is_unsaid or says_there_is:
        return False
    name = facts.name(statement)
    first = clause.end if statement.rule == _BEHIND or name is None else name.start
    return bool(text[clause.start : first].strip())

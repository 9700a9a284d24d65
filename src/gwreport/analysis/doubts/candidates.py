"""The figures that a headline target may be, where none was read or the one that was read is doubtful.

A figure is a candidate where it stands in the passage of the headline targets or beside words of aim, and
could be of the indicator by its kind. They are ordered by a score: how much of the indicator's name stands
before the figure, whether it is in the passage, whether it was read as something else, and how near it comes
to what the report says was reached.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from functools import cached_property

from attrs import define

from gwreport.analysis.index import SpanIndex
from gwreport.analysis.target_words import target_words
from gwreport.model import (
    Aspect,
    Bound,
    Indicator,
    Mention,
    Quantity,
    QuantityKind,
    Report,
    Section,
    SectionRole,
    Statement,
    Status,
)
from gwreport.script.clauses import start_of_clause
from gwreport.script.marks import CLAUSE_END, LIST_MARK, both_widths
from gwreport.span import Span

_MOST = 5  # candidates
_CONTEXT = 24  # characters before a figure in which a name is looked for
_CLAUSE_MARKS = both_widths(CLAUSE_END) + LIST_MARK + "。\n"
_RELATIVE = frozenset({QuantityKind.PERCENT, QuantityKind.MULTIPLE})
_LEVELS = {
    "money": frozenset({QuantityKind.MONEY}),
    "count": frozenset({QuantityKind.COUNT}),
    "structure": frozenset({QuantityKind.RATIO}),
    "percent": frozenset({QuantityKind.PERCENT, QuantityKind.POINT}),
}
_OTHER_LEVELS = frozenset({QuantityKind.MEASURE})

# What each sign weighs.
_NAMED, _IN_PASSAGE, _SAME, _BOUND, _NEAR, _TAKEN = 40, 30, 30, 5, 10, -30


@define(eq=False, slots=False)
class Candidates:
    """The candidates of a report whose headline targets are in ``passage``, None where it was not found."""

    report: Report
    passage: Span | None

    def of(
        self, indicator: Indicator, aspect: Aspect | None = None, *, besides: Statement | None = None
    ) -> tuple[Mention[Quantity], ...]:
        """The figures that may be the target for an indicator, best first, at most five.

        ``aspect`` is what they give of it, where that is known; ``besides`` what was read and is doubted.
        """
        kinds = _kinds(indicator, aspect)
        left_out = None if besides is None else besides.quantity.span
        scored = [
            (-self._score(figure, indicator), figure.span.start, figure)
            for figure in self._aims
            if figure.value.kind in kinds and figure.span != left_out
        ]
        scored.sort(key=lambda row: row[:2])
        return tuple(figure for _, _, figure in scored[:_MOST])

    @cached_property
    def _aims(self) -> list[Mention[Quantity]]:
        """The figures in the passage and those beside words of aim in a part that plans."""
        return [
            figure for figure in self.report.quantities if self._in_passage(figure) or self._is_aim(figure)
        ]

    def _in_passage(self, figure: Mention[Quantity]) -> bool:
        return self.passage is not None and self.passage.contains(figure.span)

    def _is_aim(self, figure: Mention[Quantity]) -> bool:
        top = self._tops.around(figure.span.start)
        if top is None or top.role not in (SectionRole.PLAN, SectionRole.OUTLOOK, SectionRole.OPENING):
            return False
        before = self._before(figure)
        words, text = target_words(), self.report.text
        return (
            words.before.search(text, before.start, before.end) is not None
            or words.after.match(text, figure.span.end) is not None
            or words.aim.search(text, before.start, before.end) is not None
        )

    def _before(self, figure: Mention[Quantity]) -> Span:
        """The clause before a figure, as far as a name may be from it."""
        end = figure.span.start
        low = max(0, end - _CONTEXT)
        return Span(start_of_clause(self.report.text, end, ends=_CLAUSE_MARKS, low=low), end)

    def _score(self, figure: Mention[Quantity], indicator: Indicator) -> int:
        said = self._said.get(figure.span, ())
        score = _NAMED * _likeness(indicator.name, self._before(figure).of(self.report.text)) // 100
        score += _IN_PASSAGE * self._in_passage(figure)
        score += _BOUND * (figure.value.bound is not Bound.EXACT)
        if any(statement.indicator.id == indicator.id for statement in said):
            score += _SAME
        elif any(not statement.doubts for statement in said):
            score += _TAKEN
        return score + _NEAR * self._nearness(figure.value, indicator) // 100

    def _nearness(self, value: Quantity, indicator: Indicator) -> int:
        """How near a value comes to an outturn of the indicator in the same unit, of 100."""
        reached = self._outturns.get((indicator.id, value.unit), ())
        ends = [Fraction(end) for end in (value.low, value.high) if end is not None]
        shares = [
            100 * min(abs(one), abs(other)) // max(abs(one), abs(other))
            for one in ends
            for other in reached
            if one and other
        ]
        return max(shares, default=0)

    @cached_property
    def _tops(self) -> SpanIndex[Section]:
        return SpanIndex.of(self.report.sections, lambda section: section.span)

    @cached_property
    def _said(self) -> dict[Span, list[Statement]]:
        """The statements on each figure."""
        said: dict[Span, list[Statement]] = defaultdict(list)
        for statement in self.report.statements:
            said[statement.quantity.span].append(statement)
        return said

    @cached_property
    def _outturns(self) -> dict[tuple[str, str], list[Fraction]]:
        """What the report says was reached, by indicator and unit."""
        reached: dict[tuple[str, str], list[Fraction]] = defaultdict(list)
        for statement in self.report.statements:
            low = statement.quantity.value.low
            if statement.status is Status.ACTUAL and low is not None:
                reached[statement.indicator.id, statement.quantity.value.unit].append(Fraction(low))
        return reached


def _kinds(indicator: Indicator, aspect: Aspect | None) -> frozenset[QuantityKind]:
    """The kinds of figures that can be a target for an indicator."""
    levels = _LEVELS.get(indicator.dimension, _OTHER_LEVELS)
    if aspect is None:
        return levels | _RELATIVE
    return levels if aspect in (Aspect.LEVEL, Aspect.CHANGE) else _RELATIVE


def _likeness(name: str, text: str) -> int:
    """How many of the pairs of neighbouring characters of a name are in a text, of 100."""
    pairs = _pairs(name)
    return 100 * len(pairs & _pairs(text)) // len(pairs) if pairs else 0


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))

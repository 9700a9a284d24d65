"""Do a report's own numbers agree? In the spirit of R's statcheck.

Every check compares intervals, not points: a written number means all values that round to it, so a
finding means that no reading within the written precision makes the figures agree. Idea: Nuijten,
Hartgerink, van Assen, Epskamp & Wicherts (2016), The prevalence of statistical reporting errors in
psychology (1985-2013), Behavior Research Methods 48: 1205-1226.

A ``warning`` is a contradiction, an ``info`` is worth a look but may be right (a modest target, a rate at
constant prices).

>>> import gwreport
>>> report = gwreport.parse("本镇电商销售额由200万元增长到300万元，增长60%。")
>>> [finding.message for finding in check_report(report)]
['200万元 and 300万元 make 50 %, but the text says 60%']
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from gwreport.analysis.finding import Finding, rules
from gwreport.analysis.growth_checks import check_growth
from gwreport.analysis.index import Ends
from gwreport.analysis.precision import Interval, written_precision
from gwreport.analysis.target_passage import lower_is_better
from gwreport.analysis.targets import Target, headline_targets
from gwreport.analysis.total_checks import check_parts, check_shares, check_totals
from gwreport.model import Aspect, Bound, Direction, Label, Period, Report, Severity, Statement, Status
from gwreport.script.edges import Edges
from gwreport.script.marks import CLAUSE_END, SENTENCE_END, both_widths

__all__ = [
    "Finding",
    "check_ambition",
    "check_growth",
    "check_parts",
    "check_repeated",
    "check_report",
    "check_shares",
    "check_totals",
]


def check_report(report: Report) -> tuple[Finding, ...]:
    """All findings on a report, in the order of the text."""
    found = [
        *check_shares(report),
        *check_growth(report),
        *check_totals(report),
        *check_parts(report),
        *check_repeated(report),
        *check_ambition(report),
    ]
    return tuple(sorted(found, key=lambda f: (f.spans, f.code)))


# ---- the same figure stated twice ----


def check_repeated(report: Report) -> Iterator[Finding]:
    """The same indicator, aspect, period and status with values that cannot both be true.

    Only figures whose clauses say nothing that narrows them are compared: a part, a place within the place or
    another stage of the work (新开工 beside 竣工) has its own figure.
    """
    groups: dict[object, list[Statement]] = defaultdict(list)
    for s in report.statements:
        if s.aspect not in (Aspect.RANK, Aspect.CHANGE) and s.period is not None:
            groups[s.indicator.id, s.aspect, s.period, s.status, s.quantity.value.unit, s.direction].append(s)
    clauses = _Clauses.of(report)
    for group in groups.values():
        for plain in _by_plain_name(clauses, group):
            for first, other in pairwise(plain):
                if _comparable(report.text, first, other) and not _agree(first, other):
                    yield _repeated_finding(first, other)


def _by_plain_name(clauses: _Clauses, group: Sequence[Statement]) -> Iterable[list[Statement]]:
    """The statements that name their indicator and nothing else, together where they name it alike."""
    named: dict[str, list[Statement]] = defaultdict(list)
    for statement in group if len(group) > 1 else ():
        name = clauses.plain_name(statement)
        if name is not None:
            named[name].append(statement)
    return named.values()


# A word for a part this far before a figure still makes it one of the part.
_PART_WITHIN = 120
# In a longer clause there is always something that narrows the figure.
_LONGEST_CLAUSE = 400


@frozen(eq=False)
class _Clauses:
    """The marks, names and plan words of a report, to tell what is said of a figure before it."""

    text: str
    sentence_marks: Edges
    clause_marks: Edges
    names: Ends
    plans: Ends

    @classmethod
    def of(cls, report: Report) -> _Clauses:
        """All that a report has of them."""
        text = report.text
        return cls(
            text,
            Edges(text, SENTENCE_END + "\n"),
            Edges(text, both_widths(CLAUSE_END + "（") + "。\n"),
            Ends((m.span.start, m.span.end) for m in report.mentions if m.label == Label.INDICATOR),
            Ends((start, end) for _, start, end in rules().plan_words.find(text)),
        )

    def plain_name(self, statement: Statement) -> str | None:
        """The name of the indicator as written, where no word before the figure in its sentence narrows it.

        工业增加值 and 规上工业增加值 have the same id, but need not have the same value.
        """
        start = statement.quantity.span.start
        if self._is_narrowed(statement, start):
            return None
        clause = self.clause_marks.start(start)
        name = self.names.last_in(clause, start) if start - clause <= _LONGEST_CLAUSE else None
        if name is None:
            return None
        rest = self.text[clause : name[0]] + self.text[name[1] : start]
        is_plain = not rules().plain_words.sub("", rest).strip(" \u3000、0123456789年")
        return self.text[name[0] : name[1]] if is_plain else None

    def _is_narrowed(self, statement: Statement, start: int) -> bool:
        """Whether the sentence before the figure names a part, or, of an outturn, the plan for it."""
        sentence = self.sentence_marks.start(start)
        if rules().part_words.search(self.text, max(sentence, start - _PART_WITHIN), start):
            return True
        return statement.status is Status.ACTUAL and self.plans.last_in(sentence, start) is not None


# Two amounts that are further apart than a quarter are of different things, seldom a slip.
_NEAR = Fraction(5, 4)
# A word for a further step of one goal begins this soon after the figure.
_STEP_WITHIN = 12


def _agree(first: Statement, other: Statement) -> bool:
    return Interval.of(first.quantity).meets(Interval.of(other.quantity))


def _comparable(text: str, first: Statement, other: Statement) -> bool:
    """Whether two figures are near enough to be of one thing, and not the steps of one goal (争取…)."""
    end, start = first.quantity.span.end, other.quantity.span.start
    between = text[end : min(start, end + _STEP_WITHIN)]
    if between in ("、", "和", "，") or any(word in between for word in rules().step_words):
        return False
    a, b = first.quantity.value.low, other.quantity.value.low
    if first.aspect is not Aspect.LEVEL or not a or not b:
        return True
    return 1 / _NEAR < Fraction(a) / Fraction(b) < _NEAR


def _repeated_finding(first: Statement, other: Statement) -> Finding:
    a, b = first.quantity.value, other.quantity.value
    numbers = tuple(n for n in (a.low, b.low) if n is not None)
    return Finding(
        "told-twice",
        Severity.WARNING,
        f"{first.indicator.name} ({first.aspect}, {first.status}) is stated as {first.quantity.text} "
        f"and as {other.quantity.text}",
        (first.quantity.span, other.quantity.span),
        numbers,
        a.low,
        written_precision(first.quantity) + written_precision(other.quantity),
    )


# ---- targets below the outturn ----


def check_ambition(report: Report) -> Iterator[Finding]:
    """A headline target below the outturn of the year before.

    A lower growth rate is no contradiction, only worth a look; a lower amount promises less than there is.
    """
    year = report.metadata.year
    if year is None:
        return
    outturns = _outturns(report, year - 1)
    for target in headline_targets(report):
        statement = target.statement
        actual = outturns.get((target.indicator.id, statement.aspect, target.quantity.unit))
        if actual is None or statement.direction is Direction.DOWN or not _is_floor(target):
            continue
        aim, got = Interval.of(statement.quantity), Interval.of(actual.quantity)
        if aim.high is not None and got.low is not None and aim.high < got.low:
            yield _ambition_finding(target, actual)


def _outturns(report: Report, year: int) -> dict[tuple[str, Aspect, str], Statement]:
    """The first outturn of a year for each indicator, aspect and unit; falls are left out."""
    period = Period.of_years(year)
    return {
        (s.indicator.id, s.aspect, s.quantity.value.unit): s
        for s in reversed(report.statements)
        if s.status is Status.ACTUAL and s.period == period and s.direction is not Direction.DOWN
    }


def _is_floor(target: Target) -> bool:
    return target.indicator.id not in lower_is_better() and target.quantity.bound not in (
        Bound.AT_MOST,
        Bound.LESS_THAN,
    )


def _ambition_finding(target: Target, actual: Statement) -> Finding:
    statement = target.statement
    is_amount = statement.aspect is Aspect.LEVEL and target.indicator.nature == "stock"
    return Finding(
        "target-below-outturn",
        Severity.WARNING if is_amount else Severity.INFO,
        f"{target.indicator.name}: target {statement.quantity.text} "
        f"after an outturn of {actual.quantity.text}",
        (actual.quantity.span, statement.quantity.span),
        tuple(n for n in (actual.quantity.value.low, target.quantity.low) if n is not None),
        actual.quantity.value.low,
        written_precision(actual.quantity) + written_precision(statement.quantity),
    )

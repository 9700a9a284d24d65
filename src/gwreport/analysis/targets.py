"""Headline targets: what a report promises for its year, one row for each indicator.

The typology is the one of the growth-target literature: a *point* (增长6%), a floor (*at_least*: 6%以上),
a ceiling (*at_most*), *around* (6%左右) or a *range* (6%—7%); words such as 确保 or 左右 tell hard from soft
constraints (余泳泽、刘大勇、龚宇 2019, 管理世界). Targets are compared along the levels of government as
Li, Liu, Weng & Zhou (2019, Economic Journal 129) do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from gwreport.analysis.precision import written_precision
from gwreport.model import (
    Aspect,
    Bound,
    Direction,
    Indicator,
    Label,
    Mention,
    Number,
    Quantity,
    Report,
    Statement,
    Status,
)
from gwreport.span import Span
from gwreport.text.sentences import clauses, sentences


class TargetForm(StrEnum):
    """How a target is put."""

    POINT = "point"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    AROUND = "around"
    RANGE = "range"


class Presence(StrEnum):
    """Whether a report sets a headline target for an indicator.

    ``absent``: the passage of the headline targets is there and leaves the indicator out (or the report
    says that it sets none). ``not_found``: no such passage was found, so nothing can be said.
    """

    STATED = "stated"
    QUALITATIVE = "qualitative"
    ABSENT = "absent"
    NOT_FOUND = "not_found"


@frozen
class Target:
    """One headline target: the statement behind it, its form and the constraint words around the number."""

    statement: Statement
    form: TargetForm
    words: tuple[str, ...]
    hardness: str | None

    @property
    def indicator(self) -> Indicator:
        """The indicator that the target is for."""
        return self.statement.indicator

    @property
    def quantity(self) -> Quantity:
        """The number with its unit and bound."""
        return self.statement.quantity.value

    @property
    def midpoint(self) -> Number | None:
        """The value, or the middle of a range; None where an end is open."""
        low, high = self.quantity.low, self.quantity.high
        return None if low is None or high is None else _halfway(low, high)


@frozen
class QualitativeTarget:
    """A headline target without a number (居民收入与经济增长基本同步): the indicator and the clause."""

    indicator: Indicator
    span: Span
    text: str


@frozen
class TargetTable:
    """The headline targets of one report; ``passage`` is where they stand, None where it was not found."""

    passage: Span | None
    targets: tuple[Target, ...]
    qualitative: tuple[QualitativeTarget, ...]
    refused: bool = False

    def __iter__(self) -> Iterator[Target]:
        return iter(self.targets)

    def __len__(self) -> int:
        return len(self.targets)

    def get(self, indicator: str, aspect: Aspect | None = None) -> Target | None:
        """The first target for an indicator id, of one aspect where given."""
        return next(
            (
                t
                for t in self.targets
                if t.indicator.id == indicator and (aspect is None or t.statement.aspect is aspect)
            ),
            None,
        )

    def presence(self, indicator: str) -> Presence:
        """Whether there is a target for an indicator id; tells *absent* from *not found*."""
        if self.get(indicator):
            return Presence.STATED
        if any(q.indicator.id == indicator for q in self.qualitative):
            return Presence.QUALITATIVE
        if self.passage is not None or (self.refused and indicator == "gdp"):
            return Presence.ABSENT
        return Presence.NOT_FOUND


@frozen
class _Words:
    """The compiled table ``data/targets.toml``."""

    announce: re.Pattern[str]
    refuse: re.Pattern[str]
    core: frozenset[str]
    lower_is_better: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    hardness: dict[str, str]


# A longer sentence behind the targets explains them.
_LONGEST_QUALITATIVE = 40


@cache
def _words() -> _Words:
    table = tomllib.loads((files("gwreport.data") / "targets.toml").read_text(encoding="utf8"))
    headline, constraints = table["headline"], table["constraint"]
    hardness = {word: c["hardness"] for c in constraints for side in ("before", "after") for word in c[side]}

    def alternatives(side: str) -> str:
        words = {word for c in constraints for word in c[side]}
        return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))

    return _Words(
        re.compile(headline["announce"]),
        re.compile(headline["refuse"]),
        frozenset(headline["core"]),
        frozenset(headline["lower_is_better"]),
        re.compile(f"(?:{alternatives('before')})"),
        re.compile(f"(?:{alternatives('after')})"),
        hardness,
    )


def headline_targets(report: Report) -> TargetTable:
    """The headline targets that a report sets for the year it plans.

    The passage is the run of neighbouring sentences of one paragraph that holds the most targets for the plan
    year, one that announces them (今年主要预期目标是…) before any other.
    """
    words = _words()
    year = report.metadata.year
    candidates = [
        s for s in report.statements if s.status is Status.TARGET and _is_for_year(s, year) and s.evidence
    ]
    passage = _passage(report, candidates, words)
    inside = [s for s in candidates if passage is not None and passage.contains(s.quantity.span)]
    targets = tuple(_target(report.text, s, words) for s in inside)
    refused = any(words.refuse.finditer(report.text))
    return TargetTable(passage, targets, _qualitative(report, passage, inside), refused)


def _is_for_year(statement: Statement, year: int | None) -> bool:
    period = statement.period
    if period is None or period.start is None or period.end is None:
        return False
    return period.start.year == period.end.year == year if year is not None else False


def _passage(report: Report, candidates: Sequence[Statement], words: _Words) -> Span | None:
    """The run of sentences with the headline targets."""
    runs = list(_runs(report, candidates, words))
    scores = [_run_score(report.text, run, candidates, words) for run in runs]
    if not runs or max(scores) < 3:
        return None
    at = scores.index(max(scores))
    passage = runs[at]
    # A second announcement right behind the first goes on with it (高质量发展主要目标是…).
    for run, score in zip(runs[at + 1 :], scores[at + 1 :], strict=True):
        announced = words.announce.search(report.text, run.start, run.end)
        if not score or not announced or report.text[passage.end : run.start].strip():
            break
        passage = Span(passage.start, run.end)
    return _with_qualitative_end(report, passage)


def _with_qualitative_end(report: Report, passage: Span) -> Span:
    """The passage, and a last sentence of its paragraph that names an indicator without a number."""
    text = report.text
    stop = text.find("\n", passage.end)
    following = next(sentences(text, Span(passage.end, stop if stop >= 0 else len(text))), None)
    if following is None or len(following) > _LONGEST_QUALITATIVE:
        return passage
    labels = {m.label for m in report.mentions if following.contains(m.span)}
    if Label.INDICATOR in labels and Label.QUANTITY not in labels:
        return Span(passage.start, following.end)
    return passage


def _run_score(text: str, run: Span, candidates: Sequence[Statement], words: _Words) -> int:
    ids = {s.indicator.id for s in candidates if run.contains(s.quantity.span)}
    announced = bool(words.announce.search(text, run.start, run.end))
    if not ids:
        return 0
    return len(ids) + len(ids & words.core) + 4 * announced


def _runs(report: Report, candidates: Sequence[Statement], words: _Words) -> Iterator[Span]:
    """Neighbouring sentences of one paragraph that hold or announce targets; one other may lie between."""
    text = report.text
    starts = sorted(s.quantity.span.start for s in candidates)
    current: Span | None = None
    gap = 0
    at = 0
    for sentence in sentences(text):
        while at < len(starts) and starts[at] < sentence.start:
            at += 1
        holds = at < len(starts) and starts[at] < sentence.end
        announces = words.announce.search(text, sentence.start, sentence.end) is not None
        if current is not None and ("\n" in text[current.end : sentence.start] or announces or gap > 1):
            yield current
            current = None
        if holds or announces:
            current = sentence if current is None else Span(current.start, sentence.end)
            gap = 0
        else:
            gap += 1
    if current is not None:
        yield current


def _target(text: str, statement: Statement, words: _Words) -> Target:
    found = tuple(constraint_words(text, statement.quantity.span))
    hard = [words.hardness[w] for w in found]
    hardness = next((h for h in ("hard", "ceiling", "soft") if h in hard), None)
    return Target(statement, _form(statement.quantity.value), found, hardness)


def constraint_words(text: str, quantity: Span) -> Iterator[str]:
    """The constraint words (确保, 左右, 以上 …) of a number: before it in its clause, next to it after."""
    words = _words()
    start = max(text.rfind(mark, 0, quantity.start) for mark in "，,；;。：:、\n") + 1
    for match in words.before.finditer(text, max(start, quantity.start - 24), quantity.start):
        yield match[0]
    after = words.after.match(text, quantity.end)
    if after:
        yield after[0]


def _form(quantity: Quantity) -> TargetForm:
    if quantity.is_range and quantity.low is not None and quantity.high is not None:
        return TargetForm.RANGE
    return {
        Bound.AT_LEAST: TargetForm.AT_LEAST,
        Bound.MORE_THAN: TargetForm.AT_LEAST,
        Bound.AT_MOST: TargetForm.AT_MOST,
        Bound.LESS_THAN: TargetForm.AT_MOST,
        Bound.APPROX: TargetForm.AROUND,
        Bound.NEARLY: TargetForm.AROUND,
    }.get(quantity.bound, TargetForm.POINT)


def _qualitative(
    report: Report, passage: Span | None, stated: Iterable[Statement]
) -> tuple[QualitativeTarget, ...]:
    """Clauses of the passage that name an indicator and give no number."""
    if passage is None:
        return ()
    known = {s.indicator.id for s in stated}
    inside = [m for m in report.mentions if passage.contains(m.span)]
    found: dict[str, QualitativeTarget] = {}
    for clause in _clauses(report.text, passage):
        here = [m for m in inside if clause.contains(m.span)]
        if any(m.label == Label.QUANTITY for m in here):
            continue
        for indicator in _subjects(report.text, here):
            if indicator.id not in known and indicator.id not in found:
                found[indicator.id] = QualitativeTarget(indicator, clause, clause.of(report.text))
    return tuple(found.values())


def _clauses(text: str, passage: Span) -> Iterator[Span]:
    """The clauses of a passage, without the mark that ends them."""
    for sentence in sentences(text, passage):
        for clause in clauses(text, sentence):
            bare = clause.of(text).rstrip("，,；;。！!、 ")
            yield Span(clause.start, clause.start + len(bare))


def _subjects(text: str, mentions: Sequence[Mention[Any]]) -> Iterator[Indicator]:
    """The indicators that a clause is about: the first, and those that 、 or 和 joins to it."""
    end: int | None = None
    for mention in mentions:
        if mention.label != Label.INDICATOR:
            continue
        if end is not None and text[end : mention.span.start] not in ("、", "和", "及", "以及"):
            return
        end = mention.span.end
        yield mention.value


# ---- across reports ----


@frozen
class Outturn:
    """A target of one year beside what the next report says came of it.

    ``gap`` is outturn minus target in the unit of the target (percentage points for rates); ``met`` says
    whether the bound was kept, with the written precision as tolerance.
    """

    target: Target
    actual: Statement
    gap: Number | None
    met: bool | None


@frozen
class Amplification:
    """One target at two levels of government: ``excess`` is what the lower level asks for more (层层加码)."""

    indicator: Indicator
    own: Target
    above: Target
    excess: Number


def compare_outturn(earlier: Report, later: Report) -> tuple[Outturn, ...]:
    """The headline targets of a report against the outturns that a later report of the same place gives.

    Raises ``ValueError`` where the two are of different places.
    """
    ours, theirs = earlier.metadata.region, later.metadata.region
    if ours is not None and theirs is not None and ours != theirs:
        raise ValueError(f"the reports are of different places: {ours.name} and {theirs.name}")
    results = []
    for target in headline_targets(earlier):
        actual = _outturn_of(target, earlier.metadata.year, later)
        if actual is not None:
            results.append(_compare(target, actual))
    return tuple(results)


def _outturn_of(target: Target, year: int | None, later: Report) -> Statement | None:
    for s in later.statements:
        if (
            s.status is Status.ACTUAL
            and s.indicator.id == target.indicator.id
            and s.aspect is target.statement.aspect
            and s.quantity.value.unit == target.quantity.unit
            and _is_for_year(s, year)
        ):
            return s
    return None


def _compare(target: Target, actual: Statement) -> Outturn:
    aim, got = target.midpoint, actual.quantity.value.low
    if aim is None or got is None:
        return Outturn(target, actual, None, None)
    signed = -got if actual.direction is not target.statement.direction and _turned(target, actual) else got
    gap = _minus(signed, aim)
    tolerance = written_precision(target.statement.quantity) if target.form is TargetForm.AROUND else 0
    # A promised fall of 3 % is met by a fall of 4 %; a promised price rise of 3 % is met by one of 2 %.
    lower = (
        target.indicator.id in _words().lower_is_better and target.statement.direction is not Direction.DOWN
    )
    if target.form is TargetForm.AT_MOST or lower:
        high = target.quantity.high
        met = high is not None and _minus(signed, high) <= tolerance
    else:
        low = target.quantity.low
        met = low is not None and _minus(signed, low) >= -tolerance
    return Outturn(target, actual, gap, met)


def _turned(target: Target, actual: Statement) -> bool:
    return {target.statement.direction, actual.direction} == {Direction.UP, Direction.DOWN}


def compare_levels(own: Report, above: Report) -> tuple[Amplification, ...]:
    """The headline targets of a government against those of the government above it in the same year.

    Raises ``ValueError`` where the two plan different years.
    """
    if own.metadata.year != above.metadata.year:
        raise ValueError(f"the reports plan different years: {own.metadata.year} and {above.metadata.year}")
    upper = headline_targets(above)
    results = []
    for target in headline_targets(own):
        other = upper.get(target.indicator.id, target.statement.aspect)
        if other is None or other.quantity.unit != target.quantity.unit:
            continue
        mine, theirs = target.midpoint, other.midpoint
        if mine is not None and theirs is not None:
            results.append(Amplification(target.indicator, target, other, _minus(mine, theirs)))
    return tuple(results)


def _minus(one: Number, other: Number) -> Number:
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one - other
    return Fraction(one) - Fraction(other)


def _halfway(low: Number, high: Number) -> Number:
    if isinstance(low, Decimal) and isinstance(high, Decimal):
        return (low + high) / 2
    return (Fraction(low) + Fraction(high)) / 2

"""Headline targets: what a report promises for its year, one row for each indicator.

The typology is the one of the growth-target literature: a *point* (增长6%), a floor (*at_least*: 6%以上),
a ceiling (*at_most*), *around* (6%左右) or a *range* (6%—7%); words such as 确保 or 左右 tell hard from soft
constraints (余泳泽、刘大勇、龚宇 2019, 管理世界). Targets are compared along the levels of government as
Li, Liu, Weng & Zhou (2019, Economic Journal 129) do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from gwreport.analysis.doubts.candidates import Candidates
from gwreport.analysis.index import Ends, SpanIndex
from gwreport.analysis.target_passage import (
    find_passage,
    lower_is_better,
    may_be_headline,
    refuses_growth_target,
)
from gwreport.analysis.target_words import target_words
from gwreport.errors import UnknownIndicatorError
from gwreport.indicators.catalogue import default_catalogue
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
from gwreport.script.clauses import clauses, sentences, start_of_clause
from gwreport.script.marks import CLAUSE_END, LIST_MARK, both_widths
from gwreport.span import Span


class TargetForm(StrEnum):
    """How a target is put."""

    POINT = "point"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    AROUND = "around"
    RANGE = "range"


class TargetRole(StrEnum):
    """What a target is among those of its indicator: the one that counts, or a further one to strive for.

    A target that stands alone is ``base``. Of two figures (7.5%左右，力争8%) the less ambitious one is.
    """

    BASE = "base"
    STRETCH = "stretch"


class Presence(StrEnum):
    """Whether a report sets a headline target for an indicator.

    ``absent``: the passage of the headline targets is there and leaves the indicator out (or the report
    says that it sets none), and no growth of it in the planned year is anywhere in the report.
    ``not_found``: nothing can be said.
    """

    STATED = "stated"
    QUALITATIVE = "qualitative"
    ABSENT = "absent"
    NOT_FOUND = "not_found"


@frozen
class Target:
    """One headline target: its statement, its form, the constraint words around the number and its role.

    ``candidates`` are, for a doubtful one, the other figures that it may be instead, best first.
    """

    statement: Statement
    form: TargetForm
    words: tuple[str, ...]
    hardness: str | None
    role: TargetRole = TargetRole.BASE
    candidates: tuple[Mention[Quantity], ...] = ()

    @property
    def indicator(self) -> Indicator:
        """The indicator that the target is for."""
        return self.statement.indicator

    @property
    def quantity(self) -> Quantity:
        """The number with its unit and bound."""
        return self.statement.quantity.value

    @property
    def doubts(self) -> tuple[str, ...]:
        """The codes of what speaks against it, those of its statement; where there are none, take it."""
        return self.statement.doubts

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
    """The headline targets of one report.

    ``passage`` is where they are, None where it was not found; ``unread`` are indicators that it names
    beside a number that could not be given to them; ``refused`` says that the report sets no growth target.
    ``named`` are the ids of all indicators that the report names, ``growing`` of those that it gives a growth
    in the planned year.
    """

    passage: Span | None
    targets: tuple[Target, ...]
    qualitative: tuple[QualitativeTarget, ...]
    unread: frozenset[str] = frozenset()
    refused: bool = False
    named: frozenset[str] = frozenset()
    growing: frozenset[str] = frozenset()

    def __iter__(self) -> Iterator[Target]:
        return iter(self.targets)

    def __len__(self) -> int:
        return len(self.targets)

    def get(self, indicator: str, aspect: Aspect | None = None) -> Target | None:
        """The first target for an indicator, by its id or a name of it, of one aspect where given."""
        names = (indicator, *(t.id for t in _named(indicator)))
        return next(
            (
                t
                for t in self.targets
                if t.indicator.id in names and (aspect is None or t.statement.aspect is aspect)
            ),
            None,
        )

    def presence(self, indicator: str | Indicator) -> Presence:
        """Whether there is a target for an indicator, its id or name; tells *absent* from *not found*.

        Raises :class:`gwreport.errors.UnknownIndicatorError` for one that neither the catalogue nor the
        report has.
        """
        if isinstance(indicator, Indicator):
            return self._presence(indicator.id)
        return self._presence(self.id_of(indicator))

    def id_of(self, name: str) -> str:
        """The id of an indicator that the report or the catalogue has under a name.

        Raises :class:`gwreport.errors.UnknownIndicatorError` where neither has it.
        """
        if name in self.named:
            return name
        catalogue = default_catalogue()
        try:
            return catalogue.named(name).id
        except UnknownIndicatorError:
            near = (*get_close_matches(name, sorted(self.named)), *catalogue.near(name))
            raise UnknownIndicatorError(name, tuple(dict.fromkeys(near))) from None

    def _presence(self, id: str) -> Presence:
        if self.get(id):
            return Presence.STATED
        if any(q.indicator.id == id for q in self.qualitative):
            return Presence.QUALITATIVE
        is_left_out = (self.refused and id == "gdp") or (self.passage is not None and id not in self.unread)
        return Presence.ABSENT if is_left_out and id not in self.growing else Presence.NOT_FOUND


def _named(name: str) -> Iterator[Indicator]:
    """The indicator of the catalogue that has a name; none where none has."""
    with suppress(UnknownIndicatorError):
        yield default_catalogue().named(name)


def headline_targets(report: Report) -> TargetTable:
    """The headline targets that a report sets for the year it plans, in the order of the text.

    Goals of a longer term (到2030年, 年均增长) are left to :func:`term_targets`.
    """
    year = report.metadata.year
    table = _table(report, [s for s in _promises(report) if is_for_year(s, year)], yearly=True)
    return evolve(
        table,
        refused=refuses_growth_target(report.text),
        named=frozenset(m.value.id for m in report.mentions if m.label == Label.INDICATOR),
        growing=frozenset(
            s.indicator.id for s in report.statements if s.aspect is Aspect.GROWTH and is_for_year(s, year)
        ),
    )


def term_targets(report: Report) -> TargetTable:
    """The headline goals that a report sets for a term longer than its year (今后五年的主要目标是…)."""
    year = report.metadata.year
    return _table(report, [s for s in _promises(report) if _is_for_term(s, year)], yearly=False)


def _promises(report: Report) -> Iterator[Statement]:
    return (s for s in report.statements if s.status is Status.TARGET and may_be_headline(s.indicator))


def is_for_year(statement: Statement, year: int | None) -> bool:
    """Whether a statement speaks of one year only, and of that one."""
    period = statement.period
    if year is None or period is None or period.start is None or period.end is None:
        return False
    return period.start.year == period.end.year == year


def _is_for_term(statement: Statement, year: int | None) -> bool:
    period = statement.period
    return year is not None and period is not None and period.end is not None and period.end.year > year


def _table(report: Report, candidates: Sequence[Statement], *, yearly: bool) -> TargetTable:
    passage = find_passage(report, candidates, yearly=yearly)
    if passage is None:
        return TargetTable(None, (), ())
    inside = [s for s in candidates if passage.contains(s.quantity.span)]
    targets = _with_candidates(
        report, passage, with_roles(report.text, [_target(report.text, s) for s in inside])
    )
    qualitative, unread = _qualitative(report, passage, inside)
    return TargetTable(passage, targets, qualitative, unread)


def _with_candidates(report: Report, passage: Span, targets: Iterable[Target]) -> tuple[Target, ...]:
    """The targets, the doubtful ones with the figures that they may be instead."""
    others = Candidates(report, passage)
    return tuple(
        evolve(
            target, candidates=others.of(target.indicator, target.statement.aspect, besides=target.statement)
        )
        if target.doubts
        else target
        for target in targets
    )


def target_candidates(report: Report, indicator: str | Indicator) -> tuple[Mention[Quantity], ...]:
    """The figures of a report that may be its headline target for an indicator, its id or name; best first.

    For one that is ``absent`` or ``not_found``, so that a person decides by a glance at most five figures.
    Raises :class:`gwreport.errors.UnknownIndicatorError` for one that neither the catalogue nor the report
    has.
    """
    table = headline_targets(report)
    if not isinstance(indicator, Indicator):
        known = {m.value.id: m.value for m in report.mentions if m.label == Label.INDICATOR}
        id = table.id_of(indicator)
        indicator = known[id] if id in known else default_catalogue()[id].indicator
    return Candidates(report, table.passage).of(indicator)


def _target(text: str, statement: Statement) -> Target:
    found = tuple(constraint_words(text, statement.quantity))
    classes = {target_words().hardness[word] for word in found}
    hardness = next((name for name in ("hard", "soft", "ceiling") if name in classes), None)
    quantity = statement.quantity.value
    return Target(statement, target_form(quantity.low, quantity.high, quantity.bound), found, hardness)


def with_roles(text: str, targets: Sequence[Target]) -> tuple[Target, ...]:
    """The targets, with the further one of each pair for one indicator and aspect marked as a stretch.

    A pair stands side by side in a sentence, and a word such as 力争 or 确保 before either figure parts it.
    """
    found = list(targets)
    for at in range(1, len(found)):
        first, second = found[at - 1], found[at]
        if _are_twins(text, first, second):
            further = at - 1 if _ambition(first) > _ambition(second) else at
            found[further] = evolve(found[further], role=TargetRole.STRETCH)
    return tuple(found)


def _are_twins(text: str, first: Target, second: Target) -> bool:
    """Whether two neighbouring targets are the nearer and the further figure for one thing."""
    one, other = first.statement, second.statement
    same = one.indicator == other.indicator and one.aspect is other.aspect
    if not same or one.direction is not other.direction or first.quantity.unit != second.quantity.unit:
        return False
    start, between = one.quantity.span.start, text[one.quantity.span.end : other.quantity.span.start]
    if len(between) > _REACH or any(mark in between for mark in "。；;\n"):
        return False
    clause = start_of_clause(text, start, ends=_CLAUSE_MARKS, low=max(0, start - _REACH))
    parted = target_words().twin.search
    return _ambition(first) != _ambition(second) and (
        parted(between) is not None or parted(text, clause, start) is not None
    )


def _ambition(target: Target) -> Fraction:
    """How much a target asks for: less of what is better low is more, unless its fall is the target."""
    low, high = target.quantity.low, target.quantity.high
    ends = [Fraction(end) for end in (low, high) if end is not None]
    middle = sum(ends, Fraction(0)) / max(len(ends), 1)
    falls = target.statement.direction is Direction.DOWN
    return -middle if target.indicator.id in lower_is_better() and not falls else middle


# The members of a list share the word before the first and the word after the last (分别增长7%和8%左右).
_MEMBER = r"\d[\d.]*(?:[%％]|个百分点|[万亿]{0,2}[元人个]?)"
_MEMBERS_BEFORE = re.compile(rf"(?:{_MEMBER}(?:、|和|及|与)){{1,6}}$")
_MEMBERS_AFTER = re.compile(rf"(?:(?:、|和|及|与){_MEMBER}){{1,6}}")
_REACH = 24
_CLAUSE_MARKS = both_widths(CLAUSE_END) + LIST_MARK + "。\n"


def constraint_words(text: str, quantity: Mention[Quantity]) -> Iterator[str]:
    """The constraint words (确保, 左右, 以上 …) of a number: before it in its clause, next to it after."""
    words = target_words()
    start, end = quantity.span.start, quantity.span.end
    listed = _MEMBERS_BEFORE.search(text, max(0, start - 2 * _REACH), start)
    first = listed.start() if listed else start
    reach = max(0, first - _REACH)
    clause = start_of_clause(text, first, ends=_CLAUSE_MARKS, low=reach)
    for match in words.before.finditer(text, clause, start):
        yield match[0]
    after = words.after.match(text, end)
    if after is None and quantity.value.bound is not Bound.EXACT:
        rest = _MEMBERS_AFTER.match(text, end)
        after = words.after.match(text, rest.end()) if rest else None
    if after:
        yield after[0]


def target_form(low: Number | None, high: Number | None, bound: Bound) -> TargetForm:
    """How a target with these ends and this bound is put.

    >>> target_form(Decimal(6), Decimal(7), Bound.EXACT), target_form(Decimal(6), Decimal(6), Bound.NEARLY)
    (<TargetForm.RANGE: 'range'>, <TargetForm.AROUND: 'around'>)
    """
    if low != high and low is not None and high is not None:
        return TargetForm.RANGE
    return {
        Bound.AT_LEAST: TargetForm.AT_LEAST,
        Bound.MORE_THAN: TargetForm.AT_LEAST,
        Bound.AT_MOST: TargetForm.AT_MOST,
        Bound.LESS_THAN: TargetForm.AT_MOST,
        Bound.APPROX: TargetForm.AROUND,
        Bound.NEARLY: TargetForm.AROUND,
    }.get(bound, TargetForm.POINT)


def _qualitative(
    report: Report, passage: Span, stated: Iterable[Statement]
) -> tuple[tuple[QualitativeTarget, ...], frozenset[str]]:
    """Clauses of the passage that name an indicator and set no number for it, and the ids left unread."""
    known = {s.indicator.id for s in stated}
    mentions = SpanIndex.of((m for m in report.mentions if passage.contains(m.span)), lambda m: m.span)
    found: dict[str, QualitativeTarget] = {}
    unread: set[str] = set()
    for clause in _clauses(report.text, passage, mentions.items):
        here = list(mentions.within(clause))
        written = clause.of(report.text)
        is_unread = _has_number(here, written) and not target_words().relative.search(written)
        for indicator in _subjects(report.text, here):
            if indicator.id in known or indicator.id in found:
                continue
            if is_unread:
                unread.add(indicator.id)
            else:
                found[indicator.id] = QualitativeTarget(indicator, clause, written)
    return tuple(found.values()), frozenset(unread - found.keys())


# A number that could not be read as a quantity (控制在$1.$2%).
_DAMAGED = re.compile(r"[$＄]|\d\s*[%％]")


def _has_number(mentions: Iterable[Mention[Any]], clause: str) -> bool:
    """Whether a clause holds a quantity, or what is left of one."""
    return any(m.label == Label.QUANTITY for m in mentions) or _DAMAGED.search(clause) is not None


def _clauses(text: str, passage: Span, mentions: Iterable[Mention[Any]]) -> Iterator[Span]:
    """The clauses of a passage, without the mark that ends them.

    A clause that is only the name of an indicator goes on to what is said of it or of the last one named.
    """
    named = (m for m in mentions if m.label == Label.INDICATOR and may_be_headline(m.value))
    names = Ends((m.span.start, m.span.end) for m in named)
    for sentence in sentences(text, passage):
        start: int | None = None
        for clause in clauses(text, sentence):
            start = clause.start if start is None else start
            bare = clause.start + len(clause.of(text).rstrip("，,；;。！!、 "))
            name = names.last_before(bare)
            only_name = name > clause.start and target_words().rate_name.match(text, name, bare) is not None
            if only_name and text[bare : bare + 1] in ("、", "，", ","):
                continue
            yield Span(start, bare)
            start = None


def _subjects(text: str, mentions: Sequence[Mention[Any]]) -> Iterator[Indicator]:
    """The indicators that a clause is about: the first, and those that 、 or 和 joins to it."""
    end: int | None = None
    for mention in mentions:
        if mention.label != Label.INDICATOR or not may_be_headline(mention.value):
            continue
        if end is not None and text[end : mention.span.start] not in ("、", "和", "及", "以及"):
            return
        end = mention.span.end
        yield mention.value


def _halfway(low: Number, high: Number) -> Number:
    if isinstance(low, Decimal) and isinstance(high, Decimal):
        return (low + high) / 2
    return (Fraction(low) + Fraction(high)) / 2

"""Every figure of a report with what it counts, what it says of it, for which years and how sure.

A figure that makes a statement says what the statement says. Every other is read as a statement on its own
subject (``Mention.subject``), which stands for an indicator, by the same rules of aspect, period and status.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import define, field, frozen

from gwreport.indicators.catalogue import Entry, IndicatorCatalogue
from gwreport.interfaces import Reading
from gwreport.model import (
    Aspect,
    Direction,
    Indicator,
    Label,
    Mention,
    Period,
    Quantity,
    QuantityKind,
    Report,
    Section,
    Statement,
    Status,
)
from gwreport.span import Span
from gwreport.statements.builder import read_sentences
from gwreport.statements.clause import Clause, clauses, only_joins
from gwreport.statements.context import Context, SentencePlace
from gwreport.statements.cues import Cue, default_cues
from gwreport.statements.decision import Reason
from gwreport.statements.interpret import Interpreter, Joined
from gwreport.statements.memory import Memory
from gwreport.statements.parts import Parts
from gwreport.statements.rules.claim import Sense
from gwreport.statements.tokens import Kind, Token, Tokenizer
from gwreport.statements.topics import Member, Topic

_DIMENSIONS = {QuantityKind.MONEY: "money", QuantityKind.COUNT: "count", QuantityKind.RATIO: "structure"}
_GROWTHS = frozenset({QuantityKind.PERCENT, QuantityKind.MULTIPLE, QuantityKind.FRACTION})
_RELATIVE = _GROWTHS | {QuantityKind.POINT, QuantityKind.RANK}
_PLAIN = {QuantityKind.RANK: Sense(Aspect.RANK), QuantityKind.POINT: Sense(Aspect.CHANGE, Direction.UP)}
# Heads of names of rates and shares, whose plain percentage is a level.
_RATES = ("率", "比例", "比重", "度", "占比")
_BY_SUBJECT = Reason("figure.subject")


@frozen
class Figure:
    """A quantity and what it says of its subject.

    The subject and the verb are those of the ``quantity``; ``indicator`` is that of its statement, None where
    it makes none. ``period`` is None where the years are not known, ``section`` before the first heading.
    """

    quantity: Mention[Quantity]
    aspect: Aspect
    period: Period | None
    status: Status
    direction: Direction
    section: Section | None
    indicator: Indicator | None = None


def read_figures(report: Report) -> tuple[Figure, ...]:
    """One figure for each quantity but durations, in the order of the text.

    A quantity that makes several statements (城乡居民收入增长6%) is one figure, that of the first of them.

    >>> from gwreport.pipeline import default_pipeline
    >>> report = default_pipeline().parse("2024年云河县政府工作报告\\n新建农村公路120公里，养老床位增长6%。")
    >>> [(f.quantity.subject_text, f.quantity.text, f.aspect.value) for f in read_figures(report)]
    [('农村公路', '120公里', 'change'), ('养老床位', '6%', 'growth')]
    """
    found = {figure.quantity.span: figure for figure in _on_subjects(report)}
    for statement in reversed(report.statements):
        found[statement.quantity.span] = _of_statement(statement, statement.indicator)
    return tuple(
        found.get(quantity.span) or _unread(quantity, None, None)
        for quantity in report.quantities
        if quantity.value.kind is not QuantityKind.DURATION
    )


def _of_statement(statement: Statement, indicator: Indicator | None) -> Figure:
    return Figure(
        statement.quantity,
        statement.aspect,
        statement.period,
        statement.status,
        statement.direction,
        statement.section,
        indicator,
    )


def _on_subjects(report: Report) -> Iterator[Figure]:
    """The figures of all sentences that name a subject or a time, as statements on their subjects."""
    subjects = _subjects_as_indicators(report.quantities)
    others = [mention for mention in report.mentions if mention.label in (Label.TIME, Label.QUANTITY)]
    mentions = sorted([*others, *subjects.values()], key=lambda mention: mention.span)
    reading = Reading(report.text, report.metadata, report.sections, tuple(mentions))
    cues = default_cues()
    tokenizer, context = Tokenizer(cues), Context(reading)
    catalogue = IndicatorCatalogue(_entries(report.quantities, subjects), {})
    interpreter = Interpreter(catalogue, report.metadata.year, Parts(reading, cues))
    around = context.begin()
    for start, end, inside, _ in read_sentences(reading):
        around = context.enter(start, around)
        tokens = tokenizer.tokens(report.text, start, end, inside)
        if context.may_learn(start, inside, around):
            around = context.learn(start, tokens, around)
        place = context.place(start, around)
        yield from _FigureReader(interpreter, subjects, place).read(tokens)


def _subjects_as_indicators(quantities: Iterable[Mention[Quantity]]) -> dict[Span, Mention[Any]]:
    """A mention of an indicator for each subject; what is named alike is one indicator."""
    found: dict[Span, Mention[Any]] = {}
    for quantity in quantities:
        subject, name = quantity.subject, quantity.subject_text
        if subject is None or name is None or subject in found:
            continue
        indicator = Indicator(name, name, "", "stock", "")
        found[subject] = Mention(subject, name, Label.INDICATOR, indicator, _BY_SUBJECT.id)
    return found


def _entries(
    quantities: Iterable[Mention[Quantity]], subjects: Mapping[Span, Mention[Any]]
) -> dict[str, Entry]:
    """What a catalogue would say of the subjects: the units and dimension of their absolute figures."""
    units: dict[str, set[str]] = {mention.text: set() for mention in subjects.values()}
    dimensions: dict[str, str] = {}
    for quantity in quantities:
        name, value = quantity.subject_text, quantity.value
        if name is not None and value.kind not in _RELATIVE:
            units[name].add(value.unit)
            dimensions.setdefault(name, _DIMENSIONS.get(value.kind, "measure"))
    return {name: _entry(name, dimensions.get(name), of) for name, of in units.items()}


def _entry(name: str, dimension: str | None, units: Iterable[str]) -> Entry:
    """A subject of which all figures are relative is a rate where its name says so, else it has grown."""
    if dimension is None:
        dimension = "percent" if name.endswith(_RATES) else "money"
    return Entry(Indicator(name, name, "", "stock", dimension), "", frozenset(units))


@define
class _FigureReader:
    """Reads the figures of one sentence in order, each with its own subject."""

    interpreter: Interpreter
    subjects: Mapping[Span, Mention[Any]]
    place: SentencePlace | None
    memory: Memory = field(factory=Memory)
    gap: tuple[Token, ...] = ()
    last: Span | None = None
    added: bool = False

    def read(self, tokens: Sequence[Token]) -> Iterator[Figure]:
        for clause in clauses(tokens):
            begin = 0
            for index, token in enumerate(clause.tokens):
                if token.kind is Kind.TIME:
                    self._time(clause, index)
                elif token.kind is Kind.CUE:
                    self.memory = self.memory.after_cue(token.cue)
                elif token.kind is Kind.QUANTITY:
                    yield self._figure(clause, begin, index)
                    begin = index + 1

    def _time(self, clause: Clause, index: int) -> None:
        """Takes over a time that opens its clause."""
        if all(token.kind in (Kind.CUE, Kind.TIME) for token in clause.tokens[:index]):
            times = self.memory.times.after(clause.tokens, index, before_topic=self.last is None)
            self.memory = self.memory._replace(times=times)

    def _figure(self, clause: Clause, begin: int, index: int) -> Figure:
        token = clause.tokens[index]
        quantity = token.figure
        between = tuple(clause.tokens[begin:index])
        if not (begin and only_joins(between)):  # the figures of a list share what is before the first
            subject = quantity.subject
            self.gap = tuple(
                w for w in between if subject is None or not w.start < subject.end <= token.start
            )
        statement = self._statement(clause, begin, index)
        if statement is not None:
            return _of_statement(statement, None)
        return _unread(quantity, self.place, self.gap)

    def _statement(self, clause: Clause, begin: int, index: int) -> Statement | None:
        token, place = clause.tokens[index], self.place
        subject = token.figure.subject
        if subject is None or place is None:
            return None
        if subject != self.last:
            self.memory, self.last = self.memory._replace(last=None), subject
        name = self.subjects[subject].text
        between = clause.tokens[begin:index]
        listed = begin > 0 and between[:1] != () and between[0].kind is Kind.LIST
        self.added = (listed and self.added) or any(word.cue is Cue.NEW for word in between)
        topic = Topic((Member((name,), name),), subject.start, subject.end, self.added)
        joined = Joined(
            topic,
            (token,),
            self.gap,
            clause.tokens,
            index,
            clause.tokens[index + 1 :],
            clause.start,
            _BY_SUBJECT,
            describing=False,
        )
        outcomes, self.memory = self.interpreter.read(joined, self.memory, place)
        return next((outcome.statement for outcome in outcomes if outcome.statement is not None), None)


def _unread(quantity: Mention[Quantity], place: SentencePlace | None, gap: Sequence[Token] | None) -> Figure:
    """A figure of which the rules make nothing: its aspect by its kind, its status by its place."""
    sense = _PLAIN.get(quantity.value.kind, Sense(Aspect.LEVEL))
    status = Status.ACTUAL if place is None else place.status
    years = None if place is None else place.ahead if status is Status.TARGET else place.back
    return Figure(
        quantity,
        sense.aspect,
        None if years is None else Period.of_years(*years),
        status,
        sense.direction,
        None if place is None else place.section,
    )

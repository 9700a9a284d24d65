"""Interpreting figures that were joined to a topic: what each says, for which years, and how sure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gwreport.indicators.catalogue import IndicatorCatalogue
from gwreport.model import Aspect, Mention, Period, Quantity, QuantityKind, Section, Statement, Status
from gwreport.span import Span
from gwreport.statements.clause import clause_end, cues_between, opening_cues
from gwreport.statements.context import SentencePlace
from gwreport.statements.cues import Cue, rule_words
from gwreport.statements.decision import Outcome, Reason, Ruling, decide, refusal, settled
from gwreport.statements.memory import Item, Memory
from gwreport.statements.parts import Parts
from gwreport.statements.rules import aspect, figure, joining, period, status
from gwreport.statements.rules.claim import Claim, Sense, fits_level
from gwreport.statements.rules.phrase import Phrase, last_comparison
from gwreport.statements.rules.scope import Scoped, scope_cases
from gwreport.statements.times import Times, base_year, read_times
from gwreport.statements.tokens import Kind, Token
from gwreport.statements.topics import Topic

_WORDS = (Kind.CUE, Kind.OTHER)
_BARE = frozenset({Cue.UP, Cue.DOWN, Cue.FILL})
_LATELY = 2  # years; a base before them is one of a longer look back
_GROWTHS = (Aspect.GROWTH, Aspect.AVERAGE_GROWTH)


class Joined(NamedTuple):
    """Figures with the topic that they may belong to.

    ``gap`` are the words before the first, ``tokens`` those of the clause, in which the first has the index
    ``at``, and ``following`` those after the last; the evidence begins at ``start``. ``way`` is how they were
    joined, where no table decides that; ``describing`` says that a figure may only describe the noun after
    it; ``years`` are those that a list of figures goes through in order.
    """

    topic: Topic
    figures: tuple[Token, ...]
    gap: tuple[Token, ...]
    tokens: tuple[Token, ...]
    at: int
    following: tuple[Token, ...]
    start: int
    way: Reason | None = None
    describing: bool = True
    years: tuple[Token, ...] = ()

    def passed(self, figure: Mention[Quantity]) -> bool:
        """Whether an amount is one of several that were passed on the way to the last of them."""
        steps = self.way is not None and self.way.id == joining.STEPS.id
        return steps and figure is not self.figures[-1].figure

    @property
    def compared(self) -> tuple[Token, ...]:
        """The words before the figures, with those of a comparison that has a figure (比目标60元多5元)."""
        before = self.tokens[: self.at]
        at = last_comparison(before)
        if at is None or before[at] in self.gap or Kind.COMMA in [token.kind for token in self.gap]:
            return self.gap
        return before[at:]

    def phrase(self, token: Token) -> Phrase:
        """The words that say what one of the figures gives."""
        words = self.gap
        if self.years:
            words = tuple(word for word in words if word not in self.years)
        between = cues_between(self.tokens, self.figures[0], token)
        turned = self.following[0].text if self.following and token is self.figures[-1] else ""
        turned = turned if turned in rule_words().turning else ""
        return Phrase((*words, *between), opening_cues(self.following), turned)

    def with_year(self, number: int, memory: Memory) -> Memory:
        """The memory for a figure of a list, by its number, with the year that is its own."""
        if len(self.years) != len(self.figures):
            return memory
        times = memory.times._replace(own=self.years[number].period, until=False)
        return memory._replace(times=times)

    def evidence(self, figure: Span) -> Span:
        """The text that is read for one of the figures."""
        start = min(self.start, self.topic.start, figure.start)
        end = clause_end(self.tokens, figure.end)
        return Span(start, max(end, self.topic.end) if self.topic.start >= figure.end else end)


class StatementDraft(NamedTuple):
    """All that a statement is made of: the claim, its evidence and section, and the five decisions."""

    claim: Claim
    evidence: Span
    section: Section | None
    way: Reason
    sense: Ruling[Sense]
    scope: Ruling[tuple[str, Sense]]
    status: Ruling[Status]
    period: Ruling[Period | None]


def refused(token: Token, reason: Reason, indicator: str = "") -> Outcome:
    """The outcome of a figure that makes no statement."""
    return Outcome(token.figure, (reason,), None, indicator)


class Interpreter:
    """Says what figures give of the indicators that they are joined to, for which years and how sure."""

    def __init__(self, catalogue: IndicatorCatalogue, year: int | None, parts: Parts) -> None:
        self._catalogue = catalogue
        self._year = year
        self._parts = parts

    def read(self, joined: Joined, memory: Memory, place: SentencePlace) -> tuple[list[Outcome], Memory]:
        """The outcome of each figure, and the memory after them."""
        difference = refusal(figure.DIFFERENCES, joined.compared)
        if difference is not None:
            return [refused(token, difference) for token in joined.figures], memory
        base = base_year(joined.gap) if len(joined.figures) == 1 else None
        if base is not None:
            return self._compared(joined, base, memory, place)
        decision = self._join(joined, memory)
        if decision.verdict is None:
            return [refused(token, decision.reason) for token in joined.figures], memory
        made, memory = self._figures(joined, decision.verdict, decision.reason, memory, place)
        rest = joined.figures[len(decision.verdict) :]
        return [*made, *(refused(token, joining.ANOTHER_UNIT.reason()) for token in rest)], memory

    def _figures(
        self, joined: Joined, pairs: joining.Pairs, way: Reason, memory: Memory, place: SentencePlace
    ) -> tuple[list[Outcome], Memory]:
        """The outcome of each figure with the indicators that it goes to."""
        outcomes: list[Outcome] = []
        known = joined if joined.way is not None else joined._replace(way=way)
        for number, (token, items) in enumerate(pairs):
            memory = known.with_year(number, memory)
            reason = _no_value(token, items, joined)
            if reason is None:
                made, memory = self._figure(token, items, known, memory, place)
                outcomes += made
            else:
                outcomes.append(refused(token, reason))
        return outcomes, memory

    # -- joining ---------------------------------------------------------------------------------------------

    def _join(self, joined: Joined, memory: Memory) -> Ruling[joining.Pairs]:
        """Which figures go to which indicators."""
        single = len(joined.figures) == 1
        growth = single and joined.figures[0].quantity.kind is not QuantityKind.RANK
        following = joined.following
        offer = joining.Offer(
            joined.topic,
            joined.figures,
            joined.gap,
            memory.stated.items,
            memory.stated.ungrown() if growth else memory.stated.slots,
            goes_on=bool(following) and following[0].kind is Kind.LIST,
            again=memory.last is not None,
            years=len(joined.years),
        )
        return decide(joining.single_cases(offer) if single else joining.LISTS, offer)

    def _compared(
        self, joined: Joined, year: int, memory: Memory, place: SentencePlace
    ) -> tuple[list[Outcome], Memory]:
        """The level that a figure is compared with: 达到50亿元，比2016年的30亿元增长66%."""
        (token,) = joined.figures
        item = joined.topic.items[0] if len(joined.topic.items) == 1 else None
        entry = None if item is None or item[1] != "level" else self._catalogue[item[0]]
        decision = decide(joining.BASES, joining.Compared(year, token.quantity, entry))
        if decision.refused or entry is None:
            return [refused(token, decision.reason)], memory
        claim = Claim(token.figure, entry, "level", joined.phrase(token))
        sense = decide(aspect.COMPARED, claim)
        finding = StatementDraft(
            claim,
            joined.evidence(token.figure.span),
            place.section,
            decision.reason,
            sense,
            self._scope(claim, settled(sense), joined),
            decide(status.COMPARED, year),
            decide(period.COMPARED, year),
        )
        times = memory.times._replace(base=year, stated_base=year)
        return [self.state(finding)], memory._replace(times=times)

    # -- what one figure says --------------------------------------------------------------------------------

    def _figure(
        self, token: Token, items: Sequence[Item], joined: Joined, memory: Memory, place: SentencePlace
    ) -> tuple[list[Outcome], Memory]:
        """What one figure says of each of its indicators."""
        outcomes: list[Outcome] = []
        phrase, last = joined.phrase(token), memory.last
        sense: Ruling[Sense] | None = None
        for id, use in items:
            entry = self._catalogue[id]
            topic = joined.topic
            claim = Claim(token.figure, entry, use, phrase, topic.added, last, memory.measure, topic.before)
            sense = decide(aspect.aspect_cases(claim), claim)
            outcome, memory = self._claim(claim, sense, joined, memory, place)
            outcomes.append(outcome)
        if sense is not None and sense.verdict is not None:
            last = sense.verdict
        return outcomes, memory if memory.last is last else memory._replace(last=last)

    def _claim(
        self, claim: Claim, sense: Ruling[Sense], joined: Joined, memory: Memory, place: SentencePlace
    ) -> tuple[Outcome, Memory]:
        """The statement on one indicator, or why there is none."""
        id = claim.entry.indicator.id
        if sense.verdict is None:
            return Outcome(claim.figure, (sense.reason,), None, id), memory
        scope = self._scope(claim, sense.verdict, joined)
        if scope.verdict is None:
            return Outcome(claim.figure, (scope.reason,), None, id), memory
        indicator, meant = scope.verdict
        entry = self._catalogue[indicator]
        multiple = claim.kind is QuantityKind.MULTIPLE
        known = _with_shared_base(memory.times, place, claim)
        times = read_times(claim.phrase.words, known, multiple=multiple)
        timing = status.Timing(
            place,
            times,
            claim.phrase,
            memory.times.own,
            memory.aims,
            memory.done,
            self._year,
            memory.goals or (joined.topic.before.plan if memory.last is None else ""),
        )
        expected = decide(status.status_cases(timing), timing)
        starting = status.starting_word(claim.phrase)
        starts = starting is not None
        held = period.Held(
            meant,
            entry,
            settled(expected),
            timing,
            multiple,
            passed=joined.passed(claim.figure),
            before=joined.topic.before,
            doubled=multiple and claim.figure.text.startswith(rule_words().doubling),
            starting=starting,
        )
        finding = StatementDraft(
            claim,
            joined.evidence(claim.figure.span),
            place.section,
            joined.way or Reason(""),
            sense,
            scope,
            _final_status(timing, expected, claim, joined, starts=starts),
            decide(period.period_cases(held), held),
        )
        after = memory.times.after_figure(times, starts=starts)
        if starts and not claim.phrase.turned:
            after = after._replace(base=period.implied_start(held))
        growth, apart = sense.verdict.aspect in _GROWTHS, _states_apart(claim, sense.verdict, memory.last)
        stated = memory.stated.add((id, claim.use), growth=growth, apart=apart)
        return self.state(finding), memory._replace(stated=stated, times=after, last=sense.verdict)

    def _scope(self, claim: Claim, sense: Sense, joined: Joined) -> Ruling[tuple[str, Sense]]:
        """Whether a figure is one of the report's own place, and of which indicator."""
        scoped = Scoped(claim, sense, self._parts.own, joined.topic.place)
        return decide(scope_cases(scoped), scoped)

    def state(self, finding: StatementDraft) -> Outcome:
        """The outcome with the statement that a finding makes."""
        indicator, sense = settled(finding.scope)
        aspect, period = finding.sense.reason, finding.period.reason
        status, scope = finding.status.reason, finding.scope.reason
        figure = finding.claim.figure
        statement = Statement(
            self._catalogue[indicator].indicator,
            figure,
            sense.aspect,
            finding.period.verdict,
            settled(finding.status),
            sense.direction,
            finding.section,
            finding.evidence,
            finding.way.id,
            (aspect.id, period.id, status.id, scope.id),
        )
        return Outcome(figure, (finding.way, aspect, period, status, scope), statement, indicator)


def _states_apart(claim: Claim, sense: Sense, last: Sense | None) -> bool:
    """Whether an amount right after another is one of another kind: 生猪存栏20万头、出栏38万头."""
    words = claim.phrase.words
    if last is None or not last.aspect is sense.aspect is Aspect.LEVEL or not words:
        return False
    goes_on = words[0].kind is Kind.LIST and len(words) > 1
    return goes_on and not any(word.cue is Cue.UP_TO or word.text in rule_words().reaching for word in words)


def _final_status(
    timing: status.Timing, expected: Ruling[Status], claim: Claim, joined: Joined, *, starts: bool
) -> Ruling[Status]:
    """The status, where a goal of the past is named or a change starts, else the expected one."""
    if starts:
        return decide(status.START, timing)
    if expected.verdict is not Status.ACTUAL or status.goal_word(timing) is None:
        return expected
    before = [token for token in joined.tokens if token.end <= claim.figure.span.start]
    reached = any(token.text in rule_words().achieving for token in before)  # 完成增长5%的计划
    again = claim.last is not None and fits_level(claim.quantity, claim.entry)  # 新增20万人，完成15万人的任务
    reached = reached and not again
    return expected if reached else decide(status.GOAL, timing)


def _no_value(token: Token, items: Sequence[Item], joined: Joined) -> Reason | None:
    """Why a figure is none of a known indicator, or only describes the noun after it."""
    if not items:
        return joined.topic.foreign or joining.UNKNOWN.reason()
    if not joined.describing or not joined.following or joined.following[0].kind not in _WORDS:
        return None
    return refusal(figure.ATTRIBUTES, figure.Attribute(token, joined.following, joined.gap))


def _with_shared_base(times: Times, place: SentencePlace, claim: Claim) -> Times:
    """The times with the base of a look back, which the figures of all its indicators share."""
    term = place.term
    if times.base is not None or times.stated_base is None or place.status is not Status.ACTUAL:
        return times
    if _lists_growths(claim) and place.back is not None and times.stated_base < place.back[1] - _LATELY:
        return times._replace(base=times.stated_base)
    if term is None or times.stated_base != term[0] - 1:
        return times
    own = times.own
    closes = own is None or (own.end is not None and own.end.year == term[1])
    return times._replace(base=times.stated_base) if closes else times


def _lists_growths(claim: Claim) -> bool:
    """Whether nothing but a growth is told of an indicator: 比1964年，钢增长一倍，原煤增长九成."""
    words = claim.phrase.words
    relative = claim.kind in (QuantityKind.PERCENT, QuantityKind.MULTIPLE)
    return relative and claim.last is None and bool(words) and all(word.cue in _BARE for word in words)

"""Making statements of quantities whose indicators are known."""

from __future__ import annotations

from collections.abc import Sequence

from gwreport.indicators.catalogue import Entry, IndicatorCatalogue
from gwreport.model import Aspect, Direction, Mention, Period, Quantity, QuantityKind, Statement, Status
from gwreport.span import Span
from gwreport.statements.aspects import Predicate, Sense, fits_level, is_comparison, modifies_noun, sense_of
from gwreport.statements.clauses import base_year, between, clause_end, closing, of_increment, of_other
from gwreport.statements.context import Place
from gwreport.statements.cues import Cue
from gwreport.statements.dealing import deal, kind_of
from gwreport.statements.periods import (
    Claim,
    implied_base,
    read_times,
    settle_period,
    settle_status,
    shares_base,
    starts_from,
)
from gwreport.statements.scope import Scope
from gwreport.statements.state import SentenceState
from gwreport.statements.tokens import Kind, Token
from gwreport.statements.topics import Topic

_GDP = ("生产总值", "GDP", "ＧＤＰ")


class StatementMaker:
    """Tells what quantities say of the indicators they are dealt out to, for which years and how sure."""

    def __init__(self, catalogue: IndicatorCatalogue, year: int | None, scope: Scope) -> None:
        self._catalogue = catalogue
        self._scope = scope
        self._year = year

    def make(
        self,
        topic: Topic,
        taken: Sequence[Token],
        tokens: Sequence[Token],
        last_index: int,
        state: SentenceState,
        place: Place,
        *,
        rule: str,
    ) -> list[Statement]:
        """The statements of the quantities ``taken`` on ``topic``; ``rule`` overrules the way of dealing."""
        made: list[Statement] = []
        gap = state.gap
        if is_comparison(gap):
            return made
        after = tokens[last_index + 1 :]
        base = base_year(gap) if len(taken) == 1 else None
        if base is not None:
            return self._base_value(topic, taken[0], tokens, state, place, base)
        growth = len(taken) == 1 and kind_of(taken[0]) is not QuantityKind.RANK
        slots = state.ungrown() if growth and any(word.cue is Cue.ALL for word in gap) else state.slots
        goes_on = bool(after) and after[0].kind is Kind.LIST
        for token, items, how in deal(topic, taken, gap, state.told, slots, goes_on=goes_on):
            assert token.mention is not None
            mention: Mention[Quantity] = token.mention
            if not rule and modifies_noun(mention.value, mention.span.end, after, gap):
                continue
            words = [*gap, *between(tokens, taken[0], token)]
            predicate = Predicate(words, closing(after), of_share=bool(state.measure))
            sense = None
            for id, use in items:
                entry = self._catalogue[id]
                sense = sense_of(mention.value, entry, predicate, use=use, added=topic.added, last=state.last)
                told = self._as_share(entry, sense, predicate, state)
                if sense is None or told is None or (use == "weak" and of_other(sense, state.measure)):
                    continue
                whole = sense.aspect is Aspect.SHARE and self._scope.is_own_whole(state.measure)
                if whole or of_increment(sense, state.measure):
                    continue
                if (id, use) not in state.told:
                    state.told.append((id, use))
                if (id, use) not in state.slots:
                    state.slots.append((id, use))
                made.append(self._make(*told, mention, words, state, place, topic, tokens, rule or how))
                if sense.aspect in (Aspect.GROWTH, Aspect.AVERAGE_GROWTH):
                    state.grown.add(id)
            if sense is not None:
                state.last = sense
        return made

    def _base_value(
        self,
        topic: Topic,
        token: Token,
        tokens: Sequence[Token],
        state: SentenceState,
        place: Place,
        year: int,
    ) -> list[Statement]:
        """The level that a figure is compared with: 达到50亿元，比2016年的30亿元增长66%."""
        item = topic.items[0]
        assert token.mention is not None
        if year == 0 or len(topic.items) != 1 or item is None or item[1] != "level":
            return []
        entry = self._catalogue[item[0]]
        if not fits_level(token.mention.value, entry):
            return []
        state.base = state.told_base = year
        start = min(state.topic_clause, state.clause_start, topic.start)
        end = max(clause_end(tokens, token.end), token.end)
        return [
            Statement(
                entry.indicator,
                token.mention,
                Aspect.LEVEL,
                Period.of_years(year),
                Status.ACTUAL,
                Direction.NONE,
                place.section,
                Span(start, end),
                "base",
            )
        ]

    def _as_share(
        self, entry: Entry, sense: Sense | None, predicate: Predicate, state: SentenceState
    ) -> tuple[Entry, Sense] | None:
        """The indicator that a share of GDP stands for where it has a name of its own (研发投入强度)."""
        if sense is None:
            return None
        shared = predicate.has(Cue.SHARE) or (state.last is not None and state.last.aspect is Aspect.SHARE)
        if not entry.share_as or not shared or sense.aspect not in (Aspect.SHARE, Aspect.CHANGE):
            return entry, sense
        if state.measure and not any(word in state.measure for word in _GDP):
            return None
        return self._catalogue[entry.share_as], Sense(Aspect.LEVEL) if sense.aspect is Aspect.SHARE else sense

    def _make(
        self,
        entry: Entry,
        sense: Sense,
        mention: Mention[Quantity],
        words: Sequence[Token],
        state: SentenceState,
        place: Place,
        topic: Topic,
        tokens: Sequence[Token],
        rule: str,
    ) -> Statement:
        multiple = mention.value.kind is QuantityKind.MULTIPLE
        base = state.base
        if base is None and shares_base(state.told_base, state.own, place):
            base = state.told_base  # the figures of a look back are told against one base
        times = read_times(words, state.own, state.until, base, multiple=multiple, length=state.length)
        state.base = state.told_base = times.base
        if times.own is not state.own:
            state.reached, state.until = times.own, times.until
        status = settle_status(place, times, state.aims, state.done, self._year)
        if starts_from(words):
            if times.start is not None:
                state.start = times.start
            told = implied_base(place, status, state.own, state.base)
            state.base = told if state.start is None else state.start
            period = None if state.base is None else Period.of_years(state.base)
            status = Status.ACTUAL
            rule = "from"
        else:
            claim = Claim(sense, entry, status, place, times, words, self._year, multiple)
            period = settle_period(claim)
        start = min(state.topic_clause, state.clause_start, topic.start, mention.span.start)
        end = max(clause_end(tokens, mention.span.end), mention.span.end)
        if topic.start >= mention.span.end:
            end = max(end, topic.end)
        return Statement(
            entry.indicator,
            mention,
            sense.aspect,
            period,
            status,
            sense.direction,
            place.section,
            Span(start, end),
            rule,
        )

"""Binding quantities to indicators within a sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import evolve

from gwreport.indicators.catalogue import IndicatorCatalogue
from gwreport.interfaces import Reading
from gwreport.model import Period, Quantity, QuantityKind, Statement, Status
from gwreport.statements.aspects import (
    fits_level,
    is_comparison,
    without_measures,
)
from gwreport.statements.claiming import StatementMaker
from gwreport.statements.clauses import (
    counts_jointly,
    goes_on,
    index_of,
    is_difference,
    is_measure,
    is_named,
    leading_cues,
    names_class,
    quantity_of,
    ranks,
    resumes_with_total,
    sibling,
)
from gwreport.statements.context import Place
from gwreport.statements.cues import Cue, CueTable
from gwreport.statements.dealing import BETWEEN, PLAIN, quantity_list
from gwreport.statements.goals import DONE, is_attained, quoted_goal
from gwreport.statements.periods import (
    is_base,
    says_until,
    term_of,
)
from gwreport.statements.scope import Scope
from gwreport.statements.state import SentenceState, refers_back
from gwreport.statements.tokens import Kind, Token, split_brackets
from gwreport.statements.topics import Member, Topic, read_topic

_ADDED = ("新增", "净增", "新设", "新登记", "新注册", "新培育", "新发展")
_OPENERS = frozenset({Cue.WHERE, Cue.FILL, Cue.DONE})
_REACHES = frozenset({"达到", "达", "达到了", "实有", "累计达", "累计达到"})


def _start_of(token: Token) -> int:
    return token.start


class SentenceBinder:
    """Reads sentences as token lists and yields the statements that they make."""

    def __init__(self, reading: Reading, catalogue: IndicatorCatalogue, cues: CueTable) -> None:
        self._catalogue = catalogue
        self._cues = cues
        self._text = reading.text
        self._scope = Scope(reading, cues)
        self._maker = StatementMaker(catalogue, reading.metadata.year, self._scope)

    def bind(self, tokens: Sequence[Token], place: Place) -> Iterator[Statement]:
        """The statements of one sentence; what stands in brackets is read on its own."""
        outer, inner = split_brackets(tokens)
        done = self._text.find(DONE, tokens[0].start, tokens[-1].end) >= 0
        if done and place.status is Status.TARGET and is_attained(outer):
            place = evolve(place, status=Status.ACTUAL)
        state = SentenceState()
        yield from self._read(outer, place, state)
        for part in inner:
            yield from self._goal(part, outer, state, place) or self._read(part, place, SentenceState())

    def _goal(
        self, part: Sequence[Token], outer: Sequence[Token], state: SentenceState, place: Place
    ) -> list[Statement]:
        """The goal that a bracket quotes for the figure that it stands behind (年度目标为4%以内)."""
        if not part or place.back is None:
            return []
        before = bisect_left(outer, part[0].start, key=_start_of)
        index = quoted_goal(part, outer[before - 1] if before else None)
        topic = next((topic for topic in reversed(state.topics) if topic.start < part[0].start), None)
        if index is None or topic is None or len(topic.items) != 1:
            return []
        gap = [token for token in part[:index] if token.cue is not Cue.PLAN_SHARE]
        own = SentenceState(gap=gap, own=Period.of_years(*place.back), aims=True)
        own.clause_start = own.topic_clause = part[0].start
        place = evolve(place, status=Status.TARGET)
        return self._maker.make(topic, [part[index]], part, index, own, place, rule="goal")

    def _read(self, tokens: Sequence[Token], place: Place, state: SentenceState) -> Iterator[Statement]:
        if not tokens:
            return
        state.clause_start = tokens[0].start
        state.part = self._scope.opens_with_part(tokens[0].start)
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.kind is Kind.INDICATOR:
                index = self._open_topic(tokens, index, state)
            elif token.kind is Kind.OTHER:
                state.gap.append(token)
                state.clause.append(token)
                index += 1
            elif token.kind is Kind.QUANTITY or (
                token.kind is Kind.DURATION and self._counts_days(token, state)
            ):
                made, index = self._quantity(tokens, index, state, place)
                yield from made
            else:
                self._step(tokens, index, state)
                index += 1

    def _counts_days(self, token: Token, state: SentenceState) -> bool:
        """Whether a duration is a value of the indicator told of: 空气优良天数344天."""
        if state.topic is None:
            return False
        return any(
            item is not None and quantity_of(token).unit in self._catalogue[item[0]].units
            for item in state.topic.items
        )

    # -- one token ---------------------------------------------------------------------------------------

    def _step(self, tokens: Sequence[Token], index: int, state: SentenceState) -> None:
        token = tokens[index]
        if (state.part or not index) and token.text in self._cues.back:
            state.part = not state.clause and self._scope.opens_with_part(token.end)  # 全市产业园区
        if token.kind is Kind.BREAK:
            state.part = False
            state.topic = state.since = None
            state.added = False
            state.gap = []
            state.slots = []
            state.grown = set()
        elif token.kind is Kind.COMMA:
            state.part = state.part or self._scope.clause_of_part(state.clause)
        elif token.cue is Cue.AIM:
            state.aims = True
        elif token.cue is Cue.NEW:
            state.added = True
        elif token.cue is Cue.DONE:
            state.done = True
        if token.kind is Kind.TIME and self._governs(tokens, index, state):
            period = token.mention.value if token.mention is not None else None
            if isinstance(period, Period) and period.end is not None and period.resolved:
                if is_base(tokens, index):
                    state.told_base = period.end.year
                    state.since = period.end.year if state.topic is None else state.since
                else:
                    state.own, state.until, state.since = period, says_until(tokens, index), None
                    state.base = None
                    state.reached = None
        length = term_of(token) if token.kind is Kind.DURATION or token.cue is Cue.TERM else None
        if length is not None:
            state.length = length if all(word.kind is Kind.CUE for word in state.clause) else None
        state.gap.append(token)
        if token.kind in (Kind.COMMA, Kind.BREAK):
            state.length = None
            state.clause = []
            state.clause_start = token.end
        else:
            state.clause.append(token)

    @staticmethod
    def _governs(tokens: Sequence[Token], index: int, state: SentenceState) -> bool:
        """Whether a time holds for what follows: it opens its clause or stands right before the figure."""
        if state.clause and state.clause[-1].cue is Cue.FROM:
            return False
        if all(token.kind is Kind.CUE or token.kind is Kind.TIME for token in state.clause):
            return True
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        return following is not None and following.kind in (Kind.INDICATOR, Kind.QUANTITY)

    def _open_topic(self, tokens: Sequence[Token], index: int, state: SentenceState) -> int:
        opened = None if is_measure(tokens, index) else read_topic(tokens, index, self._catalogue)
        if opened is None:
            state.gap.append(tokens[index])
            return index + 1
        topic, behind = opened
        if state.topic is not None and state.topic.added and goes_on(state.gap):
            topic.added = True
        if index and tokens[index - 1].kind is Kind.LIST and self._adds(state.clause):
            reaches = behind < len(tokens) and tokens[behind].text in _REACHES
            topic.added = topic.added or not reaches  # 新增甲企业5家、乙企业3家、丙企业2家
        head = next((member.ids[0] for member in topic.members if member.ids), None)
        first = None if head is None else self._catalogue[head]
        of_town = first is not None and (first.event or bool(first.before))  # 城区改造老旧小区, 市区空气质量
        if state.part or self._scope.is_of_part(tokens, index, of_town=of_town):
            state.part = True
            topic = Topic((Member(),), topic.start, topic.end)
        told = set() if state.topic is None else set(state.topic.items)
        subset = any(token.cue is Cue.SUBSET for token in state.clause)
        if subset and state.added:  # 新增公路90公里，其中高速公路20公里
            topic.added = True
        if subset and len(told) < 2 and not told.isdisjoint(item for item in topic.items if item is not None):
            topic = Topic((Member(),), topic.start, topic.end)
        if state.told and len(topic.members) == 1 and topic.members[0].use == "weak":
            sister = self._catalogue[state.told[-1][0]].siblings.get(tokens[index].text)
            if sister is not None and sister == topic.members[0].one:  # 存款余额9亿元、贷款8亿元
                topic.members = (Member((sister,), sister),)
        state.topic = topic
        state.topics.append(topic)
        state.topic_clause = state.clause_start
        state.gap = []
        state.last = None
        state.base = state.since
        state.reached = None
        state.measure = ""
        state.clause.extend(tokens[index:behind])
        return behind

    @staticmethod
    def _adds(clause: Sequence[Token]) -> bool:
        """Whether a clause opens with 新增 or the like, be it part of a name (新增市场主体)."""
        for token in clause:
            if token.cue is Cue.NEW:
                return True
            if token.kind is Kind.INDICATOR:
                return token.text.startswith(_ADDED)
            if token.kind is not Kind.TIME and token.cue not in _OPENERS:
                return False
        return False

    # -- quantities --------------------------------------------------------------------------------------

    def _quantity(
        self, tokens: Sequence[Token], index: int, state: SentenceState, place: Place
    ) -> tuple[list[Statement], int]:
        named = tokens[index].text.endswith(("级", "大关")) or is_named(self._text, tokens[index])
        if named or names_class(tokens, index, state.gap):
            state.gap.append(tokens[index])
            state.clause.append(tokens[index])
            return [], index + 1
        first = self._quantity_first(tokens, index, state)
        if first is not None:
            topic, behind = first
            state.topic_clause = state.clause_start
            made = self._maker.make(
                topic, [tokens[index]], tokens, index, state, place, rule="quantity-first"
            )
            state.topic, state.gap, state.last = topic, [], None
            state.topics.append(topic)
            state.clause.extend(tokens[index:behind])
            return made, behind
        if refers_back(state) and not is_comparison(state.clause):
            return self._dealt_back(tokens, index, state, place)
        state.gap, measure = without_measures(state.gap)
        state.measure = measure or state.measure
        self._other_topic(tokens[index], state)
        if state.topic is None or self._broken(state):
            comparison = state.topic is not None and is_comparison(state.gap) and is_difference(tokens[index])
            if not comparison:
                state.take_unknown(tokens[index])
            state.gap = [] if comparison else [*state.gap, tokens[index]]
            state.clause.append(tokens[index])
            if not comparison:
                state.topic = None
            return [], index + 1
        wanted = len(state.topic.items) + max(1, state.topic.front)
        if any(token.cue is Cue.EACH for token in state.gap):
            wanted = max(wanted, len(state.slots))
        alone = len(state.topic.items) == 1 and not any(token.cue is Cue.EACH for token in state.gap)
        taken = quantity_list(tokens, index, wanted, PLAIN if alone else BETWEEN)
        behind = index_of(tokens, taken[-1], index) + 1
        made = self._maker.make(state.topic, taken, tokens, behind - 1, state, place, rule="")
        state.clause.extend(tokens[index:behind])
        if not made and not is_comparison(state.gap):
            state.take_unknown(taken[0])
            state.topic = None
        state.gap = []
        return made, behind

    def _dealt_back(
        self, tokens: Sequence[Token], index: int, state: SentenceState, place: Place
    ) -> tuple[list[Statement], int]:
        """A list of figures for what the clauses before told of: 粮食5万吨，蔬菜3万吨，分别增长1%、2%."""
        taken = quantity_list(tokens, index, len(state.slots), BETWEEN)
        behind = index_of(tokens, taken[-1], index) + 1
        slots = state.slots[-len(taken) :] if len(taken) > 1 else state.ungrown()
        topic = Topic(
            tuple(Member() if slot is None else Member((slot[0],), slot[0], slot[1]) for slot in slots),
            state.topic_clause,
            tokens[index].start,
        )
        state.gap, state.last = list(state.clause), None
        made = self._maker.make(topic, taken, tokens, behind - 1, state, place, rule="")
        state.clause.extend(tokens[index:behind])
        state.gap = []
        return made, behind

    def _other_topic(self, token: Token, state: SentenceState) -> None:
        """Turn from a flow to its stock (新增3万户，总量达20万户), or to a sibling (国家级6家、省级20家)."""
        topic, gap = state.topic, state.gap
        if topic is None or len(topic.items) != 1 or topic.items[0] is None or len(gap) < 2:
            return
        entry = self._catalogue[topic.items[0][0]]
        if gap[0].kind not in (Kind.COMMA, Kind.LIST):
            return
        fits = fits_level(quantity_of(token), entry)
        other, length = sibling(entry, gap)
        if other is not None and (fits or quantity_of(token).kind is QuantityKind.PERCENT):
            state.gap = [gap[0], *gap[1 + length :]]
        elif fits and any(word.cue in (Cue.UP_TO, Cue.TOTAL) or word.text in _REACHES for word in gap):
            other = entry.stock
            topic.added = topic.added and other is None
        if other is not None and other in self._catalogue:
            topic.members = (Member((other,), other),)

    def _broken(self, state: SentenceState) -> bool:
        """Whether something unknown, or a part, stands between the indicator and the quantity."""
        if state.last is None and state.gap and all(token.kind is Kind.LIST for token in state.gap):
            return True  # 高标准农田、5万亩节水灌溉项目
        if resumes_with_total(state.gap):
            return False
        head = True
        for position, token in enumerate(state.gap):
            if token.kind is Kind.OTHER or token.cue in (Cue.SUBSET, Cue.NEGATION):
                return True
            if token.cue is Cue.TAIL and len(token.text) == 1 and position:
                return True
            if token.kind in (Kind.COMMA, Kind.BREAK):
                head = True
                continue
            if head and token.cue is Cue.WHERE and position and not ranks(state.gap[position:]):
                return True
            head = False
        return False

    def _quantity_first(
        self, tokens: Sequence[Token], index: int, state: SentenceState
    ) -> tuple[Topic, int] | None:
        """``新增364家高新技术企业``: an amount right before the indicator that it counts."""
        token = tokens[index]
        assert token.mention is not None
        quantity: Quantity = token.mention.value
        after = index + 1
        while after < len(tokens) and tokens[after].cue in PLAIN:
            after += 1
        if after >= len(tokens) or tokens[after].kind is not Kind.INDICATOR:
            return None
        opened = read_topic(tokens, after, self._catalogue)
        if opened is None:
            return None
        topic, behind = opened
        only = topic.items[0]
        if state.part or len(topic.items) != 1 or only is None or only[1] != "level":
            return None
        if not fits_level(quantity, self._catalogue[only[0]]):
            return None
        follows_list = bool(state.gap) and all(token.kind is Kind.LIST for token in state.gap)
        follows = bool(state.clause) and state.clause[-1].kind is Kind.LIST
        if state.topic is not None and not follows_list and not self._broken(state):
            for item in state.topic.items:
                if item is not None and fits_level(quantity, self._catalogue[item[0]]):
                    return None
        if counts_jointly(tokens, behind) or (behind < len(tokens) and tokens[behind].kind is Kind.QUANTITY):
            return None
        verbs = leading_cues(state.clause)
        if not verbs and not (self._catalogue[only[0]].event and (follows or not state.clause)):
            return None
        built = "建设" in tokens[after].text and any(verb.text == "完成" for verb in verbs)
        topic.added = built or any(verb.cue is Cue.NEW for verb in verbs)
        state.gap = verbs
        return topic, behind

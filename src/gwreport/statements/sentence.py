"""Reading a sentence, clause by clause: its topics, and which figures may belong to them.

A step takes what is known (:class:`Memory`) and gives the memory after it; nothing is changed in place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from attrs import evolve

from gwreport.indicators.catalogue import Entry, IndicatorCatalogue
from gwreport.interfaces import Reading
from gwreport.model import Aspect, Period, QuantityKind, Status
from gwreport.statements.clause import (
    Clause,
    clauses,
    continues_list,
    gaining_word,
    is_measure,
    leading_cues,
    only_joins,
    opening_cues,
    opens_with_addition,
    without_adverbials,
    without_measures,
)
from gwreport.statements.context import SentencePlace
from gwreport.statements.cues import Cue, CueTable, rule_words
from gwreport.statements.decision import Outcome, Reason, refusal
from gwreport.statements.interpret import Interpreter, Joined, refused
from gwreport.statements.memory import Memory
from gwreport.statements.parts import Parts
from gwreport.statements.rules import figure, joining
from gwreport.statements.rules.aspect import PLAN_SHARE, PULL
from gwreport.statements.rules.claim import fits_level
from gwreport.statements.rules.figure import Candidate, WordsBetween
from gwreport.statements.rules.period import NAMED_YEAR
from gwreport.statements.rules.phrase import last_comparison, names_goal
from gwreport.statements.rules.status import fulfils_plan, tells_by_now
from gwreport.statements.times import (
    Times,
    is_base,
    is_partial,
    names_basis,
    names_term,
    term_of,
    within_plan,
    years_of,
)
from gwreport.statements.tokens import Kind, Token, split_brackets, start_of
from gwreport.statements.topics import NO_WORDS, Member, Topic, WordsBefore, read_topic

_LONGEST_TERM_NAME = 3  # characters: 五年, 十二年
_COUNTABLE = ("level", "added")  # uses of a name that an amount before it may count
_MOST_STEPS = 9  # figures of one indicator that it passed one after another
_MEASURING = frozenset({PLAN_SHARE.id, PULL.id})

_SHORTEST_LIST = 4  # tokens of a list that goes on: a verb, an object, its figure, the mark
_CLAUSE = 30  # characters of the clause before a short name that may hold its head
# Words that change nothing of what is known, but for those for the whole place.
_MUTE = (Kind.OTHER, Kind.LIST)
_UNHEARD = frozenset(Cue) - {Cue.AIM, Cue.NEW, Cue.DONE, Cue.TERM, Cue.TAIL, Cue.PLAN_SHARE}

_NO_TIMES = Times()
_COLONS = ("：", ":")

Step = tuple[list[Outcome], Memory, int]  # what a figure came to, what is known then, where to read on


class SentenceReader:
    """Reads sentences as token lists and gives the outcome of each of their figures."""

    def __init__(self, reading: Reading, catalogue: IndicatorCatalogue, cues: CueTable) -> None:
        self._catalogue = catalogue
        self._back = cues.back
        self._text = reading.text
        self._parts = Parts(reading, cues)
        self._interpreter = Interpreter(catalogue, reading.metadata.year, self._parts)

    def read(
        self, tokens: Sequence[Token], place: SentencePlace, before: Times = _NO_TIMES
    ) -> tuple[list[Outcome], Times]:
        """The outcomes of one sentence, and its times; what is in brackets is read on its own.

        ``before`` are the times of the sentence before, which hold on where this one tells a part (其中，).
        """
        if place.status is Status.TARGET and place.ahead is not None:
            tokens = within_plan(tokens, place.ahead)
        outer, inner = split_brackets(tokens)
        place = self._place_of(outer, place, finishes=self._finishes(tokens))
        goes_on = bool(outer) and (outer[0].cue is Cue.SUBSET or _compares_part(outer, before))
        outcomes, memory = self._clauses(outer, place, before if goes_on else _NO_TIMES)
        for part in inner:
            outcomes += self._goal(part, outer, memory, place) or self._clauses(part, place)[0]
        return outcomes, Times(own=memory.times.own or _last_named(outcomes))

    @staticmethod
    def _place_of(outer: Sequence[Token], place: SentencePlace, *, finishes: bool) -> SentencePlace:
        """The place of a sentence, with what the words outside its brackets say of all of its figures."""
        if place.status is Status.TARGET and place.back is not None:
            if finishes and fulfils_plan(outer):
                place = evolve(place, status=Status.ACTUAL, attained=True)
            elif (word := tells_by_now(outer)) is not None:
                place = evolve(place, status=Status.ACTUAL, by_now=word)
        return evolve(place, over_term=True) if outer and names_term(outer[0]) else place

    def _finishes(self, tokens: Sequence[Token]) -> bool:
        """Whether the word without which no sentence says how much of a plan was fulfilled is in it."""
        return bool(tokens) and self._text.find(rule_words().finishing, tokens[0].start, tokens[-1].end) >= 0

    def _goal(
        self, part: Sequence[Token], outer: Sequence[Token], memory: Memory, place: SentencePlace
    ) -> list[Outcome]:
        """The goal that a bracket quotes for the figure that it comes after (年度目标为4%以内)."""
        if not part or place.back is None:
            return []
        start = part[0].start
        at = bisect_left(outer, start, key=start_of)
        before = outer[at - 1] if at else None
        index = joining.quoted_goal(part, before)
        topic = memory.topic_before(start)
        if index is None or topic is None or len(topic.items) != 1:
            return []
        gap = tuple(token for token in part[:index] if token.cue is not Cue.PLAN_SHARE)
        way = joining.GOAL.reason(joining.goal_word(part[:index], before))
        words = tuple(part)
        joined = Joined(
            topic, (words[index],), gap, words, index, words[index + 1 :], start, way, describing=False
        )
        known = Memory(times=Times(own=Period.of_years(*place.back)), aims=True)
        outcomes, _ = self._interpreter.read(joined, known, evolve(place, status=Status.TARGET))
        return outcomes if any(outcome.statement for outcome in outcomes) else []

    def _clauses(
        self, tokens: Sequence[Token], place: SentencePlace, known: Times = _NO_TIMES
    ) -> tuple[list[Outcome], Memory]:
        """The outcomes of the clauses in order, and what is known after the last."""
        outcomes: list[Outcome] = []
        if not tokens:
            return outcomes, Memory(times=known)
        memory = Memory(times=known, part=self._opening_part(tokens), begin=tokens[0].start)
        for clause in clauses(tokens):
            index, words = 0, clause.tokens
            while index < len(words):
                token = words[index]
                if token.kind in _MUTE or (token.cue in _UNHEARD and token.text not in self._back):
                    index += 1
                elif token.kind is Kind.INDICATOR:
                    memory, index = self._topic(clause, index, memory)
                elif token.kind is Kind.QUANTITY or (
                    token.kind is Kind.DURATION and self._counts_days(token, memory)
                ):
                    made, memory, index = self._figure(clause, index, memory, place)
                    outcomes += made
                else:
                    memory = self._word(clause, index, memory)
                    index += 1
            memory = memory.after_clause(clause)
        return outcomes, memory

    def _opening_part(self, tokens: Sequence[Token]) -> str:
        """The part of the place, or the other places, that a sentence opens with: 支持高新区…，产值达到…"""
        first = tokens[0]
        start = first.end if first.text in rule_words().supporting else first.start
        return self._named_part(tokens, start) or self._parts.opening_places(tokens)

    def _counts_days(self, token: Token, memory: Memory) -> bool:
        """Whether a duration is a value of the topic: 空气优良天数344天."""
        if memory.topic is None:
            return False
        unit = token.quantity.unit
        return any(item is not None and unit in self._catalogue[item[0]].units for item in memory.topic.items)

    # -- words -----------------------------------------------------------------------------------------------

    def _word(self, clause: Clause, index: int, memory: Memory) -> Memory:
        """What is known after a word that is no figure and no indicator."""
        token = clause.tokens[index]
        if token.text in self._back:
            memory = self._own_place(clause, index, memory)
        if token.kind is Kind.COMMA:
            part = memory.part or self._parts.part_of_clause(clause.tokens, index)
            return memory._replace(part=part) if part else memory
        if token.kind is Kind.TIME:
            return memory if self._dates_meeting(clause, index) else _with_time(clause, index, memory)
        if token.kind is Kind.DURATION or token.cue is Cue.TERM:
            return _with_term(clause, index, memory)
        if not memory.goals and (self._lists_goals(clause.tokens, index) or self._quotes_aim(clause, token)):
            memory = memory._replace(goals=token.text)
        return memory.after_cue(token.cue)

    def _dates_meeting(self, clause: Clause, index: int) -> bool:
        """Whether a time says when a meeting was held, not when figures hold: 在2018年11月召开的会议上."""
        words, tokens = rule_words(), clause.tokens
        after = tokens[index + 1 : index + 2]
        if not after or not self._text.startswith(words.meeting, tokens[index].end):
            return False
        rest = self._text[after[0].start : tokens[-1].end]
        return any(word in rest for word in words.meetings)

    def _lists_goals(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a list of goals that were set follows: 会议确定的主要指标是：…"""
        token, words = tokens[index], rule_words()
        if not token.text.endswith(words.goals) or index + 1 >= len(tokens):
            return False
        before = self._text[tokens[0].start : token.start]
        return tokens[index + 1].text in words.equals and any(word in before for word in words.set_goals)

    def _quotes_aim(self, clause: Clause, token: Token) -> bool:
        """Whether a word opens an aim that a meeting set: 大会提出，…争取工业总产值增长6%."""
        words = rule_words()
        if token.text not in words.aiming:
            return False
        before = self._text[clause.sentence[0].start : token.start]
        return any(word in before for word in words.set_at_meeting)

    def _own_place(self, clause: Clause, index: int, memory: Memory) -> Memory:
        """What is known after a word for the whole place (全市), which ends what was said of a part."""
        if index and clause.tokens[index - 1].text in rule_words().share_opening:
            return memory  # 园区产值…，占全市的85%，…
        end = clause.tokens[index].end
        memory = memory._replace(begin=end)
        if not memory.part and (index or clause.first):
            return memory
        return memory._replace(part="" if index else self._named_part(clause.tokens, end))  # 全市产业园区

    def _named_part(self, tokens: Sequence[Token], start: int) -> str:
        """The part of the place that opens what is at ``start``; none where an indicator is so named.

        上市公司30家
        """
        part = self._parts.opening_part(start)
        if not part:
            return ""
        end = self._text.index(part, start) + len(part)
        names = (token for token in tokens if token.kind is Kind.INDICATOR)
        return "" if any(token.start < end <= token.end for token in names) else part

    # -- topics ----------------------------------------------------------------------------------------------

    def _topic(self, clause: Clause, index: int, memory: Memory) -> tuple[Memory, int]:
        """What is known after an indicator, and where to read on: most open a topic."""
        tokens = clause.tokens
        opened = None if is_measure(tokens, index) else read_topic(tokens, index, self._catalogue)
        if opened is None:
            return memory, index + 1
        topic, after = opened
        topic = self._added(topic, after, clause, index, memory)
        part = memory.part or self._part_before(topic, clause, index, memory)
        part = part or (_goes_on_with_part(clause, index, memory) and memory.carried) or None
        if part is not None:
            memory = memory._replace(part=part)
        owner = part or self._parts.owner_of_list(tokens, index)
        if owner is not None:
            topic = topic.not_own("scope.part", owner)
        topic = self._without_subset(topic, tokens[:index], memory)
        topic = self._sister(topic, tokens[index], memory)
        head = self._shared_head(topic, clause)
        if head is not None:
            topic = topic.not_own("scope.shared-head", head)
        topic = self._with_words(topic, tokens[:index])
        return memory.open(topic, clause, after), after

    def _with_words(self, topic: Topic, before: tuple[Token, ...]) -> Topic:
        """The topic with what the words of its clause before it say of its figures."""
        places = (token.text for token in before if token.cue is Cue.WHERE and token.text in self._back)
        place = next(places, "")
        words = _words_before(before)
        listed = [token.kind for token in before[-2:]] == [Kind.OTHER, Kind.LIST]
        if not place and not listed and words == NO_WORDS:
            return topic
        return evolve(topic, place=place, before=words, listed=listed)

    @staticmethod
    def _added(topic: Topic, after: int, clause: Clause, index: int, memory: Memory) -> Topic:
        """The topic, as one of what was added where a list goes on that began so."""
        tokens = clause.tokens
        if any(word in tokens[index].text for word in rule_words().holding):
            return topic  # 新增装机10万千瓦、总装机80万千瓦
        goes_on = (
            memory.topic is not None and memory.topic.added and continues_list(memory.gap(clause, index))
        )
        if not goes_on and index and tokens[index - 1].kind is Kind.LIST:
            reaches = after < len(tokens) and tokens[after].text in rule_words().reaching
            goes_on = not reaches and opens_with_addition(tokens[:index])  # 新增甲5家、乙3家、丙2家
        return evolve(topic, added=True) if goes_on else topic

    def _part_before(self, topic: Topic, clause: Clause, index: int, memory: Memory) -> str | None:
        """The part of the place that is the subject of the words before a topic."""
        tokens = clause.tokens
        head = next((member.ids[0] for member in topic.members if member.ids), None)
        first = None if head is None else self._catalogue[head]
        # 城区改造老旧小区, 市区空气质量
        of_town = first is not None and (first.event or not first.before.isdisjoint(rule_words().towns))
        part = self._parts.part_before(tokens, index, of_town=of_town)
        if part is not None or head not in rule_words().of_people:
            return part
        return self._parts.town_before(memory.begin, tokens[index].start)

    @staticmethod
    def _without_subset(topic: Topic, before: tuple[Token, ...], memory: Memory) -> Topic:
        """The topic after 其中: none where it repeats the one before (其中…), one of what was added."""
        subset = next((token.text for token in before if token.cue is Cue.SUBSET), None)
        if subset is None:
            return topic
        if memory.added:  # 新增公路90公里，其中高速公路20公里
            topic = evolve(topic, added=True)
        known = set() if memory.topic is None else set(memory.topic.items)
        repeats = not known.isdisjoint(item for item in topic.items if item is not None)
        return topic.not_own("scope.subset", subset) if len(known) < 2 and repeats else topic

    def _sister(self, topic: Topic, token: Token, memory: Memory) -> Topic:
        """The topic, under its full name where a short name comes after a sister indicator's.

        存款余额9亿元、贷款8亿元
        """
        items = memory.stated.items
        if not items or len(topic.members) != 1 or topic.members[0].use != "weak":
            return topic
        sister = self._catalogue[items[-1][0]].siblings.get(token.text)
        if sister is None or sister != topic.members[0].one:
            return topic
        return evolve(topic, members=(Member((sister,), sister),))

    def _shared_head(self, topic: Topic, clause: Clause) -> str | None:
        """The head that a short name takes over from the clause before: 第一产业投资…，第二产业增长."""
        member = topic.members[0]
        if len(topic.members) != 1 or member.use != "weak" or member.one is None:
            return None
        end = clause.start - 1
        start = max(self._text.rfind(mark, max(0, end - _CLAUSE), end) for mark in "，。；、：\n") + 1
        heads = rule_words().other_heads
        for name in self._catalogue[member.one].siblings:
            head = next((head for head in heads if self._text.startswith(name + head, start)), None)
            if head is not None:
                return head
        return None

    # -- figures ---------------------------------------------------------------------------------------------

    def _figure(self, clause: Clause, index: int, memory: Memory, place: SentencePlace) -> Step:
        """What becomes of a figure, or of a list of them."""
        tokens = clause.tokens
        token = tokens[index]
        gap = memory.gap(clause, index)
        if _counts_indicators(tokens, index):
            return [refused(token, joining.COUNTED_INDICATORS.reason())], memory, index + 1
        candidate = Candidate(self._text, token, tokens[:index], tokens[index + 1 :], gap)
        name = refusal(figure.name_cases(candidate), candidate)
        if name is not None:
            return [refused(token, name)], memory, index + 1
        counted = self._counted(clause, index, memory)
        if counted is not None:
            return self._count(counted, clause, index, memory, place)
        if _refers_back(clause, index, memory) and figure.compares(tokens[:index]) is None:
            return self._give_back(clause, index, memory, place)
        if memory.topic is None:
            return self._unlinked(figure.NO_TOPIC.reason(), clause, index, memory)
        gap, measure = without_measures(without_adverbials(gap))
        memory = memory._replace(measure=measure) if measure else memory
        memory, gap = self._turn(token, gap, memory)
        link = WordsBetween.of(token, gap, again=memory.last is not None, after=tokens[index + 1 :])
        reason = refusal(figure.LINKS, link) if link.parts else None
        if reason is not None and self._is_goal(token, gap, tokens[index + 1 :], memory):
            gap, reason = gap[-1:], None
        if reason is not None:
            return self._unlinked(reason, clause, index, memory)
        return self._link(gap, clause, index, memory, place)

    def _is_goal(
        self, token: Token, gap: tuple[Token, ...], after: tuple[Token, ...], memory: Memory
    ) -> bool:
        """Whether a figure is the goal that was set for the one before, said after it.

        新增就业20万人，超额完成省下达的15万人任务
        """
        only = None if memory.topic is None else memory.topic.only
        if only is None or memory.last is None or not _says_goal_reached(gap, after):
            return False
        return fits_level(token.quantity, self._catalogue[only[0]])

    def _link(
        self, gap: tuple[Token, ...], clause: Clause, index: int, memory: Memory, place: SentencePlace
    ) -> Step:
        """Figures that follow their topic."""
        topic = memory.topic
        if topic is None:
            raise ValueError("figures need a topic to follow")
        each = any(token.cue is Cue.EACH for token in gap)
        wanted = len(topic.items) + max(1, topic.front)
        wanted = max(wanted, len(memory.stated.slots), len(memory.stated.items)) if each else wanted
        years = joining.years_in_order(clause.tokens[:index]) if each else ()
        wanted = max(wanted, len(years))
        alone = len(topic.items) == 1 and not each
        if alone and joining.names_steps(gap):
            wanted = _MOST_STEPS
        tokens = clause.tokens
        between = joining.PLAIN if alone else joining.BETWEEN
        taken, after = joining.figure_list(tokens, index, wanted, between)
        start = min(memory.topic_start, clause.start)
        joined = Joined(topic, tuple(taken), gap, tokens, index, tokens[after:], start, years=years)
        outcomes, memory = self._interpreter.read(joined, memory, place)
        if not _goes_on(outcomes, tokens[after : after + 1]) and figure.compares(gap) is None:
            stated = memory.stated.with_unknown(taken[0], tokens[:after])
            memory = memory._replace(stated=stated, topic=None)
        return outcomes, memory.since_figure(clause, after), after

    def _unlinked(self, reason: Reason, clause: Clause, index: int, memory: Memory) -> Step:
        """A figure of something unknown, which ends the topic, or a difference, which does not."""
        token = clause.tokens[index]
        outcomes = [refused(token, reason)]
        if reason.id == figure.POINTS_APART.id:
            return outcomes, memory.since_figure(clause, index + 1), index + 1
        stated = memory.stated.with_unknown(token, clause.tokens[:index])
        return outcomes, memory._replace(stated=stated, topic=None), index + 1

    def _turn(self, token: Token, gap: tuple[Token, ...], memory: Memory) -> tuple[Memory, tuple[Token, ...]]:
        """Turn from a flow to its stock (新增3万户，总量达20万户), or to a sibling (国家级6家、省级20家).

        Gives what is known then, and the words before the figure without the name of the sibling.
        """
        topic = memory.topic
        only = None if topic is None else topic.only
        if topic is None or only is None or len(gap) < 2 or gap[0].kind not in (Kind.COMMA, Kind.LIST):
            return memory, gap
        entry = self._catalogue[only[0]]
        other, length = _sibling(entry, gap)
        fits = fits_level(token.quantity, entry)
        if other is not None and (fits or self._suits(token, other)):
            gap = (gap[0], *gap[1 + length :])
        elif fits and _names_total(gap):
            other = entry.stock
            topic = topic if other is None else evolve(topic, added=False)
        return memory.turn(self._renamed(topic, other)), gap

    def _suits(self, token: Token, id: str) -> bool:
        """Whether a figure may be a value or a growth of a sibling, counted otherwise: 集装箱200万标箱."""
        if token.quantity.kind is QuantityKind.PERCENT:
            return True
        return id in self._catalogue and fits_level(token.quantity, self._catalogue[id])

    def _renamed(self, topic: Topic, id: str | None) -> Topic:
        """The topic as one of another indicator, where the catalogue has it."""
        if id is None or id not in self._catalogue:
            return topic
        return evolve(topic, members=(Member((id,), id),))

    # -- figures that come before their indicator, or belong to earlier ones ---------------------------------

    def _counted(self, clause: Clause, index: int, memory: Memory) -> tuple[Topic, int] | None:
        """The topic that an amount counts right before it, and the index after it: 新增364家高新技术企业."""
        tokens = clause.tokens
        at = joining.indicator_after(tokens, index)
        if at is None or memory.part:
            return None
        opened = read_topic(tokens, at, self._catalogue)
        if opened is None:
            return None
        topic, after = opened
        only = topic.only
        if only is None or only[1] not in _COUNTABLE or joining.is_counted_otherwise(tokens, after):
            return None
        entry = self._catalogue[only[0]]
        fits = fits_level(tokens[index].quantity, entry) and not joining.is_worked_on(tokens, after, entry)
        return self._as_counted(topic, after, clause, index, memory) if fits else None

    def _as_counted(
        self, topic: Topic, after: int, clause: Clause, index: int, memory: Memory
    ) -> tuple[Topic, int] | None:
        """The topic that an amount counts, where nothing before claims it and something leads to it."""
        if topic.only is None or self._belongs_before(clause, index, memory):
            return None
        tokens, entry = clause.tokens, self._catalogue[topic.only[0]]
        verbs = leading_cues(tokens[:index])
        name = next(token for token in tokens[index:] if token.kind is Kind.INDICATOR)
        added = joining.adds(verbs, name) or joining.is_added_behind(tokens, after)
        added = added or topic.only[1] == "added" or joining.is_gained(tokens[:index], name, entry)
        if joining.leads_to(verbs, entry) or added or (entry.event and _opens_member(tokens, index)):
            return evolve(topic, added=added), after
        return None

    def _belongs_before(self, clause: Clause, index: int, memory: Memory) -> bool:
        """Whether a figure may well be one of the topic before it."""
        topic, gap = memory.topic, memory.gap(clause, index)
        if topic is None or only_joins(gap):
            return False
        if any(token.kind is Kind.COMMA for token in gap) and gap[-1].kind is Kind.CUE:
            return False  # 保障房6万套，完成3万户危房改造
        if figure.parting(gap) is not None:
            return False
        quantity = clause.tokens[index].quantity
        return any(
            item is not None and fits_level(quantity, self._catalogue[item[0]]) for item in topic.items
        )

    def _count(
        self, counted: tuple[Topic, int], clause: Clause, index: int, memory: Memory, place: SentencePlace
    ) -> Step:
        """A figure with the indicator that it comes before."""
        topic, after = counted
        tokens = clause.tokens
        verbs = leading_cues(tokens[:index])
        way = joining.COUNTED.reason(verbs[-1].text if verbs else True)
        start, figures = clause.start, (tokens[index],)
        joined = Joined(
            topic, figures, verbs, tokens, index, tokens[index + 1 :], start, way, describing=False
        )
        outcomes, memory = self._interpreter.read(joined, memory, place)
        return outcomes, memory.open(topic, clause, after), after

    def _give_back(self, clause: Clause, index: int, memory: Memory, place: SentencePlace) -> Step:
        """A list of figures for the indicators of earlier clauses: 粮食5万吨，蔬菜3万吨，分别增长1%、2%."""
        tokens, stated = clause.tokens, memory.stated
        taken, after = joining.figure_list(tokens, index, len(stated.slots), joining.BETWEEN)
        slots = stated.slots[-len(taken) :] if len(taken) > 1 else stated.ungrown()
        members = tuple(Member() if slot is None else Member((slot[0],), slot[0], slot[1]) for slot in slots)
        topic = Topic(members, memory.topic_start, tokens[index].start)
        start = min(memory.topic_start, clause.start)
        each = next((token.text for token in tokens[:index] if token.cue is Cue.EACH), "")
        way = joining.BACK.reason(each)
        joined = Joined(topic, tuple(taken), tokens[:index], tokens, index, tokens[after:], start, way)
        outcomes, memory = self._interpreter.read(joined, memory._replace(last=None), place)
        return outcomes, memory.since_figure(clause, after), after


def _last_named(outcomes: Sequence[Outcome]) -> Period | None:
    """The year that the last level was said to be of; None where none was named."""
    made = [outcome.statement for outcome in outcomes if outcome.statement is not None]
    named = (s.period for s in reversed(made) if s.aspect is Aspect.LEVEL and NAMED_YEAR in s.reasons)
    return next(named, None)


def _compares_part(tokens: Sequence[Token], before: Times) -> bool:
    """Whether a sentence compares with the same part of the year before, and the one before it named it.

    今年一至五月，生产发展。财政收入比去年同期增长8%。
    """
    own = before.own
    if own is None or own.start is None or own.end is None or not is_partial(own.start, own.end):
        return False
    same = any(token.text.endswith(rule_words().same_part) for token in tokens)
    return same and not any(
        token.kind is Kind.TIME and token.text[-2:] != rule_words().same_part for token in tokens
    )


def _words_before(tokens: Sequence[Token]) -> WordsBefore:
    """What the words right before the name of an indicator, the last of ``tokens``, say of its figures."""
    if not tokens:
        return NO_WORDS
    verbs = leading_cues(tokens)
    words = rule_words()
    less = (verb.text for verb in verbs or _verbs_of_list(tokens) if verb.cue is Cue.DOWN)
    return WordsBefore(
        contributor=_first_of(words.pulling, verbs),
        increase=_first_of(words.increasing, verbs),
        decrease=next(less, ""),
        gain=gaining_word(tokens),
        total=_sum_word(tokens, verbs),
        mean=_first_of(words.yearly, verbs),
        plan=_first_of(words.planned_once, verbs),
    )


def _verbs_of_list(before: Sequence[Token]) -> Sequence[Token]:
    """The verbs that open a clause whose list of objects and figures goes on: 压减会议费5%、“三公”经费7%."""
    if (
        len(before) < _SHORTEST_LIST
        or before[-1].kind is not Kind.LIST
        or before[-2].kind is not Kind.QUANTITY
    ):
        return ()
    return opening_cues(before)


def _goes_on_with_part(clause: Clause, index: int, memory: Memory) -> bool:
    """Whether a clause without a subject goes on with the part before the semicolon.

    高新区完成产值70亿元；完成固定资产投资9亿元
    """
    if not memory.carried or clause.start != memory.begin or not index:
        return False
    if any(token.text not in rule_words().achieving for token in clause.tokens[:index]):
        return False
    before = clause.sentence[: clause.first]
    return any(_is_amount(token) for token in before)


def _is_amount(token: Token) -> bool:
    return token.kind is Kind.QUANTITY and token.quantity.kind is QuantityKind.MONEY


def _says_goal_reached(gap: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether the words around a figure, in a clause of its own, say that it is a goal that was reached."""
    named = next((word for word in after if word.cue is not Cue.FILL), None)
    if named is None or not names_goal(named) or not gap or gap[0].kind not in (Kind.COMMA, Kind.LIST):
        return False
    done = any(word.text in rule_words().achieving for word in gap)
    dated = any(word.kind in (Kind.TIME, Kind.DURATION) or word.cue is Cue.TERM for word in gap)
    return done and not dated


def _sum_word(before: Sequence[Token], verbs: Sequence[Token]) -> str:
    """The word before an indicator that makes its amount a sum: 累计实现生产总值, 五年粮食总产量."""
    word = next((verb.text for verb in verbs if verb.cue is Cue.CUMULATIVE), "")
    if word or not before:
        return word
    last = before[-1]
    bare = last.cue is Cue.TERM or (_spans_years(last) and last.text.endswith(rule_words().year_sign))
    return last.text if bare and len(last.text) <= _LONGEST_TERM_NAME else ""


def _first_of(words: Collection[str], verbs: Sequence[Token]) -> str:
    """The first of the cue words right before an indicator that is one of ``words``; "" where none is."""
    return next((verb.text for verb in verbs if verb.text in words), "")


def _counts_indicators(tokens: Sequence[Token], index: int) -> bool:
    """Whether a figure only counts the indicators that were told: 以上五项指标增速均居全省首位."""
    following = tokens[index + 1 : index + 2]
    if not following or following[0].text not in rule_words().told_of:
        return False
    return any(token.cue is Cue.ALL for token in tokens[index + 2 :])


def _goes_on(outcomes: Sequence[Outcome], following: Sequence[Token]) -> bool:
    """Whether the topic goes on after a figure: it was one of it, or is counted once more (3万户8万人)."""
    counted_twice = any(token.kind is Kind.QUANTITY for token in following)
    return counted_twice or any(map(_speaks_of_topic, outcomes))


def _speaks_of_topic(outcome: Outcome) -> bool:
    """Whether a figure is a value of its topic, or measures it otherwise: 完成预算的102%，增长6%."""
    return outcome.statement is not None or outcome.reasons[0].id in _MEASURING


def _opens_member(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause or a member of a list begins at ``index``, or a verb that is no cue comes before.

    Another measure of the same may come before too: 1.06万户3.36万人实现脱贫.
    """
    before = tokens[index - 1] if index else None
    if before is None or before.kind in (Kind.LIST, Kind.QUANTITY, Kind.TIME):
        return True
    return before.kind is Kind.OTHER and not before.text.endswith(rule_words().touching)


def _refers_back(clause: Clause, index: int, memory: Memory) -> bool:
    """Whether a clause has no subject of its own and gives figures to those before: ，分别增长1%、2%."""
    if len(memory.stated.slots) < 2 or (memory.topic is not None and clause.start <= memory.topic_start):
        return False
    before = clause.tokens[:index]
    return all(token.kind in (Kind.CUE, Kind.TIME) for token in before) and any(
        token.cue is Cue.EACH for token in before
    )


def _governs(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time holds for what follows: it opens its clause or comes right before the figure."""
    if index and tokens[index - 1].cue is Cue.FROM and not _spans_years(tokens[index]):
        return False
    if names_basis(tokens, index) or _is_compared_with(tokens, index):
        return False
    if all(token.kind is Kind.CUE or token.kind is Kind.TIME for token in tokens[:index]):
        return True
    return index + 1 < len(tokens) and tokens[index + 1].kind in (Kind.INDICATOR, Kind.QUANTITY)


def _is_compared_with(tokens: Sequence[Token], index: int) -> bool:
    """Whether a figure is said to be as much as that of other years: 3亿千瓦，是〔1950年到2002年〕的总和."""
    return index > 0 and tokens[index - 1].text in rule_words().as_much_as and _spans_years(tokens[index])


def _heads_list(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time is the plan whose figures are listed after a colon: “八五”计划指标调整为：…"""
    following = tokens[index + 1 : index + 2]
    named = bool(following) and following[0].text.startswith(rule_words().plans)
    return named and tokens[-1].text in _COLONS and _spans_years(tokens[index])


def _dates_goal(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time is that of a goal that a figure is compared with: 比计划原定1957年3000万担的水平."""
    opening = last_comparison(tokens[:index])
    if opening is None or index + 1 == len(tokens) or tokens[index + 1].kind is not Kind.QUANTITY:
        return False
    return any(token.cue is Cue.AIM for token in tokens[opening:index])


def _spans_years(token: Token) -> bool:
    """Whether a time is one of several years (2018年到2023年)."""
    years = years_of(token)
    return years is not None and years[0] < years[1]


def _with_time(clause: Clause, index: int, memory: Memory) -> Memory:
    """What is known after a time."""
    if _heads_list(clause.tokens, index):
        return memory._replace(times=memory.times._replace(plan=years_of(clause.tokens[index])))
    if _dates_goal(clause.tokens, index):
        return memory
    if not _governs(clause.tokens, index):
        return _with_base(clause, index, memory)
    times = memory.times.after(clause.tokens, index, before_topic=memory.topic is None)
    return memory._replace(times=times)


def _with_base(clause: Clause, index: int, memory: Memory) -> Memory:
    """What is known after a time within a clause: a year that all that follows is compared with."""
    period = clause.tokens[index].period
    if memory.topic is not None or period is None or period.end is None:
        return memory
    if not is_base(clause.tokens, index):
        return memory
    year = period.end.year
    return memory._replace(times=memory.times._replace(stated_base=year, opening=year))


def _with_term(clause: Clause, index: int, memory: Memory) -> Memory:
    """What is known after a duration or a term of N years, which counts where it opens the clause."""
    length = term_of(clause.tokens[index])
    if length is None:
        return memory
    opens = all(token.kind is Kind.CUE for token in clause.tokens[:index])
    return memory._replace(times=memory.times._replace(length=length if opens else None))


def _names_total(gap: tuple[Token, ...]) -> bool:
    """Whether the words before a figure say that it is a total."""
    return any(word.cue in (Cue.UP_TO, Cue.TOTAL) or word.text in rule_words().reaching for word in gap)


def _sibling(entry: Entry, gap: Sequence[Token]) -> tuple[str | None, int]:
    """The indicator that a word after a mark turns to (，支出增长5%), and how many tokens that word has."""
    word = ""
    for length, token in enumerate(gap[1:], 1):
        if token.kind is not Kind.OTHER and token.cue is None:
            break
        word += token.text
        following = gap[length + 1 : length + 2]
        if word in entry.siblings and not (following and following[0].kind is Kind.OTHER):
            return entry.siblings[word], length
    return None, 0

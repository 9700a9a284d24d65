"""What is known of a sentence up to a figure: its topic, its times and whose figures were stated."""

from __future__ import annotations

from typing import NamedTuple

from gwreport.model import QuantityKind
from gwreport.statements.clause import Clause
from gwreport.statements.cues import Cue
from gwreport.statements.rules.claim import Sense
from gwreport.statements.times import Times
from gwreport.statements.tokens import Kind, Token
from gwreport.statements.topics import Topic

_WORDS_OF_TERM = 4  # tokens of a clause that is but a number of years, its comma among them
# Named here once: an attribute of an enumeration costs more than the comparison with it.
_AIM, _NEW, _DONE, _SUBSET = Cue.AIM, Cue.NEW, Cue.DONE, Cue.SUBSET
Item = tuple[str, str]  # the id of an indicator, and how it is written (see ``Form.use``)

_COUNTED = frozenset({QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.COUNT, QuantityKind.PERCENT})


class Stated(NamedTuple):
    """Whose figures the sentence has stated: each indicator once, in their order.

    ``slots`` are those since the last semicolon, with None for the figure of something unknown; ``grown`` are
    the ids of those among them whose growth was stated.
    """

    items: tuple[Item, ...] = ()
    slots: tuple[Item | None, ...] = ()
    grown: frozenset[str] = frozenset()

    def add(self, item: Item, *, growth: bool, apart: bool = False) -> Stated:
        """These with a statement on one indicator, ``apart`` where it is of another part than before."""
        return Stated(
            self.items if item in self.items else (*self.items, item),
            self.slots if item in self.slots and not apart else (*self.slots, item),
            self.grown | {item[0]} if growth else self.grown,
        )

    def ungrown(self) -> tuple[Item | None, ...]:
        """The last of those whose growth was not stated: 人数3万人，收入5亿元，均增长8%."""
        first = len(self.slots)
        while first:
            slot = self.slots[first - 1]
            if slot is not None and slot[0] in self.grown:
                break
            first -= 1
        return self.slots[first:]

    def with_unknown(self, token: Token, read: tuple[Token, ...]) -> Stated:
        """These with the figure of something unknown, where the clause ``read`` up to it names something."""
        if token.quantity.kind not in _COUNTED or any(word.cue is _SUBSET for word in read):
            return self
        if any(word.kind in (Kind.OTHER, Kind.INDICATOR) for word in read):
            return self._replace(slots=(*self.slots, None))
        return self


def _names_term(clause: Clause) -> bool:
    """Whether a clause is but a number of years, which holds for the next one too: 五年里，累计完成…"""
    if len(clause.tokens) > _WORDS_OF_TERM:
        return False
    return not any(token.kind is Kind.INDICATOR or token.kind is Kind.QUANTITY for token in clause.tokens)


class Memory(NamedTuple):
    """What is known up to a place in a sentence; every step makes a new one.

    ``topic`` is what the next figure may belong to and ``topics`` all of the sentence so far, the present one
    last; ``topic_start`` is where the clause of the topic begins. ``last`` is what the figure before said of
    the topic, ``measure`` what its share is taken of. ``since`` is the index of the first word after the last
    figure or topic. ``part`` is a part of the place that is the subject, ``carried`` that of what is
    before the last semicolon; ``begin`` is where the words for the
    whole place, a semicolon or the sentence last set that right; ``added`` says that 新增 or the like came
    before, ``aims`` and ``done`` that words of a goal or an achievement did, ``goals`` is the word that says
    that goals are listed (会议确定的目标是：…).
    """

    topic: Topic | None = None
    topics: tuple[Topic, ...] = ()
    topic_start: int = 0
    last: Sense | None = None
    measure: str = ""
    since: int = 0
    times: Times = Times()
    stated: Stated = Stated()
    part: str = ""
    carried: str = ""
    begin: int = 0
    added: bool = False
    aims: bool = False
    done: bool = False
    goals: str = ""

    def gap(self, clause: Clause, index: int) -> tuple[Token, ...]:
        """The words since the last figure or topic, up to a place in the present clause."""
        return clause.sentence[self.since : clause.first + index]

    def open(self, topic: Topic, clause: Clause, after: int) -> Memory:
        """The memory after a new topic of a clause, whose words go on at ``after``.

        Its base and measure are yet to be named.
        """
        times = self.times
        if times.base != times.opening:
            times = times._replace(base=times.opening)
        return self._replace(
            times=times,
            measure="",
            topic=topic,
            topics=(*self.topics, topic),
            topic_start=clause.start,
            last=None,
            since=clause.first + after,
        )

    def topic_before(self, position: int) -> Topic | None:
        """The last topic that begins before a position."""
        return next((topic for topic in reversed(self.topics) if topic.start < position), None)

    def turn(self, topic: Topic) -> Memory:
        """The memory with the present topic changed."""
        if topic is self.topic:
            return self
        return self._replace(topic=topic, topics=(*self.topics[:-1], topic))

    def after_cue(self, cue: Cue | None) -> Memory:
        """The memory after a cue word, which may say that something was added, aimed at or achieved."""
        if cue is _AIM:
            return self if self.aims else self._replace(aims=True)
        if cue is _NEW:
            return self if self.added else self._replace(added=True)
        return self._replace(done=True) if cue is _DONE and not self.done else self

    def since_figure(self, clause: Clause, after: int) -> Memory:
        """The memory after a figure of a clause, whose words go on at ``after``."""
        return self._replace(since=clause.first + after)

    def after_clause(self, clause: Clause) -> Memory:
        """The memory at the end of a clause: a semicolon ends the topic and the list of figures."""
        mark = clause.tokens[-1]
        times = self.times
        if times.length is not None and not _names_term(clause):
            times = times._replace(length=None)
        if mark.kind is not Kind.BREAK:
            return self if times is self.times else self._replace(times=times)
        return self._replace(
            topic=None,
            since=clause.first + len(clause.tokens) - 1,
            times=times._replace(opening=None),
            stated=Stated(self.stated.items),
            part="",
            carried=self.part,
            begin=mark.end,
            added=False,
        )

"""What is known while a sentence is read from left to right."""

from __future__ import annotations

from attrs import define, field

from gwreport.model import Period, QuantityKind
from gwreport.statements.aspects import Sense
from gwreport.statements.cues import Cue
from gwreport.statements.tokens import Kind, Token
from gwreport.statements.topics import Topic

_TOLD = frozenset({QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.COUNT, QuantityKind.PERCENT})


@define
class SentenceState:
    """What is known while a sentence is read from left to right."""

    topic: Topic | None = None
    topics: list[Topic] = field(factory=list)
    gap: list[Token] = field(factory=list)
    own: Period | None = None
    until: bool = False
    reached: Period | None = None
    since: int | None = None
    last: Sense | None = None
    base: int | None = None
    start: int | None = None
    length: int | None = None
    told: list[tuple[str, str]] = field(factory=list)
    slots: list[tuple[str, str] | None] = field(factory=list)  # whose figures were told, None for unknown
    grown: set[str] = field(factory=set)  # the indicators whose growth was told since the last break
    told_base: int | None = None
    measure: str = ""
    part: bool = False
    added: bool = False
    aims: bool = False
    done: bool = False
    clause: list[Token] = field(factory=list)
    clause_start: int = 0
    topic_clause: int = 0

    def ungrown(self) -> list[tuple[str, str] | None]:
        """The last of those told of whose growth was not: 人数3万人，收入5亿元，均增长8%."""
        first = len(self.slots)
        while first:
            slot = self.slots[first - 1]
            if slot is not None and slot[0] in self.grown:
                break
            first -= 1
        return self.slots[first:]

    def take_unknown(self, token: Token) -> None:
        """Keep the place of an amount of something unknown in the list of what was told."""
        if token.mention is None or token.mention.value.kind not in _TOLD:
            return
        if any(word.cue is Cue.SUBSET for word in self.clause):
            return
        if any(word.kind in (Kind.OTHER, Kind.INDICATOR) for word in self.clause):
            self.slots.append(None)


def refers_back(state: SentenceState) -> bool:
    """Whether a clause has no subject of its own and deals figures out to those before: ，分别增长1%、2%."""
    if len(state.slots) < 2 or (state.clause_start <= state.topic_clause and state.topic is not None):
        return False
    each = False
    for token in state.clause:
        if token.kind not in (Kind.CUE, Kind.TIME):
            return False
        each = each or token.cue is Cue.EACH
    return each

"""Dealing the quantities of a list out to the indicators of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gwreport.model import QuantityKind
from gwreport.statements.cues import Cue
from gwreport.statements.tokens import Kind, Token
from gwreport.statements.topics import Topic

BETWEEN = frozenset(
    {Cue.FILL, Cue.UP, Cue.DOWN, Cue.ATTAIN, Cue.PRICE, Cue.RANK, Cue.WHERE, Cue.TAIL, Cue.AIM}
)
PLAIN = frozenset({Cue.FILL})
_SHARED = frozenset(
    {QuantityKind.RANK, QuantityKind.PERCENT, QuantityKind.POINT, QuantityKind.MULTIPLE}
)  # one of them may be told of several indicators at once; an amount would be their sum
_GROWTHS = frozenset({QuantityKind.PERCENT, QuantityKind.MULTIPLE})
_ONE_BY_ONE = frozenset({"先后", "接连", "相继", "连续", "连续突破", "连破", "连跨"})


def quantity_list(tokens: Sequence[Token], index: int, wanted: int, between: frozenset[Cue]) -> list[Token]:
    """The quantities that follow each other with nothing but conjunctions and cues of ``between``."""
    taken = [tokens[index]]
    if wanted < 2:
        return taken
    kind = kind_of(tokens[index])
    joined = False
    for token in tokens[index + 1 :]:
        if token.kind is Kind.LIST or (token.cue is Cue.BASE and token.text == "与"):
            joined = True
        elif token.kind is Kind.QUANTITY and joined and _alike(kind_of(token), kind):
            taken.append(token)
            joined = False
            if len(taken) == wanted:
                break
        elif token.cue not in between:
            break
    return taken


def _alike(one: QuantityKind, other: QuantityKind) -> bool:
    """Whether figures of two kinds may stand in one list: 增长1.7倍和62%."""
    return one is other or (one in _GROWTHS and other in _GROWTHS)


def kind_of(token: Token) -> QuantityKind:
    """The kind of the quantity that a token stands for."""
    assert token.mention is not None
    kind: QuantityKind = token.mention.value.kind
    return kind


def deal(
    topic: Topic,
    taken: Sequence[Token],
    gap: Sequence[Token],
    told: Sequence[tuple[str, str]],
    slots: Sequence[tuple[str, str] | None],
    *,
    goes_on: bool = False,
) -> Iterator[tuple[Token, Sequence[tuple[str, str]], str]]:
    """Which quantity goes to which indicators, each with its use; ``told`` are those of the sentence,
    ``slots`` the subjects of the figures before, one each, with None for an unknown one.

    ``goes_on`` says that a conjunction follows, so that a single quantity may be the first of a list.
    """
    items, short = topic.items, topic.short
    every = [item for item in items if item is not None]
    cues = {token.cue for token in gap}
    if len(taken) > 1:
        ahead = (None,) * topic.front
        choices = (items, short, (*ahead, *items), (*ahead, *short))
        receivers = next((choice for choice in choices if len(choice) == len(taken)), None)
        if receivers is None and len(items) == 1 and kind_of(taken[0]) is QuantityKind.RANK:
            receivers = items * len(taken)  # 总量和增速分别居全省第2位、第3位
        if receivers is None and len(items) == 1 and any(token.text in _ONE_BY_ONE for token in gap):
            receivers = items * len(taken)  # 先后跨越4000亿元、5000亿元
        if receivers is None and len(items) == 1 and Cue.EACH not in cues and _in_other_units(taken):
            receivers = items  # 老旧小区90个、4000户
        if receivers is None and len(items) == 1 and len(slots) >= len(taken):
            receivers = tuple(slots[-len(taken) :])
        for token, item in zip(taken, receivers or (), strict=False):
            if item is not None:
                yield token, [item], "in-order"
    elif len(items) == 1:
        if _of_all(taken[0], gap, slots):
            near = [slot for slot in slots if slot is not None]
            yield taken[0], list(dict.fromkeys((*(near if len(near) > 1 else told), *every))), "all-of"
        else:
            yield taken[0], every, "subject"
    elif Cue.ALL in cues or (gap and gap[-1].text == "各"):
        yield taken[0], every, "all-of"
    elif Cue.EACH in cues and not goes_on and kind_of(taken[0]) in _SHARED:
        yield taken[0], every, "all-of"  # 城乡居民收入分别增长15%
    elif len(short) == 1:
        yield taken[0], [item for item in short if item is not None], "subject"
    elif Cue.EACH not in cues and kind_of(taken[0]) in _SHARED:
        yield taken[0], [item for item in short if item is not None], "all-of"


def _in_other_units(taken: Sequence[Token]) -> bool:
    """Whether one thing is counted twice, each time in another unit."""
    units = [token.mention.value.unit for token in taken if token.mention is not None]
    return kind_of(taken[0]) is QuantityKind.COUNT and len(set(units)) == len(taken)


def _of_all(token: Token, gap: Sequence[Token], slots: Sequence[tuple[str, str] | None]) -> bool:
    """Whether a figure in a clause of its own is that of several indicators (增速均居全省第一, 均增长8%).

    A rank is one of all that the sentence tells of, a growth one of those whose growth was not told.
    """
    if not any(word.cue is Cue.ALL for word in gap) or not any(word.kind is Kind.COMMA for word in gap):
        return False
    kind = kind_of(token)
    return kind is QuantityKind.RANK or (
        kind is QuantityKind.PERCENT and len(slots) > 1 and None not in slots and Cue.SHARE not in _cues(gap)
    )


def _cues(gap: Sequence[Token]) -> set[Cue | None]:
    return {word.cue for word in gap}

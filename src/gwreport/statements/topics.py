"""What a stretch of a sentence is about: one indicator, or a list of them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from gwreport.lexicon.indicators import IndicatorCatalogue
from gwreport.statements.cues import Cue
from gwreport.statements.tokens import Kind, Token

_CONJUNCTIONS = frozenset({"与", "同"})
_NAMING = frozenset({Cue.TAIL, Cue.TOTAL})
_PREDICATES = frozenset(
    {Cue.EACH, Cue.ALL, Cue.UP, Cue.DOWN, Cue.UP_TO, Cue.ATTAIN, Cue.SHARE, Cue.PRICE, Cue.AVERAGE, Cue.AIM}
)
_LONGEST_MEMBER = 16  # characters; a longer stretch is no member of a list


@define
class Topic:
    """The indicators that the quantities behind them may belong to.

    ``items`` are catalogue ids in the order of the text, None for a list member that is no indicator of
    the catalogue; ``single`` is the indicator of one figure for the whole of a shared head; ``use`` tells how
    the first indicator is written; ``added`` that 新增 or the like stands before it.
    """

    items: tuple[str | None, ...]
    single: str | None
    use: str
    start: int
    end: int
    added: bool = False


def read_topic(tokens: Sequence[Token], at: int, catalogue: IndicatorCatalogue) -> tuple[Topic, int] | None:
    """The topic whose first indicator is ``tokens[at]``, and the index behind it."""
    items: list[str | None] = []
    single: str | None = None
    compound = False
    use = ""
    last_use = ""
    index, behind = at, at + 1
    end = tokens[at].end
    while True:
        token = tokens[index]
        if token.kind is Kind.INDICATOR:
            members, one, last_use = _members(token, catalogue)
            use = use or last_use
            if len(members) > 1:
                compound, single = True, one
            items.extend(members)
        else:
            items.append(None)
        end = tokens[behind - 1].end
        following = _next_member(tokens, behind)
        if following is None:
            break
        index, behind = following
    front = _members_before(tokens, at)
    if compound and len(items) > 2 and single is not None:
        single = None
    items = [None] * front + items
    if all(item is None for item in items):
        return None
    pre = _before(tokens, at)
    added = any(token.cue is Cue.NEW for token in pre)
    return Topic(
        tuple(items), single, last_use if use == "subject" else use, tokens[at].start, end, added
    ), behind


def _members(token: Token, catalogue: IndicatorCatalogue) -> tuple[tuple[str, ...], str | None, str]:
    """The indicators that a mention names, the one of a single figure, and how it is written."""
    mention = token.mention
    assert mention is not None  # an indicator token always has its mention
    form = catalogue.forms.get(mention.text)
    if form is not None and form.members:
        return form.members, form.one, form.use
    return (mention.value.id,), mention.value.id, form.use if form is not None else "level"


def _next_member(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The next list member, where a conjunction and a member follow: its first token and the one behind it."""
    while index < len(tokens) and tokens[index].cue in _NAMING:
        index += 1
    if index >= len(tokens) or not _joins(tokens[index]):
        return None
    index += 1
    while index < len(tokens) and tokens[index].cue is Cue.WHERE:
        index += 1
    if index >= len(tokens):
        return None
    if tokens[index].kind is Kind.INDICATOR:
        return index, index + 1
    behind = _unknown_member(tokens, index)
    return None if behind is None else (index, behind)


def _unknown_member(tokens: Sequence[Token], index: int) -> int | None:
    """Where a list member that is no indicator ends: before a conjunction or the predicate; None if it is none."""
    start = index
    unknown = False
    while index < len(tokens):
        token = tokens[index]
        if token.kind is Kind.OTHER:
            unknown = True
        elif token.kind is not Kind.CUE or token.cue in _PREDICATES:
            break
        index += 1
    if not unknown or index >= len(tokens) or tokens[index - 1].end - tokens[start].start > _LONGEST_MEMBER:
        return None
    token = tokens[index]
    return index if _joins(token) or token.cue in _PREDICATES else None


def _joins(token: Token) -> bool:
    return token.kind is Kind.LIST or (token.cue is Cue.BASE and token.text in _CONJUNCTIONS)


def _members_before(tokens: Sequence[Token], at: int) -> int:
    """How many unknown members stand before the first indicator of a list that is dealt out in order."""
    if not _dealt_out(tokens, at):
        return 0
    count = 0
    index = at - 1
    while index >= 1 and tokens[index].kind is Kind.LIST:
        end = index
        index -= 1
        while index >= 0 and tokens[index].kind in (Kind.OTHER, Kind.CUE):
            index -= 1
        if index + 1 == end or tokens[end - 1].end - tokens[index + 1].start > _LONGEST_MEMBER:
            break
        count += 1
    return count


def _dealt_out(tokens: Sequence[Token], at: int) -> bool:
    """Whether 分别 follows before the clause ends."""
    for token in tokens[at:]:
        if token.kind in (Kind.COMMA, Kind.BREAK, Kind.QUANTITY):
            return False
        if token.cue is Cue.EACH:
            return True
    return False


def _before(tokens: Sequence[Token], at: int) -> list[Token]:
    """The cue words directly before an indicator, in its clause."""
    found: list[Token] = []
    for token in reversed(tokens[:at]):
        if token.kind is not Kind.CUE and token.kind is not Kind.TIME:
            break
        found.append(token)
    return found

"""What a stretch of a sentence is about: one indicator, or a list of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from attrs import field, frozen

from gwreport.indicators.catalogue import IndicatorCatalogue
from gwreport.statements.cues import Cue, rule_words
from gwreport.statements.decision import Reason
from gwreport.statements.tokens import Kind, Token

_EACH = Cue.EACH
_CONJUNCTIONS = frozenset({"与", "同"})
_NAMING = frozenset({Cue.TAIL, Cue.TOTAL})
_PREDICATES = frozenset(
    {Cue.EACH, Cue.ALL, Cue.UP, Cue.DOWN, Cue.UP_TO, Cue.ATTAIN, Cue.SHARE, Cue.PRICE, Cue.AVERAGE, Cue.AIM}
)
_SHARING = frozenset({Cue.EACH, Cue.ALL, Cue.SHARE})
_BEFORE_EACH = frozenset({Cue.AVERAGE, Cue.CUMULATIVE, Cue.PRICE})  # they say what all figures are
_NOTHING = (None,)
_ENDS = frozenset({Kind.COMMA, Kind.BREAK, Kind.QUANTITY})
_LONGEST_MEMBER = 16  # characters; a longer stretch is no member of a list


@frozen
class Member:
    """One member of a list: the indicators that it names, and that of a single figure; none if unknown."""

    ids: tuple[str, ...] = ()
    one: str | None = None
    use: str = "level"


@frozen
class WordsBefore:
    """The words right before the name of an indicator that say how its figures are meant; "" where none does.

    ``contributor`` is the verb of what contributes to it (投资拉动经济增长), ``increase`` says that the
    figure is an increase (新增粮食产量), ``decrease`` a decrease (压减“三公”经费), ``gain`` what a stock
    gains (增加绿地), ``total`` a sum of years (五年累计实现生产总值), ``mean`` a mean (年均新增就业),
    ``plan`` that it is what was planned at first (原计划新增).
    """

    contributor: str = ""
    increase: str = ""
    decrease: str = ""
    gain: str = ""
    total: str = ""
    mean: str = ""
    plan: str = ""


NO_WORDS = WordsBefore()


@frozen
class Topic:
    """The indicators that the figures after them may belong to.

    ``members`` are in the order of the text; ``items`` are their indicators, each with its use, the parts of
    a shared head one by one, and None for an unknown member. ``added`` says that 新增 or the like is before
    the first; ``front`` counts unknown words before it that may be members too (全员工资和零售额增长8%和9%).
    ``place`` is a word for the report's place as a whole before it (全市), "" where there is none.
    ``before`` are the words right before it that say how its figures are meant.
    ``listed`` says that a conjunction joins it to an unknown word before it (议案和政协提案).
    ``foreign`` is why the topic is none of the report's own, so that its figures make no statements.
    """

    members: tuple[Member, ...]
    start: int
    end: int
    added: bool = False
    front: int = 0
    place: str = ""
    foreign: Reason | None = None
    before: WordsBefore = NO_WORDS
    listed: bool = False
    items: tuple[tuple[str, str] | None, ...] = field(init=False)

    @items.default
    def _items(self) -> tuple[tuple[str, str] | None, ...]:
        found: list[tuple[str, str] | None] = []
        for member in self.members:
            found += [(id, member.use) for id in member.ids] or _NOTHING
        return tuple(found)

    def not_own(self, id: str, word: str) -> Topic:
        """This topic as one of a part of the place or of an indicator, under the id of the refusal."""
        return Topic((Member(),), self.start, self.end, foreign=Reason(id, word))

    @property
    def only(self) -> tuple[str, str] | None:
        """The indicator of a topic that has one alone, with its use; else None."""
        items = self.items
        return items[0] if len(items) == 1 else None

    @property
    def short(self) -> tuple[tuple[str, str] | None, ...]:
        """The indicator of each member as a whole; None where it has none."""
        return tuple(None if member.one is None else (member.one, member.use) for member in self.members)


def read_topic(tokens: Sequence[Token], at: int, catalogue: IndicatorCatalogue) -> tuple[Topic, int] | None:
    """The topic whose first indicator is ``tokens[at]``, and the index after it; None where it is none."""
    in_order = _given_in_order(tokens, at)
    ahead = _members_before(tokens, at)
    stretches, last = _stretches(tokens, at, in_order)
    members = _listed(tokens, ahead if in_order else (), stretches, catalogue, in_order=in_order)
    if members[-1].use == "subject" or not members[-1].ids:
        members = _without_heads(members, _written(tokens, *last))
    if not any(member.ids for member in members):
        return None
    start, end = tokens[at].start, tokens[last[1] - 1].end
    topic = Topic(tuple(members), start, end, _is_added(tokens, at), 0 if in_order else len(ahead))
    return topic, last[1]


def _listed(
    tokens: Sequence[Token],
    ahead: Sequence[tuple[int, int]],
    stretches: Sequence[tuple[int, int]],
    catalogue: IndicatorCatalogue,
    *,
    in_order: bool,
) -> list[Member]:
    """The members of a list: unknown ones ``ahead`` of the first indicator, the ``stretches`` from it on.

    They are one where all are the same (孵化器和众创空间), unless each gets a figure ``in_order``.
    """
    members = [Member() for _ in ahead]
    written = [_name_at_end(tokens[start:end]) for start, end in ahead]
    for index, after in stretches:
        written.append(_written(tokens, index, after))
        if tokens[index].kind is Kind.INDICATOR:
            members.append(_member(tokens[index], catalogue))
        else:
            members.append(_sibling(members[-1], written[-1], catalogue))
    if len(members) > 1:
        _complete(members, written, catalogue)
    same = members[0].ids and all(member.ids == members[0].ids for member in members)
    return members[:1] if same and not ahead and not in_order else members


def _written(tokens: Sequence[Token], index: int, after: int) -> str:
    if after == index + 1:  # as most members
        return tokens[index].text
    return "".join([token.text for token in tokens[index:after]])


def _stretches(
    tokens: Sequence[Token], at: int, in_order: bool
) -> tuple[list[tuple[int, int]], tuple[int, int]]:
    """Where each member of the list begins and ends, from the indicator ``tokens[at]`` on, and the last one.

    The last one is no member where it only is what a share is taken of (研发经费支出与地区生产总值的比例).
    """
    last = at, at + 1
    found = [last]
    while (following := _next_member(tokens, last[1], in_order)) is not None:
        last = following
        if _is_share_of(tokens, *last):
            break
        found.append(last)
    return found, last


def _without_heads(members: list[Member], last: str) -> list[Member]:
    """The members without those that need a head after them and have none (农业、服务业增加值)."""
    unread = {"subject"} if members[-1].use == "subject" else set()
    members = [Member() if member.use in unread else member for member in members]
    if not members[-1].ids and not any(head in last for head in rule_words().subject_heads):
        # the head is another one: 高技术产业、风电投资
        members = [Member() if member.use in ("weak", "subject") else member for member in members]
    return members


def _is_added(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words before an indicator say that it was added: 新建, 完成…建设."""
    words = rule_words()
    before = _before(tokens, at)
    if any(token.cue is Cue.NEW for token in before):
        return not _counts_all(before)
    if words.works not in tokens[at].text:
        return False
    following = tokens[at + 1 : at + 2]
    counted = bool(following) and following[0].kind is Kind.QUANTITY  # 高标准农田建设5万亩
    return counted or any(token.text == words.finishing for token in before)


def _counts_all(before: Sequence[Token]) -> bool:
    """Whether words say how many were recognised up to now, not within some years: 累计获批30家."""
    if not any(token.cue is Cue.CUMULATIVE for token in before):
        return False
    verbs = (token.text for token in before if token.cue is Cue.NEW)
    within = any(token.kind is Kind.TIME or token.cue is Cue.TERM for token in before)
    return not within and any(verb in rule_words().recognising for verb in verbs)


def _is_share_of(tokens: Sequence[Token], index: int, after: int) -> bool:
    """Whether the next member only is what a share is taken of: 研发支出与〔地区生产总值〕之比."""
    while after < len(tokens) and tokens[after].text == "的":
        after += 1
    joined = tokens[index - 1].text in _CONJUNCTIONS
    return joined and after < len(tokens) and tokens[after].text in rule_words().share_heads


def _sibling(before: Member, text: str, catalogue: IndicatorCatalogue) -> Member:
    """The member that a word is short for beside the one before it: 一般公共预算收入、〔支出〕."""
    id = catalogue[before.one].siblings.get(text) if before.one is not None else None
    return Member() if id is None else Member((id,), id)


def _complete(members: list[Member], written: Sequence[str], catalogue: IndicatorCatalogue) -> None:
    """Read members by the head that the last one has for all of them: 工业、民间、房地产投资."""
    heads = [head for head in rule_words().shared_heads if written[-1].endswith(head)]
    for index, (member, text) in enumerate(zip(members[:-1], written, strict=False)):
        for head in heads:
            members[index] = _completed(members[index], text, head, written[-1], catalogue)
        if members[index] is not member and _owned_elsewhere(text, members[index], members[-1], catalogue):
            members[-1] = Member()


def _owned_elsewhere(text: str, member: Member, last: Member, catalogue: IndicatorCatalogue) -> bool:
    """Whether the facility that opens a list owns its last member, of another kind: 机场旅客、货物吞吐量."""
    if member.one is None or last.one is None:
        return False
    own, others = catalogue[member.one].facilities, catalogue[last.one].facilities
    opening = [word for word in own if text.startswith(word)]
    return bool(others) and bool(opening) and not any(word in others for word in opening)


def _completed(member: Member, text: str, head: str, last: str, catalogue: IndicatorCatalogue) -> Member:
    """A member as one of the head that the ``last`` has for all; none where it owns that (民营经济和贷款).

    A full name may be the beginning of a longer one (常住人口、户籍人口城镇化率).
    """
    short = member.use in ("weak", "subject") or not member.ids or last != head
    form = catalogue.whole_form(text + head) if short and text and not text.endswith(head) else None
    if form is not None and form.one is not None and form.use == "level":
        return Member((form.one,), form.one)
    words = rule_words()
    return Member() if head in words.owned_heads and text.endswith(words.economies) else member


def _member(token: Token, catalogue: IndicatorCatalogue) -> Member:
    """The indicators that a mention names, the one of a single figure, and how it is written."""
    mention = token.mention
    assert mention is not None  # an indicator token always has its mention
    form = catalogue.form_of(mention.text)
    if form is not None and form.members:
        return Member(form.members, form.one, form.use)
    return Member((mention.value.id,), mention.value.id, form.use if form is not None else "level")


def _next_member(tokens: Sequence[Token], index: int, in_order: bool) -> tuple[int, int] | None:
    """The next list member, where a conjunction and a member follow: its first token, the one after it."""
    while index < len(tokens) and tokens[index].cue in _NAMING:
        index += 1
    if index >= len(tokens) or not _joins(tokens[index]):
        return None
    index += 1
    while index < len(tokens) and (tokens[index].cue is Cue.WHERE or _is_length(tokens, index)):
        index += 1
    if index >= len(tokens):
        return None
    if tokens[index].kind is Kind.INDICATOR:
        return index, index + 1
    after = _unknown_member(tokens, index, _SHARING if in_order else _PREDICATES)
    return None if after is None else (index, after)


def _is_length(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number of years is but part of the name after it: 九年义务教育巩固率."""
    following = tokens[index + 1 : index + 2]
    return tokens[index].kind is Kind.DURATION and bool(following) and following[0].kind is Kind.INDICATOR


def _unknown_member(tokens: Sequence[Token], index: int, closing: frozenset[Cue]) -> int | None:
    """Where a member that is no indicator ends: before a conjunction or the predicate; None if it is none."""
    start = index
    unknown = False
    while index < len(tokens):
        token = tokens[index]
        if token.kind is Kind.OTHER:
            unknown = True
        elif token.kind is not Kind.CUE or token.cue in closing:
            break
        index += 1
    if not unknown or index >= len(tokens) or tokens[index - 1].end - tokens[start].start > _LONGEST_MEMBER:
        return None
    token = tokens[index]
    if not (_joins(token) or token.cue in closing):
        return None
    while tokens[index - 1].cue in _BEFORE_EACH:
        index -= 1
    return index


def _joins(token: Token) -> bool:
    return token.kind is Kind.LIST or (token.cue is Cue.BASE and token.text in _CONJUNCTIONS)


def _members_before(tokens: Sequence[Token], at: int) -> list[tuple[int, int]]:
    """Where the unknown members before the first indicator of a list that is given figures in order are."""
    found: list[tuple[int, int]] = []
    index = at - 1
    while index >= 1 and tokens[index].kind is Kind.LIST:
        end = index
        index -= 1
        while index >= 0 and tokens[index].kind in (Kind.OTHER, Kind.CUE):
            index -= 1
        if index + 1 == end or tokens[end - 1].end - tokens[index + 1].start > _LONGEST_MEMBER:
            break
        found.insert(0, (index + 1, end))
    return found


def _name_at_end(tokens: Sequence[Token]) -> str:
    """The unknown words at the end of a member: what it may be short for is no cue (全市〔海港货物〕)."""
    name = takewhile(lambda token: token.kind is Kind.OTHER, reversed(tokens))
    return "".join(token.text for token in reversed(list(name)))


def _given_in_order(tokens: Sequence[Token], at: int) -> bool:
    """Whether 分别 follows before the clause ends."""
    for index in range(at, len(tokens)):
        token = tokens[index]
        if token.cue is _EACH:
            return True
        if token.kind in _ENDS:
            return False
    return False


def _before(tokens: Sequence[Token], at: int) -> list[Token]:
    """The cue words directly before an indicator, in its clause."""
    found: list[Token] = []
    for token in reversed(tokens[:at]):
        if token.kind is not Kind.CUE and token.kind is not Kind.TIME:
            break
        found.append(token)
    return found

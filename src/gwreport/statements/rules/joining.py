"""Joining: which figures belong to which indicators, and which belong to none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import frozen

from gwreport.indicators.catalogue import Entry
from gwreport.model import Quantity, QuantityKind
from gwreport.statements.clause import gaining_word
from gwreport.statements.cues import Cue, rule_words
from gwreport.statements.decision import Case, Evidence, always
from gwreport.statements.memory import Item
from gwreport.statements.rules.claim import fits_level
from gwreport.statements.rules.phrase import names_goal
from gwreport.statements.tokens import Kind, Token
from gwreport.statements.topics import Topic

Pairs = Sequence[tuple[Token, Sequence[Item]]]
Singles = tuple[Case["Offer", Pairs], ...]

BETWEEN = frozenset(
    {Cue.FILL, Cue.UP, Cue.DOWN, Cue.ATTAIN, Cue.PRICE, Cue.RANK, Cue.WHERE, Cue.TAIL, Cue.AIM}
)
PLAIN = frozenset({Cue.FILL})
# One of them may be that of several indicators at once; an amount would be their sum.
_SHARED = frozenset({QuantityKind.RANK, QuantityKind.PERCENT, QuantityKind.POINT, QuantityKind.MULTIPLE})
_AMOUNTS = frozenset({QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.COUNT})
_GROWTHS = frozenset({QuantityKind.PERCENT, QuantityKind.MULTIPLE})


def quoted_goal(part: Sequence[Token], before: Token | None) -> int | None:
    """Where in a bracket the goal for the figure before it is; None where the bracket quotes no goal.

    The bracket names it (年度目标为4%以内), or comes after a word for it (完成年度任务（5万人）).
    """
    named = before is not None and names_goal(before)
    for index, token in enumerate(part):
        if token.kind is Kind.QUANTITY:
            return index if named else None
        if token.kind is not Kind.CUE:
            return None
        named = named or names_goal(token)
    return None


def goal_word(part: Sequence[Token], before: Token | None) -> str:
    """The word for a goal in a bracket, or before it."""
    words = (*part, before) if before is not None else tuple(part)
    return next((word.text for word in words if names_goal(word)), "")


def indicator_after(tokens: Sequence[Token], index: int) -> int | None:
    """Where the indicator right after a figure is; None where another word follows it."""
    at = index + 1
    while at < len(tokens) and (tokens[at].cue in PLAIN or tokens[at].text in rule_words().taking_part):
        at += 1
    return at if at < len(tokens) and tokens[at].kind is Kind.INDICATOR else None


def is_counted_otherwise(tokens: Sequence[Token], after: int) -> bool:
    """Whether the figure before an indicator is no count of it alone.

    It has one of its own after it, or the figure is one for it and something else (100家甲企业和乙企业).
    """
    following = tokens[after : after + 2]
    if following and following[0].kind is Kind.QUANTITY:
        return True
    joined = len(following) == 2 and following[0].kind is Kind.LIST and following[0].text != "、"
    return joined and following[1].kind is Kind.OTHER


def leads_to(verbs: Sequence[Token], entry: Entry) -> bool:
    """Whether the words before a figure make it the count of an indicator.

    Of things that are there, a word that only fills names some of them (甲、乙等四家上市公司).
    """
    if entry.event or entry.indicator.dimension != "count":
        return bool(verbs)
    return any(verb.cue is not Cue.FILL for verb in verbs)


def is_gained(before: Sequence[Token], indicator: Token, entry: Entry) -> bool:
    """Whether a verb before a figure says that the stock gains what it counts: 争创2个重点实验室."""
    whole = any(word in indicator.text for word in rule_words().holding)
    return not whole and entry.indicator.dimension != "money" and gaining_word(before) != ""


def is_worked_on(tokens: Sequence[Token], after: int, entry: Entry) -> bool:
    """Whether the things that an amount counts are only what something is done with: 700家企业智能化改造."""
    if entry.event or entry.indicator.dimension != "count":
        return False
    written = ""
    for token in tokens[after:]:
        if token.kind is not Kind.OTHER and token.kind is not Kind.CUE:
            break
        written += token.text
    return written.endswith(rule_words().worked_on)


def adds(verbs: Sequence[Token], indicator: Token) -> bool:
    """Whether the verbs before a figure say that what it counts was added: 新增, 完成…建设."""
    words = rule_words()
    built = words.works in indicator.text and any(verb.text == words.finishing for verb in verbs)
    return built or any(verb.cue is Cue.NEW for verb in verbs)


def is_added_behind(tokens: Sequence[Token], after: int) -> bool:
    """Whether a verb right behind an indicator says that what is counted was added: 5家…获批, 2个…落户."""
    following = "".join(token.text for token in tokens[after : after + 2])
    return following.startswith(rule_words().settling)


def figure_list(
    tokens: Sequence[Token], index: int, wanted: int, between: frozenset[Cue]
) -> tuple[list[Token], int]:
    """The figures that follow each other with nothing but conjunctions and cues of ``between``.

    With them the index after the last.
    """
    taken, after = [tokens[index]], index + 1
    kind = tokens[index].quantity.kind
    joined = False
    for at in range(index + 1, len(tokens)):
        if len(taken) >= wanted:
            break
        token = tokens[at]
        if token.kind is Kind.LIST or (token.cue is Cue.BASE and token.text == "与"):
            joined = True
        elif token.kind is Kind.QUANTITY and joined and _alike(token.quantity.kind, kind, mixed=between):
            taken.append(token)
            after = at + 1
            joined = False
        elif token.cue not in between and not (joined and token.text in rule_words().rates_of_time):
            break
    return taken, after


def years_in_order(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The last list of times among ``tokens``: 2021年、2022年和2023年; empty where none is listed."""
    run: list[Token] = []
    for index, token in enumerate(tokens):
        if token.period is None:
            continue
        joined = index > 1 and tokens[index - 1].kind is Kind.LIST and tokens[index - 2] in run
        run = [*run, token] if joined else [token]
    return tuple(run) if len(run) > 1 else ()


def _alike(one: QuantityKind, other: QuantityKind, mixed: frozenset[Cue]) -> bool:
    """Whether figures of two kinds may be in one list: 增长1.7倍和62%, 分别达到9万人次、2万吨."""
    if one is other or (one in _GROWTHS and other in _GROWTHS):
        return True
    return mixed is BETWEEN and one in _AMOUNTS and other in _AMOUNTS


class Offer(NamedTuple):
    """A list of figures, or a single one, for the indicators of a topic.

    ``gap`` are the words before; ``items`` are the indicators of the sentence so far, ``slots`` those of its
    figures, one each, with None for an unknown one. ``goes_on`` says that a conjunction follows, so that a
    single figure may be the first of a list; ``again`` that the topic had a figure before, ``years`` how many
    years are listed before 分别.
    """

    topic: Topic
    figures: tuple[Token, ...]
    gap: tuple[Token, ...]
    items: tuple[Item, ...] = ()
    slots: tuple[Item | None, ...] = ()
    goes_on: bool = False
    again: bool = False
    years: int = 0

    @property
    def kind(self) -> QuantityKind:
        """The kind of the first figure."""
        return self.figures[0].quantity.kind

    @property
    def alone(self) -> bool:
        """Whether the topic has one member."""
        return len(self.topic.items) == 1

    def word(self, *cues: Cue) -> str | None:
        """The first word before the figure that is one of the cues."""
        return next((token.text for token in self.gap if token.cue in cues), None)


# -- other ways --------------------------------------------------------------------------------------------

# The reader of sentences finds these ways itself, so that their verdicts are never asked.
COUNTED = Case[str, bool](
    "count.before",
    "An amount right before the indicator counts it (新增364家高新技术企业).",
    always,
    always,
)
BACK = Case[str, bool](
    "order.back",
    "A clause without a subject gives figures to the indicators of the clauses before (，分别增长1%、2%).",
    always,
    always,
)
GOAL = Case[str, bool](
    "goal.bracket",
    "A bracket quotes the goal for the figure before it (年度任务（5万人）).",
    always,
    always,
)
UNKNOWN = Case[str, bool](
    "order.unknown", "The figure falls to a member of the list that is no indicator.", always
)
ANOTHER_UNIT = Case[str, bool](
    "order.another-unit", "The figure counts in another unit what the one before counted.", always
)


COUNTED_INDICATORS = Case[str, bool](
    "all.counted", "The figure counts the indicators that were told (以上五项指标均…).", always
)


WAYS = (COUNTED_INDICATORS, COUNTED, BACK, GOAL, UNKNOWN, ANOTHER_UNIT)


@frozen
class Compared:
    """An amount that a figure is compared with; ``year`` is 0 where none is named."""

    year: int
    quantity: Quantity
    entry: Entry | None


BASES: tuple[Case[Compared, int], ...] = (
    Case(
        "base.no-year",
        "The amount of an earlier time that is not named (比上年的) only serves for comparison.",
        lambda compared: compared.year == 0,
    ),
    Case(
        "base.list",
        "An amount that is compared with is no value of a list, a growth or a share.",
        lambda compared: compared.entry is None,
    ),
    Case(
        "base.unit",
        "An amount that is compared with is not one that the indicator is counted in.",
        lambda compared: compared.entry is not None and not fits_level(compared.quantity, compared.entry),
    ),
    Case(
        "base.named",
        "The amount of a named year that a figure is compared with (比2016年的30亿元增长).",
        always,
        lambda compared: compared.year,
    ),
)

# -- lists of figures --------------------------------------------------------------------------------------


def _in_order(receivers: Sequence[Item | None], offer: Offer) -> Pairs:
    pairs = zip(offer.figures, receivers, strict=False)
    return [(token, () if item is None else (item,)) for token, item in pairs]


def _as_many(choose: Callable[[Offer], Sequence[Item | None]]) -> Callable[[Offer], Evidence]:
    return lambda offer: len(choose(offer)) == len(offer.figures) and (offer.word(Cue.EACH) or True)


def _unknown_first(offer: Offer) -> Sequence[Item | None]:
    """The members with the unknown words before them (全员工资和零售额)."""
    ahead = (None,) * offer.topic.front
    every = (*ahead, *offer.topic.items)
    return every if len(every) == len(offer.figures) else (*ahead, *offer.topic.short)


def _steps(offer: Offer) -> Evidence:
    """Amounts that an indicator passed one after another: 先后跨越3000亿元、4000亿元."""
    if not offer.alone:
        return None
    words = rule_words()
    one_by_one = next((token.text for token in offer.gap if token.text in words.one_by_one), None)
    if one_by_one is not None or offer.word(Cue.EACH):
        return one_by_one
    return _passes(offer.figures) and next((t.text for t in offer.gap if t.text in words.passing), None)


def names_steps(gap: Sequence[Token]) -> bool:
    """Whether the words before figures may introduce steps: 先后跨越, 突破."""
    words = rule_words()
    return any(token.text in words.one_by_one or token.text in words.passing for token in gap)


def _passes(figures: Sequence[Token]) -> bool:
    """Whether the amounts of one unit grow from one to the next."""
    lows = [figure.quantity.low for figure in figures]
    units = {figure.quantity.unit for figure in figures}
    return len(units) == 1 and all(a is not None and b is not None and a < b for a, b in pairwise(lows))


def _units(offer: Offer) -> Evidence:
    """One thing is counted twice, each time in another unit: 老旧小区90个、4000户."""
    if not offer.alone or offer.kind is not QuantityKind.COUNT or offer.word(Cue.EACH):
        return None
    return len({token.quantity.unit for token in offer.figures}) == len(offer.figures)


def _earlier_ones(offer: Offer) -> Sequence[Item | None]:
    """The indicators of the figures before, else of the sentence where it has as many."""
    count = len(offer.figures)
    if len(offer.slots) >= count:
        return offer.slots[-count:]
    return offer.items if len(offer.items) == count and offer.word(Cue.EACH) else ()


def _earlier(offer: Offer) -> Evidence:
    enough = offer.alone and len(_earlier_ones(offer)) > 0
    return (offer.word(Cue.EACH) or True) if enough else None


STEPS = Case[Offer, Pairs](
    "order.steps",
    "Several amounts that one indicator passed one after another (先后跨越): the last is its value.",
    _steps,
    lambda offer: _in_order(offer.topic.items * len(offer.figures), offer),
)
LISTS: tuple[Case[Offer, Pairs], ...] = (
    Case(
        "order.members",
        "As many figures as indicators: each gets its own, in order.",
        _as_many(lambda offer: offer.topic.items),
        lambda offer: _in_order(offer.topic.items, offer),
    ),
    Case(
        "order.wholes",
        "As many figures as members of a list, one of which names several indicators.",
        _as_many(lambda offer: offer.topic.short),
        lambda offer: _in_order(offer.topic.short, offer),
    ),
    Case(
        "order.years",
        "As many figures as years before 分别: one indicator, a figure for each year.",
        lambda offer: offer.alone and offer.years == len(offer.figures) and offer.word(Cue.EACH),
        lambda offer: _in_order(offer.topic.items * len(offer.figures), offer),
    ),
    Case(
        "order.unknown-first",
        "As many figures as members with the unknown ones before the first indicator.",
        _as_many(_unknown_first),
        lambda offer: _in_order(_unknown_first(offer), offer),
    ),
    Case(
        "order.ranks",
        "Several ranks of one indicator: of its amount, its growth.",
        lambda offer: offer.alone and offer.kind is QuantityKind.RANK,
        lambda offer: _in_order(offer.topic.items * len(offer.figures), offer),
    ),
    STEPS,
    Case(
        "order.units",
        "One thing is counted in several units: the first figure is its value.",
        _units,
        lambda offer: _in_order(offer.topic.items, offer),
    ),
    Case(
        "order.earlier",
        "A list of figures belongs to the indicators of the figures before, in order.",
        _earlier,
        lambda offer: _in_order(_earlier_ones(offer), offer),
    ),
    Case("order.number", "Figures and indicators are not equal in number.", always),
)


# -- single figures ----------------------------------------------------------------------------------------


def _each(offer: Offer) -> Sequence[Item]:
    return [item for item in offer.topic.items if item is not None]


def _to_every(offer: Offer) -> Pairs:
    return [(offer.figures[0], _each(offer))]


def _to_wholes(offer: Offer) -> Pairs:
    return [(offer.figures[0], [item for item in offer.topic.short if item is not None])]


def _to_earlier(offer: Offer) -> Pairs:
    near = [slot for slot in offer.slots if slot is not None]
    items = dict.fromkeys((*(near if len(near) > 1 else offer.items), *_each(offer)))
    return [(offer.figures[0], list(items))]


def _of_earlier(offer: Offer) -> Evidence:
    """A figure in a clause of its own is that of several indicators (增速均居全省第一, 均增长8%).

    A rank is one of all that the sentence names, a growth one of those whose growth was not stated.
    """
    word = offer.word(Cue.ALL)
    if not word or not _in_later_clause(offer):
        return None
    if offer.kind is QuantityKind.RANK:
        return word
    known = len(offer.slots) > 1 and None not in offer.slots
    return word if offer.kind is QuantityKind.PERCENT and known and not offer.word(Cue.SHARE) else None


def _in_later_clause(offer: Offer) -> bool:
    return any(token.kind is Kind.COMMA for token in offer.gap)


def _foreign(*, like: str) -> Callable[[Offer], Evidence]:
    def when(offer: Offer) -> Evidence:
        foreign = offer.topic.foreign
        return (foreign.word or True) if foreign is not None and foreign.id == like else None

    return when


def _again(offer: Offer) -> Evidence:
    if not offer.again:
        return None
    return offer.gap[0].text if offer.gap and offer.gap[0].kind is Kind.LIST else None


def _sum_of_list(offer: Offer) -> Evidence:
    """One amount for a list that unknown names begin: 议案、建议和政协提案共90件."""
    if not offer.topic.listed or offer.kind not in _AMOUNTS:
        return None
    return next((token.text for token in offer.gap if token.text in rule_words().summing), None)


def _for_all(offer: Offer) -> Evidence:
    return offer.word(Cue.ALL) or (offer.gap[-1].text == "各" and "各" if offer.gap else None)


def _for_each(offer: Offer) -> Evidence:
    shared = not offer.goes_on and offer.kind in _SHARED
    return offer.word(Cue.EACH) if shared else None


def _threshold_passed(offer: Offer) -> Evidence:
    """A list passes a round amount: 生产总值、固定资产投资突破千亿元大关."""
    low = offer.figures[0].quantity.low
    round_amount = low is not None and low > 0 and str(int(low)).strip("0") == "1"
    return offer.word(Cue.ATTAIN) if round_amount and names_steps(offer.gap) else None


def _shared(offer: Offer) -> Evidence:
    return not offer.word(Cue.EACH) and offer.kind in _SHARED


_ALL_EARLIER = Case[Offer, Pairs](
    "all.earlier",
    "均 in a clause of its own: the figure is that of every indicator before.",
    _of_earlier,
    _to_earlier,
)
FOREIGN: Singles = (
    _ALL_EARLIER,
    Case(
        "scope.part",
        "The subject is a part of the place: an area, a zone, a company, another place.",
        _foreign(like="scope.part"),
    ),
    Case(
        "scope.subset",
        "The figure is one of a part of what was just stated (其中).",
        _foreign(like="scope.subset"),
    ),
    Case(
        "scope.shared-head",
        "A short name takes over the head of the one before (第一产业投资…，第二产业…).",
        _foreign(like="scope.shared-head"),
    ),
)
ONE: Singles = (
    _ALL_EARLIER,
    Case(
        "all.sum-of-list",
        "One amount for a list whose first members are no indicators is the sum of all.",
        _sum_of_list,
    ),
    Case(
        "subject.again",
        "A further figure of the indicator, joined by a mark of lists (、增长6%).",
        _again,
        _to_every,
    ),
    Case(
        "subject.again-later",
        "A further figure of the indicator, in a later clause (，增长6%).",
        lambda offer: offer.again and _in_later_clause(offer),
        _to_every,
    ),
    Case(
        "subject.adjacent",
        "The figure comes right after the indicator.",
        lambda offer: not offer.gap,
        _to_every,
    ),
    Case(
        "subject.later",
        "The first figure of the indicator comes in a later clause.",
        _in_later_clause,
        _to_every,
    ),
    Case(
        "subject.clause",
        "Nothing but words that say what it gives is between the indicator and the figure.",
        always,
        _to_every,
    ),
)
MANY: Singles = (
    Case("all.clause", "均 or 各: the figure is that of every member of the list.", _for_all, _to_every),
    Case("all.each", "分别 with one figure: it is that of every member of the list.", _for_each, _to_every),
    Case(
        "subject.whole",
        "One figure for a name of several indicators (城乡居民收入) is that of the whole.",
        lambda offer: len(offer.topic.short) == 1,
        _to_wholes,
    ),
    Case(
        "all.shared",
        "One growth, share or rank for a list of indicators is that of each.",
        _shared,
        _to_wholes,
    ),
    Case(
        "all.threshold",
        "A power of ten that a list of indicators passes (双双 or not) is passed by each of them.",
        _threshold_passed,
        _to_wholes,
    ),
    Case("all.sum", "One amount for a list of indicators is their sum.", always),
)


def single_cases(offer: Offer) -> Singles:
    """The table for a single figure: of a list of indicators, or of one, which may be foreign."""
    if not offer.alone:
        return MANY
    return ONE if offer.topic.foreign is None else FOREIGN

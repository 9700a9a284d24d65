"""Aspect: whether a figure is a level, growth, change, share, rank or contribution of its indicator.

One table for each kind of figure; :func:`aspect_cases` names the one that a claim is judged by.
"""

from __future__ import annotations

from collections.abc import Callable

from gwreport.model import Aspect, Direction, QuantityKind
from gwreport.statements.cues import Cue, rule_words
from gwreport.statements.decision import Case, Evidence, always
from gwreport.statements.rules.claim import Claim, Sense, fits_level
from gwreport.statements.tokens import Kind, Token

Cases = tuple[Case[Claim, Sense], ...]

_RELATIVE = frozenset({QuantityKind.PERCENT, QuantityKind.MULTIPLE, QuantityKind.FRACTION})
_REACHING = (Cue.UP_TO, Cue.TO, Cue.FROM)
_GROWTHS = (Aspect.GROWTH, Aspect.AVERAGE_GROWTH)
_GROWTH_NAMES = ("growth", "average")
_GROWING = frozenset({"money", "index", "mass", "energy"})  # dimensions whose plain percentage is a growth
_LARGE = 50  # percent; a larger figure without a word of growth is some share: 民生支出超过70%
_NEAR = 50  # how far an index of prices may be from 100, which the year before is


def aspect_cases(claim: Claim) -> Cases:
    """The table for the kind of figure and indicator that a claim has."""
    if claim.kind is QuantityKind.RANK:
        return RANKS
    if claim.kind is QuantityKind.POINT:
        return POINTS
    if claim.kind is QuantityKind.PERCENT and claim.dimension == "percent":
        return RATES
    return RELATIVES if claim.kind in _RELATIVE else AMOUNTS


# -- verdicts ----------------------------------------------------------------------------------------------


def _sense(aspect: Aspect, direction: Direction = Direction.NONE) -> Callable[[Claim], Sense]:
    sense = Sense(aspect, direction)
    return lambda claim: sense


def _change(claim: Claim) -> Sense:
    return Sense(Aspect.CHANGE, claim.phrase.direction or Direction.UP)


def _growth(claim: Claim) -> Sense:
    return Sense(_growth_aspect(claim), claim.phrase.direction or Direction.UP)


def _decline(claim: Claim) -> Sense:
    return Sense(_growth_aspect(claim), Direction.DOWN)


def _less(_claim: Claim) -> Sense:
    return Sense(Aspect.CHANGE, Direction.DOWN)


def _growth_again(claim: Claim) -> Sense:
    return Sense(_growth_aspect(claim), Direction.UP if claim.last is None else claim.last.direction)


def _growth_aspect(claim: Claim) -> Aspect:
    average = claim.use == "average" or claim.phrase.has(Cue.AVERAGE)
    return Aspect.AVERAGE_GROWTH if average else Aspect.GROWTH


_LEVEL = _sense(Aspect.LEVEL)
_SHARE = _sense(Aspect.SHARE)
_ADDED = _sense(Aspect.CHANGE, Direction.UP)


# -- conditions --------------------------------------------------------------------------------------------


def _word(*cues: Cue) -> Callable[[Claim], Evidence]:
    """The condition that one of the cue words is before the figure."""
    return lambda claim: claim.phrase.word(*cues)


def _of_plan(claim: Claim) -> Evidence:
    """The figure is a part of a plan: 完成计划的102%, 占上级下达任务的147%."""
    measure = claim.measure.removesuffix("的")
    planned = measure if measure.endswith(rule_words().goals) else None
    return claim.phrase.word(Cue.PLAN_SHARE) or planned


def _of_growth(claim: Claim) -> Evidence:
    return claim.use in _GROWTH_NAMES


def _unmoved(claim: Claim) -> Evidence:
    return claim.phrase.direction is None and claim.phrase.starting(rule_words().net) is None


def _moves(claim: Claim) -> Evidence:
    """A word of growth or decline, and none that says where it leads."""
    return None if claim.phrase.has(*_REACHING) else claim.phrase.direction_word


def _contribution(claim: Claim) -> Evidence:
    rate = rule_words().contribution_rate
    if not claim.phrase.has(Cue.CONTRIBUTION):
        return None
    return next((token.text for token in claim.phrase.words if rate in token.text), None)


def _share_again(claim: Claim) -> Evidence:
    """The figure goes on from a share: 占比由40%提高到50%, 占比重提高2个百分点，达到60%."""
    last, phrase = claim.last, claim.phrase
    if last is None:
        return None
    if last.aspect is Aspect.SHARE:
        return phrase.word(Cue.UP_TO, Cue.TO)
    return last.aspect is Aspect.CHANGE and claim.measure != "" and phrase.direction is None


def _of_share(claim: Claim) -> Evidence:
    return claim.phrase.word(Cue.SHARE) or claim.use == "share" or _share_again(claim)


def _share_moves(claim: Claim) -> Evidence:
    return _moves(claim) if _of_share(claim) else None


def _grows(claim: Claim) -> Evidence:
    return claim.phrase.direction_word


def _grows_on_average(claim: Claim) -> Evidence:
    if claim.phrase.direction is None:
        return None
    return claim.phrase.word(Cue.AVERAGE) or claim.use == "average"


def _declines(claim: Claim) -> Evidence:
    return claim.phrase.direction_word if claim.phrase.direction is Direction.DOWN else None


def _growth_reached(claim: Claim) -> Evidence:
    """The name of a growth, which a verb leads to the figure: 增速提高到8%, 降幅收窄至3%."""
    return claim.phrase.asked_by("growth.reached") if claim.phrase.has(Cue.UP_TO, Cue.TO) else None


def _named_growth(claim: Claim) -> Sense:
    falls = str(claim.phrase.asked_by("growth.reached")).startswith(rule_words().falling)
    return Sense(_growth_aspect(claim), Direction.DOWN if falls else Direction.UP)


def _negative(claim: Claim) -> Evidence:
    """A decline written as a negative growth: 增长-4% is -4, up."""
    low = claim.quantity.low
    return claim.phrase.direction_word if low is not None and low < 0 else None


def _part_of_it(claim: Claim) -> Evidence:
    """The figure is one of the indicator: 财政支出的七成, 是去年地区生产总值的2倍."""
    words = claim.phrase.words
    return "的" if len(words) == 1 and words[0].text == "的" else None


def _cleaner(claim: Claim) -> Evidence:
    return claim.phrase.asked_by("growth.cleaner") if claim.dimension == "concentration" else None


def _plain_growth(claim: Claim) -> Evidence:
    """A percentage of an indicator that grows, with no word that makes it a share of it."""
    if claim.use != "level" or claim.dimension not in _GROWING or claim.entry.event:
        return None
    if claim.dimension != "index" and claim.phrase.named(rule_words().kept):
        return None
    low = claim.quantity.low
    large = low is not None and claim.kind is QuantityKind.PERCENT and low > _LARGE
    return not large and not claim.phrase.has(Cue.NEW, Cue.UP_TO)


def _is_index(claim: Claim) -> Evidence:
    """An index with the year before as 100 (价格总指数为102.8%), not its growth."""
    low = claim.quantity.low
    if claim.dimension != "index" or low is None or claim.phrase.direction is not None:
        return None
    return -_NEAR < low - 100 < _NEAR


def _net(claim: Claim) -> Evidence:
    return claim.phrase.starting(rule_words().net)


def _signed(claim: Claim) -> bool:
    return claim.entry.indicator.id in rule_words().signed


def _stock(claim: Claim) -> bool:
    return claim.entry.indicator.nature == "stock"


def _weak(claim: Claim) -> Evidence:
    return claim.use == "weak"


def _added_before(claim: Claim) -> Evidence:
    """The topic was added, and no word says that the figure is what is reached (新增5家，达到60家)."""
    return claim.added and not claim.phrase.has(Cue.TOTAL, Cue.CUMULATIVE) and not _reaches_later(claim)


def _newly(claim: Claim) -> Evidence:
    """A word for what was added, but not after an addition what that makes in all (新增5个，累计建成20个)."""
    after_addition = claim.last is not None and claim.last.aspect is Aspect.CHANGE
    return None if after_addition and claim.phrase.has(Cue.CUMULATIVE) else claim.phrase.word(Cue.NEW)


def _reaches_later(claim: Claim) -> bool:
    later = claim.phrase.in_last_clause
    if later is None and claim.last is not None and claim.last.aspect is Aspect.CHANGE:
        later = claim.phrase.words if claim.phrase.words[:1] and _joins(claim.phrase.words[0]) else None
    return later is not None and any(token.text in rule_words().reaching for token in later)


def _joins(token: Token) -> bool:
    return token.kind is Kind.LIST


def _lessened(claim: Claim) -> Evidence:
    """Right before its name a verb says that it is made less; no word before the figure says otherwise."""
    phrase = claim.phrase
    if claim.entry.event or phrase.direction is not None or phrase.has(*_REACHING, Cue.ATTAIN, Cue.AVERAGE):
        return None
    return claim.before.decrease


def _gained(claim: Claim) -> Evidence:
    """A verb right before the name says that the stock gains, and no word that the figure is reached."""
    phrase = claim.phrase
    counted = _stock(claim) and not claim.entry.event and claim.dimension != "money"
    if not counted or phrase.direction is not None:
        return None
    reached = phrase.has(*_REACHING, Cue.ATTAIN, Cue.AVERAGE, Cue.TOTAL, Cue.CUMULATIVE)
    return None if reached else claim.before.gain


def _of_event(claim: Claim) -> Evidence:
    """A flow that is counted as it happens is compared with before: 比上年少增, 同比减少."""
    phrase = claim.phrase
    if not claim.entry.event or not phrase.compared:
        return None
    return phrase.direction_word or phrase.named(rule_words().increase_compared)


def _flow_added(claim: Claim) -> Evidence:
    if _stock(claim) or claim.entry.event or claim.phrase.has(Cue.TOTAL, Cue.CUMULATIVE):
        return None
    return claim.phrase.named(rule_words().increasing) or claim.before.increase


# -- tables ------------------------------------------------------------------------------------------------

RANKS: Cases = (Case("rank.place", "A place in an order is a rank.", always, _sense(Aspect.RANK)),)

PULL = Case[Claim, Sense](
    "contribution.pull",
    "What an indicator contributes to something else (拉动, 带动) is no value of it.",
    _word(Cue.CONTRIBUTION),
)
_PULLED = Case[Claim, Sense](
    "contribution.pulled",
    "The points that something else contributes to an indicator (投资拉动经济增长) are no value of it.",
    lambda claim: None if claim.dimension == "percent" else claim.before.contributor,
)
PLAN_SHARE = Case[Claim, Sense](
    "plan.share",
    "A percentage of a plan, budget or task is no value of the indicator.",
    _of_plan,
)

POINTS: Cases = (
    Case("point.of-growth", "Percentage points beside the name of a growth are its change.", _of_growth),
    PULL,
    _PULLED,
    Case("point.unmoved", "Percentage points without a word of growth or decline say nothing.", _unmoved),
    Case(
        "point.of-speed",
        "Percentage points beside a word for the growth (增速, 涨幅) are its change.",
        lambda claim: claim.phrase.asked_by("point.of-speed"),
    ),
    Case("change.points", "Percentage points of growth or decline are a change.", always, _change),
)

RATES: Cases = (
    PULL,
    PLAN_SHARE,
    Case(
        "change.rate",
        "A percentage by which a rate grows or declines is its change.",
        _moves,
        _change,
    ),
    Case("level.rate-reached", "A rate that a change starts from or leads to.", _word(*_REACHING), _LEVEL),
    Case(
        "level.rate-attained",
        "A rate with a verb of attaining or keeping (达到, 控制在) is a level.",
        _word(Cue.ATTAIN),
        _LEVEL,
    ),
    Case("level.rate", "A percentage beside the name of a rate is its level.", always, _LEVEL),
)

RELATIVES: Cases = (
    Case("level.index", "A percentage near 100 beside an index is the index itself.", _is_index, _LEVEL),
    Case(
        "compare.multiple",
        "A multiple of what something else amounts to (相当于前七年总和的1.7倍) only serves for comparison.",
        lambda claim: claim.phrase.word(Cue.SHARE) if claim.kind is QuantityKind.MULTIPLE else None,
    ),
    Case(
        "contribution.rate",
        "A percentage with 贡献率 is a contribution.",
        _contribution,
        _sense(Aspect.CONTRIBUTION),
    ),
    PULL,
    PLAN_SHARE,
    Case(
        "change.share",
        "A percentage by which a share grows or declines is a change.",
        _share_moves,
        _change,
    ),
    Case("share.word", "A percentage with a word for a share (占, 比重).", _word(Cue.SHARE), _SHARE),
    Case("share.name", "A percentage beside the name of a share.", lambda c: c.use == "share", _SHARE),
    Case("share.again", "A figure that goes on from a share is one.", _share_again, _SHARE),
    Case(
        "fraction.unmoved",
        "A fraction without a word of growth or decline is a part of something.",
        lambda claim: claim.kind is QuantityKind.FRACTION and claim.phrase.direction is None,
    ),
    Case(
        "growth.negative",
        "A negative growth keeps its sign and the direction of its verb.",
        _negative,
        _growth,
    ),
    Case("growth.average", "A growth with 年均 is an average growth.", _grows_on_average, _growth),
    Case("growth.down", "A percentage with a word of decline.", _declines, _growth),
    Case(
        "growth.reached",
        "A percentage that the name of a growth and a verb lead to (增速提高到8%, 降幅收窄至3%).",
        _growth_reached,
        _named_growth,
    ),
    Case("growth.up", "A percentage with a word of growth.", _grows, _growth),
    Case(
        "share.of-it", "A percentage or multiple of the indicator (…的七成) is another figure.", _part_of_it
    ),
    Case(
        "growth.multiple",
        "A multiple of what was before is a growth.",
        lambda claim: claim.kind is QuantityKind.MULTIPLE,
        _growth,
    ),
    Case("growth.net", "A percentage with 净增 is a growth.", _net, _growth),
    Case("growth.cleaner", "A concentration that gets better declines.", _cleaner, _decline),
    Case(
        "growth.again",
        "A figure after a growth of the same indicator is a growth too.",
        lambda claim: claim.last is not None and claim.last.aspect in _GROWTHS,
        _growth_again,
    ),
    Case("growth.name", "A percentage beside the name of a growth is that growth.", _of_growth, _growth),
    Case(
        "growth.lessened",
        "A percentage of what a verb right before its name lessens (压减“三公”经费5%) is its decline.",
        _lessened,
        _decline,
    ),
    Case(
        "growth.plain",
        "A percentage beside an indicator that grows, and no other word, is its growth.",
        _plain_growth,
        _growth,
    ),
    Case("relative.unsaid", "Nothing says what a percentage or multiple is of the indicator.", always),
)

AMOUNTS: Cases = (
    Case(
        "amount.of-growth",
        "An amount beside the name of a growth or share is no value of it.",
        lambda claim: claim.use == "share" or claim.use in _GROWTH_NAMES,
    ),
    Case(
        "event.stage",
        "A later stage of what was signed (签约项目100个、开工50个) is another figure.",
        lambda claim: claim.phrase.asked_by("event.stage") if _signed(claim) else None,
    ),
    Case(
        "amount.per-head",
        "An amount for each person is no value of what all have (工农业总产值，每人平均…).",
        lambda claim: None if claim.entry.per_head else claim.phrase.named(rule_words().each_head),
    ),
    Case(
        "amount.unit",
        "The kind or unit of the figure is not one that the indicator is counted in.",
        lambda claim: not fits_level(claim.quantity, claim.entry),
    ),
    Case(
        "change.added-name",
        "An amount beside a name of what was added (新增贷款) is a change.",
        lambda claim: claim.use == "added" and not claim.phrase.more_than_before,
        _ADDED,
    ),
    Case(
        "change.of-change",
        "An increase against an earlier increase (多增) is no value of a stock.",
        lambda claim: claim.phrase.more_than_before if _stock(claim) else None,
    ),
    Case(
        "name.weak-reached",
        "A short name counts only beside a change, not beside a level that is reached.",
        lambda claim: claim.phrase.word(Cue.FROM, Cue.UP_TO) if _weak(claim) else None,
    ),
    Case(
        "level.reached",
        "An amount that a change starts from or leads to (由…增至) is a level.",
        _word(Cue.FROM, Cue.UP_TO),
        _LEVEL,
    ),
    Case(
        "change.event",
        "More or less than before of a flow that is counted as it happens (比上年少增) is its change.",
        _of_event,
        _change,
    ),
    Case(
        "change.amount",
        "An amount by which something grows or declines is a change.",
        lambda claim: None if claim.entry.event or claim.phrase.has(Cue.TO) else claim.phrase.direction_word,
        _change,
    ),
    Case(
        "change.lessened",
        "An amount of what a verb right before its name lessens (削减化学需氧量排放5吨) is its change.",
        _lessened,
        _less,
    ),
    Case(
        "event.net",
        "The net of a flow that is counted gross (城镇新增就业净增) is another figure.",
        lambda claim: _net(claim) if claim.entry.event else None,
    ),
    Case(
        "change.net",
        "An amount with 净增 is a change.",
        lambda claim: None if _stock(claim) else _net(claim),
        _ADDED,
    ),
    Case(
        "change.new",
        "An amount of a stock with 新增, 新建 or the like before it is a change.",
        lambda claim: _newly(claim) if _stock(claim) and not claim.entry.event else None,
        _ADDED,
    ),
    Case(
        "change.added",
        "An amount of a stock that 新增 or the like introduces is a change.",
        lambda claim: _added_before(claim) if _stock(claim) and not claim.entry.event else None,
        _ADDED,
    ),
    Case(
        "change.gained",
        "An amount of a stock behind a verb of what is gained (增加绿地5公顷) is its change.",
        _gained,
        _ADDED,
    ),
    Case("name.weak", "A short name counts only beside a change of its indicator.", _weak),
    Case(
        "change.flow",
        "An amount of a flow with 新增 or the like right before it or its name is what was added to it.",
        _flow_added,
        _ADDED,
    ),
    Case(
        "level.event",
        "An amount of a flow that is counted as it happens (城镇新增就业) is its level.",
        lambda claim: claim.entry.event,
        _LEVEL,
    ),
    Case("level.total", "An amount with a word for the total.", _word(Cue.TOTAL, Cue.CUMULATIVE), _LEVEL),
    Case("level.attained", "An amount with a verb of attaining or keeping.", _word(Cue.ATTAIN), _LEVEL),
    Case("level.plain", "An amount beside the name of the indicator is its level.", always, _LEVEL),
)

COMPARED: Cases = (
    Case(
        "level.compared",
        "An amount that a figure is compared with (比2016年的30亿元) is a level.",
        always,
        _LEVEL,
    ),
)

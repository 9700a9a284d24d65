"""What a quantity says of an indicator: level, growth, change, share, rank or contribution."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from gwreport.indicators.catalogue import Entry
from gwreport.model import Aspect, Bound, Direction, Quantity, QuantityKind
from gwreport.statements.cues import Cue
from gwreport.statements.tokens import Kind, Token

_RELATIVE = frozenset({QuantityKind.PERCENT, QuantityKind.MULTIPLE, QuantityKind.FRACTION})
_COMPARING = frozenset({"高于", "低于", "超过", "超", "超出", "大于", "小于", "不低于", "不高于"})
_OTHERS = frozenset({Cue.WHERE, Cue.AIM, Cue.PLAN_SHARE})
_SPEED = frozenset({"增速", "增幅", "涨幅", "升幅", "降幅", "增长率", "增长速度", "增长幅度"})
_KEPT = frozenset(
    {"稳定在", "保持在", "维持在", "稳定", "维持"}
)  # a rate is kept; of an amount it is a share
_SHARES = frozenset({"比重", "比例", "份额", "之比", "的"})
_MEASURED_BY = {
    "占": _SHARES,
    "占到": _SHARES,
    "相当于": _SHARES,
    "对": frozenset({"贡献率", "贡献度", "贡献"}),
}
_MEASURED = {
    "money": frozenset({QuantityKind.MONEY}),
    "count": frozenset({QuantityKind.COUNT}),
    "productivity": frozenset({QuantityKind.MONEY, QuantityKind.MEASURE}),
    "structure": frozenset({QuantityKind.RATIO}),
    "percent": frozenset({QuantityKind.PERCENT}),
    "index": frozenset[QuantityKind](),
}
_LARGE = 50  # percent; a larger figure without a word of growth is some share: 民生支出超过70%
_LOWEST_INDEX, _HIGHEST_INDEX = 80, 150  # of prices, with the year before as 100
_MEASURES = frozenset({QuantityKind.MEASURE})


@frozen
class Sense:
    """The aspect and direction of a quantity."""

    aspect: Aspect
    direction: Direction = Direction.NONE


def fits_level(quantity: Quantity, entry: Entry) -> bool:
    """Whether the quantity can be a level of the indicator: its kind and, where it is told, its unit."""
    if entry.units:
        if quantity.unit not in entry.units:
            return False
        return quantity.kind not in (QuantityKind.RANK, QuantityKind.RATIO, QuantityKind.MULTIPLE)
    return quantity.kind in _MEASURED.get(entry.indicator.dimension, _MEASURES)


def without_measures(gap: Sequence[Token]) -> tuple[list[Token], str]:
    """The words before a quantity without what it is measured by, and that.

    占〔地区生产总值〕比重, 对〔经济增长〕贡献率
    """
    measure = ""
    kept: list[Token] = []
    index = 0
    while index < len(gap):
        token = gap[index]
        kept.append(token)
        index += 1
        if token.text in _MEASURED_BY:
            end = _end_of_measure(gap, index, _MEASURED_BY[token.text])
            if end is not None:
                measure = "".join(other.text for other in gap[index:end])
                index = end
    return kept, measure


def _end_of_measure(gap: Sequence[Token], index: int, closing: frozenset[str]) -> int | None:
    """The index of the word that closes a measure, in the same clause; the end where it may stay open."""
    for position in range(index, len(gap)):
        token = gap[position]
        if token.text in closing:
            return position
        if token.kind in (Kind.COMMA, Kind.BREAK):
            return None
    return len(gap) if "的" in closing else None


def is_comparison(gap: Sequence[Token]) -> bool:
    """Whether the words before a quantity make it a difference from another figure (高于全国2个百分点)."""
    against = False
    for index, token in enumerate(gap):
        if token.cue is Cue.COMPARE or token.text in _COMPARING:
            rest = gap[index + 1 :]
            if against or any(other.cue in _OTHERS or other.kind is Kind.OTHER for other in rest):
                return True
        elif token.cue is Cue.BASE:
            against = _names_another(gap[index + 1 :])
    return False


def _names_another(tokens: Sequence[Token]) -> bool:
    """Whether a comparison is with another place, a goal or a plan, and not with an earlier time."""
    for token in tokens:
        if token.kind is Kind.TIME or token.cue is Cue.EARLIER:
            return False
        if token.cue in _OTHERS or token.kind is Kind.OTHER:
            return True
    return False


class Predicate:
    """The words that tell what a quantity says: those before it and those that close its clause."""

    def __init__(
        self, gap: Sequence[Token], closing: Sequence[Token] = (), *, of_share: bool = False
    ) -> None:
        self.gap = gap
        self.of_share = of_share
        self.cues = {token.cue for token in gap if token.cue is not None}
        self.closing = {token.cue for token in closing if token.cue is not None}
        verbs = [token for token in closing if token.cue is not Cue.COMPARE]  # 4%的较低水平 is no decline
        self.direction = _direction(gap) or _direction(verbs)
        self.speed = any(token.text in _SPEED for token in gap)

    @property
    def more_than_before(self) -> bool:
        """Whether an increase is told against an earlier increase (同比多增20亿元)."""
        words = {token.text for token in self.gap}
        return "同比" in words and not words.isdisjoint(("多增", "少增"))

    def has(self, *cues: Cue) -> bool:
        """Whether one of the cues stands before the quantity."""
        return not self.cues.isdisjoint(cues)


def _direction(tokens: Sequence[Token]) -> Direction | None:
    """The direction of the last word of growth or decline; a comparison with earlier times counts too."""
    direction = None
    for token in tokens:
        if token.cue is Cue.UP or (
            token.cue is Cue.COMPARE and token.text in ("高", "多", "高出", "多于", "高了")
        ):
            direction = Direction.UP
        elif token.cue is Cue.DOWN or (
            token.cue is Cue.COMPARE and token.text in ("低", "少", "低了", "少于")
        ):
            direction = Direction.DOWN
        elif token.cue is Cue.UP_TO or token.kind is Kind.COMMA:
            direction = None
    return direction


def sense_of(
    quantity: Quantity, entry: Entry, predicate: Predicate, *, use: str, added: bool, last: Sense | None
) -> Sense | None:
    """What ``quantity`` says of the indicator of ``entry``; None where it is no claim about it.

    ``use`` is how the indicator is written (see ``Form``); ``added`` says
    that a word such as 新增 stands before it; ``last`` is what the quantity before said of it.
    """
    if quantity.kind is QuantityKind.RANK:
        return Sense(Aspect.RANK)
    if quantity.kind is QuantityKind.POINT:
        return None if use in ("growth", "average") else _point(predicate)
    if quantity.kind is QuantityKind.PERCENT and entry.indicator.dimension == "percent":
        return _rate(predicate)
    if quantity.kind in _RELATIVE:
        if entry.indicator.dimension == "index" and _is_index(quantity, predicate):
            return Sense(Aspect.LEVEL)
        return _relative(quantity, entry, predicate, use, last)
    if use in ("growth", "average", "share") or not fits_level(quantity, entry):
        return None
    if use == "added" and not predicate.more_than_before:
        return Sense(Aspect.CHANGE, Direction.UP)
    sense = _amount(entry, predicate, added)
    return None if use == "weak" and (sense is None or sense.aspect is not Aspect.CHANGE) else sense


def _point(predicate: Predicate) -> Sense | None:
    if predicate.has(Cue.CONTRIBUTION) or predicate.direction is None or predicate.speed:
        return None
    return Sense(Aspect.CHANGE, predicate.direction)


def _rate(predicate: Predicate) -> Sense | None:
    """A percentage of an indicator that is itself a share or rate."""
    if predicate.has(Cue.CONTRIBUTION, Cue.PLAN_SHARE):
        return None
    if predicate.direction is not None and not predicate.has(Cue.UP_TO, Cue.TO, Cue.FROM):
        return Sense(Aspect.CHANGE, predicate.direction)
    return Sense(Aspect.LEVEL)


def _relative(
    quantity: Quantity, entry: Entry, predicate: Predicate, use: str, last: Sense | None
) -> Sense | None:
    if predicate.has(Cue.CONTRIBUTION):
        told = any("贡献率" in token.text for token in predicate.gap)
        return Sense(Aspect.CONTRIBUTION) if told else None
    if predicate.has(Cue.PLAN_SHARE):
        return None
    shared = last is not None and last.aspect is Aspect.SHARE and predicate.has(Cue.UP_TO, Cue.TO)
    risen = last is not None and last.aspect is Aspect.CHANGE  # 占比重提高2个百分点，达到60%
    shared = shared or (risen and predicate.of_share and predicate.direction is None)
    if predicate.has(Cue.SHARE) or use == "share" or shared:
        if predicate.direction is not None and not predicate.has(Cue.UP_TO, Cue.FROM, Cue.TO):
            return Sense(Aspect.CHANGE, predicate.direction)
        return Sense(Aspect.SHARE)
    if quantity.kind is QuantityKind.FRACTION and predicate.direction is None:
        return None
    average = use == "average" or predicate.has(Cue.AVERAGE)
    aspect = Aspect.AVERAGE_GROWTH if average else Aspect.GROWTH
    if predicate.direction is not None:
        turned = quantity.low is not None and quantity.low < 0  # 增长-4%
        return Sense(aspect, Direction.DOWN if turned else predicate.direction)
    if [token.text for token in predicate.gap] == ["的"]:  # of it: 财政支出的七成, 是去年地区生产总值的2倍
        return None
    if quantity.kind is QuantityKind.MULTIPLE:
        return Sense(aspect, Direction.UP)
    if any(token.text.startswith("净增") for token in predicate.gap):
        return Sense(aspect, Direction.UP)
    if entry.indicator.dimension == "concentration" and any(t.text == "改善" for t in predicate.gap):
        return Sense(aspect, Direction.DOWN)  # less of it is better
    if last is not None and last.aspect in (Aspect.GROWTH, Aspect.AVERAGE_GROWTH):
        return Sense(aspect, last.direction)
    kept = any(token.text in _KEPT for token in predicate.gap) and entry.indicator.dimension != "index"
    whole = quantity.low is not None and quantity.kind is QuantityKind.PERCENT and quantity.low > _LARGE
    plain = (
        not (kept or whole)
        and entry.indicator.dimension in ("money", "index", "mass", "energy")
        and not entry.event
    )
    if use in ("growth", "average") or (plain and use == "level" and not predicate.has(Cue.NEW, Cue.UP_TO)):
        return Sense(aspect, Direction.UP)
    return None


def _is_index(quantity: Quantity, predicate: Predicate) -> bool:
    """Whether a percentage is an index with the year before as 100 (价格总指数为102.8%), not its growth."""
    if quantity.low is None or predicate.direction is not None:
        return False
    return _LOWEST_INDEX < quantity.low < _HIGHEST_INDEX


def _amount(entry: Entry, predicate: Predicate, added: bool) -> Sense | None:
    """A level, or what it changed by; None for the net of a flow that is counted gross (净增就业)."""
    level = Sense(Aspect.LEVEL)
    if entry.indicator.nature == "stock" and predicate.more_than_before:
        return None  # 新增贷款90亿元，同比多增20亿元
    net = any(token.text.startswith("净增") for token in predicate.gap)
    if predicate.has(Cue.FROM, Cue.UP_TO):
        return level
    if predicate.direction is not None and not entry.event and not predicate.has(Cue.TO):
        return Sense(Aspect.CHANGE, predicate.direction)
    if entry.event:
        return None if net else level
    if entry.indicator.nature != "stock":
        return Sense(Aspect.CHANGE, Direction.UP) if net else level
    if predicate.has(Cue.NEW) or (added and not predicate.has(Cue.TOTAL, Cue.CUMULATIVE)):
        return Sense(Aspect.CHANGE, Direction.UP)
    return level


def modifies_noun(quantity: Quantity, end: int, after: Sequence[Token], gap: Sequence[Token] = ()) -> bool:
    """Whether an amount that closes at ``end`` only describes the noun behind it (5000万元以上项目).

    An area or the like does so in a clause of its own (，实施5万亩黑土地保护).
    """
    if quantity.kind in (QuantityKind.RANK, QuantityKind.POINT):
        return False
    if after and after[0].text == "口径":
        return True
    if quantity.kind is QuantityKind.COUNT and after and after[0].kind is Kind.OTHER:
        return after[0].start == end  # 13个产业
    apart = any(token.kind is Kind.COMMA for token in gap)
    if apart and quantity.kind is QuantityKind.MEASURE and after and after[0].kind is Kind.OTHER:
        return after[0].start == end
    for index, token in enumerate(after):
        if token.text in ("以上", "以下", "左右", "的", "级", "及以上"):
            continue
        if token.kind is Kind.OTHER:
            behind_of = index > 0 and after[index - 1].text == "的"
            if quantity.kind in _RELATIVE:
                return False
            return behind_of or quantity.bound in (Bound.AT_LEAST, Bound.AT_MOST, Bound.MORE_THAN)
        return False
    return False

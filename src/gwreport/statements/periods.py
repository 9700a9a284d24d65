"""The years that a statement holds for, and whether they are reported or aimed at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import frozen

from gwreport.indicators.catalogue import Entry
from gwreport.model import Aspect, Period, Status
from gwreport.statements.aspects import Sense
from gwreport.statements.context import Place, Years
from gwreport.statements.cues import Cue
from gwreport.statements.tokens import Kind, Token

_LONGEST_TERM = 12  # years
_UNTIL = ("到", "至", "截至", "截止")
_REACHED = frozenset(
    {"突破", "跃上", "迈上", "站上", "跨上", "登上", "迈过", "越过", "跨越", "达到", "达", "超过", "保持"}
)
_SPANNING = frozenset({Aspect.GROWTH, Aspect.AVERAGE_GROWTH, Aspect.CHANGE, Aspect.CONTRIBUTION})


@frozen
class Times:
    """What the times of a clause say: its own period, the base it is compared with, a span of N years."""

    own: Period | None = None
    until: bool = False
    base: int | None = None
    length: int | None = None
    start: int | None = None


def read_times(
    tokens: Sequence[Token],
    own: Period | None,
    until: bool,
    base: int | None,
    *,
    multiple: bool = False,
    length: int | None = None,
) -> Times:
    """The times among the words before a quantity; ``own``, ``until`` and ``base`` are those told before.

    Before a ``multiple`` a time with 的 is what it is a multiple of (是2015年的1.4倍).
    """
    if any(token.cue is Cue.EARLIER or token.text in ("同比", "环比") for token in tokens):
        base = None
    start: int | None = None
    for index, token in enumerate(tokens):
        if token.kind is Kind.TIME:
            period = token.mention.value if token.mention is not None else None
            if not isinstance(period, Period) or period.start is None or period.end is None:
                continue
            if index and tokens[index - 1].cue is Cue.FROM:
                start = period.end.year
            elif is_base(tokens, index) or (multiple and index + 1 < len(tokens) and tokens[-1].text == "的"):
                base = period.end.year
            else:
                own, until = period, says_until(tokens, index)
        else:
            length = term_of(token) or length
    return Times(own, until, base, length, start)


def term_of(token: Token) -> int | None:
    """The number of years of a duration or a bare term (五年累计); None for anything else."""
    if token.cue is Cue.TERM:
        return "  两三四五六".index(token.text[0])
    if token.kind is not Kind.DURATION or token.mention is None:
        return None
    quantity = token.mention.value
    if quantity.unit != "year" or quantity.low is None or quantity.low != quantity.high:
        return None
    return int(quantity.low) if quantity.low < _LONGEST_TERM else None


def is_base(tokens: Sequence[Token], index: int) -> bool:
    """Whether the time is what the figure is compared with: 比2016年, 与上年相比, 在2020年基础上."""
    for token in reversed(tokens[max(0, index - 2) : index]):
        if token.cue is Cue.BASE:
            return True
        if token.cue is not Cue.FILL:
            break
    after = tokens[index + 1 : index + 3]
    if len(after) == 2 and after[0].text == "的" and _is_multiple(after[1]):
        return True
    for token in tokens[index + 1 : index + 4]:
        if token.text in ("基础上", "相比"):
            return True
        if token.kind is not Kind.CUE or token.cue not in (Cue.FILL, Cue.UP):
            break
    return False


def _is_multiple(token: Token) -> bool:
    return token.kind is Kind.QUANTITY and token.mention is not None and token.mention.value.unit == "times"


def says_until(tokens: Sequence[Token], index: int) -> bool:
    """Whether the time is an end: 到2026年."""
    text = tokens[index].text
    if text.startswith(_UNTIL):
        return True
    return index > 0 and tokens[index - 1].text in _UNTIL


def settle_status(place: Place, times: Times, aims: bool, done: bool, year: int | None) -> Status:
    """Reported or aimed at: by the section, overruled by a time of the other kind."""
    own = times.own
    if year is None or own is None or own.end is None or own.start is None:
        return (
            Status.TARGET
            if aims and not done and place.status is Status.ACTUAL and year is None
            else place.status
        )
    if place.status is Status.TARGET:
        return Status.ACTUAL if own.end.year < year and not aims else Status.TARGET
    planned = own.start.year >= year and (aims or own.end.year > year or not _partial(own.start, own.end))
    if planned and not (done and not aims):
        return Status.TARGET
    return Status.ACTUAL


@frozen
class Claim:
    """All that tells the period of a statement."""

    sense: Sense
    entry: Entry
    status: Status
    place: Place
    times: Times
    gap: Sequence[Token]
    year: int | None
    multiple: bool = False

    @property
    def around(self) -> Years | None:
        """The years of the section and the sentences before."""
        return self.place.back if self.status is Status.ACTUAL else self.place.ahead

    @property
    def own(self) -> Period | None:
        """The time told in the sentence; none if it lies ahead of what is reported."""
        own = self.times.own
        if own is None or not own.resolved or own.start is None or own.end is None:
            return None
        last = own.end.year if own.start.year == own.end.year else own.end.year + 1  # a plan's years run out
        ahead = self.year is not None and last > self.year
        return None if ahead and self.status is Status.ACTUAL else own

    @property
    def spans(self) -> bool:
        """Whether it is told of the whole of several years rather than of the last."""
        return self.sense.aspect in _SPANNING

    @property
    def of_last_year(self) -> bool:
        """Whether a growth is one on the year before (同比增长7%), though several years are told of."""
        if self.sense.aspect is not Aspect.GROWTH or self.status is not Status.ACTUAL:
            return False
        return any(token.cue is Cue.EARLIER or token.text in ("同比", "同口径") for token in self.gap)

    @property
    def calls_sum(self) -> bool:
        """Whether the words call a flow a sum of years (累计)."""
        return self.entry.indicator.nature == "flow" and any(t.text.startswith("累计") for t in self.gap)

    @property
    def sums_up(self) -> bool:
        """Whether a level is the sum of several years: 五年新增就业, but not 地区生产总值突破千亿元."""
        if self.sense.aspect is not Aspect.LEVEL:
            return False
        if self.calls_sum:
            return True
        reached = any(token.text in _REACHED or token.cue is Cue.UP_TO for token in self.gap)
        return self.entry.cumulative and not reached


def settle_period(claim: Claim) -> Period | None:
    """The period of a statement, from its own times, those of the sentence and those of the section."""
    own, around = claim.own, claim.around
    if own is not None and own.start is not None and own.end is not None:
        if own.start.year == own.end.year and _partial(own.start, own.end):
            return own
        years = (own.start.year, own.end.year)
        if _is_end(claim, years):
            return Period.of_years(*_up_to(claim, years[1]))
    elif around is None:
        return None
    else:
        years = _this_year(claim) or around
    return Period.of_years(*_covered(claim, years))


def _partial(start: date, end: date) -> bool:
    """Whether it is less than a year."""
    return (start, end) != (date(start.year, 1, 1), date(end.year, 12, 31))


def _is_end(claim: Claim, years: Years) -> bool:
    """Whether a year is the end of a way: 到2026年, or a year beyond the one that is planned."""
    if claim.times.until:
        return True
    return claim.status is Status.TARGET and claim.year is not None and years[0] == years[1] > claim.year


def _up_to(claim: Claim, last: int) -> Years:
    """The whole way to an end for growth and sums, the end itself for a level."""
    if claim.times.base is not None and claim.spans:
        return min(claim.times.base + 1, last), last
    told = claim.sense.aspect is Aspect.LEVEL and claim.entry.cumulative
    summed = told and any(token.cue is Cue.CUMULATIVE for token in claim.gap)
    if claim.sense.aspect is Aspect.CONTRIBUTION or not (claim.spans or summed):
        return last, last
    if claim.status is Status.TARGET:
        return (last, last) if claim.year is None else (min(claim.year, last), last)
    term, around = claim.place.term, claim.around
    if term is not None and term[1] == last:
        around = term
    return (around[0], last) if around is not None and around[0] <= last else (last, last)


def _this_year(claim: Claim) -> Years | None:
    """The planned year, for a growth aimed at without a word of several years; None for anything else."""
    if claim.status is not Status.TARGET or claim.sense.aspect is not Aspect.GROWTH or claim.year is None:
        return None
    several = (
        claim.times.base is not None
        or claim.multiple
        or any(token.cue is Cue.CUMULATIVE for token in claim.gap)
    )
    return None if several else (claim.year, claim.year)


def _covered(claim: Claim, years: Years) -> Years:
    """The years that a figure covers: those since its base, its term, the look back, or the last of them."""
    first, last = years
    base, length = claim.times.base, claim.times.length
    if base is not None and claim.spans:
        return min(base + 1, last), last
    if length is not None and claim.status is Status.TARGET and claim.multiple:
        return first, first + length - 1  # 四年翻一番
    if first < last and claim.of_last_year:
        return last, last
    if first < last:
        return years if claim.spans or claim.sums_up else (last, last)
    if length is not None:
        return (last - length + 1, last) if claim.spans or claim.sums_up else years
    summed = claim.own is None and claim.sense.aspect is Aspect.LEVEL and claim.calls_sum
    if claim.status is Status.ACTUAL and (claim.sense.aspect is Aspect.AVERAGE_GROWTH or summed):
        for longer in (claim.around, claim.place.term):
            if longer is not None and longer[0] < last == longer[1]:
                return longer
    return years


def shares_base(told: int | None, own: Period | None, place: Place) -> bool:
    """Whether the base that was told before is that of the look back, which its other figures share."""
    term = place.term
    if term is None or told != term[0] - 1 or place.status is not Status.ACTUAL:
        return False
    return own is None or (own.end is not None and own.end.year == term[1])


def starts_from(gap: Sequence[Token]) -> bool:
    """Whether a figure is where a change starts: 由 A 增至 B."""
    started = False
    for token in gap:
        if token.cue is Cue.FROM:
            started = True
        elif token.cue in (Cue.UP_TO, Cue.TO, Cue.UP, Cue.DOWN) or token.kind is Kind.COMMA:
            started = False
    return started


def implied_base(place: Place, status: Status, own: Period | None, told: int | None = None) -> int | None:
    """Where 由 A 增至 B starts: the base ``told`` before, or the year before the look back or the plan.

    A year of the clause's own that only closes a look back over several years starts with them, else it is
    compared with the year before it.
    """
    around = place.back if status is Status.ACTUAL else place.ahead
    if own is None or own.start is None or own.end is None:
        return None if around is None else around[0] - 1
    if told is not None and told < own.start.year:
        return told
    closes = around is not None and own.start.year == own.end.year == around[1]
    return (around[0] if around is not None and closes else own.start.year) - 1

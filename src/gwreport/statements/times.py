"""The times of a sentence: the years that it names, the bases that it compares with, spans of N years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from attrs import evolve

from gwreport.model import Period
from gwreport.numerals.calendar import read_count
from gwreport.statements.cues import Cue, rule_words
from gwreport.statements.tokens import Kind, Token

Years = tuple[int, int]

LONGEST_TERM = 12  # years; a longer look back (改革开放以来) is no reporting period
_TERMS = "  两三四五六"


class Times(NamedTuple):
    """What the times of a sentence say up to a figure.

    ``own`` is the period that the words name and ``word`` its text, ``until`` says that it is an end
    (到2026年); ``base`` is the year that
    the figures of the indicator are compared with, ``stated_base`` the last one of the sentence, ``opening``
    one that was stated before any indicator; ``start`` is the time where a change starts (由2016年的…),
    ``length`` a span of N years, ``plan`` the years of the plan whose figures are listed.
    """

    own: Period | None = None
    word: str = ""
    until: bool = False
    base: int | None = None
    stated_base: int | None = None
    opening: int | None = None
    start: Period | None = None
    length: int | None = None
    plan: Years | None = None

    def after(self, tokens: Sequence[Token], index: int, *, before_topic: bool) -> Times:
        """The times after the time ``tokens[index]`` was read."""
        period = tokens[index].period
        if period is None or period.start is None or period.end is None or is_remark(tokens, index):
            return self
        if is_base(tokens, index):
            year = period.end.year
            return self._replace(stated_base=year, opening=year if before_topic else self.opening)
        word, until = tokens[index].text, says_until(tokens, index)
        opening = self.opening if before_topic else None  # 与2015年相比，2020年末
        return self._replace(own=period, word=word, until=until, opening=opening, base=None)

    def after_figure(self, times: Times, *, starts: bool) -> Times:
        """The times of the sentence after a figure with the ``times`` of its own words.

        ``starts`` says that it is where a change starts, which may name the year for the figures to come.
        """
        until = times.until if times.own is not self.own else self.until
        start = times.start if starts else self.start
        if (until, times.base, times.base, start) == (self.until, self.base, self.stated_base, self.start):
            return self  # most figures name no time
        return self._replace(until=until, base=times.base, stated_base=times.base, start=start)


def read_times(words: Sequence[Token], known: Times, *, multiple: bool = False) -> Times:
    """The times of a figure: those ``known`` before, and those among the words before it.

    Before a ``multiple`` a time with 的 is what it is a multiple of (是2015年的1.4倍).
    """
    times = known
    compared = rule_words().on_period
    if known.base is not None and any(token.cue is Cue.EARLIER or token.text in compared for token in words):
        times = times._replace(base=None)
    for index, token in enumerate(words):
        if token.kind is Kind.TIME:
            times = _with_time(times, words, index, multiple=multiple)
        elif token.kind is Kind.DURATION or token.cue is Cue.TERM:
            times = times._replace(length=term_of(token) or times.length)
    return times


def _with_time(times: Times, words: Sequence[Token], index: int, *, multiple: bool) -> Times:
    """The times of a figure after the time ``words[index]`` before it."""
    period = words[index].period
    if period is None or period.start is None or period.end is None or is_remark(words, index):
        return times
    if index and words[index - 1].cue is Cue.FROM and period.start.year == period.end.year:
        return times._replace(start=period)
    of_multiple = multiple and (index + 1 == len(words) or words[-1].text == "的")
    if of_multiple or is_base(words, index):
        return times._replace(base=period.end.year)
    return times._replace(own=period, word=words[index].text, until=says_until(words, index))


def term_of(token: Token) -> int | None:
    """The number of years of a duration or a bare term (五年累计).

    None for anything else, and for less than a year (半年, 0年), which is no span of years.
    """
    if token.cue is Cue.TERM:
        return _TERMS.index(token.text[0])
    if token.kind is not Kind.DURATION:
        return None
    quantity = token.quantity
    if quantity.unit != "year" or quantity.low is None or quantity.low != quantity.high:
        return None
    return int(quantity.low) if 1 <= quantity.low < LONGEST_TERM else None


def names_term(token: Token) -> bool:
    """Whether a token is but a number of years (五年), which says not from when."""
    years = years_of(token) if token.kind is Kind.TIME else None
    if years is None:
        return term_of(token) is not None
    return years[0] < years[1] and _names_span(token, years[1] - years[0] + 1)


def within_plan(tokens: Sequence[Token], ahead: Years) -> Sequence[Token]:
    """The tokens of a sentence that plans the years ``ahead``: a bare span of as many years means them.

    第一阶段，从1991年至1995年。五年间，…
    """
    length = ahead[1] - ahead[0] + 1
    if not any(token.kind is Kind.TIME and _names_span(token, length) for token in tokens):
        return tokens
    return [_retimed(token, ahead) if _names_span(token, length) else token for token in tokens]


def _names_span(token: Token, length: int) -> bool:
    """Whether a time is a bare span of so many years (五年间), which says not from when."""
    years = years_of(token) if token.kind is Kind.TIME else None
    if years is None or years[1] - years[0] + 1 != length:
        return False
    count, _, rest = token.text.partition(rule_words().year_sign)
    return read_count(count) == length and (not rest or rest in rule_words().within)


def _retimed(token: Token, years: Years) -> Token:
    """A time token as one of other years."""
    if token.mention is None:
        return token
    return token._replace(mention=evolve(token.mention, value=Period.of_years(*years)))


def names_basis(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time only says from what level something goes on.

    在2016年至2020年平均递增8%的基础上, 保持近两年的水平
    """
    words = rule_words()
    after = tokens[index + 1 : index + 3]
    if len(after) == 2 and after[0].text == "的" and after[1].text == words.level:
        return True
    inside = index > 0 and tokens[index - 1].text == "在"
    return inside and any(token.text in words.compared_after for token in tokens[index + 2 :])


def is_base(tokens: Sequence[Token], index: int) -> bool:
    """Whether the time is what the figure is compared with: 比2016年, 与上年相比, 在2020年基础上."""
    for token in reversed(tokens[max(0, index - 2) : index]):
        if token.cue is Cue.BASE:
            return True
        if token.cue is not Cue.FILL:
            break
    if _is_multiplied(tokens, index):
        return True
    for token in tokens[index + 1 :]:
        if token.text in rule_words().compared_after:
            return True
        if token.cue not in (Cue.FILL, Cue.UP) and token.kind is not Kind.QUANTITY:
            break
    return False


def _is_multiplied(tokens: Sequence[Token], index: int) -> bool:
    """Whether a multiple of the value of the time follows: 2018年的1.5倍, 是2018年1.5倍."""
    after = tokens[index + 1 : index + 3]
    if index and after and tokens[index - 1].text in rule_words().equals and _is_multiple(after[0]):
        return True
    return len(after) == 2 and after[0].text == "的" and _is_multiple(after[1])


def _is_multiple(token: Token) -> bool:
    return token.kind is Kind.QUANTITY and token.quantity.unit == "times"


def is_remark(tokens: Sequence[Token], index: int) -> bool:
    """Whether the time only says how remarkable a figure is: 创16年来新高, 为2012年以来最高."""
    words = rule_words()
    if index and tokens[index - 1].text in words.remarking:
        return True
    if not tokens[index].text.endswith(words.looking_back):
        return False
    for token in tokens[index + 1 :]:
        if token.text.endswith(words.remarks):
            return True
        if token.cue is None:
            return False
    return False


def says_until(tokens: Sequence[Token], index: int) -> bool:
    """Whether the time is an end: 到2026年."""
    until = rule_words().until
    return tokens[index].text.startswith(until) or (index > 0 and tokens[index - 1].text in until)


def base_year(gap: Sequence[Token]) -> int | None:
    """The year of an amount that only is compared with (比2016年的30亿元增长); 0 where no year is named."""
    if len(gap) < 3 or gap[-1].text != "的" or gap[-3].cue is not Cue.BASE:
        return None
    if gap[-2].cue is Cue.EARLIER:
        return 0
    years = years_of(gap[-2])
    return None if years is None else years[1]


def years_of(token: Token) -> Years | None:
    """The first and last year of a time token; None where it is not settled."""
    return None if token.mention is None else years_of_period(token.mention.value)


def years_of_period(period: object) -> Years | None:
    """The first and last year of the value of a time; None where it is not settled, or no period."""
    if not isinstance(period, Period) or period.start is None or period.end is None:
        return None
    return period.start.year, period.end.year


def is_partial(start: date, end: date) -> bool:
    """Whether it is less than a year, or does not begin and end with one."""
    return (start, end) != (date(start.year, 1, 1), date(end.year, 12, 31))

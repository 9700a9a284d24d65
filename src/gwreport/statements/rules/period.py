"""Period: the years that a statement holds for."""

from __future__ import annotations

from collections.abc import Callable

from attrs import field, frozen

from gwreport.indicators.catalogue import Entry
from gwreport.model import Aspect, Period, Status
from gwreport.statements.cues import Cue, rule_words
from gwreport.statements.decision import Case, Evidence, always
from gwreport.statements.rules.claim import Sense
from gwreport.statements.rules.status import Timing
from gwreport.statements.times import Years, is_partial
from gwreport.statements.topics import NO_WORDS, WordsBefore

NAMED_YEAR = "year.named"
_ACTUAL = Status.ACTUAL
_SPANNING = frozenset({Aspect.GROWTH, Aspect.AVERAGE_GROWTH, Aspect.CHANGE, Aspect.CONTRIBUTION})


@frozen
class Held:
    """A statement whose years are sought: what it says, its status and all that says when it holds.

    ``passed`` says that it was passed on the way to a later value; ``before`` are the words right before the
    name of the indicator, which may make its value a sum or a mean of years; ``doubled`` says that the
    figure is a doubling (翻番), ``starting`` is the word that makes it the start of a change.
    ``own`` are the years that the sentence names, none if they lie ahead of what is reported; ``years`` are
    those under discussion: of the sentence, the planned year, those of the section.
    """

    sense: Sense
    entry: Entry
    status: Status
    timing: Timing
    multiple: bool = False
    passed: bool = False
    before: WordsBefore = NO_WORDS
    doubled: bool = False
    starting: str | None = None
    own: Years | None = field(init=False)
    years: Years | None = field(init=False)

    @own.default
    def _own(self) -> Years | None:
        own, year = self.timing.times.own, self.timing.year
        if own is None or own.start is None or own.end is None:
            return None
        last = own.end.year if own.start.year == own.end.year else own.end.year + 1  # a plan's years run out
        if self.reported and year is not None and last > year:
            return None
        return own.start.year, own.end.year

    @years.default
    def _years(self) -> Years | None:
        return self.own or self.this_year or self.around

    @property
    def reported(self) -> bool:
        """Whether the value is reported as achieved."""
        return self.status is _ACTUAL

    @property
    def base(self) -> int | None:
        """The year that the figure is compared with."""
        return self.timing.times.base

    @property
    def length(self) -> int | None:
        """The number of years that the words name."""
        return self.timing.times.length

    @property
    def around(self) -> Years | None:
        """The years of the section and the sentences before."""
        return self.timing.place.back if self.reported else self.timing.place.ahead

    @property
    def this_year(self) -> Years | None:
        """The planned year, for a growth aimed at without a word of several years."""
        year = self.timing.year
        if self.reported or self.sense.aspect is not Aspect.GROWTH or year is None:
            return None
        several = self.base is not None or self.multiple or self.timing.phrase.has(Cue.CUMULATIVE)
        ahead = self.timing.place.ahead
        next_year = ahead is not None and ahead[0] == ahead[1] > year
        return None if several else ahead if next_year else (year, year)

    @property
    def last(self) -> int:
        """The last of the years under discussion. Raises ``ValueError`` where none are known."""
        if self.years is None:
            raise ValueError("no years are known")
        return self.years[1]

    @property
    def several(self) -> bool:
        """Whether several years are under discussion."""
        return self.years is not None and self.years[0] < self.years[1]

    @property
    def between(self) -> bool:
        """Whether the years are named by the first and the last of them (2018年到2023年)."""
        return any(until in self.timing.times.word[1:] for until in rule_words().until) and self.several

    @property
    def spans(self) -> bool:
        """Whether it holds for the whole of several years rather than for the last."""
        return self.sense.aspect in _SPANNING

    @property
    def level(self) -> bool:
        """Whether it is a level."""
        return self.sense.aspect is Aspect.LEVEL

    @property
    def calls_sum(self) -> str | None:
        """The word that calls a flow a sum of years (累计)."""
        if self.entry.indicator.nature != "flow":
            return None
        phrase = self.timing.phrase
        total = None if phrase.named(rule_words().passing) else self.before.total
        return phrase.starting(rule_words().cumulative) or total or None

    @property
    def sums_up(self) -> Evidence:
        """Whether a level is the sum of several years: 五年新增就业, but not 地区生产总值突破千亿元."""
        if not self.level:
            return None
        if self.calls_sum:
            return self.calls_sum
        phrase = self.timing.phrase
        reached = not self.entry.event and phrase.named(rule_words().reached)
        adds_up = self.entry.cumulative or (self.timing.place.over_term and self._counts_flow)
        return adds_up and not reached and not phrase.has(Cue.UP_TO)

    @property
    def _counts_flow(self) -> bool:
        """Whether it is a number of things that happen in a year (授权专利4万件)."""
        indicator = self.entry.indicator
        return indicator.nature == "flow" and indicator.dimension == "count"

    @property
    def mean(self) -> Evidence:
        """The word that makes a level the mean of several years (年均新增就业), not one within a year."""
        if not self.level or self.entry.indicator.dimension == "concentration":
            return None
        phrase = self.timing.phrase
        return self.before.mean or (not phrase.has(Cue.UP, Cue.DOWN) and phrase.named(rule_words().yearly))

    @property
    def whole(self) -> Evidence:
        """Whether it covers all of the years."""
        return self.spans or self.sums_up or self.mean

    @property
    def longer(self) -> Years | None:
        """A look back over several years that ends with the year under discussion."""
        for years in (self.around, self.timing.place.term):
            if years is not None and years[0] < self.last == years[1]:
                return years
        return None


# -- conditions --------------------------------------------------------------------------------------------
# Each takes for granted what led to its table (see ``period_cases``).


def _decided(held: Held) -> Evidence:
    """The time of the sentence decides."""
    return held.timing.times.word or True


def _starts(held: Held) -> Evidence:
    return held.starting


def _starts_stated(held: Held) -> Evidence:
    return held.starting if held.timing.times.start is not None else None


def _starts_open(held: Held) -> Evidence:
    return held.starting if implied_start(held) is None else None


def _part_of_year(held: Held) -> Evidence:
    own = held.timing.times.own
    if held.own is None or own is None or own.start is None or own.end is None:
        return None
    if held.own[0] != held.own[1] or not is_partial(own.start, own.end):
        return None
    return _decided(held)


def _until(held: Held) -> Evidence:
    """A year is the end of a way: 到2026年, or a year beyond the one that is planned."""
    if held.own is None:
        return None
    year = held.timing.year
    beyond = not held.reported and year is not None and held.own[0] == held.own[1] > year
    next_year = held.timing.times.word.startswith(rule_words().next_year)
    return _decided(held) if held.timing.times.until or (beyond and not next_year) else None


def _until_base(held: Held) -> Evidence:
    return _decided(held) if held.base is not None and held.spans else None


def _of_plan(held: Held) -> Evidence:
    """An average growth or a sum of the list of figures that a plan is said to have."""
    plan, own = held.timing.times.plan, held.own
    if plan is None or held.reported or (own is not None and own[1] != plan[1]):
        return None
    return held.sense.aspect is Aspect.AVERAGE_GROWTH or held.sums_up


def _since_event(held: Held) -> Evidence:
    """A growth since an event within a year (建国以来), which does not count that year."""
    own, word = held.timing.times.own, held.timing.times.word
    if own is None or own.start is None or not held.several or not word.endswith(rule_words().since):
        return None
    grows = held.sense.aspect in (Aspect.GROWTH, Aspect.AVERAGE_GROWTH)
    return word if grows and (own.start.month, own.start.day) != (1, 1) else None


def _until_point(held: Held) -> Evidence:
    """A level or a contribution that is reached in the end, no sum of the way there."""
    called = held.timing.phrase.has(Cue.CUMULATIVE) or held.before.total
    summed = held.level and held.entry.cumulative and called
    point = held.sense.aspect is Aspect.CONTRIBUTION or not (held.spans or summed)
    return _decided(held) if point else None


def _until_planned(held: Held) -> Evidence:
    return None if held.reported else _decided(held)


def _until_term(held: Held) -> Evidence:
    term = held.timing.place.term
    return _decided(held) if held.own is not None and term is not None and term[1] == held.own[1] else None


def _until_around(held: Held) -> Evidence:
    return _decided(held) if held.around is not None and held.around[0] <= held.last else None


def _unknown(held: Held) -> Evidence:
    return held.own is None and held.around is None


def _since_base(held: Held) -> Evidence:
    if held.base is None or not held.spans:
        return None
    average = held.sense.aspect is Aspect.AVERAGE_GROWTH
    return not (average and held.base >= held.last - 1 and held.longer is not None)  # no average of one year


def _growth_reached(held: Held) -> Evidence:
    """The growth of the last year that a change of the growth leads to: 增速由5%提高到8%."""
    if held.sense.aspect is not Aspect.GROWTH or held.multiple or not held.reported:
        return None
    return held.timing.phrase.word(Cue.UP_TO, Cue.TO)


def _multiplies(held: Held) -> Evidence:
    return held.length is not None and not held.reported and (held.multiple or held.sums_up)


def _on_last_year(held: Held) -> Evidence:
    """A growth on the year before (同比增长7%), though several years are under discussion."""
    if held.sense.aspect is not Aspect.GROWTH or not held.reported:
        return None
    phrase = held.timing.phrase
    return phrase.word(Cue.EARLIER) or phrase.named(rule_words().on_year_alike)


def _spans_own(held: Held) -> Evidence:
    return (held.whole and _decided(held)) if held.own is not None else None


def _whole(held: Held) -> Evidence:
    return held.whole


def _kept_around(held: Held) -> Evidence:
    """A level or rate that is to be kept over several years: 失业率控制在4.5%以内.

    A stock that is planned is one at the end (人口控制在700万人以内), as is what is reported, unless the
    sentence names the years itself or says that it was kept for years in a row.
    """
    at_end = held.entry.indicator.nature == "stock" and not held.reported
    says_how_long = held.own is not None or held.timing.phrase.named(rule_words().in_a_row)
    at_end = at_end or (held.reported and not says_how_long)
    if not held.level or at_end or held.timing.phrase.has(Cue.UP_TO, Cue.TO):
        return None
    return held.timing.phrase.asked_by("span.kept")


def _doubled(held: Held) -> Evidence:
    """An amount of money that doubled, with no time of its own, did so over the look back (实现翻番)."""
    if not held.doubled or not held.reported or held.longer is None or held.own is not None:
        return None
    return held.entry.indicator.dimension == "money" and held.sense.aspect is Aspect.GROWTH


def _term_kept(held: Held) -> Evidence:
    """An amount that was kept for years: 连续四年稳定在130亿斤以上."""
    if not held.level or not held.reported:
        return None
    phrase = held.timing.phrase
    return phrase.named(rule_words().kept) if phrase.named(rule_words().in_a_row) else None


def _averages(held: Held) -> Evidence:
    if not held.reported or held.longer is None:
        return None
    if held.mean and held.own is None:
        return held.mean
    if held.sense.aspect is Aspect.AVERAGE_GROWTH:
        return held.timing.phrase.word(Cue.AVERAGE) or True
    return held.calls_sum if held.own is None and held.level else None


def _of_own_year(held: Held) -> Evidence:
    return _decided(held) if held.own is not None else None


def _of_planned_year(held: Held) -> Evidence:
    return held.this_year is not None


# -- verdicts ----------------------------------------------------------------------------------------------


def implied_start(held: Held) -> int | None:
    """Where 由 A 增至 B starts: the year stated for it or for its base, or the year before what is covered.

    A year of the clause's own that only closes a look back over several years starts with them, else it is
    compared with the year before it.
    """
    timing = held.timing
    start = timing.times.start
    if start is not None and start.end is not None:
        return start.end.year
    own = timing.named
    if own is None or own.start is None or own.end is None:
        return held.base if held.base is not None else _before_term(held)
    if held.between:
        return own.start.year
    if held.base is not None and held.base < own.start.year:
        return held.base
    return _before_named(held, (own.start.year, own.end.year))


def _before_named(held: Held, own: Years) -> int:
    """The year before those that the words name, or before the look back that their one year closes."""
    around = held.around
    closes = around is not None and own[0] == own[1] == around[1]
    return (around[0] if around is not None and closes else own[0]) - 1


def _before_term(held: Held) -> int | None:
    """The year before the years under review, or before the term that they close."""
    around, term = held.around, held.timing.place.term if held.reported else None
    if around is None:
        return None
    return (around[0] if term is None else min(around[0], term[0])) - 1


def _years(choose: Callable[[Held], Years | None]) -> Callable[[Held], Period | None]:
    """The verdict that gives whole years."""

    def verdict(held: Held) -> Period | None:
        years = choose(held)
        return None if years is None else Period.of_years(*years)

    return verdict


def _stated_start(held: Held) -> Period | None:
    """The time where a change starts; less than a year is kept as it is."""
    start = held.timing.times.start
    if start is None or start.start is None or start.end is None:
        return None
    if start.start.year == start.end.year and is_partial(start.start, start.end):
        return start
    return Period.of_years(start.end.year)


def _start(held: Held) -> Years | None:
    year = implied_start(held)
    return None if year is None else (year, year)


def _from_base(held: Held) -> Years:
    first = held.last if held.base is None else held.base + 1
    return min(first, held.last), held.last


def _from_plan(held: Held) -> Years:
    year = held.timing.year
    return (held.last if year is None else min(year, held.last)), held.last


def _from_term(held: Held) -> Years | None:
    """From the begin of the look back that the year closes."""
    term = held.timing.place.term
    return None if term is None else (term[0], held.last)


def _from_around(held: Held) -> Years:
    return (held.last if held.around is None else held.around[0]), held.last


def _of_last(held: Held) -> Years:
    return held.last, held.last


def _of_length(held: Held) -> Years | None:
    return None if held.length is None else (held.last - held.length + 1, held.last)


def _over_length(held: Held) -> Years | None:
    years, length = held.years, held.length
    return None if years is None or length is None else (years[0], years[0] + length - 1)


def _after_event(held: Held) -> Years:
    return held.last if held.own is None else held.own[0] + 1, held.last


def _own_period(held: Held) -> Period | None:
    return held.timing.times.own


_ALL = _years(lambda held: held.years)

Cases = tuple[Case[Held, Period | None], ...]

PASSED: Cases = (
    Case(
        "step.passed",
        "Nothing says when an amount was passed on the way to the last one (先后跨越).",
        lambda held: held.passed,
        lambda held: None,
    ),
)
STARTS: Cases = (
    Case("start.stated", "A change starts in the year beside 由 or 从.", _starts_stated, _stated_start),
    Case(
        "start.open",
        "A change starts at a time that nothing says.",
        _starts_open,
        _years(_start),
    ),
    Case(
        "start.implied",
        "A change starts in the year it is compared with, or before the years that the report covers.",
        _starts,
        _years(_start),
    ),
)
_PART = Case[Held, Period | None](
    "year.part", "Less than a year is kept as it is (上半年).", _part_of_year, _own_period
)
_PLAN = Case[Held, Period | None](
    "span.plan",
    "An average growth or a sum of the figures that a plan lists covers the years of the plan.",
    _of_plan,
    _years(lambda held: held.timing.times.plan),
)
_OF_ANY: Cases = (
    _PART,
    Case("year.open", "Nothing says which year it is.", _unknown, lambda held: None),
    _PLAN,
    Case(
        "year.growth-reached",
        "A growth that a change of the growth leads to (增速由5%提高到8%) is of the last year.",
        _growth_reached,
        _years(_of_last),
    ),
    Case(
        "since.base",
        "A growth against an earlier year runs from the year after it.",
        _since_base,
        _years(_from_base),
    ),
    Case(
        "term.planned",
        "A planned multiple or sum takes the years that the words name (三年翻一番, 三年新增).",
        _multiplies,
        _years(_over_length),
    ),
)
UNTIL: Cases = (
    _PART,
    _PLAN,
    Case(
        "until.base",
        "A growth up to a year runs from the year after the one it is compared with.",
        _until_base,
        _years(_from_base),
    ),
    Case(
        "until.level", "A level at the end of a way is that of the last year.", _until_point, _years(_of_last)
    ),
    Case(
        "until.planned",
        "A growth or sum that is planned up to a year runs from the planned year.",
        _until_planned,
        _years(_from_plan),
    ),
    Case(
        "until.term",
        "A growth or sum up to a year runs from the begin of the term it closes.",
        _until_term,
        _years(_from_term),
    ),
    Case(
        "until.around",
        "A growth or sum up to a year runs from the begin of the years under review.",
        _until_around,
        _years(_from_around),
    ),
    Case(
        "until.year",
        "A growth or sum up to a year with no known begin is of that year.",
        _decided,
        _years(_of_last),
    ),
)
SEVERAL: Cases = (
    *_OF_ANY,
    Case(
        "year.on-year",
        "A growth on the year before (同比) is of the last year, though several are under review.",
        _on_last_year,
        _years(_of_last),
    ),
    Case(
        "span.event",
        "A growth since an event within a year (建国以来) starts with the year after it.",
        _since_event,
        _years(_after_event),
    ),
    Case("span.named", "A growth or sum covers all of the years that the sentence names.", _spans_own, _ALL),
    Case("span.around", "A growth or sum covers all of the years under review.", _whole, _ALL),
    Case(
        "span.kept",
        "A level that is kept or controlled (控制在, 稳定在) is that of all of the years.",
        _kept_around,
        _ALL,
    ),
    Case(
        "year.last",
        "A level, share or rank is that of the last of several years.",
        always,
        _years(_of_last),
    ),
)
TERM: Cases = (
    *_OF_ANY,
    Case(
        "term.span",
        "A growth or sum covers as many years as the words name (五年累计), up to the year of the figure.",
        _whole,
        _years(_of_length),
    ),
    Case(
        "term.kept",
        "A level that was kept for years in a row (连续四年稳定在) is that of all of them.",
        _term_kept,
        _years(_of_length),
    ),
    Case("term.level", "A level is that of the year, however many years led to it.", always, _ALL),
)
ONE: Cases = (
    *_OF_ANY,
    Case(
        "span.average",
        "An average growth or a sum covers the last look back over several years.",
        _averages,
        _years(lambda held: held.longer),
    ),
    Case(
        "span.doubled",
        "An amount that doubled (翻番) did so over the last look back over several years.",
        _doubled,
        _years(lambda held: held.longer),
    ),
    Case(NAMED_YEAR, "It holds for the year that the sentence names.", _of_own_year, _ALL),
    Case("year.planned", "A growth that is aimed at holds for the planned year.", _of_planned_year, _ALL),
    Case("year.around", "It holds for the year that the section is about.", always, _ALL),
)


def period_cases(held: Held) -> Cases:
    """The table for what the years of a figure are to be taken from."""
    if held.passed:
        return PASSED
    if held.starting:
        return STARTS
    if _until(held):
        return UNTIL
    if held.several:
        return SEVERAL
    return ONE if held.length is None else TERM


COMPARED: tuple[Case[int, Period | None], ...] = (
    Case(
        "year.compared",
        "What a figure is compared with holds for the year named beside it.",
        always,
        lambda year: Period.of_years(year),
    ),
)

"""Cue words: what the words between an indicator and its value say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache

from attrs import frozen

from gwreport.model import Level
from gwreport.tables.matching import WordMatcher
from gwreport.tables.schema import by_word, load

_TABLE = "statements/cues.toml"
_WORDS = "statements/words.toml"
_BEFORE_NAMES = " \t\n\r*#“（("


class Cue(StrEnum):
    """The kinds of cue words; one list of ``statements/cues.toml`` each."""

    UP = "up"
    DOWN = "down"
    UP_TO = "up_to"
    ATTAIN = "attain"
    NEW = "new"
    AVERAGE = "average"
    EACH = "each"
    ALL = "all"
    FROM = "from"
    TO = "to"
    RANK = "rank"
    SHARE = "share"
    CONTRIBUTION = "contribution"
    COMPARE = "compare"
    BASE = "base"
    EARLIER = "earlier"
    PRICE = "price"
    AIM = "aim"
    PLAN_SHARE = "plan_share"
    CUMULATIVE = "cumulative"
    TOTAL = "total"
    TAIL = "tail"
    WHERE = "where"
    SUBSET = "subset"
    NEGATION = "negation"
    DONE = "done"
    FILL = "fill"
    TERM = "term"
    NOISE = "noise"


@frozen
class Scope:
    """``[scope]``: the words that tell of a part of the place."""

    areas: tuple[str, ...]
    towns: tuple[str, ...]
    doing: tuple[str, ...]
    back: frozenset[str]


@frozen
class CueWords:
    """``statements/cues.toml``: the words of each kind of cue."""

    version: str
    cues: Mapping[Cue, tuple[str, ...]]
    scope: Scope


class CueTable:
    """Cue words and the automaton that finds them, and the words that tell of a part of the place.

    >>> table = default_cues()
    >>> [(start, end, str(cue)) for start, end, cue in table.find("比上年增长")]
    [(0, 1, 'base'), (1, 3, 'earlier'), (3, 5, 'up')]
    """

    def __init__(self, words: Mapping[str, Cue], scope: Scope) -> None:
        self.words = tuple(words.items())
        self._matcher = WordMatcher(words)
        self._part = _part_pattern(scope.areas, scope.doing)
        self._doing = scope.doing
        self.areas = scope.areas
        self.towns = scope.towns
        self.back = scope.back

    def find(self, text: str) -> list[tuple[int, int, Cue]]:
        """Every cue word of ``text`` as (start, end, cue): leftmost, longest, disjoint."""
        return [(start, end, self.words[index][1]) for index, start, end in self.matches(text)]

    def matches(self, text: str) -> list[tuple[int, int, int]]:
        """The same as (index in ``words``, start, end)."""
        return self._matcher.find(text)

    def opening_part(self, clause: str) -> str:
        """The area or body within the place that a clause opens with as its subject; "" where there is none.

        >>> [default_cues().opening_part(text) for text in ("青川高新区完成投资", "推进高新区建设")]
        ['青川高新区', '']
        """
        match = self._part.match(clause)
        return "" if match is None else match.group().lstrip(_BEFORE_NAMES)

    def begins_with_verb(self, subject: str) -> bool:
        """Whether words before a verb of achieving begin with something done, not with a name.

        >>> [default_cues().begins_with_verb(text) for text in ("推进项目", "青松湖")]
        [True, False]
        """
        return subject.startswith(self._doing)


def _part_pattern(areas: Sequence[str], doing: Sequence[str]) -> re.Pattern[str]:
    """A name of up to ten characters that ends with an area word and does not begin with a verb."""
    return re.compile(
        rf"[\s*#“（(]*(?!{'|'.join(map(re.escape, doing))})[\u4e00-\u9fff“”·]{{0,10}}?"
        rf"(?:{'|'.join(map(re.escape, areas))})"
    )


@frozen
class RuleWords:
    """The words that rules ask for by name (``statements/words.toml`` says what each list is for)."""

    version: str
    comparing: frozenset[str]
    more: frozenset[str]
    less: frozenset[str]
    kept: frozenset[str]
    share_opening: frozenset[str]
    share_closing: frozenset[str]
    contribution_opening: frozenset[str]
    contribution_closing: frozenset[str]
    contribution_rate: str
    ratios: frozenset[str]
    on_year: frozenset[str]
    on_period: frozenset[str]
    on_year_alike: frozenset[str]
    increase_compared: frozenset[str]
    increasing: frozenset[str]
    pulling: frozenset[str]
    in_a_row: frozenset[str]
    net: str
    cumulative: str
    summing: frozenset[str]
    bounds: frozenset[str]
    turning: frozenset[str]
    doubling: str
    gdp: tuple[str, ...]
    other_wholes: tuple[str, ...]
    increments: tuple[str, ...]
    name_ends: tuple[str, ...]
    steps: frozenset[str]
    step: str
    clubs: frozenset[str]
    classed: tuple[str, ...]
    adverbial_opening: tuple[str, ...]
    adverbial_closing: tuple[str, ...]
    gaining: frozenset[str]
    touching: tuple[str, ...]
    settling: tuple[str, ...]
    rates_of_time: frozenset[str]
    each_head: frozenset[str]
    taking_part: frozenset[str]
    holding: tuple[str, ...]
    worked_on: tuple[str, ...]
    added: tuple[str, ...]
    reaching: frozenset[str]
    works: str
    finishing: str
    as_much_as: frozenset[str]
    told_of: frozenset[str]
    same_time: frozenset[str]
    supporting: frozenset[str]
    falling: tuple[str, ...]
    recognising: frozenset[str]
    by_now: frozenset[str]
    one_by_one: frozenset[str]
    passing: frozenset[str]
    economies: str
    owned_heads: frozenset[str]
    shared_heads: tuple[str, ...]
    subject_heads: tuple[str, ...]
    other_heads: tuple[str, ...]
    share_heads: frozenset[str]
    until: tuple[str, ...]
    than: str
    remarking: frozenset[str]
    looking_back: tuple[str, ...]
    remarks: tuple[str, ...]
    year_sign: str
    equals: frozenset[str]
    compared_after: frozenset[str]
    reached: frozenset[str]
    since: str
    level: str
    same_part: str
    yearly: frozenset[str]
    within: frozenset[str]
    meeting: tuple[str, ...]
    meetings: tuple[str, ...]
    own_term: tuple[str, ...]
    one_year: str
    stages: tuple[str, ...]
    next_year: tuple[str, ...]
    plans: tuple[str, ...]
    plan_names: tuple[str, ...]
    plan_closing: tuple[str, ...]
    plan_times: tuple[str, ...]
    plan_openings: tuple[str, ...]
    plan_sure: tuple[str, ...]
    look_back: tuple[str, ...]
    look_back_far: tuple[str, ...]
    asides: tuple[str, ...]
    listed: tuple[str, ...]
    listed_outcome: tuple[str, ...]
    look_ahead: tuple[str, ...]
    aim: str
    goals: tuple[str, ...]
    set_goals: tuple[str, ...]
    aiming: frozenset[str]
    planned_once: frozenset[str]
    planning: frozenset[str]
    set_at_meeting: tuple[str, ...]
    owners: tuple[str, ...]
    owning: tuple[str, ...]
    realising: frozenset[str]
    achieving: frozenset[str]
    achievers: tuple[str, ...]
    all_firms: frozenset[str]
    towns: tuple[str, ...]
    signed: frozenset[str]
    of_people: frozenset[str]
    some_people: tuple[str, ...]
    quantity_of_all: str
    area_ends: frozenset[str]
    listed_places: tuple[str, ...]
    own: Mapping[Level, tuple[str, ...]]
    wider: Mapping[Level, tuple[str, ...]]
    rule: Mapping[str, frozenset[str]]


@cache
def rule_words() -> RuleWords:
    """The words that come with gwreport for the rules (``statements/words.toml``)."""
    return load(RuleWords, _WORDS)


@cache
def default_cues() -> CueTable:
    """The cue words that come with gwreport (``statements/cues.toml``).

    A word that only a rule asks for (``[rule]`` of ``words.toml``) and no list of cues has changes nothing by
    itself, like a word of ``fill``.
    """
    table = load(CueWords, _TABLE)
    words = by_word(((listed, cue) for cue, listed in table.cues.items()), _TABLE)
    asked = {word: Cue.FILL for listed in rule_words().rule.values() for word in sorted(listed)}
    return CueTable(asked | words, table.scope)

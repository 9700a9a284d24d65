"""Status: whether a figure is reported as achieved or aimed at."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from gwreport.model import Period, QuantityKind, Status
from gwreport.statements.context import SentencePlace
from gwreport.statements.cues import Cue, rule_words
from gwreport.statements.decision import Case, Evidence, always
from gwreport.statements.rules.phrase import Phrase, names_goal, opens_comparison
from gwreport.statements.times import Times, is_partial
from gwreport.statements.tokens import Kind, Token

Cases = tuple[Case["Timing", Status], ...]

_TURNED = frozenset({Cue.UP_TO, Cue.TO})
_MOVED = _TURNED | {Cue.UP, Cue.DOWN}
_PLANNED_VERBS = frozenset({Cue.UP, Cue.DOWN, Cue.BASE, Cue.AVERAGE, Cue.ATTAIN, Cue.UP_TO})
_PLANNING = frozenset({Cue.AIM, Cue.PLAN_SHARE})


class Timing(NamedTuple):
    """What says when a figure holds: the place in the report, the times and the words of the sentence.

    ``named`` is the period that was known before those words; ``aims`` and ``done`` say that words of a
    goal or an achievement came before; ``year`` is the year that the report plans; ``goals`` is a word that
    introduces a list of goals that were set.
    """

    place: SentencePlace
    times: Times
    phrase: Phrase
    named: Period | None
    aims: bool
    done: bool
    year: int | None
    goals: str

    @property
    def own(self) -> Period | None:
        """The period that the words name, where it and the year of the report are known."""
        own = self.times.own
        return None if self.year is None or own is None or own.start is None or own.end is None else own

    @property
    def planned(self) -> bool:
        """Whether the section or the sentences before speak of what is planned."""
        return self.place.status is Status.TARGET


def _achieved(_: object) -> Status:
    return Status.ACTUAL


def _aimed(_: object) -> Status:
    return Status.TARGET


def _starts(timing: Timing) -> Evidence:
    """The figure is where a change starts: 由 A 增至 B."""
    return starting_word(timing.phrase)


def starting_word(phrase: Phrase) -> str | None:
    """The word that makes a figure the start of a change (由 A 增至 B)."""
    if not phrase.has(Cue.FROM):
        return None
    started = None
    for token in phrase.words:
        if token.cue is Cue.FROM:
            started = token.text
        elif token.kind is Kind.COMMA or token.cue in (_TURNED if phrase.turned else _MOVED):
            started = None
    return started


def fulfils_plan(tokens: Sequence[Token]) -> bool:
    """Whether a sentence says how much of a plan was fulfilled (完成年度任务的120%), not what will be."""
    if not any(token.cue in _PLANNING for token in tokens):
        return False
    finishing = rule_words().finishing
    done = planned = False
    for token in takewhile(_is_no_aim, tokens):
        if token.kind in (Kind.COMMA, Kind.BREAK):
            done = planned = False
        elif token.text.endswith(finishing):
            done = True
        elif token.cue is Cue.PLAN_SHARE or names_goal(token):
            planned = done
        elif planned and token.kind is Kind.QUANTITY and token.quantity.kind is QuantityKind.PERCENT:
            return True
    return False


def tells_by_now(tokens: Sequence[Token]) -> str | None:
    """The word by which a sentence tells what has been reached so far: 目前已建成500公里, 已达到30家.

    No word of a goal may be in it, nor a condition (工资已达到…的要提高).
    """
    if any(token.cue is Cue.AIM for token in tokens):
        return None
    ahead = takewhile(lambda token: token.kind is not Kind.QUANTITY, tokens)
    return next((token.text for token in ahead if token.text in rule_words().by_now), None)


def _is_no_aim(token: Token) -> bool:
    return token.cue is not Cue.AIM or names_goal(token)


def _aims_without_year(timing: Timing) -> Evidence:
    return timing.aims and not timing.done and timing.year is None


def _past_in_plan(timing: Timing) -> Evidence:
    own, year = timing.own, timing.year
    if own is None or own.end is None or year is None or timing.aims:
        return None
    return own.end.year < year


def _so_far(timing: Timing) -> Evidence:
    """A part of the planned year is compared with that of the year before: 1至5月，物价比去年同期上升."""
    own = timing.own
    if own is None or own.start is None or own.end is None or timing.aims:
        return None
    return timing.phrase.named(rule_words().same_time) if is_partial(own.start, own.end) else None


def _coming_in_review(timing: Timing) -> Evidence:
    own, year = timing.own, timing.year
    if own is None or own.start is None or own.end is None or year is None:
        return None
    if own.start.year < year or (timing.done and not timing.aims):
        return None
    return timing.aims or own.end.year > year or not is_partial(own.start, own.end)


def goal_word(timing: Timing) -> str | None:
    """The word that names the figure as a goal: 比计划目标6840元多, 低于4.2%的调控目标."""
    if timing.goals:
        return timing.goals
    phrase = timing.phrase
    for token in phrase.closing:
        if names_goal(token):
            return token.text
        if token.cue is not Cue.FILL:
            break
    if not phrase.words or not names_goal(phrase.words[-1]):
        return _planned(phrase.words)
    compared = phrase.has(Cue.COMPARE) or any(opens_comparison(token) for token in phrase.words)
    return phrase.words[-1].text if compared else None


def _planned(words: Sequence[Token]) -> str | None:
    """The verb of planning right before what was planned: 计划比上年增长6%, 原定达到500亿元."""
    for token, following in pairwise(words):
        if opens_comparison(token) or token.text in rule_words().achieving:
            return None  # 比原计划增长
        if token.text in rule_words().planning and following.cue in _PLANNED_VERBS:
            return None if following.text in rule_words().achieving else token.text
    return None


PLANNED: Cases = (
    Case(
        "status.past-year",
        "A past year within the plan is reported, unless a goal is named.",
        _past_in_plan,
        _achieved,
    ),
    Case(
        "status.so-far",
        "A part of the planned year that is compared with that of the year before has passed.",
        _so_far,
        _achieved,
    ),
    Case("status.goal-in-plan", "A goal named in the plan is a target.", lambda timing: timing.aims, _aimed),
    Case("status.plan", "A figure of the plan is a target.", always, _aimed),
)
REVIEWED: Cases = (
    Case(
        "status.aim",
        "Words of a goal make a target where the report has no year.",
        _aims_without_year,
        _aimed,
    ),
    Case(
        "status.coming-year",
        "The planned year or a later one within the review is a target.",
        _coming_in_review,
        _aimed,
    ),
    Case(
        "status.attained",
        "A sentence says how much of a plan was fulfilled: its figures were reached.",
        lambda timing: timing.place.attained,
        _achieved,
    ),
    Case(
        "status.by-now",
        "A sentence of the plan that tells what has been reached so far (目前已达) reports it.",
        lambda timing: timing.place.by_now,
        _achieved,
    ),
    Case("status.review", "A figure of the review is reported.", always, _achieved),
)


def status_cases(timing: Timing) -> Cases:
    """The table for a figure of the plan, or of the review."""
    return PLANNED if timing.planned else REVIEWED


# These take precedence, though the years of a start are sought by the table above.
START: Cases = (Case("status.start", "What a change starts from (由…增至) was reached.", _starts, _achieved),)
GOAL: Cases = (
    Case(
        "status.goal-named",
        "A goal of the past that was set, or that a figure is compared with, is a target of its year.",
        goal_word,
        _aimed,
    ),
)
COMPARED: tuple[Case[int, Status], ...] = (
    Case("status.compared", "What a figure is compared with was reached.", always, _achieved),
)

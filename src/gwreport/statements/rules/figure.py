"""Figures that are no value: parts of names, differences, attributes of a noun, figures without a subject."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from attrs import frozen

from gwreport.model import Bound, QuantityKind
from gwreport.statements.clause import only_joins, resumes_with_total
from gwreport.statements.cues import Cue, rule_words
from gwreport.statements.decision import Case, Evidence, always
from gwreport.statements.rules.phrase import opens_comparison
from gwreport.statements.tokens import Kind, Token

_QUOTES = frozenset('“「『"')
_CLOSING = frozenset('”」』"')
_CLASSIFIER = "个"
_QUOTE = 1  # character of a quotation mark between a figure and the noun
_LARGE_NUMBERS = "亿万千百"
_UNIT_SIGNS = frozenset("十百千万亿元")
_CLASS_WORDS = 3  # tokens after a unit, bounds among them
_NEAR = 3  # tokens between which a figure and a word for steps are
_DIFFERENCES = frozenset({QuantityKind.POINT, QuantityKind.PERCENT})
_ATTRIBUTES = frozenset({Bound.AT_LEAST, Bound.AT_MOST, Bound.MORE_THAN})
_PROPORTIONS = frozenset({QuantityKind.PERCENT, QuantityKind.MULTIPLE, QuantityKind.FRACTION})
_NO_ATTRIBUTES = _PROPORTIONS | {QuantityKind.RANK, QuantityKind.POINT}
_OTHERS = frozenset({Cue.WHERE, Cue.AIM, Cue.PLAN_SHARE})
_PARTING = frozenset({Cue.SUBSET, Cue.NEGATION})
_RANKING = frozenset({Cue.RANK, Cue.SHARE, Cue.BASE, Cue.COMPARE, Cue.AIM})


class Candidate(NamedTuple):
    """A figure in its clause, before it is joined to anything.

    ``text`` is that of the report, ``before`` and ``after`` are the other tokens of the clause; ``gap`` are
    the words since the last figure or topic.
    """

    text: str
    token: Token
    before: tuple[Token, ...]
    after: tuple[Token, ...]
    gap: tuple[Token, ...]


# -- names -------------------------------------------------------------------------------------------------


def _ends_as_name(candidate: Candidate) -> Evidence:
    text, ends = candidate.token.text, rule_words().name_ends
    return next(end for end in ends if text.endswith(end)) if text.endswith(ends) else None


def _quoted(candidate: Candidate) -> Evidence:
    """The figure opens a quoted name (“3个15万元”政策)."""
    text, token = candidate.text, candidate.token
    opening = text[token.start - 1 : token.start]
    return opening if opening in _QUOTES and text[token.end : token.end + 1] not in _CLOSING else None


def _step_word(candidate: Candidate, count: int) -> str | None:
    """The word for steps among the ``count`` tokens after the figure."""
    steps = rule_words().steps
    return next((token.text for token in candidate.after[:count] if token.text in steps), None)


def _next_step(candidate: Candidate) -> Evidence:
    """再上一个千亿台阶."""
    one = any(token.text == "一" for token in candidate.gap)
    word = _step_word(candidate, 2) if one else None
    return word if word is not None and rule_words().step in word else None


def _counts_steps(candidate: Candidate) -> Evidence:
    """连跨4个千亿级台阶."""
    return _step_word(candidate, _NEAR) if candidate.token.text.endswith(_CLASSIFIER) else None


def _counted_step(candidate: Candidate) -> Evidence:
    """跨越三个千亿元台阶."""
    counted = candidate.before and candidate.before[-1].text.endswith(_CLASSIFIER)
    return _step_word(candidate, 1) if counted else None


def _club(candidate: Candidate) -> Evidence:
    """The figure names a class: 万亿俱乐部, 千亿城市."""
    if candidate.token.text[-1] not in _LARGE_NUMBERS:
        return None
    return next((token.text for token in candidate.after[:2] if token.text in rule_words().clubs), None)


def _size_of_class(candidate: Candidate) -> Evidence:
    """The bare unit says how large the members of a class are: 亿元工业项目24个, 亿元以上的县5个."""
    words = rule_words()
    if candidate.token.quantity.kind is not QuantityKind.MONEY or set(candidate.token.text) - _UNIT_SIGNS:
        return None
    for token in candidate.after[:_CLASS_WORDS]:
        if token.text not in words.bounds:
            return token.text if _names_class(token) else None
    return None


def _threshold(candidate: Candidate) -> Evidence:
    """Places or firms above a threshold are counted: 生产总值超200亿元的县（市、区）77个."""
    classed = None
    for token in candidate.after:
        if token.kind is Kind.QUANTITY:
            counts = token.quantity.kind is QuantityKind.COUNT
            return classed.text if counts and classed is not None else None
        if token.kind not in (Kind.OTHER, Kind.CUE, Kind.LIST):
            return None
        if classed is None and token.text not in rule_words().bounds:
            if not _names_class(token) or not token.text.endswith(rule_words().classed):
                return None
            classed = token
    return None


def _names_class(token: Token) -> bool:
    """Whether a word after an amount may name a class of places, firms or projects."""
    if token.kind is Kind.OTHER or token.kind is Kind.INDICATOR:
        return True
    return token.cue is Cue.WHERE and token.text.endswith(rule_words().classed)


NAMES: tuple[Case[Candidate, None], ...] = (
    Case(
        "name.size-of-class",
        "A unit without a number says how large firms, projects or places are (千亿元工业项目).",
        _size_of_class,
    ),
    Case(
        "name.threshold",
        "An amount is the threshold of the places or firms that are counted (超200亿元的县77个).",
        _threshold,
    ),
    Case("name.level", "An amount that ends as a name (万亿级, 大关) is no value.", _ends_as_name),
    Case("name.quoted", "An amount that opens a quoted name is part of it.", _quoted),
)
STEPS: tuple[Case[Candidate, None], ...] = (
    *NAMES,
    Case("name.next-step", "An amount is a step that is taken, not a value (再上一个千亿台阶).", _next_step),
    Case("name.steps", "A figure counts steps (连跨4个千亿级台阶).", _counts_steps),
    Case("name.size-of-step", "An amount says how large the steps are that are counted.", _counted_step),
    Case("name.class", "An amount may be the name of a class (万亿俱乐部).", _club),
)


def name_cases(candidate: Candidate) -> tuple[Case[Candidate, None], ...]:
    """The table for a figure that a word for steps or a class follows, or for any other."""
    words = rule_words()
    for token in candidate.after[:_NEAR]:
        if token.text in words.steps or token.text in words.clubs:
            return STEPS
    return NAMES


# -- what is between the indicator and the figure ----------------------------------------------------------


def compares(gap: tuple[Token, ...]) -> str | None:
    """The word that makes a figure a difference from another one (高于全国2个百分点)."""
    against = False
    comparing = rule_words().comparing
    for index, token in enumerate(gap):
        if token.cue is Cue.COMPARE or token.text in comparing:
            if against or any(_is_other(other) for other in gap[index + 1 :]):
                return token.text
        elif opens_comparison(token):
            if _names_plan(gap[index + 1 : index + 3]):
                return token.text
            against = token.cue is Cue.PLAN_SHARE or _names_another(gap[index + 1 :])
    return None


def _names_plan(following: tuple[Token, ...]) -> bool:
    """Whether the plan itself is compared with: 比〔原计划增加〕1000万吨."""
    plan = len(following) > 1 and following[0].text in rule_words().planned_once
    return plan and following[1].cue in (Cue.UP, Cue.DOWN)


def _is_other(token: Token) -> bool:
    return token.cue in _OTHERS or token.kind is Kind.OTHER


def _names_another(tokens: tuple[Token, ...]) -> bool:
    """Whether a comparison is with another place, a goal or a plan, and not with an earlier time."""
    for token in tokens:
        if token.kind is Kind.TIME or token.cue is Cue.EARLIER:
            return False
        if _is_other(token):
            return True
    return False


class WordsBetween(NamedTuple):
    """The words between a topic and a figure, and the first of them that parts the two.

    ``again`` says that the topic had a figure before.
    """

    token: Token
    gap: tuple[Token, ...]
    again: bool
    parting: Token | None

    @classmethod
    def of(
        cls, token: Token, gap: tuple[Token, ...], *, again: bool, after: tuple[Token, ...] | None = None
    ) -> WordsBetween:
        """The link of a figure with the words before it, and those ``after`` it."""
        return cls(token, gap, again, None if _is_bare_rank(token, gap, after) else parting(gap))

    @property
    def parts(self) -> bool:
        """Whether something unknown, or a part, is between the indicator and the figure."""
        return self.parting is not None or _listed(self) is not None


def _listed(link: WordsBetween) -> Evidence:
    """高标准农田、5万亩节水灌溉项目."""
    return link.gap[0].text if not link.again and only_joins(link.gap) else None


def parting(gap: tuple[Token, ...]) -> Token | None:
    """The first word before the figure that is none of what may be between it and its indicator."""
    if resumes_with_total(gap):
        return None
    head = True
    for position, token in enumerate(gap):
        elsewhere = head and token.cue is Cue.WHERE and position > 0
        if _breaks(token, position) or (elsewhere and not _ranks(gap[position:])):
            return token
        head = token.kind is Kind.COMMA or token.kind is Kind.BREAK
    return None


def _is_bare_rank(token: Token, gap: tuple[Token, ...], after: tuple[Token, ...] | None) -> bool:
    """Whether a clause is but a place and the rank there: 增长8%，全省第六位."""
    if after is None or token.quantity.kind is not QuantityKind.RANK or (after and not _is_mark(after[0])):
        return False
    places = [word.cue is Cue.WHERE for word in gap[1:]]
    return bool(places) and gap[0].kind is Kind.COMMA and all(places)


def _is_mark(token: Token) -> bool:
    return token.kind is Kind.COMMA or token.kind is Kind.BREAK


def _breaks(token: Token, position: int) -> bool:
    if token.kind is Kind.OTHER or token.cue in _PARTING:
        return True
    return token.cue is Cue.TAIL and len(token.text) == 1 and position > 0


def _ranks(tokens: tuple[Token, ...]) -> bool:
    """Whether a clause that opens with a place goes on to a rank, a share or a comparison."""
    return any(token.cue in _RANKING or token.text in ("第", "前") for token in tokens[1:])


def _parted_by(*cues: Cue) -> Callable[[WordsBetween], Evidence]:
    """The condition that the word which parts topic and figure is one of the cues; any word without cues."""

    def when(link: WordsBetween) -> Evidence:
        token = link.parting
        return token.text if token is not None and (token.cue in cues or not cues) else None

    return when


def _differs(link: WordsBetween) -> Evidence:
    if link.parting is None or link.token.quantity.kind not in _DIFFERENCES:
        return None
    return compares(link.gap)


NO_TOPIC = Case[WordsBetween, None](
    "link.none", "No indicator comes before the figure in its part of the sentence.", always
)
POINTS_APART = Case[WordsBetween, None](
    "compare.points", "Points or percent by which another place, a goal or a plan differs.", _differs
)
LINKS: tuple[Case[WordsBetween, None], ...] = (
    Case(
        "link.listed",
        "A conjunction alone is between the indicator and the figure, which has its own subject.",
        _listed,
    ),
    POINTS_APART,
    Case("link.subset", "其中 comes before the figure: it is one of a part.", _parted_by(Cue.SUBSET)),
    Case("link.negation", "A negation, or 每, comes before the figure.", _parted_by(Cue.NEGATION)),
    Case("link.elsewhere", "The clause of the figure opens with another place.", _parted_by(Cue.WHERE)),
    Case(
        "link.tail", "The end of a longer name is between the indicator and the figure.", _parted_by(Cue.TAIL)
    ),
    Case("link.unknown", "A word of no table is between the indicator and the figure.", _parted_by()),
)
DIFFERENCES: tuple[Case[tuple[Token, ...], None], ...] = (
    Case("compare.other", "The figure is a difference from another place, a goal or a plan.", compares),
)


# -- what a figure describes -------------------------------------------------------------------------------


class Attribute(NamedTuple):
    """A figure with the words after it, at least one, and before it."""

    token: Token
    after: tuple[Token, ...]
    gap: tuple[Token, ...] = ()

    @property
    def kind(self) -> QuantityKind:
        """The kind of the figure."""
        return self.token.quantity.kind

    @property
    def measures_apart(self) -> bool:
        """Whether it is a measure in a clause of its own."""
        return self.kind is QuantityKind.MEASURE and any(token.kind is Kind.COMMA for token in self.gap)

    @property
    def noun(self) -> str | None:
        """The unknown word right after the figure, or after the quotation mark that follows it."""
        if not self.after or self.after[0].kind is not Kind.OTHER:
            return None
        if self.after[0].start - self.token.end > _QUOTE:
            return None
        return self.after[0].text


def _basis(attribute: Attribute) -> Evidence:
    return attribute.after[0].text if attribute.after[0].text in rule_words().rule["noun.basis"] else None


def _counts_noun(attribute: Attribute) -> Evidence:
    return attribute.noun if attribute.kind is QuantityKind.COUNT else None


def _measures_noun(attribute: Attribute) -> Evidence:
    return attribute.noun if attribute.measures_apart else None


def _describes_noun(attribute: Attribute) -> Evidence:
    """A noun comes after the figure and its bound: 5000万元以上项目."""
    if attribute.kind in _NO_ATTRIBUTES:
        return None
    bounds = rule_words().bounds
    first = next((i for i, token in enumerate(attribute.after) if token.text not in bounds), None)
    if first is None or attribute.after[first].kind not in (Kind.OTHER, Kind.INDICATOR):
        return None
    if first == 0 and (attribute.kind is QuantityKind.COUNT or attribute.measures_apart):
        return None  # decided by the rows above
    of_noun = first > 0 and attribute.after[first - 1].text == "的"
    bounded = attribute.token.quantity.bound in _ATTRIBUTES
    noun = attribute.after[first]
    both = noun.kind is Kind.INDICATOR  # 2500元以下的贫困人口
    return noun.text if sum((of_noun, bounded)) > both else None


ATTRIBUTES: tuple[Case[Attribute, None], ...] = (
    Case("noun.basis", "The amount names a statistical basis (500万元口径).", _basis),
    Case("noun.count", "The figure counts the noun right after it (13个产业).", _counts_noun),
    Case(
        "noun.measure", "In a clause of its own, the figure measures the noun right after it.", _measures_noun
    ),
    Case("noun.bound", "The amount describes the noun after it (5000万元以上项目).", _describes_noun),
)


# -- figures that no sentence is read for ------------------------------------------------------------------


@frozen
class Unread:
    """A figure that the reading of sentences came to no word about.

    ``silent`` says that its section makes no statements, ``stating`` that its sentence names an indicator.
    """

    kind: QuantityKind
    silent: bool
    stating: bool


UNREAD: tuple[Case[Unread, None], ...] = (
    Case(
        "sentence.silent",
        "Glossaries make no statements, nor annexes without aims of the year.",
        lambda unread: unread.silent,
    ),
    Case(
        "sentence.none", "No indicator is in the sentence of the figure.", lambda unread: not unread.stating
    ),
    Case(
        "sentence.duration",
        "A length of time is no value, but of an indicator that is counted in days.",
        lambda unread: unread.kind is QuantityKind.DURATION,
    ),
    Case("sentence.rest", "Beside a goal in brackets nothing else is read.", always),
)

"""The words around a figure, and what the cue words among them say."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attrs import field, frozen

from gwreport.model import Direction
from gwreport.statements.cues import Cue, rule_words
from gwreport.statements.tokens import Kind, Token

# Named here once: an attribute of an enumeration costs more than the comparison with it.
_BASE, _PLAN_SHARE = Cue.BASE, Cue.PLAN_SHARE
_GOALS = frozenset({Cue.AIM, _PLAN_SHARE})
_MOVING = frozenset({Cue.UP, Cue.DOWN, Cue.COMPARE})
_COMPARING = frozenset({_BASE, _PLAN_SHARE})


@frozen
class Phrase:
    """The words before a figure and the cue words that close its clause (以8%的速度增长).

    ``cues`` are the kinds of the cue words before it; ``direction`` is up or down, by the words before the
    figure, else by those after it, and None where neither says so. ``turned`` is the word after the figure
    that turns from it to another one (由下降2%转为增长8%).
    """

    words: tuple[Token, ...]
    closing: tuple[Token, ...] = ()
    turned: str = ""
    cues: frozenset[Cue | None] = field(init=False)
    direction: Direction | None = field(init=False)

    @cues.default
    def _cues(self) -> frozenset[Cue | None]:
        return frozenset([token.cue for token in self.words])

    @direction.default
    def _direction(self) -> Direction | None:
        before = direction_of(self.words)
        if before is not None or not self.closing:
            return before
        return direction_of([token for token in self.closing if token.cue is not Cue.COMPARE])  # 4%的较低水平

    def has(self, *cues: Cue) -> bool:
        """Whether one of the cues is among the words before the figure."""
        return not self.cues.isdisjoint(cues)

    def word(self, *cues: Cue) -> str | None:
        """The first word before the figure that is one of the cues."""
        if self.cues.isdisjoint(cues):
            return None
        return next(token.text for token in self.words if token.cue in cues)

    def named(self, words: Collection[str]) -> str | None:
        """The first word before the figure that is one of ``words``."""
        return next((token.text for token in self.words if token.text in words), None)

    def asked_by(self, rule: str) -> str | None:
        """The first word before the figure that the rule of this id asks for (``[rule]`` of words.toml)."""
        return self.named(rule_words().rule[rule])

    def starting(self, start: str) -> str | None:
        """The first word before the figure that starts so."""
        return next((token.text for token in self.words if token.text.startswith(start)), None)

    @property
    def direction_word(self) -> str | bool:
        """The word of growth or decline that decides; no word where there is none."""
        if self.direction is None:
            return False
        words = (*reversed(self.words), *self.closing)
        return next((token.text for token in words if _step(token) is not None), True)

    @property
    def in_last_clause(self) -> tuple[Token, ...] | None:
        """The words before the figure since the last comma; None where there is none."""
        commas = [index for index, token in enumerate(self.words) if token.kind is Kind.COMMA]
        return self.words[commas[-1] + 1 :] if commas else None

    @property
    def compared(self) -> bool:
        """Whether the figure is compared with an earlier time: 比上年, 同比, 较2016年."""
        if self.named(rule_words().on_year):
            return True
        pairs = zip(self.words, self.words[1:], strict=False)
        return any(
            one.cue is Cue.BASE and (two.cue is Cue.EARLIER or two.kind is Kind.TIME) for one, two in pairs
        )

    @property
    def more_than_before(self) -> str | None:
        """The word that gives an increase against an earlier increase (同比多增20亿元)."""
        words = rule_words()
        return self.named(words.increase_compared) if self.named(words.on_year) else None


def direction_of(tokens: Sequence[Token]) -> Direction | None:
    """The direction of the last word of growth or decline; a comparison with earlier times counts too."""
    direction = None
    for token in tokens:
        if token.cue in _MOVING:
            direction = _step(token) or direction
        elif token.cue is Cue.UP_TO or token.kind is Kind.COMMA:
            direction = None
    return direction


def _step(token: Token) -> Direction | None:
    """The direction that one word gives."""
    if token.cue is Cue.UP:
        return Direction.UP
    if token.cue is Cue.DOWN:
        return Direction.DOWN
    if token.cue is Cue.COMPARE:
        words = rule_words()
        if token.text in words.more:
            return Direction.UP
        if token.text in words.less:
            return Direction.DOWN
    return None


def opens_comparison(token: Token) -> bool:
    """Whether a comparison begins with a word: 比, 较, 比计划."""
    if token.cue is _BASE:
        return True
    return token.cue is _PLAN_SHARE and token.text.startswith(rule_words().than)


def last_comparison(tokens: Sequence[Token]) -> int | None:
    """Where the last of the words is with which a comparison begins."""
    for index in range(len(tokens) - 1, -1, -1):
        if tokens[index].cue in _COMPARING and opens_comparison(tokens[index]):
            return index
    return None


def names_goal(token: Token) -> bool:
    """Whether a word names a goal or plan: 目标, 年度任务."""
    return token.cue in _GOALS and token.text.endswith(rule_words().goals)

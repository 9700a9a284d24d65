"""A sentence as tokens: indicators, quantities, times, cue words, marks and whatever else there is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from gwreport.model import Label, Mention, Period, Quantity, QuantityKind
from gwreport.statements.cues import Cue, CueTable


class Kind(IntEnum):
    """The kinds of token."""

    INDICATOR = 1
    QUANTITY = 2
    TIME = 3
    DURATION = 4
    CUE = 5
    LIST = 6
    COMMA = 7
    BREAK = 8
    OTHER = 9
    OPEN = 10
    CLOSE = 11


class Token(NamedTuple):
    """A token: its kind, place, text, the mention it is made of or the cue that it is."""

    kind: Kind
    start: int
    end: int
    text: str
    mention: Mention[Any] | None = None
    cue: Cue | None = None

    @property
    def figure(self) -> Mention[Quantity]:
        """The mention of a quantity. Raises ``ValueError`` for any other token."""
        if self.mention is None or not isinstance(self.mention.value, Quantity):
            raise ValueError(f"{self.text!r} is no quantity")
        return self.mention

    @property
    def quantity(self) -> Quantity:
        """The value of a quantity. Raises ``ValueError`` for any other token."""
        return self.figure.value

    @property
    def period(self) -> Period | None:
        """The period of a time; None for any other token and for a time that has none."""
        value = None if self.mention is None else self.mention.value
        return value if isinstance(value, Period) else None


_MARKS = re.compile(
    r"([、和与及]|以及|或)|([,，:：])|([;；])|([（(])|([)）])|(\[[^\]\[]{1,4}\]|[\s。！？!?“”\"'‘’\-—–─·*#>]+)"
)
_MARK_KINDS = (Kind.LIST, Kind.COMMA, Kind.BREAK, Kind.OPEN, Kind.CLOSE)
_OF_INTEREST = {Label.INDICATOR: Kind.INDICATOR, Label.QUANTITY: Kind.QUANTITY, Label.TIME: Kind.TIME}


def relevant(mentions: Sequence[Mention[Any]]) -> list[Mention[Any]]:
    """The mentions that a statement is made of, in order and disjoint.

    A quantity wins over the rest, but not over a name that holds it (500万元以上固定资产投资).
    """
    chosen: list[Mention[Any]] = []
    for mention in mentions:
        if mention.label not in _OF_INTEREST:
            continue
        while chosen and chosen[-1].span.end > mention.span.start:
            if not _wins(mention, chosen[-1]):
                break
            chosen.pop()
        else:
            chosen.append(mention)
    return chosen


def _wins(mention: Mention[Any], before: Mention[Any]) -> bool:
    """Whether a mention is taken in place of one before it that it overlaps."""
    if _holds_amount(mention, before):
        return True
    quantity = mention.label == Label.QUANTITY and before.label != Label.QUANTITY
    return quantity and not _holds_amount(before, mention)


def _holds_amount(name: Mention[Any], amount: Mention[Any]) -> bool:
    """Whether a mention is the name of an indicator in which an amount of money is."""
    if name.label != Label.INDICATOR or amount.label != Label.QUANTITY:
        return False
    return amount.value.kind is QuantityKind.MONEY and name.span.contains(amount.span)


class Tokenizer:
    """Cuts a sentence into tokens."""

    def __init__(self, cues: CueTable) -> None:
        self.cues = cues

    def tokens(self, text: str, start: int, end: int, mentions: Sequence[Mention[Any]]) -> list[Token]:
        """The tokens of ``text[start:end]``; ``mentions`` are those that lie in it, ordered and disjoint."""
        found: list[Token] = []
        here = start
        for mention in mentions:
            self._gap(text, here, mention.span.start, found)
            kind = _OF_INTEREST[Label(mention.label)]
            if kind is Kind.QUANTITY and mention.value.kind is QuantityKind.DURATION:
                kind = Kind.DURATION
            found.append(Token(kind, mention.span.start, mention.span.end, mention.text, mention))
            here = mention.span.end
        self._gap(text, here, end, found)
        return found

    def _gap(self, text: str, start: int, end: int, found: list[Token]) -> None:
        if start >= end:
            return
        gap = text[start:end]
        here = 0
        for first, last, cue in self.cues.find(gap):
            if first > here:
                self._marks(gap, here, first, start, found)
            if cue is Cue.NOISE:
                found.append(Token(Kind.OTHER, start + first, start + last, gap[first:last]))
            else:
                found.append(Token(Kind.CUE, start + first, start + last, gap[first:last], None, cue))
            here = last
        if here < len(gap):
            self._marks(gap, here, len(gap), start, found)

    def _marks(self, gap: str, first: int, last: int, offset: int, found: list[Token]) -> None:
        """Punctuation, conjunctions and the unknown words between them."""
        here = first
        for match in _MARKS.finditer(gap, first, last):
            if match.start() > here:
                self._unknown(gap, here, match.start(), offset, found)
            group = match.lastindex or 6
            if group <= 5:
                found.append(
                    Token(_MARK_KINDS[group - 1], offset + match.start(), offset + match.end(), match.group())
                )
            here = match.end()
        if here < last:
            self._unknown(gap, here, last, offset, found)

    @staticmethod
    def _unknown(gap: str, first: int, last: int, offset: int, found: list[Token]) -> None:
        found.append(Token(Kind.OTHER, offset + first, offset + last, gap[first:last]))


def split_brackets(tokens: Sequence[Token]) -> tuple[list[Token], list[list[Token]]]:
    """The tokens outside brackets, and those of each bracket."""
    if Kind.OPEN not in [token.kind for token in tokens]:
        return [token for token in tokens if token.kind is not Kind.CLOSE], []
    outer: list[Token] = []
    inner: list[list[Token]] = []
    depth = 0
    for token in tokens:
        if token.kind is Kind.OPEN:
            depth += 1
            if depth == 1:
                inner.append([])
        elif token.kind is Kind.CLOSE:
            depth = max(0, depth - 1)
        elif depth:
            inner[-1].append(token)
        else:
            outer.append(token)
    if depth:  # a bracket that never closes brackets nothing
        outer.extend(inner.pop())
    return outer, inner


def start_of(token: Token) -> int:
    """Where a token starts: a key for bisection."""
    return token.start


def index_of(tokens: Sequence[Token], token: Token, start: int) -> int:
    """Where this very token is, from ``start`` on."""
    return next((index for index in range(start, len(tokens)) if tokens[index] is token), start)

"""A sentence as tokens: indicators, quantities, times, cue words, marks and whatever else there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, Final, NamedTuple

from gwreport.model import Label, Mention, Period, Quantity, QuantityKind
from gwreport.statements.cues import Cue, CueTable


class Kind:
    """The kinds of token.

    Plain names: Python 3.11 takes four times as long to look up a member of an enum, and kinds are asked for
    by the hundred thousand.
    """

    INDICATOR: Final = "indicator"
    QUANTITY: Final = "quantity"
    TIME: Final = "time"
    DURATION: Final = "duration"
    CUE: Final = "cue word"
    LIST: Final = "mark of a list"
    COMMA: Final = "comma"
    BREAK: Final = "semicolon"
    OTHER: Final = "other word"
    OPEN: Final = "opening bracket"
    CLOSE: Final = "closing bracket"


class Token(NamedTuple):
    """A token: its kind, place, text, the mention it is made of or the cue that it is."""

    kind: str
    start: int
    end: int
    text: str
    mention: Mention[Any] | None = None
    cue: Cue | None = None

    @property
    def figure(self) -> Mention[Quantity]:
        """The mention of a quantity. Raises ``ValueError`` for any other token."""
        mention = self.mention
        if mention is None or not isinstance(mention.value, Quantity):
            raise ValueError(f"{self.text!r} is no quantity")
        return mention

    @property
    def quantity(self) -> Quantity:
        """The value of a quantity. Raises ``ValueError`` for any other token."""
        mention = self.mention
        if mention is None or not isinstance(mention.value, Quantity):
            raise ValueError(f"{self.text!r} is no quantity")
        return mention.value

    @property
    def period(self) -> Period | None:
        """The period of a time; None for any other token and for a time that has none."""
        value = None if self.mention is None else self.mention.value
        return value if isinstance(value, Period) else None


_MARKS_OF = {
    Kind.LIST: "、和与及或",
    Kind.COMMA: ",，:：",
    Kind.BREAK: ";；",
    Kind.OPEN: "（(",
    Kind.CLOSE: ")）",
}
_BRACKETS = frozenset({Kind.OPEN, Kind.CLOSE})
_PASSED = r"\s。！？!?“”\"'‘’\-—–─·*#>"
_MARKS = re.compile(
    f"(?P<listed>以及|[{_MARKS_OF[Kind.LIST]}])"
    f"|(?P<mark>[{''.join(map(re.escape, _MARKS_OF.values()))}])"
    rf"|\[[^\]\[]{{1,4}}\]|[{_PASSED}]+"
)
_KIND_OF_MARK = {mark: kind for kind, marks in _MARKS_OF.items() for mark in marks}
_IS_PASSED = re.compile(f"[{_PASSED}]")
# Tokens are made by the ten thousand: straight from a tuple of all their fields, without a call in Python.
_made: Callable[[tuple[str, int, int, str, Mention[Any] | None, Cue | None]], Token] = partial(
    tuple.__new__, Token
)
_place = itemgetter(1)
_MENTIONED = "\0"  # what a mention is blanked by while cue words are sought; in none of them
_OF_INTEREST: Mapping[str, str] = {
    Label.INDICATOR: Kind.INDICATOR,
    Label.QUANTITY: Kind.QUANTITY,
    Label.TIME: Kind.TIME,
}


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
        self._words = [
            (word, Kind.OTHER, None) if cue is Cue.NOISE else (word, Kind.CUE, cue)
            for word, cue in cues.words
        ]

    def tokens(self, text: str, start: int, end: int, mentions: Sequence[Mention[Any]]) -> list[Token]:
        """The tokens of ``text[start:end]``; ``mentions`` are those that lie in it, ordered and disjoint."""
        known = [_mentioned(mention) for mention in mentions]
        known += self._cue_words(text, start, end, known)
        known.sort(key=_place)
        found: list[Token] = []
        here = start
        for token in known:
            if token.start > here:
                _read_between(text, here, token.start, found)
            found.append(token)
            here = token.end
        if here < end:
            _read_between(text, here, end, found)
        return found

    def _cue_words(self, text: str, start: int, end: int, mentioned: Sequence[Token]) -> list[Token]:
        """The cue words outside the mentions, all found in one pass."""
        parts: list[str] = []
        here = start
        for token in mentioned:
            parts += text[here : token.start], _MENTIONED * (token.end - token.start)
            here = token.end
        parts.append(text[here:end])
        found: list[Token] = []
        for index, first, last in self.cues.matches("".join(parts)):
            word, kind, cue = self._words[index]
            found.append(_made((kind, start + first, start + last, word, None, cue)))
        return found


def _mentioned(mention: Mention[Any]) -> Token:
    """The token of a mention."""
    kind, span = _OF_INTEREST[mention.label], mention.span
    if kind is Kind.QUANTITY and mention.value.kind is QuantityKind.DURATION:
        kind = Kind.DURATION
    return _made((kind, span.start, span.end, mention.text, mention, None))


def _read_between(text: str, start: int, end: int, found: list[Token]) -> None:
    """Punctuation, conjunctions and the unknown words between them, added to ``found``."""
    if end - start == 1:  # most often it is one mark between two words
        mark = text[start]
        kind = _KIND_OF_MARK.get(mark)
        if kind is not None or not _IS_PASSED.match(mark):
            found.append(_made((kind or Kind.OTHER, start, end, mark, None, None)))
        return
    here = start
    for match in _MARKS.finditer(text, start, end):
        first, last = match.span()
        if first > here:
            found.append(_made((Kind.OTHER, here, first, text[here:first], None, None)))
        if match.lastgroup is not None:
            mark = match.group()
            found.append(_made((_KIND_OF_MARK[mark[-1]], first, last, mark, None, None)))
        here = last
    if here < end:
        found.append(_made((Kind.OTHER, here, end, text[here:end], None, None)))


def split_brackets(tokens: Sequence[Token]) -> tuple[Sequence[Token], list[list[Token]]]:
    """The tokens outside brackets, and those of each bracket."""
    if _BRACKETS.isdisjoint(token.kind for token in tokens):
        return tokens, []
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

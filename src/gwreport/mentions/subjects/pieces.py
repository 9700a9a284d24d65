"""A sentence cut into pieces, each with the role that it plays beside a figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

from gwreport.mentions.subjects.names import counted_in
from gwreport.mentions.subjects.tables import Role, RoleWords, SubjectWords
from gwreport.model import Label, Mention, Quantity, QuantityKind


class Piece(NamedTuple):
    """A piece of a text: its role, half-open place, and the mention of a quantity that it is."""

    role: Role
    start: int
    end: int
    figure: Mention[Any] | None = None

    @property
    def quantity(self) -> Quantity:
        """The value of the quantity. Raises ``ValueError`` for any other piece."""
        if self.figure is None:
            raise ValueError(f"the piece [{self.start}, {self.end}) is no quantity")
        value: Quantity = self.figure.value
        return value


# Pieces are made by the ten thousand: straight from a tuple of all their fields, without a call in Python.
_made: Callable[[tuple[Role, int, int, Mention[Any] | None]], Piece] = partial(tuple.__new__, Piece)
_place = itemgetter(1)
# Named here once: an attribute of an enumeration costs more than the comparison with it.
_NOUN, _TIME, _QUANTITY, _END = Role.NOUN, Role.TIME, Role.QUANTITY, Role.END
_INDICATOR, _TIME_LABEL, _DURATION = Label.INDICATOR, Label.TIME, QuantityKind.DURATION
_MENTIONED = "\0"  # what a mention is blanked by while words are sought; in none of them
# A verb with a suffix is a noun: 收购额, 到位率.
_VERBS = frozenset({Role.ATTAINING, Role.CHANGING, Role.ACTING, Role.LEADING, Role.EDGE, Role.ASIDE})


class Cutter:
    """Cuts the sentences of one text into pieces."""

    def __init__(self, text: str, words: RoleWords) -> None:
        self._text = text
        self._words = words
        self._edges: dict[str, tuple[int, int] | None] = {}  # of the names of indicators met so far

    def pieces(self, start: int, end: int, mentions: Sequence[Mention[Any]]) -> list[Piece]:
        """The pieces of the text from ``start`` to ``end`` in order, without gaps but for white space.

        ``mentions`` are the quantities, times and indicators there, ordered and disjoint; what is neither a
        quantity, a time nor a word of the table is a noun. The last piece is an empty one, the ``END``.
        """
        text, roles = self._text, self._words.roles
        found: list[Piece] = []
        blanked: list[str] = []
        here = start
        for mention in mentions:
            if mention.label == _INDICATOR:
                place = self._name(mention)
                if place is None:
                    continue
                first, last = place
            else:
                first, last = mention.span.start, mention.span.end
                found.append(_made(_mentioned(mention, first, last)))
            blanked += text[here:first], _MENTIONED * (last - first)
            here = last
        blanked.append(text[here:end])
        found += [
            _made((role, start + first, start + last, None))
            for word, first, last in self._words.matcher.find("".join(blanked))
            if (role := roles[word]) is not _NOUN
        ]
        found.sort(key=_place)
        found.append(_made((_END, end, end, None)))
        return _with_nouns(text, start, found, self._words.table)

    def _name(self, mention: Mention[Any]) -> tuple[int, int] | None:
        """Where in the name of an indicator what is counted stands; None where it is not one stretch."""
        name = mention.text
        if name not in self._edges:
            self._edges[name] = counted_in(name, self._words)
        edges, start = self._edges[name], mention.span.start
        return None if edges is None else (start + edges[0], start + edges[1])


def _mentioned(mention: Mention[Any], start: int, end: int) -> tuple[Role, int, int, Mention[Any] | None]:
    if mention.label == _TIME_LABEL:
        return _TIME, start, end, None
    return _TIME if mention.value.kind is _DURATION else _QUANTITY, start, end, mention


def _with_nouns(text: str, start: int, known: list[Piece], words: SubjectWords) -> list[Piece]:
    """The known pieces and what stands between them, which is taken for nouns."""
    suffixes, measures = words.suffixes, words.measures
    pieces: list[Piece] = []
    here = start
    for piece in known:
        first = piece[1]
        if first > here and not (between := text[here:first]).isspace():
            if (between in suffixes or between in measures) and _is_named_by(
                pieces, here, between in measures
            ):
                here = pieces.pop().start
            pieces.append(_made((_NOUN, here, first, None)))
        pieces.append(piece)
        here = piece[2]
    return pieces


def _is_named_by(pieces: list[Piece], here: int, measures: bool) -> bool:
    """Whether the verb before a suffix (收购额) or a noun of measure (审批效率) makes one name with it."""
    before = pieces[-1] if pieces else None
    if before is None or before.end != here:
        return False
    return before.role is Role.LEADING if measures else before.role in _VERBS

"""The noun behind a figure: 新建12所乡镇学校."""

from __future__ import annotations

from collections.abc import Sequence

from gwreport.mentions.subjects.phrases import Place, trimmed
from gwreport.mentions.subjects.pieces import Piece
from gwreport.mentions.subjects.tables import Role, SubjectWords
from gwreport.mentions.subjects.tails import without_predicate, without_task
from gwreport.model import QuantityKind
from gwreport.script.marks import LIST_MARK

# Named here once: an attribute of an enumeration costs more than the comparison with it.
_NOUN, _OF, _QUANTITY, _END = Role.NOUN, Role.OF, Role.QUANTITY, Role.END
_BEHIND, _BESIDE, _LEADING, _JOINING = Role.BEHIND, Role.BESIDE, Role.LEADING, Role.JOINING
_OPENING, _CLOSING, _CLAUSE_END = Role.OPENING, Role.CLOSING, Role.CLAUSE_END
_WITHIN = frozenset({_NOUN, _LEADING, _BESIDE, _BEHIND})
# What a figure that is part of a name is not parted by from the figure of what is named.
_PARTS = frozenset({_CLAUSE_END, _JOINING, Role.ACTING, Role.CHANGING, Role.EDGE, Role.TIME, _END})
_MONEY = QuantityKind.MONEY
_FIGURES_AFTER = 6


def noun_behind(text: str, pieces: Sequence[Piece], at: int, words: SubjectWords) -> Place | None:
    """The place of the noun that follows the figure ``pieces[at]`` at once; None where none does."""
    first = _first_noun(text, pieces, at, words)
    if first is None:
        return None
    end = _end_of_noun(text, pieces, first)
    qualified = text[pieces[first].start : end] in words.qualifying
    if qualified and pieces[first + 1].role is _OF and pieces[first + 2].role is _NOUN:
        first += 2
        end = _end_of_noun(text, pieces, first)
    place = trimmed(text, pieces[first].start, end)
    return None if place is None else _named(text, place, words)


def _first_noun(text: str, pieces: Sequence[Piece], at: int, words: SubjectWords) -> int | None:
    """Which piece begins the noun behind a figure, after words of its bound, 的 or another figure."""
    at += 1
    if pieces[at].role is _QUANTITY and pieces[at].start == pieces[at - 1].end:
        if _is_class(pieces, at):
            return at
        at += 1
    while pieces[at].role is _BEHIND:
        at += 1
    if pieces[at].role is _OF:
        at += 1
    if pieces[at].role is _BESIDE:
        at += 1
    first = pieces[at]
    if first.role is _NOUN:
        return at
    if first.role is _END or pieces[at + 1].role is not _NOUN:
        return None
    if text[first.start : first.end] in words.attributive:
        return at + 1
    return at if first.role is _LEADING else None


def _is_class(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a sum of money is the class of what a figure counts: 4个千亿级产业."""
    return pieces[at].quantity.kind is QuantityKind.MONEY and pieces[at + 1].role is _NOUN


def _end_of_noun(text: str, pieces: Sequence[Piece], at: int) -> int:
    """Where the noun that begins with a piece ends: before the next verb, mark, figure or 的."""
    end = pieces[at].end
    while True:
        at += 1
        role = pieces[at].role
        if role is _NOUN:
            end = pieces[at].end
        elif role is _OPENING and [p.role for p in pieces[at + 2 : at + 3]] == [_CLOSING]:
            at += 2
        elif role not in _WITHIN and not (role is _JOINING and _goes_on(text, pieces, at)):
            return end


def _goes_on(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether the word of lists ``pieces[at]`` joins a noun that no figure of its own counts."""
    if text[pieces[at].start] == LIST_MARK or pieces[at + 1].role is not _NOUN:
        return False
    for piece in pieces[at + 1 : at + _FIGURES_AFTER]:
        if piece.role is _QUANTITY:
            return False
        if piece.role is _CLAUSE_END:
            return True
    return True


def _named(text: str, place: Place, words: SubjectWords) -> Place | None:
    """The noun without a predicate at its end; None for what a number does not count (增长6%的目标)."""
    noun = text[place[0] : place[1]]
    if noun in words.abstract:
        return None
    return without_task(text, without_predicate(text, place, words), words)


def is_attribute(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a figure is part of the name of what a later one counts: 投资5000万元以上项目35个."""
    quantity = pieces[at].quantity
    limits = quantity.kind is _MONEY or quantity.unit == "岁"
    if not limits and pieces[at + 1].role is not _BEHIND:
        return False
    named = False
    for piece in pieces[at + 1 : at + _FIGURES_AFTER]:
        if piece.role is _QUANTITY:
            return named
        if piece.role in _PARTS:
            return False
        named = named or piece.role is _NOUN
    return False

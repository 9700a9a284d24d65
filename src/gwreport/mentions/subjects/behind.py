"""The noun behind a figure: 新建12所乡镇学校."""

from __future__ import annotations

from collections.abc import Sequence

from gwreport.mentions.subjects.phrases import QUOTED, Place, trimmed
from gwreport.mentions.subjects.pieces import Piece
from gwreport.mentions.subjects.tables import Role, SubjectWords
from gwreport.mentions.subjects.tails import without_predicate, without_tail
from gwreport.model import QuantityKind
from gwreport.script.marks import CLOSING_QUOTES, LIST_MARK

# Named here once: an attribute of an enumeration costs more than the comparison with it.
_NOUN, _OF, _QUANTITY, _END = Role.NOUN, Role.OF, Role.QUANTITY, Role.END
_BEHIND, _BESIDE, _LEADING, _JOINING = Role.BEHIND, Role.BESIDE, Role.LEADING, Role.JOINING
_OPENING, _CLOSING, _CLAUSE_END = Role.OPENING, Role.CLOSING, Role.CLAUSE_END
_WITHIN = frozenset({_NOUN, _LEADING, _BESIDE, _BEHIND})
# What a figure that is part of a name is not parted by from the figure of what is named.
_PARTS = frozenset({_CLAUSE_END, _JOINING, Role.ACTING, Role.CHANGING, Role.EDGE, Role.TIME, _END})
_BRACKETED = frozenset({_NOUN, _JOINING, _LEADING})
_QUALITIES = frozenset({_NOUN, _JOINING, _LEADING, _BESIDE})
_PIECES_OF_QUALITIES = 10
_ONE_IN_BRACKETS = 2  # pieces from the beginning of a bracket with one noun to its end
_OF_PEOPLE = frozenset({"名", "人", "位"})
_ROUND = "（("
_LONGEST_QUOTATION = 20
_MONEY = QuantityKind.MONEY
_FIGURES_AFTER = 6


def noun_behind(text: str, pieces: Sequence[Piece], at: int, words: SubjectWords) -> Place | None:
    """The place of the noun that follows the figure ``pieces[at]`` at once; None where none does."""
    first = _first_noun(text, pieces, at, words)
    if first is None or text[pieces[first].start : pieces[first].end] in CLOSING_QUOTES:
        return None  # a figure at the end of a quotation counts nothing behind it
    last = _last_of_noun(text, pieces, _end_of_quotation(text, pieces, first), words)
    if text.endswith(words.qualities, pieces[first].start, pieces[last].end):
        last = _after_qualities(text, pieces, last, words)
    qualified = text[pieces[first].start : pieces[last].end] in words.qualifying
    if qualified and pieces[last + 1].role is _OF and pieces[last + 2].role is _NOUN:
        first = last + 2
        last = _last_of_noun(text, pieces, first, words)
    place = trimmed(text, pieces[first].start, pieces[last].end)
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
    for skipped in (_OF, _BESIDE):
        at += pieces[at].role is skipped
    first = pieces[at]
    if first.role is _NOUN:
        return at
    if first.role is _END or pieces[at + 1].role is not _NOUN:
        return None
    word = text[first.start : first.end]
    if word in words.attributive:
        return at + 1
    return at if first.role is _LEADING or word in words.approximating else None


def _end_of_quotation(text: str, pieces: Sequence[Piece], at: int) -> int:
    """Which piece closes the quotation that begins a noun: 13个“高效办成一件事”; else that piece."""
    start = pieces[at].start
    closing = QUOTED.get(text[start])
    end = text.find(closing, start, start + _LONGEST_QUOTATION) if closing is not None else -1
    last = at
    while end >= pieces[last].end and pieces[last].role is not _END:
        last += 1
    return last if pieces[last].role is _NOUN else at


def _is_class(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a sum of money is the class of what a figure counts: 4个千亿级产业, 5个亿元以上项目."""
    after = at + 2 if pieces[at + 1].role is _BEHIND else at + 1
    return pieces[at].quantity.kind is _MONEY and pieces[after].role is _NOUN


def _last_of_noun(text: str, pieces: Sequence[Piece], at: int, words: SubjectWords) -> int:
    """Which piece ends the noun that begins with a piece: before the next verb, mark, figure or 的."""
    last, of_people = at, pieces[at - 1].figure is not None and pieces[at - 1].quantity.unit in _OF_PEOPLE
    while True:
        at += 1
        role = pieces[at].role
        if role is _NOUN or (role is _QUANTITY and last == at - 1 and _is_class(pieces, at)):
            last = at
        elif role is _OPENING:
            last, goes_on = _over_bracket(text, pieces, at, last)
            if not goes_on:
                return last
            at = last
        elif not _is_within(text, pieces, at, words, of_people):
            return last


def _is_within(text: str, pieces: Sequence[Piece], at: int, words: SubjectWords, of_people: bool) -> bool:
    """Whether a piece that is no noun may be followed by more of the noun."""
    role = pieces[at].role
    if role is _JOINING:
        return _goes_on(text, pieces, at, of_people)
    return role in _WITHIN or text[pieces[at].start : pieces[at].end] in words.approximating


def _over_bracket(text: str, pieces: Sequence[Piece], at: int, last: int) -> tuple[int, bool]:
    """Which piece ends a noun with the bracket ``pieces[at]``, and whether the noun may go on behind it.

    It does so behind a single noun: 产业（创业）基金, but 县（市、区）.
    """
    end, beside = _end_of_bracket(text, pieces, at), last == at - 1
    if end == at or (not beside and pieces[end + 1].role is not _NOUN):
        return last, False
    if end > at + _ONE_IN_BRACKETS:
        return (end if beside else last), False
    return end, True


def _end_of_bracket(text: str, pieces: Sequence[Piece], at: int) -> int:
    """Which piece closes a round bracket that holds nothing but nouns; else the bracket itself."""
    end = at + 1
    while pieces[end].role in _BRACKETED:
        end += 1
    return end if pieces[end].role is _CLOSING and text[pieces[at].start] in _ROUND else at


def _after_qualities(text: str, pieces: Sequence[Piece], last: int, words: SubjectWords) -> int:
    """Which piece ends the noun that qualities are told of: 成长性好、带动力强的企业; else ``last``."""
    for at in range(last + 1, min(last + _PIECES_OF_QUALITIES, len(pieces) - 1)):
        role = pieces[at].role
        if role is _OF and pieces[at + 1].role is _NOUN:
            return _last_of_noun(text, pieces, at + 1, words)
        if role not in _QUALITIES:
            return last
    return last


def _goes_on(text: str, pieces: Sequence[Piece], at: int, of_people: bool) -> bool:
    """Whether the word of lists ``pieces[at]`` joins a noun that no figure of its own counts.

    The mark of lists does so for people alone: 30名教师、干部, but 3座大桥、立交改造等项目.
    """
    if (text[pieces[at].start] == LIST_MARK and not of_people) or pieces[at + 1].role is not _NOUN:
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
    return without_tail(text, without_predicate(text, place, words), words)


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

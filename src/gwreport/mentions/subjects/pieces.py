"""A sentence cut into pieces, each with the role that it plays beside a figure."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from gwreport.mentions.subjects.tables import Role, RoleWords
from gwreport.model import Label, Mention, QuantityKind

_place = itemgetter(1)
_MENTIONED = "\0"  # what a mention is blanked by while words are sought; in none of them


class Piece(NamedTuple):
    """A piece of a text: its role, half-open place, and the mention of a quantity that it is."""

    role: Role
    start: int
    end: int
    figure: Mention[Any] | None = None


def pieces_of(
    text: str, start: int, end: int, mentions: Sequence[Mention[Any]], words: RoleWords
) -> list[Piece]:
    """The pieces of ``text[start:end]`` in order, without gaps but for white space.

    ``mentions`` are the quantities, times and indicators in it, ordered and disjoint; what is neither
    one of them nor a word of the table is a noun. The last piece is an empty one of the role ``END``.
    """
    found = [_mentioned(mention) for mention in mentions]
    blanked, here = [], start
    for piece in found:
        blanked += text[here : piece.start], _MENTIONED * (piece.end - piece.start)
        here = piece.end
    blanked.append(text[here:end])
    roles = words.roles
    found += [
        Piece(roles[word], start + first, start + last)
        for word, first, last in words.matcher.find("".join(blanked))
    ]
    found.sort(key=_place)
    found.append(Piece(Role.END, end, end))
    return _with_nouns(text, start, found)


def _with_nouns(text: str, start: int, known: list[Piece]) -> list[Piece]:
    """The known pieces and what stands between them, which is taken for nouns."""
    pieces: list[Piece] = []
    here = start
    for piece in known:
        if piece.start > here and not text[here : piece.start].isspace():
            pieces.append(Piece(Role.NOUN, here, piece.start))
        pieces.append(piece)
        here = piece.end
    return pieces


def _mentioned(mention: Mention[Any]) -> Piece:
    span = mention.span
    if mention.label == Label.INDICATOR:
        return Piece(Role.NOUN, span.start, span.end)
    if mention.label == Label.TIME or mention.value.kind is QuantityKind.DURATION:
        return Piece(Role.TIME, span.start, span.end)
    return Piece(Role.QUANTITY, span.start, span.end, mention)

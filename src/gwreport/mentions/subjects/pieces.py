"""A sentence cut into pieces, each with the role that it plays beside a figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any, NamedTuple

from gwreport.mentions.subjects.tables import Role, RoleWords
from gwreport.model import Label, Mention, QuantityKind


class Piece(NamedTuple):
    """A piece of a text: its role, half-open place, and the mention of a quantity that it is."""

    role: Role
    start: int
    end: int
    figure: Mention[Any] | None = None


# Pieces are made by the ten thousand: straight from a tuple of all their fields, without a call in Python.
_made: Callable[[tuple[Role, int, int, Mention[Any] | None]], Piece] = partial(tuple.__new__, Piece)
_place = itemgetter(1)
_NOUN, _TIME, _QUANTITY = Role.NOUN, Role.TIME, Role.QUANTITY
_MENTIONED = "\0"  # what a mention is blanked by while words are sought; in none of them
# A verb with a suffix is a noun: 收购额, 到位率.
_VERBS = frozenset({Role.ATTAINING, Role.CHANGING, Role.ACTING, Role.LEADING, Role.EDGE, Role.ASIDE})
# Within the name of an indicator they part it from what leads to its figure (规模以上工业完成增加值), and at
# its edges they are no part of what is counted (农村劳动力转移就业).
_PARTING = re.compile("占|完成|实现|达")
_LEADS = re.compile("新增|净增|新建|利用|引进|全[省市县区州国](?!会)")
_TAILS = re.compile("(?:的?(?:人数|涨幅|比重|占比|增速)|转移就业|改造|整治|治理)$")


def pieces_of(
    text: str, start: int, end: int, mentions: Sequence[Mention[Any]], words: RoleWords
) -> list[Piece]:
    """The pieces of ``text[start:end]`` in order, without gaps but for white space.

    ``mentions`` are the quantities, times and indicators in it, ordered and disjoint; what is neither
    one of them nor a word of the table is a noun. The last piece is an empty one of the role ``END``.
    """
    found = [piece for mention in mentions if (piece := _mentioned(mention)) is not None]
    blanked: list[str] = []
    here = start
    for piece in found:
        blanked += text[here : piece.start], _MENTIONED * (piece.end - piece.start)
        here = piece.end
    blanked.append(text[here:end])
    roles = words.roles
    found += [
        _made((roles[word], start + first, start + last, None))
        for word, first, last in words.matcher.find("".join(blanked))
    ]
    found.sort(key=_place)
    found.append(Piece(Role.END, end, end))
    return _with_nouns(text, start, found, words.suffixes)


def _with_nouns(text: str, start: int, known: list[Piece], suffixes: frozenset[str]) -> list[Piece]:
    """The known pieces and what stands between them, which is taken for nouns."""
    pieces: list[Piece] = []
    here = start
    for piece in known:
        first = piece[1]
        if first > here and not (between := text[here:first]).isspace():
            if between in suffixes and pieces and pieces[-1].end == here and pieces[-1].role in _VERBS:
                pieces[-1] = _made((_NOUN, pieces[-1].start, here, None))
            pieces.append(_made((_NOUN, here, first, None)))
        pieces.append(piece)
        here = piece[2]
    return pieces


def _mentioned(mention: Mention[Any]) -> Piece | None:
    span = mention.span
    if mention.label == Label.INDICATOR:
        edges = _edges_of(mention.text)
        return None if edges is None else Piece(_NOUN, span.start + edges[0], span.start + edges[1])
    if mention.label == Label.TIME:
        return Piece(_TIME, span.start, span.end)
    if mention.value.kind is QuantityKind.DURATION:
        return Piece(_TIME, span.start, span.end, mention)
    return Piece(_QUANTITY, span.start, span.end, mention)


@lru_cache(maxsize=4096)
def _edges_of(name: str) -> tuple[int, int] | None:
    """Where within the name of an indicator what is counted stands; None where it is not one stretch."""
    if _PARTING.search(name):
        return None
    lead, tail = _LEADS.match(name), _TAILS.search(name)
    start, end = lead.end() if lead else 0, tail.start() if tail else len(name)
    return (start, end) if end - start > 1 else None

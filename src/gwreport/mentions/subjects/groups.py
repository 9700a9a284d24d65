"""Lists of figures: 分别增长7%和8%左右 is two figures that may share what stands before them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gwreport.mentions.subjects.pieces import Piece
from gwreport.mentions.subjects.tables import Role

OF_A_GROUP: Final = "大"  # 六大行业: such a figure is part of the name
_JOINING, _BEHIND, _QUANTITY = Role.JOINING, Role.BEHIND, Role.QUANTITY


def size_of_list(pieces: Sequence[Piece], at: int) -> int:
    """How many figures are in the list that ``pieces[at]`` leads: those that nothing but its marks join."""
    size, joined = 1, False
    while True:
        at += 1
        role = pieces[at][0]
        if role is _JOINING:
            joined = True
        elif role is _QUANTITY and joined and pieces[at].quantity.unit != OF_A_GROUP:
            size, joined = size + 1, False
        elif role is not _BEHIND:
            return size


def last_of_list(pieces: Sequence[Piece], at: int) -> int:
    """Which piece is the last figure of the list that ``pieces[at]`` leads: 35处、54个场馆."""
    for _ in range(size_of_list(pieces, at) - 1):
        at += 1
        while pieces[at].role is not _QUANTITY:
            at += 1
    return at

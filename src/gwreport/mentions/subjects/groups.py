"""Lists of figures: 分别增长7%和8%左右 is two figures that may share what stands before them."""

from __future__ import annotations

from collections.abc import Sequence

from gwreport.mentions.subjects.pieces import Piece
from gwreport.mentions.subjects.tables import Role

_JOINING, _BEHIND, _QUANTITY = Role.JOINING, Role.BEHIND, Role.QUANTITY


def size_of_list(pieces: Sequence[Piece], at: int) -> int:
    """How many figures are in the list that ``pieces[at]`` leads: those that nothing but its marks join."""
    size, joined = 1, False
    while True:
        at += 1
        role = pieces[at][0]
        if role is _JOINING:
            joined = True
        elif role is _QUANTITY and joined:
            size, joined = size + 1, False
        elif role is not _BEHIND:
            return size

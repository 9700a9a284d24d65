"""Lists of figures: 分别增长7%和8%左右 is two figures that may share what stands before them."""

from __future__ import annotations

from collections.abc import Sequence

from gwreport.mentions.subjects.pieces import Piece
from gwreport.mentions.subjects.tables import Role


def group_sizes(pieces: Sequence[Piece]) -> dict[int, int]:
    """How many figures are joined to a list, by the index of the first of them; lone figures are not told."""
    sizes: dict[int, int] = {}
    first, joined = -1, False
    for at, piece in enumerate(pieces):
        role = piece[0]
        if role is Role.QUANTITY:
            if joined:
                sizes[first] = sizes.get(first, 1) + 1
            else:
                first = at
            joined = False
        elif first >= 0:
            joined = role is Role.JOINING
            if not joined and role is not Role.BEHIND:
                first = -1
    return sizes

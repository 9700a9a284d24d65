"""Where the marks are that end the sentences of a text, each found once for all that ask."""

from __future__ import annotations

import re
from bisect import bisect_left

from gwreport.script.marks import one_of


class Edges:
    """The places of some marks in a text: what lies between two of them is found without a walk through it.

    >>> edges = Edges("增长。就业！", "。！")
    >>> edges.start(4), edges.end(4), edges.start(2, low=1), edges.end(6)
    (3, 5, 1, 6)
    """

    __slots__ = ("_places", "_size")

    def __init__(self, text: str, marks: str) -> None:
        self._places = [match.start() for match in re.finditer(one_of(marks), text)]
        self._size = len(text)

    def start(self, at: int, low: int = 0) -> int:
        """Where the stretch before ``at`` begins: after the last mark before it, at ``low`` where none is."""
        number = bisect_left(self._places, at)
        return max(self._places[number - 1] + 1, low) if number else low

    def end(self, at: int) -> int:
        """Where the stretch from ``at`` on ends: at the next mark, at the end of the text where none is."""
        number = bisect_left(self._places, at)
        return self._places[number] if number < len(self._places) else self._size

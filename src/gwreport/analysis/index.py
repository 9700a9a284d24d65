"""Things of a report found by their place, without a walk through all of them or through the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from attrs import field, frozen

from gwreport.span import Span

_T = TypeVar("_T")


@frozen(eq=False)
class SpanIndex(Generic[_T]):
    """Items that each have a span, in the order of their starts.

    >>> index = SpanIndex.of(["增长", "，", "就业"], lambda word: Span("增长，就业".find(word), 4))
    >>> list(index.within(Span(0, 5))), list(index.within(Span(1, 5)))
    (['增长', '，', '就业'], ['，', '就业'])
    """

    items: Sequence[_T]
    spans: Sequence[Span]
    _starts: Sequence[int] = field(init=False, repr=False)

    @_starts.default
    def _starts_of_spans(self) -> list[int]:
        return [span.start for span in self.spans]

    @classmethod
    def of(cls, items: Iterable[_T], span_of: Callable[[_T], Span]) -> SpanIndex[_T]:
        """The index of some items; ``span_of`` says where each is."""
        placed = [(span_of(item), item) for item in items]
        placed.sort(key=lambda pair: (pair[0].start, pair[0].end))
        return cls([item for _, item in placed], [span for span, _ in placed])

    def within(self, span: Span) -> Iterator[_T]:
        """The items that lie in a span, in order."""
        first = bisect_left(self._starts, span.start)
        for at in range(first, bisect_left(self._starts, span.end, lo=first)):
            if self.spans[at].end <= span.end:
                yield self.items[at]

    def around(self, place: int) -> _T | None:
        """The last item that starts at or before a place, where the place lies in it."""
        at = bisect_right(self._starts, place) - 1
        return self.items[at] if at >= 0 and place < self.spans[at].end else None


class Ends:
    """Ends of words in a text, each with where the word starts.

    >>> Ends([(0, 2), (1, 4)]).last_in(0, 3), Ends([(0, 2)]).last_in(1, 9)
    ((0, 2), None)
    """

    __slots__ = ("_ends", "_latest")

    def __init__(self, words: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(words, key=lambda word: word[1])
        self._ends = [end for _, end in ordered]
        self._latest: list[tuple[int, int]] = []  # of the words up to here the one that starts last
        for word in ordered:
            last = self._latest[-1] if self._latest else word
            self._latest.append(max(word, last))

    def last_in(self, start: int, end: int) -> tuple[int, int] | None:
        """The word between two places that starts last, None where there is none."""
        at = bisect_right(self._ends, end)
        found = self._latest[at - 1] if at else None
        return found if found is not None and found[0] >= start else None

    def last_before(self, place: int) -> int:
        """The last end at or before a place, -1 where there is none."""
        at = bisect_right(self._ends, place)
        return self._ends[at - 1] if at else -1

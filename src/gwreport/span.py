"""Places in a text, and the map between a clean text and its source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from operator import le

from attrs import frozen

from gwreport.pickling import by_fields


@frozen(order=True, init=False)
class Span:
    """A half-open range ``[start, end)`` of code points.

    >>> Span(2, 5).of("地区生产总值")
    '生产总'
    >>> len(Span(2, 5)), Span(2, 5).overlaps(Span(5, 6)), Span(2, 5).contains(Span(3, 5))
    (3, False, True)
    """

    start: int
    end: int

    __reduce__ = by_fields

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"a span needs 0 <= start <= end, got [{start}, {end})")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def of(self, text: str) -> str:
        """The slice of ``text`` that this span names."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return max(self.start, other.start) < min(self.end, other.end)

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, distance: int) -> Span:
        """The same span, ``distance`` code points further on."""
        return Span(self.start + distance, self.end + distance)


# Spans are made by the ten thousand: their slots are set without the look-up by name that a frozen class
# otherwise needs.
_set_start: Callable[[Span, int], None] = vars(Span)["start"].__set__
_set_end: Callable[[Span, int], None] = vars(Span)["end"].__set__


@frozen(order=True)
class Edit:
    """One replacement: ``[start, end)`` of the old text becomes ``text``."""

    start: int
    end: int
    text: str


@frozen
class OffsetMap:
    """Where each character of a clean text stands in its source.

    The clean text is cut into pieces; piece ``i`` covers ``clean[i]`` … ``clean[i + 1]``
    of the clean text and ``source[i]`` … ``source[i + 1]`` of the source. A piece of equal
    length on both sides maps character by character, any other piece maps as a whole.
    Both columns never decrease, so the map is monotone.

    >>> text, offsets = apply_edits("增长６ ％以上", [Edit(2, 3, "6"), Edit(3, 4, ""), Edit(4, 5, "%")])
    >>> text, offsets.to_source(Span(2, 4)), offsets.to_clean(Span(2, 5))
    ('增长6%以上', Span(start=2, end=5), Span(start=2, end=4))
    """

    clean: tuple[int, ...]
    source: tuple[int, ...]

    def __attrs_post_init__(self) -> None:
        if len(self.clean) < 2 or len(self.clean) != len(self.source):
            raise ValueError("an offset map needs two or more positions, as many clean as source ones")
        if self.clean[0] != 0 or self.source[0] < 0:
            raise ValueError(
                "the clean positions of an offset map start at 0, its source positions at 0 or above"
            )
        for column in (self.clean, self.source):
            if not all(map(le, column, column[1:])):
                raise ValueError("the positions of an offset map never decrease")

    @classmethod
    def identity(cls, length: int, start: int = 0) -> OffsetMap:
        """The map of a text of ``length`` that stands unchanged at ``start`` of its source."""
        return cls((0, length), (start, start + length))

    @property
    def clean_length(self) -> int:
        """The length of the clean text."""
        return self.clean[-1]

    @property
    def source_span(self) -> Span:
        """The part of the source that the map covers."""
        return Span(self.source[0], self.source[-1])

    def to_source(self, span: Span) -> Span:
        """The source range of a range of the clean text, without deletions at its edges."""
        if span.end > self.clean[-1]:
            raise ValueError(f"{span} lies outside the clean text of {self.clean[-1]} characters")
        start = _position(self.clean, self.source, span.start, upper=False)
        if not span:
            return Span(start, start)
        return Span(start, _position(self.clean, self.source, span.end - 1, upper=True))

    def to_clean(self, span: Span) -> Span:
        """The clean range of a range of the source, without insertions at its edges; empty if deleted."""
        if span.start < self.source[0] or span.end > self.source[-1]:
            raise ValueError(f"{span} lies outside the source range {self.source_span}")
        start = _position(self.source, self.clean, span.start, upper=False)
        if not span:
            return Span(start, start)
        return Span(start, max(start, _position(self.source, self.clean, span.end - 1, upper=True)))

    def through(self, earlier: OffsetMap) -> OffsetMap:
        """This map followed by ``earlier``, whose clean text is its source: one map to the first source.

        A piece that either map takes as a whole stays whole, unless it comes back to the length that it had
        in the first source: then it maps character by character.
        """
        if self.source_span != Span(0, earlier.clean_length):
            raise ValueError(f"the maps do not meet: {self.source_span}, {earlier.clean_length} characters")
        pairs: list[tuple[int, int]] = []
        for middle in sorted({*self.source, *earlier.clean}):
            here = _boundary(self.source, self.clean, middle)
            there = _boundary(earlier.clean, earlier.source, middle)
            if here and there:
                for pair in ((here[0], there[0]), (here[0], there[1]), (here[1], there[1])):
                    if not pairs or pair != pairs[-1]:
                        pairs.append(pair)
        if len(pairs) == 1:
            pairs.append(pairs[0])
        return OffsetMap(tuple(c for c, _ in pairs), tuple(s for _, s in pairs))


def _boundary(have: tuple[int, ...], want: tuple[int, ...], position: int) -> tuple[int, int] | None:
    """What a position maps to, first and last; None inside a piece that maps as a whole."""
    left, right = bisect_left(have, position), bisect_right(have, position)
    if left < right:
        return want[left], want[right - 1]
    if have[right] - have[right - 1] != want[right] - want[right - 1]:
        return None
    there = want[right - 1] + position - have[right - 1]
    return there, there


def _position(have: tuple[int, ...], want: tuple[int, ...], position: int, *, upper: bool) -> int:
    """Where the character at ``position`` begins (or, ``upper``, ends) on the other side."""
    piece = bisect_right(have, position) - 1
    if piece >= len(have) - 1:
        return want[-1]
    offset = position - have[piece]
    if have[piece + 1] - have[piece] == want[piece + 1] - want[piece]:
        return want[piece] + offset + upper
    return want[piece + 1] if upper else want[piece]


def apply_edits(text: str, edits: Iterable[Edit], span: Span | None = None) -> tuple[str, OffsetMap]:
    """Apply ordered, non-overlapping edits to ``text`` (or its part ``span``).

    Returns the edited text and the map from it to ``text``. Raises ``ValueError`` for
    edits that overlap, are out of order or leave the span.
    """
    whole = Span(0, len(text)) if span is None else span
    parts: list[str] = []
    clean, source = [0], [whole.start]
    here, there = 0, whole.start

    def advance(new_here: int, new_there: int) -> None:
        nonlocal here, there
        if (new_here, new_there) == (here, there):
            return
        here, there = new_here, new_there
        clean.append(here)
        source.append(there)

    for edit in edits:
        if edit.start < there or edit.end > whole.end or edit.end < edit.start:
            raise ValueError(f"{edit} overlaps an earlier edit or leaves {whole}")
        if edit.start > there:
            parts.append(text[there : edit.start])
            advance(here + edit.start - there, edit.start)
        parts.append(edit.text)
        advance(here + len(edit.text), edit.end)
    if whole.end > there:
        parts.append(text[there : whole.end])
        advance(here + whole.end - there, whole.end)
    if len(clean) == 1:
        clean.append(0)
        source.append(whole.end)
    return "".join(parts), OffsetMap(tuple(clean), tuple(source))

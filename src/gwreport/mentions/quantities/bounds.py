"""The words before and after a number that bound it (超过, 左右, 以上), and how far they reach."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from attrs import frozen

from gwreport.model import Bound
from gwreport.tables.schema import Characters, by_word, load

TABLE: Final = "mentions/quantities/bounds.toml"


_NONE: Final = Characters("")


@frozen
class BoundCue:
    """Words that give one bound, and where they do.

    ``not_after`` and ``not_before`` are characters that make another word of them; ``scale_only``: only
    before a multiplier without digits; ``gap``: so many characters of a verb may be between them and the
    number; ``kinds``: only after these kinds of quantity.
    """

    bound: Bound
    words: tuple[str, ...]
    not_after: Characters = _NONE
    scale_only: bool = False
    gap: int = 0
    kinds: frozenset[str] = frozenset()
    not_before: Characters = _NONE


@frozen
class _Table:
    """The table ``bounds.toml``."""

    before: tuple[BoundCue, ...]
    after: tuple[BoundCue, ...]


@frozen
class BoundWords:
    """The bound words of ``mentions/quantities/bounds.toml``, looked up around a number.

    ``gap_ends`` are the last characters of the words that need not stand directly before a number, which are
    at most ``widest_gap`` characters away from it. ``lengths_before`` are the lengths of the words before a
    number by their last character, longest first; ``lengths_after`` those of the words after it by their
    first.
    """

    before: dict[str, BoundCue]
    after: dict[str, BoundCue]
    gaps: tuple[tuple[str, BoundCue], ...]
    gap_ends: frozenset[str]
    widest_gap: int
    lengths_before: Mapping[str, tuple[int, ...]]
    lengths_after: Mapping[str, tuple[int, ...]]

    def read_before(self, text: str, start: int, *, bare: bool) -> tuple[Bound, int] | None:
        """The bound of a number that starts at ``start``, and where its word begins.

        ``bare``: the number is a multiplier without digits, before which 上 and 过 are bounds too.
        """
        end = start - 1 if start and text[start - 1] in " \u3000" else start
        for length in self.lengths_before.get(text[end - 1 : end], ()):
            cue = self.before.get(text[max(0, end - length) : end])
            if cue is None or length > end or (cue.scale_only and not bare):
                continue
            begin = end - length
            if begin and text[begin - 1] in cue.not_after:
                return None
            return cue.bound, begin
        return self._across_gap(text, end)

    def _across_gap(self, text: str, end: int) -> tuple[Bound, int] | None:
        """The bound of a number after a few words that part it from its own."""
        if self.gap_ends.isdisjoint(text[max(0, end - self.widest_gap) : end]):
            return None
        for word, cue in self.gaps:
            begin = text.rfind(word, max(0, end - len(word) - cue.gap), end)
            if begin >= 0 and text[begin + len(word) : end].isalpha():
                return cue.bound, begin
        return None

    def read_after(self, text: str, end: int, kind: str) -> tuple[Bound, int] | None:
        """The bound of a number of ``kind`` that ends at ``end``, and where its word ends."""
        begin, following = end, text[end : end + 1]
        if following.isspace() or following in ("（", "("):
            match = _inclusive().match(text, end)
            begin = match.end() if match else end
        for length in self.lengths_after.get(text[begin : begin + 1], ()):
            word = text[begin : begin + length]
            cue = self.after.get(word)
            if cue is None or (cue.kinds and kind not in cue.kinds):
                continue
            stop = begin + len(word)
            if stop < len(text) and text[stop] in cue.not_before:
                continue
            return cue.bound, stop
        return None


@cache
def _inclusive() -> re.Pattern[str]:
    """What may stand between a unit and its bound: （含）."""
    return re.compile(r"\s?(?:[（(]含[^（）()]{0,8}[）)])?\s?")


@cache
def bound_words() -> BoundWords:
    """The table, read when first asked for. Raises ``DataTableError`` where it breaks its rules."""
    table = load(_Table, TABLE)
    before = by_word(((cue.words, cue) for cue in table.before if not cue.gap), TABLE)
    after = by_word(((cue.words, cue) for cue in table.after), TABLE)
    gaps = tuple((word, cue) for cue in table.before if cue.gap for word in cue.words)
    return BoundWords(
        before,
        after,
        gaps,
        frozenset(word[-1] for word, _ in gaps),
        max((cue.gap + 1 for _, cue in gaps), default=0),
        _lengths(before, at=-1),
        _lengths(after, at=0),
    )


def _lengths(words: Iterable[str], *, at: int) -> Mapping[str, tuple[int, ...]]:
    """How long the words are that have a character at the index ``at``, the longest first."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[at], set()).add(len(word))
    return {character: tuple(sorted(found, reverse=True)) for character, found in lengths.items()}

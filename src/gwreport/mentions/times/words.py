"""The words around times, the table ``mentions/times/words.toml``."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from gwreport.tables.matching import any_of
from gwreport.tables.schema import load


@frozen
class RelativeYear:
    """Words for a year by its relation to the report, and characters that make them part of other words."""

    words: tuple[str, ...]
    not_before: str | None = None
    not_after: str | None = None

    @property
    def pattern(self) -> str:
        """The source of a pattern for one of the words by itself."""
        before = f"(?<![{self.not_before}])" if self.not_before else ""
        after = f"(?![{self.not_after}])" if self.not_after else ""
        return f"{before}(?:{any_of(self.words)}){after}"


@frozen
class TimeWords:
    """The table; each key is described there."""

    lasting: tuple[str, ...]
    vague_counts: tuple[str, ...]
    vague_counts_before_coming: tuple[str, ...]
    accomplished: tuple[str, ...]
    summed: tuple[str, ...]
    raised: tuple[str, ...]
    no_raised: tuple[str, ...]
    no_plan: tuple[str, ...]
    no_century: tuple[str, ...]
    looks_back: tuple[str, ...]
    next_year: tuple[str, ...]
    this_year: tuple[str, ...]
    seasons: tuple[str, ...]
    relative: tuple[RelativeYear, ...]


@cache
def words() -> TimeWords:
    """The table, read once."""
    return load(TimeWords, "mentions/times/words.toml")

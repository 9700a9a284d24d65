"""The table of words of the front matter."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from attrs import frozen

from gwreport.model import Level
from gwreport.tables.schema import load


@frozen
class NationalCongress:
    """The years that the reports to the sessions of each National People's Congress planned.

    From the term ``yearly_from`` on, whose first session planned the year ``first``, a term has five
    sessions, one a year.
    """

    sessions: tuple[tuple[int, ...], ...]
    yearly_from: int
    first: int


@frozen
class FrontmatterWords:
    """Offices of heads of governments, and the words that a government uses for itself."""

    offices: tuple[str, ...]
    acting: tuple[str, ...]
    candidate: tuple[str, ...]
    own_words: Mapping[str, tuple[Level, ...]]
    national_congress: NationalCongress


@cache
def words() -> FrontmatterWords:
    """The table ``frontmatter/words.toml``, read once."""
    return load(FrontmatterWords, "frontmatter/words.toml")

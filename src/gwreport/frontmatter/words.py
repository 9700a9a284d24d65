"""The words of the front matter, the table ``frontmatter/words.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from attrs import frozen

from gwreport.model import Level
from gwreport.tables.schema import load

TABLE = "frontmatter/words.toml"


@frozen
class OpeningWords:
    """The words for a government and its congress, and for what else front matter holds."""

    opening: re.Pattern[str]
    organs: tuple[str, ...]
    short_organs: tuple[str, ...]
    cabinet: str
    congress: tuple[str, ...]
    reports: tuple[str, ...]
    before_place: tuple[str, ...]
    published: tuple[str, ...]
    agencies: tuple[str, ...]
    fields: Mapping[str, str]


@frozen
class OfficeWords:
    """Heads of governments, what may be around their offices, and what is no name."""

    heads: tuple[str, ...]
    acting: tuple[str, ...]
    candidate: tuple[str, ...]
    second: tuple[str, ...]
    no_name: tuple[str, ...]
    no_name_characters: str
    after_name: tuple[str, ...]


@frozen
class YearWords:
    """What is said of a year: that it is reviewed, planned or just past."""

    between: tuple[str, ...]
    reviewed: tuple[str, ...]
    planned: tuple[str, ...]
    past: tuple[str, ...]
    review_titles: re.Pattern[str]
    plan_titles: re.Pattern[str]
    coming: re.Pattern[str]


@frozen
class TownshipWords:
    """The organs of townships, and words before 镇 or 乡 that name none."""

    organs: tuple[str, ...]
    collective: frozenset[str]
    collective_end: tuple[str, ...]
    party: str


@frozen
class PlaceEndings:
    """The endings of places that the gazetteer does not hold."""

    townships: tuple[str, ...]
    zones: tuple[str, ...]
    unlisted: Mapping[str, Level]
    township_words: TownshipWords


@frozen
class NationalCongress:
    """The year that the report to each session of the National People's Congress planned, by its term.

    ``names`` are what the congress is called. From the term ``yearly_from`` on there is one session a year,
    the first of them in the year ``first``.
    """

    names: tuple[str, ...]
    sessions: tuple[tuple[int, ...], ...]
    yearly_from: int
    first: int

    def year(self, term: int, session: int | None) -> int | None:
        """The year of a session; None where it is not known which one is meant."""
        if term >= self.yearly_from:
            return None if session is None else self.first + 5 * (term - self.yearly_from) + session - 1
        years = self.sessions[term - 1] if term > 0 else ()
        at = session or (1 if len(years) == 1 else 0)
        return years[at - 1] if 0 < at <= len(years) else None


@frozen
class FrontWords:
    """The whole table; ``own_words`` are what a government calls itself, with the levels they may mean."""

    head: OpeningWords
    offices: OfficeWords
    years: YearWords
    places: PlaceEndings
    own_words: Mapping[str, tuple[Level, ...]]
    national_congress: NationalCongress


@cache
def words() -> FrontWords:
    """The table, read once."""
    return load(FrontWords, TABLE)

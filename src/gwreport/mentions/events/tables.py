"""The table of words that names of events are read by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from attrs import frozen

from gwreport.tables.schema import Characters, load

Words = tuple[str, ...]
TABLE = "mentions/events/words.toml"


@frozen
class NameWords:
    """Whole names."""

    whole: Words
    levelled: frozenset[str]
    past: Words
    numbered: Words


@frozen
class ClueWords:
    """What may be before a head, by what it says."""

    bodies: re.Pattern[str]
    level_congresses: Words
    committees: Words
    routine: re.Pattern[str]
    wide_stops: Words
    talks: Words
    occasions_of_speech: Words
    speeches: Words
    after_talks: Words
    of_states: Words
    proper: Words
    partners: Characters
    visitors: Words
    visiting_trade: Characters
    visiting_firms: Characters
    walking: Characters
    achievements: Words
    jubilee_meetings: Words
    sport_areas: Words
    sport_ends: Characters
    placed: re.Pattern[str]
    strengths: Words
    storm_strengths: Words


@frozen
class AfterWords:
    """What may be after a head."""

    part_of_other: Words
    staff: Words
    of_race: Characters
    work_on: Words
    spirits: Words
    not_festival: Characters
    not_short: Characters
    junction: Characters
    party: re.Pattern[str]
    part_unless: Mapping[str, Words]
    work_unless: Mapping[str, Words]


@frozen
class DecoyWords:
    """Words that only look like a head."""

    words: Words


@frozen
class GenericWords:
    """Words of which alone no name is made."""

    words: re.Pattern[str]


@frozen
class ListEnds:
    """What a member of a list ends in, and what members that are no events end in."""

    ends: Characters
    no_ends: Words


@frozen
class WordsBefore:
    """Words before a name that are no part of it, with what they may not be after or begin."""

    words: Words
    particles: Words
    not_after: Mapping[str, Words]
    only_after: Mapping[str, Characters]
    not_beginning: Mapping[str, Words]


@frozen
class EventTable:
    """``words.toml``, which says what each list is for."""

    heads: Mapping[str, Words]
    names: NameWords
    clues: ClueWords
    after: AfterWords
    decoys: DecoyWords
    lists: ListEnds
    generic: GenericWords
    before: WordsBefore


@cache
def event_table() -> EventTable:
    """The table that comes with gwreport, read once. Raises ``DataTableError`` for a damaged one."""
    return load(EventTable, TABLE)

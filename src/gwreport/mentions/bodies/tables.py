"""The tables of words of bodies and works, each a class."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from attrs import frozen

from gwreport.tables.schema import Characters, load

Words = tuple[str, ...]


@frozen
class StateWords:
    """Bodies of party and state, and what makes of their names those of others."""

    national: Words
    former: Words
    schools: Words
    mass: Words
    consultative: Words
    consultative_beside: Words
    levels: Words
    organs: Words
    common_places: frozenset[str]
    meetings: Words
    goes_on: Words
    goes_on_unless: Mapping[str, Words]
    national_goes_on: Words
    national_goes_on_unless: Mapping[str, Words]


@frozen
class FirmWords:
    """Firms, their trades, and what is said of firms and groups."""

    enterprises: Words
    trades: Words
    before: frozenset[str]
    after: re.Pattern[str]
    founding: Words
    founding_adverbs: Words
    group_kinds: frozenset[str]


@frozen
class BodyListWords:
    """What closes lists of bodies, and what is said of firms alone."""

    nouns: Words
    qualifiers: Words
    contracts: Words
    winning: Words
    honours: re.Pattern[str]
    works: Words
    zone_works: Words


@frozen
class OrganizationTable:
    """``organizations.toml``."""

    heads: Mapping[str, Words]
    state: StateWords
    firms: FirmWords
    lists: BodyListWords


@frozen
class BuildingWords:
    """What makes of 工程 a work of building or a campaign."""

    words: frozenset[str]
    characters: Characters
    social: frozenset[str]


@frozen
class CommonWords:
    """Common words before and after the heads of works."""

    beyond: re.Pattern[str]
    nameless: frozenset[str]
    place_characters: Characters
    joining_lines: Words
    streets: frozenset[str]
    metro: frozenset[str]


@frozen
class StageWords:
    """What the name of a work goes on with."""

    stretches: Words
    after_streets: Words
    works: Words
    ends: Words


@frozen
class ProgressWords:
    """What says how far a work has come."""

    between: Words
    verbs: Words
    adverbs: Words
    pushed: Words


@frozen
class TransferWords:
    """Works that lead water, gas or power from one side to another."""

    names: Words
    from_: Characters
    to: Characters


@frozen
class WorkListWords:
    """What closes lists of works, and what is said of works alone."""

    nouns: Words
    qualifiers: Words
    closing: Words
    shared: Words
    lines: frozenset[str]
    projects: frozenset[str]
    deeds: Words
    zone_works: Words


@frozen
class FacilityTable:
    """``facilities.toml``."""

    heads: Mapping[str, Words]
    building: BuildingWords
    common: CommonWords
    stages: StageWords
    progress: ProgressWords
    transfers: TransferWords
    lists: WorkListWords


@frozen
class WordTable:
    """``words.toml``: the classes of words that the common words do not hold, and corrections to those."""

    verbs: Words
    inner: Words
    actions: frozenset[str]
    place_actions: frozenset[str]
    doing: frozenset[str]
    stops: Characters
    joins: Characters
    qualifiers: Characters
    terrain: Characters
    scope: Words
    national: frozenset[str]
    vague: frozenset[str]
    field_heads: Words
    neighbours: Characters
    counters: Words
    capacities: Words
    ranks: Words
    places: Words
    ordinary: frozenset[str]
    generic: Words
    masks: frozenset[str]
    drop: frozenset[str]


@frozen(eq=False)
class BodyTables:
    """The three tables that names of bodies and works are read by."""

    organizations: OrganizationTable
    facilities: FacilityTable
    words: WordTable


@cache
def body_tables() -> BodyTables:
    """The tables that come with gwreport, read once. Raises ``DataTableError`` for a damaged one."""
    return BodyTables(
        load(OrganizationTable, "mentions/bodies/organizations.toml"),
        load(FacilityTable, "mentions/bodies/facilities.toml"),
        load(WordTable, "mentions/bodies/words.toml"),
    )

"""The table of words that names of people are read by."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from gwreport.tables.schema import Characters, load

Words = tuple[str, ...]


@frozen
class PeopleTable:
    """``words.toml``, which says what each list is for."""

    surnames: Characters
    double_surnames: Words
    not_names: Words
    not_given: Words
    leaders: Words
    leaders_with_office: frozenset[str]
    doctrines: Words
    figures: Words
    part_of_other: Words
    offices: Words
    loose_offices: Words
    honours: Words
    after_name: Words
    titles: Words
    before_titled: Words
    winning: Words
    prizes: Words
    kin: Words
    winning_adverbs: Words
    people: Words
    presenting: Words


@cache
def people_table() -> PeopleTable:
    """The table that comes with gwreport, read once. Raises ``DataTableError`` for a damaged one."""
    return load(PeopleTable, "mentions/people/words.toml")

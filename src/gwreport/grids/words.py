"""The words of the heads of tables, from ``words.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from attrs import frozen

from gwreport.tables.schema import load

Words = tuple[str, ...]


@frozen
class HeadWords:
    """The table ``words.toml``; its comments say what each list is."""

    opening: Words
    serial: Words
    unit: Words
    area: Words
    time: Words
    note: Words
    fulfilment: Words
    contribution: Words
    rank: Words
    average: Words
    change: Words
    growth: Words
    total: Words
    share: Words
    moved: Words
    name: Words
    value: Words
    aimed: Words
    reached: Words
    last_year: Words
    this_year: Words
    compared: Words
    telling: Words
    rate: Words
    lessening: Words
    whole: Words
    subset: Words
    bound: Mapping[str, str]


@cache
def head_words() -> HeadWords:
    """The words, read once."""
    return load(HeadWords, "grids/words.toml")

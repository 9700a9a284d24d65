"""The words beside a figure by which a reading of it is doubted (``words.toml``)."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from gwreport.tables.schema import load


@frozen
class Words:
    """``words.toml``, which says what each list is for."""

    done: re.Pattern[str]
    looks_back: re.Pattern[str]
    aim: re.Pattern[str]
    plans: re.Pattern[str]
    own: re.Pattern[str]
    zone: re.Pattern[str]
    span: tuple[str, ...]
    named: tuple[str, ...]
    held: re.Pattern[str]
    of_years: re.Pattern[str]
    there: re.Pattern[str]
    twice: re.Pattern[str]
    neutral: tuple[str, ...]


@cache
def words() -> Words:
    """The table."""
    return load(Words, "analysis/doubts/words.toml")

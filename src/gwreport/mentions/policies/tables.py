"""The table of words that names of policies are read by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from attrs import frozen

from gwreport.tables.schema import Characters, load

Words = tuple[str, ...]


@frozen
class PolicyHeads:
    """The last words of names, and what a name may go on to."""

    strong: Words
    weak: Words
    quoted: Words
    plans: Words
    plans_for_actions: Words
    no_plan_for_actions: Words
    construction: str


@frozen
class PolicyVerbs:
    """Verbs and adverbs before a name that are no part of it."""

    words: Words
    inner: frozenset[str]
    within: frozenset[str]
    begins: Words
    acts: Words


@frozen
class CommonPlans:
    """Heads of plans that are made for everything, and what makes a name of one."""

    heads: Words
    areas: Words
    areas_unless: Mapping[str, Words]


@frozen
class NoPolicies:
    """What is no policy."""

    goes_on: Words
    goes_on_characters: Characters
    words: frozenset[str]
    endings: Words
    after: re.Pattern[str]
    after_head: Words
    works: Words
    sites: Words


@frozen
class PolicyTable:
    """``words.toml``, which says what each list is for."""

    names: Words
    generic: re.Pattern[str]
    heads: PolicyHeads
    verbs: PolicyVerbs
    common: CommonPlans
    not_: NoPolicies


@cache
def policy_table() -> PolicyTable:
    """The table that comes with gwreport, read once. Raises ``DataTableError`` for a damaged one."""
    return load(PolicyTable, "mentions/policies/words.toml")

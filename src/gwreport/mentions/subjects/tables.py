"""The words of the grammar of subjects, and the roles that they play in a clause."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import Final

from attrs import frozen

from gwreport.script.marks import (
    CLAUSE_END,
    CLOSING_BRACKETS,
    JOINING_WORDS,
    LIST_MARK,
    OPENING_BRACKETS,
    both_widths,
)
from gwreport.tables.matching import WordMatcher, any_of
from gwreport.tables.schema import by_word, load

Words = tuple[str, ...]
_TABLE: Final = "mentions/subjects/words.toml"
_END_OF_PLACE: Final = "中"


class Role(IntEnum):
    """What a piece of a sentence is to the phrase beside it."""

    NOUN = 0
    ATTAINING = 1
    CHANGING = 2
    ACTING = 3
    LEADING = 4
    EDGE = 5
    BESIDE = 6
    SCOPE = 7
    ASIDE = 8
    ASPECT = 9
    BEHIND = 10
    JOINING = 11
    OF = 12
    CLAUSE_END = 13
    OPENING = 14
    CLOSING = 15
    TIME = 16
    QUANTITY = 17
    END = 18


@frozen
class SubjectWords:
    """``words.toml``, which says what each list is for."""

    attaining: Words
    changing: Words
    acting: Words
    leading: Words
    edges: Words
    beside: Words
    scopes: Words
    asides: Words
    aspects: Words
    behind: Words
    names: Words
    abstract: frozenset[str]
    attributive: frozenset[str]
    addressing: frozenset[str]
    qualifying: frozenset[str]
    reaching: frozenset[str]
    dealing: frozenset[str]
    uses: frozenset[str]
    comparing: frozenset[str]
    hollow: frozenset[str]
    predicates: Words
    standing: frozenset[str]
    opening: frozenset[str]
    suffixes: frozenset[str]
    enumerating: frozenset[str]
    approximating: frozenset[str]
    enclosing: frozenset[str]
    parting: frozenset[str]
    central: Words
    unnamed: frozenset[str]
    persons_counted: frozenset[str]
    employed: Words
    people: Words
    tasks: Words
    manners: Words
    qualities: Words
    given: Words
    serving: frozenset[str]
    done: frozenset[str]
    existing: frozenset[str]
    sums: frozenset[str]
    settings: frozenset[str]
    circumstances: Words
    measures: frozenset[str]
    kinds: frozenset[str]
    kept: frozenset[str]


@frozen
class RoleWords:
    """The words of all roles in one matcher: ``roles[i]`` is that of the word with the index ``i``."""

    matcher: WordMatcher
    roles: tuple[Role, ...]
    table: SubjectWords


@cache
def subject_words() -> SubjectWords:
    """The table that comes with gwreport, read once. Raises ``DataTableError`` for a damaged one."""
    return load(SubjectWords, _TABLE)


@cache
def ends_of_places() -> re.Pattern[str]:
    """The 中 that ends a place (在总产值中) is group 1, where no word holds it."""
    return re.compile(f"{any_of(subject_words().central)}|({_END_OF_PLACE})")


@cache
def role_words() -> RoleWords:
    """The words of the table and the marks by their roles."""
    words = subject_words()
    roles = by_word(
        (
            (words.names, Role.NOUN),
            (words.attaining, Role.ATTAINING),
            (words.changing, Role.CHANGING),
            (words.acting, Role.ACTING),
            (words.leading, Role.LEADING),
            (words.edges, Role.EDGE),
            (words.beside, Role.BESIDE),
            (words.scopes, Role.SCOPE),
            (words.asides, Role.ASIDE),
            (words.aspects, Role.ASPECT),
            (words.behind, Role.BEHIND),
            ((*JOINING_WORDS, "以及", "或", LIST_MARK), Role.JOINING),
            ("的", Role.OF),
            (both_widths(CLAUSE_END), Role.CLAUSE_END),
            (OPENING_BRACKETS, Role.OPENING),
            (CLOSING_BRACKETS, Role.CLOSING),
        ),
        _TABLE,
    )
    return RoleWords(WordMatcher(roles, dense=True), tuple(roles.values()), words)

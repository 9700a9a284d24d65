"""The words of the outline, the table ``outline/words.toml``, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from attrs import frozen

from gwreport.model import SectionRole
from gwreport.tables.files import read_toml
from gwreport.tables.matching import WordMatcher, any_of

TABLE = "outline/words.toml"


@frozen
class TurnWord:
    """A word that begins a stretch of a role; it must begin within ``reach`` characters of its sentence."""

    word: str
    role: SectionRole
    reach: int


@frozen(eq=False)
class OutlineWords:
    """The table as patterns; each field says what its words tell.

    ``titles`` hold a pattern for each role, in order of precedence. ``plain`` matches a line that is a
    heading without number, ``tail`` one of what follows a report. ``mixed_past`` and ``mixed_coming`` are
    for titles that name both, ``begins_past`` and ``begins_coming`` for the beginnings of bodies.
    """

    titles: Mapping[SectionRole, re.Pattern[str]]
    plain: re.Pattern[str]
    tail: re.Pattern[str]
    mixed_past: re.Pattern[str]
    mixed_coming: re.Pattern[str]
    begins_past: re.Pattern[str]
    begins_coming: re.Pattern[str]
    announce: re.Pattern[str]
    address: re.Pattern[str]
    submitted: re.Pattern[str]
    no_subhead: re.Pattern[str]
    turns: Sequence[TurnWord]
    turn_matcher: WordMatcher
    troubles: WordMatcher
    appeals: Sequence[str]
    closing_address: str


@cache
def outline_words() -> OutlineWords:
    """The table, read once."""
    return _compiled(read_toml(TABLE))


def _compiled(table: Mapping[str, Any]) -> OutlineWords:
    plain, body = table["plain"], table["body"]
    top, tail = any_of(plain["top"]), any_of(plain["tail"])
    of_year = rf"(?:19|20)\d{{2}}年[^\d]{{0,8}}(?:{any_of(plain['of_year'])})"
    turns = [TurnWord(word, SectionRole(row["role"]), row["reach"]) for row in body for word in row["words"]]
    return OutlineWords(
        titles={SectionRole(row["name"]): re.compile(any_of(row["title"])) for row in table["role"]},
        plain=re.compile(f"(?:{top})$|^(?:{tail})|^{of_year}"),
        tail=re.compile(f"^(?:{tail})"),
        mixed_past=re.compile(any_of(table["mixed"]["past"])),
        mixed_coming=re.compile(any_of(table["mixed"]["coming"])),
        begins_past=re.compile(any_of(table["begins"]["past"])),
        begins_coming=re.compile(any_of(table["begins"]["coming"])),
        announce=re.compile(any_of(table["announce"]["words"])),
        address=re.compile(any_of(table["address"]["words"])),
        submitted=re.compile(rf"(?:{any_of(table['address']['submitted'])})[^。！\n]{{0,80}}[。！\n]\s*"),
        # Nor is what ends in a comma, closes a quotation, names an amount or dates a meeting.
        no_subhead=re.compile(
            rf"{any_of(table['no_heading']['words'])}|[0-9][%％万亿]|[，、,]$|^[^“]*”|[0-9]{{4}}年.*(?:会议|第.*次)"
        ),
        turns=turns,
        turn_matcher=WordMatcher(turn.word for turn in turns),
        troubles=WordMatcher([word for row in body for word in row.get("with", [])]),
        appeals=table["closing"]["words"],
        closing_address=table["closing"]["address"],
    )

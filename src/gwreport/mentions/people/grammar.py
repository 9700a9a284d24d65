"""What names of people look like and what is beside them: the words of the table as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import Final

from attrs import frozen

from gwreport.mentions.people.tables import PeopleTable, people_table
from gwreport.script.classes import HAN, NO_HAN
from gwreport.script.marks import BLANKS, one_of
from gwreport.tables.matching import WordMatcher, any_of

BLANK: Final = one_of(BLANKS)
_DAY: Final = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"


class NameCue(StrEnum):
    """What a word says about the name beside it."""

    LEADER = "leader"  # is the name
    FIGURE = "figure"  # is the name
    OFFICE = "office"  # a name follows
    LOOSE_OFFICE = "loose-office"  # a name follows after a space or colon
    HONOUR = "honour"  # a name follows, in or out of quotation marks
    TITLE = "title"  # a name is before


@frozen
class Closing:
    """Names that are known by what follows them: that, and the names up to it."""

    close: re.Pattern[str]
    names: re.Pattern[str]


@frozen(eq=False)
class PeopleGrammar:
    """The words of the table, compiled. A pattern marks the name by the group ``name``.

    ``cues`` says what each word of ``matcher`` is; ``gaps`` what may be between a cue and its name;
    ``doctrine`` and ``part`` match what makes of a name another one; ``after_cue``, ``dotted``,
    ``before_title``, ``before_listed`` and ``line`` are the names in their places; ``winner`` and
    ``several`` those that what follows closes.
    """

    matcher: WordMatcher
    cues: tuple[NameCue, ...]
    gaps: dict[NameCue, re.Pattern[str]]
    doctrine: re.Pattern[str]
    part: re.Pattern[str]
    after_cue: re.Pattern[str]
    dotted: re.Pattern[str]
    before_title: re.Pattern[str]
    before_listed: re.Pattern[str]
    line: re.Pattern[str]
    winner: Closing
    several: Closing
    not_names: tuple[str, ...]
    not_given: frozenset[str]


@cache
def people_grammar() -> PeopleGrammar:
    """The grammar of the table that comes with gwreport, compiled once."""
    table = people_table()
    triggers = list(_triggers(table))
    surname = f"(?:{any_of(table.double_surnames)}|{one_of(table.surnames)})"
    foreign = f"{HAN}{{2,6}}(?:[·•]{HAN}{{2,8}}){{1,3}}"
    short = f"{surname}{HAN}{{1,2}}"
    edge, after = f"(?=(?![·•]){NO_HAN}|$)", f"(?={any_of(table.after_name)})"
    # Three characters up to a mark, else two before a word that goes on, else three before such a word.
    given = f"(?:{HAN}{HAN}(?<!等){edge}|{BLANK}{{0,4}}{HAN}(?:{edge}|{after})|{HAN}{{2}}{after})"
    opening = f"(?:(?<!{HAN})(?<![·•])|{_after_any(table.before_titled)})"
    alone = f"{surname}(?:{HAN}{{2}}|{BLANK}{{0,4}}{HAN})"
    return PeopleGrammar(
        matcher=WordMatcher((word for word, _ in triggers), overlapping=True, dense=True),
        cues=tuple(cue for _, cue in triggers),
        gaps={
            NameCue.OFFICE: re.compile(f"{BLANK}{{0,4}}[：:]?{BLANK}{{0,4}}"),
            NameCue.LOOSE_OFFICE: re.compile(f"{BLANK}{{1,4}}|{BLANK}?[：:]{BLANK}?"),
            NameCue.HONOUR: re.compile("[”’]?(?:获得者|称号获得者)?"),
        },
        doctrine=re.compile(f"(?:同志)?(?:{any_of(table.doctrines)})"),
        part=re.compile(any_of(table.part_of_other)),
        after_cue=re.compile(f"(?P<name>{foreign}(?:{edge}|{after})|{surname}{given})"),
        dotted=re.compile(f"(?P<name>{foreign})(?:{edge}|{after})"),
        before_title=re.compile(f"{opening}(?P<name>{foreign}|{short})$"),
        before_listed=re.compile(f"{opening}(?P<name>{short})$"),
        line=re.compile(f"(?:(?<![^\\n]){BLANK}*|{_DAY}{BLANK}*)(?P<name>{alone})(?={BLANK}*(?:\\n|[）)]))"),
        winner=_winner(table, short),
        several=_several(table, short),
        not_names=table.not_names,
        not_given=frozenset((*table.offices, *table.titles, *table.not_given)),
    )


def _triggers(table: PeopleTable) -> Iterable[tuple[str, NameCue]]:
    """The words with their cues; a later list wins, but a form of address after a name is one besides."""
    cues = dict.fromkeys(table.offices, NameCue.OFFICE) | dict.fromkeys(
        table.loose_offices, NameCue.LOOSE_OFFICE
    )
    cues |= dict.fromkeys(table.honours, NameCue.HONOUR) | dict.fromkeys(table.figures, NameCue.FIGURE)
    cues |= {word: NameCue.LEADER for word in table.leaders if word not in table.leaders_with_office}
    return [*cues.items(), *((word, NameCue.TITLE) for word in table.titles)]


def _winner(table: PeopleTable, name: str) -> Closing:
    """陈平、石青川分别荣获“人民楷模”: names at the start of a clause before an honour that people get."""
    return Closing(
        re.compile(f"(?:{any_of(table.winning)})[^，。；\\n]{{0,24}}?(?:{any_of(table.prizes)})"),
        re.compile(
            f"(?:(?<=[。；，”\\n省市县区州旗])|^)(?P<name>{name})(?:、{name}){{0,6}}"
            f"(?:等(?:\\d+人)?|同志|{any_of(table.kin)})?(?:{any_of(table.winning_adverbs)})?$"
        ),
    )


def _several(table: PeopleTable, name: str) -> Closing:
    """陈平、石青川等12名医护人员: names in a list that a word for people closes."""
    opening = f"(?:(?<=[。；，\\n])|^|{_after_any(table.presenting)})"
    return Closing(
        re.compile(f"等(?:\\d+[名位个]|一批|一大批)?[^，。；、：“”\\n]{{0,8}}?(?:{any_of(table.people)})"),
        re.compile(f"{opening}(?P<name>{name})(?:、{name}){{0,6}}$"),
    )


def _after_any(words: Iterable[str]) -> str:
    """A place after one of the words; a look back must have one length, so there is one for each."""
    return "|".join(f"(?<={re.escape(word)})" for word in words)

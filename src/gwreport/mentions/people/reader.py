"""People and what only looks like people, each by a rule with an id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from attrs import frozen

from gwreport.mentions.people.grammar import BLANK, Closing, NameCue, PeopleGrammar
from gwreport.mentions.verdicts import Refused
from gwreport.script.classes import ALL_LEVEL_ENDS, HAN, NO_HAN

_LONGEST: Final = 24  # characters of the longest name before a title
_LONGEST_LIST: Final = 40  # characters of the longest list of names before what closes it
_HEAD: Final = 1500  # characters of a report that may hold its head, with lines of names

#: The last characters of places and bodies, whose heads have titles too: 江岭区区长.
_PLACE_OR_BODY: Final = ALL_LEVEL_ENDS + "村部局委厅办院处科室所队团组站"


class PersonRule(StrEnum):
    """How a name was found; a mention's rule is ``person.`` and one of these."""

    LEADER = "leader"  # 习近平
    FIGURE = "figure"  # 焦裕禄
    OFFICE = "office"  # 市长陈平
    LOOSE_OFFICE = "loose-office"  # 主任 陈平
    HONOUR = "honour"  # “时代楷模”石青川
    TITLE = "title"  # 陈平同志
    LIST = "list"  # 、石青川 after or before such a name
    WINNER = "winner"  # 陈平荣获“人民楷模”
    SEVERAL = "several"  # 陈平、石青川等12名医护人员
    HEAD = "head"  # a line of its own at the top of the report
    SPEAKER = "speaker"  # the speaker of the metadata, at the top of the report


class PersonRefusal(StrEnum):
    """Why a word or name is no person."""

    DOCTRINE = "doctrine"  # 毛泽东思想
    PART_OF_NAME = "part-of-name"  # 雷锋号
    NOT_A_NAME = "not-a-name"  # 书记、主任: a word that begins like a surname
    NOT_GIVEN = "not-given"  # 高书记
    PLACE = "place"  # 高平荣获…奖: the winner is a place


@frozen
class Person:
    """A name found, and by which rule."""

    start: int
    end: int
    rule: PersonRule


Verdict = Person | Refused


class PersonReader:
    """Reads the names of one text."""

    def __init__(self, grammar: PeopleGrammar, text: str) -> None:
        self.grammar = grammar
        self.text = text

    def read(self, speaker: str | None) -> Iterator[Verdict]:
        """Everything that is a name or looks like one, in no certain order; names may overlap."""
        for word, start, end in self.grammar.matcher.find(self.text):
            yield from self._beside(self.grammar.cues[word], start, end)
        yield from self._closed(self.grammar.winner, PersonRule.WINNER)
        yield from self._closed(self.grammar.several, PersonRule.SEVERAL)
        for match in self.grammar.line.finditer(self.text, 0, _HEAD):
            yield from self._members(match, PersonRule.HEAD)
        if speaker is not None and len("".join(speaker.split())) > 1:
            yield from self._speaker(speaker)

    def _beside(self, cue: NameCue, start: int, end: int) -> Iterator[Verdict]:
        """The names that a word of the table says."""
        if cue is NameCue.LEADER:
            yield self._alone(start, end, PersonRule.LEADER)
        elif cue is NameCue.FIGURE:
            yield self._alone(start, end, PersonRule.FIGURE)
        elif cue is NameCue.TITLE:
            low = max(0, start - _LONGEST)
            match = self.grammar.before_title.search(self.text, low, start)
            yield from self._members(match, PersonRule.TITLE)
            yield from self._listed_before(match)
        else:
            yield from self._members(self._after(cue, end), PersonRule(cue))

    def _alone(self, start: int, end: int, rule: PersonRule) -> Verdict:
        """A name of the table, unless what follows makes it another one's."""
        if rule is PersonRule.LEADER and self.grammar.doctrine.match(self.text, end):
            return Refused(start, end, PersonRefusal.DOCTRINE)
        if rule is PersonRule.FIGURE and self.grammar.part.match(self.text, end):
            return Refused(start, end, PersonRefusal.PART_OF_NAME)
        return Person(start, end, rule)

    def _after(self, cue: NameCue, end: int) -> re.Match[str] | None:
        """The name after an office or honour; after one that needs a gap, a name with a dot needs none."""
        gap = self.grammar.gaps[cue].match(self.text, end)
        if gap is not None:
            return self.grammar.after_cue.match(self.text, gap.end())
        return self.grammar.dotted.match(self.text, end) if cue is NameCue.LOOSE_OFFICE else None

    def _listed_before(self, match: re.Match[str] | None) -> Iterator[Verdict]:
        """The names in a list before the one with the title: 陈平、石青川同志."""
        while match is not None and self.text.startswith("、", match.start("name") - 1):
            end = match.start("name") - 1
            match = self.grammar.before_listed.search(self.text, max(0, end - _LONGEST), end)
            if match is not None:
                yield self._checked(*match.span("name"), PersonRule.LIST)

    def _closed(self, closing: Closing, rule: PersonRule) -> Iterator[Verdict]:
        """The names up to what closes them."""
        for close in closing.close.finditer(self.text):
            low, high = max(0, close.start() - _LONGEST_LIST), close.start()
            yield from self._members(closing.names.search(self.text, low, high), rule)

    def _members(self, match: re.Match[str] | None, rule: PersonRule) -> Iterator[Verdict]:
        """The name of a match and those that follow it in a list."""
        while match is not None:
            start, end = match.span("name")
            first = rule is not PersonRule.LIST
            if first and self._is_no_given(rule, start, end):
                yield Refused(start, end, PersonRefusal.NOT_GIVEN)
                return
            verdict = self._checked(start, end, rule)
            yield verdict
            if isinstance(verdict, Refused) or not self.text.startswith("、", end):
                return
            match, rule = self.grammar.after_cue.match(self.text, end + 1), PersonRule.LIST

    def _is_no_given(self, rule: PersonRule, start: int, end: int) -> bool:
        """Whether what follows a surname is an office; before a title, also the end of a place or body."""
        if rule is PersonRule.TITLE and self.text[end - 1] in _PLACE_OR_BODY:
            return True
        return self.text[start + 1 : end] in self.grammar.not_given

    def _checked(self, start: int, end: int, rule: PersonRule) -> Verdict:
        """A name, unless it is a word that begins like one."""
        if self.text.startswith(self.grammar.not_names, start):
            return Refused(start, end, PersonRefusal.NOT_A_NAME)
        return Person(start, end, rule)

    def _speaker(self, speaker: str) -> Iterator[Verdict]:
        """The speaker's name, alone or after an office, with blanks in it or not."""
        written = f"{BLANK}*".join(map(re.escape, speaker))
        spaced = re.compile(f"(?:(?<!{HAN})|(?<=[长任席记理])){written}(?=各位|同志们|$|{NO_HAN})")
        for match in spaced.finditer(self.text, 0, _HEAD):
            yield Person(*match.span(), PersonRule.SPEAKER)

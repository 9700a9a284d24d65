"""How events are named in reports: the words of the table compiled, heads, and where a name begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

from attrs import frozen

from gwreport.errors import DataTableError
from gwreport.mentions.events.tables import TABLE, AfterWords, ClueWords, EventTable, WordsBefore, event_table
from gwreport.script.classes import ALL_LEVEL_ENDS
from gwreport.script.clauses import start_of_clause
from gwreport.script.marks import (
    CLAUSE_END,
    CLOSING_TITLE,
    JOINING_WORDS,
    LIST_MARK,
    OPENING_TITLE,
    SENTENCE_END,
    WHITE_SPACE,
    both_widths,
    one_of,
)
from gwreport.tables.matching import WordMatcher, any_of
from gwreport.tables.schema import by_word

NUMBER: Final = r"[一二三四五六七八九十百廿〇零0-9０-９]{1,5}"
#: A body or area that calls a meeting.
CALLER: Final = (
    f"(?:党中央|中央|全国|国务院|国家|全[军{ALL_LEVEL_ENDS}]|区党委"
    f"|(?:自治[区州县旗]|[{ALL_LEVEL_ENDS}地])(?:党?委|政府)?)"
)
#: How far back a name may begin.
WINDOW: Final = 44
_STOPS: Final = both_widths(SENTENCE_END + CLAUSE_END) + OPENING_TITLE + CLOSING_TITLE + WHITE_SPACE
#: Marks that no name goes across.
NAME_STOP: Final = re.compile(one_of(_STOPS + LIST_MARK))
# Marks before which a name begins; numbers of sessions are joined by 、.
_BREAKS_OF_LISTS: Final = frozenset(_STOPS + "…【】[]/|．")
_BREAKS: Final = _BREAKS_OF_LISTS | {LIST_MARK}
_COUNTED: Final = re.compile(
    rf"(?:{NUMBER}|[两各多数几])[余多]?[届场次个项期批](?!全国|人大|政协|人民|{NUMBER}次)"
)
_ORDINAL_END: Final = re.compile(rf"(?:第?{NUMBER}[届次]|首届|全国|[省市县区州])\Z")
_PAIRS: Final = ("“”", "（）", "()", "‘’")


class EventKind(StrEnum):
    """What a word that closes a name closes; ``[heads]`` of the table lists the words of the first ones."""

    PLENUM = "plenum"
    CONGRESS = "congress"
    MEETING = "meeting"
    PLAIN_MEETING = "plain_meeting"
    ASSEMBLY = "assembly"
    OCCASION = "occasion"
    PROMOTION = "promotion"
    SHORT = "short"
    PROPER = "proper"
    JUBILEE = "jubilee"
    TOUR = "tour"
    DISASTER = "disaster"
    STORM = "storm"
    PARTY = "party"  # 十九大
    WHOLE = "whole"  # a name of the table
    PAST = "past"  # a war, a revolution or an epidemic
    NUMBERED = "numbered"  # COP15
    DECOY = "decoy"  # only looks like a head


class EventHead(NamedTuple):
    """A word that may close the name of an event: where it is and what kind of name it closes."""

    start: int
    end: int
    kind: EventKind


@frozen(eq=False)
class EventGrammar:
    """The words of the table, compiled.

    ``before`` matches words before a name, ``generic`` those that make none alone, ``party`` what follows the
    short name of a party congress. ``proper``, ``visitors``, ``committee`` and ``spoken_at`` are clues of a
    name; ``part_of_other`` and ``work_on`` match what makes another name of it; ``wide`` is the name of a
    meeting of a whole area, ``sports`` the first ones of several kinds of a sport.
    """

    table: EventTable
    words: tuple[tuple[str, EventKind], ...]
    matcher: WordMatcher
    before: re.Pattern[str]
    generic: re.Pattern[str]
    party: re.Pattern[str]
    proper: re.Pattern[str]
    visitors: re.Pattern[str]
    committee: re.Pattern[str]
    spoken_at: re.Pattern[str]
    part_of_other: re.Pattern[str]
    work_on: re.Pattern[str]
    wide: re.Pattern[str]
    sports: str
    jubilee: re.Pattern[str]
    jubilee_meeting: re.Pattern[str]
    strength: re.Pattern[str]
    storm: re.Pattern[str]

    def find(self, text: str) -> Iterator[EventHead]:
        """The heads in ``text``, leftmost and longest, without those that only look like one."""
        for index, start, end in self.matcher.find(text):
            kind = self.words[index][1]
            if kind is not EventKind.DECOY:
                yield EventHead(start, end, kind)

    def name_start(self, text: str, low: int, head: int, *, joined: bool = False) -> int:
        """Where the name whose head is at ``head`` begins: after verbs, open marks and counts.

        A name that is ``joined`` goes on across 与, 和 and 及.
        """
        low = _after_marks(text, low, head)
        quoted = text.find("“", low, head)
        closed = text.find("”", low, head)
        for match in self.before.finditer(text, low, head):
            in_quotes = 0 <= quoted < match.start() and (closed < 0 or match.end() <= closed)
            if not in_quotes and not (joined and match[0] in JOINING_WORDS):
                low = match.end()
        while low < head and text[low] in "）)”’":
            low += 1
        counted = _COUNTED.match(text, low, head)
        return low if counted is None else counted.end()


def clause_start(text: str, end: int, *, lists: bool = False) -> int:
    """Where the clause that ends at ``end`` begins, ``WINDOW`` characters back at most.

    With ``lists``, members joined by 、 count as one clause.
    """
    return start_of_clause(text, end, ends=_BREAKS_OF_LISTS if lists else _BREAKS, low=max(0, end - WINDOW))


def _after_marks(text: str, low: int, head: int) -> int:
    """The place after a bracket or quotation mark that is in the clause without its partner."""
    for opening, closing in _PAIRS:
        last_open = text.rfind(opening, low, head)
        first_close = text.find(closing, low, head)
        if last_open < 0 and first_close < 0:
            continue
        first_open, last_close = text.find(opening, low, head), text.rfind(closing, low, head)
        ordinal = opening == "“" and _ORDINAL_END.search(text, low, max(low, last_open)) is not None
        if last_open > last_close and not ordinal:
            low = last_open + 1
        elif first_close >= 0 and (first_open < 0 or first_close < first_open):
            low = first_close + 1
    return low


@cache
def event_grammar() -> EventGrammar:
    """The grammar of the table that comes with gwreport, compiled once.

    Raises ``DataTableError`` where the table breaks its own rules.
    """
    table = event_table()
    clues = table.clues
    words = tuple(by_word(_heads(table), TABLE).items())
    return EventGrammar(
        table=table,
        words=words,
        matcher=WordMatcher((word for word, _ in words), dense=True),
        before=_before(table.before),
        generic=table.generic.words,
        party=table.after.party,
        proper=re.compile(f"{any_of(clues.proper)}|中{one_of(clues.partners)}"),
        visitors=_visitors(clues),
        committee=re.compile(rf"(?:{any_of(clues.committees)}|[{ALL_LEVEL_ENDS}地党工]委)\Z"),
        spoken_at=re.compile(
            f"(?:{any_of(clues.occasions_of_speech)})?[上的]{{1,2}}[^，。；]{{0,8}}"
            f"(?:{any_of(clues.speeches)})|{any_of(clues.after_talks)}"
        ),
        part_of_other=_part_of_other(table.after),
        work_on=re.compile(
            f"{any_of(table.after.work_on)}|{_unless(table.after.work_unless)}"
            f"|[“”]?(?:{any_of(table.after.spirits)})"
        ),
        wide=re.compile(
            rf".*(?P<name>全[国{ALL_LEVEL_ENDS}](?:(?!{any_of(clues.wide_stops)})[^的了在是由为“”]){{3,24}})\Z"
        ),
        sports=(
            f"(?:全[国{ALL_LEVEL_ENDS}]|{any_of(clues.sport_areas)})"
            rf"[^，。；：、\n会赛节展杯和与及]{{1,8}}{one_of(clues.sport_ends)}、\Z"
        ),
        jubilee=re.compile(rf"(?:{any_of(clues.achievements)})?(?:{NUMBER}|百)\Z"),
        jubilee_meeting=re.compile(any_of(clues.jubilee_meetings)),
        strength=re.compile(rf"(?:\d(?:\.\d)?级|{any_of(clues.strengths)})+\Z"),
        storm=re.compile(rf"(?:第{NUMBER}号|[今去]年)?(?:{any_of(clues.storm_strengths)})\Z|第{NUMBER}号\Z"),
    )


def _heads(table: EventTable) -> Iterator[tuple[Iterable[str], EventKind]]:
    listed = {str(kind): kind for kind in list(EventKind)[: list(EventKind).index(EventKind.PARTY)]}
    for kind, words in table.heads.items():
        if kind not in listed:
            raise DataTableError(TABLE, f"heads.{kind}", f"expected one of {', '.join(listed)}")
        yield words, listed[kind]
    yield table.names.whole, EventKind.WHOLE
    yield table.names.past, EventKind.PAST
    yield table.names.numbered, EventKind.NUMBERED
    yield table.decoys.words, EventKind.DECOY
    yield _party_congresses(), EventKind.PARTY


def _party_congresses() -> Iterable[str]:
    """The short names of party congresses: 十二大 to 二十九大, and those written with 党的."""
    digits = "一二三四五六七八九"
    teens, twenties = ["十" + digit for digit in digits], ["二十", *("二十" + digit for digit in digits)]
    names = [number + "大" for number in (*digits, "十", *teens, *twenties)]
    return [*names[11:], *("党的" + name for name in names)]


def _before(table: WordsBefore) -> re.Pattern[str]:
    """The words before names, each with what it may or may not be after, or begin."""
    parts = []
    for word in sorted({*table.words, *table.particles}, key=len, reverse=True):
        guard = "".join(f"(?<!{re.escape(part)})" for part in table.not_after.get(word, ()))
        if word in table.only_after:
            guard += f"(?<={one_of(table.only_after[word])})"
        rests = [long[len(word) :] for long in table.not_beginning.get(word, ())]
        parts.append(f"{guard}{re.escape(word)}" + (f"(?!{any_of(rests)})" if rests else ""))
    return re.compile("|".join(parts))


def _visitors(clues: ClueWords) -> re.Pattern[str]:
    """企业, 川商, 央企: who visits a place."""
    return re.compile(
        f"{any_of(clues.visitors)}|{one_of(clues.visiting_trade)}商|{one_of(clues.visiting_firms)}企"
    )


def _part_of_other(table: AfterWords) -> re.Pattern[str]:
    """博览会展厅, 世博会工作领导小组: what makes of an event a building, a body or a system."""
    return re.compile(
        f"{any_of(table.part_of_other)}|{_unless(table.part_unless)}"
        f"|[^，。；、]{{0,4}}(?:{any_of(table.staff)})|(?<=赛){one_of(table.of_race)}"
    )


def _unless(words: Mapping[str, Iterable[str]]) -> str:
    """Any of the words, where what it may not begin does not follow."""
    return "|".join(f"{re.escape(word)}(?!{any_of(rests)})" for word, rests in words.items())

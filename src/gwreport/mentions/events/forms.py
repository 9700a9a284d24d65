"""Cases of disasters, of names of the table and of names by their form."""

from __future__ import annotations

import re
from typing import Final

from gwreport.mentions.events.candidate import EventCandidate, EventCase, Range, always, whole
from gwreport.script.classes import HAN_RANGE
from gwreport.script.marks import CLAUSE_END, LIST_MARK, SENTENCE_END, WHITE_SPACE, both_widths, one_of

_LEVEL: Final = re.compile(r"(?:全国|全[省市县区州]|自治区|[省市县区州])\Z")
_INDEX: Final = re.compile(r"\d{1,2}")
_CLAUSE_END: Final = re.compile(
    f"{one_of(both_widths(SENTENCE_END + CLAUSE_END) + LIST_MARK + '《》“”' + WHITE_SPACE)}|\\Z"
)
_DATED: Final = re.compile(
    rf"[“\"]\d{{1,2}}[·.．•‧]\d{{1,2}}[”\"](?:(?![和与及])[{HAN_RANGE}]|\d\.\d|\d(?=级)){{0,10}}\Z"
)
_CALLED_AFTER: Final = re.compile(rf"[“\"](?!.连)[{HAN_RANGE}·]{{2,5}}[”\"]")
_CALLED_BEFORE: Final = re.compile(rf"[“\"][{HAN_RANGE}·]{{2,5}}[”\"]\Z")
_LONGEST_DISASTER: Final = 24


# Disasters.


def _before_head(candidate: EventCandidate, pattern: re.Pattern[str], end: int) -> re.Match[str] | None:
    return pattern.search(candidate.text, max(0, candidate.head.start - _LONGEST_DISASTER), end)


def _dated(candidate: EventCandidate) -> re.Match[str] | None:
    return _before_head(candidate, _DATED, candidate.head.start)


def _from_date(candidate: EventCandidate) -> Range:
    dated = _dated(candidate)
    return (candidate.start if dated is None else dated.start()), candidate.head.end


def _place_of(candidate: EventCandidate) -> Range:
    """Where the places right before a disaster and its strength begin and end."""
    strength = _before_head(candidate, candidate.grammar.strength, candidate.head.start)
    start = end = candidate.head.start if strength is None else strength.start()
    while start in candidate.places:
        start = candidate.places[start]
    return start, end


def _is_placed(candidate: EventCandidate) -> bool:
    start, end = _place_of(candidate)
    return start < end and candidate.grammar.table.clues.placed.search(candidate.word) is not None


def _from_place(candidate: EventCandidate) -> Range:
    return _place_of(candidate)[0], candidate.head.end


DISASTER: Final = (
    EventCase("disaster.dated", _dated, _from_date),
    EventCase("disaster.placed", _is_placed, _from_place),
    EventCase("disaster.unnamed", always),
)


def _storm_start(candidate: EventCandidate) -> int:
    strength = _before_head(candidate, candidate.grammar.storm, candidate.head.start)
    return candidate.head.start if strength is None else strength.start()


def _called_after(candidate: EventCandidate) -> re.Match[str] | None:
    return _CALLED_AFTER.match(candidate.text, candidate.head.end)


def _called_before(candidate: EventCandidate) -> re.Match[str] | None:
    return _before_head(candidate, _CALLED_BEFORE, _storm_start(candidate))


def _to_storm_name(candidate: EventCandidate) -> Range:
    called = _called_after(candidate)
    return _storm_start(candidate), candidate.head.end if called is None else called.end()


def _from_storm_name(candidate: EventCandidate) -> Range:
    called = _called_before(candidate)
    return (candidate.start if called is None else called.start()), candidate.head.end


STORM: Final = (
    EventCase("disaster.storm-name-after", _called_after, _to_storm_name),
    EventCase("disaster.storm-name-before", _called_before, _from_storm_name),
    EventCase("disaster.storm-unnamed", always),
)


# Names of the table and names by their form.


def _is_of_party(candidate: EventCandidate) -> bool:
    return candidate.text.startswith("党的", candidate.head.start)


def _is_longer_number(candidate: EventCandidate) -> bool:
    before = candidate.text[candidate.head.start - 1 : candidate.head.start]
    return before in ("第", "十", "二", "三", "四", "五", "百", "千") or before.isdecimal()


def _goes_on(candidate: EventCandidate) -> bool:
    """十二大产业 counts things."""
    text, end = candidate.text, candidate.head.end
    return _CLAUSE_END.match(text, end) is None and candidate.grammar.party.match(text, end) is None


PARTY: Final = (
    EventCase("party.full", _is_of_party, whole),
    EventCase("party.longer-number", _is_longer_number),
    EventCase("party.count", _goes_on),
    EventCase("party.short", always, whole),
)


def _is_levelled(candidate: EventCandidate) -> bool:
    return candidate.word in candidate.grammar.table.names.levelled


def _level(candidate: EventCandidate) -> re.Match[str] | None:
    start = candidate.head.start
    return _LEVEL.search(candidate.text, max(0, start - 3), start) if _is_levelled(candidate) else None


def _from_level(candidate: EventCandidate) -> Range:
    level = _level(candidate)
    return (candidate.start if level is None else level.start()), candidate.head.end


WHOLE: Final = (
    EventCase("name.level", _level, _from_level),
    EventCase("name.no-level", _is_levelled),
    EventCase("name.whole", always, whole),
)


def _is_work_on_it(candidate: EventCandidate) -> object:
    return candidate.grammar.work_on.match(candidate.text, candidate.head.end)


PAST: Final = (
    EventCase("past.work", _is_work_on_it),
    EventCase("past.name", always, whole),
)


def _index(candidate: EventCandidate) -> re.Match[str] | None:
    return _INDEX.match(candidate.text, candidate.head.end)


def _to_index(candidate: EventCandidate) -> Range:
    index = _index(candidate)
    return candidate.start, candidate.head.end if index is None else index.end()


NUMBERED: Final = (
    EventCase("name.index", _index, _to_index),
    EventCase("name.no-index", always),
)

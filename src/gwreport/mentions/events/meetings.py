"""Cases of full sessions, congresses and meetings."""

from __future__ import annotations

import re
from typing import Final

from gwreport.mentions.events.candidate import (
    CALLED,
    EventCandidate,
    EventCase,
    Range,
    always,
    from_first_caller,
    is_called,
    is_numbered,
    is_proper,
    whole,
)
from gwreport.mentions.events.grammar import NUMBER, clause_start
from gwreport.mentions.events.occasions import OCCASION

_SESSIONS: Final = re.compile(
    rf"(?:第?{NUMBER}届(?:中央委员会)?)?(?:第?{NUMBER}[次中]|历次)"
    rf"(?:(?:全会)?[、和及与]?(?:第?{NUMBER}[次中]|历次))*全(?:会|体.*)\Z"
)
_SESSION_NUMBER: Final = re.compile(rf"第?{NUMBER}[届次]")
_OF_ALL: Final = re.compile(r"全[军国省市].{2,12}工作\Z")
_SHORTEST_TALK: Final = 4


# Full sessions and congresses.


def _has_session_number(candidate: EventCandidate) -> object:
    return _SESSION_NUMBER.search(candidate.name)


def _sessions(candidate: EventCandidate) -> re.Match[str] | None:
    low = clause_start(candidate.text, candidate.head.start, lists=True)
    return _SESSIONS.search(candidate.text, low, candidate.head.end)


def _committee(candidate: EventCandidate) -> re.Match[str] | None:
    """The committee right before the numbers of a full session."""
    low = clause_start(candidate.text, candidate.head.start, lists=True)
    numbered = _sessions(candidate)
    core = candidate.head.start if numbered is None else numbered.start()
    return candidate.grammar.committee.search(candidate.text, low, core)


def _is_of_centre(candidate: EventCandidate) -> bool:
    """十九届四中全会: only the Central Committee counts so."""
    numbered = _sessions(candidate)
    return numbered is not None and ("届" in numbered[0] or "中全会" in numbered[0])


def _from_sessions(candidate: EventCandidate) -> Range:
    numbered = _sessions(candidate)
    return (candidate.head.start if numbered is None else numbered.start()), candidate.head.end


def _from_committee(candidate: EventCandidate) -> Range:
    committee, (core, end) = _committee(candidate), _from_sessions(candidate)
    at = core if committee is None else committee.start()
    start = candidate.grammar.name_start(candidate.text, clause_start(candidate.text, core), at)
    return min(start, at), end


PLENUM: Final = (
    EventCase("plenum.committee", _committee, _from_committee),
    EventCase("plenum.national", _is_of_centre, _from_sessions),
    EventCase("plenum.unnamed", always),
)


def _is_session(candidate: EventCandidate) -> bool:
    return candidate.name.endswith("次会议")


def _is_session_of_body(candidate: EventCandidate) -> bool:
    body = candidate.grammar.table.clues.bodies.search(candidate.name)
    return _is_session(candidate) and body is not None and _has_session_number(candidate) is not None


def _is_of_level(candidate: EventCandidate) -> bool:
    """省党代会: a level and its congress."""
    congress = candidate.name.endswith(candidate.grammar.table.clues.level_congresses)
    return congress and CALLED.match(candidate.name[:-3]) is not None


CONGRESS: Final = (
    EventCase("congress.session", _is_session_of_body, whole),
    EventCase("congress.no-body", _is_session),
    EventCase("congress.numbered", _has_session_number, whole),
    EventCase("congress.level", _is_of_level, from_first_caller),
    EventCase("congress.unnamed", always),
)


# Meetings.


def _is_routine(candidate: EventCandidate) -> object:
    return candidate.grammar.table.clues.routine.search(candidate.name)


def _wide(candidate: EventCandidate) -> re.Match[str] | None:
    low = clause_start(candidate.text, candidate.head.start)
    return candidate.grammar.wide.search(candidate.text, low, candidate.head.start)


def _from_area(candidate: EventCandidate) -> Range:
    area = _wide(candidate)
    return (candidate.start if area is None else area.start("name")), candidate.head.end


def _is_talk(candidate: EventCandidate) -> bool:
    """林区振兴座谈会上的讲话: a talk that is spoken of."""
    if len(candidate.before) < _SHORTEST_TALK or not candidate.word.endswith(
        candidate.grammar.table.clues.talks
    ):
        return False
    return candidate.grammar.spoken_at.match(candidate.text, candidate.head.end) is not None


def _is_of_states(candidate: EventCandidate) -> bool:
    if not candidate.word.endswith(candidate.grammar.table.clues.of_states):
        return False
    return is_proper(candidate) is not None or _OF_ALL.search(candidate.before) is not None


_CALLED_MEETING: Final = (
    EventCase("meeting.routine", _is_routine),
    EventCase("meeting.called", is_called, from_first_caller),
    EventCase("meeting.numbered", is_numbered, from_first_caller),
)
_AREA: Final = EventCase("meeting.area", _wide, _from_area)
_STATES: Final = EventCase("meeting.states", _is_of_states, whole)
_NO_MEETING: Final = EventCase("meeting.unnamed", always)
PLAIN_MEETING: Final = (*_CALLED_MEETING, _STATES, _NO_MEETING)
MEETING: Final = (
    *_CALLED_MEETING,
    _AREA,
    EventCase("meeting.talk", _is_talk, whole),
    _STATES,
    _NO_MEETING,
)
ASSEMBLY: Final = (*_CALLED_MEETING, _AREA, *OCCASION)

"""Which heads make a name: for each kind of event an ordered table of cases, each with an id.

The first case that holds decides. Its verdict gives the range of the name; a case without one refuses. A new
case is a line in a table, a condition above it and a row in ``tests/mentions/test_events.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gwreport.mentions.events.candidate import Event, EventCandidate, EventCase
from gwreport.mentions.events.forms import DISASTER, NUMBERED, PARTY, PAST, STORM, WHOLE
from gwreport.mentions.events.grammar import EventKind
from gwreport.mentions.events.meetings import ASSEMBLY, CONGRESS, MEETING, PLAIN_MEETING, PLENUM
from gwreport.mentions.events.occasions import JUBILEE, OCCASION, PROMOTION, PROPER, SHORT, TOUR
from gwreport.mentions.verdicts import Refused

CASES: Final[Mapping[EventKind, tuple[EventCase, ...]]] = {
    EventKind.PLENUM: PLENUM,
    EventKind.CONGRESS: CONGRESS,
    EventKind.MEETING: MEETING,
    EventKind.PLAIN_MEETING: PLAIN_MEETING,
    EventKind.ASSEMBLY: ASSEMBLY,
    EventKind.OCCASION: OCCASION,
    EventKind.PROMOTION: PROMOTION,
    EventKind.SHORT: SHORT,
    EventKind.PROPER: PROPER,
    EventKind.JUBILEE: JUBILEE,
    EventKind.TOUR: TOUR,
    EventKind.DISASTER: DISASTER,
    EventKind.STORM: STORM,
    EventKind.PARTY: PARTY,
    EventKind.WHOLE: WHOLE,
    EventKind.PAST: PAST,
    EventKind.NUMBERED: NUMBERED,
}


def decide(candidate: EventCandidate) -> Event | Refused:
    """What the first case says that holds for the kind of the head."""
    for case in CASES[candidate.head.kind]:
        if case.when(candidate):
            if case.verdict is None:
                return Refused(*candidate.whole, case.id)
            return Event(*case.verdict(candidate), case.id)
    raise LookupError(
        f"no case of {candidate.head.kind} holds"
    )  # pragma: no cover - each table ends with one

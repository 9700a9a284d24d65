"""All events of a text: heads judged with the places where their names may begin, and settled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from gwreport.mentions.events.candidate import ORDINAL, Event, EventCandidate
from gwreport.mentions.events.cases import decide
from gwreport.mentions.events.grammar import (
    CALLER,
    NAME_STOP,
    NUMBER,
    EventGrammar,
    EventHead,
    EventKind,
    clause_start,
)
from gwreport.mentions.verdicts import Refused
from gwreport.script.marks import JOINING_WORDS, LIST_MARKS

#: Kinds whose names begin at their head or by a rule of their own.
_WITH_OWN_START: Final = frozenset(
    {
        *(EventKind.PARTY, EventKind.WHOLE, EventKind.PAST, EventKind.NUMBERED),
        *(EventKind.PLENUM, EventKind.DISASTER, EventKind.STORM),
    }
)
#: What a case that a building, body or system is named refuses.
PART_OF_OTHER: Final = "part-of-other"
NOTHING_NEEDED: Final = "nothing-needed"
# The first part of a name that goes on after 和: it has a number and no head of its own.
_NUMBERED_PART: Final = re.compile(rf"(?:第{NUMBER}届|首届)[^会节赛坛展周杯大]{{2,}}")
_ORDINALS: Final = rf"(?:(?:{CALLER})?第{NUMBER}[次届][、和及与])+\Z"
_LEVELS: Final = r"(?:(?<![全我各本该])[省市县区州][、和及与])+\Z"
_LONGEST_PARTS: Final = 16


class EventReader:
    """Reads the events of one text; ``places`` has the starts of regions by their ends."""

    def __init__(self, grammar: EventGrammar, text: str, places: Mapping[int, int]) -> None:
        self.grammar = grammar
        self.text = text
        self.places = places
        # Parts of a name before it in a list: 第三次、第四次工作会议, 省、市第九次党代会.
        occasions = re.compile(f"{_ORDINALS}|{grammar.sports}")
        self._parts = dict.fromkeys(("occasion", "promotion", "proper"), occasions)
        self._parts["congress"] = re.compile(f"{_ORDINALS}|{_LEVELS}")
        self._other_parts = re.compile(_ORDINALS)
        # What a clause must have for a name of the kind: asked first, for where a name begins takes longer.
        numbered = re.compile(f"{ORDINAL.pattern}|{grammar.proper.pattern}|”")
        self._needed = {EventKind.TOUR: grammar.visitors, EventKind.PROMOTION: numbered}

    def events(self) -> list[Event]:
        """All events, disjoint and in order; one that goes on after a shorter one takes it in (…论坛年会)."""
        found: list[Event] = []
        for head in self.grammar.find(self.text):
            verdict = self._judged(head, found[-1].end if found else 0)
            if isinstance(verdict, Event):
                self._add(found, verdict)
        return found

    def refused(self) -> Iterator[Refused]:
        """The heads that name nothing, with the case that says so, in order."""
        last = 0
        for head in self.grammar.find(self.text):
            verdict = self._judged(head, last)
            if isinstance(verdict, Refused):
                yield verdict
            else:
                last = verdict.end

    def _add(self, found: list[Event], event: Event) -> None:
        if found and event.start <= found[-1].start and self.text.startswith("暨", found[-1].end):
            event = event._replace(start=found[-1].end + 1)  # 全会暨经济工作会议: one meeting and another
        while found and found[-1].start >= event.start:
            found.pop()
        if found and found[-1].end > event.start:
            goes_on = NAME_STOP.search(self.text, found[-1].end, event.end) is None
            event = event._replace(start=found[-1].start) if goes_on else event
            found.pop()
        found.append(event)

    def _judged(self, head: EventHead, last: int) -> Event | Refused:
        """What is said of ``head``; ``last`` is the end of the event before."""
        if head.kind in _WITH_OWN_START:
            return self._decided(head, head.start)
        if self.grammar.part_of_other.match(self.text, head.end) is not None:
            return Refused(head.start, head.end, PART_OF_OTHER)
        low = clause_start(self.text, head.start)
        needed = self._needed.get(head.kind)
        if needed is not None and needed.search(self.text, low, head.start) is None:
            return Refused(head.start, head.end, NOTHING_NEEDED)
        start = self.grammar.name_start(self.text, low, head.start)
        verdict = self._decided(head, start)
        if start > low and self.text[start - 1] in JOINING_WORDS:
            verdict = self._joined(head, (low, start, last), verdict)
        return self._with_parts(verdict) if isinstance(verdict, Event) else verdict

    def _decided(self, head: EventHead, start: int) -> Event | Refused:
        return decide(EventCandidate(self.grammar, self.text, self.places, head, start))

    def _joined(
        self, head: EventHead, edges: tuple[int, int, int], verdict: Event | Refused
    ) -> Event | Refused:
        """The name that goes on before 和 (中国茶文化与旅游论坛), where that has a number or a proper word.

        ``edges`` are where the clause begins, where the name does, and the end of the event before.
        """
        low, start, last = edges
        beyond = last + 1 if low < last < start and self.text[last] in JOINING_WORDS else low
        joined = self.grammar.name_start(self.text, beyond, head.start, joined=True)
        if _NUMBERED_PART.fullmatch(self.text, joined, start - 1) is not None:
            return self._decided(head, joined)
        proper = self.grammar.proper.search(self.text, joined, head.start) is not None
        return self._decided(head, joined) if proper and isinstance(verdict, Refused) else verdict

    def _with_parts(self, event: Event) -> Event:
        """With the parts of the name before it in a list, and the quotation mark that closes in it."""
        if self.text[event.start - 1 : event.start] in tuple(LIST_MARKS):
            pattern = self._parts.get(event.family, self._other_parts)
            parts = pattern.search(self.text, max(0, event.start - _LONGEST_PARTS), event.start)
            event = event if parts is None else event._replace(start=parts.start())
        name = self.text[event.start : event.end]
        opened = name.count("“") > name.count("”") and self.text.startswith("”", event.end)
        return event._replace(end=event.end + 1) if opened else event

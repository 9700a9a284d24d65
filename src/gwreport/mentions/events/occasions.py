"""Cases of occasions (exhibitions, forums, festivals, contests), anniversaries and tours."""

from __future__ import annotations

import re
from typing import Final

from gwreport.mentions.events.candidate import (
    EventCandidate,
    EventCase,
    Range,
    always,
    is_numbered,
    is_proper,
    whole,
)
from gwreport.mentions.events.grammar import clause_start

_LONGEST_SHORT: Final = 16
_SHORTEST_TOUR: Final = 4


# Occasions: exhibitions, forums, festivals, contests.


def _is_bare(candidate: EventCandidate) -> bool:
    return len(candidate.before) < 2


def _is_no_festival(candidate: EventCandidate) -> bool:
    return candidate.next != "" and candidate.next in candidate.grammar.table.after.not_festival


def _is_quoted(candidate: EventCandidate) -> bool:
    return "”" in candidate.before or "“" in candidate.before


def _closes_quotation(candidate: EventCandidate) -> bool:
    return "”" in candidate.before


def _has_own_word(candidate: EventCandidate) -> bool:
    return len(candidate.grammar.generic.sub("", candidate.before)) >= 2


def _is_proper_beside_kind(candidate: EventCandidate) -> object:
    """A proper word, but not only 全国性."""
    return candidate.grammar.proper.search(candidate.before.replace("全国性", ""))


OCCASION: Final = (
    EventCase("occasion.bare", _is_bare),
    EventCase("occasion.other-word", _is_no_festival),
    EventCase("occasion.quoted", _is_quoted, whole),
    EventCase("occasion.numbered", is_numbered, whole),
    EventCase("occasion.own-word", _has_own_word, whole),
    EventCase("occasion.proper", is_proper, whole),
    EventCase("occasion.generic", always),
)
PROMOTION: Final = (
    EventCase("promotion.bare", _is_bare),
    EventCase("promotion.numbered", is_numbered, whole),
    EventCase("promotion.proper", _is_proper_beside_kind, whole),
    EventCase("promotion.quoted", _closes_quotation, whole),
    EventCase("promotion.common", always),
)
PROPER: Final = (EventCase("proper.name", always, whole),)


# Abbreviated names.


def _is_alone(candidate: EventCandidate) -> bool:
    return not candidate.before


def _is_other_word(candidate: EventCandidate) -> bool:
    """博会展, 交会处: what follows makes another word of it."""
    after = candidate.grammar.table.after
    if not candidate.next:
        return False
    junction = candidate.next in after.junction and candidate.text.startswith("交会", candidate.head.start)
    return junction or candidate.next in after.not_short


def _is_after_mark(candidate: EventCandidate) -> bool:
    last = candidate.before[-1]
    return not ("\u4e00" <= last <= "\u9fff" or last.isascii())


def _last_characters(candidate: EventCandidate) -> Range:
    return max(candidate.start, candidate.head.end - _LONGEST_SHORT), candidate.head.end


SHORT: Final = (
    EventCase("short.bare", _is_alone),
    EventCase("short.other-word", _is_other_word),
    EventCase("short.after-mark", _is_after_mark),
    EventCase("short.name", always, _last_characters),
)


# Anniversaries and tours.


def _counted(candidate: EventCandidate) -> re.Match[str] | None:
    low = clause_start(candidate.text, candidate.head.start)
    return candidate.grammar.jubilee.search(candidate.text, low, candidate.head.start)


def _jubilee_start(candidate: EventCandidate, count: int) -> int:
    """Where what is remembered begins, within a quotation that is open before the number."""
    text, grammar = candidate.text, candidate.grammar
    start = grammar.name_start(text, clause_start(text, candidate.head.start), count)
    opened = text.rfind("“", start, count)
    if opened > text.rfind("”", start, count):
        start = grammar.name_start(text, opened + 1, count)
    return start


def _is_remembered(candidate: EventCandidate) -> bool:
    counted = _counted(candidate)
    return counted is not None and counted.start() - _jubilee_start(candidate, counted.start()) >= 2


def _jubilee(candidate: EventCandidate) -> Range:
    """建市50周年, with the meeting that is held for it."""
    counted = _counted(candidate)
    start = candidate.start if counted is None else _jubilee_start(candidate, counted.start())
    held = candidate.grammar.jubilee_meeting.match(candidate.text, candidate.head.end)
    return start, candidate.head.end if held is None else held.end()


JUBILEE: Final = (
    EventCase("jubilee.name", _is_remembered, _jubilee),
    EventCase("jubilee.unnamed", always),
)


def _is_short_tour(candidate: EventCandidate) -> bool:
    return candidate.head.start - candidate.start < _SHORTEST_TOUR


def _is_walking(candidate: EventCandidate) -> bool:
    """先行, 执行: 行 is a part of a word."""
    return candidate.text[candidate.head.start - 1] in candidate.grammar.table.clues.walking


def _has_visitors(candidate: EventCandidate) -> object:
    return candidate.grammar.visitors.search(candidate.text, candidate.start, candidate.head.start)


def _tour(candidate: EventCandidate) -> Range:
    """百家名企云河行活动: up to 行, or to 活动 after it."""
    end = candidate.head.start + 1
    return candidate.start, end + 2 if candidate.text.startswith("活动", end) else end


TOUR: Final = (
    EventCase("tour.short", _is_short_tour),
    EventCase("tour.other-word", _is_walking),
    EventCase("tour.name", _has_visitors, _tour),
    EventCase("tour.no-visitors", always),
)

"""A head with the place where its name may begin, what a case is, and conditions that kinds share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from attrs import frozen

from gwreport.mentions.events.grammar import CALLER, NUMBER, EventGrammar, EventHead, EventKind

CALLED: Final = re.compile(rf"{CALLER}(?:[、和及与暨]{CALLER})*")
_CALLERS_BEFORE: Final = re.compile(rf"(?:{CALLER}[、和及与])+\Z")
_BARE_LEVELS: Final = frozenset("省市县区州盟旗镇乡地")
#: A number that makes of a meeting or occasion one of several.
ORDINAL: Final = re.compile(rf"第{NUMBER}[届次]|首[届次](?!场)|{NUMBER}届|(?:19|20)\d\d")
_LONGEST_CALLERS: Final = 16

Range = tuple[int, int]


class Event(NamedTuple):
    """Where the name of an event is, and the case that found it."""

    start: int
    end: int
    rule: str

    @property
    def family(self) -> str:
        """What the case is about: the first part of its id."""
        return self.rule.partition(".")[0]


@frozen
class EventCandidate:
    """A head with the place where its name may begin.

    ``places`` has the starts of regions by their ends.
    """

    grammar: EventGrammar
    text: str
    places: Mapping[int, int]
    head: EventHead
    start: int

    @property
    def name(self) -> str:
        """The name with its head."""
        return self.text[self.start : self.head.end]

    @property
    def before(self) -> str:
        """The name without its head."""
        return self.text[self.start : self.head.start]

    @property
    def word(self) -> str:
        """The head as written."""
        return self.text[self.head.start : self.head.end]

    @property
    def next(self) -> str:
        """The character after the head, or nothing."""
        return self.text[self.head.end : self.head.end + 1]

    @property
    def whole(self) -> Range:
        """The range of the name."""
        return self.start, self.head.end


@frozen
class EventCase:
    """A case of a kind of event: its id, when it holds, and the range of the name; without one it refuses."""

    id: str
    when: Callable[[EventCandidate], object]
    verdict: Callable[[EventCandidate], Range] | None = None


def always(candidate: EventCandidate) -> bool:
    """The last case of a table: nothing else held."""
    return True


def whole(candidate: EventCandidate) -> Range:
    """The name from its start to the end of its head."""
    return candidate.whole


# Numbers, callers and proper words.


def is_numbered(candidate: EventCandidate) -> object:
    """第三届, 首届, 2030年: one of several."""
    return ORDINAL.search(candidate.before)


def is_proper(candidate: EventCandidate) -> object:
    """A word such as 中国 or 世界 is in the name."""
    return candidate.grammar.proper.search(candidate.before)


def _caller(candidate: EventCandidate) -> re.Match[str] | None:
    """The body or area that calls the meeting; a bare level calls no plain 会议 but one of work."""
    called = CALLED.match(candidate.before)
    if called is None or candidate.head.kind is not EventKind.PLAIN_MEETING:
        return called
    bare = called[0] in _BARE_LEVELS and not candidate.before.endswith("工作")
    return None if bare else called


def is_called(candidate: EventCandidate) -> bool:
    """A body or area calls it, and it is about something."""
    called = _caller(candidate)
    return called is not None and len(candidate.before) - called.end() >= 2


def from_first_caller(candidate: EventCandidate) -> Range:
    """The name from where a list of callers begins: 中央和省委、市委经济工作会议."""
    start = candidate.start
    if _caller(candidate) is None:
        return candidate.whole
    others = _CALLERS_BEFORE.search(candidate.text, max(0, start - _LONGEST_CALLERS), start)
    return (start if others is None else others.start()), candidate.head.end

"""Events in lists: what is beside an exhibition, festival or contest in a list is one too."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from gwreport.mentions.events.candidate import Event
from gwreport.mentions.events.grammar import EventGrammar
from gwreport.script.marks import one_of

#: What cases are about whose events are listed with others of their kind.
_LISTED: Final = frozenset({"occasion", "promotion", "proper", "short", "name"})
_WINDOW: Final = 26
# What no member of a list has in it.
_NO_MEMBER: Final = r"[^，。；：！？、“”\"\s《》（）等]"


class ListPatterns(NamedTuple):
    """The next member of a list, and the last one before a place."""

    next: re.Pattern[str]
    last: re.Pattern[str]


@cache
def _patterns(grammar: EventGrammar) -> ListPatterns:
    end = one_of(grammar.table.lists.ends)
    return ListPatterns(
        re.compile(
            rf"[”\"]?、(?P<item>[“\"]?{_NO_MEMBER}{{2,14}}?{end})(?=[”\"]?(?:[、，。；]|等|和|及|与|$))"
        ),
        re.compile(rf"(?P<item>{_NO_MEMBER}{{2,20}}{end})[”\"]?、[“\"]?\Z"),
    )


def with_listed(grammar: EventGrammar, text: str, events: list[Event]) -> list[Event]:
    """The events with those that are beside them in a list: 川博会、云台会、茶艺展等."""
    found: list[Event] = []
    for index, event in enumerate(events):
        if event.family in _LISTED:
            low = found[-1].end if found else 0
            found.extend(reversed(_before(grammar, text, event, low)))
        found.append(event)
        if event.family in _LISTED:
            high = events[index + 1].start if index + 1 < len(events) else len(text)
            found.extend(_after(grammar, text, event, high))
    return found


def _before(grammar: EventGrammar, text: str, event: Event, low: int) -> list[Event]:
    """The members of the list before ``event``, the nearest first."""
    members: list[Event] = []
    at = event.start
    while (match := _patterns(grammar).last.search(text, max(low, at - _WINDOW), at)) is not None:
        start = _name_start(grammar, text, match.start("item"), match.end("item"))
        if start == low and start == match.start("item"):  # the rest of another name
            break
        if not _is_name(grammar, text[start : match.end("item")]):
            break
        members.append(_quoted(text, start, match.end("item")))
        if start > match.start("item"):
            break
        at = start
    return members


def _after(grammar: EventGrammar, text: str, event: Event, high: int) -> list[Event]:
    """The members of the list after ``event``."""
    members: list[Event] = []
    at = event.end
    while (match := _patterns(grammar).next.match(text, at, high)) is not None:
        start, at = match.span("item")
        if grammar.before.search(text, start, at) is not None or not _is_name(grammar, text[start:at]):
            break
        members.append(_quoted(text, start, at))
    return members


def _quoted(text: str, start: int, end: int) -> Event:
    """The member, with the closing quotation mark where it begins with the opening one."""
    closed = text[start] in '“"' and text[end : end + 1] in ("”", '"')
    return Event(start, end + closed, "listed")


def _name_start(grammar: EventGrammar, text: str, low: int, end: int) -> int:
    for match in grammar.before.finditer(text, low, end):
        low = match.end()
    return low


def _is_name(grammar: EventGrammar, item: str) -> bool:
    """Whether a member of a list has a name of its own and is no body."""
    name = item.strip('“"')
    return (
        len(name) >= 3
        and not name.endswith(grammar.table.lists.no_ends)
        and len(grammar.generic.sub("", name[:-1])) >= 2
    )

"""Events in lists: what stands beside an exhibition, festival or contest in a list is one too."""

from __future__ import annotations

import re
from typing import NamedTuple

from gwreport.mentions.events.grammar import EventGrammar

#: Rules whose events are listed with others of their kind.
_LISTED = frozenset({"occasion", "short", "name"})
_END = "会节赛展周季荟"
_NEXT = re.compile(
    rf"[”\"]?、(?P<item>[“\"]?[^，。；：！？、“”\"\s《》（）等]{{2,14}}?[{_END}])(?=[”\"]?(?:[、，。；]|等|和|及|与|$))"
)
_LAST = re.compile(rf"(?P<item>[^，。；：！？、“”\"\s《》（）等]{{2,20}}[{_END}])[”\"]?、[“\"]?\Z")
_WINDOW = 26


class Event(NamedTuple):
    """Where the name of an event stands, and the rule that found it."""

    start: int
    end: int
    rule: str


def beside(grammar: EventGrammar, text: str, events: list[Event]) -> list[Event]:
    """The events with those that lists of them have beside them: 川博会、云台会、茶艺展等."""
    found: list[Event] = []
    for index, event in enumerate(events):
        if event.rule in _LISTED:
            low = found[-1].end if found else 0
            found.extend(reversed(_before(grammar, text, event, low)))
        found.append(event)
        if event.rule in _LISTED:
            high = events[index + 1].start if index + 1 < len(events) else len(text)
            found.extend(_behind(grammar, text, event, high))
    return found


def _before(grammar: EventGrammar, text: str, event: Event, low: int) -> list[Event]:
    """The members of the list before ``event``, the nearest first."""
    members: list[Event] = []
    at = event.start
    while (match := _LAST.search(text, max(low, at - _WINDOW), at)) is not None:
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


def _behind(grammar: EventGrammar, text: str, event: Event, high: int) -> list[Event]:
    """The members of the list behind ``event``."""
    members: list[Event] = []
    at = event.end
    while (match := _NEXT.match(text, at, high)) is not None:
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
        and not name.endswith(grammar.unlisted)
        and len(grammar.generic.sub("", name[:-1])) >= 2
    )

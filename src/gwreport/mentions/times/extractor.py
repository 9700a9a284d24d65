"""Mentions of times: dates, periods and instants of the calendar, resolved against the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from sys import intern
from typing import NamedTuple

from gwreport.interfaces import Reading
from gwreport.mentions.times.calendar import Days
from gwreport.mentions.times.fragments import CLOSERS, QUOTES, SEP, W
from gwreport.mentions.times.grammar import Branch, grammar
from gwreport.mentions.times.plans import knowledge
from gwreport.mentions.times.resolve import Resolver
from gwreport.model import Diagnostic, Label, Mention, Period
from gwreport.script.marks import SENTENCE_END, both_widths, one_of
from gwreport.span import Span

_STOP = re.compile(one_of(both_widths(SENTENCE_END + "；") + "\n"))
_GAP = re.compile(rf"{W}{SEP}{W}")
_UNSETTLED = re.compile(r"[几数些多]|若干|千百|世纪|到|[—-]")
_ENDS_OF_DATES = frozenset("年月日号")
_DAY = timedelta(days=1)
_OPENING = re.compile(
    r"(?P<before>[之以]前|前(?![0-9一二三四五六七八九十两几半后列景沿期提夕述端者身来去往]))|(?P<after>[之以]后)"
    r"|(?P<start>(?<=[日号])起(?![步点草到来飞伏草源用诉]))"
)
_LONGEST_EVENT = 20
_LONGEST_GAP = 5


_OpenDays = tuple[date | None, date | None]


class _Found(NamedTuple):
    """A time at ``[start, end)``: the id of its rule, whether it may be an end of a range, and its days."""

    start: int
    end: int
    rule: str
    is_point: bool
    is_vague: bool
    days: _OpenDays | None


class TimeExtractor:
    """Finds times and resolves them against the year, the delivery date and the outline of the report.

    A time that the text itself does not settle (近年来) has the value ``Period(None, None)``; one that only
    lacks the year of the report has it too, with a diagnostic ``time-unresolved``. Rule ids are ``time.`` and
    the branch of the grammar, such as ``time.year``. Source of the rules: docs/conventions.md, section 2.

    >>> from gwreport.model import Metadata
    >>> reading = Reading("一年来，粮食增产。到2026年再上台阶。", Metadata(year=2022))
    >>> for mention in TimeExtractor().extract(reading):
    ...     print(mention.text, mention.value.start, mention.value.end, mention.rule)
    一年来 2021-01-01 2021-12-31 time.since
    到2026年 2026-01-01 2026-12-31 time.year
    """

    name = "times"
    labels: frozenset[str] = frozenset({Label.TIME})
    reads_mentions = False

    def extract(self, reading: Reading) -> Iterator[Mention[Period] | Diagnostic]:
        """The mentions of times in the order of the text, disjoint."""
        text, resolver = reading.text, Resolver(reading)
        for found in _join_ranges(text, _scan(text, resolver)):
            span = Span(found.start, found.end)
            written = span.of(text)
            period = Period() if found.days is None else Period(*found.days)
            yield Mention(span, written, Label.TIME, period, intern(f"time.{found.rule}"))
            if found.days is None and not found.is_vague and not _UNSETTLED.search(written):
                known = resolver.years.plan is not None or found.rule == "year"
                reason = "there is no such date" if known else "the year of the report is unknown"
                yield Diagnostic("time-unresolved", f"{written}: {reason}", span)


def _scan(text: str, resolver: Resolver) -> Iterator[_Found]:
    """Everything the grammar finds that is a time, with its days."""
    times, end, searched = grammar(), 0, 0
    for match in times.scan.finditer(text):
        branch = times.branches[match.lastgroup or ""]
        start, stop = match.span()
        if branch.name == "event":
            start -= _event_length(text, start)
        if _STOP.search(text, searched, start):
            resolver.new_sentence(paragraph=text.find("\n", searched, start) >= 0)
        searched = max(searched, start)  # what is refused is not searched again
        if start < end or not (branch.accepts is None or branch.accepts(match, resolver.years.plan)):
            continue
        days = resolver.resolve(branch.resolve, text[start:stop], start, branch.spoken)
        if days is None and branch.only_resolved:
            continue
        start = _whole_start(branch, match, start, end)
        found = _whole(text, branch, start, stop, days)
        yield found
        end = searched = found.end


def _whole(text: str, branch: Branch, start: int, stop: int, days: Days | None) -> _Found:
    """What a branch found, with a word after it that leaves its start or end open."""
    opened = _opened(text, stop, days) if branch.name == "year" and days is not None else None
    if opened is None:
        return _Found(start, stop, branch.name, branch.is_point, branch.resolve is None, days)
    return _Found(start, opened.end, "open", is_point=False, is_vague=False, days=opened.days)


class _Opened(NamedTuple):
    """Where a time without start or end ends, and its days."""

    end: int
    days: _OpenDays


def _opened(text: str, stop: int, days: Days) -> _Opened | None:
    """The time before, after or from a date that ends at ``stop``: 2030年前, 2018年之后, 2021年9月1日起."""
    if text[stop - 1] not in _ENDS_OF_DATES:
        return None
    match = _OPENING.match(text, stop)
    if match is None:
        return None
    if match.lastgroup == "start":
        return _Opened(match.end(), (days[0], None))
    if match.lastgroup == "after":
        return _Opened(match.end(), (days[1] + _DAY, None))
    return _Opened(match.end(), (None, days[0] - _DAY))


def _event_length(text: str, end: int) -> int:
    """How long the name of the event before the 以来 at ``end`` is."""
    before = text[max(0, end - _LONGEST_EVENT) : end]
    return max((len(name) for name in knowledge().events if before.endswith(name)), default=0)


def _whole_start(branch: Branch, match: re.Match[str], start: int, end: int) -> int:
    """Where the span begins: with 截至 or a clause's 到, without a quotation mark that is not closed.

    ``end`` is where the time before it ends.
    """
    text, stop = match.string, match.end()
    if branch.name == "plan" and text[start] in QUOTES and not set(CLOSERS) & set(text[start + 1 : stop]):
        return start + 1
    return start - _lead(text, start, end) if branch.takes_lead else start


def _lead(text: str, start: int, end: int) -> int:
    """How long the 截至, or the 到 at the beginning of a clause, before a time is."""
    if start - end >= 2 and text.startswith(("截至", "截止"), start - 2):
        return 2
    opens = start < 2 or not "\u3400" <= text[start - 2] <= "\u9fff"
    return 1 if start > end and text[start - 1] == "到" and opens else 0


def _join_ranges(text: str, items: Iterable[_Found]) -> Iterator[_Found]:
    """Two points with 至 or a dash between them are one range."""
    held: _Found | None = None
    for item in items:
        joined = None if held is None else _join(text, held, item)
        if held is not None and joined is None:
            yield held
        held = joined or item
    if held is not None:
        yield held


def _join(text: str, one: _Found, other: _Found) -> _Found | None:
    """Two points as one range, None where they are none."""
    if not (one.is_point and other.is_point) or not 0 < other.start - one.end <= _LONGEST_GAP:
        return None
    if one.days is None or other.days is None or not _is_in_order(one.days, other.days):
        return None
    if _GAP.fullmatch(text, one.end, other.start) is None:
        return None
    days = one.days[0], other.days[1]
    return _Found(one.start, other.end, "range", is_point=False, is_vague=False, days=days)


def _is_in_order(one: _OpenDays, other: _OpenDays) -> bool:
    (first, last), (start, end) = one, other
    if first is None or last is None or start is None or end is None:
        return False
    return first <= start and last <= end

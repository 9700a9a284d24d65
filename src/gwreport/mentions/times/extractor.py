"""Mentions of times: dates, periods and instants of the calendar, resolved against the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gwreport.interfaces import Reading
from gwreport.mentions.times import grammar as tg
from gwreport.mentions.times.calendar import Days
from gwreport.mentions.times.resolve import Resolver
from gwreport.model import Diagnostic, Label, Mention, Period
from gwreport.span import Span

_STOP = re.compile(r"[。；;！？!?\n]")
_GAP = re.compile(rf"{tg.W}{tg.SEP}{tg.W}")
_LASTING = re.compile(r"的?(?:时间|時間|努力|奋战|奋斗|建设|攻坚|实践|磨砺|不懈)")
_UNSETTLED = re.compile(r"[几幾数數些多]|若干|千百|世[纪紀]|到|[—-]")
_POINTS = frozenset({"year", "word", "part", "iso"})
_VAGUE_RULES = frozenset({"vague", "season"})
_ONLY_RESOLVED = frozenset({"iso", "term"})
_TAKES_LEAD = frozenset({"year", "word", "edge", "plan"})
# A short plan name in quotation marks means something else long after that plan has ended (“五五”工程).
_REMEMBERED = 12


class _Found(NamedTuple):
    start: int
    end: int
    rule: str
    days: Days | None


class TimeExtractor:
    """Finds times and resolves them against the year, the delivery date and the outline of the report.

    A time that the text itself does not settle (近年来) has the value ``Period(None, None)``; one that only
    lacks the year of the report has it too, with a diagnostic ``time-unresolved``. Rule ids are ``time.`` and
    the branch of the grammar, such as ``time.year``. Source of the rules: labelling conventions, section 2.

    >>> from gwreport.model import Metadata
    >>> reading = Reading("一年来，粮食增产。到2026年再上台阶。", Metadata(year=2022))
    >>> for mention in TimeExtractor().extract(reading):
    ...     print(mention.text, mention.value.start, mention.value.end, mention.rule)
    一年来 2021-01-01 2021-12-31 time.since
    到2026年 2026-01-01 2026-12-31 time.year
    """

    name = "times"
    labels: frozenset[str] = frozenset({Label.TIME})

    def extract(self, reading: Reading) -> Iterator[Mention[Period] | Diagnostic]:
        """The mentions of times in the order of the text, disjoint."""
        text, resolver = reading.text, Resolver(reading)
        for found in _join_ranges(text, _scan(text, resolver)):
            span = Span(found.start, found.end)
            written = span.of(text)
            period = Period() if found.days is None else Period(*found.days)
            yield Mention(span, written, Label.TIME, period, f"time.{found.rule}")
            if found.days is None and found.rule not in _VAGUE_RULES and not _UNSETTLED.search(written):
                known = resolver.years.plan is not None or found.rule == "year"
                reason = "there is no such date" if known else "the year of the report is unknown"
                yield Diagnostic("time-unresolved", f"{written}: {reason}", span)


def _scan(text: str, resolver: Resolver) -> Iterator[_Found]:
    """Everything the grammar finds that is a time, with its days."""
    grammar, end, searched = tg.grammar(), 0, 0
    for match in grammar.scan.finditer(text):
        rule = (match.lastgroup or "").partition("_")[0]
        start, stop = match.span()
        if rule == "event":
            start -= _event_length(grammar, text, start)
        if _STOP.search(text, searched, start):
            resolver.new_sentence(paragraph=text.find("\n", searched, start) >= 0)
        searched = max(searched, start)  # what is refused is not searched again
        if start < end or not _is_time(grammar, rule, text, match, resolver.years.plan):
            continue
        days = resolver.resolve(rule, text[start:stop], start)
        if days is None and rule in _ONLY_RESOLVED:
            continue
        start = _whole_start(rule, text, start, stop, end)
        yield _Found(start, stop, rule, days)
        end = searched = stop


def _event_length(grammar: tg.Grammar, text: str, end: int) -> int:
    """How long the name of the event before the 以来 at ``end`` is."""
    before = tg.simplified(text[max(0, end - 20) : end])
    return max((len(name) for name in grammar.events if before.endswith(name)), default=0)


def _is_time(grammar: tg.Grammar, rule: str, text: str, match: re.Match[str], year: int | None) -> bool:
    """Whether the match is a time: 近三年的努力 is a duration, “五五”工程 a name."""
    written = match[0]
    if rule == "back" and written[0] == "近" and written[-1] not in "来來":
        return not written.endswith(("时间", "時間")) and _LASTING.match(text, match.end()) is None
    if rule == "plan" and written[0] in tg.QUOTES and year is not None:
        found = grammar.plan_parts.match(written.translate(tg.DOTS))
        plan = grammar.plans.get(found["name"] or "") if found else None
        alone = (
            found is not None and found["tail"] == "" and not text.startswith(("计划", "計劃"), match.end())
        )
        return not alone or plan is None or plan.ordinal > 10 or year - plan.last <= _REMEMBERED
    return True


def _whole_start(rule: str, text: str, start: int, stop: int, end: int) -> int:
    """Where the span begins: with 截至 or a clause's 到, without a quotation mark that is not closed."""
    if (
        rule == "plan"
        and text[start] in tg.QUOTES
        and not set(tg.CLOSERS).intersection(text[start + 1 : stop])
    ):
        return start + 1
    if rule in _TAKES_LEAD:
        if start - end >= 2 and text.startswith(("截至", "截止"), start - 2):
            return start - 2
        opens = start < 2 or not "\u3400" <= text[start - 2] <= "\u9fff"
        if start > end and text[start - 1] == "到" and opens:
            return start - 1
    return start


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
    if one.rule not in _POINTS or other.rule not in _POINTS or not 0 < other.start - one.end < 6:
        return None
    if one.days is None or other.days is None or one.days[0] > other.days[0] or one.days[1] > other.days[1]:
        return None
    if _GAP.fullmatch(text, one.end, other.start) is None:
        return None
    return _Found(one.start, other.end, "range", (one.days[0], other.days[1]))

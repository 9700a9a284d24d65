"""Mentions of times: dates, periods and instants of the calendar, resolved against the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gwreport.interfaces import Reading
from gwreport.mentions import time_grammar as tg
from gwreport.mentions.time_calendar import (
    Days,
    ReportYears,
    RoleMap,
    part_of_year,
    read_year,
    small_number,
    years,
)
from gwreport.model import Diagnostic, Label, Mention, Period
from gwreport.span import Span

_STOP = re.compile(r"[。；;！？!?\n]")
_GAP = re.compile(rf"{tg.W}{tg.SEP}{tg.W}")
_YEAR = re.compile(rf"(?P<year>{tg.YEAR}){tg.W}(?P<mark>年度?)?{tg.W}")
_RANGE = re.compile(
    rf"(?P<first>{tg.YEAR}){tg.W}年?度?{tg.W}{tg.SEP}{tg.W}(?:(?P<last>{tg.YEAR})|(?P<short>[0-9]{{2}}))"
)
_WORD = re.compile(r"[这這]一年|上一年度?|下一?年度|[今本去明前后後来來上当當次翌同全]年(?:度(?=$|以))?")
_COUNT = re.compile(rf"(?P<count>{tg.NUM})?(?P<vague>[^年]{{0,2}})年(?P<more>多)?")
_AHEAD = re.compile(r"^(?:今后|今後|未来|未來|接下来|接下來|往后|往後|下一?个|新的)的?")
_BEHIND = re.compile(r"^(?:(?:刚刚|剛剛|刚|剛)?(?:过去|過去|以往)的?|最近的?|近|[这這])")
_LASTING = re.compile(r"的?(?:时间|時間|努力|奋战|奋斗|建设|攻坚|实践|磨砺|不懈)")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_CENTURY = re.compile(
    rf"(?P<which>本|[上下]个?|下一个|20|21|二十一?){tg.W}世[纪紀](?P<decade>[1-9二三四五六七八九])?[0十]?(?:年代)?"
    rf"(?:[头前](?P<count>{tg.NUM})年|(?P<edge>.*))"
)
_SINCE_END = ("以来", "以來")
_BASE_OF_COMPARISON = frozenset("比较較于於同与與超由从從自对對")
_POINTS = frozenset({"year", "word", "part", "iso"})
_NO_REMARK = frozenset({"vague", "season"})


class _Found(NamedTuple):
    start: int
    end: int
    rule: str
    days: Days | None


class TimeExtractor:
    """Finds times and resolves them against the year, the delivery date and the outline of the report.

    A time that the text itself does not settle (近年来) has the value ``Period(None, None)``; one that only lacks the
    year of the report has it too, with a diagnostic ``time-unresolved``. Rule ids are ``time.`` and the branch
    of the grammar, such as ``time.year`` or ``time.back``. Source of the rules: labelling conventions, section 2.
    """

    name = "times"
    labels: frozenset[str] = frozenset({Label.TIME})

    def extract(self, reading: Reading) -> Iterable[Mention[Period] | Diagnostic]:
        """The mentions of times in the order of the text, disjoint."""
        text = reading.text
        for found in _join_ranges(text, _Reader(reading).read()):
            span = Span(found.start, found.end)
            written = span.of(text)
            period = Period() if found.days is None else Period(*found.days)
            yield Mention(span, written, Label.TIME, period, f"time.{found.rule}")
            if found.days is None and found.rule not in _NO_REMARK and _expects_value(written):
                yield Diagnostic("time-unresolved", f"{written}: the report's year is unknown", span)


def _expects_value(written: str) -> bool:
    return re.search(r"[几幾数數些多]|若干|千百|世[纪紀]|到|[—-]", written) is None


def _join_ranges(text: str, items: Iterable[_Found]) -> Iterator[_Found]:
    """Two points with 至 or a dash between them are one range."""
    held: _Found | None = None
    for item in items:
        if held is not None:
            joined = _join(text, held, item)
            if joined is not None:
                held = joined
                continue
            yield held
        held = item
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


class _Reader:
    """One pass over a report; it knows the year that the sentence speaks of."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.grammar = tg.grammar()
        self.years = ReportYears.of(reading.metadata, reading.text)
        self.roles = RoleMap(reading.sections)
        self.plans = False
        self.said: int | None = None  # the year that this sentence named last
        self.window: tuple[int, Days, int] | None = None  # the last span of N years: N, its days, its place
        self.place = 0
        self._handlers: dict[str, Callable[[str], Days | None]] = {
            "iso": self._iso,
            "years": self._range,
            "year": self._absolute,
            "century": self._century,
            "decade": self._decade,
            "both": self._both,
            "word": self._relative,
            "plan": self._plan,
            "back": self._back,
            "since": self._back,
            "forward": self._forward,
            "part": self._part,
            "edge": self._edge,
            "short": self._short,
            "event": self._event,
        }

    def read(self) -> Iterator[_Found]:
        """Everything the grammar finds that means something."""
        text, end = self.text, 0
        for match in self.grammar.scan.finditer(text):
            rule = (match.lastgroup or "").partition("_")[0]
            if _STOP.search(text, end, match.start()):
                self.said = None
            start = self._whole_start(rule, match.start(), end)
            if start is None or not self._allowed(rule, match):
                continue
            self.place = match.start()
            self.plans = self.roles.plans(self.place)
            handler = self._handlers.get(rule)
            written = text[start : match.end()]
            days = handler(written) if handler else None
            if days is None and handler and rule in ("iso", "short"):
                continue
            self._remember(rule, days, match.start())
            start, stop = self._trim(rule, start, match.end(), end)
            yield _Found(start, stop, rule, days)
            end = stop

    def _whole_start(self, rule: str, start: int, end: int) -> int | None:
        """Where the mention begins: an event stands before the 以来 that the scan found."""
        if rule == "event":
            name = max((n for n in self.grammar.events if self.text.endswith(n, 0, start)), key=len)
            start -= len(name)
        return start if start >= end else None

    def _allowed(self, rule: str, match: re.Match[str]) -> bool:
        if rule == "back" and match[0].startswith("近") and "来" not in match[0]:
            return _LASTING.match(self.text, match.end()) is None and not match[0].endswith("时间")
        if rule == "short":
            return self.years.plan is not None and self.years.plan <= 2000
        return True

    def _trim(self, rule: str, start: int, stop: int, end: int) -> tuple[int, int]:
        """The span with 到 or 截至 before it, and without a quotation mark that is not closed."""
        text = self.text
        if (
            rule == "plan"
            and text[start] in tg.QUOTES
            and not any(c in tg.CLOSERS for c in text[start + 1 : stop])
        ):
            return start + 1, stop
        if rule in ("year", "word", "edge", "plan"):
            if start - end >= 2 and text.startswith(("截至", "截止"), start - 2):
                return start - 2, stop
            if (
                start > end
                and text[start - 1] == "到"
                and (start < 2 or not "\u3400" <= text[start - 2] <= "\u9fff")
            ):
                return start - 1, stop
        return start, stop

    def _remember(self, rule: str, days: Days | None, start: int) -> None:
        """Keep the year that the text speaks of, unless it only compares with it."""
        if days is None:
            return
        first, last, known = days[0].year, days[1].year, self.years
        if rule in ("back", "since", "forward") and last > first:
            self.window = (last - first + 1, days, start)
        compared = start > 0 and self.text[start - 1] in _BASE_OF_COMPARISON
        if first == last and not compared and rule in ("year", "word", "iso", "short", "years"):
            self.said = first
        if known.plan is None or compared:
            return
        if first >= known.plan:
            self.roles.turn(True)
        elif last == known.review:
            self.roles.turn(False)

    # -- the years that a mention counts from -----------------------------------------------------------

    @property
    def _base(self) -> int | None:
        """The year under discussion."""
        return self.years.plan if self.plans else self.years.review

    @property
    def _now(self) -> int | None:
        """What the speaker calls 今年."""
        return self.years.now_plan if self.plans else self.years.now_review

    def _spoken(self, *, later: bool) -> int | None:
        """The year that the sentence named, else the one under discussion; ``later`` allows one after that."""
        base = self._base
        if self.said is not None and (later or base is None or self.said <= base):
            return self.said
        return base

    def _since(self, days: Days | None, written: str) -> Days | None:
        """The days up to the end of the review year where the mention ends in 以来."""
        if days is None or not written.endswith(("来", "來")):
            return days
        for last in (self.years.review, self.years.plan):
            if last is not None and days[0].year <= last:
                return days[0], max(days[1], date(last, 12, 31))
        return None if self.years.plan is None else days

    # -- one method for each branch of the grammar -------------------------------------------------------

    def _iso(self, written: str) -> Days | None:
        found = _ISO.match(written)
        if found is None:
            return None
        try:
            day = date(*map(int, found.groups()))
        except ValueError:
            return None
        return day, day

    def _range(self, written: str) -> Days | None:
        found = _RANGE.match(written)
        if found is None:
            return None
        first = read_year(found["first"])
        last = read_year(found["last"]) if found["last"] else first // 100 * 100 + int(found["short"])
        return self._since(years(first, last), written)

    def _absolute(self, written: str) -> Days | None:
        found = _YEAR.match(written)
        return None if found is None else self._year_with_rest(read_year(found["year"]), written, found.end())

    def _year_with_rest(self, year: int | None, written: str, at: int) -> Days | None:
        if year is None:
            return None
        rest = written[at:].lstrip()
        return self._since(part_of_year(rest, year) or years(year), written)

    def _relative(self, written: str) -> Days | None:
        found = _WORD.match(written)
        if found is None:
            return None
        return self._year_with_rest(self._named_year(found[0]), written, found.end())

    def _named_year(self, word: str) -> int | None:
        kind = word[0]
        if kind in "今去明前后後来來":
            shift = {"今": 0, "去": -1, "前": -2, "后": 2, "後": 2}.get(kind, 1)
            return None if self._now is None else self._now + shift
        base = self._spoken(later=kind not in "全本这這")
        if base is None:
            return None
        return base + {"上": -1, "次": 1, "翌": 1, "下": 1}.get(kind, 0)

    def _both(self, written: str) -> Days | None:
        now = self._now
        if now is None:
            return None
        if "去" in written:
            return years(now - 1, now)
        if written[0] == "明":
            return years(now + 1, now + 2)
        return years(now, now + (2 if "后" in written or "後" in written else 1))

    def _back(self, written: str) -> Days | None:
        lead = _BEHIND.match(written)
        found = _COUNT.match(written, lead.end() if lead else 0)
        if (
            found is None
            or not found["count"]
            or found["vague"]
            or found["more"]
            or self.years.review is None
        ):
            return None
        count = small_number(found["count"])
        if not count:
            return None
        if (
            written[0] in "这這"
            and self.window
            and self.window[0] == count
            and self.place - self.window[2] < 400
        ):
            return self.window[1]
        return years(self.years.review - count + 1, self.years.review)

    def _forward(self, written: str) -> Days | None:
        lead = _AHEAD.match(written)
        found = _COUNT.match(written, lead.end() if lead else 0)
        if found is None or not found["count"] or found["vague"] or found["more"] or self.years.plan is None:
            return None
        count = small_number(found["count"])
        return years(self.years.plan, self.years.plan + count - 1) if count else None

    def _part(self, written: str) -> Days | None:
        delivered = self.years.delivered
        if delivered is not None and self.place < 400:
            own = part_of_year(written, delivered.year)
            if own == (delivered, delivered):
                return own
        month = written[0] not in "上下前头頭首第" and "季" not in written
        year = self._spoken(later=month)
        return None if year is None else self._since(part_of_year(written, year), written)

    def _edge(self, written: str) -> Days | None:
        year = self._spoken(later=False)
        return None if year is None else years(year)

    def _short(self, written: str) -> Days | None:
        year = 1900 + read_year(written[:2])
        if self.years.plan is None or year > self.years.plan + 10:
            return None
        return self._year_with_rest(year, written, written.index("年") + 1)

    def _event(self, written: str) -> Days | None:
        day = self.grammar.events[written[:-2]]
        return self._since((day, day), written)

    def _plan(self, written: str) -> Days | None:
        found = self.grammar.plan_parts.match(written.translate(_DOTS))
        plan = None
        if found is not None:
            key = found["name"] or str(small_number(found["ordinal"]))
            plan = self.grammar.plans.get(key)
        if found is None or plan is None:
            return None
        if found["since"]:
            return self._since(years(plan.first), written)
        if found["last"]:
            return years(plan.last)
        count = small_number(found["count"]) if found["count"] else None
        if not count or count > 5:
            return years(plan.first, plan.last)
        return (
            years(plan.last - count + 1, plan.last)
            if found["part"] in "后後"
            else years(plan.first, plan.first + count - 1)
        )

    def _century(self, written: str) -> Days | None:
        found = _CENTURY.match(written)
        if found is None:
            return None
        number = _CENTURIES.get(found["which"])
        if number is None:
            if self.years.plan is None:
                return None
            number = (self.years.plan - 1) // 100 + 1 + {"上": -1, "下": 1}.get(found["which"][0], 0)
        first = 100 * number - 99
        if found["decade"]:
            start = first - 1 + 10 * (small_number(found["decade"]) or 0)
            return self._since(years(start, start + 9), written)
        if found["count"]:
            return years(first, first + (small_number(found["count"]) or 1) - 1)
        edge = found["edge"] or ""
        if edge.startswith("末"):
            return years(first + 99)
        if edge == "中叶":
            return years(first + 49)
        if edge and not edge.startswith("以"):
            return None
        return self._since(years(first, first + 99) if not edge else years(first), written)

    def _decade(self, written: str) -> Days | None:
        tens = small_number(written[0]) or 0
        century = 2000 if tens <= 2 and self.years.plan is not None and self.years.plan >= 2010 else 1900
        start = century + 10 * tens
        whole = written.endswith(("来", "來"))
        return self._since(years(start) if whole else years(start, start + 9), written)


_CENTURIES = {"20": 20, "二十": 20, "21": 21, "二十一": 21}
_DOTS = {ord(c): None for c in "·•.・"}

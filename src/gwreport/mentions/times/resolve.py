"""From the written form of a time to its days, by what the report has said so far."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import Enum

from gwreport.interfaces import Reading
from gwreport.mentions.times.calendar import (
    Days,
    ReportYears,
    RoleMap,
    names_part,
    part_of_year,
    years,
)
from gwreport.mentions.times.fragments import CENTURY, NUM, SEP, YEAR, W
from gwreport.mentions.times.plans import knowledge, plan_parts
from gwreport.numerals.calendar import read_count, read_year

_YEAR = re.compile(rf"(?P<year>{YEAR}){W}(?:年度?)?{W}")
_RANGE = re.compile(rf"(?P<first>{YEAR}){W}年?度?起?{W}{SEP}{W}(?:(?P<last>{YEAR})|(?P<short>[0-9]{{2}}))")
_WORD = re.compile(r"这一年|上一年度?|下一?年度|[今本去明前后来上当次翌同全]年(?:度(?=$|以))?")
_LEAD = re.compile(
    r"(?:今后|未来|接下来|往后|下一?个|新的|(?:刚刚|刚)?(?:过去|以往)|最近|近|这|前|上一?个)?的?"
)
_COUNT = re.compile(rf"(?P<count>{NUM})年(?!多)")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_CENTURY = re.compile(
    rf"(?P<which>{CENTURY}){W}世纪(?P<decade>[1-9二三四五六七八九])?[0十]?(?:年代)?"
    rf"(?:[头前](?P<count>{NUM})年|(?P<edge>.*))"
)
_EARLY = re.compile(rf"(?:公元)?(?P<year>[1-9][0-9]{{2,3}}){W}年")
_SCHOOL = re.compile(rf"(?P<year>{YEAR})")
_OF_MONTH = re.compile(r"[^上下前头首第季]*月")
_BASE_OF_COMPARISON = frozenset("比较于同与超由从自对")
_FROM_NOW = {"去": -1, "前": -2, "今": 0, "明": 1, "来": 1, "后": 2}
_FROM_BASE = {"上": -1, "下": 1, "次": 1, "翌": 1}
# A date of the first lines is one of the year of delivery.
_FIRST_LINES = 300
# 这五年 means the five years that were named shortly before, if any were; 3月 a month of the year under
# discussion that was named shortly before.
_SHORTLY = 400


class Spoken(Enum):
    """What a time leaves for those after it."""

    NOTHING = "nothing"
    YEAR = "year"  # the year that the sentence speaks of
    WINDOW = "window"  # a span of so many years, which 这五年 may mean


class Resolver:
    """Resolves the times of one report, asked in the order of its text."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self.years = ReportYears.of(reading.metadata, reading.text)
        self._roles = RoleMap(reading.text, reading.sections, self.years.plan)
        self._plans = False  # whether the part of the report that is read plans
        self._said: int | None = None  # the year that this sentence named last
        self._lately: tuple[int, int] | None = None  # the year that the paragraph named last, and where
        self._window: tuple[int, Days, int] | None = None  # the last span of N years: N, its days, its place
        self._place = 0

    def new_sentence(self, *, paragraph: bool) -> None:
        """Forget the year that the last sentence named; with a new ``paragraph`` all that were named."""
        self._said = None
        if paragraph:
            self._lately = None

    def resolve(self, read: Read | None, written: str, place: int, spoken: Spoken) -> Days | None:
        """The days of the time ``written`` at ``place``; None where it has none or ``read`` is None.

        ``read`` is the way of its branch to its days, ``spoken`` says what later times may count from it.
        """
        if read is None:
            return None
        self._place = place
        self._plans = self._roles.plans(place)
        found = read(self, written)
        if found is not None:
            self._remember(spoken, found, place)
        return found

    def _remember(self, spoken: Spoken, found: Days, place: int) -> None:
        """Keep the year that the text speaks of, unless it only compares with it."""
        first, last = found[0].year, found[1].year
        if spoken is Spoken.WINDOW and last > first:
            self._window = (last - first + 1, found, place)
        if place > 0 and self._text[place - 1] in _BASE_OF_COMPARISON:
            return
        if first == last and spoken is Spoken.YEAR and not self._in_title(place):
            self._said = first
            self._lately = (first, place)
        if place >= _FIRST_LINES and found == years(first, last):
            self._turn(first, last)

    def _turn(self, first: int, last: int) -> None:
        """Note that the text plans from the year planned on, and looks back up to the one reviewed."""
        if self.years.plan is not None and first >= self.years.plan:
            self._roles.turn(True)
        elif last == self.years.review:
            self._roles.turn(False)

    def _in_title(self, place: int) -> bool:
        """Whether the place lies in the title of a document, 《…》."""
        first = max(0, place - 40)
        return self._text.rfind("《", first, place) > self._text.rfind("》", first, place)

    # -- the years that a time counts from --------------------------------------------------------------

    @property
    def _base(self) -> int | None:
        """The year under discussion."""
        return self.years.plan if self._plans else self.years.review

    @property
    def _now(self) -> int | None:
        """What the speaker calls 今年."""
        return self.years.now_plan if self._plans else self.years.now_review

    def _spoken(self, *, later: bool) -> int | None:
        """The year that the sentence named, else the one under discussion.

        ``later`` allows a year after the one under discussion.
        """
        base = self._base
        if self._said is not None and (later or base is None or self._said <= base):
            return self._said
        return base

    def _since(self, found: Days | None, written: str) -> Days | None:
        """The days up to the end of the review year where the time ends in 以来."""
        if found is None or not written.endswith("来"):
            return found
        for last in (self.years.review, self.years.plan):
            if last is not None and found[0].year <= last:
                return found[0], max(found[1], date(last, 12, 31))
        return None if self.years.plan is None else found

    # -- one method for each branch of the grammar ---------------------------------------------------------

    def iso(self, written: str) -> Days | None:
        """2022-03-15."""
        found = _ISO.match(written)
        try:
            day = date(*map(int, found.groups())) if found else None
        except ValueError:
            return None
        return None if day is None else (day, day)

    def range(self, written: str) -> Days | None:
        """2016—2020年, 2016—20年."""
        found = _RANGE.match(written)
        if found is None:
            return None
        first, last = read_year(found["first"]), read_year(found["last"] or "")
        if first is None:
            return None
        if found["short"]:
            last = first // 100 * 100 + int(found["short"])
        return self._since(years(first, last), written)

    def absolute(self, written: str) -> Days | None:
        """2021年 with or without a part of it."""
        found = _YEAR.match(written)
        return None if found is None else self._with_rest(read_year(found["year"]), written, found.end())

    def _with_rest(self, year: int | None, written: str, at: int) -> Days | None:
        if year is None:
            return None
        rest = written[at:].lstrip()
        return self._since(part_of_year(rest, year) if names_part(rest) else years(year), written)

    def early(self, written: str) -> Days | None:
        """1357年6月10日, 公元960年; None for a year before Christ."""
        found = _EARLY.match(written)
        return None if found is None else self._with_rest(int(found["year"]), written, found.end())

    def school(self, written: str) -> Days | None:
        """2021/2022学年: from September to August."""
        found = _SCHOOL.match(written)
        year = read_year(found["year"]) if found else None
        return None if year is None else (date(year, 9, 1), date(year + 1, 8, 31))

    def relative(self, written: str) -> Days | None:
        """今年, 去年底, 上年同期."""
        found = _WORD.match(written)
        return None if found is None else self._with_rest(self._named(found[0]), written, found.end())

    def _named(self, word: str) -> int | None:
        kind = word[0]
        if kind in _FROM_NOW:
            return None if self._now is None else self._now + _FROM_NOW[kind]
        base = self._spoken(later=kind not in "全本这")
        return None if base is None else base + _FROM_BASE.get(kind, 0)

    def both(self, written: str) -> Days | None:
        """今明两年."""
        now, named = self._now, [_FROM_NOW[char] for char in written if char in _FROM_NOW]
        return None if now is None else years(now + min(named), now + max(named))

    def _count(self, written: str) -> int | None:
        """The N of N年; None where it is vague."""
        lead = _LEAD.match(written)
        found = _COUNT.match(written, lead.end() if lead else 0)
        return read_count(found["count"]) if found else None

    def back(self, written: str) -> Days | None:
        """过去五年, 近三年来: up to the year under review."""
        count, review = self._count(written), self.years.review
        if not count or review is None:
            return None
        window = self._window
        if written[0] == "这" and window and window[0] == count and self._place - window[2] < _SHORTLY:
            return window[1]
        last = review - (count if written[0] in "前上" else 0)
        return years(last - count + 1, last)

    def term(self, written: str) -> Days | None:
        """The years under review; None in a plan, where 五年 is how long something takes."""
        return None if self._plans else self.back(written)

    def ago(self, written: str) -> Days | None:
        """五年前."""
        count, review = self._count(written), self.years.review
        return None if not count or review is None else years(review - count)

    def forward(self, written: str) -> Days | None:
        """今后五年: from the year planned on."""
        count, plan = self._count(written), self.years.plan
        return None if not count or plan is None else years(plan, plan + count - 1)

    def part(self, written: str) -> Days | None:
        """3月15日, 上半年: of the year that the sentence named, else of the one under discussion."""
        of_month = _OF_MONTH.match(written) is not None
        year = self._spoken(later=of_month)
        if self._said is None and of_month:
            if self._place < _FIRST_LINES and not self._roles.decided:
                year = self.years.delivered.year if self.years.delivered else self.years.plan
            elif self._lately and self._place - self._lately[1] < _SHORTLY:
                lately, past = self._lately[0], None if self._plans else self.years.review
                year = lately if lately in (past, self.years.plan) else year
        return None if year is None else self._since(part_of_year(written, year), written)

    def edge(self, written: str) -> Days | None:
        """年底: of the year that the sentence named, else of the one under discussion."""
        year = self._spoken(later=False)
        return None if year is None else years(year)

    def event(self, written: str) -> Days | None:
        """改革开放以来."""
        day = knowledge().events[written.removesuffix("以来")]
        return self._since((day, day), written)

    def plan(self, written: str) -> Days | None:
        """“十四五”, “十四五”末, “八五”前三年."""
        found = plan_parts(written)
        if found is None:
            return None
        plan = knowledge().by_name.get(found["name"] or str(read_count(found["ordinal"])))
        if plan is None:
            return None
        if found["since"]:
            return self._since(years(plan.first), written)
        if found["last"]:
            return years(plan.last)
        count = read_count(found["count"]) if found["count"] else None
        if not count or count > 5:
            return years(plan.first, plan.last)
        if found["part"] == "后":
            return years(plan.last - count + 1, plan.last)
        return years(plan.first, plan.first + count - 1)

    def century(self, written: str) -> Days | None:
        """本世纪中叶, 20世纪90年代."""
        found = _CENTURY.match(written)
        if found is None:
            return None
        which = found["which"]
        number = read_count(which.removeprefix("公元"))
        if number is None:
            if which.startswith("公元前"):
                return None
            if self.years.plan is None:
                return None
            number = (self.years.plan - 1) // 100 + 1 + {"上": -1, "下": 1}.get(which[0], 0)
        first, edge = 100 * number - 99, found["edge"] or ""
        if found["decade"]:
            start = first - 1 + 10 * (read_count(found["decade"]) or 0)
            return self._since(years(start, start + 9), written)
        if found["count"]:
            return years(first, first + (read_count(found["count"]) or 1) - 1)
        if edge == "以来":
            return self._since(years(first), written)
        named = {"": (first, first + 99), "末": (first + 99,) * 2, "中叶": (first + 49,) * 2}.get(edge)
        return None if named is None else years(*named)

    def decade(self, written: str) -> Days | None:
        """90年代: of the last century, or of this one where that fits the report."""
        tens, plan = read_count(written[0]) or 0, self.years.plan
        start = (2000 if tens <= 2 and plan is not None and plan >= 2010 else 1900) + 10 * tens
        if written.endswith("以来"):
            return self._since(years(start), written)
        return years(start, start + 9)


#: The way from the written form of a time to its days.
Read = Callable[[Resolver, str], Days | None]

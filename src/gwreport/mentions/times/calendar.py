"""What times mean: dates resolved against the years of the report, without a clock."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import frozen

from gwreport.mentions.times.fragments import DAY, MONTH, SEP, YEAR, W
from gwreport.mentions.times.words import words
from gwreport.model import Metadata, Section, SectionRole
from gwreport.numerals.calendar import read_count, read_year
from gwreport.tables.matching import any_of

Days = tuple[date, date]

_LAST_YEAR = 2200
_PLAN_ROLES = frozenset(
    {SectionRole.PLAN, SectionRole.OUTLOOK, SectionRole.SELF_BUILDING, SectionRole.CLOSING}
)
_REVIEW_ROLES = frozenset({SectionRole.REVIEW, SectionRole.PROBLEMS})
_HEADING_YEAR = re.compile(rf"(?<![0-9]){YEAR}(?={W}年)")


@frozen
class ReportYears:
    """The years that relative times count from.

    ``plan`` is the year that the report plans, ``review`` the one that it looks back on; 今年 is
    ``now_review`` where the report looks back and ``now_plan`` where it plans (a speaker in December may
    mean either year). All are None where the report's year is unknown.
    """

    plan: int | None
    review: int | None
    now_review: int | None
    now_plan: int | None
    delivered: date | None = None

    @classmethod
    def of(cls, metadata: Metadata, text: str) -> ReportYears:
        """The years of a report with this metadata; ``text`` tells from which year its speaker looks."""
        delivered: date | None = metadata.delivered
        plan = metadata.year
        if plan is None and delivered is not None:
            plan = delivered.year + (delivered.month >= 11)
        if plan is None or not 1 < plan < _LAST_YEAR:
            return cls(None, None, None, None, delivered)
        before = _speaks(text, "明年", words().next_year)
        if delivered is None:
            now = plan - (before and not _speaks(text, "今年", words().this_year))
            return cls(plan, plan - 1, now, now, delivered)
        if delivered.year >= plan:
            return cls(plan, plan - 1, plan, plan, delivered)
        return cls(plan, plan - 1, plan - 1, plan - before, delivered)


def _speaks(text: str, year: str, of: tuple[str, ...]) -> bool:
    """Whether a text says 明年 or 今年 of what it plans: a speaker before the turn of the year says 明年."""
    reviews = f"的?(?:{any_of(words().looks_back)})"
    return re.search(f"{year}的?(?:{any_of(of)})(?!{reviews})", text) is not None


class RoleMap:
    """Which part of a report a place belongs to; asked in the order of the text.

    A heading that names years tells by them, else the role of its section does. Where neither does, the last
    year that the text spoke of decides (:meth:`turn`).
    """

    def __init__(self, text: str, sections: Sequence[Section], plan: int | None) -> None:
        self._starts: list[tuple[int, bool | None]] = []
        self._text, self._plan = text, plan
        self._walk(sections, None)
        self._next = 0
        self._planned: bool | None = None
        self._topic = False

    def _walk(self, sections: Sequence[Section], outer: bool | None) -> None:
        for section in sections:
            own = self._heading_plans(section)
            here = own if own is not None else outer if section.level > 1 and outer is not None else None
            if here is None:
                here = _looks_ahead(section.role)
            self._starts.append((section.span.start, here))
            self._walk(section.children, here)
            self._starts.append((section.span.end, outer))

    def _heading_plans(self, section: Section) -> bool | None:
        if self._plan is None:
            return None
        written = _HEADING_YEAR.findall(section.heading.of(self._text))
        named = [year for year in map(read_year, written) if year is not None]
        if not named or min(named) < self._plan <= max(named):
            return None
        return min(named) >= self._plan

    def plans(self, place: int) -> bool:
        """Whether the text at ``place`` plans (True) or looks back (False)."""
        while self._next < len(self._starts) and self._starts[self._next][0] <= place:
            self._planned = self._starts[self._next][1]
            self._next += 1
        return self._topic if self._planned is None else self._planned

    @property
    def decided(self) -> bool:
        """Whether the outline decided for the last place asked for."""
        return self._planned is not None

    def turn(self, planning: bool) -> None:
        """Note that the text now speaks of the years to come, or of those past."""
        self._topic = planning


def _looks_ahead(role: SectionRole) -> bool | None:
    if role in _PLAN_ROLES:
        return True
    return False if role in _REVIEW_ROLES else None


def years(first: int, last: int | None = None) -> Days | None:
    """The days of the years ``first`` to ``last``; None where there are no such years."""
    last = first if last is None else last
    return (date(first, 1, 1), date(last, 12, 31)) if 1 <= first <= last <= 9999 else None


def months(year: int, first: int, last: int) -> Days | None:
    """The days of some months of a year; None where there are no such months."""
    if not 1 <= first <= last <= 12:
        return None
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def days(year: int, month: int, first: int, last_month: int, last: int) -> Days | None:
    """The days from one date of a year to another; None where there is no such date."""
    try:
        start, end = date(year, month, first), date(year, last_month, last)
    except ValueError:
        return None
    return (start, end) if start <= end else None


_THIRDS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}
_PART = re.compile(
    rf"(?P<m1>{MONTH}){W}月{W}(?P<d1>{DAY}){W}[日号]?{W}{SEP}{W}(?:(?P<m2>{MONTH}){W}月{W})?(?P<d2>{DAY}){W}[日号]"
    rf"|(?P<m3>{MONTH}){W}月{W}(?P<d3>{DAY}){W}[日号]"
    rf"|(?P<m4>{MONTH}){W}(?:月份?)?{W}{SEP}{W}(?P<m5>{MONTH}){W}月"
    rf"|(?P<m6>{MONTH}){W}月{W}(?P<third>[上中下]{{1,2}}旬)?"
    rf"|第?(?P<q1>[一二三四1-4]){W}(?:(?:[、和]|季?度?{SEP})第?(?P<q2>[二三四2-4]){W})?季度"
    rf"|(?P<half>[上下前后])半年"
    rf"|[前头](?P<quarters>[一二两三23])个?季度|[前头](?P<first>.{{1,2}})个月|(?P<opening>首季)"
)


def names_part(text: str) -> bool:
    """Whether a month, date, quarter or half of a year is named first in ``text``."""
    return _PART.match(text) is not None


def part_of_year(text: str, year: int) -> Days | None:
    """The days that a month, date, quarter or half names in ``year``; None where there are none such."""
    found = _PART.match(text)
    if found is None or not 1 <= year <= 9999:
        return None
    part = found.groupdict()
    return next(read(year, part) for key, read in _READERS if part[key])


#: The groups of the pattern; None where one took no part.
_Part = Mapping[str, Any]


def _from_day_to_day(year: int, part: _Part) -> Days | None:
    last = _count(part["m2"] or part["m1"])
    return days(year, _count(part["m1"]), _count(part["d1"]), last, _count(part["d2"]))


def _one_day(year: int, part: _Part) -> Days | None:
    month, day = _count(part["m3"]), _count(part["d3"])
    return days(year, month, day, month, day)


def _from_month_to_month(year: int, part: _Part) -> Days | None:
    return months(year, _count(part["m4"]), _count(part["m5"]))


def _month(year: int, part: _Part) -> Days | None:
    month, third = _count(part["m6"]), part["third"]
    whole = months(year, month, month)
    if whole is None or not third:
        return whole
    first, last = _THIRDS[third[0]][0], _THIRDS[third[-2]][1]
    return days(year, month, first, month, min(last, whole[1].day))


def _quarters(year: int, part: _Part) -> Days | None:
    first, last = _count(part["q1"]), _count(part["q2"] or part["q1"])
    return months(year, 3 * first - 2, 3 * last)


def _half(year: int, part: _Part) -> Days | None:
    return months(year, 1, 6) if part["half"] in "上前" else months(year, 7, 12)


#: For the group that tells which part of a year is named, its days.
_READERS: tuple[tuple[str, Callable[[int, _Part], Days | None]], ...] = (
    ("m1", _from_day_to_day),
    ("m3", _one_day),
    ("m4", _from_month_to_month),
    ("m6", _month),
    ("q1", _quarters),
    ("half", _half),
    ("first", lambda year, part: months(year, 1, _count(part["first"]))),
    ("quarters", lambda year, part: months(year, 1, 3 * _count(part["quarters"]))),
    ("opening", lambda year, part: months(year, 1, 3)),
)


def _count(text: str) -> int:
    return 1 if text == "元" else read_count(text) or 0

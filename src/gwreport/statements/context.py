"""Where in the report a sentence stands: achieved or aimed at, and for which years."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from attrs import define, field, frozen

from gwreport.interfaces import Reading
from gwreport.model import Period, Section, SectionRole, Status
from gwreport.statements.cues import Cue
from gwreport.statements.tokens import Kind, Token

_SILENT = frozenset({SectionRole.GLOSSARY, SectionRole.APPENDIX})
_BACK = frozenset({SectionRole.REVIEW, SectionRole.PROBLEMS})
_AHEAD = frozenset({SectionRole.PLAN, SectionRole.OUTLOOK})
# Where no heading tells, the plan begins with its first general demand or goal for a coming time.
_PLAN_BEGINS = re.compile(
    r"(?:今后|未来|下一步|今年|明年|新的一年|\d{4}年|[二一][〇○零九0-9一二三四五六七八九]{3}年)[^。！？\n]{0,30}"
    r"(?:总体要求|指导思想|总体思路|预期目标|工作安排|主要目标|奋斗目标|主要任务|工作思路|工作重点|的目标)|主要预期目标"
)
_HEAD = 24  # a time that opens a sentence stands within so many characters of its start
_LONGEST_TERM = 12  # years; a longer look back (改革开放以来) is no reporting period

Years = tuple[int, int]


@frozen
class Place:
    """Where a sentence stands: its section, the status of its figures and the years they hold for."""

    section: Section | None
    status: Status
    back: Years | None
    ahead: Years | None
    outlook: bool


@define
class ContextTracker:
    """Follows the report from sentence to sentence; sentences must come in the order of the text."""

    reading: Reading
    _sections: list[Section] = field(init=False)
    _starts: list[int] = field(init=False)
    _roles: list[SectionRole] = field(init=False)
    _plan_start: int = field(init=False)
    _top: Section | None = field(init=False, default=None)
    _back: Years | None = field(init=False, default=None)
    _ahead: Years | None = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self._sections, self._roles = [], []
        for top in self.reading.sections:
            self._add(top, SectionRole.OTHER)
        self._starts = [section.span.start for section in self._sections]
        self._plan_start = self._find_plan()
        self._reset()

    def _add(self, section: Section, inherited: SectionRole) -> None:
        role = inherited if inherited is not SectionRole.OTHER else section.role
        self._sections.append(section)
        self._roles.append(role)
        for child in section.children:
            self._add(child, role)

    def _find_plan(self) -> int:
        """Where the plan begins: its first section, else its first general goal, else the end."""
        for section, role in zip(self._sections, self._roles, strict=True):
            if role in _AHEAD:
                return section.span.start
        text = self.reading.text
        match = _PLAN_BEGINS.search(text, len(text) // 8)
        return match.start() if match else len(text)

    def _reset(self) -> None:
        year = self.reading.metadata.year
        self._back = None if year is None else (year - 1, year - 1)
        self._ahead = None if year is None else (year, year)

    def _index(self, position: int) -> int | None:
        """The innermost section at a position."""
        index = bisect_right(self._starts, position) - 1
        while index >= 0 and self._sections[index].span.end <= position:
            index -= 1
        return index if index >= 0 else None

    def enter(self, position: int) -> Place | None:
        """The place of a sentence; None where sections of this role make no statements."""
        index = self._index(position)
        section = None if index is None else self._sections[index]
        role = SectionRole.OTHER if index is None else self._roles[index]
        if role in _SILENT:
            return None
        if section is not None and section.level == 1 and section is not self._top:
            self._top = section
            self._reset()
        if role in _BACK:
            status = Status.ACTUAL
        elif role in _AHEAD:
            status = Status.TARGET
        else:
            status = Status.TARGET if position >= self._plan_start else Status.ACTUAL
        return Place(section, status, self._back, self._ahead, role is SectionRole.OUTLOOK)

    def learn(self, start: int, tokens: Sequence[Token], outlook: bool) -> None:
        """Take over the time that opens a sentence, for it and those that follow."""
        year = self.reading.metadata.year
        if year is None:
            return
        aims = outlook or any(token.cue is Cue.AIM for token in tokens)
        for token in tokens:
            if token.kind in (Kind.INDICATOR, Kind.QUANTITY) or token.start - start > _HEAD:
                return
            if token.kind is Kind.TIME:
                years = years_of(token)
                if years is not None:
                    self._take(years, year, aims)

    def _take(self, years: Years, year: int, aims: bool) -> None:
        first, last = years
        if last == year - 1 and first > last - _LONGEST_TERM:
            self._back = years
        elif first == last == year:
            self._ahead = years
        elif last > year and first <= last and last - year < _LONGEST_TERM and aims:
            self._ahead = (min(first, year) if first >= year - 1 or first < last else year, last)
            if first == last:
                self._ahead = (year, last)


def years_of(token: Token) -> Years | None:
    """The first and last year of a time token; None where it is not settled."""
    period = token.mention.value if token.mention is not None else None
    if isinstance(period, Period) and period.start is not None and period.end is not None:
        return period.start.year, period.end.year
    return None

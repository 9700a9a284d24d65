"""Where in the report a sentence stands: achieved or aimed at, and for which years."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import define, field, frozen

from gwreport.interfaces import Reading
from gwreport.model import Label, Period, Section, SectionRole, Status
from gwreport.statements.cues import Cue
from gwreport.statements.tokens import Kind, Token

_SILENT = frozenset({SectionRole.GLOSSARY, SectionRole.APPENDIX})
_BACK = frozenset({SectionRole.REVIEW, SectionRole.PROBLEMS})
_AHEAD = frozenset({SectionRole.PLAN, SectionRole.OUTLOOK})
# Where no heading tells, the plan begins with its first general demand or goal for a coming time.
_PLAN_BEGINS = re.compile(
    r"(?:今后|未来|下一步|今年|明年|新的一年|\d{4}年|[二一][〇○零九0-9一二三四五六七八九]{3}年)[^。！？\n]{0,30}"
    r"(?:总体要求|指导思想|总体思路|预期目标|工作安排|主要目标|奋斗目标|主要任务|主要指标|工作思路|工作重点|的目标)|主要预期目标"
)
_HEAD = 24  # a time that opens a sentence stands within so many characters of its start
_LONGEST_TERM = 12  # years; a longer look back (改革开放以来) is no reporting period

Years = tuple[int, int]


@frozen
class Place:
    """Where a sentence stands: its section, the status of its figures and the years they hold for.

    ``back`` and ``ahead`` are the years of a figure that is reported or aimed at; ``term`` is the last
    look back over several years, which an average without a time of its own is taken over.
    """

    section: Section | None
    status: Status
    back: Years | None
    ahead: Years | None
    outlook: bool
    term: Years | None = None


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
    _term: Years | None = field(init=False, default=None)
    _yearly: bool = field(init=False, default=False)

    def __attrs_post_init__(self) -> None:
        self._sections, self._roles = [], []
        for top, role in zip(self.reading.sections, _top_roles(self.reading), strict=True):
            self._add(top, role)
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
        self._yearly = False

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
        return Place(section, status, self._back, self._ahead, role is SectionRole.OUTLOOK, self._term)

    def learn(self, start: int, tokens: Sequence[Token], place: Place | None) -> None:
        """Take over the time that opens a sentence or stands in a heading, for it and what follows."""
        year = self.reading.metadata.year
        if year is None or place is None:
            return
        heading = (
            place.section is not None and place.section.heading.start <= start < place.section.heading.end
        )
        aims = (
            place.outlook or heading or any("目标" in token.text for token in tokens if token.cue is Cue.AIM)
        )
        of_year = False
        for index, token in enumerate(tokens):
            if token.kind in (Kind.INDICATOR, Kind.QUANTITY) or token.start - start > _HEAD:
                return
            if token.kind is Kind.TIME and not token.text.endswith("以来") and not _names_plan(tokens, index):
                years = years_of(token)
                if heading and years == (year - 1, year - 1):
                    of_year = True
                elif of_year and years is not None and years[1] == year - 1:
                    self._term = years  # 2021年工作回顾和“十三五”成就
                    continue
                if (
                    years is not None
                    and not _is_compared(tokens, index)
                    and not (self._back != (year - 1, year - 1) and _opens_figure(tokens, index))
                ):
                    self._take(years, year, aims and not self._yearly)
                    if heading and years == (year, year):
                        self._yearly = True

    def _take(self, years: Years, year: int, aims: bool) -> None:
        first, last = years
        if last == year - 1 and first > last - _LONGEST_TERM:
            if first < last - 2 or first == last:  # two or three years are told of for their own sake
                self._back = years
            if first < last - 2:
                self._term = years
        elif first == last == year:
            self._ahead = years
        elif last > year and last - year < _LONGEST_TERM and aims:
            self._ahead = (first if first < last else year, last)


def _top_roles(reading: Reading) -> list[SectionRole]:
    """The roles of the top sections, set right by what their headings and their order say.

    A section whose heading names only past years is a look back; so is one that ends before the first general
    goal of the plan, and the first of several plans where nothing looks back.
    """
    roles = [section.role for section in reading.sections]
    year = reading.metadata.year
    times = [m for m in reading.mentions if m.label == Label.TIME and isinstance(m.value, Period)]
    starts = [m.span.start for m in times]
    sure: set[int] = set()
    for index, section in enumerate(reading.sections):
        first, last = (bisect_left(starts, place) for place in (section.heading.start, section.heading.end))
        ends = [m.value.end.year for m in times[first:last] if m.value.end is not None]
        if year is not None and ends and roles[index] in _AHEAD:
            if max(ends) < year:
                roles[index] = SectionRole.REVIEW
            else:
                sure.add(index)
    text = reading.text
    begins = _PLAN_BEGINS.search(text, len(text) // 8)
    ahead = [index for index, role in enumerate(roles) if role in _AHEAD]
    if begins is not None and ahead and begins.start() < reading.sections[ahead[-1]].span.end:
        for index in ahead:
            if index not in sure and reading.sections[index].span.end <= begins.start():
                roles[index] = SectionRole.REVIEW
    ahead = [index for index, role in enumerate(roles) if role in _AHEAD]
    if len(ahead) > 1 and ahead[0] not in sure and SectionRole.REVIEW not in roles:
        roles[ahead[0]] = SectionRole.REVIEW
    return roles


def _opens_figure(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time belongs to the figure behind it only: 2021年全市地区生产总值."""
    for token in tokens[index + 1 :]:
        if token.kind is Kind.INDICATOR:
            return True
        if token.cue not in (Cue.WHERE, Cue.DONE, Cue.FILL, Cue.ATTAIN):
            return False
    return False


def _is_compared(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time is one of two that are compared: 2021年与2016年相比."""
    return any(token.cue is Cue.BASE for token in tokens[max(0, index - 1) : index + 2])


def _names_plan(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time only names a plan: “十四五”良好开局, “十四五”规划."""
    following = tokens[index + 1 : index + 4]
    return any(word in token.text for token in following for word in ("开局", "规划", "纲要", "开好局"))


def years_of(token: Token) -> Years | None:
    """The first and last year of a time token; None where it is not settled."""
    period = token.mention.value if token.mention is not None else None
    if isinstance(period, Period) and period.start is not None and period.end is not None:
        return period.start.year, period.end.year
    return None

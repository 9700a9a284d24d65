"""Where in the report a sentence is: achieved or aimed at, and for which years."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from attrs import evolve, frozen

from gwreport.interfaces import Reading
from gwreport.model import Label, Mention, Period, Section, SectionRole, Status
from gwreport.numerals.calendar import read_count
from gwreport.script.clauses import start_of_clause
from gwreport.script.marks import SENTENCE_END
from gwreport.span import Span
from gwreport.statements.cues import Cue, rule_words
from gwreport.statements.times import LONGEST_TERM, Years, is_remark, says_until, years_of, years_of_period
from gwreport.statements.tokens import Kind, Token
from gwreport.tables.matching import any_of

_SILENT = frozenset({SectionRole.GLOSSARY, SectionRole.APPENDIX})
_BACK = frozenset({SectionRole.REVIEW, SectionRole.PROBLEMS})
_AHEAD = frozenset({SectionRole.PLAN, SectionRole.OUTLOOK})
_YEAR = r"\d{4}年|[二一][〇○零九0-9一二三四五六七八九]{3}年"
_APART = 30  # characters between the time and the word that open a plan
_TITLES = 80  # characters at the start of an annex within which its title stands
_HEAD = 24  # a time that opens a sentence is within so many characters of its start
_FARTHEST = 30  # years that a plan looks ahead at most
_TERM = 5  # years of a government
_INDENT = 8  # blanks before a paragraph
_STAGE = 6  # characters that name a stage (第一阶段)
_BEHIND_HEAD = 8  # the plan does not begin within the first eighth of a report
_QUOTES = '”"'
_PLAN_END = "五"  # 十四五, without 期间 or 时期
_ON_YEARS = re.compile(r"^[^\S\n]*这是[^。！？\n]{0,40}的(?P<count>[两二三四五六七])年[。！，]", re.MULTILINE)
_HAN_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_BEFORE_FIGURE = frozenset({Cue.WHERE, Cue.DONE, Cue.FILL, Cue.ATTAIN})


@frozen
class SentencePlace:
    """Where a sentence is: its section, the status of its figures and the years they hold for.

    ``back`` and ``ahead`` are the years of a figure that is reported or aimed at; ``term`` is the last
    look back over several years, which an average without a time of its own is taken over. ``attained`` says
    that the sentence says how much of a plan was fulfilled, ``by_now`` is the word by which it tells what has
    been reached so far, ``over_term`` says that it opens with a bare number of years (五年取得成果).
    """

    section: Section | None
    status: Status
    back: Years | None
    ahead: Years | None
    outlook: bool
    term: Years | None = None
    attained: bool = False
    by_now: str = ""
    over_term: bool = False


@frozen
class Around:
    """The years that the text is about, as learnt from its start to a sentence.

    ``top`` is the top section; ``of_year`` says that its heading names the planned year, ``of_term`` that it
    names a look back over several years and no single one. ``after`` are the years to go back to at
    ``resumes``, the end of a paragraph that is on other ones.
    """

    back: Years | None = None
    ahead: Years | None = None
    term: Years | None = None
    top: Section | None = None
    of_year: bool = False
    of_term: bool = False
    after: tuple[Years | None, Years | None] | None = None
    resumes: int = 0

    def resumed(self, position: int) -> Around:
        """The years at a position, where those of a paragraph alone end."""
        if self.after is None or position < self.resumes:
            return self
        return evolve(self, back=self.after[0], ahead=self.after[1], after=None)


class Context:
    """The sections of a report with their roles, and what the sentences before say of the years."""

    def __init__(self, reading: Reading) -> None:
        self._year = reading.metadata.year
        self._text = reading.text
        self._first_session = reading.metadata.session == 1
        plan_begin = _plan_begin(reading.text)
        self._sections: list[tuple[Section, SectionRole]] = []
        roles = top_roles(reading, plan_begin)
        for index, top in enumerate(reading.sections):
            self._add(top, roles[index])
        self._starts = [section.span.start for section, _ in self._sections]
        self._plan_start = self._find_plan(len(reading.text) if plan_begin is None else plan_begin)
        self._looks_back = self._find_looks_back(reading.text)
        self._asides = list(self._find_asides(reading))
        self._paragraphs = list(_paragraphs_on_years(reading.text))

    def _add(self, section: Section, inherited: SectionRole) -> None:
        role = inherited if inherited is not SectionRole.OTHER else section.role
        self._sections.append((section, role))
        for child in section.children:
            self._add(child, role)

    def _find_plan(self, goal: int) -> int:
        """Where the plan begins: its first section, else its first general ``goal``."""
        for section, role in self._sections:
            if role in _AHEAD:
                return section.span.start
        return goal

    def _find_looks_back(self, text: str) -> dict[Section, int]:
        """Where the look back ends with which some sections of the plan open, by section."""
        year = self._year
        found = {}
        for section, role in self._sections:
            if year is not None and role in _AHEAD:
                of_year = role is SectionRole.PLAN and section.level == 1
                end = _end_of_look_back(text, section, year if of_year else None)
                if end is not None:
                    found[section] = end
        return found

    def _find_asides(self, reading: Reading) -> Iterator[tuple[int, int]]:
        """Where a paragraph of the plan turns back to the years before (这五年，…), up to what is coming."""
        text = reading.text
        for section, role in self._sections:
            if self._year is None or role not in _AHEAD or section.level != 1:
                continue
            for opening in _aside_pattern().finditer(text, section.heading.end, section.span.end):
                years = _years_at(reading.mentions, opening.end())
                if years is None or years[1] >= self._year:
                    continue  # 今后五年…。这五年，…
                paragraph = text.find("\n", opening.end(), section.span.end)
                end = paragraph if paragraph >= 0 else section.span.end
                ahead = _look_ahead_pattern(self._year).search(text, opening.end(), end)
                yield opening.end(), end if ahead is None else ahead.start()

    def _aside(self, position: int) -> bool:
        """Whether a sentence of the plan looks back."""
        at = bisect_right(self._asides, position, key=itemgetter(0)) - 1
        return at >= 0 and position < self._asides[at][1]

    def begin(self) -> Around:
        """What is known of the years before the first sentence."""
        year = self._year
        if year is None:
            return Around()
        term = (year - _TERM, year - 1) if self._first_session else None
        return Around((year - 1, year - 1), (year, year), term)

    def enter(self, position: int, around: Around) -> Around:
        """What is known at the start of a sentence: a top section begins anew, but for the last term."""
        section, role = self._at(position)
        if role in _SILENT or section is None or section.level != 1 or section is around.top:
            return self._of_paragraph(position, around.resumed(position))
        opened = evolve(self.begin(), term=around.term, top=section)
        if not self._reviews_term(section, role):
            return opened
        return evolve(opened, back=opened.term, of_term=True)

    def _of_paragraph(self, position: int, around: Around) -> Around:
        """The years of a paragraph that opens with how many it is on: 这是变化最大的五年。"""
        at = bisect_right(self._paragraphs, position, key=itemgetter(0)) - 1
        if at < 0 or self._year is None or around.after is not None or around.back is None:
            return around
        _, end, count = self._paragraphs[at]
        if position >= end or around.back[0] < around.back[1]:
            return around
        kept = (around.back, around.ahead)
        return evolve(around, back=(self._year - count, self._year - 1), after=kept, resumes=end)

    def _reviews_term(self, section: Section, role: SectionRole) -> bool:
        """Whether a section looks back on the whole term of a government (本届政府工作回顾)."""
        if role is not SectionRole.REVIEW or not self._first_session:
            return False
        heading = self._text[section.heading.start : section.heading.end]
        words = rule_words()
        return any(word in heading for word in words.own_term) and words.one_year not in heading

    def place(self, position: int, around: Around) -> SentencePlace | None:
        """The place of a sentence; None where sections of this role make no statements."""
        section, role = self._at(position)
        if role in _SILENT:
            return None
        planned = role in _AHEAD or (role not in _BACK and position >= self._plan_start)
        if planned and section is not None:
            planned = position >= self._looks_back.get(section, 0) and not self._aside(position)
        status = Status.TARGET if planned else Status.ACTUAL
        outlook = role is SectionRole.OUTLOOK
        return SentencePlace(section, status, around.back, around.ahead, outlook, around.term)

    def section(self, position: int) -> Section | None:
        """The innermost section at a position, whatever its role."""
        return self._at(position)[0]

    def status(self, position: int) -> Status:
        """The status that figures at a position have, where nothing else says it."""
        place = self.place(position, self.begin())
        return Status.ACTUAL if place is None else place.status

    def _at(self, position: int) -> tuple[Section | None, SectionRole]:
        """The innermost section at a position and its role."""
        index = bisect_right(self._starts, position) - 1
        while index >= 0:
            section, role = self._sections[index]
            if position < section.span.end:
                return section, role
            index -= 1
        return None, SectionRole.OTHER

    def may_learn(self, start: int, mentions: Sequence[Mention[Any]], around: Around) -> bool:
        """Whether a time at the head of a sentence may change what is known, so that it must be looked at."""
        year = self._year
        for mention in mentions:
            if mention.span.start - start > _HEAD or year is None:
                return False
            if mention.label == Label.TIME:
                years = years_of_period(mention.value)
                if years is not None and (_may_change(around, years, year) or self._in_heading(start)):
                    return True
        return False

    def _in_heading(self, start: int) -> bool:
        section, _ = self._at(start)
        return section is not None and section.heading.start <= start < section.heading.end

    def learn(self, start: int, tokens: Sequence[Token], around: Around) -> Around:
        """Take over the time that opens a sentence or is in a heading, for it and what follows."""
        _, role = self._at(start)
        if self._year is None or role in _SILENT:
            return around
        if self._in_heading(start):
            return self._learn_heading(start, tokens, around, self._year)
        staged = _names_stage(tokens)
        aims = staged or ((role is SectionRole.OUTLOOK or _names_aim(tokens)) and not around.of_year)
        before = around
        for index in _opening_times(tokens, start):
            if not _describes(tokens, index):
                around = self._take(tokens, index, around, aims=aims)
        closed = _closed_plan(tokens, start)
        around = around if closed is None or closed[1] != self._year - 1 else evolve(around, term=closed)
        return self._in_passing(start, tokens, before, around, staged=staged)

    def _in_passing(
        self, start: int, tokens: Sequence[Token], before: Around, after: Around, *, staged: bool
    ) -> Around:
        """The years after a sentence, some of which end with the paragraph.

        One year of its figures does, within a paragraph on several, and so do stages and far horizons; in a
        part on several years the year of an event as well (2017年获得奖项。).
        五年来，成绩显著。2021年地区生产总值500亿元。
        """
        if after == before:
            return after
        if not (staged or self._looks_far(after)):
            narrows = _narrows(before.back, after.back)
            passing = narrows and before.of_term and _dates_event(tokens)
            if _opens_paragraph(self._text, start) or not (passing or _states(tokens)):
                return evolve(after, after=None)
            if not narrows:
                return after
        end = self._text.find("\n", start)
        kept = (before.back, before.ahead) if before.after is None else before.after
        return evolve(after, after=kept, resumes=end if end >= 0 else len(self._text))

    def _looks_far(self, around: Around) -> bool:
        """Whether what lies ahead ends beyond any reporting period."""
        ahead, year = around.ahead, self._year
        return ahead is not None and year is not None and ahead[1] - year >= LONGEST_TERM

    def _learn_heading(self, start: int, tokens: Sequence[Token], around: Around, year: int) -> Around:
        """Take over the times of a heading; beside the last year a longer time is but a term."""
        of_last_year = False
        for index in _opening_times(tokens, start):
            years = years_of(tokens[index])
            of_last_year = of_last_year or years == (year - 1, year - 1)
            if of_last_year and years is not None and years[0] < years[1] == year - 1:
                around = evolve(around, term=years)  # 2021年工作回顾和“十三五”成就
                continue
            several_ahead = around.ahead is not None and around.ahead[0] < around.ahead[1]
            if years == (year, year) and several_ahead:
                continue  # 今后五年的目标任务和2022年工作安排: of the year only where it is named anew
            around = self._take(tokens, index, around, aims=not around.of_year)
            if years == (year, year):
                around = evolve(around, of_year=True)
            elif years == (year + 1, year + 1) and not says_until(tokens, index):
                around = evolve(around, ahead=years)
        return evolve(around, of_term=_reviews_several(around, map(years_of, tokens)))

    def _take(self, tokens: Sequence[Token], index: int, around: Around, *, aims: bool) -> Around:
        """The years around after a time; one of a comparison or of a single figure changes nothing."""
        years, year = years_of(tokens[index]), self._year
        if years is None or year is None or _is_compared(tokens, index):
            return around
        if around.back != (year - 1, year - 1) and _opens_figure(tokens, index):
            return around
        far = years[0] == years[1] and years[1] - year >= LONGEST_TERM
        if far and not says_until(tokens, index):
            return around  # 锚定2035年远景目标，未来五年…
        return _with_years(around, years, year, aims=aims)


def _opening_times(tokens: Sequence[Token], start: int) -> Iterator[int]:
    """Where the times at the head of a sentence are, which it may be about."""
    for index, token in enumerate(tokens):
        if token.kind in (Kind.INDICATOR, Kind.QUANTITY) or token.start - start > _HEAD:
            return
        if token.kind is Kind.TIME and not _names_other(tokens, index):
            yield index


def _paragraphs_on_years(text: str) -> Iterator[tuple[int, int, int]]:
    """Where each paragraph begins and ends that opens with how many years it is on, and their number."""
    for match in _ON_YEARS.finditer(text):
        end, count = text.find("\n", match.end()), read_count(match["count"])
        if count is not None and count > 1:
            yield match.end(), end if end >= 0 else len(text), count


def _reviews_several(around: Around, named: Iterable[Years | None]) -> bool:
    """Whether a part looks back on several years, by its heading, which has these years ``named``."""
    if any(years is not None and years[0] == years[1] for years in named):
        return False
    return around.of_term or (around.back is not None and around.back[0] < around.back[1])


def _opens_paragraph(text: str, start: int) -> bool:
    """Whether a paragraph begins at ``start``."""
    return text[max(0, start - _INDENT) : start].rstrip(" \t\u3000")[-1:] in ("", "\n")


def _narrows(before: Years | None, after: Years | None) -> bool:
    """Whether one year comes after several."""
    return before is not None and after is not None and before[0] < before[1] and after[0] == after[1]


def _states(tokens: Sequence[Token]) -> bool:
    """Whether a sentence names an indicator and a figure."""
    kinds = {token.kind for token in tokens}
    return Kind.INDICATOR in kinds and Kind.QUANTITY in kinds


def _dates_event(tokens: Sequence[Token]) -> bool:
    """Whether the year that a sentence opens with dates what is told (2019年获奖)."""
    for index, token in enumerate(tokens[:-1]):
        if token.kind is Kind.TIME:
            following = tokens[index + 1]
            return following.kind is not Kind.COMMA and following.text not in rule_words().equals
    return False


def _names_stage(tokens: Sequence[Token]) -> bool:
    """Whether a sentence opens with a stage of a plan: 第一阶段，从1991年至1995年。"""
    opening = "".join(token.text for token in tokens[:3])
    return any(stage in opening[:_STAGE] for stage in rule_words().stages)


def _names_aim(tokens: Sequence[Token]) -> bool:
    return any(token.cue is Cue.AIM and rule_words().aim in token.text for token in tokens)


def _may_change(around: Around, years: Years, year: int) -> bool:
    """Whether years at the head of a sentence are such as may change what is known."""
    return _with_years(around, years, year, aims=True) != around


def _with_years(around: Around, years: Years, year: int, *, aims: bool) -> Around:
    """The years around after a sentence that opens with ``years``, in a report that plans ``year``."""
    first, last = years
    if last == year - 1 and first > last - LONGEST_TERM:
        long = first < last - 2  # two or three years are named for their own sake
        around = evolve(around, back=years) if long or first == last else around
        return evolve(around, term=years) if long else around
    if first == last == year:
        return evolve(around, ahead=years)
    if last > year and last - year < _FARTHEST and aims:
        return evolve(around, ahead=(first if first < last else year, last))
    return around


# -- roles of sections -------------------------------------------------------------------------------------


def top_roles(reading: Reading, goal: int | None) -> list[SectionRole]:
    """The roles of the top sections, set right by what their headings and their order say.

    ``goal`` is where the first general goal of the plan is. A section whose heading names only past years is
    a look back; so is one that ends before the goal, and the first of several plans where nothing looks back.
    """
    roles = [section.role for section in reading.sections]
    dated = _set_by_years(roles, reading)
    _set_by_plan(roles, dated, reading, goal)
    plans = _plans(roles)
    if len(plans) > 1 and plans[0] not in dated and SectionRole.REVIEW not in roles:
        roles[plans[0]] = SectionRole.REVIEW
    return [
        SectionRole.PLAN if role is SectionRole.APPENDIX and _lists_aims(reading, section) else role
        for role, section in zip(roles, reading.sections, strict=True)
    ]


def _lists_aims(reading: Reading, section: Section) -> bool:
    """Whether an annex lists what is to be done in the planned year, as its title says (2024年十件民生实事).

    The title is its heading, or a line of its own under it; one that names no year is of the planned one.
    """
    words, start = rule_words(), section.span.start
    for line in reading.text[start : min(section.span.end, start + _TITLES)].split("\n"):
        if any(word in line for word in words.listed) and not any(mark in line for mark in SENTENCE_END):
            year = _last_year(reading, Span(start, start + len(line)))
            is_outcome = any(word in line for word in words.listed_outcome)
            return year in (None, reading.metadata.year) and not is_outcome
        start += len(line) + 1
    return False


def _set_by_years(roles: list[SectionRole], reading: Reading) -> set[int]:
    """Make plans look back whose headings name only past years; the indices of those that name any year."""
    year = reading.metadata.year
    dated = set()
    for index in () if year is None else _plans(roles):
        last = _last_year(reading, reading.sections[index].heading)
        if last is None or year is None:
            continue
        dated.add(index)
        if last < year:
            roles[index] = SectionRole.REVIEW
    return dated


def _set_by_plan(roles: list[SectionRole], dated: set[int], reading: Reading, goal: int | None) -> None:
    """Make plans look back that end before the first general goal, but for those whose headings are dated."""
    plans = _plans(roles)
    if goal is None or not plans or goal >= reading.sections[plans[-1]].span.end:
        return
    for index in plans:
        if index not in dated and reading.sections[index].span.end <= goal:
            roles[index] = SectionRole.REVIEW


def _plans(roles: Sequence[SectionRole]) -> list[int]:
    return [index for index, role in enumerate(roles) if role in _AHEAD]


def _last_year(reading: Reading, span: Span) -> int | None:
    """The last year that a part of the text names; None where it names none."""
    mentions = reading.mentions
    first, last = (bisect_left(mentions, place, key=_start) for place in (span.start, span.end))
    times = [mention.value for mention in mentions[first:last] if mention.label == Label.TIME]
    ends = [time.end for time in times if isinstance(time, Period) and time.end is not None]
    return max((end.year for end in ends), default=None)


def _start(mention: Mention[Any]) -> int:
    return mention.span.start


def _plan_begin(text: str) -> int | None:
    """Where the first general demand or goal for a coming time is, after the head of the text."""
    match = _plan_pattern().search(text, len(text) // _BEHIND_HEAD)
    return match.start() if match else None


@cache
def _plan_pattern() -> re.Pattern[str]:
    words = rule_words()
    times, openings, sure = map(any_of, (words.plan_times, words.plan_openings, words.plan_sure))
    return re.compile(rf"(?:{times}|{_YEAR})[^。！？\n]{{0,{_APART}}}(?:{openings})|{sure}")


def _end_of_look_back(text: str, section: Section, year: int | None) -> int | None:
    """Where a section turns to what is coming, if its first paragraph opens with the years before.

    In a section that plans ``year`` the last year alone may be looked back on as well.
    """
    start, end = section.heading.end, None
    while opening := _look_back_pattern(year).match(text, start, section.span.end):
        paragraph = text.find("\n", opening.end(), section.span.end)
        end = paragraph if paragraph >= 0 else section.span.end
        ahead = _look_ahead_pattern(year).search(text, opening.end(), end)
        if ahead is not None:
            return start_of_clause(text, ahead.start(), ends=SENTENCE_END + "\n", low=start)
        start = end
    return end


@cache
def _look_back_pattern(year: int | None) -> re.Pattern[str]:
    words = rule_words()
    opening = any_of(words.look_back_far)
    if year is not None:
        opening = f"{opening}|{any_of(words.look_back)}|{_spelled(year - 1)}年"
    return re.compile(rf"\s*(?:{opening})，?(?![初底末至到])")


def _years_at(mentions: Sequence[Mention[Any]], position: int) -> Years | None:
    """The years of the time that begins at a position."""
    for mention in mentions[bisect_left(mentions, position, key=_start) :]:
        if mention.span.start != position:
            break
        if mention.label == Label.TIME:
            return years_of_period(mention.value)
    return None


@cache
def _aside_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<=[。；！\n])\s*(?=(?:{any_of(rule_words().asides)})，)")


@cache
def _look_ahead_pattern(year: int | None) -> re.Pattern[str]:
    ahead = any_of(rule_words().look_ahead)
    return re.compile(ahead if year is None else rf"{ahead}|{_spelled(year)}年")


def _spelled(year: int) -> str:
    """A year in figures or in Chinese numerals."""
    return rf"(?:{year}|{'[〇○零]'.join(str(year).translate(_HAN_DIGITS).split('〇'))})"


def _opens_figure(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time belongs to the figure after it only: 2021年全市地区生产总值."""
    for token in tokens[index + 1 :]:
        if token.kind is Kind.INDICATOR:
            return True
        if token.cue not in _BEFORE_FIGURE:
            return False
    return False


def _is_compared(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time is one of two that are compared: 2021年与2016年相比."""
    return any(token.cue is Cue.BASE for token in tokens[max(0, index - 1) : index + 2])


def _describes(tokens: Sequence[Token], index: int) -> bool:
    """Whether the name of a plan only describes the noun after it: “十四五”找矿目标."""
    bare = tokens[index].text.rstrip(_QUOTES).endswith(_PLAN_END)
    return bare and index + 1 < len(tokens) and tokens[index + 1].kind is Kind.OTHER


def _closed_plan(tokens: Sequence[Token], start: int) -> Years | None:
    """The years of a plan that the head of a sentence says was closed: 2020年是“十三五”收官之年."""
    closing = rule_words().plan_closing
    for index, token in enumerate(tokens):
        if token.start - start > _HEAD:
            return None
        years = years_of(token) if token.kind is Kind.TIME else None
        if years is None or years[0] == years[1]:
            continue
        if any(word in other.text for other in tokens[index + 1 : index + 4] for word in closing):
            return years
    return None


def _names_other(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time only names a plan (“十四五”良好开局), or is a look back without an end (…以来)."""
    if tokens[index].text.endswith(rule_words().since) or is_remark(tokens, index):
        return True
    years = years_of(tokens[index])
    if years is not None and years[0] == years[1]:
        return False  # 2021年是“十四五”开局之年
    following = tokens[index + 1 : index + 4]
    return any(word in token.text for token in following for word in rule_words().plan_names)

"""The words of the outline, the table ``outline/words.toml``, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from attrs import frozen

from gwreport.model import SectionRole
from gwreport.tables.matching import WordMatcher, any_of
from gwreport.tables.schema import Characters, load

TABLE = "outline/words.toml"


@frozen
class _RoleTitles:
    """``[[role]]``: words of titles, in order of precedence of their roles."""

    name: SectionRole
    title: re.Pattern[str]


@frozen
class _Plain:
    """``[plain]``: lines that are headings without number."""

    of_year: tuple[str, ...]
    times: tuple[str, ...]
    top: tuple[str, ...]
    tail: tuple[str, ...]
    before_tail: tuple[str, ...]
    contents: tuple[str, ...]


@frozen
class _StretchWords:
    """``[[body]]``: words among the first characters of a sentence that begins a stretch of a role."""

    role: SectionRole
    reach: int
    words: tuple[str, ...]
    with_: tuple[str, ...] = ()


@frozen
class _PastAndComing:
    """Words for what was and for what will be."""

    past: re.Pattern[str]
    coming: re.Pattern[str]


@frozen
class _Achieved:
    """``[achieved]``: the manners and changes that end the title of what was achieved."""

    manners: tuple[str, ...]
    changes: tuple[str, ...]


@frozen
class _ClosingWords:
    """``[closing]``: the appeal of the report's end and the address in it."""

    address: str
    words: tuple[str, ...]


@frozen
class _WordPattern:
    """A list of words that is a pattern."""

    words: re.Pattern[str]


@frozen
class _Address:
    """``[address]``: the address to the deputies and the sentence that submits the report."""

    words: re.Pattern[str]
    submitted: tuple[str, ...]


@frozen
class _NoHeading:
    """``[no_heading]``: words of lines that are no headings."""

    words: tuple[str, ...]
    report: tuple[str, ...]


@frozen
class _Agenda:
    """``[agenda]``: the verbs and the topics of a sentence that says what the report is about."""

    verbs: tuple[str, ...]
    topics: tuple[str, ...]


@frozen
class _BeforeNumeral:
    """``[before_numeral]``: characters that make a word of the numeral after them, by what it counts."""

    one: Characters
    two: Characters
    three: Characters
    later: Characters


@frozen
class _OutlineTable:
    """The table as it is written."""

    role: tuple[_RoleTitles, ...]
    plain: _Plain
    body: tuple[_StretchWords, ...]
    closing: _ClosingWords
    mixed: _PastAndComing
    begins: _PastAndComing
    reports: _PastAndComing
    achieved: _Achieved
    announce: _WordPattern
    agenda: _Agenda
    address: _Address
    no_heading: _NoHeading
    before_numeral: _BeforeNumeral


@frozen
class TurnWord:
    """A word that begins a stretch of a role; it must begin within ``reach`` characters of its sentence."""

    word: str
    role: SectionRole
    reach: int


@frozen(eq=False)
class OutlineWords:
    """The table as patterns; each field says what its words tell.

    ``titles`` hold a pattern for each role, in order of precedence. ``plain`` matches a line that is a
    heading without number, ``tail`` a title of what follows a report, ``tail_line`` a line of its own with
    one, ``glossary`` one of a glossary, ``contents`` the title of a table of contents. ``mixed_past`` and
    ``mixed_coming`` are for titles that name both, ``begins_past`` and ``begins_coming`` for the beginnings
    of bodies, ``reported`` and ``plans`` for bodies under titles that tell nothing;
    ``achieved`` matches the end of a title of what was achieved, ``agenda`` the words before the first of
    the questions that a report says it is about, ``agenda_topic`` what they hold (两个问题), ``report_title``
    the title of the report itself.
    """

    titles: Mapping[SectionRole, re.Pattern[str]]
    plain: re.Pattern[str]
    tail: re.Pattern[str]
    tail_line: re.Pattern[str]
    glossary: re.Pattern[str]
    contents: re.Pattern[str]
    mixed_past: re.Pattern[str]
    mixed_coming: re.Pattern[str]
    begins_past: re.Pattern[str]
    begins_coming: re.Pattern[str]
    reported: re.Pattern[str]
    plans: re.Pattern[str]
    achieved: re.Pattern[str]
    announce: re.Pattern[str]
    agenda: re.Pattern[str]
    agenda_topic: re.Pattern[str]
    address: re.Pattern[str]
    submitted: re.Pattern[str]
    no_subhead: re.Pattern[str]
    report_title: re.Pattern[str]
    turns: Sequence[TurnWord]
    turn_matcher: WordMatcher
    troubles: WordMatcher
    appeals: Sequence[str]
    closing_address: str
    numerals_in_words: _BeforeNumeral

    def before_numeral(self, number: int) -> str:
        """The characters that make a word of a numeral after them (统一, 再三)."""
        table = self.numerals_in_words
        return {1: table.one, 2: table.two, 3: table.three}.get(number, table.later)


#: Blanks and marks of a text file around a title.
_EDGE = " \t\r\u3000\u00a0*#"


@cache
def outline_words() -> OutlineWords:
    """The table, read once."""
    return _compiled(load(_OutlineTable, TABLE))


def _compiled(table: _OutlineTable) -> OutlineWords:
    top, tail = any_of(table.plain.top), any_of(table.plain.tail)
    works = any_of(table.plain.of_year)
    year, about = r"(?:19|20)\d{2}年", "(?:关于|对)?"
    of_year = rf"^{about}{year}[^\d]{{0,8}}(?:{works})|{year}[^\d，。]{{0,10}}(?:{works})$"
    of_time = rf"^{about}(?:{any_of(table.plain.times)})[^\d，。]{{0,8}}(?:{works})$"
    before = any_of((*table.plain.before_tail, *"《》“”（）()[]【】"))
    titled = rf"^(?:附[件录表]?[ 一二三四五0-9]{{0,2}}[：:、 ]?)?(?:{before}){{0,8}}(?:{tail})"
    names = {row.name: row.title for row in table.role}
    turns = [TurnWord(word, row.role, row.reach) for row in table.body for word in row.words]
    return OutlineWords(
        titles=names,
        plain=re.compile(f"(?:{top})$|{titled}|{of_year}|{of_time}"),
        tail=re.compile(titled),
        tail_line=re.compile(
            rf"^[{_EDGE}]*(?P<title>{titled[1:]}[^\n。；，！？]{{0,16}})[{_EDGE}]*$", re.MULTILINE
        ),
        glossary=names[SectionRole.GLOSSARY],
        contents=re.compile(
            rf"^[{_EDGE}]*(?:{'|'.join('[ 　]*'.join(word) for word in table.plain.contents)})[{_EDGE}]*$",
            re.MULTILINE,
        ),
        mixed_past=table.mixed.past,
        mixed_coming=table.mixed.coming,
        begins_past=table.begins.past,
        begins_coming=table.begins.coming,
        reported=table.reports.past,
        plans=table.reports.coming,
        achieved=re.compile(f"(?:{any_of(table.achieved.manners)})(?:{any_of(table.achieved.changes)})$"),
        announce=table.announce.words,
        agenda=_agenda(table.agenda),
        agenda_topic=_agenda_topic(table.agenda),
        address=table.address.words,
        submitted=re.compile(rf"(?:{any_of(table.address.submitted)})[^。！\n]{{0,80}}[。！\n]\s*"),
        # Nor is what ends in a comma, closes a quotation, names an amount or dates a meeting.
        no_subhead=re.compile(
            rf"{any_of(table.no_heading.words)}|[0-9][%％万亿]|[，、,]$|^[^“]*”|[0-9]{{4}}年.*(?:会议|第.*次)"
        ),
        report_title=re.compile(rf"(?:{any_of(table.no_heading.report)})(?:[（(《][^\n]{{0,12}})?》?$"),
        turns=turns,
        turn_matcher=WordMatcher((turn.word for turn in turns), dense=True),
        troubles=WordMatcher(word for row in table.body for word in row.with_),
        appeals=table.closing.words,
        closing_address=table.closing.address,
        numerals_in_words=table.before_numeral,
    )


def _counted_topics(table: _Agenda) -> str:
    return f"(?:[两一二三四五六七八九十几]个|下列|以下)(?:{any_of(table.topics)})"


def _agenda_topic(table: _Agenda) -> re.Pattern[str]:
    """What every such sentence holds, quickly found: most texts hold none."""
    return re.compile(f"[两一二三四五六七八九十几下以](?:(?<=[下以])[列下]|个)(?:{any_of(table.topics)})")


def _agenda(table: _Agenda) -> re.Pattern[str]:
    """The words before the first question: 我讲四个问题： or 就几个问题报告如下："""
    verbs, counted = any_of(table.verbs), _counted_topics(table)
    within = r"[^。；：:\n]{0,16}"
    return re.compile(rf"(?:(?:{verbs}){within}{counted}|{counted}{within}(?:{verbs})){within}[：:，。\n]\s*")

"""Layout: what surrounds the words. Line ends, blanks, invisible characters, HTML and Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import cache

from attrs import evolve

from gwreport.model import Repair
from gwreport.reading.cleaning.html_tables import data_tables
from gwreport.reading.cleaning.repairs import disjoint
from gwreport.reading.cleaning.wraps import torn_figures, torn_paragraphs, wrapped_lines
from gwreport.span import Span
from gwreport.tables.scanning import Scanner

#: Average line length (characters) from which a text counts as one whose line breaks were lost.
FLATTENED = 2000

_BLOCK_TAG = re.compile(
    "address|article|aside|blockquote|body|br|center|d[dlt]|div|fig(?:caption|ure)|footer|form|h[1-6r]|head|header"
    "|html|li|main|nav|[ou]l|option|p|pre|section|table|t(?:body|foot|head|itle|r)"
)
_CELL_TAGS = frozenset(("td", "th"))
_ZERO_WIDTH = "\x00-\x08\x0e-\x1b\x1f\x7f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f"

_TRIGGER = re.compile(rf"[<&*\\\r\v\f\x1c-\x1e\x85\u2028\u2029{_ZERO_WIDTH}{_BLANKS}]|\]\(")
_MARKDOWN_LINE = re.compile(r"^(?:[ ]{0,3}#{1,6}[ \t]+|[ ]{0,3}>[ \t]?)", re.M)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\((?:[a-z]+:|/|\.|#)[^()\s]{0,600}\)")
_SPACED_TITLE = re.compile(r"政\s{1,4}府\s{1,4}工\s{1,4}作\s{1,4}报\s{1,4}告|政府工作报\n{1,3}告")
_BROKEN_LINE = Scanner(re.compile(r"(?<!\n)\n{1,40}(?=[。，；、！？》”）](?![。，；、！？》”）]))"))
_PAGE_BREAK = re.compile(
    rf"(?<=[^\s。！？：；])\n[ \t\n]*[{_ZERO_WIDTH}][{_ZERO_WIDTH} \t]*\n[ \t\n]*(?=[^\s{_ZERO_WIDTH}—])"
)
_LINE_ENDS = re.compile(r"\n\s*")
_INVISIBLE = re.compile(f"[{_ZERO_WIDTH}]")
_FOOTNOTE = re.compile(r"\[\^(?=[0-9A-Za-z]{1,4}\])")
_HIDDEN_HEADING = re.compile(r"\s*(?:[（(]?(?:名词解释|注释|附件|附录|相关名词解释|名词注释)[^\n]{0,20})\s*")


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        rf"""(?P<comment><!--)
        |(?P<hidden><(?:script|style|noscript|template)\b)
        |(?P<tag></?[A-Za-z][^<>]*>|<![A-Za-z][^<>]*>)
        |(?P<entity>&(?:\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
        |(?P<bold>\*{{2,6}})
        |(?P<literal>\\r\\n|\\[nr](?![a-z]))
        |(?P<escape>\\(?=[*_.\#\[\]()~!>+-]))
        |(?P<line>\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029])
        |(?P<invisible>[{_ZERO_WIDTH}]+)
        |(?P<blank>[{_BLANKS}]+)""",
        re.X,
    )


# The mark before a lowered character: PM_2.5.
_SUBSCRIPT = re.compile("_(?<=PM_|SO_|NO_|CO_)(?=[0-9xX])")


def layout_repairs(text: str) -> list[Repair]:
    """What to change so that ``text`` has plain lines: ordered and disjoint.

    Rules: ``markup`` (HTML, Markdown), ``line-ending``, ``zero-width``, ``blank`` (no-break and other
    spaces), ``paragraph`` (a wide gap in a text that lost its line breaks), ``line-break`` (a break within a
    sentence). Ideographic spaces and tabs stay elsewhere: they tell headings and names apart.
    """
    found: list[Repair] = []
    flattened = len(text) > FLATTENED * (text.count("\n") + 1)
    if flattened and ("\u3000" in text or "\t" in text):
        found += [_repair(m, "\n", "paragraph") for m in _wide_gap().finditer(text)]
    marked = _TRIGGER.search(text) is not None
    if marked:
        found += _scan(text)
    found += _lines(text, marked=marked)
    return disjoint(found)


@cache
def _wide_gap() -> Scanner:
    """What parted two paragraphs in a text that lost its line breaks."""
    return Scanner(
        re.compile(rf"(?<=\S)[ {_BLANKS}]*(?:\t|\u3000(?=[ {_BLANKS}\u3000\t]))[ {_BLANKS}\u3000\t]*(?=\S)")
    )


def _lines(text: str, *, marked: bool) -> Iterator[Repair]:
    """What to change in whole lines and between them; ``marked``: the text holds a sign of ``_TRIGGER``."""
    yield from _markdown(text, marked=marked)
    yield from (_repair(m, "政府工作报告", "line-break") for m in _SPACED_TITLE.finditer(text))
    yield from (_repair(m, "", "line-break") for m in _BROKEN_LINE.finditer(text))
    yield from (_repair(m, "", "markup") for m in _SUBSCRIPT.finditer(text))
    yield from torn_figures(text)
    yield from torn_paragraphs(text)
    yield from wrapped_lines(text)
    if marked and _INVISIBLE.search(text):
        yield from (_repair(m, "", "line-break") for m in _PAGE_BREAK.finditer(text))


def _markdown(text: str, *, marked: bool) -> Iterator[Repair]:
    """The marks of headings, quotations, links and footnotes; each is looked for where its sign occurs."""
    if text.startswith(("#", ">", " ")) or "\n#" in text or "\n>" in text:
        yield from (_repair(m, "", "markup") for m in _MARKDOWN_LINE.finditer(text))
    if marked and "](" in text:
        for m in _LINK.finditer(text):
            yield from _around(m, 1 if m.group()[0] != "!" else None)
    if "[^" in text:
        yield from (_repair(m, "[", "markup") for m in _FOOTNOTE.finditer(text))


def _scan(text: str) -> Iterator[Repair]:
    """What single marks stand for; the scan leaps from one telling character to the next."""
    end, match = 0, _token().match
    absent: set[str] = set()
    tables = _Tables(text)
    for sign in _TRIGGER.finditer(text):
        m = match(text, sign.start()) if sign.start() >= end else None
        if m is None:
            continue
        kind, end = m.lastgroup or "", m.end()
        if kind in ("comment", "hidden"):
            end = _element_end(text, m, absent)
            if kind == "comment" and _HIDDEN_HEADING.fullmatch(text, m.end(), end - 3):
                yield _repair(m, "", "markup")
                yield Repair(Span(end - 3, end), "", "markup")
            else:
                yield Repair(Span(m.start(), end), "", "markup")
        else:
            yield tables.read(m) or _READING[kind](m)
    yield from tables.joined_lines(text)


class _Tables:
    """The tables of data in a page, asked for one place after the other."""

    def __init__(self, text: str) -> None:
        self._tables = data_tables(text)
        self._at = 0

    def read(self, m: re.Match[str]) -> Repair | None:
        """How a mark in a table is read; None outside of tables, and for marks that are no layout."""
        while self._at < len(self._tables) and self._tables[self._at].end <= m.start():
            self._at += 1
        if self._at == len(self._tables) or m.start() < self._tables[self._at].start:
            return None
        table = self._tables[self._at]
        if m.start() in (table.start, table.end - len(m.group())):
            return _repair(m, "\n", "markup")
        if m.start() in table.tags:
            return _repair(m, table.tags[m.start()], "markup")
        if m.lastgroup == "line":
            return _repair(m, " ", "line-ending")
        plain = _tag(m) if m.lastgroup == "tag" else None
        return None if plain is None else evolve(plain, text=" " if plain.text else "")

    def joined_lines(self, text: str) -> Iterator[Repair]:
        """The line ends within tables, where a row is to be one line."""
        for table in self._tables:
            yield from (_repair(m, " ", "markup") for m in _LINE_ENDS.finditer(text, table.start, table.end))


def _element_end(text: str, start: re.Match[str], absent: set[str]) -> int:
    """Where a comment, script or style ends; just its mark where it never does.

    ``absent`` gathers the ends that do not come any more, so that each is looked for in vain only once.
    """
    mark = "-->" if start.lastgroup == "comment" else "</" + start.group()[1:]
    if mark in absent:
        return start.end()
    place = text.find(mark, start.end())
    end = place + 3 if mark == "-->" else text.find(">", place) + 1
    if place < 0 or end == 0:
        absent.add(mark)
        return start.end()
    return end


def _tag(m: re.Match[str]) -> Repair:
    name = m.group().strip("</>!").split(None, 1)[0].rstrip("/").lower()
    return _repair(m, "\n" if _BLOCK_TAG.fullmatch(name) else " " if name in _CELL_TAGS else "", "markup")


def _entity(m: re.Match[str]) -> Repair:
    plain = html.unescape(m.group())
    return _repair(m, " " if plain == "\u00a0" else plain, "markup")


_READING: dict[str, Callable[[re.Match[str]], Repair]] = {
    "tag": _tag,
    "entity": _entity,
    "bold": lambda m: _repair(m, "", "markup"),
    "literal": lambda m: _repair(m, "\n", "line-ending"),
    "escape": lambda m: _repair(m, "", "markup"),
    "line": lambda m: _repair(m, "\n", "line-ending"),
    "invisible": lambda m: _repair(m, "", "zero-width"),
    "blank": lambda m: _repair(m, " " * len(m.group()), "blank"),
}


def _repair(m: re.Match[str], text: str, rule: str) -> Repair:
    return Repair(Span(m.start(), m.end()), text, rule)


def _around(m: re.Match[str], group: int | None) -> Iterator[Repair]:
    """Drop a match but for one of its groups."""
    if group is None:
        yield _repair(m, "", "markup")
        return
    yield Repair(Span(m.start(), m.start(group)), "", "markup")
    yield Repair(Span(m.end(group), m.end()), "", "markup")

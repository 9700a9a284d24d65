"""Line breaks that part a sentence: a paragraph torn in two, or lines wrapped at a page's width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import frozen

from gwreport.model import Repair
from gwreport.reading.splitting.openings import body_start
from gwreport.span import Span
from gwreport.tables.scanning import Scanner
from gwreport.tables.schema import load

RULE = "line-break"

#: A line of prose has at least so many characters; shorter ones may be headings.
PROSE = 40
#: Lines of wrapped text have no more characters than this.
WIDEST = 64
#: Fewer lines than this that end within a sentence tell nothing about the width of a page.
FEWEST = 4
#: Shorter lines (characters or columns) may be headings or names.
SHORTEST = 12


#: One line in so many may be wider than the page.
_OF_LINES = 20
# No page is wider than this, by characters or by columns, slack included.
_BEYOND = 2 * WIDEST + 4


@cache
def _torn() -> Scanner:
    """A break after what ends no sentence, before what is neither heading nor indented."""
    return Scanner(
        re.compile(
            r"(?<=[\u3400-\u9fff0-9A-Za-z，、“（《])(?P<gap>\n{1,8})"
            r"(?=[\u3400-\u9fff0-9A-Za-z“《%])"
            r"(?!各位|[一二三四五六七八九十]{1,3}[、是要.．]|第[一二三四五六七八九十]{1,3}[，、章节]|首先|其次|再次|最后[，,]"
            r"|[0-9]{1,3}[.、．](?![0-9])|同志们|名词解释|附件)"
        )
    )


_SENTENCE = re.compile("[。；！？]")
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,3}[.、．]|第[一二三四五六七八九十]{1,3}[，、章节])"
)
_CLOCK = re.compile(r"[0-9]:[0-9]{2}\Z")
_BARS = re.compile("[|\t]")
_CELLS = re.compile(r"[|\t]|\S {2,}\S|\S\u3000+\S")
_CLAUSE = re.compile("[，。；、！？]")


def torn_paragraphs(text: str) -> Iterator[Repair]:
    """The breaks within sentences of prose: the line before holds a whole sentence and ends in half a one."""
    for m in _torn().finditer(text):
        line = text.rfind("\n", 0, m.start()) + 1
        if m.start() - line < PROSE or not _SENTENCE.search(text, line, m.start()):
            continue
        last = max(text.rfind(mark, line, m.start()) for mark in "。！？")
        if _HEADING.match(text, last + 1) or _CLOCK.search(text, m.start() - 8, m.start()):
            continue
        stop = text.find("\n", m.end())
        if _CLAUSE.search(text, m.end(), stop if stop >= 0 else len(text)):
            yield Repair(Span(m.start(), m.end()), "", RULE)


def torn_figures(text: str) -> Iterator[Repair]:
    """The breaks within a number, before its unit, and within or after a word of ``torn.toml`` around it."""
    for m in _torn_figure().finditer(text):
        line = text.rfind("\n", 0, m.start()) + 1
        if _CELLS.search(text, line, m.start()):
            continue  # a row of a table ends where its line does
        yield Repair(Span(m.start(), m.end()), "", RULE)


@frozen
class _TornWords:
    """The table ``torn.toml``: words that a line break may part, and those that go before a number."""

    words: tuple[str, ...]
    before_numbers: tuple[str, ...]


@cache
def _torn_figure() -> re.Pattern[str]:
    table = load(_TornWords, "reading/cleaning/torn.toml")
    places = [(word[:at], word[at:]) for word in table.words for at in range(1, len(word))]
    places += [(word, _AMOUNT) for word in table.before_numbers]
    within = [rf"(?<={before}\n)(?={after})" for before, after in places]
    within.append(rf"(?<=[0-9]\.\n)(?=[0-9]{{1,3}}{_SCALE})")
    within.append(rf"(?<=[0-9]\n)(?={_SCALE})|(?<=[0-9][万亿]\n)(?=[亿元吨人亩户千斤美])")
    ends = "".join(sorted({before[-1] for before, _ in places}))
    return re.compile(rf"\n(?<=[{ends}0-9.万亿]\n)(?:{'|'.join(within)})")


_SCALE = "(?:[%％‰]|[万亿][亿元吨人亩户千斤美平立])"
_AMOUNT = rf"[0-9]{{1,6}}(?:\.[0-9]{{1,3}})?(?:{_SCALE}|个百分点|[元吨人亩户家])"


def wrapped_lines(text: str) -> Iterator[Repair]:
    """The breaks of a text that was wrapped at the width of a page: those at the end of a full line.

    A page is as wide as the lines that end within a sentence, by characters or by columns (two for a wide
    character); where most of these are equally long, the text is wrapped. A full line that ends a sentence is
    joined to the next only where that is neither indented nor a heading.
    """
    lines = list(_LINE.finditer(text))
    beyond = sum(_characters(m.group()) > _BEYOND for m in lines)
    if beyond * _OF_LINES > len(lines):
        return  # whole paragraphs, as most texts have: too wide by either measure
    body = body_start(text, 0)
    for measure, slack in ((_characters, 1), (_columns, 4)):
        full = _full_lines([measure(m.group()) for m in lines], lines, slack)
        if full is not None:
            break
    else:
        return
    for m, after, whole in zip(lines, lines[1:], full, strict=False):
        gap = Span(m.end(), after.start())
        of_table = _BARS.search(text, m.start(), after.end()) is not None
        if whole and len(gap) <= 2 and not of_table and _goes_on(text, m, after, body):
            yield Repair(gap, "", RULE)


_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_WIDE = re.compile("[^\x00-\xff]")
_ENDS = tuple("。！？；：…”）")
# Of a line of the front matter that is whole: title, date, place of delivery, speaker.
_FRONT_END = re.compile(r"[告上会日长任员席理）)：][ \t\u3000]*\Z|[省市县区州旗镇乡]长[ \u3000]*[^\s]{2,4}\Z")
_APART = re.compile(r"[ \t\u3000]|各位|同志们|[—一]{2}|[•●◆■▪○·]|附件|附录|名词解释|注释")


def _ended(line: str) -> bool:
    """Whether a line ends where a sentence or clause does."""
    return line.rstrip(" \t\u3000").endswith(_ENDS)


def _characters(line: str) -> int:
    return len(line.rstrip())


def _columns(line: str) -> int:
    return len(line.rstrip()) + len(_WIDE.findall(line.rstrip()))


def _full_lines(lengths: list[int], lines: list[re.Match[str]], slack: int) -> list[bool] | None:
    """Which lines are as long as the page is wide; None where the text is not wrapped.

    ``slack`` is how much shorter a full line may be.
    """
    ended = [_ended(m.group()) for m in lines]
    broken = [n for n, whole in zip(lengths, ended, strict=True) if n >= SHORTEST and not whole]
    width = _page_width(broken, slack)
    if width is None or sum(n > width + slack for n in lengths) * _OF_LINES > len(lengths):
        return None
    return [width - slack <= n for n in lengths]


def _page_width(broken: list[int], slack: int) -> int | None:
    """How long most of the lines that end within a sentence are, None where they differ or are few."""
    if len(broken) < FEWEST:
        return None
    width = sorted(broken)[len(broken) * 9 // 10]
    full = sum(abs(n - width) <= slack for n in broken)
    alike = full >= FEWEST and full * 3 >= len(broken) * 2
    return width if alike and width <= (WIDEST if slack == 1 else 2 * WIDEST) else None


def _goes_on(text: str, line: re.Match[str], after: re.Match[str], body: int) -> bool:
    """Whether a sentence or paragraph goes on from a full line to the next; the words begin at ``body``."""
    if after.start() < body and _FRONT_END.search(line.group()):
        return False
    if not _ended(line.group()):
        return True
    return not (_APART.match(text, after.start()) or _HEADING.match(text, after.start()))

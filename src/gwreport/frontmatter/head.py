"""The head of a report: what comes before the address to the deputies (各位代表)."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from gwreport.frontmatter.words import words
from gwreport.model import Document
from gwreport.script.classes import WIDE_HAN_RANGE
from gwreport.script.traditional import simplified
from gwreport.tables.matching import any_of

_LOOK = 8000  # how far the opening address is looked for; pages of some sites begin with long menus
_KEEP = 1500  # how much before it is read
_KEEP_FIRST = 300  # of that, so much from the beginning of the page
_OPENING = 600  # how much of the address is read; where none is found, the head is as long

_WIDE = {ord(a): b for a, b in zip("０１２３４５６７８９（）：，．［］", "0123456789():,.[]", strict=True)}
_MARKS: dict[int, str | None] = {
    **dict.fromkeys((0x3000, 0xA0, 0x2002, 0x2003, 0x2009, 0x09), " "),
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0xFEFF, 0x2060, ord("*"), ord("#"), ord("\r")), None),
    **{c: d for c, d in _WIDE.items() if d.isdecimal()},
}
_TRANSLATE: dict[int, str | None] = {**_MARKS, **_WIDE}
_COMMENT = re.compile(r"<!--(.*?)-->", re.S)

#: Patterns of a small number, of a year and of a day or month, in Arabic or Chinese digits.
NUMBER = "[0-9一二三四五六七八九十百]{1,4}"
YEAR = "[0-9０-９〇零○ОOo一二三四五六七八九]{4}"
DAY = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
#: The range of Han characters that names and places are written with.
HAN = WIDE_HAN_RANGE


@frozen
class FrontText:
    """What comes before the address to the deputies, without markup.

    ``lines`` keep the printed brackets and colons; ``spaced`` are the lines joined, with plain ones, and
    ``flat`` has no white space at all. ``fields`` are those of a crawl's front matter, ``notes`` its
    comments, ``opening`` what follows the head; ``is_closed`` says that an address ends it.
    """

    lines: tuple[str, ...]
    spaced: str
    flat: str
    fields: dict[str, str]
    notes: tuple[str, ...]
    opening: str
    is_closed: bool


def read_head(document: Document) -> FrontText:
    """The head of a document, from the source of its part, so that what cleaning left out is still read."""
    raw = simplified(_without_tags(document)).replace("\\r\\n", "\n")
    found = words().head.opening.search(raw)
    at = found.start() if found else min(len(raw), _OPENING)
    before = raw[:at] if at <= _KEEP else raw[:_KEEP_FIRST] + "\n" + raw[at - _KEEP + _KEEP_FIRST : at]
    fields: dict[str, str] = {}
    lines = []
    for line in _COMMENT.sub("\n", before).split("\n"):
        field = _field().match(line)
        if field:
            fields.setdefault(words().head.fields[field[1]], field[2].strip())
        elif line.strip("-=_ \u200b\r*#"):
            lines.append(" ".join(line.translate(_MARKS).split()))
    spaced = plain(" ".join(lines))
    notes = tuple(" ".join(plain(note).split()) for note in _COMMENT.findall(before))
    opening = flat(raw[at : at + _OPENING])
    return FrontText(tuple(lines), spaced, flat(spaced), fields, notes, opening, found is not None)


def _without_tags(document: Document) -> str:
    """The beginning of the source of a document without HTML tags, which may part a date; comments stay."""
    source, part = document.source.text, document.span
    parts, at, end = [], part.start, min(part.end, part.start + _LOOK)
    for repair in document.repairs:
        if repair.rule != "markup" or source.startswith("<!--", repair.span.start):
            continue
        if repair.span.start >= end:
            break
        parts += [source[at : repair.span.start], repair.text]
        at = repair.span.end
    return "".join([*parts, source[at : max(at, end)]])


def plain(text: str) -> str:
    """The text with plain digits, brackets and blanks, without markup."""
    return text.translate(_TRANSLATE)


def flat(text: str) -> str:
    """The plain text without any white space."""
    return "".join(plain(text).split())


@cache
def _field() -> re.Pattern[str]:
    """A field of a crawl's front matter, alone on its line."""
    return re.compile(rf"^({any_of(words().head.fields)})\s*[:：]\s*(.*)$")

"""A body printed twice: where in a text its own beginning is printed once more.

Sites put a report below its own first page, or the text for phones below that for screens. The second print
is found by clauses from the beginning of the first that come again with what follows them; it is
boilerplate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from gwreport.reading.splitting.openings import body_start
from gwreport.reading.splitting.titles import is_front_line
from gwreport.script.classes import CHINESE_DIGITS
from gwreport.script.marks import CLAUSE_END, SENTENCE_END
from gwreport.span import Span

#: So many characters (Han and digits) have to be the same, or all of the first print where it is shorter.
SAME = 200
#: No print is shorter (characters): a salutation or a promise may well be said twice.
SHORTEST_PRINT = 60
#: So many clauses of the beginning are looked for: the second print may lack the first of them.
_SOUGHT = 8
#: How far ahead (characters) the next clause of a print may be: beyond a picture or a page break.
_AHEAD = 2000

_CLAUSE = re.compile(rf"[^\s{SENTENCE_END}{CLAUSE_END}、]{{8,120}}")
#: A numbered heading as the line before a place.
_HEADING = re.compile(rf"^[ \u3000]*([{CHINESE_DIGITS}十]+)、[^\n]*\n[ \u3000]*\Z", re.MULTILINE)
_SIGNS = re.compile("[^\u3400-\u9fff0-9]+")


def second_print(text: str, start: int) -> Span | None:
    """The second print of a body with the front matter before it, None where it is printed once.

    ``text`` has plain lines; its body begins at ``start`` or later. What follows the second print is no part
    of it, so that of a first print that breaks off the rest is read from the second.
    """
    for clause in _beginning(text, start):
        first = clause.start()
        again = text.find(clause.group(), clause.end())
        if again >= 0 and _is_printed_again(text, first, again) and not _is_numbered_on(text, first, again):
            return Span(_front(text, again), _end(text, first, again))
    return None


def _beginning(text: str, start: int) -> Iterator[re.Match[str]]:
    return islice(_CLAUSE.finditer(text, body_start(text, start)), _SOUGHT)


def _is_printed_again(text: str, first: int, again: int) -> bool:
    """Whether what follows two places is the same, as far as the first print goes."""
    window = 3 * SAME
    one = _SIGNS.sub("", text[first : min(again, first + window)])[:SAME]
    other = _SIGNS.sub("", text[again : again + window])[:SAME]
    if len(one) < SAME:
        one = _SIGNS.sub("", text[first : _front(text, again)])
    same = one.startswith(other) or other.startswith(one)
    return same and min(len(one), len(other)) >= SHORTEST_PRINT


def _is_numbered_on(text: str, first: int, again: int) -> bool:
    """Whether the second place opens the next section: one may promise again what another reported."""
    before, later = _number_before(text, first), _number_before(text, again)
    return later is not None and later != before


def _number_before(text: str, place: int) -> str | None:
    line = text.rfind("\n", 0, place) + 1
    heading = text.rfind("\n", 0, line - 1) + 1 if line else 0
    found = _HEADING.search(text, heading, line)
    return None if found is None else found[1]


def _front(text: str, place: int) -> int:
    """Where the front matter before a place begins: short lines that do not end a sentence."""
    line = text.rfind("\n", 0, place) + 1
    while line:
        before = text.rfind("\n", 0, line - 1) + 1
        words = text[before : line - 1].strip()
        if words and (words[-1] in SENTENCE_END or not is_front_line(words)):
            break
        line = before
    return line


def _end(text: str, first: int, again: int) -> int:
    """Where the second print ends: after the last clause of the first that it holds."""
    last = again
    for clause in _CLAUSE.finditer(text, first, _front(text, again)):
        place = text.find(clause.group(), last, last + _AHEAD)
        last = place + len(clause.group()) if place >= 0 else last
    line = text.find("\n", last)
    return len(text) if line < 0 else line + 1

"""Titles and front matter: which lines before a report belong to it, and which of them is its title."""

from __future__ import annotations

import re

from gwreport.reading.splitting.openings import HEAD
from gwreport.reading.splitting.words import patterns

#: No title is longer (characters); a longer line has other things glued to its title.
LONGEST_TITLE = 60
#: How far (characters) into a longer line its title may begin.
_LATEST = 40
#: The longest line of the front matter (characters), and the longest that says nothing of the delivery.
_LONGEST_FRONT, _LONGEST_SCRAP = 80, 12

_SPOKEN = re.compile("我|[，。；>＞]|作政府|做政府")
_AFTER_TITLE = re.compile(r"\s*[（(][^（）()\n]{1,40}[）)]")
_SITE = re.compile(r"[ ]*(?:[_|｜][^\n]{1,60}|[-—–－][ ]*[^\n_|-]{0,30}(?:网|网站|门户|政府))$")


def is_front_matter(line: str) -> bool:
    """Whether a line speaks of the delivery: title, meeting, date, speaker, site."""
    return patterns()["front"].search(line) is not None


def is_front_line(line: str) -> bool:
    """Whether a line without its margins may stand before the opening of a report."""
    if len(line) > _LONGEST_FRONT:
        return False
    return (len(line) <= _LONGEST_SCRAP and line[-1] not in "。！；") or is_front_matter(line)


def title_line(text: str) -> str | None:
    """The first line of a document's head that is a title, as far as it goes before the date of delivery."""
    title = patterns()["title"]
    for m in re.finditer(r"[^\n]+", text[:HEAD]):
        line = m.group().strip(" \t\u3000#*")
        found = title.search(line)
        if found is None or _SPOKEN.search(line, 0, found.end()):
            continue
        if len(line) <= LONGEST_TITLE or found.start() <= _LATEST:
            return _cut(line, found.end())
    return None


def first_line(text: str) -> str | None:
    """The first line of a document that is short enough for a title."""
    return next((m.group().strip() for m in _SHORT_LINE.finditer(text[:HEAD])), None)


_SHORT_LINE = re.compile(r"^[ \t\u3000]*[^\s。（(][^\n。]{1,60}$", re.M)


def bare_title(line: str) -> str:
    """A title without the name of the site that its page adds."""
    return _SITE.sub("", line).strip()


def _cut(line: str, end: int) -> str:
    """A title without what a one-line text or the page of a site glues to it."""
    line = line[:end] + _SITE.sub("", line[end:])
    if len(line) <= LONGEST_TITLE:
        return line.strip()
    more = _AFTER_TITLE.match(line, end)
    return line[: more.end() if more else end].strip()

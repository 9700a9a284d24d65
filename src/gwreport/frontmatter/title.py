"""The title of a report as printed, and the place that it names."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from gwreport.frontmatter.head import HAN, YEAR, FrontText
from gwreport.frontmatter.words import words
from gwreport.model import Document
from gwreport.script.classes import ALL_LEVEL_ENDS
from gwreport.tables.matching import any_of

# What follows the title in one line with it (政府工作报告。本报记者摄).
_AFTER_REPORT = re.compile(r"(?<=报告)。.*", re.S)
_NUMBERED = re.compile(r"^[\s•·*◆●\-]*(?:\d{1,3}\s*[.、．](?!\d))?\s*(?:【[^】]*】)?\s*")
_SIGNATURE = re.compile(r"\s*[(（][^()（）]*\d{1,2}\s*月\s*\d{1,2}\s*日[^()（）]*[)）]\s*$")
_SPACE_IN_CHINESE = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")
# A shorter half that is repeated may be what the title says.
_SHORTEST_HALF = 6


@frozen
class _TitlePatterns:
    """A title, the first of its two lines, and the dateline of an agency before it (新华社北京5月29日电)."""

    title: re.Pattern[str]
    first_half: re.Pattern[str]
    dateline: re.Pattern[str]


@cache
def _patterns() -> _TitlePatterns:
    head = words().head
    organ = f"(?:{any_of(head.organs)})"
    bracket = "(?:[(（][^()（）]{0,12}[)）])?"
    named = f"(?<![作做]){organ}(?:{YEAR}年度?)?[《“]?(?:政府)?工作(?:的)?报告"
    bare = "(?<![作做]政府)(?<![作做])工作报告$"
    return _TitlePatterns(
        re.compile(f"(?P<title>[^。，；！？\n]{{0,60}}?(?:{named}|{bare})[》”]?{bracket})"),
        # A title in two lines begins with the year, the place or the government.
        re.compile(f"(?:{YEAR}年)?[{HAN}·]{{0,16}}(?:[{ALL_LEVEL_ENDS}]|街道|政府|年)"),
        re.compile(
            rf"^[^。]{{0,20}}?(?:{any_of(head.agencies)})[^。]{{0,12}}?\d{{1,2}}月\d{{1,2}}日[电讯]\s*"
        ),
    )


def read_title(document: Document, head: FrontText) -> str | None:
    """The title as printed, without numbering, date and speaker; that of the source file goes before."""
    for given in (document.title, head.fields.get("title")):
        if given and given.strip():
            return _tidy(given) or None
    patterns, before = _patterns(), ""
    for line in head.lines:
        found = patterns.title.match(patterns.dateline.sub("", _NUMBERED.sub("", line)))
        if found:
            return _tidy(before + found["title"]) or None
        before = line if patterns.first_half.fullmatch(line) else ""
    found = patterns.title.search(_NUMBERED.sub("", head.flat))
    return _tidy(found["title"]) if found else None


def _tidy(title: str) -> str:
    """A title without numbering, signature and white space, and not printed twice."""
    title = _AFTER_REPORT.sub("", _NUMBERED.sub("", title.replace("*", "").strip()))
    title = _SIGNATURE.sub("", title)
    half, odd = divmod(len(title), 2)
    if not odd and half >= _SHORTEST_HALF and title[:half] == title[half:]:
        title = title[:half]
    return _SPACE_IN_CHINESE.sub("", title)

"""Telling government work reports from anything else, by what they are.

Each sign speaks for a report or against it with a number of points; a document whose points reach a threshold
is a report. The signs are the rows of ``SIGNS``: name, points, and the test. Their words are in
``evidence.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import islice
from typing import Final

from attrs import field, frozen

from gwreport.reading.splitting.openings import HEAD, SHORTEST_REPORT, find_opening, opens_for_government
from gwreport.reading.splitting.titles import first_line
from gwreport.reading.splitting.words import evidence_words, joined_headings, patterns
from gwreport.script.classes import CHINESE_TENS

#: The points that a document of a crawl needs, and one that is all there is.
NEEDED, NEEDED_ALONE = 4, 3

#: Lengths in characters: of a text that is long for anything but a report, of one long enough to speak of all
#: public affairs, and of a resolution at most.
_LONG, _FULL, _LONGEST_RESOLUTION = 6000, 4000, 3000
#: Where signs are looked for, in characters from the start (the last: from the end).
_DELIVERED_WITHIN, _NEWS_WITHIN, _CLOSING_WITHIN = 600, 800, 3000
#: So many of the public affairs are spoken of by a report on all of them.
_MANY_AFFAIRS = 9


@frozen
class Evidence:
    """A sign that was found: its name and the points that it gives or takes."""

    sign: str
    points: int


@frozen
class Seen:
    """What the signs are looked for in: the text, its title, and what opens it."""

    text: str
    title: str
    opening: re.Match[str] | None
    spoken: bool = field(init=False)

    @spoken.default
    def _by_government(self) -> bool:
        return self.opening is not None and opens_for_government(self.opening)

    @classmethod
    def of(cls, text: str, title: str | None) -> Seen:
        """A text with plain lines; without a ``title`` its first short line is taken for one."""
        return cls(text, title or first_line(text) or "", find_opening(text, 0, HEAD))

    def titled(self, kind: str) -> bool:
        """Whether the title holds words of the list ``kind``."""
        return patterns()[kind].search(self.title) is not None

    def says(self, kind: str, low: int = 0, high: int | None = None) -> bool:
        """Whether the text between two positions holds words of the list ``kind``."""
        return patterns()[kind].search(self.text, low, len(self.text) if high is None else high) is not None


def _is_opened_for_another(seen: Seen) -> bool:
    if seen.opening is None or seen.spoken:
        return False
    return seen.says("other_body", seen.opening.start(), seen.opening.end())


def _has_headings(seen: Seen) -> bool:
    return len(list(islice(_HEADING.finditer(seen.text), 2))) == 2


_HEADING = re.compile(
    rf"(?:^|[。！\s])[{CHINESE_TENS}]{{1,3}}、|^[ \u3000]*[（(][{CHINESE_TENS}]{{1,3}}[）)]", re.M
)


def has_scheme_headings(text: str) -> bool:
    """Whether two headings consist of words for the parts of a plan or scheme."""
    return len(list(islice(_scheme_heading().finditer(text), 2))) == 2


@cache
def _scheme_heading() -> re.Pattern[str]:
    return joined_headings(evidence_words().scheme_heading)


def _speaks_of_all_affairs(seen: Seen) -> bool:
    if seen.spoken or len(seen.text) < _FULL:
        return False
    return sum(word in seen.text for word in evidence_words().public_affairs.words) >= _MANY_AFFAIRS


#: Name, points and test of each sign.
SIGNS: Final[tuple[tuple[str, int, Callable[[Seen], bool]], ...]] = (
    # 现在，我代表县人民政府，向大会报告工作
    ("opening", 3, lambda seen: seen.spoken),
    # 我代表县人民法院，向大会报告工作
    ("opening of another body", -5, _is_opened_for_another),
    # 2021年云河县政府工作报告
    ("title", 2, lambda seen: seen.titled("title")),
    # 政府工作报告解读
    ("title about a report", -4, lambda seen: seen.titled("about")),
    # 云河县人民法院工作报告
    ("title of another report", -5, lambda seen: seen.titled("other_report") and not seen.titled("title")),
    # 关于2021年预算执行情况的报告
    ("title of a budget", -3, lambda seen: seen.titled("budget") and not seen.titled("title")),
    # 云河县机构改革方案
    (
        "title of another document",
        -3,
        lambda seen: seen.titled("document") and not (seen.titled("title") or seen.titled("about")),
    ),
    # 一、总体要求 … 二、重点任务 … without an opening
    ("headings of a scheme", -2, lambda seen: not seen.spoken and has_scheme_headings(seen.text)),
    # ——在云河县第十届人民代表大会第三次会议上
    ("place of delivery", 1, lambda seen: seen.says("delivered", 0, _DELIVERED_WITHIN)),
    # 各位代表
    ("address", 1, lambda seen: seen.says("address")),
    # 为建设美丽云河而努力奋斗
    ("closing", 1, lambda seen: seen.says("closing", max(0, len(seen.text) - _CLOSING_WITHIN))),
    # 一、 … 二、
    ("headings", 1, _has_headings),
    ("long", 1, lambda seen: len(seen.text) >= _LONG),
    ("short", -3, lambda seen: len(seen.text) < SHORTEST_REPORT),
    # 会议听取和审议了县长所作的报告
    (
        "resolution",
        -4,
        lambda seen: len(seen.text) < _LONGEST_RESOLUTION and seen.says("resolution"),
    ),
    # 记者从县政府获悉
    ("news", -2, lambda seen: not seen.spoken and seen.says("news", 0, _NEWS_WITHIN)),
    # 国民经济 … 财政 … 教育 … without an opening
    ("all public affairs", 1, _speaks_of_all_affairs),
)


def evidence(text: str, title: str | None) -> tuple[Evidence, ...]:
    """The signs that speak for a report or against it, with their points.

    ``text`` has plain lines; without a ``title`` the first short line is taken for one.

    >>> evidence("解读县政府工作报告", None)
    (Evidence(sign='title', points=2), Evidence(sign='title about a report', points=-4), \
Evidence(sign='short', points=-3))
    """
    return _found(Seen.of(text, title))


def is_report(seen: Seen, *, alone: bool) -> bool:
    """Whether a document is a government work report: whether the points of :func:`evidence` suffice.

    ``alone`` says that the document is all there is, which asks for less.
    """
    return sum(found.points for found in _found(seen)) >= (NEEDED_ALONE if alone else NEEDED)


def _found(seen: Seen) -> tuple[Evidence, ...]:
    return tuple(Evidence(sign, points) for sign, points, holds in SIGNS if holds(seen))

"""Telling government work reports from anything else, by what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

#: No report delivered to a congress is shorter (characters); a township's have some thousands.
SHORTEST_REPORT = 1500
#: How far into a document (characters) its front matter may reach.
HEAD = 3000

_BODY = "(?:国务院|政务院|政府|人民委员会|革命委员会|行政公署|行署|办事处|管委会|管理委员会)"
_CONGRESS = "(?:大会|会议|代表)"


@cache
def _opening() -> re.Pattern[str]:
    """The sentence by which a head of government begins: 现在，我代表…向大会报告工作, since 1954."""
    return re.compile(
        r"我(?:现在|现|谨|仅|就)?(?:代表|根据|受|向)[^。！\n]{0,120}?(?:报告|汇报)"
        rf"|由我[^。！\n]{{0,20}}?向[^。！\n]{{0,40}}?{_CONGRESS}[^。！\n]{{0,16}}?报告"
        rf"|向(?:各位)?{_CONGRESS}[^。！\n]{{0,12}}?(?:作|做|提出|报告|汇报)[^。！\n]{{0,40}}?请[^。！\n]{{0,10}}?审[议查]"
    )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    numeral = "[一二三四五六七八九十]"
    return {
        "government": re.compile(_BODY),
        "other body": re.compile(
            "法院|检察院|常务委员会|常委会(?:向|.{0,4}工作)|政治协商|政协常|纪律检查|监察委员会"
        ),
        "title": re.compile("(?:政府|国务院|人民委员会|革命委员会)工作(?:的)?报告|^[^。\n]{0,20}施政报告"),
        "about": re.compile(
            "决议|决定|解读|图解|图说|侧记|热议|学习|贯彻|落实|名词解释|起草|征求|座谈|讨论稿?意见|审议|摘登|要点|亮点|"
            "一图|读懂|问答|访谈|直播|热词|关键词|评论|社论|述评|新闻发布|任务分解|分工|督查|通知|话.{0,6}报告|速览|划重点"
        ),
        "other report": re.compile(
            "(?:法院|检察院|常务委员会|常委会|政协.{0,8}|党委|财政预算?|计划)(?:工作)?(?:的)?报告"
        ),
        "budget": re.compile("(?:预算|决算|发展计划|计划执行|规划纲要).{0,30}报告"),
        "delivered": re.compile("在?[^。\n]{2,40}(?:代表大会|人大|代表会议)[^。\n]{0,20}次?(?:全体)?会议上?"),
        "address": re.compile("各位代表|各位委员|同志们|代表们"),
        "closing": re.compile(
            "奋斗|贡献|胜利召开|新篇章|而努力|前进|辉煌|篇章|献礼|崛起|成就|圆满收官|新局面|胜利"
        ),
        "heading": re.compile(
            rf"(?:^|[。！\s]){numeral}{{1,3}}、|^[ \u3000]*[（(]{numeral}{{1,3}}[）)]", re.M
        ),
        "resolution": re.compile(
            "会议(?:听取和审议|审议|听取)[^。\n]{0,60}(?:报告|所作)|决定批准这[个一]报告"
        ),
        "news": re.compile("本报讯|据悉|据了解|记者从|记者获悉|日前|近日|本网讯|讯（"),
        "front": re.compile(
            "工作报告|会议上|会议通过|代表大会|人大|次会议|各位代表|[省市县区州旗镇乡盟]长|主席|总理|主任|专员|"
            r"^[（(\[【—―─–-]|年\d{1,2}月\d{1,2}日|来源|时间|日期|作者|编辑|字号|打印|浏览|分享"
        ),
    }


_PUBLIC_AFFAIRS = (
    *("国民经济", "生产总值", "总产值", "财政", "农业", "工业", "教育"),
    *("各级政府", "人民生活", "社会主义", "人民代表大会", "政府"),
)


def starts(view: str, low: int, high: int) -> Iterator[int]:
    """Where, between two positions, a report is opened: one position for each opening, in order."""
    government = _patterns()["government"]
    last = -SHORTEST_REPORT
    for m in _opening().finditer(view, low, high):
        if m.start() - last >= SHORTEST_REPORT and government.search(view, m.start(), m.end() + 20):
            last = m.start()
            yield last


def front_in_line(view: str, line: int, opening: int) -> int:
    """Where, within the line of an opening, its report begins; the line's start where nothing tells."""
    low = opening - 200
    if low < line:
        return line
    for mark in ("政府工作报告", "各位代表", "同志们"):
        place = view.find(mark, low, opening)
        if place >= 0:
            return max(low, *(view.rfind(end, low, place) + 1 for end in "。！？）"))
    return line


def is_front_matter(line: str) -> bool:
    """Whether a line speaks of the delivery: title, meeting, date, speaker, site."""
    return _patterns()["front"].search(line) is not None


def is_front_line(line: str) -> bool:
    """Whether a line without its margins may stand before the opening of a report."""
    if len(line) > 80:
        return False
    return (len(line) <= 12 and line[-1] not in "。！；") or is_front_matter(line)


def title_line(text: str) -> str | None:
    """The first line of a document's head that is a title, as far as it goes before the date of delivery."""
    title = _patterns()["title"]
    for m in re.finditer(r"[^\n]+", text[:HEAD]):
        line = m.group().strip(" \t\u3000#*")
        found = title.search(line)
        if found and (len(line) <= 60 or found.start() <= 40) and not _SPOKEN.search(line, 0, found.end()):
            return _cut(line, found.end())
    return None


_SPOKEN = re.compile("我|[，。；>＞]|作政府|做政府")
_AFTER_TITLE = re.compile(r"\s*[（(][^（）()\n]{1,40}[）)]")


def bare_title(line: str) -> str:
    """A title without the name of the site that its page adds."""
    return _SITE.sub("", line).strip()


_SITE = re.compile(r"[ ]*(?:[_|｜][^\n]{1,60}|[-—–－][ ]*[^\n_|-]{0,30}(?:网|网站|门户|政府))$")


def _cut(line: str, end: int) -> str:
    """A title without what a one-line text or the page of a site glues to it."""
    line = line[:end] + _SITE.sub("", line[end:])
    if len(line) <= 60:
        return line.strip()
    more = _AFTER_TITLE.match(line, end)
    return line[: more.end() if more else end].strip()


def is_report(text: str, title: str | None, *, alone: bool) -> bool:
    """Whether a document is a government work report.

    Evidence is weighed: the opening in the first person, title, place of delivery, address, closing
    appeal, outline and length speak for it; resolutions, news, other bodies' reports and texts about a
    report against it. ``alone`` says that the document is all there is, which asks for less evidence.
    """
    return _score(text, title) >= (3 if alone else 4)


def _score(text: str, title: str | None) -> int:
    p = _patterns()
    head, tail = text[:HEAD], text[-3000:]
    opening = _opening().search(head)
    spoken = (
        opening is not None and p["government"].search(head, opening.start(), opening.end() + 20) is not None
    )
    score = 3 * spoken
    title = title or _first_line(text)
    if title:
        score += 2 * (p["title"].search(title) is not None)
        score -= 4 * (p["about"].search(title) is not None)
        if not p["title"].search(title):
            score -= 5 * (p["other report"].search(title) is not None) + 3 * (
                p["budget"].search(title) is not None
            )
    if opening is not None and not spoken and p["other body"].search(head, opening.start(), opening.end()):
        score -= 5
    score += (p["delivered"].search(head[:600]) is not None) + (p["address"].search(text) is not None)
    score += p["closing"].search(tail) is not None
    score += len(list(islice(p["heading"].finditer(text), 2))) == 2
    score += len(text) >= 6000
    score -= 3 * (len(text) < SHORTEST_REPORT)
    score -= 4 * (len(text) < 3000 and p["resolution"].search(head) is not None)
    if not spoken:
        score -= 2 * (p["news"].search(head[:800]) is not None)
        score += len(text) >= 4000 and sum(word in text for word in _PUBLIC_AFFAIRS) >= 9
    return score


def _first_line(text: str) -> str | None:
    """The first line of a document that is short enough for a title."""
    return next((m.group().strip() for m in _SHORT_LINE.finditer(text[:HEAD])), None)


_SHORT_LINE = re.compile(r"^[ \t\u3000]*[^\s。][^\n。]{1,60}$", re.M)
_MARKS = re.compile("[^\u3400-\u9fff0-9]+")


def signature(text: str) -> str:
    """What two prints of one report have in common: the characters of its opening and first paragraphs."""
    opening = _opening().search(text[:HEAD])
    body = _MARKS.sub("", text[opening.start() if opening else 0 :][:2500])
    return body[:300]


def body_start(text: str, start: int) -> int:
    """Where, from ``start`` on, the words of the report begin: its address or opening, or its first prose."""
    opening = _opening().search(text, start, start + HEAD)
    address = _patterns()["address"].search(text, start, opening.start() if opening else start + HEAD)
    if opening or address:
        return min(m.start() for m in (opening, address) if m)
    prose = _PROSE.search(text, start, start + HEAD)
    return prose.start() if prose else start


_PROSE = re.compile(r"^(?=[^\n]{60})[^\n。]{1,400}。", re.M)
_APPEAL = re.compile("各位代表|让我们|努力奋斗|不懈奋斗")


def closing_start(text: str) -> int:
    """Where the last appeal of the report stands; it is never looked for in the first half."""
    place = len(text) // 2
    for m in _APPEAL.finditer(text, place):
        place = m.end()
    return place


def is_unfinished(view: str, low: int, high: int) -> bool:
    """Whether a stretch opens a report and stops before its closing appeal."""
    if next(starts(view, low, min(high, low + HEAD)), None) is None:
        return False
    return _patterns()["closing"].search(view, max(low, high - 400), high) is None


def is_continued(view: str, low: int, high: int) -> bool:
    """Whether a stretch speaks to the deputies without opening a report of its own."""
    if next(starts(view, low, min(high, low + HEAD)), None) is not None:
        return False
    return _patterns()["address"].search(view, low, high) is not None

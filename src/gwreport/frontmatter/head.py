"""The head of a report, what stands before 各位代表: the congress, the date and the speaker."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from attrs import frozen

from gwreport.frontmatter.words import words
from gwreport.gazetteer.regions import region_table
from gwreport.model import Document
from gwreport.script.traditional import simplified

# Fields of a crawl's front matter; the first word is what they are called here.
_FIELDS = {
    "title": "title",
    "标题": "title",
    "发文单位": "publisher",
    "发布机构": "publisher",
    "date": "date",
}
_LOOK = 8000  # how far the opening address is looked for; pages of some sites begin with long menus
_KEEP = 1500  # how much before it is read

_WIDE = {ord(a): b for a, b in zip("０１２３４５６７８９（）：，．［］", "0123456789():,.[]", strict=True)}
_MARKS: dict[int, str | None] = {
    **dict.fromkeys((0x3000, 0xA0, 0x2002, 0x2003, 0x2009, 0x09), " "),
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0xFEFF, 0x2060, ord("*"), ord("#"), ord("\r")), None),
    **{c: d for c, d in _WIDE.items() if d.isdecimal()},
}
_TRANSLATE: dict[int, str | None] = {**_MARKS, **_WIDE}
NUMBER = "[0-9一二三四五六七八九十百]{1,4}"
YEAR = "[0-9０-９〇零○ОOo一二三四五六七八九]{4}"
_DAY = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
HAN = "㐀-鿿"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = words()
    office = "|".join(" ?".join(word) for word in table.offices)
    acting = "|".join(table.acting)
    candidate = "|".join(table.candidate)
    # 国务院副总理兼国家计划委员会主任 is one role.
    role = f"(?:(?:{acting}) ?)*(?:{office})(?: ?兼[{HAN}]{{2,14}}?(?:主任|部长|书记))?(?:{candidate})?"
    dotted = f"[{HAN}]{{1,8}}(?: ?[·•・‧．.] ?[{HAN}]{{1,10}}){{1,3}}"
    spaced = f"[{HAN}] {{1,4}}[{HAN}](?![{HAN}])"
    stop = r"(?=\s|$|各位|同志|先生|女士|作|在|代表|向|于|[^\w·•・‧．.])"
    no_name = "(?!各位|同志|政府|人民|现在|我代表|受|作|在|向|兼)"
    name = f"{no_name}(?:{dotted}|{spaced}|[{HAN}]{{2,6}}?{stop}|[{HAN}]{{2,4}})"
    day = f"(?P<year>{YEAR})年(?P<month>{_DAY})月(?P<day>{_DAY})日"
    return {
        "comment": re.compile(r"<!--(.*?)-->", re.S),
        "field": re.compile(
            r"^(title|标题|发文单位|发布机构|date|source|来源URL|发文时间|年份)\s*[:：]\s*(.*)$"
        ),
        "opening": re.compile("各位代表|各位人大代表|各位委员|同志们[:：]|现在[,，]?我代表|我代表"),
        "date": re.compile(day),
        "congress": re.compile(
            f"第?(?P<term>{NUMBER})届(?P<nation>全国)?(?:人民代表大会|人大)(?!常)"
            f"(?:第?(?P<session>{NUMBER})次(?:全体)?(?:会议|大会))?"
        ),
        # In 市长、党组书记 王五 another office stands between office and name.
        "role": re.compile(
            f"(?P<before>[{HAN}]{{0,30}}?)(?P<role>{role})(?:、[{HAN}]{{2,12}}(?= ))?"
            f" {{0,40}}[:：]? {{0,4}}(?P<name>{name})?"
        ),
        "name_role": re.compile(
            f"(?:^|[^{HAN}])(?P<name>[{HAN}]{{2,4}}?)(?P<role>{role})(?=在|作|同志|代表|向)"
        ),
        "signed": re.compile(
            rf"\(\s*{day}\s*(?P<role>{role})?\s*"
            rf"(?P<name>{dotted}|[{HAN}](?: ?[{HAN}]){{1,5}})\s*\)"
        ),
        "reporter": re.compile(f"报告人[:：] ?(?P<name>{name})"),
        "name_line": re.compile(f"(?:{dotted}|{spaced}|[{HAN}]{{2,4}})"),
        "own": re.compile(
            f"(?:代表|受)(?P<place>[{HAN}]{{0,24}}?)(?:第?{NUMBER}届)?"
            "(?P<organ>人民政府|政府|国务院|行政公署|行署|办事处|管理委员会|管委会)"
        ),
        "run": re.compile(f"[{HAN}·]+$"),
        "to": re.compile(
            f"向(?P<place>[{HAN}]{{0,20}}?)第?{NUMBER}届(?:全国)?(?:人民代表大会|人大)(?:第?{NUMBER}次会议)?(?:作|做|报告|提出|汇报)"
        ),
    }


def plain(text: str) -> str:
    """The text with plain digits, brackets and blanks, without markup."""
    return text.translate(_TRANSLATE)


def pattern(name: str) -> re.Pattern[str]:
    """One of the compiled patterns."""
    return _patterns()[name]


@frozen
class Congress:
    """A people's congress as the head names it: its full name, session, and the printed place."""

    name: str
    session: int | None
    place: str
    nation: bool = False


@frozen
class Head:
    """What stands before the address to the deputies, without markup.

    ``lines`` keep the printed brackets and colons; ``spaced`` are the lines joined, with plain ones, and
    ``flat`` has no white space at all. ``fields`` are those of a crawl's front matter, ``notes`` its
    comments, ``opening`` what follows the head.
    """

    lines: tuple[str, ...]
    spaced: str
    flat: str
    fields: dict[str, str]
    notes: tuple[str, ...]
    opening: str


def read_head(document: Document) -> Head:
    """The head of a document, from the source of its part, so that dropped furniture is still read."""
    part = document.span
    raw = simplified(document.source.text[part.start : min(part.end, part.start + _LOOK)])
    raw = raw.replace("\\r\\n", "\n")
    found = pattern("opening").search(raw)
    at = found.start() if found else min(len(raw), 600)
    opening = "".join(raw[at : at + 600].translate(_TRANSLATE).split())
    before = raw[:at] if at <= _KEEP else raw[:300] + "\n" + raw[at - _KEEP + 300 : at]
    notes = tuple(" ".join(note.translate(_TRANSLATE).split()) for note in pattern("comment").findall(before))
    fields: dict[str, str] = {}
    lines = []
    for line in pattern("comment").sub("\n", before).split("\n"):
        field = pattern("field").match(line)
        if field:
            fields.setdefault(_FIELDS.get(field[1], field[1]), field[2].strip())
        elif line.strip("-=_ \u200b\r*#"):
            lines.append(" ".join(line.translate(_MARKS).split()))
    spaced = " ".join(lines).translate(_TRANSLATE)
    return Head(tuple(lines), spaced, "".join(spaced.split()), fields, notes, opening)


_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○ОOo0", "0")


def read_number(text: str) -> int | None:
    """A small number in Arabic or Chinese digits, None for anything else."""
    if text.isdecimal():
        return int(text)
    hundred, _, rest = text.rpartition("百")
    ten, mark, one = rest.rpartition("十")
    digits = [_DIGITS.get(x or "0", "") for x in (hundred, ten or ("一" if mark else ""), one)]
    return int("".join(digits)) if all(digits) and text else None


def read_year(text: str) -> int | None:
    """A year of four digits of any script, mixed ones (二O一五, 201四) included."""
    digits = "".join(_DIGITS.get(c, c) for c in text)
    return int(digits) if digits.isdecimal() and 1949 <= int(digits) <= 2100 else None


def date_of(match: re.Match[str]) -> date | None:
    """The date that a match of the pattern names, None where the calendar has no such day."""
    year, month, day = read_year(match["year"]), read_number(match["month"]), read_number(match["day"])
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def congress_in(text: str) -> tuple[Congress, int, int] | None:
    """The congress that a text without white space names most fully, with its place there.

    A congress is only taken where a place, an own word such as 市, 在 or a date stands before it, so that
    「完成了市一届人大四次会议的决议」 is none.
    """
    best: tuple[tuple[bool, bool], Congress, int, int] | None = None
    for match in pattern("congress").finditer(text):
        place, anchored = place_before(text, match.start())
        term = read_number(match["term"])
        if not term or not (anchored or place == "" or place in region_table()) or "政协" in place:
            continue
        place = "" if match["nation"] else place
        name = f"{place}第{_chinese(term)}届{match['nation'] or ''}人民代表大会"
        session = read_number(match["session"]) if match["session"] else None
        rank = (session is not None, len(place) > 1 or bool(match["nation"]))
        if best is None or rank > best[0]:
            best = (rank, Congress(name, session, place, bool(match["nation"])), match.start(), match.end())
    return best[1:] if best else None


def place_before(text: str, end: int) -> tuple[str, bool]:
    """The words of a place that end at ``end``, and whether what stands before shows where they begin.

    The words go back to a date, to 在 or 报告, or to a mark; failing those, they are the longest known place.
    """
    begin = max(0, end - 60)
    anchored = False
    for match in pattern("date").finditer(text, begin, end):
        begin, anchored = match.end(), True
    run = pattern("run").search(text, begin, end)
    place = run.group() if run else ""
    anchored = (anchored and len(place) == end - begin) or (bool(place) and end == len(place))
    for mark in ("在", "报告"):
        _, found, after = place.rpartition(mark)
        if found:
            place, anchored = after, True
    known = region_table().longest_at(place, 0) is not None
    if place[:1] in ("于", "日", "我", "向") and not known:
        place, anchored = place[1:], True
    if not anchored and not known:
        place = next((place[i:] for i in range(1, len(place)) if place[i:] in region_table()), place)
    return place, anchored


def _chinese(number: int) -> str:
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if tens > 9:
        return str(number)
    return (
        ("" if tens < 2 else digits[tens])
        + ("十" if tens else "")
        + (digits[ones] if ones or not tens else "")
    )

"""The session of the people's congress that a report was given to, and its day."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from attrs import frozen

from gwreport.frontmatter.head import DAY, HAN, NUMBER, YEAR, FrontText, flat
from gwreport.frontmatter.words import words
from gwreport.frontmatter.year import read_year
from gwreport.gazetteer.regions import region_table
from gwreport.numerals.calendar import read_count
from gwreport.tables.matching import any_of

# How far before a congress its date and the words for its place are looked for, and how far after it.
_DATE_BEFORE, _PLACE_BEFORE, _DATE_AFTER = 70, 60, 40
_CLOCK = re.compile(r"\d{1,2}:\d\d")


@frozen
class Congress:
    """A people's congress as the head names it: its full name, session, and the printed place.

    ``term`` counts the congresses of the place; ``is_national`` is for the National People's Congress.
    """

    name: str
    term: int
    session: int | None
    place: str
    is_national: bool = False


@frozen
class Session:
    """The congress that a report was given to, and the day; None where the text does not tell.

    ``month`` is the year and month of a head that names no day (1979年12月).
    """

    congress: Congress | None
    delivered: date | None
    month: tuple[int, int] | None = None


@frozen
class _SessionPatterns:
    """A date, a month, a session, the congress addressed, the words before it, the date of a web page."""

    day: re.Pattern[str]
    month: re.Pattern[str]
    congress: re.Pattern[str]
    addressed: re.Pattern[str]
    words_before: re.Pattern[str]
    published: re.Pattern[str]


#: The source of a pattern for a date, with groups for its year, month and day.
DATE = f"(?P<year>{YEAR}) ?年 ?(?P<month>{DAY}) ?月 ?(?P<day>{DAY}) ?日"


@cache
def _patterns() -> _SessionPatterns:
    head = words().head
    congress = f"(?:{any_of(head.congress)})"
    return _SessionPatterns(
        day=re.compile(DATE),
        month=re.compile(f"[(]?(?P<year>{YEAR})年(?P<month>{DAY})月[)]?"),
        congress=re.compile(
            f"第?(?P<term>{NUMBER})届(?P<nation>全国)?{congress}(?!常)"
            f"(?:第?(?P<session>{NUMBER})次(?:全体)?(?:会议|大会))?"
        ),
        addressed=re.compile(
            f"向(?P<place>[{HAN}]{{0,20}}?)第?{NUMBER}届(?:全国)?{congress}(?:第?{NUMBER}次会议)?"
            f"(?:{any_of(head.reports)})"
        ),
        words_before=re.compile(f"[{HAN}·]+$"),
        published=re.compile(rf"(?:{any_of(head.published)})[^\n]{{0,6}}$"),
    )


def read_session(head: FrontText, title: str) -> Session:
    """The congress that the head, the title or the address names, and the day of the report."""
    found = find_congress(head.flat)
    if found is not None:
        congress, start, end = found
        day = _date_around(head.flat, start, end) or _date_alone(head, flat(title))
        return Session(congress, day, _month_alone(head))
    found = find_congress(flat(title)) or _addressed(head.opening)
    return Session(found[0] if found else None, _date_alone(head, flat(title)), _month_alone(head))


# ---- the congress --------------------------------------------------------------------------------


def find_congress(text: str) -> tuple[Congress, int, int] | None:
    """The congress that a text without white space names most fully, with its place there.

    A congress is only taken where a place, an own word such as 市, 在 or a date comes before it, so that
    「完成了市一届人大四次会议的决议」 is none.
    """
    best: tuple[Congress, int, int] | None = None
    for match in _patterns().congress.finditer(text):
        congress = _congress(text, match)
        if congress is not None and (best is None or _fullness(congress) > _fullness(best[0])):
            best = congress, match.start(), match.end()
    return best


def names_congress(line: str) -> bool:
    """Whether a line, white space aside, names a congress."""
    return _patterns().congress.search("".join(line.split())) is not None


def _congress(text: str, match: re.Match[str]) -> Congress | None:
    place, anchored = place_before(text, match.start())
    term = read_count(match["term"])
    is_placed = anchored or place == "" or place in region_table()
    if not term or not is_placed or "政协" in place:
        return None
    nation = match["nation"] or ""
    place = "" if nation else place
    name = f"{place}第{_ordinal(term)}届{nation}{words().head.congress[0]}"
    return Congress(name, term, read_count(match["session"] or ""), place, bool(nation))


def _fullness(congress: Congress) -> tuple[bool, bool]:
    """How fully a congress is named: with its session first, then with its place."""
    return congress.session is not None, len(congress.place) > 1 or congress.is_national


def _addressed(opening: str) -> tuple[Congress, int, int] | None:
    """The congress that the speaker addresses (我代表市人民政府，向云河市第五届人民代表大会报告工作)."""
    found = _patterns().addressed.search(opening)
    return find_congress(opening[found.start("place") : found.end() + 12]) if found else None


def place_before(text: str, end: int) -> tuple[str, bool]:
    """The words of a place that end at ``end``, and whether what comes before shows where they begin.

    The words go back to a date, to 在 or 报告, or to a mark; failing those, they are the longest known place.
    """
    place, anchored = _words_before(text, end)
    if region_table().longest_at(place, 0) is not None:
        return place, anchored
    if place[:1] in ("于", "日", "我", "向"):
        return place[1:], True
    if anchored:
        return place, True
    return next((place[at:] for at in range(1, len(place)) if place[at:] in region_table()), place), False


def _words_before(text: str, end: int) -> tuple[str, bool]:
    """The Han characters before ``end`` back to a date, 在, 报告 or a mark, and whether one is there."""
    patterns, begin, dated = _patterns(), max(0, end - _PLACE_BEFORE), False
    for match in patterns.day.finditer(text, begin, end):
        begin, dated = match.end(), True
    run = patterns.words_before.search(text, begin, end)
    place = run.group() if run else ""
    anchored = (dated and len(place) == end - begin) or (bool(place) and end == len(place))
    for mark in ("在", "报告"):
        _, found, after = place.rpartition(mark)
        if found:
            place, anchored = after, True
    return place, anchored


def _ordinal(number: int) -> str:
    """A number below a hundred in Chinese digits, a greater one in Arabic ones."""
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if tens > 9:
        return str(number)
    ten = "" if tens == 0 else "十" if tens == 1 else digits[tens] + "十"
    return ten + (digits[ones] if ones or not tens else "")


# ---- the day -------------------------------------------------------------------------------------


def date_of(match: re.Match[str]) -> date | None:
    """The date that a match of :data:`DATE` names, None where the calendar has no such day."""
    year, month, day = read_year(match["year"]), read_count(match["month"]), read_count(match["day"])
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _date_around(text: str, start: int, end: int) -> date | None:
    """The date before a congress, else the one soon after it."""
    day = _patterns().day
    before = list(day.finditer(text, max(0, start - _DATE_BEFORE), start))
    after = day.search(text[end : end + _DATE_AFTER])
    dates = (date_of(match) for match in (*reversed(before), *((after,) if after else ())))
    return next(filter(None, dates), None)


def _date_alone(head: FrontText, title: str) -> date | None:
    """A date in brackets or on a line of its own; the dates of web pages do not count."""
    for text in (title, *head.lines, *head.fields.values()):
        line = flat(text)
        for match in _patterns().day.finditer(line):
            if _is_alone(line, match) or (text == title and not _is_of_page(line, match)):
                return date_of(match)
    return None


def _month_alone(head: FrontText) -> tuple[int, int] | None:
    """The year and month of a line that holds nothing else."""
    for line in head.lines:
        match = _patterns().month.fullmatch(flat(line))
        if match is not None:
            year, month = read_year(match["year"]), read_count(match["month"])
            if year is not None and month is not None and 1 <= month <= 12:
                return year, month
    return None


def _is_of_page(line: str, match: re.Match[str]) -> bool:
    """Whether a date has a time of day after it or a word for publishing before it."""
    is_published = _patterns().published.search(line[: match.start()]) is not None
    return is_published or _CLOCK.match(line, match.end()) is not None


def _is_alone(line: str, match: re.Match[str]) -> bool:
    """Whether a date is in brackets or all of its line, and not that of a web page."""
    around = line[: match.start()].rstrip("(-—─―") + line[match.end() :]
    bracketed = line[: match.start()].endswith("(")
    return (bracketed or not around.strip("()")) and not _is_of_page(line, match)

"""Metadata: who reported to whom and when."""

from __future__ import annotations

import re
from datetime import date

from attrs import frozen

from gwreport.frontmatter.head import (
    HAN,
    NUMBER,
    YEAR,
    Congress,
    Head,
    congress_in,
    date_of,
    pattern,
    place_before,
    plain,
    read_head,
)
from gwreport.frontmatter.region import home_province, own_levels, place_in_body, read_clue
from gwreport.frontmatter.year import plan_year
from gwreport.gazetteer.regions import NATION, region_table
from gwreport.model import Diagnostic, Document, Level, Metadata, Region, Severity
from gwreport.span import Span

_ORGAN = "(?:人民政府|政府|行政公署|行署|管委会|管理委员会|办事处)"
_BRACKET = "(?:[(（][^()（）]{0,12}[)）])?"
_TITLE = re.compile(
    "(?P<title>[^。，；！？\n]{0,60}?"
    f"(?:(?<![作做]){_ORGAN}(?:{YEAR}年度?)?[《“]?(?:政府)?工作(?:的)?报告|(?<![作做]政府)(?<![作做])工作报告$)[》”]?{_BRACKET})"
)
# A title in two lines begins with the year, the place or the government.
_FIRST_HALF = re.compile(f"(?:{YEAR}年)?[{HAN}·]{{0,16}}(?:[省市县区旗州盟镇乡]|街道|政府|年)")
_NUMBERED = re.compile(r"^[\s•·*◆●\-]*(?:\d{1,3}\s*[.、．](?!\d))?\s*(?:【[^】]*】)?\s*")
_SIGNATURE = re.compile(r"\s*[(（][^()（）]*\d{1,2}\s*月\s*\d{1,2}\s*日[^()（）]*[)）]\s*$")
# 新华社北京5月29日电 before a title is the agency's, not the title's.
_DATELINE = re.compile(r"^[^。]{0,20}?(?:社|报|网)[^。]{0,12}?\d{1,2}月\d{1,2}日[电讯]\s*")
_OF_TITLE = re.compile(
    f"(?P<place>[{HAN}·]{{2,40}}?){_ORGAN}?[(]?(?:{YEAR}年度?)?[)]?[《“]?{_ORGAN}?(?:{YEAR}年度?)?[《“]?(?:政府)?工作"
)

_PUBLISHED = re.compile(r"(?:来源|时间|日期|发布|更新)[^\n]{0,6}$")


def read_metadata(
    document: Document,
    *,
    title: str | None = None,
    region: str | Region | None = None,
    year: int | None = None,
) -> Metadata:
    """The metadata of a report; what the caller knows wins over what the text says.

    ``region`` may be a name, which is looked up for the report's year. Fields that the text does not tell are
    None.
    """
    head = read_head(document)
    own_title = title or _title(document, head)
    congress, delivered = _session(head, own_title or "")
    office = _office(head, own_title or "")
    plan = year if year is not None else plan_year(own_title, head, delivered, congress, document.text)
    place, level = _given(region, plan, document)
    if place is None:
        place, level = _region(document, head, own_title or "", congress, office, plan)
    speaker, role = office.speaker, office.full_role(place)
    return Metadata(
        title=own_title,
        region=place,
        level=level,
        year=plan,
        delivered=delivered,
        congress=congress.name if congress else None,
        session=congress.session if congress else None,
        speaker=speaker,
        role=role,
    )


def metadata_remarks(metadata: Metadata) -> tuple[Diagnostic, ...]:
    """What the head and body leave open: the place, its code, or the year; the spans are empty.

    >>> [remark.code for remark in metadata_remarks(Metadata(region=Region("鼓楼区", None, Level.COUNTY)))]
    ['region-ambiguous', 'year-unknown']
    """
    found: list[tuple[str, str]] = []
    place = metadata.region
    if place is None:
        found.append(("region-unknown", "the text does not tell whose report it is"))
    elif place.adcode is None and place.level not in (Level.TOWNSHIP, Level.AREA):
        if place.name in region_table():
            found.append(("region-ambiguous", f"several places are called {place.name}; it has no code"))
        else:
            found.append(("region-unlisted", f"{place.name} is not in the table and has no code"))
    if metadata.year is None:
        found.append(("year-unknown", "the text does not tell its year; relative times stay unresolved"))
    return tuple(Diagnostic(code, message, Span(0, 0), Severity.WARNING) for code, message in found)


def _given(
    region: str | Region | None, year: int | None, document: Document
) -> tuple[Region | None, Level | None]:
    """The caller's region; a name is looked up, with the text as context where several places have it."""
    if region is None or isinstance(region, Region):
        return region, region.level if region else None
    place = read_clue(region, year).place
    if place is None or (place.adcode is None and region in region_table()):
        place = read_clue(region, year, (), home_province(document.text)).place or place
    return place, place.level if place else None


def _title(document: Document, head: Head) -> str | None:
    """The title as printed, without numbering, date and speaker."""
    for given in (document.title, head.fields.get("title")):
        if given and given.strip():
            return _tidy(given) or None
    before = ""
    for line in head.lines:
        found = _TITLE.match(_DATELINE.sub("", _NUMBERED.sub("", line)))
        if found:
            return _tidy(before + found["title"]) or None
        before = line if _FIRST_HALF.fullmatch(line) else ""
    found = _TITLE.search(_NUMBERED.sub("", head.flat))
    return _tidy(found["title"]) if found else None


def _tidy(title: str) -> str:
    title = _SIGNATURE.sub("", _NUMBERED.sub("", title.replace("*", "").strip()))
    half, odd = divmod(len(title), 2)
    if not odd and half > 5 and title[:half] == title[half:]:
        title = title[:half]
    return re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", title)


def _session(head: Head, title: str) -> tuple[Congress | None, date | None]:
    """The congress and the day of the report."""
    flat_title = "".join(plain(title).split())
    found = congress_in(head.flat)
    congress: Congress | None = None
    delivered: date | None = None
    if found:
        congress, start, end = found
        delivered = _date_around(head.flat, start, end)
    else:
        in_title = congress_in(flat_title)
        to = pattern("to").search(head.opening)
        addressed = congress_in(head.opening[to.start("place") : to.end() + 12]) if to else None
        congress = in_title[0] if in_title else addressed[0] if addressed else None
    if delivered is None:
        delivered = _date_alone(head, flat_title)
    return congress, delivered


def _date_around(flat: str, start: int, end: int) -> date | None:
    """The date before a congress, else the one soon after it."""
    before = list(pattern("date").finditer(flat, max(0, start - 70), start))
    for match in before[::-1]:
        day = date_of(match)
        if day:
            return day
    after = pattern("date").search(flat[end : end + 40])
    return date_of(after) if after else None


def _date_alone(head: Head, title: str) -> date | None:
    """A date in brackets or on a line of its own; the dates of web pages do not count."""
    for text in (title, *head.lines, *head.fields.values()):
        flat = "".join(plain(text).split())
        for match in pattern("date").finditer(flat):
            around = flat[: match.start()].rstrip("(-—─―") + flat[match.end() :]
            bracketed = flat[max(0, match.start() - 1) : match.start()] == "("
            if re.match(r"\d{1,2}:\d\d", flat[match.end() :]) or _PUBLISHED.search(flat[: match.start()]):
                continue
            if bracketed or not around.strip("()") or text == title:
                return date_of(match)
    return None


@frozen
class _Office:
    """The speaker, the office as printed, and the words before it."""

    speaker: str | None = None
    role: str | None = None
    before: str = ""

    def full_role(self, place: Region | None) -> str | None:
        """The office with 国务院 and 自治区, which belong to its name, and without any other place."""
        if self.role is None:
            return None
        if self.role.endswith("总理") or "总理兼" in self.role:
            return "国务院" + self.role
        if "主席" in self.role and (
            self.before.endswith(("自治区", "自治区人民政府", "自治区政府"))
            or (place is not None and place.name.endswith("自治区"))
        ):
            return "自治区" + self.role
        return self.role


def _office(head: Head, title: str) -> _Office:
    """The speaker and office from the lines of the head, else from a signature in brackets."""
    texts = (head.spaced, *head.notes, plain(title))
    signed = next((m for t in (title, *head.fields.values(), head.spaced) if (m := _signature(t))), None)
    role, before = None, ""
    for text in texts:
        for match in pattern("role").finditer(text):
            name = _name(match["name"])
            if role is None:
                role, before = match["role"].replace(" ", ""), match["before"]
            if name:
                return _Office(name, match["role"].replace(" ", ""), match["before"])
    reporter = pattern("reporter").search(head.spaced)
    if reporter:
        return _Office(_name(reporter["name"]), role, before)
    if role is None:
        for text in texts:
            found = pattern("name_role").search(text)
            if found:
                return _Office(_name(found["name"]), found["role"])
    if signed:
        printed = signed["role"].replace(" ", "") if signed["role"] else None
        return _Office(_name(signed["name"]), role or printed, before)
    return _Office(_name_line(head), role, before)


def _signature(text: str) -> re.Match[str] | None:
    return pattern("signed").search(plain(text))


def _name(text: str | None) -> str | None:
    return "".join(text.split()).replace("•", "·").replace("・", "·").replace("‧", "·") if text else None


def _name_line(head: Head) -> str | None:
    """A name that stands alone on the line before the address."""
    if not head.lines or not pattern("congress").search(
        "".join(head.lines[-2].split()) if len(head.lines) > 1 else ""
    ):
        return None
    found = pattern("name_line").fullmatch(head.lines[-1])
    if found is None or pattern("role").fullmatch(head.lines[-1]) or "政府" in found.group():
        return None
    return _name(found.group())


def _region(
    document: Document,
    head: Head,
    title: str,
    congress: Congress | None,
    office: _Office,
    year: int | None,
) -> tuple[Region | None, Level | None]:
    """The reporting government's place and its level."""
    body = document.text
    own = pattern("own").search(head.opening) or pattern("own").search(body, 0, 3000)
    state = own is not None and own["organ"] == "国务院"
    if state or (congress and congress.nation) or (office.role or "").endswith("总理"):
        return region_table().by_code(NATION), Level.NATIONAL
    own_run = _own(own["place"]) if own else ""
    levels = read_clue(own_run, year).levels
    runs = (
        _title_place(title),
        congress.place if congress else "",
        _own(place_before(office.before, len(office.before))[0]),
        own_run,
        _own(head.fields.get("publisher", "")),
    )
    for run in filter(None, runs):
        clue = read_clue(run, year, levels)
        if clue.place is not None:
            settled = _settled(clue.place, runs, year, body)
            return settled, settled.level
        levels = levels or clue.levels
    levels = levels or own_levels(body)
    place = place_in_body(body, levels, year) if levels else None
    return place, place.level if place else levels[0] if len(levels) == 1 else None


def _settled(place: Region, runs: tuple[str, ...], year: int | None, body: str) -> Region:
    """A place whose name several places have, settled by a fuller name in the head or by its province."""
    if place.adcode is not None or place.name not in region_table():
        return place
    for run in filter(None, runs):
        fuller = read_clue(run, year, (place.level,)).place
        if fuller is not None and fuller.adcode is not None and fuller.name == place.name:
            return fuller
    province = home_province(body)
    return (read_clue(place.name, year, (place.level,), province).place if province else None) or place


def _own(run: str) -> str:
    """The words for a place without 人民政府 and 第…届 after it, and without 本届 or 我 before it."""
    run = re.sub(f"(?:第?{NUMBER}届)?(?:人民政府|政府|办事处|管委会|管理委员会)?$", "", run)
    if region_table().longest_at(run, 0) is None:  # 上海市 does not lose its 上
        run = re.sub("^(?:本届|上届|新一届|我|会议上|会议|上|通过)+", "", run)
    return run


def _title_place(title: str) -> str:
    """The words for a place in a title."""
    flat = "".join(plain(title).split())
    flat = re.sub(f"^(?:{YEAR}年)?度?", "", re.split("——|--|─|―|—", flat)[-1])
    congress = congress_in(flat)
    if congress and congress[0].place:
        return congress[0].place
    found = _OF_TITLE.match(flat)
    return _own(found["place"]) if found else ""

"""Who gave the report, and in which office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import evolve, frozen

from gwreport.frontmatter.head import HAN, FrontText, plain
from gwreport.frontmatter.session import DATE, names_congress
from gwreport.frontmatter.words import words
from gwreport.model import Region
from gwreport.tables.matching import any_of

# Dots within a name (阿不都·艾山江), as they are written.
_DOTS = str.maketrans("•・‧", "···")


@frozen
class Office:
    """The speaker, the office as printed, and the words before it."""

    speaker: str | None = None
    role: str | None = None
    before: str = ""

    def full_role(self, place: Region | None) -> str | None:
        """The office with 国务院 and 自治区, which belong to its name, and without any other place."""
        if self.role is None:
            return None
        if self.role.endswith("总理") or "总理兼" in self.role:
            return words().head.cabinet + self.role
        if "主席" in self.role and self._is_of_region(place):
            return "自治区" + self.role
        return self.role

    def _is_of_region(self, place: Region | None) -> bool:
        """Whether the office is that of an autonomous region, by the words before it or by the place."""
        named = self.before.endswith(("自治区", "自治区人民政府", "自治区政府"))
        return named or (place is not None and place.name.endswith("自治区"))


@frozen
class _OfficePatterns:
    """An office with a name after or before it, a signature, a reporter, and a name alone."""

    role: re.Pattern[str]
    name_first: re.Pattern[str]
    signed: re.Pattern[str]
    reporter: re.Pattern[str]
    name_alone: re.Pattern[str]


@cache
def _patterns() -> _OfficePatterns:
    table = words().offices
    heads = "|".join(" ?".join(word) for word in table.heads)
    acting = "|".join(table.acting)
    role = (
        f"(?:(?:{acting}) ?)*(?:{heads})(?: ?兼[{HAN}]{{2,14}}?(?:{any_of(table.second)}))?"
        f"(?:{any_of(table.candidate)})?"
    )
    dotted = f"[{HAN}]{{1,8}}(?: ?[·•・‧．.] ?[{HAN}]{{1,10}}){{1,3}}"
    spaced = f"[{HAN}] {{1,4}}[{HAN}](?![{HAN}])"
    stop = rf"(?=\s|$|{any_of(table.after_name)}|[^\w·•・‧．.])"
    char = f"(?![{table.no_name_characters}])[{HAN}]"
    name = f"(?!{any_of(table.no_name)})(?:{dotted}|{spaced}|(?:{char}){{2,6}}?{stop}|(?:{char}){{2,4}})"
    return _OfficePatterns(
        # In 市长、党组书记 王五 another office is between office and name.
        role=re.compile(
            f"(?P<before>[{HAN}]{{0,30}}?)(?P<role>{role})(?:、[{HAN}]{{2,12}}(?= ))?"
            f" {{0,40}}[:：]? {{0,4}}(?P<name>{name})?"
        ),
        name_first=re.compile(
            f"(?:^|[^{HAN}])(?P<name>[{HAN}]{{2,4}}?)(?P<role>{role})(?=在|作|同志|代表|向)"
        ),
        signed=re.compile(
            rf"\(\s*{DATE}\s*(?P<role>{role})?\s*(?P<name>{dotted}|[{HAN}](?: ?[{HAN}]){{1,5}})\s*\)"
        ),
        reporter=re.compile(f"报告人[:：] ?(?P<name>{name})"),
        name_alone=re.compile(f"(?:{dotted}|{spaced}|[{HAN}]{{2,4}})"),
    )


def read_office(head: FrontText, title: str) -> Office:
    """The speaker and office from the lines of the head, else from a signature in brackets."""
    texts = (_without_prose(head), *head.notes, plain(title))
    printed = _printed(texts)
    if printed.speaker is not None:
        return printed
    reporter = _patterns().reporter.search(head.spaced)
    if reporter is not None:
        return evolve(printed, speaker=_name(reporter["name"]))
    named = _name_before_office(texts) if printed.role is None else None
    if named is not None:
        return named
    signed = _signature((title, *head.fields.values(), head.spaced))
    if signed is not None:
        return Office(_name(signed["name"]), printed.role or _unspaced(signed["role"]), printed.before)
    return evolve(printed, speaker=_name_alone(head))


def _without_prose(head: FrontText) -> str:
    """The lines of the head; where no address ends it, up to the first that ends a sentence."""
    if head.is_closed:
        return head.spaced
    at = head.spaced.find("。")
    return head.spaced if at < 0 else head.spaced[: max(head.spaced.rfind(" ", 0, at), 0)]


def _printed(texts: Sequence[str]) -> Office:
    """The first office that a name follows, else the first office."""
    first = Office()
    for text in texts:
        for match in _patterns().role.finditer(text):
            office = Office(_name(match["name"]), _unspaced(match["role"]), match["before"])
            if office.speaker is not None:
                return office
            first = first if first.role is not None else office
    return first


def _name_before_office(texts: Sequence[str]) -> Office | None:
    """The first office that a name comes before (王五县长在…)."""
    found = (_patterns().name_first.search(text) for text in texts)
    return next((Office(_name(match["name"]), match["role"]) for match in found if match), None)


def _signature(texts: Sequence[str]) -> re.Match[str] | None:
    """The first date with a name in brackets."""
    return next(filter(None, (_patterns().signed.search(plain(text)) for text in texts)), None)


def _name_alone(head: FrontText) -> str | None:
    """A name that is alone on the line before the address, after the line of the congress."""
    if len(head.lines) < 2 or not names_congress(head.lines[-2]):
        return None
    last = head.lines[-1]
    found = _patterns().name_alone.fullmatch(last)
    if found is None or _patterns().role.fullmatch(last) or "政府" in last:
        return None
    return _name(last)


def _name(text: str | None) -> str | None:
    """A name without white space, its dots alike; None for an empty one."""
    return "".join(text.split()).translate(_DOTS) if text else None


def _unspaced(text: str | None) -> str | None:
    return text.replace(" ", "") if text else None

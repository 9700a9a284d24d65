"""The metadata of a report: who reported to whom and when."""

from __future__ import annotations

from gwreport.frontmatter.body import home_province
from gwreport.frontmatter.given import YearLike, given_region, given_year
from gwreport.frontmatter.head import read_head
from gwreport.frontmatter.office import read_office
from gwreport.frontmatter.region import Sources, read_region
from gwreport.frontmatter.session import read_session
from gwreport.frontmatter.title import read_title
from gwreport.frontmatter.year import plan_year
from gwreport.gazetteer.regions import region_table
from gwreport.model import Diagnostic, Document, Level, Metadata, Region, Severity
from gwreport.span import Span


def read_metadata(
    document: Document,
    *,
    title: str | None = None,
    region: str | Region | None = None,
    year: YearLike | None = None,
) -> Metadata:
    """The metadata of a report; what the caller knows wins over what the text says.

    ``region`` may be a name, with or without its parents and ending, or a code; it is looked up for the
    report's year. Fields that the text does not tell are None. Raises ``YearError`` for a ``year`` that is no
    whole number from 1900 to 2200, ``RegionError`` for a ``region`` that is unknown or several places.
    """
    known_year = None if year is None else given_year(year)
    head = read_head(document)
    own_title = title or read_title(document, head)
    session = read_session(head, own_title or "")
    congress, body = session.congress, document.text
    office = read_office(head, own_title or "")
    plan = known_year or plan_year(own_title, head, session, body)
    place, level = read_region(Sources(own_title or "", head, body, congress, office, plan))
    if isinstance(region, str):
        region = given_region(region, plan, place, home_province(body))
    if region is not None:
        place, level = region, region.level
    return Metadata(
        title=own_title,
        region=place,
        level=level,
        year=plan,
        delivered=session.delivered,
        congress=congress.name if congress else None,
        session=congress.session if congress else None,
        speaker=office.speaker,
        role=office.full_role(place),
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

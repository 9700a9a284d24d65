"""Whether what the caller says of a report is what the report says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from gwreport.frontmatter.given import described
from gwreport.frontmatter.metadata import read_metadata
from gwreport.gazetteer.regions import region_table
from gwreport.model import Diagnostic, Document, Metadata, Region, Severity
from gwreport.span import Span


def disagreements(document: Document, metadata: Metadata) -> Iterator[Diagnostic]:
    """Remarks where ``metadata``, with what the caller knows, is not what the document tells by itself.

    A place that was renamed or upgraded (徐水县, 徐水区) agrees with itself; where the document does not
    tell, there is nothing to disagree with.
    """
    own = read_metadata(document)
    given, told = metadata.region, own.region
    if given is not None and told is not None and not _is_same(given, told):
        message = f"given as a report of {described(given)}, but it says it is of {described(told)}"
        yield Diagnostic("region-disagrees", message, Span(0, 0), Severity.WARNING)
    if metadata.year is not None and own.year is not None and metadata.year != own.year:
        message = f"given as the report of {metadata.year}, but it says it is of {own.year}"
        yield Diagnostic("year-disagrees", message, Span(0, 0), Severity.WARNING)


def _is_same(one: Region, other: Region) -> bool:
    """Whether two values may be one place: the same code, or one name in the same prefecture."""
    if one.adcode is not None and one.adcode == other.adcode:
        return True
    together = one.adcode is None or other.adcode is None or one.adcode[:4] == other.adcode[:4]
    return together and not _names(one).isdisjoint(_names(other))


def _names(place: Region) -> set[str]:
    """The name and short names of a place."""
    found = region_table().candidates(place.name)
    own = [d for d in found if place.adcode in (None, d.code)]
    return {place.name}.union(*(d.shorts for d in own))

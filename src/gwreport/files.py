"""The reports of one entry: of a file, a file in a zip or a row of a table, with its keys."""

from __future__ import annotations

from typing import Final

from attrs import evolve, frozen

from gwreport.errors import NoReportError
from gwreport.frontmatter.given import YearLike
from gwreport.model import Diagnostic, Document, Region, Report, Severity
from gwreport.pipeline import Pipeline
from gwreport.reading.collections.columns import Columns
from gwreport.reading.collections.entry import Entry
from gwreport.span import Span

__all__ = ["FULL_CELL", "Columns", "Entry", "Known", "read_entry", "split_entry"]

#: The most characters that Excel lets a cell hold: a text of that length is probably cut off.
FULL_CELL: Final = 32_767


@frozen
class Known:
    """What the caller says of every entry.

    ``one`` takes each for one report, whatever it looks like; ``region`` and ``year`` hold where the keys of
    an entry do not say otherwise.
    """

    one: bool = False
    region: str | Region | None = None
    year: YearLike | None = None

    def of(self, entry: Entry) -> Entry:
        """The entry with what is known of it."""
        return evolve(
            entry,
            one=entry.one or self.one,
            region=self.region if entry.region is None else entry.region,
            year=self.year if entry.year is None else entry.year,
        )


def read_entry(pipeline: Pipeline, entry: Entry) -> list[Report]:
    """The reports of an entry, in order, with its keys; of a row of a table also with its number.

    Raises the problem of an entry that has one, ``NoReportError`` where there is no report, and what
    ``Pipeline.read`` raises.
    """
    material = entry.material()
    if entry.one:
        found = [pipeline.read_one(material, name=entry.name, region=entry.region, year=entry.year)]
    else:
        found = pipeline.read(material, name=entry.name, region=entry.region, year=entry.year)
    if not found:
        detail = "no opening, outline or closing of one; --one (one=True) reads it all the same"
        raise NoReportError(entry.label, detail)
    return [_of_entry(report, entry) for report in found]


def split_entry(pipeline: Pipeline, entry: Entry) -> list[Document]:
    """The documents of an entry, reports and others, in order. Raises the problem that an entry has."""
    return pipeline.split(entry.material(), name=entry.name)


def _of_entry(report: Report, entry: Entry) -> Report:
    """A report with the keys of its entry."""
    if entry.row is None:
        return evolve(report, keys=entry.keys)
    remarks = report.diagnostics
    if isinstance(entry.content, str) and len(entry.content) == FULL_CELL:
        message = (
            f"its cell holds {FULL_CELL:,} characters, the most that Excel allows; the end may be missing"
        )
        remarks = (*remarks, Diagnostic("cell-full", message, Span(0, 0), Severity.WARNING))
    document = evolve(report.document, number=entry.row)
    return evolve(report, document=document, keys=entry.keys, diagnostics=remarks)

"""The rows of a table of findings: one for each place where figures of a report do not agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from attrs import frozen

from gwreport.analysis.checks import check_report
from gwreport.export.cells import cell_text
from gwreport.export.rows import Row, decimal_cell, report_cells
from gwreport.model import Report, Severity


@frozen(kw_only=True)
class FindingRow(Row):
    """Figures of a report that do not agree.

    ``places`` are the figures' half-open places in the text as it was given (``12-15 20-24``), ``numbers``
    their values in the same order; ``source_start`` and ``source_end`` are the last of the places, of the
    figure that the others make ``expected``, within ``tolerance``.
    """

    code: str
    severity: str
    message: str
    numbers: str
    expected: Decimal | None
    tolerance: Decimal | None
    places: str
    source_start: int | None
    source_end: int | None


def finding_rows(
    reports: Iterable[Report], *, severities: Sequence[Severity] = tuple(Severity)
) -> Iterator[FindingRow]:
    """One row for each finding of one of the ``severities`` in each report, in the order of the checks."""
    for report in reports:
        cells = report_cells(report)
        for finding in check_report(report):
            if finding.severity not in severities:
                continue
            places = [report.to_source(span) for span in finding.spans]
            yield FindingRow(
                **cells,
                code=finding.code,
                severity=str(finding.severity),
                message=finding.message,
                numbers=" ".join(cell_text(decimal_cell(number)) for number in finding.numbers),
                expected=decimal_cell(finding.expected),
                tolerance=decimal_cell(finding.tolerance),
                places=" ".join(f"{place.start}-{place.end}" for place in places),
                source_start=places[-1].start,
                source_end=places[-1].end,
            )

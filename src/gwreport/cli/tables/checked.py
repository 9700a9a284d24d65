"""Tables with what was decided on their rows: ``--decisions``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from gwreport.cli.output import complain
from gwreport.export.rows import Row
from gwreport.model import Report

if TYPE_CHECKING:  # the other tables do without what checking imports
    from gwreport.review.decisions import CheckableRow, Decision, Key

_MOST_TOLD = 3


def read_all(files: Iterable[str]) -> list[Decision]:
    """The decisions of some files, in order."""
    from gwreport.review.decisions import read_decisions

    return [decision for file in files for decision in read_decisions(Path(file))]


def decided_on(
    rows: Callable[[list[Report]], Iterable[Any]], row_type: type[Row], files: Sequence[str]
) -> tuple[CheckedRows, type[Row]]:
    """Rows with the decisions of some files, of which the last on a row counts, and their type."""
    from gwreport.review.decisions import latest
    from gwreport.review.merging import checked_type

    return CheckedRows(rows, latest(read_all(files))), checked_type(row_type)


@frozen
class CheckedRows:
    """From reports to their rows with what was decided on them; runs in any process."""

    rows: Callable[[list[Report]], Iterable[CheckableRow]]
    decisions: Mapping[Key, Decision]

    def __call__(self, reports: list[Report]) -> Iterable[Row]:
        """The rows of the reports of a text; a decision about it that fits no row is told on stderr."""
        from gwreport.review.merging import merged

        found = merged(self.rows(reports), self.decisions)
        if found.unused:
            unused = found.unused[:_MOST_TOLD]
            keys = ", ".join(f"{d.key.indicator} at {d.key.source_start}" for d in unused)
            more = f" and {len(found.unused) - _MOST_TOLD} more" if len(found.unused) > _MOST_TOLD else ""
            name = reports[0].document.source.name
            complain(f"{name}: no row fits the decision on {keys}{more} any more")
        return found.rows

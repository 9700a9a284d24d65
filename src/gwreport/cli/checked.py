"""Tables with what was decided on their rows: ``--decisions``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from gwreport.cli.inputs import Input
from gwreport.cli.output import complain
from gwreport.export.rows import Row
from gwreport.review.decisions import CheckableRow, Decision, Key, latest, read_decisions
from gwreport.review.merging import checked_type, merged

Rows = Callable[[Input], Iterable[CheckableRow]]


def read_all(files: Iterable[str]) -> list[Decision]:
    """The decisions of some files, in order."""
    return [decision for file in files for decision in read_decisions(Path(file))]


def checked(rows: Rows, row_type: type[Row], files: Sequence[str]) -> tuple[CheckedRows, type[Row]]:
    """Rows with the decisions of some files, of which the last on a row counts, and their type."""
    return CheckedRows(rows, latest(read_all(files))), checked_type(row_type)


@frozen
class CheckedRows:
    """From an input to its rows with what was decided on them; runs in any process."""

    rows: Rows
    decisions: Mapping[Key, Decision]

    def __call__(self, given: Input) -> Iterable[Row]:
        """The rows of an input; a decision about one of its texts that fits no row is told on stderr."""
        found = merged(self.rows(given), self.decisions)
        if found.unused:
            keys = ", ".join(f"{d.key.indicator} at {d.key.source_start}" for d in found.unused[:3])
            more = f" and {len(found.unused) - 3} more" if len(found.unused) > 3 else ""
            complain(f"{given.name}: no row fits the decision on {keys}{more} any more")
        return found.rows

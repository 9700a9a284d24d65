"""Measure how many quantities of open reports make a statement, and of which indicators the statements are.

    python tools/coverage.py [--top N] [TEXT ...]

Without texts, those of ../shared/corpus/open are read (GWREPORT_SHARED names another folder), the reports
that ``read`` finds in each. Durations are left out: hardly any of them is a value. A quantity with several
statements counts once. ``--top`` also lists so many indicators by their statements.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import gwreport
from gwreport.indicators.catalogue import default_catalogue

SHARED = Path(os.environ.get("GWREPORT_SHARED", Path(__file__).resolve().parents[2] / "shared"))
ERAS = ((1900, 1999), (2000, 2012), (2013, 2100))


class Coverage:
    """Counts over reports: quantities, those with a statement, and statements by indicator."""

    def __init__(self) -> None:
        self.quantities: Counter[str] = Counter()
        self.stated: Counter[str] = Counter()
        self.indicators: Counter[str] = Counter()

    def add(self, report: gwreport.Report) -> None:
        """Count a report, under all and under the era of its year."""
        spans = {m.span for m in report.mentions if is_counted(m)}
        stated = {s.quantity.span for s in report.statements}
        for name in ("all", era(report.metadata.year)):
            self.quantities[name] += len(spans)
            self.stated[name] += len(spans & stated)
        self.indicators.update(s.indicator.id for s in report.statements)

    def lines(self, top: int) -> Iterable[str]:
        """The table as lines of text."""
        for name in sorted(self.quantities):
            stated, of = self.stated[name], self.quantities[name]
            yield f"{name:<12}{stated:>8} of {of:>8} quantities make a statement: {100 * stated / of:.1f} %"
        added = sum(n for id, n in self.indicators.items() if not default_catalogue()[id].headline)
        yield f"{self.indicators.total()} statements, {added} of them of indicators without headline targets"
        for id, count in self.indicators.most_common(top):
            yield f"{count:>8} {id}"


def is_counted(mention: gwreport.Mention[object]) -> bool:
    """Whether a mention is a quantity other than a duration."""
    value = mention.value
    return isinstance(value, gwreport.Quantity) and value.kind is not gwreport.QuantityKind.DURATION


def era(year: int | None) -> str:
    """The era of a report's year."""
    return next((f"{a}-{b}" for a, b in ERAS if year is not None and a <= year <= b), "no year")


def main(arguments: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--top", type=int, default=0)
    options = parser.parse_args(arguments)
    coverage = Coverage()
    for path in options.texts or sorted((SHARED / "corpus" / "open").glob("*.txt")):
        for report in gwreport.read(path):
            coverage.add(report)
    print("\n".join(coverage.lines(options.top)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Hold what is read of open reports against labels that were made blind: statements and headline targets.

    python tools/audit.py [--errors]

The labels (tools/labels) were made on 2026-11-29 from the texts of ../shared/corpus/open alone, by readers
who saw neither the program nor its output; a label may be wrong, and ``opt`` ones count neither way. Those
added to the catalogue later are left out of the rounds A and B. Rounds C and D: of 2026-11-29 too, read
before the fixes that followed them (.942 and .943 of the figures were right then). Round E: of the same day,
read after those fixes (.970 of the figures of all eras and .958 of those of added indicators were right,
before any fix that followed); in two of its labels new loans were taken for a flow, which the conventions
make a change of the stock, and were set right. Round F, after the fixes that followed E: .968 of
the figures were right before any fix that followed (.930 of added indicators), .933 of the statements of the
sentences were found. Round G, after those: .979 (.921) and .923. GWREPORT_SHARED names another folder. Places
are file offsets.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import gwreport
from gwreport.analysis.targets import headline_targets
from gwreport.indicators.catalogue import default_catalogue

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "tools" / "labels"
TEXTS = Path(os.environ.get("GWREPORT_SHARED", ROOT.parent / "shared")) / "corpus" / "open"
#: Indicators that the readers of the first rounds were told to leave out, and those that no reader knew of.
UNKNOWN = frozenset({"energy_consumption", "fiscal_deficit_ratio", "total_social_financing"})
LEFT_OUT = UNKNOWN | {
    "national_income",
    "agricultural_industrial_output",
    *(id for id, entry in default_catalogue().entries.items() if not entry.headline),
}
FIRST_ROUNDS = frozenset({"A", "B"})


@cache
def read(name: str) -> gwreport.Report:
    """The longest report of a text."""
    return max(gwreport.read(TEXTS / f"{name}.txt"), key=lambda report: len(report.text))


def number(text: str | None) -> Fraction | None:
    """The value of a label."""
    if text is None:
        return None
    return Fraction(text) if "/" in text else Fraction(Decimal(text))


def differs(label: dict[str, Any], statement: gwreport.Statement) -> bool:
    """Whether a statement says anything else than a label."""
    period = statement.period
    years = [period.start.year, period.end.year] if period and period.start and period.end else None
    return (
        not same_value(label, statement)
        or str(statement.aspect) != label["aspect"]
        or (str(statement.status), str(statement.direction)) != (label["status"], label["direction"])
        or (label["period"] is not None and years != label["period"])
    )


def same_value(label: dict[str, Any], statement: gwreport.Statement) -> bool:
    """Whether a statement gives the indicator and the value of a label."""
    value = statement.quantity.value
    pairs = ((label["low"], value.low), (label["high"], value.high))
    same = all(
        given is None or (found is not None and number(str(found)) == number(given)) for given, found in pairs
    )
    return same and statement.indicator.id == label["indicator"]


def verdicts(labels: list[dict[str, Any]], found: list[gwreport.Statement]) -> Iterator[str]:
    """``full``, ``link`` (found, not all right) or ``missed`` for each label, ``extra`` for all others."""
    left = list(found)
    for label in labels:
        fitting = sorted((s for s in left if same_value(label, s)), key=lambda s: differs(label, s))
        if fitting:
            left.remove(fitting[0])
        if not label.get("opt"):
            yield ("missed" if not fitting else "link" if differs(label, fitting[0]) else "full")
    yield from ("extra" for _ in left)


def inside(item: dict[str, Any]) -> list[gwreport.Statement]:
    """The statements whose figure lies in the place of an item."""
    report = read(item["report"])
    left_out = LEFT_OUT if item["round"] in FIRST_ROUNDS else UNKNOWN
    return [
        statement
        for statement in report.statements
        if statement.indicator.id not in left_out
        and item["start"] <= report.to_source(statement.quantity.span).start < item["end"]
    ]


def lines(name: str) -> Iterator[dict[str, Any]]:
    """The items of a file of labels."""
    yield from map(json.loads, (LABELS / name).read_text(encoding="utf-8").splitlines())


def statements(errors: bool) -> None:
    """Print how many marked figures, and how many statements of marked sentences, are right, by round."""
    items = list(lines("statements.jsonl"))
    for name in sorted({item["round"] for item in items}):
        print(f"round {name}")
        of_round([item for item in items if item["round"] == name], errors)


def of_round(items: list[dict[str, Any]], errors: bool) -> None:
    """Print what is read right of the items of one round."""
    figures: Counter[bool] = Counter()
    sentences: Counter[str] = Counter()
    for item in items:
        found = list(verdicts(item["statements"], inside(item)))
        right = all(verdict == "full" for verdict in found)
        if item["kind"] == "figure":
            figures[right] += 1
        else:
            sentences.update(found)
        if errors and not right:
            print(item["report"], item["start"], item["kind"], *found)
    labelled = sentences["full"] + sentences["link"] + sentences["missed"]
    print(f"figures: everything right {figures[True]} of {figures.total()}")
    print(
        f"sentences: {labelled} statements, found {sentences['full'] + sentences['link']}, "
        f"everything right {sentences['full']}, extra {sentences['extra']}"
    )


def targets() -> None:
    """Print precision and recall of the headline targets."""
    hits = missed = extra = 0
    for item in lines("targets.jsonl"):
        found = [target.statement for target in headline_targets(read(item["report"]))]
        left = [_key(s) for s in found if s.indicator.id not in LEFT_OUT]
        for label in sorted(item["targets"], key=lambda label: bool(label.get("opt"))):
            key = _label_key(label)
            if key in left:
                left.remove(key)
            if not label.get("opt"):
                hits, missed = hits + (key in _keys(found)), missed + (key not in _keys(found))
        extra += len(left)
    print(f"targets: {hits} of {hits + missed} found, {extra} others")


def _keys(found: Iterable[gwreport.Statement]) -> set[tuple[Any, ...]]:
    return {_key(statement) for statement in found}


def _key(statement: gwreport.Statement) -> tuple[Any, ...]:
    value = statement.quantity.value
    ends = tuple(None if end is None else number(str(end)) for end in (value.low, value.high))
    return (statement.indicator.id, str(statement.aspect), *ends, str(value.bound), str(statement.direction))


def _label_key(label: dict[str, Any]) -> tuple[Any, ...]:
    ends = (number(label["low"]), number(label["high"]))
    return (label["indicator"], label["aspect"], *ends, label["bound"], label["direction"])


def main() -> int:
    """Print the figures, with ``--errors`` also the places that are not read right."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if not TEXTS.is_dir():
        print(f"nothing measured: no texts in {TEXTS}", file=sys.stderr)
        return 0
    statements(options.errors)
    targets()
    return 0


if __name__ == "__main__":
    sys.exit(main())

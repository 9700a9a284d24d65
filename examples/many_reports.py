"""Many texts as a stream over two processes; what cannot be read is told and does not stop the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import gwreport

FOLDER = Path(__file__).parent


def texts() -> Iterator[str]:
    """One text after another, as they come from a disk, a database or the network."""
    for file in sorted(FOLDER.glob("*-20??.txt")):
        yield file.read_text(encoding="utf-8")


def main() -> None:
    for outcome in gwreport.parse_many(texts(), processes=2, chunksize=1, on_error="record"):
        if isinstance(outcome, gwreport.Failure):
            print(f"text {outcome.index}: {outcome.error}")
        else:
            percents = [m for m in outcome.quantities if m.value.kind == gwreport.QuantityKind.PERCENT]
            print(f"{outcome.metadata.title}: {len(percents)} percentages")


if __name__ == "__main__":
    main()

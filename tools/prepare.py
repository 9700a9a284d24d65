"""Write what takes long to make of the tables (``gwreport.tables.prepared``), for a wheel or a working copy.

    python tools/prepare.py [FOLDER]

FOLDER is where ``prepared`` is written, by default the package in ``src``, where it is used from then on. The
build of a wheel calls this, so that a first answer in a fresh process takes two thirds of the time. The
same sources give the same bytes. ``--remove`` takes what is prepared in ``src`` away.
"""

from __future__ import annotations

import argparse
import importlib
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).resolve().parents[1] / "src"
PACKAGE = SOURCE / "gwreport"
PLACES = (
    "gwreport.indicators.catalogue:FORMS",
    "gwreport.mentions.bodies.lexicon:WORDS",
    "gwreport.mentions.common_words.reader:WORDS",
)
"""What is prepared besides the TOML tables."""


def preparations() -> Iterator[Any]:
    """Everything that is prepared: the named ones, and every table that holds but texts and whole numbers."""
    from gwreport.errors import DataTableError
    from gwreport.tables.schema import parsed_table

    for place in PLACES:
        module, _, name = place.partition(":")
        yield getattr(importlib.import_module(module), name)
    for path in sorted(PACKAGE.rglob("*.toml")):
        table = parsed_table(path.relative_to(PACKAGE).as_posix())
        try:
            json.dumps(table.make())
        except (TypeError, DataTableError):  # a date or a decimal number, or no table of words
            continue
        yield table


def prepare(folder: Path) -> list[Path]:
    """Write all files into ``folder / "prepared"``, which is emptied before, and return their paths."""
    from gwreport.tables.prepared import FOLDER

    remove(folder)
    texts = [(each.name, each.written()) for each in preparations()]
    paths = []
    for name, text in texts:
        path = folder / FOLDER / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def remove(folder: Path) -> None:
    """Take away what is prepared in a folder."""
    shutil.rmtree(folder / "prepared", ignore_errors=True)


def main(argv: list[str] | None = None) -> int:
    """Write or remove, and return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=PACKAGE)
    parser.add_argument("--remove", action="store_true")
    options = parser.parse_args(argv)
    sys.path.insert(0, str(SOURCE))
    if options.remove:
        remove(options.folder)
        return 0
    paths = prepare(options.folder)
    print(f"{len(paths)} files, {sum(path.stat().st_size for path in paths):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""``gwreport indicators``: the catalogue of indicators."""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from typing import Any

from gwreport.cli import display
from gwreport.cli.inputs import json_line
from gwreport.indicators.catalogue import IndicatorCatalogue, default_catalogue, read_catalogue

_COLUMNS = ("id", "name", "english", "nature", "dimension", "units", "headline", "source", "forms")
_SHOWN = ("id", "name", "english", "nature", "units", "forms")
_FORMS_SHOWN = 4  # of an indicator in the list for people; the other formats give all


def add(commands: Any) -> None:  # noqa: ANN401 - argparse gives its type no public name
    """Add the command."""
    parser = commands.add_parser(
        "indicators",
        help="list the indicators that are known, with the ways to write them",
        description="List the indicators of the catalogue: id, Chinese and English name, nature, units, "
        "whether headline targets are set for it, source and forms. Names (ids, Chinese or English) "
        "choose some.",
    )
    parser.add_argument("names", metavar="NAME", nargs="*", help="only this indicator (repeat for more)")
    parser.add_argument(
        "--catalogue", metavar="FILE", type=Path, help="a TOML file of indicators beside the built-in ones"
    )
    parser.add_argument(
        "-f",
        "--format",
        choices=tuple(_WRITERS),
        default="text",
        help="form of the list (default: %(default)s)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    catalogue = default_catalogue()
    if options.catalogue is not None:
        catalogue = catalogue.extended(read_catalogue(options.catalogue))
    ids = [catalogue.named(name).id for name in options.names] or list(catalogue.entries)
    _WRITERS[options.format]([row for row in indicator_rows(catalogue) if row["id"] in ids])
    return 0


def _write_text(rows: list[dict[str, Any]]) -> None:
    shown = [row | {"forms": row["forms"][:_FORMS_SHOWN]} for row in rows]
    print("\n".join(display.table([_SHOWN, *(tuple(_cell(row[key]) for key in _SHOWN) for row in shown)])))


def _write_jsonl(rows: list[dict[str, Any]]) -> None:
    sys.stdout.writelines(json_line(row) for row in rows)


def _write_csv(rows: list[dict[str, Any]]) -> None:
    writer = csv.DictWriter(sys.stdout, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)


_WRITERS = {"text": _write_text, "jsonl": _write_jsonl, "csv": _write_csv}


def indicator_rows(catalogue: IndicatorCatalogue) -> list[dict[str, Any]]:
    """One row for each indicator; its forms are the shortest first, without look-alikes."""
    forms: dict[str, list[str]] = {id: [] for id in catalogue.entries}
    for text, form in catalogue.forms.items():
        if form.one in forms and not form.members and form.use not in ("head", "tail"):
            forms[form.one].append(text)
    return [
        {
            "id": id,
            "name": entry.indicator.name,
            "english": entry.indicator.english,
            "nature": entry.indicator.nature,
            "dimension": entry.indicator.dimension,
            "units": sorted(entry.units - {""}),
            "headline": entry.headline,
            "source": entry.source,
            "forms": sorted(forms[id], key=lambda text: (len(text), text)),
        }
        for id, entry in catalogue.entries.items()
    ]


def _cell(value: Any) -> str:  # noqa: ANN401 - a value of a row
    if isinstance(value, list):
        return " ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)

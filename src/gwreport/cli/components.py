"""``gwreport components``: what can be plugged in by name."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from typing import Any

from gwreport.cli import display
from gwreport.cli.inputs import json_line
from gwreport.plugins import Provider, providers


def add(commands: Any) -> None:  # noqa: ANN401 - argparse gives its type no public name
    """Add the command."""
    parser = commands.add_parser(
        "components",
        help="list the components that are installed",
        description="List the installed components by group, with the package that provides each. A name "
        "that two packages provide cannot be used and makes the exit code 1.",
    )
    parser.add_argument(
        "-f",
        "--format",
        choices=("text", "jsonl"),
        default="text",
        help="form of the list (default: %(default)s)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    found = providers()
    offers = Counter((provider.group, provider.name) for provider in found)
    rows = [_record(provider, offers[provider.group, provider.name] > 1) for provider in found]
    if options.format == "jsonl":
        sys.stdout.writelines(json_line(row) for row in rows)
    else:
        head = ("group", "name", "package", "object", "")
        cells = [
            (
                row["group"].removeprefix("gwreport."),
                row["name"],
                row["package"],
                row["object"],
                "CLASH" * row["clash"],
            )
            for row in rows
        ]
        print("\n".join(display.table([head, *cells])))
    return 1 if any(row["clash"] for row in rows) else 0


def _record(provider: Provider, clash: bool) -> dict[str, Any]:
    return {
        "group": provider.group,
        "name": provider.name,
        "package": provider.package,
        "object": provider.target,
        "clash": clash,
    }

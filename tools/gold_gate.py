"""Refuse a drop in quality: the figures of ../shared/gold against gold_floors.toml.

    python tools/gold_gate.py [--floors FILE]

../shared is taken from GWREPORT_SHARED where that is set. Exit code 0: all floors hold, or there is
no ../shared (said loudly); 1: a figure lies below its floor or is missing; 2: a scorer failed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("GWREPORT_SHARED", ROOT.parent / "shared"))
ABSENT = """
##############################################################################
##  NO QUALITY WAS MEASURED: the labelled reports are not there.            ##
##  Looked in {where:<62}##
##  Set GWREPORT_SHARED to the folder that holds gold/ and corpus/.         ##
##############################################################################
"""


def score_figures(script: str = "score.py") -> dict[str, float]:
    """F1, precision and recall of each metric of score.py or score3.py."""
    rows = json.loads(_run(script, "--json"))
    figures = {}
    for metric, row in rows.items():
        figures[metric] = row["f1"]
        figures[f"{metric}.p"], figures[f"{metric}.r"] = row["p"], row["r"]
    return figures


def panel_figures() -> dict[str, float]:
    """The shares and counts that panel.py prints."""
    text = _run("panel.py", "--errors", "100000")
    patterns = {
        "crashed": r"crashed (\d+)",
        "metadata.year": r"metadata year +\S+ = ([\d.]+)",
        "metadata.level": r"metadata level +\S+ = ([\d.]+)",
        "metadata.region": r"metadata region +\S+ = ([\d.]+)",
        "gdp.accuracy": r"accuracy ([\d.]+)",
        "gdp.precision": r"precision ([\d.]+)",
    }
    found = {name: re.search(pattern, text) for name, pattern in patterns.items()}
    figures = {name: float(match[1]) for name, match in found.items() if match}
    bound = re.search(r"gdp bound : (\d+)/(\d+)", text)
    if bound:
        figures["gdp.bound"] = int(bound[1]) / max(int(bound[2]), 1)
    figures["resolutions"] = len(re.findall(r"is no report, but \d+ came out", text))
    return figures


def fault_figures() -> dict[str, float]:
    """How many of the known faults and of the guards beside them are read right."""
    found = re.search(r"faults: (\d+) of \d+ pass +guards: (\d+) of \d+ pass", _run("faults.py"))
    return {} if found is None else {"faults": float(found[1]), "guards": float(found[2])}


def _run(script: str, *arguments: str) -> str:
    command = [sys.executable, str(SHARED / "gold" / script), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stderr)
        print(f"{script} failed with exit code {done.returncode}", file=sys.stderr)
        raise SystemExit(2)
    return done.stdout


def compare(
    figures: dict[str, float], floors: dict[str, float], *, at_most: bool = False
) -> Iterator[tuple[bool, str]]:
    """Whether each floor (or ceiling) holds, and a line that shows it."""
    for name, floor in floors.items():
        figure = figures.get(name)
        holds = figure is not None and (figure <= floor if at_most else figure >= floor)
        shown = "missing" if figure is None else f"{figure:.4f}"
        yield (
            holds,
            f"{'ok  ' if holds else 'FAIL'}  {name:<28} {shown:>8}  {'≤' if at_most else '≥'} {floor:g}",
        )


def main() -> int:
    """Run the scorers and print one line for each floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--floors", type=Path, default=ROOT / "gold_floors.toml")
    options = parser.parse_args()
    if not (SHARED / "gold" / "score.py").is_file():
        print(ABSENT.format(where=str(SHARED)), file=sys.stderr)
        return 0
    floors = tomllib.loads(options.floors.read_text(encoding="utf-8"))
    ceilings = floors["panel"].pop("at_most", {})
    panel = panel_figures()
    lines = [
        *compare(score_figures(), floors["score"]),
        *compare(score_figures("score3.py"), floors["score3"]),
        *compare(fault_figures(), floors["faults"]),
        *compare(panel, floors["panel"]),
        *compare(panel, ceilings, at_most=True),
    ]
    for _, line in lines:
        print(line)
    failed = sum(not holds for holds, _ in lines)
    print(f"{len(lines) - failed} of {len(lines)} floors hold")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""From report files to a table of growth targets, what came of them, and a chart.

    python examples/growth_targets.py [CHART.png]

Two governments, a province and a city in it, four years each. Needs pandas and matplotlib.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
import pandas as pd

import gwreport
from gwreport.analysis.comparison import compare_levels, compare_outturn
from gwreport.export import tables

mpl.use("Agg")
from matplotlib import pyplot as plt
from matplotlib.lines import Line2D

HERE = Path(__file__).parent
FILES = [
    *sorted((HERE / "growth").glob("*.txt")),
    HERE / "crawl-2023.txt",
    HERE / "qinglan-province-2024.txt",
]
# The chart is in English, so that it needs no Chinese font.
PLACES = {"青岚省": ("Qinglan (province)", "#1f5f8b"), "青川原市": ("Qingchuanyuan (city)", "#c4572e")}
PROVINCE, CITY = PLACES


def read_all() -> dict[tuple[str, int], gwreport.Report]:
    """The reports by place and planned year."""
    found = {}
    for file in FILES:
        for report in gwreport.read(file):
            region, year = report.metadata.region, report.metadata.year
            if region is not None and year is not None:
                found[region.name, year] = report
    return found


def growth_table(reports: dict[tuple[str, int], gwreport.Report]) -> pd.DataFrame:
    """One row for each GDP growth target: low, high, form and words, the outturn, and whether it was met."""
    rows = [reports[key] for key in sorted(reports)]
    frame = tables.to_pandas(tables.target_rows(rows), row_type=tables.TargetRow)
    frame = frame[(frame["indicator"] == "gdp") & (frame["aspect"] == "growth")]
    frame = frame[["region", "year", "low", "high", "form", "words"]].set_index(["region", "year"])
    for place, year in frame.index:
        later = reports.get((place, year + 1))
        if later is None:
            continue
        for outturn in compare_outturn(reports[place, year], later):
            if outturn.target.indicator.id == "gdp" and outturn.actual.quantity.value.value is not None:
                frame.loc[(place, year), "outturn"] = float(outturn.actual.quantity.value.value)
                frame.loc[(place, year), "met"] = "yes" if outturn.met else "no"
    return frame.fillna({"words": "", "met": ""})


def excess_table(reports: dict[tuple[str, int], gwreport.Report]) -> pd.DataFrame:
    """By how many percentage points the city asks for more than its province (层层加码), year by year."""
    rows = []
    for year in sorted({year for _, year in reports}):
        for step in compare_levels(reports[CITY, year], reports[PROVINCE, year]):
            rows.append((year, step.indicator.id, step.own.statement.aspect, float(step.excess)))
    frame = pd.DataFrame(rows, columns=["year", "indicator", "aspect", "excess"])
    growth = frame[frame["aspect"] == "growth"]
    return growth.pivot_table(index="indicator", columns="year", values="excess").rename_axis(columns=None)


def draw(frame: pd.DataFrame, path: Path) -> None:
    """Targets as squares, ranges as bars, outturns as hollow circles; a dotted line is the gap."""
    figure, axes = plt.subplots(figsize=(7.5, 4.2), layout="constrained")
    for shift, (place, (label, colour)) in zip((-0.09, 0.09), PLACES.items(), strict=True):
        rows = frame.loc[place]
        years = [year + shift for year in rows.index]
        middle = (rows["low"] + rows["high"]) / 2
        axes.plot(years, middle, color=colour, linewidth=1.5, alpha=0.5)
        axes.vlines(years, rows["low"], rows["high"], color=colour, linewidth=7)
        axes.scatter(years, middle, color=colour, marker="s", s=46, zorder=3)
        axes.scatter(
            years, rows["outturn"], facecolor="white", edgecolor=colour, linewidth=1.8, s=58, zorder=4
        )
        axes.vlines(years, middle, rows["outturn"], color=colour, linewidth=1, linestyle=":")
        axes.annotate(
            label, (years[0], middle.iloc[0]), xytext=(36, 6), textcoords="offset points", color=colour
        )
    axes.set_xticks(sorted(set(frame.index.get_level_values("year"))))
    axes.margins(x=0.06, y=0.12)
    axes.set_ylabel("GDP growth, percent")
    axes.set_title("Growth targets and what came of them (invented reports)", loc="left", fontsize=11, pad=12)
    key = [
        Line2D([], [], color="#555555", marker="s", linewidth=1.5, label="target (bar: range)"),
        Line2D([], [], marker="o", color="#555555", markerfacecolor="white", linewidth=0, label="outturn"),
    ]
    axes.legend(handles=key, frameon=False, loc="upper right")
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    figure.savefig(path, format="png", dpi=120, metadata={"Software": None})
    plt.close(figure)


def show(frame: pd.DataFrame) -> None:
    """Print a table; Chinese characters are two columns wide."""
    with pd.option_context("display.unicode.east_asian_width", True):
        text = frame.to_string(index=False, na_rep="")
    print("\n".join(line.rstrip() for line in text.split("\n")))


def main(arguments: Sequence[str]) -> None:
    reports = read_all()
    frame = growth_table(reports)
    show(frame.reset_index())
    print("\nCity above province, percentage points")
    show(excess_table(reports).reset_index())
    draw(frame, Path(arguments[0] if arguments else "growth_targets.png"))


if __name__ == "__main__":
    main(sys.argv[1:])

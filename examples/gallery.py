"""The pictures of docs/gallery.md, drawn from the invented reports of this folder.

    python examples/gallery.py [FOLDER]    # by default pictures, where you are

Needs pandas and matplotlib; the chart texts are English, so that no Chinese font is needed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl

import gwreport
from gwreport.analysis import attention, compare_levels

mpl.use("Agg")
from matplotlib import pyplot as plt

HERE = Path(__file__).parent
FILES = [
    *sorted((HERE / "growth").glob("*.txt")),
    HERE / "crawl-2023.txt",
    HERE / "qinglan-province-2024.txt",
]
NAMES = {"青岚省": "Qinglan (province)", "青川原市": "Qingchuanyuan (city)"}
COLOURS = {"青岚省": "#1f5f8b", "青川原市": "#c4572e"}
TOPICS = {"industry": ["工业", "制造业", "产业"], "people's lives": ["就业", "医疗", "养老", "教育"]}


def read_all() -> list[gwreport.Report]:
    """The reports, by place and year."""
    reports = [report for file in FILES for report in gwreport.read(file)]
    return sorted(reports, key=lambda report: (place_of(report), report.metadata.year or 0))


def place_of(report: gwreport.Report) -> str:
    """The name of a report's place."""
    return report.metadata.region.name if report.metadata.region else ""


def targets_by_place_and_year(reports: list[gwreport.Report], path: Path) -> None:
    """GDP growth: the target as a bar from low to high, the outturn as a point."""
    panel = gwreport.panel(reports, indicators=["gdp"])
    panel = panel[panel["aspect"] == "growth"]
    figure, axes = plt.subplots(figsize=(7, 3.6), layout="constrained")
    for shift, (place, rows) in zip((-0.1, 0.1), panel.groupby("region", sort=False), strict=True):
        years = rows["year"].astype(float) + shift
        middle = (rows["target_low"] + rows["target_high"]) / 2
        reach = (rows["target_high"] - rows["target_low"]) / 2
        axes.errorbar(years, middle, reach, fmt="_", capsize=4, color=COLOURS[place], label=NAMES[place])
        axes.plot(years, rows["outturn"], "o", mfc="none", color=COLOURS[place])
    axes.set(title="GDP growth: targets (lines) and outturns (rings)", ylabel="%", xlabel="year")
    axes.xaxis.set_major_locator(mpl.ticker.MaxNLocator(integer=True))
    axes.legend()
    _save(figure, path)


def more_than_the_level_above(reports: list[gwreport.Report], path: Path) -> None:
    """How much more growth the city asks for than its province in the same year."""
    found = {(place_of(report), report.metadata.year): report for report in reports}
    excess = {}
    for (place, year), report in found.items():
        above = found.get(("青岚省", year))
        if place == "青川原市" and above is not None:
            for each in compare_levels(report, above):
                if each.indicator.id == "gdp":
                    excess[year] = float(each.excess)
    figure, axes = plt.subplots(figsize=(7, 3), layout="constrained")
    axes.bar(
        [str(year) for year in sorted(excess)], [excess[year] for year in sorted(excess)], color="#c4572e"
    )
    axes.axhline(0, color="#444444", linewidth=0.8)
    axes.set(title="GDP growth target of the city above that of its province", ylabel="percentage points")
    _save(figure, path)


def attention_over_time(reports: list[gwreport.Report], path: Path) -> None:
    """Hits per 10,000 characters of two lists of words, in the reports of the province."""
    own = [report for report in reports if place_of(report) == "青岚省"]
    years = [report.metadata.year for report in own]
    figure, axes = plt.subplots(figsize=(7, 3), layout="constrained")
    for topic, words in TOPICS.items():
        axes.plot(
            years, [float(attention(report, words).per_10k_characters) for report in own], "o-", label=topic
        )
    axes.set(title="Attention of the province", ylabel="hits per 10,000 characters", ylim=(0, None))
    axes.xaxis.set_major_locator(mpl.ticker.MaxNLocator(integer=True))
    axes.legend()
    _save(figure, path)


def _save(figure: plt.Figure, path: Path) -> None:
    figure.savefig(path, dpi=120, metadata={"Software": None})
    plt.close(figure)


def main(arguments: Sequence[str]) -> None:
    """Draw all pictures."""
    folder = Path(arguments[0]) if arguments else Path("pictures")
    folder.mkdir(parents=True, exist_ok=True)
    reports = read_all()
    targets_by_place_and_year(reports, folder / "targets.png")
    more_than_the_level_above(reports, folder / "levels.png")
    attention_over_time(reports, folder / "attention.png")
    print(f"3 pictures in {folder}")


if __name__ == "__main__":
    main(sys.argv[1:])

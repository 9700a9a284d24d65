"""The scripts of examples/ run, and what they print makes sense."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import gwreport

EXAMPLES = Path(__file__).parents[2] / "examples"
SCRIPTS = sorted(EXAMPLES.glob("*.py"))
REPORTS = sorted(EXAMPLES.glob("*-20??.txt"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_run_without_a_warning(script: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", str(script)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
    assert done.stdout.strip()


@pytest.mark.parametrize(
    "name, place, level, year, speaker",
    [
        ("crawl-2023.txt", "青川原市", "prefecture", 2023, "陆见深"),
        ("lumingping-township-2024.txt", "鹿鸣坪镇", "township", 2024, "沈知夏"),
        ("qinglan-province-2024.txt", "青岚省", "province", 2024, "顾南乔"),
        ("yunhe-county-2022.txt", "云河县", "county", 2022, "周以宁"),
    ],
)
def test_reports_tell_who_reported_and_when(
    name: str, place: str, level: str, year: int, speaker: str
) -> None:
    (report,) = gwreport.read(EXAMPLES / name)
    found = report.metadata
    assert found.region is not None
    assert (found.region.name, found.level, found.year, found.speaker) == (place, level, year, speaker)
    assert report.to_dict()["schema_version"] >= 1


def test_every_example_report_is_covered_above() -> None:
    assert len(REPORTS) == 4


def test_news_stay_out_of_the_report_of_the_crawl() -> None:
    (report,) = gwreport.read(EXAMPLES / "crawl-2023.txt")
    assert "储能电池" not in report.text
    assert "森林防火" not in report.text
    assert "奋力开创青川原现代化建设新局面!" in report.text

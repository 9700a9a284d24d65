"""The whole way: sixty reports, a page of sixty rows, a key for each, decisions.jsonl, the checked table.

How long it takes, `benchmarks/review.py` says.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gwreport import cli
from gwreport.review.decisions import read_decisions
from many_reports import reports

ROWS = 60
VERDICTS = {"a": "accepted", "r": "rejected", "1": "corrected"}


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = [tmp_path / f"{number:02}.txt" for number in range(60)]
    for path, text in zip(paths, reports(60), strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def test_sixty_rows_are_checked_by_keys(
    files: list[str], tmp_path: Path, browser: Any, downloads: Path
) -> None:
    page, table, saved = tmp_path / "review.html", tmp_path / "targets.csv", downloads / "decisions.jsonl"
    saved.unlink(missing_ok=True)
    assert cli.main(["review", *files, "-o", str(page), "--coder", "li", "--sample", str(ROWS)]) == 0
    browser.get(page.as_uri())
    pressed = []
    for number in range(ROWS):
        wanted = "aaaar1"[number % 6]
        key = wanted if browser.find_elements("css selector", ".candidates") else "a"
        browser.switch_to.active_element.send_keys(key)
        pressed.append(VERDICTS[key])
    assert set(pressed) == set(VERDICTS.values())
    browser.switch_to.active_element.send_keys("s")
    _wait(saved.exists)
    assert [decision.verdict for decision in read_decisions(saved)] == pressed
    assert cli.main(["targets", *files, "--decisions", str(saved), "-o", str(table)]) == 0
    with table.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 6 * len(files)
    checked = [row for row in rows if row["checked"]]
    assert sorted(row["checked"] for row in checked) == sorted(pressed)
    assert {row["coder"] for row in checked} == {"li"}
    assert all(row["value_read"] for row in checked if row["checked"] == "corrected")


def _wait(is_so: Callable[[], bool]) -> None:
    for _ in range(200):
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError("nothing was saved")

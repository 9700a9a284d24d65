"""The commands review and agreement, and tables with decisions."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from gwreport.cli import FAILED, OK, USAGE, main
from gwreport.export.lines import read_csv, read_jsonl
from gwreport.review.merging import CheckedTargetRow
from markup import data_of

ROOT = Path(__file__).parents[2]
FILES = [str(ROOT / "examples/qinglan-province-2024.txt"), str(ROOT / "examples/yunhe-county-2022.txt")]
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "review.html"
    assert main(["review", *FILES, "-o", str(path)]) == OK
    return path


def decisions(page: Path, path: Path, *verdicts: str, coder: str = "li") -> Path:
    """A file of decisions on the first rows of a page, as the page saves it."""
    lines = []
    items = data_of(page.read_text(encoding="utf-8"))["items"]
    for item, verdict in zip(items, verdicts, strict=False):
        right = item["reading"] | {"low": "9", "high": "9"} if verdict == "corrected" else None
        line = {**item["key"], "verdict": verdict, "coder": coder, "read": item["reading"], "right": right}
        lines.append(json.dumps(line) + "\n")
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_every_headline_target_of_all_files_is_on_the_page(page: Path, capsys: Capture) -> None:
    items = data_of(page.read_text(encoding="utf-8"))["items"]
    assert main(["targets", *FILES]) == OK
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    told = {(row["text_sha256"], row["indicator"], row["source_start"]) for row in rows}
    assert {
        (i["key"]["text_sha256"], i["key"]["indicator"], str(i["key"]["source_start"])) for i in items
    } == told


def test_a_page_needs_a_file(capsys: Capture) -> None:
    assert main(["review", FILES[0]]) == USAGE
    assert "a page needs a file: -o review.html" in capsys.readouterr().err


def test_statements_and_samples_can_be_checked(tmp_path: Path) -> None:
    made = tmp_path / "sample.html"
    options = ["--rows", "statements", "--sample", "7", "--seed", "3", "-o", str(made)]
    assert main(["review", *FILES, *options]) == OK
    once = data_of(made.read_text(encoding="utf-8"))["items"]
    assert main(["review", *FILES[::-1], *options]) == OK
    again = data_of(made.read_text(encoding="utf-8"))["items"]
    assert len(once) == 7
    assert sorted(item["key"]["source_start"] for item in again) == sorted(
        item["key"]["source_start"] for item in once
    )


def test_decisions_tell_the_error_rate(page: Path, tmp_path: Path, capsys: Capture) -> None:
    made = decisions(page, tmp_path / "d.jsonl", "accepted", "corrected", "accepted", "rejected")
    again = tmp_path / "again.html"
    assert main(["review", *FILES, "-o", str(again), "--decisions", str(made)]) == OK
    out = capsys.readouterr().out
    assert out.startswith("2 of 4 rows wrong: error rate 50.0% (95 % interval 15.0% to 85.0%); ")
    assert len(data_of(again.read_text(encoding="utf-8"))["decisions"]) == 4


@pytest.mark.parametrize("processes", ["1", "2"])
def test_targets_take_decisions(page: Path, tmp_path: Path, capsys: Capture, processes: str) -> None:
    made = decisions(page, tmp_path / "d.jsonl", "accepted", "corrected", "rejected")
    assert main(["targets", *FILES, "--decisions", str(made), "-j", processes]) == OK
    out, err = capsys.readouterr()
    rows = list(read_csv(out, CheckedTargetRow))
    assert err == ""
    assert [(row.checked, row.coder) for row in rows if row.checked] == [
        ("accepted", "li"),
        ("corrected", "li"),
        ("rejected", "li"),
    ]
    (corrected,) = [row for row in rows if row.checked == "corrected"]
    assert (str(corrected.low), corrected.value_read) == ("9", "4 %")


def test_statements_take_decisions_and_other_forms(page: Path, tmp_path: Path, capsys: Capture) -> None:
    made = decisions(page, tmp_path / "d.jsonl", "accepted")
    target = tmp_path / "targets.jsonl"
    assert main(["targets", *FILES, "--decisions", str(made), "-o", str(target)]) == OK
    with target.open(encoding="utf-8") as stream:
        assert [row.checked for row in read_jsonl(stream, CheckedTargetRow)].count("accepted") == 1
    assert main(["statements", *FILES, "--decisions", str(made), "-f", "text"]) == OK
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.endswith("checked")
    assert sum(line.endswith("accepted") for line in lines) == 1


def test_a_decision_that_fits_no_row_is_told(page: Path, tmp_path: Path, capsys: Capture) -> None:
    made = decisions(page, tmp_path / "d.jsonl", "accepted")
    line = json.loads(made.read_text(encoding="utf-8"))
    made.write_text(json.dumps(line | {"source_start": 1, "source_end": 2}), encoding="utf-8")
    assert main(["targets", *FILES, "--decisions", str(made)]) == OK
    assert "no row fits the decision on gdp at 1 any more" in capsys.readouterr().err


def test_a_file_that_holds_no_decisions_is_named(tmp_path: Path, capsys: Capture) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{}\n", encoding="utf-8")
    assert main(["targets", *FILES, "--decisions", str(bad)]) == FAILED
    assert "bad.jsonl, line 1" in capsys.readouterr().err


def test_two_coders_agree_or_not(page: Path, tmp_path: Path, capsys: Capture) -> None:
    ours = decisions(page, tmp_path / "a.jsonl", "accepted", "corrected", "accepted", "rejected")
    theirs = decisions(page, tmp_path / "b.jsonl", "accepted", "accepted", "accepted", "rejected", coder="wu")
    assert main(["agreement", str(ours), str(theirs)]) == OK
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("4 rows in both; 0 only in")
    assert lines[2].split() == ["verdict", "4", "3", "75.0%", "0.556"]
    assert "Disagreements (2)" in lines
    assert main(["agreement", str(ours), str(theirs), "-f", "jsonl"]) == OK
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert records[0] == {"field": "verdict", "rows": 4, "alike": 3, "kappa": 0.555556}
    assert [record["field"] for record in records[-2:]] == ["verdict", "value"]


def test_a_table_is_compared_with_ones_own(tmp_path: Path, capsys: Capture) -> None:
    table = tmp_path / "targets.csv"
    assert main(["targets", *FILES, "-o", str(table)]) == OK
    mine = tmp_path / "mine.csv"
    head = "region,year,indicator,low"
    mine.write_bytes(
        f"{head}\n青岚省,2024,gdp,5.50\n青岚省,2024,cpi,2\n云河县,2030,gdp,1\n".encode("gb18030")
    )
    assert main(["agreement", str(table), str(mine), "--on", "region,year,indicator"]) == OK
    out = capsys.readouterr().out
    assert out.startswith("2 rows in both; ")
    assert f"1 only in {mine}" in out
    assert ["low", "2", "1", "50.0%", "0.333"] in [line.split() for line in out.splitlines()]
    assert ["青岚省", "2024", "cpi", "low", "3", "2"] in [line.split() for line in out.splitlines()]


def test_tables_need_the_columns_that_join_them(tmp_path: Path, capsys: Capture) -> None:
    table = tmp_path / "targets.csv"
    table.write_text("region\n云河县\n", encoding="utf-8")
    assert main(["agreement", str(table), str(table)]) == USAGE
    assert "two tables need --on" in capsys.readouterr().err
    assert main(["agreement", str(table), str(table), "--on", "place"]) == FAILED
    assert "the first table: no column 'place'; it has region" in capsys.readouterr().err

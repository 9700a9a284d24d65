"""The commands that make tables: targets, statements, figures, check."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from gwreport.cli import FAILED, OK, main
from gwreport.export import tables
from gwreport.export.tables import FigureRow, StatementRow, TargetRow
from gwreport.export.wide import usual_indicators

PROVINCE = """2023年青岚省政府工作报告
各位代表：
现在，我代表省人民政府，向大会报告工作，请予审议。
一、2022年工作回顾
全省地区生产总值增长7.4%，城镇新增就业40万人。茶叶产值由20亿元增长到30亿元，增长80%。
二、2023年工作安排
今年主要预期目标是：地区生产总值增长6%左右，城镇新增就业42万人以上，居民收入增长与经济增长同步。
三、加强政府自身建设
改进作风。
"""
SILENT = """2023年云河县政府工作报告
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
一、2022年工作回顾
全县粮食产量30万吨。
二、2023年工作安排
今年要办好民生实事。
三、加强政府自身建设
改进作风。
"""
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def province(tmp_path: Path) -> str:
    path = tmp_path / "province.txt"
    path.write_text(PROVINCE, encoding="utf-8")
    return str(path)


@pytest.fixture
def silent(tmp_path: Path) -> str:
    path = tmp_path / "silent.txt"
    path.write_text(SILENT, encoding="utf-8")
    return str(path)


def cells(rows: list[TargetRow]) -> list[tuple[str | None, str, str, str | None]]:
    return [(row.region, row.indicator, row.presence, row.form) for row in rows]


EXPECTED = [
    ("青岚省", "gdp", "stated", "around"),
    ("青岚省", "urban_jobs", "stated", "at_least"),
    ("青岚省", "income", "qualitative", None),
]


def test_targets_are_csv_by_default(province: str, capsys: Capture) -> None:
    assert main(["targets", province]) == OK
    out, err = capsys.readouterr()
    assert err == ""
    assert cells(list(tables.read_csv(io.StringIO(out, newline=""), TargetRow))) == EXPECTED


@pytest.mark.parametrize(
    ("indicators", "rows"),
    [
        (["gdp"], [("云河县", "gdp", "not_found", None)]),
        (
            ["gdp", "exports"],
            [("云河县", "gdp", "not_found", None), ("云河县", "exports", "not_found", None)],
        ),
        ([], []),
    ],
)
def test_targets_tell_what_is_not_there(
    silent: str, capsys: Capture, indicators: list[str], rows: list[tuple[str, str, str, None]]
) -> None:
    options = [word for name in indicators for word in ("--indicator", name)]
    assert main(["targets", silent, *options]) == OK  # which only chooses
    assert list(tables.read_csv(capsys.readouterr().out, TargetRow)) == []
    assert main(["targets", silent, *options, *(["--fill"] if options else [])]) == OK
    text = capsys.readouterr().out
    found = list(tables.read_csv(io.StringIO(text, newline=""), TargetRow)) if text else []
    assert cells(found) == rows


def test_a_set_passage_makes_the_missing_absent(province: str, capsys: Capture) -> None:
    main(["targets", province, "--indicator", "exports", "--fill", "--format", "jsonl"])
    (only,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (only["indicator"], only["presence"]) == ("exports", "absent")


def test_an_indicator_chooses_rows(province: str, capsys: Capture) -> None:
    assert main(["targets", province, "--indicator", "gdp", "--indicator", "CPI"]) == OK
    found = list(tables.read_csv(capsys.readouterr().out, TargetRow))
    assert {row.indicator for row in found} == {"gdp", "cpi"} & {row[1] for row in EXPECTED}


def test_fill_without_indicators_takes_the_usual_ones(silent: str, capsys: Capture) -> None:
    assert main(["targets", silent, "--fill"]) == OK
    found = list(tables.read_csv(capsys.readouterr().out, TargetRow))
    assert [row.indicator for row in found] == [indicator.id for indicator in usual_indicators()]
    assert {row.presence for row in found} == {"not_found"}


def test_the_ending_of_the_output_chooses_the_form(province: str, tmp_path: Path) -> None:
    made = {
        suffix: tmp_path / f"targets{suffix}" for suffix in (".csv", ".jsonl", ".parquet", ".dta", ".txt")
    }
    for path in made.values():
        assert main(["targets", province, "-o", str(path)]) == OK
    with made[".csv"].open(encoding="utf-8", newline="") as stream:
        from_csv = list(tables.read_csv(stream, TargetRow))
    assert cells(from_csv) == EXPECTED
    assert list(tables.read_jsonl(made[".jsonl"].read_text(encoding="utf-8"), TargetRow)) == from_csv
    assert list(tables.read_parquet(made[".parquet"], TargetRow)) == from_csv
    assert list(tables.read_stata(made[".dta"], TargetRow)) == from_csv
    assert made[".txt"].read_text(encoding="utf-8").split()[:3] == ["region", "year", "indicator"]
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_statements_give_the_same_rows_in_every_form(province: str, tmp_path: Path) -> None:
    csv, parquet = tmp_path / "s.csv", tmp_path / "s.parquet"
    assert main(["statements", province, "-o", str(csv)]) == OK
    assert main(["statements", province, "-o", str(parquet)]) == OK
    with csv.open(encoding="utf-8", newline="") as stream:
        rows = list(tables.read_csv(stream, StatementRow))
    assert list(tables.read_parquet(parquet, StatementRow)) == rows
    assert {("gdp", "actual"), ("gdp", "target")} <= {(row.indicator, row.status) for row in rows}


def test_a_mark_for_excel_comes_once_and_first(province: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    assert main(["targets", province, province, "--bom", "-o", str(path)]) == OK
    text = path.read_text(encoding="utf-8")
    assert text.startswith("\ufeffadcode,")
    assert text.count("\ufeff") == text.count("adcode") == 1


def test_a_file_that_fails_leaves_the_old_table(tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "t.parquet"
    target.write_bytes(b"old")
    assert main(["targets", str(tmp_path / "missing.txt"), "-o", str(target)]) == FAILED
    assert "missing.txt" in capsys.readouterr().err
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["t.parquet"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["targets", "FILE", "--indicator", "gnp"], "unknown indicator 'gnp'; near: gdp"),
        (["targets", "FILE", "-f", "csv", "-o", "t.dta"], "--format csv does not go with t.dta"),
        (
            ["statements", "FILE", "-f", "jsonl", "-o", "t.parquet"],
            "--format jsonl does not go with t.parquet",
        ),
    ],
)
def test_what_cannot_be_is_told(province: str, capsys: Capture, words: list[str], message: str) -> None:
    assert main([province if word == "FILE" else word for word in words]) == FAILED
    assert message in capsys.readouterr().err


def test_a_missing_package_is_told_before_anything_is_read(
    province: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    path = tmp_path / "t.parquet"
    assert main(["targets", province, "-o", str(path)]) == FAILED
    assert "pyarrow" in capsys.readouterr().err
    assert not path.exists()


def test_check_shows_findings_with_their_places(province: str, capsys: Capture) -> None:
    assert main(["check", province]) == OK
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2023年青岚省政府工作报告: 2 findings"
    assert [line.split()[:2] for line in lines[1:]] == [
        ["info", "target-below-outturn"],
        ["warning", "growth-mismatch"],
    ]
    (place,) = [line.split()[2] for line in lines if "growth-mismatch" in line]
    assert PROVINCE[int(place) :].startswith("80%")


def test_check_leaves_out_what_is_only_worth_a_look(province: str, capsys: Capture) -> None:
    assert main(["check", "--severity", "warning", province]) == OK
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert "growth-mismatch" in lines[1]


def test_check_as_json_lines(province: str, tmp_path: Path) -> None:
    path = tmp_path / "found.jsonl"
    assert main(["check", province, "-o", str(path)]) == OK
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    growth = next(record for record in records if record["code"] == "growth-mismatch")
    places = [map(int, place.split("-")) for place in growth["places"].split()]
    assert [PROVINCE[start:end] for start, end in places] == ["20亿元", "30亿元", "80%"]
    assert PROVINCE[growth["source_start"] : growth["source_end"]] == "80%"
    assert (growth["severity"], growth["expected"], growth["tolerance"]) == ("warning", "50", "0.5")
    assert (growth["file"], growth["title"]) == (province, "2023年青岚省政府工作报告")


def test_figures_are_every_quantity_with_what_it_counts(province: str, capsys: Capture) -> None:
    assert main(["figures", province]) == OK
    rows = list(tables.read_csv(capsys.readouterr().out, FigureRow))
    assert [(row.subject, row.indicator, row.status) for row in rows] == [
        ("地区生产总值", "gdp", "actual"),
        ("城镇新增就业", "urban_jobs", "actual"),
        ("茶叶产值", None, "actual"),
        ("茶叶产值", None, "actual"),
        ("茶叶产值", None, "actual"),
        ("地区生产总值", "gdp", "target"),
        ("城镇新增就业", "urban_jobs", "target"),
    ]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".dta"])
def test_figures_in_every_form_of_file_and_by_subject(province: str, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"figures{suffix}"
    assert main(["figures", province, "--subject", "茶叶", "-o", str(path)]) == OK
    rows = list(tables.read_table(path, FigureRow))
    assert [(row.aspect, row.role) for row in rows] == [
        ("level", "review"),
        ("level", "review"),
        ("growth", "review"),
    ]

"""Folders, zips and tables of texts on the command line, and the columns that say where a row comes from."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest

from gwreport.cli import FAILED, OK, USAGE, main
from gwreport.export.tables import FORMATS, FigureRow, FindingRow, StatementRow, TargetRow, read_table

Capture = pytest.CaptureFixture[str]


def report_text(place: str, year: int = 2031) -> str:
    return (
        f"{year}年{place}政府工作报告\n各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n"
        f"一、{year - 1}年工作回顾\n全县地区生产总值增长6.5%。茶叶产值由20亿元增长到30亿元，增长80%。\n"
        f"二、{year}年工作安排\n主要预期目标是：地区生产总值增长6%左右。\n"
    )


HEAD = ("年份", "省份", "县", "正文")
ROWS: list[tuple[Any, ...]] = [
    (2031, "河北", "满城", report_text("满城区")),
    (2031, "河北", "唐县", report_text("高唐县")),
    (2030, "河北", "易县", None),
    (2032, "河北", "容城", report_text("容城县", 2032)),
    (2032, "江苏", "鼓楼", report_text("鼓楼区", 2032)),
]
NAMED = ["--text-column", "正文", "--region-column", "县", "--year-column", "年份", "--key-column", "省份"]


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in (HEAD, *ROWS):
        book.active.append(list(row))
    book.save(tmp_path / "panel.xlsx")
    return tmp_path / "panel.xlsx"


def test_a_table_of_texts_gives_rows_with_keys_and_tells_the_rest(panel: Path, capsys: Capture) -> None:
    assert main(["targets", str(panel), *NAMED]) == FAILED
    out, err = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["document"], row["key_县"], row["key_省份"], row["adcode"]) for row in rows] == [
        ("2", "满城", "河北", "130607"),
        ("3", "唐县", "河北", "130627"),
        ("5", "容城", "河北", "130629"),
    ]
    assert rows[1]["title"] == "2031年高唐县政府工作报告"
    assert {row["file"] for row in rows} == {str(panel)}
    lines = err.splitlines()
    assert any(
        "row 3: given as a report of 唐县" in line and "高唐县 (山东省聊城市" in line for line in lines
    )
    assert any("row 4: empty" in line for line in lines)
    assert any("row 6: region '鼓楼': 4 places have this name" in line for line in lines)
    assert lines[-1] == "gwreport: 5 texts: 3 read, 1 empty, 1 failed"


def test_parents_settle_the_ambiguous_and_empty_rows_are_no_failure(panel: Path, capsys: Capture) -> None:
    named = ["--text-column", "正文", "--region-column", "省份", "--region-column", "县"]
    book = openpyxl.load_workbook(panel)
    book.active["B6"] = "江苏 南京"
    book.save(panel)
    assert main(["targets", str(panel), *named]) == OK
    assert capsys.readouterr().err.endswith("5 texts: 4 read, 1 empty\n")


@pytest.mark.parametrize("command", ["parse", "targets", "statements", "figures", "check", "split"])
def test_without_the_column_every_command_names_it(command: str, panel: Path, capsys: Capture) -> None:
    assert main([command, str(panel)]) == FAILED
    out, err = capsys.readouterr()
    assert out == ""
    assert "--text-column" in err
    assert "'正文' looks like it" in err


@pytest.mark.parametrize("command", ["parse", "targets", "statements", "figures", "check", "split"])
def test_every_command_reads_folders_zips_and_tables(command: str, panel: Path, capsys: Capture) -> None:
    folder = panel.parent / "data"
    folder.mkdir()
    (folder / "满城.txt").write_text(report_text("满城区"), encoding="utf-8")
    (folder / "note.md").write_text("# 说明\n", encoding="utf-8")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("容城.txt", report_text("容城县"))
    panel.rename(folder / "panel.xlsx")
    assert main([command, str(folder), "--text-column", "正文", "-j", "2"]) == OK
    out, err = capsys.readouterr()
    assert out
    read = 7 if command == "split" else 6
    assert f"8 texts: {read} read, " in err


def test_keys_from_paths(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "满城").mkdir()
    (tmp_path / "满城" / "2031.txt").write_text(report_text("满城区"), encoding="utf-8")
    (tmp_path / "满城" / "总.txt").write_text(report_text("满城区"), encoding="utf-8")
    target = tmp_path / "out.jsonl"
    assert main(["statements", str(tmp_path), "--pattern", "{region}/{year}.txt", "-o", str(target)]) == OK
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert {(row["key_region"], row["key_year"], row["adcode"]) for row in rows} == {
        ("满城", "2031", "130607")
    }
    assert "总.txt: the path does not end like" in capsys.readouterr().err
    # the output of the last run, in the folder that is read, is no input
    assert main(["statements", str(tmp_path), "--pattern", "{region}/{year}.txt", "-o", str(target)]) == OK
    assert "out.jsonl" not in capsys.readouterr().err


def test_explain_finds_the_place_in_a_table(panel: Path, capsys: Capture) -> None:
    assert main(["explain", str(panel), "80%", "--text-column", "正文"]) == OK
    assert capsys.readouterr().out.count("【80%】") == 4


@pytest.mark.parametrize("command", ["parse", "targets", "figures", "check", "explain", "view", "review"])
def test_one_year_and_region_are_on_every_command(command: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("财政收入增长5%。", encoding="utf-8")
    place = {"explain": ["财政"], "review": ["-o", str(tmp_path / "a.html")]}.get(command, [])
    assert main([command, str(path), *place]) == FAILED
    assert main([command, str(path), *place, "--one", "--year", "2031", "--region", "130607"]) == OK


# ---- forms ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "row_type"),
    [("targets", TargetRow), ("statements", StatementRow), ("figures", FigureRow), ("check", FindingRow)],
)
@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_every_table_is_written_in_every_form(
    command: str, row_type: Any, suffix: str, panel: Path, tmp_path: Path
) -> None:
    target, lines = tmp_path / f"out{suffix}", tmp_path / "out.jsonl"
    main([command, str(panel), *NAMED, "-o", str(target)])
    main([command, str(panel), *NAMED, "-o", str(lines)])
    rows = list(read_table(target, row_type))
    assert rows == list(read_table(lines, row_type))
    assert rows
    for row in rows:
        assert [name for name, _ in row.keys] == ["县", "年份", "省份"]
        assert (row.file, len(row.text_sha256)) == (str(panel), 64)


@pytest.mark.parametrize("command", ["targets", "statements", "check"])
@pytest.mark.parametrize("name", ["out.xls", "out.sav", "out.docx"])
def test_an_unknown_ending_is_refused_before_reading(
    command: str, name: str, tmp_path: Path, capsys: Capture
) -> None:
    assert main([command, "nowhere.txt", "-o", str(tmp_path / name)]) == FAILED
    err = capsys.readouterr().err
    assert "nothing is written with the ending" in err
    assert ".xlsx" in err
    assert "nowhere" not in err


def test_parquet_has_the_versions(panel: Path, tmp_path: Path) -> None:
    main(["targets", str(panel), *NAMED, "-o", str(tmp_path / "out.parquet")])
    metadata = pyarrow.parquet.read_schema(tmp_path / "out.parquet").metadata
    assert {b"gwreport.version", b"gwreport.table_version"} <= metadata.keys()


def test_a_csv_for_excel_begins_with_a_mark(panel: Path, tmp_path: Path) -> None:
    for option in ("--excel", "--bom"):
        main(["targets", str(panel), *NAMED, option, "-o", str(tmp_path / "out.csv")])
        assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")


# ---- codebook ------------------------------------------------------------------------------------


def test_the_codebook_has_every_column(capsys: Capture) -> None:
    assert main(["codebook", "-f", "csv"]) == OK
    lines = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    for name, row_type in (("targets", TargetRow), ("statements", StatementRow), ("check", FindingRow)):
        found = [line["column"] for line in lines if line["table"] == name]
        decided = [] if name == "check" else ["checked", "coder", "note", "value_read"]
        assert found == [*row_type.columns(), *decided]
    assert all(line["meaning"] and line["type"] for line in lines)


def test_the_codebook_of_one_table_in_other_forms(capsys: Capture) -> None:
    assert main(["codebook", "check", "-f", "jsonl"]) == OK
    assert {json.loads(line)["table"] for line in capsys.readouterr().out.splitlines()} == {"check"}
    assert main(["codebook", "targets"]) == OK
    assert "hard = binding" in capsys.readouterr().out
    assert main(["codebook", "target"]) == USAGE
    assert "no table 'target'" in capsys.readouterr().err


# ---- what lies beside a table, and the ending of other results -----------------------------------


def test_metadata_lies_beside_a_csv(panel: Path, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "out.tsv"
    main(["figures", str(panel), *NAMED, "--metadata", "-o", str(target)])
    about = json.loads((tmp_path / "out.tsv-metadata.json").read_text("utf-8"))
    with target.open(encoding="utf-8", newline="") as stream:
        head = next(csv.reader(stream, delimiter=about["dialect"]["delimiter"]))
    assert [column["titles"] for column in about["tableSchema"]["columns"]] == head
    assert about["url"] == "out.tsv"
    for wrong in (["-o", str(tmp_path / "out.parquet")], []):
        capsys.readouterr()
        assert main(["targets", str(panel), *NAMED, "--metadata", *wrong]) == FAILED
        assert "--metadata is for a table in a text file" in capsys.readouterr().err


def test_no_metadata_without_a_table(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("没有报告", encoding="utf-8")
    assert main(["targets", str(tmp_path / "a.txt"), "--metadata", "-o", str(tmp_path / "a.csv")]) == FAILED
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]


@pytest.mark.parametrize(
    ("command", "ending"), [("parse", "csv"), ("split", "xlsx"), ("view", "pdf"), ("review", "jsonl")]
)
def test_other_results_have_their_endings_too(
    command: str, ending: str, tmp_path: Path, capsys: Capture
) -> None:
    assert main([command, "nowhere.txt", "-o", str(tmp_path / f"out.{ending}")]) == FAILED
    err = capsys.readouterr().err
    assert f"nothing is written with the ending .{ending}; expected one of ." in err


def test_the_ending_chooses_the_form_of_reports(panel: Path, tmp_path: Path) -> None:
    for command in ("parse", "split"):
        target = tmp_path / f"{command}.jsonl"
        assert main([command, str(panel), "--text-column", "正文", "-o", str(target)]) == OK
        assert all(json.loads(line) for line in target.read_text("utf-8").splitlines())


def test_view_counts_the_reports_of_all_texts(panel: Path, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "out.html"
    options = ["view", str(panel), "--text-column", "正文", "-o", str(target)]
    assert main([*options, "--number", "3"]) == OK
    assert "容城县" in target.read_text("utf-8").split("</title>")[0]
    assert main([*options, "--number", "9"]) == FAILED
    assert "--number 9: " in capsys.readouterr().err

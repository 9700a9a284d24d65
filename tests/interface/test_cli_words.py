"""The commands kwic, attention and panel."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pandas
import pyarrow.parquet
import pytest

from gwreport.cli import main

TEXT = """{place}人民政府工作报告
——{year}年1月9日在{place}第五届人民代表大会第三次会议上
各位代表：
现在，我代表政府，向大会报告工作，请予审议。
一、{past}年工作回顾
地区生产总值增长{came}%。新能源汽车产销两旺，发展新能源。
二、{year}年工作安排
主要预期目标是：地区生产总值增长{wish}%左右，城镇新增就业3万人以上。新建农村公路120公里。推进生态环境治理。
"""


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    given = (("襄樊市", 2010, 13, 12), ("襄阳市", 2011, 14, "15.8"))
    paths = []
    for place, year, wish, came in given:
        path = tmp_path / f"{year}.txt"
        path.write_text(
            TEXT.format(place=place, year=year, past=year - 1, wish=wish, came=came), encoding="utf-8"
        )
        paths.append(str(path))
    return paths


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


# ---- kwic ----


def test_the_word_stands_below_itself(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kwic", "新能源", *files, "--width", "6"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == ["襄樊市 2010: 2", "襄阳市 2011: 2"]
    assert lines[1].endswith("新能源 汽车产销两旺")
    assert "\x1b" not in "".join(lines)


def test_context_as_a_table(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kwic", "增长", files[0], "-f", "csv", "--role", "plan"]) == 0
    (row,) = rows(capsys.readouterr().out)
    assert (row["hit"], row["after"][:3], row["role"], row["region"]) == ("增长", "13%", "plan", "襄樊市")
    text = Path(files[0]).read_text(encoding="utf-8")
    assert text[int(row["source_start"]) : int(row["source_end"])] == "增长"


def test_an_empty_word_is_refused(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kwic", " ", *files]) == 2
    assert "expected a word of at least one character" in capsys.readouterr().err


# ---- attention ----


def test_attention_to_words_of_ones_own(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "energy.txt"
    own.write_text("新能源\n\n农村公路\n", encoding="utf-8")
    assert (
        main(["attention", files[0], "--word", "新能源", "--words", str(own), "--list", "environment"]) == 0
    )
    found = rows(capsys.readouterr().out)
    assert [(row["word_list"], row["hits"]) for row in found[1:]] == [("新能源", "2"), ("energy", "3")]
    assert found[0]["word_list"] == "environment"
    assert int(found[0]["hits"]) >= 1
    assert {row["words_counted"] for row in found} == {""}


def test_a_segmenter_gives_the_share_of_words(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["attention", files[0], "--word", "新能源", "--segmenter", "characters", "-f", "jsonl"]
    assert main(arguments) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["words_counted"] > row["hits"] == 2
    assert float(row["per_word"]) == pytest.approx(2 / row["words_counted"])


def test_attention_needs_words(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attention", *files]) == 1
    assert "give --list, --word or --words" in capsys.readouterr().err


# ---- panel ----


def test_a_panel_of_targets_and_outturns(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["panel", *files, "--indicator", "gdp"]) == 0
    found = rows(capsys.readouterr().out)
    shown = [(row["region"], row["year"], row["target"], row["outturn"]) for row in found]
    assert shown == [
        ("襄阳市", "2009", "", "12"),
        ("襄阳市", "2010", "13", "15.8"),
        ("襄阳市", "2011", "14", ""),
    ]


def test_a_panel_is_the_same_by_several_processes(files: list[str], tmp_path: Path) -> None:
    for number in ("1", "2"):
        assert main(["panel", *files, "-j", number, "-o", str(tmp_path / f"{number}.csv")]) == 0
    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "2.csv").read_bytes()


def test_a_panel_of_a_subject(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["panel", *files, "--subject", "公路", "--narrower", "-f", "jsonl"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["year"], row["status"], row["value"], row["unit"]) for row in found] == [
        (2010, "target", "120", "km"),
        (2011, "target", "120", "km"),
    ]


def test_panels_as_files(files: list[str], tmp_path: Path) -> None:
    made = {suffix: tmp_path / f"panel{suffix}" for suffix in (".csv", ".tsv", ".parquet", ".dta", ".txt")}
    for path in made.values():
        assert main(["panel", *files, "--indicator", "gdp", "-o", str(path)]) == 0
    assert pyarrow.parquet.read_table(made[".parquet"]).column("target").to_pylist() == [None, 13.0, 14.0]
    assert pandas.read_stata(made[".dta"]).outturn.tolist()[1] == pytest.approx(15.8)
    assert len(made[".csv"].read_bytes().splitlines()) == len(made[".tsv"].read_bytes().splitlines()) == 4
    assert made[".txt"].read_text(encoding="utf-8").startswith("region_code")


def test_a_panel_is_of_one_kind(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["panel", *files, "--indicator", "gdp", "--subject", "公路"]) == 1
    assert "leave out --subject or --indicator" in capsys.readouterr().err
    assert main(["panel", "nowhere.txt"]) == 1

"""Folders, globs and zips: what is found, in which order, with which keys, and what is told of the rest."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gwreport
from gwreport.batch import Failure, read_many
from gwreport.errors import (
    ColumnError,
    EmptyInputError,
    FormatError,
    InputError,
    NoReportError,
    NothingFoundError,
    PatternError,
)
from gwreport.files import Columns, Known
from gwreport.reading.collections import archives
from gwreport.reading.collections.patterns import PathPattern
from gwreport.reading.collections.search import Search


def report_text(place: str = "云河县", year: int = 2031) -> str:
    return (
        f"{year}年{place}政府工作报告\n各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n"
        f"一、{year - 1}年工作回顾\n全县地区生产总值增长6.5%。\n"
        f"二、{year}年工作安排\n地区生产总值增长6%左右。\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two years of two places, a note, and what programs leave behind."""
    for place in ("满城", "容城"):
        (tmp_path / "data" / place).mkdir(parents=True)
        for year in (2030, 2031):
            path = tmp_path / "data" / place / f"{year}.txt"
            path.write_text(
                report_text(f"{place}{'区' if place == '满城' else '县'}", year), encoding="utf-8"
            )
    (tmp_path / "data" / "readme.md").write_text("# 说明\n数据来自网络。\n", encoding="utf-8")
    for left in (".DS_Store", "~$报告.docx", "Thumbs.db", ".git/config"):
        (tmp_path / "data" / left).parent.mkdir(exist_ok=True)
        (tmp_path / "data" / left).write_bytes(b"\0\1")
    return tmp_path / "data"


NAMES = ["readme.md", "容城/2030.txt", "容城/2031.txt", "满城/2030.txt", "满城/2031.txt"]


def names(search: Search, *paths: Any) -> list[str]:
    return [entry.name for entry in search.entries(paths)]


# ---- folders and globs ---------------------------------------------------------------------------


def test_a_folder_is_read_with_all_below_it_in_the_order_of_names(folder: Path) -> None:
    assert names(Search(), folder) == [str(folder / name) for name in NAMES]
    assert names(Search(), str(folder / "**" / "20*.txt")) == [str(folder / name) for name in NAMES[1:]]
    assert names(Search(), folder / "满城" / "2030.txt") == [str(folder / "满城" / "2030.txt")]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "[2031] 报告?.txt"
    path.write_text(report_text(), encoding="utf-8")
    assert names(Search(), path) == [str(path)]


def test_links_that_lead_back_are_not_followed(folder: Path) -> None:
    (folder / "满城" / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe.txt")
    assert names(Search(), folder) == [str(folder / name) for name in NAMES]


@pytest.mark.parametrize("what", ["empty", "*.nothing", "empty.zip"])
def test_a_place_without_files_is_told(what: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with zipfile.ZipFile(tmp_path / "empty.zip", "w"):
        pass
    (entry,) = Search().entries(tmp_path / what)
    assert isinstance(entry.problem, NothingFoundError)
    assert what in str(entry.problem)


def test_what_is_no_report_is_recorded_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "scan.png").write_bytes(b"\x89PNG\r\n")
    (folder / "leer.txt").write_bytes(b"")
    outcomes = list(read_many(folder))
    errors = {Path(str(o.item.name)).name: type(o.error) for o in outcomes if isinstance(o, Failure)}  # type: ignore[attr-defined]
    assert errors == {"readme.md": NoReportError, "scan.png": FormatError, "leer.txt": EmptyInputError}
    assert len([o for o in outcomes if isinstance(o, gwreport.Report)]) == 4
    assert len(list(read_many(folder, on_error="skip"))) == 4
    with pytest.raises(InputError):
        list(read_many(folder, on_error="raise"))


def test_a_missing_path_does_not_stop_the_others(folder: Path) -> None:
    outcomes = list(read_many([folder / "no.txt", folder / "no.csv", folder / "满城"]))
    assert [isinstance(outcome, Failure) for outcome in outcomes] == [True, True, False, False]


def test_known_holds_for_all_and_keys_win(folder: Path) -> None:
    known = Known(one=True, region="容城县", year=2040)
    assert [r.metadata.year for r in read_many(folder, known=known) if isinstance(r, gwreport.Report)] == [
        2040
    ] * 5
    by_path = [
        r for r in read_many(folder / "满城", known=known, pattern="{year}.txt") if not isinstance(r, Failure)
    ]
    assert [report.metadata.year for report in by_path] == [2030, 2031]
    assert {report.metadata.region.adcode for report in by_path if report.metadata.region} == {"130629"}


# ---- keys out of paths ---------------------------------------------------------------------------


def test_a_pattern_gives_keys_and_tells_what_does_not_follow_it(folder: Path) -> None:
    outcomes = list(read_many(folder, pattern="{region}/{year}.txt"))
    failure = outcomes[0]
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, PatternError)
    assert "readme.md: the path does not end like {region}/{year}.txt" in str(failure.error)
    found = [report for report in outcomes if isinstance(report, gwreport.Report)]
    assert [report.keys for report in found] == [
        (("region", place), ("year", str(year))) for place in ("容城", "满城") for year in (2030, 2031)
    ]
    codes = [report.metadata.region.adcode for report in found if report.metadata.region]
    assert codes == ["130629", "130629", "130607", "130607"]


@pytest.mark.parametrize(
    ("pattern", "name", "keys"),
    [
        ("{region}/{year}.txt", "a/b/满城/2031.txt", {"region": "满城", "year": "2031"}),
        ("{region}/{year}.txt", "满城/31.txt", None),
        ("{region}/{year}.txt", "2031.txt", None),
        ("{region}{year}年*.txt", "x/满城2031年政府工作报告.txt", {"region": "满城", "year": "2031"}),
        ("{省}/{市}/*/{year}.*", "青岚/云河/终稿/2031.docx", {"省": "青岚", "市": "云河", "year": "2031"}),
        ("{id}_{region}.txt", "c:\\data\\0_满城.txt", {"id": "0", "region": "满城"}),
        ("{year}.txt", "a.zip/2031.txt", {"year": "2031"}),
        ("{name}.txt", "a.b.txt", {"name": "a.b"}),
        ("{name}.txt", "abtxt", None),
    ],
)
def test_keys_of_names(pattern: str, name: str, keys: dict[str, str] | None) -> None:
    found = PathPattern(pattern).keys_of(name)
    assert (None if found is None else dict(found)) == keys


@pytest.mark.parametrize(
    "pattern", ["", "*.txt", "{}", "{a b}.txt", "{a}{a}", "{a}/{", "{{a}}", "{a}{b}{c}{d}{e}{f}{g}"]
)
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="expected keys in braces"):
        PathPattern(pattern)


@given(st.text("{}*/ab年", max_size=12), st.text("ab年/2031.*", max_size=60))
def test_a_pattern_is_refused_or_gives_its_keys(pattern: str, name: str) -> None:
    try:
        made = PathPattern(pattern)
    except ValueError:
        return
    found = made.keys_of(name)
    assert found is None or tuple(key for key, _ in found) == made.names


# ---- zips ----------------------------------------------------------------------------------------


def write_zip(path: Path, parts: dict[bytes, bytes]) -> Path:
    """A zip with names as they are, without the mark of UTF-8, as Windows writes it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for letter, (name, data) in zip("XYZ", parts.items(), strict=False):
            archive.writestr(zipfile.ZipInfo(letter * len(name)), data)
    raw = path.read_bytes()
    for letter, name in zip("XYZ", parts, strict=False):
        raw = raw.replace(letter.encode() * len(name), name)
    path.write_bytes(raw)
    return path


def test_names_in_gbk_and_utf8_are_read(tmp_path: Path) -> None:
    parts = {
        "河北/满城/2030.txt".encode("gbk"): report_text("满城区", 2030).encode("gbk"),
        "河北/容城县/2031.txt".encode(): report_text("容城县").encode(),
        b"__MACOSX/._2031.txt.long": b"\0",
    }
    path = write_zip(tmp_path / "panel.zip", parts)
    found = [r for r in read_many(path, pattern="{region}/{year}.txt") if isinstance(r, gwreport.Report)]
    assert [report.document.source.name for report in found] == [
        f"{path}/河北/容城县/2031.txt",
        f"{path}/河北/满城/2030.txt",
    ]
    assert [report.keys[0][1] for report in found] == ["容城县", "满城"]


def test_tables_and_documents_in_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("表.csv", f'正文,省\n"{report_text()}",青岚\n,青岚\n')
        archive.writestr("b/报告.txt", report_text("容城县"))
        archive.writestr("c/inner.zip", b"PK\x03\x04")
    columns = Columns("正文", keys=("省",))
    outcomes = list(read_many(tmp_path / "all.zip", columns=columns))
    found = [r for r in outcomes if isinstance(r, gwreport.Report)]
    assert [report.keys for report in found] == [(), (("省", "青岚"),)]
    assert [report.document.source.name for report in found] == [
        f"{tmp_path}/all.zip/b/报告.txt",
        f"{tmp_path}/all.zip/表.csv",
    ]
    told = [str(o.error) for o in outcomes if isinstance(o, Failure)]
    assert len(told) == 2
    assert "c/inner.zip" in told[0]
    assert "表.csv, row 3" in told[1]


def test_a_table_without_its_column_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f'正文,省\n"{report_text()}",青岚\n' * 3, encoding="utf-8")
    (entry,) = Search().entries(tmp_path)
    assert isinstance(entry.problem, ColumnError)


def test_a_bomb_in_a_zip_is_refused_within_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 10_000)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"\0" * 5_000_000)
        archive.writestr("good.txt", report_text())
    bomb, good = Search().entries(tmp_path / "bomb.zip")
    assert "unpacks to more than 10,000 bytes" in str(bomb.problem)
    assert good.problem is None


@pytest.mark.parametrize("damage", ["cut", "head", "encrypted"])
def test_a_damaged_zip_ends_in_a_line(damage: str, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", report_text())
    raw = bytearray(path.read_bytes())
    if damage == "cut":
        raw = raw[: len(raw) // 2]
    elif damage == "head":
        raw[60:90] = b"\xff" * 30
    else:
        at = raw.rfind(b"PK\x01\x02")
        raw[6] |= 1
        raw[at + 8] |= 1
    path.write_bytes(bytes(raw))
    (outcome,) = read_many(path)
    assert isinstance(outcome, Failure)
    assert isinstance(outcome.error, InputError)
    assert "a.zip" in str(outcome.error)


def test_files_that_are_left_out_are_not_found(folder: Path) -> None:
    without = frozenset({os.path.realpath(folder / "readme.md")})
    assert str(folder / "readme.md") not in names(Search(without=without), folder)

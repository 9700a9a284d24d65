"""Reading text out of bytes, paths and strings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gwreport
from gwreport.errors import EmptyInputError, InputError
from gwreport.model import Severity
from gwreport.reading.source import read_source, text_source

PROSE = (
    "各位代表：现在，我代表云河县人民政府，向大会报告工作，请予审议。一年来，全县经济社会保持平稳发展，"
    "地区生产总值增长6.5%，粮食产量达到12.3万吨。\r\n我们要加强建设，推进改革，为全县人民的美好生活努力奋斗！"
)


@pytest.mark.parametrize("empty", ["", "  \n\t", "\ufeff", "\u3000\u00a0", b"", b"\xef\xbb\xbf", b" \r\n"])
def test_nothing_to_read_is_told_apart(empty: str | bytes) -> None:
    with pytest.raises(EmptyInputError):
        read_source(empty)


def test_a_text_source_may_be_empty() -> None:
    assert text_source("").text == ""


def test_paths(tmp_path: Path) -> None:
    path = tmp_path / "云河县报告.txt"
    path.write_bytes(PROSE.encode("gb18030"))
    assert read_source(path).text == PROSE
    assert read_source(path).encoding == "gb18030"
    assert read_source(str(path)).text == PROSE
    assert read_source(str(path)).name == str(path)


def test_a_file_without_a_suffix_is_found_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_text(PROSE, "utf-8", newline="")
    assert read_source(str(path)).text == PROSE


def test_a_missing_file_is_no_text() -> None:
    with pytest.raises(FileNotFoundError):
        read_source("missing/report.txt")


@pytest.mark.parametrize(
    "text",
    [
        "云河县政府工作报告",
        "各位代表：全文见report.txt",
        "第一行\nreport.txt",
        "a" * 2000 + ".txt",
        "去年增长6%。见a.txt",
    ],
)
def test_texts_are_not_taken_for_paths(text: str) -> None:
    assert read_source(text).text == text


def test_the_name_that_is_given_wins(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE, "utf-8", newline="")
    assert read_source(path, name="report of 2021").name == "report of 2021"
    assert read_source(PROSE).name == "<text>"
    assert read_source(PROSE.encode()).name == "<bytes>"


def test_wrong_types_are_named() -> None:
    with pytest.raises(TypeError, match="int"):
        read_source(7)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="bytes"):
        text_source(b"x")  # type: ignore[arg-type]


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        source = read_source(data)
    except InputError:
        return
    assert source.text
    assert source.encoding


@pytest.mark.parametrize(
    "text", ["report.txt", " 云河县2024.docx\n", "C:\\reports\\2024.pdf", "data/2024.csv"]
)
def test_a_text_that_looks_like_a_path_is_read_and_remarked_on(text: str) -> None:
    report = gwreport.parse(text)
    remark = report.diagnostics[0]
    assert (remark.code, remark.severity) == ("looks-like-a-path", Severity.WARNING)
    assert "gwreport.read opens files" in remark.message
    assert text.strip() in remark.message.replace("\\\\", "\\")


@pytest.mark.parametrize(
    "text", ["", "增长5.5%", "附件：report.txt。", "report.txt\n增长5.5%", "各位代表", "甲" * 2000 + ".txt"]
)
def test_a_text_that_is_no_path_is_not(text: str) -> None:
    assert not [d for d in gwreport.parse(text).diagnostics if d.code == "looks-like-a-path"]


def test_a_path_in_place_of_a_text_is_refused_by_its_name() -> None:
    wrong: Any = Path("reports/2024.txt")
    with pytest.raises(TypeError, match=r"got the path 'reports.2024\.txt'; use gwreport\.read"):
        gwreport.parse(wrong)

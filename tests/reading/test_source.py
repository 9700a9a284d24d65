"""Reading text out of bytes, paths and strings."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.errors import DecodingError, EmptyInputError, InputError
from gwreport.reading.source import decode, read_source, text_source

PROSE = (
    "各位代表：现在，我代表云河县人民政府，向大会报告工作，请予审议。一年来，全县经济社会保持平稳发展，"
    "地区生产总值增长6.5%，粮食产量达到12.3万吨。\r\n我们要加强建设，推进改革，为全县人民的美好生活努力奋斗！"
)
TRADITIONAL = (
    "各位代表：現在，我代表人民政府，向大會報告工作。經濟發展取得新的進展，人民生活進一步改善，農業獲得豐收。"
)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"],
)
def test_one_text_in_every_encoding(encoding: str) -> None:
    assert decode(PROSE.encode(encoding)).text == PROSE


def test_utf16_without_a_single_ascii_character() -> None:
    text = "各位代表，我们要加强建设，推进改革，发展经济，服务人民。"
    assert decode(text.encode("utf-16-le")).text == text
    assert decode(text.encode("utf-16-be")).text == text


def test_big5_is_read_where_it_reads_like_prose() -> None:
    assert decode((TRADITIONAL * 20).encode("big5")).text == TRADITIONAL * 20


def test_characters_beyond_gbk() -> None:
    text = PROSE + "干部𠮷某、㙍某表示赞成。"
    assert decode(text.encode("gb18030")).text == text


def test_a_file_cut_within_a_character_is_still_text() -> None:
    data = (PROSE * 3).encode("utf-8")[:-2]
    source = decode(data)
    assert source.encoding == "utf-8"
    assert source.text.startswith(PROSE)
    assert source.text.endswith("�")


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\x89PNG\r\n\x1a\n" + bytes(range(0, 200, 7)) * 40,
        b"\x00\x01\x02\x03" * 50,
        b"PK\x03\x04" + b"\x00\xff\x13\x07" * 200,
        b"\xff\xfe\x00",
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(DecodingError) as caught:
        decode(data, name="scan.bin")
    assert caught.value.name == "scan.bin"
    assert "scan.bin" in str(caught.value)


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


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80))
def test_utf8_is_never_mistaken(text: str) -> None:
    assert decode(text.encode("utf-8")).text in (text, text.removeprefix("\ufeff"))

"""Characters out of bytes: every encoding that reports come in, told apart without a mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.errors import DecodingError
from gwreport.reading.encodings import decode, likeness

PROSE = (
    "各位代表：现在，我代表云河县人民政府，向大会报告工作，请予审议。一年来，全县经济社会保持平稳发展，"
    "地区生产总值增长6.5%，粮食产量达到12.3万吨。\r\n我们要加强建设，推进改革，为全县人民的美好生活努力奋斗！"
)
TRADITIONAL = (
    "各位代表：現在，我代表雲河縣人民政府，向大會報告工作，請予審議。一年來，全縣經濟社會保持平穩發展，"
    "地區生產總值增長6.5%，糧食產量達到12.3萬噸。\r\n我們要加強建設，推進改革，為全縣人民的美好生活努力奮鬥！"
)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"],
)
def test_one_text_in_every_encoding(encoding: str) -> None:
    assert decode(PROSE.encode(encoding)).text == PROSE


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "cp950", "big5hkscs", "utf-16-le"])
def test_a_traditional_text_in_every_encoding(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)).text == TRADITIONAL


@given(st.integers(0, 60), st.integers(24, 80))
def test_a_stretch_of_simplified_text_is_not_taken_for_big5(start: int, length: int) -> None:
    text = PROSE[start : start + length]
    assert decode(text.encode("gb18030")).text == text


@given(st.integers(0, 60), st.integers(24, 80), st.sampled_from(["big5", "gb18030"]))
def test_a_stretch_of_traditional_text_is_read_in_both(start: int, length: int, encoding: str) -> None:
    text = TRADITIONAL[start : start + length]
    assert decode(text.encode(encoding)).text == text


def test_latin_letters_and_digits_do_not_decide() -> None:
    table = "".join(f"{year},{year * 7},GDP growth\n" for year in range(1950, 2020))
    for text, encoding in ((PROSE, "gb18030"), (TRADITIONAL, "big5")):
        assert decode((table + text).encode(encoding)).text == table + text


def test_what_only_one_kind_of_big5_holds() -> None:
    assert decode((TRADITIONAL + "經費€5萬。").encode("cp950")).text.endswith("經費€5萬。")
    assert decode((TRADITIONAL + "深水埗嘅街坊。").encode("big5hkscs")).text.endswith("深水埗嘅街坊。")


def test_utf16_without_a_single_ascii_character() -> None:
    text = "各位代表，我们要加强建设，推进改革，发展经济，服务人民。"
    assert decode(text.encode("utf-16-le")).text == text
    assert decode(text.encode("utf-16-be")).text == text


def test_characters_beyond_gbk() -> None:
    text = PROSE + "干部𠮷某、㙍某表示赞成。"
    assert decode(text.encode("gb18030")).text == text


@pytest.mark.parametrize(
    "text, encoding",
    [(PROSE, "utf-8"), (PROSE, "gb18030"), (TRADITIONAL, "big5hkscs")],
)
def test_a_file_cut_within_a_character_is_still_text(text: str, encoding: str) -> None:
    whole = (text * 3).encode(encoding)
    source = decode(whole[:-1] if encoding != "utf-8" else whole[:-2])
    assert source.encoding == encoding
    assert source.text.startswith(text)
    assert source.text.endswith("�")


@pytest.mark.parametrize("declared", ["big5", "BIG5", "Big5-HKSCS", "x-unknown", "\0", "utf-8", "gb2312"])
def test_a_declared_encoding_is_tried_but_not_trusted(declared: str) -> None:
    assert decode((TRADITIONAL * 2).encode("big5"), declared=declared).text == TRADITIONAL * 2
    assert decode(PROSE.encode("gb18030"), declared=declared).text == PROSE
    assert decode(PROSE.encode("utf-8"), declared=declared).text == PROSE


def test_a_declaration_decides_where_the_text_is_too_short_to_tell() -> None:
    short = "濠江區橋"
    assert decode(("區長" + short).encode("big5"), declared="big5").text == "區長" + short


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


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80))
def test_utf8_is_never_mistaken(text: str) -> None:
    assert decode(text.encode("utf-8")).text in (text, text.removeprefix("\ufeff"))


def test_how_much_a_text_reads_like_prose() -> None:
    assert likeness(None) == likeness("") == likeness("GDP 6.5%") == 0
    assert likeness("发展经济") == likeness("發展經濟") == likeness("发展经济 2024 GDP") == 1
    assert likeness("发展饕餮") == 0.5


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", [PROSE, PROSE * 20, "云河县政府"])
def test_a_file_with_a_mark_that_is_cut_within_a_character_is_read(encoding: str, text: str) -> None:
    source = decode(text.encode(encoding)[:-1])
    assert source.encoding == encoding
    assert source.text == text[:-1] + "\ufffd"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_one_nul_makes_no_binary_file(encoding: str) -> None:
    text = PROSE[:40] + "\0" + PROSE[40:]
    assert decode(text.encode(encoding)).text == text


def test_a_mark_before_other_bytes_is_no_text() -> None:
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe"):
        with pytest.raises(DecodingError):
            decode(mark + bytes(range(128, 256)) * 8 + b"\xd8\xd8")

"""RTF documents: every way to write Chinese, tables, and what is left out."""

from __future__ import annotations

import pytest

import gwreport
from gwreport.errors import FormatError, MissingDependencyError
from gwreport.model import PlaceKind
from gwreport.reading.formats.rtf import RtfReader
from gwreport.testing import check_reader

LINES = [
    "2031年云河县政府工作报告",
    "各位代表：现在，我代表县人民政府，向大会报告工作，请予审议。",
    "一、2030年工作回顾",
    "地区生产总值增长6.5%。",
    "二、2031年工作安排",
    "主要预期目标是：地区生产总值增长6%左右。",
]
TEXT = "\n".join(LINES)


def by_number(text: str) -> str:
    """Characters as Word and LibreOffice write them, with a question mark for older programs."""
    return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in text)


def by_bytes(text: str, encoding: str) -> str:
    """Characters as the bytes of a code page."""
    return "".join(f"\\'{byte:02x}" if byte > 127 else chr(byte) for byte in text.encode(encoding))


def document(lines: list[str], head: str = "\\ansi\\ansicpg1252") -> bytes:
    body = "".join(f"\\pard {line}\\par\n" for line in lines)
    return f"{{\\rtf1{head}{{\\info{{\\title x}}}}{body}}}".encode("ascii")


FILES = {
    "numbers": document([by_number(line) for line in LINES]),
    "code page": document([by_bytes(line, "gbk") for line in LINES], "\\ansi\\ansicpg936"),
    "font": document(
        [by_bytes(line, "gbk") for line in LINES], "\\ansi{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}\\f0"
    ),
}


@pytest.mark.parametrize("written", FILES)
def test_every_way_to_write_chinese_is_read(written: str) -> None:
    (report,) = gwreport.read(FILES[written])
    assert report.source.strip() == TEXT
    plain = gwreport.parse(TEXT)
    assert [s.quantity.value for s in report.statements] == [s.quantity.value for s in plain.statements]
    assert (report.metadata.region, report.metadata.year) == (plain.metadata.region, 2031)


def test_a_place_is_a_paragraph() -> None:
    (report,) = gwreport.read(FILES["numbers"])
    place = report.locate(report.statements[-1].quantity.span)
    assert place is not None
    assert (place.kind, place.number) == (PlaceKind.PARAGRAPH, 6)


def test_a_row_of_a_table_is_a_line_with_bars() -> None:
    cells = ["指标", "单位", "2030年"], ["粮食产量", "万吨", "9.4"]
    ends = "".join(f"\\cellx{n}" for n in (1, 2, 3))
    rows = [f"\\trowd {ends}" + "".join(f"{by_number(c)}\\cell " for c in row) + "\\row" for row in cells]
    body = "".join(f"\\pard {by_number(line)}\\par\n" for line in LINES) + "\n".join(rows)
    (report,) = gwreport.read(f"{{\\rtf1\\ansi{body}}}".encode("ascii"))
    assert "粮食产量 | 万吨 | 9.4" in report.text
    last = report.statements[-1]
    assert (last.indicator.id, last.quantity.text, last.rule) == ("grain_output", "9.4", "table.row")


def test_it_keeps_the_contract_of_readers() -> None:
    check_reader(RtfReader(), list(FILES.values()))


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "striprtf.striprtf", None)
    with pytest.raises(MissingDependencyError, match="rtf"):
        gwreport.read(FILES["numbers"])


def test_one_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gwreport.reading.formats.rtf.MOST_BYTES", 100)
    with pytest.raises(FormatError, match="more than 100"):
        gwreport.read(FILES["numbers"])

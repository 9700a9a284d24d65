"""Readers of file formats: which one a file is given to, and what it makes of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import gwreport
from gwreport.errors import DecodingError
from gwreport.interfaces import Reader
from gwreport.model import Source
from gwreport.plugins import Group, component, providers
from gwreport.reading import formats
from gwreport.reading.formats.registry import FormatKind, InputFormat, built_in, reader_for, suffixes
from gwreport.reading.source import read_source
from gwreport.testing import check_reader

TEXT = "云河县政府工作报告\n\n各位代表：去年粮食产量达到12.3万吨，经济社会平稳发展。\n"
PAGE = f"<!DOCTYPE html>\n<html><head><title>报告</title></head><body><p>{TEXT}</p></body></html>"
NOTES = f"---\ntitle: 云河县政府工作报告\ndate: 2024-01-09\n---\n{TEXT}"


@pytest.mark.parametrize(
    "text, name, expected",
    [
        (TEXT, "a.txt", "text"),
        (TEXT, "a", "text"),
        (TEXT, "a.docx", "text"),
        (TEXT, "a.md", "markdown"),
        (TEXT, "A.MARKDOWN", "markdown"),
        (TEXT, "a.htm", "html"),
        # content speaks louder than the name
        (PAGE, "a.txt", "html"),
        (PAGE, "a.md", "html"),
        (PAGE.lower().removeprefix("<!doctype html>\n"), "a", "html"),
        ("<META charset=gbk><p>" + TEXT, "a", "html"),
        (NOTES, "a.txt", "markdown"),
        ("# 政府工作报告\n" + TEXT, "a", "markdown"),
        (TEXT + "## 一、回顾\n", "a.txt", "markdown"),
        # and these are signs of nothing
        (TEXT + "#1机组投产。\n", "a.txt", "text"),
        ("---\n" + TEXT + "---\n", "a.txt", "text"),
        ("数量<5且>3，<b>A</b>。" + TEXT, "a.txt", "text"),
        ("<headline>" + TEXT, "a.txt", "text"),
    ],
)
def test_the_reader_of_a_file(text: str, name: str, expected: str) -> None:
    assert reader_for(text.encode(), name).name == expected


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-8-sig"])
def test_a_page_is_recognised_in_every_encoding(encoding: str) -> None:
    page = "<html><head></head><p>粮食增收，人民生活。</p></html>".replace("粮", "米")
    data = page.encode(encoding)
    assert reader_for(data, "a.txt").name == "html"
    assert read_source(data).text == page


def test_a_page_declares_its_encoding() -> None:
    page = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5"></head><p>濠江區</p>'
    )
    assert read_source(page.encode("big5")).text == page
    wrong = PAGE.replace("<head>", "<head><meta charset='big5'>")
    assert read_source(wrong.encode("gb18030")).text == wrong
    assert read_source(wrong.encode("utf-8")).text == wrong


def test_places_refer_to_the_file_as_it_is() -> None:
    (report,) = [gwreport.Pipeline().read_one(PAGE.encode())]
    (grain,) = [m for m in report.quantities if m.text == "12.3万吨"]
    assert report.document.to_source(grain.span).of(PAGE) == "12.3万吨"


class Shouting:
    """A format of one line, marked by two signs."""

    name = "shouting"
    suffixes = frozenset((".loud",))

    def sniff(self, data: bytes) -> bool:
        return data.startswith(b"!!")

    def read(self, data: bytes, name: str) -> Source:
        try:
            return Source(data.removeprefix(b"!!").decode(), name)
        except UnicodeDecodeError as error:
            raise DecodingError(name, "no UTF-8") from error


def test_a_reader_of_ones_own_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"!!" + TEXT.encode())
    pipeline = gwreport.Pipeline(readers=[Shouting()])
    assert pipeline.read_one(path).document.source.text == TEXT
    assert gwreport.Pipeline().read_one(path).document.source.text == "!!" + TEXT
    assert pipeline.read_one(path, name="a report").document.source.name == "a report"


def test_a_path_is_known_by_the_suffixes_that_can_be_read() -> None:
    assert read_source("report.loud").text == "report.loud"
    with pytest.raises(FileNotFoundError):
        read_source("report.loud", readers=[Shouting()])
    assert suffixes([Shouting()]) - suffixes() == {".loud"}


def test_what_is_no_reader_is_refused() -> None:
    with pytest.raises(TypeError, match="readers"):
        gwreport.Pipeline(readers=[object()])  # type: ignore[list-item]


TEXTS = [each.reader for each in built_in() if each.kind >= FormatKind.TEXT]


@pytest.mark.parametrize("reader", TEXTS, ids=lambda reader: reader.name)
def test_the_readers_of_texts_keep_the_contract(reader: Reader) -> None:
    check_reader(reader, [text.encode() for text in (TEXT, PAGE, NOTES)])


@pytest.mark.parametrize("format", built_in(), ids=lambda format: format.reader.name)
def test_the_built_in_readers_are_known_by_name(format: InputFormat) -> None:
    found = component(Group.READERS, format.reader.name)
    assert type(found) is type(format.reader)
    assert found.suffixes == format.reader.suffixes


def test_formats_are_asked_in_one_order() -> None:
    asked = [(each.kind, each.reader.name) for each in built_in()]
    assert asked == sorted(asked)
    assert asked[-1] == (FormatKind.PLAIN, "text")
    names = [name for _, name in asked]
    assert [name for name in names if name in ("html", "pdf", "refused")] == ["pdf", "refused", "html"]


WHISPERED = """
from gwreport.model import Source
from gwreport.reading.formats.registry import FormatKind, InputFormat

class WhisperedReader:
    name = "whispered"
    suffixes = frozenset((".soft",))

    def sniff(self, data):
        return data.startswith(b"..")

    def read(self, data, name):
        return Source(data.removeprefix(b"..").decode(), name)

FORMAT = InputFormat(FormatKind.TEXT, WhisperedReader())
"""


@pytest.fixture
def with_one_file_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The folder of formats with a module that no list names."""
    (tmp_path / "whispered.py").write_text(WHISPERED)
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    built_in.cache_clear()
    yield
    built_in.cache_clear()
    del sys.modules[f"{formats.__name__}.whispered"]


@pytest.mark.usefixtures("with_one_file_more")
def test_a_format_is_one_file_of_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "report.soft"
    path.write_bytes(b".." + TEXT.encode())
    assert gwreport.Pipeline().read_one(path).document.source.text == TEXT
    assert reader_for(b"no sign", "report.soft").name == "whispered"
    assert reader_for(PAGE.encode(), "report.soft").name == "html"  # content speaks louder
    assert ".soft" in suffixes()
    assert component(Group.READERS, "whispered").name == "whispered"
    assert "whispered" in {each.name for each in providers(Group.READERS)}
    assert [each.reader.name for each in built_in()][-2:] == ["whispered", "text"]


def test_no_format_is_imported_before_a_file_is_read() -> None:
    code = "import sys, gwreport.plugins; print(any('formats.text' in name for name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_a_reader_of_ones_own_keeps_it_too() -> None:
    check_reader(Shouting(), [b"!!" + TEXT.encode()])


class Careless(Shouting):
    """Raises what it gets, and forgets the name."""

    def read(self, data: bytes, name: str) -> Source:
        return Source(data.removeprefix(b"!!").decode(), "a file")


class Capital(Shouting):
    """Its suffixes would never be found."""

    suffixes = frozenset((".LOUD",))


@pytest.mark.parametrize(
    "reader, contract", [(Careless(), "same|source|other errors"), (Capital(), "suffixes")]
)
def test_a_broken_contract_is_named(reader: Reader, contract: str) -> None:
    with pytest.raises(AssertionError, match=contract):
        check_reader(reader, [b"!!" + TEXT.encode()])

"""Files that break, deceive or cost: each ends in one clear line, and the others of a folder are read."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from gwreport.cli import FAILED, OK, main

Capture = pytest.CaptureFixture[str]

REPORT = (
    "2031年云河县政府工作报告\n各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n"
    "一、2030年工作回顾\n地区生产总值增长6.5%。\n二、2031年工作安排\n主要预期目标是：地区生产总值增长6%左右。\n"
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(text: str = "") -> bytes:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """A container with some of its parts replaced; those without content are left out."""
    named = {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in parts.items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = named.pop(name, None)
            if content != b"":
                new.writestr(name, old.read(name) if content is None else content)
        for name, content in named.items():
            new.writestr(name, content)
    return stream.getvalue()


def encrypted_flag(data: bytes) -> bytes:
    """A container whose parts all say that they are encrypted."""
    changed = bytearray(data)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(sign)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(sign, at + 4)
    return bytes(changed)


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def laughs(depth: int = 12) -> bytes:
    entities = '<!ENTITY e0 "笑">' + "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, depth)
    )
    body = f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>&e{depth - 1};</w:t></w:r></w:p></w:body>'
    return f"<!DOCTYPE d [{entities}]>{body}</w:document>".encode()


def page(encrypt: object = None, text: str = "no report") -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=encrypt)
    canvas.drawString(100, 700, text)
    canvas.save()
    return stream.getvalue()


def drawn() -> bytes:
    """A page without a letter, as scanners make them."""
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.rect(10, 10, 400, 600, fill=1)
    canvas.save()
    return stream.getvalue()


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def pages_in_a_circle() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 1000000/Kids[2 0 R 2 0 R]>>endobj\n"
        b"trailer<</Root 1 0 R/Size 3>>\n%%EOF"
    )


def macros(text: str = "没有报告") -> bytes:
    """A document with macros, which are not run."""
    types = zipfile.ZipFile(io.BytesIO(word())).read("[Content_Types].xml")
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macro = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    data = repacked(word(text), **{"word__vbaProject.bin": _OLE + b"Attribute VB_Name"})
    return repacked(data, **{"[Content_Types]_xml": types.replace(plain, macro)})


#: Each hostile file by its name, with what the line says of it.
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.docx": (
        lambda: repacked(word(), word__document_xml=b"<a>" + b" " * 300_000_000),
        "it unpacks to",
    ),
    "laughs.docx": (lambda: repacked(word(), word__document_xml=laughs()), "Word document"),
    "entity.docx": (
        lambda: repacked(
            word(),
            word__document_xml=b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            + f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body>'.encode()
            + b"</w:document>",
        ),
        "",
    ),
    "parts.docx": (
        lambda: repacked(word(), **{f"p{n}": b"x" for n in range(10_001)}),
        "parts, more than 10,000",
    ),
    "cut.docx": (lambda: word(REPORT)[:-400], "zip archive or broken document"),
    "torn.docx": (lambda: repacked(word(REPORT), word__document_xml=b"<w:document><w:bo"), "Word document"),
    "hollow.docx": (lambda: repacked(word(REPORT), **{"[Content_Types]_xml": b""}), "Word document"),
    "locked.docx": (
        lambda: _OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "without a password",
    ),
    "flagged.docx": (lambda: encrypted_flag(word(REPORT)), "encrypted"),
    "macros.docm": (macros, "no government work report"),
    "old.doc": (lambda: _OLE + b"\0" * 600, "Word 97"),
    "old.wps": (lambda: _OLE + b"\x01" * 600, "Word 97"),
    "cut.pdf": (lambda: page()[:200], "PDF"),
    "locked.pdf": (lambda: page(StandardEncryption("secret", canPrint=0)), "password"),
    "scan.pdf": (drawn, "OCR"),
    "noise.pdf": (lambda: b"%PDF-1.7\n" + random.Random(1).randbytes(5000), "PDF"),
    "circle.pdf": (pages_in_a_circle, "PDF"),
    "picture.txt": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "picture (PNG)"),
    "picture.docx": (lambda: b"\xff\xd8\xff\xe0" + b"\0" * 100, "picture (JPEG)"),
    "program.txt": (lambda: b"MZ\x90\0\x03\0\0\0" + random.Random(2).randbytes(4000), "not text"),
    "report.txt.gz": (lambda: gzip.compress(REPORT.encode()), "gzip"),
    "archive.7z": (lambda: b"7z\xbc\xaf\x27\x1c" + b"\0" * 60, "7z"),
    "archive.rar": (lambda: b"Rar!\x1a\x07\0" + b"\0" * 60, "RAR"),
    "script.html": (lambda: b"<html><script>" + b"for(;;){}" * 1000 + b"</script></html>", ""),
    "deep.html": (lambda: b"<html>" + b"<div>" * 200_000, ""),
    "empty.txt": (lambda: b"", "empty"),
    "blank.txt": (lambda: b" \n\t\r\n" * 1000, "empty"),
    "zeros.txt": (lambda: b"\0" * 100_000, ""),
    "noise.txt": (lambda: random.Random(3).randbytes(20_000), "not text"),
    "pairs.txt": (lambda: b"\xff\xfe" + struct.pack("<3000H", *[0xD800] * 3000), ""),
    "bomb.xlsx": (
        lambda: repacked(workbook([["正文"]]), xl__worksheets__sheet1_xml=b"<a>" + b" " * 300_000_000),
        "it unpacks to",
    ),
    "cut.xlsx": (lambda: workbook([["正文"], [REPORT]])[:-300], "Excel"),
    "locked.xlsx": (lambda: _OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
    "noise.rtf": (lambda: b"{\\rtf1 " + random.Random(4).randbytes(9000), ""),
    "deep.rtf": (lambda: b"{\\rtf1 " + b"{\\b " * 100_000, ""),
    "strange.csv": (lambda: "甲,乙\n1,2\n".encode(), "--text-column"),
    "quote.csv": (lambda: '正文,年份\n"'.encode() + b"a" * 2_000_000, "--text-column"),
    "deep.jsonl": (lambda: b"[" * 100_000 + b"\n", "JSON"),
    "cut.parquet": (lambda: b"PAR1" + b"\0" * 50, "Parquet"),
    "bomb.zip": (lambda: zipped({"a.txt": b"\0" * 300_000_000}), "unpacks to more than"),
    "locked.zip": (lambda: encrypted_flag(zipped({"a.txt": REPORT.encode()})), "encrypted"),
    "nested.zip": (lambda: zipped({"b.zip": zipped({"a.txt": REPORT.encode()})}), "zip"),
    "cut.zip": (lambda: zipped({"a.txt": REPORT.encode()})[:-30], "zip"),
    "a\nb.txt": (lambda: "没有\n报告".encode(), "a b.txt"),
    "\udce4\udcff.txt": (lambda: "没有报告".encode(), ""),
}


def test_there_are_forty() -> None:
    assert len(FILES) >= 40


@pytest.mark.parametrize("name", FILES, ids=[ascii(name) for name in FILES])
def test_each_ends_in_one_clear_line(name: str, tmp_path: Path, capsys: Capture) -> None:
    make, said = FILES[name]
    path = tmp_path / name
    path.write_bytes(make())
    assert main(["targets", str(path), "-o", str(tmp_path / "out.csv")]) == FAILED
    out, err = capsys.readouterr()
    assert out == ""
    assert not (tmp_path / "out.csv").exists()
    lines = err.splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("gwreport: ")
    assert said in lines[0]
    assert "unexpected" not in lines[0]
    assert "Traceback" not in lines[0]
    assert len(lines[0]) < 700


def test_the_others_of_a_folder_are_read(tmp_path: Path, capsys: Capture) -> None:
    cheap = [name for name in FILES if not name.startswith(("bomb", "deep", "quote"))]
    for name in cheap:
        (tmp_path / name).write_bytes(FILES[name][0]())
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "loop").symlink_to(tmp_path)
    (tmp_path / "z" / "self").symlink_to(tmp_path / "z" / "self")
    (tmp_path / "z" / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "z" / "pipe.txt")
    (tmp_path / "z" / "report.docx").mkdir()
    (tmp_path / "z" / "良好.txt").write_text(REPORT, encoding="utf-8")
    target = tmp_path.parent / f"{tmp_path.name}.jsonl"
    assert main(["targets", str(tmp_path), "-o", str(target)]) == FAILED
    lines = capsys.readouterr().err.splitlines()
    (row,) = (json.loads(line) for line in target.read_text("utf-8").splitlines())
    assert row["file"].endswith("良好.txt")
    assert len(lines) == len(cheap) + 1
    assert all(line.startswith("gwreport: ") for line in lines)
    assert f"{len(cheap) + 1} texts: 1 read, " in lines[-1]


def test_links_in_a_circle_are_one_line(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert main(["targets", str(tmp_path / "a")]) == FAILED
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_macros_are_left_alone_and_the_report_is_read(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "report.docm").write_bytes(macros(REPORT))
    assert main(["targets", str(tmp_path / "report.docm")]) == OK
    assert capsys.readouterr().out.count("gdp") == 1


def test_names_in_a_zip_write_nowhere(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "slip.zip").write_bytes(zipped({"../../slipped.txt": REPORT.encode()}))
    assert main(["targets", str(tmp_path / "in" / "slip.zip")]) == OK
    assert "slipped.txt" in capsys.readouterr().out
    assert not list(tmp_path.rglob("slipped.txt"))

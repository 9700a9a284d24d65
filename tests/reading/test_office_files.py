"""Word documents, PDF files, and files that are refused by name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph
from reportlab.pdfgen.canvas import Canvas

import gwreport
from gwreport.errors import FormatError
from gwreport.model import Place, PlaceKind
from gwreport.reading.documents.word_numbering import number_text
from gwreport.reading.formats.docx import DocxReader
from gwreport.reading.formats.pdf import PdfReader
from gwreport.testing import check_reader
from office_files import Setting, pdf_file, word, word_file

LINES = (
    "云河市人民政府工作报告",
    "——2024年1月10日在云河市第五届人民代表大会第三次会议上",
    "云河市市长　陈文",
    "各位代表：",
    "现在，我代表市人民政府，向大会报告工作，请予审议。",
    "一、2023年工作回顾",
    "过去一年，全市地区生产总值增长5.6%，一般公共预算收入增长4.1%，城镇新增就业4.5万人，粮食产量达到82.3万吨，经济运行"
    "稳中有进，各项社会事业取得新的进步。",
    "二、2024年工作安排",
    "今年主要预期目标是：地区生产总值增长6%左右，固定资产投资增长8%以上，居民消费价格涨幅控制在3%以内。",
    "各位代表，让我们团结奋斗，谱写云河发展新篇章！",
)
TEXT = "\n".join(LINES)


def statements(data: bytes) -> list[tuple[str, str, str, str]]:
    (report,) = gwreport.read(data)
    return [(s.indicator.id, s.quantity.text, str(s.aspect), str(s.status)) for s in report.statements]


PLAIN = statements(TEXT.encode())


def test_the_text_itself_is_read_whole() -> None:
    assert [(indicator, text) for indicator, text, _, _ in PLAIN] == [
        ("gdp", "5.6%"),
        ("fiscal_revenue_general", "4.1%"),
        ("urban_jobs", "4.5万人"),
        ("grain_output", "82.3万吨"),
        ("gdp", "6%"),
        ("fixed_asset_investment", "8%"),
        ("cpi", "3%"),
    ]


# --- Word


def test_a_word_document_reads_like_its_text() -> None:
    data = word_file(word(LINES))
    assert statements(data) == PLAIN
    (report,) = gwreport.read(data)
    assert report.source == TEXT
    assert (report.metadata.year, str(report.metadata.delivered), report.metadata.speaker) == (
        2024,
        "2024-01-10",
        "陈文",
    )


def test_a_place_in_a_word_document_is_a_paragraph() -> None:
    (report,) = gwreport.read(word_file(word(LINES)))
    grain = next(m for m in report.quantities if m.text == "82.3万吨")
    place = report.locate(grain.span)
    assert place == Place(PlaceKind.PARAGRAPH, 7, TEXT.index(LINES[6]))
    assert str(place) == "paragraph 7"
    (plain,) = gwreport.read(TEXT.encode())
    assert plain.locate(grain.span) is None


def _numbered(document: Document, levels: Sequence[tuple[str, str]]) -> None:
    """Give the document a list 7 whose levels have these forms and patterns."""
    numbering = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (form, pattern) in enumerate(levels)
    )
    definition = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{inner}</w:abstractNum>')
    numbering.insert(0, definition)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="7"><w:abstractNumId w:val="77"/></w:num>'))


def _in_list(paragraph: Paragraph, depth: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="7"/></w:numPr>')
    )


def test_numbers_that_word_makes_itself_are_read() -> None:
    document = docx.Document()
    _numbered(
        document, [("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3．")]
    )
    for depth, title in [
        (0, "2023年工作回顾"),
        (1, "产业"),
        (2, "工业"),
        (2, "农业"),
        (1, "民生"),
        (2, "就业"),
        (0, "2024年工作安排"),
        (1, "投资"),
    ]:
        _in_list(document.add_paragraph(title), depth)
    source = DocxReader().read(word_file(document), "a.docx")
    assert source.text.split("\n") == [
        "一、2023年工作回顾",
        "（一）产业",
        "1．工业",
        "2．农业",
        "（二）民生",
        "1．就业",
        "二、2024年工作安排",
        "（一）投资",
    ]


@pytest.mark.parametrize(
    "number, form, expected",
    [
        (21, "chineseCounting", "二十一"),
        (3, "decimalFullWidth", "３"),
        (3, "decimalEnclosedCircle", "③"),
        (30, "decimalEnclosedCircle", "30"),
        (7, "decimalZero", "07"),
        (28, "upperLetter", "BB"),
        (2, "lowerLetter", "b"),
        (14, "lowerRoman", "xiv"),
        (4, "bullet", ""),
        (4, "a form of tomorrow", "4"),
    ],
)
def test_forms_of_numbers(number: int, form: str, expected: str) -> None:
    assert number_text(number, form) == expected


def test_what_word_shows_is_read_and_what_it_hides_is_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("增长")
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>6%</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>8%</w:delText></w:r></w:del>"))
    paragraph.add_run("左右")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "指标", "2024年预期"
    moved = "<w:r><w:t>移来的</w:t></w:r></w:moveTo>"
    left = "<w:r><w:t>移走的</w:t></w:r></w:moveFrom>"
    paragraph._p.append(parse_xml(f"<w:moveTo {nsdecls('w')}>{moved}"))
    paragraph._p.append(parse_xml(f"<w:moveFrom {nsdecls('w')}>{left}"))
    document.sections[0].header.paragraphs[0].text = "内部资料"
    assert DocxReader().read(word_file(document), "a.docx").text == "增长6%左右移来的\n指标 | 2024年预期"


# --- PDF


TRADES = ("粮食", "蔬菜", "水果", "水产", "林业", "畜牧", "纺织", "机械", "电子", "化工", "医药", "建材")
MORE = tuple(
    f"{trade}生产{word}，各项工作有序推进，为来年打下了良好基础，也为今后的发展积累了经验。"
    for trade in TRADES
    for word in ("保持平稳", "形势喜人", "克服了困难，总体向好")
)


@pytest.mark.parametrize(
    "lines, setting",
    [
        (LINES, Setting()),
        ((*LINES[:-1], *MORE, LINES[-1]), Setting(head="政府工作报告")),
        ((*LINES[:-1], *MORE, LINES[-1]), Setting(9, 26, columns=2)),
        ((*LINES[:-1], *MORE, LINES[-1]), Setting(22, 20, head="云河市人民政府")),
    ],
    ids=["plain", "running head", "two columns", "many pages"],
)
def test_a_pdf_file_reads_like_its_text(lines: tuple[str, ...], setting: Setting) -> None:
    data = pdf_file(lines, setting)
    source = PdfReader().read(data, "a.pdf")
    # A full-width blank between two names is white space of the page.
    assert source.text.replace(" ", "").replace("\u3000", "") == "\n".join(lines).replace("\u3000", "")
    assert statements(data) == PLAIN


def test_a_place_in_a_pdf_file_is_a_page() -> None:
    (report,) = gwreport.read(pdf_file(LINES, Setting(28, 12)))
    places = [report.locate(m.span) for m in report.quantities]
    assert [place and (place.kind, place.number) for place in (places[0], places[-1])] == [
        (PlaceKind.PAGE, 1),
        (PlaceKind.PAGE, 2),
    ]


def test_pages_without_text_are_named_as_such() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.rect(50, 50, 200, 200)
    canvas.save()
    with pytest.raises(FormatError, match="OCR"):
        PdfReader().read(stream.getvalue(), "scan.pdf")


# --- refusals and limits


def _zip(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


BOMB = _zip({"word/document.xml": b"0" * (300 * 1024 * 1024)})
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b"<d>&b;</d>"
)
KINDS = [
    "old Word",
    "locked",
    "picture",
    "Excel",
    "OpenDocument",
    "archive",
    "cut zip",
    "cut PDF",
    "broken XML",
    "entities",
    "bomb",
    "parts",
]
MANY = {f"word/{number}.xml": b"" for number in range(10_001)} | {"word/document.xml": b""}


@pytest.mark.parametrize(
    "data, words",
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "convert it first"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted Office file: save it without a password",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "Workbook".encode("utf-16-le"),
            "Excel table of 97–2003 .*convert-to xlsx",
        ),
        (
            b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n",
            "save it as HTML",
        ),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "OCR"),
        (_zip({"xl/workbook.xml": b"<a/>"}), "table of texts"),
        (_zip({"content.xml": b"<a/>"}), "OpenDocument"),
        (_zip({"a.txt": b"a"}), "archive"),
        (b"PK\x03\x04 cut off", "archive or broken document"),
        (b"%PDF-1.7\ncut off", "cannot read a PDF file"),
        (_zip({"word/document.xml": b"<broken"}), "cannot read a Word document"),
        (_zip({"word/document.xml": ENTITIES}), "cannot read a Word document"),
        (BOMB, "unpacks to 314,572,800 bytes, more than"),
        (_zip(MANY), "10,002 parts, more than"),
    ],
    ids=[
        "old-Word",
        "locked",
        "old-Excel",
        "saved-page",
        "picture",
        "Excel",
        "OpenDocument",
        "archive",
        "cut-zip",
        "cut-PDF",
        "broken-XML",
        "entities",
        "bomb",
        "parts",
    ],
)
def test_a_file_that_cannot_be_read_says_why_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(FormatError, match=words) as caught:
        gwreport.read(data)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("<bytes>: cannot read a")


def test_a_text_that_is_named_like_a_document_is_read_as_text() -> None:
    assert gwreport.Pipeline().read_one(TEXT.encode(), name="a.docx").source == TEXT
    assert statements(TEXT.encode()) == PLAIN


def test_the_readers_keep_their_contract() -> None:
    check_reader(DocxReader(), [word_file(word(LINES))])
    check_reader(PdfReader(), [pdf_file(LINES)])

"""Documents made of lines of text by the libraries that users have: Word, PDF, HTML, a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

import docx
from attrs import frozen
from docx.document import Document
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
EXAMPLES = Path(__file__).parents[1] / "examples"
#: The forms that LibreOffice converts a text to in tests/office.
CONVERTED = ("docx", "html", "pdf", "rtf")
#: The reports of the examples, which the documents are made of.
REPORTS = sorted([*EXAMPLES.glob("*-20??.txt"), *EXAMPLES.glob("growth/*.txt")])


def word_file(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word(lines: Sequence[str]) -> Document:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return document


@frozen
class Setting:
    """How the pages of a PDF file are set: a column is ``width`` letters of ``size`` points wide."""

    size: int = 14
    width: int = 30
    columns: int = 1
    head: str = ""


def pdf_file(lines: Sequence[str], setting: Setting = Setting()) -> bytes:
    """A PDF file whose paragraphs are indented and wrapped at the edge of the column."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    size, y, column, page = setting.size, 760.0, 0, 1
    for row, indent in (row for line in lines for row in _wrapped(line, setting)):
        if y < 80:
            y, column = 760.0, column + 1
            if column == setting.columns:
                _edges(canvas, setting.head, page)
                canvas.showPage()
                column, page = 0, page + 1
        canvas.setFont(FONT, size)
        canvas.drawString(60 + column * (setting.width + 3) * size + indent, y, row)
        y -= size * 1.6
    _edges(canvas, setting.head, page)
    canvas.save()
    return stream.getvalue()


def _wrapped(line: str, setting: Setting) -> Iterator[tuple[str, int]]:
    """The rows of a paragraph, each with its indent."""
    row, indent = "", 2 * setting.size
    for sign in line:
        if indent + pdfmetrics.stringWidth(row + sign, FONT, setting.size) > setting.width * setting.size:
            yield row, indent
            row, indent = "", 0
        row += sign
    yield row, indent


def _edges(canvas: Canvas, head: str, page: int) -> None:
    canvas.setFont(FONT, 9)
    if head:
        canvas.drawString(60, 800, head)
    canvas.drawString(290, 40, f"— {page} —")


def html_file(lines: Sequence[str]) -> bytes:
    """A page with a paragraph for each line."""
    body = "\n".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<!DOCTYPE html>\n<html><head><title>报告</title></head><body>\n{body}\n</body></html>\n".encode()


def table_file(text: str) -> bytes:
    """A table of one row, whose column 正文 holds the text."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([("编号", "正文"), ("a1", text)])
    return stream.getvalue().encode()

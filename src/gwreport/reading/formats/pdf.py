"""PDF files: lines as they were set, put together to paragraphs, without running heads and page numbers.

A page is read line by line in the order in which its text was written into the file, which is that of the
columns. A line goes on in the next one where it reaches the right edge of its column and the next line is not
indented. What is printed at the head or foot of most pages, and numbers of pages, is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from attrs import frozen

from gwreport.errors import FormatError, GwReportError, MissingDependencyError
from gwreport.model import PlaceKind, Source
from gwreport.reading.documents.extracted import extracted_source
from gwreport.reading.formats.registry import FormatKind, InputFormat
from gwreport.script.marks import SENTENCE_END

_KIND = "a PDF file"
_SIGN = b"%PDF-"
#: A report has some dozens of pages; a file with more than this is none, and reading it would not end.
MOST_PAGES = 5_000
_RULE = r"[\s—–\-·.]*"
_PAGE_NUMBER = re.compile(
    rf"{_RULE}(?:第\s?)?[0-9０-９]{{1,4}}(?:\s?页)?(?:\s?[/／共]\s?共?\s?[0-9]{{1,4}}\s?页?)?{_RULE}"
)
_CJK = "\u3400-\u9fff\u3000-\u303f\uff00-\uffef"
#: A blank between a Chinese character and one that is none.
_EDGE_BLANK = re.compile(rf"(?<=[{_CJK}]) (?=[^\s{_CJK}])|(?<=[^\s{_CJK}]) (?=[{_CJK}])")
_WIDEST_GAP = 0.4  # of the height of a line
_NO_SIGN = "\x00"
_INNER_BLANK = re.compile(rf"(?<=[{_CJK}]) (?=[{_CJK}])")


Box = tuple[float, float, float, float]
"""Left, bottom, right and top of a character, in points."""


@frozen
class PrintedLine:
    """A line of a page, with the place of its box in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """The height of the box, about the size of the letters."""
        return self.top - self.bottom


class PdfReader:
    """PDF files, recognised by their first bytes. Needs the extra ``pdf``."""

    name = "pdf"
    suffixes = frozenset((".pdf",))

    def sniff(self, data: bytes) -> bool:
        """Whether the mark of a PDF file is among the first bytes."""
        return _SIGN in data[:1024]

    def read(self, data: bytes, name: str) -> Source:
        """The paragraphs, a line each; places are pages.

        Raises ``MissingDependencyError`` without ``pypdfium2``, ``FormatError`` for a file that is broken or
        needs a password, has too many pages, or holds pictures of pages without any text.
        """
        try:
            paragraphs = list(pdf_paragraphs(data))
        except GwReportError:
            raise
        except Exception as error:  # pypdfium2 has one error for whatever PDFium reports
            detail = "it needs a password" if "password" in str(error).lower() else f"{error}"
            raise FormatError(name, _KIND, detail) from None
        if not any(text.strip() for _, text in paragraphs):
            raise FormatError(
                name, _KIND, "its pages hold no text, only pictures; recognise the text first (OCR)"
            )
        return extracted_source(paragraphs, name, PlaceKind.PAGE)


FORMAT = InputFormat(FormatKind.DOCUMENT, PdfReader())


def pdf_paragraphs(data: bytes) -> Iterator[tuple[int, str]]:
    """The paragraphs of a PDF file, each with the number of the page on which it begins, from 1.

    Needs the extra ``pdf``; raises what ``pypdfium2`` raises for a file that is none or needs a password.
    """
    pages = list(_pages(data))
    repeated = _repeated([lines for lines in pages if lines])
    kept = [_without_edges(lines, repeated) for lines in pages]
    yield from _paragraphs(kept)


def _pages(data: bytes) -> Iterator[list[PrintedLine]]:
    try:
        import pypdfium2
    except ImportError:
        raise MissingDependencyError("pypdfium2", "a PDF file", "pdf") from None
    document = pypdfium2.PdfDocument(data)
    try:
        if len(document) > MOST_PAGES:
            raise FormatError("<bytes>", _KIND, f"it has {len(document):,} pages, more than {MOST_PAGES:,}")
        for page in document:
            textpage = page.get_textpage()
            yield _lines(textpage)
            textpage.close()
            page.close()
    finally:
        document.close()


def _lines(textpage: Any) -> list[PrintedLine]:  # noqa: ANN401 - an optional module
    """The lines of a page: characters of one baseline that follow each other in the file."""
    text = _without_narrow_gaps(textpage, textpage.get_text_range()[: textpage.count_chars()])
    runs: list[tuple[int, list[Box]]] = [(0, [])]
    for at, sign in enumerate(text):
        if sign in "\r\n":
            runs.append((at + 1, []))
        elif not sign.isspace() and sign != _NO_SIGN:
            box = textpage.get_charbox(at, loose=True)
            if runs[-1][1] and not _on_line(box, runs[-1][1][-1]):
                runs.append((at, []))
            runs[-1][1].append(box)
    ends = [start for start, _ in runs[1:]] + [len(text)]
    lines = [_line(text[start:end], boxes) for (start, boxes), end in zip(runs, ends, strict=True) if boxes]
    return [line for line in lines if line.text]


def _without_narrow_gaps(textpage: Any, text: str) -> str:  # noqa: ANN401 - an optional module
    """The text of a page with a mark that is no character for blanks that nobody wrote.

    Word and LibreOffice set a quarter of an em between Chinese characters and what is none; PDFium gives a
    blank for it. A wider gap parts two columns.
    """
    from pypdfium2.raw import FPDFText_IsGenerated

    made = []
    for blank in _EDGE_BLANK.finditer(text):
        at = blank.start()
        if FPDFText_IsGenerated(textpage.raw, at) == 1:
            before, after = (textpage.get_charbox(place, loose=True) for place in (at - 1, at + 1))
            if after[0] - before[2] < _WIDEST_GAP * (before[3] - before[1]):
                made.append(at)
    signs = list(text)
    for at in made:
        signs[at] = _NO_SIGN
    return "".join(signs)


def _on_line(box: Box, before: Box) -> bool:
    """Whether a character is on the line of the one before it, by their middles."""
    height = max(box[3] - box[1], before[3] - before[1], 1.0)
    return abs(box[1] + box[3] - before[1] - before[3]) < height


def _line(text: str, boxes: Sequence[Box]) -> PrintedLine:
    left, bottom, right, top = zip(*boxes, strict=True)
    return PrintedLine(
        text.replace(_NO_SIGN, "").strip(), min(left), _median(bottom), max(right), _median(top)
    )


def _repeated(pages: Sequence[Sequence[PrintedLine]]) -> frozenset[tuple[str, int]]:
    """What is printed at one height at the head or foot of at least half of the pages, numbers apart."""
    counts = Counter(key for lines in pages for key in {_shape(line) for line in (*lines[:2], *lines[-2:])})
    least = max(3, len(pages) // 2)
    return frozenset(key for key, count in counts.items() if count >= least and key[0])


def _shape(line: PrintedLine) -> tuple[str, int]:
    """What a running head has in common on all pages; the end of a sentence is none."""
    text = re.sub(r"[0-9０-９]+", "0", re.sub(r"\s", "", line.text))
    return ("", -1) if text.endswith(tuple(SENTENCE_END)) else (text, round(line.bottom))


def _without_edges(lines: Sequence[PrintedLine], repeated: frozenset[tuple[str, int]]) -> list[PrintedLine]:
    """The lines of a page without running heads and page numbers."""
    last = len(lines) - 1
    return [
        line
        for at, line in enumerate(lines)
        if not (min(at, last - at) < 2 and (_PAGE_NUMBER.fullmatch(line.text) or _shape(line) in repeated))
    ]


@frozen
class _PageColumn:
    """The left and right edge of the lines that are set one below the other."""

    left: float
    right: float


def _columns(lines: Sequence[PrintedLine]) -> list[_PageColumn]:
    """The column of each line of a page; a line much wider than most is a column of its own."""
    widths = sorted(line.right - line.left for line in lines)
    widest = 1.5 * widths[len(widths) * 3 // 4] if widths else 0.0
    groups: list[list[int]] = []
    end = float("-inf")
    for at in sorted(range(len(lines)), key=lambda at: lines[at].left):
        line = lines[at]
        if line.right - line.left > widest:
            continue
        if line.left >= end - line.height / 2:
            groups.append([])
        groups[-1].append(at)
        end = max(end, line.right) if len(groups[-1]) > 1 else line.right
    columns = [_PageColumn(line.left, line.right) for line in lines]
    for group in groups:
        lefts = sorted(lines[at].left for at in group)
        rights = sorted(lines[at].right for at in group)
        column = _PageColumn(lefts[len(lefts) // 20], rights[-1 - len(rights) // 20])
        for at in group:
            columns[at] = column
    return columns


def _paragraphs(pages: Sequence[Sequence[PrintedLine]]) -> Iterator[tuple[int, str]]:
    pieces: list[str] = []
    begun = 1
    last: tuple[PrintedLine, _PageColumn] | None = None
    for number, lines in enumerate(pages, 1):
        spacing = _spacing(lines)
        for line, column in zip(lines, _columns(lines), strict=True):
            if last is not None and not _goes_on(*last, line, column, spacing):
                yield begun, _joined(pieces)
                pieces = []
            if not pieces:
                begun = number
            pieces.append(line.text)
            last = line, column
    if pieces:
        yield begun, _joined(pieces)


def _median(values: Sequence[float]) -> float:
    from statistics import median  # every format is imported with the first file; this only with a PDF

    return median(values)


def _spacing(lines: Sequence[PrintedLine]) -> float:
    """The usual distance between two lines of a page, from baseline to baseline."""
    steps = [above.bottom - below.bottom for above, below in pairwise(lines) if above.bottom > below.bottom]
    return _median(steps) if steps else 0.0


def _goes_on(
    before: PrintedLine, its: _PageColumn, line: PrintedLine, column: _PageColumn, spacing: float
) -> bool:
    """Whether a paragraph goes on: the line before is full, and the next one neither indented nor set off."""
    full = before.right >= its.right - 2.2 * before.height
    indented = line.left > column.left + 0.8 * line.height
    drop = before.bottom - line.bottom
    set_off = its == column and drop > 1.6 * spacing > 0
    resized = abs(before.height - line.height) > 0.2 * max(before.height, line.height)
    return full and not (indented or set_off or resized)


def _joined(pieces: Sequence[str]) -> str:
    """The lines of a paragraph as one, with a blank only between Latin words."""
    text = pieces[0]
    for piece in pieces[1:]:
        parted = text[-1:].isascii() and text[-1:].isalpha() and piece[:1].isascii() and piece[:1].isalpha()
        text += " " + piece if parted else piece
    return _INNER_BLANK.sub("", text)

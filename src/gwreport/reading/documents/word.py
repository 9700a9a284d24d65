"""Word documents (.docx): paragraphs with the numbers that Word makes itself, and tables row by row.

Left out: footnotes and endnotes, headers and footers, comments, deleted text and the second copy that Word
keeps of drawings for older readers.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from gwreport.errors import MissingDependencyError
from gwreport.reading.documents.word_numbering import ListNumbers

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFT_OUT = frozenset(
    {
        f"{_W}del",
        f"{_W}moveFrom",
        f"{_W}pPr",
        f"{_W}rPr",
        f"{_W}txbxContent",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
#: What separates the cells of a table row.
CELL = " | "
_TYPES = "[Content_Types].xml"
_DOCUMENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_TYPE = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template\.main)\+xml"
)
_MOST_COLUMNS = 63  # that Word has


def word_paragraphs(data: bytes) -> Iterator[str]:
    """The paragraphs and table rows of a Word document, in order, each with its number.

    Needs the extra ``docx``; raises what ``python-docx`` raises for a file that is none.
    """
    document = _open(data)
    part = document.part
    numbers = ListNumbers(
        _root(part, "numbering"), document.styles.element if document.styles is not None else None
    )
    yield from _blocks(document.element.body, numbers)


def _open(data: bytes) -> Any:  # noqa: ANN401 - an optional module
    try:
        import docx
    except ImportError:
        raise MissingDependencyError("python-docx", "a Word document (.docx)", "docx") from None
    return docx.Document(io.BytesIO(_as_document(data)))


def _as_document(data: bytes) -> bytes:
    """A document with macros or a template, as a plain document of the same parts; macros are never run."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = archive.read(_TYPES)
        plain = _OTHER_TYPE.sub(_DOCUMENT_TYPE, types)
        if plain == types:
            return data
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as made:
            for part in archive.infolist():
                made.writestr(part.filename, plain if part.filename == _TYPES else archive.read(part))
    return stream.getvalue()


def _root(part: Any, kind: str) -> Any | None:  # noqa: ANN401 - lxml elements
    """The root of a part that the document refers to; None where it has none."""
    for relation in part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            return relation.target_part.element
    return None


def _blocks(parent: Any, numbers: ListNumbers) -> Iterator[str]:  # noqa: ANN401 - an lxml element
    for child in parent:
        if child.tag == f"{_W}p":
            yield numbers.next(child) + _text(child)
        elif child.tag == f"{_W}tbl":
            for row in child.iter(f"{_W}tr"):
                yield _row(row, numbers)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
            yield from _blocks(child, numbers)


def _row(row: Any, numbers: ListNumbers) -> str:  # noqa: ANN401 - an lxml element
    """The cells of a row, one over several columns with empty ones behind it; bars around empty ends."""
    cells: list[str] = []
    for cell in row.iter(f"{_W}tc"):
        cells += [_cell(cell, numbers), *[""] * (_width(cell) - 1)]
    line = CELL.join(cells)
    return line if len(cells) < 2 or (cells[0] and cells[-1]) else f"{CELL.lstrip()}{line}{CELL.rstrip()}"


def _width(cell: Any) -> int:  # noqa: ANN401 - an lxml element
    """Over how many columns a cell goes."""
    wide = cell.find(f"{_W}tcPr/{_W}gridSpan")
    count = "" if wide is None else str(wide.get(f"{_W}val", ""))
    return min(max(int(count), 1), _MOST_COLUMNS) if count.isdecimal() else 1


def _cell(cell: Any, numbers: ListNumbers) -> str:  # noqa: ANN401 - an lxml element
    return " ".join(filter(None, (line.strip() for line in _blocks(cell, numbers))))


def _text(paragraph: Any) -> str:  # noqa: ANN401 - an lxml element
    """The visible text of a paragraph, links and insertions included."""
    pieces = []
    todo = [paragraph]
    while todo:
        element = todo.pop()
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag == f"{_W}br" and element.get(f"{_W}type") in ("page", "column"):
            continue
        elif element.tag in _SIGNS:
            pieces.append(_SIGNS[element.tag])
        elif element.tag not in _LEFT_OUT:
            todo.extend(reversed(element))
    return "".join(pieces)

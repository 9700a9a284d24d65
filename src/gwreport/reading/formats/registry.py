"""Which reader a file is given to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Final

from gwreport.interfaces import Reader
from gwreport.reading.formats.docx import DocxReader
from gwreport.reading.formats.html import HtmlReader
from gwreport.reading.formats.markdown import MarkdownReader
from gwreport.reading.formats.pdf import PdfReader
from gwreport.reading.formats.refused import RefusedReader
from gwreport.reading.formats.rtf import RtfReader
from gwreport.reading.formats.text import TextReader

#: The readers that come with gwreport, in the order in which they are asked: documents, known by content
#: alone, and texts, of which a name may tell more than the content.
DOCUMENTS: Final[tuple[Reader, ...]] = (DocxReader(), PdfReader(), RtfReader(), RefusedReader())
TEXTS: Final[tuple[Reader, ...]] = (HtmlReader(), MarkdownReader(), TextReader())
BUILT_IN: Final = (*DOCUMENTS, *TEXTS)


def reader_for(data: bytes, name: str, readers: Iterable[Reader] = ()) -> Reader:
    """The reader of a file: the first that recognises the content, else the first that bears its suffix.

    ``readers`` are asked before the built-in ones. What nobody knows is read as plain text.

    >>> reader_for(b"<html><p>2024</p></html>", "report.txt").name
    'html'
    >>> reader_for("各位代表".encode(), "report.md").name
    'markdown'
    """
    known = (*readers, *BUILT_IN)
    suffix = PurePath(name).suffix.lower()
    by_content = (reader for reader in known if reader.sniff(data))
    by_suffix = (reader for reader in (*readers, *TEXTS) if suffix in reader.suffixes)
    return next(by_content, None) or next(by_suffix, None) or BUILT_IN[-1]


def suffixes(readers: Iterable[Reader] = ()) -> frozenset[str]:
    """The suffixes of all formats that can be read, in lower case, with their dot."""
    return frozenset().union(*(reader.suffixes for reader in (*readers, *BUILT_IN)))

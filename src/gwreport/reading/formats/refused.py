"""Formats that are known and not read: their error names the way out."""

from __future__ import annotations

import re

from gwreport.errors import FormatError
from gwreport.model import Source
from gwreport.reading.documents.containers import OLD_OFFICE, ZIP_SIGN, part_names
from gwreport.reading.formats.registry import FormatKind, InputFormat

_REACH = 4096  # bytes in which the lines before a saved page lie
_CONVERT = "convert it first, for example with: soffice --headless --convert-to docx FILE"
_OCR = "recognise the text first (OCR)"
_SIGNS: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "a picture (PNG)", _OCR),
    (b"\xff\xd8\xff", "a picture (JPEG)", _OCR),
    (b"II*\0", "a picture (TIFF)", _OCR),
    (b"MM\0*", "a picture (TIFF)", _OCR),
    (b"Rar!", "an archive (RAR)", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", "unpack it first"),
    (b"\x1f\x8b", "an archive (gzip)", "unpack it first"),
    (b"PAR1", "a Parquet table", "read it as a table of texts"),
)
_WORKBOOK = "Workbook".encode("utf-16-le")
_SAVED_PAGE = re.compile(rb"^MIME-Version:.*^Content-Type:\s*multipart/related", re.M | re.S | re.I)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class RefusedReader:
    """Recognises formats that no reader reads, so that they are refused by name and not as broken text."""

    name = "refused"
    suffixes: frozenset[str] = frozenset()

    def sniff(self, data: bytes) -> bool:
        """Whether the first bytes are those of such a format."""
        return _verdict(data) is not None

    def read(self, data: bytes, name: str) -> Source:
        """Raises ``FormatError`` with what the file is and what would help."""
        kind, way_out = _verdict(data) or ("a file", "expected text")
        raise FormatError(name, kind, way_out)


FORMAT = InputFormat(FormatKind.REFUSED, RefusedReader())


def _verdict(data: bytes) -> tuple[str, str] | None:
    """What a file is, and the way out."""
    if data.startswith(OLD_OFFICE):
        if _ENCRYPTED in data:
            return "an encrypted Office file", "save it without a password"
        if _WORKBOOK in data:
            return "an Excel table of 97–2003 (.xls)", _CONVERT.replace("docx", "xlsx")
        return "a file of Word 97–2003 or WPS (.doc, .wps) or of another old Office program", _CONVERT
    if data.startswith(ZIP_SIGN):
        return _container(part_names(data))
    if _SAVED_PAGE.search(data[:_REACH]):
        return "a page saved with its pictures (.mht)", "open it in a browser and save it as HTML"
    return next(((kind, way_out) for sign, kind, way_out in _SIGNS if data.startswith(sign)), None)


def _container(parts: frozenset[str]) -> tuple[str, str]:
    if "xl/workbook.xml" in parts:
        return "an Excel table (.xlsx)", "read it as a table of texts"
    if "content.xml" in parts:
        return "an OpenDocument file", _CONVERT
    return "a zip archive or broken document", "unpack it first"

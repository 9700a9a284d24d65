"""RTF documents (.rtf): their paragraphs and table rows, by the package striprtf."""

from __future__ import annotations

import re
from typing import Final

from gwreport.errors import FormatError
from gwreport.model import PlaceKind, Source
from gwreport.optional import import_package
from gwreport.reading.documents.containers import MOST_BYTES
from gwreport.reading.documents.extracted import extracted_source
from gwreport.reading.formats.registry import FormatKind, InputFormat

_KIND: Final = "an RTF document"
_SIGN: Final = b"{\\rtf"
_CODE_PAGE: Final = re.compile(rb"\\ansicpg[0-9]")
#: The character sets of fonts (RTF 1.9.1, \fcharset) that stand for the encoding where the file names none.
_OF_FONTS: Final = ((b"\\fcharset134", "gb18030"), (b"\\fcharset136", "big5hkscs"))
_WESTERN: Final = "cp1252"
_BAR: Final = "|"


class RtfReader:
    """RTF documents, recognised by their first bytes. Needs the extra ``rtf``."""

    name = "rtf"
    suffixes = frozenset((".rtf",))

    def sniff(self, data: bytes) -> bool:
        """Whether the bytes begin as RTF does."""
        return data.startswith(_SIGN)

    def read(self, data: bytes, name: str) -> Source:
        """The paragraphs, a line each; places are paragraphs, counted from 1 with the empty ones.

        Raises ``MissingDependencyError`` without ``striprtf``, ``FormatError`` for a file that is broken or
        too large.
        """
        striprtf = import_package("striprtf.striprtf", _KIND, "rtf")
        if len(data) > MOST_BYTES:
            raise FormatError(name, _KIND, f"it has {len(data):,} bytes, more than {MOST_BYTES:,}")
        try:
            text = striprtf.rtf_to_text(data.decode("latin-1"), encoding=_encoding(data), errors="replace")
        except Exception as error:  # what the package raises for broken files has no common root
            raise FormatError(name, _KIND, f"{type(error).__name__}: {error}") from None
        return extracted_source(enumerate(map(_row, text.split("\n")), 1), name, PlaceKind.PARAGRAPH)


FORMAT = InputFormat(FormatKind.DOCUMENT, RtfReader())


def _encoding(data: bytes) -> str:
    """The encoding of a file that names none: that of its Chinese fonts, else the western one."""
    if _CODE_PAGE.search(data):
        return _WESTERN
    return next((encoding for charset, encoding in _OF_FONTS if charset in data), _WESTERN)


def _row(line: str) -> str:
    """A row of a table, which the package ends with a bar, with blanks around the bars between its cells."""
    if not line.endswith(_BAR):
        return line
    return " | ".join(cell.strip() for cell in line.removesuffix(_BAR).split(_BAR))

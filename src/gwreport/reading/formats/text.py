"""Plain text: whatever no other reader recognises."""

from __future__ import annotations

from gwreport.model import Source
from gwreport.reading.encodings import decode
from gwreport.reading.formats.registry import FormatKind, InputFormat


class TextReader:
    """Plain text in UTF-8, GB18030, UTF-16 or Big5, with or without a byte order mark.

    >>> TextReader().read("粮食增产，农民增收。".encode("gb18030"), "report.txt").encoding
    'gb18030'
    """

    name = "text"
    suffixes = frozenset((".txt", ".text"))

    def sniff(self, data: bytes) -> bool:
        """False: text has no sign of its own, it is what is left."""
        return False

    def read(self, data: bytes, name: str) -> Source:
        """The text as it is; raises ``DecodingError`` where the bytes are none."""
        return decode(data, name=name)


FORMAT = InputFormat(FormatKind.PLAIN, TextReader())

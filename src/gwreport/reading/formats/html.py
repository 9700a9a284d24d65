"""HTML: pages of government sites. Tags stay in the source and are dropped by repairs."""

from __future__ import annotations

import re

from gwreport.model import Source
from gwreport.reading.encodings import decode
from gwreport.reading.formats.registry import FormatKind, InputFormat

#: How far (bytes) into a file the signs of a page are looked for.
_REACH = 4096
_SIGN = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I)
_CHARSET = re.compile(
    rb"""<meta\b[^>]{0,200}?\bcharset\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_-]{2,20})""", re.I
)


class HtmlReader:
    """Pages, recognised by the tags that a page begins with.

    Where the bytes are no UTF-8, the encoding that the page declares is tried before any other.

    >>> page = '<meta charset="big5"><p>各位代表：農業獲得豐收。</p>'.encode("big5")
    >>> HtmlReader().sniff(page), HtmlReader().read(page, "report.html").encoding
    (True, 'big5hkscs')
    """

    name = "html"
    suffixes = frozenset((".html", ".htm"))

    def sniff(self, data: bytes) -> bool:
        """Whether a tag that only a page has stands near the start."""
        return _SIGN.search(_head(data)) is not None

    def read(self, data: bytes, name: str) -> Source:
        """The text with its tags; raises ``DecodingError`` where the bytes are no text."""
        charset = _CHARSET.search(_head(data))
        return decode(data, name=name, declared=charset[1].decode("ascii") if charset else None)


FORMAT = InputFormat(FormatKind.TEXT, HtmlReader())


def _head(data: bytes) -> bytes:
    """The first bytes without the zeros that UTF-16 puts between Latin letters."""
    return data[:_REACH].replace(b"\0", b"")

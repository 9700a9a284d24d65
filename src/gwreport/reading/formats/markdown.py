"""Markdown: front matter, headings, emphasis. Its marks stay in the source and are dropped by repairs."""

from __future__ import annotations

import re

from gwreport.model import Source
from gwreport.reading.encodings import decode
from gwreport.reading.formats.registry import FormatKind, InputFormat

#: How far (bytes) into a file its first heading is looked for.
_REACH = 4096
_SIGN = re.compile(
    rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[A-Za-z_]{1,20}:[^\n]{0,400}\n){1,12}---[ \t]*\r?$"
    rb"|^ {0,3}#{1,6}[ \t]+[^\s#]",
    re.M,
)


class MarkdownReader:
    """Markdown, recognised by front matter between dashes or by a heading.

    >>> MarkdownReader().sniff(b"# 2024\\n"), MarkdownReader().sniff(b"2024\\n")
    (True, False)
    """

    name = "markdown"
    suffixes = frozenset((".md", ".markdown"))

    def sniff(self, data: bytes) -> bool:
        """Whether the file begins with front matter or has a heading near its start."""
        return _SIGN.search(data[:_REACH]) is not None

    def read(self, data: bytes, name: str) -> Source:
        """The text with its marks; raises ``DecodingError`` where the bytes are no text."""
        return decode(data, name=name)


FORMAT = InputFormat(FormatKind.TEXT, MarkdownReader())

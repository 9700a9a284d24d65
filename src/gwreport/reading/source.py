"""From a path, bytes or text to a :class:`Source`."""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path

from gwreport.errors import DecodingError, EmptyInputError
from gwreport.model import Source

#: A text longer than this, or with a line end in it, is never taken for a path.
LONGEST_PATH = 1024

_FILE_NAME = re.compile(r"[^\r\n\0。，；！？：《》“”]{1,300}\.(?:txt|md|markdown|html?|text|csv|json)", re.I)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CANDIDATES = ("gb18030", "utf-16-le", "utf-16-be", "big5hkscs")
#: Characters that make up two fifths and more of Chinese official prose, simplified or traditional.
_FREQUENT = frozenset(
    "的和发展建设工作经济社会政府人民全市新高加强推进实施业产农大年生国家一中区城重企化教育保服务體發經濟會產業國實進強"
    "，。、：；！“”（）0123456789０１２３４５６７８９% \n\r\t\u3000"
)


def read_source(data: str | bytes | os.PathLike[str], *, name: str | None = None) -> Source:
    """A source from text, bytes or a path.

    A ``str`` is text, with one exception: a single line of at most 1024 characters that names an
    existing file, or that has no sentence mark and ends like a file name (``report.txt``), is a path. Use
    :func:`text_source` for what is text in any case. Bytes and files may be UTF-8, GB18030 or UTF-16, with or
    without a byte order mark.

    Raises ``EmptyInputError`` where there is nothing but white space, ``DecodingError`` for bytes that are no
    text, and ``OSError`` for a path that cannot be read.
    """
    if isinstance(data, bytes):
        return _not_empty(decode(data, name=name or "<bytes>"))
    if isinstance(data, str):
        if not _is_path(data):
            return _not_empty(text_source(data, name=name))
        data = Path(data)
    elif not isinstance(data, os.PathLike):
        raise TypeError(f"expected a path, text or bytes, got {type(data).__name__}")
    path = Path(data)
    return read_source(path.read_bytes(), name=name or str(path))


def text_source(text: str, *, name: str | None = None) -> Source:
    """A source from a text, whatever it looks like. It may be empty."""
    if not isinstance(text, str):
        raise TypeError(
            f"expected text (str), got {type(text).__name__}; use gwreport.read for bytes and paths"
        )
    return Source(text, name or "<text>")


def decode(data: bytes, *, name: str = "<bytes>") -> Source:
    """A source from bytes.

    A byte order mark decides; else strict UTF-8; else the one of GB18030, UTF-16 and Big5 under which
    the bytes read like Chinese prose; else what charset-normalizer finds. Raises ``DecodingError``.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _textual(_strict(data, encoding), name, encoding, data)
    text = _strict(data, "utf-8")
    if text is not None and "\0" not in text:
        return _textual(text, name, "utf-8", data)
    best = max(_CANDIDATES, key=lambda encoding: _likeness(_strict(data, encoding)))
    if _likeness(_strict(data, best)) >= 0.15:
        return _textual(_strict(data, best), name, best, data)
    return _undecided(data, name)


def _undecided(data: bytes, name: str) -> Source:
    """Bytes with a broken end, or in an encoding that only statistics tell."""
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") * 200 <= len(text) and "\0" not in text:
        return Source(text, name, "utf-8")
    text = data.decode("gb18030", "replace")
    if text.count("\ufffd") * 200 <= len(text) and _likeness(text) >= 0.15:
        return Source(text, name, "gb18030")
    from charset_normalizer import from_bytes

    match = from_bytes(data).best()
    if match is None or match.encoding.startswith("cp"):
        raise DecodingError(name, f"{len(data)} bytes in no known encoding")
    return _textual(str(match), name, match.encoding, data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _likeness(text: str | None) -> float:
    """The share of the frequent characters of Chinese prose in the first part of a text."""
    sample = (text or "")[:4000]
    return sum(c in _FREQUENT for c in sample) / len(sample) if sample else 0.0


_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def _textual(text: str | None, name: str, encoding: str, data: bytes) -> Source:
    if text is None:
        raise DecodingError(name, f"{len(data)} bytes with the mark of {encoding} that do not follow it")
    controls = len(_CONTROLS.findall(text))
    if controls * 100 > len(text):
        raise DecodingError(name, f"{controls} control characters among {len(text)}; a binary file")
    return Source(text, name, encoding)


def _not_empty(source: Source) -> Source:
    if not source.text.strip("\ufeff\u200b \t\r\n\v\f\u00a0\u3000"):
        raise EmptyInputError(source.name)
    return source


def _is_path(text: str) -> bool:
    if not text or len(text) > LONGEST_PATH or "\n" in text or "\r" in text or "\0" in text:
        return False
    if _FILE_NAME.fullmatch(text):
        return True
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False

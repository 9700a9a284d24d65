"""Text files read line by line, in the encoding that their beginning tells."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, TextIO

from gwreport.reading.encodings import decode

#: So many bytes, up to the last whole line, tell the encoding.
_SAMPLE: Final = 1 << 20


def binary_stream(content: Path | bytes) -> IO[bytes]:
    """The bytes of a file on disk or in memory. Raises ``OSError`` for one that cannot be opened."""
    return io.BytesIO(content) if isinstance(content, bytes) else content.open("rb")


@contextmanager
def text_stream(content: Path | bytes, name: str) -> Iterator[TextIO]:
    """The text of a file, with its line ends as they are, open as long as it is used.

    Raises ``DecodingError`` where its beginning is no text; where a later part is none, its broken bytes are
    read as U+FFFD.
    """
    with binary_stream(content) as stream:
        sample = stream.read(_SAMPLE)
        if len(sample) == _SAMPLE:
            sample = sample[: sample.rfind(b"\n") + 1] or sample
        encoding = decode(sample, name=name).encoding if sample.strip() else "utf-8"
        stream.seek(0)
        with io.TextIOWrapper(stream, encoding, errors="replace", newline="") as text:
            yield text

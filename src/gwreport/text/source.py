"""From a path, bytes or text to a :class:`Source`."""

from __future__ import annotations

import os
from pathlib import Path

from gwreport.model import Source


def read_source(data: str | bytes | os.PathLike[str], *, name: str | None = None) -> Source:
    """A source from text, bytes or a path."""
    if isinstance(data, bytes):
        return Source(data.decode("utf-8"), name or "<bytes>", "utf-8")
    if isinstance(data, str):
        return Source(data, name or "<text>")
    path = Path(data)
    return read_source(path.read_bytes(), name=name or str(path))

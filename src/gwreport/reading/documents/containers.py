"""Zip containers of documents, opened within limits: what a hostile file may cost is bounded."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from gwreport.errors import FormatError

#: A document may hold so many bytes when unpacked, and so many parts.
MOST_BYTES: Final = 256 * 1024 * 1024
MOST_PARTS: Final = 10_000

OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_SIGN: Final = b"PK\x03\x04"


def part_names(data: bytes) -> frozenset[str]:
    """The names of the parts of a zip container; none where the bytes are no container that can be read."""
    if not data.startswith(ZIP_SIGN):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return frozenset()


def check_container(data: bytes, name: str, kind: str) -> None:
    """Raises ``FormatError`` for a container that is broken, encrypted or unpacks to more than the limits."""
    if data.startswith(OLD_OFFICE):
        raise FormatError(
            name, kind, "it is encrypted, or of Office 97–2003; save it anew, without a password"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FormatError(name, kind, f"its container is broken: {error}") from None
    if len(parts) > MOST_PARTS:
        raise FormatError(name, kind, f"it has {len(parts):,} parts, more than {MOST_PARTS:,}")
    size = sum(part.file_size for part in parts)
    if size > MOST_BYTES:
        raise FormatError(name, kind, f"it unpacks to {size:,} bytes, more than {MOST_BYTES:,}")
    if any(part.flag_bits & 1 for part in parts):
        raise FormatError(name, kind, "it is encrypted; save it without a password")

"""The files of a zip, with names in UTF-8 or, as Chinese Windows writes them, in GBK."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from typing import IO, Final

from gwreport.errors import FormatError
from gwreport.reading.collections.paths import is_left_behind
from gwreport.reading.documents.containers import MOST_BYTES

_KIND: Final = "a zip archive"
#: A zip may hold so many files; each is read by itself, within the limit of a document.
_MOST_FILES: Final = 200_000
_UPWARDS: Final = ".."  # in a name that would lead out of the zip, were anything unpacked
_UTF8_FLAG: Final = 0x800
_ENCRYPTED_FLAG: Final = 0x1
_OFFICE_PARTS: Final = ("word/document.xml", "xl/workbook.xml", "content.xml", "ppt/presentation.xml")


def is_archive(path: str | os.PathLike[str]) -> bool:
    """Whether a file is a zip of files, and no document that is a zip inside (.docx, .xlsx)."""
    try:
        with zipfile.ZipFile(path) as archive:
            return set(archive.namelist()).isdisjoint(_OFFICE_PARTS)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def files_in(path: str | os.PathLike[str], name: str) -> Iterator[tuple[str, bytes | FormatError]]:
    """The files of a zip in the order of their names: name and content, or why there is none.

    ``name`` is what messages call the zip. Raises ``FormatError`` where it is broken or holds too many files,
    and ``OSError`` where it cannot be opened.
    """
    with open(path, "rb") as stream:  # noqa: PTH123 - a path of any kind
        yield from _members(stream, name)


def _members(stream: IO[bytes], name: str) -> Iterator[tuple[str, bytes | FormatError]]:
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise FormatError(name, _KIND, f"it is broken: {error}") from None
    with archive:
        parts = [(member_name(part), part) for part in archive.infolist() if not part.is_dir()]
        if len(parts) > _MOST_FILES:
            raise FormatError(name, _KIND, f"it has {len(parts):,} files, more than {_MOST_FILES:,}")
        for inner, part in sorted(parts, key=lambda pair: pair[0]):
            steps = (step for step in inner.split("/") if step != _UPWARDS)
            if not any(map(is_left_behind, steps)):
                yield inner, _content(archive, part, f"{name}/{inner}")


def member_name(part: zipfile.ZipInfo) -> str:
    """The name of a file in a zip; one without the mark of UTF-8 is UTF-8 all the same, else GB18030.

    >>> member_name(zipfile.ZipInfo("满城.txt".encode("gbk").decode("cp437")))
    '满城.txt'
    """
    if part.flag_bits & _UTF8_FLAG:
        return part.filename
    try:
        raw = part.filename.encode("cp437")
    except UnicodeEncodeError:
        return part.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return part.filename


def _content(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> bytes | FormatError:
    """The bytes of a file, or why they cannot be had; what the zip says of their number is not believed."""
    if part.flag_bits & _ENCRYPTED_FLAG:
        return FormatError(name, "a file of a zip", "it is encrypted; unpack it first")
    try:
        with archive.open(part) as stream:
            data = stream.read(MOST_BYTES + 1)
    except Exception as error:  # what zipfile and its decompressors raise for broken data has no common root
        return FormatError(name, "a file of a zip", f"it is broken: {type(error).__name__}: {error}")
    if len(data) > MOST_BYTES:
        return FormatError(name, "a file of a zip", f"it unpacks to more than {MOST_BYTES:,} bytes")
    return data

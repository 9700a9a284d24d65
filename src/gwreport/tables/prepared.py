"""What takes long to make of the tables, made before and kept beside them as JSON.

A wheel holds the folder ``prepared``, which ``tools/prepare.py`` writes when the wheel is built; a working
copy has none unless somebody runs the script, and makes everything in memory. Each file begins with a
checksum of what it was made of, code and tables: where these have changed, it is warned of and not used.

A new preparation is a :class:`Prepared` beside the code that uses it, and its name in the script.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar
from zlib import crc32

from attrs import frozen

from gwreport.tables.files import read_bytes

Plain = TypeVar("Plain")

FOLDER = "prepared"


@frozen
class Prepared(Generic[Plain]):
    """A value of lists, dictionaries, texts and numbers that is made of files of the package.

    ``name`` is that of its file, ``sources`` are the paths of the tables and modules that decide on it, and
    ``make`` makes it.
    """

    name: str
    sources: tuple[str, ...]
    make: Callable[[], Plain]

    def value(self) -> Plain:
        """The value as it is kept, if it was made of what is there now; else it is made."""
        try:
            head, _, data = read_bytes(f"{FOLDER}/{self.name}.json").partition(b"\n")
            right = checksum(self.sources)
        except OSError:  # nothing is prepared, or the package came without its modules as text
            return self.make()
        if head.decode() == right:
            kept: Plain = json.loads(data)
            return kept
        message = f"prepared/{self.name}.json is older than what it is made of; run tools/prepare.py"
        warnings.warn(message, RuntimeWarning, stacklevel=2)
        return self.make()

    def written(self) -> str:
        """The content of the file."""
        data = json.dumps(self.make(), ensure_ascii=False, separators=(",", ":"))
        return f"{checksum(self.sources)}\n{data}\n"


def checksum(sources: Iterable[str]) -> str:
    """A checksum of the content of some files of the package: it tells that one was changed."""
    found = 0
    for source in sources:
        found = crc32(read_bytes(source), found)
    return f"{found:08x}"

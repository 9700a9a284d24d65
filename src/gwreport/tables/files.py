"""Data tables, each with its source, date and licence, and how they are read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, cast

_PACKAGE = Path(__file__).parents[1]


def read_bytes(name: str) -> bytes:
    """The bytes of a file of the package, by its path in it. Raises ``OSError`` where there is none.

    Its loader reads it, so that the package may lie in a zip. ``importlib.resources`` does the same, but
    takes as long to import as a dozen tables to read.
    """
    loader = cast(Any, __spec__).loader
    return cast(bytes, loader.get_data(str(_PACKAGE / name)))


def read_text(name: str) -> str:
    """The text of a table, by its file name."""
    return read_bytes(name).decode("utf-8")


def read_toml(name: str) -> dict[str, Any]:
    """A TOML table, by its file name."""
    return tomllib.loads(read_text(name))


def read_lines(name: str) -> list[str]:
    """The lines of a table without blank ones and comments (#), by its file name."""
    return [line for line in read_text(name).splitlines() if line.strip() and not line.startswith("#")]

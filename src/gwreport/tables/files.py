"""Data tables, each with its source, date and licence, and how they are read."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any


def read_text(name: str) -> str:
    """The text of a table, by its file name."""
    return resources.files("gwreport").joinpath(name).read_text(encoding="utf-8")


def read_toml(name: str) -> dict[str, Any]:
    """A TOML table, by its file name."""
    return tomllib.loads(read_text(name))


def read_lines(name: str) -> list[str]:
    """The lines of a table without blank ones and comments (#), by its file name."""
    return [line for line in read_text(name).splitlines() if line.strip() and not line.startswith("#")]

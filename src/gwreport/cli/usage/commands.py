"""Which module holds which command; only the one that is asked for is imported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final

#: The module of each command, below ``gwreport.cli``, in the order of the help. One may hold several.
MODULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "parse": "parse",
        "targets": "tables.command",
        "statements": "tables.command",
        "figures": "tables.command",
        "check": "tables.command",
        "panel": "tables.panel",
        "codebook": "tables.codebook",
        "batch": "batch.command",
        "kwic": "words.kwic",
        "attention": "words.attention",
        "split": "split",
        "view": "view",
        "review": "review",
        "agreement": "agreement",
        "explain": "explain",
        "indicators": "indicators",
        "components": "components",
    }
)


def add_commands(commands: Any, arguments: Sequence[str]) -> None:  # noqa: ANN401 - argparse gives it no name
    """Add the command that the arguments begin with; all of them where they begin with none, for the help."""
    asked = next((argument for argument in arguments if not argument.startswith("-")), "")
    wanted = [MODULES[asked]] if asked in MODULES else MODULES.values()
    for module in dict.fromkeys(wanted):
        import_module(f"gwreport.cli.{module}").add(commands)

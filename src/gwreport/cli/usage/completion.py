"""``gwreport --print-completion SHELL``: what a shell needs to complete commands and options."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from gwreport.optional import import_package

SHELLS = ("bash", "zsh", "tcsh")


def completion_text(parser: argparse.ArgumentParser, shell: str) -> str:
    """The script for a shell. Raises ``MissingDependencyError`` where shtab is not installed."""
    shtab = import_package("shtab", "completion in the shell", "completion")
    for each in _parsers(parser):
        for action in each._actions:
            if action.metavar == "FILE":
                action.complete = shtab.FILE  # type: ignore[attr-defined]
    complete: Callable[..., str] = shtab.complete
    return complete(parser, shell)


def _parsers(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    """A parser and those of its commands."""
    found = [parser]
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            found += dict.fromkeys(action.choices.values())
    return found

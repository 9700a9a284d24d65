"""The parser of the command line and of each command."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any, NoReturn

from gwreport.cli.usage.language import translated

_CHOICES = re.compile(r"invalid choice: (?P<given>.*?) \(choose from (?P<choices>.*)\)", re.DOTALL)
_NAME = re.compile(r"[\w.-]+")


class HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Help in the language of the locale; a description keeps the lines that it was given."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the usage, its first word translated."""
        super().add_usage(usage, actions, groups, translated("usage: ") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Begin a section with its heading."""
        super().start_section(None if heading is None else translated(heading))

    def add_text(self, text: str | None) -> None:
        """Add a paragraph; one that has no line ends of its own is filled."""
        if text is None or text == argparse.SUPPRESS:
            return
        shown = translated(text)
        filled = shown if "\n" in shown else argparse.HelpFormatter._fill_text(self, shown, self._width, "")
        super().add_text(filled)

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return None if action.help is None else translated(action.help)


class CommandParser(argparse.ArgumentParser):
    """A parser with ``-q`` and ``-v``, whose errors say what was probably meant."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of argparse
        super().__init__(**{"formatter_class": HelpFormatter, **options})
        self.set_defaults(parser=self)
        volume = self.add_mutually_exclusive_group()
        volume.add_argument(
            "-q", "--quiet", action="store_true", default=argparse.SUPPRESS, help="tell nothing but errors"
        )
        volume.add_argument(
            "-v",
            "--verbose",
            action="store_true",
            default=argparse.SUPPRESS,
            help="tell each text as it is read, and where in the program an error arose",
        )

    def parse_strictly(self, arguments: Sequence[str] | None) -> argparse.Namespace:
        """The options; those that no command has are errors of the command, with the nearest that it has."""
        options, unknown = self.parse_known_args(arguments)
        if unknown:
            owner: CommandParser = options.parser
            hints = (did_you_mean(name, owner.option_names()) for name in unknown if name.startswith("-"))
            owner.error(f"unrecognized arguments: {' '.join(unknown)}{next(filter(None, hints), '')}")
        return options

    def option_names(self) -> list[str]:
        """The long options of the parser."""
        return [name for action in self._actions for name in action.option_strings if name.startswith("--")]

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, with the nearest of what may be chosen, and leave with exit code 2."""
        wrong = _CHOICES.search(message)
        if wrong is not None:
            message += did_you_mean(wrong["given"].strip("'\""), _NAME.findall(wrong["choices"]))
        self.exit(2, f"{self.format_usage()}{self.prog}: {translated('error: ')}{translated(message)}\n")


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """What may have been meant, as the end of a message; empty where nothing is near.

    >>> did_you_mean("target", ["targets", "view"])
    '; did you mean targets?'
    """
    near = get_close_matches(given.split("=", 1)[0], list(known), 1)
    return f"; did you mean {near[0]}?" if near else ""

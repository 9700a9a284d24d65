"""The command line: ``gwreport parse``, ``targets``, ``statements``, ``check``, ``split`` and more.

Exit codes: 0 all was read; 1 an input could not be read or holds no report (one line on stderr names
each); 2 wrong usage; 129, 130, 143 ended by SIGHUP, Ctrl-C, SIGTERM; 141 the reader of the output went away.
A new command is a module with ``add(commands)``, listed in ``usage.commands``; its texts in Chinese are in
``usage/zh.toml``.
"""

from __future__ import annotations

import argparse
import gc
import signal
import sys
from collections.abc import Sequence

from gwreport._version import __version__
from gwreport.cli.interruption import (
    Stopped,
    discard_output,
    ended_by_signals,
    escape_what_cannot_be_written,
    open_closed_streams,
)
from gwreport.cli.output import complain, describe
from gwreport.cli.usage.commands import add_commands
from gwreport.cli.usage.completion import SHELLS, completion_text
from gwreport.cli.usage.parser import CommandParser
from gwreport.errors import GwReportError

OK, FAILED, USAGE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141

_EPILOG = """\
exit codes: 0 all was read · 1 an input could not be read or holds no report · 2 wrong usage
            129, 130, 143 ended by SIGHUP, Ctrl-C, SIGTERM · 141 the reader of the output went away"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    ``arguments`` are those after the program's name, by default of this process.
    """
    if arguments is None:
        _collect_rarely()
    open_closed_streams()
    escape_what_cannot_be_written()
    try:
        with ended_by_signals():
            return _run(arguments)
    except Stopped as stop:
        complain(f"ended by {signal.Signals(stop.number).name}")
        return 128 + stop.number
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED


def _collect_rarely() -> None:
    """Let the collector run seldom in a process of our own: tables and reports hold no cycles."""
    gc.set_threshold(100_000, 20, 20)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        options = _options(sys.argv[1:] if arguments is None else arguments)
        code: int = options.run(options)
        sys.stdout.flush()
    except SystemExit as stop:  # argparse has said why
        return stop.code if isinstance(stop.code, int) else USAGE
    except BrokenPipeError:
        discard_output()
        return PIPE_CLOSED
    except (GwReportError, OSError) as error:
        complain(describe(error))
        discard_output()
        return FAILED
    return code


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    """What the arguments ask for; without any, the help."""
    version_alone = list(arguments) in (["-V"], ["--version"])
    return _parser(arguments, with_commands=not version_alone).parse_strictly(arguments)


def _parser(arguments: Sequence[str] = (), *, with_commands: bool = True) -> CommandParser:
    """The parser, with the command that the arguments begin with, or with all commands."""
    parser = CommandParser(
        prog="gwreport", description="Read Chinese government work reports (政府工作报告).", epilog=_EPILOG
    )
    parser.add_argument(
        "-V",
        "--version",
        action="version",
        version=f"gwreport {__version__}",
        help="show program's version number and exit",
    )
    parser.add_argument(
        "--print-completion",
        metavar="SHELL",
        choices=SHELLS,
        help="print what a shell needs to complete commands and options: bash, zsh or tcsh",
    )
    parser.set_defaults(run=_help_or_completion, quiet=False, verbose=False)
    if with_commands:
        commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=CommandParser)
        add_commands(commands, arguments)
    return parser


def _help_or_completion(options: argparse.Namespace) -> int:
    """What ``gwreport`` does without a command."""
    if options.print_completion:
        print(completion_text(_parser(), options.print_completion))
    else:
        options.parser.print_help()
    return OK

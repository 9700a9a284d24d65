"""The command line: ``gwreport parse``, ``targets``, ``statements``, ``check``, ``split`` and more.

Exit codes: 0 all was read; 1 an input could not be read or holds no report (one line on stderr names
each); 2 wrong usage; 129, 130, 143 ended by SIGHUP, Ctrl-C, SIGTERM; 141 the reader of the output went away.
A new command is a module with ``add(commands)``, listed in ``_COMMANDS``.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence

from gwreport._version import __version__
from gwreport.cli import agreement, components, explain, indicators, parse, review, split, view
from gwreport.cli.batch import command as long_runs
from gwreport.cli.interruption import (
    Stopped,
    discard_output,
    ended_by_signals,
    escape_what_cannot_be_written,
    open_closed_streams,
)
from gwreport.cli.output import complain, describe
from gwreport.cli.tables import codebook
from gwreport.cli.tables import command as tables
from gwreport.errors import GwReportError

OK, FAILED, USAGE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141

_COMMANDS = (
    parse,
    tables,
    codebook,
    long_runs,
    split,
    view,
    review,
    agreement,
    explain,
    indicators,
    components,
)
_EPILOG = """\
exit codes: 0 all was read · 1 an input could not be read or holds no report · 2 wrong usage
            129, 130, 143 ended by SIGHUP, Ctrl-C, SIGTERM · 141 the reader of the output went away"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    ``arguments`` are those after the program's name, by default of this process.
    """
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


def _run(arguments: Sequence[str] | None) -> int:
    try:
        options = _parser().parse_args(arguments)
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gwreport",
        description="Read Chinese government work reports (政府工作报告).",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"gwreport {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add(commands)
    return parser

"""The command line: ``gwreport parse``, ``targets``, ``statements``, ``check``, ``split`` and more.

Exit codes: 0 all was read; 1 an input could not be read or holds no report (one line on stderr names
each); 2 wrong usage; 130 interrupted; 141 the reader of the output went away. A new command is a module with
``add(commands)``, listed in ``_COMMANDS``.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from gwreport._version import __version__
from gwreport.cli import components, explain, parse, split, tables
from gwreport.cli.output import complain, describe
from gwreport.errors import GwReportError

OK, FAILED, USAGE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141

_COMMANDS = (parse, tables, split, explain, components)
_EPILOG = """\
exit codes: 0 all was read · 1 an input could not be read or holds no report · 2 wrong usage
            130 interrupted · 141 the reader of the output went away"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    ``arguments`` are those after the program's name, by default of this process.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        options = _parser().parse_args(arguments)
        code: int = options.run(options)
        sys.stdout.flush()
    except SystemExit as stop:  # argparse has said why
        return stop.code if isinstance(stop.code, int) else USAGE
    except BrokenPipeError:
        # what is left in the buffer must not complain again when the interpreter ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except (GwReportError, OSError) as error:
        complain(describe(error))
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

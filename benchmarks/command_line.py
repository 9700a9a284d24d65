"""What the command line costs before it reads anything: processor time of commands that read nothing.

    python benchmarks/command_line.py

Least of several runs, in seconds of processor time, beside that of the interpreter alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

RUNS = 9
COMMANDS: dict[str, list[str]] = {
    "python alone": ["-c", "pass"],
    "import gwreport": ["-c", "import gwreport"],
    "gwreport --version": ["-m", "gwreport", "--version"],
    "gwreport targets --help": ["-m", "gwreport", "targets", "--help"],
    "gwreport --help": ["-m", "gwreport", "--help"],
}


def processor_time(arguments: Sequence[str]) -> float:
    """The least processor time of a new interpreter with these arguments."""
    return min(_once(arguments) for _ in range(RUNS))


def _once(arguments: Sequence[str]) -> float:
    started = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise subprocess.CalledProcessError(started.returncode, arguments)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Print a line for each command."""
    for name, arguments in COMMANDS.items():
        print(f"{name:28}{processor_time(arguments):.3f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

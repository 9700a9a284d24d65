"""The programs that `tox -m system` needs besides Python, and the Debian packages that hold them.

    python tools/system_programs.py [ENVIRONMENT …]   a line for each that is missing; exit code 1 if any is
    python tools/system_programs.py --packages        the names of the packages of what is missing
    python tools/system_programs.py --environments    the names of the environments

Without an environment it is all of them. `.ci/run` installs what the second form names.
"""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TOX = Path(__file__).resolve().parents[1] / "tox.ini"


class Program(NamedTuple):
    """A program under any of its names, the Debian packages that hold it and the environments that run it."""

    names: tuple[str, ...]
    packages: str
    environments: frozenset[str]

    def is_there(self) -> bool:
        return any(map(shutil.which, self.names))


PROGRAMS = (
    Program(("chromium", "chromium-browser", "google-chrome"), "chromium", frozenset({"browser"})),
    Program(("chromedriver",), "chromium-driver", frozenset({"browser"})),
    Program(("soffice",), "libreoffice-writer-nogui", frozenset({"office"})),
    Program(("java",), "openjdk-17-jre-headless", frozenset({"spark"})),
    Program(("cc", "gcc", "clang", "cl"), "gcc libc6-dev", frozenset({"compiled"})),
)
FONT_PACKAGE = "fonts-noto-cjk"
DRAWING = frozenset({"browser", "office"})
"""The environments in which Chinese characters are drawn; without a font for them pages show boxes."""


def missing(environments: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What is missing and the packages that hold it."""
    for program in PROGRAMS:
        if program.environments & environments and not program.is_there():
            yield " or ".join(program.names), program.packages
    if environments & DRAWING and not has_chinese_font():
        yield "a font with Chinese characters", FONT_PACKAGE


def environments() -> frozenset[str]:
    """The environments of the label in tox.ini; some need no program, but minutes."""
    settings = configparser.ConfigParser(interpolation=None)
    settings.read(TOX, encoding="utf-8")
    labels = dict(line.split(" = ") for line in settings["tox"]["labels"].strip().splitlines())
    return frozenset(labels["system"].split(", "))


def has_chinese_font() -> bool:
    """Whether fontconfig knows one; where there is no fontconfig, that is left to the system."""
    listing = shutil.which("fc-list")
    if listing is None:
        return sys.platform != "linux"
    return bool(subprocess.run([listing, ":lang=zh"], capture_output=True, check=True).stdout.strip())


def main(arguments: list[str]) -> int:
    """Print what is missing; 1 if anything is."""
    known = environments()
    if arguments == ["--environments"]:
        print(*sorted(known))
        return 0
    if arguments == ["--packages"]:
        print(*sorted({name for _, packages in missing(known) for name in packages.split()}))
        return 0
    wanted = frozenset(arguments) or known
    if wanted - known:
        print(
            f"no such environment: {', '.join(sorted(wanted - known))}; there are {', '.join(sorted(known))}"
        )
        return 2
    lacking = list(missing(wanted))
    for name, packages in lacking:
        print(f"missing: {name} (apt-get install {packages})")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

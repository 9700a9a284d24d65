"""Check an installed gwreport against its source tree: python -I check_install.py SOURCE_ROOT."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import gwreport
from gwreport import plugins
from gwreport.errors import GwReportError, MissingDependencyError

BUILD_LEFTOVERS = {".pyc", ".pyo"}
COMPILED_RUNTIME = "__mypyc"
"""In the name of the one module beside the package that a compiled wheel brings."""


def main() -> int:
    """Compare files, metadata and entry points; print what differs."""
    root = Path(sys.argv[1]).resolve()
    installed = Path(gwreport.__file__).resolve().parent
    problems = [
        *missing_files(root, installed),
        *unprepared(installed),
        *wrong_metadata(),
        *broken_components(),
        *unread_example(root),
    ]
    print("\n".join(problems) or f"gwreport {gwreport.__version__} in {installed}: complete")
    return 1 if problems else 0


def missing_files(root: Path, installed: Path) -> Iterator[str]:
    """Files of the source tree that are not in the installed package, or differ there."""
    source = root / "src" / "gwreport"
    if installed.is_relative_to(root / "src"):
        yield f"this is the source tree itself, not an installed package: {installed}"
    for path in sorted(source.rglob("*")):
        copy = installed / path.relative_to(source)
        if not path.is_file() or path.suffix in BUILD_LEFTOVERS:
            continue
        if not copy.is_file() or copy.read_bytes() != path.read_bytes():
            yield f"not in the wheel, or another version: {copy}"


def unprepared(installed: Path) -> Iterator[str]:
    """What ``tools/prepare.py`` makes, where the wheel lacks it; what is stale warns when it is read."""
    if not any((installed / "prepared").rglob("*.json")):
        yield f"no prepared tables in {installed}"


def wrong_metadata() -> Iterator[str]:
    """What the wheel brings beside the package, and another version than the package says."""
    top = {file.parts[0] for file in metadata.files("gwreport") or () if ".." not in file.parts}
    expected = {"gwreport", f"gwreport-{gwreport.__version__}.dist-info", "__pycache__"}
    extra = {name for name in top - expected if COMPILED_RUNTIME not in name}
    if extra:
        yield f"the wheel brings more than the package: {sorted(top)}"
    if metadata.version("gwreport") != gwreport.__version__:
        yield "the version of the package and of its metadata differ"


def broken_components() -> Iterator[str]:
    """Components that cannot be made; one may lack the package of an extra, and says so."""
    for provider in plugins.providers():
        try:
            plugins.component(plugins.Group(provider.group), provider.name)
        except MissingDependencyError:
            continue
        except GwReportError as error:
            yield str(error)


def unread_example(root: Path) -> Iterator[str]:
    """An example report that comes out empty."""
    report = gwreport.parse((root / "examples" / "qinglan-province-2024.txt").read_text(encoding="utf-8"))
    if not (report.sections and report.mentions):
        yield "an example report came out empty"


if __name__ == "__main__":
    sys.exit(main())

"""Check an installed gwreport against its source tree: python -I check_install.py SOURCE_ROOT."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

import gwreport
from gwreport import plugins

BUILD_LEFTOVERS = {".pyc", ".pyo"}


def main() -> int:
    """Compare files, metadata and entry points; print what differs."""
    root = Path(sys.argv[1]).resolve()
    installed = Path(gwreport.__file__).resolve().parent
    problems = []
    if installed.is_relative_to(root / "src"):
        problems.append(f"this is the source tree itself, not an installed package: {installed}")
    for path in sorted((root / "src" / "gwreport").rglob("*")):
        if path.is_file() and path.suffix not in BUILD_LEFTOVERS:
            copy = installed / path.relative_to(root / "src" / "gwreport")
            if not copy.is_file() or copy.read_bytes() != path.read_bytes():
                problems.append(f"not in the wheel, or another version: {copy}")
    top = {file.parts[0] for file in metadata.files("gwreport") or () if ".." not in file.parts}
    info = f"gwreport-{gwreport.__version__}.dist-info"
    if top - {"gwreport", info, "__pycache__"}:
        problems.append(f"the wheel brings more than the package: {sorted(top)}")
    if metadata.version("gwreport") != gwreport.__version__:
        problems.append("the version of the package and of its metadata differ")
    for provider in plugins.providers():
        plugins.component(plugins.Group(provider.group), provider.name)
    report = gwreport.parse((root / "examples" / "qinglan-province-2024.txt").read_text(encoding="utf-8"))
    if not (report.sections and report.mentions):
        problems.append("an example report came out empty")
    print("\n".join(problems) or f"gwreport {gwreport.__version__} in {installed}: complete")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

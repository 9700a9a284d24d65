"""tools/system_programs.py: what `tox -m system` needs of the system, and who says so."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT / "tools/system_programs.py"
PACKAGES = {
    "browser": {"chromium", "chromium-driver", "fonts-noto-cjk"},
    "compiled": {"gcc", "libc6-dev"},
    "office": {"libreoffice-writer-nogui", "fonts-noto-cjk"},
    "spark": {"openjdk-17-jre-headless"},
}


def said(*arguments: str, path: str) -> tuple[int, str]:
    """What the tool says where programs are looked for in the folders of ``path``."""
    done = subprocess.run(
        [sys.executable, str(TOOL), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": path},
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_it_knows_the_environments_of_the_label() -> None:
    labels = re.search(r"^    system = (.*)$", (ROOT / "tox.ini").read_text(encoding="utf-8"), re.M)
    assert labels is not None
    code, names = said("--environments", path="")
    assert (code, names.split()) == (0, sorted(labels[1].split(", ")))
    assert set(PACKAGES) < set(names.split())


def test_what_needs_no_program_lacks_none(tmp_path: Path) -> None:
    assert said("long", path=str(tmp_path)) == (0, "")


@pytest.mark.skipif(sys.platform != "linux", reason="Debian packages")
@pytest.mark.parametrize("environment", sorted(PACKAGES))
def test_what_is_missing_is_named_with_its_package(environment: str, tmp_path: Path) -> None:
    code, lines = said(environment, path=str(tmp_path))
    assert code == 1
    assert all(line.startswith("missing: ") for line in lines.splitlines())
    named = {
        name for line in lines.splitlines() for name in line[:-1].partition("apt-get install ")[2].split()
    }
    assert named == PACKAGES[environment]


@pytest.mark.skipif(sys.platform != "linux", reason="Debian packages")
def test_the_packages_are_those_that_the_readme_lists(tmp_path: Path) -> None:
    packages = said("--packages", path=str(tmp_path))[1].split()
    assert packages == sorted(set().union(*PACKAGES.values()))
    for name in ("README.md", "README.zh.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert f"apt-get install {' '.join(packages)}" in text


def test_an_unknown_environment_is_refused_with_those_there_are() -> None:
    assert said("browsers", path="") == (
        2,
        "no such environment: browsers; there are browser, compiled, long, office, spark\n",
    )

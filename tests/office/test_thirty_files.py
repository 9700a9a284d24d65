"""A folder of thirty mixed files becomes one table, by one command with the extras alone."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import gwreport
from gwreport.export.tables import TargetRow, read_table, target_rows
from office_files import REPORTS, Setting, html_file, pdf_file, word, word_file

ROOT = Path(__file__).parents[2]
#: What a file of each ending is made by; the others of the folder are made by LibreOffice.
MADE: dict[str, Callable[[str], bytes]] = {
    ".txt": str.encode,
    ".docx": lambda text: word_file(word(text.split("\n"))),
    ".html": lambda text: html_file(text.split("\n")),
    ".pdf": lambda text: pdf_file(text.split("\n"), Setting(head="政府工作报告")),
}
ENDINGS = (*MADE, ".office.docx", ".office.html", ".office.pdf")
FILES = 30


@pytest.fixture(scope="module")
def folder(converted: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each example in three of seven forms, so that all forms come up, in folders by form."""
    made = tmp_path_factory.mktemp("reports")
    for number in range(FILES):
        report, ending = REPORTS[number // 3], ENDINGS[number % len(ENDINGS)]
        target = made / ending.removeprefix(".") / f"{report.stem}.{ending.rpartition('.')[2]}"
        target.parent.mkdir(exist_ok=True)
        if ending in MADE:
            target.write_bytes(MADE[ending](report.read_text(encoding="utf-8")))
        else:
            shutil.copy(converted / target.name, target)
    return made


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment with the wheel of these sources and the extras for documents."""
    environment = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    programs = environment / ("Scripts" if sys.platform == "win32" else "bin")
    begun = time.monotonic()
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, f"gwreport[docx,pdf] @ {ROOT.as_uri()}"], check=True)
    print(f"the wheel is made and installed in {time.monotonic() - begun:.1f} s")
    return programs


def cells(row: TargetRow) -> tuple[object, ...]:
    """What is said of a target, without what the form of its file decides."""
    return row.region, row.year, row.indicator, row.aspect, row.low, row.high, row.unit, row.form, row.words


def test_thirty_files_become_one_table(folder: Path, installed: Path, tmp_path: Path) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    assert len(files) == FILES
    assert {path.suffix for path in files} == {".txt", ".docx", ".html", ".pdf"}
    target = tmp_path / "targets.csv"
    for run in ("first", "second"):
        begun = time.monotonic()
        command = [str(installed / "gwreport"), "targets", str(folder), "-o", str(target)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path)
        print(f"{run} run over {FILES} files: {time.monotonic() - begun:.1f} s")
        print(done.stderr)
    found = [(row.file, cells(row)) for row in read_table(target, TargetRow)]
    texts = {path.stem: list(target_rows(gwreport.read(path))) for path in REPORTS}
    assert Counter(found) == Counter((str(path), cells(row)) for path in files for row in texts[path.stem])
    with target.open(encoding="utf-8", newline="") as stream:
        assert {row["file"] for row in csv.DictReader(stream)} == {str(path) for path in files}

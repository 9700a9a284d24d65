"""What is read of a document of LibreOffice beside its statements; the way out of a form that is not read."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest

import gwreport
from gwreport.errors import FormatError
from office_files import CONVERTED, REPORTS


def front_and_outline(path: Path) -> list[object]:
    """The metadata and the sections of each report of a file."""
    return [
        (report.metadata, [(section.title, section.level, section.role) for section in report.walk()])
        for report in gwreport.read(path)
    ]


@pytest.mark.parametrize("form", CONVERTED)
@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_front_and_outline_are_those_of_the_text(report: Path, form: str, converted: Path) -> None:
    plain = front_and_outline(report)
    assert plain
    assert front_and_outline(converted / f"{report.stem}.{form}") == plain


@pytest.mark.parametrize("form", ["doc", "odt"])
def test_the_way_out_of_a_refused_form_works(form: str, converted: Path, tmp_path: Path) -> None:
    report = REPORTS[0]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"

    def convert(*arguments: str) -> None:
        command = ["soffice", profile, *arguments, "--outdir", str(tmp_path)]
        subprocess.run(command, check=True, capture_output=True)

    convert("--headless", "--convert-to", form, str(converted / f"{report.stem}.docx"))
    with pytest.raises(FormatError) as caught:
        gwreport.read(tmp_path / f"{report.stem}.{form}")
    program, *named, file = shlex.split(str(caught.value).rpartition(": ")[2])
    assert (program, file) == ("soffice", "FILE")
    convert(*named, str(tmp_path / f"{report.stem}.{form}"))
    assert front_and_outline(tmp_path / f"{report.stem}.docx") == front_and_outline(report)

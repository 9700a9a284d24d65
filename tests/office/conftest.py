"""Reports converted by LibreOffice, each form once in a run."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from office_files import CONVERTED, REPORTS


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every example in every form, as `soffice --convert-to` makes it of the text."""
    if shutil.which("soffice") is None:
        pytest.exit(
            "these tests need LibreOffice: apt-get install libreoffice-writer-nogui fonts-noto-cjk", 1
        )
    folder = tmp_path_factory.mktemp("converted")
    profile = tmp_path_factory.mktemp("profile").as_uri()
    given = ["--infilter=Text (encoded):UTF8", "--outdir", str(folder), *map(str, REPORTS)]
    for form in CONVERTED:
        command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", form, *given]
        subprocess.run(command, check=True, capture_output=True)
    return folder

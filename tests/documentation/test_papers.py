"""The papers beside the code: who to cite, how to tell of faults, what may be said of an address."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import gwreport

ROOT = Path(__file__).parents[2]
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))


def test_the_citation_is_of_this_version_and_of_no_invented_person() -> None:
    citation: Any = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == gwreport.__version__
    assert citation["authors"] == [{"name": "The gwreport developers"}]
    assert citation["license"] == "MIT"
    assert isinstance(citation["date-released"], date)
    assert {"message", "title", "type"} <= citation.keys()


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_the_forms_of_issues_ask_for_what_is_needed(path: Path) -> None:
    assert len(FORMS) == 4
    form: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    if path.stem == "config":
        assert form.keys() == {"blank_issues_enabled"}
        return
    assert {"name", "description", "body"} <= form.keys()
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids)) > 0
    for part in form["body"]:
        assert part["type"] in ("textarea", "input", "dropdown", "checkboxes", "markdown")
        assert part["attributes"]["label"]


@pytest.mark.parametrize("name", ["README.md", "README.zh.md", "SECURITY.md"])
def test_no_mail_address_is_made_up(name: str) -> None:
    assert re.findall(r"[\w.]+@[\w.]+\.\w+", (ROOT / name).read_text(encoding="utf-8")) == []


def test_the_chinese_pages_stand_beside_the_english_ones() -> None:
    headings = {
        language: len(re.findall(r"^## ", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE))
        for language, page in (("en", "docs/how-to.md"), ("zh", "docs/zh/how-to.md"))
    }
    assert headings["zh"] >= headings["en"]

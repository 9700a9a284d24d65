"""What ships: metadata, entry points, data tables with their sources, and the papers around the code."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib import metadata, resources
from pathlib import Path

import pytest

import gwreport
from gwreport import plugins
from gwreport.tables.schema import check_head

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGE = ROOT / "src/gwreport"
TABLES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for path in PACKAGE.rglob("*")
    if path.suffix in {".toml", ".csv", ".txt", ".json"} and "prepared" not in path.parts
)


def test_the_version_is_told_once() -> None:
    assert metadata.version("gwreport") == gwreport.__version__
    assert re.fullmatch(r"\d+\.\d+\.\d+", gwreport.__version__)


def test_the_package_is_typed() -> None:
    assert resources.files("gwreport").joinpath("py.typed").is_file()


def test_the_installed_entry_points_are_those_of_pyproject() -> None:
    declared = {
        (group, name, target)
        for group, entries in PROJECT["project"]["entry-points"].items()
        if group.startswith("gwreport.")  # the others are those of other packages
        for name, target in entries.items()
    }
    ours = {(p.group, p.name, p.target) for p in plugins.providers() if p.package.startswith("gwreport ")}
    readers = {each for each in ours if each[0] == plugins.Group.READERS}  # they are found in their folder
    assert ours - readers == declared
    assert readers
    assert {group for group, _, _ in ours} == {str(group) for group in plugins.Group}


def _word_lists(value: object) -> Iterator[list[str]]:
    """The lists of Chinese words, parted by blanks, in a table."""
    if isinstance(value, dict):
        for part in value.values():
            yield from _word_lists(part)
    elif isinstance(value, list):
        for part in value:
            yield from _word_lists(part)
    elif isinstance(value, str):
        words = value.split()
        if len(words) > 3 and all(re.search(r"[\u4e00-\u9fff]", word) for word in words):
            yield words


@pytest.mark.parametrize("name", [name for name in TABLES if name.endswith(".toml")])
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    table = tomllib.loads((PACKAGE / name).read_text(encoding="utf-8"))
    for words in _word_lists(table):
        assert [word for word, number in Counter(words).items() if number > 1] == []


@pytest.mark.parametrize("name", TABLES)
def test_every_data_table_names_its_source_date_and_licence(name: str) -> None:
    text = (PACKAGE / name).read_text(encoding="utf-8")
    if name.endswith(".json"):
        assert {"source", "date", "licence"} <= json.loads(text).keys()
    else:
        check_head(text, name)
    head = "\n".join(text.splitlines()[:40])
    assert re.search(r"\b(19|20)\d\d\b", head)
    assert re.search(r"\b(MIT|Apache-2.0|CC0|CC BY|public domain)\b", head)


@pytest.mark.parametrize("name", TABLES)
def test_every_data_table_stands_on_the_page_about_them(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs/data.md").read_text(encoding="utf-8")


def test_the_page_about_data_lists_no_table_that_is_gone() -> None:
    listed = re.findall(r"^\| `([\w./]+)` \|", (ROOT / "docs/data.md").read_text(encoding="utf-8"), re.M)
    assert sorted(listed) == TABLES


def test_core_dependencies_hold_no_heavy_package() -> None:
    names = {re.split(r"[<>=!\[ ]", entry)[0] for entry in PROJECT["project"]["dependencies"]}
    assert not names & {"pandas", "numpy", "pyarrow", "pyspark", "spacy", "torch", "pkuseg"}


def test_the_readme_gives_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^pip install \. && gwreport parse (examples/\S+\.txt)$", readme, re.M)
    assert (ROOT / example).is_file()
    assert re.search(r"^pip install tox && tox$", readme, re.M)


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_readme_names_files_that_exist(name: str) -> None:
    readme = (ROOT / name).read_text(encoding="utf-8")
    named = re.findall(r"`((?:docs/|README|CONTRIBUTING|CHANGELOG)[^`\s]*)`", readme)
    assert len(named) > 1
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_changelog_tells_of_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$", changelog, re.M)
    assert "## [Unreleased]" in changelog
    assert released[0] == gwreport.__version__


def test_layers_name_modules_that_exist() -> None:
    (layers,) = [c for c in PROJECT["tool"]["importlinter"]["contracts"] if c["type"] == "layers"]
    for entry in layers["layers"]:
        for module in re.split(r"[:|]", entry):
            path = ROOT / "src" / Path(*module.strip(" ()").split("."))
            assert path.is_dir() or path.with_suffix(".py").is_file()

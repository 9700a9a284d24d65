"""tools/readme_for_pypi.py: what a package index shows has no link that is dead there."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("hatchling", reason="the hook is run by hatch")

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETTINGS = PROJECT["tool"]["hatch"]["metadata"]["hooks"]["custom"]
TARGET = re.compile(r"\]\(([^)]*)\)")
PAGES = ["README.md", "README.zh.md"]


@pytest.fixture(name="hook", scope="module")
def _hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("readme_for_pypi", ROOT / SETTINGS["path"])
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WRITTEN = (
    "See [the tour](docs/tour.md#start) and [the law](https://example.org/law).\n\n"
    "![A page](docs/a.png)\n\nEnd."
)


@pytest.mark.parametrize(
    "address, shown",
    [
        ("", "See the tour (`docs/tour.md#start`) and [the law](https://example.org/law).\n\nEnd."),
        (
            "https://example.org/project",
            "See [the tour](https://example.org/project/blob/main/docs/tour.md#start) and "
            "[the law](https://example.org/law).\n\n"
            "![A page](https://example.org/project/raw/main/docs/a.png)\n\nEnd.",
        ),
    ],
)
def test_paths_become_addresses_or_words(hook: ModuleType, address: str, shown: str) -> None:
    assert hook.for_index(WRITTEN, address) == shown


@pytest.mark.parametrize("address", ["", "https://example.org/project"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_of_the_readme_is_dead_on_an_index(hook: ModuleType, name: str, address: str) -> None:
    shown = hook.for_index((ROOT / name).read_text(encoding="utf-8"), address)
    targets = TARGET.findall(shown)
    assert [target for target in targets if not target.startswith("https://")] == []
    assert bool(targets) == bool(address)
    assert ("![" in shown) == bool(address)


def test_the_metadata_hold_the_readme_so(hook: ModuleType) -> None:
    from hatchling.metadata.core import ProjectMetadata
    from hatchling.plugin.manager import PluginManager

    core = ProjectMetadata(str(ROOT), PluginManager()).core
    assert core.readme_content_type == "text/markdown"
    assert core.readme == hook.for_index(
        (ROOT / "README.md").read_text(encoding="utf-8"), SETTINGS["address"]
    )


def test_the_address_is_none_or_one_to_append_to() -> None:
    assert re.fullmatch(r"(https://[^\s/]+/\S*[^\s/])?", SETTINGS["address"])


@pytest.mark.parametrize("name", PAGES)
def test_links_and_pictures_of_the_repository_are_there_and_small(name: str) -> None:
    targets = TARGET.findall((ROOT / name).read_text(encoding="utf-8"))
    paths = [ROOT / target.partition("#")[0] for target in targets if not target.startswith("https://")]
    assert [path for path in paths if not path.is_file()] == []
    pictures = [path for path in paths if path.suffix == ".png"]
    assert pictures
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in pictures)
    assert max(path.stat().st_size for path in pictures) < 200_000

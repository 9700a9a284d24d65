"""The built documentation: every public name can be looked up, no directive is left raw, no link is dead."""

from __future__ import annotations

import re
import types
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from sphinx.cmd.build import build_main

import gwreport
from gwreport import annotators, errors
from gwreport.export import tables

# Warnings of Python are those of themes for their developers; those of Sphinx on our pages are errors (-W).
pytestmark = pytest.mark.filterwarnings("ignore")
DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("html")
    trees = tmp_path_factory.mktemp("trees")
    assert (
        build_main(["-W", "--keep-going", "-q", "-b", "html", "-d", str(trees), str(DOCS), str(folder)]) == 0
    )
    return folder


def inventory(folder: Path) -> set[str]:
    """The Python objects that other projects can link to."""
    packed = (folder / "objects.inv").read_bytes().split(b"\n", 4)[4]
    lines = zlib.decompress(packed).decode().splitlines()
    return {line.split(" ")[0] for line in lines if re.match(r"\S+ py:", line)}


def public_names() -> Iterator[str]:
    """The last part of each public name; where it is documented is the documentation's choice."""
    for package in (gwreport, gwreport.analysis, tables, annotators):
        for name in package.__all__:
            if not name.startswith("_") and not isinstance(getattr(package, name), types.ModuleType):
                yield name
    yield from (name for name, value in vars(errors).items() if isinstance(value, type) and name != "Any")


def test_every_public_name_can_be_looked_up(built: Path) -> None:
    known = {name.rsplit(".", 1)[-1] for name in inventory(built)}
    assert sorted(set(public_names()) - known) == []


def test_no_page_shows_a_raw_directive(built: Path) -> None:
    raw = re.compile(
        r"\.\. [a-z]+(:[a-z]+)?::|^\s*:(members|no-index|param \w+|rtype):|\{eval-rst\}", re.MULTILINE
    )
    for page in built.rglob("*.html"):
        if "_modules" in page.parts:
            continue  # the sources themselves
        assert raw.search(page.read_text(encoding="utf-8")) is None, page


class Links(HTMLParser):
    """The targets of a page's links and pictures, and the places in it that can be linked to."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.places: set[str] = {""}
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is not None and name in ("href", "src"):
                self.targets.append(value)
            elif value is not None and name == "id":
                self.places.add(value)


def test_no_link_within_the_pages_is_dead(built: Path) -> None:
    pages = {page.resolve(): Links(page) for page in built.rglob("*.html")}
    dead = []
    for page, links in pages.items():
        if "_modules" in page.parts:
            continue  # pages of sources, whose links back Sphinx makes itself
        for target in links.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            goal = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            goal = goal / "index.html" if goal.is_dir() else goal
            if not goal.exists() or (goal in pages and unquote(parts.fragment) not in pages[goal].places):
                dead.append((page.name, target))
    assert dead == []

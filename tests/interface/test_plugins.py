"""Components by name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gwreport import plugins
from gwreport.errors import (
    DuplicateComponentError,
    MissingDependencyError,
    PluginError,
    UnknownComponentError,
)
from gwreport.plugins import Group
from gwreport.testing import check_segmenter


def install(folder: Path, package: str, entry_points: str, **modules: str) -> None:
    """Lay a distribution into ``folder`` as an installer would."""
    info = folder / f"{package}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(entry_points)
    for name, code in modules.items():
        (folder / f"{name}.py").write_text(code)


WORDS = """
from gwreport.reading.segmenters import CharacterSegmenter

class Words(CharacterSegmenter):
    name = "words"

def broken():
    raise ZeroDivisionError("oh")

def lacking():
    from gwreport.errors import MissingDependencyError
    raise MissingDependencyError("wordlib", "cutting words", "words")
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "alpha_words", raising=False)
    return tmp_path


def test_our_own_components_have_names() -> None:
    names = {(p.group, p.name) for p in plugins.providers() if p.package.startswith("gwreport ")}
    assert names >= {
        ("gwreport.segmenters", "jieba"),
        ("gwreport.segmenters", "pkuseg"),
        ("gwreport.segmenters", "rjieba"),
        ("gwreport.segmenters", "characters"),
        ("gwreport.extractors", "quantities"),
        ("gwreport.extractors", "times"),
        ("gwreport.normalizers", "report"),
        ("gwreport.outline_parsers", "report"),
        ("gwreport.statement_builders", "rules"),
        ("gwreport.subject_finders", "grammar"),
        ("gwreport.subject_finders", "none"),
    }


def test_our_own_components_bear_the_name_that_they_are_listed_under() -> None:
    for provider in plugins.providers():
        if provider.package.startswith("gwreport "):
            try:
                made: Any = plugins.resolve(Group(provider.group), provider.name)
            except MissingDependencyError:  # pkuseg is seldom there
                continue
            assert getattr(made, "name", provider.name) == provider.name  # a table has no name of its own


def test_a_plugin_is_found_by_its_name(site: Path) -> None:
    install(site, "alpha", "[gwreport.segmenters]\nwords = alpha_words:Words\n", alpha_words=WORDS)
    segmenter = plugins.component(Group.SEGMENTERS, "words")
    check_segmenter(segmenter, pickling=False)
    assert segmenter.name == "words"


def test_listing_imports_nothing(site: Path) -> None:
    install(site, "alpha", "[gwreport.segmenters]\nwords = alpha_words:Words\n", alpha_words="1 / 0")
    listed = plugins.providers(Group.SEGMENTERS)
    assert "alpha 1.0 (alpha_words:Words)" in [str(p) for p in listed]
    assert "alpha_words" not in sys.modules


def test_listing_loads_no_dictionary() -> None:
    code = (
        "import sys\nfrom gwreport import plugins\nplugins.providers()\n"
        "print([m for m in ('jieba', 'gwreport.reading.segmenters') if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_unknown_name_lists_what_there_is() -> None:
    with pytest.raises(UnknownComponentError, match=r"available: .*jieba.*rjieba") as caught:
        plugins.component(Group.SEGMENTERS, "thulac")
    assert caught.value.name == "thulac"
    assert isinstance(caught.value, LookupError)


def test_a_name_offered_twice_names_both_packages(site: Path) -> None:
    install(site, "alpha", "[gwreport.segmenters]\nwords = alpha_words:Words\n", alpha_words=WORDS)
    install(site, "beta", "[gwreport.segmenters]\nwords = beta_words:Other\n")
    with pytest.raises(DuplicateComponentError) as caught:
        plugins.component(Group.SEGMENTERS, "words")
    assert caught.value.providers == ("alpha 1.0 (alpha_words:Words)", "beta 1.0 (beta_words:Other)")
    assert "alpha 1.0" in str(caught.value)
    assert "beta 1.0" in str(caught.value)


def test_taking_the_name_of_a_built_in_component_is_a_clash_too(site: Path) -> None:
    install(site, "alpha", "[gwreport.segmenters]\njieba = alpha_words:Words\n", alpha_words=WORDS)
    with pytest.raises(DuplicateComponentError, match=r"alpha 1\.0.*gwreport"):
        plugins.component(Group.SEGMENTERS, "jieba")


def test_one_name_in_two_groups_is_no_clash(site: Path) -> None:
    entries = (
        "[gwreport.segmenters]\nwords = alpha_words:Words\n[gwreport.extractors]\nwords = alpha_words:Words\n"
    )
    install(site, "alpha", entries, alpha_words=WORDS)
    assert plugins.component(Group.SEGMENTERS, "words").name == "words"


@pytest.mark.parametrize(
    "target, message",
    [
        ("alpha_words:broken", "alpha 1.0.*ZeroDivisionError: oh"),
        ("alpha_words:nothing", "alpha 1.0.*AttributeError"),
        ("no_such_module:X", "alpha 1.0.*ModuleNotFoundError"),
        ("alpha_words:dict", "AttributeError"),
    ],
)
def test_a_broken_plugin_is_named(site: Path, target: str, message: str) -> None:
    install(site, "alpha", f"[gwreport.segmenters]\nwords = {target}\n", alpha_words=WORDS)
    with pytest.raises(PluginError, match=message):
        plugins.component(Group.SEGMENTERS, "words")


def test_a_component_of_the_wrong_kind_is_refused(site: Path) -> None:
    install(site, "alpha", "[gwreport.extractors]\nwords = alpha_words:Words\n", alpha_words=WORDS)
    with pytest.raises(PluginError, match="gives no Extractor"):
        plugins.component(Group.EXTRACTORS, "words")


def test_a_missing_dependency_passes_through(site: Path) -> None:
    install(site, "alpha", "[gwreport.segmenters]\nwords = alpha_words:lacking\n", alpha_words=WORDS)
    with pytest.raises(MissingDependencyError, match="wordlib"):
        plugins.component(Group.SEGMENTERS, "words")

"""Functions and spaCy pipelines as extractors."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport import Pipeline
from gwreport.errors import MissingDependencyError, PluginError
from gwreport.interfaces import Extractor, Reading
from gwreport.mentions.adapters import CallableExtractor, Found, SpacyExtractor
from gwreport.model import Label, Mention
from gwreport.testing import check_extractor
from strategies import texts


def find_places(text: str) -> Iterable[Found]:
    """A small finder: two invented places, the second also as a part of the first."""
    for match in re.finditer("青川原市|青川原|云河县", text):
        yield match.start(), match.end(), "GPE" if match[0].endswith(("市", "县")) else "LOC"


def mentions(extractor: Extractor[str], text: str) -> list[Mention[str]]:
    return [item for item in extractor.extract(Reading(text)) if isinstance(item, Mention)]


def test_a_function_is_an_extractor() -> None:
    extractor = CallableExtractor(find_places, {"GPE": "REGION", "LOC": "REGION"}, name="places")
    check_extractor(extractor)
    found = mentions(extractor, "青川原市和云河县，青川原。")
    assert [(m.span.start, m.text, m.label, m.value, m.rule) for m in found] == [
        (0, "青川原市", Label.REGION, "青川原市", "places.GPE"),
        (5, "云河县", Label.REGION, "云河县", "places.GPE"),
        (9, "青川原", Label.REGION, "青川原", "places.LOC"),
    ]


def test_labels_that_are_not_wanted_are_left_out() -> None:
    extractor = CallableExtractor(find_places, {"LOC": "REGION"})
    assert [m.text for m in mentions(extractor, "青川原市、青川原")] == ["青川原"]


def test_a_label_of_ones_own() -> None:
    extractor = CallableExtractor(find_places, {"GPE": "TOWN"})
    assert extractor.labels == {"TOWN"}
    assert [(m.label, m.text) for m in mentions(extractor, "在云河县")] == [("TOWN", "云河县")]


def test_the_mentions_are_entities_of_the_report() -> None:
    extractor = CallableExtractor(find_places, {"GPE": "REGION"})
    report = Pipeline(extractors=[extractor]).parse("云河县增长6%。", year=2024)
    assert [m.text for m in report.entities] == ["云河县"]


@pytest.mark.parametrize(
    "places, expected",
    [
        ([(0, 2, "A"), (1, 5, "A")], ["三四五六"]),  # the longer of two that overlap
        ([(0, 3, "A"), (2, 5, "A")], ["二三四"]),  # the first of two as long
        ([(0, 2, "A"), (0, 2, "A")], ["二三"]),  # twice the same
        ([(0, 2, "A"), (1, 3, "B")], ["二三", "三四"]),  # different labels may overlap
        ([(3, 5, "A"), (0, 2, "A")], ["二三", "五六"]),  # given out of order
        ([(2, 2, "A")], []),  # empty
        ([(5, 9, "A")], ["八"]),  # white space at both ends
        ([(5, 7, "A")], []),  # nothing but white space
    ],
)
def test_places_are_put_in_order(places: list[Found], expected: list[str]) -> None:
    text = "二三四五六 \u3000八 "
    extractor = CallableExtractor(lambda _: places, {"A": "ORG", "B": "PERSON"})
    assert [m.text for m in mentions(extractor, text)] == expected


@pytest.mark.parametrize(
    "bad", [(0, 9, "A"), (-1, 2, "A"), (3, 1, "A"), (0, 1), ("0", 1, "A"), (0, 1, None), None, "abc", 7]
)
def test_a_function_that_gives_no_places_is_named(bad: Any) -> None:
    extractor = CallableExtractor(lambda _: [bad], {"A": "ORG"}, name="model")
    with pytest.raises(PluginError, match=r"model gave .*expected \(start, end, label\) within .* 3 char"):
        mentions(extractor, "一二三")


def test_arguments_are_checked() -> None:
    with pytest.raises(ValueError, match="labels is empty"):
        CallableExtractor(find_places, {})
    with pytest.raises(ValueError, match="longest is 0"):
        CallableExtractor(find_places, {"GPE": "REGION"}, longest=0)


@given(st.lists(st.sampled_from(["云河县增产。", "建设青川原市！\n", "稳住就业，", " ", "，"]), max_size=30))
def test_a_long_text_is_cut_between_sentences(parts: list[str]) -> None:
    text, seen = "".join(parts), []

    def find(piece: str) -> Iterable[Found]:
        seen.append(piece)
        return find_places(piece)

    extractor = CallableExtractor(find, {"GPE": "REGION"}, longest=400)
    whole = CallableExtractor(find_places, {"GPE": "REGION"})
    assert mentions(extractor, text) == mentions(whole, text)
    small = CallableExtractor(find, {"GPE": "REGION"}, longest=9)
    seen.clear()
    list(small.extract(Reading(text)))
    assert all(len(piece) <= 9 for piece in seen)
    assert "".join("".join(seen).split()) == "".join(text.split())


def test_names_in_short_sentences_survive_the_cutting() -> None:
    text = "云河县增产。" * 50 + "青川原市稳就业！"
    extractor = CallableExtractor(find_places, {"GPE": "REGION"}, longest=10)
    found = mentions(extractor, text)
    assert len(found) == 51
    assert all(m.span.of(text) == m.text for m in found)
    assert found[-1].text == "青川原市"


@given(texts())
def test_any_text_may_come(text: str) -> None:
    extractor = CallableExtractor(
        lambda piece: [(i, i + 2, "X") for i in range(0, len(piece) - 1, 3)], {"X": "ORG"}, longest=7
    )
    end = 0
    for mention in mentions(extractor, text):
        assert mention.text == mention.span.of(text) == mention.text.strip()
        assert end <= mention.span.start
        end = mention.span.end


def test_a_pipeline_by_name_needs_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingDependencyError, match=r"needs spacy.*gwreport\[spacy\]") as caught:
        SpacyExtractor("zh_core_web_sm", {"GPE": "REGION"})
    assert caught.value.package == "spacy"


def test_the_adapter_alone_imports_no_spacy() -> None:
    code = "import sys, gwreport.mentions.adapters; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class FakeEntity:
    def __init__(self, start: int, end: int, label: str) -> None:
        self.start_char, self.end_char, self.label_ = start, end, label


class FakePipeline:
    """What the adapter uses of a spaCy pipeline."""

    max_length = 8

    def __call__(self, text: str) -> FakePipeline:
        assert len(text) <= self.max_length
        self.ents = [FakeEntity(*found) for found in find_places(text)]
        return self


def test_a_text_above_the_length_of_the_pipeline_is_cut() -> None:
    nlp: Any = FakePipeline()
    extractor = SpacyExtractor(nlp, {"GPE": "REGION"})
    assert [m.text for m in mentions(extractor, "云河县增产。青川原市稳就业。")] == ["云河县", "青川原市"]


def real_pipeline() -> Any:
    """A pipeline of the real spaCy that cuts characters and knows three names."""
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "ORG", "pattern": "云河县人民医院"},
            {"label": "GPE", "pattern": "青川原市"},
            {"label": "MISC", "pattern": "银杏"},
        ]
    )
    return nlp


def test_a_real_spacy_pipeline_is_an_extractor() -> None:
    extractor = SpacyExtractor(real_pipeline(), {"ORG": "ORG", "GPE": "REGION"})
    check_extractor(extractor)
    text = "青川原市云河县人民医院\n 建成，种银杏3万株𠮷。青川原市"
    assert [(m.text, m.label, m.rule) for m in mentions(extractor, text)] == [
        ("青川原市", Label.REGION, "spacy.GPE"),
        ("云河县人民医院", Label.ORG, "spacy.ORG"),
        ("青川原市", Label.REGION, "spacy.GPE"),
    ]
    report = Pipeline(extractors=[extractor]).parse(text, year=2024)
    assert [m.text for m in report.entities] == ["青川原市", "云河县人民医院", "青川原市"]


def test_a_real_spacy_pipeline_with_a_length_limit() -> None:
    nlp = real_pipeline()
    nlp.max_length = 20
    text = "云河县人民医院建成。" * 30
    assert len(mentions(SpacyExtractor(nlp, {"ORG": "ORG"}), text)) == 30


def test_a_real_spacy_pipeline_from_disk(tmp_path: Any) -> None:
    nlp = real_pipeline()
    nlp.to_disk(tmp_path / "names")
    extractor = SpacyExtractor(str(tmp_path / "names"), {"GPE": "REGION"})
    assert [m.text for m in mentions(extractor, "建设青川原市")] == ["青川原市"]
    missing = SpacyExtractor("no_such_pipeline", {"GPE": "REGION"})
    with pytest.raises(PluginError, match="spacy download no_such_pipeline"):
        mentions(missing, "建设青川原市")

"""Reports for annotators, as plain data; tests/annotators asks the tools themselves."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gwreport
from gwreport.annotators import (
    brat_configuration,
    brat_files,
    displacy_data,
    doccano_line,
    label_studio_interface,
    label_studio_task,
    prodigy_line,
)
from gwreport.annotators.marks import Mark, Utf16Offsets, links_of, marks_of
from gwreport.model import Aspect, Label, Status

# 𠮷 is one code point and two UTF-16 code units.
TEXT = """2024年云河县政府工作报告
各位代表：𠮷祥如意。
一、2023年工作回顾
地区生产总值达到286.4亿元，增长6.5%。
二、2024年工作安排
地区生产总值增长6%左右。
"""
REPORT = gwreport.parse(TEXT)


def test_marks_are_numbered_in_the_order_of_the_text() -> None:
    marks = marks_of(REPORT)
    assert [mark.number for mark in marks] == list(range(1, len(REPORT.mentions) + 1))
    assert [mark.span for mark in marks] == [mention.span for mention in REPORT.mentions]
    assert {mark.note for mark in marks if mark.label == Label.QUANTITY} == {
        "28,640,000,000 CNY",
        "6.5 %",
        "≈ 6 %",
    }


def test_labels_choose() -> None:
    assert {mark.label for mark in marks_of(REPORT, {"QUANTITY"})} == {"QUANTITY"}
    assert list(links_of(REPORT, marks_of(REPORT, {"QUANTITY"}))) == []


def test_a_statement_links_its_indicator_to_its_figure() -> None:
    text = REPORT.text
    links = list(links_of(REPORT, marks_of(REPORT)))
    assert [(link.source.span.of(text), link.target.span.of(text)) for link in links] == [
        ("地区生产总值", "286.4亿元"),
        ("地区生产总值", "6.5%"),
        ("地区生产总值", "6%"),
    ]
    assert [(link.aspect, link.status) for link in links] == [
        ("level", "actual"),
        ("growth", "actual"),
        ("growth", "target"),
    ]
    assert links[1].source.span.start < links[2].source.span.start  # each that of its own sentence


@given(st.text(st.sampled_from("增长5𠮷😀\n%")))
def test_utf16_offsets_are_those_of_javascript(text: str) -> None:
    count = Utf16Offsets(text)
    for at in range(len(text) + 1):
        assert count(at) == len(text[:at].encode("utf-16-le")) // 2


# ---- Label Studio ----


def test_a_task_of_label_studio() -> None:
    task = label_studio_task(REPORT)
    (prediction,) = task["predictions"]
    regions = [each for each in prediction["result"] if each["type"] == "labels"]
    assert task["data"]["text"] == REPORT.text
    assert (task["data"]["region"], task["data"]["year"]) == ("云河县", 2024)
    for region in regions:
        value = region["value"]
        assert REPORT.text[value["start"] : value["end"]] == value["text"]
    relations = [each for each in prediction["result"] if each["type"] == "relation"]
    assert [each["labels"] for each in relations] == [
        ["level", "actual"],
        ["growth", "actual"],
        ["growth", "target"],
    ]
    ids = {region["id"] for region in regions}
    assert {each[end] for each in relations for end in ("from_id", "to_id")} <= ids


def test_an_older_label_studio_counts_utf16_units() -> None:
    units = REPORT.text.encode("utf-16-le")
    (prediction,) = label_studio_task(REPORT, offsets="utf-16")["predictions"]
    values = [each["value"] for each in prediction["result"] if each["type"] == "labels"]
    assert values
    for value in values:
        found = units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le")
        assert found == value["text"]
    newer = label_studio_task(REPORT)["predictions"][0]["result"][-4]["value"]
    assert values[-1]["start"] == newer["start"] + 1  # behind the wide character


def test_other_offsets_are_refused() -> None:
    with pytest.raises(ValueError, match="expected 'code points' or 'utf-16'"):
        label_studio_task(REPORT, offsets="bytes")  # type: ignore[arg-type]


def test_the_interface_names_every_label() -> None:
    tree = ElementTree.fromstring(label_studio_interface())
    assert {each.get("value") for each in tree.iter("Label")} == {str(label) for label in Label}
    relations = {str(each) for each in (*Aspect, *Status)}
    assert {each.get("value") for each in tree.iter("Relation")} == relations
    hostile = ElementTree.fromstring(label_studio_interface(['<"&>']))
    assert [each.get("value") for each in hostile.iter("Label")] == ['<"&>']


# ---- doccano, Prodigy, displaCy ----


def test_lines_of_doccano_and_prodigy_hold_the_same_spans() -> None:
    spans = [[m.span.start, m.span.end, str(m.label)] for m in REPORT.mentions]
    assert doccano_line(REPORT)["label"] == spans
    assert [list(span.values()) for span in prodigy_line(REPORT)["spans"]] == spans
    assert prodigy_line(REPORT)["meta"]["region"] == "云河县"
    whole = doccano_line(REPORT, relations=True)
    assert [[each["start_offset"], each["end_offset"], each["label"]] for each in whole["entities"]] == spans
    assert [each["type"] for each in whole["relations"]] == ["level_actual", "growth_actual", "growth_target"]


def test_displacy_gets_no_overlaps() -> None:
    found = displacy_data(REPORT)["ents"]
    assert all(one["end"] <= other["start"] for one, other in pairwise(found))
    assert {ent["label"] for ent in found} >= {"QUANTITY", "INDICATOR", "TIME"}


# ---- brat ----


def test_the_files_of_brat() -> None:
    files = brat_files(REPORT)
    lines = files.annotations.splitlines()
    assert files.text == REPORT.text
    for line in lines:
        if line.startswith("T"):
            _, place, text = line.split("\t")
            _, start, end = place.split(" ")
            assert files.text[int(start) : int(end)] == text
    assert sum(line.startswith("#") for line in lines) == len(REPORT.mentions)
    assert [line.split("\t")[1].split(" ")[0] for line in lines if line.startswith("R")] == [
        "level_actual",
        "growth_actual",
        "growth_target",
    ]


def test_an_annotation_over_two_lines_is_in_fragments() -> None:
    from gwreport.annotators.brat import _text_bound

    text = "全县地区生产\n总值增长"
    (line,) = _text_bound([Mark(1, gwreport.Span(2, 9), "INDICATOR", "gdp")], text)
    assert line == "T1\tINDICATOR 2 6;7 9\t地区生产 总值"


def test_the_configuration_of_brat_names_labels_and_relations() -> None:
    lines = brat_configuration().splitlines()
    assert lines[0] == "[entities]"
    assert "QUANTITY" in lines
    assert "growth_target\tArg1:INDICATOR, Arg2:QUANTITY" in lines
    assert [line for line in lines if line.startswith("[")] == [
        "[entities]", "[relations]", "[events]", "[attributes]",
    ]  # fmt: skip

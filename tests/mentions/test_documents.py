"""Titles of documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport import parse
from gwreport.interfaces import Reading
from gwreport.mentions.documents import DocumentExtractor
from gwreport.testing import check_extractor
from strategies import noise, texts


def found(text: str) -> list[str]:
    mentions = list(DocumentExtractor().extract(Reading(text)))
    assert all(m.text == m.span.of(text) for m in mentions)
    return [m.text for m in mentions]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("颁布《云河县节水条例》。", ["《云河县节水条例》"]),
        ("《甲》《乙》和《丙》", ["《甲》", "《乙》", "《丙》"]),
        ("《关于贯彻《节水条例》的意见》施行", ["《关于贯彻《节水条例》的意见》"]),
        ("《甲《乙》《丙》丁》戊《己》", ["《甲《乙》《丙》丁》", "《己》"]),
        ("《节水\n条例》", ["《节水\n条例》"]),
        ("《贯彻〈节水条例〉的意见》施行", ["《贯彻〈节水条例〉的意见》"]),
        (
            "修订<<节水条例>>和＜＜节约办法＞＞，印发〈县志〉",
            ["<<节水条例>>", "＜＜节约办法＞＞", "〈县志〉"],
        ),
        ("注〈1〉，x<<2，5>>3", []),
        ("《甲〈乙》丙", ["《甲〈乙》"]),
        ("〈甲乙》丙", []),
        ("《甲 施行。《乙》", ["《乙》"]),  # an opening mark without its partner
        ("甲》施行。《乙》", ["《乙》"]),  # a closing mark without its partner
        ("《乙》》", ["《乙》"]),
        ("《《乙》", ["《乙》"]),
        ("《》《 \u3000》", []),  # empty titles
        ("》《", []),
        ("《" + "长" * 200 + "》《乙》", ["《乙》"]),  # marks too far apart belong to others
        ("《甲，" + "长" * 200 + "《乙》。" + "长" * 200 + "》", ["《乙》"]),
    ],
)
def test_titles(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_the_value_is_the_title_without_marks_and_white_space() -> None:
    (mention,) = DocumentExtractor().extract(Reading("《节水\n 条例》"))
    assert (mention.value, mention.label, mention.rule) == ("节水条例", "DOCUMENT", "document.marks")


@pytest.mark.parametrize(
    "rule, text", [("empty", "见《》"), ("empty", "见《 \u3000》"), ("no-words", "若a<<b则a>>c")]
)
def test_marks_that_hold_no_title_say_why(rule: str, text: str) -> None:
    assert [refused.rule for refused in DocumentExtractor().refused(Reading(text))] == [f"document.{rule}"]
    assert found(text) == []


def test_it_keeps_its_contract() -> None:
    check_extractor(DocumentExtractor())


def test_a_document_stays_where_names_in_it_are_dropped() -> None:
    report = parse("制定《云河县“十四五”综合交通规划》。", year=2024)
    assert [(m.label, m.text) for m in report.entities] == [("DOCUMENT", "《云河县“十四五”综合交通规划》")]


@given(st.one_of(texts(), st.text(alphabet="《》甲乙\n。", max_size=40)))
def test_disjoint_and_balanced(text: str) -> None:
    end = 0
    for mention in DocumentExtractor().extract(Reading(text)):
        assert mention.text == mention.span.of(text)
        assert mention.span.start >= end
        assert mention.text.count("《") == mention.text.count("》")
        end = mention.span.end


@given(noise(30), st.text(alphabet="甲乙条例“”、", min_size=1, max_size=20), noise(30))
def test_a_planted_title_is_found(before: str, title: str, after: str) -> None:
    before, after = (part.replace("《", "").replace("》", "") for part in (before, after))
    text = f"{before}《{title}》{after}"
    assert found(text) == [f"《{title}》"]

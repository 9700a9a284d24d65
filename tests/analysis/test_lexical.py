"""Words: roles, counts, attention, context and reuse."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

import gwreport
import strategies as ours
from gwreport.analysis import lexical
from gwreport.analysis.lexical import WordList
from gwreport.model import SectionRole
from gwreport.reading.segmenters import CharacterSegmenter

TEXT = """2024年青川原市政府工作报告
各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议。
一、2023年工作回顾
生态环境持续改善。PM2.5浓度下降三成。生态林场建成两处。
二、2024年工作安排
发展数字金融。绿色低碳，守护空气。
"""

GREEN = WordList("green", "绿", "made for this test", ("生态", "生态环境", "绿色", "空气", "PM2.5"))


def test_hits_are_longest_first_and_disjoint() -> None:
    text = "生态环境与生态林，PM2.5和空气"
    assert [span.of(text) for span in GREEN.find(text)] == ["生态环境", "生态", "PM2.5", "空气"]


def test_attention_counts_hits_characters_and_sentences() -> None:
    report = gwreport.parse(TEXT)
    review = lexical.attention(report, GREEN, roles=[SectionRole.REVIEW])
    plan = lexical.attention(report, GREEN, roles=[SectionRole.PLAN])
    whole = lexical.attention(report, GREEN, segmenter=CharacterSegmenter())
    # 生态环境, PM2.5 and 生态 in three sentences; 绿色 and 空气 in one.
    assert (review.hits, review.hit_characters, review.hit_sentences) == (3, 11, 3)
    assert (plan.hits, plan.hit_characters, plan.hit_sentences) == (2, 4, 1)
    assert whole.hits == 5
    assert whole.characters == len("".join(report.text.split()))
    assert whole.per_10k_characters == Fraction(50_000, whole.characters)
    assert whole.words is not None
    assert whole.per_word == Fraction(5, whole.words)
    assert plan.per_word is None


def test_an_empty_part_has_no_attention() -> None:
    nothing = lexical.attention(gwreport.parse(""), GREEN)
    assert (nothing.hits, nothing.sentences) == (0, 0)
    assert nothing.per_10k_characters == nothing.sentence_share == Fraction(0)


@given(ours.texts())
def test_roles_cover_the_text_once_and_in_order(text: str) -> None:
    report = gwreport.parse(text)
    parts = list(lexical.role_spans(report))
    assert "".join(span.of(report.text) for span, _ in parts) == report.text


@given(ours.texts())
def test_tokens_are_slices_of_the_text(text: str) -> None:
    report = gwreport.parse(text)
    found = list(lexical.tokens(report, CharacterSegmenter()))
    assert all(token.span.of(report.text) == token.text for token in found)
    assert "".join("".join(t.text for t in found).split()) == "".join(report.text.split())


def test_counts_leave_stop_words_and_punctuation_out() -> None:
    report = gwreport.parse(TEXT)
    counts = lexical.term_counts(report, CharacterSegmenter(), stop=frozenset("生"), shortest=1)
    review = counts[SectionRole.REVIEW]
    assert review["态"] == 2
    assert review["生"] == 0
    assert review["。"] == 0


def test_every_shipped_list_names_its_source_and_has_no_double() -> None:
    lists = lexical.word_lists()
    assert set(lists) == {"environment", "digital_technology", "artificial_intelligence"}
    for word_list in lists.values():
        assert len(set(word_list.words)) == len(word_list.words)
        assert "20" in word_list.source


def test_the_lists_are_as_long_as_published() -> None:
    lists = lexical.word_lists()
    # Figure 1 of 吴非等 (2021): groups of 15, 9, 13, 5 and 34 words, each from the first named here.
    digital = lists["digital_technology"].words
    firsts = ("人工智能", "大数据", "云计算", "区块链", "移动互联网")
    starts = [digital.index(word) for word in firsts]
    assert [end - start for start, end in pairwise([*starts, len(digital)])] == [15, 9, 13, 5, 34]
    assert lists["artificial_intelligence"].words == digital[:15]
    assert len(lists["environment"].words) == 15


def test_a_word_within_a_word_of_the_list_counts_once() -> None:
    found = lexical.word_lists()["digital_technology"].find("发展移动互联网，普及移动互联")
    assert [(span.start, span.end) for span in found] == [(2, 7), (10, 14)]


def test_a_word_list_needs_words() -> None:
    with pytest.raises(ValueError, match="empty"):
        WordList("x", "x", "x", ())
    with pytest.raises(ValueError, match="empty"):
        WordList("x", "x", "x", ("a", ""))


def test_one_word_as_a_string_is_a_word_and_not_its_characters() -> None:
    text = "发展新能源。新能源汽车产销两旺。推进新型城镇化，能源供应平稳。"
    report = gwreport.parse(text)
    assert WordList("x", "x", "x", "新能源").words == ("新能源",)
    for words in ("新能源", ["新能源"], ("新能源",), iter(["新能源"]), WordList.of("新能源")):
        found = lexical.attention(report, words)
        assert (found.hits, found.hit_characters, found.word_list) == (2, 6, "新能源")
    assert lexical.attention(report, ["新能源", "能源"]).hits == 3
    assert lexical.attention(report, ["新能源", "能源"]).word_list == "新能源、能源"


@pytest.mark.parametrize("wrong", ["", [], ["新能源", ""]])
def test_attention_to_no_word_is_refused(wrong: str | list[str]) -> None:
    with pytest.raises(ValueError, match="empty"):
        lexical.attention(gwreport.parse(TEXT), wrong)


def test_a_word_that_is_no_text_is_named() -> None:
    wrong: Any = ["新能源", 5]
    with pytest.raises(TypeError, match="holds 5; expected words as str"):
        WordList("x", "x", "x", wrong)


def test_keyword_in_context() -> None:
    report = gwreport.parse(TEXT)
    lines = list(lexical.keyword_in_context(report, "生态", width=4))
    assert [line.hit for line in lines] == ["生态", "生态"]
    assert lines[0].after == "环境持续"
    assert lines[1].before == "降三成。"
    assert all(line.span.of(report.text) == "生态" for line in lines)
    with pytest.raises(ValueError, match="at least one"):
        next(lexical.keyword_in_context(report, ""))


def test_a_report_reuses_itself_whole_and_a_stranger_not_at_all() -> None:
    one = gwreport.parse(TEXT)
    other = gwreport.parse("云河县今年修桥两座，植树三千株，建成水库一座，其余从略。")
    assert lexical.reused_share(one, one) == 1
    assert lexical.reused_share(one, other) == 0
    assert lexical.similarity(one, one, CharacterSegmenter()) == pytest.approx(1.0)


def test_a_planted_passage_is_found_at_both_places() -> None:
    passage = "要像爱护眼睛一样爱护每一条清澈的小河"
    one = gwreport.parse(f"甲镇今年工作很多。{passage}。完。")
    other = gwreport.parse(f"乙镇的安排另有一番道理，{passage}，如此而已。")
    (reuse,) = lexical.reused_passages(one, other)
    assert reuse.earlier.of(one.text) == reuse.later.of(other.text) == passage


@given(ours.reports(), ours.reports())
def test_reused_passages_are_the_same_and_disjoint(one: str, other: str) -> None:
    earlier, later = gwreport.parse(one), gwreport.parse(other)
    at = 0
    for reuse in lexical.reused_passages(earlier, later):
        assert reuse.earlier.of(earlier.text) == reuse.later.of(later.text)
        assert reuse.later.start >= at
        at = reuse.later.end

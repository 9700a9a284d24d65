"""Sentences and clauses: where they end, and that nothing is lost between them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.script.clauses import clauses, sentences
from gwreport.span import Span

SENTENCES = [
    ("收入稳步增长。物价总体平稳。", ["收入稳步增长。", "物价总体平稳。"]),
    ("怎么办？干！一起干！！", ["怎么办？", "干！", "一起干！！"]),
    ("全镇上下认为“事在人为。”\n明年再来。", ["全镇上下认为“事在人为。”", "明年再来。"]),
    ("坚持“说了就办。定了就干。”的作风。完。", ["坚持“说了就办。定了就干。”的作风。", "完。"]),
    ("（注：口径有变。）下同。", ["（注：口径有变。）", "下同。"]),
    ("他说：“成绩来之不易。”，大家鼓掌。", ["他说：“成绩来之不易。”，大家鼓掌。"]),
    ("一、工作回顾\n　　这一年，我们苦干实干；成效明显。\n\n二、安排", None),
    ("新修道路三条，\n新建学校两所。", ["新修道路三条，\n新建学校两所。"]),
    ("产值增长8\n%以上。", ["产值增长8\n%以上。"]),
    ("增长7.5%。其中：工业增长8.1%", ["增长7.5%。", "其中：工业增长8.1%"]),
    ("“没有合上的引号。后面一句。", ["“没有合上的引号。", "后面一句。"]),
    ("  \n\u3000 ", []),
    ("", []),
]


@pytest.mark.parametrize("text, expected", SENTENCES)
def test_sentences(text: str, expected: list[str] | None) -> None:
    if expected is None:
        expected = ["一、工作回顾", "这一年，我们苦干实干；成效明显。", "二、安排"]
    assert [s.of(text) for s in sentences(text)] == expected


def test_a_part_of_a_text() -> None:
    text = "甲。乙丙。丁。"
    assert [s.of(text) for s in sentences(text, Span(2, 6))] == ["乙丙。", "丁"]


CLAUSES = [
    ("粮食增产，生猪稳产；物价平稳：好。", ["粮食增产，", "生猪稳产；", "物价平稳：", "好。"]),
    ("修路1,200公里,架桥3座。", ["修路1,200公里,", "架桥3座。"]),
    ("发布时间15:53，来源不详", ["发布时间15:53，", "来源不详"]),
    ("实施“兴农、强工、活商”战略，成效初显。", ["实施“兴农、强工、活商”战略，", "成效初显。"]),
    ("落实（甲、乙，丙）三项、完成两项。", ["落实（甲、乙，丙）三项、", "完成两项。"]),
    ("，，", ["，", "，"]),
]


@pytest.mark.parametrize("text, expected", CLAUSES)
def test_clauses(text: str, expected: list[str]) -> None:
    assert [c.of(text) for c in clauses(text, Span(0, len(text)))] == expected


def test_a_long_quotation_is_cut() -> None:
    text = "“" + "这是很长的一句话。" * 20 + "”"
    assert len(list(sentences(text))) == 20


TEXTS = st.text(st.sampled_from("增长率为甲乙1 2,.。！？；，、：“”（）《》()\n\u3000 %"), max_size=80)


@settings(max_examples=300)
@given(TEXTS | st.text(max_size=60))
def test_sentences_and_clauses_lose_nothing(text: str) -> None:
    found = list(sentences(text))
    pieces = [clause for sentence in found for clause in clauses(text, sentence)]
    for spans in (found, pieces):
        assert all(
            span and not span.of(text)[0].isspace() and not span.of(text)[-1].isspace() for span in spans
        )
        assert all(one.end <= other.start for one, other in pairwise(spans))
        kept = "".join(span.of(text) for span in spans)
        assert "".join(kept.split()) == "".join(text.split())
    assert all(any(sentence.contains(clause) for sentence in found) for clause in pieces)


def test_time_is_linear_in_hostile_text() -> None:
    for unit in ("“", "（《“", "“。", "（，", "，\n"):
        text = unit * 20_000
        assert len(list(sentences(text))) >= 1
        assert len(list(clauses(text, Span(0, len(text))))) >= 1

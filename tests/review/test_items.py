"""The rows to check: in their sentence, with doubts and other figures."""

from __future__ import annotations

import json

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import gwreport
from gwreport.model import Diagnostic, Report, Severity
from gwreport.review.doubts import Doubt, doubts_of
from gwreport.review.items import TABLES, doubtful_first, item_from, items_of
from strategies import noise

TEXT = """2024年云河县政府工作报告
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
一、2023年工作回顾
全县地区生产总值286亿元，增长6.5%。三次产业结构由20.1∶35.2∶44.7调整为19.5∶35.6∶44.9。
二、2024年工作安排
今年要稳中求进。主要预期目标是：地区生产总值增长6%左右，固定资产投资增长8%，居民收入增长与经济增长同步。各项工作要抓紧。
三、加强政府自身建设
改进作风。
"""


@pytest.fixture(scope="module")
def report() -> Report:
    return gwreport.parse(TEXT)


def test_every_headline_target_is_an_item(report: Report) -> None:
    items = list(items_of(report))
    assert [(item.key.indicator, item.shown) for item in items] == [
        ("gdp", "≈ 6 %"),
        ("fixed_asset_investment", "8 %"),
        ("income", ""),
    ]
    assert {(item.region, item.year) for item in items} == {("云河县", 2024)}


def test_an_item_shows_its_figure_between_its_sentence_and_the_neighbours(report: Report) -> None:
    first, _, wish = items_of(report)
    assert first.before.endswith("今年要稳中求进。主要预期目标是：地区生产总值增长")
    assert first.figure == "6%"
    assert first.after == "左右，固定资产投资增长8%，居民收入增长与经济增长同步。各项工作要抓紧。"
    assert first.section == "二、2024年工作安排"
    assert wish.figure == "居民收入增长与经济增长同步"


def test_the_figures_of_the_sentence_are_offered_nearest_first(report: Report) -> None:
    first, second, wish = items_of(report)
    assert [c.text for c in first.candidates] == ["8%"]
    assert [(c.text, str(c.low), c.bound) for c in second.candidates] == [("6%", "6", "approx")]
    assert wish.candidates == ()


def test_statements_can_be_checked_too(report: Report) -> None:
    items = list(items_of(report, "statements"))
    assert len(items) == len(report.statements)
    assert {item.status for item in items} == {"actual", "target"}
    assert [item.reading.year for item in items if item.key.indicator == "gdp"] == [2023, 2023, 2024]


@pytest.mark.parametrize(
    ("told", "code", "indicators"),
    [
        ("第一产业占比20%，第二产业占比30%，第三产业占比60%。", "shares-sum", 3),
        ("外贸进出口总额100亿元，其中出口150亿元。", "part-exceeds-total", 2),
        ("全县地区生产总值289亿元。", "told-twice", 2),
    ],
)
def test_figures_that_contradict_each_other_are_doubtful_and_come_first(
    told: str, code: str, indicators: int
) -> None:
    report = gwreport.parse(TEXT.replace("三次产业结构", told + "三次产业结构"))
    items = doubtful_first(items_of(report, "statements"))
    doubtful = [item for item in items if code in {doubt.code for doubt in item.doubts}]
    assert doubtful == items[:indicators]
    assert all(doubt.message for item in doubtful for doubt in item.doubts)
    assert [item.doubts for item in items_of(report, "targets")] == [(), (), ()]


def test_a_figure_with_a_warning_beside_it_is_doubtful() -> None:
    report = gwreport.parse(TEXT)
    (outturn, *_) = report.statements
    warning = Diagnostic("torn-number", "a blank in it", outturn.quantity.span, Severity.WARNING)
    assert doubts_of(report).of(outturn) == ()
    found = doubts_of(evolve(report, diagnostics=(warning,)))
    assert found.of(outturn) == (Doubt("torn-number", "a blank in it"),)


def test_the_doubts_of_a_statement_come_with_what_they_mean_and_its_candidates_first() -> None:
    text = "云河市2024年政府工作报告\n一、2024年工作安排\n今年预期目标是：地区生产总值增长61%，"
    report = gwreport.parse(text + "投资大幅增长8%以上，城镇新增就业2万人，居民消费价格涨幅3%左右。\n")
    first = doubtful_first(items_of(report))[0]
    assert first.key.indicator == "gdp"
    (doubt,) = first.doubts
    assert doubt.code == "unusual-value"
    assert doubt.message
    assert [candidate.text for candidate in first.candidates][:1] == ["8%"]


def test_a_long_sentence_is_cut_around_the_figure() -> None:
    long = gwreport.parse(TEXT.replace("主要预期目标是：", "主要预期目标是：" + "稳中求进" * 200))
    for item in items_of(long, "statements"):
        assert len(item.before) <= 240
        assert len(item.after) <= 240


def test_an_item_as_plain_data_comes_back(report: Report) -> None:
    for table in TABLES:
        for item in items_of(report, table):
            assert item_from(json.loads(json.dumps(item.to_dict()))) == item


@given(st.lists(noise(), max_size=4).map("\n".join))
def test_any_text_has_items_that_are_parts_of_it(text: str) -> None:
    report = gwreport.parse("2024年云河县政府工作报告\n二、2024年工作安排\n地区生产总值增长6%，" + text)
    for table in TABLES:
        for item in items_of(report, table):
            assert item.before + item.figure + item.after in report.text

"""The figures that a headline target may be, where it was not found or is doubtful."""

from __future__ import annotations

import pytest

import gwreport
from gwreport.analysis.targets import Presence, headline_targets, target_candidates
from gwreport.errors import UnknownIndicatorError
from gwreport.export.rows import target_rows
from gwreport.indicators.catalogue import default_catalogue

HEAD = "云河市{year}年政府工作报告\n各位代表：\n一、{last}年工作回顾\n{review}\n二、{year}年工作安排\n"
REVIEW = "地区生产总值增长6.2%，一般公共预算收入增长4%，固定资产投资增长7%，粮食总产量90万吨。"
PASSAGES = [
    "今年的主要预期目标为：地区生产总值增长6%左右，一般公共预算收入增长5%，固定资产投资增长8%以上，"
    "社会消费品零售总额增长7%，进出口总额增长3%，居民消费价格涨幅控制在2%以内，城镇新增就业2万人，"
    "城镇登记失业率控制在4%以内。\n扎实做好各项工作，新建学校3所。\n",
    "主要预期目标：国内生产总值增长11%，财政总收入增长12%，全社会固定资产投资增长25%，出口总额增长15%，"
    "城镇居民人均可支配收入增长9%，农民人均纯收入增长8%，人口自然增长率控制在6.5‰以内，实际利用外资1.2亿美元。\n"
    "抓好农业，粮食总产量稳定在90万吨。\n",
    "综合考虑，全年目标建议为：规模以上工业增加值增长7.5%，民间投资增长10%，限额以上商品零售额增长6%，"
    "旅游总收入增长20%，城镇新增就业1.5万人以上，单位生产总值能耗下降3%，空气质量优良天数比例达到85%，"
    "居民人均可支配收入增长6.5%。\n",
    "实现以下目标：地区生产总值达到900亿元，地方财政收入达到60亿元，工业总产值增长18%，外贸进出口总额增长10%，"
    "实际利用外资增长12%，森林覆盖率提高到45%，城镇化率达到58%，粮食总产量达到95万吨，城镇调查失业率5.5%左右。\n",
    "今年的预期目标是：全市生产总值增长8%，力争8.5%；一般公共预算收入增长6%；规上工业增加值增长9%；"
    "固定资产投资增长10%；社会消费品零售总额增长9%；城乡居民人均可支配收入分别增长8%和9%；"
    "居民消费价格总水平涨幅3%左右；研发经费投入强度达到2.5%；城镇新增就业3万人；登记失业率4.5%以内。\n",
]


def report_of(passage: str) -> gwreport.Report:
    return gwreport.parse(HEAD.format(year=2024, last=2023, review=REVIEW) + passage)


def hidden(report: gwreport.Report, target: gwreport.analysis.targets.Target) -> gwreport.Report:
    """The report with the names of a target's indicator made illegible in the passage of the targets."""
    passage = headline_targets(report).passage
    assert passage is not None
    text = report.text
    for mention in report.mentions:
        is_name = mention.label == "INDICATOR" and mention.value.id == target.indicator.id
        if is_name and passage.contains(mention.span):
            text = text[: mention.span.start] + "甲" * len(mention.span) + text[mention.span.end :]
    return gwreport.parse(text)


def rank(report: gwreport.Report, target: gwreport.analysis.targets.Target) -> int | None:
    spans = [figure.span for figure in target_candidates(hidden(report, target), target.indicator)]
    place = target.statement.quantity.span
    return spans.index(place) if place in spans else None


def test_a_figure_without_a_name_is_among_the_first_three() -> None:
    reports = [report_of(passage) for passage in PASSAGES]
    ranks = [rank(report, target) for report in reports for target in headline_targets(report)]
    assert len(ranks) >= 40
    near = sum(found is not None and found < 3 for found in ranks)
    assert near / len(ranks) >= 0.9, ranks


def test_a_target_left_out_has_candidates_and_a_row_with_them() -> None:
    report = report_of(
        "今年预期目标是：固定资产投资增长8%，本地的总产出增长6%左右，城镇新增就业2万人，零售增长9%。\n"
    )
    assert headline_targets(report).presence("gdp") is not Presence.STATED
    assert target_candidates(report, "gdp")[0].text == "6%"
    assert target_candidates(report, "地区生产总值") == target_candidates(report, "gdp")
    (row,) = (
        row
        for row in target_rows([report], indicators=[default_catalogue()["gdp"].indicator])
        if row.indicator == "gdp"
    )
    assert row.low is None
    assert row.candidates is not None
    assert row.candidates.split(";")[0] == "6%"


def test_a_doubtful_target_has_candidates_and_a_plain_one_has_none() -> None:
    report = report_of(
        "今年预期目标是：地区生产总值增长61%，财政收入增长6%，固定资产投资增长8%，城镇新增就业2万人。\n"
    )
    targets = {target.indicator.id: target for target in headline_targets(report)}
    assert targets["gdp"].doubts
    texts = [figure.text for figure in targets["gdp"].candidates]
    assert texts
    assert "61%" not in texts
    assert "2万人" not in texts
    assert targets["fixed_asset_investment"].candidates == ()


def test_what_was_reached_is_no_candidate() -> None:
    report = report_of("做好各项工作。\n")
    assert target_candidates(report, "gdp") == ()
    assert target_candidates(gwreport.parse("各位代表：\n大家好。\n", year=2024), "gdp") == ()


def test_there_are_at_most_five() -> None:
    assert len(target_candidates(report_of(PASSAGES[0]), "exports")) <= 5


def test_an_unknown_indicator_is_refused() -> None:
    with pytest.raises(UnknownIndicatorError):
        target_candidates(report_of(PASSAGES[0]), "no_such_thing")

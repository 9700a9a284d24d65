"""Reasons to doubt a statement: rows that are doubted, and rows beside them that are not."""

from __future__ import annotations

import pytest
from attrs import evolve

import gwreport
from gwreport.analysis.doubts.reasons import REASONS, with_doubts
from gwreport.analysis.targets import headline_targets

HEAD = "云河市2024年政府工作报告\n——2024年1月9日在云河市第七届人民代表大会第三次会议上\n\n各位代表：\n"
REVIEW = HEAD + "一、2023年工作回顾\n{}\n二、2024年工作安排\n做好各项工作。\n"
TERM = HEAD + "一、过去五年工作回顾\n五年来，我们办成了许多事。\n{}\n二、2024年工作安排\n做好各项工作。\n"
PLAN = HEAD + "一、2023年工作回顾\n工作平稳。\n二、2024年工作安排\n{}\n"
BARE = "各位代表：\n{}\n"

ROWS = [
    # another value for the same thing
    (REVIEW, "一般公共预算收入90亿元。全市一般公共预算收入120亿元。", "90亿元", "several-figures", True),
    (REVIEW, "一般公共预算收入突破90亿元。一般公共预算收入91.3亿元。", "90亿元", "several-figures", False),
    (REVIEW, "新建学校12所。在城区新建学校30所。", "12所", "several-figures", False),
    (PLAN, "城镇登记失业率控制在4%以内。城镇登记失业率3.6%。", "3.6%", "several-figures", False),
    (PLAN, "城镇登记失业率控制在4%以内。城镇登记失业率4.5%。", "4.5%", "several-figures", True),
    (REVIEW, "一般公共预算收入90亿元，增长8%。地区生产总值增长5%。", "8%", "several-figures", False),
    (REVIEW, "地区生产总值增长5%，今年上半年地区生产总值增长6%。", "5%", "several-figures", False),
    (REVIEW, "农村居民人均可支配收入增长9%，扣除价格因素，实际增长7%。", "9%", "several-figures", False),
    # far less than the report gives for it in that year or one near it
    (REVIEW, "固定资产投资900亿元，完成固定资产投资13亿元。", "13亿元", "far-smaller", True),
    (REVIEW, "固定资产投资900亿元，完成固定资产投资13亿元。", "900亿元", "far-smaller", False),
    (REVIEW, "固定资产投资900亿元，2022年固定资产投资700亿元。", "700亿元", "far-smaller", False),
    (REVIEW, "固定资产投资900亿元，2003年固定资产投资70亿元。", "70亿元", "far-smaller", False),
    # the figure counts something else
    (REVIEW, "规上高新技术企业达到90家。", "90家", "other-subject", True),
    (REVIEW, "国家高新技术企业达到90家。", "90家", "other-subject", False),
    (REVIEW, "全社会工业总产值900亿元。", "900亿元", "other-subject", False),
    (REVIEW, "1.城镇新增就业9万人。", "9万人", "other-subject", False),
    (REVIEW, "为企业减税降费9亿元。", "9亿元", "other-subject", False),
    # a target among outturns
    (REVIEW, "居民消费价格上涨2.1%，低于年初确定的3%的调控目标。", "3%", "against-section", True),
    (REVIEW, "居民消费价格上涨2.1%。", "2.1%", "against-section", False),
    (PLAN, "2023年地区生产总值增长8%，今年预期增长6%。", "8%", "against-section", True),
    (PLAN, "地区生产总值增长6%左右。", "6%", "against-section", False),
    # words of what was done beside a target, and of aim beside an outturn
    (PLAN, "粮食生产取得好收成，总产量9万吨。", "9万吨", "against-words", True),
    (PLAN, "粮食总产量增加近9万吨。", "9万吨", "against-words", True),
    (PLAN, "抓好粮食生产，总产量9万吨。", "9万吨", "against-words", False),
    (PLAN, "在去年的基础上，粮食总产量力争达到9万吨。", "9万吨", "against-words", False),
    (REVIEW, "城镇登记失业率控制在年度目标4%以内。", "4%", "against-words", True),
    (REVIEW, "居民预期寿命达到79岁。", "79岁", "against-words", False),
    (PLAN, "今年预期目标：地区生产总值同比增长6%，粮食总产量9万吨。", "9万吨", "against-words", False),
    (REVIEW, "各项目标如期完成，城镇登记失业率4%。", "4%", "against-words", False),
    # a look back in a part that plans
    (PLAN, "战胜了洪水，群众安居。新增养老床位9000张。", "9000张", "against-words", True),
    (PLAN, "战胜了洪水，群众安居。要新增养老床位9000张。", "9000张", "against-words", False),
    (PLAN, "抓好防汛，群众安居。新增养老床位9000张。", "9000张", "against-words", False),
    # a place that is neither the report's nor around it leads a clause
    (REVIEW, "昆明、玉溪来往增多，地区生产总值增长8%。", "8%", "other-place", True),
    (REVIEW, "昆明、玉溪来往增多，全市地区生产总值增长8%。", "8%", "other-place", False),
    (REVIEW, "办成了与昆明的往来项目，地区生产总值增长8%。", "8%", "other-place", False),
    (REVIEW, "加快建设通往大理、昆明的铁路，地区生产总值增长8%。", "8%", "other-place", False),
    # a zone before an amount of money
    (REVIEW, "办好东湖园区，实际利用外资3亿美元。", "3亿美元", "zone", True),
    (REVIEW, "办好东湖园区，全市实际利用外资3亿美元。", "3亿美元", "zone", False),
    (REVIEW, "办好东湖园区。实际利用外资3亿美元。", "3亿美元", "zone", False),
    # what there is, or what was added
    (REVIEW, "发展家庭农场9000家。", "9000家", "level-or-gain", True),
    (REVIEW, "启动9万亩高标准农田。", "9万亩", "level-or-gain", True),
    (REVIEW, "家庭农场9000家，都已登记。", "9000家", "level-or-gain", False),
    (REVIEW, "市场主体总量9万户。", "9万户", "level-or-gain", False),
    (REVIEW, "市场主体9万户，全部上线。", "9万户", "level-or-gain", False),
    (REVIEW, "累计创建达9家重点实验室。", "9家", "level-or-gain", True),
    (REVIEW, "新增养老床位900张。", "900张", "level-or-gain", False),
    # a value outside what its era knows
    (REVIEW, "地区生产总值增长61%。", "61%", "unusual-value", True),
    (REVIEW, "地区生产总值增长6.1%。", "6.1%", "unusual-value", False),
    (REVIEW, "居民消费价格上涨18%。", "18%", "unusual-value", True),
    (REVIEW, "城镇登记失业率35%。", "35%", "unusual-value", True),
    (REVIEW, "城镇登记失业率3.5%。", "3.5%", "unusual-value", False),
    (REVIEW, "城镇化率65%。", "65%", "unusual-value", False),
    (REVIEW, "固定资产投资下降70%。", "70%", "unusual-value", True),
    (REVIEW, "化学需氧量排放量下降31%。", "31%", "unusual-value", True),
    (REVIEW, "化学需氧量排放量下降3.1%。", "3.1%", "unusual-value", False),
    (REVIEW, "单位地区生产总值能耗下降13%。", "13%", "unusual-value", True),
    # years in a row beside a figure of one year
    (REVIEW, "五年来，地区生产总值突破900亿元。", "900亿元", "period-guessed", True),
    (REVIEW, "2023年，地区生产总值突破900亿元。", "900亿元", "period-guessed", False),
    (REVIEW, "五年来稳步发展，2023年地区生产总值突破900亿元。", "900亿元", "period-guessed", False),
    (PLAN, "今后五年，到2028年城镇登记失业率控制在4%以内。", "4%", "period-guessed", False),
    (TERM, "地区生产总值增长5%。", "5%", "period-guessed", True),
    (TERM, "地区生产总值增长45%。", "45%", "period-guessed", False),
    (REVIEW, "深化教育三年行动，新建学校9所。", "9所", "period-guessed", False),
    (REVIEW, "五年来，民生不断改善。民生支出占比稳定在80%以上。", "80%", "period-guessed", True),
    (REVIEW, "五年来，民生不断改善。城镇化率81%。", "81%", "period-guessed", False),
    (TERM, "民生支出占财政支出的81%。", "81%", "period-guessed", True),
    (TERM, "2023年民生支出占财政支出的81%。", "81%", "period-guessed", False),
    (REVIEW, "粮食总产量连续三年居全省第2位。", "第2位", "period-guessed", True),
    (REVIEW, "粮食总产量居全省第2位。", "第2位", "period-guessed", False),
    (PLAN, "到2028年，累计城镇新增就业9万人。", "9万人", "period-guessed", True),
    (PLAN, "城镇新增就业9万人。", "9万人", "period-guessed", False),
    (PLAN, "今后五年，城镇登记失业率控制在4%以内。", "4%", "period-guessed", True),
    (PLAN, "今后五年的目标是：到2028年，地区生产总值达到900亿元。", "900亿元", "period-guessed", False),
]


def statement_of(text: str, figure: str) -> gwreport.Statement:
    """The statement on the last figure of a text that is written so."""
    return next(s for s in reversed(gwreport.parse(text).statements) if s.quantity.text == figure)


@pytest.mark.parametrize(("frame", "text", "figure", "code", "doubted"), ROWS)
def test_reason(frame: str, text: str, figure: str, code: str, doubted: bool) -> None:
    assert (code in statement_of(frame.format(text), figure).doubts) is doubted


def test_a_report_without_head_is_doubted_as_a_whole() -> None:
    plain = statement_of(REVIEW.format("地区生产总值增长5%。"), "5%")
    bare = statement_of(BARE.format("地区生产总值增长5%。"), "5%")
    assert plain.doubts == ()
    assert bare.doubts == ("role-unsure", "year-guessed", "place-unknown")


def test_what_the_caller_gives_is_not_guessed() -> None:
    text = BARE.format("地区生产总值增长5%。")
    (statement,) = gwreport.parse(text, year=2024, region="长沙市").statements
    assert statement.doubts == ("role-unsure",)


def test_growth_over_several_years_has_no_span() -> None:
    text = REVIEW.format("2018年至2023年，地区生产总值增长80%，年均增长9%。")
    assert "unusual-value" not in statement_of(text, "80%").doubts
    assert "unusual-value" not in statement_of(text, "9%").doubts


def test_what_was_usual_in_its_era_is_not_doubted() -> None:
    text = "云河市1995年政府工作报告\n一、1994年工作回顾\n居民消费价格上涨22%。\n"
    assert "unusual-value" not in statement_of(text, "22%").doubts


def test_doubts_change_nothing_else_and_are_given_once() -> None:
    report = gwreport.parse(REVIEW.format("地区生产总值增长61%。"))
    bare = evolve(report, statements=tuple(evolve(s, doubts=()) for s in report.statements))
    assert with_doubts(bare) == with_doubts(report) == report
    assert [evolve(s, doubts=()) for s in report.statements] == list(bare.statements)


def test_a_target_has_the_doubts_of_its_statement() -> None:
    text = "地区生产总值增长61%，社会消费品零售总额增长7%，固定资产投资增长8%。"
    table = headline_targets(gwreport.parse(PLAN.format("今年发展的主要预期目标是：" + text)))
    assert {t.indicator.id: t.doubts for t in table} == {
        "gdp": ("unusual-value",),
        "retail_sales": (),
        "fixed_asset_investment": (),
    }


def test_codes_are_stable_names() -> None:
    codes = [reason.code for reason in REASONS]
    assert len(set(codes)) == len(codes)
    assert all(code.replace("-", "").isalpha() and code.islower() for code in codes)
    assert all(reason.meaning for reason in REASONS)


def test_doubts_go_through_plain_data_and_older_data_has_none() -> None:
    report = gwreport.parse(REVIEW.format("地区生产总值增长61%。"))
    data = report.to_dict()
    assert gwreport.Report.from_dict(data) == report
    assert data["statements"][0].pop("doubts") == ["unusual-value"]
    assert gwreport.Report.from_dict(data).statements[0].doubts == ()

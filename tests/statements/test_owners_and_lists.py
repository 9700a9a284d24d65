"""Whose the figures of a list are, what they go on with, and ranks, goods and goals beside them."""

from __future__ import annotations

import pytest

import gwreport


def told(body: str) -> list[str]:
    """``figure indicator aspect``, with the direction, of each statement of a review."""
    report = gwreport.parse(f"云河市政府工作报告\n一、2021年工作回顾\n{body}\n", year=2022)
    signs = {"up": "+", "down": "-", "none": ""}
    return [
        f"{s.quantity.text} {s.indicator.id} {s.aspect}{signs[s.direction]}"
        + ("*" if s.status is gwreport.Status.TARGET else "")
        for s in report.statements
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a class of firms at the head of a list owns what it goes on with
        ("市属企业净资产增长9%、研发投入增长30%。", []),
        ("国企改革深化，央企利润增长7%、固定资产投资增长12%。", []),
        ("市属企业净资产增长9%，全市研发投入增长30%。", ["30% rd_expenditure growth+"]),
        ("规模以上工业企业利润增长9%、营业收入增长8%。", ["9% industrial_profit growth+"]),
        # so does a number of places or firms before a year
        ("五大产业园全年完成固定资产投资60亿元。", []),
        ("12家企业2021年实现出口8亿美元。", []),
        ("推进五大工程，全年完成固定资产投资60亿元。", ["60亿元 fixed_asset_investment level"]),
        # the part before a semicolon goes on in a clause that only has a verb
        ("园区完成产值70亿元，占全市的20%；完成基础设施投资9亿元。", []),
        ("高新区实现增加值70亿元；实现外贸出口9亿美元。", []),
        ("高新区完成产值70亿元；全市完成基础设施投资9亿元。", ["9亿元 infrastructure_investment level"]),
        ("高新区建设加快；完成固定资产投资9亿元。", ["9亿元 fixed_asset_investment level"]),
        # what is signed is not yet begun
        ("新签项目60个、开工40个、竣工投产20个。", ["60个 signed_projects level"]),
        ("签约项目35个，新开工12个。", ["35个 signed_projects level"]),
        ("棚户区改造开工3000户。", ["3000户 shantytown_units level"]),
        # a noun in quotation marks behind the figure is what it measures
        ("完成农村危房改造2万户，实施70万平方米“暖居”工程。", ["2万户 dilapidated_housing level"]),
        # a threshold of villages
        ("改造农村户厕4000座，80户以上自然村实现全覆盖。", ["4000座 toilets_improved level"]),
        # an economy has loans, it is none
        ("民营经济和普惠小微贷款余额分别增长9%、20%。", ["20% inclusive_loans growth+"]),
        (
            "民营经济增加值和进出口总额分别增长9%、20%。",
            ["9% private_economy growth+", "20% trade_total growth+"],
        ),
        # goods that come in or go out are no trade in money
        ("水果年进口量占全国三分之一。", []),
        ("机器人产量增长9%、出口量居全国第二位。", []),
        ("进口额增长9%，出口总额居全国第二位。", ["9% imports growth+", "第二位 exports rank"]),
    ],
)
def test_owners_of_figures(body: str, expected: list[str]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a rank after a place, without a verb
        (
            "社会消费品零售总额增长9%，全省第六位；固定资产投资增长12%，全省第二。",
            [
                "9% retail_sales growth+",
                "第六位 retail_sales rank",
                "12% fixed_asset_investment growth+",
                "第二 fixed_asset_investment rank",
            ],
        ),
        (
            "粮食产量50万吨，全省第一，增速全国第三。",
            ["50万吨 grain_output level", "第一 grain_output rank", "第三 grain_output rank"],
        ),
        ("外贸出口增长9%，全省第一大港建成。", ["9% exports growth+"]),
        # the rank of a share that has a name of its own
        ("研发经费占GDP比重达到3%，居全省第一。", ["3% rd_intensity level", "第一 rd_intensity rank"]),
        (
            "研发投入占地区生产总值比重为2.5%，列全省第四。",
            ["2.5% rd_intensity level", "第四 rd_intensity rank"],
        ),
        (
            "研发投入占地区生产总值比重为2.5%，增速列全省第四。",
            ["2.5% rd_intensity level", "第四 rd_expenditure rank"],
        ),
        ("研发投入增长9%，居全省第一。", ["9% rd_expenditure growth+", "第一 rd_expenditure rank"]),
    ],
)
def test_ranks(body: str, expected: list[str]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("旅游接待人次和收入分别增长14%、16%。", ["14% tourists growth+", "16% tourism_revenue growth+"]),
        ("游客人数、综合收入均增长9%。", ["9% tourists growth+", "9% tourism_revenue growth+"]),
        # what is reached after an addition, in one list
        ("新增上市企业2家、达到17家。", ["2家 listed_companies change+", "17家 listed_companies level"]),
        (
            "建成高标准农田8万亩、累计达到60万亩。",
            ["8万亩 high_standard_farmland change+", "60万亩 high_standard_farmland level"],
        ),
        (
            "新增上市企业2家、高新技术企业30家。",
            ["2家 listed_companies change+", "30家 hightech_enterprises change+"],
        ),
        # a verb that lessens goes on in its list
        ("压减会议费23%、“三公”经费27%。", ["27% public_funds growth-"]),
        ("压缩一般性支出3000万元、“三公”经费9%。", ["9% public_funds growth-"]),
        ("增加一般性支出23%，“三公”经费下降7%。", ["7% public_funds growth-"]),
        # unknown members of a list keep their places
        ("集中供热普及率、燃气气化率、绿化覆盖率分别达52%、98%和36%。", ["36% green_coverage level"]),
        ("污水处理率、燃气普及率分别为95%、98%。", ["95% sewage_treatment_rate level"]),
    ],
)
def test_what_lists_go_on_with(body: str, expected: list[str]) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "城镇新增就业14万人、占全省10%，超额完成国家下达的11万人年度任务。",
            ["14万人 urban_jobs level", "10% urban_jobs share", "11万人 urban_jobs level*"],
        ),
        (
            "城镇新增就业5万人，完成省下达4万人的目标任务。",
            ["5万人 urban_jobs level", "4万人 urban_jobs level*"],
        ),
        (
            "改造老旧小区90个，完成了原定80个的任务。",
            ["90个 old_neighbourhoods level", "80个 old_neighbourhoods level*"],
        ),
        ("城镇新增就业5万人，完成培训4万人。", ["5万人 urban_jobs level"]),
        (
            "财政收入达到50亿元，完成增长5%的计划。",
            ["50亿元 fiscal_revenue_total level", "5% fiscal_revenue_total growth+"],
        ),
    ],
)
def test_goals_that_were_reached(body: str, expected: list[str]) -> None:
    assert told(body) == expected

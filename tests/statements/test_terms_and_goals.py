"""The years and the status of figures in reviews of several years, lists of a plan and quoted goals."""

from __future__ import annotations

import pytest

import gwreport

TERM_REVIEW = "云河市政府工作报告\n在云河市第九届人民代表大会第一次会议上\n{heading}\n{body}\n"


def told(text: str, year: int = 2022) -> list[str]:
    """``figure indicator years``, with * behind what is aimed at, of each statement of a text."""
    found = []
    for statement in gwreport.parse(text, year=year).statements:
        period = statement.period
        assert period is not None
        assert period.start is not None
        assert period.end is not None
        first, last = period.start.year, period.end.year
        years = str(first) if first == last else f"{first}-{last}"
        aimed = "*" if statement.status is gwreport.Status.TARGET else ""
        found.append(f"{statement.quantity.text} {statement.indicator.id} {years}{aimed}")
    return found


@pytest.mark.parametrize(
    ("heading", "body", "expected"),
    [
        # the year of an event in passing ends with its paragraph
        (
            "一、过去五年工作回顾",
            "五年来，经济持续发展。\n2019年荣获全国文明城市称号。\n新建学校12所。",
            ["12所 schools_built 2017-2021"],
        ),
        (
            "一、过去五年工作回顾",
            "五年来，经济持续发展。成功举办2020年全国农民运动会。\n城镇新增就业8万人。",
            ["8万人 urban_jobs 2017-2021"],
        ),
        (
            "一、五年工作的回顾",
            "全市经济持续发展。\n改造老旧小区30个，城镇化率达到61%。",
            ["30个 old_neighbourhoods 2017-2021", "61% urbanization 2021"],
        ),
        # the year that a part is about goes on
        (
            "一、过去五年工作回顾",
            "五年来，经济持续发展。特别是2021年，我们攻坚克难。\n新建学校12所。",
            ["12所 schools_built 2021"],
        ),
        (
            "一、过去五年工作回顾",
            "五年来，经济持续发展。\n2021年是收获的一年。\n新建学校12所。",
            ["12所 schools_built 2021"],
        ),
        ("一、过去一年和五年工作回顾", "新建学校12所。", ["12所 schools_built 2021"]),
    ],
)
def test_one_year_within_a_review_of_several(heading: str, body: str, expected: list[str]) -> None:
    assert told(TERM_REVIEW.format(heading=heading, body=body)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # 五年 at the head counts what happens in a year together
        ("五年取得科技成果90项，授权专利4000件。", ["4000件 patents_granted 2017-2021"]),
        ("五年发放补贴9亿元，授权专利达到4000件。", ["4000件 patents_granted 2021"]),
        ("取得科技成果90项，授权专利4000件。", ["4000件 patents_granted 2021"]),
        # a mean of years
        ("年均人口自然增长率为4.1‰。", ["4.1‰ population_natural_growth 2017-2021"]),
        ("全市年均出口10亿美元以上。", ["10亿美元 exports 2017-2021"]),
        ("人口自然增长率为4.1‰。", ["4.1‰ population_natural_growth 2021"]),
        ("PM2.5年均浓度为31微克/立方米。", ["31微克/立方米 pm25 2021"]),
        ("空气质量优良天数比例平均为85%。", ["85% air_quality_days 2021"]),
    ],
)
def test_sums_and_means_of_a_term(body: str, expected: list[str]) -> None:
    assert told(TERM_REVIEW.format(heading="一、过去五年工作回顾", body=body)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("户籍人口控制在300万人以内。", ["300万人 registered_population 2026*"]),
        ("耕地保有量稳定在90万亩。", ["90万亩 arable_land 2026*"]),
        ("城镇登记失业率控制在4%以内。", ["4% registered_unemployment 2022-2026*"]),
    ],
)
def test_what_is_kept_over_the_coming_years(body: str, expected: list[str]) -> None:
    heading = "二、今后五年的奋斗目标"
    assert told(TERM_REVIEW.format(heading=heading, body=body)) == expected


def test_the_figures_of_a_plan_that_is_mended_hold_for_its_years() -> None:
    text = (
        "云河市政府工作报告\n一、2022年工作回顾\n经济发展。\n二、2023年工作安排\n今年任务很重。对“十四五”规划指标作如下调整：生产总值，由原计划年均增长6%，"
        "调整为年均增长8%，到2025年达到900亿元；税收收入年均增长7%。\n到2025年，出口年均增长9%。\n"
    )
    assert told(text, 2023) == [
        "6% gdp 2021-2025*",
        "8% gdp 2021-2025*",
        "900亿元 gdp 2025*",
        "7% tax_revenue 2021-2025*",
        "9% exports 2023-2025*",
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # an event within a year: growth starts with the year after it
        ("全国解放以来，粮食产量增长一点五倍。", ["一点五倍 grain_output 1950-2021"]),
        ("新中国成立以来，棉花产量年均增长3%。", ["3% cotton_output 1950-2021"]),
        ("党的十八大以来，地区生产总值年均增长7%。", ["7% gdp 2013-2021"]),
        ("党的十八大以来，累计新增城镇就业20万人。", ["20万人 urban_jobs 2012-2021"]),
        ("2016年以来，地区生产总值年均增长7%。", ["7% gdp 2016-2021"]),
    ],
)
def test_growth_since_an_event(body: str, expected: list[str]) -> None:
    assert told(f"云河市政府工作报告\n一、2021年工作回顾\n{body}\n") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a goal that is compared with is not the year of what follows
        (
            "棉花产量达到350万担，比计划原定2025年300万担的水平超过50万担；粮食产量达到90亿斤，比2020年增长8%。",
            [
                "350万担 cotton_output 2021",
                "300万担 cotton_output 2025*",
                "90亿斤 grain_output 2021",
                "8% grain_output 2021",
            ],
        ),
        # what was planned beside what came of it
        ("工业总产值计划比上年增长6%，预计可以超过。", ["6% industrial_output 2021*"]),
        (
            "固定资产投资原定增长9%，实际增长12%。",
            ["9% fixed_asset_investment 2021*", "12% fixed_asset_investment 2021"],
        ),
        (
            "粮食产量原计划达到50万吨，实际收获53万吨。",
            ["50万吨 grain_output 2021*", "53万吨 grain_output 2021"],
        ),
        ("进口比原计划高出3个百分点，出口增长2%。", ["2% exports 2021"]),
        ("固定资产投资计划完成500亿元。", ["500亿元 fixed_asset_investment 2021"]),
    ],
)
def test_goals_beside_what_was_reached(body: str, expected: list[str]) -> None:
    assert told(f"云河市政府工作报告\n一、2021年工作回顾\n{body}\n") == expected


def test_a_title_that_begins_a_sentence_leaves_it_whole() -> None:
    text = (
        "云河市政府工作报告\n一、2021年工作回顾\n（一）市五届人大二次会议提出，2021年的任务，是抓好改革开放这件大事，"
        "争取工业总产值增长6%，农业总产值增长5%。一年来，全市工业总产值增长7%。\n"
    )
    assert told(text) == [
        "6% industrial_output 2021*",
        "5% agricultural_output 2021*",
        "7% industrial_output 2021",
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "发展历程极不平凡。五年来，综合实力增强。税收收入年均增长6%，新增养老床位900张。\n新增城镇就业5万人。",
            ["6% tax_revenue 2017-2021", "900张 elderly_care_beds 2017-2021", "5万人 urban_jobs 2022-2026*"],
        ),
        (
            "起点更高。五年来，城镇化率提高到60%。未来五年，城镇化率达到65%。",
            ["60% urbanization 2021", "65% urbanization 2026*"],
        ),
        ("今后五年，城镇化率达到65%。", ["65% urbanization 2026*"]),
        ("今后五年至关重要。这五年，城镇化率达到65%。", ["65% urbanization 2026*"]),
    ],
)
def test_a_passage_of_the_plan_that_looks_back(body: str, expected: list[str]) -> None:
    text = f"云河市政府工作报告\n一、过去五年工作回顾\n经济发展。\n二、今后五年的奋斗目标\n{body}\n"
    assert told(text) == expected

"""A figure belongs to the section it stands in, also where the crawl glued the headings to their text."""

from __future__ import annotations

import pytest

import gwreport
from gwreport.model import Status

LINES = [
    "2023年青川原市政府工作报告",
    "2023年1月5日在青川原市第六届人民代表大会第三次会议上",
    "各位代表:",
    "现在,我代表市人民政府,向大会报告工作,请予审议。",
    "一、2022年工作回顾",
    "过去一年,全市地区生产总值增长4.2%,固定资产投资增长7.5%。发展中还有不少困难。",
    "二、2023年工作安排",
    "全市地区生产总值增长6%,固定资产投资增长8.5%。",
    "各位代表!让我们团结一心,奋勇前进!",
]


@pytest.mark.parametrize("glue", ["\n", " ", "", "\u3000\u3000", "\r\n\r\n"])
def test_a_glued_plan_is_still_a_plan(glue: str) -> None:
    report = gwreport.parse(glue.join(LINES))
    found = [(s.indicator.id, s.quantity.text, s.status, s.period) for s in report.statements]
    years = gwreport.Period.of_years
    assert found == [
        ("gdp", "4.2%", Status.ACTUAL, years(2022)),
        ("fixed_asset_investment", "7.5%", Status.ACTUAL, years(2022)),
        ("gdp", "6%", Status.TARGET, years(2023)),
        ("fixed_asset_investment", "8.5%", Status.TARGET, years(2023)),
    ]
    for statement in report.statements:
        assert statement.section is not None
        assert statement.section.span.contains(statement.evidence)


def test_a_plan_that_ends_in_the_planned_year_is_not_yet_reported() -> None:
    text = "云河县政府工作报告\n一、2024年工作回顾\n地区生产总值提前完成“十四五”规划的过百亿元目标。\n"
    (statement,) = gwreport.parse(text, year=2025).statements
    assert (statement.status, statement.period) == (Status.ACTUAL, gwreport.Period.of_years(2024))


def test_a_heading_of_one_year_and_a_term_is_one_of_the_year() -> None:
    text = (
        "云河县政府工作报告\n一、2020年工作回顾及“十三五”发展成就\n全县工业投资增长9%，增势良好。\n"
        "五年来，全县地区生产总值年均增长7%，民间投资增长60%。\n"
    )
    found = [(s.quantity.text, s.period) for s in gwreport.parse(text, year=2021).statements]
    assert found == [
        ("9%", gwreport.Period.of_years(2020)),
        ("7%", gwreport.Period.of_years(2016, 2020)),
        ("60%", gwreport.Period.of_years(2016, 2020)),
    ]


def test_a_title_that_ends_within_a_sentence_does_not_cut_it() -> None:
    text = (
        "云河县政府工作报告\n一、2022年工作回顾\n各项工作有序推进。\n2022年民生实事完成情况\n"
        "（1）住房保障。改造老旧小区5个。\n（2）全县城镇新增就业3万人，完成年度任务（2万人）的150%。\n"
    )
    found = [(s.quantity.text, s.status) for s in gwreport.parse(text, year=2023).statements]
    assert found == [("5个", Status.ACTUAL), ("3万人", Status.ACTUAL), ("2万人", Status.TARGET)]


def test_a_text_without_full_stops_is_read_to_its_end() -> None:
    clause = "全市地区生产总值增长6%，发展中还有不少困难，"
    report = gwreport.parse(clause * 200, year=2023)
    assert [s.quantity.span.start for s in report.statements] == [
        at * len(clause) + clause.index("6%") for at in range(200)
    ]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("过去的一年，全省经济稳步发展。粮食总产量达到350万吨。", [("350万吨", "actual", 1995)]),
        ("1995年，全省经济稳步发展。粮食总产量达到350万吨。", [("350万吨", "actual", 1995)]),
        (
            "去年，粮食总产量达到350万吨。今年粮食总产量达到360万吨。",
            [("350万吨", "actual", 1995), ("360万吨", "target", 1996)],
        ),
        ("一九九五年生产发展。粮食总产量达到350万吨。", [("350万吨", "actual", 1995)]),
        ("过去一年，实现了年初的目标。粮食总产量达到350万吨。", [("350万吨", "actual", 1995)]),
        # No look back: the year before only names a meeting or an achievement that the plan builds on.
        ("去年底的会议对生产作了部署。粮食总产量达到350万吨。", [("350万吨", "target", 1996)]),
        ("过去一年的成绩来之不易，今年任务更重。粮食总产量达到350万吨。", [("350万吨", "target", 1996)]),
        ("1996年，生产要有新发展。粮食总产量达到350万吨。", [("350万吨", "target", 1996)]),
    ],
)
def test_a_plan_may_open_with_a_look_back(opening: str, expected: list[tuple[str, str, int]]) -> None:
    text = (
        "青岚省政府工作报告\n各位代表：\n一、“八五”时期的回顾\n成绩很大。\n"
        f"二、今年的主要任务\n{opening}\n工业增加值增长9%。\n"
    )
    found = [
        (s.quantity.text, str(s.status), s.period.start.year)
        for s in gwreport.parse(text, year=1996).statements
        if s.period is not None and s.period.start is not None
    ]
    assert found == [*expected, ("9%", "target", 1996)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("据统计，贵州、云南两个省，工业增加值增长9%，粮食产量也增长8%。", []),
        ("贵州、云南等地，工业增加值增长9%。", []),
        ("据统计，工业增加值增长9%。", ["9%"]),
        ("与贵州、云南两省相比，差距不小，工业增加值增长9%。", ["9%"]),
    ],
)
def test_other_places_in_a_clause_of_their_own_are_the_subject(sentence: str, expected: list[str]) -> None:
    text = f"云河县政府工作报告\n一、2022年工作回顾\n{sentence}\n"
    assert [s.quantity.text for s in gwreport.parse(text, year=2023, region="青海省").statements] == expected


def test_the_last_report_of_a_government_looks_back_on_its_term() -> None:
    text = (
        "云河市政府工作报告\n——2022年1月10日在云河市第六届人民代表大会第一次会议上\n各位代表：\n"
        "一、本届政府工作回顾\n地区生产总值从200亿元增至300亿元，年均增长7%。改造老旧小区80个。\n"
        "二、2022年工作安排\n地区生产总值增长6%。\n"
    )
    found = [(s.quantity.text, s.period) for s in gwreport.parse(text, year=2022).statements]
    years = gwreport.Period.of_years
    assert found == [
        ("200亿元", years(2016)),
        ("300亿元", years(2021)),
        ("7%", years(2017, 2021)),
        ("80个", years(2017, 2021)),
        ("6%", years(2022)),
    ]


def test_a_heading_on_coming_years_and_the_next_one_plans_the_coming_years_first() -> None:
    text = (
        "云河市政府工作报告\n一、今后五年的目标任务和2022年工作安排\n城镇化率达到70%。\n"
        "今年是开局之年。粮食总产量达到90万吨。\n"
    )
    found = [(s.quantity.text, s.period) for s in gwreport.parse(text, year=2022).statements]
    assert found == [("70%", gwreport.Period.of_years(2026)), ("90万吨", gwreport.Period.of_years(2022))]

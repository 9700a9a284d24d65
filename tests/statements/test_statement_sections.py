"""A figure belongs to the section it stands in, also where the crawl glued the headings to their text."""

from __future__ import annotations

import pytest

import gwreport
from gwreport.model import Status

KINDS_OF_PLACE = ["省", "市", "县", "区", "旗", "镇", "乡", "州", "盟", "国", "国家"]
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
        ("据统计，贵州、云南两省，完成固定资产投资500亿元。", []),
        *[(f"四川、云南两个{kind}，工业增加值增长9%。", []) for kind in KINDS_OF_PLACE],
        *[(f"四川、云南{kind}，工业增加值增长9%。", []) for kind in ("等地", "三地", "两地")],
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


# Whole reports that plan 2022: what gives a figure its years, in its sentence, paragraph and section.
REVIEW, TERM, PLAN = "一、2021年工作回顾\n", "一、过去五年工作回顾\n", "二、2022年工作安排\n"
YEARS = [
    (
        TERM
        + "五年来，成绩显著。固定资产投资累计完成2000亿元。固定资产投资由400亿元增至500亿元，年均增长8%。\n",
        [
            "2000亿元 level 2017-2021",
            "400亿元 level 2016",
            "500亿元 level 2021",
            "8% average_growth 2017-2021",
        ],
    ),
    (
        TERM
        + "五年来，成绩显著。2021年，固定资产投资由400亿元增至500亿元。出口增长30%。\n出口年均增长8%。\n",
        ["400亿元 level 2020", "500亿元 level 2021", "30% growth 2021", "8% average_growth 2017-2021"],
    ),
    (
        TERM + "五年来，成绩显著。到2021年，固定资产投资达到500亿元，年均增长8%，累计增长50%。\n",
        ["500亿元 level 2021", "8% average_growth 2017-2021", "50% growth 2017-2021"],
    ),
    (
        TERM + "五年来，成绩显著。固定资产投资年均增速8%。\n"
        "2021年，固定资产投资增长9%，城镇新增就业1万人。出口增长5%。\n",
        ["8% average_growth 2017-2021", "9% growth 2021", "1万人 level 2021", "5% growth 2021"],
    ),
    (
        REVIEW
        + "过去一年，成绩显著。固定资产投资增长8%。\n2021年是“十三五”规划收官之后的第一年。出口增长5%。\n",
        ["8% growth 2021", "5% growth 2021"],
    ),
    (
        REVIEW + "2017年至2021年，全县经济稳步发展。固定资产投资增长60%。\n",
        ["60% growth 2017-2021"],
    ),
    (
        REVIEW
        + "固定资产投资增长8%。\n"
        + PLAN
        + "今年的目标是：固定资产投资增长7%。到2025年，地区生产总值达到800亿元。出口增长6%。\n",
        ["8% growth 2021", "7% growth 2022 target", "800亿元 level 2025 target", "6% growth 2022 target"],
    ),
    (
        REVIEW + "固定资产投资增长8%。\n二、今后五年的奋斗目标\n"
        "今后五年，地区生产总值年均增长7%，固定资产投资累计完成3000亿元。到2026年，出口达到300亿元。\n"
        "三、2022年工作安排\n出口增长6%。\n",
        [
            "8% growth 2021",
            "7% average_growth 2022-2026 target",
            "3000亿元 level 2022-2026 target",
            "300亿元 level 2026 target",
            "6% growth 2022 target",
        ],
    ),
    (
        REVIEW
        + "固定资产投资增长8%。\n"
        + PLAN
        + "到2035年，基本建成现代化。地区生产总值增长6%。\n出口增长7%。\n",
        ["8% growth 2021", "6% growth 2022 target", "7% growth 2022 target"],
    ),
    (
        "一、过去一年的工作\n固定资产投资增长8%。\n二、2021年的工作任务完成情况\n出口增长6%。\n三、2022年的工作任务\n进口增长7%。\n",
        ["8% growth 2021", "6% growth 2021", "7% growth 2022 target"],
    ),
    (
        "一、主要任务\n固定资产投资增长8%。\n二、工作重点\n进口增长7%。\n",
        ["8% growth 2021", "7% growth 2022 target"],
    ),
    (
        REVIEW + "“十三五”时期，固定资产投资年均增长8%。2021年是“十四五”开局之年。出口增长5%。\n",
        ["8% average_growth 2016-2020", "5% growth 2021"],
    ),
    (
        REVIEW + "比2016年，固定资产投资增长50%，出口增长60%。\n",
        ["50% growth 2017-2021", "60% growth 2017-2021"],
    ),
    (
        REVIEW + "与2016年相比，2021年固定资产投资增长50%，出口增长60%。\n",
        ["50% growth 2017-2021", "60% growth 2017-2021"],
    ),
    (
        REVIEW + "在2016年至2020年平均递增8%的基础上，固定资产投资增长9%。\n",
        ["9% growth 2021"],
    ),
    (
        REVIEW + "2017年到2021年五年间，固定资产投资增长60%。\n",
        ["60% growth 2017-2021"],
    ),
    (
        REVIEW + "2017年到2021年，五年固定资产投资增长60%。\n",
        ["60% growth 2017-2021"],
    ),
    (
        REVIEW + "固定资产投资增长8%，保持近两年的水平，出口增长9%。\n",
        ["8% growth 2021", "9% growth 2021"],
    ),
    (
        REVIEW
        + "全县经济平稳，2021年出口增长5%。固定资产投资达到500亿元，同比增长8%。其中，工业投资增长12%。\n",
        ["5% growth 2021", "500亿元 level 2021", "8% growth 2021", "12% growth 2021"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), YEARS)
def test_the_years_of_a_figure(body: str, expected: list[str]) -> None:
    report = gwreport.parse(f"云河县政府工作报告\n各位代表：\n{body}", year=2022)
    assert [_shown(statement) for statement in report.statements] == expected


def _shown(statement: gwreport.Statement) -> str:
    """``quantity aspect years``, and whether it is a target."""
    period = statement.period
    assert period is not None
    assert period.start is not None
    assert period.end is not None
    first, last = period.start.year, period.end.year
    years = str(first) if first == last else f"{first}-{last}"
    target = " target" if statement.status is Status.TARGET else ""
    return f"{statement.quantity.text} {statement.aspect} {years}{target}"


WITH_ANNEX = """云河市2024年政府工作报告
——2024年1月9日在云河市第七届人民代表大会第三次会议上

各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议。
一、2023年工作回顾
过去一年，地区生产总值增长4%。{body}
二、2024年工作安排
地区生产总值增长6%。{body}
各位代表！让我们团结一心，奋勇前进！谢谢大家！

附件1

{title}

一、方便出行

1.新改建农村公路90公里。（牵头单位：市交通局）

2.城镇新增就业2万人（市人社局负责）。{body}

附件2

名词解释

1.“双增”行动：指新增养老床位300张、城镇新增就业5000人的行动。{body}
2.十件民生实事：指新改建农村公路70公里等十件事。
"""
BODY = "各级各部门认真办好每一件事，群众看得见、摸得着，生活一年比一年好。" * 8


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("2024年十件民生实事", ["90公里", "2万人"]),
        ("云河市2024年民生实事工作目标", ["90公里", "2万人"]),
        ("为民办实事项目", ["90公里", "2万人"]),
        ("2023年十件民生实事完成情况", []),
        ("2023年民生实事", []),
        ("二〇二三年民生实事", []),
        ("二〇二四年民生实事", ["90公里", "2万人"]),
        ("2024年民生实事进展", []),
        ("各部门通讯录", []),
        ("办好每一件实事。2024年要更好。", []),
    ],
)
def test_an_annex_on_what_is_to_be_done_plans_and_no_other_part_behind_the_report(
    title: str, found: list[str]
) -> None:
    report = gwreport.parse(WITH_ANNEX.format(title=title, body=BODY))
    assert [s.quantity.text for s in report.statements] == ["4%", "6%", *found]
    for statement in report.statements[2:]:
        assert (statement.status, statement.period) == (Status.TARGET, gwreport.Period.of_years(2024))
        assert statement.section is not None
        assert statement.section.role is gwreport.SectionRole.APPENDIX
        assert statement.doubts == ()

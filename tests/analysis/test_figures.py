"""Every figure with its subject, and what it says of it; subjects and headline targets across reports."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

import gwreport
from gwreport.analysis.figures import read_figures
from gwreport.analysis.panel import HeadlineRow, SubjectRow, headline_panel, subject_panel
from gwreport.analysis.subjects import group_subjects, subject_name
from gwreport.export.tables import figure_rows, panel
from gwreport.model import QuantityKind, Report
from strategies import reports as invented_reports

TEXT = """2024年云河县政府工作报告
各位代表：现在，我代表县人民政府，向大会报告工作，请予审议。
一、2023年工作回顾
{past}
二、2024年工作安排
{plan}
"""


def report(past: str = "", plan: str = "", *, year: int = 2024, place: str = "云河县") -> Report:
    text = TEXT.format(past=past, plan=plan).replace("云河县", place)
    text = text.replace("2023年", f"{year - 1}年").replace("2024年", f"{year}年")
    return gwreport.parse(text, year=year)


def told(of: Report) -> list[tuple[object, ...]]:
    return [
        (
            figure.quantity.subject_text,
            figure.quantity.text,
            str(figure.aspect),
            str(figure.direction),
            None if figure.period is None or figure.period.end is None else figure.period.end.year,
            str(figure.status),
        )
        for figure in read_figures(of)
    ]


@pytest.mark.parametrize(
    "past, expected",
    [
        ("竹制品产量3万吨，增长7%。", [("竹制品产量", "3万吨", "level"), ("竹制品产量", "7%", "growth")]),
        ("新建茶园30个。", [("茶园", "30个", "change")]),
        ("茶叶种植保险参保率达到91%。", [("茶叶种植保险参保率", "91%", "level")]),
        ("茶产业产值占农业比重达到31%。", [("茶产业产值", "31%", "share")]),
        ("竹制品出口居全省第三。", [("竹制品出口", "第三", "rank")]),
        ("茶叶商标使用率提高2个百分点。", [("茶叶商标使用率", "2个百分点", "change")]),
        ("竹器、茶具销量分别增长6%和7%。", [("竹器", "6%", "growth"), ("茶具销量", "7%", "growth")]),
        ("民宿收入年均增长9%。", [("民宿收入", "9%", "average_growth")]),
        ("惠及3万人。", [(None, "3万人", "level")]),
        ("地区生产总值增长6%。", [("地区生产总值", "6%", "growth")]),
    ],
)
def test_what_a_figure_says_of_its_subject(past: str, expected: list[tuple[Any, ...]]) -> None:
    assert [row[:3] for row in told(report(past))] == expected


def test_direction_period_and_status_are_those_of_statements() -> None:
    found = told(report("竹制品能耗下降4%，2022年茶园面积80万亩。", "力争茶叶产量达到6万吨。"))
    assert found == [
        ("竹制品能耗", "4%", "growth", "down", 2023, "actual"),
        ("茶园面积", "80万亩", "level", "none", 2022, "actual"),
        ("茶叶产量", "6万吨", "level", "none", 2024, "target"),
    ]


def test_a_figure_of_a_statement_says_what_the_statement_says() -> None:
    of = report("粮食产量5亿斤，增长2%；新增城镇就业3000人。")
    by_place = {figure.quantity.span: figure for figure in read_figures(of)}
    assert len(of.statements) >= 3
    for statement in of.statements:
        figure = by_place[statement.quantity.span]
        assert (figure.indicator, figure.aspect, figure.period) == (
            statement.indicator,
            statement.aspect,
            statement.period,
        )


@given(of=invented_reports())
def test_there_is_one_figure_for_each_quantity_but_durations(of: str) -> None:
    parsed = gwreport.parse(of)
    wanted = [q for q in parsed.quantities if q.value.kind is not QuantityKind.DURATION]
    assert [figure.quantity for figure in read_figures(parsed)] == wanted


@pytest.mark.parametrize(
    "text, name",
    [
        ("农村公路通车里程", "农村公路"),
        ("全市规模以上工业企业", "规上工业企业"),
        ("“小巨人”企业（含培育）数量", "小巨人企业"),
        ("里程", "里程"),
        ("全县人口", "全县人口"),
    ],
)
def test_subjects_are_compared_under_one_name(text: str, name: str) -> None:
    assert subject_name(text) == (name if text != "全县人口" else "人口")
    assert subject_name(subject_name(text)) == subject_name(text)


def test_groups_have_a_head_and_modifiers() -> None:
    groups = group_subjects(
        [report("新建公路30公里，新建农村公路9公里。"), report("农村公路通车里程达到900公里。", year=2025)]
    )
    assert [(g.name, g.modifiers, g.head, len(g.figures)) for g in groups] == [
        ("农村公路", "农村", "公路", 2),
        ("公路", "", "公路", 1),
    ]
    assert [metadata.year for metadata, _ in groups[0].figures] == [2024, 2025]


def test_a_panel_of_a_subject() -> None:
    rows = subject_panel(
        [
            report("新建农村公路120公里，农村公路总里程达到900公里。", "新建农村公路80至100公里。"),
            report("新建县道9公里、农村公路95公里，其中农村公路20公里在山区。", year=2025),
        ],
        "农村公路",
    )
    assert [(r.region, r.year, str(r.status), str(r.aspect), r.value, r.unit, r.n) for r in rows] == [
        ("云河县", 2023, "actual", "change", Decimal(120), "km", 1),
        ("云河县", 2023, "actual", "level", Decimal(900), "km", 1),
        ("云河县", 2024, "actual", "change", Decimal(95), "km", 1),
        ("云河县", 2024, "actual", "level", Decimal(20), "km", 1),
        ("云河县", 2024, "target", "change", Decimal(90), "km", 1),
    ]


def test_narrower_subjects_count_where_they_are_asked_for() -> None:
    given_reports = [report("新建山区公路30公里、公路50公里。")]
    assert [row.value for row in subject_panel(given_reports, "公路")] == [Decimal(50)]
    (row,) = subject_panel(given_reports, "公路", narrower=True)
    assert (row.value, row.n) == (Decimal(30), 2)


def test_a_panel_of_headline_targets_has_the_outturn_beside_the_target() -> None:
    plan = "今年的主要预期目标为：地区生产总值增长6%左右，一般公共预算收入增长4%至5%。"
    past = "地区生产总值增长5.8%，一般公共预算收入增长4.1%。"
    rows = headline_panel([report("", plan), report(past, "", year=2025)])
    assert [(r.year, r.indicator, r.target, r.target_low, r.outturn) for r in rows] == [
        (2024, "fiscal_revenue_general", Decimal("4.5"), Decimal(4), Decimal("4.1")),
        (2024, "gdp", Decimal(6), Decimal(6), Decimal("5.8")),
    ]
    assert headline_panel([report("", plan)], ["gdp"])[0].outturn is None


def test_a_place_that_was_renamed_is_one_place_of_a_panel() -> None:
    plan, past = "主要预期目标是：地区生产总值增长13%，城镇新增就业3万人。", "地区生产总值增长15.8%。"
    given = [report("", plan, place="襄樊市", year=2010), report(past, "", place="襄阳市", year=2011)]
    assert len({each.metadata.region for each in given}) == 2
    (row,) = headline_panel(given, ["gdp"])
    assert (row.region, row.region_code, row.year) == ("襄阳市", "420600", 2010)
    assert (row.target, row.outturn) == (Decimal(13), Decimal("15.8"))
    roads = [
        report("", "新建农村公路120公里。", place="襄阳县", year=2000),
        report("", "新建农村公路90公里。", place="襄州区"),
    ]
    assert {(row.region, row.region_code) for row in subject_panel(roads, "农村公路")} == {
        ("襄州区", "420607")
    }


def test_panels_in_the_forms_of_analysts() -> None:
    given_reports = [report("新建农村公路120公里。")]
    columns = ["region_code", "region", "year", "status", "aspect", "value", "unit", "n"]
    frame = panel(given_reports, subject="农村公路")
    assert list(frame.columns) == columns
    assert frame.value.tolist() == [120.0]
    assert panel(given_reports, subject="农村公路", form="arrow").column_names == columns
    (row,) = panel(given_reports, subject="农村公路", form="rows")
    assert isinstance(row, SubjectRow)
    assert list(panel([], form="pandas").columns) == [f.name for f in HeadlineRow.__attrs_attrs__]


@pytest.mark.parametrize(
    "wrong, message",
    [
        ({"form": "excel"}, "form is 'excel'; expected one of pandas"),
        ({"subject": "“”"}, "subject is empty"),
        ({"subject": "公路", "indicators": ["gdp"]}, "a subject or of indicators"),
    ],
)
def test_a_wrong_panel_is_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        panel([], **wrong)


def test_figure_rows_hold_what_is_told_and_where() -> None:
    of = report("竹制品产量3万吨，增长7%。")
    first, second = figure_rows([of])
    assert (first.subject, first.verb, first.low, first.unit, first.role) == (
        "竹制品产量",
        None,
        Decimal(30000),
        "t",
        "review",
    )
    assert (second.verb, second.aspect, second.direction, second.kind) == ("增长", "growth", "up", "percent")
    assert first.indicator is None
    assert first.sentence == "竹制品产量3万吨，增长7%。"
    assert first.source_start is not None
    assert of.source[first.source_start : first.source_end] == "3万吨"


def test_figure_rows_are_found_by_subject() -> None:
    of = report("养老床位达到3000张，新建普惠养老床位200张，托位500个。")
    assert [row.subject for row in figure_rows([of], subject="养老床位")] == ["养老床位", "普惠养老床位"]


def test_a_fraction_keeps_its_value() -> None:
    (row,) = subject_panel([report("茶农占三分之一。")], "茶农")
    assert row.value == Fraction(1, 3)

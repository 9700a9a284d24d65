"""Headline targets: where they stand, their forms and words, and what came of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gwreport
from gwreport.analysis.comparison import compare_levels, compare_outturn
from gwreport.analysis.targets import (
    Presence,
    Target,
    TargetForm,
    TargetRole,
    TargetTable,
    headline_targets,
    term_targets,
)
from gwreport.errors import UnknownIndicatorError


def report(
    plan: str, review: str = "全市粮食产量30万吨。", *, year: int = 2023, place: str = "青川原市"
) -> gwreport.Report:
    text = (
        f"{year}年{place}政府工作报告\n各位代表：\n现在，我代表人民政府，向大会报告工作，请予审议。\n"
        f"一、{year - 1}年工作回顾\n{review}\n二、{year}年工作安排\n{plan}\n"
        "三、加强政府自身建设\n改进作风。\n"
    )
    return gwreport.parse(text, year=year)


def table(plan: str, review: str = "全市粮食产量30万吨。") -> TargetTable:
    return headline_targets(report(plan, review))


def only(plan: str) -> Target:
    (target,) = table(plan)
    return target


LEAD = "今年经济社会发展主要预期目标是："


@pytest.mark.parametrize(
    ("wish", "form", "words", "hardness"),
    [
        ("地区生产总值增长6%", TargetForm.POINT, (), None),
        ("地区生产总值增长6%左右", TargetForm.AROUND, ("左右",), "soft"),
        ("地区生产总值增长6%以上", TargetForm.AT_LEAST, ("以上",), "hard"),
        ("地区生产总值增长不低于6%", TargetForm.AT_LEAST, ("不低于",), "hard"),
        ("地区生产总值增长6%—6.5%", TargetForm.RANGE, (), None),
        ("地区生产总值增长6%至7%之间", TargetForm.RANGE, ("之间",), "soft"),
        ("确保地区生产总值增长6%", TargetForm.POINT, ("确保",), "hard"),
        ("地区生产总值力争增长6%左右", TargetForm.AROUND, ("力争", "左右"), "hard"),
        ("地区生产总值达到300亿元", TargetForm.POINT, (), None),
    ],
)
def test_the_form_and_the_constraint_words_of_a_target(
    wish: str, form: TargetForm, words: tuple[str, ...], hardness: str | None
) -> None:
    target = only(f"{LEAD}{wish}。")
    assert target.indicator.id == "gdp"
    assert (target.form, target.words, target.hardness) == (form, words, hardness)


@pytest.mark.parametrize(
    ("wish", "form", "hardness"),
    [
        ("居民消费价格涨幅控制在3%以内", TargetForm.AT_MOST, "ceiling"),
        ("居民消费价格涨幅控制在3%左右", TargetForm.AROUND, "soft"),
        ("城镇调查失业率不超过5.5%", TargetForm.AT_MOST, "ceiling"),
    ],
)
def test_ceilings(wish: str, form: TargetForm, hardness: str) -> None:
    found = table(f"{LEAD}地区生产总值增长6%，{wish}。").targets[-1]
    assert (found.form, found.hardness) == (form, hardness)


def test_a_word_beside_a_list_covers_the_whole_list() -> None:
    plan = f"{LEAD}地区生产总值增长6%，城镇和农村居民人均可支配收入分别增长6%和7%左右。"
    urban, rural = table(plan).targets[1:]
    assert (urban.words, rural.words) == (("左右",), ("左右",))


def test_a_word_of_another_clause_does_not_count() -> None:
    plan = f"{LEAD}确保财政收入增长5%，地区生产总值增长6%，城镇新增就业3万人以上。"
    found = table(plan).get("gdp")
    assert found is not None
    assert found.words == ()


# The same three targets, as the decades announce them.
ANNOUNCEMENTS = [
    "今年经济社会发展主要预期目标是：{}。",
    "今年国民经济和社会发展的主要奋斗目标是：{}。",
    "今年的主要调控目标为：{}。",
    "2023年国民经济计划主要指标安排如下：{}。",
    "2023年计划安排：{}。",
    "经济社会发展的主要预期目标建议安排为：{}。",
    "今年经济社会发展的预期性指标是：{}。",
    "根据上述要求，今年工作的主要目标任务是：{}。",
    "今年经济社会发展主要预期\n目标\n是：{}。",
    "今年的主要预期目标是：\n\n{}。",
    "综合考虑各方面因素，今年{}。",
]
WISHES = ["地区生产总值增长6%", "固定资产投资增长8%", "一般公共预算收入增长5%", "城镇新增就业3万人"]


@pytest.mark.parametrize("announcement", ANNOUNCEMENTS)
def test_announcements_of_all_decades(announcement: str) -> None:
    found = table(announcement.format("，".join(WISHES)))
    assert [t.indicator.id for t in found] == [
        "gdp",
        "fixed_asset_investment",
        "fiscal_revenue_general",
        "urban_jobs",
    ]


def test_a_list_of_one_target_a_line_is_one_passage() -> None:
    found = table(
        "今年的主要预期目标是：\n"
        + "；\n".join([*WISHES, "人口自然增长率控制在5‰以内"])
        + "。\n今年要抓好六项工作。"
    )
    assert len(found) == 4
    assert found.passage is not None


@pytest.mark.parametrize(
    "plan",
    [
        "加快产业园建设，全年城镇新增就业3万人。改造老旧小区20个。",
        "今年工业要稳住。规模以上工业增加值增长7%。",
        "一季度全市地区生产总值下降3%，固定资产投资下降7%，社会消费品零售总额下降13%，形势严峻。",
    ],
)
def test_figures_here_and_there_are_no_headline(plan: str) -> None:
    found = table(plan)
    assert found.passage is None
    assert found.presence("gdp") is Presence.NOT_FOUND


def test_a_review_is_no_headline() -> None:
    review = (
        "去年主要目标是：地区生产总值增长6%，固定资产投资增长8%。"
        "全市地区生产总值增长6.3%，财政收入增长5%，社会消费品零售总额增长4%。"
    )
    assert table("今年要抓好六项工作。", review).passage is None


def test_goals_of_a_term_stand_apart() -> None:
    plan = (
        "今后五年经济社会发展的主要目标是：到2027年，地区生产总值达到500亿元，常住人口城镇化率达到60%。\n"
        f"{LEAD}地区生产总值增长6%，固定资产投资增长8%。"
    )
    read = report(plan)
    assert [t.statement.aspect for t in headline_targets(read)] == ["growth", "growth"]
    assert {t.indicator.id for t in term_targets(read)} == {"gdp", "urbanization"}


@pytest.mark.parametrize(
    ("clause", "indicators"),
    [
        ("居民收入增长与经济增长基本同步", ["income"]),
        ("一般公共预算收入、城乡居民收入增长与经济增长同步", ["fiscal_revenue_general", "income"]),
        ("单位地区生产总值能耗完成省下达任务", ["energy_intensity"]),
        ("外贸进出口稳中提质", ["trade_total"]),
        ("社会消费品零售总额增速高于全省1个百分点左右", ["retail_sales"]),
        ("安全生产形势持续稳定", []),
    ],
)
def test_qualitative_targets(clause: str, indicators: list[str]) -> None:
    found = table(f"{LEAD}地区生产总值增长6%，{clause}。")
    assert [wish.indicator.id for wish in found.qualitative] == indicators
    for wish in found.qualitative:
        assert wish.text == clause
        assert found.presence(wish.indicator.id) is Presence.QUALITATIVE


def test_names_that_share_a_number_are_not_qualitative() -> None:
    found = table(f"{LEAD}地区生产总值增长6%，固定资产投资、社会消费品零售总额均增长8%。")
    assert found.qualitative == ()


def test_a_headline_without_numbers() -> None:
    found = table(
        f"{LEAD}地区生产总值增速高于全省平均水平，规模以上工业增加值、固定资产投资增速位居全省前列。"
    )
    assert found.targets == ()
    assert found.presence("gdp") is Presence.QUALITATIVE


@pytest.mark.parametrize(
    ("plan", "presence"),
    [
        (f"{LEAD}地区生产总值增长6%，城镇新增就业3万人。", Presence.STATED),
        (f"{LEAD}城镇新增就业3万人，城镇调查失业率6%左右，居民消费价格涨幅3%左右。", Presence.ABSENT),
        ("今年不设定经济增长具体目标，全力办好民生实事。", Presence.ABSENT),
        ("今年要办好民生实事。", Presence.NOT_FOUND),
        ("没有完成节能减排目标的企业要限期整改。", Presence.NOT_FOUND),
    ],
)
def test_absent_is_told_from_not_found(plan: str, presence: Presence) -> None:
    assert table(plan).presence("gdp") is presence


@pytest.mark.parametrize(
    "plan",
    [
        "要加快工业发展，力争工业总产值增长百分之八，农业总产值增长百分之四。",
        "经过努力，工农业总产值将比去年增长百分之六。\n要办好学校。",
        "今年地区生产总值要增长9%，人民生活要有新的改善。",
        "今年经济增长速度的调控目标定为9%。",
        "开好局、起好步。\n地区生产总值300亿元，增长9%；\n财政总收入20亿元，增长8%；\n固定资产投资90亿元，增长7%。",
    ],
)
def test_aims_of_a_report_without_an_announcement(plan: str) -> None:
    assert len(table(plan)) >= 1


@pytest.mark.parametrize(
    "plan",
    [
        "今年一至五月，工业总产值增长百分之八，要再接再厉。",
        "上半年地区生产总值增长9%，力争全年更好。",
        "到2030年，地区生产总值要增长一倍，工业总产值要增长两倍。",
        "力争企业利润增长百分之八。",
    ],
)
def test_no_aims_of_the_year(plan: str) -> None:
    assert table(plan).passage is None


@pytest.mark.parametrize("gap", ["", "各位代表！\n"])
def test_targets_after_the_problems_of_a_review_are_found(gap: str) -> None:
    trouble = "我们也清醒地看到，工作中还存在不少问题：基础薄弱，规模不大，能力不足。"
    review = f"全市粮食产量30万吨。\n{trouble}\n{gap}{LEAD}地区生产总值增长9%，财政收入增长8%。"
    found = table("今年要抓好六项工作。", review)
    assert {t.indicator.id for t in found} == {"gdp", "fiscal_revenue_total"}


def test_an_unknown_id_is_refused_with_those_like_it() -> None:
    with pytest.raises(UnknownIndicatorError, match="near: gdp") as raised:
        table(f"{LEAD}地区生产总值增长6%。").presence("gpd")
    assert raised.value.indicator == "gpd"


@pytest.mark.parametrize(
    ("more", "presence"),
    [
        ("加大招商力度，出口总额增长7%。", Presence.NOT_FOUND),
        ("加大招商力度，出口企业达到30家。", Presence.ABSENT),
        ("加大招商力度，2028年出口总额增长7%。", Presence.ABSENT),
    ],
)
def test_absent_means_that_no_growth_is_anywhere(more: str, presence: Presence) -> None:
    found = table(f"{LEAD}地区生产总值增长6%，城镇新增就业3万人。\n{more}")
    assert found.presence("exports") is presence


def test_a_damaged_number_is_neither_qualitative_nor_absent() -> None:
    found = table(f"{LEAD}地区生产总值增长6%，固定资产投资增长8%；城镇登记失业率控制在$1.$2%。")
    assert found.qualitative == ()
    assert found.presence("registered_unemployment") is Presence.NOT_FOUND


def test_no_year_no_targets() -> None:
    read = gwreport.parse("主要预期目标是：地区生产总值增长6%，财政收入增长5%。")
    assert read.metadata.year is None
    assert len(headline_targets(read)) == 0


@settings(max_examples=25)
@given(st.permutations(WISHES), st.sampled_from(["，", "；"]))
def test_the_order_of_the_targets_changes_only_their_order(wishes: list[str], mark: str) -> None:
    one = table(f"{LEAD}{mark.join(WISHES)}。")
    other = table(f"{LEAD}{mark.join(wishes)}。")

    def values(found: TargetTable) -> set[tuple[object, ...]]:
        return {(t.indicator.id, t.statement.aspect, t.quantity, t.form, t.words) for t in found}

    assert values(one) == values(other)
    starts = [t.statement.quantity.span.start for t in other]
    assert starts == sorted(starts)
    assert other.passage is not None
    assert all(other.passage.contains(t.statement.quantity.span) for t in other)


# ---- across reports ----


@pytest.mark.parametrize(
    ("wish", "came", "met"),
    [
        ("地区生产总值增长6%", "地区生产总值增长6.2%", True),
        ("地区生产总值增长6%", "地区生产总值增长5.9%", False),
        ("地区生产总值增长6%左右", "地区生产总值增长5.6%", True),
        ("地区生产总值增长6%左右", "地区生产总值增长5.4%", False),
        ("地区生产总值增长6%—6.5%", "地区生产总值增长6%", True),
        ("地区生产总值增长6%—6.5%", "地区生产总值增长5.9%", False),
        ("居民消费价格涨幅3%左右", "居民消费价格上涨1%", True),
        ("居民消费价格涨幅控制在3%以内", "居民消费价格上涨3.2%", False),
        ("地区生产总值增长6%", "地区生产总值下降1%", False),
    ],
)
def test_what_came_of_a_target(wish: str, came: str, met: bool) -> None:
    earlier = report(f"{LEAD}{wish}，城镇新增就业3万人。", year=2022)
    later = report("今年要抓好六项工作。", f"全年{came}。", year=2023)
    found = [o for o in compare_outturn(earlier, later) if o.target.indicator.id != "urban_jobs"]
    assert [o.met for o in found] == [met]


def test_the_gap_is_outturn_minus_target() -> None:
    earlier = report(f"{LEAD}地区生产总值增长6%—7%，城镇新增就业3万人。", year=2022)
    later = report("今年要抓好六项工作。", "全年地区生产总值增长5.2%。", year=2023)
    (outturn,) = compare_outturn(earlier, later)
    assert str(outturn.gap) == "-1.3"


def test_a_place_may_have_been_renamed_in_between() -> None:
    earlier = report(f"{LEAD}地区生产总值增长13%，城镇新增就业3万人。", place="襄樊市", year=2010)
    later = report("今年要抓好六项工作。", "全年地区生产总值增长16%。", place="襄阳市", year=2011)
    assert earlier.metadata.region != later.metadata.region
    (outturn,) = compare_outturn(earlier, later)
    assert outturn.met


def test_outturns_of_another_place_are_refused() -> None:
    with pytest.raises(ValueError, match="different places"):
        compare_outturn(report(LEAD, place="青川原市", year=2022), report(LEAD, place="云河县"))


def test_a_city_asks_for_more_than_its_province() -> None:
    city = report(f"{LEAD}地区生产总值增长7%，城镇新增就业3万人。")
    province = report(f"{LEAD}地区生产总值增长6%左右，固定资产投资增长8%。", place="青岚省")
    (step,) = compare_levels(city, province)
    assert (step.indicator.id, str(step.excess)) == ("gdp", "1")
    with pytest.raises(ValueError, match="different years"):
        compare_levels(city, report(LEAD, year=2022))


TWINS = """
地区生产总值增长7.5%左右，力争8% | 7.5 base, 8 stretch
地区生产总值增长7.5%左右，力争达到8% | 7.5 base, 8 stretch
地区生产总值增长6%以上，力争增长6.5% | 6 base, 6.5 stretch
地区生产总值增长6%，争取更好结果 | 6 base
地区生产总值增长6%左右，争取达到6.5%以上 | 6 base, 6.5 stretch
地区生产总值增长6%—7% | 6.5 base
地区生产总值增长6%至7%，力争7% | 6.5 base, 7 stretch
地区生产总值确保增长8%，力争增长9% | 8 base, 9 stretch
地区生产总值增长确保6%、力争6.5% | 6 base, 6.5 stretch
地区生产总值增长5%以上、力争5.5%左右 | 5 base, 5.5 stretch
地区生产总值增长5.5%左右、在实际工作中力争取得更好结果 | 5.5 base
地区生产总值增速保持在5%—6%区间，力争达到上限 | 5.5 base
地区生产总值增长7%以上，并力争达到8% | 7 base, 8 stretch
地区生产总值增长7%，奋斗目标8% | 7 base, 8 stretch
地区生产总值增长7%，奋斗目标为8% | 7 base, 8 stretch
规模以上工业增加值增长8%以上，力争10% | 8 base, 10 stretch
固定资产投资增长10%，力争12%；社会消费品零售总额增长8%左右，争取9% | 10 base, 12 stretch, 8 base, 9 stretch
一般公共预算收入增长6%，确保完成50亿元，力争突破52亿元 | 6 base, 5000000000 base, 5200000000 stretch
地区生产总值增长6%左右，总量力争突破500亿元 | 6 base, 50000000000 base
地区生产总值增长6%左右，规模以上工业增加值力争增长8% | 6 base, 8 base
力争地区生产总值增长8%，确保7.5% | 8 stretch, 7.5 base
地区生产总值力争增长8%、确保增长7.5% | 8 stretch, 7.5 base
地区生产总值增长6.5%左右，确保6% | 6.5 stretch, 6 base
地区生产总值增长6.5%，冲刺7% | 6.5 base, 7 stretch
地区生产总值达到500亿元、力争520亿元，增长7%左右 | 50000000000 base, 52000000000 stretch, 7 base
居民人均可支配收入增长8%左右，力争高于经济增速 | 8 base
固定资产投资确保完成300亿元，力争完成320亿元 | 30000000000 base, 32000000000 stretch
外贸进出口总额增长5%，力争增长8% | 5 base, 8 stretch
实际使用外资1.2亿美元，争取1.5亿美元 | 120000000 base, 150000000 stretch
居民消费价格涨幅控制在3%以内，力争2.5%以内 | 3 base, 2.5 stretch
万元地区生产总值能耗下降3%，力争下降3.5% | 3 base, 3.5 stretch
登记失业率控制在4%以内、力争3.5%以内 | 4 base, 3.5 stretch
城镇新增就业8000人以上，力争1万人 | 8000 base, 10000 stretch
""".strip().split("\n")


@pytest.mark.parametrize("row", TWINS)
def test_of_two_figures_the_further_one_is_a_stretch(row: str) -> None:
    wish, expected = row.split(" | ")
    found = []
    for target in table(f"{LEAD}{wish}；粮食产量30万吨；城镇调查失业率5.5%左右。"):
        if target.indicator.id in ("grain_output", "surveyed_unemployment"):
            continue
        figure = target.midpoint or target.quantity.low or target.quantity.high
        assert figure is not None
        found.append(f"{float(figure):.12g} {target.role}")
    assert ", ".join(found) == expected


def test_a_target_that_stands_alone_is_the_base() -> None:
    assert only(f"{LEAD}地区生产总值力争增长8%。").role is TargetRole.BASE

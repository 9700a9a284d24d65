"""Consistency checks: what contradicts itself is found, what agrees within rounding is not."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gwreport
from gwreport.analysis.checks import (
    Finding,
    check_ambition,
    check_growth,
    check_parts,
    check_repeated,
    check_report,
    check_shares,
    check_totals,
)
from gwreport.model import Severity


def report(review: str, plan: str = "改善民生。", *, year: int = 2023) -> gwreport.Report:
    text = (
        f"{year}年青川原市政府工作报告\n各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n"
        f"一、{year - 1}年工作回顾\n{review}\n二、{year}年工作安排\n{plan}\n"
        "三、加强政府自身建设\n改进作风。\n"
    )
    return gwreport.parse(text, year=year)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


CASES = [
    # growth against levels
    ("电商销售额由235亿元增长到350亿元，增长49%", None),
    ("电商销售额由235亿元增长到350亿元、增长45%", "growth-mismatch"),
    ("电商销售额从2017年的100亿元提高到2022年的161亿元，年均增长10%", None),
    ("电商销售额从2017年的100亿元提高到2022年的161亿元，年均增长14%", "growth-mismatch"),
    ("电商销售额由100亿元增加到161亿元，年均增长10%", None),
    ("电商销售额由100亿元增加到112亿元，年均增长30%", "growth-mismatch"),
    ("贫困村由200个减少到150个，下降25%", None),
    ("贫困村由200个减少到150个，下降33%", "growth-mismatch"),
    ("示范合作社由40家增加到120家，增长2倍", None),
    ("示范合作社由40家增加到80家，增长2倍", None),
    ("示范合作社由40家增加到50家，增长2倍", "growth-mismatch"),
    ("电商销售额由约235亿元增长到350亿元，增长45%", None),
    ("电商销售额由200亿元增长到300亿元，同口径增长60%", None),
    ("电商销售额由200亿元增长到300亿元。网点增长60%", None),
    ("甲园区销售额由200亿元增长到300亿元，乙园区利润增长60%", None),
    ("由5个镇扩大到8个镇，惠及人口增长90%", None),
    # growth at constant prices
    ("地区生产总值由2017年的1000亿元增加到1500亿元，年均增长6%", None),
    ("地区生产总值由2017年的1000亿元增加到1200亿元，年均增长9%", "growth-mismatch"),
    # differences
    ("入园率由50%提高到70%，提高20个百分点", None),
    ("入园率由50%提高到70%，提高25个百分点", "difference-mismatch"),
    ("事项由120项压减到80项，减少40项", None),
    ("事项由120项压减到80项，减少50项", "difference-mismatch"),
    ("存款余额达到110亿元，比年初增加10亿元，增长10%", None),
    ("存款余额达到110亿元，比年初增加10亿元，增长20%", "growth-mismatch"),
    # shares
    ("三次产业结构调整为10.1：40.5：49.4", None),
    ("三次产业结构调整为10.1：40.5：48.4", "shares-sum"),
    ("三次产业结构调整为10.1：40.5：49.5", None),
    ("沙石水泥配比为1：2：3", None),
    # parts
    ("参训人员2025人，其中女性810人", None),
    ("参训人员825人，其中女性1810人", "part-exceeds-total"),
    ("落实资金8亿元，其中省级资金比上年多9亿元", None),
    ("落实资金8亿元，其中新增9亿元", None),
    # totals
    ("进出口总额90亿元，其中出口60亿元、进口30亿元", None),
    ("进出口总额90亿元，其中出口60亿元、进口20亿元", "total-mismatch"),
    # the same told twice
    ("地区生产总值增长6.2%。经济发展好于预期，地区生产总值增长6.2%", None),
    ("地区生产总值增长6.2%。经济发展好于预期，地区生产总值增长6.8%", "told-twice"),
    ("地区生产总值增长6%。经济发展好于预期，地区生产总值增长6.2%", None),
    ("地区生产总值增长6.2%。东湖新区发展加快，地区生产总值增长9.8%", None),
    ("地区生产总值增长6.2%。第一季度，地区生产总值增长3.1%", None),
    ("新开工保障性住房3000套，竣工2500套", None),
]


@pytest.mark.parametrize(("text", "code"), CASES, ids=[text for text, _ in CASES])
def test_contradictions_and_their_look_alikes(text: str, code: str | None) -> None:
    assert codes(check_report(report(f"一年来，{text}。"))) == ([code] if code else [])


# National growth of 1994: 13 % at constant prices while prices rose by a fifth.
@pytest.mark.parametrize(
    ("year", "rate", "code"), [(1995, 13, None), (2023, 13, "growth-mismatch"), (1995, 2, "growth-mismatch")]
)
def test_prices_moved_more_before_1996(year: int, rate: int, code: str | None) -> None:
    read = report(f"地区生产总值由100亿元增加到136亿元，增长{rate}%。", year=year)
    assert codes(check_report(read)) == ([code] if code else [])


@pytest.mark.parametrize(("prices", "code"), [("8.1", None), ("-1.3", None), ("14", "growth-mismatch")])
def test_prices_of_the_nation_since_1996_stay_within_the_margins(prices: str, code: str | None) -> None:
    last = round(Decimal(1000) * (1 + Decimal(prices) / 100) * Decimal("1.07"))
    read = report(f"地区生产总值由1000亿元增加到{last}亿元，增长7%。")
    assert codes(check_report(read)) == ([code] if code else [])


def test_a_finding_has_its_places_and_numbers() -> None:
    read = report("电商销售额由200亿元增长到300亿元，增长60%。")
    (found,) = check_growth(read)
    assert [span.of(read.text) for span in found.spans] == ["200亿元", "300亿元", "60%"]
    assert found.numbers == (Decimal(20_000_000_000), Decimal(30_000_000_000), Decimal(60))
    assert found.expected == 50
    assert found.tolerance == Decimal("0.5")
    assert found.severity is Severity.WARNING
    assert found.message == "200亿元 and 300亿元 make 50 %, but the text says 60%"


def test_a_growth_target_below_the_outturn_is_only_worth_a_look() -> None:
    plan = "今年主要预期目标是：地区生产总值增长6%，居民消费价格涨幅2%左右，财政收入增长5%以上。"
    read = report("地区生产总值增长7.5%，居民消费价格上涨3%，财政收入增长9%。", plan)
    (found,) = check_ambition(read)
    assert (found.code, found.severity) == ("target-below-outturn", Severity.INFO)
    assert [span.of(read.text) for span in found.spans] == ["7.5%", "6%"]


def test_a_stock_that_is_to_shrink_is_a_contradiction() -> None:
    plan = "今年主要预期目标是：地区生产总值增长6%，市场主体总量达到20万户。"
    (found,) = check_ambition(report("市场主体总量达到24万户。", plan))
    assert found.severity is Severity.WARNING


def test_findings_come_in_the_order_of_the_text() -> None:
    read = report(
        "三次产业结构为10：40：48。电商销售额由200亿元增长到300亿元，增长60%。参训人员82人，其中女性181人。"
    )
    found = check_report(read)
    assert codes(found) == ["shares-sum", "growth-mismatch", "part-exceeds-total"]


def test_every_check_takes_an_empty_report() -> None:
    read = gwreport.parse("")
    for check in (check_shares, check_growth, check_totals, check_parts, check_repeated, check_ambition):
        assert list(check(read)) == []


# ---- planted ----

LEVELS = st.integers(min_value=100, max_value=9999)


def rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


@settings(max_examples=40, deadline=None)
@given(LEVELS, st.integers(1, 9000))
def test_a_rate_computed_from_the_levels_is_never_found(first: int, more: int) -> None:
    second = first + more
    rate = rounded((Decimal(second) / first - 1) * 100)
    text = f"电商销售额由{first}亿元增长到{second}亿元，增长{rate}%。"
    assert check_report(report(text)) == ()


@settings(max_examples=40, deadline=None)
@given(LEVELS, st.integers(20, 190), st.sampled_from([Decimal(-9), Decimal(-4), Decimal(4), Decimal(9)]))
def test_a_planted_rate_is_always_found(first: int, percent: int, error: Decimal) -> None:
    # Half a unit of either level moves the rate by less than 3 points while the growth stays below 200 %.
    second = first + first * percent // 100
    rate = rounded((Decimal(second) / first - 1) * 100) + error
    text = f"电商销售额由{first}亿元增长到{second}亿元，增长{rate}%。"
    assert codes(check_report(report(text))) == ["growth-mismatch"]


@settings(max_examples=30, deadline=None)
@given(st.integers(50, 400), st.integers(300, 500), st.sampled_from([0, 0, 5, -7]))
def test_three_shares_sum_to_a_hundred_or_are_found(one: int, two: int, error: int) -> None:
    three = 1000 - one - two + error
    parts = "：".join(f"{part // 10}.{part % 10}" for part in (one, two, three))
    found = codes(check_report(report(f"三次产业结构调整为{parts}。")))
    assert found == (["shares-sum"] if error else [])


@settings(max_examples=30, deadline=None)
@given(st.integers(1000, 5000), st.integers(1, 900))
def test_what_adds_up_is_never_found(base: int, more: int) -> None:
    rate = rounded(Decimal(more) / base * 100)
    text = f"合作社达到{base + more}家，比上年增加{more}家，增长{rate}%。"
    assert check_report(report(text)) == ()


# ---- what no text makes slow ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "clause",
    [
        "地区生产总值增长5%，",
        "地区生产总值增长5%",
        "销售额由2亿元增长到3亿元增长50%，",
        "主要预期目标是：就业增长5%，",
    ],
    ids=["commas", "no-marks", "growth", "announcements"],
)
def test_checks_take_time_by_the_length_of_a_text_without_full_stops(clause: str) -> None:
    def seconds(clauses: int) -> float:
        long = gwreport.parse(
            "各位代表：现在，我代表市人民政府向大会报告工作，" + clause * clauses, year=2031
        )
        times = []
        for _ in range(3):
            start = process_time()
            check_report(long)
            times.append(process_time() - start)
        return min(times)

    seconds(10)
    assert seconds(2400) < 10 * seconds(600)

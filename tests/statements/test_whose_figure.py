"""A figure of a part of the place, planted in any wording, never becomes one of the place."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

import gwreport
from gwreport.statements.cues import default_cues, rule_words

HEAD = "云河市人民政府工作报告\n——2024年1月10日在云河市第五届人民代表大会第三次会议上\n"
ZONES = [area for area in default_cues().areas if len(area) > 1 and "经济" not in area]
FIRMS = [owner for owner in rule_words().owners if owner != "单位"]
NAMES = ["青松", "白鹭", "石桥", "东岭", "金沙滩", "红枫"]
COUNTED = ["12个县", "5个县区", "8个乡镇", "36家企业", "20个园区", "19个县（市）"]
FORMS = [
    "地区生产总值",
    "固定资产投资",
    "规模以上工业总产值",
    "社会消费品零售总额",
    "财政总收入",
    "进出口总额",
]
SENTENCES = [
    "{part}实现{form}{figure}亿元。",
    "{part}完成{form}{figure}亿元，增长{rate}%。",
    "{part}预计完成{form}{figure}亿元。",
    "{part}累计实现{form}{figure}亿元。",
    "全年{part}实现{form}{figure}亿元。",
    "其中，{part}完成{form}{figure}亿元。",
    "{part}{form}达到{figure}亿元，增长{rate}%。",
    "{part}的{form}增长{rate}%。",
    "今年以来，{part}实现{form}{figure}亿元、增长{rate}%。",
]
OWN = "全市{form}{figure}亿元，增长{rate}%。"

zones = st.builds("{}{}".format, st.sampled_from(NAMES), st.sampled_from(ZONES))
firms = st.builds("{}{}".format, st.sampled_from(NAMES), st.sampled_from(FIRMS))
towns = st.builds(
    "{}{}".format, st.sampled_from(NAMES), st.sampled_from(["镇", "街道", "湖", "新城", "组团", "板块"])
)
parts = st.one_of(zones, firms, towns, st.sampled_from(COUNTED))
figures = st.integers(101, 899)


def figures_of(text: str) -> set[Fraction]:
    """The values of all statements of a report with the text in its review."""
    report = gwreport.parse(f"{HEAD}一、2023年工作回顾\n{text}\n二、2024年工作安排\n", year=2024)
    lows = (statement.quantity.value.low for statement in report.statements)
    return {Fraction(low) for low in lows if low is not None}


@settings(max_examples=60, deadline=None)
@given(parts, st.sampled_from(FORMS), figures, st.integers(11, 39), st.sampled_from(SENTENCES))
def test_a_figure_of_a_part_is_none_of_the_place(
    part: str, form: str, figure: int, rate: int, sentence: str
) -> None:
    text = sentence.format(part=part, form=form, figure=figure, rate=rate)
    assert figures_of(text).isdisjoint({Fraction(figure) * 10**8, Fraction(rate)}), text


@settings(max_examples=40, deadline=None)
@given(parts, st.sampled_from(FORMS), figures, figures, st.sampled_from(SENTENCES[:4]))
def test_a_part_takes_nothing_from_the_place(
    part: str, form: str, figure: int, own: int, sentence: str
) -> None:
    assume(figure != own)
    planted = sentence.format(part=part, form=form, figure=figure, rate=17)
    text = OWN.format(form=form, figure=own, rate=6)
    before, after = figures_of(text), figures_of(text + planted + text)
    assert before == {Fraction(own) * 10**8, Fraction(6)}
    assert after == before, planted

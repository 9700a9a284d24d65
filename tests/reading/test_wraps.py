"""Lines wrapped at the width of a page are joined; lines that only look so are left alone."""

from __future__ import annotations

import pytest

from gwreport.reading.cleaning.normalize import ReportNormalizer
from gwreport.reading.cleaning.repairs import apply_repairs

PARAGRAPH = (
    "过去一年，全县实现地区生产总值90.5亿元，增长5.25%，其中第三产业增加值增长6%；一般公共预算收入8.8亿元，"
    "固定资产投资增长10.2%，社会消费品零售总额增长7.5%，城镇新增就业3200人，农村居民人均可支配收入12300元。"
)


def cleaned(text: str) -> str:
    normalizer = ReportNormalizer(rules=["line-break"])
    return apply_repairs(text, normalizer.repairs(text))[0]


def by_characters(text: str, width: int) -> str:
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def by_columns(text: str, width: int) -> str:
    """Lines as a page sets them: a digit takes half the room of a character."""
    lines, room = [""], width
    for character in text:
        room -= 1 if character.isascii() else 2
        if room < 0:
            lines.append("")
            room = width - (1 if character.isascii() else 2)
        lines[-1] += character
    return "\n".join(lines)


@pytest.mark.parametrize("width", [16, 20, 23, 31])
def test_a_paragraph_wrapped_by_characters(width: int) -> None:
    wrapped = by_characters(PARAGRAPH + PARAGRAPH, width)
    assert cleaned(wrapped) == PARAGRAPH + PARAGRAPH
    assert cleaned(wrapped.replace("\n", "\n\n")) == PARAGRAPH + PARAGRAPH


@pytest.mark.parametrize("width", [36, 44, 50])
def test_a_paragraph_wrapped_by_columns(width: int) -> None:
    assert cleaned(by_columns(PARAGRAPH + PARAGRAPH, width)) == PARAGRAPH + PARAGRAPH


@pytest.mark.parametrize(
    "text",
    [
        # headings, names and a list: no width is that of most lines
        "一、工业经济稳步回升\n二、农业基础更加牢固\n（一）粮食生产再获丰收\n（二）特色种植不断扩大规模和效益\n三、民生\n四、社会",
        "云河镇中心小学改扩建\n青岚县人民医院门诊楼\n南屏工业园标准厂房二期工程\n县城至机场快速通道\n城北水厂\n体育馆",
        # paragraphs of one sentence each, as long as they happen to be
        "粮食总产量再创历史新高达到三十万吨。\n全县财政收入连续五年保持较快增长。\n城乡居民收入增速高于经济增长速度。\n重点项目开工率和完工率创新高。",
        # too few lines to tell
        "全县地区生产总值稳\n步回升，财政收入稳\n步回升。",
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert cleaned(text) == text


def test_headings_and_indented_paragraphs_stay_apart() -> None:
    page = by_characters(PARAGRAPH, 20)
    for after in ("二、2024年工作安排", "　　下一步，继续努力。", "（一）稳增长", "各位代表："):
        assert cleaned(f"{page}\n{after}\n{page}") == f"{PARAGRAPH}\n{after}\n{PARAGRAPH}"

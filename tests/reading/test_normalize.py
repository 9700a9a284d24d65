"""Repairs: what is changed, what is left alone, and that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gwreport
from gwreport.model import Document, Repair, Severity
from gwreport.reading.cleaning.markup import layout_repairs
from gwreport.reading.cleaning.normalize import RULES, ReportNormalizer, clean
from gwreport.reading.cleaning.remarks import damage_remarks
from gwreport.reading.cleaning.repairs import apply_repairs, compose
from gwreport.reading.source import text_source
from gwreport.reading.splitting.crawl import single_report
from gwreport.span import Span

NORMALIZER = ReportNormalizer()


def cleaned(text: str, *rules: str) -> str:
    normalizer = ReportNormalizer(rules=rules) if rules else NORMALIZER
    return apply_repairs(text, normalizer.repairs(text))[0]


def document(text: str) -> Document:
    source = text_source(text)
    return clean(source, single_report(source), NORMALIZER)


@pytest.mark.parametrize(
    "dirty, expected",
    [
        # full-width characters
        ("增长１２．５％，占４０％。", "增长12.5%，占40%。"),
        ("粮食产量３３，２１２万吨", "粮食产量33,212万吨"),
        ("收入２７，２０３，３１９，０００元", "收入27,203,319,000元"),
        ("分别为５，１２和３０个", "分别为5，12和30个"),
        ("ＧＤＰ和ＰＭ２．５", "GDP和PM2.5"),
        ("８．提高质量。９．深化改革", "8．提高质量。9．深化改革"),
        ("比重为8.1％。", "比重为8.1%。"),
        # spaces within numbers and before their units
        ("增长6%以 上", "增长6%以上"),
        ("增长6 %以上", "增长6%以上"),
        ("增长6% 以上", "增长6%以上"),
        ("完成 400 万亩", "完成 400万亩"),
        ("1 9 9 8 年", "1998年"),
        ("12 .2%和65. 65%", "12.2%和65.65%"),
        ("人均收入34 065元", "人均收入34065元"),
        ("计20 人次、300 公里、2.5 微米", "计20人次、300公里、2.5微米"),
        # and spaces that mean something
        ("2020 2021", "2020 2021"),
        ("1 公共教育 2 名词", "1 公共教育 2 名词"),
        ("附件2 名词解释", "附件2 名词解释"),
        ("1. 2020年任务", "1. 2020年任务"),
        # Chinese years
        ("二O一五年、二00二年、二○二○年", "二〇一五年、二〇〇二年、二〇二〇年"),
        ("二０二一年和八○年代", "二〇二一年和八〇年代"),
        ("二百00年、O型血、二O二五号", "二百00年、O型血、二O二五号"),
        ("二000年", "二〇〇〇年"),
        # scrubbed words
        ("心中蕞高位置，迈好头部步，头部年", "心中最高位置，迈好第一步，第一年"),
        ("蕞大的头部企业和头部平台", "最大的头部企业和头部平台"),
        ("头部年、头部企业", "头部年、头部企业"),
        ("蕞尔小国的头部年", "蕞尔小国的头部年"),
        # layout
        ("一、回顾\r\n二、安排\r三", "一、回顾\n二、安排\n三"),
        (r"一、回顾\r\n二、安排\n三", "一、回顾\n二、安排\n三"),
        (r"C:\new", r"C:\new"),
        ("增长\u200b6\ufeff%", "增长6%"),
        ("市长\u00a0陈某", "市长 陈某"),
        ("市长\u3000陈某", "市长\u3000陈某"),
        ("<p>一、回顾</p><p>增&nbsp;长&lt;6%</p>", "\n一、回顾\n\n增 长<6%\n"),
        ("<script>var a='<p>6%</p>';</script>增长<b>7</b>%<!-- 8% -->", "增长7%"),
        ("数量<5且>3，A<B", "数量<5且>3，A<B"),
        ("**一、回顾**\n# 二、安排\n> 引文[^3]", "一、回顾\n二、安排\n引文[3]"),
        ("见[全文](https://example.org/a)，注*", "见全文，注*"),
        ("<!-- 名词解释 -->", " 名词解释 "),
        ("政 府 工 作 报 告", "政府工作报告"),
        ("政府工作报\n告", "政府工作报告"),
        ("实现山川秀美\n。突出", "实现山川秀美。突出"),
    ],
)
def test_a_repair(dirty: str, expected: str) -> None:
    assert cleaned(dirty) == expected


PROSE = "各位代表：全县上下认真做好各项工作，推动经济社会平稳发展，人民生活持续改善，社会大局保持稳定，"


@pytest.mark.parametrize(
    "dirty, expected",
    [
        ("压减“三 公”经费，", "压减“三公”经费，"),
        ("人均 GDP 超过 8000 美元，", "人均GDP超过8000美元，"),
        ("用水 、用电得到保障 。", "用水、用电得到保障。"),
        ("迈上新台阶。 一、上年回顾 去年，", "迈上新台阶。 一、上年回顾 去年，"),
        ("做好以下工作 （一）发展农业。", "做好以下工作 （一）发展农业。"),
    ],
)
def test_a_space_in_running_text(dirty: str, expected: str) -> None:
    assert cleaned(PROSE + dirty) == PROSE + expected


@pytest.mark.parametrize(
    "line",
    ["市长 袁 周", "县长  陈某", "一、过去一年工作回顾 2020年", "名词解释 数字经济", "（一）农业 工业"],
)
def test_names_and_headings_keep_their_spaces(line: str) -> None:
    assert cleaned(line) == line
    assert cleaned(f"{PROSE}再上台阶。\n{line}\n{PROSE}") == f"{PROSE}再上台阶。\n{line}\n{PROSE}"


def test_a_text_without_line_breaks_gets_them_back() -> None:
    text = "政府工作报告\u3000\u3000各位代表：" + "".join(f"\u3000\u3000{PROSE}再上台阶。" for _ in range(60))
    lines = cleaned(text).split("\n")
    assert lines[:2] == ["政府工作报告", "各位代表："]
    assert lines[2:] == [f"{PROSE}再上台阶。"] * 60


def test_gaps_in_short_lines_are_no_line_breaks() -> None:
    assert cleaned("市\u3000\u3000长\n陈\u3000\u3000某") == "市\u3000\u3000长\n陈\u3000\u3000某"


def test_a_torn_paragraph_is_mended_and_a_heading_is_not() -> None:
    first = f"{PROSE}再上台阶。规模以上工业完"
    assert cleaned(f"{first}\n\n成增加值45亿元，增长9%。") == f"{first}成增加值45亿元，增长9%。"
    heading = f"{PROSE}再上台阶。\n加快建设现代产业体系\n发展农业，改善民生。"
    assert cleaned(heading) == heading
    glued = f"{PROSE}再上台阶。一、过去五年工作回顾\n本届政府任期的五年，成绩显著。"
    assert cleaned(glued) == glued


def test_lines_wrapped_at_a_page_are_joined() -> None:
    paragraph = "\u3000\u3000" + PROSE.replace("各位代表：", "") * 5 + "再上台阶。"
    wrapped = "\n".join(paragraph[i : i + 32] for i in range(0, len(paragraph), 32))
    text = "\n".join(["各位代表：", wrapped, "二、今后工作", wrapped, wrapped])
    expected = ["各位代表：", paragraph, "二、今后工作", paragraph, paragraph]
    assert cleaned(text).split("\n") == expected


def test_each_rule_can_be_left_out_and_be_alone() -> None:
    dirty = PROSE + "增长６％以 上，“三 公”经费，<b>二O二一年</b>蕞好，\u200b好\r\n县长\u00a0陈某"
    found = {r.rule for r in NORMALIZER.repairs(dirty)}
    assert found >= {"fullwidth", "number-space", "space", "markup", "zero-letter", "scrubbed-word"}
    assert found >= {"zero-width", "blank", "line-ending"}
    for rule in found:
        alone = ReportNormalizer(rules=[rule]).repairs(dirty)
        assert {r.rule for r in alone} == {rule}
        without = ReportNormalizer(rules=RULES.keys() - {rule}).repairs(dirty)
        assert rule not in {r.rule for r in without}


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="'spelling'"):
        ReportNormalizer(rules=["spelling"])


# --- damaged numbers


@pytest.mark.parametrize(
    "text, expected",
    [
        ("增长1$1.$2%。", ["1$1.$2"]),
        ("扩建用房$1.$24万平方米", ["$1.$24"]),
        ("产量达4l.38亿公斤", ["4l.38"]),
        ("投资3O亿元，近300O户", ["3O", "300O"]),
        ("突破l00亿元", ["l00"]),
        ("增长12..5%和3,.5%", ["12..5", "3,.5"]),
        ("增长8�5%", ["8�5"]),
        ("增长8?5%", ["8?5"]),
        ("$500和US$20", []),
        ("O2O模式、3D打印、H2O、5G、B2B、I5处理器", []),
        ("增长6%……，完成8.5亿元。", []),
        ("去年增长多少?5年后呢?", []),
    ],
)
def test_damaged_numbers(text: str, expected: list[str]) -> None:
    found = list(damage_remarks(text))
    assert [d.span.of(text) for d in found] == expected
    assert all(d.code == "damaged-number" and d.severity is Severity.WARNING for d in found)


def test_damaged_numbers_are_left_as_they_are() -> None:
    text = PROSE + "增长１$1.$2％。"
    read = document(text)
    assert read.text.endswith("增长1$1.$2%。")
    (damaged,) = [d for d in read.diagnostics if d.code == "damaged-number"]
    assert damaged.span.of(read.text) == "1$1.$2"


def test_repairs_are_remarked_once_for_each_kind() -> None:
    read = document(PROSE + "分别增长６％、７％、８ ％。")
    remarks = {d.code: d for d in read.diagnostics}
    assert remarks["repair-fullwidth"].message == "fullwidth: 4 places, first here"
    assert remarks["repair-fullwidth"].span.of(read.text) == "6%"
    assert remarks["repair-number-space"].message == "number-space: 1 place"


# --- what always holds

CHARACTERS = st.sampled_from(
    [
        *"６％．， 以上一二三OO0〇年蕞头部步<>p/&;*#\\rn\n\r\t\u3000\u00a0\u200b$l1.9万亿元，。：（）“”",
        "<b>",
        "&nbsp;",
        "<!--",
        "-->",
    ]
)
DIRTY = st.lists(CHARACTERS, max_size=80).map("".join) | st.text(max_size=60)


@given(DIRTY)
@settings(max_examples=300)
def test_repairs_are_ordered_disjoint_and_change_something(text: str) -> None:
    end = 0
    for repair in NORMALIZER.repairs(text):
        assert repair.span.start >= end
        end = repair.span.end
        assert repair.rule in RULES
    assert end <= len(text)


@given(DIRTY)
@settings(max_examples=300)
def test_the_clean_text_is_the_source_after_the_repairs(text: str) -> None:
    read = document(text)
    parts, at = [], read.span.start
    for repair in read.repairs:
        parts += [text[at : repair.span.start], repair.text]
        at = repair.span.end
    assert "".join([*parts, text[at : read.span.end]]) == read.text
    last = Span(0, 0)
    for i in range(len(read.text)):
        place = read.to_source(Span(i, i + 1))
        assert last.start <= place.start <= place.end <= len(text)
        assert last.end <= place.end
        last = place


@given(
    st.lists(st.sampled_from([*"６％．一二万亿元，。\u00a0\u200b", "增长", "蕞"]), max_size=60).map("".join)
)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once


@st.composite
def layers(draw: st.DrawFn) -> tuple[str, list[Repair], list[Repair]]:
    """A text, repairs of it, and repairs of what they make."""

    def repairs(text: str, rule: str) -> list[Repair]:
        cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
        pairs = zip(cuts[::2], cuts[1::2], strict=False)
        return [Repair(Span(a, b), draw(st.sampled_from(["", "x", "yz", "uvw"])), rule) for a, b in pairs]

    text = draw(st.text("abcdef", min_size=1, max_size=24))
    first = repairs(text, "first")
    return text, first, repairs(apply_repairs(text, first)[0], "second")


@given(layers())
@settings(max_examples=400)
def test_composed_repairs_do_what_both_layers_do(case: tuple[str, list[Repair], list[Repair]]) -> None:
    text, first, second = case
    middle = apply_repairs(text, first)[0]
    expected = apply_repairs(middle, second)[0]
    assert apply_repairs(text, compose(first, middle, second))[0] == expected


def test_layout_is_silent_on_a_plain_text() -> None:
    assert layout_repairs(f"政府工作报告\n\n{PROSE}再上台阶。\n\n一、回顾\n\u3000\u3000去年。") == []


def test_control_characters_are_invisible() -> None:
    assert gwreport.parse("全县生产总\0值增长6\x07%。").text == "全县生产总值增长6%。"


def test_half_a_surrogate_pair_is_told_and_kept() -> None:
    report = gwreport.parse("全县增长6%\ud800，就业\udc00稳定。")
    (remark,) = [remark for remark in report.diagnostics if remark.code == "lone-surrogate"]
    assert remark.message.startswith("2 halves of surrogate pairs")
    assert remark.span.of(report.text) == "\ud800"
    assert not [r for r in gwreport.parse("𠮷村增长6%").diagnostics if r.code == "lone-surrogate"]

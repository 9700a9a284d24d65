"""Named plans, strategies, campaigns and slogans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport import parse
from gwreport.interfaces import Reading
from gwreport.mentions.policies.extractor import PolicyExtractor
from gwreport.mentions.policies.reader import PolicyRefusal, PolicyRule
from gwreport.testing import check_extractor
from strategies import texts


def found(text: str) -> list[str]:
    mentions = list(PolicyExtractor().extract(Reading(text)))
    assert all(m.text == m.span.of(text) for m in mentions)
    return [m.text for m in mentions]


@pytest.mark.parametrize(
    "text, expected",
    [
        # names of the table
        ("贯彻新发展理念，实施乡村振兴战略", ["新发展理念", "乡村振兴战略"]),
        ("深化“放管服”改革，打好污染防治攻坚战", ["“放管服”改革", "污染防治攻坚战"]),
        # quoted, with a head after it
        ("开展“万企进村”行动", ["“万企进村”行动"]),
        ("实施“银杏英才”引育计划和“一河四库”工程", ["“银杏英才”引育计划", "“一河四库”工程"]),
        ("完成“十四五”规划目标，“十四五”时期", ["“十四五”规划"]),
        # slogans
        ("做好“六稳”“六保”工作", ["“六稳”", "“六保”"]),
        ("构建“1+3+10”体系", ["“1+3+10”体系"]),
        ("落实“四不两直”", ["“四不两直”"]),
        # before a head
        ("深入实施河湖清洁三年行动", ["河湖清洁三年行动"]),
        ("启动规范涉林执法专项行动", ["规范涉林执法专项行动"]),
        ("制定实施竹产业高质量发展行动计划", ["竹产业高质量发展行动计划"]),
        ("实施名师培育工程", ["名师培育工程"]),
        ("实施空气质量持续改善三年行动方案", ["空气质量持续改善三年行动方案"]),
        ("1.竹企上市倍增行动计划：", ["竹企上市倍增行动计划"]),
        ("实施脱贫人口持续增收行动", ["脱贫人口持续增收行动"]),
        ("编制川原流域保护规划，落实青川原城市圈发展规划", ["川原流域保护规划", "青川原城市圈发展规划"]),
        ("开展扬尘专项整治百日行动", ["扬尘专项整治百日行动"]),
        ("建立“三色预警”机制，按照“一核两翼”的布局", ["“三色预警”机制", "“一核两翼”"]),
        ("落实服务业发展三年行动计划", ["服务业发展三年行动计划"]),
        ("三县“摘帽”正按计划推进，实现一体化，“一体化”发展", []),
        # plans and clean-ups of a kind
        ("制订竹产业发展规划，出台市场开拓方案，编制村庄规划", []),
        ("开展消防安全专项整治，深化投资环境专项整治行动", []),
        ("这次机构改革方案，巩固一体化国家战略体系", []),
        # works, and quoted words for things
        ("推进“川云联网”输电工程、云河干渠引水工程，建设云河公园改造工程", []),
        ("拆除“两违”建筑，恢复“五采区”植被，农村“五权”抵押，整治“六乱”", []),
        ("“三纵两横”路网，“三河”治理，“两代表一委员”，融入“双循环”", ["“双循环”"]),
        ("承揽“交钥匙”工程，支持“4+2”战略联盟", ["“4+2”"]),
        # no policies
        ("“五一”假期，在“3·15”晚会上，“12345”热线", []),
        ("粮食“十八连丰”，“四类对象”危房", []),
        ("“银杏人家”小区、“云河一号”", []),
        ("采取实际行动，行动迅速，重点工程进展顺利", []),
        ("完成水库主体工程，推进绕城公路工程建设", []),
        ("战略性新兴产业，工程机械，计划投资5亿元，规划面积", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert found(text) == expected


# A row for every rule and every refusal.
RULES = [
    (PolicyRule.NAME, "贯彻新发展理念", "新发展理念"),
    (PolicyRule.PLAN, "完成“十四五”规划目标", "“十四五”规划"),
    (PolicyRule.QUOTED, "开展“万企进村”行动", "“万企进村”行动"),
    (PolicyRule.SLOGAN, "落实“四不两直”", "“四不两直”"),
    (PolicyRule.HEADED, "实施名师培育工程", "名师培育工程"),
]
REFUSALS = [
    (PolicyRefusal.GOES_ON, "提高行动能力"),
    (PolicyRefusal.NO_NAME, "重点工程进展顺利"),
    (PolicyRefusal.SHORT, "编制村庄规划"),
    (PolicyRefusal.NO_VERB, "竹产业新政见效"),
    (PolicyRefusal.SITE, "实施云河公园改造工程"),
    (PolicyRefusal.COMMON, "出台市场开拓方案"),
    (PolicyRefusal.PERIOD, "“十四五”时期"),
    (PolicyRefusal.OTHER_THING, "“四类对象”危房"),
    (PolicyRefusal.WORK, "推进“川云联网”输电工程"),
    (PolicyRefusal.NO_SLOGAN, "入住“银杏人家”小区"),
]


@pytest.mark.parametrize("rule, text, expected", RULES)
def test_policies_are_found_by_their_rule(rule: PolicyRule, text: str, expected: str) -> None:
    (mention,) = PolicyExtractor().extract(Reading(text))
    assert (mention.text, mention.rule) == (expected, f"policy.{rule}")


@pytest.mark.parametrize("rule, text", REFUSALS)
def test_what_is_no_policy_says_why(rule: PolicyRefusal, text: str) -> None:
    assert f"policy.{rule}" in {refused.rule for refused in PolicyExtractor().refused(Reading(text))}
    assert found(text) == []


def test_every_rule_and_every_refusal_has_a_row() -> None:
    assert {rule for rule, _, _ in RULES} == set(PolicyRule)
    assert {rule for rule, _ in REFUSALS} == set(PolicyRefusal)


def test_a_name_within_a_quotation_that_is_cut_is_none() -> None:
    assert found("落实“一带一路”战略规划总体实施方案") == ["战略规划总体实施方案"]


def test_the_value_has_no_marks_around_all_of_it() -> None:
    values = [m.value for m in PolicyExtractor().extract(Reading("做好“六稳”工作，开展“万企进村”行动"))]
    assert values == ["六稳", "“万企进村”行动"]


def test_parts_of_documents_and_events_are_left_out() -> None:
    report = parse("印发《云河县“十四五”规划》，举办“一带一路”国际合作论坛，共建“一带一路”。", year=2024)
    assert [(m.label, m.text) for m in report.entities if m.label in ("DOCUMENT", "EVENT", "POLICY")] == [
        ("DOCUMENT", "《云河县“十四五”规划》"),
        ("EVENT", "“一带一路”国际合作论坛"),
        ("POLICY", "“一带一路”"),
    ]


def test_it_keeps_its_contract() -> None:
    check_extractor(PolicyExtractor())


PIECES = st.sampled_from(
    [
        *"“”《》、，。和的三12+\n ",
        "行动",
        "工程",
        "计划",
        "实施",
        "十四五",
        "规划",
        "乡村振兴",
        "战略",
        "六稳",
        "专项",
        "等",
    ]
)


@given(st.one_of(texts(), st.lists(PIECES, max_size=25).map("".join)))
def test_disjoint_and_true_to_the_text(text: str) -> None:
    end = 0
    for mention in PolicyExtractor().extract(Reading(text)):
        assert mention.text == mention.span.of(text)
        assert mention.value
        assert mention.span.start >= end
        end = mention.span.end


@given(
    st.sampled_from(["我们深入", "今年", "全市扎实", ""]),
    st.sampled_from(["河湖清洁三年行动", "“万企进村”行动", "名师培育工程", "“六稳”", "乡村振兴战略"]),
    st.sampled_from(["。", "，成效明显。", ""]),
)
def test_a_planted_name_is_found(before: str, name: str, after: str) -> None:
    assert found(f"{before}实施{name}{after}") == [name]

"""Mentions of people: names beside an office, a title or an honour."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.interfaces import Reading
from gwreport.mentions.people.extractor import PersonExtractor
from gwreport.mentions.people.reader import PersonRefusal, PersonRule
from gwreport.model import Label, Mention, Metadata
from gwreport.span import Span
from gwreport.testing import check_extractor

EXTRACTOR = PersonExtractor()


def find(text: str, speaker: str | None = None) -> list[Mention[str]]:
    reading = Reading(text, Metadata(speaker=speaker))
    return list(EXTRACTOR.extract(reading))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("青川原市市长 石青川\n各位代表：", ["石青川"]),
        ("云河县县长　陈　平\n", ["陈平"]),
        ("代省长陈立平代表省人民政府作报告。", ["陈立平"]),
        # in the midst of a text: the name ends before what its bearer does
        ("副市长石岩致辞并宣布开工。", ["石岩"]),
        ("在县长周文的带领下，全县增产。", ["周文"]),
        ("市财政局局长何立新介绍预算。", ["何立新"]),
        ("青川原市教育局石兰局长讲话。", ["石兰"]),
        ("县发改委主任王小明与会，省水利厅厅长高峰到会。", ["王小明", "高峰"]),
        ("教育局局长办公会、县长向会议报告、局长任职满五年。", []),
        ("召集任代县长、包村镇长和高新区区长开会。", []),
        ("县民政局副局长、江岭区教育局原局长到会。", []),
        ("市长陈平代表市人民政府作报告。", ["陈平"]),
        ("自治区主席 白玛多吉·旺堆\n", ["白玛多吉·旺堆"]),
        ("紧密团结在以习近平同志为核心的党中央周围", ["习近平"]),
        ("深入落实习近平总书记重要讲话精神", ["习近平"]),
        ("李强总理到会,国务院总理李强作报告。", ["李强", "李强"]),
        ("以习近平新时代中国特色社会主义思想为指导", []),
        ("学习习近平经济思想、习近平生态文明思想", []),
        ("高举毛泽东思想、邓小平理论伟大旗帜", []),
        ("“时代楷模”石青川事迹感人", ["石青川"]),
        ("涌现出全国劳动模范陈立平、石青川、欧阳明等先进典型", ["陈立平", "石青川", "欧阳明"]),
        ("学习陈立平同志先进事迹", ["陈立平"]),
        ("成绩喜人。陈立平、石青分别荣获“人民楷模”称号。", ["陈立平", "石青"]),
        ("成绩喜人，周明远入选“中国好人”。", ["周明远"]),
        ("成绩喜人，高新区荣获先进单位称号。", []),
        ("引进周明远院士团队", ["周明远"]),
        # lists before a title, and lists that a word for people closes
        ("向陈立平、石青川同志学习", ["陈立平", "石青川"]),
        ("涌现出陈立平、石青川等一批道德模范", ["陈立平", "石青川"]),
        ("众志成城，周明远、石青等12名医护人员驰援外省", ["周明远", "石青"]),
        ("挖掘周明远等国医大师的史迹", ["周明远"]),
        ("“银杏少年”陈立平、石青获道德模范提名奖", ["陈立平", "石青"]),
        ("陈立平、陈立安兄妹荣获道德模范提名奖。", ["陈立平", "陈立安"]),
        ("云河县陈立平获评全国劳动模范", ["陈立平"]),
        ("自治区主席艾克白尔·吐尔逊\n", ["艾克白尔·吐尔逊"]),
        ("开展学雷锋、焦裕禄活动", ["雷锋"]),  # the second is a campaign's
        ("袁隆平农业奖、雷锋号、白求恩奖章", []),
        ("毛主席告诉我们，周总理指出", ["毛主席", "周总理"]),
        ("金融、石油等行业的模范，成都等地医护人员", []),
        ("“院士周末工作室”，维护习近平总书记党中央的核心", ["习近平"]),
        ("（2022年1月8日 石青川）\n", ["石青川"]),
        ("责任编辑：陈立平\n", ["陈立平"]),
        ("市长热线、市长质量奖、区长办公会", []),
        ("书记、主任带头,党员干部包联企业", []),
        ("村党组织书记、社区主任和代表", []),
        ("全面落实河长制、林长制、路长制", []),
        ("主席团主席、秘书长名单", []),
        ("各位委员、同志们", []),
        ("向全体代表报告工作", []),
        ("", []),
    ],
)
def test_people_and_what_only_looks_like_people(text: str, expected: list[str]) -> None:
    mentions = find(text)
    assert [mention.value for mention in mentions] == expected
    assert all(m.label == Label.PERSON and m.span.of(text) == m.text for m in mentions)


# A row for every rule and every refusal.
RULES = [
    (PersonRule.LEADER, "学习习近平重要讲话", "习近平"),
    (PersonRule.FIGURE, "学习焦裕禄，", "焦裕禄"),
    (PersonRule.OFFICE, "云河县县长陈平\n", "陈平"),
    (PersonRule.LOOSE_OFFICE, "局长：石青川\n", "石青川"),
    (PersonRule.HONOUR, "“时代楷模”石青川事迹感人", "石青川"),
    (PersonRule.TITLE, "引进周明远院士团队", "周明远"),
    (PersonRule.LIST, "向陈立平、石青川同志学习", "陈立平"),
    (PersonRule.WINNER, "成绩喜人，周明远入选“中国好人”。", "周明远"),
    (PersonRule.SEVERAL, "挖掘周明远等国医大师的史迹", "周明远"),
    (PersonRule.HEAD, "（2022年1月8日 石青川）\n", "石青川"),
    (PersonRule.SPEAKER, "政府工作报告\n（ 乌 兰 ）\n", "乌 兰"),
]
REFUSALS = [
    (PersonRefusal.DOCTRINE, "高举毛泽东思想旗帜"),
    (PersonRefusal.PART_OF_NAME, "参观雷锋纪念馆"),
    (PersonRefusal.NOT_GIVEN, "，鲁南局局长到会"),
    (PersonRefusal.NOT_A_NAME, "市长安排，"),
    (PersonRefusal.NOT_GIVEN, "全省优秀共产党员高书记，"),
    (PersonRefusal.PLACE, "成绩喜人。高平荣获见义勇为先进个人集体奖。"),
]


@pytest.mark.parametrize("rule, text, expected", RULES)
def test_people_are_found_by_their_rule(rule: PersonRule, text: str, expected: str) -> None:
    speaker = "乌兰" if rule is PersonRule.SPEAKER else None
    assert (expected, f"person.{rule}") in {(m.text, m.rule) for m in find(text, speaker)}


@pytest.mark.parametrize("rule, text", REFUSALS)
def test_what_is_no_person_says_why(rule: PersonRefusal, text: str) -> None:
    places = (Mention(Span(5, 7), "高平", Label.REGION, "高平", "test"),) if "高平" in text else ()
    reading = Reading(text, mentions=places)
    assert f"person.{rule}" in {refused.rule for refused in EXTRACTOR.refused(reading)}
    assert list(EXTRACTOR.extract(reading)) == []


def test_every_rule_and_every_refusal_has_a_row() -> None:
    assert {rule for rule, _, _ in RULES} == set(PersonRule)
    assert {rule for rule, _ in REFUSALS} == set(PersonRefusal)


def test_the_speaker_is_found_in_the_head_of_the_report() -> None:
    text = "政府工作报告\n（ 乌 兰 ）\n各位代表：乌兰牧骑巡演百场。"
    (mention,) = find(text, speaker="乌兰")
    assert (mention.text, mention.value, mention.rule) == ("乌 兰", "乌兰", "person.speaker")


def test_a_place_is_no_winner() -> None:
    text = "成绩喜人。高平荣获见义勇为先进个人集体奖。"
    place = Mention(Span(5, 7), "高平", Label.REGION, "高平", "test")
    assert [m.text for m in EXTRACTOR.extract(Reading(text))] == ["高平"]
    assert list(EXTRACTOR.extract(Reading(text, mentions=(place,)))) == []


def test_the_speaker_glued_to_the_office_and_to_the_address() -> None:
    (mention,) = find("县计划委员会主任石青川各位代表：", speaker="石青川")
    assert (mention.text, mention.rule) == ("石青川", "person.speaker")


PIECES = [
    "市长",
    "陈平",
    "石青川",
    "、",
    "同志",
    "总书记",
    "习近平",
    "思想",
    "·",
    "　",
    "\n",
    "时代楷模",
    "”",
    "院士",
    "日",
    "）",
    "：",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25), st.none() | st.text(max_size=3))
@settings(max_examples=200, deadline=None)
def test_mentions_are_ordered_and_never_overlap(pieces: list[str], speaker: str | None) -> None:
    text = "".join(pieces)
    mentions = find(text, speaker)
    for one, other in pairwise(mentions):
        assert one.span.end <= other.span.start
    for mention in mentions:
        assert mention.value == "".join(mention.text.split())
        assert len(mention.value) > 1


@given(st.sampled_from("王李张刘陈杨赵黄周吴"), st.text("明青川平立远国华", min_size=1, max_size=2))
@settings(max_examples=60, deadline=None)
def test_a_planted_name_after_an_office_is_found(surname: str, given_name: str) -> None:
    name = surname + given_name
    assert [mention.value for mention in find(f"云河县县长 {name}\n各位代表：")] == [name]


def test_the_extractor_keeps_the_contracts_of_the_kit() -> None:
    check_extractor(EXTRACTOR)

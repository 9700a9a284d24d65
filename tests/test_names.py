"""Mentions of people: names beside an office, a title or an honour."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.interfaces import Reading
from gwreport.mentions.names import PersonExtractor
from gwreport.model import Label, Mention, Metadata
from gwreport.testing import check_extractor

EXTRACTOR = PersonExtractor()


def find(text: str, speaker: str | None = None) -> list[Mention[str]]:
    reading = Reading(text, Metadata(speaker=speaker))
    return [mention for mention in EXTRACTOR.extract(reading) if isinstance(mention, Mention)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("青川原市市长 石青川\n各位代表：", ["石青川"]),
        ("云河县县长　陈　平\n", ["陈平"]),
        ("代省长陈立平代表省人民政府作报告。", ["陈立平"]),
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


def test_the_speaker_is_found_in_the_head_of_the_report() -> None:
    text = "政府工作报告\n（ 乌 兰 ）\n各位代表：乌兰牧骑巡演百场。"
    (mention,) = find(text, speaker="乌兰")
    assert (mention.text, mention.value, mention.rule) == ("乌 兰", "乌兰", "person.speaker")


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
def test_a_planted_name_behind_an_office_is_found(surname: str, given_name: str) -> None:
    name = surname + given_name
    assert [mention.value for mention in find(f"云河县县长 {name}\n各位代表：")] == [name]


def test_the_extractor_keeps_the_contracts_of_the_kit() -> None:
    check_extractor(EXTRACTOR)

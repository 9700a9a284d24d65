"""Bodies and works together: one reading, a row for every rule and every refusal, the tables."""

from __future__ import annotations

import pickle

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.errors import DataTableError
from gwreport.interfaces import Reading
from gwreport.mentions.bodies import BodyExtractor, FacilityExtractor, OrganizationExtractor
from gwreport.mentions.bodies.kinds import BODIES, CLOSED, BodyHead, HeadKind
from gwreport.mentions.bodies.lexicon import BodyLexicon, body_lexicon
from gwreport.mentions.bodies.names import NameRule, RefusalRule
from gwreport.mentions.bodies.reader import BodyReader, body_reader
from gwreport.mentions.bodies.tables import body_tables
from gwreport.mentions.common_words import WordClass, common_words
from gwreport.model import Label, Mention
from gwreport.testing import check_extractor

# What is named, by every rule; the texts are invented.
RULES = [
    (NameRule.OWN, "沐岭大桥通车", ["沐岭大桥"]),
    (NameRule.LED, "完成220千伏沐岭输变电工程", ["220千伏沐岭输变电工程"]),
    (NameRule.UNDER_RANK, "加快市三院北区医院建设", ["市三院北区医院"]),
    (NameRule.RANK, "市人民医院开诊,市图书馆开放", ["市人民医院", "市图书馆"]),
    (NameRule.BOUND, "谈爱桥修缮,市一中扩容", ["谈爱桥", "市一中"]),
    (NameRule.BRACKETED, "成立沐诺（武汉）工业互联网研究院", ["沐诺（武汉）工业互联网研究院"]),
    (NameRule.OPENED, "“青红”旅游铁路开通", ["“青红”旅游铁路"]),
    (NameRule.COMMON_WORD, "启动英雄大桥建设", ["英雄大桥"]),
    (NameRule.LINE_NUMBER, "地铁1号线运营,2号线封顶", ["地铁1号线", "2号线"]),
    (NameRule.STAGED, "推进市民游泳馆二期建设", ["市民游泳馆二期"]),
    (NameRule.PROGRESSING, "数据会展中心正式开工", ["数据会展中心"]),
    (NameRule.FOUNDED, "交通集团挂牌", ["交通集团"]),
    (NameRule.FIELD, "筹建储能技术国家重点实验室", ["储能技术国家重点实验室"]),
    (NameRule.SCOPE, "获批国家羊绒技术创新中心", ["国家羊绒技术创新中心"]),
    (NameRule.DESCRIBED, "成立疫情防控指挥部", ["疫情防控指挥部"]),
    (NameRule.FIRM, "与中石化签约", ["中石化"]),
    (NameRule.TRADE, "沐源光电成功上市", ["沐源光电"]),
    (NameRule.RANKED, "在市委领导下", ["市委"]),
    (NameRule.NATIONAL, "国务院总理作报告", ["国务院"]),
    (NameRule.MASS, "发挥工会、共青团、妇联作用", ["工会", "共青团", "妇联"]),
    (NameRule.LIST, "引进云湖电子等3家企业", ["云湖电子"]),
    (NameRule.SUBJECT, "岙湖新天地、浔溪国际建成投用", ["岙湖新天地", "浔溪国际"]),
    (NameRule.ROAD_NUMBER, "改造国道104浔溪段", ["国道104浔溪段"]),
    (NameRule.TRANSFER, "引汉济渭通水", ["引汉济渭"]),
    (NameRule.QUOTED, "“蓝湾一号”投产", ["“蓝湾一号”"]),
]

# What is not named, the head at which each refusal is given.
REFUSALS = [
    (RefusalRule.BEYOND, "沐岭港工业区扩容", "港"),
    (RefusalRule.NO_STAGE, "完成第一期培训", "一期"),
    (RefusalRule.NO_NUMBER, "联系工号线索", "号线"),
    (RefusalRule.NOTHING_BEFORE, "，水库除险", "水库"),
    (RefusalRule.NO_STREET, "沐岭路通了", "路"),
    (RefusalRule.WITHIN_QUOTES, "被命名为“沐岭特色小镇”", "特色小镇"),
    (RefusalRule.UNBOUND, "关停设备厂", "厂"),
    (RefusalRule.COUNTED, "整治大型水库12座", "水库"),
    (RefusalRule.NO_OWN_WORD, "重点工程进展顺利", "工程"),
    (RefusalRule.CAMPAIGN, "实施武汉红烛教育工程", "工程"),
    (RefusalRule.SHORT_PROJECT, "抓好沐岭项目", "项目"),
    (RefusalRule.RANK_ONLY, "由省厅督办", "厅"),
    (RefusalRule.PART_OF_WORD, "沐中石化岭", "中石化"),
    (RefusalRule.GOES_ON, "迁往市政府所在地", "市政府"),
    (RefusalRule.NO_TERM, "新一届政府履新", "届政府"),
    (RefusalRule.UNRANKED, "全县政府过紧日子", "县政府"),
    (RefusalRule.ALONE, "加强政协工作", "政协"),
    (RefusalRule.FEW, "工商联积极履职", "工商联"),
]


@pytest.mark.parametrize("rule, text, expected", RULES)
def test_names_are_found_by_their_rule(rule: NameRule, text: str, expected: list[str]) -> None:
    names = body_reader().names(text)
    assert [text[name.start : name.end] for name in names] == expected
    assert {name.rule for name in names} == {rule}


@pytest.mark.parametrize("rule, text, head", REFUSALS)
def test_heads_that_name_nothing_say_why(rule: RefusalRule, text: str, head: str) -> None:
    said = {(text[refused.start : refused.end], refused.rule) for refused in body_reader().refusals(text)}
    assert (head, rule) in said
    assert f"body.{rule}" in {refused.rule for refused in BodyExtractor().refused(Reading(text))}
    assert list(BodyExtractor().extract(Reading(text))) == []


def test_every_rule_and_every_refusal_has_a_row() -> None:
    assert {rule for rule, _, _ in RULES} == set(NameRule)
    assert {rule for rule, _, _ in REFUSALS} == set(RefusalRule)


TEXT = "市委支持沐岭集团建设沐岭大桥，沐岭大学入驻沐岭科技园。"


def found(extractor: BodyExtractor, text: str = TEXT) -> list[Mention[str]]:
    return list(extractor.extract(Reading(text)))


def test_each_name_has_one_label_and_the_order_of_the_text() -> None:
    assert [(mention.text, mention.label) for mention in found(BodyExtractor())] == [
        ("市委", Label.ORG),
        ("沐岭集团", Label.ORG),
        ("沐岭大桥", Label.FACILITY),
        ("沐岭大学", Label.ORG),
        ("沐岭科技园", Label.FACILITY),
    ]


@pytest.mark.parametrize("view", [OrganizationExtractor(), FacilityExtractor()])
def test_a_view_gives_its_label_and_nothing_else(view: BodyExtractor) -> None:
    assert found(view) == [mention for mention in found(BodyExtractor()) if mention.label in view.labels]


@pytest.mark.parametrize("extractor", [BodyExtractor(), OrganizationExtractor(), FacilityExtractor()])
def test_the_extractors_keep_the_contracts_of_the_kit(extractor: BodyExtractor) -> None:
    check_extractor(extractor)
    again = pickle.loads(pickle.dumps(extractor))
    assert (again.name, again.labels) == (extractor.name, extractor.labels)


# Kinds of heads and the tables.


@pytest.fixture(scope="module")
def lexicon() -> BodyLexicon:
    return body_lexicon(body_tables())


def test_every_kind_of_the_tables_has_words_of_its_label(lexicon: BodyLexicon) -> None:
    assert {head.kind for head in lexicon.heads.values()} == set(HeadKind)
    assert BodyHead("大桥", HeadKind.BRIDGE).label == Label.FACILITY
    listed = set(body_tables().organizations.heads)
    assert listed == {str(kind) for kind in BODIES - CLOSED}
    assert not listed & set(body_tables().facilities.heads)


def test_a_kind_that_is_not_known_is_refused() -> None:
    tables = body_tables()
    wrong = evolve(tables.organizations, heads={"castle": ("城堡",)})
    with pytest.raises(DataTableError, match="castle"):
        body_lexicon(evolve(tables, organizations=wrong))


def test_tables_of_ones_own_stand_in_for_those_of_the_package() -> None:
    tables = body_tables()
    heads = dict(tables.facilities.heads)
    heads["bridge"] = (*heads["bridge"], "风车塔")
    reader = BodyReader(evolve(tables, facilities=evolve(tables.facilities, heads=heads)))
    text = "沐岭风车塔建成，沐岭大学开学"
    assert [mention.text for mention in found(BodyExtractor(reader), text)] == ["沐岭风车塔", "沐岭大学"]
    assert [mention.text for mention in found(BodyExtractor(), text)] == ["沐岭大学"]


def test_the_common_words_are_many_and_in_order() -> None:
    assert set(common_words().values()) == set(WordClass)
    words = list(common_words())
    assert len(words) > 10_000
    assert words == sorted(words)


@given(
    st.lists(
        st.sampled_from(["沐岭", "大桥", "市", "委", "、", "，", "项目", "政协", "建成", "“", "”", "期"])
    )
)
@settings(max_examples=100, deadline=None)
def test_what_is_refused_is_a_slice_of_the_text_and_names_are_disjoint(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert all(0 <= item.start < item.end <= len(text) for item in body_reader().refusals(text))
    end = 0
    for name in body_reader().names(text):
        assert end <= name.start < name.end <= len(text)
        end = name.end

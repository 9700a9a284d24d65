"""Works: roads, railways, plants, parks, projects; texts written for this project."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.interfaces import Reading
from gwreport.mentions.bodies import FacilityExtractor, OrganizationExtractor
from gwreport.model import Label, Mention


def facilities(text: str) -> list[Mention[str]]:
    return list(FacilityExtractor().extract(Reading(text)))


def names(text: str) -> list[str]:
    return [mention.text for mention in facilities(text)]


NAMED = [
    ("沐岭滩一级电站投产，加快浔溪坝三级水电站建设", ["沐岭滩一级电站", "浔溪坝三级水电站"]),
    ("建成沐岭扬水站、浔溪节制闸和云湖提水站", ["沐岭扬水站", "浔溪节制闸", "云湖提水站"]),
    ("推进贵广快速铁路和沐岭快速铁路", ["贵广快速铁路", "沐岭快速铁路"]),
    ("拓宽机场路、学院路，机场路网更加完善", ["机场路", "学院路"]),
    ("启动沐岭路、英雄大桥建设", ["沐岭路", "英雄大桥"]),
    ("打通沐岭东路，改造浔溪大道西延伸段", ["沐岭东路", "浔溪大道西延伸段"]),
    ("沐青高速沐岭至浔溪段扩容工程开工", ["沐青高速沐岭至浔溪段扩容工程"]),
    ("推进沐溪灌区建设", ["沐溪灌区"]),
    ("推进沐岭水库输水配套工程建设", ["沐岭水库输水配套工程"]),
    ("完成306省道改线工程", ["306省道改线工程"]),
    ("建成引江济淮工程、西气东输三线", ["引江济淮工程", "西气东输三线"]),
    ("引入民间投资，引进人才", []),
    ("改造人民路，拓宽沐岭大道", ["人民路", "沐岭大道"]),
    ("市客运中心二期投用", ["市客运中心二期"]),
    ("找到致富路、新出路，建设便民大桥、文化广场", []),
    ("加快建设沐青高速", ["沐青高速"]),
    ("推进沐岭至浔溪高速公路前期工作", ["沐岭至浔溪高速公路"]),
    ("开工建设襄阳至宜昌铁路", ["襄阳至宜昌铁路"]),
    ("沐岭大桥、岙湖特大桥建成通车", ["沐岭大桥", "岙湖特大桥"]),
    ("沐岭电厂三期并网发电", ["沐岭电厂三期"]),
    ("启动沐岭机场扩建工程", ["沐岭机场扩建工程"]),
    ("武汉机场旅客吞吐量增长", ["武汉机场"]),
    ("沐青高速浔溪段贯通", ["沐青高速浔溪段"]),
    ("武汉地铁11号线沐岭段开通", ["武汉地铁11号线沐岭段"]),
    ("完成220千伏沐岭输变电工程", ["220千伏沐岭输变电工程"]),
    ("推进浔溪河水生态修复与治理工程", ["浔溪河水生态修复与治理工程"]),
    ("沐岭石化120万吨乙烯项目落地", ["沐岭石化120万吨乙烯项目"]),
    ("“青红”旅游铁路开通", ["“青红”旅游铁路"]),
    ("“蓝湾一号”投产", ["“蓝湾一号”"]),
    ("市图书馆建成开放", ["市图书馆"]),
    ("沐岭电子信息产业园一期等项目竣工", ["沐岭电子信息产业园一期"]),
    ("沐岭港开港,浔溪桥完成修缮", ["沐岭港", "浔溪桥"]),
    ("沐拓矿业铁矿石采选、沐诺光热发电等项目建成", ["沐拓矿业铁矿石采选", "沐诺光热发电"]),
    ("武汉地铁二号线延伸", ["武汉地铁二号线"]),
    ("桃花岭景区开放", ["桃花岭景区"]),
    ("抓好沐岭新材料、岙湖风电等项目建设", ["沐岭新材料", "岙湖风电"]),
]

# Names of divisions are places even where a dictionary takes them for common words.
PLACES = [
    ("建成烟台博物馆,开工建设保定至沧州高速公路", ["烟台博物馆", "保定至沧州高速公路"]),
    ("仙居国家公园、长治机场", ["仙居国家公园", "长治机场"]),
    ("开展平安工程和文明工程", []),
]
ORDINALS = [
    ("第四自来水厂开工,完成第十三水质净化厂", ["第四自来水厂", "第十三水质净化厂"]),
    ("扩建沐岭市第二污水处理厂", ["沐岭市第二污水处理厂"]),
    ("建成全国第一大桥,成为第二大口岸", []),
    ("获批第一批国家公园,建设第三产业园区", []),
]
LINES = [
    ("配合做好沪宁铁路、京港澳高速扩容", ["沪宁铁路", "京港澳高速"]),
    ("中老铁路客货两旺", ["中老铁路"]),
    ("加快开通中欧铁路班列", []),
    ("推进旅游公路、东西高速建设", []),
    ("地铁1号线运营,2号线封顶", ["地铁1号线", "2号线"]),
    ("拨打12345热线,联系工号线索", []),
    ("开工浔溪至岙湖、青渠至沐岭高速公路", ["浔溪至岙湖", "青渠至沐岭高速公路"]),
    ("建设清涧至子长、安康至岚皋高速公路", ["清涧至子长", "安康至岚皋高速公路"]),
    ("从小学至中学公路安全教育", []),
    ("加快沐浔、青岙高速前期工作", ["沐浔", "青岙高速"]),
    ("沐岭至青渠、浔溪至岙湖等2条（段）高速公路", ["沐岭至青渠", "浔溪至岙湖"]),
    ("改建国道104浔溪段、G205岙湖至青渠段", ["国道104浔溪段", "G205岙湖至青渠段"]),
    ("建成北外环高速,打通荷花路浔溪隧道", ["北外环高速", "荷花路浔溪隧道"]),
    ("改造省道245线、国道G325,加快S301线建设", ["省道245线", "国道G325", "S301线"]),
    ("改造普通国省道828公里,新增省道100多公里", []),
    ("实施41项城建重点工程", []),
    ("推进浔溪至岙湖铁路三四线青渠至沐岭段前期工作", ["浔溪至岙湖铁路三四线青渠至沐岭段"]),
    ("建成浔溪隧道,整治青渠航道", ["浔溪隧道", "青渠航道"]),
]
SHARED = [
    ("加快沐诺石化乙烯、青渠材料项目建设", ["沐诺石化乙烯", "青渠材料项目"]),
    ("抓好农业、工业、沐岭水库建设", ["沐岭水库"]),
    ("推进岙湖、沐岭水库除险", ["岙湖", "沐岭水库"]),
]
SAID = [
    ("岙湖新天地、浔溪国际建成投用", ["岙湖新天地", "浔溪国际"]),
    ("一批惠民项目建成投用,三期工程开工建设", []),
    ("青渠县建成投用", []),
    ("“最后一公里”贯通,“一园两翼”建成", []),
]
BRACKETS = [
    ("建设沐诺（武汉）物流园", ["沐诺（武汉）物流园"]),
    ("推进中国（沐岭）博览会", []),
    ("提升中德产业园,办好中国产业园", ["中德产业园"]),
]
GRADED = [
    ("创建岙湖湾5A级景区", ["岙湖湾5A级景区"]),
    ("全县5A级景区达到2家,新增4A级景区", []),
]
LISTED = [
    ("改造沐香坊、岙头根等特色街区", ["沐香坊", "岙头根"]),
    ("沐诺电池、青渠铜箔2个项目开工", ["沐诺电池", "青渠铜箔"]),
    ("农业、旅游2个项目开工", []),
    ("落实东西部协作、沐岭定点帮扶等项目", []),
]
GROWN = [
    ("推进沐岭湖流域综合治理项目,建好长城国家文化公园", ["沐岭湖流域综合治理项目", "长城国家文化公园"]),
    ("沐岭煤矿生态修复,岙湖大桥长效管护", ["沐岭煤矿", "岙湖大桥"]),
    ("岙湖遗址走廊,沐岭水库区块", []),
    ("规划建设沐岭体育中心二期,提升数据中心能力", ["沐岭体育中心二期"]),
]
RULES = PLACES + ORDINALS + LINES + SHARED + SAID + BRACKETS + GRADED + LISTED + GROWN

GENERIC = [
    "建成三级水电站8座,新建扬水站12处",
    "建设快速铁路,完善快速铁路网",
    "通往机场路段畅通,达到一级水准",
    "新建高速公路120公里,改造农村公路500公里",
    "实施重大项目300个,重点工程进展顺利",
    "新建水库3座、污水处理厂2座",
    "实施希望工程和人才工程",
    "湖北重点项目加快推进",
    "保持高速增长,实现高速发展",
    "完善项目库,培训工程师",
    "生产线、海岸线、底线和红线",
    "建设产业园区和示范基地",
    "港澳同胞、港口城市",
    "第一期和近期工作",
    "争取设立沐岭新区和浔溪开发区等区",
    "农村饮水安全工程全面完成",
    "“十四五”期间建设一批园区",
    "第八届全国道德模范",
    "被命名为“沐岭特色小镇”",
    "沐岭港工业区和沐溪镇",
    "清理、整顿、规范各类基地",
]


@pytest.mark.parametrize("text, expected", NAMED)
def test_named_works_are_found_with_their_stages(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text, expected", RULES)
def test_rules_find_their_works_and_leave_their_traps(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", GENERIC)
def test_works_without_a_name_give_nothing(text: str) -> None:
    assert names(text) == []


def test_a_work_in_the_title_of_a_document_is_no_mention() -> None:
    assert names("印发《沐青高速建设方案》,沐青高速开工") == ["沐青高速"]


def test_bodies_and_works_never_share_a_place() -> None:
    text = "沐岭集团投资沐岭集团产业园,沐岭大学入驻沐岭科技园。"
    bodies = OrganizationExtractor().extract(Reading(text))
    spans = sorted(m.span for m in [*bodies, *facilities(text)])
    assert len(spans) == 4
    assert all(a.end <= b.start for a, b in pairwise(spans))


CLAUSES = ["推进{}建设", "{}建成投用", "在{}附近", "加快实施{}，带动就业"]
STEMS = ["沐岭", "青渠", "岙湖", "浔溪"]
SUFFIXES = ["大桥", "水库", "高速公路", "产业园", "机场", "污水处理厂", "博物馆", "风景区", "水电站"]


@given(
    st.sampled_from(CLAUSES),
    st.sampled_from(["", "武汉", "河南省"]),
    st.sampled_from(STEMS),
    st.sampled_from(SUFFIXES),
    st.sampled_from(["", "二期", "扩建工程"]),
)
@settings(max_examples=60, deadline=None)
def test_a_planted_name_comes_back(clause: str, place: str, stem: str, suffix: str, stage: str) -> None:
    name = place + stem + suffix + stage
    assert names(clause.format(name)) == [name]


# fmt: off
PARTS = st.sampled_from([
    "高速", "武汉", "大桥", "项目", "、", "等项目", "和", "“", "”", "沐岭", "工程", "二期", "，", "段", "港",
    "120万吨", "号线", "《", "》", "至", "—", "投产", "建成", "的", "第一", "3座", "（一期）", "市",
])
# fmt: on


@given(st.one_of(st.text(max_size=80), st.lists(PARTS, max_size=30).map("".join)))
@settings(max_examples=150, deadline=None)
def test_mentions_are_slices_in_order_that_never_overlap(text: str) -> None:
    end = 0
    for mention in facilities(text):
        assert mention.span.start >= end
        assert mention.text == mention.value == mention.span.of(text) != ""
        assert mention.label == Label.FACILITY
        end = mention.span.end


def test_time_grows_with_the_text() -> None:
    extractor = FacilityExtractor()

    def seconds(text: str) -> float:
        start = time.process_time()
        list(extractor.extract(Reading(text)))
        return time.process_time() - start

    for part in ("沐岭大桥、", "项目", "二期", "等项目", "至", "千", "建设沐岭至浔溪高速公路。", "港"):
        seconds(part)
        short = min(seconds(part * n) for n in (2000, 2001))
        long = min(seconds(part * n) for n in (20_000, 20_001))
        assert long < 30 * short, part

"""Mentions of places: what is one, what is none, which place it means in which year and report."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.gazetteer.regions import Division, region_table
from gwreport.interfaces import Reading
from gwreport.mentions import places
from gwreport.mentions.places.extractor import RegionExtractor
from gwreport.mentions.places.words import place_words
from gwreport.model import Label, Level, Mention, Metadata, Region
from gwreport.testing import check_extractor

EXTRACTOR = RegionExtractor()
OWN = {
    "辽宁": Region("辽宁省", "210000", Level.PROVINCE, "100000"),
    "北京": Region("北京市", "110000", Level.PROVINCE, "100000"),
    "吉林": Region("吉林省", "220000", Level.PROVINCE, "100000"),
    "青海": Region("青海省", "630000", Level.PROVINCE, "100000"),
    "甘南": Region("甘南藏族自治州", "623000", Level.PREFECTURE, "620000"),
    "昌黎": Region("昌黎县", "130322", Level.COUNTY, "130300"),
    "驻马店": Region("驻马店市", "411700", Level.PREFECTURE, "410000"),
    "宜昌": Region("宜昌市", "420500", Level.PREFECTURE, "420000"),
    "乌兰察布": Region("乌兰察布市", "150900", Level.PREFECTURE, "150000"),
    "宁乡": Region("宁乡市", "430182", Level.COUNTY, "430100"),
    "韶关": Region("韶关市", "440200", Level.PREFECTURE, "440000"),
    "湖南": Region("湖南省", "430000", Level.PROVINCE, "100000"),
    "天津": Region("天津市", "120000", Level.PROVINCE, "100000"),
    "巴彦淖尔": Region("巴彦淖尔市", "150800", Level.PREFECTURE, "150000"),
    "恩施": Region("恩施土家族苗族自治州", "422800", Level.PREFECTURE, "420000"),
    "临泉": Region("临泉县", "341221", Level.COUNTY, "341200"),
    "徐州": Region("徐州市", "320300", Level.PREFECTURE, "320000"),
    "沈阳": Region("沈阳市", "210100", Level.PREFECTURE, "210000"),
    "耿马": Region("耿马傣族佤族自治县", "530926", Level.COUNTY, "530900"),
    "洛阳": Region("洛阳市", "410300", Level.PREFECTURE, "410000"),
    "柳湾镇": Region("柳湾镇", None, Level.TOWNSHIP, None),
}


def find(
    text: str, *, year: int | None = 2022, own: str | None = None, townships: bool = False
) -> list[Mention[Region]]:
    region = OWN[own] if own else None
    level = region.level if region else None
    reading = Reading(text, Metadata(year=year, region=region, level=level))
    extractor = RegionExtractor(townships=True) if townships else EXTRACTOR
    mentions = [m for m in extractor.extract(reading) if isinstance(m, Mention)]
    assert all(m.label == Label.REGION and m.span.of(text) == m.text for m in mentions)
    return mentions


def texts(text: str, **context: str) -> list[str]:
    own = context.get("own")
    return [mention.text for mention in find(text, own=own)]


# The whole list of places that a text names; the traps stand beside the hits.
@pytest.mark.parametrize(
    "text, expected",
    [
        ("支持昆明与大理发展旅游。", ["昆明", "大理"]),
        ("全市上下、全省各地、我县实际。", []),
        ("京津冀协同,长株潭融合,长三角一体。", ["京津冀", "长株潭", "长三角"]),
        ("深度融入粤港澳大湾区。", ["粤港澳大湾区"]),
        ("加强合作,保持和平,振兴乡村,群众富裕。", []),
        ("与临夏、合作等地开展协作。", ["临夏", "合作"]),
        ("隆重庆祝丰收,隆重庆祝建党节。", []),
        ("坚持创新和政策协同,统筹发展和安全。", []),
        ("黄河南岸与湘江西岸同步绿化。", []),
        ("公布医保定点名单,黄海南北两岸。", []),
        ("玉林山公园、烟台道路。", ["烟台"]),
        ("日照时数增加,长治久安,来宾满意。", []),
        ("在湖北大学设立基地,海南航空增加班次。", []),
        ("中共湖北省委提出要求。", []),
        ("昔阳县和平定县通车,平和平稳。", ["昔阳县", "平定县"]),
        ("丹东港扩建,东港市通车。", ["东港市"]),
        ("推广西宁经验,建设美丽江苏。", ["西宁", "江苏"]),
        ("以上海洋项目,河流入海口,丹霞山西南门,发展大理石加工。", []),
        ("在以上海为中心的地区,连接海口与三亚。", ["上海", "海口", "三亚"]),
        ("各国家机关中推行,关中农村推广。", ["关中"]),
        ("改造北京路和青海大道。", []),
        ("湖南省湘潭市获得表彰。", ["湖南省湘潭市"]),
        ("鄂州市场活跃,宁波市民满意。", ["鄂州", "宁波"]),
        ("中国特色社会主义道路。", []),
        ("与新加坡、俄罗斯合作。", ["新加坡", "俄罗斯"]),
        ("推出“重庆速度”,“重庆”榜上有名。", ["重庆"]),
        ("海口跨江隧道工程开工。", []),
        ("海口的重点工程开工。", ["海口"]),
        ("成都至昆明高速公路通车。", []),
        ("从成都到昆明考察。", ["成都", "昆明"]),
        ("建成成都至昆明、武汉至宜昌、沐岭至柏洲等3条高速公路。", []),
        ("建成沐岭至柏洲、成都至昆明（青坪段）等2条（段）高速公路。", []),
        ("会期由成都至昆明、由昆明至沐岭顺延。", ["成都", "昆明", "昆明"]),
        ("企业列湖北百强企业第9位,引进台湾百强企业,支持荆州冲刺全国百强。", ["台湾", "荆州"]),
        ("举办第三届湖北·武汉国际交流大会,在武汉召开大会。", ["武汉"]),
        ("支持沐岭电子（无锡）有限公司、国家检验中心（江苏）、沐岭医院集美院区。", []),
        ("推进塔里木河、和田河流域治理,整治12个湘江流域排口。", ["和田河流域", "湘江流域"]),
        ("推广陕北绒山羊,支持陕北发展。", ["陕北"]),
        ("长白山区和松花江流域。", ["长白山", "松花江流域"]),
        ("小流域治理和重点流域保护。", []),
        ("吉林、长春、四平三市。", ["吉林", "长春", "四平"]),
        ("创建示范县和现代县,管理县城。", []),
        ("会议在海南藏族自治州召开。", ["海南藏族自治州"]),
        ("推进35项城市工程,惠及2县城乡。", []),
        ("新增城镇就业八千人,以上城市达标。", []),
        ("西藏事务、台湾事务有序开展。", []),
        ("获得湖北省著名商标十件,湖北名牌产品两件。", []),
        ("湖北技术转移中心、宜昌东客站建成。", []),
        ("编制完成都市区规划。", []),
        ("在丰收之年、大庆之年再立新功。", []),
        ("推动辽宁振兴发展。", ["辽宁"]),
        ("支持宜昌市（柏岭经开区）发展。", ["宜昌市", "柏岭经开区"]),
        ("通化、白山告别不通高铁的历史。", ["通化", "白山"]),
        ("经东南亚到印度洋沿岸。", ["东南亚"]),
        ("新疆站在新的起点,新疆站改造完成。", ["新疆"]),
        ("建成中国（武汉）知识产权保护中心。", []),
        ("海口“引溪入湖”等水利工程开工,海口“引溪入湖”。", ["海口"]),
        ("大湾区“菜篮子”基地扩容。", ["大湾区"]),
        ("举办昆明茶博会,在昆明举办茶博会。", ["昆明"]),
        ("宜昌、海口跨江隧道工程开工。", ["宜昌"]),
        ("线路自上海南至沐岭。", []),
        ("“北京奇迹”上演。", []),
        ("“加快推动有关地区学习北京做法”。", ["北京"]),
        ("“快推动有关地区学习北京做法”。", []),
        ("，感恩宜昌宜昌人民。", ["宜昌", "宜昌"]),
        ("推进3项城市工程。", []),
        ("在宜昌市镇上调研。", ["宜昌市"]),
        ("支持宜昌镇发展。", ["宜昌镇"]),
        ("建设“沐经济”绿色发展先行区。", []),
        ("改造小城湖片区。", []),
        ("提升富民、柏岭等特色小镇。", ["富民", "柏岭"]),
        ("打造沐溪柏洲、柏岭等特色小镇。", []),
        ("石坪、柳湾等村修路,石坪瑶族村通水。", ["石坪", "柳湾", "石坪瑶族村"]),
        ("泸溪县青木村通路。道路通到，青木、石坪。", ["泸溪县青木村", "青木"]),
        ("", []),
    ],
)
def test_places_and_words_that_only_look_like_places(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("支持雄安新区建设。", "雄安新区"),
        ("鄂州高新区排名上升。", "鄂州高新区"),
        ("推进海南自由贸易港建设。", "海南自由贸易港"),
        ("依托中国（湖北）自由贸易试验区,", "中国（湖北）自由贸易试验区"),
        ("设立河洛国家自主创新示范区。", "河洛国家自主创新示范区"),
        ("做强武汉都市圈。", "武汉都市圈"),
        ("建设沐岭新城。", "沐岭新城"),
        ("统筹南部沐岭新城建设。", "沐岭新城"),
        ("改造沐岭片区。", "沐岭片区"),
        ("支持皖北地区发展。", "皖北地区"),
        ("与波兰沐岭市结为友城。", "波兰沐岭市"),
        ("深化日本企业合作。", "日本"),
        ("加强以滇池流域为重点的治理。", "滇池流域"),
        ("推进沐岭国家级自然保护区建设。", "沐岭国家级自然保护区"),
        ("推进南太湖一体化,保护太湖水质。", "南太湖"),
        ("做强珠江西岸产业带。", "珠江西岸"),
        ("保持港澳繁荣稳定。", "港澳"),
        ("支持博鳌乐城引进药械。", "博鳌乐城"),
        ("建设“沐柏青”绿色发展先行区。", "“沐柏青”绿色发展先行区"),
        ("加快柏芝山西拓区建设。", "柏芝山西拓区"),
        ("谋划沐岭新城发展。", "沐岭新城"),
        ("（1）沐水流域治理。", "沐水流域"),
        ("融入闽东北协同发展区建设。", "闽东北协同发展区"),
        ("推动沐岭台商投资区扩容。", "沐岭台商投资区"),
        ("启动沐溪国际服务功能区建设。", "沐溪国际服务功能区"),
        ("规划武汉中央文化区。", "武汉中央文化区"),
        ("推进武汉生态示范城建设。", "武汉生态示范城"),
        ("推进湖北自贸区武汉片区建设。", "湖北自贸区武汉片区"),
        ("申报湖北自贸区（武汉片区）。", "湖北自贸区（武汉片区）"),
        ("支持武汉老工业城市产业转型升级示范区建设。", "武汉老工业城市产业转型升级示范区"),
        ("完成柳树湾片区、棚户区片区改造。", "柳树湾片区"),
        ("建设柏洲和青坪新区。", "青坪新区"),
        ("和青坪新区协作。", "青坪新区"),
        ("治理沐岭青柏河流域。", "沐岭青柏河流域"),
        ("治理上游沐水流域。", "沐水流域"),
        ("，湖北自贸区武汉片区）获批。", "湖北自贸区武汉片区"),
        ("，市级宜昌（青坪）新区建设。", "宜昌（青坪）新区"),
        ("参与大湄公河次区域合作。", "大湄公河次区域"),
    ],
)
def test_zones_are_named_whole(text: str, expected: str) -> None:
    (mention,) = find(text)
    assert (mention.text, mention.value.adcode, mention.value.level) == (expected, None, Level.AREA)


# (own place, text, places): a list, a route or a zone shows that a word is a place of the own prefecture.
@pytest.mark.parametrize(
    "own, text, expected",
    [
        ("驻马店", "支持正阳、新蔡发展。", ["正阳", "新蔡"]),
        ("驻马店", "抓好西平、遂平7县的工作。", ["西平", "遂平"]),
        ("驻马店", "会议强调正阳光下办事。", []),
        ("宜昌", "长阳、五峰脱贫摘帽。", ["长阳", "五峰"]),
        ("宜昌", "长阳、合作共赢。", ["长阳"]),
        ("乌兰察布", "建设东起兴和西至四子王旗的走廊。", ["兴和", "四子王旗"]),
        ("乌兰察布", "，广州东至沐岭的线路。", []),
        ("宜昌", "做强远安经开区、五峰经开区和各经开区。", ["远安经开区", "五峰经开区"]),
        ("宜昌", "深化合作开发区建设。", []),
        ("宜昌", "，五峰“双柏计划”落地;，新建、改造道路。", ["五峰"]),
        ("宜昌", "，五峰的茶园，五峰茶园。", ["五峰"]),
        ("宜昌", "长阳、五峰增长较快。", ["长阳", "五峰"]),
        ("宜昌", "长阳、五峰青坪。", ["长阳"]),
        ("宜昌", "，五峰青柏岭镇提质,五峰三青坪镇提质。", ["五峰青柏岭镇"]),
        ("宜昌", "追随县里的做法。", []),
        ("甘南", "，合作、安宁等区修路。", ["合作", "安宁"]),
        ("甘南", "同日本、合作、共赢发展。", ["日本"]),
        ("驻马店", "全县上下要抓紧时间大力支持正阳、新蔡发展。", ["正阳", "新蔡"]),
        ("天津", "支持青柏集团在津布局,青柏集团在沪布局。", ["津"]),
        ("宜昌", "支持青柏集团在津布局。", []),
    ],
)
def test_the_own_place_and_its_neighbours_in_a_list(own: str, text: str, expected: list[str]) -> None:
    assert texts(text, own=own) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("同英、葡两国往来密切。", ["英国", "葡萄牙"]),
        ("扩大对俄贸易,对苏出口。", ["俄罗斯", "苏联"]),
        ("满足群众对美好生活的需要,对意见逐条答复。", []),
        ("环境洁、绿、亮、美,坚持德、智、体、美教育。", []),
    ],
)
def test_states_by_one_letter(text: str, expected: list[str]) -> None:
    assert [mention.value.name for mention in find(text)] == expected


@pytest.mark.parametrize(
    "own, text, expected",
    [
        (None, "落实川渝两省市规划,深化京蒙协作。", ["川渝", "京蒙"]),
        (None, "打造冀鲁豫三省交界的中心城市。", ["冀鲁豫"]),
        (None, "四川合作深化,辽宁地区,苏宁合作,城乡一体化,农文旅一体化。", ["四川", "辽宁地区"]),
        (None, "统筹全省一体化,加强省际合作,推进“川渝合作”行动。", []),
        ("恩施", "推动“宜恩神”区域旅游。", ["宜恩神"]),
        ("宜昌", "推动宜荆恩一体化,推动产城人一体化。", ["宜荆恩"]),
        (None, "推进渝合作。", []),
        ("天津", "推动宜荆恩一体化。", []),
    ],
)
def test_letters_of_places_that_work_together(own: str | None, text: str, expected: list[str]) -> None:
    assert [mention.text for mention in find(text, own=own)] == expected


# 后旗 is the one beside 前旗 and 中旗 of the same old name; 杭锦后旗 has a short name of its own.
@pytest.mark.parametrize(
    "own, text, expected",
    [
        ("巴彦淖尔", "，前旗获评先进;中旗、后旗修路。", ["乌拉特前旗", "乌拉特中旗", "乌拉特后旗"]),
        ("巴彦淖尔", "杭后完成改造,杭后旗通车。", ["杭锦后旗", "杭锦后旗"]),
        ("巴彦淖尔", "升起某前旗帜,之前旗下企业扩产,左旗通车。", []),
        ("宜昌", "前旗修路,中旗、后旗通车。", []),
    ],
)
def test_banners_by_their_sides(own: str, text: str, expected: list[str]) -> None:
    assert [mention.value.name for mention in find(text, own=own)] == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("改造沐溪、柏岭、青洲等重点商圈。", ["沐溪", "柏岭", "青洲"]),
        ("启动沐溪、柏岭路、青川广场等片区建设。", []),
        ("推进沐溪、柏岭路等片区改造。", ["沐溪"]),
        ("发展餐饮、健康、家政等社区服务。", []),
        ("打造康养、啤酒、红木等特色小镇。", []),
        ("提升沐溪、柏岭、草坪等一批特色小镇。", ["沐溪", "柏岭", "草坪"]),
    ],
)
def test_quarters_of_a_town_by_the_noun_of_their_list(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "建设国家级经济技术开发区。",
        "治理低洼易涝片区,帮扶老少边岛地区,发展富庶的地区。",
        "建好开发区,盘活开发区闲置土地,打通都市区道路。",
        "落实生态环境分区管控,完善城市功能分区。",
        "设立军分区,建设“双碳”示范区。",
        "做好侨务、港澳、档案工作,加强港澳侨联络。",
        "爱家乡、建家乡,评选最美街道,解决城中村问题。",
        "创建全国农业现代化示范区。",
        "申报综合保税区和跨境电商综合试验区。",
        "第三批全国民族团结进步示范区。",
        "争创省级高新区,各开发区竞相发展。",
        "地区生产总值增长,形成一核四片区。",
        "帮扶连片特困地区和偏远地区,改造老城片区。",
        "建设国资国企综合改革试验区。",
        "整治3个低洼易涝片区,建成2个千亿开发区,扶持偏僻地区。",
        "做强武广、岳麓滨江五大片区。",
        "优化主体功能区布局,创建示范城市和生态城镇。",
        "建设产城融合示范区,做强三大核心功能区域。",
        "改造高速公路服务区,引导外商投资区内企业。",
    ],
)
def test_a_zone_without_a_name_is_none(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    "text, expected",
    [
        ("云溪乡、石桥镇完成改造。", ["云溪乡", "石桥镇"]),
        ("成绩喜人，桃花岭镇跻身全国百强。", ["桃花岭镇"]),
        ("泸溪县浦市镇青木村通路。", ["泸溪县浦市镇青木村"]),
        ("柳湾、石坪、火把冲等村种植油茶。", ["柳湾", "石坪", "火把冲"]),
        ("石坪、柳湾等3个村修路,石坪村通水。", ["石坪", "柳湾", "石坪村"]),
        ("建设特色小镇、美丽乡村,服务农村和城镇。", []),
        ("养老、托育、家政等服务进社区。", []),
        ("休闲、康养等专业村庄。", []),
        ("8个贫困村、12个示范村、一乡一品。", []),
        ("乡村振兴,村民增收,镇区扩容。", []),
    ],
)
def test_towns_and_villages(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


# (own place, text, places and parents with the table of townships, places without it)
@pytest.mark.parametrize(
    "own, text, expected, plain",
    [
        ("宁乡", "支持宁乡花明楼镇发展。", [("宁乡花明楼镇", "430182")], ["宁乡花明楼镇"]),
        ("宁乡", "抓好花明楼镇污水处理,改造城关镇老街。", [("花明楼镇", "430182")], []),
        ("韶关", "在乐昌九峰镇修路。", [("乐昌九峰镇", "440281")], ["乐昌"]),
        ("宁乡", "抓好玉潭街道绿化。", [("玉潭街道", "430182")], []),
        ("沈阳", "改造解放街道两侧。", [], []),
        ("湖南", "抓好花明楼镇污水处理。", [], []),
        ("天津", "抓好花明楼镇污水处理。", [], []),
        (None, "抓好花明楼镇污水处理。", [], []),
    ],
)
def test_the_townships_of_the_own_place_where_they_are_asked_for(
    own: str | None, text: str, expected: list[tuple[str, str]], plain: list[str]
) -> None:
    found = find(text, own=own, townships=True)
    assert [(m.text, m.value.parent) for m in found] == expected
    assert [m.text for m in find(text, own=own)] == plain


def test_a_village_behind_a_township_of_the_table_joins_with_it() -> None:
    (mention,) = find("支持乐昌九峰镇青木村发展。", own="韶关", townships=True)
    assert (mention.text, mention.value.name) == ("乐昌九峰镇青木村", "青木村")


def test_the_value_of_a_village_names_it_without_the_places_above() -> None:
    (mention,) = find("泸溪县浦市镇青木村通路。")
    assert mention.value == Region("青木村", None, Level.TOWNSHIP, "433122")


# (text, own place, name, code): the report's own place decides among places of one name.
@pytest.mark.parametrize(
    "text, own, name, code",
    [
        ("支持朝阳发展。", "辽宁", "朝阳市", "211300"),
        ("朝阳区完成改造。", "北京", "朝阳区", "110105"),
        ("朝阳区完成改造。", "吉林", "朝阳区", "220104"),
        ("加快吉林发展。", "吉林", "吉林省", "220000"),
        ("支持吉林市发展。", "吉林", "吉林市", "220200"),
        ("支持海南、海西发展。", "青海", "海南藏族自治州", "632500"),
        ("向海南学习。", "辽宁", "海南省", "460000"),
        ("福州市鼓楼区完成改造。", "辽宁", "鼓楼区", "350102"),
        ("鼓楼区完成改造。", "辽宁", "鼓楼区", None),
        ("沈阳和平区完成改造。", "北京", "和平区", "210102"),
        ("鼓楼区完成改造。", "徐州", "鼓楼区", "320302"),
        ("合作市通车。", "甘南", "合作市", "623001"),
        ("夏河县通车。", "甘南", "夏河县", "623027"),
        ("昌黎县城提质。", "昌黎", "昌黎县", "130322"),
        ("建设美丽昌黎。", "昌黎", "昌黎县", "130322"),
        ("建设美丽柳湾镇。", "柳湾镇", "柳湾镇", None),
    ],
)
def test_the_own_place_settles_what_is_meant(text: str, own: str, name: str, code: str | None) -> None:
    first = find(text, own=own)[0]
    assert (first.value.name, first.value.adcode) == (name, code)


# An ambiguous name lies in the last place that its own sentence names before it.
@pytest.mark.parametrize(
    "text, code",
    [
        ("福州举办活动,鼓楼区完成改造。", "350102"),
        ("福州举办活动。鼓楼区完成改造。", None),
        ("徐州到福州举办活动,鼓楼区完成改造。", "350102"),
    ],
)
def test_a_place_named_before_settles_what_is_meant(text: str, code: str | None) -> None:
    last = find(text)[-1]
    assert (last.value.name, last.value.adcode) == ("鼓楼区", code)


def test_the_rule_of_a_mention_says_how_it_was_found() -> None:
    found = find("湖北与昆明市、法国、京津冀、沐岭新区、泸溪县青木村。")
    assert [(m.text, m.rule) for m in found] == [
        ("湖北", "region.short"), ("昆明市", "region.division"), ("法国", "region.foreign"),
        ("京津冀", "region.area"), ("沐岭新区", "region.zone"), ("泸溪县青木村", "region.village"),
    ]  # fmt: skip


def test_banners_by_their_sides_where_the_year_is_unknown() -> None:
    assert [m.value.name for m in find("，前旗获评先进。", year=None, own="巴彦淖尔")] == ["乌拉特前旗"]


# The town of a township's report is the one named most often, where its head does not say.
@pytest.mark.parametrize(
    "level, own, text, expected",
    [
        (
            Level.TOWNSHIP,
            None,
            "，青坪岭镇提质；，青坪岭镇增绿；建设青坪岭，到石桥镇。",
            ["青坪岭镇"] * 2 + ["青坪岭"],
        ),
        (Level.COUNTY, None, "，青坪岭镇提质；，青坪岭镇增绿；建设青坪岭。", ["青坪岭镇"] * 2),
        (Level.TOWNSHIP, "柳湾镇", "建设美丽柳湾，，青坪岭镇增绿；建设青坪岭。", ["柳湾", "青坪岭镇"]),
        (Level.TOWNSHIP, "和平镇", "建设和平镇，维护和平。", ["和平镇"]),
        (Level.TOWNSHIP, "桃花岭镇", "建设桃花岭，桃花岭镇提质。", ["桃花岭", "桃花岭镇"]),
    ],
)
def test_the_own_town_of_a_report(level: Level, own: str | None, text: str, expected: list[str]) -> None:
    region = Region(own, None, Level.TOWNSHIP, None) if own else None
    mentions = EXTRACTOR.extract(Reading(text, Metadata(year=2022, region=region, level=level)))
    assert [m.text for m in mentions if isinstance(m, Mention)] == expected


def test_ordinary_words_are_no_place_in_their_own_report() -> None:
    assert texts("深化合作,加强同各地的合作。", own="甘南") == []


# (year, text, code)
@pytest.mark.parametrize(
    "year, name, code",
    [
        (2005, "襄樊市", "420600"),
        (2015, "襄阳市", "420600"),
        (2016, "莱芜市", "371200"),
        (2020, "莱芜区", "370116"),
        (2015, "宁乡县", "430124"),
        (2020, "宁乡市", "430182"),
        (1990, "重庆市", "510200"),
        (2000, "重庆市", "500000"),
    ],
)
def test_the_year_decides_the_code(year: int, name: str, code: str) -> None:
    (mention,) = find(f"会议在{name}召开。", year=year)
    assert (mention.text, mention.value.adcode) == (name, code)


# 襄樊市 was renamed in 2010: its full name may be meant twelve years longer, its short name five.
@pytest.mark.parametrize(
    "name, year, found",
    [("襄樊", 2014, True), ("襄樊", 2015, False), ("襄樊市", 2021, True), ("襄樊市", 2022, False)],
)
def test_a_former_name_is_used_for_some_years(name: str, year: int, found: bool) -> None:
    assert bool(find(f"会议在{name}召开。", year=year)) is found


def test_a_name_long_gone_is_no_place() -> None:
    assert find("会议在通什市召开。", year=2000) != []
    assert find("会议在通什市召开。", year=2024) == []


# (id of the check, own place, text, the part that is refused): each id has a row.
REFUSED = [
    ("name.tail", None, "改造丹东港。", "丹东"),
    ("name.slogan", None, "推出“重庆速度”。", "重庆"),
    ("name.not-in-use", None, "会议在通什市召开。", "通什市"),
    ("name.not-in-use", "宜昌", "前旗修路。", "前旗"),
    ("name.field-of-work", None, "做好侨务、港澳、档案工作。", "港澳"),
    ("name.not-the-state", None, "当代中国人民。", "中国"),
    ("name.suffix", None, "活跃鄂州市场。", "鄂州市"),
    ("name.list-only", None, "深化合作。", "合作"),
    ("name.inside-only", None, "建好中心城区。", "城区"),
    ("name.longer-word", None, "整治入海口。", "海口"),
    ("name.classifier", None, "推进3项城市工程。", "项城"),
    ("name.word-before", None, "各国家机关中推行。", "关中"),
    ("name.word-after", "宜昌", "，远安全局向好。", "远安"),
    ("name.touched-before", "宜昌", "强调五峰。", "五峰"),
    ("name.touched-after", "宜昌", "，五峰林海。", "五峰"),
    ("name.words-on-both-sides", None, "隆重庆祝丰收。", "重庆"),
    ("name.cut-in-two", None, "推广西宁经验。", "广西"),
    ("member.nation", None, "昆明、中国等。", "中国"),
    ("member.inside-only", None, "昆明、城区、大理。", "城区"),
    ("member.far-word", None, "昆明、合作。", "合作"),
    ("member.goes-on", "宜昌", "长阳、合作共赢。", "合作"),
    ("list.few-names", None, "发展餐饮、健康等社区。", "发展餐饮、健康"),
    ("list.length", None, "柳湾、石、青坪等村。", "石"),
    ("list.length", None, "改造青坪、沐溪、金山银海湾等片区。", "金山银海湾"),
    ("list.length", None, "打造青坪、沐溪、金山银海湾等特色小镇。", "青坪、沐溪、金山银海湾"),
    ("list.mark", None, "改造青坪、沐溪3等片区。", "沐溪3"),
    ("list.work", None, "改造青坪、柏岭路等片区。", "柏岭路"),
    ("list.common-word", None, "改造青坪、健康等片区。", "健康"),
    ("zone.goes-on", None, "沐岭新区管委会。", "新区"),
    ("zone.counted", None, "形成一核四片区。", "片区"),
    ("zone.counted", None, "建设沐岭五大片区。", "片区"),
    ("zone.military", None, "设立军分区。", "分区"),
    ("zone.basin-without-water", None, "治理重点流域。", "流域"),
    ("zone.within-place", None, "优先发展北部湾经济区。", "优先发展北部湾经济区"),
    ("zone.basin-length", None, "保护柏山东段洛水河流域。", "柏山东段洛水河流域"),
    ("zone.any-basin", None, "保护大沐河流域。", "大沐河流域"),
    ("zone.amount", None, "建成2个千亿开发区。", "千亿开发区"),
    ("zone.no-name", None, "建设国家级经济技术开发区。", "国家级经济技术开发区"),
    ("zone.no-name", None, "，南部岭新城。", "南部岭新城"),
    ("zone.two-names", None, "建设沐岭和都市圈。", "沐岭和都市圈"),
    ("zone.ordinal", None, "申报第十批示范区。", "第十批示范区"),
    ("village.within-place", None, "景德镇提质。", "镇"),
    ("village.length", None, "，社区。", "社区"),
    ("village.mark", None, "建设三青村。", "三青村"),
    ("village.kind", None, "，示范村提质。", "示范村"),
    ("village.community", None, "，青坪社区提质。", "青坪社区"),
    ("village.long-stem", None, "，青坪柏岭镇提质。", "青坪柏岭镇"),
    ("village.common-word", None, "，成立村提质。", "成立村"),
    ("village.touched", None, "以青带乡。", "青带乡"),
    ("township.other-place", "耿马", "支持耿马镇康永德发展。", "耿马镇"),
    ("township.seat", "临泉", "改造城关街道老街。", "城关街道"),
    ("township.seat", "洛阳", "改造城关镇老街。", "城关镇"),
    ("abbreviation.alone", None, "推进经济合作。", "济"),
    ("abbreviation.word", None, "推进成都德阳一体化。", "成都德阳"),
    ("abbreviation.quotation", None, "推进“川渝合作”行动。", "川渝"),
    ("longer-name.head", None, "海口跨江隧道工程开工。", "海口"),
    ("longer-name.route", None, "陕北至湖北输电工程开工。", "陕北"),
    ("longer-name.line", None, "建成成都至沐岭、青坪至柏洲等3条高速公路。", "成都"),
    ("longer-name.borrowed", None, "昆明市大连城开业。", "大连"),
    ("longer-name.borrowed", None, "贵阳市大连花园交付。", "大连"),
    ("longer-name.borrowed", None, "昆明市大连城。", "大连"),
    ("longer-name.bracket", None, "建成国家检验中心（江苏）。", "江苏"),
]


@pytest.mark.parametrize("rule, own, text, part", REFUSED, ids=[f"{row[0]} {row[3]}" for row in REFUSED])
def test_a_candidate_that_is_no_place_is_refused_by_its_check(
    rule: str, own: str | None, text: str, part: str
) -> None:
    region = OWN[own] if own else None
    reading = Reading(text, Metadata(year=2022, region=region, level=region.level if region else None))
    refused = RegionExtractor(townships=True).refused(reading)
    assert (part, rule) in [(text[item.start : item.end], item.rule) for item in refused]


def test_every_check_has_a_row() -> None:
    ids = re.compile(r'"((?:name|member|list|zone|village|township|abbreviation|longer-name)\.[a-z-]+)"')
    sources = Path(places.__file__).parent.glob("*.py")
    used = {rule for source in sources for rule in ids.findall(source.read_text(encoding="utf-8"))}
    assert used == {rule for rule, *_ in REFUSED}


FULL = [
    division
    for division in region_table().divisions()
    if division.level is not Level.NATIONAL
    and len(division.name) > 2
    and division.name not in place_words().generic
]
SENTENCES = ("会议在{}召开。", "据悉,{}已经达标。", "“{}”榜上有名。", "{}、{}完成任务。")


@given(st.sampled_from(FULL), st.sampled_from(range(1981, 2025)), st.sampled_from(SENTENCES))
@settings(max_examples=150, deadline=None)
def test_a_planted_full_name_is_found_with_the_code_of_the_year(
    division: Division, year: int, sentence: str
) -> None:
    if division.years_off(year):
        return
    own = Region(division.name, division.code, division.level, division.parent)
    reading = Reading(
        sentence.format(division.name, division.name), Metadata(year=year, region=own, level=own.level)
    )
    mentions = [m for m in EXTRACTOR.extract(reading) if isinstance(m, Mention)]
    assert {m.text for m in mentions} == {division.name}
    assert {m.value.adcode for m in mentions} == {division.code}


PIECES = [
    "鄂州", "湖北省", "合作", "朝阳区", "石桥镇", "、", "和", "等村", "等3个县", "新区", "开发区", "流域",
    "（", "）", "“", "”", "中国", "青木村", "。", "，", "在", "建设", "大学", "高速公路", "至", "一", "5",
    "\n", " ", "江", "市场", "国家级", "长白山", "镇", "村",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25), st.sampled_from([None, *OWN]))
@settings(max_examples=200, deadline=None)
def test_mentions_are_ordered_and_never_overlap(pieces: list[str], own: str | None) -> None:
    mentions = find("".join(pieces), own=own)
    for one, other in pairwise(mentions):
        assert one.span.end <= other.span.start
    assert all(mention.text.strip() for mention in mentions)


@pytest.mark.parametrize("piece", ["北京新区", "北京（新区）"])
def test_time_grows_with_a_chain_of_zones(piece: str) -> None:
    def seconds(text: str) -> float:
        times = []
        for _ in range(3):  # the least of three: other work on the machine only adds
            start = process_time()
            list(EXTRACTOR.extract(Reading(text)))
            times.append(process_time() - start)
        return min(times)

    seconds(piece * 10)
    assert seconds(piece * 24_000) < max(0.5, 24 * seconds(piece * 3_000))


@pytest.mark.parametrize("townships", [False, True])
def test_the_extractor_keeps_the_contracts_of_the_kit(townships: bool) -> None:
    check_extractor(RegionExtractor(townships=townships))

"""Organisations: state bodies, firms, schools, institutes; texts written for this project."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.interfaces import Reading
from gwreport.mentions.bodies import OrganizationExtractor
from gwreport.model import Label, Mention


def organizations(text: str) -> list[Mention[str]]:
    return list(OrganizationExtractor().extract(Reading(text)))


def names(text: str) -> list[str]:
    return [mention.text for mention in organizations(text)]


STATE = [
    ("在市委、市政府和镇党委的领导下", ["市委", "市政府", "镇党委"]),
    ("落实党中央国务院、省委省政府部署", ["党中央国务院", "省委省政府"]),
    ("以党中央、国务院的要求为准", ["党中央", "国务院"]),
    ("在县人大及其常委会、县政协监督下", ["县人大", "县政协"]),
    ("在镇人大、政协的监督支持下", ["镇人大", "政协"]),
    ("在县委和县政府的领导下", ["县委", "县政府"]),
    ("提请市人大常委会审议", ["市人大常委会"]),
    ("我代表市第八届人民政府报告工作", ["市第八届人民政府"]),
    ("国务院总理作报告", ["国务院"]),
    ("争取财政部和国家能源局支持", ["财政部", "国家能源局"]),
    ("市财政局、市生态环境局负责", ["市财政局", "市生态环境局"]),
    ("发挥工会、共青团、妇联等群团组织作用", ["工会", "共青团", "妇联"]),
]

NO_BODY = [
    "各级政府要过紧日子",
    "乡镇党委政府和城区政府",
    "新一届政府任期五年",
    "贯彻省委经济工作会议精神",
    "市委七届三次全会召开",
    "办理市人大代表建议和市政协委员提案",
    "加强政府自身建设",
    "工商联积极履职",
    "县委书记带头",
    "卫生部门和教育部门配合",
    "市政府所在地",
]

FIRMS = [
    ("引进携程集团、沐交集团", ["携程集团", "沐交集团"]),
    ("打击犯罪集团和流氓集团", []),
    ("引进云湖电子等3家企业", ["云湖电子"]),
    ("沐川轮胎、青渠锂电等一批龙头企业做大做强", ["沐川轮胎", "青渠锂电"]),
    ("沐源光电、河渠科技当年签约", ["沐源光电", "河渠科技"]),
    ("沐源光电成功上市", ["沐源光电"]),
    ("沐岭股份重组为沐峰股份。", ["沐岭股份", "沐峰股份"]),
    ("推动沐岭化工有限公司技术改造", ["沐岭化工有限公司"]),
    ("与沐岭投资集团签订协议", ["沐岭投资集团"]),
    ("成立武汉沐岭科技公司", ["武汉沐岭科技公司"]),
    ("积极发展电子、化工、轮胎等产业", []),
    ("新增上市公司3家,培育龙头企业10家", []),
    ("支持国有企业、集团公司做强做优", []),
]

SCHOOLS = [
    ("新建青川理工大学", ["青川理工大学"]),
    ("沐岭县第一中学开工建设", ["沐岭县第一中学"]),
    ("市第三人民医院主体完工", ["市第三人民医院"]),
    ("支持武汉大学建设一流学科", ["武汉大学"]),
    ("获批国家羊绒技术创新中心", ["国家羊绒技术创新中心"]),
    ("新建学校10所、医院3家", []),
    ("建设国家重点实验室2家,省重点实验室5家", []),
    ("鼓励大学生创业,推进县级公立医院改革", []),
    ("组建高水平大学和研究院", []),
    ("工程师、公司化、银行贷款", []),
]

BESIDE_A_PLACE = [
    ("支持赤壁市人民医院创建三甲医院", ["赤壁市人民医院"]),
    ("推进襄阳公办医院改革,办好河南县级医院", []),
    ("沐岭学院附属医院开诊", ["沐岭学院附属医院"]),
    ("加强青岛实验室建设,新建实验室3家", ["青岛实验室"]),
    ("市一中扩容,市一院迁建,青渠二中开学", ["市一中", "市一院", "青渠二中"]),
    ("建成市一中心医院,打造一小时经济圈", ["市一中心医院"]),
    ("加快市三院北区医院建设", ["市三院北区医院"]),
    ("推动中西医结合医院、省中西医结合医院发展", ["省中西医结合医院"]),
    ("奥地利驻成都总领事馆开馆,总领事馆增加", ["奥地利驻成都总领事馆"]),
]
FULL_NAMES = [
    ("煤炭工业部、第一机械工业部负责", ["煤炭工业部", "第一机械工业部"]),
    ("同济大学、南方科技大学参与", ["同济大学", "南方科技大学"]),
    ("与中国农大、西安交大合作", ["中国农大", "西安交大"]),
    ("筹建储能技术国家重点实验室", ["储能技术国家重点实验室"]),
    ("建设综合性国家产业创新中心,提升国家区域医疗中心功能", []),
    ("南方制药、沐诺塑胶、岙湖特钢4家企业上市", ["南方制药", "沐诺塑胶", "岙湖特钢"]),
    ("交通集团挂牌运营,文旅集团相继成立", ["交通集团", "文旅集团"]),
    ("推动企业集团化,交通集团军作战", []),
    ("沐诺科技深交所上市", ["沐诺科技", "深交所"]),
    ("建成中国-东盟海洋合作中心,加强海关监管", ["中国-东盟海洋合作中心"]),
    ("改扩建市传染病医院,建设市口腔医院", ["市传染病医院", "市口腔医院"]),
    ("在深交所上市", ["深交所"]),
    ("向驻地人民解放军、武警部队致敬", ["人民解放军", "武警部队"]),
    ("成立市依法治市委员会", ["市依法治市委员会"]),
    ("召开市委员会议", []),
]
IN_BRACKETS = [
    ("成立沐诺（武汉）工业互联网研究院", ["沐诺（武汉）工业互联网研究院"]),
    ("建设中国（武汉）知识产权保护中心", ["中国（武汉）知识产权保护中心"]),
    ("市政府（武汉）办公", ["市政府"]),
]
NAMED_BY_DEEDS = [
    ("沐诺环科被认定为国家级专精特新企业", ["沐诺环科"]),
    ("与沐诺环科、青渠智联战略合作", ["沐诺环科", "青渠智联"]),
    ("沐诺、青渠材科、岙湖铝镁3家企业上市", ["沐诺", "青渠材科", "岙湖铝镁"]),
    ("对片区改造、审批下放3个部门的事项", []),
    ("沐岭牡丹被评为国家名花", []),
    ("把武汉建设成为大都市", []),
]
BESIDE_RULES = BESIDE_A_PLACE + FULL_NAMES + IN_BRACKETS + NAMED_BY_DEEDS

JOINED = [
    ("青岚学院原名青岚师范学校。", ["青岚学院", "青岚师范学校"]),
    ("南屏职业学院又名沐岭技工学校。", ["南屏职业学院", "沐岭技工学校"]),
    ("云河农药公司改制为云河化工集团。", ["云河农药公司", "云河化工集团"]),
    ("沐岭中学升格为沐岭高级中学。", ["沐岭中学", "沐岭高级中学"]),
    ("青岚医院前身为青岚卫生院。", ["青岚医院", "青岚卫生院"]),
]

TITLES = [
    ("印发《沐岭集团有限公司改革方案》", []),
    ("《规划》报市政府同意", ["市政府"]),
]


@pytest.mark.parametrize("text, expected", STATE + FIRMS + SCHOOLS + BESIDE_RULES + JOINED + TITLES)
def test_bodies_are_cut_as_the_conventions_say(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", NO_BODY)
def test_what_names_no_body_gives_nothing(text: str) -> None:
    assert names(text) == []


def test_a_plant_in_a_list_of_firms_is_a_firm() -> None:
    assert names("带动沐岭大米厂、沐川生态农庄等本地企业增收") == ["沐岭大米厂", "沐川生态农庄"]


def test_a_body_within_the_name_of_a_work_is_no_mention() -> None:
    assert names("沐岭集团新材料产业园二期开工") == []


def test_rules_say_how_a_body_was_found() -> None:
    found = organizations("在省委领导下,沐岭大学挂牌")
    assert [mention.rule for mention in found] == ["organization.ranked", "organization.own"]
    assert {mention.label for mention in found} == {Label.ORG}


CLAUSES = ["推进{}建设", "支持{}发展", "在{}的帮助下", "{}成功获批", "依托{}，带动就业"]
STEMS = ["沐岭", "青渠", "岙湖", "浔溪"]
SUFFIXES = ["有限公司", "大学", "职业技术学院", "研究院", "投资集团", "人民医院", "律师事务所"]


@given(
    st.sampled_from(CLAUSES),
    st.sampled_from(["", "武汉", "河南省"]),
    st.sampled_from(STEMS),
    st.sampled_from(SUFFIXES),
)
@settings(max_examples=60, deadline=None)
def test_a_planted_name_comes_back(clause: str, place: str, stem: str, suffix: str) -> None:
    name = place + stem + suffix
    assert name in names(clause.format(name))


# fmt: off
PARTS = st.sampled_from([
    "市委", "武汉", "大学", "有限公司", "、", "等3家企业", "和", "“", "”", "沐岭", "集团", "二期", "，", "局",
    "省委省政府", "届人民政府", "120万吨", "号线", "《", "》", "至", "政协", "光电", "建成", "的",
])
# fmt: on


@given(st.one_of(st.text(max_size=80), st.lists(PARTS, max_size=30).map("".join)))
@settings(max_examples=150, deadline=None)
def test_mentions_are_slices_in_order_that_never_overlap(text: str) -> None:
    end = 0
    for mention in organizations(text):
        assert mention.span.start >= end
        assert mention.text == mention.value == mention.span.of(text) != ""
        assert mention.label == Label.ORG
        end = mention.span.end

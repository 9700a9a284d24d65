"""Quantities: the table of conventions and traps, parse_quantity, and what holds for every text."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from fractions import Fraction
from importlib import resources
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport import Pipeline
from gwreport.errors import QuantityError
from gwreport.interfaces import Extractor, Reading
from gwreport.mentions.quantities.extractor import QuantityExtractor, parse_quantity
from gwreport.model import Bound, Label, Mention, Quantity, QuantityKind
from gwreport.numerals import NUMERAL_PATTERN, BuiltinNumeralReader, format_numeral
from gwreport.units import load_units

EXTRACTOR = QuantityExtractor()


def mentions(text: str) -> list[Mention[Quantity]]:
    return [found for found in EXTRACTOR.extract(Reading(text)) if isinstance(found, Mention)]


def written(found: Mention[Quantity]) -> str:
    """``text|kind value unit bound`` with ``low..high`` for a range and ``a:b:c`` for a ratio."""
    value = found.value
    number = str(value.low) if value.low == value.high else f"{value.low}..{value.high}"
    if value.parts is not None:
        number = ":".join(map(str, value.parts))
    bound = "" if value.bound is Bound.EXACT else f" {value.bound}"
    return f"{found.text}|{value.kind} {number} {value.unit}{bound}"


HITS: list[tuple[str, list[str]]] = [
    # percent and points
    ("全市生产总值增长8.1%，税收增长14.4％。", ["8.1%|percent 8.1 %", "14.4％|percent 14.4 %"]),
    ("比上年增长百分之三点五。", ["百分之三点五|percent 3.5 %"]),
    ("产量增长百分之一百二十一。", ["百分之一百二十一|percent 121 %"]),
    ("造价降低百分之三至八。", ["百分之三至八|percent 3..8 %"]),
    (
        "分别增长百分之五、百分之八和百分之九。",
        ["百分之五|percent 5 %", "百分之八|percent 8 %", "百分之九|percent 9 %"],
    ),
    ("分别为百分之十四点六、百分之二十一。", ["百分之十四点六|percent 14.6 %", "百分之二十一|percent 21 %"]),
    ("降低百分之三、四。", ["百分之三、四|percent 3..4 %"]),
    ("占百分之六、七十左右。", ["百分之六、七十|percent 60..70 % approx"]),
    ("占百分之五、七。", ["百分之五|percent 5 %"]),
    ("棉花十八万五千担。", ["十八万五千担|measure 185000 担"]),
    ("算力达到3000P。", ["3000P|measure 3000 PFLOPS"]),
    ("P2P网贷清零，1080P影片下架。", []),
    (
        "比例≥72%，浓度≤35微克/立方米。",
        ["72%|percent 72 % at_least", "35微克/立方米|measure 35 ug/m3 at_most"],
    ),
    ("达到百分之五到百分之六。", ["百分之五到百分之六|percent 5..6 %"]),
    ("自然增长率控制在6.5‰以内。", ["6.5‰|percent 6.5 ‰ at_most"]),
    ("五成以上的村通了公路。", ["五成|percent 50 % at_least"]),
    ("占比近七成，另有三成半外销。", ["七成|percent 70 % nearly", "三成半|percent 35.0 %"]),
    ("比重提高1.2个百分点。", ["1.2个百分点|point 1.2 pp"]),
    ("力争提高1—2个百分点。", ["1—2个百分点|point 1..2 pp"]),
    ("死亡率千分之六点五，低于7‰。", ["千分之六点五|percent 6.5 ‰", "7‰|percent 7 ‰ less_than"]),
    ("就业率九成八，合格率八成五以上。", ["九成八|percent 98.0 %", "八成五|percent 85.0 % at_least"]),
    # money
    ("总收入1300多亿元。", ["1300多亿元|money 130000000000 CNY more_than"]),
    ("出口5万美元，进口3亿欧元。", ["5万美元|money 50000 USD", "3亿欧元|money 300000000 EUR"]),
    ("每户补助1万至2万元。", ["1万至2万元|money 10000..20000 CNY"]),
    ("总投资三十八亿四千万元。", ["三十八亿四千万元|money 3840000000 CNY"]),
    ("人均补贴120元/人。", ["120元/人|money 120 CNY/人"]),
    ("亩均产出1.5亿元/平方公里。", ["1.5亿元/平方公里|money 150000000 CNY/km2"]),
    ("新开工亿元以上项目31个。", ["亿元|money 100000000 CNY at_least", "31个|count 31 个"]),
    ("工业产值首次突破千亿元。", ["千亿元|money 100000000000 CNY more_than"]),
    ("建成10亿级以上园区。", ["10亿级|money 1000000000 CNY at_least"]),
    ("培育百亿级产业集群2个。", ["百亿级|money 10000000000 CNY", "2个|count 2 个"]),
    ("存款余额分别达26514、14500元。", ["26514|money 26514 CNY", "14500元|money 14500 CNY"]),
    (
        "产值超20亿、税收近2亿元。",
        ["20亿|money 2000000000 CNY more_than", "2亿元|money 200000000 CNY nearly"],
    ),
    (
        "税收突破800亿和1万亿。",
        ["800亿|money 80000000000 CNY more_than", "1万亿|money 1000000000000 CNY more_than"],
    ),
    # measures
    ("粮食产量1.37万亿斤。", ["1.37万亿斤|measure 1370000000000 jin"]),
    (
        "装机5700万千瓦，发电8亿千瓦时。",
        ["5700万千瓦|measure 57000000 kW", "8亿千瓦时|measure 800000000 kWh"],
    ),
    (
        "园区产值超百亿，3家企业超十亿。",
        ["百亿|money 10000000000 CNY more_than", "3家|count 3 家", "十亿|money 1000000000 CNY more_than"],
    ),
    ("研发人员80人年，共80人。", ["80人年|count 80 人年", "80人|count 80 人"]),
    ("细颗粒物浓度33微克/立方米。", ["33微克/立方米|measure 33 ug/m3"]),
    ("浓度为每立方米32微克，氨氮每升0.5毫克。", ["32微克|measure 32 ug/m3", "0.5毫克|measure 0.5 mg/L"]),
    ("从每立方米51微克降到27微克。", ["51微克|measure 51 ug/m3", "27微克|measure 27 ug/m3"]),
    ("含量300微克。", ["300微克|measure 300 ug"]),
    ("改建4×100万千瓦机组。", ["4×100万千瓦|measure 4000000 kW"]),
    ("收购烟叶1.8万担，架设500KV线路。", ["1.8万担|measure 18000 担", "500KV|measure 500 kV"]),
    ("修路5公里、12公里。", ["5公里|measure 5 km", "12公里|measure 12 km"]),
    ("增产一亿二千万斤。", ["一亿二千万斤|measure 120000000 jin"]),
    ("拆除违建2，300亩。", ["2，300亩|measure 2300 mu"]),
    ("用电2000亿度，坡度25度以上。", ["2000亿度|measure 200000000000 kWh"]),
    # counts
    (
        "新设企业1161个，服务28万人、4150万人次。",
        ["1161个|count 1161 个", "28万人|count 280000 人", "4150万人次|count 41500000 人次"],
    ),
    ("打造22条产业链。", ["22条|count 22 条"]),
    ("惠及3700多万学生。", ["3700多万|count 37000000  more_than"]),
    ("供水人口525万。", ["525万|count 5250000 "]),
    ("帮助280万农村居民。", ["280万|count 2800000 "]),
    ("发放30余万人次。", ["30余万人次|count 300000 人次 more_than"]),
    ("新增1600余企业。", ["1600余|count 1600  more_than"]),
    ("培训10-12万人。", ["10-12万人|count 100000..120000 人"]),
    ("引进3至5家。", ["3至5家|count 3..5 家"]),
    ("已有三四个村。", ["三四个|count 3..4 个"]),
    ("需要三、四个月。", ["三、四个月|duration 3..4 month"]),
    ("建成两个机场、十五所学校。", ["两个|count 2 个", "十五所|count 15 所"]),
    ("新建一座水厂，至少一所医院。", ["一座|count 1 座", "一所|count 1 所 at_least"]),
    ("3个体育场，20家具备条件的企业。", ["3个|count 3 个", "20家|count 20 家"]),
    ("排名提升10位。", ["10位|count 10 位"]),
    (
        "夺得六枚奖牌，连续四届获奖，成功举办了两届。",
        ["六枚|count 6 枚", "四届|count 4 届", "两届|count 2 届"],
    ),
    ("消费价格指数102.6，收入比由2.1缩小到1.9。", ["102.6|count 102.6 ", "2.1|count 2.1 ", "1.9|count 1.9 "]),
    (
        "扩面30万、20万人以上。",
        ["30万|count 300000 人 at_least", "20万人|count 200000 人 at_least"],
    ),
    ("六亿多人口。", ["六亿多|count 600000000  more_than"]),
    ("数亿人受益，来了几百家。", ["数亿人|count 100000000..None 人", "几百家|count 100..None 家"]),
    ("上百个项目，惠及近千万家庭。", ["百个|count 100 个 at_least", "千万|count 10000000  nearly"]),
    # durations
    ("连续五年获评，工期45天。", ["五年|duration 5 year", "45天|duration 45 day"]),
    ("压缩至0.5个工作日，提速30分钟。", ["0.5个工作日|duration 0.5 workday", "30分钟|duration 30 minute"]),
    ("用一个半小时，干了两年半。", ["一个半小时|duration 1.5 hour", "两年半|duration 2.5 year"]),
    ("历时3个多月建成。", ["3个多月|duration 3 month more_than"]),
    ("用3至5年时间。", ["3至5年|duration 3..5 year"]),
    ("，三至五年，见成效。", ["三至五年|duration 3..5 year"]),
    ("土地承包再延长三十年。", ["三十年|duration 30 year"]),
    # multiples, fractions, ratios
    ("增长1.1倍，是原来的两倍多。", ["1.1倍|multiple 1.1 times", "两倍|multiple 2 times more_than"]),
    (
        "收入翻番，产值翻一番，税收翻了两番。",
        ["翻番|multiple 2 times", "翻一番|multiple 2 times", "翻了两番|multiple 4 times"],
    ),
    (
        "分别提高1.2、2.4和3.6个百分点。",
        ["1.2|point 1.2 pp", "2.4|point 2.4 pp", "3.6个百分点|point 3.6 pp"],
    ),
    (
        "分别高2个、1.3个、6.1个百分点，新增2个、3个。",
        [
            "2个|point 2 pp",
            "1.3个|point 1.3 pp",
            "6.1个百分点|point 6.1 pp",
            "2个|count 2 个",
            "3个|count 3 个",
        ],
    ),
    ("是上年的1.5和2.5倍。", ["1.5|multiple 1.5 times", "2.5倍|multiple 2.5 times"]),
    ("占三分之一，近1/4外销。", ["三分之一|fraction 1/3 1", "1/4|fraction 1/4 1 nearly"]),
    ("三次产业结构调整为9.9∶43.3∶46.8。", ["9.9∶43.3∶46.8|ratio 9.9:43.3:46.8 1"]),
    ("结构为10:45:45，收入比为1.77:1。", ["10:45:45|ratio 10:45:45 1", "1.77:1|ratio 1.77:1 1"]),
    # ranks
    (
        "增速居全省第3，总量列第62位，均居全国首位。",
        ["第3|rank 3 rank", "第62位|rank 62 rank", "首位|rank 1 rank"],
    ),
    ("效率保持全国第一。", ["第一|rank 1 rank"]),
    ("进入全省前十位。", ["前十位|rank 10 rank at_most"]),
    ("分别居第4位和第5位。", ["第4位|rank 4 rank", "第5位|rank 5 rank"]),
    ("居全省第一、二、三位。", ["第一|rank 1 rank", "二|rank 2 rank", "三位|rank 3 rank"]),
    ("分别列全国第2、3位。", ["第2|rank 2 rank", "3位|rank 3 rank"]),
]


@pytest.mark.parametrize("text, expected", HITS)
def test_hits(text: str, expected: list[str]) -> None:
    assert [written(found) for found in mentions(text)] == expected


BOUNDS: list[tuple[str, list[Bound]]] = [
    ("增长7%左右", [Bound.APPROX]),
    ("约60万元", [Bound.APPROX]),
    ("大约为5%", [Bound.APPROX]),
    ("签约20亿元，节约3亿元", [Bound.EXACT, Bound.EXACT]),
    ("增长6%以上", [Bound.AT_LEAST]),
    ("6%（含）以上", [Bound.AT_LEAST]),
    ("不低于6%，不少于3个", [Bound.AT_LEAST, Bound.AT_LEAST]),
    ("每村至少建成1个", [Bound.AT_LEAST]),
    ("超过6%，超300亿元，突破2万亿元", [Bound.MORE_THAN] * 3),
    ("突破了10万元大关", [Bound.MORE_THAN]),
    ("控制在3%以内，6%以下，不超过5%", [Bound.AT_MOST] * 3),
    ("不得超过5%，未超过8%", [Bound.AT_MOST, Bound.AT_MOST]),
    ("5个工作日内办结，3家内资企业", [Bound.AT_MOST, Bound.EXACT]),
    ("不足9%，低于5%", [Bound.LESS_THAN, Bound.LESS_THAN]),
    ("近18万人，接近40%", [Bound.NEARLY, Bound.NEARLY]),
    ("附近3家企业", [Bound.EXACT]),
    ("达到5%，完成6%，增至7%，高出8个百分点", [Bound.EXACT] * 4),
    ("比全省高于平均水平2个百分点", [Bound.EXACT]),
    ("超过3700多万人", [Bound.MORE_THAN]),
    # a bound covers a list, and nothing but the list
    ("分别增长7%和8%左右", [Bound.APPROX, Bound.APPROX]),
    ("分别超过9%、9.5%", [Bound.MORE_THAN, Bound.MORE_THAN]),
    ("分别达5%、6%和7%以上", [Bound.AT_LEAST] * 3),
    ("增长5%，就业3万人以上", [Bound.EXACT, Bound.AT_LEAST]),
    ("超过8%、就业6万人", [Bound.MORE_THAN, Bound.EXACT]),
    ("引进2个、投资3亿元以上", [Bound.EXACT, Bound.AT_LEAST]),
]


@pytest.mark.parametrize("text, expected", BOUNDS)
def test_bounds(text: str, expected: list[Bound]) -> None:
    assert [found.value.bound for found in mentions(text)] == expected


# Dates and periods (times), names of congresses and plans, numbering, fixed phrases, names.
TRAPS = """
2021年12月30日 1月8日上午 2016—2021年 去年和今年 五年来，我们砥砺奋进 过去五年 今后五年的任务
近三年 一季度 前三季度 上半年 前11个月 一九五三年 二〇二二年 八十年代 21世纪 3年前 十四五时期
这五年，我们走过 五年的成就来之不易 八五计划 第十四个五年规划 15:53发布 2022-01-13
党的二十大 十九届六中全会 第十三届全国人民代表大会第五次会议 省委十一届九次、十次全会
一、工作回顾 （二）强化创新 一是抓项目。二是促消费。 第一，抓好产业 首批试点 第一批国家公园
第七次人口普查 见注释[6]和〔3〕
“六稳”“六保” 三农工作 一带一路 两个维护 四个意识 一体化发展 一批项目 一系列举措 一方面
第一动力 两不愁三保障 千方百计 万众一心 百强县 第一方阵 十分重要 一二三产业融合 第一、二、三产业
长三角 三方协议 一主三副六组团 三请三回 两位数增长 生态优先放在首位 城市首位度 红十字会 一件大事
进一步 统一部署
5G基站 PM2.5浓度 COP15 12345热线 1+N体系 3+1合作 2.0版 3A级景区 7号线 G30高速 三一重工 一汽集团
C919首飞 1号文件 9·8消费节 世界500强 万元GDP能耗 亿元地区生产总值事故率 地级及以上城市
规模以上工业
三类以上水体 四类及以下断面 未来3-5年 第二届 双方两届任期 二期工程 约法三章 汽车零部件 大陆首位产业
"""


@pytest.mark.parametrize("text", TRAPS.split())
def test_traps_hold_no_quantity(text: str) -> None:
    assert [written(found) for found in mentions(text)] == []
    assert mentions(f"我们抓好{text}，成效明显。") == []


@pytest.mark.parametrize(
    "text, expected",
    [
        ("5A级景区3个", ["3个|count 3 个"]),
        ("2021年新增5G基站1800个[6]", ["1800个|count 1800 个"]),
        ("由61.3%到83.1%", ["61.3%|percent 61.3 %", "83.1%|percent 83.1 %"]),
        ("2030年前新建1000家、2000户", ["1000家|count 1000 家", "2000户|count 2000 户"]),
        ("GDP5%左右", ["5%|percent 5 % approx"]),
        ("三成立了合作社，两成为示范", []),
        ("新增个体工商户3万户", ["3万户|count 30000 户"]),
        ("28大类产品", ["28大类|count 28 大类"]),
        ("12345市长热线", []),
        ("举办3届市运动会，13届全国人大、5届市委和十四届市政府", ["3届|count 3 届"]),
        ("成功举办2021乡村旅游大会", []),
        ("与5县9市合作", ["5县|count 5 县", "9市|count 9 市"]),
        ("吸纳240万省外劳动力", ["240万|count 2400000 "]),
        ("增速-3.8%，2%-3%", ["-3.8%|percent -3.8 %", "2%-3%|percent 2..3 %"]),
        ("占一半以上，另一半", ["一半|fraction 1/2 1 at_least"]),
        ("产量一八一七点一四万吨", ["一八一七点一四万吨|measure 18171400 t"]),
        ("夺得九十七枚金牌", ["九十七枚|count 97 枚"]),
        ("第三、第四季度", []),
        ("经过一年多来的努力", []),
        ("经过五年的努力", ["五年|duration 5 year"]),
        ("五年支出551亿元", ["551亿元|money 55100000000 CNY"]),
        ("1.2022年新建", []),
        (
            "压缩至60和30个工作日以内",
            ["60|duration 60 workday at_most", "30个工作日|duration 30 workday at_most"],
        ),
    ],
)
def test_neighbours(text: str, expected: list[str]) -> None:
    assert [written(found) for found in mentions(text)] == expected


@pytest.mark.parametrize(
    "text, damaged, kept",
    [
        ("增长11$1.$2%，产值3亿元", "11$1.$2", ["3亿元"]),
        ("增长$1.$2%。", "$1.$2", []),
        ("产量4l.38亿公斤", "4l.38", []),
        ("投资1OO万元", "1OO", []),
        ("增长5..3%", "5..3", []),
        ("总量12.3.4亿元", "12.3.4", []),
        ("建成3o公里公路", "3o", []),
        ("增长8?5%", "8?5", []),
        ("突破l5亿元", "l5", []),
        ("收入1□.5万元", "1□.5", []),
    ],
)
def test_a_damaged_number_is_remarked_once_and_never_read(text: str, damaged: str, kept: list[str]) -> None:
    report = Pipeline().parse(text, year=2024)
    remarks = [r.span.of(report.text) for r in report.diagnostics if r.code == "damaged-number"]
    assert remarks == [damaged]
    assert [m.text for m in report.quantities] == kept


@pytest.mark.parametrize(
    "text, kept",
    [
        ("O2O平台12家", ["12家"]),
        ("IPO企业2家", ["2家"]),
        ("OLED面板", []),
        ("共3.5%.", ["3.5%"]),
        ("I类水质", []),
        ("价格$", []),
        ("单价$500元", []),
        ("是否完成?12家企业", ["12家"]),
    ],
)
def test_letters_beside_numbers_are_no_damage(text: str, kept: list[str]) -> None:
    report = Pipeline().parse(text, year=2024)
    assert not [r for r in report.diagnostics if r.code == "damaged-number"]
    assert [m.text for m in report.quantities] == kept


PARSED: list[tuple[str, Quantity]] = [
    ("1.37万亿斤", Quantity(QuantityKind.MEASURE, Decimal(1370000000000), Decimal(1370000000000), "jin")),
    (" 6%—7% ", Quantity(QuantityKind.PERCENT, Decimal(6), Decimal(7), "%")),
    ("三分之二", Quantity(QuantityKind.FRACTION, Fraction(2, 3), Fraction(2, 3), "1")),
    ("约60万元", Quantity(QuantityKind.MONEY, Decimal(600000), Decimal(600000), "CNY", Bound.APPROX)),
    ("5%以上", Quantity(QuantityKind.PERCENT, Decimal(5), Decimal(5), "%", Bound.AT_LEAST)),
    ("一个", Quantity(QuantityKind.COUNT, Decimal(1), Decimal(1), "个")),
    ("五年", Quantity(QuantityKind.DURATION, Decimal(5), Decimal(5), "year")),
    ("525", Quantity(QuantityKind.COUNT, Decimal(525), Decimal(525), "")),
    ("第3", Quantity(QuantityKind.RANK, Decimal(3), Decimal(3), "rank")),
    ("前十位", Quantity(QuantityKind.RANK, Decimal(10), Decimal(10), "rank", Bound.AT_MOST)),
    ("3∶7", Quantity(QuantityKind.RATIO, None, None, "1", parts=(Decimal(3), Decimal(7)))),
    ("翻两番", Quantity(QuantityKind.MULTIPLE, Decimal(4), Decimal(4), "times")),
]


@pytest.mark.parametrize("text, expected", PARSED)
def test_parse_quantity(text: str, expected: Quantity) -> None:
    assert parse_quantity(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "增长",
        "2021年",
        "8.1%和9%",
        "增长8.1%",
        "8.1%的增长",
        "12345热线",
        "1+N",
        "11$1.$2%",
        "十四五",
        "1" * 500,
    ],
)
def test_parse_quantity_refuses_what_is_not_one_quantity(text: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)
    assert caught.value.text == text


def test_no_phrase_of_the_table_holds_a_quantity() -> None:
    raw = tomllib.loads(
        resources.files("gwreport").joinpath("mentions/quantities/idioms.toml").read_text("utf-8")
    )
    phrases = raw["phrases"].split()
    assert len(phrases) == len(set(phrases))
    assert [phrase for phrase in phrases if mentions(f"抓好{phrase}。")] == []


def test_the_value_converts_exactly() -> None:
    assert parse_quantity("1万亩").to("m2").low == Fraction(20000000, 3)
    assert parse_quantity("2亿斤").to("t").low == Decimal(100000)


def test_it_is_an_extractor() -> None:
    assert isinstance(EXTRACTOR, Extractor)
    assert EXTRACTOR.labels == {Label.QUANTITY}


# ---------------------------------------------------------------- what holds for every text

NUMBERS = st.one_of(
    st.integers(1, 10**7).map(Decimal),
    st.decimals("0.01", "9999", places=2).map(lambda number: number.normalize() + 0),
)
UNITS = [
    ("%", QuantityKind.PERCENT, "%"),
    ("个百分点", QuantityKind.POINT, "pp"),
    ("元", QuantityKind.MONEY, "CNY"),
    ("亩", QuantityKind.MEASURE, "mu"),
    ("千瓦时", QuantityKind.MEASURE, "kWh"),
    ("家", QuantityKind.COUNT, "家"),
    ("人次", QuantityKind.COUNT, "人次"),
    ("小时", QuantityKind.DURATION, "hour"),
    ("倍", QuantityKind.MULTIPLE, "times"),
]
FRAMES = [
    ("产值增长", "，成效明显。", Bound.EXACT),
    ("产值达到", "。", Bound.EXACT),
    ("产值超过", "，", Bound.MORE_THAN),
    ("产值近", "。", Bound.NEARLY),
    ("产值增长", "左右。", Bound.APPROX),
    ("产值增长", "以上，", Bound.AT_LEAST),
    ("产值控制在", "以内；", Bound.AT_MOST),
    ("产值不足", "。", Bound.LESS_THAN),
]


@settings(max_examples=150, deadline=None)
@given(NUMBERS, st.sampled_from(UNITS), st.sampled_from(FRAMES), st.sampled_from(["", "万", "亿"]))
def test_a_planted_quantity_comes_back(
    number: Decimal, unit: tuple[str, QuantityKind, str], frame: tuple[str, str, Bound], scale: str
) -> None:
    word, kind, symbol = unit
    before, after, bound = frame
    core = f"{number:f}{scale}{word}"
    (found,) = mentions(before + core + after)
    value = number * {"": 1, "万": 10**4, "亿": 10**8}[scale]
    assert found.text == core
    assert found.span.start == len(before)
    assert found.value == Quantity(kind, value, value, symbol, bound)


@settings(max_examples=100, deadline=None)
@given(st.integers(11, 10**12), st.sampled_from(["chinese", "mixed", "grouped", "arabic"]))
def test_every_way_of_writing_a_number_reads_alike(number: int, style: str) -> None:
    text = format_numeral(Decimal(number), style=style) + "吨"  # type: ignore[arg-type]
    assert parse_quantity(text) == Quantity(QuantityKind.MEASURE, Decimal(number), Decimal(number), "t")
    assert [found.text for found in mentions(f"完成{text}。")] == [text]


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 1700), st.integers(1, 99), st.sampled_from(["—", "-", "至", "～", "–"]))
def test_a_range_is_one_quantity(low: int, more: int, sign: str) -> None:
    high = low + more
    core = f"{low}{sign}{high}家"
    (found,) = mentions(f"计划{core}。")
    assert found.text == core
    assert found.value == Quantity(QuantityKind.COUNT, Decimal(low), Decimal(high), "家")


SOUP = st.text(
    st.sampled_from(
        "一二两三十百千万亿几数半多余第前首位翻番分之成点"
        "0123456789０５.．,，、%％‰个年月日家元吨斤—-～至到约近超"
        "以上内左右增长“”$lIO+×/∶: \n"
    )
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(SOUP, st.text()))
def test_extract_never_raises_and_mentions_are_slices(text: str) -> None:
    end = 0
    for found in mentions(text):
        assert found.text == text[found.span.start : found.span.end] != ""
        assert found.span.start >= end
        assert found.label == Label.QUANTITY
        assert found.rule.startswith("quantity.")
        value = found.value
        assert value.low is None or value.high is None or value.low <= value.high
        end = found.span.end


class WithoutShortcuts(BuiltinNumeralReader):
    """The built-in numerals by a pattern that is not known, so that every number is read in full."""

    pattern = f"(?:{NUMERAL_PATTERN})"


IN_FULL = QuantityExtractor(numerals=WithoutShortcuts())
WORDS = sorted(load_units().by_word)
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(
        "一二两三四五六七八九十百千万亿零几数半多余第前首榜位翻番分之成点年月日号次届季度级目台产业"
    ),
    st.integers(0, 130_000).map(str),
    st.decimals(0, 999, places=1).map(str),
    st.sampled_from(
        [
            "万",
            "亿",
            "万亿",
            "以上",
            "以下",
            "左右",
            "以内",
            "之间",
            "每",
            "/",
            "至",
            "到",
            "—",
            "和",
            "与",
            "、",
            "及",
        ]
    ),
    st.sampled_from(
        [
            "，",
            "。",
            "（",
            "）",
            " ",
            "：",
            "+",
            "×",
            "A",
            "负",
            "-",
            "人民币",
            "超过",
            "约",
            "不到",
            "的",
            "项目",
        ]
    ),
)


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_shortcuts_read_what_the_grammar_reads(text: str) -> None:
    assert mentions(text) == list(IN_FULL.extract(Reading(text)))


@settings(max_examples=300, deadline=None)
@given(st.one_of(SOUP, st.text()))
def test_parse_quantity_raises_only_its_own_error(text: str) -> None:
    try:
        quantity = parse_quantity(text)
    except QuantityError:
        return
    assert isinstance(quantity, Quantity)


@pytest.mark.parametrize("unit", ["1万", "一、", "1-", "一次", "十一届", "1/", "亿", "第一、", "1.", "3个"])
def test_repetition_costs_linear_work(unit: str) -> None:
    """A pattern that backtracks would not come back from these at all."""
    assert len(list(EXTRACTOR.extract(Reading(unit * 3000)))) <= 3000


@pytest.mark.parametrize("wrong", [5, 5.5, None, b"5%"])
def test_what_is_no_text_is_no_quantity_and_the_error_says_what_is_wanted(wrong: Any) -> None:
    with pytest.raises(TypeError, match="expected text such as '5%'.* got .*" + type(wrong).__name__):
        parse_quantity(wrong)

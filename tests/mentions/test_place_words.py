"""The words of the tables of places, each by what it is for: without it a text would be read otherwise."""

from __future__ import annotations

import pytest

from gwreport.interfaces import Reading
from gwreport.mentions.places.extractor import RegionExtractor
from gwreport.mentions.places.words import place_words
from gwreport.model import Level, Mention, Metadata, Region

YICHANG = Region("宜昌市", "420500", Level.PREFECTURE, "420000")
CHANGDE = Region("常德市", "430700", Level.PREFECTURE, "430000")
ZHUMADIAN = Region("驻马店市", "411700", Level.PREFECTURE, "410000")


def texts(text: str, own: Region | None = None) -> list[str]:
    metadata = Metadata(year=2022, region=own, level=own.level if own else None)
    mentions = RegionExtractor().extract(Reading(text, metadata))
    return [mention.text for mention in mentions if isinstance(mention, Mention)]


def words(text: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("word", text.split())


# 保定 in 农保定期, 海南 in 渤海南岸 and so on.
@pytest.mark.parametrize(
    "text",
    [
        *(f"{word}定妥发放。" for word in ("医保", "社保", "低保", "农保", "环保", "综保")),
        "，渤海南岸提质。",
        "，长江西岸绿化。",
        "，清凉山路提质。",
        "，江淮南部丰收。",
    ],
)
def test_a_name_does_not_cut_into_a_common_word(text: str) -> None:
    assert texts(text) == []


@words(
    "著名商标 质量奖 体验中心 汽车站 大学 医院 研究院 公司 高铁 大桥 隧道 水库 "
    "电站 工业园 博物馆 体育馆 展览中心 奥体中心 推介会 峰会 代表大会 锦标赛 运动会 "
    "艺术节 旅游节 电影节 研究会 委员会 专线 卷烟厂 钢厂 煤矿 油田"
)
def test_a_place_that_begins_a_longer_name_is_none(word: str) -> None:
    assert texts(f"，海口青坪{word}提质。") == []


@words(
    "告别 重大 重点 一批 各类 省级 世界 企业 群众 等地 上市 周边 高校 经济 乡村 "
    "率先 最大 举办 召开 投资 获 列 入 连续 已"
)
def test_a_loose_word_keeps_a_place_apart_from_a_head(word: str) -> None:
    assert texts(f"，海口{word}医院提质。") == ["海口"]


@words("市场 市民 市值 市域 市容 市政 市县 市级 市情 市貌")
def test_the_level_of_a_city_belongs_to_the_word_after_it(word: str) -> None:
    assert texts(f"，鄂州{word}向好。") == ["鄂州"]


@words("区域 区间 区块 区位 区级 区划 区县")
def test_the_level_of_a_district_belongs_to_the_word_after_it(word: str) -> None:
    assert texts(f"，沈阳和平{word}发展。") == ["沈阳和平"]


@words("省级 省域 省份 省市 省情")
def test_the_level_of_a_province_belongs_to_the_word_after_it(word: str) -> None:
    assert texts(f"，湖北{word}向好。") == ["湖北"]


@words(
    "建设好 位居 共建 办好 畅通 谋划 督促 夯实 擦亮 完善 推介 研究 编制 改善 "
    "我乡 力争 争创 筹建 引导 瞄准 按照 借鉴 全市 全区 本市 "
    "加速 拓展 面向 辐射 覆盖 进入 初步 晋升 升级 巩固 强化 落实 组建 整合 跻身 "
    "挂牌 两个 三个 多个 一流 等 推动 加快 支持 做强 打造 推进 规划 创建 设立 "
    "建成"
)
def test_the_name_of_a_zone_begins_after_a_word(word: str) -> None:
    assert texts(f"我县{word}沐岭新城。") == ["沐岭新城"]


@words(
    "偏僻 环状 积水 易涝 外商 文旅 供热 排水 管理 商贸 生活 棚户 东部 中部 "
    "中心城 主城 城区 贫困 连片 民族 边疆 高寒 受灾 周边 其他 主产 敏感 高风险 "
    "脱贫 革命老 粮食 国有企业 民营 海外 困难 不同 人口 绿色生态 交通运输 经济 "
    "宜居 现代化 城镇 老 旧 国家级 省级 市级 国际 现代农业 高新技术产业 经济技术 "
    "自由贸易 自主创新 综合改革 生态文明 文化旅游 科技 绿色 高质量发展 临空 数字 "
    "循环 城乡融合 民族团结进步 全省 重点 特色 跨境电商 海洋 边境 物流 投资 全域 "
    "重要 先进制造业 共同富裕 双碳 智慧 安全 消费 知识产权 体育 健康 养老"
)
def test_the_kind_of_a_zone_is_no_name(word: str) -> None:
    assert texts(f"建设{word}示范区。") == []


@words("老少边穷 贫 岛 库牧灾 山老 牧岛 灾岛 库岛")
def test_hardships_name_no_area(word: str) -> None:
    assert texts(f"帮扶{word}地区。") == []


@words("管委会 生产总值 生产毛额 总产值 财政 行署 性 间 差 冲突 热点 镇 域 块")
def test_a_zone_that_goes_on_is_none(word: str) -> None:
    assert texts(f"，沐岭地区{word}向好。") == []


@words("经开区 高新区 开发区 综保区 集中区")
def test_a_zone_bears_the_name_of_its_county(word: str) -> None:
    assert texts(f"做强石门{word}。", CHANGDE) == [f"石门{word}"]
    assert texts(f"做强石门{word}。") == []


@words(
    "无毒 空巢 最美 整洁 重点 特色 美丽 行政 自然 贫困 示范 先进 文明 样板 边境 "
    "民族 空壳 薄弱 移民 工业 旅游 生态 历史文化 传统 古 智慧 未来 和美 数字 "
    "绿色 森林 卫生 富裕 经济 这些 那类 新型 偏远 库区 奥运 度假 民俗 网红 电商 "
    "淘宝 康养 冰雪 创新 科技 服务 平安 和谐 幸福 宜居 无 非 城市 绿美 红色 "
    "试点 深度 软弱 精品 帮扶 千年古 百强"
)
def test_what_kind_of_village_is_no_name(word: str) -> None:
    assert texts(f"，{word}村提质。") == []


@words(
    "获评 获批 荣获 荣膺 入选 入围 跻身 被评为 被列为 被授予 被列入 被确定为 "
    "成功创建 创成 成为全国 成为全省 晋升 蝉联 上榜 率先 脱贫摘帽 通过国家 通过省级"
)
def test_a_word_with_its_honours_is_the_county_of_that_name(word: str) -> None:
    assert texts(f"，五峰{word}先进。", YICHANG) == ["五峰"]
    assert texts(f"，五峰{word}先进。") == []


@words("高速 铁路 公路 高铁 城际 航线 快速路")
def test_the_lines_of_a_list_share_their_noun(word: str) -> None:
    assert texts(f"建成成都至沐岭、青坪至柏洲等3条{word}。") == []


@words("县 区 市 地")
def test_a_list_of_divisions_ends_with_their_noun(word: str) -> None:
    assert texts(f"，西平、遂平等{word}修路。", ZHUMADIAN) == ["西平", "遂平"]


@words("街道 社区 嘎查 村 镇 乡")
def test_a_list_of_villages_ends_with_their_noun(word: str) -> None:
    assert texts(f"，石坪、柳湾等{word}修路。") == ["石坪", "柳湾"]


@words("路 街 道 巷 站 场 城 心 园 市 桥 馆 楼 庙 寺 区 县 线 江 河 段 岸 院 厂 校")
def test_works_are_no_quarters_of_a_town(word: str) -> None:
    assert texts(f"，沐溪、青坪{word}等片区提质。") == ["沐溪"]


@words(
    "两省 三省 四省 两地 三地 四地 五地 两市 三市 毗邻 交界 合作 协作 协同 一体化 同城化 区域 地区 边区 边界"
)
def test_provinces_that_work_together(word: str) -> None:
    assert texts(f"深化川渝{word}建设。")[0].startswith("川渝")


# (the report's own place, a place of its province whose name is a word also where nothing touches it)
@pytest.mark.parametrize(
    "own, name",
    [
        ("630000", "共和"), ("360000", "新建"), ("370000", "平原"), ("230000", "友谊"),
        ("630000", "城东"), ("630000", "城北"), ("120000", "河东"), ("230000", "向阳"),
        ("510000", "南部"), ("150000", "新城"), ("530000", "古城"), ("340000", "太湖"),
        ("360000", "东湖"), ("150000", "青山"), ("440000", "白云"), ("370000", "泰山"),
        ("410000", "红旗"), ("610000", "长安"), ("130000", "新河"), ("320000", "东海"),
        ("130000", "清河"), ("420000", "保康"), ("510000", "青白江"),
    ],
)  # fmt: skip
def test_a_word_alone_is_no_place_even_at_home(own: str, name: str) -> None:
    region = Region("某省", own, Level.PROVINCE, "100000")
    assert (texts(f"，{name}、绿地提质。", region) == []) is (name != "青白江")


def test_a_text_is_made_of_words_or_holds_one() -> None:
    table = place_words()
    assert [table.are_words(text) for text in ("发展", "经济社会", "经济青坪", "青坪", "经济")] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert [table.holds_pair(text) for text in ("青经济", "经济青", "青坪岭", "青")] == [
        True,
        True,
        False,
        False,
    ]

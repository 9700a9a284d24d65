"""The gazetteer through time: codes and parents in every year, published totals, renames and mergers."""

from __future__ import annotations

from collections import Counter

import pytest

from gwreport.gazetteer.regions import Division, region_table
from gwreport.model import Level

DIVISIONS = tuple(region_table().divisions())
YEARS = range(1980, 2026)
# 中华人民共和国行政区划代码, GB/T 2260: the first two digits of the 34 units of province level.
PROVINCES = (
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82"
)


def standing(year: int) -> list[Division]:
    return [division for division in DIVISIONS if division.years_off(year) == 0]


@pytest.mark.parametrize("year", YEARS)
def test_a_code_stands_for_one_place_in_a_year_and_its_parent_stands_too(year: int) -> None:
    codes = Counter(division.code for division in standing(year))
    assert [code for code, count in codes.items() if count > 1] == []
    assert [d.name for d in standing(year) if d.parent is not None and d.parent not in codes] == []


def test_codes_are_those_of_the_standard() -> None:
    prefixes = set(PROVINCES.split())
    for division in DIVISIONS:
        if division.level is not Level.NATIONAL:
            assert division.code[:2] in prefixes, division
            assert division.code.isdecimal()
            assert len(division.code) == 6


def test_a_parent_is_one_level_up_and_shares_the_code() -> None:
    for division in DIVISIONS:
        if division.level is Level.COUNTY:
            assert division.parent in (division.code[:4] + "00", division.code[:2] + "0000"), division
        elif division.level is Level.PREFECTURE:
            assert division.parent == division.code[:2] + "0000", division


def test_periods_are_in_order() -> None:
    for division in DIVISIONS:
        assert (division.valid_from or 0) <= (division.valid_to or 9999), division


# Divisions of prefecture and county level at the end of the year, without Taiwan, Hong Kong and Macao, each
# as published: NBS, 中国统计年鉴 (China Statistical Yearbook), table 1-1, by the address of the page;
# MCA, 民政部, 统计公报 of the year; second hand where only a page that quotes the ministry was found.
# Years of which no page was read (2002, 2004, 2010, 2012, 2014, 2016 to 2018, 2024, 2025) are not compared.
TOTALS = {
    1998: (331, 2863),  # NBS, stats.gov.cn/english/statisticaldata/yearlydata/YB1999e/a01e.htm
    2003: (333, 2861),  # NBS, stats.gov.cn/sj/ndsj/yb2004-c/html/A0101ae.htm
    2005: (333, 2862),  # NBS, stats.gov.cn/tjsj/ndsj/2006/html/A0101e.htm
    2006: (
        333,
        2860,
    ),  # MCA, as the yearbooks App. 1-1 "Divisions of Administrative Areas by Region" quotes it
    2007: (333, 2859),  # NBS, stats.gov.cn/sj/ndsj/2008/html/B0101e.htm
    2008: (333, 2859),  # NBS, stats.gov.cn/tjsj/ndsj/2009/html/B0101e.htm
    2009: (333, 2858),  # NBS, stats.gov.cn/sj/ndsj/2010/html/B0101e.htm
    2011: (332, 2853),  # NBS, stats.gov.cn/sj/ndsj/2012/html/B0101C.HTM
    2013: (333, 2853),  # MCA, as the yearbooks A1-1 "Divisions of Administrative Areas by Region" quotes it
    2015: (
        334,
        2850,
    ),  # MCA, 2015年社会服务发展统计公报, second hand; it prints 2580, its parts add up to 2850
    2019: (333, 2846),  # second hand: techappsinsider.com/industry/202006/877615.html
    2020: (333, 2844),  # second hand: 360doc.com/content/22/0516/02/276037_1031544098.shtml
    2021: (333, 2843),  # second hand: the same page
    2022: (333, 2843),  # second hand: 0579r.cn/news/202501/173498.html; 1301 + 394 + 977 + 171 others
    2023: (333, 2844),  # second hand: the same page; 1299 + 397 + 977 + 171 others
}
# Until 2001 the one district of 濮阳市 was called 市区. The table leaves it out with the lines of sums that
# bear the same word: as the name of a place it would do harm.
LEFT_OUT = {1998: 1}


def counted(year: int) -> list[Division]:
    return [division for division in standing(year) if division.statutory]


@pytest.mark.parametrize("year", TOTALS)
def test_the_counts_by_level_are_the_published_ones(year: int) -> None:
    levels = Counter(division.level for division in counted(year))
    prefectures, counties = TOTALS[year]
    assert levels[Level.PROVINCE] == 34
    assert (levels[Level.PREFECTURE], levels[Level.COUNTY]) == (prefectures, counties - LEFT_OUT.get(year, 0))


# The same tables by province, in the order of the codes: prefectures and counties.
BY_PROVINCE = {
    1998: (
        "0,18 0,18 11,172 11,119 12,101 14,100 9,60 13,130 0,20 13,108 11,88 16,105 9,84 11,99 17,139 17,158 "
        "12,101 14,122 21,122 14,110 2,20 0,40 21,180 9,86 16,129 7,78 10,107 14,86 8,43 4,24 15,96"
    ),
    2005: (
        "0,18 0,18 11,172 11,119 12,101 14,100 9,60 13,130 0,19 13,106 11,90 17,105 9,85 11,99 17,140 17,159 "
        "13,102 14,122 21,121 14,109 2,20 0,40 21,181 9,88 16,129 7,73 10,107 14,86 8,43 5,21 14,99"
    ),
    2009: (
        "0,18 0,16 11,172 11,119 12,101 14,100 9,60 13,128 0,18 13,106 11,90 17,105 9,85 11,99 17,140 17,159 "
        "13,103 14,122 21,121 14,109 2,20 0,40 21,181 9,88 16,129 7,73 10,107 14,86 8,43 5,22 14,98"
    ),
    2013: (
        "0,16 0,16 11,172 11,119 12,102 14,100 9,60 13,128 0,17 13,100 11,90 16,105 9,85 11,100 17,137 "
        "17,159 13,103 14,122 21,121 14,110 3,20 0,38 21,183 9,88 16,129 7,74 10,107 14,86 8,43 5,22 14,101"
    ),
}


@pytest.mark.parametrize("year", BY_PROVINCE)
def test_the_counts_by_province_are_the_published_ones(year: int) -> None:
    found = Counter((division.code[:2], division.level) for division in counted(year))
    published = [tuple(map(int, pair.split(","))) for pair in BY_PROVINCE[year].split()]
    assert (sum(p for p, _ in published), sum(c for _, c in published)) == TOTALS[year]
    for province, pair in zip(PROVINCES.split(), published, strict=False):
        left_out = LEFT_OUT.get(year, 0) if province == "41" else 0
        counts = found[province, Level.PREFECTURE], found[province, Level.COUNTY] + left_out
        assert counts == pair, province


def test_the_kind_of_a_place_stands_in_its_name() -> None:
    kinds = {
        Level.PROVINCE: ("省", "市", "区"),
        Level.PREFECTURE: ("市", "地区", "自治州", "盟", "行政区"),
        Level.COUNTY: ("县", "市", "区", "旗"),
    }
    others = [d for d in DIVISIONS if d.level in kinds and not d.name.endswith(kinds[d.level])]
    # 井冈山 was no county before it became a city in 1981, 畹町镇 a town of county level until 1985.
    assert [(d.code, d.name, d.valid_to) for d in others] == [
        ("360521", "井冈山", 1980),
        ("533126", "畹町镇", 1984),
    ]


# The change of 2025: 重庆市人民政府, 渝府发〔2025〕15号, 2025-11-07.
def test_the_year_2025_merges_two_districts_of_chongqing() -> None:
    table = region_table()
    assert [table.by_code(code, year=2025) for code in ("500157", "500105")] == [
        table.find("两江新区", year=2025),
        table.find("江北区", year=2024, within="500000"),
    ]
    assert Counter(d.level for d in counted(2025))[Level.COUNTY] == (
        Counter(d.level for d in counted(2024))[Level.COUNTY] - 1
    )
    assert table.find("渝北区", year=2024) is not None
    assert {d.code for d in standing(2024)} - {d.code for d in standing(2025)} == {"500105", "500112"}


@pytest.mark.parametrize("year, code", [(2015, None), (2024, None), (2025, "500157"), (2026, "500157")])
def test_a_new_area_is_an_area_until_it_becomes_a_district(year: int, code: str | None) -> None:
    found = region_table().find("两江新区", year=year)
    assert found is not None
    assert (found.adcode, found.level) == (code, Level.COUNTY if code else Level.AREA)


@pytest.mark.parametrize("year", [2025, 2026, 2030])
def test_later_years_see_the_last_known_state(year: int) -> None:
    assert {d.code for d in standing(year)} == {d.code for d in DIVISIONS if d.valid_to is None}
    assert region_table().find("和康县", year=year) == region_table().by_code("653228")


@pytest.mark.parametrize(
    "name, year, codes",
    [
        ("江北区", 2024, ["330205", "500105"]),
        ("江北区", 2025, ["330205", "500105"]),  # reports of January 2025 still speak of 重庆's
        ("江北区", 2026, ["330205"]),
        ("重庆市", 1997, ["500000"]),  # the same place, now a province of its own
        ("密云区", 2015, ["110118"]),
        ("萧山区", 2001, ["330109"]),
    ],
)
def test_a_place_is_meant_in_the_year_of_its_end_too(name: str, year: int, codes: list[str]) -> None:
    assert sorted(d.code for d in region_table().candidates(name, year=year)) == codes


@pytest.mark.parametrize("name, code", [("加格达奇区", "232761"), ("呼中区", "232764")])
def test_districts_that_no_order_founded_are_marked(name: str, code: str) -> None:
    (division,) = region_table().candidates(name, year=2020)
    assert (division.code, division.level, division.parent) == (code, Level.COUNTY, "232700")
    assert not division.statutory
    assert sum(not d.statutory for d in DIVISIONS) == 4


@pytest.mark.parametrize("year, provinces", [(1987, 32), (1988, 33), (1996, 33), (1997, 34), (2024, 34)])
def test_provinces_grow_by_hainan_and_chongqing(year: int, provinces: int) -> None:
    assert sum(division.level is Level.PROVINCE for division in standing(year)) == provinces


# Old name and code, new name and code, the first year at whose end the new one stood.
# Source: the orders of the State Council (国务院关于…的批复) as 民政部 lists them by year.
CHANGES = [
    ("襄樊市", "420600", "襄阳市", "420600", 2010),
    ("莱芜市", "371200", "莱芜区", "370116", 2018),
    ("宁乡县", "430124", "宁乡市", "430182", 2017),
    ("思茅市", "530800", "普洱市", "530800", 2007),
    ("淮阴市", "320800", "淮安市", "320800", 2000),
    ("大庸市", "430800", "张家界市", "430800", 1994),
    ("渡口市", "510400", "攀枝花市", "510400", 1987),
    ("旅大市", "210200", "大连市", "210200", 1981),
    ("荆沙市", "421000", "荆州市", "421000", 1996),
    ("通什市", "460001", "五指山市", "460001", 2001),
    ("中甸县", "533421", "香格里拉县", "533421", 2001),
    ("沙县", "350427", "沙县区", "350405", 2021),
    ("呼伦贝尔盟", "152100", "呼伦贝尔市", "150700", 2001),
    ("伊克昭盟", "152700", "鄂尔多斯市", "150600", 2001),
    ("哲里木盟", "152300", "通辽市", "150500", 1999),
    ("昭乌达盟", "152400", "赤峰市", "150400", 1983),
    ("乌兰察布盟", "152600", "乌兰察布市", "150900", 2003),
    ("巴彦淖尔盟", "152800", "巴彦淖尔市", "150800", 2003),
    ("哈密地区", "652200", "哈密市", "650500", 2016),
    ("吐鲁番地区", "652100", "吐鲁番市", "650400", 2015),
    ("毕节地区", "522400", "毕节市", "520500", 2011),
    ("铜仁地区", "522200", "铜仁市", "520600", 2011),
    ("昌都地区", "542100", "昌都市", "540300", 2014),
    ("那曲地区", "542400", "那曲市", "540600", 2017),
    ("海东地区", "632100", "海东市", "630200", 2013),
    ("密云县", "110228", "密云区", "110118", 2015),
    ("延庆县", "110229", "延庆区", "110119", 2015),
    ("静海县", "120223", "静海区", "120118", 2015),
    ("崇明县", "310230", "崇明区", "310151", 2016),
    ("萧山市", "330181", "萧山区", "330109", 2001),
    ("顺德市", "440681", "顺德区", "440606", 2002),
    ("番禺市", "440181", "番禺区", "440113", 2000),
    ("江津市", "500381", "江津区", "500116", 2006),
    ("双流县", "510122", "双流区", "510116", 2015),
    ("长乐市", "350182", "长乐区", "350112", 2017),
    ("即墨市", "370282", "即墨区", "370215", 2017),
    ("章丘市", "370181", "章丘区", "370114", 2016),
    ("马尔康县", "513229", "马尔康市", "513201", 2015),
    ("漠河县", "232723", "漠河市", "232701", 2018),
    ("横县", "450127", "横州市", "450181", 2021),
    ("无为县", "340225", "无为市", "340281", 2019),
    ("崇文区", "110103", "东城区", "110101", 2010),
    ("卢湾区", "310103", "黄浦区", "310101", 2011),
    ("闸北区", "310108", "静安区", "310106", 2015),
    ("渝北区", "500112", "两江新区", "500157", 2025),
    ("余江县", "360622", "余江区", "360603", 2018),
]  # fmt: skip


@pytest.mark.parametrize("old, old_code, new, new_code, year", CHANGES)
def test_renames_mergers_and_upgrades(old: str, old_code: str, new: str, new_code: str, year: int) -> None:
    table = region_table()
    before = [d for d in table.candidates(old, year=year - 1) if d.code == old_code]
    assert before, (old, year - 1)
    assert before[0].years_off(year - 1) == 0
    assert all(d.years_off(year) > 0 for d in DIVISIONS if (d.code, d.name) == (old_code, old))
    after = [d for d in table.candidates(new, year=year) if d.code == new_code]
    assert after, (new, year)
    assert after[0].years_off(year) == 0

"""The gazetteer through time: codes and parents in every year, published totals, renames and mergers."""

from __future__ import annotations

from collections import Counter

import pytest

from gwreport.lexicon.regions import Division, region_table
from gwreport.model import Level

DIVISIONS = tuple(region_table().divisions())
YEARS = range(1980, 2025)
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


# 国家统计局, 中国统计年鉴 2003 to 2024, table 1-1 全国行政区划 (from 民政部), at the end of the year:
# divisions of prefecture level and of county level, without Taiwan, Hong Kong and Macao.
TOTALS = {
    2002: (332, 2860), 2003: (333, 2861), 2004: (333, 2862), 2005: (333, 2862), 2006: (333, 2860),
    2007: (333, 2859), 2008: (333, 2859), 2009: (333, 2858), 2010: (333, 2856), 2011: (332, 2853),
    2012: (333, 2852), 2013: (333, 2853), 2014: (333, 2854), 2015: (334, 2850), 2016: (334, 2851),
    2017: (334, 2851), 2018: (333, 2851), 2019: (333, 2846), 2020: (333, 2844), 2021: (333, 2843),
    2022: (333, 2843), 2023: (333, 2844),
}  # fmt: skip


@pytest.mark.parametrize("year", TOTALS)
def test_the_counts_by_level_are_the_published_ones(year: int) -> None:
    levels = Counter(division.level for division in standing(year))
    assert levels[Level.PROVINCE] == 34
    assert (levels[Level.PREFECTURE], levels[Level.COUNTY]) == TOTALS[year]


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

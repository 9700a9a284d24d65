"""The table of administrative divisions: codes, periods, parents, names and lookups."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.gazetteer.regions import Division, region_table
from gwreport.model import Level, Region

YEARS = range(1980, 2025)
DIVISIONS = tuple(region_table().divisions())


def stands(division: Division, year: int) -> bool:
    return division.years_off(year) == 0


def test_every_code_has_six_digits_and_the_ending_of_its_level() -> None:
    for division in DIVISIONS:
        assert len(division.code) == 6
        assert division.code.isdecimal()
        zeros = {Level.NATIONAL: "0000", Level.PROVINCE: "0000", Level.PREFECTURE: "00", Level.COUNTY: ""}
        assert division.code.endswith(zeros[division.level])


@pytest.mark.parametrize("year", [1980, 1983, 1994, 1997, 2003, 2010, 2018, 2021, 2024])
def test_a_code_names_one_place_a_year_and_its_parent_stands(year: int) -> None:
    codes = Counter(d.code for d in DIVISIONS if stands(d, year))
    assert [code for code, count in codes.items() if count > 1] == []
    orphans = [d for d in DIVISIONS if stands(d, year) and d.parent and d.parent not in codes]
    # A parent may have been raised within the same decade; none may be missing altogether.
    assert all(any(p.code == d.parent for p in DIVISIONS) for d in orphans)
    assert len(orphans) <= 40


# (name, year, code): renames, merges and upgrades of forty years, with the other name beside each.
CHANGES = [
    ("襄樊市", 2009, "420600"), ("襄阳市", 2011, "420600"), ("襄阳县", 1999, "420621"),
    ("襄州区", 2012, "420607"), ("莱芜市", 2017, "371200"), ("莱芜区", 2019, "370116"),
    ("钢城区", 2020, "370117"), ("宁乡县", 2015, "430124"), ("宁乡市", 2018, "430182"),
    ("思茅地区", 2002, "532700"), ("思茅市", 2005, "530800"), ("普洱市", 2008, "530800"),
    ("通什市", 2000, "460001"), ("五指山市", 2005, "469001"), ("中甸县", 2000, "533421"),
    ("香格里拉县", 2005, "533421"), ("香格里拉市", 2016, "533401"), ("巢湖市", 2005, "341400"),
    ("巢湖市", 2012, "340181"), ("淮阴市", 1999, "320800"), ("淮安市", 2002, "320800"),
    ("荆沙市", 1995, "421000"), ("荆州市", 1998, "421000"), ("鄂西土家族苗族自治州", 1990, "422800"),
    ("恩施土家族苗族自治州", 1995, "422800"), ("哈密地区", 2014, "652200"), ("哈密市", 2017, "650500"),
    ("吐鲁番市", 2016, "650400"), ("日喀则地区", 2013, "542300"), ("日喀则市", 2015, "540200"),
    ("山南市", 2017, "540500"), ("那曲市", 2018, "540600"), ("密云县", 2010, "110228"),
    ("密云区", 2016, "110118"), ("崇文区", 2008, "110103"), ("浦东新区", 1995, "310115"),
    ("南汇区", 2005, "310119"), ("萧山市", 1999, "330181"), ("萧山区", 2003, "330109"),
    ("临平区", 2022, "330113"), ("沙县", 2019, "350427"), ("沙县区", 2022, "350405"),
    ("米林市", 2024, "540481"), ("重庆市", 1990, "510200"), ("重庆市", 2000, "500000"),
    ("横县", 2015, "450127"), ("横州市", 2022, "450181"),
]  # fmt: skip


@pytest.mark.parametrize("name, year, code", CHANGES)
def test_places_are_found_under_the_name_of_their_year(name: str, year: int, code: str) -> None:
    region = region_table().find(name, year=year)
    assert region is not None
    assert (region.name, region.adcode) == (name, code)


@pytest.mark.parametrize(
    "name, within, code",
    [
        ("吉林", None, "220000"),
        ("吉林市", None, "220200"),
        ("海南州", None, "632500"),
        ("海南", None, "460000"),
        ("湘西州", None, "433100"),
        ("湘西自治州", None, "433100"),
        ("内蒙古", None, "150000"),
        ("达茂旗", None, "150223"),
        ("高唐县", None, "371526"),
        ("唐县", None, "130627"),
        ("神农架", None, "429021"),
        ("鼓楼区", None, None),
        ("鼓楼区", "320100", "320106"),
        ("鼓楼区", "350000", "350102"),
        ("朝阳区", "220000", "220104"),
        ("青川原市", None, None),
        ("", None, None),
    ],
)
def test_short_and_ambiguous_names(name: str, within: str | None, code: str | None) -> None:
    region = region_table().find(name, within=within)
    assert (region and region.adcode) == code


def test_named_areas_have_no_code_and_are_no_division() -> None:
    for name in ("京津冀", "长株潭", "粤港澳大湾区", "长三角", "雄安新区"):
        assert region_table().find(name) == Region(name, None, Level.AREA)
    # The one new area that became a district under its name, in 2025.
    assert {d.name for d in DIVISIONS} & set(region_table().areas) == {"两江新区"}


def test_the_longest_name_begins_where_asked() -> None:
    table = region_table()
    assert table.longest_at("高唐县政府", 0) == "高唐县"
    assert table.longest_at("在景德镇市召开", 1) == "景德镇市"
    assert table.longest_at("全市上下", 0) is None


def test_codes_lead_back_to_the_place_of_the_year() -> None:
    table = region_table()
    early, late = table.by_code("420600", year=2000), table.by_code("420600")
    assert early is not None
    assert late is not None
    assert (early.name, late.name) == ("襄樊市", "襄阳市")
    assert table.by_code("999999") is None


@given(st.sampled_from(DIVISIONS), st.sampled_from(YEARS))
@settings(max_examples=200, deadline=None)
def test_a_full_name_within_its_parent_finds_its_place(division: Division, year: int) -> None:
    if not stands(division, year):
        return
    found = region_table().candidates(division.name, year=year, within=division.code)
    assert division in found


@given(st.text(max_size=12))
@settings(max_examples=200, deadline=None)
def test_any_text_may_be_asked_for(text: str) -> None:
    table = region_table()
    assert (table.find(text) is None) or text in table
    assert table.longest_at(text, 0) is None or text.startswith(str(table.longest_at(text, 0)))

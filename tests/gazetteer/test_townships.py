"""The table of townships: codes, parents, counts against other tables, lookups, and that it is read late."""

from __future__ import annotations

import subprocess
import sys
import zlib
from collections import Counter
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.gazetteer.regions import region_table
from gwreport.gazetteer.townships import AS_OF, Township, township_table
from gwreport.model import Level, Region
from gwreport.tables.files import read_text

TABLE = township_table()
TOWNSHIPS = tuple(TABLE.townships())
COUNTIES = {d.code: d for d in region_table().divisions() if d.years_off(AS_OF.year) == 0}


def test_every_code_has_nine_digits_and_one_place() -> None:
    assert all(len(t.code) == 9 and t.code.isdecimal() for t in TOWNSHIPS)
    assert len({t.code for t in TOWNSHIPS}) == len(TOWNSHIPS) == len(TABLE)
    assert [t.code for t in TOWNSHIPS] == sorted(t.code for t in TOWNSHIPS)
    names = Counter((t.code[:6], t.name) for t in TOWNSHIPS)
    assert [key for key, count in names.items() if count > 1] == []


def test_every_parent_stands_on_the_day_of_the_table() -> None:
    assert {t.parent for t in TOWNSHIPS} <= COUNTIES.keys()
    own = [t for t in TOWNSHIPS if t.parent == t.code[:6]]
    # Cities of prefecture level without counties. 嘉峪关市 is another, with a number as if it had one.
    assert {t.parent for t in own if COUNTIES[t.parent].level is not Level.COUNTY} == {
        "441900", "442000", "460400",
    }  # fmt: skip
    # Zones (and islands) that the bureau counts like counties: their townships lie in the prefecture.
    zones = {t.code[:6]: t.parent for t in TOWNSHIPS if t.parent != t.code[:6]}
    assert all(parent == zone[:4] + "00" for zone, parent in zones.items())
    assert len(zones) == 129
    assert {zone for zone in zones if zone[4] != "7"} == {"460321", "460322", "460323", "620201", "632857"}


def test_the_counties_without_townships() -> None:
    counties = {code for code, d in COUNTIES.items() if d.level is Level.COUNTY and code[:2] != "71"}
    assert counties - {t.parent for t in TOWNSHIPS} == {
        "330383", "460202", "460203", "460204", "460205",  # 龙港市 and 三亚市 govern their villages directly
        "350527",  # 金门县
        "460302", "460303",  # the townships of 西沙区 and 南沙区 are counted to 三沙市
    }  # fmt: skip


# An independent copy of the same edition counts every line per province: README of adyliu/china_area for 2024
# (read at github.com/BingWang111/china_area), the provinces in the order of the codes, as far as it was read.
COPY = {
    "11": 349, "12": 299, "13": 2365, "14": 1352, "15": 1225, "21": 1406, "22": 1075, "23": 1703, "31": 234,
    "32": 1487, "33": 1387, "34": 1685, "35": 1169, "36": 1767, "37": 1853, "41": 2586, "42": 1475,
}  # fmt: skip
# Of these lines we leave out villages that answer to their county (直辖村级区划).
NO_TOWNSHIPS = {"23": 1, "33": 1, "34": 2}


@pytest.mark.parametrize("province", COPY)
def test_the_counts_by_province_are_those_of_another_copy(province: str) -> None:
    found = sum(t.code.startswith(province) for t in TOWNSHIPS)
    assert found == COPY[province] - NO_TOWNSHIPS.get(province, 0)


def test_the_counts_by_kind_are_near_the_published_ones() -> None:
    kinds = Counter(t.code[6] for t in TOWNSHIPS)
    streets, towns, rural = kinds["0"], kinds["1"], kinds["2"] + kinds["3"]
    assert streets + towns + rural == sum(t.level is Level.TOWNSHIP for t in TOWNSHIPS)
    # 民政部 for the end of 2020 (second hand: woyoushebao.com/content/23/0924/17/46996736_1097731809.shtml):
    # 38741 = 8773 streets + 21157 towns + 8809 townships and sumu + 2 others. The table is two and a half
    # years younger: townships became towns, towns streets. It also counts the 地区 of Beijing beside the
    # towns whose land they share. No published total of 2023 could be read.
    assert abs(streets + towns + rural - 38741) < 200
    assert 0 < streets - 8773 < 400
    assert 0 < towns - 21157 < 400
    assert 0 < 8809 - rural < 800
    assert sum(t.name.endswith("地区") and t.code[6] == "0" for t in TOWNSHIPS) == 64


@pytest.mark.parametrize(
    "name, within, code",
    [
        ("沙溪镇", "442000", "442000106"),
        ("茅台镇", None, "520382117"),
        ("横店镇", "330000", "330783123"),
        ("乌镇镇", "330483", "330483100"),
        ("博鳌镇", "469002", "469002104"),
        ("西柏坡镇", "130100", "130131110"),
        ("朱家角镇", "310118", "310118102"),
        ("中关村街道", "110108", "110108011"),
        ("粤海街道", "440305", "440305007"),
        ("北极镇", "232701", "232701104"),
        ("达来呼布镇", "152923", "152923100"),
        ("塔什库尔干镇", None, "653131100"),
        ("墨脱镇", None, "540423100"),
        ("韶山乡", "430382", "430382200"),
        ("鄂温克民族苏木", None, "150725201"),
        ("湖㳇镇", "320282", "320282113"),
        ("八五〇农场", "230381", "230381500"),
    ],
)
def test_townships_are_found_by_name(name: str, within: str | None, code: str) -> None:
    found = TABLE.candidates(name, within=within)
    assert [t.code for t in found] == [code]
    assert TABLE.by_code(code) == found[0]
    assert name in TABLE
    region = TABLE.find(name, within=within)
    assert region == found[0].region
    assert region is not None
    assert (region.adcode, region.parent) == (None, code[:6])
    assert region.level is (Level.AREA if code[6] in "45" else Level.TOWNSHIP)


@pytest.mark.parametrize(
    "name, within, found",
    [
        ("东华门街道办事处", "110101", "东华门街道"),
        ("沙溪", "442000", "沙溪镇"),
        ("乌镇", "330483", "乌镇镇"),
        ("城关镇", None, None),  # 88 of them
        ("城关镇", "410183", "城关镇"),
        ("城关镇", "110101", None),
        ("云河镇", "110000", None),
        ("", None, None),
        ("镇", None, None),
    ],
)
def test_other_forms_and_ambiguous_names(name: str, within: str | None, found: str | None) -> None:
    region = TABLE.find(name, within=within)
    assert (region and region.name) == found


@pytest.mark.parametrize(
    "code, current",
    [
        ("430124", "430182"),  # 宁乡县, 宁乡市 since 2017
        ("110228", "110118"),  # 密云县, 密云区 since 2015
        ("440682", "440605"),  # 南海市, 南海区 since 2002
        ("542300", "540200"),  # 日喀则地区, 日喀则市 since 2014
        ("420600", "420600"),  # 襄樊市, 襄阳市 under the same code
    ],
)
def test_former_codes_lead_to_the_place_of_the_table(code: str, current: str) -> None:
    assert TABLE.of(code) == TABLE.of(current) != ()


def test_places_contain_what_their_codes_say() -> None:
    beijing = region_table().find("北京市")
    assert beijing is not None
    assert len(TABLE.of(beijing)) == COPY["11"]
    assert TABLE.of("130100") == tuple(t for t in TOWNSHIPS if t.code.startswith("1301"))
    assert TABLE.of("100000") == TOWNSHIPS
    assert TABLE.of("110103") == TABLE.of("999999") == TABLE.of("") == ()  # 崇文区 was merged away
    assert TABLE.of(Region("青川原市", None, Level.PREFECTURE)) == ()
    assert TABLE.by_code("110101") is None


@given(st.sampled_from(TOWNSHIPS))
@settings(max_examples=100, deadline=None)
def test_a_name_within_its_parent_finds_its_place(township: Township) -> None:
    assert township in TABLE.candidates(township.name, within=township.parent)
    assert TABLE.by_code(township.code) == township


@given(st.text(max_size=8), st.none() | st.text(alphabet="0123456789", max_size=9))
@settings(max_examples=100, deadline=None)
def test_any_text_may_be_asked_for(name: str, within: str | None) -> None:
    assert (TABLE.find(name, within=within) is None) or TABLE.candidates(name)


def test_the_table_is_small_in_a_wheel_and_not_read_unasked() -> None:
    assert len(zlib.compress(read_text("gazetteer/townships.csv").encode(), 6)) < 250_000
    code = (
        "import gwreport, sys; gwreport.parse('某县政府工作报告\\n各位代表：我代表县人民政府作报告。');"
        "sys.exit('gwreport.gazetteer.townships' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_reading_is_lazy() -> None:
    assert [t.name for t in islice(TABLE.townships(), 2)] == ["东华门街道", "景山街道"]

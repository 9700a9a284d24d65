"""What the caller knows of a report: places by name, parents or code, years in many forms, disagreement."""

from __future__ import annotations

from typing import Any

import numpy
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gwreport
from gwreport.errors import RegionError, YearError
from gwreport.frontmatter.given import given_region, given_year, known_places
from gwreport.gazetteer.regions import region_table
from gwreport.model import Level, Region, Severity

# ---- places --------------------------------------------------------------------------------------

ONE_PLACE = [
    ("满城区", None, "130607"),
    ("满城", None, "130607"),
    ("满城", 2010, "130621"),
    ("满城县", 2010, "130621"),
    ("河北省保定市满城区", None, "130607"),
    ("河北保定满城", None, "130607"),
    ("河北省满城区", None, "130607"),
    ("河北 / 保定 / 满城", None, "130607"),
    ("保定市-满城区", 2020, "130607"),
    ("130607", None, "130607"),
    ("130607", 2010, "130607"),
    ("130607000000", None, "130607"),
    ("１３０６０７", None, "130607"),
    ("13", None, "130000"),
    ("1306", None, "130600"),
    ("吉林", None, "220000"),
    ("吉林吉林", None, "220200"),
    ("河北", None, "130000"),
    ("襄樊市", 2003, "420600"),
    ("襄樊市", 2020, "420600"),
    ("江苏省南京市鼓楼区", None, "320106"),
    ("福州鼓楼", None, "350102"),
    ("朝阳市", None, "211300"),
    ("上海浦东新区", None, "310115"),
]


@pytest.mark.parametrize(("words", "year", "code"), ONE_PLACE)
def test_a_place_is_known_by_name_parents_or_code(words: str, year: int | None, code: str) -> None:
    assert [place.adcode for place in known_places(words, year)] == [code]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("鼓楼区", ["320106", "320302", "350102", "410204"]),
        ("鼓楼", ["320106", "320302", "350102", "410204"]),
        ("江苏鼓楼区", ["320106", "320302"]),
        ("和田", ["653200", "653201", "653221"]),
    ],
)
def test_a_name_of_several_places_has_them_all(words: str, codes: list[str]) -> None:
    assert [place.adcode for place in known_places(words)] == codes


@pytest.mark.parametrize(
    "words", ["满诚区", "", "某某", "满城区政府工作报告", "999999", "云河县", "x" * 5000]
)
def test_an_unknown_place_is_refused(words: str) -> None:
    with pytest.raises(RegionError, match="no such"):
        known_places(words)


def test_a_misspelt_place_is_answered_with_those_like_it() -> None:
    with pytest.raises(RegionError, match=r"满城区 \(河北省保定市, 130607\)"):
        known_places("满诚区")


def test_a_township_or_zone_needs_no_code() -> None:
    (town,) = known_places("长沙市宁乡市花明楼镇")
    assert (town.name, town.level, town.adcode) == ("花明楼镇", Level.TOWNSHIP, None)
    assert known_places("雄安新区")[0].level is Level.AREA


def test_an_ambiguous_name_is_settled_by_the_text_alone() -> None:
    own = region_table().by_code("350102")
    assert given_region("鼓楼区", 2020, own, None).adcode == "350102"
    assert given_region("鼓楼区", 2020, None, "410000").adcode == "410204"
    for province in (None, "320000", "110000"):
        with pytest.raises(RegionError, match=r"4 places have this name: 鼓楼区 \(江苏省南京市, 320106\)"):
            given_region("鼓楼区", 2020, None, province)


def test_an_ambiguous_place_is_an_error_with_its_candidates() -> None:
    with pytest.raises(RegionError) as caught:
        gwreport.parse("政府工作报告\n今年财政收入增长5%。", region="鼓楼区")
    assert len(caught.value.candidates) == 4
    report = gwreport.parse("2021年福州市鼓楼区政府工作报告\n今年财政收入增长5%。", region="鼓楼区")
    assert report.metadata.region is not None
    assert report.metadata.region.adcode == "350102"


@given(st.sampled_from(sorted(region_table().names())))
def test_every_name_of_the_table_is_known(name: str) -> None:
    assert known_places(name)


# ---- years ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "year",
    [
        2022,
        "2022",
        " 2022 ",
        "2022年",
        "2022年度",
        "２０２２",
        "2022.0",
        2022.0,
        numpy.int64(2022),
        numpy.int16(2022),
        numpy.float64(2022),
        pandas.Series([2022, None], dtype="Int64")[0],
    ],
    ids=repr,
)
def test_a_year_is_taken_in_any_form_of_a_number(year: Any) -> None:
    assert given_year(year) == 2022
    assert gwreport.parse("政府工作报告", year=year).metadata.year == 2022
    assert type(given_year(year)) is int


@pytest.mark.filterwarnings("ignore:In future, it will be an error for 'np.bool'")  # numpy 1
@pytest.mark.parametrize("year", [True, numpy.bool_(True), pandas.NA, "22", "2022-23", 2022.5, None, [2022]])
def test_what_is_no_year_is_refused(year: Any) -> None:
    with pytest.raises(YearError):
        given_year(year)


# ---- disagreement --------------------------------------------------------------------------------

GAOTANG = "2021年高唐县政府工作报告\n各位代表：\n现在，我代表高唐县人民政府，向大会报告工作。\n"
XUSHUI = "2015年徐水县政府工作报告\n各位代表：\n现在，我代表徐水县人民政府，向大会报告工作。\n"


def remarks(text: str, **known: Any) -> list[str]:
    found = gwreport.parse(text, **known).diagnostics
    codes = [remark.code for remark in found if remark.code.endswith("-disagrees")]
    assert all(r.severity is Severity.WARNING for r in found if r.code in codes)
    return codes


@pytest.mark.parametrize(
    ("text", "known", "codes"),
    [
        (GAOTANG, {"region": "130627"}, ["region-disagrees"]),
        (GAOTANG, {"region": "唐县", "year": 2019}, ["region-disagrees", "year-disagrees"]),
        (GAOTANG, {"region": "山东省"}, ["region-disagrees"]),
        (GAOTANG, {"region": "高唐", "year": "2021"}, []),
        (GAOTANG, {"region": Region("高唐县", None, Level.COUNTY)}, []),
        (XUSHUI, {"region": "130609", "year": 2015}, []),
        (XUSHUI, {"region": "徐水区"}, []),
        ("今年财政收入增长5%。", {"region": "唐县", "year": 2019}, []),
        (GAOTANG, {}, []),
    ],
)
def test_what_the_caller_says_is_held_against_the_text(
    text: str, known: dict[str, Any], codes: list[str]
) -> None:
    assert remarks(text, **known) == codes


def test_the_remark_names_both_places() -> None:
    report = gwreport.parse(GAOTANG, region="130627")
    (remark,) = [r for r in report.diagnostics if r.code == "region-disagrees"]
    assert "唐县 (河北省保定市, 130627)" in remark.message
    assert "高唐县 (山东省聊城市, 371526)" in remark.message
    assert report.metadata.region == region_table().by_code("130627")
    assert report.metadata.title == "2021年高唐县政府工作报告"


def test_read_takes_what_parse_takes() -> None:
    (report,) = gwreport.read(GAOTANG + "一、2020年工作回顾\n财政收入增长5%。\n", region="高唐", year="2021")
    assert report.metadata.region == region_table().by_code("371526")

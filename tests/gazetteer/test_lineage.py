"""Places under the names and codes that they had in turn, and places that only look like one."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest

from gwreport.gazetteer.lineage import latest_region, same_place
from gwreport.gazetteer.regions import region_table
from gwreport.model import Level, Region


def entry(name: str, year: int, within: str | None = None) -> Region:
    (division,) = region_table().candidates(name, year=year, within=within)
    return division.region


# A place, a year of its own, and its last name and code. The renamings are facts of the Ministry of Civil
# Affairs, which the table holds as years of entries only.
LATEST = [
    ("襄樊市", 2005, "襄阳市", "420600"),  # renamed under its code in 2010
    ("襄阳县", 1999, "襄州区", "420607"),  # made a district of another code in 2001, renamed in 2010
    ("思茅地区", 1995, "普洱市", "530800"),  # made a city of another code in 2003, renamed in 2007
    ("慈溪县", 1985, "慈溪市", "330282"),
    ("锡山市", 1998, "锡山区", "320205"),
    ("完县", 1990, "顺平县", "130636"),
    ("汉中地区", 1990, "汉中市", "610700"),
    # the codes of two prefectures of 山西 were exchanged in 1982: the name decides, not the code
    ("吕梁地区", 1981, "吕梁市", "141100"),
    ("晋中地区", 1981, "晋中市", "140700"),
    ("深圳市", 2020, "深圳市", "440300"),
    # merged into another place, or into two: none of them takes the place of the old one
    ("崇文区", 2005, "崇文区", "110103"),
    ("巢湖市", 2005, "巢湖市", "341400"),  # the county of that name is but a part of it
    ("马山区", 1998, "马山区", "320205"),  # 锡山区 has its code, and is 锡山市
]


@pytest.mark.parametrize("name, year, last, code", LATEST)
def test_the_last_name_and_code_of_a_place(name: str, year: int, last: str, code: str) -> None:
    latest = latest_region(entry(name, year))
    assert (latest.name, latest.adcode) == (last, code)


def test_a_place_may_come_into_a_new_province() -> None:
    before = region_table().by_code("441000", year=1985)  # 海南 left 广东 in 1988
    assert before is not None
    assert (before.name, latest_region(before).adcode) == ("海口市", "460100")


def test_places_of_one_name_stay_apart() -> None:
    assert not same_place(entry("朝阳区", 2020, "110000"), entry("朝阳区", 2020, "220000"))
    assert not same_place(entry("襄阳区", 2005), entry("襄樊市", 2005))
    assert same_place(entry("襄阳区", 2005), entry("襄阳县", 1990))


def test_a_place_that_the_table_does_not_have_is_itself() -> None:
    invented = Region("云河县", "990101", Level.COUNTY)
    assert latest_region(invented) is invented
    village = Region("云河镇", None, Level.TOWNSHIP)
    assert latest_region(village) is village
    wrong_name = Region("云河市", "420600", Level.PREFECTURE)
    assert latest_region(wrong_name) is wrong_name


def test_no_place_is_two_at_a_time() -> None:
    stood = defaultdict(list)
    for division in region_table().divisions():
        stood[latest_region(division.region)].append((division.valid_from or 0, division.valid_to or 9999))
    for years in stood.values():
        assert all(one[1] < other[0] for one, other in pairwise(sorted(set(years))))


def test_the_last_entry_of_a_place_is_its_own_last() -> None:
    for division in region_table().divisions():
        latest = latest_region(division.region)
        assert latest_region(latest) == latest

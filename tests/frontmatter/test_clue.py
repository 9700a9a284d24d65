"""A place read from a run of words: chains, own words, zones, townships, and names of several places."""

from __future__ import annotations

import pytest

from gwreport.frontmatter.clue import Clue, KnownPlace, read_clue
from gwreport.model import Level, Region


def place(run: str, known: KnownPlace | None = None) -> tuple[str, str | None, Level] | None:
    found = read_clue(run, known or KnownPlace(2020)).place
    return None if found is None else (found.name, found.adcode, found.level)


@pytest.mark.parametrize(
    "run, name, code",
    [
        ("云南省昆明市官渡区", "官渡区", "530111"),
        ("昆明市", "昆明市", "530100"),
        ("湖北鄂州市", "鄂州市", "420700"),
        ("南京市鼓楼区", "鼓楼区", "320106"),
    ],
)
def test_the_last_place_of_a_chain_is_meant(run: str, name: str, code: str) -> None:
    found = place(run)
    assert found is not None
    assert found[:2] == (name, code)


@pytest.mark.parametrize(
    "run, found",
    [
        ("云河县", ("云河县", None, Level.COUNTY)),
        ("青岚省云河市", ("青岚省云河市", None, Level.PREFECTURE)),
        ("昆明市云河市", ("云河市", None, Level.COUNTY)),
        ("城关镇", ("城关镇", None, Level.TOWNSHIP)),
        ("昆明市云河新区", ("云河新区", None, Level.AREA)),
        ("新区", None),
        ("会议", None),
        ("", None),
    ],
    ids=str,
)
def test_places_that_the_gazetteer_does_not_hold(
    run: str, found: tuple[str, str | None, Level] | None
) -> None:
    assert place(run) == found


def test_a_name_of_several_places_has_no_code_unless_more_is_known() -> None:
    assert place("鼓楼区") == ("鼓楼区", None, Level.COUNTY)
    assert place("鼓楼区", KnownPlace(2020, within="320000")) == ("鼓楼区", None, Level.COUNTY)
    assert place("鼓楼区", KnownPlace(2020, within="410000")) == ("鼓楼区", "410204", Level.COUNTY)
    assert place("吉林", KnownPlace(2020, (Level.PREFECTURE,))) == ("吉林市", "220200", Level.PREFECTURE)
    assert place("吉林", KnownPlace(2020, (Level.PROVINCE,))) == ("吉林省", "220000", Level.PROVINCE)


@pytest.mark.parametrize(
    "run, levels",
    [
        ("市", (Level.PREFECTURE, Level.COUNTY, Level.PROVINCE)),
        ("自治区", (Level.PROVINCE,)),
        ("街道", (Level.TOWNSHIP,)),
    ],
)
def test_a_word_for_itself_leaves_levels_open(run: str, levels: tuple[Level, ...]) -> None:
    assert read_clue(run, KnownPlace()) == Clue(None, levels)


def test_an_own_word_after_a_place_says_its_level() -> None:
    found = read_clue("吉林市", KnownPlace(2020)).place
    assert found == Region("吉林市", "220200", Level.PREFECTURE, "220000")

"""The congress, its session, the day and the office, from lines of a head without white space."""

from __future__ import annotations

import pytest

from gwreport.frontmatter.office import Office
from gwreport.frontmatter.session import find_congress, place_before
from gwreport.frontmatter.words import words
from gwreport.model import Level, Region


@pytest.mark.parametrize(
    "text, name, session",
    [
        ("2031年1月8日在云河县第十九届人民代表大会第二次会议上", "云河县第十九届人民代表大会", 2),
        ("在市九届人大一次会议上", "市第九届人民代表大会", 1),
        ("昆明市第12届人民代表大会第3次会议", "昆明市第十二届人民代表大会", 3),
        ("在第六届全国人民代表大会第二次会议上", "第六届全国人民代表大会", 2),
        ("在省第八届人民代表大会上", "省第八届人民代表大会", None),
        ("全市上下努力，完成了市一届人大四次会议的决议", None, None),
        ("在县政协第五届人民代表大会列席", None, None),
        ("在市五届人大常委会上", None, None),
    ],
)
def test_a_congress_needs_a_place_that_begins_somewhere(
    text: str, name: str | None, session: int | None
) -> None:
    found = find_congress(text)
    assert (found and found[0].name, found and found[0].session) == (name, session)


@pytest.mark.parametrize(
    "text, place, anchored",
    [
        ("2031年1月8日在云河县", "云河县", True),
        ("2031年1月8日于都县", "于都县", True),
        ("，向云河县", "云河县", True),
        ("，完成昆明市", "昆明市", False),
        ("", "", False),
    ],
)
def test_the_words_for_a_place_go_back_to_where_they_begin(text: str, place: str, anchored: bool) -> None:
    assert place_before(text, len(text))[0] == place
    if anchored:
        assert place_before(text, len(text))[1]


@pytest.mark.parametrize(
    "office, place, role",
    [
        (Office("甲", "总理"), None, "国务院总理"),
        (Office("甲", "主席", "自治区人民政府"), None, "自治区主席"),
        (Office("甲", "主席"), Region("广西壮族自治区", "450000", Level.PROVINCE), "自治区主席"),
        (Office("甲", "代市长", "云河市"), None, "代市长"),
        (Office("甲"), None, None),
    ],
    ids=["state-council", "region-by-words", "region-by-place", "acting", "none"],
)
def test_an_office_keeps_what_belongs_to_its_name(
    office: Office, place: Region | None, role: str | None
) -> None:
    assert office.full_role(place) == role


@pytest.mark.parametrize(
    "term, session, year",
    [(1, 1, 1954), (3, None, 1965), (4, 1, 1975), (5, None, None), (6, 6, None), (7, 1, 1988), (14, 3, 2025)],
)
def test_the_year_of_a_session_of_the_national_congress(
    term: int, session: int | None, year: int | None
) -> None:
    assert words().national_congress.year(term, session) == year

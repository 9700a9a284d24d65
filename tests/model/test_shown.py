"""The short forms of results, which a console, a traceback or a failing test prints."""

from __future__ import annotations

import pytest

import gwreport
from gwreport.model import (
    Document,
    DocumentKind,
    Indicator,
    Mention,
    Place,
    PlaceKind,
    Region,
    Section,
    SectionRole,
    Source,
)
from gwreport.span import OffsetMap, Span

TEXT = """云河县2024年政府工作报告
一、2024年工作安排
（一）产业。地区生产总值增长6%左右。
二、自身建设
改进作风。"""


def test_a_report_names_place_and_year_and_counts_its_parts() -> None:
    report = gwreport.parse(TEXT, region="永清县", year=2024)
    # the part above the first heading is a section too
    shown = f"<Report 永清县 2024 · {len(TEXT)} characters · 4 sections · 1 statement>"
    assert repr(report) == shown
    assert f"{[report]}" == f"[{shown}]"


def test_a_report_without_a_place_is_called_by_its_title() -> None:
    report = gwreport.parse("", title="关于明年工作的报告")
    assert repr(report) == "<Report 关于明年工作的报告 · 0 characters · 0 sections · 0 statements>"
    assert repr(gwreport.parse("")) == "<Report 0 characters · 0 sections · 0 statements>"


def test_a_source_names_its_encoding_and_pages() -> None:
    assert repr(Source("增长6%")) == "<Source <text> · 4 characters>"
    pages = tuple(Place(PlaceKind.PAGE, n + 1, n) for n in range(2))
    shown = repr(Source("增长" * 1000, "report.pdf", "gb18030", pages))
    assert shown == "<Source report.pdf · 2,000 characters · gb18030 · 2 pages>"


def test_a_document_names_its_kind_and_title() -> None:
    source = Source("公报")
    offsets = OffsetMap.identity(2)
    document = Document(source, Span(0, 2), DocumentKind.COMMUNIQUE, None, "公报", offsets)
    assert repr(document) == "<Document communique · 2 characters>"


def test_a_section_counts_what_is_below_it() -> None:
    inner = Section("（一）", "产业", 2, SectionRole.PLAN, Span(4, 9), Span(4, 7))
    outer = Section("一、", "安排", 1, SectionRole.PLAN, Span(0, 9), Span(0, 4), children=(inner,))
    assert repr(outer) == "<Section 一、安排 · plan · level 1 · 0–9 · 1 section below>"
    assert repr(inner) == "<Section （一）产业 · plan · level 2 · 4–9>"


@pytest.mark.parametrize("title", ["长" * 500, "两\n行\t标题 " * 90])
def test_a_short_form_is_one_short_line(title: str) -> None:
    section = Section("一、", title, 1, SectionRole.PLAN, Span(0, 900), Span(0, 900))
    assert len(repr(section)) < 100
    assert "\n" not in repr(section)


def test_rich_prints_the_parts_of_the_short_form_and_no_field() -> None:
    section = Section("一、", "安排", 1, SectionRole.PLAN, Span(0, 9), Span(0, 4))
    assert list(section.__rich_repr__()) == ["一、安排", "plan", "level 1", "0–9"]


def test_mentions_are_given_by_the_type_of_their_value() -> None:
    report = gwreport.parse(
        "2024年云河县政府工作报告\n云南省和水利部支持；地区生产总值增长6%左右，印发《云河县水网规划》。"
    )
    places: tuple[Mention[Region], ...] = report.regions
    assert [m.value.adcode for m in places if m.text == "云南省"] == ["530000"]
    indicators: tuple[Mention[Indicator], ...] = report.indicators
    assert [m.value.id for m in indicators] == ["gdp"]
    names: tuple[Mention[str], ...] = report.names
    assert {m.value.upper() for m in names} >= {"水利部"}
    assert sorted(m.span for m in (*places, *names)) == sorted(m.span for m in report.entities)

"""What holds for every text: nothing is lost, nothing crashes, and every span tells the truth."""

from __future__ import annotations

import json
import pickle
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import gwreport
import strategies as ours
from gwreport.errors import GwReportError, InputError
from gwreport.model import Document, Label, Report, Section
from gwreport.span import Span


def replay(document: Document, source: Span) -> str:
    """The part of the source that a span covers, after the recorded repairs.

    A repair of equal length stands for its characters one by one, so that a span may begin or end within it.
    """
    text, parts, at = document.source.text, [], source.start
    for repair in document.repairs:
        if repair.span.end <= source.start or repair.span.start >= source.end:
            continue
        new = repair.text
        if len(new) == len(repair.span):
            first, last = max(repair.span.start, source.start), min(repair.span.end, source.end)
            new = new[first - repair.span.start : last - repair.span.start]
        parts += [text[at : max(at, repair.span.start)], new]
        at = repair.span.end
    return "".join([*parts, text[at : source.end]])


def check_spans(report: Report) -> None:
    """Every span leads back to the source, through the repairs."""
    previous = Span(0, 0)
    for mention in report.mentions:
        assert mention.span.of(report.text) == mention.text
        assert mention.text
        assert previous.start <= mention.span.start
        previous = mention.span
        place = report.to_source(mention.span)
        assert replay(report.document, place) == mention.text
        assert report.document.offsets.to_clean(place).contains(mention.span)
    for statement in report.statements:
        assert statement.evidence.contains(statement.quantity.span)
        assert statement.quantity in report.mentions
    for diagnostic in report.diagnostics:
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(report.text)


def check_outline(text: str, sections: tuple[Section, ...], within: Span, level: int) -> None:
    """Sections lie in order within their parent, headings within their section, levels go down."""
    end = within.start
    for section in sections:
        assert end <= section.span.start <= section.span.end <= within.end
        assert section.span.contains(section.heading)
        assert section.heading.start == section.span.start
        assert section.level >= level
        assert section.marker.strip() in section.heading.of(text)
        check_outline(text, section.children, section.body, section.level + 1)
        end = section.span.end


@given(ours.texts())
@example("0％０")
def test_parse_reads_any_text_and_every_span_is_true(text: str) -> None:
    report = gwreport.parse(text)
    assert report.source == text
    check_spans(report)
    check_outline(report.text, report.sections, Span(0, len(report.text)), 1)


def test_lone_surrogates_are_read_around() -> None:
    report = gwreport.parse(
        "2024年政府工作报告\n一、今年工作\ud800安排\n全市生产总值增长6%，\udfff新建大桥2座。"
    )
    assert [m.text for m in report.quantities] == ["6%", "2座"]


@given(ours.texts())
def test_times_and_quantities_are_disjoint(text: str) -> None:
    marked = [m for m in gwreport.parse(text).mentions if m.label in (Label.TIME, Label.QUANTITY)]
    for one, other in pairwise(marked):
        assert one.span.end <= other.span.start, (one, other)


@given(ours.dirty_reports())
def test_the_offset_map_is_monotone(text: str) -> None:
    offsets = gwreport.parse(text).document.offsets
    places = [offsets.to_source(Span(i, i + 1)) for i in range(offsets.clean_length)]
    assert all(one.start <= other.start and one.end <= other.end for one, other in pairwise(places))
    assert all(0 <= place.start <= place.end <= len(text) for place in places)


@given(st.one_of(st.binary(max_size=400), ours.texts().map(lambda t: t.encode("utf8", "surrogatepass"))))
def test_read_raises_only_documented_errors_on_any_bytes(data: bytes) -> None:
    try:
        reports = gwreport.read(data)
    except InputError:
        return
    for report in reports:
        check_spans(report)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@given(text=ours.reports())
def test_a_report_reads_the_same_in_every_encoding(encoding: str, text: str) -> None:
    (expected,) = gwreport.read(text)
    (found,) = gwreport.read(text.encode(encoding))
    assert found.text == expected.text
    assert found.mentions == expected.mentions
    assert found.metadata == expected.metadata


@given(ours.dirty_reports())
def test_reports_are_values(text: str) -> None:
    report = gwreport.parse(text)
    assert gwreport.parse(text) == report
    assert hash(gwreport.parse(text)) == hash(report)
    assert pickle.loads(pickle.dumps(report)) == report
    assert Report.from_dict(json.loads(json.dumps(report.to_dict()))) == report


@given(ours.reports())
def test_an_invented_report_is_found_whole(text: str) -> None:
    (report,) = gwreport.read(text)
    titles = [s.title for s in report.walk() if s.marker in ("一、", "二、", "三、")]
    year = int(text[:4])
    assert titles == [f"{year - 1}年工作回顾", f"{year}年工作安排", "加强自身建设"]
    assert report.metadata.year == year
    assert report.metadata.session == 3
    assert report.metadata.title == text.split("\n", 1)[0]


@given(ours.reports(), ours.reports())
def test_reading_one_report_leaves_no_trace_in_the_next(one: str, other: str) -> None:
    alone = gwreport.parse(other)
    gwreport.parse(one)
    assert gwreport.parse(other) == alone


def test_errors_of_reading_are_ours() -> None:
    with pytest.raises(GwReportError):
        gwreport.read(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4)

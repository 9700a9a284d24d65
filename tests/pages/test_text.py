"""The text of a report as HTML: nothing is lost, marks nest, headings are headings."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from gwreport.model import Section, SectionRole
from gwreport.pages.page import visible
from gwreport.pages.text import Element, paragraphs
from gwreport.span import Span
from markup import Page


def section(start: int, end: int, level: int = 1) -> Section:
    return Section("一、", "", level, SectionRole.PLAN, Span(start, 99), Span(start, end))


def written(text: str, marks: list[tuple[int, int]], sections: list[Section] | None = None) -> str:
    listed = [Element(Span(*place), "b", f"m{number}") for number, place in enumerate(marks)]
    return "".join(paragraphs(text, sections or [], listed))


def test_a_mark_is_an_element() -> None:
    assert written("增长6%。", [(2, 4)]) == '<p>增长<b id="m0">6%</b>。</p>\n'


def test_marks_nest() -> None:
    assert written("abcd", [(1, 2), (0, 4)]) == '<p><b id="m1">a<b id="m0">b</b>cd</b></p>\n'


def test_a_mark_that_crosses_another_is_cut() -> None:
    expected = '<p><b id="m0">a<b id="m1">b</b></b><b data-of="m1">c</b></p>\n'
    assert written("abc", [(0, 2), (1, 3)]) == expected


def test_a_mark_over_lines_is_cut_at_their_ends() -> None:
    expected = '<p>a<b id="m0">b</b></p>\n<p><b data-of="m0">c</b>d</p>\n'
    assert written("ab\n\ncd", [(1, 5)]) == expected


def test_an_empty_place_is_an_anchor() -> None:
    assert written("ab", [(1, 1)]) == '<p>a<b id="m0"></b>b</p>\n'


def test_text_is_escaped() -> None:
    assert written('<a> & "b" \'', []) == "<p>&lt;a&gt; &amp; &quot;b&quot; &#x27;</p>\n"


def test_a_line_that_is_a_heading() -> None:
    assert written(" 一、安排 \n正文", [], [section(1, 5)]) == '<h2 id="s0"> 一、安排 </h2>\n<p>正文</p>\n'


def test_a_heading_whose_line_goes_on() -> None:
    page = written("一、安排。要办好。", [], [section(0, 4, 2)])
    assert page == (
        '<p><span id="s0" class="heading" role="heading" aria-level="3">一、安排</span>。要办好。</p>\n'
    )


def test_a_heading_in_two_lines() -> None:
    page = written("一、安排\n和目标\n正文", [], [section(0, 8)])
    assert page == '<h2 id="s0">一、安排</h2>\n<p class="heading">和目标</p>\n<p>正文</p>\n'


def test_a_section_without_a_heading_is_an_anchor() -> None:
    assert written("各位代表", [], [section(0, 0)]) == '<p><a id="s0"></a>各位代表</p>\n'


TEXTS = st.text(alphabet='增长6%<&"\n\n \u202e', max_size=40)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12), st.data())
def test_nothing_of_the_text_is_lost_and_elements_nest(
    text: str, places: list[tuple[int, int]], data: st.DataObject
) -> None:
    marks = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in places]
    starts = data.draw(st.lists(st.integers(0, len(text)), max_size=4, unique=True).map(sorted))
    sections = [section(start, min(start + 3, len(text))) for start in starts]
    found = written(text, marks, sections)
    Page(found)
    shown = html.unescape(re.sub(r"<[^>]*>", "", found))
    assert shown.split("\n") == [*(visible(line) for line in text.split("\n") if line), ""]


def test_a_long_line_with_many_marks_takes_linear_steps() -> None:
    text = "增长6%，" * 20_000
    page = written(text, [(n, n + 4) for n in range(0, len(text), 5)])
    assert page.count("<b id=") == 20_000

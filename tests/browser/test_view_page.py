"""The page of a report in a browser: cards, tables, languages, and text that stays text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import gwreport
from gwreport import Pipeline
from gwreport.model import Document, DocumentKind, Report, Source
from gwreport.pages.view import view_page
from gwreport.span import OffsetMap, Span

Open = Callable[[str], Any]
ROOT = Path(__file__).parents[2]
HOSTILE = """<script>document.title='run'</script><img src=x onerror="document.title='run'">县政府工作报告
"'></title></style><svg onload=document.title='run'>
一、2024年工作安排</script><script>document.title='run'</script>
\u202e地区生产总值增长6%左右\u2066。{{title}} ${title} <a href="javascript:document.title='run'">x</a>
"""


@pytest.fixture(scope="module")
def report() -> Report:
    (found,) = gwreport.read(ROOT / "examples/qinglan-province-2024.txt")
    return found


def css(browser: Any, selector: str) -> Any:
    return browser.find_element(By.CSS_SELECTOR, selector)


def shown_rows(browser: Any) -> list[str]:
    rows = "section.table:not([hidden]) tbody tr:not([hidden])"
    script = "return [...document.querySelectorAll(arguments[0])].map(row => row.innerText)"
    found: list[str] = browser.execute_script(script, rows)
    return found


def test_a_row_leads_to_its_sentence(open_page: Open, report: Report) -> None:
    browser = open_page(view_page(report))
    css(browser, "#statements tbody tr:nth-child(20) a").click()
    mark = css(browser, "mark.here")
    assert mark.text == report.statements[19].quantity.text
    assert browser.execute_script(
        "const r = arguments[0].getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight", mark
    )
    assert report.statements[19].indicator.english in css(browser, "#card").text


def test_the_keyboard_goes_from_mark_to_mark(open_page: Open, report: Report) -> None:
    browser = open_page(view_page(report))
    body = css(browser, "body")
    texts = []
    for _ in range(3):
        body.send_keys(Keys.ARROW_RIGHT)
        texts.append(css(browser, "#card strong").text)
        body = browser.switch_to.active_element
    assert texts == [mention.text for mention in report.mentions[:3]]
    body.send_keys(Keys.ARROW_LEFT)
    assert css(browser, "#card strong").text == texts[1]
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not css(browser, "#card").is_displayed()


def test_kinds_can_be_hidden(open_page: Open, report: Report) -> None:
    browser = open_page(view_page(report))
    color = "return getComputedStyle(document.querySelector('mark.k0')).backgroundColor"
    before = browser.execute_script(color)
    css(browser, "[data-kind='0']").click()
    assert before != browser.execute_script(color) == "rgba(0, 0, 0, 0)"


def test_tables_filter_and_sort(open_page: Open, report: Report) -> None:
    browser = open_page(view_page(report, language=None))
    assert len(shown_rows(browser)) == len(report.statements)
    css(browser, "#filter").send_keys("target grain output")
    assert [row.split("\t")[0] for row in shown_rows(browser)] == ["Grain output"]
    css(browser, "#filter").clear()
    css(browser, "#filter").send_keys(" ")
    css(browser, "#tab-figures").click()
    css(browser, "#figures thead th:nth-child(2) button").click()
    numbers = "return [...document.querySelectorAll('#figures td[data-n]')].map(c => Number(c.dataset.n))"
    assert (found := browser.execute_script(numbers)) == sorted(found)
    assert css(browser, "#figures thead th:nth-child(2)").get_attribute("aria-sort") == "ascending"


def test_the_language_changes_and_is_kept(open_page: Open, report: Report) -> None:
    browser = open_page(view_page(report))
    assert css(browser, "#statements h2").text.startswith("Statements")
    css(browser, "#language").click()
    assert css(browser, "#statements h2").text.startswith("指标陈述")
    assert css(browser, "#statements tbody a").text == "地区生产总值"
    browser.refresh()
    assert css(browser, "html").get_attribute("lang") == "zh"


def test_hostile_text_runs_nothing(open_page: Open) -> None:
    document = Document(
        Source(HOSTILE),
        Span(0, len(HOSTILE)),
        DocumentKind.REPORT,
        None,
        HOSTILE,
        OffsetMap.identity(len(HOSTILE)),
    )
    report = Pipeline().parse_document(document, title=HOSTILE.splitlines()[0])
    browser = open_page(view_page(report))
    assert browser.title == HOSTILE.splitlines()[0]
    assert (
        browser.execute_script("return document.images.length + document.querySelectorAll('svg').length") == 0
    )
    assert browser.execute_script("return document.scripts.length") == 2
    assert "⟨U+202E⟩地区生产总值" in css(browser, "main").text
    for mark in browser.find_elements(By.CSS_SELECTOR, "mark"):
        browser.execute_script("arguments[0].click()", mark)
    assert browser.title == HOSTILE.splitlines()[0]


def test_the_policy_refuses_a_script_that_is_none_of_the_page(open_page: Open, report: Report) -> None:
    browser = open_page(view_page(report).replace("</main>", "<script>document.title='run'</script></main>"))
    assert browser.title != "run"
    (message,) = [line["message"] for line in browser.get_log("browser")]
    assert "Content Security Policy" in message


def test_a_line_of_a_hundred_thousand_characters_wraps(open_page: Open) -> None:
    browser = open_page(
        view_page(gwreport.parse("2024年云河县政府工作报告" + "地区生产总值增长6%，" * 10_000))
    )
    browser.set_window_size(500, 900)
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    css(browser, "mark").click()
    assert css(browser, "#card").is_displayed()


def test_a_narrow_page_scrolls_in_one_direction(open_page: Open, report: Report) -> None:
    browser = open_page(view_page(report))
    browser.set_window_size(500, 900)
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")

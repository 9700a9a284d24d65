"""The page on which rows are checked, by its keys: decide, save, open again, two coders, many rows."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import gwreport
from gwreport.pages.review import ReviewPage
from gwreport.review.decisions import Decision, Verdict, read_decisions
from gwreport.review.doubts import Doubt
from gwreport.review.items import Item, items_of
from many_reports import reports

Open = Callable[[str], Any]


@pytest.fixture(scope="module")
def items() -> list[Item]:
    return [item for text in reports(4) for item in items_of(gwreport.parse(text))]


def css(browser: Any, selector: str) -> Any:
    return browser.find_element(By.CSS_SELECTOR, selector)


def press(browser: Any, *keys: str) -> None:
    for key in keys:
        browser.switch_to.active_element.send_keys(key)


def figure(browser: Any) -> str:
    text: str = css(browser, ".figure").text
    return text


def listed(browser: Any) -> list[str]:
    script = "return [...document.querySelectorAll('#list li:not([hidden]) button')].map(b => b.className)"
    found: list[str] = browser.execute_script(script)
    return found


def saved(browser: Any, downloads: Path) -> list[Decision]:
    for old in downloads.iterdir():
        old.unlink()
    press(browser, "s")
    target = downloads / "decisions.jsonl"
    for _ in range(100):
        if target.exists():
            return read_decisions(target)
        time.sleep(0.05)
    raise AssertionError("nothing was saved")


def test_each_key_decides_and_goes_on(open_page: Open, items: list[Item], downloads: Path) -> None:
    browser = open_page(ReviewPage(coder="li").html(items))
    assert figure(browser) == items[0].figure
    press(browser, "a", "r", "2")
    assert listed(browser)[:4] == ["accepted", "rejected", "corrected", ""]
    assert css(browser, "#count").text.startswith("3 / 24 checked · 2 wrong (66.7 %")
    first, second, third = saved(browser, downloads)
    assert [d.verdict for d in (first, second, third)] == [
        Verdict.ACCEPTED,
        Verdict.REJECTED,
        Verdict.CORRECTED,
    ]
    assert [d.key for d in (first, second, third)] == [item.key for item in items[:3]]
    assert (first.coder, first.read, first.right) == ("li", items[0].reading, None)
    assert third.right is not None
    assert third.right.low == items[2].candidates[1].low


def test_a_correction_is_typed(open_page: Open, items: list[Item], downloads: Path) -> None:
    browser = open_page(ReviewPage().html(items))
    press(browser, "c")
    for name, text in (("low", "5"), ("high", "5.5"), ("indicator", "exports"), ("year", "2031")):
        field = css(browser, f"#v-{name}")
        field.clear()
        field.send_keys(text)
    css(browser, "#v-bound option[value=at_most]").click()
    css(browser, "#v-year").send_keys(Keys.ENTER)
    (made,) = saved(browser, downloads)
    assert made.right is not None
    assert made.right.to_dict() == {
        "indicator": "exports", "year": 2031, "low": "5", "high": "5.5", "unit": "%", "bound": "at_most",
    }  # fmt: skip
    assert made.key == items[0].key


@pytest.mark.parametrize(
    ("name", "text"), [("low", "six"), ("high", "1e5"), ("year", "24"), ("indicator", " ")]
)
def test_a_correction_that_makes_no_sense_is_refused(
    open_page: Open, items: list[Item], name: str, text: str
) -> None:
    browser = open_page(ReviewPage().html(items))
    press(browser, "c")
    field = css(browser, f"#v-{name}")
    field.clear()
    field.send_keys(text, Keys.ENTER)
    assert css(browser, "#wrong").is_displayed()
    assert browser.switch_to.active_element == field
    press(browser, Keys.ESCAPE)
    assert listed(browser)[0] == ""


def test_a_correction_that_changes_nothing_accepts(open_page: Open, items: list[Item]) -> None:
    browser = open_page(ReviewPage().html(items))
    press(browser, "c", Keys.ENTER)
    assert listed(browser)[0] == "accepted"


def test_undo_takes_decisions_back_one_by_one(open_page: Open, items: list[Item]) -> None:
    browser = open_page(ReviewPage().html(items))
    press(browser, "a", "r", "u")
    assert listed(browser)[:2] == ["accepted", ""]
    assert figure(browser) == items[1].figure
    press(browser, "u", "u")
    assert listed(browser)[:2] == ["", ""]
    press(browser, "a", "k", "r", "u")
    assert listed(browser)[0] == "accepted"


def test_next_and_previous(open_page: Open, items: list[Item]) -> None:
    browser = open_page(ReviewPage().html(items))
    press(browser, "j", Keys.ARROW_DOWN, "k")
    assert css(browser, "#list [aria-current]").get_attribute("data-n") == "1"
    press(browser, "k", "k")
    assert css(browser, "#list [aria-current]").get_attribute("data-n") == "0"


def test_decisions_are_there_when_the_page_is_opened_again(open_page: Open, items: list[Item]) -> None:
    browser = open_page(ReviewPage(coder="li").html(items))
    css(browser, "#note").send_keys("看过")
    press(browser, Keys.ENTER, "a", "r")
    browser.refresh()
    assert listed(browser)[:3] == ["accepted", "rejected", ""]
    # another run, with other rows before, finds them by text and place
    browser = open_page(ReviewPage(coder="li").html([*items[6:], *items[:6]]))
    assert listed(browser)[18:21] == ["accepted", "rejected", ""]
    assert "看过" in browser.execute_script("return JSON.stringify(localStorage)")


def test_a_note_can_be_added_later(open_page: Open, items: list[Item], downloads: Path) -> None:
    browser = open_page(ReviewPage().html(items))
    press(browser, "a", "k", "m")
    browser.switch_to.active_element.send_keys("a r 1", Keys.ENTER)
    (made,) = saved(browser, downloads)
    assert (made.verdict, made.note) == (Verdict.ACCEPTED, "a r 1")


def test_coders_do_not_see_each_other_until_asked(open_page: Open, items: list[Item], tmp_path: Path) -> None:
    browser = open_page(ReviewPage(coder="li").html(items))
    press(browser, "a", "a")
    coder = css(browser, "#coder")
    coder.clear()
    coder.send_keys("wu", Keys.TAB)
    assert set(listed(browser)) == {""}
    other = tmp_path / "other.jsonl"
    made = Decision(items[3].key, Verdict.REJECTED, items[3].reading, coder="chen", at="2026")
    other.write_text(json.dumps(made.to_dict()) + "\n", encoding="utf-8")
    css(browser, "#load").send_keys(str(other))
    for _ in range(40):
        if "chen" in css(browser, "#f-coder").text:
            break
        time.sleep(0.05)
    assert set(listed(browser)) == {""}
    css(browser, "#f-coder option[value='=chen']").click()
    assert len(listed(browser)) == 1
    assert "chen · rejected" in css(browser, "#row").text


def test_a_file_that_holds_no_decisions_is_named(open_page: Open, items: list[Item], tmp_path: Path) -> None:
    browser = open_page(ReviewPage().html(items))
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"a": 1}\n', encoding="utf-8")
    css(browser, "#load").send_keys(str(bad))
    for _ in range(40):
        if "bad.jsonl" in css(browser, "#count").text:
            break
        time.sleep(0.05)
    assert css(browser, "#count").text == "bad.jsonl: no file of decisions"


def test_filters(open_page: Open, items: list[Item]) -> None:
    doubtful = [Item(**_fields(items[0], doubts=(Doubt("torn", "a blank"),))), *items[1:]]
    browser = open_page(ReviewPage().html(doubtful))
    css(browser, "#f-doubt option[value='=torn']").click()
    assert listed(browser) == ["unsure"]
    assert "torn: a blank" in css(browser, "#row").text
    css(browser, "#f-doubt option[value='']").click()
    css(browser, "#f-place option[value='=云河县']").click()
    assert len(listed(browser)) == 6
    press(browser, Keys.ESCAPE, "a")
    css(browser, "#f-state option[value='=open']").click()
    assert len(listed(browser)) == 5
    css(browser, "#f-year option[value='=2015']").click()
    assert css(browser, "#row").text == "No row passes the filter."
    press(browser, Keys.ESCAPE, "a", "r", "c", "j", "1")
    assert css(browser, "#count").text.startswith("1 / 24")


def _fields(item: Item, **changed: object) -> Any:
    return {name: getattr(item, name) for name in Item.__match_args__} | changed


def test_letters_in_a_field_are_no_keys(open_page: Open, items: list[Item]) -> None:
    browser = open_page(ReviewPage().html(items))
    press(browser, "f")
    press(browser, "a", "r", "u", "1")
    assert css(browser, "#f-text").get_attribute("value") == "aru1"
    assert css(browser, "#count").text == "0 / 24 checked"


def test_the_page_speaks_chinese(open_page: Open, items: list[Item]) -> None:
    browser = open_page(ReviewPage().html(items))
    css(browser, "#language").click()
    assert browser.title == "复核"
    assert "地区生产总值" in css(browser, "#row").text
    assert css(browser, "#accept").text.startswith("正确")


def test_hostile_rows_are_text(open_page: Open, items: list[Item]) -> None:
    evil = "<img src=x onerror=\"document.title='run'\"></script><script>document.title='run'</script>"
    changed = dict.fromkeys(
        ("region", "title", "file", "section", "before", "after", "figure", "shown"), evil
    )
    item = Item(**_fields(items[0], **changed, doubts=(Doubt(evil, evil),)))
    browser = open_page(ReviewPage(coder=evil).html([item]))
    press(browser, "a", "u")
    css(browser, "#f-doubt option:nth-child(4)").click()
    assert browser.title == "Review"
    assert browser.execute_script("return document.images.length") == 0
    assert evil in css(browser, ".sentence").text

"""The page on which rows are checked: whole and safe. What its keys do is tested in tests/browser."""

from __future__ import annotations

import re
from pathlib import Path

from attrs import evolve

import gwreport
from gwreport.pages.review import ReviewPage
from gwreport.pages.words import Language, words
from gwreport.review.decisions import Decision, Verdict
from gwreport.review.items import items_of
from markup import Page, data_of

ROOT = Path(__file__).parents[2]
(REPORT,) = gwreport.read(ROOT / "examples/qinglan-province-2024.txt")
ITEMS = list(items_of(REPORT))


def test_the_page_holds_every_row_and_asks_nothing_of_a_network() -> None:
    page = ReviewPage().html(ITEMS)
    assert [item["figure"] for item in data_of(page)["items"]] == [item.figure for item in ITEMS]
    found = Page(page)
    assert len(found.ids()) == len(set(found.ids()))
    for tag, attributes in found.elements:
        assert tag not in ("link", "img", "iframe", "object", "base")
        assert not any(name in ("src", "style", "action") or name.startswith("on") for name in attributes)
    assert "unsafe" not in page


def test_what_stands_in_a_report_ends_no_script() -> None:
    item = evolve(ITEMS[0], before="</script><script>alert(1)//\u202e", title="<!--")
    page = ReviewPage(coder='"><script>alert(2)</script>').html([item])
    assert [tag for tag, _ in Page(page).elements].count("script") == 2
    assert "\u202e" not in page
    assert data_of(page)["items"][0]["before"] == "</script><script>alert(1)//⟨U+202E⟩"


def test_a_page_begins_with_a_coder_and_earlier_decisions() -> None:
    made = Decision(ITEMS[0].key, Verdict.ACCEPTED, ITEMS[0].reading, coder="li")
    page = ReviewPage(Language.CHINESE, "li", [made]).html(ITEMS)
    assert data_of(page)["decisions"] == [made.to_dict()]
    assert '<html lang="zh">' in page
    assert "<title>复核</title>" in page


def test_every_word_that_the_scripts_ask_for_is_there() -> None:
    for name in ("view", "review"):
        script = (ROOT / f"src/gwreport/pages/{name}.js").read_text(encoding="utf-8")
        asked = set(re.findall(r'say\("(\w+)"\)', script)) | set(re.findall(r'^ *add\("(\w+)"', script, re.M))
        asked |= set(re.findall(r'complain\("(\w+)"', script))
        assert {f"page-{word}" for word in asked} <= words().keys()


def test_a_page_without_rows_is_a_page() -> None:
    assert data_of(ReviewPage().html([]))["items"] == []

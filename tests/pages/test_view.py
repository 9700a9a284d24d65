"""The page of a report: whole, safe, and tied together."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

import gwreport
from gwreport import Pipeline
from gwreport.analysis.targets import headline_targets
from gwreport.cli import FAILED, OK, USAGE, main
from gwreport.model import Document, DocumentKind, Mention, Report, Source
from gwreport.pages.view import view_page
from gwreport.pages.words import Language, spoken, words
from gwreport.span import OffsetMap, Span
from markup import Page, data_of

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/qinglan-province-2024.txt"
HOSTILE = """<script>alert(1)</script>县2024年政府工作报告"'><img src=x onerror=alert(2)>
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
一、2024年工作安排</script><script>alert(3)</script>
地区生产总值增长6%左右\u202e。${title} $body `x` ]]> <!-- </style> \x00\x07
"""


@pytest.fixture(scope="module")
def report() -> Report:
    (found,) = gwreport.read(EXAMPLE)
    return found


@pytest.fixture(scope="module")
def page(report: Report) -> str:
    return view_page(report)


def test_every_link_leads_to_one_place(page: str) -> None:
    found = Page(page)
    assert len(found.ids()) == len(set(found.ids()))
    assert set(found.links()) <= set(found.ids())


def test_every_mention_is_marked_and_has_a_card(report: Report, page: str) -> None:
    marks = [a["id"] for tag, a in Page(page).elements if tag == "mark" and "id" in a]
    cards = data_of(page)["cards"]
    assert len(marks) >= len(report.mentions)
    assert [card[1] for card in cards[: len(report.mentions)]] == [m.text for m in report.mentions]


def test_every_section_is_in_the_outline(report: Report, page: str) -> None:
    links = Page(page).links()
    assert [link for link in links if link[0] == "s" and link[1:].isdecimal()] == [
        f"s{number}" for number, _ in enumerate(report.walk())
    ]


def test_the_whole_text_is_there(report: Report, page: str) -> None:
    assert "".join(report.text.split()) in "".join(Page(page).text("main").split())


def test_every_statement_target_and_figure_is_a_row(report: Report, page: str) -> None:
    rows = sum(1 for tag, _ in Page(page).elements if tag == "tr")
    targets = headline_targets(report)
    expected = len(report.statements) + len(report.quantities) + len(report.diagnostics)
    assert rows == 4 + expected + len(targets) + len(targets.qualitative)


def test_nothing_is_asked_of_a_network(page: str) -> None:
    for tag, attributes in Page(page).elements:
        assert tag not in ("link", "img", "iframe", "object", "base", "form")
        assert "src" not in attributes
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert (attributes.get("href") or "#").startswith("#")
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp|WebSocket|eval\(", page)


def test_the_policy_allows_the_one_style_and_script(page: str) -> None:
    policy = next(a["content"] or "" for _, a in Page(page).elements if "http-equiv" in a)
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def as_it_is(text: str) -> Report:
    """A report of a text that no cleaning has touched."""
    offsets = OffsetMap.identity(len(text))
    document = Document(Source(text), Span(0, len(text)), DocumentKind.REPORT, None, text, offsets)
    return Pipeline().parse_document(document, title=text.split("\n", 1)[0])


def test_hostile_text_is_text() -> None:
    hostile = as_it_is(HOSTILE)
    for language in (None, *Language):
        page = view_page(hostile, language=language)
        found = Page(page)
        assert [tag for tag, _ in found.elements].count("script") == 2
        assert not any(tag == "img" for tag, _ in found.elements)
        assert "alert(3)" in found.text("main")
        assert "\u202e" not in page
        assert "\x00" not in page
        assert "${title} $body" in found.text("main")


def test_a_label_of_a_plug_in_is_shown_among_the_others() -> None:
    base = gwreport.parse("云河县2024年政府工作报告\n一、2024年工作安排\n做热油茶。")
    at = base.text.index("油茶")
    mention = Mention(Span(at, at + 2), "油茶", "DISH<", "油茶面", "dishes.plain")
    page = view_page(Report(base.document, base.metadata, base.sections, (*base.mentions, mention)))
    assert 'class="k10">油茶</mark>' in page
    assert ["@one-DISH<", "油茶", ["value", "油茶面"]] in [card[:3] for card in data_of(page)["cards"]]


@pytest.mark.parametrize("text", ["", "\n", "只有一行", "一" * 100_000])
def test_any_text_has_a_page(text: str) -> None:
    Page(view_page(gwreport.parse(text)))


def test_to_html_opens_in_a_language(report: Report) -> None:
    assert '<html lang="zh">' in report.to_html(language="zh")
    assert data_of(report.to_html())["language"] is None
    with pytest.raises(ValueError, match="no language 'fr'; expected one of en, zh"):
        report.to_html(language="fr")


def test_every_word_that_a_template_or_script_asks_for_is_there(page: str) -> None:
    asked = {a[key] for _, a in Page(page).elements for key in ("data-w", "data-l") if a.get(key)}
    assert {name for name in asked if name and not name.startswith("i-")} <= words().keys()


def test_a_word_in_two_languages() -> None:
    assert [spoken("status-actual", language) for language in Language] == ["actual", "完成"]
    assert spoken("label-DISH", Language.CHINESE) == "DISH"


def test_a_notebook_shows_a_card_and_the_first_statements(report: Report) -> None:
    shown = report._repr_html_()
    Page(shown)
    assert "青岚省人民政府工作报告" in shown
    assert shown.count("<tr>") == 51
    assert f"and {len(report.statements) - 50} more" in shown
    assert not re.search("<(script|img)", as_it_is(HOSTILE)._repr_html_())


def test_the_command_writes_the_page(tmp_path: Path, page: str) -> None:
    target = tmp_path / "out.html"
    assert main(["view", str(EXAMPLE), "-o", str(target)]) == OK
    assert target.read_text(encoding="utf-8") == page


def test_the_command_says_which_report_of_a_file_it_shows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.html"
    assert main(["view", str(EXAMPLE), "-o", str(target), "--number", "2"]) == FAILED
    assert f"--number 2: {EXAMPLE} holds 1 report" in capsys.readouterr().err
    assert not target.exists()
    assert main(["view", str(EXAMPLE), "--language", "fr"]) == USAGE


def test_a_crawl_shows_its_first_report_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    crawl = tmp_path / "crawl.txt"
    names = ("yunhe-county-2022.txt", "qinglan-province-2024.txt")
    texts = [(ROOT / "examples" / name).read_text(encoding="utf-8") for name in names]
    crawl.write_text("\n\n\n".join(texts), encoding="utf-8")
    assert main(["view", str(crawl), "-o", str(tmp_path / "out.html"), "--language", "zh"]) == OK
    assert "report 1 of 2; --number N shows another" in capsys.readouterr().err

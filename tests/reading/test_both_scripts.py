"""Reports in traditional script: read like their simplified selves, placed in the text as printed."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gwreport
from gwreport.model import DocumentKind, Severity
from gwreport.reading.cleaning.normalize import ReportNormalizer
from gwreport.reading.cleaning.repairs import apply_repairs
from gwreport.script.traditional import simplified
from gwreport.tables.files import read_toml

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.txt"))
SHARED = {c["written"] for c in read_toml("script/also_simplified.toml")["character"]}
FORMS: defaultdict[str, list[str]] = defaultdict(list)
for pair in read_toml("script/traditional.toml")["pairs"].split():
    if pair[0] not in SHARED:
        FORMS[pair[1]].append(pair[0])

OLD = (
    "青嵐省人民委員會工作報告\n1956年8月3日在青嵐省第一屆人民代表大會第四次會議上\n省長 沈望江\n\n"
    "各位代表：\n我代表省人民委員會向大會作工作報告，請予審議。\n"
    + "全省農業合作化取得了決定性的勝利，工業總產值比上年增長百分之二十一，糧食產量達到六十二億斤。" * 40
    + "\n讓我們為實現第一個五年計劃而努力奮鬥！\n"
)


def traditional(text: str) -> str:
    """A text with the first traditional form of each character that has one."""
    return "".join(FORMS[c][0] if c in FORMS else c for c in text)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_reads_like_its_simplified_self(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    written = traditional(text)
    simple, other = gwreport.split(text), gwreport.split(written)
    assert [(d.kind, d.title, d.span) for d in other] == [(d.kind, d.title, d.span) for d in simple]
    for one, two in zip(gwreport.read(text), gwreport.read(written), strict=True):
        assert two.text == one.text
        assert two.metadata == one.metadata
        assert two.sections == one.sections
        assert two.mentions == one.mentions
        assert two.statements == one.statements
        for mention in two.mentions:
            printed = two.document.to_source(mention.span).of(written)
            assert simplified(printed) == one.document.to_source(mention.span).of(text)


@pytest.mark.parametrize(
    "written, label, expected",
    [
        ("改革開放以來", "TIME", ["改革开放以来"]),
        ("創6年來新高", "TIME", ["6年来"]),
        ("過去五年，兩年間；今後五年", "TIME", ["过去五年", "今后五年"]),
        ("比上年增加，較2019年提高", "TIME", ["上年", "2019年"]),
        (
            "在第二屆川原市人民代表大會第三次會議上，舉辦川原運動會",
            "EVENT",
            ["第二届川原市人民代表大会第三次会议", "川原运动会"],
        ),
        (
            "3萬噸、二億畝、兩個、六十五點五公頃",
            "QUANTITY",
            ["3万吨", "二亿亩", "两个", "六十五点五公顷"],
        ),
        ("歷時20個多月", "QUANTITY", ["20个多月"]),
        ("廣東省和臺灣省", "REGION", ["广东省", "台湾省"]),
    ],
)
def test_mentions_in_traditional_script(written: str, label: str, expected: list[str]) -> None:
    assert [m.text for m in gwreport.parse(written, year=2022).mentions if m.label == label] == expected


@given(st.data())
@settings(max_examples=20, deadline=None)
def test_whichever_form_a_character_has(data: st.DataObject) -> None:
    text = "各位代表：我代表云河县人民政府报告工作。2023年粮食产量达到12.3万吨，增长6％以 上，占全省的三成。"
    written = "".join(data.draw(st.sampled_from([c, *FORMS[c]])) if c in FORMS else c for c in text)
    one, two = gwreport.parse(text, year=2024), gwreport.parse(written, year=2024)
    assert (two.text, two.mentions, two.statements) == (one.text, one.mentions, one.statements)


def test_a_report_of_the_fifties_is_recognised() -> None:
    (document,) = gwreport.split(OLD)
    assert document.kind is DocumentKind.REPORT
    (report,) = gwreport.read(OLD)
    assert (report.metadata.year, str(report.metadata.delivered)) == (1956, "1956-08-03")
    grain = next(m for m in report.quantities if m.text == "六十二亿斤")
    assert report.document.to_source(grain.span).of(OLD) == "六十二億斤"


def test_a_second_print_in_the_other_script_is_the_same_report() -> None:
    kinds = [document.kind for document in gwreport.split(OLD + "\n" + simplified(OLD))]
    assert kinds == [DocumentKind.REPORT, DocumentKind.OTHER]


def test_big5_and_gb18030_give_the_same_report() -> None:
    (big5,), (gb,) = gwreport.read(OLD.encode("big5")), gwreport.read(simplified(OLD).encode("gb18030"))
    assert (big5.text, big5.statements) == (gb.text, gb.statements)


def test_one_remark_tells_of_the_script() -> None:
    report = gwreport.parse("2024年糧食產量達到12.3萬噸。", year=2024)
    (remark,) = [d for d in report.diagnostics if "traditional" in d.code]
    assert (remark.code, remark.severity) == ("traditional-characters", Severity.INFO)
    assert remark.message == "traditional: 5 places, first here"
    assert remark.span.of(report.text) == "粮"
    plain = gwreport.parse("2024年粮食产量达到12.3万吨。", year=2024)
    assert not [d for d in plain.diagnostics if "traditional" in d.code]


def test_the_repair_can_be_left_out() -> None:
    rules = ReportNormalizer().rules - {"traditional"}
    report = gwreport.Pipeline(normalizer=ReportNormalizer(rules=rules)).parse("糧食增產６％。", year=2024)
    assert report.text == "糧食增產6%。"


@pytest.mark.parametrize(
    "written, meant",
    [
        ("政 府 工 作 報 告", "政府工作报告"),
        ("增長６ ％以 上", "增长6%以上"),
        ("完成 400 萬畝", "完成 400万亩"),
        ("二O一五年農業產值", "二〇一五年农业产值"),
        ("<p>糧食&nbsp;增產</p>", "\n粮食 增产\n"),
    ],
)
def test_other_repairs_see_simplified_script(written: str, meant: str) -> None:
    assert apply_repairs(written, ReportNormalizer().repairs(written))[0] == meant

"""The year that a report plans: every way to tell it has a row, and traps beside them."""

from __future__ import annotations

import pytest

from gwreport.frontmatter.head import read_head
from gwreport.frontmatter.session import read_session
from gwreport.frontmatter.title import read_title
from gwreport.frontmatter.year import CASES, DELIVERED, explained_year, read_year
from gwreport.model import Document, DocumentKind, Source
from gwreport.span import OffsetMap, Span

ROWS: list[tuple[str | None, str, int | None]] = [
    ("delivered", "政府工作报告\n（2031年1月20日 陆平）\n各位代表：2029年工作回顾", 2031),
    ("delivered", "政府工作报告\n（2030年12月20日 陆平）\n各位代表：", 2031),
    (
        "delivered",
        "政府工作报告\n（2030年9月20日 陆平）\n各位代表：2031年修路。2031年建桥。2031年办学。",
        2031,
    ),
    ("delivered", "政府工作报告\n（2030年9月20日 陆平）\n各位代表：2031年修路。", 2030),
    ("planned-after-review", "2030年政府工作报告\n各位代表：2030年工作回顾。2031年工作安排。", 2031),
    (
        "planned-after-review",
        "政府工作报告\n各位代表：2030年工作及“十六五”时期发展回顾。2031年主要任务。",
        2031,
    ),
    ("reviewed", "政府工作报告\n各位代表：一、2030年和本届政府工作回顾。路已修好。", 2031),
    ("reviewed", "政府工作报告\n各位代表：2030年度工作暨过去五年回顾\n路已修好。", 2031),
    (None, "政府工作报告\n各位代表：2030年修路和建桥，今后不断回顾。", None),
    ("month", "1982年青岚县政府工作报告\n1982年12月\n各位代表：今年工作回顾。", 1983),
    ("month", "政府工作报告\n（一九八三年十一月）\n各位代表：现在报告工作。", 1984),
    ("month", "政府工作报告\n1983年3月\n各位代表：现在报告工作。", 1983),
    ("title", "1982年青岚县政府工作报告\n发布时间：1990年12月\n各位代表：现在报告工作。", 1982),
    ("title", "1982年青岚县政府工作报告\n各位代表：今年工作回顾。明年工作任务。", 1983),
    ("title", "2030年政府工作报告\n各位代表：2031年工作安排。", 2030),
    ("title", "2030年度政府工作报告\n各位代表：", 2031),
    ("title", "2030年度政府工作报告（计划）\n各位代表：", 2030),
    ("reviewed", "政府工作报告\n各位代表：2030年工作回顾。2033年目标。", 2031),
    ("national-congress", "政府工作报告\n各位代表：向第四届全国人民代表大会作政府工作报告。", 1975),
    ("since-congress", "各位代表：第九届全国人民代表大会第一次会议以来的五年，修了路。", 2003),
    ("since-congress", "各位代表：十届全国人大四次会议以来的一年，修了路。", 2007),
    (None, "各位代表：市第九届人民代表大会第一次会议以来的五年，修了路。", None),
    (None, "各位代表：第九届全国人民代表大会第一次会议以来，修了路。", None),
    ("past", "政府工作报告\n各位代表：过去的2030年，很不平凡。2035年主要目标。", 2031),
    ("planned", "政府工作报告\n各位代表：2031年主要任务是修路，2035年目标是通车。", 2031),
    ("most-named", "政府工作报告\n各位代表：2030年修路。2030年建桥。2030年办学。今年通车。", 2031),
    (None, "政府工作报告\n各位代表：2030年修路。2030年建桥。2030年办学。", None),
    (None, "政府工作报告\n各位代表：现在报告工作。", None),
]


def explained(text: str) -> tuple[int | None, str | None]:
    span = Span(0, len(text))
    document = Document(Source(text), span, DocumentKind.REPORT, None, text, OffsetMap.identity(len(text)))
    head = read_head(document)
    title = read_title(document, head)
    session = read_session(head, title or "")
    return explained_year(title, head, session, text)


@pytest.mark.parametrize("case, text, year", ROWS)
def test_a_case_decides_the_year(case: str | None, text: str, year: int | None) -> None:
    assert explained(text) == (year, case)


def test_every_case_has_a_row() -> None:
    assert {case for case, _, _ in ROWS} == {DELIVERED, None, *(case.id for case in CASES)}


@pytest.mark.parametrize(
    "text, year",
    [
        ("2031", 2031),
        ("二〇三一", 2031),
        ("二O三一", 2031),
        ("203一", 2031),
        ("２０３１", 2031),
        ("1948", None),
        ("2101", None),
        ("三一", None),
        ("", None),
    ],
)
def test_years_of_any_script(text: str, year: int | None) -> None:
    assert read_year(text) == year

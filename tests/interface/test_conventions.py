"""docs/conventions.md is true: each row of its tables is read as it says."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

import gwreport
from gwreport.indicators.catalogue import default_catalogue
from gwreport.model import Period, Quantity, QuantityKind

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/conventions.md").read_text(encoding="utf-8")
_LINK = re.compile(r"conventions\.md,? section (\d(?:\.\d)?)")


def rows(*columns: str) -> list[tuple[str, ...]]:
    """The rows of the table of the page that has these columns."""
    lines = PAGE.splitlines()
    first = lines.index(f"| {' | '.join(columns)} |") + 2
    found = []
    for line in lines[first:]:
        if not line.startswith("|"):
            break
        found.append(tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
    assert found
    assert {len(row) for row in found} == {len(columns)}
    return found


def quantities(text: str) -> list[Quantity]:
    """The quantities of one clause of a report."""
    return [m.value for m in gwreport.parse(f"云河市。{text}。", year=2024).quantities]


def number(text: str) -> Decimal | Fraction:
    return Fraction(text) if "/" in text else Decimal(text)


@pytest.mark.parametrize(("text", "kind", "value", "unit"), rows("text", "kind", "value", "unit"))
def test_quantities(text: str, kind: str, value: str, unit: str) -> None:
    (quantity,) = quantities(text)
    assert (quantity.kind, quantity.unit) == (kind, unit)
    if quantity.kind is QuantityKind.RATIO:
        assert quantity.parts == tuple(map(number, value.split()))
    else:
        assert quantity.low == quantity.high == number(value)


@pytest.mark.parametrize(("text", "bound", "value"), rows("text", "bound", "value"))
def test_bounds(text: str, bound: str, value: str) -> None:
    (quantity,) = quantities(text)
    assert (quantity.bound, quantity.low) == (bound, number(value))


@pytest.mark.parametrize(("text", "why"), rows("text", "why"))
def test_no_quantities(text: str, why: str) -> None:
    assert quantities(text) == [], why


@pytest.mark.parametrize(("text", "value"), rows("text", "value"))
def test_times(text: str, value: str) -> None:
    report = gwreport.parse(
        f"政府工作报告\n——2024年1月10日在云河市第五届人民代表大会第三次会议上\n一、2024年工作安排\n{text}，建设云河。",
        year=2024,
    )
    (time,) = [m for m in report.times if m.span.start > report.text.index("安排")]
    assert isinstance(time.value, Period)
    ends = [end.isoformat() if end else "null" for end in (time.value.start, time.value.end)]
    assert ends == value.split()


@pytest.mark.parametrize(
    ("section", "text", "indicator", "aspect", "direction", "status", "period"),
    rows("section", "text", "indicator", "aspect", "direction", "status", "period"),
)
def test_statements(
    section: str, text: str, indicator: str, aspect: str, direction: str, status: str, period: str
) -> None:
    past, coming = (text, "全面建设云河。") if section == "review" else ("过去一年，成绩来之不易。", text)
    report = gwreport.parse(
        f"2024年云河市政府工作报告\n各位代表：\n一、2023年工作回顾\n{past}\n二、2024年工作安排\n{coming}",
        year=2024,
    )
    (statement,) = report.statements
    assert statement.indicator.id == indicator
    assert (statement.aspect, statement.direction, statement.status) == (aspect, direction, status)
    first, _, last = period.partition("-")
    assert statement.period is not None
    assert statement.period.start is not None
    assert statement.period.end is not None
    assert (statement.period.start.year, statement.period.end.year) == (int(first), int(last or first))


@pytest.mark.parametrize(("label", "what", "text", "span"), rows("label", "what", "text", "span"))
def test_entities(label: str, what: str, text: str, span: str) -> None:
    found = [m.text for m in gwreport.parse(f"云河县。{text}。", year=2024).mentions if m.label == label]
    assert span in found, what


def test_the_indicators_of_the_page_are_in_the_catalogue() -> None:
    section = PAGE[PAGE.index("### 3.1") : PAGE.index("### 3.2")]
    listed = section[section.index("labelled reports use:") : section.index("Older and other names")]
    catalogue = default_catalogue()
    ids = re.findall(r"`([a-z0-9_]+)`", listed)
    assert len(ids) == len(set(ids)) == 81
    assert [id for id in ids if id not in catalogue] == []


def test_sections_that_the_code_names_exist() -> None:
    named: set[str] = set()
    for folder in ("src", "tests"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".toml"}:
                named |= set(_LINK.findall(path.read_text(encoding="utf-8")))
    assert named
    headings = set(re.findall(r"^##+ (\d(?:\.\d)?)\.? ", PAGE, re.MULTILINE))
    assert named <= headings


def test_no_page_has_a_directive_that_markdown_does_not_render() -> None:
    pages = sorted((ROOT / "docs").glob("*.md"))
    assert [page.name for page in pages if "```{auto" in page.read_text(encoding="utf-8")] == []

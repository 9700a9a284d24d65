"""Every example as LibreOffice writes it says what its text says."""

from __future__ import annotations

from pathlib import Path

import pytest

import gwreport
from gwreport.export.tables import statement_rows
from office_files import CONVERTED, REPORTS


def statements(path: Path) -> list[tuple[object, ...]]:
    """What is stated in a file, place by place, with the sentence."""
    columns = ("indicator", "aspect", "status", "low", "high", "unit", "bound", "direction", "sentence")
    return [
        tuple(getattr(row, name) for name in (*columns, "period_start", "period_end", "region", "year"))
        for row in statement_rows(gwreport.read(path))
    ]


@pytest.mark.parametrize("form", CONVERTED)
@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_a_converted_example_gives_the_same_statements(report: Path, form: str, converted: Path) -> None:
    expected = statements(report)
    assert expected
    assert statements(converted / f"{report.stem}.{form}") == expected

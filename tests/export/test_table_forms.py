"""The registry of file forms: every suffix writes and reads the same rows, a new one is offered at once."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

import gwreport
from gwreport import export
from gwreport.cli import main
from gwreport.export import formats
from gwreport.export.formats import FORMATS, Format, format_of, read_table, write_table
from gwreport.export.lines import csv_text, read_csv
from gwreport.export.rows import Row, StatementRow, TargetRow, statement_rows

ROWS = [
    StatementRow.blank(
        indicator="gdp", indicator_name="地区生产总值", low=Decimal("5.5"), unit="%", year=2031
    ),
    StatementRow.blank(indicator="urban_jobs", sentence="城镇新增就业3,000人，超额完成。", unit="人"),
]


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_a_file_gives_back_its_rows(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"rows{suffix}"
    write_table(ROWS, path)
    assert list(read_table(path, StatementRow)) == ROWS


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_an_empty_table_has_a_file(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"rows{suffix.upper()}"
    write_table([], path, row_type=TargetRow)
    assert list(read_table(path, TargetRow)) == []


@pytest.mark.parametrize("name", ["rows", "rows.ods", "rows.csv.zip"])
def test_an_unknown_suffix_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(ValueError, match=r"\.csv, \.tsv, \.jsonl, \.parquet, \.dta, \.xlsx"):
        format_of(name)


def test_every_module_of_the_folder_is_there_when_it_is_asked_for() -> None:
    names = {module.name for module in pkgutil.iter_modules(export.__path__)}
    assert {"csvw", "formats", "workbook"} <= names
    for name in names:
        assert getattr(export, name).__name__ == f"gwreport.export.{name}"


def _write_bars(
    rows: Iterable[Row], path: Path, row_type: type[Row], keys: Sequence[str] | None = None
) -> None:
    path.write_text(csv_text(rows, row_type=row_type, keys=keys, delimiter="|"), encoding="utf-8")


def _read_bars(path: Path, row_type: type[Row]) -> Iterator[Row]:
    yield from read_csv(path.read_text(encoding="utf-8"), row_type, delimiter="|")


def test_a_new_form_needs_an_entry_of_the_registry_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bars = Format(suffix=".bars", write=_write_bars, read=_read_bars)
    monkeypatch.setattr(formats, "FORMATS", {**FORMATS, ".bars": bars})
    monkeypatch.setattr("gwreport.export.tables.FORMATS", {**FORMATS, ".bars": bars})
    write_table(ROWS[:1], tmp_path / "rows.bars")
    assert list(read_table(tmp_path / "rows.bars", StatementRow)) == ROWS[:1]
    text = (Path(__file__).parents[2] / "examples" / "qinglan-province-2024.txt").read_text("utf-8")
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    assert main(["statements", str(tmp_path / "report.txt"), "-o", str(tmp_path / "all.bars")]) == 0
    head = (tmp_path / "all.bars").read_text(encoding="utf-8").splitlines()[0]
    assert head.split("|") == list(StatementRow.columns())


# ---- the sentence of a row -----------------------------------------------------------------------


def without_full_stops(clauses: int) -> gwreport.Report:
    clause = "地区生产总值增长5%，城镇新增就业3000人，"
    return gwreport.parse("各位代表：现在，我代表市人民政府向大会报告工作，" + clause * clauses, year=2031)


def test_a_row_has_the_sentence_of_its_number() -> None:
    report = gwreport.parse("去年，地区生产总值增长5%，好于预期。粮食产量达到30万吨。", year=2031)
    assert [row.sentence for row in statement_rows([report])] == [
        "去年，地区生产总值增长5%，好于预期。",
        "粮食产量达到30万吨。",
    ]


def test_of_a_sentence_without_end_a_row_has_the_clauses_around_its_number() -> None:
    report = without_full_stops(200)
    rows = list(statement_rows([report]))
    assert len(rows) > 300
    for row, statement in zip(rows, report.statements, strict=True):
        assert row.sentence is not None
        assert len(row.sentence) <= 1000
        assert row.sentence in report.text
        assert statement.quantity.text in row.sentence
        assert row.sentence.startswith(("各位代表", "现在", "地区生产", "城镇新增"))
        assert row.sentence.endswith("，")


def test_rows_grow_with_the_text_and_not_with_its_square() -> None:
    def characters(clauses: int) -> int:
        return sum(len(row.sentence or "") for row in statement_rows([without_full_stops(clauses)]))

    assert characters(400) < 3 * characters(200)


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet", ".dta"])
def test_half_a_surrogate_pair_goes_through_every_form(suffix: str, tmp_path: Path) -> None:
    row = StatementRow.blank(indicator="gdp", sentence="增长\ud8006%", section="一\udc00")
    path = tmp_path / f"rows{suffix}"
    write_table([row], path)
    (read,) = read_table(path, StatementRow)
    if suffix == ".jsonl":  # an escape holds what UTF-8 cannot
        assert (read.sentence, read.section) == (row.sentence, row.section)
    else:
        assert (read.sentence, read.section) == ("增长\ufffd6%", "一\ufffd")

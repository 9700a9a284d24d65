"""One report as text, Word document, page, PDF file and cell of a table: the same rows from every form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import asdict

from gwreport.cli import OK, main
from gwreport.export.tables import StatementRow, read_table
from office_files import REPORTS, Setting, html_file, pdf_file, table_file, word, word_file

#: The columns that a form may change: the name of the file and places in it.
OF_THE_FORM = {"file", "document", "text_sha256", "source_start", "source_end", "keys"}

FORMS: dict[str, Callable[[str], bytes]] = {
    ".docx": lambda text: word_file(word(text.split("\n"))),
    ".html": lambda text: html_file(text.split("\n")),
    ".csv": table_file,
    ".pdf": lambda text: pdf_file(text.split("\n")),
    ".two-columns.pdf": lambda text: pdf_file(text.split("\n"), Setting(9, 26, columns=2)),
}


def statements(path: Path) -> Counter[tuple[object, ...]]:
    """The rows that the command writes for a file, without what only its form decides."""
    options = ["--text-column", "正文"] if path.suffix == ".csv" else []
    target = path.with_suffix(".rows.jsonl")
    assert main(["statements", str(path), *options, "-o", str(target)]) == OK
    rows = (asdict(row) for row in read_table(target, StatementRow))
    return Counter(tuple(cell for name, cell in row.items() if name not in OF_THE_FORM) for row in rows)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_every_form_of_an_example_gives_the_same_statements(report: Path, form: str, tmp_path: Path) -> None:
    text = report.read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / f"b{form}").write_bytes(FORMS[form](text))
    expected = statements(tmp_path / "a.txt")
    assert expected
    assert statements(tmp_path / f"b{form}") == expected

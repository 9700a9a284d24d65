"""Every row says where it was read: file, document, title, day, hash of the text, and the keys."""

from __future__ import annotations

import hashlib
import io
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

import gwreport
from gwreport.export import tables
from gwreport.export.rows import KEY_PREFIX, StatementRow, TargetRow, statement_rows

REPORT = """云河县人民政府工作报告
——2031年1月9日在云河县第五届人民代表大会第三次会议上
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
一、2030年工作回顾
全县地区生产总值增长6.5%。
二、2031年工作安排
地区生产总值增长6%左右。
"""


def rows(report: gwreport.Report) -> list[StatementRow]:
    found = list(statement_rows([report]))
    assert found
    return found


def test_a_row_of_a_file_names_it(tmp_path: Path) -> None:
    path = tmp_path / "云河.txt"
    path.write_text(REPORT, encoding="utf-8")
    (report,) = gwreport.read(path)
    for row in rows(report):
        assert row.file == str(path)
        assert (row.title, row.delivered) == ("云河县人民政府工作报告", date(2031, 1, 9))
        assert row.document == 1
        assert row.keys == ()


def test_the_hash_is_that_of_the_text_as_given() -> None:
    report = gwreport.parse(REPORT)
    digest = hashlib.sha256(report.document.span.of(REPORT).encode()).hexdigest()
    assert {(row.text_sha256, row.file) for row in rows(report)} == {(digest, None)}
    assert rows(gwreport.parse(REPORT.replace("6.5", "6.6")))[0].text_sha256 != digest


def test_a_lone_surrogate_has_a_hash() -> None:
    assert len(rows(gwreport.parse(REPORT + "\ud800"))[0].text_sha256 or "") == 64


def test_documents_are_counted_with_those_that_are_no_reports() -> None:
    crawl = Path(__file__).parents[2] / "examples" / "crawl-2023.txt"
    kinds = [str(part.kind) for part in gwreport.split(crawl)]
    assert kinds == ["other", "report", "other"]
    assert [rows(report)[0].document for report in gwreport.read(crawl)] == [2]
    assert [part.number for part in gwreport.split(crawl)] == [1, 2, 3]


# ---- keys ----------------------------------------------------------------------------------------


def keyed(*keys: tuple[str, str]) -> list[StatementRow]:
    return rows(evolve(gwreport.parse(REPORT), keys=keys))


def test_keys_are_the_last_columns() -> None:
    text = tables.csv_text(keyed(("省份", "青岚"), ("year", "2031")))
    head, first, *_ = text.splitlines()
    assert head.split(",")[-2:] == ["key_省份", "key_year"]
    assert first.endswith(",青岚,2031")


def test_an_empty_key_is_an_empty_cell_and_no_key() -> None:
    assert keyed(("省份", ""), ("年份", "2031"))[0].keys == (("年份", "2031"),)


def test_a_table_of_rows_with_different_keys_has_all_of_them() -> None:
    both = [*keyed(("省份", "青岚")), *keyed(("市", "云河"))]
    assert tables.to_arrow(both).column_names[-2:] == ["key_省份", "key_市"]
    assert list(tables.from_arrow(tables.to_arrow(both), StatementRow)) == both
    text = tables.csv_text(both, keys=("省份", "市"))
    assert list(tables.read_csv(text, StatementRow)) == both


def test_a_key_without_a_column_is_refused() -> None:
    with pytest.raises(ValueError, match="no column for the key 市"):
        tables.csv_text([*keyed(("省份", "青岚")), *keyed(("市", "云河"))])


def test_no_column_of_a_table_looks_like_a_key() -> None:
    for row_type in (StatementRow, TargetRow):
        assert not [name for name in row_type.columns() if name.startswith(KEY_PREFIX)]
        assert "keys" not in row_type.columns()


def test_json_lines_have_the_keys_of_their_row() -> None:
    target = io.StringIO()
    tables.write_jsonl(keyed(("省份", "青岚")), target)
    assert '"key_省份": "青岚"' in target.getvalue()


def test_a_report_with_keys_comes_back_from_json() -> None:
    report = evolve(gwreport.parse(REPORT), keys=(("省份", "青岚"),))
    assert gwreport.Report.from_dict(report.to_dict()) == report
    older = report.to_dict()
    del older["keys"]
    assert gwreport.Report.from_dict(older).keys == ()


@pytest.mark.parametrize("keys", [[["省份"]], [["省份", 1]], ["省份"], {"省份": "青岚"}])
def test_other_keys_are_refused(keys: object) -> None:
    data = {**gwreport.parse(REPORT).to_dict(), "keys": keys}
    with pytest.raises(gwreport.errors.SchemaError, match=r"\$\.keys"):
        gwreport.Report.from_dict(data)

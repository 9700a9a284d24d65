"""The long tables: a row for each statement, headline target, figure or section, in the forms analysts load.

Every form has the same columns, those of :class:`StatementRow`, :class:`TargetRow`, :class:`FigureRow` or
:class:`SectionRow`, in that order; a
change of columns raises :data:`TABLE_VERSION`. CSV and JSON Lines keep numbers exactly as written; Arrow,
pandas and Stata hold them as doubles, which is exact to 15 significant digits.

>>> from decimal import Decimal
>>> rows = [StatementRow.blank(indicator="gdp", low=Decimal("5.5"), high=Decimal("5.5"), unit="%")]
>>> text = csv_text(rows)
>>> list(read_csv(text, StatementRow)) == rows
True
"""

from gwreport.export.findings import FindingRow, finding_rows
from gwreport.export.formats import FORMATS, Format, format_of, read_table, write_table
from gwreport.export.frames import (
    arrow_schema,
    from_arrow,
    from_pandas,
    read_parquet,
    to_arrow,
    to_pandas,
    to_polars,
    write_parquet,
)
from gwreport.export.lines import csv_text, read_csv, read_jsonl, write_csv, write_jsonl
from gwreport.export.panels import panel, to_frame
from gwreport.export.rows import (
    KEY_PREFIX,
    TABLE_VERSION,
    FigureRow,
    Row,
    StatementRow,
    TargetRow,
    column_kind,
    decimal_cell,
    figure_rows,
    report_cells,
    statement_rows,
    target_rows,
)
from gwreport.export.sections import SectionRow, section_rows
from gwreport.export.stata import read_stata, write_stata
from gwreport.export.workbook import read_workbook, write_workbook

__all__ = [
    "FORMATS",
    "KEY_PREFIX",
    "TABLE_VERSION",
    "FigureRow",
    "FindingRow",
    "Format",
    "Row",
    "SectionRow",
    "StatementRow",
    "TargetRow",
    "arrow_schema",
    "column_kind",
    "csv_text",
    "decimal_cell",
    "figure_rows",
    "finding_rows",
    "format_of",
    "from_arrow",
    "from_pandas",
    "panel",
    "read_csv",
    "read_jsonl",
    "read_parquet",
    "read_stata",
    "read_table",
    "read_workbook",
    "report_cells",
    "section_rows",
    "statement_rows",
    "target_rows",
    "to_arrow",
    "to_frame",
    "to_pandas",
    "to_polars",
    "write_csv",
    "write_jsonl",
    "write_parquet",
    "write_stata",
    "write_table",
    "write_workbook",
]

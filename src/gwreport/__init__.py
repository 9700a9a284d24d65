"""Reads Chinese government work reports (政府工作报告).

>>> import gwreport
>>> report = gwreport.parse("各位代表：现在，我代表市人民政府，向大会报告工作。")
>>> report.text[:4]
'各位代表'

The names of ``__all__`` are the public interface, together with ``gwreport.interfaces``, ``plugins``,
``testing``, ``analysis``, ``export`` and ``text.segmenters``. Importing this package loads no table and
no dictionary.
"""

from __future__ import annotations

import os as _os

from gwreport import errors, numerals
from gwreport._version import __version__
from gwreport.batch import Failure, parse_many
from gwreport.errors import GwReportError, InputError
from gwreport.mentions.quantities import parse_quantity
from gwreport.model import (
    Aspect,
    Bound,
    Diagnostic,
    Direction,
    Document,
    DocumentKind,
    Indicator,
    Label,
    Level,
    Mention,
    Metadata,
    Period,
    Quantity,
    QuantityKind,
    Region,
    Report,
    Section,
    SectionRole,
    Statement,
    Status,
)
from gwreport.pipeline import Pipeline
from gwreport.pipeline import default_pipeline as _default_pipeline
from gwreport.span import Span

__all__ = [
    "Aspect",
    "Bound",
    "Diagnostic",
    "Direction",
    "Document",
    "DocumentKind",
    "Failure",
    "GwReportError",
    "Indicator",
    "InputError",
    "Label",
    "Level",
    "Mention",
    "Metadata",
    "Period",
    "Pipeline",
    "Quantity",
    "QuantityKind",
    "Region",
    "Report",
    "Section",
    "SectionRole",
    "Span",
    "Statement",
    "Status",
    "__version__",
    "errors",
    "numerals",
    "parse",
    "parse_many",
    "parse_quantity",
    "read",
    "split",
]


def parse(
    text: str,
    *,
    title: str | None = None,
    region: str | Region | None = None,
    year: int | None = None,
    pipeline: Pipeline | None = None,
) -> Report:
    """Read one report from its text.

    ``title``, ``region`` and ``year`` (the year that the report plans) are what the caller knows; they
    win over what the text says. Any text gives a report, if an empty one; what is doubtful is in its
    diagnostics.

    >>> parse("2024年云河县政府工作报告", year=2024).metadata.year
    2024
    """
    return (pipeline or _default_pipeline()).parse(text, title=title, region=region, year=year)


def read(data: str | bytes | _os.PathLike[str], *, pipeline: Pipeline | None = None) -> list[Report]:
    """Every report of a file or crawl, in order; what is no report is left out.

    ``data`` is a path, the bytes of a file (UTF-8, GB18030 or UTF-16) or text. Raises ``InputError``
    (``DecodingError``, ``EmptyInputError``) for what cannot be read and ``OSError`` for a path that
    cannot be opened.
    """
    return (pipeline or _default_pipeline()).read(data)


def split(data: str | bytes | _os.PathLike[str], *, pipeline: Pipeline | None = None) -> list[Document]:
    """The documents of a file or crawl, reports and others, in order; takes what :func:`read` takes."""
    return (pipeline or _default_pipeline()).split(data)

"""Reads Chinese government work reports (政府工作报告).

>>> import gwreport
>>> report = gwreport.parse("各位代表：现在，我代表市人民政府，向大会报告工作。")
>>> report.text[:4]
'各位代表'

The names of ``__all__`` are the public interface, together with ``gwreport.interfaces``, ``plugins``,
``testing`` and ``reading.segmenters``; ``gwreport.analysis`` computes with reports, ``gwreport.export``
writes them. Importing this package loads no table and no dictionary.
"""

from __future__ import annotations

import os as _os
from importlib import import_module as _import_module
from typing import TYPE_CHECKING

from gwreport._version import __version__

if TYPE_CHECKING:
    from gwreport import analysis, errors, export, numerals
    from gwreport.batch import Failure, parse_many, read_many, read_table
    from gwreport.errors import GwReportError, InputError
    from gwreport.export.panels import panel, to_frame
    from gwreport.frontmatter.given import YearLike
    from gwreport.mentions.quantities.extractor import parse_quantity
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
    "analysis",
    "errors",
    "export",
    "numerals",
    "panel",
    "parse",
    "parse_many",
    "parse_quantity",
    "read",
    "read_many",
    "read_table",
    "split",
    "to_frame",
]


# Where the public names live that are not defined here. They are imported when first asked for (PEP 562), so
# that importing the package costs next to nothing; every other public name is one of the model.
_HOMES = {
    "Failure": "gwreport.batch",
    "GwReportError": "gwreport.errors",
    "InputError": "gwreport.errors",
    "Pipeline": "gwreport.pipeline",
    "Span": "gwreport.span",
    "panel": "gwreport.export.panels",
    "to_frame": "gwreport.export.panels",
    "parse_many": "gwreport.batch",
    "read_many": "gwreport.batch",
    "read_table": "gwreport.batch",
    "parse_quantity": "gwreport.mentions.quantities.extractor",
}
_PACKAGES = ("analysis", "errors", "export", "numerals")


if not TYPE_CHECKING:  # a type checker must go on to refuse unknown names

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if name in _PACKAGES:
            return _import_module(f"{__name__}.{name}")
        value: object = getattr(_import_module(_HOMES.get(name, "gwreport.model")), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)


def _default_pipeline() -> Pipeline:
    from gwreport.pipeline import default_pipeline

    return default_pipeline()


def parse(
    text: str,
    *,
    title: str | None = None,
    region: str | Region | None = None,
    year: YearLike | None = None,
    pipeline: Pipeline | None = None,
) -> Report:
    """Read one report from its text.

    ``title``, ``region`` and ``year`` (the year that the report plans) are what the caller knows; they
    win over what the text says, and a remark tells where the text says otherwise. ``region`` is a name,
    with its parents or without its ending if that is clear (河北省保定市满城区, 满城), or a code ("130607");
    ``year`` is 2022, "2022", 2022.0 or a number of numpy or pandas. Any text gives a report, if an empty one;
    what is doubtful is in its diagnostics.

    Raises ``YearError`` for a ``year`` that is no whole number from 1900 to 2200, and ``RegionError``, with
    the candidates, for a ``region`` that is unknown or may be several places.

    >>> parse("2024年云河县政府工作报告", year=2024).metadata.year
    2024
    """
    return (pipeline or _default_pipeline()).parse(text, title=title, region=region, year=year)


def read(
    data: str | bytes | _os.PathLike[str],
    *,
    region: str | Region | None = None,
    year: YearLike | None = None,
    pipeline: Pipeline | None = None,
) -> list[Report]:
    """Every report of a file or crawl, in order; what is no report is left out.

    ``data`` is a path, the bytes of a file (UTF-8, GB18030 or UTF-16) or text. ``region`` and ``year`` are
    those of :func:`parse`. Raises ``InputError`` (``DecodingError``, ``EmptyInputError``) for what cannot be
    read and ``OSError`` for a path that cannot be opened.
    """
    return (pipeline or _default_pipeline()).read(data, region=region, year=year)


def split(data: str | bytes | _os.PathLike[str], *, pipeline: Pipeline | None = None) -> list[Document]:
    """The documents of a file or crawl, reports and others, in order; takes what :func:`read` takes."""
    return (pipeline or _default_pipeline()).split(data)

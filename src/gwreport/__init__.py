"""Reads Chinese government work reports (政府工作报告).

>>> import gwreport
>>> report = gwreport.parse("各位代表：现在，我代表市人民政府，向大会报告工作。")
>>> report.text[:4]
'各位代表'
"""

from __future__ import annotations

import os as _os

from gwreport._version import __version__
from gwreport.model import Document, Region, Report
from gwreport.pipeline import Pipeline, default_pipeline
from gwreport.span import Span

__all__ = ["Document", "Pipeline", "Region", "Report", "Span", "__version__", "parse", "read", "split"]


def parse(
    text: str,
    *,
    title: str | None = None,
    region: str | Region | None = None,
    year: int | None = None,
    pipeline: Pipeline | None = None,
) -> Report:
    """Read one report from its text."""
    return (pipeline or default_pipeline()).parse(text, title=title, region=region, year=year)


def read(data: str | bytes | _os.PathLike[str], *, pipeline: Pipeline | None = None) -> list[Report]:
    """Every report of a file or crawl."""
    return (pipeline or default_pipeline()).read(data)


def split(text: str, *, pipeline: Pipeline | None = None) -> list[Document]:
    """The documents of a crawl, reports and others."""
    return (pipeline or default_pipeline()).split(text)

"""Furniture: what a site or a crawler has put around and between the lines of a report."""

from __future__ import annotations

from gwreport.span import Span


def find(text: str, start: int) -> list[Span]:
    """The spans of ``text`` from ``start`` on that are no part of the report: ordered and disjoint."""
    return []

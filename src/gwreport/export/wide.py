"""Headline targets as one row for each report, so for a place and year: five columns an indicator.

>>> from gwreport.indicators.catalogue import default_catalogue
>>> wide_columns([default_catalogue()["gdp"].indicator])[-5:]
('gdp', 'gdp_bound', 'gdp_unit', 'gdp_stretch', 'gdp_presence')
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from gwreport.analysis.target_words import target_words
from gwreport.analysis.targets import Target, TargetRole, TargetTable, headline_targets
from gwreport.export.rows import KEY_PREFIX, Row, decimal_cell, report_cells
from gwreport.indicators.catalogue import default_catalogue
from gwreport.model import Aspect, Indicator, Number, Report

_PARTS = ("", "_bound", "_unit", "_stretch", "_presence")


def usual_indicators() -> tuple[Indicator, ...]:
    """The indicators that most reports set targets for, the columns where none are asked for."""
    return tuple(
        entry.indicator for id, entry in default_catalogue().entries.items() if id in target_words().core
    )


def wide_columns(indicators: Sequence[Indicator], keys: Iterable[str] = ()) -> tuple[str, ...]:
    """The names of the columns: those of every table, of each indicator after its id, and of the ``keys``."""
    of_indicators = (indicator.id + part for indicator in indicators for part in _PARTS)
    return (*Row.columns(), *of_indicators, *(KEY_PREFIX + name for name in keys))


def wide_rows(reports: Iterable[Report], *, indicators: Sequence[Indicator] = ()) -> Iterator[dict[str, Any]]:
    """One dictionary of cells for each report, with the columns of :func:`wide_columns`.

    The column with the id of an indicator holds the midpoint of its base target: its growth where one is
    set, else what the report sets first; ``unit`` tells them apart. An open end counts as the value.
    ``stretch`` is the further figure of two. Without ``indicators`` the usual ones are taken.
    """
    asked = tuple(indicators) or usual_indicators()
    for report in reports:
        table, cells = headline_targets(report), report_cells(report)
        keys = {KEY_PREFIX + name: cell for name, cell in cells.pop("keys")}
        for indicator in asked:
            cells.update(zip((indicator.id + part for part in _PARTS), _cells(table, indicator), strict=True))
        yield cells | keys


def wide_csv_text(rows: Iterable[dict[str, Any]], columns: Sequence[str], *, header: bool = True) -> str:
    """The rows as CSV."""
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, columns, lineterminator="\r\n")
    if header:
        writer.writeheader()
    writer.writerows(rows)
    return target.getvalue()


def _cells(table: TargetTable, indicator: Indicator) -> tuple[Any, ...]:
    own = [target for target in table if target.indicator.id == indicator.id]
    base = _first(own, TargetRole.BASE)
    presence = str(table.presence(indicator))
    if base is None:
        return None, None, None, None, presence
    twins = [target for target in own if target.statement.aspect is base.statement.aspect]
    further = _first(twins, TargetRole.STRETCH)
    quantity = base.quantity
    return _figure(base), str(quantity.bound), quantity.unit, further and _figure(further), presence


def _first(targets: Sequence[Target], role: TargetRole) -> Target | None:
    """The first target of a role, a growth before others."""
    of_role = [target for target in targets if target.role is role]
    return min(of_role, key=lambda target: target.statement.aspect is not Aspect.GROWTH, default=None)


def _figure(target: Target) -> Number | None:
    quantity = target.quantity
    ends = (target.midpoint, quantity.low, quantity.high)
    return decimal_cell(next((end for end in ends if end is not None), None))

"""Tables with what was decided on their rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from attrs import asdict, evolve, frozen

from gwreport.analysis.targets import Presence, target_form
from gwreport.export.rows import StatementRow, TargetRow
from gwreport.indicators.catalogue import default_catalogue
from gwreport.model import Bound
from gwreport.model.shown import number
from gwreport.review.decisions import CheckableRow, Coding, Decision, Key, Verdict
from gwreport.review.items import reading_of


@frozen(kw_only=True)
class CheckedTargetRow(TargetRow):
    """A target with what was decided on it.

    ``checked`` is ``accepted``, ``corrected`` or ``rejected``, empty where nobody looked; the cells before it
    hold what is right. ``value_read`` is what the program had read; a rejected row keeps it in its cells too.
    """

    checked: str | None
    coder: str | None
    note: str | None
    value_read: str | None


@frozen(kw_only=True)
class CheckedStatementRow(StatementRow):
    """A statement with what was decided on it; the last columns are those of :class:`CheckedTargetRow`."""

    checked: str | None
    coder: str | None
    note: str | None
    value_read: str | None


_CHECKED: Mapping[type[CheckableRow], type[CheckedTargetRow | CheckedStatementRow]] = {
    TargetRow: CheckedTargetRow,
    StatementRow: CheckedStatementRow,
}


def checked_type(row_type: type[Any]) -> type[CheckableRow]:
    """The rows with decisions of a type of rows. Raises ``ValueError`` for rows that cannot be checked."""
    if row_type not in _CHECKED:
        raise ValueError(f"{row_type.__name__}: only rows of targets and statements have decisions")
    return _CHECKED[row_type]


@frozen
class Merged:
    """Rows with what was decided on them, and the decisions about their texts that fit no row any more."""

    rows: tuple[CheckableRow, ...]
    unused: tuple[Decision, ...]


def merged(rows: Iterable[CheckableRow], decisions: Mapping[Key, Decision]) -> Merged:
    """Apply decisions to rows of targets or statements.

    A row gets the decision with its key, else the only one on its figure that no other row has. What was
    accepted or corrected holds whatever this version reads; a rejection only of what was rejected.
    """
    listed = list(rows)
    own = {key for row in listed if (key := Key.of(row)) is not None}
    texts = {key.text_sha256 for key in own} | {row.text_sha256 for row in listed}
    free: dict[tuple[str, int, int], list[Decision]] = {}
    for key, decision in decisions.items():
        if key.text_sha256 in texts and key not in own:
            free.setdefault(_place(key), []).append(decision)
    used: set[Key] = set()

    def decided(row: CheckableRow) -> CheckableRow:
        key = Key.of(row)
        decision = decisions.get(key) if key else None
        if key and decision is None:
            others = free.get(_place(key), [])
            decision = others[0] if len(others) == 1 else None
        if decision is None or not _holds(decision, row):
            return _CHECKED[type(row)](**_cells(row), **_unchecked())
        used.add(decision.key)
        return _decided(row, decision)

    done = tuple(decided(row) for row in listed)
    left = (d for key, d in decisions.items() if key.text_sha256 in texts and key not in used)
    return Merged(done, tuple(left))


def _place(key: Key) -> tuple[str, int, int]:
    return key.text_sha256, key.source_start, key.source_end


def _holds(decision: Decision, row: CheckableRow) -> bool:
    return decision.verdict is not Verdict.REJECTED or decision.read == reading_of(row)


def _cells(row: CheckableRow) -> dict[str, Any]:
    return {**asdict(row, recurse=False)}


def _unchecked() -> dict[str, Any]:
    return {"checked": None, "coder": None, "note": None, "value_read": None}


def _decided(row: CheckableRow, decision: Decision) -> CheckableRow:
    right, read = decision.settled, reading_of(row)
    settled = row if right is None or right == read else _with(row, right)
    return _CHECKED[type(row)](
        **_cells(settled),
        checked=str(decision.verdict),
        coder=decision.coder or None,
        note=decision.note or None,
        value_read=shown(read, right or read),
    )


def _with(row: CheckableRow, right: Coding) -> CheckableRow:
    """A row that says what is right."""
    entry = default_catalogue().entries.get(right.indicator)
    name = entry.indicator.name if entry else (row.indicator_name if right.indicator == row.indicator else "")
    known: dict[str, Any] = {
        "indicator": right.indicator,
        "indicator_name": name,
        "low": right.low,
        "high": right.high,
        "unit": right.unit,
        "bound": right.bound,
    }
    if isinstance(row, TargetRow):
        known |= {"year": right.year, "presence": str(Presence.QUALITATIVE), "form": None}
        if right.low is not None or right.high is not None:
            form = target_form(right.low, right.high, Bound(right.bound))
            known |= {"presence": str(Presence.STATED), "form": str(form)}
    else:
        known["value"] = right.low if right.low == right.high else None
        if right.year != reading_of(row).year:
            year = right.year
            known["period_start"] = None if year is None else date(year, 1, 1)
            known["period_end"] = None if year is None else date(year, 12, 31)
    return evolve(row, **known)


def shown(read: Coding, right: Coding) -> str:
    """What was read, in one line: the value and, where they are not what is right, indicator and year.

    >>> from decimal import Decimal
    >>> read = Coding("gdp", 2024, Decimal(6), Decimal(7), "%", "exact")
    >>> shown(read, read), shown(read, Coding("exports", 2025, None, None, "", "exact"))
    ('6–7 %', 'gdp 2024 6–7 %')
    """
    low, high = number(read.low), number(read.high)
    value = "" if read.low is None and read.high is None else (low if low == high else f"{low}–{high}")
    bound = "" if read.bound == Bound.EXACT else read.bound
    parts = (
        read.indicator if read.indicator != right.indicator else "",
        str(read.year or "") if read.year != right.year else "",
        bound,
        value,
        read.unit if value else "",
    )
    return " ".join(part for part in parts if part)

"""How far two codings of the same rows agree: shares, Cohen's κ and the list of disagreements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from attrs import frozen

from gwreport.errors import SchemaError
from gwreport.model.shown import number
from gwreport.review.decisions import Coding, Decision, latest

Cells = Mapping[str, str]
"""A row of a table of any columns, as text."""


def cohen_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> Fraction | None:
    """Cohen's κ of pairs of categories, exact (J. Cohen 1960, EPM 20: 37–46).

    None where it is not defined: without pairs, and where both use one and the same category throughout.

    >>> cohen_kappa([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15)
    Fraction(2, 5)
    """
    total = len(pairs)
    if not total:
        return None
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    by_chance = Fraction(sum(count * second[category] for category, count in first.items()), total * total)
    if by_chance == 1:
        return None
    observed = Fraction(sum(a == b for a, b in pairs), total)
    return (observed - by_chance) / (1 - by_chance)


@frozen
class FieldAgreement:
    """How far two codings agree in one field: rows that both coded, how many alike, and κ."""

    field: str
    rows: int
    alike: int
    kappa: Fraction | None

    @classmethod
    def of(cls, field: str, pairs: Sequence[tuple[Hashable, Hashable]]) -> FieldAgreement:
        """The agreement of pairs of categories."""
        return cls(field, len(pairs), sum(a == b for a, b in pairs), cohen_kappa(pairs))


@frozen
class Disagreement:
    """A row and field in which two codings differ: what names the row, and what each says."""

    row: tuple[str, ...]
    field: str
    first: str
    second: str


@frozen
class Agreement:
    """How far two codings agree; ``only_first`` and ``only_second`` count rows that one of them lacks."""

    fields: tuple[FieldAgreement, ...]
    disagreements: tuple[Disagreement, ...]
    only_first: int
    only_second: int


def compare_decisions(first: Iterable[Decision], second: Iterable[Decision]) -> Agreement:
    """Compare what two coders decided on the rows that both checked.

    The verdict is compared on all of them, and what they hold for right (indicator, year, value and bound)
    where neither rejected the row.
    """
    ours, theirs = latest(first), latest(second)
    both = sorted(ours.keys() & theirs.keys())
    pairs: dict[str, list[tuple[str, str]]] = {"verdict": []}
    differing: list[Disagreement] = []
    for key in both:
        a, b = _coded(ours[key]), _coded(theirs[key])
        for field in (name for name in a if name in b):
            pairs.setdefault(field, []).append((a[field], b[field]))
            if a[field] != b[field]:
                row = (key.text_sha256[:8], f"{key.source_start}–{key.source_end}", key.indicator)
                differing.append(Disagreement(row, field, a[field], b[field]))
    fields = tuple(FieldAgreement.of(field, found) for field, found in pairs.items())
    return Agreement(fields, tuple(differing), len(ours) - len(both), len(theirs) - len(both))


def _coded(decision: Decision) -> dict[str, str]:
    right = decision.settled
    coded = {"verdict": str(decision.verdict)}
    if right is not None:
        coded |= {"indicator": right.indicator, "year": str(right.year or ""), "value": _value(right)}
        coded["bound"] = right.bound
    return coded


def _value(reading: Coding) -> str:
    ends = [number(end and end.normalize()) for end in (reading.low, reading.high)]
    value = ends[0] if ends[0] == ends[1] else "–".join(ends)
    return f"{value} {reading.unit}".strip()


def compare_tables(
    first: Sequence[Cells], second: Sequence[Cells], on: Sequence[str], columns: Sequence[str] = ()
) -> Agreement:
    """Compare two tables that code the same rows.

    Rows belong together where their cells ``on`` some columns are equal; of several with the same cells those
    that agree most. Compared are ``columns``, by default all others that both tables have. Numbers are equal
    by value (6 and 6.0). Raises ``SchemaError`` for a column that a table lacks.
    """
    compared = _compared(first, second, on, columns)
    ours, theirs = _grouped(first, on), _grouped(second, on)
    pairs: dict[str, list[tuple[str, str]]] = {column: [] for column in compared}
    differing: list[Disagreement] = []
    matched = 0
    for key in (key for key in ours if key in theirs):
        for a, b in _matched(ours[key], theirs[key], compared):
            matched += 1
            for column in compared:
                cells = _cell(a[column]), _cell(b[column])
                pairs[column].append(cells)
                if cells[0] != cells[1]:
                    differing.append(Disagreement(key, column, *cells))
    fields = tuple(FieldAgreement.of(column, found) for column, found in pairs.items())
    return Agreement(fields, tuple(differing), len(first) - matched, len(second) - matched)


def _compared(
    first: Sequence[Cells], second: Sequence[Cells], on: Sequence[str], columns: Sequence[str]
) -> list[str]:
    heads = [dict.fromkeys(name for row in table for name in row) for table in (first, second)]
    for column in (*on, *columns):
        for which, head in zip(("first", "second"), heads, strict=True):
            if column not in head:
                raise SchemaError(
                    f"the {which} table", f"no column {column!r}; it has {', '.join(head) or 'none'}"
                )
    return list(columns) or [name for name in heads[0] if name in heads[1] and name not in on]


def _grouped(table: Iterable[Cells], on: Sequence[str]) -> dict[tuple[str, ...], list[Cells]]:
    groups: dict[tuple[str, ...], list[Cells]] = {}
    for row in table:
        groups.setdefault(tuple(_cell(row.get(column, "")) for column in on), []).append(row)
    return groups


def _matched(
    ours: Sequence[Cells], theirs: Sequence[Cells], columns: Sequence[str]
) -> Iterable[tuple[Cells, Cells]]:
    """Pairs of rows of two groups, those that agree most first."""
    if len(ours) == len(theirs) == 1:
        return [(ours[0], theirs[0])]
    scored = sorted(
        (-sum(_cell(a.get(c, "")) == _cell(b.get(c, "")) for c in columns), i, j)
        for i, a in enumerate(ours)
        for j, b in enumerate(theirs)
    )
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    found = []
    for _, i, j in scored:
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            found.append((ours[i], theirs[j]))
    return found


def _cell(cell: str | None) -> str:
    """A cell to compare: without white space around it, a number in its shortest form."""
    text = (cell or "").strip()
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not value.is_finite():
        return text
    return format(value.normalize() + 0, "f")

"""What a coder decided on a row: the record, and files of it (``decisions.jsonl``).

A decision is tied to the text that was read, by its hash, and to the place of the figure in it, not to a run
or a version; and it keeps both what was read and what is right. So it can be applied to what another version
reads in the same text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Any

from attrs import frozen

from gwreport.errors import SchemaError
from gwreport.export.rows import StatementRow, TargetRow
from gwreport.model import Bound

CheckableRow = TargetRow | StatementRow
"""The rows that can be checked."""


class Verdict(StrEnum):
    """What a coder says of a reading."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@frozen(order=True)
class Key:
    """The row that a decision is about: the columns of these names, in every table."""

    text_sha256: str
    indicator: str
    source_start: int
    source_end: int

    @classmethod
    def of(cls, row: CheckableRow) -> Key | None:
        """The key of a row; None for one that no place of a text belongs to (an absent target)."""
        if row.text_sha256 is None or row.source_start is None or row.source_end is None:
            return None
        return cls(row.text_sha256, row.indicator, row.source_start, row.source_end)


@frozen
class Coding:
    """What is coded of a row: which indicator has which value, with which bound, in which year.

    Both ends are None for a target without a number, one of them where an end is open.
    """

    indicator: str
    year: int | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    bound: str

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain data, numbers as exact texts."""
        return {
            "indicator": self.indicator,
            "year": self.year,
            "low": None if self.low is None else format(self.low, "f"),
            "high": None if self.high is None else format(self.high, "f"),
            "unit": self.unit,
            "bound": self.bound,
        }


@frozen
class Decision:
    """What a coder decided on a row.

    ``read`` is what the coder was shown, ``right`` what it should be where that is something else; ``at`` is
    the time, as the browser writes it.
    """

    key: Key
    verdict: Verdict
    read: Coding
    right: Coding | None = None
    coder: str = ""
    note: str = ""
    at: str = ""

    @property
    def settled(self) -> Coding | None:
        """What is right; None where nothing is to be read."""
        return None if self.verdict is Verdict.REJECTED else (self.right or self.read)

    def to_dict(self) -> dict[str, Any]:
        """The decision as one line of ``decisions.jsonl`` holds it."""
        return {
            "text_sha256": self.key.text_sha256,
            "indicator": self.key.indicator,
            "source_start": self.key.source_start,
            "source_end": self.key.source_end,
            "verdict": str(self.verdict),
            "coder": self.coder,
            "note": self.note,
            "at": self.at,
            "read": self.read.to_dict(),
            "right": None if self.right is None else self.right.to_dict(),
        }


def read_decisions(path: Path) -> list[Decision]:
    """The decisions of a file, in order. Raises ``SchemaError`` for a line that is none."""
    with path.open(encoding="utf-8-sig") as stream:
        return list(parse_decisions(stream, path.name))


def parse_decisions(lines: Iterable[str], name: str = "decisions") -> Iterator[Decision]:
    """The decisions of lines of JSON; empty lines are passed over. Raises ``SchemaError`` with the line."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            yield _decision(json.loads(line))
        except json.JSONDecodeError as error:
            raise SchemaError(where, f"no JSON ({error.msg})") from None
        except (KeyError, TypeError, ValueError, InvalidOperation) as error:
            raise SchemaError(where, f"no decision ({type(error).__name__}: {error})") from None


def _decision(data: Mapping[str, Any]) -> Decision:
    key = Key(
        str(data["text_sha256"]), str(data["indicator"]), int(data["source_start"]), int(data["source_end"])
    )
    verdict = Verdict(data["verdict"])
    right = data.get("right")
    if verdict is Verdict.CORRECTED and right is None:
        raise ValueError("a correction needs what is right")
    return Decision(
        key,
        verdict,
        _reading(data["read"]),
        None if right is None else _reading(right),
        *(str(data.get(name) or "") for name in ("coder", "note", "at")),
    )


def _reading(data: Mapping[str, Any]) -> Coding:
    year = data["year"]
    return Coding(
        str(data["indicator"]),
        None if year is None else int(year),
        _number(data["low"]),
        _number(data["high"]),
        str(data["unit"] or ""),
        str(Bound(data["bound"] or Bound.EXACT)),
    )


def _number(cell: str | None) -> Decimal | None:
    if cell is None or cell == "":
        return None
    number = Decimal(str(cell))
    if not number.is_finite():
        raise ValueError(f"{cell!r} is no number")
    return number


def latest(decisions: Iterable[Decision]) -> dict[Key, Decision]:
    """The last decision on each row."""
    return {decision.key: decision for decision in decisions}

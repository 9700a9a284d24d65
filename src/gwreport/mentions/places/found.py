"""What the readers of places give: places, and candidates that are none, each with the rule that decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeAlias, TypeVar

from attrs import frozen

from gwreport.model import Region


@frozen
class Found:
    """A place in the text and the rule that found it."""

    start: int
    end: int
    region: Region
    rule: str


@frozen
class Refused:
    """A part of the text that looks like a place and is none, and the rule that says so."""

    start: int
    end: int
    rule: str


Verdict: TypeAlias = Found | Refused
C = TypeVar("C")


@frozen
class Check(Generic[C]):
    """A reason, with its id, why a candidate is no place."""

    rule: str
    refuses: Callable[[C], bool]


def first_refusal(candidate: C, checks: Iterable[Check[C]]) -> str | None:
    """The id of the first check that refuses a candidate, None where it passes them all."""
    for check in checks:
        if check.refuses(candidate):
            return check.rule
    return None


def only_found(verdicts: Iterable[Verdict]) -> list[Found]:
    """The places among the verdicts."""
    return [verdict for verdict in verdicts if isinstance(verdict, Found)]

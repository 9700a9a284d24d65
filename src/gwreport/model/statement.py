"""The claim that an indicator has a value."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from gwreport.model.mention import Mention
from gwreport.model.outline import Section
from gwreport.model.values import Indicator, Period, Quantity
from gwreport.pickling import by_fields
from gwreport.span import Span


class Aspect(StrEnum):
    """What of the indicator the quantity gives."""

    LEVEL = "level"
    GROWTH = "growth"
    AVERAGE_GROWTH = "average_growth"
    CHANGE = "change"
    SHARE = "share"
    RANK = "rank"
    CONTRIBUTION = "contribution"


class Status(StrEnum):
    """Whether the value is reported as achieved or aimed at."""

    ACTUAL = "actual"
    TARGET = "target"


class Direction(StrEnum):
    """Which way a change goes; the value itself stays positive as written."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


@frozen
class Statement:
    """One claim: indicator, quantity, aspect, period, status and direction, with the evidence for it.

    ``evidence`` is the span of the clean text that was read for it and contains the quantity;
    ``section`` is the innermost section around it, None before the first heading. ``rule`` is the id of how
    figure and indicator were joined, ``reasons`` those of the decisions on aspect, period, status and scope
    (docs/rules.md explains each id). ``doubts`` are the codes of what speaks against it (docs/doubts.md);
    where there are none, take it.
    """

    indicator: Indicator
    quantity: Mention[Quantity]
    aspect: Aspect
    period: Period | None
    status: Status
    direction: Direction
    section: Section | None
    evidence: Span
    rule: str
    reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    __reduce__ = by_fields

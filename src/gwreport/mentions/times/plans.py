"""Calendar knowledge that reports presuppose: five-year plans, and events that periods are counted from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from attrs import frozen

from gwreport.errors import DataTableError
from gwreport.mentions.times.fragments import (
    CLOSERS,
    CN_DIGITS,
    DOTS,
    NUM,
    QUOTES,
    SINCE,
    W,
)
from gwreport.tables.matching import any_of
from gwreport.tables.schema import by_word, load

TABLE = "mentions/times/plans.toml"
#: The names of the plans up to this one need quotation marks or a word such as 计划 beside them.
LAST_SHORT_NAME = 10


@frozen
class Plan:
    """A national five-year plan and its years, both inclusive."""

    ordinal: int
    name: str
    first: int
    last: int


@frozen
class _Event:
    names: tuple[str, ...]
    day: date


@frozen
class _Table:
    plan: tuple[Plan, ...]
    event: tuple[_Event, ...]


@frozen(eq=False)
class Knowledge:
    """The plans in order, and by name and number; the first day of each event by its names."""

    plans: Sequence[Plan]
    by_name: Mapping[str, Plan]
    events: Mapping[str, date]


@cache
def knowledge() -> Knowledge:
    """The table, read once. Raises ``DataTableError`` for one that breaks its rules."""
    table = load(_Table, TABLE)
    for plan in table.plan:
        if plan.last - plan.first != 4:
            raise DataTableError(TABLE, plan.name, "a five-year plan covers five years")
    names = {plan.name: plan for plan in table.plan} | {str(plan.ordinal): plan for plan in table.plan}
    return Knowledge(table.plan, names, by_word(((event.names, event.day) for event in table.event), TABLE))


@cache
def _parts() -> re.Pattern[str]:
    names = any_of(plan.name for plan in knowledge().plans)
    return re.compile(
        rf"[{QUOTES}]?(?:(?P<name>{names})[{CLOSERS}]?|第(?P<ordinal>[{CN_DIGITS}十0-9]+)个五年(?:计划|规划))"
        rf"(?:(?P<since>{SINCE})|(?P<part>[前头后]){W}(?P<count>{NUM})年|(?P<last>.{{0,3}}末)|(?P<tail>.*))"
    )


def plan_parts(written: str) -> re.Match[str] | None:
    """The parts of a plan as it is written: its name or ordinal, and which of its years are meant."""
    return _parts().match(written.translate(DOTS))

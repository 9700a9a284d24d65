"""The words around headline targets, the table ``analysis/targets.toml``."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from gwreport.tables.matching import any_of
from gwreport.tables.schema import by_word, load

_TABLE = "analysis/targets.toml"


@frozen
class _Constraint:
    """``[[constraint]]``: words before or after a number that make its target hard, soft or a ceiling."""

    hardness: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@frozen
class _Twins:
    """``[twins]``: words that tell the two figures for one indicator apart."""

    stretch: tuple[str, ...]
    firm: tuple[str, ...]


@frozen
class _Headline:
    """``[headline]``: patterns of what announces, refuses and dates targets, and the ids of indicators."""

    announce: str
    refuse: str
    horizon: str
    intent: str
    aim: str
    part_of_year: str
    output: frozenset[str]
    core: frozenset[str]
    lower_is_better: frozenset[str]


@frozen
class _ClauseWords:
    """``[clause]``: words of comparison, and the ends of the names of rates."""

    outdo: tuple[str, ...]
    rate: tuple[str, ...]


@frozen
class _TargetsTable:
    """The table as it is written."""

    constraint: tuple[_Constraint, ...]
    twins: _Twins
    headline: _Headline
    clause: _ClauseWords


@frozen(eq=False)
class TargetWords:
    """The table, compiled.

    ``before`` and ``after`` match the constraint words, ``hardness`` gives the class of each. ``twin``
    matches what tells a base from a stretch target of one indicator. ``announce``
    matches what announces the targets, ``refuse`` that none is set, ``horizon`` a longer one than the year,
    ``intent`` what makes figures a plan, ``aim`` and ``part_of_year`` what makes a sentence of a report
    without a passage an aim of the year or keeps it from that; ``output`` are the ids of such aims, ``core``
    those of the usual indicators, ``lower_is_better`` those of indicators whose target is a ceiling.
    ``relative`` matches a number that only says by how much to outdo others, ``rate_name`` what may follow
    an indicator's name in the name of its rate.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    hardness: dict[str, str]
    twin: re.Pattern[str]
    announce: re.Pattern[str]
    refuse: re.Pattern[str]
    horizon: re.Pattern[str]
    intent: re.Pattern[str]
    aim: re.Pattern[str]
    part_of_year: re.Pattern[str]
    output: frozenset[str]
    core: frozenset[str]
    lower_is_better: frozenset[str]
    relative: re.Pattern[str]
    rate_name: re.Pattern[str]


@cache
def target_words() -> TargetWords:
    """The table, read once."""
    table = load(_TargetsTable, _TABLE)
    headline = table.headline
    return TargetWords(
        before=re.compile(any_of(word for row in table.constraint for word in row.before)),
        after=re.compile(any_of(word for row in table.constraint for word in row.after)),
        hardness=by_word((((*row.before, *row.after), row.hardness) for row in table.constraint), _TABLE),
        twin=re.compile(any_of((*table.twins.stretch, *table.twins.firm))),
        announce=re.compile(headline.announce),
        refuse=re.compile(headline.refuse),
        horizon=re.compile(headline.horizon),
        intent=re.compile(headline.intent),
        aim=re.compile(headline.aim),
        part_of_year=re.compile(headline.part_of_year),
        output=headline.output,
        core=headline.core,
        lower_is_better=headline.lower_is_better,
        relative=re.compile(rf"(?:{any_of(table.clause.outdo)})[^\d，。；\n]{{1,16}}\d"),
        rate_name=re.compile(f"(?:实现)?(?:{any_of(table.clause.rate)})?$"),
    )

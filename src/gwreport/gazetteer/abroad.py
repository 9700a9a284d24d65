"""States and parts of the world that reports name."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from gwreport.tables.schema import load


@frozen
class _Abroad:
    states: frozenset[str]
    former: frozenset[str]
    parts: frozenset[str]


@cache
def foreign_names() -> frozenset[str]:
    """The names of states, former ones too, and of parts of the world (``gazetteer/abroad.toml``).

    >>> sorted(foreign_names() & {"法国", "苏联", "东南亚", "云河市"})
    ['东南亚', '法国', '苏联']
    """
    table = load(_Abroad, "gazetteer/abroad.toml")
    return table.states | table.former | table.parts

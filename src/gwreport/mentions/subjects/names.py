"""What the name of an indicator counts: 新登记｜市场主体, 农村公路｜硬化."""

from __future__ import annotations

import re

from gwreport.mentions.subjects.tables import Role, RoleWords

# Such a name is cut like any other text: 规模以上工业完成增加值.
_PARTED = re.compile("占|完成|实现|达|[和与、]")
_LED = frozenset({Role.ACTING, Role.LEADING, Role.CHANGING, Role.SCOPE})
_SHORTEST = 2  # characters of what is counted
Found = list[tuple[Role, int, int]]


def counted_in(name: str, words: RoleWords) -> tuple[int, int] | None:
    """Where in the name of an indicator what is counted stands; None where it is not one stretch."""
    if _PARTED.search(name):
        return None
    found = [(words.roles[word], start, end) for word, start, end in words.matcher.find(name)]
    first = _end_of_lead(name, found, words)
    return first, _start_of_tail(name, found, first, words)


def _end_of_lead(name: str, found: Found, words: RoleWords) -> int:
    """Where the verbs before a name end; one with a noun of measure is part of it (签约金额)."""
    first = 0
    for role, start, end in found:
        leads = role in _LED or name[start:end] in words.table.kinds
        if start != first or not leads or len(name) - end < _SHORTEST or name[end:] in words.table.measures:
            return first
        first = end
    return first


def _start_of_tail(name: str, found: Found, first: int, words: RoleWords) -> int:
    """Where what is done, and the words for an aspect, behind a name begin."""
    last, table = len(name), words.table
    for role, start, end in reversed(found):
        part = name[start:end]
        ends = role is Role.OF or part in table.done or (role is Role.ASPECT and part not in table.kept)
        if end != last or not ends or start - first < _SHORTEST:
            return last
        last = start
    return last

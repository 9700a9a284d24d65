"""What a section does in the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import frozen

from gwreport.model import SectionRole
from gwreport.tables.files import read_toml

_YEAR = re.compile(r"((?:19|20)\d{2})年?")
_PAST = re.compile("过去|回顾|一年来|[五四三两]年来|刚刚|去年|取得")
_COMING = re.compile("今年|今后|未来|新的一年|明年")


_YEARS = r"^(?:19|20)\d{2}年[^\d]{0,8}(?:工作|任务|安排|目标)"


def _any(words: list[str]) -> re.Pattern[str]:
    """One pattern for any of the words."""
    return re.compile("|".join(map(re.escape, words)))


@frozen
class RoleWords:
    """One pattern over the words of all roles, in order of precedence."""

    roles: tuple[SectionRole, ...]
    pattern: tuple[re.Pattern[str], ...]
    plain: re.Pattern[str]
    tail: re.Pattern[str]
    past: re.Pattern[str]
    coming: re.Pattern[str]


@cache
def role_words() -> RoleWords:
    """The table ``outline/words.toml``, compiled once."""
    table = read_toml("outline/words.toml")
    rows, plain = table["role"], table["plain"]
    return RoleWords(
        tuple(SectionRole(row["name"]) for row in rows),
        tuple(_any(row["title"]) for row in rows),
        re.compile(f"(?:{_any(plain['top']).pattern})$|^(?:{_any(plain['tail']).pattern})|{_YEARS}"),
        re.compile(f"^(?:{_any(plain['tail']).pattern})"),
        _any(table["mixed"]["past"]),
        _any(table["mixed"]["coming"]),
    )


def title_role(title: str) -> SectionRole:
    """The role that a title names by its words; ``OTHER`` where it names none.

    >>> title_role("2021年工作回顾"), title_role("全面加强政府自身建设")
    (<SectionRole.REVIEW: 'review'>, <SectionRole.SELF_BUILDING: 'self_building'>)
    """
    words = role_words()
    found = {role for role, pattern in zip(words.roles, words.pattern, strict=True) if pattern.search(title)}
    if SectionRole.REVIEW in found and "回顾" in title:
        return SectionRole.REVIEW
    for role in words.roles:
        if role in found:
            return role
    return SectionRole.OTHER


def child_role(title: str, above: SectionRole) -> SectionRole:
    """The role of a section within one of role ``above``.

    >>> child_role("加强自身建设", SectionRole.REVIEW), child_role("加强政府自身建设", SectionRole.PLAN)
    (<SectionRole.REVIEW: 'review'>, <SectionRole.SELF_BUILDING: 'self_building'>)
    """
    own = title_role(title) if title else SectionRole.OTHER
    if above is SectionRole.OTHER:
        return own
    if above is SectionRole.REVIEW:
        return own if own is SectionRole.PROBLEMS else above
    if above in (SectionRole.PLAN, SectionRole.OUTLOOK):
        return own if own in (SectionRole.SELF_BUILDING, SectionRole.REVIEW) else above
    return above


def top_roles(rows: Sequence[tuple[str, str]]) -> list[SectionRole]:
    """The roles of the top sections, from their titles, the first words of their bodies, years and order.

    ``rows`` holds title and beginning of the body of each.
    """
    years = [_last_year(title) for title, _ in rows]
    latest = max((year for year in years if year is not None), default=None)
    roles: list[SectionRole] = []
    planned = reviewed = False
    for index, ((title, body), year) in enumerate(zip(rows, years, strict=True)):
        role = title_role(title)
        if roles and roles[-1] in _TAIL and role is not SectionRole.GLOSSARY:
            role = SectionRole.APPENDIX
        elif _earlier(title, year, latest) and role in _COMING_ROLES and not planned:
            role = SectionRole.REVIEW
        elif role is SectionRole.OTHER:
            role = _untitled(body, first=index == 0 and len(rows) > 1, reviewed=reviewed, planned=planned)
        roles.append(role)
        reviewed |= role is SectionRole.REVIEW
        planned |= role in (SectionRole.PLAN, SectionRole.OUTLOOK)
    if not reviewed and roles[:1] == [SectionRole.PLAN] and any(role in _COMING_ROLES for role in roles[1:]):
        past, coming = (pattern.search("".join(rows[0])) for pattern in (_PAST, _COMING))
        if coming is None or (past is not None and past.start() < coming.start()):
            roles[0] = SectionRole.REVIEW
    return roles


_COMING_ROLES = (SectionRole.PLAN, SectionRole.OUTLOOK, SectionRole.OTHER)
_TAIL = (SectionRole.GLOSSARY, SectionRole.APPENDIX)


def _earlier(title: str, year: int | None, latest: int | None) -> bool:
    """Whether a title names a year before the latest one of all titles, and no plan period."""
    return (
        year is not None
        and latest is not None
        and year < latest
        and not re.search("到|十[一二三四五六]五", title)
    )


def is_mixed(title: str) -> bool:
    """Whether a title names both what was and what will be.

    >>> is_mixed("“十四五”回顾和“十五五”展望"), is_mixed("2021年工作回顾")
    (True, False)
    """
    words = role_words()
    past, coming = words.past.search(title), words.coming.search(title)
    return past is not None and coming is not None and past.start() < coming.start()


def _last_year(title: str) -> int | None:
    years = [int(year) for year in _YEAR.findall(title)]
    return max(years, default=None)


def _untitled(body: str, *, first: bool, reviewed: bool, planned: bool) -> SectionRole:
    """The role of a top section whose title does not tell it."""
    if planned or reviewed:
        return SectionRole.PLAN
    past, coming = _PAST.search(body), _COMING.search(body)
    if past and (not coming or past.start() < coming.start()):
        return SectionRole.REVIEW
    if coming:
        return SectionRole.PLAN
    return SectionRole.REVIEW if first else SectionRole.OTHER

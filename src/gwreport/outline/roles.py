"""What a section does in the report."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from attrs import frozen

from gwreport.model import SectionRole

_YEAR = re.compile(r"((?:19|20)\d{2})年?")


@frozen
class RoleWords:
    """One pattern over the words of all roles, in order of precedence."""

    roles: tuple[SectionRole, ...]
    pattern: tuple[re.Pattern[str], ...]


@cache
def role_words() -> RoleWords:
    """The table ``data/outline.toml``, compiled once."""
    table = tomllib.loads((files("gwreport.data") / "outline.toml").read_text(encoding="utf8"))
    rows = table["role"]
    return RoleWords(
        tuple(SectionRole(row["name"]) for row in rows),
        tuple(re.compile("|".join(map(re.escape, row["title"]))) for row in rows),
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


def top_roles(titles: list[str]) -> list[SectionRole]:
    """The roles of the top sections, from their titles, years and order."""
    roles = [title_role(title) for title in titles]
    years = [int(match.group(1)) if (match := _YEAR.search(title)) else None for title in titles]
    latest = max((year for year in years if year is not None), default=None)
    seen_review = seen_plan = False
    for index, role in enumerate(roles):
        if role is SectionRole.OTHER:
            if index == 0 and len(roles) > 1 and years[0] is not None and years[0] != latest:
                role = SectionRole.REVIEW
            elif seen_plan or (seen_review and years[index] == latest):
                role = SectionRole.PLAN
            elif seen_review and index + 1 == len(roles):
                role = SectionRole.PLAN
        roles[index] = role
        seen_review |= role is SectionRole.REVIEW
        seen_plan |= role in (SectionRole.PLAN, SectionRole.OUTLOOK)
    return roles

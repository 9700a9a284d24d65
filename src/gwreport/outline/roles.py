"""What a section does in the report.

The roles of the top sections are a decision table: the first of :data:`CASES` that applies to a section
decides, by its title, its year, the first words of its body and the sections before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from attrs import frozen

from gwreport.model import SectionRole
from gwreport.outline.words import outline_words

_YEAR = re.compile(r"((?:19|20)\d{2})年?")
_PLAN_PERIOD = re.compile("到|十[一二三四五六]五")
_REVIEW, _PLAN, _OTHER = SectionRole.REVIEW, SectionRole.PLAN, SectionRole.OTHER
_COMING_ROLES = (SectionRole.PLAN, SectionRole.OUTLOOK, SectionRole.OTHER)
_AHEAD = frozenset((SectionRole.PLAN, SectionRole.OUTLOOK))
_TAIL = (SectionRole.GLOSSARY, SectionRole.APPENDIX)
#: The roles that a section within one of another role may have by its title.
_OWN_WITHIN = {
    SectionRole.REVIEW: (SectionRole.PROBLEMS,),
    SectionRole.PLAN: (SectionRole.SELF_BUILDING, SectionRole.REVIEW),
    SectionRole.OUTLOOK: (SectionRole.SELF_BUILDING, SectionRole.REVIEW),
}


def title_role(title: str) -> SectionRole:
    """The role that a title names by its words; ``OTHER`` where it names none.

    >>> title_role("2021年工作回顾"), title_role("全面加强政府自身建设")
    (<SectionRole.REVIEW: 'review'>, <SectionRole.SELF_BUILDING: 'self_building'>)
    """
    found = [role for role, words in outline_words().titles.items() if words.search(title)]
    if _REVIEW in found and "回顾" in title:
        return _REVIEW
    if found[:1] == [SectionRole.PROBLEMS] and not _AHEAD.isdisjoint(found):
        found.remove(SectionRole.PROBLEMS)  # 存在的问题和今年的目标
    return found[0] if found else _OTHER


def child_role(title: str, above: SectionRole) -> SectionRole:
    """The role of a section within one of role ``above``.

    >>> child_role("加强自身建设", SectionRole.REVIEW), child_role("加强政府自身建设", SectionRole.PLAN)
    (<SectionRole.REVIEW: 'review'>, <SectionRole.SELF_BUILDING: 'self_building'>)
    """
    own = title_role(title) if title else _OTHER
    return own if above is _OTHER or own in _OWN_WITHIN.get(above, ()) else above


def is_mixed(title: str) -> bool:
    """Whether a title names both what was and what will be.

    >>> is_mixed("“十四五”回顾和“十五五”展望"), is_mixed("2021年工作回顾")
    (True, False)
    """
    words = outline_words()
    past, coming = words.mixed_past.search(title), words.mixed_coming.search(title)
    return past is not None and coming is not None and past.start() < coming.start()


# ---- the top sections --------------------------------------------------------------------------


@frozen
class TopSection:
    """What is known of a top section when its role is decided.

    ``named`` is the role that its title names and ``begins`` the one that its body begins with; ``reports``
    says that the beginning of its body reports what was and plans nothing, ``achieved`` that its title names
    an achievement.
    ``has_earlier_year`` says that the title names a year before the latest of all titles; ``opens_several``
    that it is the first of several. The last three say what came before it.
    """

    named: SectionRole
    begins: SectionRole
    reports: bool
    achieved: bool
    has_earlier_year: bool
    opens_several: bool
    after_tail: bool
    after_review: bool
    after_plan: bool


@frozen
class RoleCase:
    """A rule for the role of a top section: its id, when it applies, and the role, None for the one named."""

    id: str
    when: Callable[[TopSection], bool]
    role: SectionRole | None


#: The rules in order of precedence; the first that applies decides, the last always does.
CASES = (
    RoleCase(
        "after-glossary", lambda s: s.after_tail and s.named is not SectionRole.GLOSSARY, SectionRole.APPENDIX
    ),
    RoleCase(
        "earlier-year",
        lambda s: s.has_earlier_year and s.named in _COMING_ROLES and not s.after_plan,
        _REVIEW,
    ),
    RoleCase("title", lambda s: s.named is not _OTHER, None),
    RoleCase("achieved", lambda s: s.achieved and not s.after_plan, _REVIEW),
    RoleCase("reports", lambda s: s.reports and not s.after_plan, _REVIEW),
    RoleCase("after-review", lambda s: s.after_review or s.after_plan, _PLAN),
    RoleCase("begins-with-past", lambda s: s.begins is _REVIEW, _REVIEW),
    RoleCase("begins-with-coming", lambda s: s.begins is _PLAN, _PLAN),
    RoleCase("first", lambda s: s.opens_several, _REVIEW),
    RoleCase("unknown", lambda s: True, _OTHER),
)
#: The first of several plans is a review after all where its words speak of what was first.
FIRST_PLAN = "first-plan"


def top_roles(rows: Sequence[tuple[str, str]]) -> list[SectionRole]:
    """The roles of the top sections; ``rows`` holds title and beginning of the body of each."""
    return [role for role, _ in explained_top_roles(rows)]


def explained_top_roles(rows: Sequence[tuple[str, str]]) -> list[tuple[SectionRole, str]]:
    """The roles of the top sections, each with the id of the rule that decided."""
    latest = max((year for title, _ in rows if (year := _last_year(title)) is not None), default=None)
    found: list[tuple[SectionRole, str]] = []
    before: set[SectionRole] = set()
    for title, body in rows:
        section = TopSection(
            named=title_role(title),
            begins=_begins_with(body),
            reports=_reports(body),
            achieved=outline_words().achieved.search(title) is not None,
            has_earlier_year=_has_earlier_year(title, latest),
            opens_several=not found and len(rows) > 1,
            after_tail=bool(found) and found[-1][0] in _TAIL,
            after_review=_REVIEW in before,
            after_plan=not before.isdisjoint((_PLAN, SectionRole.OUTLOOK)),
        )
        case = next(case for case in CASES if case.when(section))
        found.append((section.named if case.role is None else case.role, case.id))
        before.add(found[-1][0])
    if _first_plan_is_review(rows, [role for role, _ in found]):
        found[0] = (_REVIEW, FIRST_PLAN)
    return found


def _first_plan_is_review(rows: Sequence[tuple[str, str]], roles: Sequence[SectionRole]) -> bool:
    """Whether the first of several plans, none being a review, speaks of the past before the future."""
    if roles[:1] != [_PLAN] or _REVIEW in roles or not any(role in _COMING_ROLES for role in roles[1:]):
        return False
    return _begins_with("".join(rows[0])) is not _PLAN


def _begins_with(text: str) -> SectionRole:
    """Whether words for what was (review) or for what will be (plan) come first; other where none do."""
    words = outline_words()
    past, coming = words.begins_past.search(text), words.begins_coming.search(text)
    if past is not None and (coming is None or past.start() < coming.start()):
        return _REVIEW
    return _OTHER if coming is None else _PLAN


def _reports(body: str) -> bool:
    """Whether the beginning of a body compares with the year before and has no word of planning."""
    words = outline_words()
    return words.reported.search(body) is not None and words.plans.search(body) is None


def _has_earlier_year(title: str, latest: int | None) -> bool:
    """Whether a title names a year before the latest one of all titles, and no plan period."""
    year = _last_year(title)
    return year is not None and latest is not None and year < latest and not _PLAN_PERIOD.search(title)


def _last_year(title: str) -> int | None:
    return max((int(year) for year in _YEAR.findall(title)), default=None)

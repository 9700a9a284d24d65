"""What figures count, put together across reports: one name for what is written in several ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from attrs import field, frozen

from gwreport.analysis.figures import Figure, read_figures
from gwreport.model import Metadata, Report
from gwreport.tables.matching import any_of
from gwreport.tables.schema import load

_BRACKETED = re.compile(r"[（(][^（()）]{0,40}[)）]")
_MARKS = re.compile(r"[“”\"'‘’「」『』《》〈〉\s]")
_SHORTEST = 2  # characters of a name, and of a head


@frozen
class SubjectTable:
    """``subjects.toml``, which says what each list is for."""

    scopes: tuple[str, ...]
    measures: tuple[str, ...]
    same: Mapping[str, str] = field(factory=dict, hash=False)


@cache
def subject_table() -> SubjectTable:
    """The table that comes with gwreport, read once. Raises ``DataTableError`` for a damaged one."""
    return load(SubjectTable, "analysis/subjects.toml")


@cache
def _same() -> re.Pattern[str]:
    return re.compile(any_of(subject_table().same))


def subject_name(text: str) -> str:
    """The name under which a subject is compared.

    Quotation marks, brackets, the report's own scope before it and a word for its measure behind it are left
    out, and words for one thing are written in one way (``analysis/subjects.toml``).

    >>> [subject_name(text) for text in ("农村公路通车里程", "全市规模以上工业企业数量", "“小巨人”企业")]
    ['农村公路', '规上工业企业', '小巨人企业']
    """
    table = subject_table()
    name = _MARKS.sub("", _BRACKETED.sub("", text))
    name = _same().sub(lambda match: table.same[match.group()], name)
    scope = next((scope for scope in table.scopes if name.startswith(scope)), "")
    name = name[len(scope) :] if len(name) - len(scope) >= _SHORTEST else name
    for measure in sorted(table.measures, key=len, reverse=True):
        if name.endswith(measure) and len(name) - len(measure) >= _SHORTEST:
            return name[: -len(measure)]
    return name


@frozen
class SubjectGroup:
    """The figures of all reports on one subject.

    ``name`` is ``modifiers`` and ``head``: the head is the shortest name among all subjects that the name
    ends in (公路 of 农村公路), the whole name where there is no shorter one. ``figures`` stand beside the
    metadata of their report, in the order of the reports and of their texts.
    """

    name: str
    head: str
    modifiers: str
    figures: tuple[tuple[Metadata, Figure], ...]


def group_subjects(reports: Iterable[Report]) -> tuple[SubjectGroup, ...]:
    """The figures of reports by what they count, the subjects with most figures first.

    Figures without a subject are left out.
    """
    by_name: dict[str, list[tuple[Metadata, Figure]]] = {}
    for report in reports:
        for figure in read_figures(report):
            if figure.quantity.subject_text is not None:
                name = subject_name(figure.quantity.subject_text)
                by_name.setdefault(name, []).append((report.metadata, figure))
    heads = {name: _head(name, by_name) for name in by_name}
    groups = [
        SubjectGroup(name, heads[name], name.removesuffix(heads[name]), tuple(figures))
        for name, figures in by_name.items()
    ]
    return tuple(sorted(groups, key=lambda group: (-len(group.figures), group.name)))


def _head(name: str, names: Mapping[str, object]) -> str:
    """The shortest of the names that a name ends in."""
    ends = (name[at:] for at in range(len(name) - _SHORTEST, -1, -1))
    return next((end for end in ends if end in names), name)

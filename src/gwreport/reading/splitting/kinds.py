"""Telling the kin of a report: communiqués, plans, reports on plans and budgets, party reports, digests.

As in ``evidence``, each sign speaks for a kind with a number of points, and a kind whose points reach
``NEEDED_KIN`` is taken, the one with the most points first. A work report is none of them, however many
plans and communiqués its first page names: its title, or what its head of government says that it is,
decides. The words of the signs are in ``kinds.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from attrs import fields, frozen

from gwreport.model import DocumentKind
from gwreport.reading.splitting.evidence import Evidence, Seen, has_scheme_headings, is_report
from gwreport.reading.splitting.openings import HEAD
from gwreport.reading.splitting.words import Alternatives, joined_headings
from gwreport.script.classes import CHINESE_TENS
from gwreport.tables.schema import load

#: The points that a kind needs.
NEEDED_KIN = 4

#: How far into a text (characters) the one that issued it is named, and how far the line of a digest is.
_ISSUED_WITHIN, _TITLED_WITHIN = 600, 300
#: A digest is shorter (characters).
_LONGEST_DIGEST = 4000
#: So many headings, sentences or chapters of a sort are a sign.
_SEVERAL = 3


@frozen
class _KindsTable:
    """The table ``kinds.toml``."""

    deputies: Alternatives
    digest_title: Alternatives
    digest_line: Alternatives
    digest_says: Alternatives
    communique_title: Alternatives
    communique_self: Alternatives
    statistical_office: Alternatives
    statistical_field: Alternatives
    communique_sentence: Alternatives
    plan_title: Alternatives
    plan_self: Alternatives
    plan_drawn_up: Alternatives
    plan_chapter: Alternatives
    contents: Alternatives
    plan_horizon: Alternatives
    plan_report_title: Alternatives
    plan_report_subject: Alternatives
    plan_report_heading: Alternatives
    plan_office: Alternatives
    budget_report_title: Alternatives
    budget_report_subject: Alternatives
    budget_report_heading: Alternatives
    budget_office: Alternatives
    entrusted: Alternatives
    government_work: Alternatives
    party_delivered: Alternatives
    party_opening: Alternatives
    party_heading: Alternatives


@cache
def _table() -> _KindsTable:
    return load(_KindsTable, "reading/splitting/kinds.toml")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """For each list of the table, by its name, a pattern for any of its entries."""
    return {each.name: re.compile(getattr(_table(), each.name).source, re.M) for each in fields(_KindsTable)}


@cache
def _statistical_heading() -> re.Pattern[str]:
    return joined_headings(_table().statistical_field)


def _within(seen: Seen, kind: str, high: int) -> bool:
    return _patterns()[kind].search(seen.text, 0, high) is not None


def _titled(seen: Seen, kind: str) -> bool:
    return _patterns()[kind].search(seen.title) is not None


def _often(pattern: re.Pattern[str], text: str, times: int) -> bool:
    """Whether a text holds a pattern so many times; what comes after these is not read."""
    found = pattern.finditer(text)
    return all(next(found, None) is not None for _ in range(times))


def _says_often(kind: str) -> Callable[[Seen], bool]:
    return lambda seen: _often(_patterns()[kind], seen.text, _SEVERAL)


def _section(kind: str) -> Callable[[Seen], bool]:
    """Whether a heading, title apart, speaks of the words of a list."""
    return lambda seen: any(
        _patterns()[kind].search(m.group()) for m in _SECTION.finditer(seen.text) if m.start()
    )


_SECTION = re.compile(
    rf"^[ \u3000]*(?:[{CHINESE_TENS}]{{1,3}}、|[（(][{CHINESE_TENS}]{{1,3}}[）)])[^\n。]{{2,40}}$", re.M
)


def _named_subject(kind: str) -> Callable[[Seen], bool]:
    """Whether the clause that opens a report says that it is on something else than the government's work."""

    def test(seen: Seen) -> bool:
        for clause in _patterns()["entrusted"].finditer(seen.text, 0, HEAD):
            if _patterns()["government_work"].search(clause.group()) is None:
                return _patterns()[kind].search(clause.group()) is not None
        return False

    return test


def _is_report_title(seen: Seen, kind: str) -> bool:
    return _titled(seen, kind) and not seen.titled("title")


def _to_deputies(seen: Seen) -> bool:
    return _within(seen, "deputies", HEAD)


_Signs = tuple[tuple[str, int, Callable[[Seen], bool]], ...]

#: Name, points and test of each sign, by the kind that it speaks for.
KIN_SIGNS: Final[Mapping[DocumentKind, _Signs]] = {
    DocumentKind.DIGEST: (
        # 云河县政府工作报告（摘要）
        ("title of a digest", 4, lambda seen: _titled(seen, "digest_title") and "报告" in seen.title),
        # （摘要）
        ("line of a digest", 4, lambda seen: _within(seen, "digest_line", _TITLED_WITHIN)),
        # 报告提出，…
        ("speaks of the report", 3, _says_often("digest_says")),
        ("short", 1, lambda seen: len(seen.text) < _LONGEST_DIGEST),
        # 记者从县政府获悉
        ("news", -4, lambda seen: seen.says("news", 0, _ISSUED_WITHIN)),
    ),
    DocumentKind.PLAN_REPORT: (
        # 关于2023年国民经济和社会发展计划执行情况的报告
        ("title of a report on a plan", 4, lambda seen: _is_report_title(seen, "plan_report_title")),
        # 受县人民政府委托，现将2023年计划执行情况提请大会审议
        ("subject: a plan", 4, _named_subject("plan_report_subject")),
        # 一、2023年计划执行情况
        ("heading on a plan", 2, _section("plan_report_heading")),
        # 县发展和改革委员会
        ("planning office", 2, lambda seen: _within(seen, "plan_office", _ISSUED_WITHIN)),
    ),
    DocumentKind.BUDGET_REPORT: (
        # 关于2023年预算执行情况的报告
        ("title of a report on a budget", 4, lambda seen: _is_report_title(seen, "budget_report_title")),
        # 受县人民政府委托，现将2023年预算执行情况提请大会审议
        ("subject: a budget", 4, _named_subject("budget_report_subject")),
        # 一、2023年预算执行情况
        ("heading on a budget", 2, _section("budget_report_heading")),
        # 县财政局
        ("office of finance", 2, lambda seen: _within(seen, "budget_office", _ISSUED_WITHIN)),
    ),
    DocumentKind.PARTY_REPORT: (
        # ——在中国共产党云河县第十次代表大会上的报告
        ("delivered to a party congress", 4, lambda seen: _within(seen, "party_delivered", _ISSUED_WITHIN)),
        # 我代表中国共产党云河县第九届委员会向大会作报告
        ("opened for the party", 4, lambda seen: _within(seen, "party_opening", HEAD)),
        # 六、坚持全面从严治党
        ("heading on the party", 1, _section("party_heading")),
    ),
    DocumentKind.COMMUNIQUE: (
        # 云河县2024年国民经济和社会发展统计公报
        ("title of a communiqué", 4, lambda seen: _is_report_title(seen, "communique_title")),
        # 本公报数据为初步统计数
        (
            "speaks of its figures",
            2,
            lambda seen: _patterns()["communique_self"].search(seen.text) is not None,
        ),
        # 云河县统计局
        ("statistical office", 1, lambda seen: _within(seen, "statistical_office", _ISSUED_WITHIN)),
        # 三、工业和建筑业
        ("statistical headings", 3, lambda seen: _often(_statistical_heading(), seen.text, _SEVERAL)),
        # 全年粮食产量65万吨
        ("sentences on the whole year", 1, _says_often("communique_sentence")),
        # 各位代表
        ("spoken to deputies", -4, _to_deputies),
    ),
    DocumentKind.PLAN: (
        # 云河县国民经济和社会发展第十四个五年规划纲要
        ("title of a plan", 4, lambda seen: _is_report_title(seen, "plan_title")),
        # 本规划
        (
            "speaks of itself as a plan",
            3,
            lambda seen: _patterns()["plan_self"].search(seen.text) is not None,
        ),
        # 根据县委的建议编制
        ("drawn up", 2, lambda seen: _within(seen, "plan_drawn_up", HEAD)),
        # 第三章、专栏4
        ("chapters", 2, _says_often("plan_chapter")),
        # 二、主要目标
        ("headings of a plan", 2, lambda seen: has_scheme_headings(seen.text)),
        # 目录
        ("contents", 1, lambda seen: _within(seen, "contents", _ISSUED_WITHIN)),
        # 到2025年
        ("horizon", 1, lambda seen: _patterns()["plan_horizon"].search(seen.text) is not None),
        # 各位代表
        ("spoken to deputies", -4, _to_deputies),
    ),
}


def kin_evidence(text: str, title: str | None, kind: DocumentKind) -> tuple[Evidence, ...]:
    """The signs that speak for a kind or against it, with their points.

    >>> kin_evidence("云河县2024年统计公报", None, DocumentKind.COMMUNIQUE)
    (Evidence(sign='title of a communiqué', points=4),)
    """
    return _found(Seen.of(text, title), kind)


def _found(seen: Seen, kind: DocumentKind) -> tuple[Evidence, ...]:
    return tuple(Evidence(sign, points) for sign, points, holds in KIN_SIGNS[kind] if holds(seen))


def kind_of(text: str, title: str | None, *, alone: bool) -> DocumentKind:
    """What a document is. ``alone`` says that it is all there is, which asks for less of a report.

    >>> kind_of("云河县2024年统计公报", None, alone=True)
    <DocumentKind.COMMUNIQUE: 'communique'>
    """
    seen = Seen.of(text, title)
    kin = _kin(seen)
    if kin is not None:
        return kin
    return DocumentKind.REPORT if is_report(seen, alone=alone) else DocumentKind.OTHER


def _kin(seen: Seen) -> DocumentKind | None:
    """The kind of kin with the most points, where they suffice; of equal ones the first in ``KIN_SIGNS``."""
    digest = _sum(seen, DocumentKind.DIGEST)
    if digest >= NEEDED_KIN:
        return DocumentKind.DIGEST
    if seen.titled("title") or _is_on_the_governments_work(seen):
        return None
    best = max(KIN_SIGNS, key=lambda kind: _sum(seen, kind))
    return best if _sum(seen, best) >= NEEDED_KIN else None


def _sum(seen: Seen, kind: DocumentKind) -> int:
    return sum(found.points for found in _found(seen, kind))


def _is_on_the_governments_work(seen: Seen) -> bool:
    """Whether a head of government opens the text and names nothing else that the report is on."""
    if seen.opening is None or not seen.spoken:
        return False
    return not any(_named_subject(kind)(seen) for kind in ("plan_report_subject", "budget_report_subject"))

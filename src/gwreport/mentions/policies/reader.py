"""Policies and what only looks like one, each by a rule with an id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from attrs import frozen

from gwreport.mentions.policies.grammar import NUMBER, PolicyGrammar, Weight
from gwreport.mentions.verdicts import Refused
from gwreport.script.classes import DIGITS, HAN_RANGE, WIDE_DIGITS
from gwreport.script.clauses import start_of_clause
from gwreport.script.marks import (
    CLAUSE_END,
    CLOSING_TITLE,
    LIST_MARK,
    OPENING_TITLE,
    SENTENCE_END,
    WHITE_SPACE,
    both_widths,
)

_QUOTED: Final = re.compile(r"“([^“”\n。；！？]{2,24})”")
# The form of a slogan: a number at the front (六稳, 两不愁三保障, 1+3+10), never a plain number or a date.
_SLOGAN: Final = re.compile(
    rf"(?=.*[{HAN_RANGE}+N])(?!\d+[·.]\d|\d{{3,}}|{NUMBER}+\Z){NUMBER}(?:.{{1,7}}|.*{NUMBER}.*)"
)
_PLAN_PERIOD: Final = re.compile(r"[一二三四五六七八九十]{1,2}五")
# Marks and digits that no name before a head goes across.
_BREAKS: Final = frozenset(
    both_widths(SENTENCE_END + CLAUSE_END + LIST_MARK + "（）【】")
    + OPENING_TITLE
    + CLOSING_TITLE
    + WHITE_SPACE
    + "…“”/|.．"
    + DIGITS
    + WIDE_DIGITS
)
_WINDOW: Final = 30
_LONGEST: Final = 20
_SHORTEST_WEAK: Final = 3
_NAME: Final = Weight.NAME


class PolicyRule(StrEnum):
    """How a policy was found; a mention's rule is ``policy.`` and one of these."""

    NAME = "name"  # 乡村振兴战略: a name of the table
    PLAN = "plan"  # “十四五”规划
    QUOTED = "quoted"  # “万企进村”行动
    SLOGAN = "slogan"  # “六稳”
    HEADED = "headed"  # 实施河湖清洁三年行动


class PolicyRefusal(StrEnum):
    """Why a word or a quotation names no policy."""

    GOES_ON = "goes-on"  # 行动能力, 工程机械
    NO_NAME = "no-name"  # 重点工程: only words of kind before the head
    SHORT = "short"  # 编制村庄规划: fewer than three characters before a weak head
    NO_VERB = "no-verb"  # 竹产业新政: no verb that makes plans before the name of a weak head
    SITE = "site"  # 实施云河公园改造工程
    COMMON = "common"  # 村庄规划: a plan without an area, a period or a number
    PERIOD = "period"  # “十四五”时期
    OTHER_THING = "other-thing"  # “四类对象”危房
    WORK = "work"  # “川云联网”输电工程
    NO_SLOGAN = "no-slogan"  # “银杏人家”


@frozen
class Policy:
    """A policy found, and by which rule."""

    start: int
    end: int
    rule: PolicyRule


Verdict = Policy | Refused


class _Cut(NamedTuple):
    """A verb before a name: where it begins and ends; the first one is where the clause begins."""

    start: int
    end: int
    verb: str


class PolicyReader:
    """Reads the policies of one text."""

    def __init__(self, grammar: PolicyGrammar, text: str) -> None:
        self.grammar = grammar
        self.text = text

    def read(self) -> Iterator[Verdict]:
        """Everything that is a policy or looks like one; policies may overlap."""
        for match in _QUOTED.finditer(self.text):
            yield self._quoted(match)
        for word, start, end in self.grammar.matcher.find(self.text):
            yield self._unquoted(self.grammar.weights[word], start, end)

    # Quotations.

    def _quoted(self, match: re.Match[str]) -> Verdict:
        """A quoted name with its head, a quoted slogan or name of the table."""
        start, end = match.span()
        if _PLAN_PERIOD.fullmatch(match[1]):
            plan = self.grammar.plan.match(self.text, end)
            return _refused(start, end, PolicyRefusal.PERIOD) if plan is None else _plan(start, plan)
        if self.grammar.table.not_.after.match(self.text, end) is not None:
            return _refused(start, end, PolicyRefusal.OTHER_THING)
        head = self.grammar.tail.match(self.text, end)
        excluded = match[1] in self.grammar.table.not_.words
        if head is not None and not excluded and not self._is_work(end, head):
            return Policy(start, head.end(), PolicyRule.QUOTED)
        if match[1] in self.grammar.names or (not excluded and self._is_slogan(match[1])):
            return Policy(start, end, PolicyRule.SLOGAN)
        work = head is not None and not excluded
        return _refused(start, end, PolicyRefusal.WORK if work else PolicyRefusal.NO_SLOGAN)

    def _is_work(self, end: int, head: re.Match[str]) -> bool:
        """Whether what follows the quotation makes it the name of a construction or of another thing."""
        construction = self.grammar.table.heads.construction
        if self.text.endswith(construction, end, head.end()):
            return self.grammar.works.search(self.text, end, head.end() - len(construction)) is not None
        return self.text.startswith(self.grammar.table.not_.after_head, head.end())

    def _is_slogan(self, quoted: str) -> bool:
        return _SLOGAN.fullmatch(quoted) is not None and self.grammar.endings.search(quoted) is None

    # Names before a head.

    def _unquoted(self, weight: Weight, start: int, end: int) -> Verdict:
        """A name of the table, or the name before a head, after the last verb of its clause."""
        if weight is _NAME:
            return Policy(start, end, PolicyRule.NAME)
        if self.grammar.goes_on.match(self.text, end) is not None:
            return _refused(start, end, PolicyRefusal.GOES_ON)
        cuts = self._cuts(start)
        at = self._begin(cuts, start)
        if at is None:
            return _refused(start, end, PolicyRefusal.NO_NAME)
        policy = Policy(cuts[at].end, end, PolicyRule.HEADED)
        refusal = self._refusal(policy, start, weight, cuts[at].verb)
        return self._with_plan(policy) if refusal is None else _refused(policy.start, end, refusal)

    def _cuts(self, head: int) -> list[_Cut]:
        """Where the name may begin whose head is at ``head``: at the clause or after a verb in it."""
        low = start_of_clause(self.text, head, ends=_BREAKS, low=max(0, head - _WINDOW))
        verbs = self.grammar.verbs.finditer(self.text, low, head)
        return [_Cut(low, low, ""), *(_Cut(match.start(), match.end(), match[0]) for match in verbs)]

    def _begin(self, cuts: list[_Cut], head: int) -> int | None:
        """After which cut the name begins; before a verb that may be in a name (持续), one further back."""
        inner, within = self.grammar.table.verbs.inner, self.grammar.table.verbs.within
        for at in range(len(cuts) - 1, -1, -1):
            cut = cuts[at]
            if head - cut.end > _LONGEST:
                return None
            if self._is_specific(cut.end, head, inner=cut.end < cuts[-1].end):
                before = cuts[at - 1].end
                if cut.verb in within and cut.start - before >= 2 and head - before <= _LONGEST:
                    continue
                return at
            if cut.verb not in inner:
                return None
        return None

    def _is_specific(self, start: int, head: int, *, inner: bool) -> bool:
        """Whether a name has more than words of kind and, after an ``inner`` verb, than verbs."""
        if head - start < 2:
            return False
        left = self.grammar.table.generic.sub("", self.text[start:head])
        return bool(self.grammar.verbs.sub("", left) if inner else left)

    def _refusal(self, policy: Policy, head: int, weight: Weight, verb: str) -> PolicyRefusal | None:
        """Why the name before a head is none after ``verb``."""
        table, text = self.grammar.table, self.text
        if weight is Weight.WEAK:
            if head - policy.start < _SHORTEST_WEAK:
                return PolicyRefusal.SHORT
            if verb not in self.grammar.acts:
                return PolicyRefusal.NO_VERB
            if text.startswith(table.heads.construction, head):
                site = self.grammar.site.search(text, policy.start, head)
                return None if site is None else PolicyRefusal.SITE
        if text.endswith(table.common.heads, policy.start, policy.end):
            marked = self.grammar.marked.search(text, policy.start, policy.end - 2)
            return PolicyRefusal.COMMON if marked is None else None
        return None

    def _with_plan(self, policy: Policy) -> Policy:
        """A name that ends in an action with the plan for it: …专项行动方案."""
        if self.text[policy.end - 1] not in "动坚":
            return policy
        plan = self.grammar.plan_for_action.match(self.text, policy.end)
        return policy if plan is None else _plan(policy.start, plan, policy.rule)


def _plan(start: int, plan: re.Match[str], rule: PolicyRule = PolicyRule.PLAN) -> Policy:
    return Policy(start, plan.end(), rule)


def _refused(start: int, end: int, rule: PolicyRefusal) -> Refused:
    return Refused(start, end, rule)

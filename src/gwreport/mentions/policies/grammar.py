"""How policies are named: the words of the table compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import Final

from attrs import frozen

from gwreport.mentions.policies.tables import CommonPlans, PolicyTable, PolicyVerbs, policy_table
from gwreport.script.classes import DIGITS, HAN_RANGE, WIDE_DIGITS
from gwreport.tables.matching import WordMatcher, any_of

NUMBER: Final = "[一二两三四五六七八九十百千万双0-9]"


class Weight(StrEnum):
    """What a word needs to name a policy."""

    NAME = "name"  # nothing: it is a name
    STRONG = "strong"  # a name before it
    WEAK = "weak"  # a name before it, and a verb before that


@frozen(eq=False)
class PolicyGrammar:
    """The words of the table, compiled.

    ``weights`` says what each word of ``matcher`` is; ``tail`` and ``plan`` match what follows a quoted name
    and belongs to it; ``verbs`` are the words before a name; ``marked`` is what makes a name of a common
    plan; ``goes_on``, ``endings``, ``works`` and ``site`` what makes none of a candidate.
    """

    table: PolicyTable
    matcher: WordMatcher
    weights: tuple[Weight, ...]
    names: frozenset[str]
    acts: frozenset[str]
    tail: re.Pattern[str]
    plan: re.Pattern[str]
    plan_for_action: re.Pattern[str]
    verbs: re.Pattern[str]
    marked: re.Pattern[str]
    goes_on: re.Pattern[str]
    endings: re.Pattern[str]
    works: re.Pattern[str]
    site: re.Pattern[str]


@cache
def policy_grammar() -> PolicyGrammar:
    """The grammar of the table that comes with gwreport, compiled once."""
    table = policy_table()
    heads, no = table.heads, table.not_
    weights = dict.fromkeys(heads.weak, Weight.WEAK) | dict.fromkeys(heads.strong, Weight.STRONG)
    weights |= dict.fromkeys(table.names, Weight.NAME)
    work = rf"(?:{any_of(no.works)})\Z"
    return PolicyGrammar(
        table=table,
        matcher=WordMatcher(weights, dense=True),
        weights=tuple(weights.values()),
        names=frozenset(table.names),
        acts=frozenset(table.verbs.acts),
        tail=re.compile(
            rf"(?:(?![等和的与及在了是为正已将被]|出台)[{HAN_RANGE}]){{0,5}}?(?:{any_of(heads.quoted)})(?!者)"
        ),
        plan=re.compile(rf"[{HAN_RANGE}]{{0,8}}?(?:{any_of(heads.plans)})"),
        plan_for_action=re.compile(
            f"(?:{any_of(heads.plans_for_actions)})(?!{any_of(heads.no_plan_for_actions)})"
        ),
        verbs=_verbs(table.verbs),
        marked=_marked(table.common),
        goes_on=re.compile(f"[{DIGITS}{WIDE_DIGITS}{no.goes_on_characters}]|{any_of(no.goes_on)}"),
        endings=re.compile(rf"(?:{any_of(no.endings)})\Z"),
        works=re.compile(work),
        site=re.compile(f"{work}|{any_of(no.sites)}"),
    )


def _marked(table: CommonPlans) -> re.Pattern[str]:
    """A number, a period or an area: what makes a name of a plan that is made for everything."""
    return re.compile(f"{NUMBER}|{any_of(table.areas)}|{_unless(table.areas_unless.items())}")


def _verbs(table: PolicyVerbs) -> re.Pattern[str]:
    """The verbs, none where it begins a longer word (服务 in 服务业)."""
    words = dict.fromkeys((*table.words, *table.acts))
    rests = {word: [long[len(word) :] for long in table.begins if long.startswith(word)] for word in words}
    guarded = _unless((word, rest) for word, rest in rests.items() if rest)
    return re.compile(f"{guarded}|{any_of(word for word, rest in rests.items() if not rest)}")


def _unless(words: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Any of the words, where what it may not begin does not follow."""
    return "|".join(f"{re.escape(word)}(?!{any_of(rests)})" for word, rests in words)

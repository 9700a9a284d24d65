"""Mentions of policies: named plans, strategies, campaigns and slogans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from attrs import frozen

from gwreport.interfaces import Reading
from gwreport.model import Label, Mention
from gwreport.span import Span
from gwreport.tables.files import read_toml
from gwreport.tables.matching import WordMatcher, any_of

_TABLE = "mentions/policies/words.toml"
_QUOTED = re.compile(r"“([^“”\n。；！？]{2,24})”")
_NUMBER = "[一二两三四五六七八九十百千万双0-9]"
#: The form of a slogan: a number at the front (六稳, 两不愁三保障, 1+3+10), never a plain number or a date.
_SLOGAN = re.compile(
    rf"(?=.*[\u4e00-\u9fff+N])(?!\d+[·.]\d|\d{{3,}}|{_NUMBER}+\Z){_NUMBER}(?:.{{1,7}}|.*{_NUMBER}.*)"
)
_PLAN_NAME = re.compile(r"[一二三四五六七八九十]{1,2}五")
_AFTER_PLAN = re.compile(r"(?:[\u4e00-\u9fff]{0,8}?)(?:规划纲要|规划|计划|纲要|实施方案)")
_BREAK = re.compile(r"[，。；：！？…、,;:!?《》【】（）()“”\[\]\s/|.．]|[0-9０-９]")
_WINDOW = 30
_LONGEST = 20
# What makes of 行动, 工程, 计划, 战略, 规划 or 方案 the beginning or a part of another word.
_GOES_ON = re.compile(
    r"[0-9０-９能自力指者队师学院款局图区用性支新合地伙腹储投高资部背眼单生产经处室科]|建设|设计|面积|技术|机械|质量|造价|中心|研究|项目|管理|编制|部门|意义|目标|定位|机遇|体系|联盟|合作"
)
# A name that ends in an action may be that of the plan for it.
_PLAN_FOR = re.compile(r"(?:计划|方案)(?!单列)")
# Plans and clean-ups are made for everything: only an area, a period or a number makes of one a name.
_COMMON = re.compile(r".*(?:规划|方案|整治|整治行动)")
_COMMON_ENDS = frozenset("划案治动")
_MARKED = re.compile(
    rf"{_NUMBER}|[省州盟旗]|国(?![有土企资际])|市(?![场政容民])|县(?!域)|流域|长三角|京津冀|湾区|经济带|城市群|都市圈|半岛|示范区|试验区|行动|战略|振兴|老区|新版|新一轮"
)


class _Policy(NamedTuple):
    start: int
    end: int
    rule: str


@frozen(slots=False)
class _Words:
    """The words of ``mentions/policies/words.toml``, compiled."""

    kinds: tuple[tuple[str, str], ...]
    matcher: WordMatcher
    names: frozenset[str]
    tail: re.Pattern[str]
    verbs: re.Pattern[str]
    acts: frozenset[str]
    inner: frozenset[str]
    within: frozenset[str]
    generic: re.Pattern[str]
    excluded: frozenset[str]
    excluded_after: re.Pattern[str]
    endings: re.Pattern[str]
    works: re.Pattern[str]
    site: re.Pattern[str]


class PolicyExtractor:
    """Finds named plans, strategies, campaigns and slogans.

    Three kinds: whole names of the table; a quoted name, where a head (行动, 工程, 战略 …) follows or where
    it has the form of a slogan (“六稳”, “1+3+10”); and an unquoted name before a head, where the verb before
    it tells where it begins (实施…行动). What is a part of a document's or an event's name in the reading is
    left out. The value is the name without white space and without quotation marks around all of it.
    Words: ``words.toml``. Source: labelling conventions, section 4 (policies are optional there).

    >>> reading = Reading("实施乡村振兴战略,开展“万企进村”行动,启动河湖清洁三年行动,做好“六稳”工作。")
    >>> [mention.value for mention in PolicyExtractor().extract(reading)]
    ['乡村振兴战略', '“万企进村”行动', '河湖清洁三年行动', '六稳']
    """

    name = "policies"
    labels: frozenset[str] = frozenset({Label.POLICY})

    def extract(self, reading: Reading) -> Iterator[Mention[str]]:
        """The mentions of policies in the order of the text, disjoint."""
        text = reading.text
        taken = [m.span for m in reading.mentions if m.label in (Label.DOCUMENT, Label.EVENT)]
        for policy in _outside(taken, _disjoint([*_quoted(text), *_unquoted(text)])):
            written = text[policy.start : policy.end]
            yield Mention(
                Span(policy.start, policy.end),
                written,
                Label.POLICY,
                _value(written),
                f"policy.{policy.rule}",
            )


def _outside(taken: list[Span], policies: list[_Policy]) -> Iterator[_Policy]:
    """Those that are no part of a document's or an event's name; both lists are in order."""
    at = 0
    for policy in policies:
        while at < len(taken) and taken[at].end <= policy.start:
            at += 1
        if at == len(taken) or taken[at].start >= policy.end:
            yield policy


def _value(written: str) -> str:
    """The name without white space and the quotation marks that enclose all of it."""
    name = "".join(written.split())
    if name.startswith("“") and name.endswith("”") and name.count("“") == 1:
        return name[1:-1]
    return name


def _disjoint(found: list[_Policy]) -> list[_Policy]:
    """In order; of overlapping ones the longer."""
    kept: list[_Policy] = []
    for policy in sorted(found):
        if kept and kept[-1].end > policy.start:
            if policy.end - policy.start <= kept[-1].end - kept[-1].start:
                continue
            kept.pop()
            if kept and kept[-1].end > policy.start:
                continue
        kept.append(policy)
    return kept


def _quoted(text: str) -> Iterator[_Policy]:
    """Quoted names with a head behind them, quoted slogans and quoted names of the table."""
    words = _words()
    for match in _QUOTED.finditer(text):
        inner, start, end = match[1], match.start(), match.end()
        if _PLAN_NAME.fullmatch(inner):
            plan = _AFTER_PLAN.match(text, end)
            if plan is not None:
                yield _Policy(start, plan.end(), "plan")
            continue
        if words.excluded_after.match(text, end) is not None:
            continue
        head = words.tail.match(text, end)
        if head is not None and inner not in words.excluded and not _is_work(words, text, end, head):
            yield _Policy(start, head.end(), "quoted")
        elif inner in words.names or _is_slogan(words, inner):
            yield _Policy(start, end, "slogan")


def _is_work(words: _Words, text: str, end: int, head: re.Match[str]) -> bool:
    """Whether what follows the quotation makes it the name of a construction or of another thing."""
    if text.endswith("工程", end, head.end()):
        return words.works.search(text, end, head.end() - 2) is not None
    return text.startswith(("联盟", "合作"), head.end())


def _is_slogan(words: _Words, inner: str) -> bool:
    return (
        _SLOGAN.fullmatch(inner) is not None
        and inner not in words.excluded
        and words.endings.search(inner) is None
    )


def _unquoted(text: str) -> Iterator[_Policy]:
    """Names of the table, and names before a head."""
    words = _words()
    kinds = words.kinds
    for index, start, end in words.matcher.find(text):
        kind = kinds[index][1]
        if kind == "name":
            yield _Policy(start, end, "name")
            continue
        if _GOES_ON.match(text, end) is not None:
            continue
        policy = _headed(words, text, start, end, kind)
        if policy is not None:
            yield policy


def _headed(words: _Words, text: str, head: int, end: int, kind: str) -> _Policy | None:
    """The name that the head at ``head`` closes, behind the last verb of its clause."""
    low = max(0, head - _WINDOW)
    for match in _BREAK.finditer(text, low, head):
        low = match.end()
    cuts = [(low, low, "")]
    cuts.extend((match.start(), match.end(), match[0]) for match in words.verbs.finditer(text, low, head))
    for at in range(len(cuts) - 1, -1, -1):
        before, start, verb = cuts[at]
        if head - start > _LONGEST:
            break
        if head - start >= 2 and _specific(words, text[start:head], inner=start < cuts[-1][1]):
            if verb in words.within and before - cuts[at - 1][1] >= 2 and head - cuts[at - 1][1] <= _LONGEST:
                continue
            return _named(words, text, _Policy(start, end, "headed"), head, kind, verb)
        if verb not in words.inner:
            break
    return None


def _specific(words: _Words, name: str, *, inner: bool) -> bool:
    """Whether a name has more than words of kind and, behind an ``inner`` verb, than verbs."""
    left = words.generic.sub("", name)
    return bool(words.verbs.sub("", left) if inner and left else left)


def _named(words: _Words, text: str, policy: _Policy, head: int, kind: str, verb: str) -> _Policy | None:
    """The policy, if a name may begin behind ``verb`` and is more than words for plans of all kinds."""
    start, end, rule = policy
    if kind == "weak":
        if head - start < 3 or verb not in words.acts:
            return None
        if text.startswith("工程", head):
            return None if words.site.search(text, start, head) is not None else policy
    if text[end - 1] in _COMMON_ENDS and _COMMON.fullmatch(text, start, end) is not None:
        return policy if _MARKED.search(text, start, end - 2) is not None else None
    plan = _PLAN_FOR.match(text, end) if text[end - 1] in "动坚" else None
    return policy if plan is None else _Policy(start, plan.end(), rule)


@cache
def _words() -> _Words:
    """The table ``mentions/policies/words.toml``, read once."""
    table = read_toml(_TABLE)
    kinds: dict[str, str] = {}
    for kind in ("weak", "strong"):
        kinds.update(dict.fromkeys(table["heads"][kind], kind))
    kinds.update(dict.fromkeys(table["names"]["words"], "name"))
    words = tuple(kinds.items())
    verbs = table["verbs"]
    return _Words(
        words,
        WordMatcher((word for word, _ in words), dense=True),
        frozenset(table["names"]["words"]),
        re.compile(
            rf"(?:(?![等和的与及在了是为正已将被]|出台)[\u4e00-\u9fff]){{0,5}}?(?:{any_of(table['heads']['quoted'])})(?!者)"
        ),
        _verbs({*verbs["words"], *verbs["acts"]}, verbs["begins"]),
        frozenset(verbs["acts"]),
        frozenset(verbs["inner"]),
        frozenset(verbs["within"]),
        re.compile(any_of(table["generic"]["words"])),
        frozenset(table["not"]["words"]),
        re.compile(any_of(table["not"]["not_after"])),
        re.compile(rf"(?:{any_of(table['not']['endings'])})\Z"),
        re.compile(rf"(?:{any_of(table['not']['works'])})\Z"),
        re.compile(rf"(?:{any_of(table['not']['works'])})\Z|{any_of(table['not']['sites'])}"),
    )


def _verbs(words: set[str], begins: list[str]) -> re.Pattern[str]:
    """The verbs, none where it begins a longer word of ``begins`` (服务 in 服务业)."""
    rests = {word: [long[len(word) :] for long in begins if long.startswith(word)] for word in words}
    guarded = [f"{re.escape(word)}(?!{any_of(rest)})" for word, rest in rests.items() if rest]
    return re.compile("|".join([*guarded, any_of(word for word, rest in rests.items() if not rest)]))

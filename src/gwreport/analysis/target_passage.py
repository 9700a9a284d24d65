"""Where a report sets its headline targets: the sentences that announce and hold them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from attrs import evolve, frozen

from gwreport.model import Direction, Label, Report, SectionRole, Statement
from gwreport.script.clauses import sentences
from gwreport.span import Span
from gwreport.tables.files import read_toml

# A longer sentence behind the targets explains them.
_LONGEST_QUALITATIVE = 40
# What is told in these sections is no plan, unless it is announced as one.
_NO_PLAN = (SectionRole.REVIEW, SectionRole.PROBLEMS, SectionRole.GLOSSARY, SectionRole.APPENDIX)
_INTRODUCES_LIST = re.compile(r"(?:如下|[：:])[。：:]?$")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")


@frozen
class _Words:
    """The part of ``analysis/targets.toml`` that tells where the targets stand."""

    announce: re.Pattern[str]
    refuse: re.Pattern[str]
    horizon: re.Pattern[str]
    intent: re.Pattern[str]
    core: frozenset[str]
    lower_is_better: frozenset[str]


@cache
def _words() -> _Words:
    table = read_toml("analysis/targets.toml")
    headline = table["headline"]
    return _Words(
        re.compile(headline["announce"]),
        re.compile(headline["refuse"]),
        re.compile(headline["horizon"]),
        re.compile(headline["intent"]),
        frozenset(headline["core"]),
        frozenset(headline["lower_is_better"]),
    )


@frozen
class _Run:
    """Neighbouring sentences that may be the passage; ``announced`` is where the announcement ends."""

    span: Span
    announced: int | None


def lower_is_better() -> frozenset[str]:
    """The ids of indicators whose target is a ceiling in practice, such as prices and unemployment."""
    return _words().lower_is_better


def refuses_growth_target(text: str) -> bool:
    """Whether a report says that it sets no growth target (没有提出全年经济增速具体目标)."""
    return _words().refuse.search(text) is not None


def find_passage(report: Report, candidates: Sequence[Statement], *, yearly: bool = True) -> Span | None:
    """The passage that holds the headline targets among ``candidates``, None where there is none.

    It is the run of neighbouring sentences with the most targets; an announcement (主要预期目标是…) weighs
    most, and a list of one target a line counts as one run. Without an announcement it takes three of the
    usual indicators, outside the review. ``yearly`` also takes an announced run in which no target has a
    number, unless it speaks of a longer horizon.
    """
    runs = list(_runs(report.text, candidates))
    scores = [_score(report, run, candidates, yearly=yearly) for run in runs]
    if not runs or not max(scores):
        return None
    at = scores.index(max(scores))
    passage = runs[at].span
    # A second announcement right behind the first goes on with it (高质量发展主要目标是…).
    for run in runs[at + 1 :]:
        if run.announced is None or report.text[passage.end : run.span.start].strip():
            break
        new = _ids(run.span, candidates) - _ids(passage, candidates)
        if not new or _is_long_term(report.text, run) is yearly:
            break
        passage = Span(passage.start, run.span.end)
    return _with_qualitative_end(report, passage)


def _runs(text: str, candidates: Sequence[Statement]) -> Iterator[_Run]:
    """Neighbouring sentences that hold or announce targets; one other may lie between in a paragraph."""
    starts = sorted(s.quantity.span.start for s in candidates)
    # A line may break off inside an announcement, so its end is what counts.
    announced_at = [match.end() - 1 for match in _words().announce.finditer(text)]
    run: _Run | None = None
    last = Span(0, 0)
    gap, is_list = 0, False
    for sentence in sentences(text):
        holds = _any_in(starts, sentence)
        first = bisect_left(announced_at, sentence.start)
        announces = first < len(announced_at) and announced_at[first] < sentence.end
        if run is not None:
            new_line = "\n" in text[last.end : sentence.start]
            goes_on = is_list and text[last.end - 1] in "；;：:" and not _HEADING.match(text, sentence.start)
            listed = is_list and (holds or goes_on) and not _HEADING.match(text, sentence.start)
            if announces or gap > 1 or (new_line and not listed):
                yield run
                run = None
            elif new_line:
                holds = True
        if run is None and (holds or announces):
            run = _Run(sentence, announced_at[first] + 1 if announces else None)
            is_list = announces and _INTRODUCES_LIST.search(sentence.of(text)) is not None
            gap = 0
        elif run is not None and holds:
            run = evolve(run, span=Span(run.span.start, sentence.end))
            gap = 0
        else:
            gap += 1
        last = sentence
    if run is not None:
        yield run


def _any_in(starts: Sequence[int], span: Span) -> bool:
    at = bisect_left(starts, span.start)
    return at < len(starts) and starts[at] < span.end


def _ids(span: Span, candidates: Iterable[Statement], *, rising: bool = False) -> set[str]:
    return {
        s.indicator.id
        for s in candidates
        if span.contains(s.quantity.span) and not (rising and s.direction is Direction.DOWN)
    }


def _score(report: Report, run: _Run, candidates: Sequence[Statement], *, yearly: bool) -> int:
    words = _words()
    core = words.core
    if run.announced is not None:
        ids = _ids(run.span, candidates)
        if "gdp" in ids or len(ids) > 1:
            return 4 + len(ids) + len(ids & core) + 2 * ("gdp" in ids)
        return _qualitative_score(report, run) if yearly else 0
    # Nobody plans that output falls: such figures tell what happened this year so far.
    ids = _ids(run.span, candidates, rising=True)
    intended = words.intent.search(report.text, run.span.start, run.span.end)
    if len(ids & core) < 3 or not intended or _role_at(report, run.span.start) in _NO_PLAN:
        return 0
    return len(ids) + len(ids & core) + 2 * ("gdp" in ids)


def _qualitative_score(report: Report, run: _Run) -> int:
    """The weight of an announcement whose targets have no numbers (增速高于全省平均水平)."""
    if _is_long_term(report.text, run) or _role_at(report, run.span.start) in _NO_PLAN:
        return 0
    named = {
        m.value.id for m in report.mentions if m.label == Label.INDICATOR and run.span.contains(m.span)
    } & _words().core
    return 4 + len(named) if len(named) > 1 else 0


def _is_long_term(text: str, run: _Run) -> bool:
    end = run.span.end if run.announced is None else run.announced
    return _words().horizon.search(text, run.span.start, end) is not None


def _role_at(report: Report, place: int) -> SectionRole | None:
    """The role of the top section around a place."""
    return next((s.role for s in report.sections if s.span.start <= place < s.span.end), None)


def _with_qualitative_end(report: Report, passage: Span) -> Span:
    """The passage, and a last sentence of its paragraph that names an indicator without a number."""
    text = report.text
    stop = text.find("\n", passage.end)
    following = next(sentences(text, Span(passage.end, stop if stop >= 0 else len(text))), None)
    if following is None or len(following) > _LONGEST_QUALITATIVE:
        return passage
    labels = {m.label for m in report.mentions if following.contains(m.span)}
    if Label.INDICATOR in labels and Label.QUANTITY not in labels:
        return Span(passage.start, following.end)
    return passage

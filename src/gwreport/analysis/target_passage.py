"""Where a report sets its headline targets: the sentences that announce and hold them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import evolve, frozen

from gwreport.analysis.index import SpanIndex
from gwreport.analysis.target_words import target_words
from gwreport.indicators.catalogue import default_catalogue
from gwreport.model import (
    Aspect,
    Direction,
    Indicator,
    Label,
    Mention,
    Report,
    Section,
    SectionRole,
    Statement,
)
from gwreport.script.clauses import sentences
from gwreport.span import Span

# A longer sentence after the targets explains them.
_LONGEST_QUALITATIVE = 40
# What an announcement weighs.
_ANNOUNCED = 4
# What is stated in these sections is no plan, unless it is announced as one.
_NO_PLAN = (SectionRole.REVIEW, SectionRole.PROBLEMS, SectionRole.GLOSSARY, SectionRole.APPENDIX)
_INTRODUCES_LIST = re.compile(r"(?:如下|[：:])[。：:]?$")
_LIST_LINE = re.compile(r"[；;]\s*\n")
_ENOUGH_LINES = 2
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")


@frozen
class _SentenceRun:
    """Neighbouring sentences that may be the passage; ``announced`` is where the announcement ends."""

    span: Span
    announced: int | None


@frozen(eq=False)
class _TargetSearch:
    """A report as the search for its passage sees it: what it promises, names and does, each by place."""

    report: Report
    promises: SpanIndex[Statement]
    names: SpanIndex[Mention[Any]]
    sections: SpanIndex[Section]

    @classmethod
    def of(cls, report: Report, candidates: Iterable[Statement]) -> _TargetSearch:
        """The view of a report whose targets are among ``candidates``."""
        return cls(
            report,
            SpanIndex.of(candidates, lambda s: s.quantity.span),
            SpanIndex.of(headline_names(report), lambda m: m.span),
            SpanIndex.of(report.sections, lambda section: section.span),
        )

    def ids(self, span: Span, *, rising: bool = False) -> set[str]:
        """The ids of the indicators promised in a span; with ``rising`` no falls."""
        return {
            s.indicator.id
            for s in self.promises.within(span)
            if not (rising and s.direction is Direction.DOWN)
        }

    def is_long_term(self, run: _SentenceRun) -> bool:
        """Whether a run, or its announcement, speaks of a longer horizon than the year."""
        end = run.span.end if run.announced is None else run.announced
        return target_words().horizon.search(self.report.text, run.span.start, end) is not None

    def is_no_plan(self, place: int) -> bool:
        """Whether the top section around a place is of a role that plans nothing."""
        section = self.sections.around(place)
        return section is not None and section.role in _NO_PLAN


def lower_is_better() -> frozenset[str]:
    """The ids of indicators whose target is a ceiling in practice, such as prices and unemployment."""
    return target_words().lower_is_better


def may_be_headline(indicator: Indicator) -> bool:
    """Whether headline targets are set for an indicator, as its table says; for one of a user they may be."""
    entry = default_catalogue().entries.get(indicator.id)
    return entry is None or entry.headline or entry.indicator != indicator


def headline_names(report: Report) -> Iterator[Mention[Indicator]]:
    """The mentions of indicators that headline targets are set for."""
    return (m for m in report.mentions if m.label == Label.INDICATOR and may_be_headline(m.value))


def refuses_growth_target(text: str) -> bool:
    """Whether a report says that it sets no growth target (没有提出全年经济增速具体目标)."""
    return target_words().refuse.search(text) is not None


def find_passage(report: Report, candidates: Sequence[Statement], *, yearly: bool = True) -> Span | None:
    """The passage that holds the headline targets among ``candidates``, None where there is none.

    It is the run of neighbouring sentences with the most targets; an announcement (主要预期目标是…) weighs
    most, and a list of one target a line counts as one run. Without an announcement it takes three of the
    usual indicators, outside the review; in a report without any such run an aim for the growth of output
    in its plan. ``yearly`` also takes an announced run in which no target has a number, unless it speaks of a
    longer horizon.
    """
    plan = _TargetSearch.of(report, candidates)
    runs = list(_runs(plan))
    scores = [_score(plan, run, yearly=yearly) for run in runs]
    if yearly and runs and not max(scores):
        scores = [_aim_score(plan, run) for run in runs]
    if not runs or not max(scores):
        return None
    best = scores.index(max(scores))
    return _with_qualitative_end(report, _with_second_announcement(plan, runs[best:], yearly=yearly))


def _with_second_announcement(plan: _TargetSearch, runs: Sequence[_SentenceRun], *, yearly: bool) -> Span:
    """The first of the runs, with those right after it that announce more (高质量发展主要目标是…)."""
    passage = runs[0].span
    known = plan.ids(passage)
    for run in runs[1:]:
        if run.announced is None or plan.report.text[passage.end : run.span.start].strip():
            break
        ids = plan.ids(run.span)
        if ids <= known or plan.is_long_term(run) is yearly:
            break
        known |= ids
        passage = Span(passage.start, run.span.end)
    return passage


# ---- runs of sentences ----


@frozen
class _TargetSentence:
    """A sentence of the report: whether it holds a target, and where an announcement in it ends."""

    span: Span
    holds: bool
    announced: int | None
    new_line: bool
    after_list_mark: bool


def _runs(plan: _TargetSearch) -> Iterator[_SentenceRun]:
    """Neighbouring sentences that hold or announce targets; one other may lie between in a paragraph."""
    text = plan.report.text
    run: _OpenRun | None = None
    for sentence in _sentences(plan):
        if run is not None and run.ends_before(text, sentence):
            yield run.run
            run = None
        if run is not None:
            run.add(sentence)
        elif sentence.holds or sentence.announced is not None:
            run = _OpenRun(text, sentence)
    if run is not None:
        yield run.run


def _sentences(plan: _TargetSearch) -> Iterator[_TargetSentence]:
    text = plan.report.text
    # A line may break off inside an announcement, so its end is what counts.
    announced_at = [match.end() for match in target_words().announce.finditer(text)]
    held = [span.start for span in plan.promises.spans]
    last = 0
    for span in sentences(text):
        at = bisect_right(announced_at, span.start)
        announced = announced_at[at] if at < len(announced_at) and announced_at[at] <= span.end else None
        first = bisect_left(held, span.start)
        holds = first < len(held) and held[first] < span.end
        marked = last > 0 and text[last - 1] in "；;：:"
        yield _TargetSentence(span, holds, announced, "\n" in text[last : span.start], marked)
        last = span.end


class _OpenRun:
    """A run to which sentences are still added; one that introduces a list may go on over its lines."""

    __slots__ = ("_gap", "_is_list", "run")

    def __init__(self, text: str, first: _TargetSentence) -> None:
        self.run = _SentenceRun(first.span, first.announced)
        self._is_list = (
            first.announced is not None and _INTRODUCES_LIST.search(first.span.of(text)) is not None
        )
        self._gap = 0

    def ends_before(self, text: str, sentence: _TargetSentence) -> bool:
        """Whether the sentence is no part of the run: an announcement, a new paragraph, or too far on."""
        if sentence.announced is not None or self._gap > 1:
            return True
        return sentence.new_line and not self._lists(text, sentence)

    def _lists(self, text: str, sentence: _TargetSentence) -> bool:
        """Whether a new line is a line of the list that the run introduces."""
        goes_on = sentence.holds or sentence.after_list_mark
        is_list = self._is_list or (sentence.holds and sentence.after_list_mark)
        return is_list and goes_on and not _HEADING.match(text, sentence.span.start)

    def add(self, sentence: _TargetSentence) -> None:
        """Take the sentence in where it holds a target or is a line of the list, else count it as a gap."""
        if sentence.holds or sentence.new_line:
            self.run = evolve(self.run, span=Span(self.run.span.start, sentence.span.end))
            self._gap = 0
        else:
            self._gap += 1


# ---- the weight of a run ----


def _score(plan: _TargetSearch, run: _SentenceRun, *, yearly: bool) -> int:
    """How much speaks for a run; 0 where it can be no passage."""
    core = target_words().core
    if run.announced is not None:
        ids = plan.ids(run.span)
        if "gdp" not in ids and len(ids) < 2:
            return _qualitative_score(plan, run) if yearly else 0
        return _ANNOUNCED + _weight(ids)
    # Nobody plans that output falls: such figures tell what happened this year so far.
    ids = plan.ids(run.span, rising=True)
    if len(ids & core) < 3 or not _is_intended(plan.report.text, run) or plan.is_no_plan(run.span.start):
        return 0
    return _weight(ids)


def _is_intended(text: str, run: _SentenceRun) -> bool:
    """Whether figures are a plan: by a word of intent, or as a list of lines that dates none of them."""
    words = target_words()
    if words.intent.search(text, run.span.start, run.span.end) is not None:
        return True
    written = run.span.of(text)
    return len(_LIST_LINE.findall(written)) >= _ENOUGH_LINES and words.part_of_year.search(written) is None


def _aim_score(plan: _TargetSearch, run: _SentenceRun) -> int:
    """How much speaks for a run of the plan in a report without a passage: an aim for the output."""
    words = target_words()
    grows = {
        s.indicator.id
        for s in plan.promises.within(run.span)
        if s.aspect is Aspect.GROWTH and s.direction is not Direction.DOWN
    }
    written = run.span.of(plan.report.text)
    is_aim = words.aim.search(written) is not None and words.part_of_year.search(written) is None
    if not grows & words.output or not is_aim or plan.is_no_plan(run.span.start) or plan.is_long_term(run):
        return 0
    return _weight(plan.ids(run.span))


def _weight(ids: set[str]) -> int:
    """One for each indicator, another for each of the usual ones, and two more for the output."""
    return len(ids) + len(ids & target_words().core) + 2 * ("gdp" in ids)


def _qualitative_score(plan: _TargetSearch, run: _SentenceRun) -> int:
    """The weight of an announcement whose targets have no numbers (增速高于全省平均水平)."""
    if plan.is_long_term(run) or plan.is_no_plan(run.span.start):
        return 0
    named = {mention.value.id for mention in plan.names.within(run.span)} & target_words().core
    return _ANNOUNCED + len(named) if len(named) > 1 else 0


def _with_qualitative_end(report: Report, passage: Span) -> Span:
    """The passage, and a last sentence of its paragraph that names an indicator without a number."""
    text = report.text
    stop = text.find("\n", passage.end)
    following = next(sentences(text, Span(passage.end, stop if stop >= 0 else len(text))), None)
    if following is None or len(following) > _LONGEST_QUALITATIVE:
        return passage
    labels = {m.label for m in report.mentions if following.contains(m.span)}
    named = any(following.contains(name.span) for name in headline_names(report))
    if named and Label.QUANTITY not in labels:
        return Span(passage.start, following.end)
    return passage

"""What can be computed from finished reports: targets, comparisons, checks, words.

In come :class:`gwreport.model.Report` values, out go frozen values of the same kind; nothing is read anew
from a source, and nobody but ``export`` and the command line imports this folder.

* ``targets``: the headline targets of a year (``target_passage`` finds where a report sets them,
  ``target_words`` holds the table ``targets.toml``); ``comparison`` sets them beside outturns and beside the
  targets of the level above;
* ``figures``: every quantity with what it says of its subject, by the rules of statements; ``subjects`` puts
  them together across reports (``subjects.toml``), ``panel`` by place and year, as it does the targets;
* ``doubts``: what speaks against a statement, and which figures a target may be instead; a folder of its own;
* ``checks``: do a report's own figures agree? ``growth_checks`` for rates and differences, ``total_checks``
  for shares, totals and parts, ``finding`` for what they give back and their table ``checks.toml``,
  ``precision`` for the intervals that written numbers mean;
* ``lexical``: tokens, counts, attention by word list, keyword in context, reuse (``word_lists.toml``,
  ``stop_words.txt``);
* ``index``: lookups by place, so that all of this takes time by the length of the text.

A new check is a function from a report to findings, called by ``check_report``, with rows of its own in
``tests/analysis/test_checks.py`` that are found and rows that are not.

The names of ``__all__`` are those that analysts need; each is imported when it is asked for, so that
``gwreport.analysis.attention`` costs nothing to those who do not use it.
"""

from importlib import import_module as _import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gwreport.analysis.checks import check_report as check_report
    from gwreport.analysis.comparison import Amplification as Amplification
    from gwreport.analysis.comparison import Outturn as Outturn
    from gwreport.analysis.comparison import compare_levels as compare_levels
    from gwreport.analysis.comparison import compare_outturn as compare_outturn
    from gwreport.analysis.figures import Figure as Figure
    from gwreport.analysis.figures import read_figures as read_figures
    from gwreport.analysis.finding import Finding as Finding
    from gwreport.analysis.lexical import Attention as Attention
    from gwreport.analysis.lexical import Line as Line
    from gwreport.analysis.lexical import Reuse as Reuse
    from gwreport.analysis.lexical import Token as Token
    from gwreport.analysis.lexical import WordList as WordList
    from gwreport.analysis.lexical import attention as attention
    from gwreport.analysis.lexical import keyword_in_context as keyword_in_context
    from gwreport.analysis.lexical import reused_passages as reused_passages
    from gwreport.analysis.lexical import reused_share as reused_share
    from gwreport.analysis.lexical import similarity as similarity
    from gwreport.analysis.lexical import stop_words as stop_words
    from gwreport.analysis.lexical import term_counts as term_counts
    from gwreport.analysis.lexical import tokens as tokens
    from gwreport.analysis.lexical import word_lists as word_lists
    from gwreport.analysis.panel import HeadlineRow as HeadlineRow
    from gwreport.analysis.panel import SubjectRow as SubjectRow
    from gwreport.analysis.panel import headline_panel as headline_panel
    from gwreport.analysis.panel import subject_panel as subject_panel
    from gwreport.analysis.subjects import SubjectGroup as SubjectGroup
    from gwreport.analysis.subjects import group_subjects as group_subjects
    from gwreport.analysis.subjects import subject_name as subject_name
    from gwreport.analysis.targets import Presence as Presence
    from gwreport.analysis.targets import QualitativeTarget as QualitativeTarget
    from gwreport.analysis.targets import Target as Target
    from gwreport.analysis.targets import TargetForm as TargetForm
    from gwreport.analysis.targets import TargetRole as TargetRole
    from gwreport.analysis.targets import TargetTable as TargetTable
    from gwreport.analysis.targets import headline_targets as headline_targets
    from gwreport.analysis.targets import target_candidates as target_candidates
    from gwreport.analysis.targets import term_targets as term_targets

# The names of each module that are public here.
_NAMES = {
    "checks": ("check_report",),
    "comparison": ("Amplification", "Outturn", "compare_levels", "compare_outturn"),
    "figures": ("Figure", "read_figures"),
    "finding": ("Finding",),
    "lexical": (
        "Attention", "Line", "Reuse", "Token", "WordList", "attention", "keyword_in_context",
        "reused_passages", "reused_share", "similarity", "stop_words", "term_counts", "tokens", "word_lists",
    ),
    "panel": ("HeadlineRow", "SubjectRow", "headline_panel", "subject_panel"),
    "subjects": ("SubjectGroup", "group_subjects", "subject_name"),
    "targets": (
        "Presence", "QualitativeTarget", "Target", "TargetForm", "TargetRole", "TargetTable",
        "headline_targets", "target_candidates", "term_targets",
    ),
}  # fmt: skip
_HOMES = {name: module for module, names in _NAMES.items() for name in names}

__all__ = [*sorted(_HOMES), *_NAMES]

if not TYPE_CHECKING:  # a type checker must go on to refuse unknown names

    def __getattr__(name: str) -> object:
        if name in _NAMES:
            return _import_module(f"{__name__}.{name}")
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(_import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)

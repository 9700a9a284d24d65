"""Goals told beside what was achieved: 完成年度任务（5万人）的120%, 失业率为3%（年度目标为4%以内）."""

from __future__ import annotations

from collections.abc import Sequence

from gwreport.model import QuantityKind
from gwreport.statements.cues import Cue
from gwreport.statements.tokens import Kind, Token

DONE = "完成"  # without it no sentence tells how much of a plan was fulfilled
_GOAL_WORDS = ("目标", "任务", "计划", "指标", "预期")


def is_attained(tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells how much of a plan was fulfilled (完成年度任务的120%), not what will be."""
    done = planned = False
    for token in tokens:
        if token.cue is Cue.AIM and not _names_goal(token):
            return False
        if token.kind in (Kind.COMMA, Kind.BREAK):
            done = planned = False
        elif token.text.endswith(DONE):
            done = True
        elif token.cue is Cue.PLAN_SHARE or _names_goal(token):
            planned = done
        elif planned and token.kind is Kind.QUANTITY:
            assert token.mention is not None
            if token.mention.value.kind is QuantityKind.PERCENT:
                return True
    return False


def quoted_goal(part: Sequence[Token], before: Token | None) -> int | None:
    """Where in a bracket the goal for the figure before it stands; None where the bracket quotes no goal.

    The bracket names it (年度目标为4%以内), or stands behind a word for it (完成年度任务（5万人）).
    """
    named = before is not None and _names_goal(before)
    for index, token in enumerate(part):
        if token.kind is Kind.QUANTITY:
            return index if named else None
        if token.kind is not Kind.CUE:
            return None
        named = named or _names_goal(token)
    return None


def _names_goal(token: Token) -> bool:
    return token.cue in (Cue.AIM, Cue.PLAN_SHARE) and token.text.endswith(_GOAL_WORDS)

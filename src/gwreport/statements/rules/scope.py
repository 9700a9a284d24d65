"""Scope: whether a figure is one of the report's own place, and of the indicator as the report counts it."""

from __future__ import annotations

from typing import NamedTuple

from gwreport.model import Aspect
from gwreport.statements.cues import Cue, rule_words
from gwreport.statements.decision import Case, Evidence, always
from gwreport.statements.rules.claim import Claim, Sense


class Scoped(NamedTuple):
    """A claim with its sense; ``own`` are the words for the report's place as a whole, ``place`` one of them
    that names it before the indicator.
    """

    claim: Claim
    sense: Sense
    own: tuple[str, ...]
    place: str

    @property
    def shares(self) -> bool:
        """Whether it is a share."""
        return self.sense.aspect is Aspect.SHARE

    def share_of(self, words: tuple[str, ...]) -> Evidence:
        """What the share is taken of, where that holds one of ``words``."""
        measure = self.claim.measure
        return measure if self.shares and any(word in measure for word in words) else None


def _has_name_of_its_own(scoped: Scoped) -> bool:
    """Whether it is the share of an indicator whose share of GDP has a name of its own (研发投入强度)."""
    claim, last = scoped.claim, scoped.claim.last
    if not claim.entry.share_as or scoped.sense.aspect not in (Aspect.SHARE, Aspect.CHANGE, Aspect.RANK):
        return False
    if scoped.sense.aspect is Aspect.RANK and claim.phrase.direction is not None:
        return False  # 占比达到3%，增速居全省第一
    return claim.phrase.has(Cue.SHARE) or (last is not None and last.aspect is Aspect.SHARE)


def _share_of_other(scoped: Scoped) -> Evidence:
    measure = scoped.claim.measure
    if not _has_name_of_its_own(scoped) or any(word in measure for word in rule_words().gdp):
        return None
    return measure


def _weak_share_of_other(scoped: Scoped) -> Evidence:
    return scoped.share_of(rule_words().other_wholes) if scoped.claim.use == "weak" else None


def _share_of_own_place(scoped: Scoped) -> Evidence:
    measure = scoped.claim.measure
    if not scoped.shares or measure.removesuffix(rule_words().quantity_of_all) not in scoped.own:
        return None
    return measure


def _share_of_increment(scoped: Scoped) -> Evidence:
    return scoped.share_of(rule_words().increments)


def _of_gdp(scoped: Scoped) -> Evidence:
    return (scoped.claim.phrase.word(Cue.SHARE) or True) if _has_name_of_its_own(scoped) else None


def _by_its_own_name(scoped: Scoped) -> tuple[str, Sense]:
    claim = scoped.claim
    sense = Sense(Aspect.LEVEL) if scoped.shares else scoped.sense
    return claim.entry.share_as or claim.entry.indicator.id, sense


def _as_it_is(scoped: Scoped) -> tuple[str, Sense]:
    return scoped.claim.entry.indicator.id, scoped.sense


Cases = tuple[Case[Scoped, tuple[str, Sense]], ...]

AMOUNTS: Cases = (
    Case(
        "scope.named",
        "The report's place is named as a whole before the indicator.",
        lambda scoped: scoped.place,
        _as_it_is,
    ),
    Case("scope.report", "A figure without a place is one of the report's own.", always, _as_it_is),
)
SHARES: Cases = (
    Case("share.of-other", "A share of something other than the economy.", _share_of_other),
    Case(
        "share.of-other-whole",
        "A share of taxes, investment or the like is not the share of a branch in the economy.",
        _weak_share_of_other,
    ),
    Case(
        "scope.share-of-place",
        "A share of the report's own place is one of a part of it.",
        _share_of_own_place,
    ),
    Case("share.of-increment", "A share of what something grew by.", _share_of_increment),
    Case(
        "scope.share-of-gdp",
        "A share of GDP that has a name of its own is that indicator.",
        _of_gdp,
        _by_its_own_name,
    ),
    *AMOUNTS,
)


def scope_cases(scoped: Scoped) -> Cases:
    """The table for a share, or for any other figure."""
    return SHARES if scoped.shares or scoped.claim.entry.share_as else AMOUNTS

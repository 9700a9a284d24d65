"""Decision tables: an ordered tuple of cases, of which the first that holds decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from attrs import field, frozen

from gwreport.model import Mention, Quantity, Statement

Subject = TypeVar("Subject")
Verdict = TypeVar("Verdict")

#: What a condition gives: the word that makes it hold, True where no single word does, else nothing.
Evidence = str | bool | None


class Reason(NamedTuple):
    """The id of a case that held, and the word that decided; an empty word where none did."""

    id: str
    word: str = ""


@frozen
class Case(Generic[Subject, Verdict]):
    """One row of a decision table.

    ``id`` names the row in statements, in ``gwreport explain`` and in docs/rules.md, where ``meaning`` is its
    sentence; ``when`` says whether it holds, by the word that decides; ``verdict`` gives the outcome. A row
    without a verdict is a refusal: the figure makes no statement.
    """

    id: str
    meaning: str
    when: Callable[[Subject], Evidence]
    verdict: Callable[[Subject], Verdict] | None = None
    wordless: Reason = field(init=False)

    @wordless.default
    def _wordless(self) -> Reason:
        return Reason(self.id)

    def reason(self, evidence: Evidence = True) -> Reason:
        """The reason that this case is, with the word that decided."""
        return self.wordless if evidence is True else Reason(self.id, evidence or "")


class Ruling(NamedTuple, Generic[Verdict]):
    """The outcome of a table: its reason, and the verdict, or that it is a refusal."""

    reason: Reason
    verdict: Verdict | None
    refused: bool = False


@frozen
class Outcome:
    """What became of a figure: a statement, or a refusal.

    ``reasons`` of a statement are those of joining, aspect, period, status and scope; a refusal has its own
    alone. ``indicator`` is the id of the one that was spoken of, "" where it came to none.
    """

    figure: Mention[Quantity]
    reasons: tuple[Reason, ...]
    statement: Statement | None = None
    indicator: str = ""


def decide(cases: Iterable[Case[Subject, Verdict]], subject: Subject) -> Ruling[Verdict]:
    """The decision of the first case that holds for ``subject``. Raises ``LookupError`` where none does.

    >>> table = (
    ...     Case("size.word", "A word says so.", lambda text: "large" in text and "large", len),
    ...     Case("size.none", "No word says so.", always),
    ... )
    >>> decide(table, "a large house")
    Ruling(reason=Reason(id='size.word', word='large'), verdict=13, refused=False)
    >>> decide(table, "a house")
    Ruling(reason=Reason(id='size.none', word=''), verdict=None, refused=True)
    """
    for case in cases:
        evidence = case.when(subject)
        if evidence:
            if case.verdict is None:
                return Ruling(case.reason(evidence), None, refused=True)
            return Ruling(case.reason(evidence), case.verdict(subject))
    raise LookupError(f"no case of the table holds for {subject!r}")


def refusal(cases: Iterable[Case[Subject, Verdict]], subject: Subject) -> Reason | None:
    """The reason of the first case of a table of refusals that holds; None where none does."""
    for case in cases:
        evidence = case.when(subject)
        if evidence:
            return case.reason(evidence)
    return None


def settled(decision: Ruling[Verdict]) -> Verdict:
    """The verdict of a table that refuses nothing. Raises ``ValueError`` for a decision without one."""
    if decision.verdict is None:
        raise ValueError(f"{decision.reason.id} gives no verdict")
    return decision.verdict


def always(_: object, /) -> bool:
    """The condition of a case that holds for all that no case before it took."""
    return True

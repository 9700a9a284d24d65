"""What a sentence has named before a figure, for clauses that leave the subject out."""

from __future__ import annotations

from typing import Final

from attrs import define, field

from gwreport.mentions.subjects.clause import Clause
from gwreport.mentions.subjects.phrases import Phrase, Place
from gwreport.model import Quantity, QuantityKind

PROPORTIONS: Final = frozenset(
    {
        QuantityKind.PERCENT,
        QuantityKind.POINT,
        QuantityKind.MULTIPLE,
        QuantityKind.FRACTION,
        QuantityKind.RATIO,
        QuantityKind.RANK,
    }
)


@define
class Earlier:
    """The subjects of the figures so far and the phrase of the clause before.

    ``prior`` is the topic of the clause before where that has no figure, ``nominal`` tells that it has no
    verb either. ``recent`` are the subjects so far, without those that follow themselves, ``of_unit`` is the
    last one of each unit, ``beside`` the last one that only stands beside another, ``dealt`` are those of the
    last list that was dealt out.
    """

    prior: Phrase | None = None
    nominal: bool = False
    recent: list[Place] = field(factory=list)
    of_unit: dict[str, Place] = field(factory=dict)
    beside: Place | None = None
    dealt: list[Place | None] = field(factory=list)

    def end_clause(self, clause: Clause) -> None:
        """Takes over what a clause that ends here leaves to the next one."""
        if clause.counted:
            self.prior, self.nominal = None, False
        elif clause.source is not None:
            self.prior, self.nominal = clause.source, True
        elif clause.topic is not None:
            self.prior, self.nominal = clause.topic, not clause.said

    def remember(self, quantity: Quantity, subject: Place, *, beside: bool) -> None:
        """Takes over the subject of a figure."""
        if beside:
            self.beside = subject
        elif not self.recent or self.recent[-1] != subject:
            self.recent.append(subject)
        self.of_unit[quantity.unit] = subject

    def left_out(self, quantity: Quantity, *, states: bool) -> Place | None:
        """The subject that a clause leaves out: that of an earlier figure, or of the clause before.

        ``states`` tells that the verb before the figure tells a value of what stands before it.
        """
        told = states or quantity.kind in PROPORTIONS
        earlier = self.recent[-1] if self.recent and told else self.of_unit.get(quantity.unit)
        if earlier is None and self.prior is not None:
            return self.prior[:2]
        return earlier or (self.beside if told else None)

    def dealt_out(self, before: Phrase | None, size: int, clause: Clause) -> list[Place | None] | None:
        """Each figure of a list with its own of what was listed; None where nothing is dealt out."""
        found = self._own(before, size, clause)
        if found is not None:
            self.dealt = list(found)
        return found

    def _own(self, before: Phrase | None, size: int, clause: Clause) -> list[Place | None] | None:
        source = before if before is not None or clause.counted else self.prior
        if source is not None:
            members = source.members
            return list(members) if len(members) == size and all(b - a > 1 for a, b in members) else None
        if len(self.dealt) == size:
            return list(self.dealt)
        if clause.dealt and len(self.recent) >= size:
            return list(self.recent[-size:])
        return None

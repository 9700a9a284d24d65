"""What is known at a place of a clause: the phrase that is open, the one before the verb, and the verb."""

from __future__ import annotations

from attrs import define, field

from gwreport.mentions.subjects.phrases import Phrase, Place, trimmed
from gwreport.mentions.subjects.pieces import Piece
from gwreport.mentions.subjects.tables import Role

# A member of a list of which nothing has been read yet.
_TO_COME: Place = (-1, -1)
_STATING = frozenset({Role.ATTAINING, Role.CHANGING})


@define
class Clause:
    """A clause, read up to some piece.

    ``topic`` is the last phrase that a verb or another edge has closed, ``start``, ``end`` and ``members``
    are those of the phrase that is open (``start`` is below 0 where none is), ``verb`` is the last verb.
    ``aside`` tells that what follows stands beside the figure, until the next verb, ``addressed`` that it
    may be the subject all the same, which is then ``spare``, and ``use`` where a name begins that such a
    stretch is part of; ``dealt`` that there was a word such as 分别, ``counted`` that there was a figure,
    ``said`` that there was a verb.
    """

    topic: Phrase | None = None
    start: int = -1
    end: int = -1
    members: list[Place] = field(factory=list)
    verb: Piece | None = None
    aside: bool = False
    addressed: bool = False
    spare: Phrase | None = None
    use: int = -1
    dealt: bool = False
    counted: bool = False
    said: bool = False

    @property
    def states(self) -> bool:
        """Whether the last verb tells a value of what stands before it (达到, 增长)."""
        return self.verb is not None and self.verb.role in _STATING

    def add(self, start: int, end: int) -> None:
        """A noun goes on with the open phrase or opens one."""
        if self.start < 0:
            self.start = start
        elif self.members and self.members[-1] == _TO_COME:
            self.members[-1] = (start, -1)
        self.end = end

    def join(self) -> None:
        """A mark or word of lists in the open phrase."""
        if self.start < 0:
            return
        if self.members and self.members[-1][1] < 0:
            self.members[-1] = (self.members[-1][0], self.end)
        else:
            self.members.append((self.start, self.end))
        self.members.append(_TO_COME)

    def drop(self) -> None:
        """Forgets the open phrase."""
        self.start = self.end = -1
        self.members = []

    def close(self, text: str, hollow: frozenset[str]) -> None:
        """Makes a topic of the open phrase."""
        if self.start < 0:
            return
        phrase = self._read(text, hollow)
        if phrase is not None and not self.aside:
            self.topic = phrase
        elif phrase is not None and self.addressed:
            self.spare = phrase
        self.drop()

    def phrase(self, text: str, hollow: frozenset[str]) -> Phrase | None:
        """The open phrase; None where there is none, where it stands aside or names nothing."""
        return None if self.start < 0 or self.aside else self._read(text, hollow)

    def _read(self, text: str, hollow: frozenset[str]) -> Phrase | None:
        whole = trimmed(text, self.start, self.end)
        if whole is None or text[whole[0] : whole[1]] in hollow:
            return None
        return Phrase(*whole, tuple(self._trimmed_members(text)) if self.members else ())

    def _trimmed_members(self, text: str) -> list[Place]:
        members = []
        for start, end in self.members:
            member = trimmed(text, start, self.end if end < 0 else end) if start >= 0 else None
            if member is not None:
                members.append(member)
        return members

"""What is known at a place of a clause: the phrase that is open, the one before the verb, and the verb."""

from __future__ import annotations

from gwreport.mentions.subjects.phrases import Phrase, Place, made_phrase, trimmed
from gwreport.mentions.subjects.pieces import Piece
from gwreport.mentions.subjects.tables import Role, SubjectWords, ends_of_places
from gwreport.mentions.subjects.tails import without_tail

# A member of a list of which nothing has been read yet.
_TO_COME: Place = (-1, -1)
_STATING = frozenset({Role.ATTAINING, Role.CHANGING})


class Clause:
    """A clause, read up to some piece. A new one knows nothing: what its fields begin with is on the class.

    ``topic`` is the last phrase that a verb or another edge has closed, ``start``, ``end`` and ``members``
    are those of the phrase that is open (``start`` is below 0 where none is), ``verb`` is the last verb.
    ``aside`` tells that what follows stands beside the figure, until the next verb, ``addressed`` that it
    may be the subject all the same, which is then ``spare``, ``within`` that 中 may end it (在…中),
    ``parted`` that what comes then is a part of it (从…中), which is then ``source``, and ``use`` where a
    name begins that such a stretch is part of; ``dealt`` that there was a word such as 分别, ``counted``
    that there was a figure, ``said`` that there was a verb.
    """

    topic: Phrase | None = None
    start: int = -1
    end: int = -1
    members: list[Place] | None = None
    verb: Piece | None = None
    aside: bool = False
    addressed: bool = False
    spare: Phrase | None = None
    within: bool = False
    parted: bool = False
    source: Phrase | None = None
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
        if not self.members:
            self.members = [(self.start, self.end)]
        elif self.members[-1][1] < 0:
            self.members[-1] = (self.members[-1][0], self.end)
        else:
            self.members.append((self.start, self.end))
        self.members.append(_TO_COME)

    def drop(self) -> None:
        """Forgets the open phrase."""
        self.start = self.end = -1
        self.members = None

    def close(self, text: str, words: SubjectWords) -> None:
        """Makes a topic of the open phrase."""
        if self.within:
            self._leave(text, words)
        if self.start < 0:
            return
        phrase = self._read(text, words)
        if phrase is not None and (not self.aside or self._is_given(text, words)):
            self.topic = phrase
        elif phrase is not None and self.addressed:
            self.spare = phrase
        self.drop()

    def phrase(self, text: str, words: SubjectWords) -> Phrase | None:
        """The open phrase; None where there is none, where it stands aside or names nothing."""
        if self.within:
            self._leave(text, words)
        if self.start < 0 or (self.aside and not self._is_given(text, words)):
            return None
        return self._read(text, words)

    def _is_given(self, text: str, words: SubjectWords) -> bool:
        """Whether what is addressed is given what is counted: 对边疆地区公路投资2亿元."""
        return self.addressed and text.endswith(words.given, self.start + 1, self.end)

    def _leave(self, text: str, words: SubjectWords) -> None:
        """Ends what stands beside the figure at its 中; a phrase may begin there: 在总产值中工业占三成."""
        at = _last_end_of_place(text, self.start, self.end) if self.start >= 0 else -1
        if at < 0:
            return
        start, end, self.end = at + 1, self.end, at
        self.source = self._read(text, words) if self.parted else None
        self.drop()
        self.within = self.aside = False
        if start < end:
            self.start, self.end = start, end

    def inner(self, text: str, place: Place) -> Place:
        """What stands before the 中 that ends a place: 在20种名优茶叶中."""
        at = _last_end_of_place(text, *place) if self.within else -1
        return (place[0], at) if at > place[0] else place

    def deal_appositive(self) -> None:
        """After 等 the noun of all that was listed begins, which keeps its members: 教育、卫生等支出."""
        if self.members:
            self.members[-1] = (self.members[-1][0], self.end)
        self.start = self.end = -1

    def _read(self, text: str, words: SubjectWords) -> Phrase | None:
        whole = trimmed(text, self.start, self.end)
        if (
            whole is None
            or text.endswith(words.circumstances, *whole)
            or text[whole[0] : whole[1]] in words.hollow
        ):
            return None
        whole = without_tail(text, whole, words)
        return made_phrase((*whole, tuple(self._trimmed_members(text)) if self.members else ()))

    def _trimmed_members(self, text: str) -> list[Place]:
        members = []
        for start, end in self.members or ():
            member = trimmed(text, start, self.end if end < 0 else end) if start >= 0 else None
            if member is not None:
                members.append(member)
        return members


def _last_end_of_place(text: str, start: int, end: int) -> int:
    """Where in a stretch the last 中 is that is no part of a word; -1 for nowhere."""
    at = -1
    for match in ends_of_places().finditer(text, start, end):
        at = match.start(1) if match[1] else at
    return at

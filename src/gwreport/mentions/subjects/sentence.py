"""The subjects of the figures of one sentence, found in one pass over its pieces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from gwreport.mentions.subjects.behind import is_attribute, noun_behind
from gwreport.mentions.subjects.clause import Clause
from gwreport.mentions.subjects.groups import size_of_list
from gwreport.mentions.subjects.phrases import Phrase, Place
from gwreport.mentions.subjects.pieces import Piece
from gwreport.mentions.subjects.tables import Role, SubjectWords
from gwreport.model import QuantityKind

_PROPORTIONS = frozenset(
    {
        QuantityKind.PERCENT,
        QuantityKind.POINT,
        QuantityKind.MULTIPLE,
        QuantityKind.FRACTION,
        QuantityKind.RATIO,
        QuantityKind.RANK,
    }
)
_PEOPLE = frozenset({"人", "人次", "户", "户次", "名", "位", ""})
# So far from a phrase a figure is part of the same name: 主营业务收入过10亿元企业.
_BESIDE = 2


class Named(NamedTuple):
    """What one figure counts and the verb that leads to it, as places in the text."""

    figure: Piece
    subject: Place | None
    verb: Place | None


class SentenceReader:
    """Reads the pieces of a sentence from left to right and names each figure when it comes to it."""

    def __init__(self, text: str, pieces: Sequence[Piece], words: SubjectWords) -> None:
        self._text, self._pieces, self._words = text, pieces, words
        self._now = Clause()
        self._outer: list[Clause] = []
        self._taken = -1  # where the noun behind a figure ends, which opens no phrase
        self._prior: Phrase | None = None  # of the clause before, where it has no figure
        self._nominal = False  # and whether it has no verb either
        self._named: list[Named] = []
        self._recent: list[Place] = []  # the subjects so far, without those that follow themselves
        self._of_unit: dict[str, Place] = {}
        self._group: list[Place | None] = []  # the subjects of the rest of a list of figures
        self._dealt: list[Place | None] = []  # those of the last list that was dealt out

    def read(self) -> list[Named]:
        """The figures in order, each with its subject and verb."""
        steps, noun = _STEPS, Role.NOUN
        for at, piece in enumerate(self._pieces):
            role = piece[0]
            if role is not noun:
                steps[role](self, piece, at)
            elif piece[2] > self._taken:
                self._now.add(piece[1], piece[2])
        return self._named

    def _noun(self, piece: Piece, at: int) -> None:
        if piece.end > self._taken:
            self._now.add(piece.start, piece.end)

    def _leading(self, piece: Piece, at: int) -> None:
        """A verb at the left end of a phrase, dropped at its right end, a part of it within."""
        now = self._now
        if now.start >= 0 and self._text[now.start : now.end] in self._words.opening:
            now.drop()
        now.verb, now.said = piece, True

    def _acting(self, piece: Piece, at: int) -> None:
        now = self._now
        now.close(self._text, self._words.hollow)
        now.verb, now.aside, now.said = piece, False, True

    def _stating(self, piece: Piece, at: int) -> None:
        word = self._text[piece.start : piece.end]
        self._acting(piece, at)
        self._now.dealt |= word in self._words.dealing
        self._now.aside = word in self._words.comparing

    def _edge(self, piece: Piece, at: int) -> None:
        self._now.close(self._text, self._words.hollow)
        self._now.dealt |= self._text[piece.start : piece.end] in self._words.dealing

    def _aside(self, piece: Piece, at: int) -> None:
        """What follows stands beside the figure, but the use of money is part of its name."""
        now = self._now
        now.close(self._text, self._words.hollow)
        now.aside = True
        now.addressed = self._text[piece.start : piece.end] in self._words.addressing
        if self._text[piece.start : piece.end] in self._words.uses:
            now.use = now.topic.start if now.topic is not None else piece.start

    def _time(self, piece: Piece, at: int) -> None:
        """A time ends a phrase, but a duration may be part of a name: 学前教育三年毛入学率."""
        named = piece.figure is not None and self._pieces[at + 1].role is Role.NOUN
        if named and self._now.start >= 0:
            self._noun(piece, at)
        else:
            self._now.close(self._text, self._words.hollow)

    def _skipped(self, piece: Piece, at: int) -> None:
        """What is no part of a phrase at its ends, and within it belongs to it."""

    def _joining(self, piece: Piece, at: int) -> None:
        self._now.join()

    def _of(self, piece: Piece, at: int) -> None:
        now = self._now
        if now.aside and now.use >= 0:
            now.aside, now.start, now.end, now.use = False, now.use, piece.end, -1
        elif now.aside and now.topic is None:
            now.aside = False
            now.drop()

    def _clause_end(self, piece: Piece, at: int) -> None:
        now = self._now
        now.close(self._text, self._words.hollow)
        if now.counted:
            self._prior = None
        elif now.topic is not None:
            self._prior, self._nominal = now.topic, not now.said
        self._now = Clause()

    def _opening(self, piece: Piece, at: int) -> None:
        self._outer.append(self._now)
        self._now = Clause()

    def _closing(self, piece: Piece, at: int) -> None:
        if self._outer:
            inner, self._now = self._now, self._outer.pop()
            if not inner.counted and self._now.start >= 0:
                self._now.end = piece.end

    def _quantity(self, piece: Piece, at: int) -> None:
        now = self._now
        subject = self._group.pop(0) if self._group else self._subject(piece, at)
        verb = now.verb
        self._named.append(Named(piece, subject, None if verb is None else (verb.start, verb.end)))
        if is_attribute(self._pieces, at):
            now.start, now.end = self._start_of_name(piece), piece.end
        else:
            now.start = now.end = -1
            if subject is not None:
                now.topic = Phrase(*subject)
        now.members = []
        now.counted, now.aside = True, False
        if subject is not None:
            self._remember(piece, subject)

    def _remember(self, piece: Piece, subject: Place) -> None:
        if not self._recent or self._recent[-1] != subject:
            self._recent.append(subject)
        self._of_unit[piece.quantity.unit] = subject

    def _start_of_name(self, piece: Piece) -> int:
        """Where the name begins that a figure is part of."""
        now = self._now
        if now.start >= 0:
            return now.start
        beside = now.topic is not None and piece.start - now.topic.end <= _BESIDE
        return now.topic.start if beside and now.topic is not None else piece.start

    def _subject(self, piece: Piece, at: int) -> Place | None:
        """The subject of a figure that stands alone or leads a list of figures."""
        size = size_of_list(self._pieces, at)
        if size > 1:
            first, *self._group = self._subjects_of_list(size, piece)
            return first
        now = self._now
        phrase = now.phrase(self._text, self._words.hollow)
        behind = noun_behind(self._text, self._pieces, at, self._words)
        if behind is not None and self._counts_behind(piece, phrase):
            if not is_attribute(self._pieces, at):
                self._taken = behind[1]
            return behind
        before = phrase or now.topic or self._verb_as_noun()
        if before is not None:
            return before[:2]
        return self._left_out(piece) or behind or (now.spare[:2] if now.spare is not None else None)

    def _subjects_of_list(self, size: int, piece: Piece) -> list[Place | None]:
        """The subject of each figure of a list: its own of what was listed, or that of all."""
        now = self._now
        before = now.phrase(self._text, self._words.hollow) or now.topic
        dealt = self._dealt_out(before, size)
        if dealt is not None:
            self._dealt = dealt
            return dealt
        before = before or self._verb_as_noun()
        return [before[:2] if before is not None else self._left_out(piece)] * size

    def _dealt_out(self, before: Phrase | None, size: int) -> list[Place | None] | None:
        """Each figure of a list with its own of what was listed; None where nothing is dealt out."""
        source = before if before is not None or self._now.counted else self._prior
        if source is not None:
            members = source.members
            return list(members) if len(members) == size and all(b - a > 1 for a, b in members) else None
        if len(self._dealt) == size:
            return list(self._dealt)
        if self._now.dealt and len(self._recent) >= size:
            return list(self._recent[-size:])
        return None

    def _counts_behind(self, piece: Piece, phrase: Phrase | None) -> bool:
        """Whether the noun behind a figure is what it counts, and not the one before it."""
        now = self._now
        kind = piece.quantity.kind
        nothing_before = phrase is None and now.topic is None
        if kind in _PROPORTIONS:
            acts = now.verb is not None and now.verb.role is Role.ACTING
            return phrase is None if acts else nothing_before and not now.states
        if kind is QuantityKind.MONEY:
            return phrase is None and (nothing_before or not now.states)
        return phrase is not None or nothing_before or not now.states

    def _verb_as_noun(self) -> Phrase | None:
        """The verb where it is itself what is counted: 累计投入3亿元."""
        verb = self._now.verb
        if verb is None or verb.role is not Role.LEADING:
            return None
        named = self._text[verb.start : verb.end] in self._words.standing
        return Phrase(verb.start, verb.end) if named else None

    def _left_out(self, piece: Piece) -> Place | None:
        """The subject that a clause leaves out: that of an earlier figure, or of the clause before."""
        now, quantity = self._now, piece.quantity
        verb = now.verb
        if self._prior is not None and self._nominal:
            return self._prior[:2]
        reached = verb is not None and self._text[verb.start : verb.end] in self._words.reaching
        if reached and quantity.unit in _PEOPLE:
            return None
        earlier = self._of_unit.get(quantity.unit)
        if self._recent and (quantity.kind in _PROPORTIONS or now.states):
            earlier = self._recent[-1]
        return earlier or (self._prior[:2] if self._prior is not None else None)


_BY_ROLE: dict[Role, Callable[[SentenceReader, Piece, int], None]] = {
    Role.NOUN: SentenceReader._noun,
    Role.ATTAINING: SentenceReader._stating,
    Role.CHANGING: SentenceReader._stating,
    Role.ACTING: SentenceReader._acting,
    Role.LEADING: SentenceReader._leading,
    Role.EDGE: SentenceReader._edge,
    Role.SCOPE: SentenceReader._edge,
    Role.ASIDE: SentenceReader._aside,
    Role.JOINING: SentenceReader._joining,
    Role.OF: SentenceReader._of,
    Role.CLAUSE_END: SentenceReader._clause_end,
    Role.OPENING: SentenceReader._opening,
    Role.CLOSING: SentenceReader._closing,
    Role.TIME: SentenceReader._time,
    Role.QUANTITY: SentenceReader._quantity,
}
_STEPS = tuple(_BY_ROLE.get(role, SentenceReader._skipped) for role in Role)

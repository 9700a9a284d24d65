"""The subjects of the figures of one sentence, found in one pass over its pieces."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import define, field

from gwreport.mentions.subjects.groups import group_sizes
from gwreport.mentions.subjects.phrases import Phrase, Place, trimmed
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
_STATING = frozenset({Role.ATTAINING, Role.CHANGING})


@define
class Named:
    """What one figure counts and the verb that leads to it, as places in the text."""

    piece: Piece
    subject: Place | None
    verb: Place | None


@define
class _Clause:
    """What is known at a place of a clause.

    ``topic`` is the phrase before the last verb, ``start``, ``end`` and ``members`` are those of the phrase
    that is open, ``verb`` is the last verb and ``role`` its role; ``aside`` tells that what follows stands
    beside the figure, until the next verb.
    """

    topic: Phrase | None = None
    start: int = -1
    end: int = -1
    members: list[Place] = field(factory=list)
    verb: Piece | None = None
    aside: bool = False
    dealt: bool = False
    counted: bool = False
    said: bool = False


class SentenceReader:
    """Reads the pieces of a sentence from left to right and names each figure when it comes to it."""

    def __init__(self, text: str, pieces: Sequence[Piece], words: SubjectWords) -> None:
        self._text, self._pieces, self._words = text, pieces, words
        self._now = _Clause()
        self._outer: list[_Clause] = []
        self._prior: Phrase | None = None
        self._nominal = False
        self._named: list[Named] = []
        self._group: list[Place | None] = []
        self._dealt_before: list[Place | None] = []
        self._sizes = group_sizes(text, pieces)

    def read(self) -> list[Named]:
        """The figures in order, each with its subject and verb."""
        steps = _STEPS
        for at, piece in enumerate(self._pieces):
            steps[piece.role](self, piece, at)
        return self._named

    def _noun(self, piece: Piece, at: int) -> None:
        now = self._now
        if now.start < 0:
            now.start = piece.start
        elif now.members and now.members[-1][1] < 0:
            now.members[-1] = (piece.start, -1)
        now.end = piece.end

    def _leading(self, piece: Piece, at: int) -> None:
        """A verb at the left end of a phrase, dropped at its right end, a part of it within."""
        now = self._now
        if now.start < 0 or (now.end - now.start == 1 and self._text[now.start] == "新"):
            now.start = now.end = -1
            now.members.clear()
        now.verb, now.said = piece, True

    def _acting(self, piece: Piece, at: int) -> None:
        now = self._now
        self._close()
        now.verb, now.aside, now.said = piece, False, True

    def _edge(self, piece: Piece, at: int) -> None:
        self._close()
        if self._text[piece.start : piece.end] in self._words.dealing:
            self._now.dealt = True

    def _stating(self, piece: Piece, at: int) -> None:
        if self._text[piece.start : piece.end] in self._words.dealing:
            self._now.dealt = True
        self._acting(piece, at)

    def _aside(self, piece: Piece, at: int) -> None:
        self._close()
        self._now.aside = True

    def _skipped(self, piece: Piece, at: int) -> None:
        pass

    def _joining(self, piece: Piece, at: int) -> None:
        now = self._now
        if now.start >= 0:
            if now.members and now.members[-1][1] < 0:
                now.members[-1] = (now.members[-1][0], now.end)
            else:
                now.members.append((now.start, now.end))
            now.members.append((-1, -1))

    def _of(self, piece: Piece, at: int) -> None:
        now = self._now
        if now.aside and now.topic is None:
            now.aside = False
            now.start = now.end = -1

    def _clause_end(self, piece: Piece, at: int) -> None:
        now = self._now
        self._close()
        if now.counted:
            self._prior = None
        elif now.topic is not None:
            self._prior, self._nominal = now.topic, not now.said
        self._now = _Clause()

    def _opening(self, piece: Piece, at: int) -> None:
        self._outer.append(self._now)
        self._now = _Clause()

    def _closing(self, piece: Piece, at: int) -> None:
        if self._outer:
            inner, self._now = self._now, self._outer.pop()
            if not inner.counted and self._now.start >= 0:
                self._now.end = piece.end

    def _close(self) -> None:
        """Makes a topic of the open phrase."""
        phrase = self._open_phrase()
        now = self._now
        if phrase is not None and not now.aside:
            now.topic = phrase
        now.start = now.end = -1
        now.members = []

    def _open_phrase(self) -> Phrase | None:
        now = self._now
        if now.start < 0 or now.end <= now.start:
            return None
        whole = trimmed(self._text, now.start, now.end)
        if whole is None:
            return None
        members = []
        for start, end in now.members:
            member = trimmed(self._text, start, now.end if end < 0 else end) if start >= 0 else None
            if member is not None:
                members.append(member)
        return Phrase(*whole, tuple(members))

    def _quantity(self, piece: Piece, at: int) -> None:
        now = self._now
        if self._group:
            subject = self._group.pop(0)
        else:
            subject = self._first_of_group(piece, at)
        verb = now.verb
        self._named.append(Named(piece, subject, None if verb is None else (verb.start, verb.end)))
        if subject is not None:
            now.topic = Phrase(*subject)
        now.start = now.end = -1
        now.members = []
        now.counted = True
        now.aside = False

    def _first_of_group(self, piece: Piece, at: int) -> Place | None:
        """The subject of a figure that stands alone or leads a list of figures."""
        now = self._now
        size = self._sizes.get(at, 1)
        open_phrase = None if now.aside else self._open_phrase()
        before = open_phrase or now.topic
        behind = self._behind(at) if size == 1 else None
        if behind is not None and self._counts_behind(piece, open_phrase, before):
            return behind
        if size > 1:
            group = self._dealt(before, size)
            if group is not None:
                self._dealt_before = group
                self._group = group[1:]
                return group[0]
        if before is not None:
            if size > 1:
                self._group = [before[:2]] * (size - 1)
            return before[:2]
        found = self._left_out(piece)
        if found is None and behind is not None:
            found = behind
        if size > 1:
            self._group = [found] * (size - 1)
        return found

    def _dealt(self, before: Phrase | None, size: int) -> list[Place | None] | None:
        """Each figure of a list with its own of what was listed; None where nothing is dealt out."""
        source = before if before is not None else (self._prior if not self._now.counted else None)
        if source is not None:
            members = source.members
            if len(members) == size and all(end - start > 1 for start, end in members):
                return list(members)
            return None
        if len(self._dealt_before) == size:
            return list(self._dealt_before)
        if self._now.dealt:
            earlier = list(dict.fromkeys(n.subject for n in self._named if n.subject is not None))
            if len(earlier) >= size:
                return list(earlier[-size:])
        return None

    def _counts_behind(self, piece: Piece, open_phrase: Phrase | None, before: Phrase | None) -> bool:
        """Whether the noun behind a figure is what it counts, and not the one before it."""
        now = self._now
        kind = piece.figure.value.kind if piece.figure is not None else None
        if kind in _PROPORTIONS:
            return before is None and not self._named_here() and self._prior is None
        if kind is QuantityKind.MONEY:
            return open_phrase is None and (now.verb is None or now.verb.role not in _STATING or before is None)
        if open_phrase is not None:
            return True
        return before is None or now.verb is None or now.verb.role not in _STATING

    def _named_here(self) -> bool:
        return any(named.subject is not None for named in self._named[-1:])

    def _left_out(self, piece: Piece) -> Place | None:
        """The subject of a figure whose clause names none: that of an earlier one, or of the clause before."""
        now = self._now
        figure = piece.figure
        if figure is None:
            return None
        kind, unit = figure.value.kind, figure.value.unit
        verb = now.verb
        if self._prior is not None and self._nominal:
            return self._prior[:2]
        stated = kind in _PROPORTIONS or (verb is not None and verb.role in _STATING)
        if (
            verb is not None
            and unit in _PEOPLE
            and self._text[verb.start : verb.end] in self._words.reaching
        ):
            return None
        for named in reversed(self._named):
            other = named.piece.figure
            if named.subject is None or other is None:
                continue
            if stated or other.value.unit == unit:
                return named.subject
        if self._prior is not None:
            return self._prior[:2]
        return None

    def _behind(self, at: int) -> Place | None:
        """The noun that follows a figure at once."""
        pieces = self._pieces
        at += 1
        while pieces[at].role is Role.BEHIND:
            at += 1
        if pieces[at].role is Role.OF:
            at += 1
        if pieces[at].role is Role.BESIDE:
            at += 1
        first = pieces[at]
        if first.role is Role.LEADING and pieces[at + 1].role is Role.NOUN:
            pass
        elif first.role is not Role.NOUN:
            return None
        start, end = first.start, first.end
        while True:
            role = pieces[at].role
            if role is Role.NOUN:
                end = pieces[at].end
            elif role is Role.JOINING:
                if pieces[at + 1].role is not Role.NOUN or self._counted_soon(at + 1):
                    break
            elif role is not Role.LEADING and role is not Role.BESIDE:
                break
            at += 1
        place = trimmed(self._text, start, end)
        if place is None or self._text[place[0] : place[1]].startswith(tuple(self._words.abstract)):
            return None
        return place

    def _counted_soon(self, at: int) -> bool:
        return any(piece.role is Role.QUANTITY for piece in self._pieces[at : at + 5])


_STEPS: tuple[Callable[[SentenceReader, Piece, int], None], ...] = tuple(
    {
        Role.NOUN: SentenceReader._noun,
        Role.ATTAINING: SentenceReader._stating,
        Role.CHANGING: SentenceReader._stating,
        Role.ACTING: SentenceReader._acting,
        Role.LEADING: SentenceReader._leading,
        Role.EDGE: SentenceReader._edge,
        Role.BESIDE: SentenceReader._skipped,
        Role.SCOPE: SentenceReader._edge,
        Role.ASIDE: SentenceReader._aside,
        Role.ASPECT: SentenceReader._skipped,
        Role.BEHIND: SentenceReader._skipped,
        Role.JOINING: SentenceReader._joining,
        Role.OF: SentenceReader._of,
        Role.CLAUSE_END: SentenceReader._clause_end,
        Role.OPENING: SentenceReader._opening,
        Role.CLOSING: SentenceReader._closing,
        Role.TIME: SentenceReader._edge,
        Role.QUANTITY: SentenceReader._quantity,
        Role.END: SentenceReader._skipped,
    }[role]
    for role in Role
)

"""The subjects of the figures of one sentence, found in one pass over its pieces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from gwreport.mentions.subjects.behind import is_attribute, noun_behind
from gwreport.mentions.subjects.clause import Clause
from gwreport.mentions.subjects.earlier import PROPORTIONS, Earlier
from gwreport.mentions.subjects.groups import OF_A_GROUP, last_of_list, size_of_list
from gwreport.mentions.subjects.phrases import Phrase, Place, made_phrase
from gwreport.mentions.subjects.pieces import Piece
from gwreport.mentions.subjects.tables import Role, SubjectWords
from gwreport.model import QuantityKind

_VERBS = frozenset({Role.LEADING, Role.ACTING})
_SHORT = 2  # characters of a word that names nobody without 人数
_PEOPLE = frozenset({"人", "人次", "户", "户次", "名", "位", ""})
_MONEY = QuantityKind.MONEY
_OF_A_CLASS = "级"  # 千亿级产业: such a figure is of what it stands before
_OF = "的"
_ITEM = ".．、 "  # behind the number of an item
_DONE = "了"  # behind a verb: it is no part of a name
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
        self._earlier = Earlier()
        self._named: list[Named] = []
        self._group: list[Place | None] = []  # the subjects of the rest of a list of figures

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
        if self._text.startswith(_DONE, piece.end):
            self._acting(piece, at)
            return
        now = self._now
        if self._is_noun_of(at):
            self._noun(piece, at)
            return
        before = self._text[now.start : now.end] if now.start >= 0 else ""
        if before in self._words.opening or before.rstrip(_ITEM).isdigit():
            now.drop()
        now.verb, now.said = piece, True

    def _is_noun_of(self, at: int) -> bool:
        """Whether a verb is what the words before it tell of: 用于教育的补助, 城市建设投入."""
        if self._now.start < 0 or self._pieces[at + 1].role is Role.NOUN:
            return False
        piece = self._pieces[at]
        return self._pieces[at - 1].role is Role.OF or self._text[piece.start : piece.end] in self._words.sums

    def _acting(self, piece: Piece, at: int) -> None:
        now = self._now
        now.close(self._text, self._words)
        now.verb, now.aside, now.said = piece, False, True

    def _stating(self, piece: Piece, at: int) -> None:
        word = self._text[piece.start : piece.end]
        if self._is_part_of_noun(word, at):
            self._noun(piece, at)
            return
        now = self._now
        if word in self._words.serving and now.start < 0 and now.topic is None and not now.counted:
            return
        self._acting(piece, at)
        self._now.dealt |= word in self._words.dealing
        self._now.aside = word in self._words.comparing

    def _edge(self, piece: Piece, at: int) -> None:
        now, word = self._now, self._text[piece.start : piece.end]
        if self._is_part_of_noun(word, at):
            self._noun(piece, at)
            return
        if word in self._words.enumerating and self._pieces[at + 1].role is Role.NOUN and now.members:
            now.deal_appositive()
            return
        now.close(self._text, self._words)
        now.dealt |= word in self._words.dealing

    def _is_part_of_noun(self, word: str, at: int) -> bool:
        """Whether a word of bounds has no number behind it: 近岸海域."""
        return word in self._words.approximating and self._pieces[at + 1].role is Role.NOUN

    def _aside(self, piece: Piece, at: int) -> None:
        """What follows stands beside the figure, but the use of money is part of its name."""
        now = self._now
        now.close(self._text, self._words)
        now.aside = True
        word = self._text[piece.start : piece.end]
        now.addressed = word in self._words.addressing
        now.within, now.parted = word in self._words.enclosing, word in self._words.parting
        if word in self._words.uses:
            now.use = now.topic.start if now.topic is not None else piece.start

    def _time(self, piece: Piece, at: int) -> None:
        """A time ends a phrase, but a duration may be part of a name: 学前教育三年毛入学率."""
        before = self._pieces[at - 1].role if at > 0 else None
        if self._now.within and before is Role.ASIDE:  # 从2008年, 在2010年
            self._now.aside = False
        named = piece.figure is not None and self._pieces[at + 1].role is Role.NOUN
        if named and self._now.start >= 0:
            self._noun(piece, at)
        else:
            self._now.close(self._text, self._words)

    def _aspect(self, piece: Piece, at: int) -> None:
        """No part of a phrase, but people are counted by what a short word tells: 参与人数, 死亡人数."""
        now, before = self._now, self._pieces[at - 1] if at > 0 else piece
        if (
            before.end != piece.start
            or self._text[piece.start : piece.end] not in self._words.persons_counted
        ):
            return
        if (now.start < 0 and before.role in _VERBS) or 0 < now.end - now.start <= _SHORT:
            now.add(before.start, piece.end)

    def _skipped(self, piece: Piece, at: int) -> None:
        """What is no part of a phrase at its ends, and within it belongs to it."""

    def _joining(self, piece: Piece, at: int) -> None:
        now = self._now
        if now.end - now.start == 1 and self._pieces[at - 1].role is Role.LEADING:
            now.end = piece.start  # a noun of one character and a verb are one name: 总销售和零售额
        now.join()

    def _of(self, piece: Piece, at: int) -> None:
        now = self._now
        if now.aside and now.use >= 0:
            now.aside, now.start, now.end, now.use = False, now.use, piece.end, -1
        elif now.aside and (now.topic is None or now.addressed):  # 国家对农村的投资
            now.aside = now.said = False
            now.drop()

    def _clause_end(self, piece: Piece, at: int) -> None:
        now = self._now
        if now.start >= 0 and self._text[now.end - 1] in self._words.settings:
            now.drop()  # 形势严峻的情况下
            now.topic = now.topic if now.counted else None
        now.close(self._text, self._words)
        self._earlier.end_clause(now)
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
        named_behind = self._taken > piece.end
        beside = now.aside and named_behind  # 在三类地区
        if is_attribute(self._pieces, at):
            now.start, now.end = self._start_of_name(piece, at), piece.end
        elif named_behind and piece.quantity.unit == OF_A_GROUP:
            now.start, now.end = piece.start, self._taken
        else:
            now.start = now.end = -1
            if subject is not None and not beside:
                now.topic = made_phrase((*subject, ()))
        now.members = None
        now.counted, now.aside = now.counted or not beside, beside
        if subject is not None:
            self._earlier.remember(piece.quantity, subject, beside=beside)

    def _start_of_name(self, piece: Piece, at: int) -> int:
        """Where the name begins that a figure is part of, with its bound: 过百亿元企业."""
        now = self._now
        if now.start >= 0:
            return now.start
        before = self._pieces[at - 1] if at > 0 else piece
        ended = before.role is Role.EDGE  # 啤酒等亿元以上项目
        if now.topic is not None and piece.start - now.topic.end <= _BESIDE and not ended:
            return now.topic.start
        bounds = before.role is Role.ATTAINING and before.end == piece.start == before.start + 1
        return before.start if bounds else piece.start

    def _subject(self, piece: Piece, at: int) -> Place | None:
        """The subject of a figure that stands alone or leads a list of figures."""
        following = self._pieces[at + 1]
        if self._text[following.start : following.end] in self._words.unnamed:
            return None
        if piece.start < self._taken:  # within a name: 五大千亿级产业
            return noun_behind(self._text, self._pieces, at, self._words)
        size = size_of_list(self._pieces, at)
        if size > 1:
            first, *self._group = self._subjects_of_list(size, piece, at)
            return first
        return self._subject_of_one(piece, at)

    def _subject_of_one(self, piece: Piece, at: int) -> Place | None:
        now = self._now
        phrase = self._phrase_before(piece, at)
        behind = noun_behind(self._text, self._pieces, at, self._words)
        if behind is not None and self._counts_behind(piece, at, phrase):
            if not is_attribute(self._pieces, at):
                self._taken = behind[1]
            return now.inner(self._text, behind)
        before = phrase or now.topic or now.source or self._verb_as_noun()
        if before is not None:
            return before[:2]
        return self._left_out(piece) or behind or (now.spare[:2] if now.spare is not None else None)

    def _phrase_before(self, piece: Piece, at: int) -> Phrase | None:
        """The open phrase, where it is no place that ranks are compared in and no work that was found."""
        now = self._now
        phrase = now.phrase(self._text, self._words)
        if phrase is None or now.verb is None or phrase.start < now.verb.end:
            return phrase
        if piece.quantity.kind is QuantityKind.RANK and now.states:
            return phrase if self._pieces[at - 1].role is Role.ASPECT else None
        found_work = self._text[phrase.start : phrase.end] in self._words.employed
        return None if found_work and self._is_new_topic() else phrase

    def _is_new_topic(self) -> bool:
        """Whether the topic is no subject of an earlier figure."""
        topic = self._now.topic
        last = self._named[-1].figure.end if self._named else 0
        return topic is not None and topic.start >= max(last, self._taken)

    def _subjects_of_list(self, size: int, piece: Piece, at: int) -> list[Place | None]:
        """The subject of each figure of a list: its own of what was listed, or that of all."""
        now = self._now
        before = now.phrase(self._text, self._words) or now.topic
        dealt = self._earlier.dealt_out(before, size, now)
        if dealt is not None:
            return dealt
        before = before or self._verb_as_noun()
        if before is None and not now.states:
            behind = noun_behind(self._text, self._pieces, last_of_list(self._pieces, at), self._words)
            return [behind or self._left_out(piece)] * size
        return [before[:2] if before is not None else self._left_out(piece)] * size

    def _counts_behind(self, piece: Piece, at: int, phrase: Phrase | None) -> bool:
        """Whether the noun behind a figure is what it counts, and not the one before it."""
        now, kind = self._now, piece.quantity.kind
        if self._goes_on_with(piece, at) or self._text.startswith(_OF_A_CLASS, piece.end - 1):
            return True
        nothing_stated = (phrase is None and now.topic is None) or not now.states
        if kind in PROPORTIONS:
            return self._is_share_of_behind(at, phrase)
        return nothing_stated and phrase is None if kind is _MONEY else nothing_stated or phrase is not None

    def _is_share_of_behind(self, at: int, phrase: Phrase | None) -> bool:
        """Whether a share is one of the noun behind it: 90%的行政村, 实现80%的村通车."""
        now = self._now
        if now.verb is not None and now.verb.role is Role.ACTING:
            return phrase is None and now.source is None and not self._earlier.nominal
        if phrase is not None or now.topic is not None:
            return False
        return not now.states or self._exists(at)

    def _exists(self, at: int) -> bool:
        """Whether there is said to be a share of the noun behind it: 有40%以上的村."""
        verb = self._now.verb
        told = verb is not None and self._text[verb.start : verb.end] in self._words.existing
        return told and self._is_of_behind(at)

    def _is_of_behind(self, at: int) -> bool:
        """Whether a figure is joined by 的 to what stands behind it."""
        while self._pieces[at + 1].role is Role.BEHIND:
            at += 1
        return self._pieces[at + 1].role is Role.OF or self._text.endswith(_OF, 0, self._pieces[at].end)

    def _goes_on_with(self, piece: Piece, at: int) -> bool:
        """Whether the noun behind is for all of a list before, or the next of such nouns: 法庭等9个机构."""
        before = self._pieces[at - 1] if at > 0 else piece
        if self._text[before.start : before.end] in self._words.enumerating:
            return True
        if before.role is Role.JOINING and piece.quantity.kind in PROPORTIONS and self._is_of_behind(at):
            return True
        if self._taken <= 0:
            return False
        listed = before.role is Role.JOINING and before.start == self._taken
        return listed or (before.end == self._taken == piece.start)  # 200所学校400间教室

    def _verb_as_noun(self) -> Phrase | None:
        """The verb where it is itself what is counted: 累计投入3亿元."""
        verb = self._now.verb
        if verb is None or verb.role is not Role.LEADING:
            return None
        named = self._text[verb.start : verb.end] in self._words.standing
        return Phrase(verb.start, verb.end) if named else None

    def _left_out(self, piece: Piece) -> Place | None:
        """The subject that a clause leaves out; None for people who are reached."""
        now, earlier = self._now, self._earlier
        if earlier.prior is not None and earlier.nominal:
            return earlier.prior[:2]
        verb = now.verb
        reached = verb is not None and self._text[verb.start : verb.end] in self._words.reaching
        if reached and piece.quantity.unit in _PEOPLE:
            return None
        return earlier.left_out(piece.quantity, states=now.states)


_BY_ROLE: dict[Role, Callable[[SentenceReader, Piece, int], None]] = {
    Role.NOUN: SentenceReader._noun,
    Role.ATTAINING: SentenceReader._stating,
    Role.CHANGING: SentenceReader._stating,
    Role.ACTING: SentenceReader._acting,
    Role.LEADING: SentenceReader._leading,
    Role.EDGE: SentenceReader._edge,
    Role.SCOPE: SentenceReader._edge,
    Role.ASIDE: SentenceReader._aside,
    Role.ASPECT: SentenceReader._aspect,
    Role.JOINING: SentenceReader._joining,
    Role.OF: SentenceReader._of,
    Role.CLAUSE_END: SentenceReader._clause_end,
    Role.OPENING: SentenceReader._opening,
    Role.CLOSING: SentenceReader._closing,
    Role.TIME: SentenceReader._time,
    Role.QUANTITY: SentenceReader._quantity,
}
_STEPS = tuple(_BY_ROLE.get(role, SentenceReader._skipped) for role in Role)

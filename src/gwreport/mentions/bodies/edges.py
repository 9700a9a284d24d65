"""Where a name begins whose head stands at a place: its left edge, over words of known classes."""

from __future__ import annotations

import re
from typing import Final

from gwreport.mentions.bodies.lexicon import CROWN, FIRM, INNER, NOUN, PLACE, VERB, Head, NameLexicon
from gwreport.mentions.bodies.words import (
    CAPACITY,
    COUNTED,
    GRADE,
    JOIN,
    LATIN,
    ORDINAL,
    STOP,
    UNKNOWN,
    Word,
    Words,
    is_own,
    is_terrain,
)
from gwreport.model import Label

ENDING: Final = frozenset({VERB, STOP, COUNTED})
_LEADING: Final = frozenset({CAPACITY, ORDINAL, CROWN, LATIN})
_LEVELS: Final = "省市县区州旗盟镇乡"
_COUNT: Final = re.compile(r"\d|[一二三四五六七八九十百两多几数]+[余多]?[个家所座处]")
_NUMBERING: Final = re.compile(r"\d{1,2}\.")
_ROAD_NUMBER: Final = re.compile(r"[GSX]\d+|\d{3}")
_FOUNDED: Final = re.compile("(?:正式|顺利|全面|相继)?(?:挂牌|组建|揭牌|成立)")
# Crowns that do not say with whom (中德产业园 does).
_VAGUE: Final = frozenset({"中国", "中华", "中央", "中外", "中共"})
# Lines that are named by the places that they join.
_LINES: Final = ("高速", "铁路", "高铁", "城际", "客运专线", "专线")
_ABROAD: Final = re.compile("中[俄蒙朝韩日越老缅泰柬印尼巴哈吉]{1,2}")
# Beside these 工程 is a campaign, whatever place stands before it.
_SOCIAL: Final = frozenset(
    {
        "教育",
        "义务教育",
        "均衡",
        "就业",
        "培训",
        "人才",
        "素质",
        "医疗",
        "卫生",
        "文明",
        "文化",
        "健康",
        "脱贫",
    }
)
# Ordinals before these count something else: 第八届中央委员会, 第一批国家公园.
_COUNTS: Final = tuple("届次批个期代季轮类产大")
_PLACE_ENDS: Final = frozenset("省市县区镇乡")
# Nouns of work that are verbs behind who does it.
_ACTIONS: Final = frozenset({"建设", "投资", "开发", "合作", "改造", "生产", "运营"})
_DOING: Final = _ACTIONS | {"规划", "提升"}
# Before a school or bank these make a name (中国科技大学).
_GREAT: Final = frozenset({"中国", "中华"})
_LONGEST_QUOTE: Final = 14
_LONGEST_BRACKET: Final = 7
_SHORTEST_STEM: Final = 4
_SHORTEST_PROJECT: Final = 5
# So many characters that only qualify make a name after all: 华中数字产业创新基地.
_LONG_GENERIC: Final = 8


class LeftEdge:
    """Reads from the head of a name to the left, to the first word that it is named by."""

    def __init__(self, lexicon: NameLexicon, progressing: re.Pattern[str]) -> None:
        self.lexicon = lexicon
        self._progressing = progressing

    def of(self, words: Words, before: list[Word], places: tuple[int, int, int], head: Head) -> int | None:
        """Where the name begins, None where nothing is named.

        ``before`` are the words before the head; ``places`` where the head begins, where it ends, and where
        the name ends with its stages, works and stretches.
        """
        at, end, right = places
        if not before and head.needs != "number":
            return self._bracketed(words, at)
        if head.needs == "bound":
            return self._bound(words, before, at, head)
        return self._left_edge(words, before, at, end, head, staged=head.line and right > end)

    def _left_edge(
        self, words: Words, before: list[Word], at: int, end: int, head: Head, *, staged: bool
    ) -> int | None:
        taken, closed = self._take(words, before, head)
        first = self._first_own(words, taken, head)
        if taken and not closed:
            quoted = self._quoted(words, taken[0].start, head)
            if quoted is not None:
                return quoted
        if taken and not closed and taken[0].start == words.chunk_start(at):
            bracketed = self._bracketed(words, taken[0].start)
            if bracketed is not None:
                return bracketed
        if first is None:
            return self._common(words, taken, at, end, head)
        name = taken[first:]
        enough = head.place or staged or head.needs == "number" or (head.adjacent and name[-1].kind == PLACE)
        if not enough and self._only_place(words, name, head):
            return self._common(words, taken, at, end, head)
        if head.project and not self._is_telling(words.text, name, head):
            return None
        if head.physical and not self._is_physical(words.text, name):
            return None
        ranked = taken[0].kind == CROWN or self._ranked(words, taken, first)
        if first and head.label == Label.ORG and ranked:
            return taken[0].start
        led = first and taken[first - 1].kind in _LEADING
        numbering = led and _NUMBERING.fullmatch(words.text, *taken[first - 1][:2])
        return taken[first - 1 if led and not numbering else first].start

    def _take(self, words: Words, before: list[Word], head: Head) -> tuple[list[Word], bool]:
        """The words that the name may hold, and whether a word (not punctuation) ended them."""
        text = words.text
        organized = head.label == Label.ORG
        i = len(before)
        while i:
            word = before[i - 1]
            kind = word.kind
            if kind == GRADE and not (i > 1 and is_own(before[i - 2], text, self.lexicon)):
                return before[i:], True
            if kind == STOP and head.line and text[word.start] == "至" and between_ends(before, i - 1):
                i -= 1
                continue
            if kind in ENDING or (kind == INNER and self._acts(text, before, i - 1, organized)):
                return before[i:], True
            if kind == JOIN and not ((head.project or organized) and self._joins(text, before, i - 1)):
                return before[i:], True
            if kind == CAPACITY and not (head.capacity and i > 1 and _carries(before[i - 2])):
                voltage = text[word.start : word.end].lower().endswith(("kv", "千伏"))
                return before[i - voltage :], True
            i -= 1
        return before, False

    def _acts(self, text: str, before: list[Word], i: int, organized: bool) -> bool:
        """Whether 建设 is a verb here: a place or firm does it to something (云湖建设世界一流汽车城)."""
        word = text[before[i].start : before[i].end]
        if word not in _ACTIONS or i == 0 or i + 1 == len(before):
            return False
        actor, following = before[i - 1], before[i + 1]
        if actor.kind == PLACE or text[actor.end - 1] in _PLACE_ENDS:
            return word == "建设" and (following.kind != INNER or (not organized and i + 2 < len(before)))
        head = self.lexicon.heads.get(text[actor.start : actor.end])
        return head is not None and head.label == Label.ORG and following.kind in (UNKNOWN, PLACE, FIRM)

    def _joins(self, text: str, before: list[Word], i: int) -> bool:
        """Whether 和 or 与 joins parts of one name: two nouns of work (修复与治理), no two names."""
        if i == 0:
            return False
        if i + 1 == len(before):
            return before[i - 1].kind == INNER
        left, right = before[i - 1], before[i + 1]
        if left.kind not in (NOUN, INNER) or right.kind not in (NOUN, INNER):
            return False
        return text[left.start : left.end] not in self.lexicon.heads and INNER in (left.kind, right.kind)

    def _quoted(self, words: Words, at: int, head: Head) -> int | None:
        """Where a quotation that ends right before the words begins (“两山”红色旅游铁路)."""
        text = words.text
        if head.project or head.label == Label.ORG or at < 3 or text[at - 1] not in '”"' or text[at] == "字":
            return None
        begin = text.rfind("“", max(0, at - _LONGEST_QUOTE), at - 1)
        return begin if begin >= 0 and words.chunk_start(at - 1) == begin + 1 else None

    def _ranked(self, words: Words, taken: list[Word], first: int) -> bool:
        """Whether a rank, or a body with its rank, stands before the place: 市三院北区医院, 市滨江医院."""
        text = words.text
        if taken[0].kind != UNKNOWN or text[taken[0].start : taken[0].end] not in _LEVELS:
            return False
        between = taken[1:first]
        return not between or any(self._is_body(text[w.start : w.end]) for w in between)

    def _bracketed(self, words: Words, at: int) -> int | None:
        """Where a name begins that holds a place in brackets: 云湖电子（青川）研究院."""
        text = words.text
        if at < 4 or text[at - 1] not in "）)":
            return None
        opening = max(text.rfind("（", at - _LONGEST_BRACKET, at), text.rfind("(", at - _LONGEST_BRACKET, at))
        if opening < 2 or text[opening + 1 : at - 1] not in self.lexicon.classes:
            return None
        if self.lexicon.classes[text[opening + 1 : at - 1]] != PLACE:
            return None
        before = words.before(opening)
        if not before or not (is_own(before[-1], text, self.lexicon) or before[-1].kind == CROWN):
            return None
        return before[-1].start

    def _first_own(self, words: Words, taken: list[Word], head: Head) -> int | None:
        """Which of the words is the first that something is named by."""
        for i, word in enumerate(taken):
            if self._own(words, word, head):
                return self._with_joined(words.text, taken, i)
            if word.kind == ORDINAL and self._counts(words, taken, i, head):
                return _led_by_place(words.text, taken, i)
            if is_terrain(taken, i, words.text):
                return i - 1
        return None

    def _counts(self, words: Words, taken: list[Word], i: int, head: Head) -> bool:
        """Whether an ordinal tells one of several (第四自来水厂); 全国第一大桥 is a boast."""
        text = words.text
        if not head.level or head.project or text[taken[i].start] != "第":
            return False
        if text[taken[i].end : taken[i].end + 1] in _COUNTS:
            return False
        boast = text[taken[i].start : taken[i].end] == "第一"
        return not boast or taken[i].start == words.chunk_start(taken[i].start)

    def _own(self, words: Words, word: Word, head: Head) -> bool:
        text, lexicon = words.text, self.lexicon
        if is_own(word, text, lexicon):
            return True
        if head.line and word.kind == UNKNOWN and _ABROAD.fullmatch(text, word.start, word.end):
            return True
        if word.kind == CROWN and head.place and head.label == Label.FACILITY:
            crown = text[word.start : word.end]
            return crown[0] == "中" and len(crown) == 2 and crown not in _VAGUE
        street = lexicon.heads.get(text[word.start : word.end])
        if head.line and street is not None and street.road and street.word[-1] == "环":
            return True  # 北外环高速
        if head.line and word.kind in (NOUN, INNER) and self._joins_places(text[word.start : word.end]):
            return text.startswith(_LINES, word.end)
        return (
            word.kind == LATIN
            and (head.line or head.physical)
            and _ROAD_NUMBER.match(text, word.start) is not None
        )

    def _with_joined(self, text: str, taken: list[Word], i: int) -> int:
        """The first word of a name that goes on to the left: 京港澳高速, 荷花路浔溪隧道."""
        if (
            i
            and taken[i].kind == UNKNOWN
            and text[taken[i].start] in "路街"
            and taken[i - 1].kind in (NOUN, INNER)
        ):
            return i - 1
        if i == 0 or taken[i].kind not in (NOUN, INNER):
            return i
        word = taken[i - 1]
        single = word.kind == UNKNOWN and word.end - word.start == 1
        return i - 1 if single and text[word.start] in self.lexicon.pairs else i

    def _joins_places(self, part: str) -> bool:
        """Whether a word may be made of the short names of places: 沪宁, 天平."""
        known = part in self.lexicon.generic or part in self.lexicon.nameless
        return len(part) in (2, 3) and not known and self.lexicon.pairs.issuperset(part)

    def _is_telling(self, text: str, name: list[Word], head: Head) -> bool:
        """Whether a project's name says enough: a place or firm, or more than one short unknown word."""
        if any(word.kind in (PLACE, FIRM) for word in name):
            return True
        telling = sum(w.end - w.start for w in name if text[w.start : w.end] not in self.lexicon.generic)
        return telling + len(head.word) > _SHORTEST_PROJECT

    def _is_physical(self, text: str, name: list[Word]) -> bool:
        social = any(text[word.start : word.end] in _SOCIAL for word in name)
        for word in name:
            part = text[word.start : word.end]
            if part in self.lexicon.physical or (word.kind == PLACE and not social):
                return True
            known = self.lexicon.heads.get(part)
            if known is not None and known.label == Label.FACILITY and not known.project:
                return True
            if word.kind == UNKNOWN and not self.lexicon.physical_characters.isdisjoint(part):
                return True
        return False

    def _common(self, words: Words, taken: list[Word], at: int, end: int, head: Head) -> int | None:
        """Names without a word of their own: 市人民医院, 国家乳业技术创新中心, 疫情防控指挥部."""
        text = words.text
        if head.needs == "number":
            named = bool(taken) and text[taken[0].start : at] in ("地铁", "轨道交通")
            return taken[0].start if named else at
        if not taken or _COUNT.match(text, end):
            return None
        ranked = next((word for word in taken if word.kind != INNER), taken[0])  # 改扩建市中医院
        if head.level and ranked.kind == UNKNOWN and text[ranked.start : ranked.end] in _LEVELS:
            return ranked.start if ranked is not taken[-1] or len(head.word) > 1 else None
        first = taken[0]
        if head.solid and self._names_alone(text, taken, head):
            return first.start
        if head.label == Label.ORG:
            return self._common_body(text, taken, at, end, head)
        return self._common_work(words, taken, at, end, head)

    def _common_work(self, words: Words, taken: list[Word], at: int, end: int, head: Head) -> int | None:
        """Works without a word of their own: a stage of a work (体育中心二期), one that is being built."""
        text, first = words.text, taken[0]
        if head.needs == "stage":
            doing = (i for i, word in enumerate(taken) if text[word.start : word.end] not in _DOING)
            own = next(doing, 0)
            staged = self._is_work(text[taken[-1].start : at]) and len(taken) > own + 1
            return taken[own].start if staged else None
        alone = first.start == words.chunk_start(at) and not head.project and self._telling(text, taken)
        return first.start if alone and self._progressing.match(text, end) else None

    def _common_body(self, text: str, taken: list[Word], at: int, end: int, head: Head) -> int | None:
        """Bodies without a word of their own: 国家乳业技术创新中心, a group when it is founded."""
        first, telling = taken[0], self._telling(text, taken)
        if head.solid and text[at - 2 : at] != "企业" and _FOUNDED.match(text, end):
            return first.start
        state = self._before_state(text, taken) if head.word.endswith(("实验室", "中心")) else None
        if state is not None:
            return state
        if first.kind == CROWN:
            great = head.place and text[first.start : first.end] in _GREAT
            return first.start if head.needs == "level" or telling or great else None
        enough = head.needs == "stem" and telling and at - first.start >= _SHORTEST_STEM
        return first.start if enough else None

    def _telling(self, text: str, taken: list[Word]) -> bool:
        """Whether a word says more than kind and rank."""
        return any(w.kind != CROWN and text[w.start : w.end] not in self.lexicon.generic for w in taken)

    def _before_state(self, text: str, taken: list[Word]) -> int | None:
        """Where the field before 国家 begins: 储能技术国家重点实验室."""
        begin = next((i for i, word in enumerate(taken) if word.kind != INNER), 0)
        for i in range(begin + 1, len(taken)):
            if taken[i].kind == CROWN and text[taken[i].start : taken[i].end] == "国家":
                field = [text[word.start : word.end] for word in taken[begin:i]]
                return None if self.lexicon.generic.issuperset(field) else taken[begin].start
        return None

    def _names_alone(self, text: str, taken: list[Word], head: Head) -> bool:
        """Whether one common word of two or three characters names a bridge or firm (英雄大桥)."""
        word = taken[-1]
        part = text[word.start : word.end]
        if head.label == Label.ORG and word.kind == UNKNOWN and len(part) == 2 and part[0] == "中":
            return len(taken) == 1  # 中茶集团: short for 中国茶叶
        known = part in self.lexicon.generic or part in self.lexicon.nameless
        if known or word.kind not in (NOUN, INNER) or len(part) not in (2, 3):
            return False
        return len(taken) == 1 or (len(taken) == 2 and taken[0].kind == PLACE)

    def _bound(self, words: Words, before: list[Word], at: int, head: Head) -> int | None:
        """谈爱桥: a short head right behind one word of its own at the edge of a phrase."""
        word = before[-1]
        length = word.end - word.start
        if head.level and word.kind == UNKNOWN and words.text[word.start : word.end] in _LEVELS:
            return word.start  # 市一中
        if head.road and word.kind in (PLACE, NOUN, INNER):
            part = words.text[word.start : word.end]
            sure = part not in self.lexicon.nameless and part not in self.lexicon.generic
            enough = word.kind == PLACE or part in self.lexicon.streets
            enough = enough or (sure and length == 2 and len(head.word) > 1)
        elif word.kind == PLACE and head.word.endswith("站"):
            enough = True
        elif word.kind == CROWN:
            enough = head.place and words.text[word.start : word.end] in _GREAT
        elif word.kind == PLACE:
            enough = head.label == Label.ORG or head.word == "港" or (head.word == "桥" and length > 2)
        else:
            enough = word.kind == UNKNOWN and 2 <= length <= 4 and is_own(word, words.text, self.lexicon)
        if not enough or words.text[word.start - 1 : word.start] == "“":
            return None
        rest = before[:-1]
        return rest[-1].start if rest and rest[-1].kind in (PLACE, CAPACITY) else word.start

    def _only_place(self, words: Words, name: list[Word], head: Head) -> bool:
        """Whether nothing but a place and words that only qualify stands before the head (湖北重点项目)."""
        text, generic = words.text, self.lexicon.generic
        for word in name:
            batch = word.kind == ORDINAL and text[word.end : word.end + 1] in _COUNTS
            if not (word.kind == PLACE or batch or text[word.start : word.end] in generic):
                return False
        rest = [text[w.start : w.end] for w in name if w.kind != PLACE]
        if head.adjacent and any(self._is_body(word) for word in rest):
            return False
        if head.capacity:
            return not any(self._is_work(word) for word in rest)
        return sum(map(len, rest)) + len(head.word) < _LONG_GENERIC

    def _is_body(self, word: str) -> bool:
        head = self.lexicon.heads.get(word)
        if head is None or head.trade:
            return False
        return head.label == Label.ORG and head.needs in ("name", "bound")

    def _is_work(self, word: str) -> bool:
        head = self.lexicon.heads.get(word)
        return head is not None and head.label == Label.FACILITY and not head.project


def _led_by_place(text: str, taken: list[Word], i: int) -> int:
    """The word that a name with an ordinal begins with: the place or rank before (市第三福利院)."""
    if i == 0:
        return i
    before = taken[i - 1]
    ranked = before.end - before.start == 1 and text[before.start] in _LEVELS
    return i - 1 if ranked or before.kind == PLACE else i


def _carries(word: Word) -> bool:
    """Whether a capacity after this word belongs to a name (吉化120万吨…)."""
    return word.kind in (PLACE, FIRM, UNKNOWN) or (word.kind == NOUN and word.end - word.start == 2)


def between_ends(words: list[Word], i: int) -> bool:
    """Whether 至 stands between the two ends of a line (云湖至青川); one may be a common word."""
    if not 0 < i < len(words) - 1:
        return False
    kinds = {words[i - 1].kind, words[i + 1].kind}
    return kinds <= {PLACE, UNKNOWN, NOUN} and kinds != {NOUN}

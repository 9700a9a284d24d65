"""How events are named in reports: the table of words, the search for heads, and where a name begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from attrs import frozen

from gwreport.errors import DataTableError
from gwreport.tables.files import read_toml
from gwreport.tables.matching import WordMatcher, any_of

_TABLE = "mentions/events/words.toml"
KINDS = frozenset(
    {
        "plenum",
        "congress",
        "meeting",
        "occasion",
        "promotion",
        "short",
        "proper",
        "jubilee",
        "tour",
        "disaster",
    }
)

NUMBER = r"[一二三四五六七八九十百廿〇零0-9０-９]{1,5}"
#: A body or area that calls a meeting.
CALLER = (
    r"(?:党中央|中央|全国|国务院|国家|全[军省市县区州旗盟镇乡]|区党委"
    r"|(?:自治[区州县旗]|[省市县区州盟旗镇乡地])(?:党?委|政府)?)"
)
# How far back a name may begin.
WINDOW = 44


class Head(NamedTuple):
    """A word that may close the name of an event: where it stands and what kind of name it closes."""

    start: int
    end: int
    kind: str


@frozen(slots=False)
class EventGrammar:
    """The words of ``mentions/events/words.toml``, compiled."""

    heads: tuple[tuple[str, str], ...]
    matcher: WordMatcher
    before: re.Pattern[str]
    generic: re.Pattern[str]
    after: re.Pattern[str]
    unlisted: tuple[str, ...]

    def find(self, text: str) -> Iterable[Head]:
        """The heads in ``text``, leftmost and longest, without those that only look like one."""
        heads = self.heads
        for index, start, end in self.matcher.find(text):
            kind = heads[index][1]
            if kind != "decoy":
                yield Head(start, end, kind)


_BREAK = re.compile(r"[，。；：！？…、,;:!?《》【】\[\]\s/|．]")
_ORDINAL_BREAK = re.compile(r"[，。；：！？…,;:!?《》【】\[\]\s/|．]")
_JOINING = frozenset("与和及")
_COUNTED = re.compile(rf"(?:{NUMBER}|[两各多数几])[余多]?[届场次个项期批](?!全国|人大|政协|人民|{NUMBER}次)")


def clause_start(text: str, end: int, *, lists: bool = False) -> int:
    """Where the clause that ends at ``end`` begins, ``WINDOW`` characters back at most.

    With ``lists``, members joined by 、 count as one clause.
    """
    low = max(0, end - WINDOW)
    for match in (_ORDINAL_BREAK if lists else _BREAK).finditer(text, low, end):
        low = match.end()
    return low


def name_start(grammar: EventGrammar, text: str, low: int, head: int, *, joined: bool = False) -> int:
    """Where the name whose head stands at ``head`` begins: behind verbs, open marks and counts.

    A name that is ``joined`` goes on across 与, 和 and 及.
    """
    low = _behind_marks(text, low, head)
    quoted = text.find("“", low, head)
    closed = text.find("”", low, head)
    for match in grammar.before.finditer(text, low, head):
        in_quotes = 0 <= quoted < match.start() and (closed < 0 or match.end() <= closed)
        if not in_quotes and not (joined and match[0] in _JOINING):
            low = match.end()
    while low < head and text[low] in "）)”’":
        low += 1
    counted = _COUNTED.match(text, low, head)
    return low if counted is None else counted.end()


def _behind_marks(text: str, low: int, head: int) -> int:
    """Behind a bracket or quotation mark that stands in the clause without its partner."""
    for opening, closing in ("“”", "（）", "()", "‘’"):
        if closing not in text[low:head] and opening not in text[low:head]:
            continue
        last_open, last_close = text.rfind(opening, low, head), text.rfind(closing, low, head)
        first_open, first_close = text.find(opening, low, head), text.find(closing, low, head)
        if last_open > last_close and not (opening == "“" and _ordinal_before(text, low, last_open)):
            low = last_open + 1
        elif first_close >= 0 and (first_open < 0 or first_close < first_open):
            low = first_close + 1
    return low


_ORDINAL_END = re.compile(rf"(?:第?{NUMBER}[届次]|首届|全国|[省市县区州])\Z")


def _ordinal_before(text: str, low: int, at: int) -> bool:
    return _ORDINAL_END.search(text, low, at) is not None


@cache
def grammar() -> EventGrammar:
    """The grammar of ``mentions/events/words.toml``, read once.

    Raises ``DataTableError`` where the table breaks its own rules.
    """
    table = read_toml(_TABLE)
    kinds: dict[str, str] = {}
    for kind, words in table["heads"].items():
        if kind not in KINDS:
            raise DataTableError(_TABLE, f"heads.{kind}", f"expected one of {', '.join(sorted(KINDS))}")
        _add(kinds, words, kind)
    _add(kinds, table["names"]["names"], "name")
    _add(kinds, table["names"]["past"], "past")
    _add(kinds, table["names"]["numbered"], "numbered")
    _add(kinds, table["decoys"]["words"], "decoy")
    _add(kinds, _party_congresses(), "party")
    heads = tuple(kinds.items())
    return EventGrammar(
        heads,
        WordMatcher((word for word, _ in heads), dense=True),
        _before(table["before"]),
        _words(table["generic"]["words"]),
        _words(table["after"]["words"]),
        tuple(table["unlisted"]["ends"]),
    )


def _add(kinds: dict[str, str], words: Iterable[str], kind: str) -> None:
    for word in words:
        if word in kinds:
            raise DataTableError(_TABLE, word, f"stands under {kinds[word]} and under {kind}")
        kinds[word] = kind


def _party_congresses() -> Iterable[str]:
    """The short names of party congresses: 十二大 to 二十九大, and those written with 党的."""
    digits = "一二三四五六七八九"
    teens, twenties = ["十" + digit for digit in digits], ["二十", *("二十" + digit for digit in digits)]
    names = [number + "大" for number in (*digits, "十", *teens, *twenties)]
    return [*names[11:], *("党的" + name for name in names)]


def _before(table: Mapping[str, Any]) -> re.Pattern[str]:
    """The words before names, each with what it stands behind, or may not, and what it may not begin."""
    behind, only, begins = table["not_behind"], table["only_behind"], table["single"]
    parts = []
    for word in sorted({*table["words"], *begins}, key=len, reverse=True):
        guard = "".join(f"(?<!{re.escape(part)})" for part in behind.get(word, ()))
        if word in only:
            guard += f"(?<=[{''.join(only[word])}])"
        parts.append(f"{guard}{re.escape(word)}{_not_beginning(word, begins.get(word, ()))}")
    return re.compile("|".join(parts))


def _not_beginning(part: str, words: Iterable[str]) -> str:
    rests = "|".join(re.escape(word[len(part) :]) for word in words)
    return f"(?!{rests})" if rests else ""


def _words(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(any_of(words))

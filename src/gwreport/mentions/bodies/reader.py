"""All names of bodies and works of a text, from heads and lists together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from gwreport.mentions.bodies.grammar import NameGrammar, longest, name_grammar
from gwreport.mentions.bodies.lexicon import name_table
from gwreport.mentions.bodies.lists import NameLists
from gwreport.mentions.bodies.words import Name, choice
from gwreport.model import Label, Mention
from gwreport.span import Span

# Works that lead water or gas from one river or side to another: 引江济淮, 西气东输三线.
_TRANSFER: Final = re.compile(
    "引[江汉黄滦大洮绰淮渭沁湘乌漳湟青][济入补][淮渭晋津秦汉辽青冀卫石平湘济呼湟肥巢琼]"
    "(?:[一二三]期)?(?:工程)?|(?:南水北调|西气东输|西电东送)"
    "(?:[东中西]线(?:[一二三]期)?(?:工程)?|[一二三四]线(?:工程)?|工程|[\u4e00-\u9fff]{2,4}?段)"
)
# What stands in quotation marks and begins so counts something or is a saying: “一园两基地”, “最后一公里”.
_SLOGAN: Final = r"[一二三四五六七八九十百千最断\d]"
# Roads by their class and number; a number alone needs its 线.
_STRETCH: Final = r"[\u4e00-\u9fff]{2,14}?(?<!阶)段(?![时性])"
_LENGTH: Final = r"(?!\d|\.\d|[多余]?公里|千米|条)"
_ROAD: Final = re.compile(
    rf"(?<!国)(?:国道|省道|县道)[GSXgsx]?\d{{2,4}}{_LENGTH}线?(?:{_STRETCH})?"
    rf"|(?<![A-Za-z])[GSX]\d{{2,4}}(?:线(?:{_STRETCH})?|{_STRETCH})"
)
_TITLE: Final = re.compile(r"《[^《》\n]{1,80}》")


class NameReader:
    """Reads names by their heads and by the lists that they stand in, so that each has one label."""

    def __init__(self, grammar: NameGrammar | None = None) -> None:
        self.grammar = grammar if grammar is not None else name_grammar()
        works = name_table("facilities")
        self._lists = (
            NameLists(name_table("organizations")["lists"], Label.ORG),
            NameLists(works["lists"], Label.FACILITY),
        )
        verbs = choice(works["progress"]["verbs"])
        done = f"(?:顺利|成功|正式|全面|全线)?(?:{verbs})"
        self._quoted = re.compile(f"“(?!{_SLOGAN})[^“”，。；、：\\s]{{2,14}}”(?={done})")

    def names(self, text: str) -> tuple[Name, ...]:
        """The names in the order of the text, disjoint."""
        words = self.grammar.words(text)
        found = [*self.grammar.candidates(words), *self._built(text)]
        for lists in self._lists:
            found.extend(lists.names(words))
        told = longest(found)
        alone = [name for lists in self._lists for name in lists.subjects(words)]
        alone.extend(name for lists in self._lists for name in lists.shortened(words, told))
        return tuple(told if not alone else _with_untouched(told, alone))

    def _built(self, text: str) -> Iterator[Name]:
        """“深蓝一号”投产: quoted, and built."""
        for match in _ROAD.finditer(text):
            yield Name(match.start(), match.end(), Label.FACILITY, "facility.number")
        for match in _TRANSFER.finditer(text):
            yield Name(match.start(), match.end(), Label.FACILITY, "facility.transfer")
        for match in self._quoted.finditer(text):
            yield Name(match.start(), match.end(), Label.FACILITY, "facility.quoted")


def _with_untouched(told: list[Name], more: Iterable[Name]) -> list[Name]:
    """The names with those of ``more`` that touch none of them."""
    covered = {place for name in told for place in range(name.start, name.end)}
    free = [name for name in more if covered.isdisjoint(range(name.start, name.end))]
    return longest([*told, *free])


@cache
def name_reader() -> NameReader:
    """The reader over the data tables, made once."""
    return NameReader()


@lru_cache(maxsize=1)
def read_names(text: str) -> tuple[Name, ...]:
    """The names of a text by the data tables.

    The last answer is kept: bodies and works of one report are asked for one after the other.
    """
    return name_reader().names(text)


def mentions_of(label: Label, names: Iterable[Name], text: str) -> list[Mention[str]]:
    """The names of one label as mentions, without those in the titles of documents."""
    titles = iter([match.span() for match in _TITLE.finditer(text)])
    title = next(titles, None)
    found = []
    for name in names:
        while title is not None and title[1] <= name.start:
            title = next(titles, None)
        if name.label == label and (title is None or name.end <= title[0]):
            span = Span(name.start, name.end)
            found.append(Mention(span, span.of(text), label, span.of(text), name.rule))
    return found

"""All names of bodies and works of a text, from heads, lists and forms of their own together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from gwreport.mentions.bodies.heads import HeadNames
from gwreport.mentions.bodies.lexicon import body_lexicon
from gwreport.mentions.bodies.lists import ListedNames, body_list_words, work_list_words
from gwreport.mentions.bodies.names import BodyName, NameRule
from gwreport.mentions.bodies.state import StateBodies
from gwreport.mentions.bodies.tables import BodyTables, FacilityTable, body_tables
from gwreport.mentions.bodies.words import Words
from gwreport.mentions.verdicts import Refused
from gwreport.model import Label
from gwreport.script.classes import HAN_RANGE
from gwreport.script.overlap import settle, untouched
from gwreport.tables.matching import any_of

# Roads by their class and number; a number alone needs its 线. One class first: a search for it is fast.
_STRETCH: Final = r"[\u4e00-\u9fff]{2,14}?(?<!阶)段(?![时性])"
_LENGTH: Final = r"(?!\d|\.\d|[多余]?公里|千米|条)"
_ROAD: Final = re.compile(
    rf"[国省县GSX](?:(?<!国[国省县])(?<=[国省县])道[GSXgsx]?\d{{2,4}}{_LENGTH}线?(?:{_STRETCH})?"
    rf"|(?<![A-Za-z][GSX])(?<=[GSX])\d{{2,4}}(?:线(?:{_STRETCH})?|{_STRETCH}))"
)


# What is quoted and begins so counts something or is a saying: “一园两基地”, “最后一公里”.
_NO_QUOTED_NAME: Final = r"[一二三四五六七八九十百千最断\d]"
_PHASES: Final = "(?:[一二三]期)?(?:工程)?"


class BodyReader:
    """Reads names by their heads, by the lists that they are in and by their form; each has one label.

    ``tables`` replace those that come with gwreport.
    """

    def __init__(self, tables: BodyTables | None = None) -> None:
        tables = tables if tables is not None else body_tables()
        self.lexicon = body_lexicon(tables)
        self._heads = HeadNames(self.lexicon, StateBodies(tables.organizations.state))
        self._lists = (
            ListedNames(body_list_words(tables.organizations.lists)),
            ListedNames(work_list_words(tables.facilities.lists)),
        )
        self._forms = (
            (_ROAD, NameRule.ROAD_NUMBER),
            (_transfers(tables.facilities), NameRule.TRANSFER),
            (_quoted_works(tables.facilities), NameRule.QUOTED),
        )

    def names(self, text: str) -> tuple[BodyName, ...]:
        """The names in the order of the text, disjoint."""
        words = Words(text, self.lexicon)
        found = [name for lists in self._lists for name in lists.names(words)]
        found.extend(name for name in self._heads.judged(words) if isinstance(name, BodyName))
        found.extend(self._by_form(text))
        sure = settle(found)  # of one range a list comes first: a plant in a list of firms is a firm
        unsure = [name for lists in self._lists for name in lists.shortened(words, sure)]
        unsure.extend(name for lists in self._lists for name in lists.subjects(words))
        return tuple(settle([*sure, *untouched(unsure, sure)]) if unsure else sure)

    def refusals(self, text: str) -> Iterator[Refused]:
        """The heads that name nothing, each with the rule that says so."""
        return (said for said in self._heads.judged(Words(text, self.lexicon)) if isinstance(said, Refused))

    def _by_form(self, text: str) -> Iterator[BodyName]:
        """Works by a form of their own: 国道104线, 引江济淮工程, “深蓝一号”投产."""
        for pattern, rule in self._forms:
            for match in pattern.finditer(text):
                yield BodyName(match.start(), match.end(), Label.FACILITY, rule)


def _transfers(table: FacilityTable) -> re.Pattern[str]:
    """引江济淮, 西气东输三线: works that lead water, gas or power from one side to another."""
    words = table.transfers
    firsts = "".join(dict.fromkeys(name[0] for name in words.names))
    names = "|".join(f"(?<={name[0]}){name[1:]}" for name in words.names)
    return re.compile(
        f"[引{firsts}](?:(?<=引)[{words.from_}][济入补][{words.to}]{_PHASES}|(?:{names})"
        f"(?:[东中西]线{_PHASES}|[一二三四]线(?:工程)?|工程|[{HAN_RANGE}]{{2,4}}?段))"
    )


def _quoted_works(table: FacilityTable) -> re.Pattern[str]:
    """“深蓝一号”投产: quoted, and built."""
    words = table.progress
    built = f"(?:{any_of(words.adverbs)})?(?:{any_of(words.verbs)})"
    return re.compile(f"“(?!{_NO_QUOTED_NAME})[^“”，。；、：\\s]{{2,14}}”(?={built})")


@cache
def body_reader() -> BodyReader:
    """The reader over the data tables, made once."""
    return BodyReader()

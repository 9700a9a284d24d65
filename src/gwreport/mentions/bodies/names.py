"""What is said of a head: a name with its rule, or a refusal with its rule."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from gwreport.mentions.bodies.kinds import BodyHead
from gwreport.mentions.bodies.words import Word, Words
from gwreport.model import Label


class NameRule(StrEnum):
    """How a name was found; a mention's rule is ``organization.`` or ``facility.`` and one of these."""

    # Where the name begins that a head ends.
    OWN = "own"  # 沐岭大桥: at a place, a firm or an unknown word
    LED = "led"  # 220千伏沐岭输变电工程: with an amount, ordinal or code before its own word
    UNDER_RANK = "under-rank"  # 市滨江医院: with a rank before its own word
    RANK = "rank"  # 市人民医院: at a rank, without a word of its own
    BOUND = "bound"  # 谈爱桥, 市一中: one word right before a short head
    BRACKETED = "bracketed"  # 云湖电子（青川）研究院
    OPENED = "opened"  # “两山”红色旅游铁路: at a quotation
    COMMON_WORD = "common-word"  # 英雄大桥: a common word that says nothing of use
    LINE_NUMBER = "line-number"  # 地铁1号线
    STAGED = "staged"  # 体育中心二期: a kind of work with its stage
    PROGRESSING = "progressing"  # 会展中心开工: a work that is being built
    FOUNDED = "founded"  # 文旅集团成立: a group that is founded
    FIELD = "field"  # 储能技术国家重点实验室
    SCOPE = "scope"  # 国家羊绒技术创新中心
    DESCRIBED = "described"  # 疫情防控指挥部: words that say its task
    # Firms.
    FIRM = "firm"  # 中石化: of the table
    TRADE = "trade"  # 沐源光电: its own word, a trade and what only firms do
    # Bodies of party and state.
    RANKED = "ranked"  # 市委
    NATIONAL = "national"  # 国务院
    MASS = "mass"  # 工会、共青团、妇联
    # Lists.
    LIST = "list"  # 沐岭电子、青渠材科等12家企业
    SUBJECT = "subject"  # 岙湖新天地建成投用: what only works or firms do
    # Forms of their own.
    ROAD_NUMBER = "road-number"  # 国道104线
    TRANSFER = "transfer"  # 引江济淮工程
    QUOTED = "quoted"  # “蓝湾一号”投产


class RefusalRule(StrEnum):
    """Why nothing is named at a head."""

    BEYOND = "beyond"  # 北河港工业区: a place, meeting or idea follows
    NO_STAGE = "no-stage"  # 第一期
    NO_NUMBER = "no-number"  # 号线 without its number
    NOTHING_BEFORE = "nothing-before"  # ，水库: no word before the head
    NO_STREET = "no-street"  # 沐岭路通…: no list, stretch or work follows
    WITHIN_QUOTES = "within-quotes"  # 命名为“沐岭特色小镇”
    UNBOUND = "unbound"  # 铁矿: no word of its own right before a short head
    COUNTED = "counted"  # 新建水库3座
    NO_OWN_WORD = "no-own-word"  # 重点工程: only words of kind
    CAMPAIGN = "campaign"  # 沐岭素质工程: no word of building
    SHORT_PROJECT = "short-project"  # one short unknown word before 项目
    RANK_ONLY = "rank-only"  # 省厅: a rank and one character
    # Firms.
    PART_OF_WORD = "part-of-word"  # a firm's short name within other characters
    # Bodies of party and state.
    GOES_ON = "goes-on"  # 市政府所在地, 市委书记
    NO_TERM = "no-term"  # 新一届政府
    UNRANKED = "unranked"  # 各级政府
    ALONE = "alone"  # 政协 that is not beside 人大
    FEW = "few"  # 工商联: fewer than three mass organisations


class Edge(NamedTuple):
    """Where a name begins, and by which rule."""

    start: int
    rule: NameRule


class Refusal(NamedTuple):
    """Nothing is named, by which rule."""

    rule: RefusalRule


Verdict = Edge | Refusal


class HeadCandidate(NamedTuple):
    """A head where it was found.

    ``start`` and ``end`` are the head's; ``right`` is where the name ends with its stages, works and
    stretches; ``before`` are the words before the head.
    """

    words: Words
    head: BodyHead
    start: int
    end: int
    right: int
    before: list[Word]


class BodyName(NamedTuple):
    """A name found: its range, what it names and the rule that found it."""

    start: int
    end: int
    label: Label
    rule: NameRule


#: What the ids of rules begin with.
PREFIXES: Final = {Label.ORG: "organization", Label.FACILITY: "facility"}

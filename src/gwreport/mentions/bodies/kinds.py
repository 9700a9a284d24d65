"""Kinds of heads, the words that end names of bodies and works, and classes of the words before them.

What holds for a head is asked by sets of kinds (``head.kind in NAMED_BY_PLACE``), so that a kind is described
by the sets that it is in.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from attrs import field, frozen

from gwreport.model import Label

# Classes of words: common noun, noun made from a verb, verb, place, firm, a word of scope (国家).
NOUN: Final = "N"
INNER: Final = "W"
VERB: Final = "V"
PLACE: Final = "P"
FIRM: Final = "B"
SCOPE: Final = "K"
# Classes of what the lexicon does not hold: unknown characters, Latin letters and digits, an ordinal (第一,
# 三号), a counted or measured amount, a capacity, a grade (5A级), a joining and a stopping character.
UNKNOWN: Final = "U"
LATIN: Final = "L"
ORDINAL: Final = "T"
COUNTED: Final = "M"
CAPACITY: Final = "Q"
GRADE: Final = "G"
JOIN: Final = "C"
STOP: Final = "F"
#: Classes of words that no name goes across.
ENDING: Final = frozenset({VERB, STOP, COUNTED})


class HeadKind(StrEnum):
    """What the last word of a name is; ``[heads.KIND]`` of the tables lists the words of most kinds."""

    # Bodies.
    COMPANY = "company"  # 有限公司
    GROUP = "group"  # 集团
    INSTITUTION = "institution"  # 大学
    LOCAL_INSTITUTION = "local_institution"  # 人民医院
    CENTRE = "centre"  # 技术创新中心
    LABORATORY = "laboratory"  # 实验室
    SHORT_UNIVERSITY = "short_university"  # 交大
    SHORT_SCHOOL = "short_school"  # 一中
    COMMITTEE = "committee"  # 委员会
    BUREAU = "bureau"  # 财政局
    # Bodies whose names are known, or whose words say what they are.
    TRADE = "trade"  # 电子, the last word of a firm's short name
    FIRM = "firm"  # 中石化
    STATE = "state"  # 市委
    MASS = "mass"  # 妇联
    CONSULTATIVE = "consultative"  # 政协 beside 市人大
    # Works.
    ROUTE = "route"  # 高速公路
    MAJOR_WORK = "major_work"  # 机场
    LOCAL_WORK = "local_work"  # 客运站
    VENUE = "venue"  # 博物馆
    BRIDGE = "bridge"  # 大桥
    SQUARE = "square"  # 广场
    STREET = "street"  # 路
    RING_STREET = "ring_street"  # 外环
    BASE = "base"  # 生产基地
    ENGINEERING = "engineering"  # 工程
    PROJECT = "project"  # 项目
    TRACK = "track"  # 线
    PORT = "port"  # 港
    SHORT_BRIDGE = "short_bridge"  # 桥
    STATION = "station"  # 南站
    SHORT_WORK = "short_work"  # 矿
    STAGE = "stage"  # 三期
    NUMBERED_LINE = "numbered_line"  # 2号线


_K = HeadKind
#: Kinds that name a body; all others name a work.
BODIES: Final = frozenset(
    {
        *(_K.COMPANY, _K.GROUP, _K.INSTITUTION, _K.LOCAL_INSTITUTION, _K.CENTRE, _K.LABORATORY),
        *(_K.SHORT_UNIVERSITY, _K.SHORT_SCHOOL, _K.COMMITTEE, _K.BUREAU),
        *(_K.TRADE, _K.FIRM, _K.STATE, _K.MASS, _K.CONSULTATIVE),
    }
)
#: Kinds with a closed list of names or words, which are read by rules of their own.
CLOSED: Final = frozenset({_K.TRADE, _K.FIRM, _K.STATE, _K.MASS, _K.CONSULTATIVE, _K.STAGE, _K.NUMBERED_LINE})
#: Kinds whose words the state bodies are read from.
STATE_KINDS: Final = frozenset({_K.STATE, _K.MASS, _K.CONSULTATIVE})
#: Streets: named only where a list, a stretch or work on them follows.
STREETS: Final = frozenset({_K.STREET, _K.RING_STREET})
#: Short words that end a name only right after one word of its own.
BOUND: Final = STREETS | {
    *(_K.SHORT_UNIVERSITY, _K.SHORT_SCHOOL),
    *(_K.TRACK, _K.PORT, _K.SHORT_BRIDGE, _K.STATION, _K.SHORT_WORK),
}
#: Of these, those that any place binds (西安交大, 云湖南站).
BOUND_BY_PLACE: Final = frozenset({_K.SHORT_UNIVERSITY, _K.SHORT_SCHOOL, _K.PORT, _K.STATION})
#: Kinds that a place alone names (武汉大学, but not 武汉企业).
NAMED_BY_PLACE: Final = STREETS | {
    *(_K.GROUP, _K.INSTITUTION, _K.SHORT_UNIVERSITY, _K.SHORT_SCHOOL, _K.COMMITTEE, _K.BUREAU),
    *(_K.MAJOR_WORK, _K.LOCAL_WORK, _K.VENUE, _K.BRIDGE, _K.SQUARE),
}
#: Kinds that a place names only right before the head (武汉实验室).
NAMED_BY_PLACE_BESIDE: Final = frozenset({_K.COMPANY, _K.LOCAL_INSTITUTION, _K.LABORATORY})
#: Kinds that a rank alone names (市人民医院, 县客运站).
NAMED_BY_RANK: Final = frozenset(
    {
        *(_K.GROUP, _K.INSTITUTION, _K.LOCAL_INSTITUTION, _K.SHORT_SCHOOL, _K.COMMITTEE, _K.BUREAU),
        *(_K.LOCAL_WORK, _K.VENUE, _K.SQUARE),
    }
)
#: Kinds that one common word names if it does not say what the work is for (英雄大桥).
NAMED_BY_COMMON_WORD: Final = frozenset({_K.GROUP, _K.BRIDGE, _K.SQUARE})
#: Works that stretches may follow (…鄂州段).
LINES: Final = STREETS | {
    *(_K.ROUTE, _K.MAJOR_WORK, _K.LOCAL_WORK, _K.BRIDGE, _K.TRACK, _K.NUMBERED_LINE),
}
#: Works whose name may hold a quantity (…120万吨乙烯项目).
WITH_CAPACITY: Final = frozenset({_K.ENGINEERING, _K.PROJECT, _K.STAGE})
#: Works that need more than one short word of their own.
PROJECTS: Final = frozenset({_K.BASE, _K.ENGINEERING, _K.PROJECT})
#: Bodies whose name within a longer one keeps that a body's (市三院北区医院).
INNER_BODIES: Final = BODIES - CLOSED - {_K.COMMITTEE, _K.BUREAU}


#: What a body's name begins with whose head begins with its term: 市第八届人民政府.
TERM: Final = "届"


@frozen
class BodyHead:
    """A word that ends names, with its kind and what it names."""

    word: str
    kind: HeadKind
    label: Label = field(init=False)

    @label.default
    def _label(self) -> Label:
        return Label.ORG if self.kind in BODIES else Label.FACILITY

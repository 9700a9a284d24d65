"""What is known while a sentence is read from left to right."""

from __future__ import annotations

from attrs import define, field

from gwreport.model import Period
from gwreport.statements.aspects import Sense
from gwreport.statements.tokens import Token
from gwreport.statements.topics import Topic


@define
class SentenceState:
    """What is known while a sentence is read from left to right."""

    topic: Topic | None = None
    gap: list[Token] = field(factory=list)
    own: Period | None = None
    until: bool = False
    reached: Period | None = None
    since: int | None = None
    last: Sense | None = None
    base: int | None = None
    start: int | None = None
    length: int | None = None
    told: list[tuple[str, str]] = field(factory=list)
    measure: str = ""
    part: bool = False
    added: bool = False
    aims: bool = False
    done: bool = False
    clause: list[Token] = field(factory=list)
    clause_start: int = 0
    topic_clause: int = 0

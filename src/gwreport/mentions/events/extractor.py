"""Mentions of events: named meetings, congresses, exhibitions, forums, festivals, games and anniversaries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gwreport.interfaces import Reading
from gwreport.mentions.events import grammar as eg
from gwreport.mentions.events.lists import Event, beside
from gwreport.model import Label, Mention
from gwreport.span import Span

_SESSIONS = re.compile(
    rf"(?:第?{eg.NUMBER}届(?:中央委员会)?)?(?:第?{eg.NUMBER}[次中]|历次)"
    rf"(?:(?:全会)?[、和及与]?(?:第?{eg.NUMBER}[次中]|历次))*全(?:会|体.*)\Z"
)
_COMMITTEE = re.compile(r"(?:党的|中国共产党|中共|[省市县区州盟旗镇乡地党工]委|委员会|常委会|政协|人大)\Z")
_SESSION_NUMBER = re.compile(rf"第?{eg.NUMBER}[届次]")
_BODY = re.compile(r"人民代表大会|人大|政协|委员会|常委会|理事会|人代会|党代会")
_CALLED = re.compile(rf"{eg.CALLER}(?:[、和及与暨]{eg.CALLER})*")
_CALLERS_BEFORE = re.compile(rf"(?:{eg.CALLER}[、和及与])+\Z")
_OF_ALL = re.compile(r"全[军国省市].{2,12}工作\Z")
_BARE_LEVELS = frozenset("省市县区州盟旗镇乡地")
_ROUTINE = re.compile(
    r"常务会议|专题会|调度会|常委会议|常委会会议|办公会|党组会|碰头会|例会|全体会议|协调会|班子会"
)
_ORDINAL = re.compile(rf"第{eg.NUMBER}[届次]|首[届次](?!场)|{eg.NUMBER}届|(?:19|20)\d\d")
# The first part of a name that goes on behind 和: it has a number and no head of its own.
_NUMBERED_PART = re.compile(rf"(?:第{eg.NUMBER}届|首届)[^会节赛坛展周杯大]{{2,}}")
_PROPER = re.compile(
    r"中国|中华|世界|全球|亚洲|亚太|欧亚|全国|海峡|两岸|东盟|东亚|东北亚|丝绸之路|丝路|金砖|上合|上海合作组织|二十国|泛珠|长三角|粤港澳|APEC|G20|联合国|领导人|部长|中[非欧俄美日韩蒙阿拉亚法德英以澳越泰]"
)
# A meeting of a whole area, whose name may hold verbs: 全省…提升工作现场会.
_WIDE = re.compile(
    r".*(?P<name>全[国省市县区州](?:(?!会议|召开|举办|举行|组织|开展|参加|贯彻|落实)[^的了在是由为“”]){3,24})\Z"
)
_NUMBERED_OR_PROPER = re.compile(f"{_ORDINAL.pattern}|{_PROPER.pattern}|”")
_SPOKEN_AT = re.compile(
    r"(?:开幕式|主席团会议)?[上的]{1,2}[^，。；]{0,8}(?:讲话|致辞|演讲|指示|要求)|精神|重要讲话"
)
_JUBILEE = re.compile(
    rf"(?:成功|胜利|完成|提出|提升|实施|发表|启动|通过|建立|发现|获得)?(?:{eg.NUMBER}|百)\Z"
)
_HELD = re.compile(r"(?:纪念|庆祝|庆典)大会")
_TWO_SESSIONS = re.compile(r"(?:全国|全[省市县区州]|自治区|[省市县区州])\Z")
_INDEXED = re.compile(r"\d{1,2}")
_STOP = re.compile(r"[，。；：！？、,;:!?《》\s]")
_CLAUSE_END = re.compile(r"[，。；：！？、,;:!?《》“”\s]|\Z")
# What makes of 节 the beginning of another word.
_NO_FESTIVAL = frozenset("病衣用减柴禁假奖选日约庆会展")
#: What makes of the name of an event that of a building, a body or a system.
_PART_OF_OTHER = re.compile(
    r"室|厅|费|中心|馆|博物馆|纪念馆|展览馆|展示馆|陈列馆|堂|公园|大厦|大酒店|纪要|制度|常务委员会|常委会|代表(?!大会|团)|[^，。；、]{0,4}(?:组委会|筹委会|领导小组|指挥部)|制(?!定)|大道|路|(?<=赛)[事道区季程场]"
)
#: What makes of the name of a war or an epidemic a part of another name or of a word for work.
_WORK_ON = re.compile(
    r"防[控治疫]|监测|应急|患者|病[人例毒]|先进|表彰|纪念(?!日|活动)|博物|烈士|遗址|旧址|史|[“”]?(?:精神|斗争精神)"
)
#: Heads of meetings of states and their officers.
_OF_STATES = ("会议", "高官会", "部长会", "外长会", "财长会")
_SHORT_STOP = frozenset("议晤展谈员堂长")
# What makes of 交会 a junction.
_JUNCTION = frozenset("区处点地口")
_LONGEST_SHORT = 16


_ORDINALS = rf"(?:(?:{eg.CALLER})?第{eg.NUMBER}[次届][、和及与])+\Z"
_LEVELS = r"(?:(?<![全我各本该])[省市县区州][、和及与])+\Z"
# Parts of a name before it in a list: 第三次、第四次工作会议, 省、市第九次党代会, 全国滑冰、速滑锦标赛.
_PART_BEFORE = re.compile(_ORDINALS)
_PARTS_BEFORE = {
    "congress": re.compile(rf"{_ORDINALS}|{_LEVELS}"),
    "occasion": re.compile(
        rf"{_ORDINALS}|(?:全[国省市区县]|世界|亚洲|国际)[^，。；：、\n会赛节展杯和与及]{{1,8}}[球雪冰滑泳艇操拳道术跤箭棋跑车]、\Z"
    ),
}
_DATED = re.compile(
    r"[“\"]\d{1,2}[·.．•‧]\d{1,2}[”\"](?:(?![和与及])[\u4e00-\u9fff]|\d\.\d|\d(?=级)){0,10}\Z"
)
_STRENGTH = re.compile(r"(?:\d(?:\.\d)?级|特大|强烈|大)+\Z")
_STORM = re.compile(rf"(?:第{eg.NUMBER}号|[今去]年)?(?:超强|特强|强)\Z|第{eg.NUMBER}号\Z")
_CALLED_AFTER = re.compile(r"[“\"](?!.连)[\u4e00-\u9fff·]{2,5}[”\"]")
_CALLED_BEFORE = re.compile(r"[“\"][\u4e00-\u9fff·]{2,5}[”\"]\Z")
_PROVINCES = "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇陕秦甘陇青藏蒙宁新港澳台"
#: Characters that 行 closes a word with.
_WALKING = frozenset("先执发运流进推举实践银旅步骑远可施航飞例履奉")
_VISITORS = re.compile(
    rf"企业|[客侨外名华徽{_PROVINCES}]商|[名央国民外侨{_PROVINCES}]企|媒体|记者|专家|院士|博士|作家|名家|网红|达人|事业|非遗|名品|精品|优品"
)


class EventExtractor:
    """Finds meetings and events that have a name.

    A name has a head (全会, 博览会, 马拉松) and something that tells it from others of its kind: a number
    (第N届), a body that called it (中央, 省委), a quoted part or a word that is not generic. It begins behind
    the verb or particle before it. The value is the name without white space and enclosing quotation marks.
    Words: ``mentions/events/words.toml``. Source: labelling conventions, section 4.

    >>> reading = Reading("贯彻党的二十大和二十届二中、三中全会精神,举办第三届青川原竹藤博览会。")
    >>> [mention.text for mention in EventExtractor().extract(reading)]
    ['党的二十大', '二十届二中、三中全会', '第三届青川原竹藤博览会']
    """

    name = "events"
    labels: frozenset[str] = frozenset({Label.EVENT})

    def extract(self, reading: Reading) -> Iterator[Mention[str]]:
        """The mentions of events in the order of the text, disjoint."""
        text = reading.text
        places = {m.span.end: m.span.start for m in reading.mentions if m.label == Label.REGION}
        for event in beside(eg.grammar(), text, _disjoint(text, places)):
            written = text[event.start : event.end]
            name = "".join(written.split()).strip('“”‘’"')
            yield Mention(Span(event.start, event.end), written, Label.EVENT, name, f"event.{event.rule}")


def _disjoint(text: str, places: Mapping[int, int]) -> list[Event]:
    """All events; a name that goes on behind a shorter one (…论坛年会) takes it in."""
    grammar = eg.grammar()
    found: list[Event] = []
    for head in grammar.find(text):
        event = _event(grammar, text, head, places, found[-1].end if found else 0)
        if event is None:
            continue
        if found and event.start <= found[-1].start and text.startswith("暨", found[-1].end):
            event = event._replace(start=found[-1].end + 1)  # 全会暨经济工作会议: one meeting and another
        while found and found[-1].start >= event.start:
            found.pop()
        if found and found[-1].end > event.start:
            event = event._replace(start=found[-1].start) if _goes_on(text, found[-1], event) else event
            found.pop()
        found.append(event)
    return found


def _goes_on(text: str, one: Event, other: Event) -> bool:
    """Whether the two overlapping names are one name."""
    return _STOP.search(text, one.end, other.end) is None


def _event(
    grammar: eg.EventGrammar, text: str, head: eg.Head, places: Mapping[int, int], last: int
) -> Event | None:
    """The event that ``head`` closes, if it has a name.

    ``places`` has the starts of regions by their ends; ``last`` is the end of the event before.
    """
    if head.kind == "party":
        return _party(grammar, text, head)
    if head.kind == "name":
        return _whole_name(text, head)
    if head.kind == "past":
        return None if _WORK_ON.match(text, head.end) is not None else Event(head.start, head.end, "past")
    if head.kind == "numbered":
        number = _INDEXED.match(text, head.end)
        return None if number is None else Event(head.start, number.end(), "name")
    if head.kind == "plenum":
        return _plenum(grammar, text, head)
    if head.kind == "disaster":
        return _disaster(text, head, places)
    if _PART_OF_OTHER.match(text, head.end) is not None:
        return None
    low = eg.clause_start(text, head.start)
    needed = _NEEDED.get(head.kind)  # asked first because where a name begins takes longer to find
    if needed is not None and needed.search(text, low, head.start) is None:
        return None
    start = eg.name_start(grammar, text, low, head.start)
    event = _KINDS[head.kind](grammar, text, start, head)
    if start > low and text[start - 1] in "与和及":
        beyond = last + 1 if low < last < start and text[last] in "与和及" else low
        joined = eg.name_start(grammar, text, beyond, head.start, joined=True)
        numbered = _NUMBERED_PART.fullmatch(text, joined, start - 1) is not None
        if numbered or (event is None and _PROPER.search(text, joined, head.start) is not None):
            event = _KINDS[head.kind](grammar, text, joined, head)
    if event is not None and text[event.start - 1 : event.start] in ("、", "和", "及", "与"):
        parts = _PARTS_BEFORE.get(event.rule, _PART_BEFORE).search(
            text, max(0, event.start - 16), event.start
        )
        event = event if parts is None else event._replace(start=parts.start())
    return None if event is None else _with_mark(text, event)


def _party(grammar: eg.EventGrammar, text: str, head: eg.Head) -> Event | None:
    """十九大: with 党的, or before a word that follows such names; 十二大产业 counts things."""
    if text.startswith("党的", head.start):
        return Event(head.start, head.end, "party")
    before = text[head.start - 1 : head.start]
    if before in ("第", "十", "二", "三", "四", "五", "百", "千") or before.isdecimal():
        return None
    if _CLAUSE_END.match(text, head.end) is None and grammar.after.match(text, head.end) is None:
        return None
    return Event(head.start, head.end, "party")


def _whole_name(text: str, head: eg.Head) -> Event | None:
    """A name of the table; 两会 only with its level."""
    if "两会" not in text[head.start : head.end]:
        return Event(head.start, head.end, "name")
    level = _TWO_SESSIONS.search(text, max(0, head.start - 3), head.start)
    return None if level is None else Event(level.start(), head.end, "name")


def _disaster(text: str, head: eg.Head, places: Mapping[int, int]) -> Event | None:
    """“5·12”特大地震, 台风“银杏”, or an earthquake at a place: 云河6.1级地震."""
    low, word = max(0, head.start - 24), text[head.start : head.end]
    if word == "台风":
        called = _CALLED_AFTER.match(text, head.end)
        strength = _STORM.search(text, low, head.start)
        start = head.start if strength is None else strength.start()
        if called is not None:
            return Event(start, called.end(), "disaster")
        called = _CALLED_BEFORE.search(text, low, start)
        return None if called is None else Event(called.start(), head.end, "disaster")
    dated = _DATED.search(text, low, head.start)
    if dated is not None:
        return Event(dated.start(), head.end, "disaster")
    if "地震" not in word and "泥石流" not in word:
        return None
    strength = _STRENGTH.search(text, low, head.start)
    start = place = head.start if strength is None else strength.start()
    while start in places:
        start = places[start]
    return Event(start, head.end, "disaster") if start < place else None


def _plenum(grammar: eg.EventGrammar, text: str, head: eg.Head) -> Event | None:
    """A full session: 十九届历次全会, 省委十一届九次、十次全会, 市委全会."""
    low = eg.clause_start(text, head.start, lists=True)
    numbered = _SESSIONS.search(text, low, head.end)
    core = head.start if numbered is None else numbered.start()
    committee = _COMMITTEE.search(text, low, core)
    if committee is None:
        national = numbered is not None and ("届" in numbered[0] or "中全会" in numbered[0])
        return Event(core, head.end, "plenum") if national else None
    start = eg.name_start(grammar, text, eg.clause_start(text, core), committee.start())
    return Event(min(start, committee.start()), head.end, "plenum")


def _congress(grammar: eg.EventGrammar, text: str, start: int, head: eg.Head) -> Event | None:
    """A congress or its session: with a number, or the party congress of a level."""
    name = text[start : head.end]
    if name.endswith("次会议"):
        if _SESSION_NUMBER.search(name) is None or _BODY.search(name) is None:
            return None
        return Event(start, head.end, "congress")
    if _SESSION_NUMBER.search(name) is not None:
        return Event(start, head.end, "congress")
    if name[-3:] in ("党代会", "人代会") and _CALLED.match(name[:-3]) is not None:
        return Event(_first_caller(text, start), head.end, "congress")
    return None


def _meeting(grammar: eg.EventGrammar, text: str, start: int, head: eg.Head) -> Event | None:
    """A meeting that a level of government or the party called, or one with a number."""
    name, word = text[start : head.end], text[head.start : head.end]
    if _ROUTINE.search(name) is not None:
        return None
    before = text[start : head.start]
    called = _CALLED.match(before)
    if called is not None and called[0] in _BARE_LEVELS and not before.endswith("工作") and word == "会议":
        called = None
    if _ORDINAL.search(before) is not None or (called is not None and len(before) - called.end() >= 2):
        if called is not None:
            start = _first_caller(text, start)
        return Event(start, head.end, "meeting")
    widest = _WIDE.search(text, eg.clause_start(text, head.start), head.start)
    if widest is not None and word != "会议":
        return Event(widest.start("name"), head.end, "meeting")
    if word.endswith("座谈会") and len(before) >= 4 and _SPOKEN_AT.match(text, head.end) is not None:
        return Event(start, head.end, "meeting")
    if word == "大会":
        return _occasion(grammar, text, start, head)
    if word.endswith(_OF_STATES) and (_PROPER.search(before) or _OF_ALL.search(before)):
        return Event(start, head.end, "meeting")
    return None


def _first_caller(text: str, start: int) -> int:
    """Where a list of callers begins whose last one stands at ``start``: 中央和省委、市委经济工作会议."""
    others = _CALLERS_BEFORE.search(text, max(0, start - 16), start)
    return start if others is None else others.start()


def _occasion(grammar: eg.EventGrammar, text: str, start: int, head: eg.Head) -> Event | None:
    """An exhibition, forum, festival or contest with a number, a quoted part or a proper word."""
    before = text[start : head.start]
    if len(before) < 2 or text[head.end : head.end + 1] in _NO_FESTIVAL:
        return None
    if "”" in before or "“" in before or _ORDINAL.search(before) is not None:
        return Event(start, head.end, "occasion")
    left = grammar.generic.sub("", before)
    return Event(start, head.end, "occasion") if len(left) >= 2 or _PROPER.search(before) else None


def _promotion(grammar: eg.EventGrammar, text: str, start: int, head: eg.Head) -> Event | None:
    """A meeting of a kind that is held all the time: only with a number or in quotation marks."""
    before = text[start : head.start]
    proper = _PROPER.search(before.replace("全国性", ""))
    numbered = _ORDINAL.search(before) or proper or "”" in before
    return Event(start, head.end, "occasion") if numbered and len(before) >= 2 else None


def _short(grammar: eg.EventGrammar, text: str, start: int, head: eg.Head) -> Event | None:
    """An abbreviated name: 进博会, 第三届农博会."""
    before, after = text[start : head.start], text[head.end : head.end + 1]
    if not before or after in _SHORT_STOP or (after in _JUNCTION and text.startswith("交会", head.start)):
        return None
    if not ("\u4e00" <= before[-1] <= "\u9fff" or before[-1].isascii()):
        return None
    return Event(max(start, head.end - _LONGEST_SHORT), head.end, "short")


def _proper(grammar: eg.EventGrammar, text: str, start: int, head: eg.Head) -> Event | None:
    """A head that is a name by itself: 篮球世界杯."""
    return Event(start, head.end, "occasion")


def _jubilee(grammar: eg.EventGrammar, text: str, start: int, head: eg.Head) -> Event | None:
    """An anniversary of something: 建市50周年, 抗战胜利60周年."""
    counted = _JUBILEE.search(text, eg.clause_start(text, head.start), head.start)
    if counted is None:
        return None
    start = eg.name_start(grammar, text, eg.clause_start(text, head.start), counted.start())
    opened = text.rfind("“", start, counted.start())
    if opened > text.rfind("”", start, counted.start()):
        start = eg.name_start(grammar, text, opened + 1, counted.start())
    held = _HELD.match(text, head.end)
    end = head.end if held is None else held.end()
    return Event(start, end, "jubilee") if counted.start() - start >= 2 else None


def _tour(grammar: eg.EventGrammar, text: str, start: int, head: eg.Head) -> Event | None:
    """A visit of a group to a place: 百家名企云河行活动."""
    if (
        head.start - start < 4
        or text[head.start - 1] in _WALKING
        or _VISITORS.search(text, start, head.start) is None
    ):
        return None
    end = head.start + 1
    return Event(start, end + 2 if text.startswith("活动", end) else end, "tour")


#: What a clause must have for a name of the kind.
_NEEDED = {"tour": _VISITORS, "promotion": _NUMBERED_OR_PROPER}
_KINDS = {
    "tour": _tour,
    "congress": _congress,
    "meeting": _meeting,
    "occasion": _occasion,
    "promotion": _promotion,
    "short": _short,
    "proper": _proper,
    "jubilee": _jubilee,
}


def _with_mark(text: str, event: Event) -> Event:
    """With the closing quotation mark of a part that is opened within the name."""
    name = text[event.start : event.end]
    if name.count("“") > name.count("”") and text.startswith("”", event.end):
        return event._replace(end=event.end + 1)
    return event

"""Zones, areas and places below the county: names that no table holds, read by their heads."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from gwreport.gazetteer.regions import region_table
from gwreport.interfaces import Reading
from gwreport.mentions.places.names import Found, NameReader
from gwreport.mentions.places.words import HAN, place_words
from gwreport.model import Level, Region

# 和 joins two names, but not in 生态保护和高质量发展先行区; an open bracket before the head ends the name.
_TWO_NAMES = re.compile("(?<!保护)[和与及]|[（(]$")
# A body, a figure (地区生产总值) or a plan of the zones, and words that go on (新城区, 地区性).
_NO_ZONE = (
    "管委会",
    "生产总值",
    "生产毛额",
    "总产值",
    "财政",
    "行署",
    "性",
    "区",
    "市",
    "间",
    "差",
    "冲突",
    "热点",
    "镇",
    "域",
    "块",
)
# Zones that bear the name of their county though it is a word elsewhere (石门经开区).
_SEATED = frozenset({"经开区", "高新区", "开发区", "综保区", "工业集中区", "集中区"})
_SIDES = frozenset({"东部", "西部", "南部", "北部", "中部"})
_NUMERALS = frozenset("一二三四五六七八九十两多几")  # 一核四片区 names no zone
_MARKS = _NUMERALS | frozenset("东西南北中双大小新")  # what letters of places do not stand with
_LONGEST_ZONE, _LONGEST_STEM = 22, 5
_OWN_NAME = re.compile(f"(?:{HAN}|·){{2,5}}")
_BRACKETS = re.compile(r"[（(][^（()）]{1,8}[）)]")
_GROUP = re.compile(
    r"等(?:\d{1,3}个|[一二两三四五六七八九十]{1,3}个|多个|一批)?"
    rf"(?P<kind>(?![^、]{{0,3}}[进入到下驻上在]){HAN}{{0,4}}?)(?P<head>商圈|片区|组团|新城|街道|社区|嘎查|(?<![农乡])村|(?<!城)镇|(?<!城)乡|县|区|市|地)(?![民庄域场级服])"
)
_CLOSED = re.compile("[）)]")
_CLAUSE = re.compile(r"[。；：，,;:！？\n“”（）()]")
_TOWN = re.compile("(?:镇|民族乡|乡|街道|苏木)$")
_VILLAGE = re.compile("(?:村|社区|嘎查|镇|乡|街道)$")
_NO_STEM = re.compile("[（）()·镇乡村]|^[一二三四五六七八九十百千万两几数多个各全]")
_CLASSIFIERS = frozenset("个处条项家座")
_SPOTS = frozenset("池湖河江山岭桥寺塔湾沟坪坝洲岛泉潭屯堡坡塘")
_WATERS = "江河湖水海池溪淀浦"
_QUOTED = re.compile(f"“({HAN}{{2,5}})”$")
_POOR = re.compile("[老少边穷贫岛山库牧灾]+")  # 老少边穷地区 names none
_AND = re.compile("[、和与及]")
_BELOW = frozenset({"街道", "社区", "嘎查", "村", "镇", "乡"})
_PARTS_OF_TOWNS = frozenset({"商圈", "片区", "组团", "新城"})
_WORKS = tuple(
    "路街道巷站场城心园市桥村馆楼庙寺区县镇线江河段岸院厂校"
)  # what a work, a road or a river ends with
_LONGEST_CHAIN = 40  # characters of places and zones that make one name
_STRICT = "，。；：、,;:！？\n“（( \u3000"


def zones(reader: NameReader, found: Sequence[Found]) -> Iterator[Found]:
    """Zones and areas by their heads: 新区 试验区 流域 …, behind a place or behind a name of their own."""
    words, text = place_words(), reader.text
    starts = [item.start for item in found]
    last = -1, -1  # 湖北自贸区 before 武汉片区 belongs to one name
    for _, start, end in words.zone_heads.find(text):
        head = text[start:end]
        if text.startswith(_NO_ZONE, end) or text[start - 1 : start] in _NUMERALS:
            continue
        if head == "分区" and text[start - 1 : start] == "军":
            continue
        if text[start - 1 : start] == "大" and text[start - 2 : start - 1] in _NUMERALS:
            continue  # 五大片区 are several
        number = bisect_right(starts, start) - 1
        place = found[number] if number >= 0 else None
        if head == "流域" and text[start - 1] not in _WATERS:
            continue
        if place is not None and place.end <= start and _joined(text, place.end, start):
            while (
                number
                and end - found[number - 1].start <= _LONGEST_CHAIN
                and text[found[number - 1].end : found[number].start] in ("", "(", "（", "·")
            ):
                number -= 1
            begin = found[number].start
            if end - last[0] > _LONGEST_CHAIN:
                last = -1, -1
            zone = _zone(text, last[0] if last[1] == begin else begin, end)
            if 0 < last[1] == begin - 1 and text[begin - 1] in "（(" and _CLOSED.match(text, end):
                zone = _area(text, last[0], end + 1)  # 湖北自贸区（武汉片区）
            last = zone.start, zone.end
            yield zone
            continue
        begin = _beginning(text, start, _LONGEST_ZONE)
        if place is not None and begin < place.end:
            continue
        begin += text.startswith(("）", ")"), begin)
        stem = text[begin:start]
        if stem[:2] in _SIDES and len(stem) > 3:  # 南部青川新城 is 青川新城
            begin, stem = begin + 2, stem[2:]
        if head == "流域":
            if len(stem) > 3 and (stem[:2] in words.pairs or stem[:2] in words.verbs):
                begin, stem = begin + 2, stem[2:]
            if 2 <= len(stem) <= 5 and stem[0] not in "小各全大重河":
                yield _zone(text, begin, end)
            continue
        if text[begin - 1 : begin] in _CLASSIFIERS and text[begin - 2 : begin - 1].isdigit():
            continue  # 2个千亿开发区 name none
        quoted = _QUOTED.search(text, max(0, begin - 7), begin) if begin and text[begin - 1] == "”" else None
        if quoted is not None and begin < start and _is_quoted_name(quoted[1], stem):
            yield _zone(text, quoted.start(), end)
            continue
        name = _own_name(stem)
        if name is None and head in _SEATED and stem not in words.generic and reader.is_home(stem):
            name = stem
        if name is None and head in _PARTS_OF_TOWNS and _names_a_spot(stem):
            name = stem
        if name is not None and _TWO_NAMES.search(stem) is None and stem[0] != "第":
            yield _zone(text, begin, end)


def _zone(text: str, start: int, end: int) -> Found:
    """A zone; where it begins within brackets, with what stands before them: 中国（河洛）自贸试验区."""
    opened = max(text.rfind(mark, start, end) for mark in "（(")
    if opened >= 0 and _CLOSED.search(text, opened, end) is None:  # 青川县（沐岭经开区）
        start = opened + 1
    elif start and text[start - 1] in "（(" and _CLOSED.search(text, start, end) is not None:
        start = max(_beginning(text, start - 1, 8), 0)
    return _area(text, start, end)


def _area(text: str, start: int, end: int) -> Found:
    return Found(start, end, Region(text[start:end], None, Level.AREA), "region.zone")


def _joined(text: str, start: int, end: int) -> bool:
    """Whether what stands between a place and a head belongs to one name."""
    if end - start > _LONGEST_ZONE:
        return False
    between = _BRACKETS.sub("", text[start:end]).replace("转型升级", "")
    return place_words().breaks.search(between) is None and _TWO_NAMES.search(between) is None


def _beginning(text: str, end: int, limit: int) -> int:
    """Where the name that ends at ``end`` begins at the earliest."""
    floor = max(0, end - limit)
    begin = floor
    for match in place_words().breaks.finditer(text, floor, end):
        begin = match.end()
    if begin and text[begin - 1].isdigit() and text[begin] in _CLASSIFIERS | frozenset("年月日"):
        begin += 1
    joined = max(text.rfind(word, begin, end - 2) for word in "和与及")
    if joined < 0 or text[joined - 2 : joined] == "保护":
        return begin
    return (
        begin if joined == begin and text[joined : joined + 2] in region_table() else joined + 1
    )  # 、和田河


def _own_name(stem: str) -> str | None:
    """The name of a zone without what kind of zone it is; None where nothing is left."""
    words = place_words()
    while (match := words.zone_words.search(stem)) is not None:
        stem = stem[: match.start()]
    whole = _OWN_NAME.fullmatch(stem) is not None and _POOR.fullmatch(stem) is None
    return stem if whole and not _worded(stem) else None


def _names_a_spot(stem: str) -> bool:
    """Whether three characters name a quarter by what lies there, words though they are (莲花池片区)."""
    words = place_words()
    plain = words.zone_words.search(stem) is None and stem not in words.verbs and stem[:1] not in _MARKS
    return len(stem) == 3 and stem[2] in _SPOTS and stem.isalpha() and plain


def _is_quoted_name(name: str, kind: str) -> bool:
    """Whether a name in quotation marks before the kind of a zone is made of letters of places (“通平修”)."""
    words = place_words()
    parts = {name[i:j] for i in range(len(name) - 1) for j in range(i + 2, len(name) + 1)}
    plain = not (parts.isdisjoint(words.pairs) and parts.isdisjoint(words.words) and _MARKS.isdisjoint(name))
    while (match := words.zone_words.search(kind)) is not None:
        kind = kind[: match.start()]
    return not (plain or kind)


def groups(reader: NameReader, found: Sequence[Found]) -> Iterator[Found]:
    """The members of a list that ends with 等 and a head: 石桥、柳湾等村, 甲、乙等三个县."""
    text = reader.text
    for match in _GROUP.finditer(text):
        begin = floor = max(0, match.start() - 160)
        for stop in _CLAUSE.finditer(text, floor, match.start()):
            begin = stop.end()
        at = begin
        members = []
        for part in _AND.split(text[begin : match.start()]):
            members.append((at, part))
            at += len(part) + 1
        if match["kind"].endswith("小") and match["head"] == "镇":
            yield from _small_towns(text, members)
            continue
        if match["head"] in _BELOW:
            named = [member for member in members if not _worded(member[1])]
            if len(members) > 1 and len(named) * 2 >= len(members):
                yield from _villages_of(text, members, match["head"])
            continue
        if match["head"] in _PARTS_OF_TOWNS:
            yield from _parts_of_town(text, members)
            continue
        for start, part in members:
            if member := reader.member(part, start, found[0] if found else None):
                yield member


def _parts_of_town(text: str, members: Sequence[tuple[int, str]]) -> Iterator[Found]:
    """The members of a list of quarters of a town; works and words are none (曲江、龙首等重点商圈)."""
    names = []
    table = region_table()
    for number, (start, name) in enumerate(members):
        if number == 0:
            start, name = _first(text, start, name)
        plain = name not in table and (name.endswith(_WORKS) or _worded(name))
        if 1 < len(name) < 5 and name.isalpha() and not plain:
            names.append((start, name))
    if len(names) * 2 >= len(members):
        for start, name in names:
            yield Found(start, start + len(name), Region(name, None, Level.AREA), "region.list")


def _small_towns(text: str, members: Sequence[tuple[int, str]]) -> Iterator[Found]:
    """The members of a list of towns with a trade, where most are names (青坪、沐溪等特色小镇)."""
    start, name = _first(text, *members[0])
    members = [(start, name), *members[1:]]
    named = sum(_is_plain_name(name) for _, name in members)
    if named > 1 and named * 3 >= len(members) * 2 and all(1 < len(name) < 5 for _, name in members):
        for start, name in members:
            yield Found(start, start + len(name), Region(name, None, Level.AREA), "region.list")


def _is_plain_name(name: str) -> bool:
    """Whether a member of a list is a short name that holds no word of the language."""
    known = name in region_table()
    worded = name in place_words().words or name.endswith(_WORKS) or _worded(name)
    return len(name) < 4 and name.isalpha() and (known or not worded)


def _first(text: str, start: int, part: str) -> tuple[int, str]:
    """The first member of a list without the words before it."""
    end = start + len(part)
    begin = _beginning(text, end, len(part))
    return begin, text[begin:end]


def _worded(stem: str) -> bool:
    """Whether a stem holds a common word, or is a verb or words only, and so need not be a name."""
    return _ordinary(stem) or place_words().are_words(stem)


def _villages_of(text: str, members: Sequence[tuple[int, str]], head: str) -> Iterator[Found]:
    """The members of a list of villages; a word before the first one is no part of it."""
    for number, (start, part) in enumerate(members):
        if number == 0:
            start, part = _first(text, start, part)
        stem = part.removesuffix(head)
        if 2 <= len(stem) <= 5:
            yield Found(start, start + len(part), Region(stem + head, None, Level.TOWNSHIP), "region.list")


def villages(reader: NameReader, found: Sequence[Found], known: frozenset[str]) -> Iterator[Found]:
    """Towns, townships, streets and villages: behind a place, at an edge, or known from a list."""
    text, words = reader.text, place_words()
    starts = [item.start for item in found]
    last: Found | None = None
    for match in words.village_head.finditer(text):
        start, end, head = match.start(), match.end(), match["head"]
        number = bisect_right(starts, start) - 1
        place = found[number] if number >= 0 else None
        if last is not None and (place is None or last.end > place.end):
            place = last
        if (
            place is not None
            and place.end == start
            and place.rule == "region.short"
            and place.region.level is not Level.PROVINCE
            and head != "社区"
        ):
            region = Region(text[place.start : end], None, Level.TOWNSHIP, reader.own_code)
            last = Found(place.start, end, region, "region.village")
            yield last
            continue
        if place is not None and place.end >= end:
            continue
        begin = max(place.end if place is not None else 0, start - _LONGEST_STEM)
        edge = begin
        for stop in words.breaks.finditer(text, begin, start):
            edge = stop.end()
        stem = text[edge:start]
        if not _is_stem(stem, head):
            above = _county_before(reader, edge, start, head) if start - edge > 3 else 0
            if above:
                region = Region(text[edge + above : end], None, Level.TOWNSHIP, reader.own_code)
                last = Found(edge, end, region, "region.village")
                yield last
            continue
        behind = place is not None and edge == place.end and place.region.level is not Level.AREA
        name = stem + head
        listed = _listed(stem, head, known)
        if behind and place is not None:
            region = Region(name, None, Level.TOWNSHIP, place.region.adcode or place.region.parent)
            last = Found(place.start, end, region, "region.village")
        elif listed is not None:
            region = Region(text[edge + listed : end], None, Level.TOWNSHIP, reader.own_code)
            last = Found(edge + listed, end, region, "region.village")
        elif (
            head != "社区"
            and len(stem) < 4
            and (
                not (_ordinary(stem) or (len(stem) > 3 and words.are_words(stem)))
                or text.startswith(words.honoured, end)
            )
            and _at_edge(text, edge, begin, local=reader.local)
        ):
            last = Found(edge, end, Region(name, None, Level.TOWNSHIP, reader.own_code), "region.village")
        else:
            continue
        yield last


def _is_stem(stem: str, head: str) -> bool:
    """Whether characters before a head can be a name."""
    longest = 5 if head in ("村", "社区", "嘎查") else 4
    if not 2 <= len(stem) <= longest or _NO_STEM.search(stem):
        return False
    return not stem.endswith(place_words().village_generic)


def _county_before(reader: NameReader, start: int, at: int, head: str) -> int:
    """How long the name of a county of the own province is that a longer stem begins with; 0 for none."""
    text = reader.text
    name = region_table().longest_at(text, start)
    if name is None or not _is_stem(text[start + len(name) : at], head) or not reader.is_home(name):
        return 0
    rest = text[start + len(name) : at]
    return len(name) if not _ordinary(rest) and _at_edge(text, start, start, local=False) else 0


def _listed(stem: str, head: str, known: frozenset[str]) -> int | None:
    """Where in a stem a name begins that a list of the report holds, with or without its people (瑶族村)."""
    people = (2, 3) if stem.endswith("族") else ()
    for at in range(len(stem) - 1):
        if any(name + head in known for name in (stem[at:], *(stem[at:-length] for length in people))):
            return at
    return None


def _at_edge(text: str, start: int, floor: int, *, local: bool) -> bool:
    """Whether a name begins at a mark, or, in the report of a small place, behind a word that ends there."""
    if start == 0 or text[start - 1] in _STRICT:
        return True
    return (local and start > floor and not text[start - 1].isalnum()) or text[start - 1] in "在把"


def _ordinary(stem: str) -> bool:
    """Whether a stem holds a common word and so need not be a name."""
    pairs = place_words().pairs
    return any(stem[i : i + 2] in pairs for i in range(len(stem) - 1))


def spans_of_name(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where the name of a town stands, or its short name where that is no word of the language."""
    words = place_words()
    short = _TOWN.sub("", name)
    usable = len(short) > 2 or (len(short) > 1 and short not in words.ordinary and short not in words.pairs)
    for match in re.finditer("|".join(map(re.escape, (name, short) if usable else (name,))), text):
        if words.tails.match(text, match.end()) is None:
            yield match.span()


def short_names(reading: Reading, found: Sequence[Found], known: frozenset[str]) -> Iterator[Found]:
    """Villages by their short names in a list, and the town of a report whose head does not name it."""
    text = reading.text
    names = {item.region.name for item in found if item.region.name.endswith("村")} | known
    stems = {_VILLAGE.sub("", name): name for name in names}
    stems = {stem: name for stem, name in stems.items() if len(stem) > 1 and not _ordinary(stem)}
    if stems:
        longest = sorted(stems, key=len, reverse=True)
        members = re.compile(f"(?<=[、，；。;,\n和])(?:{'|'.join(map(re.escape, longest))})(?=[、和])")
        for match in members.finditer(text):
            region = Region(stems[match[0]], None, Level.TOWNSHIP)
            yield Found(match.start(), match.end(), region, "region.list")
    if reading.metadata.level is Level.TOWNSHIP and reading.metadata.region is None:
        towns = Counter(item.region.name for item in found if _TOWN.search(item.region.name))
        for name, _ in towns.most_common(1):
            if len(name) > 3:
                own = Region(name, None, Level.TOWNSHIP)
                yield from (Found(start, end, own, "region.own") for start, end in spans_of_name(text, name))

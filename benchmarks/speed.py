"""How fast gwreport reads, as ratios measured in one run.

    python benchmarks/speed.py [TEXT ...] [--against SRC] [--rounds 5] [--check]

TEXT is a report or a folder of reports; without one every tenth report of ../shared/corpus/open is taken, or
else those under examples/. Each report is read ROUNDS times by each of several processes that take
turns, one of them ``jieba.cut``, and the least time of each counts, so that a busy machine slows all alike:
the ratios of a run are good to 0.04. ``--against`` names another source tree (the ``src`` of an older
version, or a compiled one), which is measured in the same run: what is said of a change is said of that. With
``--check`` it ends with 1 when a limit is broken.

| figure | limit |
|---|---|
| reading core (no indicators, no statements, no entities) / jieba.cut | 0.5 |
| with indicators and statements / jieba.cut | 0.8 |
| all built-in extractors / jieba.cut | 1 |
| ten times the text / the text | 11 |
| memory of a kept report of 17,000 characters | 200 kB |
| 2 million characters / 100,000, for each character | 1.35 |
| two processes / one over 200 texts, processor time | 1.1 |
| first parse in a fresh process | 1 s |
| ``gwreport targets`` on one file, the whole process | 1 s |
| ``import gwreport`` | 0.15 s, and no dictionary is loaded |
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "open"
SUBJECT = Path(__file__).with_name("subject.py")
PARSERS = ("core", "stated", "all")
LIMITS = {
    "reading core / jieba.cut": 0.5,
    "with statements / jieba.cut": 0.8,
    "all extractors / jieba.cut": 1.0,
    "ten times the text / the text": 11.0,
    "kB of a kept report (17,000)": 200.0,
    "2 million characters / 100,000": 1.35,
    "two processes / one": 1.1,
    "first parse, seconds": 1.0,
    "gwreport targets, seconds": 1.0,
    "import gwreport, seconds": 0.15,
}
TYPICAL = 17_000
"""Characters of a usual report."""
MANY = 200
"""So many texts are shared between processes."""

FIRST = """
import sys
import gwreport
gwreport.parse(open(sys.argv[1], encoding="utf-8").read())
import resource
usage = resource.getrusage(resource.RUSAGE_SELF)
print(usage.ru_utime + usage.ru_stime)
"""
COMMAND = """
import os, sys
from gwreport.cli import main
printed, sys.stdout = sys.stdout, open(os.devnull, "w")
main(["targets", sys.argv[1]])
import resource
usage = resource.getrusage(resource.RUSAGE_SELF)
print(usage.ru_utime + usage.ru_stime, file=printed)
"""
IMPORT = """
import sys, time
start = time.perf_counter()
import gwreport
took = time.perf_counter() - start
heavy = {"jieba", "pkuseg", "rjieba", "cn2an", "pandas", "pyarrow", "cattrs"}
print(took, *sorted(heavy & set(sys.modules)))
"""


def report_files(given: Sequence[Path]) -> list[Path]:
    """The files to read: those given and those in the folders given."""
    if given:
        folders = [sorted(path.glob("*.txt")) if path.is_dir() else [path] for path in given]
        return [path for folder in folders for path in folder]
    if CORPUS.exists():
        return sorted(CORPUS.glob("*.txt"))[::10]
    return sorted((ROOT / "examples").glob("*.txt"))


def as_in_a_wheel(source: Path, folder: Path) -> Path:
    """A copy of a source tree, with what its wheel would hold prepared, where it prepares anything."""
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("__pycache__", "prepared"))
    script = source.parent / "tools" / "prepare.py"
    if script.exists():
        subprocess.run([sys.executable, script, folder / "gwreport"], check=True, stdout=subprocess.DEVNULL)
    return folder


class Tree:
    """A source tree, with a process that has it on its path."""

    def __init__(self, source: Path, texts: Path) -> None:
        # A first answer is one with the .pyc files of the run before.
        self.environment = {**os.environ, "PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": ""}
        self._process = subprocess.Popen(
            [sys.executable, str(SUBJECT), str(texts)],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._answer()

    def ask(self, task: str, *arguments: object) -> Any:  # noqa: ANN401 - whatever the task gives
        """What the process answers to a task."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([task, *arguments]) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:  # noqa: ANN401 - whatever the task gives
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"the process of {self.environment['PYTHONPATH']} has ended")
        return json.loads(line)

    def fresh(self, code: str, *arguments: str) -> list[str]:
        """What a fresh interpreter with the tree on its path prints."""
        ran = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return ran.stdout.split()

    def end(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def words_cut(text: str) -> float:
    """The processor time of ``jieba.cut``, the yardstick."""
    import jieba

    start = time.process_time()
    for _ in jieba.cut(text):
        pass
    return time.process_time() - start


class Measures:
    """The least times of each tree and of the yardstick, report by report."""

    def __init__(self, trees: Sequence[Tree], texts: Sequence[str], rounds: int) -> None:
        self.words = [min(words_cut(text) for _ in range(rounds)) for text in texts]
        self.parsed: list[dict[str, list[float]]] = [{name: [] for name in PARSERS} for _ in trees]
        self.stages: list[dict[str, float]] = [{} for _ in trees]
        for number, text in enumerate(texts):
            taken: list[dict[str, list[float]]] = [{name: [] for name in PARSERS} for _ in trees]
            staged: list[list[dict[str, float]]] = [[] for _ in trees]
            for _ in range(rounds):
                self.words[number] = min(self.words[number], words_cut(text))
                for tree, times, stages in zip(trees, taken, staged, strict=True):
                    for name in PARSERS:
                        times[name].append(tree.ask("time", name, number))
                    stages.append(tree.ask("stages", number))
            for column, times in zip(self.parsed, taken, strict=True):
                for name in PARSERS:
                    column[name].append(min(times[name]))
            for sums, stages in zip(self.stages, staged, strict=True):
                for stage in stages[0]:
                    least = min(each.get(stage, 0.0) for each in stages)
                    sums[stage] = sums.get(stage, 0.0) + least

    def ratio(self, tree: int, parser: str) -> float:
        """The time of a tree in that of the yardstick, over all reports."""
        return sum(self.parsed[tree][parser]) / sum(self.words)


def least(values: Iterable[float]) -> float:
    """The least of some times."""
    return min(values)


def figures(tree: Tree, measures: Measures, number: int, longest: int, files: Sequence[Path]) -> list[float]:
    """The figures of a tree, in the order of ``LIMITS``."""
    rounds = range(3)
    typical = min(files, key=lambda path: abs(len(path.read_text(encoding="utf-8")) - TYPICAL))
    once = least(tree.ask("longer", longest, 1) for _ in rounds)
    tenfold = least(tree.ask("longer", longest, 10) for _ in rounds)
    short, long = (
        least(tree.ask("per_character", length) for _ in rounds) for length in (100_000, 2_000_000)
    )
    one, two = (least(tree.ask("many", processes, MANY) for _ in rounds) for processes in (1, 2))
    return [
        *(measures.ratio(number, name) for name in PARSERS),
        tenfold / once,
        tree.ask("memory") * TYPICAL / 1000,
        long / short,
        two / one,
        *(least(float(tree.fresh(code, str(typical))[0]) for _ in range(9)) for code in (FIRST, COMMAND)),
        least(float(tree.fresh(IMPORT)[0]) for _ in range(5)),
    ]


def show(measures: Measures, columns: Sequence[Sequence[float]]) -> None:
    """Print the figures, and the stages in parts of the yardstick; the second column is the other tree."""
    for (name, limit), *values in zip(LIMITS.items(), *columns, strict=True):
        verdict = "ok" if values[0] <= limit else "BROKEN"
        other = f"  {values[1]:9.3f}  {values[0] / values[1]:6.3f} of it" if len(values) > 1 else ""
        print(f"{name:40}{values[0]:9.3f}{other}   limit {limit:g}   {verdict}")
    words = sum(measures.words)
    for stage in sorted(measures.stages[0], key=measures.stages[0].__getitem__, reverse=True):
        times = [stages.get(stage, 0.0) for stages in measures.stages]
        other = f"  {times[1] / words:9.3f}  {times[0] / times[1]:6.3f} of it" if len(times) > 1 else ""
        print(f"  {stage:38}{times[0] / words:9.3f}{other}")


def main(argv: list[str] | None = None) -> int:
    """Measure, print a table, and return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("text", nargs="*", type=Path)
    parser.add_argument("--against", type=Path, metavar="SRC", help="the source tree of another version")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(argv)

    import jieba

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    files = report_files(options.text)
    texts = [path.read_text(encoding="utf-8") for path in files]
    longest = max(range(len(texts)), key=lambda number: len(texts[number]))
    sources = [ROOT / "src", *([options.against.resolve()] if options.against else [])]
    with tempfile.TemporaryDirectory() as folder:
        handed = Path(folder) / "texts.json"
        handed.write_text(json.dumps(texts), encoding="utf-8")
        copies = [as_in_a_wheel(source, Path(folder, f"tree{n}")) for n, source in enumerate(sources)]
        trees = [Tree(copy, handed) for copy in copies]
        measures = Measures(trees, texts, options.rounds)
        columns = [figures(tree, measures, n, longest, files) for n, tree in enumerate(trees)]
        heavy = trees[0].fresh(IMPORT)[1:]
        for tree in trees:
            tree.end()
    print(f"{len(texts)} reports, {sum(map(len, texts)):,} characters, least of {options.rounds} rounds")
    show(measures, columns)
    print(f"loaded on import: {', '.join(heavy) or 'nothing heavy'}")
    broken = bool(heavy) or any(
        value > limit for value, limit in zip(columns[0], LIMITS.values(), strict=True)
    )
    return 1 if broken and options.check else 0


if __name__ == "__main__":
    sys.exit(main())

"""Say which small faults the tests of a module would not notice.

    python tools/mutate.py mentions/quantities/bounds [MODULE ...] [--number 200] [--tests PATH ...]

A module is a file or a folder of the package. Each mutant is the package with one fault: a condition turned
round, another comparison, ``and`` for ``or``, a ``not`` left out, a number or a truth value changed, a truth
value returned the other way round, or words left out of a table (TOML) beside the module: one word of a list
of up to eight, an eighth of the words of a longer list. The tests of the module run against each mutant until
one fails; a mutant that passes them all survives, and shows what no test notices.

The tests of ``mentions/places`` are those of ``tests/mentions/places`` where there is such a folder, the
files of ``tests/mentions`` that import from it, and its doctests; ``--tests`` names others. Everything runs
in a copy of the work tree. A process with all libraries loaded is forked for each mutant; the tests that have
noticed most mutants so far run first, then the fast ones.

The sample is settled by the texts of the faults and by ``--seed``: it stays the same while tests are added.
Mutants that change nothing are listed, with a reason each, in ``tools/equivalent_mutants.toml``; they are not
counted. Exit code 1 where more survive than ``--limit`` (per cent, default 10), 2 where the tests fail
without a fault.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import hashlib
import json
import os
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
import tomllib
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_NOT_COPIED = shutil.ignore_patterns(
    ".git", ".tox", ".venv", "__pycache__", "*_cache", "dist", "html", "*.png"
)
_MEMORY = 4 << 30  # bytes that a mutant may take
_GRACE = 10.0  # seconds that a mutant may take beyond three times the whole run without a fault


# ---------------------------------------------------------------- mutants


@dataclass(frozen=True)
class Mutant:
    """One fault: the characters from ``start`` to ``end`` of a file become ``new``."""

    path: str
    kind: str
    line: int
    start: int
    end: int
    new: str
    was: str
    becomes: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What names the fault in the list of equivalent ones; it outlives a move to another line."""
        return self.path, self.was, self.becomes


class Source:
    """The text of a Python file and the places of its nodes, in characters."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._lines = text.splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def place(self, line: int, column: int) -> int:
        """The character of a line (from 1) and a column in bytes, as ``ast`` counts them."""
        return self._starts[line - 1] + len(self._lines[line - 1].encode()[:column].decode())

    def span(self, node: ast.expr) -> tuple[int, int]:
        """Where an expression starts and ends."""
        return self.place(node.lineno, node.col_offset), self.place(
            node.end_lineno or node.lineno, node.end_col_offset or 0
        )

    def mutant(self, kind: str, start: int, end: int, new: str) -> Mutant:
        """A mutant that puts ``new`` in place of the characters from ``start`` to ``end``."""
        line = self.text.count("\n", 0, start) + 1
        first = self._starts[line - 1]
        changed = (
            self.text[first:start]
            + new
            + self.text[end : self._starts[line] if end < self._starts[line] else end]
        )
        return Mutant(self.path, kind, line, start, end, new, self._lines[line - 1].strip(), changed.strip())


_OPERATORS: dict[type[ast.cmpop], tuple[str, tuple[str, ...]]] = {
    ast.Eq: ("==", ("!=",)),
    ast.NotEq: ("!=", ("==",)),
    ast.Lt: ("<", ("<=", ">=")),
    ast.LtE: ("<=", ("<", ">")),
    ast.Gt: (">", (">=", "<=")),
    ast.GtE: (">=", (">", "<")),
    ast.In: (r"in\b", ("not in",)),
    ast.NotIn: (r"not\s+in\b", ("in",)),
    ast.Is: (r"is\b", ("is not",)),
    ast.IsNot: (r"is\s+not\b", ("is",)),
}


def _comparisons(source: Source, node: ast.Compare) -> Iterator[Mutant]:
    """Each comparison by its neighbours: at the boundary, and the other way round."""
    left: ast.expr = node.left
    for operator, right in zip(node.ops, node.comparators, strict=True):
        pattern, others = _OPERATORS[type(operator)]
        match = re.compile(pattern).search(source.text, source.span(left)[1], source.span(right)[0])
        if match:
            for other in others:
                yield source.mutant("comparison", match.start(), match.end(), other)
        left = right


def _connectives(source: Source, node: ast.BoolOp) -> Iterator[Mutant]:
    """Each ``and`` as ``or`` and the other way round."""
    word, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    for left, right in zip(node.values, node.values[1:], strict=False):
        match = re.compile(rf"\b{word}\b").search(source.text, source.span(left)[1], source.span(right)[0])
        if match:
            yield source.mutant("and/or", match.start(), match.end(), other)


def _negations(source: Source, node: ast.UnaryOp) -> Iterator[Mutant]:
    """Without the ``not``."""
    if isinstance(node.op, ast.Not):
        start = source.span(node)[0]
        match = re.compile(r"not\s*").match(source.text, start)
        if match:
            yield source.mutant("not", start, match.end(), "")


def _turned(source: Source, kind: str, test: ast.expr) -> Iterator[Mutant]:
    """An expression turned round; not where another mutant does the same."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        return
    if isinstance(test, ast.Constant):
        return
    start, end = source.span(test)
    yield source.mutant(kind, start, end, f"not ({source.text[start:end]})")


def _constants(source: Source, node: ast.Constant) -> Iterator[Mutant]:
    """A whole number made larger by one, a truth value turned round."""
    start, end = source.span(node)
    if isinstance(node.value, bool):
        yield source.mutant("truth value", start, end, str(not node.value))
    elif isinstance(node.value, int):
        yield source.mutant("number", start, end, str(node.value + 1))


def _decimals(source: Source, node: ast.Call) -> Iterator[Mutant]:
    """``Decimal("0.5")`` made larger by one."""
    if not (
        isinstance(node.func, ast.Name) and node.func.id in ("Decimal", "Fraction") and len(node.args) == 1
    ):
        return
    value = node.args[0]
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        start, end = source.span(value)
        yield source.mutant("number", start, end, f'"{Decimal(value.value) + 1}"')


def _node_mutants(source: Source, node: ast.AST) -> Iterator[Mutant]:
    """The mutants of one node, without those of the nodes in it."""
    if isinstance(node, ast.Compare):
        yield from _comparisons(source, node)
    elif isinstance(node, ast.BoolOp):
        yield from _connectives(source, node)
    elif isinstance(node, ast.UnaryOp):
        yield from _negations(source, node)
    elif isinstance(node, ast.Constant):
        yield from _constants(source, node)
    elif isinstance(node, ast.Call):
        yield from _decimals(source, node)
    elif isinstance(node, (ast.If, ast.While, ast.IfExp)):
        yield from _turned(source, "condition", node.test)
    elif isinstance(node, ast.comprehension):
        for test in node.ifs:
            yield from _turned(source, "condition", test)


def _returns_truth(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Name) and node.returns.id == "bool"
    )


def _left_out(node: ast.AST) -> list[ast.AST]:
    """The parts of a node that are not mutated: annotations, decorators, what only the type checker sees."""
    if isinstance(node, ast.FunctionDef):
        return [*node.decorator_list, *([node.returns] if node.returns else [])]
    if isinstance(node, ast.ClassDef):
        return list(node.decorator_list)
    if isinstance(node, ast.AnnAssign):
        return [node.annotation]
    if isinstance(node, ast.arg):
        return [node.annotation] if node.annotation else []
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return list(ast.iter_child_nodes(node))
    return []


def code_mutants(path: str, text: str) -> Iterator[Mutant]:
    """The mutants of a Python file."""
    source = Source(path, text)
    todo: list[tuple[ast.AST, bool]] = [(ast.parse(text), False)]
    while todo:
        node, truth = todo.pop()
        if isinstance(node, ast.JoinedStr):  # Python 3.11 does not know the places of what is in it
            continue
        skipped = _left_out(node)
        if not (skipped and isinstance(node, ast.If)):
            yield from _node_mutants(source, node)
        if (
            truth
            and isinstance(node, ast.Return)
            and isinstance(node.value, (ast.Call, ast.Name, ast.Attribute))
        ):
            yield from _turned(source, "return", node.value)
        truth = _returns_truth(node) if isinstance(node, (ast.FunctionDef, ast.Lambda)) else truth
        todo.extend((child, truth) for child in ast.iter_child_nodes(node) if child not in skipped)


# A comment, a header, a key, a string, a number, a truth value or a bracket of TOML.
_TOML = re.compile(
    r"""(?P<comment>\#[^\n]*)
      | (?P<header>^[ ]*\[\[?[^\]\n]+\]\]?)
      | (?P<key>[A-Za-z0-9_\-]+|"[^"\n]*")[ ]*=[ ]*
      | (?P<string>\"\"\"[\s\S]*?\"\"\"|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
      | (?P<truth>\b(?:true|false)\b)
      | (?P<number>(?<![\w.\-:])[0-9]+(?![\w.\-:]))
      | (?P<open>[\[{]) | (?P<close>[\]}])""",
    re.VERBOSE | re.MULTILINE,
)
_HAN = re.compile(r"[\u3007\u3400-\u9fff]")
_BLOCKS = 8  # mutants that a list of words gives at most
_FACTS = re.compile(
    r"^(?:sources?|date|licen[cs]e|version|title|english|name|note|about|sentence|examples?)$"
)


class Table:
    """The text of a TOML table and the mutants of its words."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.header = self.key = ""
        self.lists: list[list[tuple[int, int]]] = []  # the words of the open lists, the innermost last

    def mutants(self) -> Iterator[Mutant]:
        """Words left out of each list, each number made larger by one, each truth value turned round."""
        for match in _TOML.finditer(self.text):
            kind = match.lastgroup or ""
            if kind == "header":
                self.header, self.key = match["header"].strip(), ""
            elif kind == "key":
                self.key = match["key"]
            elif kind == "open":
                self.lists.append([])
            elif kind == "close" and self.lists:
                yield from self._blocks(self.lists.pop())
            elif kind in ("string", "truth", "number") and not _FACTS.match(self.key):
                yield from self._value(kind, match)

    def _value(self, kind: str, match: re.Match[str]) -> Iterator[Mutant]:
        start, end = match.span()
        if kind == "truth":
            yield self._mutant("truth value", start, end, "false" if match[0] == "true" else "true")
        elif kind == "number":
            yield self._mutant("number", start, end, str(int(match[0]) + 1))
        else:
            yield from self._words(match)

    def _words(self, match: re.Match[str]) -> Iterator[Mutant]:
        """The mutants of a string of several words; a string in a list waits for the end of the list."""
        quotes = 3 if match[0][:3] in ('"""', "'''") else 1
        first = match.start() + quotes
        words = [] if match[0][0] == "'" else list(re.finditer(r"\S+", match[0][quotes:-quotes]))
        listed = bool(
            self.lists and self.lists[-1]
        )  # among words each in quotes: one word with a blank in it
        if len(words) > 1 and not listed and all(_HAN.search(word[0]) for word in words):
            yield from self._blocks([(first + word.start(), first + word.end()) for word in words])
        elif self.lists and _HAN.search(match[0]):
            comma = re.compile(r"\s*,").match(self.text, match.end())
            self.lists[-1].append((match.start(), comma.end() if comma else match.end()))

    def _blocks(self, words: Sequence[tuple[int, int]]) -> Iterator[Mutant]:
        """One word after another left out, or as many together as make no more than ``_BLOCKS`` mutants."""
        size = max(1, -(-len(words) // _BLOCKS))
        for first in range(0, len(words) if len(words) > 1 else 0, size):
            block = words[first : first + size]
            yield self._mutant("words" if size > 1 else "word", block[0][0], block[-1][1], "")

    def _mutant(self, kind: str, start: int, end: int, new: str) -> Mutant:
        line = self.text.count("\n", 0, start) + 1
        gone = self.text[start:end].strip(" ,")
        if len(gone) > 60:
            gone = f"{gone[:28]} … {gone[-28:]}"
        was = " ".join(f"{self.header} {self.key} {gone}".split())
        return Mutant(self.path, kind, line, start, end, new, was, new)


def _sound(mutant: Mutant, text: str) -> bool:
    """Whether a mutant is still a program or a table."""
    changed = text[: mutant.start] + mutant.new + text[mutant.end :]
    try:
        if mutant.path.endswith(".py"):
            compile(changed, mutant.path, "exec")
        else:
            tomllib.loads(changed)
    except (SyntaxError, tomllib.TOMLDecodeError):
        return False
    return True


def file_mutants(package: Path, path: str) -> list[Mutant]:
    """The mutants of a file of the package, without doubles, in the order of the text."""
    text = (package / path).read_text(encoding="utf-8")
    found = code_mutants(path, text) if path.endswith(".py") else Table(path, text).mutants()
    unique = {(m.start, m.end, m.new): m for m in found}
    return sorted((m for m in unique.values() if _sound(m, text)), key=lambda m: (m.start, m.end, m.new))


def module_files(package: Path, module: str) -> list[str]:
    """The Python files and tables of a module: all of a folder, or a file and the tables that it names."""
    folder = package / module
    if folder.is_dir():
        found = sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".toml"))
    else:
        file = folder.with_suffix(".py")
        text = file.read_text(encoding="utf-8")
        found = [
            file,
            *(t for t in sorted(file.parent.glob("*.toml")) if t.stem == file.stem or t.name in text),
        ]
    return [p.relative_to(package).as_posix() for p in found]


def sample(mutants: Iterable[Mutant], number: int, seed: int) -> list[Mutant]:
    """A sample settled by the texts of the mutants and the seed alone; all of them where ``number`` is 0."""
    met: Counter[tuple[str, str, str]] = Counter()
    ranked = []
    for mutant in mutants:
        met[mutant.key] += 1
        text = "\0".join((str(seed), *mutant.key, str(met[mutant.key])))
        ranked.append((hashlib.sha256(text.encode()).hexdigest(), mutant))
    ranked.sort(key=lambda pair: pair[0])
    return [mutant for _, mutant in ranked][: number or None]


# ---------------------------------------------------------------- tests


def module_tests(root: Path, package: Path, modules: Sequence[str]) -> list[Path]:
    """The tests of modules: those of the mirrored folder, those near it that import them, their doctests."""
    found: list[Path] = []
    for module in modules:
        folder = module if (package / module).is_dir() else module.rpartition("/")[0]
        name = ".".join([package.name, *(folder or module).split("/")])
        near = root / "tests" / folder.split("/")[0]
        for file in sorted((near if near.is_dir() else root / "tests").rglob("test_*.py")):
            mirrored = folder and root / "tests" / folder in file.parents
            if mirrored or re.search(rf"\b{re.escape(name)}\b", file.read_text(encoding="utf-8")):
                found.append(file)
        found += [package / file for file in module_files(package, module) if file.endswith(".py")]
    return list(dict.fromkeys(found))


@dataclass(eq=False)  # pytest keeps its plugins in a set
class Order:
    """A plugin of pytest: the tests that have noticed most come first, then the fast ones."""

    noticed: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    failed: str = ""

    def pytest_collection_modifyitems(self, items: list[object]) -> None:
        """Sort the tests."""
        items.sort(key=lambda item: self._rank(item.nodeid))  # type: ignore[attr-defined]

    def _rank(self, name: str) -> tuple[int, float]:
        return -self.noticed[name], self.seconds.get(name, 0.0)

    def pytest_runtest_logreport(self, report: object) -> None:
        """Remember how long a test took and which one failed."""
        name, taken = report.nodeid, report.duration  # type: ignore[attr-defined]
        self.seconds[name] = self.seconds.get(name, 0.0) + taken
        if report.failed:  # type: ignore[attr-defined]
            self.failed = self.failed or name


@dataclass(frozen=True)
class Outcome:
    """What the tests said: the exit code of pytest, the test that failed, the seconds of each test."""

    code: int
    failed: str
    seconds: Mapping[str, float]
    modules: Sequence[str] = ()


class Bench:
    """A copy of the work tree, in which mutants are tried one after another."""

    def __init__(self, copy: Path, package: str, tests: Sequence[str]) -> None:
        self.copy = copy
        self.package = copy / "src" / package
        self.tests = list(tests)
        self.order = Order()
        self.limit = 600.0

    def baseline(self) -> Outcome:
        """Run the tests without a fault, and learn how long they take."""
        started = time.monotonic()
        outcome = self.run_tests(bytecode=True)
        self.limit = _GRACE + 3 * (time.monotonic() - started)
        self.order.seconds = dict(outcome.seconds)
        return outcome

    def preload(self, loaded: Sequence[str]) -> None:
        """Import the libraries that the tests load, so that a child has them from the start."""
        for module in loaded:
            if module.split(".")[0] not in (self.package.name, "__main__"):
                try:
                    __import__(module)
                except ImportError:  # a module of the tests
                    continue

    def attempt(self, mutant: Mutant) -> Outcome:
        """Run the tests against one mutant, and put the file back."""
        file = self.package / mutant.path
        text = file.read_text(encoding="utf-8")
        try:
            file.write_text(text[: mutant.start] + mutant.new + text[mutant.end :], encoding="utf-8")
            outcome = self.run_tests(bytecode=False)
        finally:
            file.write_text(text, encoding="utf-8")
        if outcome.failed:
            self.order.noticed[outcome.failed] += 1
        return outcome

    def forget_bytecode(self, files: Iterable[str]) -> None:
        """Delete the compiled forms of files that change: their age and size might not tell."""
        for file in files:
            for old in (self.package / file).parent.glob(f"__pycache__/{Path(file).stem}.*"):
                old.unlink()

    def run_tests(self, *, bytecode: bool) -> Outcome:
        """Run the tests in a child; ``bytecode``: write compiled files and say what was loaded."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self._run(writing, bytecode)
        os.close(writing)
        return self._wait(child, reading)

    def _run(self, writing: int, bytecode: bool) -> None:
        """In the child: run pytest, write what it said, end."""
        import pytest

        code = -2
        try:
            os.setpgid(0, 0)
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            output = os.open(self.copy / "output.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(output, 1)
            os.dup2(output, 2)
            os.chdir(self.copy)
            sys.dont_write_bytecode = not bytecode
            options = ["-x", "-q", "--tb=line", "--no-header", "-p", "no:cacheprovider", "-p", "no:xdist"]
            options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
            code = int(pytest.main([*options, *self.tests], plugins=[self.order]))
        except BaseException:
            traceback.print_exc()
        finally:
            seconds = self.order.seconds if bytecode else {}
            said = {"code": code, "failed": self.order.failed, "seconds": seconds}
            if bytecode:
                said["modules"] = sorted(sys.modules)
            with os.fdopen(writing, "w", encoding="utf-8") as stream_out:
                json.dump(said, stream_out)
            os._exit(0)

    def _wait(self, child: int, reading: int) -> Outcome:
        """What a child said; a child that takes too long is ended and counts as noticed."""
        previous = signal.signal(signal.SIGALRM, _too_long)
        signal.setitimer(signal.ITIMER_REAL, self.limit)
        try:
            with os.fdopen(reading, encoding="utf-8") as stream:
                said = stream.read()
        except TimeoutError:
            said = json.dumps({"code": -1, "failed": "", "seconds": {}})
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, previous)
            _end(child)
        return Outcome(**json.loads(said or '{"code": -2, "failed": "", "seconds": {}}'))


def _too_long(number: int, frame: object) -> None:
    raise TimeoutError


def _end(child: int) -> None:
    """End a child and what it started, if they still run."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)


# ---------------------------------------------------------------- report


def equivalents(path: Path) -> set[tuple[str, str, str]]:
    """The keys of the mutants that change nothing. Raises ``SystemExit`` where one has no reason."""
    if not path.is_file():
        return set()
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("mutant", [])
    for entry in entries:
        if not entry.get("reason", "").strip():
            raise SystemExit(f"{path}: no reason for {entry}")
    return {(entry["path"], entry["was"], entry["becomes"]) for entry in entries}


def show(mutant: Mutant, prefix: str) -> str:
    """A mutant as text: the place, the kind of fault, the line before and after."""
    head = f"{prefix}/{mutant.path}:{mutant.line}  {mutant.kind}"
    return f"{head}\n    - {mutant.was}\n    + {mutant.becomes or '(left out)'}"


@dataclass
class Tally:
    """How the mutants fared."""

    survivors: list[Mutant] = field(default_factory=list)
    noticed: int = 0
    late: int = 0

    def count(self, mutant: Mutant, outcome: Outcome) -> None:
        """Count one mutant."""
        if outcome.code == 0:
            self.survivors.append(mutant)
            return
        self.noticed += 1
        self.late += outcome.code < 0

    @property
    def share(self) -> float:
        """The survivors in a hundred mutants."""
        return 100 * len(self.survivors) / max(1, len(self.survivors) + self.noticed)


def options() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("modules", nargs="+", help="files or folders of the package, such as mentions/places")
    parser.add_argument("--number", type=int, default=200, help="how many mutants (0: all)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--tests", nargs="+", type=Path, help="run these tests instead of those of the module"
    )
    parser.add_argument("--limit", type=float, default=10.0, help="per cent that may survive")
    parser.add_argument("--list", action="store_true", help="print the sample and run nothing")
    parser.add_argument("--root", type=Path, default=ROOT, help="another project: src/PACKAGE and tests")
    return parser.parse_args()


def clean_run(bench: Bench, files: Sequence[str]) -> bool:
    """Whether the tests pass without a fault, first as they are, then in a process made ready for mutants."""
    outcome = bench.baseline()
    if outcome.code == 0:
        print(f"{len(outcome.seconds)} tests, {sum(outcome.seconds.values()):.1f} s", file=sys.stderr)
        bench.preload(outcome.modules)
        bench.forget_bytecode(files)
        outcome = bench.run_tests(bytecode=False)
    if outcome.code != 0:
        said = (bench.copy / "output.txt").read_text(encoding="utf-8")[-2000:]
        print(f"without a fault pytest ends with code {outcome.code}: {outcome.failed}\n{said}")
    return outcome.code == 0


def run(bench: Bench, mutants: Sequence[Mutant], files: Sequence[str]) -> Tally | None:
    """Try every mutant; None where the tests fail without one."""
    if not clean_run(bench, files):
        return None
    tally = Tally()
    for number, mutant in enumerate(mutants, 1):
        tally.count(mutant, bench.attempt(mutant))
        if number % 20 == 0:
            print(f"{number} of {len(mutants)}, {len(tally.survivors)} survive", file=sys.stderr, flush=True)
    return tally


def choose(chosen: argparse.Namespace, package: Path, files: Sequence[str]) -> list[Mutant]:
    """The mutants to try; says how many there are and which equivalent ones are no longer there."""
    known = equivalents(chosen.root / "tools" / "equivalent_mutants.toml")
    every = [mutant for file in files for mutant in file_mutants(package, file)]
    counted = [mutant for mutant in every if mutant.key not in known]
    print(f"{len(every)} mutants, {len(every) - len(counted)} of them equivalent", file=sys.stderr)
    for key in sorted({key for key in known if key[0] in files} - {mutant.key for mutant in every}):
        print("an equivalent mutant that no longer exists:", *key, sep="\n    ")
    return sample(counted, chosen.number, chosen.seed)


def main() -> int:
    """Make the mutants, run the tests against them, print which survive."""
    chosen = options()
    root = chosen.root = chosen.root.resolve()
    package = next(p.parent for p in sorted((root / "src").glob("*/__init__.py")))
    files = list(dict.fromkeys(f for module in chosen.modules for f in module_files(package, module)))
    mutants = choose(chosen, package, files)
    if chosen.list:
        print(*(show(mutant, f"src/{package.name}") for mutant in mutants), sep="\n")
        return 0
    tests = [path.resolve() for path in chosen.tests or module_tests(root, package, chosen.modules)]
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "tree"
        shutil.copytree(root, copy, ignore=_NOT_COPIED)
        os.environ.update(PYTHONPATH=str(copy / "src"), HYPOTHESIS_PROFILE="mutants", PYTHONHASHSEED="0")
        sys.path.insert(0, str(copy / "src"))
        tally = run(
            Bench(copy, package.name, [str(path.relative_to(root)) for path in tests]), mutants, files
        )
    if tally is None:
        return 2
    for mutant in sorted(tally.survivors, key=lambda m: (m.path, m.line)):
        print(show(mutant, f"src/{package.name}"))
    late = f"{tally.late} noticed by time; {time.monotonic() - started:.0f} s"
    print(f"{len(tally.survivors)} of {len(mutants)} mutants survive ({tally.share:.1f} %); {late}")
    return 1 if tally.share > chosen.limit else 0


if __name__ == "__main__":
    sys.exit(main())

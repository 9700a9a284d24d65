"""Say which functions branch too much: cyclomatic complexity that counts ``and`` and ``or`` too.

    python tools/complexity.py [PATH ...] [--limit 12]

Counted, one each beside the one that a function begins with: ``if`` (also in an expression), ``for`` (also
in a comprehension), ``while``, ``except``, ``case``, ``assert`` and each ``and`` or ``or`` between two
operands. A function within a function is counted by itself. Without paths, ``src`` and ``tools`` are read.
Exit code 1 where a function lies above the limit.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_BRANCHES = (
    ast.If,
    ast.IfExp,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ExceptHandler,
    ast.match_case,
    ast.Assert,
    ast.comprehension,
)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def complexity(function: ast.AST) -> int:
    """How many ways there are through a function, by the count of its branches."""
    total = 1
    todo = list(ast.iter_child_nodes(function))
    while todo:
        node = todo.pop()
        if isinstance(node, _FUNCTIONS):
            continue
        if isinstance(node, ast.BoolOp):
            total += len(node.values) - 1
        elif isinstance(node, _BRANCHES):
            total += 1
        if isinstance(node, ast.comprehension):
            total += len(node.ifs)
        todo.extend(ast.iter_child_nodes(node))
    return total


def functions(path: Path) -> Iterator[tuple[int, int, str]]:
    """The complexity, line and name of each function of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, _FUNCTIONS):
            yield complexity(node), node.lineno, node.name


def main() -> int:
    """Print every function above the limit, the worst first."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", type=Path, nargs="*", default=[ROOT / "src", ROOT / "tools"])
    parser.add_argument("--limit", type=int, default=12)
    options = parser.parse_args()
    files = [f for path in options.paths for f in ([path] if path.is_file() else sorted(path.rglob("*.py")))]
    found = [(number, path, line, name) for path in files for number, line, name in functions(path)]
    above = sorted(
        (row for row in found if row[0] > options.limit), key=lambda row: (-row[0], row[1], row[2])
    )
    for number, path, line, name in above:
        print(f"{number:>3}  {path}:{line}  {name}")
    print(f"{len(above)} of {len(found)} functions above {options.limit}")
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())

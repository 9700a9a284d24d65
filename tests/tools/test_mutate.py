"""tools/mutate.py on a package of two files: what is noticed, what survives, what is not counted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "mutate.py"

CODE = '''
"""Bounds."""

from __future__ import annotations

import tomllib
from pathlib import Path

WORDS: frozenset[str] = frozenset(tomllib.loads(Path(__file__).with_name("bounds.toml").read_text())["near"])


def is_near(word: str, value: int) -> bool:
    """Whether a word says that a value is nearly reached."""
    if not word or value < 3:
        return False
    return word in WORDS and value != 7
'''
TABLE = '# source: ours\ndate = "2026"\nnear = ["近", "接近"]\n'
WEAK = """
from pack.bounds import is_near

def test_near() -> None:
    assert is_near("近", 5)
    assert not is_near("", 5)
"""
STRONG = """
import pytest
from pack.bounds import is_near

@pytest.mark.parametrize(
    ("word", "value", "expected"),
    [
        ("近", 5, True), ("近", 8, True), ("近", 3, True), ("接近", 3, True),
        ("近", 2, False), ("近", 7, False), ("约", 5, False),
    ],
)
def test_near(word: str, value: int, expected: bool) -> None:
    assert is_near(word, value) is expected
"""
EQUIVALENT = """
[[mutant]]
path = "bounds.py"
was = "if not word or value < 3:"
becomes = "if word or value < 3:"
reason = "{reason}"
"""


def project(root: Path, tests: str) -> Path:
    """A package with a module, its table and its tests."""
    for name, text in {
        "src/pack/__init__.py": "",
        "src/pack/bounds.py": CODE.lstrip(),
        "src/pack/bounds.toml": TABLE,
        "tests/test_bounds.py": tests,
        "pyproject.toml": "[tool.pytest.ini_options]\n",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def mutate(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(TOOL), "bounds", "--root", str(root), *options]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_strong_tests_notice_every_fault(tmp_path: Path) -> None:
    root = project(tmp_path, STRONG)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    done = mutate(root)
    assert done.stdout.startswith("0 of 13 mutants survive"), done.stdout
    assert done.returncode == 0
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_weak_tests_let_faults_survive(tmp_path: Path) -> None:
    done = mutate(project(tmp_path, WEAK))
    assert done.returncode == 1
    assert (
        "src/pack/bounds.py:13  number\n    - if not word or value < 3:\n    + if not word or value < 4:"
        in done.stdout
    )
    assert 'src/pack/bounds.toml:3  word\n    - near "接近"\n    + (left out)' in done.stdout
    assert "2026" not in done.stdout
    assert "without" not in done.stdout


def test_equivalent_mutants_are_not_tried_and_need_a_reason(tmp_path: Path) -> None:
    root = project(tmp_path, WEAK)
    listed = mutate(root, "--list").stdout
    assert "+ if word or value < 3:" in listed
    table = root / "tools" / "equivalent_mutants.toml"
    table.parent.mkdir()
    table.write_text(EQUIVALENT.format(reason="for the test"), encoding="utf-8")
    assert "+ if word or value < 3:" not in mutate(root, "--list").stdout
    table.write_text(EQUIVALENT.format(reason=" "), encoding="utf-8")
    assert mutate(root, "--list").returncode == 1


def test_an_equivalent_mutant_that_is_gone_is_named(tmp_path: Path) -> None:
    root = project(tmp_path, WEAK)
    table = root / "tools" / "equivalent_mutants.toml"
    table.parent.mkdir()
    table.write_text(EQUIVALENT.format(reason="for the test").replace("< 3", "< 4"), encoding="utf-8")
    assert "no longer exists" in mutate(root, "--list").stdout


def test_the_sample_does_not_change_with_the_lines(tmp_path: Path) -> None:
    root = project(tmp_path, WEAK)
    first = mutate(root, "--list", "--number", "5").stdout
    module = root / "src" / "pack" / "bounds.py"
    module.write_text(
        module.read_text(encoding="utf-8").replace('"""Bounds."""', '"""Bounds."""\n\n'), encoding="utf-8"
    )
    second = mutate(root, "--list", "--number", "5").stdout
    changed = [line for line in first.splitlines() if line.startswith(" ")]
    assert changed == [line for line in second.splitlines() if line.startswith(" ")]
    assert len(changed) == 10
    assert mutate(root, "--list", "--number", "5", "--seed", "2").stdout != second


def test_tests_that_fail_without_a_fault_are_refused(tmp_path: Path) -> None:
    done = mutate(
        project(tmp_path, "import pack.bounds\n\ndef test_it() -> None:\n    assert pack.bounds is None\n")
    )
    assert done.returncode == 2
    assert "without a fault" in done.stdout


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("x = 1 if a and b else 2", "x = 1 if a or b else 2"),
        ("x = 1 if a and b else 2", "x = 1 if not (a and b) else 2"),
        ("x = [y for y in z if ok(y)]", "x = [y for y in z if not (ok(y))]"),
        ("x = a not in b", "x = a in b"),
        ("x = a is not None", "x = a is None"),
        ("x = '甲' <= a < '乙'", "x = '甲' <= a <= '乙'"),
        ('x = Decimal("0.5")', 'x = Decimal("1.5")'),
        ("def f(a) -> bool: return g(a)", "def f(a) -> bool: return not (g(a))"),
        ("while not done: go()", "while done: go()"),
    ],
)
def test_kinds_of_faults(tmp_path: Path, code: str, fault: str) -> None:
    root = project(tmp_path, WEAK)
    (root / "src" / "pack" / "bounds.py").write_text(code + "\n", encoding="utf-8")
    assert f"+ {fault}\n" in mutate(root, "--list", "--number", "0").stdout


@pytest.mark.parametrize(
    ("table", "gone"),
    [
        ('words = "约 近 超"', ["words 约", "words 近", "words 超"]),
        ("words = '''约|近'''", []),
        ('[a]\nlist = ["约"]\n[b]\nlist = ["近", "超"] # "上"\n', ['[b] list "近"', '[b] list "超"']),
        ("deep = true\n", ["deep true"]),
        ("gap = 3\ndate = 2026-11-01\n", ["gap 3"]),
        (
            'words = "甲 乙 丙 丁 戊 己 庚 辛 壬"',
            ["words 甲 乙", "words 丙 丁", "words 戊 己", "words 庚 辛", "words 壬"],
        ),
    ],
)
def test_words_of_a_table(tmp_path: Path, table: str, gone: list[str]) -> None:
    root = project(tmp_path, WEAK)
    (root / "src" / "pack" / "bounds.toml").write_text(table, encoding="utf-8")
    (root / "src" / "pack" / "bounds.py").write_text('TABLE = "bounds.toml"\n', encoding="utf-8")
    listed = mutate(root, "--list", "--number", "0").stdout.splitlines()
    assert sorted(line.strip()[2:] for line in listed if line.strip().startswith("- ")) == sorted(gone)

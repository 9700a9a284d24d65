"""tools/build_wheel.py: which modules are compiled. That the wheel works, ``tox -e compiled`` shows."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("hatchling", reason="the hook is run by hatch")

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETTINGS = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]


@pytest.fixture(name="hook", scope="module")
def _hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_wheel", ROOT / SETTINGS["path"])
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "code, stays",
    [
        ("x: int = 1", False),
        ("def field(): ...\nx = field()", False),
        ("@frozen\nclass Place:\n    start: int\n    words: tuple[str, ...] = ()", False),
        ("@frozen\nclass Place:\n    words: tuple[str, ...] = field(factory=tuple)", True),
        ("@frozen\nclass Place:\n    words: list[str] = Factory(list)", True),
        ("class Row(Protocol[T]):\n    value: T", True),
        ("class Row(Base):\n    value = name()", False),
    ],
)
def test_a_module_whose_classes_would_change_stays_python(
    hook: ModuleType, tmp_path: Path, code: str, stays: bool
) -> None:
    path = tmp_path / "module.py"
    path.write_text(code, encoding="utf-8")
    assert hook.stays_python(path) is stays


def test_components_and_tables_stay_python(hook: ModuleType) -> None:
    components = hook.component_modules(PROJECT["project"]["entry-points"])
    interpreted = [*SETTINGS["interpreted"], *components]
    modules = set(hook.modules_to_compile(ROOT / "src", SETTINGS["folders"], interpreted))
    assert "gwreport/statements/builder.py" in components
    assert {"gwreport/statements/tokens.py", "gwreport/tables/matching.py"} <= modules
    assert modules.isdisjoint(interpreted)
    assert not [name for name in modules if name.endswith("__init__.py")]


def test_a_module_that_does_not_exist_is_named(hook: ModuleType) -> None:
    with pytest.raises(SystemExit, match=r"gwreport/lost\.py"):
        list(hook.modules_to_compile(ROOT / "src", ["gwreport/script"], ["gwreport/lost.py"]))


def test_a_missing_compiler_is_named_in_one_line(hook: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "/no/such/cc -O2")
    with pytest.raises(
        SystemExit, match=r"^GWREPORT_COMPILE: no C compiler /no/such/cc \(apt-get install gcc"
    ):
        hook.check_compiler()
    monkeypatch.setenv("CC", "true")
    hook.check_compiler()

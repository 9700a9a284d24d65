"""Build hook of hatch: what a wheel holds beside the sources.

    python -m build --wheel
    GWREPORT_COMPILE=1 python -m build --wheel

Every wheel holds what takes long to make of the tables (``tools/prepare.py``), in the folder ``prepared``.

With the variable it also holds modules as C extensions, made by mypyc. The sources are the same and stay in
the wheel beside them; without the variable nothing is compiled, no compiler is needed and the wheel is
``py3-none-any``. Which folders are compiled is said in ``pyproject.toml`` under
``[tool.hatch.build.targets.wheel.hooks.custom]``.

C files and objects are kept in ``build/compiled`` and only made anew where a source has changed.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SWITCH = "GWREPORT_COMPILE"
NEEDED = ["mypy==2.4.1", "setuptools>=65"]
"""What compiling needs: the version of mypyc that the sources were tried with."""

ATTRS_DEFAULTS = {"field", "Factory"}


class WheelBuild(BuildHookInterface[Any]):
    """Adds what is prepared, and the compiled modules where that is asked for."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What the build needs besides hatchling: the package runs while it is prepared."""
        return [*self.metadata.core.dependencies, *(NEEDED if _is_asked_for() else [])]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Prepare, compile, and hand over what was made; an editable install stays as it is."""
        if version == "editable":
            return
        prepared = Path(self.root, "build", "prepared")
        subprocess.run([sys.executable, Path(self.root, "tools", "prepare.py"), prepared], check=True)
        build_data["force_include"][str(prepared)] = "gwreport"
        if _is_asked_for():
            check_compiler()
            self._compile(build_data)

    def _compile(self, build_data: dict[str, Any]) -> None:
        source = Path(self.root, "src")
        interpreted = [*self.config["interpreted"], *component_modules(self.metadata.core.entry_points)]
        modules = sorted(modules_to_compile(source, self.config["folders"], interpreted))
        made = Path(self.root, "build", "compiled", sys.implementation.cache_tag)
        for extension in compile_modules(source, modules, made):
            build_data["force_include"][str(extension)] = extension.relative_to(made / "lib").as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True


def _is_asked_for() -> bool:
    return os.environ.get(SWITCH, "") not in ("", "0")


def check_compiler() -> None:
    """Raises ``SystemExit`` with one line where the C compiler that Python was built with is not there."""
    command = os.environ.get("CC") or sysconfig.get_config_var("CC") or ""
    if command and shutil.which(command.split()[0]) is None:
        raise SystemExit(f"{SWITCH}: no C compiler {command.split()[0]} (apt-get install gcc libc6-dev)")


def component_modules(entry_points: dict[str, dict[str, str]]) -> set[str]:
    """The modules of the components: others subclass them, put parts in their place and pickle them."""
    places = [place for group in entry_points.values() for place in group.values()]
    return {place.partition(":")[0].replace(".", "/") + ".py" for place in places}


def modules_to_compile(source: Path, folders: Sequence[str], interpreted: Sequence[str]) -> Iterator[str]:
    """The files below ``source`` that are compiled, as paths relative to it.

    Args:
        source: The folder that holds the package.
        folders: Folders or files that are compiled, relative to ``source``.
        interpreted: Files among them that are not.

    Raises:
        SystemExit: A file or folder named does not exist.
    """
    lost = [name for name in (*folders, *interpreted) if not (source / name).exists()]
    if lost:
        raise SystemExit(f"pyproject.toml names modules that do not exist: {', '.join(sorted(lost))}")
    for folder in folders:
        root = source / folder
        for path in [root] if root.suffix == ".py" else root.rglob("*.py"):
            name = path.relative_to(source).as_posix()
            if path.name != "__init__.py" and name not in interpreted and not stays_python(path):
                yield name


def stays_python(path: Path) -> bool:
    """Whether mypyc would change what the classes of a module are.

    A default of attrs in the body of a class, as ``field(factory=tuple)``, is no value of the type that it is
    declared with, and a generic class that is compiled takes no parameters at run time.
    """
    classes = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    return any(_is_generic(each) or _has_attrs_default(each) for each in classes)


def _is_generic(node: ast.ClassDef) -> bool:
    return any(isinstance(base, ast.Subscript) for base in node.bases)


def _has_attrs_default(node: ast.ClassDef) -> bool:
    values = [line.value for line in node.body if isinstance(line, ast.AnnAssign)]
    calls = [value.func for value in values if isinstance(value, ast.Call)]
    return any(isinstance(called, ast.Name) and called.id in ATTRS_DEFAULTS for called in calls)


def compile_modules(source: Path, modules: Sequence[str], made: Path) -> list[Path]:
    """The extensions of the modules, in ``made / "lib"`` as they lie in a wheel."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    shutil.rmtree(made / "lib", ignore_errors=True)
    here = Path.cwd()
    os.chdir(source)  # mypyc names modules by their path from here
    try:
        extensions = mypycify(
            ["--strict", "--ignore-missing-imports", f"--cache-dir={made / 'types'}", *modules],
            opt_level="3",
            multi_file=True,
            target_dir=str(made / "c"),
        )
        distribution = Distribution({"name": "gwreport", "ext_modules": extensions})
        command: Any = distribution.get_command_obj("build_ext")
        command.build_lib = str(made / "lib")
        command.build_temp = str(made / "objects")
        command.parallel = os.cpu_count()
        command.ensure_finalized()
        command.run()
    finally:
        os.chdir(here)
    return [path for path in (made / "lib").rglob("*") if path.suffix in (".so", ".pyd")]

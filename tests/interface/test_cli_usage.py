"""How the command line speaks: help, hints, languages, completion, colours, what is told."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport import errors
from gwreport.cli import _parser, main
from gwreport.cli.output import BOLD, marked
from gwreport.cli.usage.commands import MODULES
from gwreport.cli.usage.language import translated
from gwreport.cli.usage.parser import did_you_mean

COUNTY = str(Path(__file__).parents[2] / "examples/yunhe-county-2022.txt")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")


def parsers() -> Iterator[argparse.ArgumentParser]:
    whole = _parser()
    yield whole
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from dict.fromkeys(action.choices.values())


def texts(parser: argparse.ArgumentParser) -> Iterator[str | None]:
    """Every English text of a parser that a person may see."""
    yield parser.description
    yield parser.epilog
    yield from (group.title for group in parser._action_groups)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from (choice.help for choice in action._choices_actions)
        else:
            yield action.help


def has_chinese(text: str) -> bool:
    return re.search("[\u4e00-\u9fff]", text) is not None


# ---- help ----


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("usage: gwreport")
    for command in MODULES:
        assert re.search(rf"^    {command}\b", shown, re.MULTILINE), command


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([option]) == 0
    assert re.fullmatch(r"gwreport \d+\.\d+\S*\n", capsys.readouterr().out)


def test_the_help_of_a_command_is_the_same_alone_and_among_all(capsys: pytest.CaptureFixture[str]) -> None:
    for parser in list(parsers())[1:]:
        command = parser.prog.split()[-1]
        assert main([command, "--help"]) == 0
        assert capsys.readouterr().out == parser.format_help()


def test_only_the_module_of_the_command_is_imported() -> None:
    code = (
        "import sys\n"
        "from gwreport.cli import main\n"
        "main(['--version'])\n"
        "heavy = ('gwreport.pipeline', 'gwreport.export.rows', 'cattrs', 'jieba')\n"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


# ---- hints ----


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["target", COUNTY], "did you mean targets?"),
        (["vew", COUNTY], "did you mean view?"),
        (["targets", "--indicater", "gdp", COUNTY], "did you mean --indicator?"),
        (["targets", "--indicater=gdp", COUNTY], "did you mean --indicator?"),
        (["targets", "--format", "cvs", COUNTY], "did you mean csv?"),
        (["attention", "--list", "enviroment", COUNTY], "did you mean environment?"),
        (["kwic", "增长", "--role", "plans", COUNTY], "did you mean plan?"),
    ],
)
def test_what_was_probably_meant(arguments: list[str], hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert hint in capsys.readouterr().err


def test_what_is_like_nothing_has_no_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["zzzz"]) == 2
    assert "did you mean" not in capsys.readouterr().err
    assert did_you_mean("zzzz", ["targets"]) == ""


def test_an_unknown_indicator_names_what_is_near(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["targets", COUNTY, "--indicator", "gpd"]) == 1
    assert "near: gdp" in capsys.readouterr().err


# ---- languages ----


def test_every_text_of_the_help_has_its_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = {text for parser in parsers() for text in texts(parser) if text and text != argparse.SUPPRESS}
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    missing = sorted(text for text in shown if translated(text) == text)
    assert missing == [], "lines for cli/usage/zh.toml"


def test_a_chinese_text_keeps_the_fields_of_argparse(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = {text for parser in parsers() for text in texts(parser) if text}
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    for text in shown:
        assert sorted(re.findall(r"%\(\w+\)s|%%", text)) == sorted(
            re.findall(r"%\(\w+\)s|%%", translated(text))
        )


@pytest.mark.usefixtures("_chinese")
def test_help_and_errors_are_chinese_where_the_locale_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("用法：gwreport")
    assert "报告的主要预期目标" in shown
    assert main(["target", COUNTY]) == 2
    assert "错误：参数 COMMAND：没有选项 'target'" in capsys.readouterr().err.replace("\n", " ")
    assert main(["parse", "nowhere.txt"]) == 1
    assert "nowhere.txt：没有这个文件或目录" in capsys.readouterr().err


def test_english_is_the_default(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for value in ("", "C", "de_DE.UTF-8", "POSIX"):
        monkeypatch.setenv("LANG", value)
        assert main(["parse", "nowhere.txt"]) == 1
        assert "nowhere.txt: No such file or directory" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("variables", "chinese"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_TW"}, True),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, False),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, True),
    ],
)
def test_the_first_variable_that_is_set_decides(
    variables: dict[str, str], chinese: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert has_chinese(translated("options")) is chinese


@pytest.mark.usefixtures("_chinese")
def test_every_error_of_the_library_has_its_chinese() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    bare = {"GwReportError", "InputError", "UnitError", "WorkerError", "PluginError"}
    # What these say is of their maker alone, after the name of what is wrong.
    bare |= {"DataTableError", "SchemaError", "UnmetNeedError"}
    for kind in kinds:
        if kind.__name__ in bare or not issubclass(kind, errors.GwReportError):
            continue
        fields = [1 if name in ("position", "attempts", "first", "last") else "x" for name in kind._fields]
        message = str(kind(*fields))
        assert has_chinese(translated(message)), message


# ---- what is told ----


def test_quiet_tells_errors_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["statements", "--region", "山东省", COUNTY, "-o", str(tmp_path / "s.csv")]
    assert main(arguments) == 0
    assert "given as a report of 山东省" in capsys.readouterr().err
    assert main(["-q", *arguments]) == 0
    assert capsys.readouterr().err == ""
    assert main([*arguments, "-q"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["-q", "statements", "nowhere.txt"]) == 1
    assert "nowhere.txt" in capsys.readouterr().err


def test_verbose_names_each_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-v", "statements", COUNTY, "-o", str(tmp_path / "s.csv")]) == 0
    assert f"{COUNTY}: read" in capsys.readouterr().err


class Stream:
    """A stream that is a terminal or not."""

    def __init__(self, terminal: bool) -> None:
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def test_colours_are_for_terminals_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert marked("a", BOLD, Stream(True)) == f"{BOLD}a\x1b[0m"  # type: ignore[arg-type]
    assert marked("a", BOLD, Stream(False)) == "a"  # type: ignore[arg-type]
    monkeypatch.setenv("NO_COLOR", "1")
    assert marked("a", BOLD, Stream(True)) == "a"  # type: ignore[arg-type]
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert marked("a", BOLD, Stream(True)) == "a"  # type: ignore[arg-type]


# ---- completion ----


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_a_shell_can_complete_commands_and_options(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--print-completion", shell]) == 0
    script = capsys.readouterr().out
    for word in ("targets", "attention", "indicator"):
        assert word in script


def test_bash_takes_the_script(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--print-completion", "bash"]) == 0
    script = tmp_path / "gwreport.bash"
    script.write_text(capsys.readouterr().out, encoding="utf-8")
    subprocess.run(["bash", "-n", str(script)], check=True)

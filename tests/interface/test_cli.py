"""The command line as a stranger meets it: output, messages, exit codes, files."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

import gwreport
from gwreport.cli import FAILED, INTERRUPTED, OK, PIPE_CLOSED, USAGE, display, main
from gwreport.cli.output import Output

EXAMPLES = Path(__file__).parents[2] / "examples"
PROVINCE = EXAMPLES / "qinglan-province-2024.txt"
COUNTY = EXAMPLES / "yunhe-county-2022.txt"
Capture = pytest.CaptureFixture[str]
COMPUTING = """
[indicator.own_computing]
name = "算力规模"
english = "Computing power"
nature = "stock"
dimension = "computing"
units = ["PFLOPS"]
forms = ["算力[总]规模"]
"""


@pytest.fixture
def bad(tmp_path: Path) -> dict[str, Path]:
    """Inputs that hold no report, by what is wrong with them."""
    contents = {
        "empty": b"",
        "blank": " \n\u3000\r\n".encode(),
        "binary": bytes(range(256)) * 40,
        "news": "云河县举行春季植树活动，全县共有300人参加，栽下树苗5000株。".encode(),
    }
    paths = {name: tmp_path / f"{name}.txt" for name in contents}
    for name, path in paths.items():
        path.write_bytes(contents[name])
    (tmp_path / "folder").mkdir()
    return {**paths, "missing": tmp_path / "missing.txt", "folder": tmp_path / "folder"}


def test_parse_shows_a_page(capsys: Capture) -> None:
    assert main(["parse", str(PROVINCE)]) == OK
    out, err = capsys.readouterr()
    assert err == ""
    lines = out.splitlines()
    assert lines[0] == "青岚省人民政府工作报告"
    assert "  delivered  2024-01-22" in lines
    assert "  speaker    顾南乔 · 省长" in lines
    assert any(line.split() == ["一、2023年工作回顾", "review"] for line in lines)
    assert "    （一）产业根基更加稳固" in lines


def test_parse_show_chooses_the_parts_of_the_page(capsys: Capture) -> None:
    main(["parse", "--show", "times,quantities", str(PROVINCE)])
    out = capsys.readouterr().out
    assert out.index("\nQuantities\n") < out.index("\nTimes\n")
    assert "\nOutline\n" not in out
    (line,) = [line for line in out.splitlines() if " 6%—7% " in line]
    assert line.split()[1:] == ["6%—7%", "percent", "6", "–", "7", "%"]


def test_columns_line_up_with_wide_characters(capsys: Capture) -> None:
    main(["parse", "--show", "quantities", str(PROVINCE)])
    lines = capsys.readouterr().out.split("\nQuantities\n")[1].splitlines()
    kinds = {str(kind) for kind in gwreport.QuantityKind}
    starts = {
        display.width(line[: line.index(word)])
        for line in lines
        for word in line.split()[2:3]
        if word in kinds
    }
    assert len(starts) == 1


def test_parse_jsonl_gives_whole_reports(capsys: Capture) -> None:
    assert main(["parse", "--format", "jsonl", str(PROVINCE), str(COUNTY)]) == OK
    lines = capsys.readouterr().out.splitlines()
    reports = [gwreport.Report.from_dict(json.loads(line)) for line in lines]
    assert [report.metadata.speaker for report in reports] == ["顾南乔", "周以宁"]


def test_parse_several_files_in_processes_keeps_the_order(capsys: Capture) -> None:
    files = [str(COUNTY), str(PROVINCE), str(COUNTY)]
    assert main(["parse", *files, "-j", "2"]) == OK
    parallel = capsys.readouterr().out
    main(["parse", *files])
    assert capsys.readouterr().out == parallel


def test_parse_one_takes_any_text_with_what_the_caller_knows(bad: dict[str, Path], capsys: Capture) -> None:
    assert main(["parse", "--one", "--year", "2031", str(bad["news"])]) == OK
    assert "plans  2031" in capsys.readouterr().out


def test_what_the_caller_knows_holds_for_every_report(capsys: Capture) -> None:
    assert main(["parse", "--year", "2031年", "--region", "河北保定满城", str(PROVINCE)]) == OK
    out, err = capsys.readouterr()
    assert "plans      2031" in out
    assert "满城区" in out
    assert f"{PROVINCE}: given as the report of 2031, but it says it is of 2024" in err


@pytest.mark.parametrize(
    "what, message",
    [
        ("missing", "No such file or directory"),
        ("folder", "no file in it"),
        ("empty", "empty"),
        ("blank", "empty"),
        ("binary", "not text"),
        ("news", "no government work report found"),
    ],
)
@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_what_cannot_be_read_is_one_line_and_writes_nothing(
    bad: dict[str, Path], what: str, message: str, form: str, capsys: Capture, tmp_path: Path
) -> None:
    target = tmp_path / "out" / "result"
    target.parent.mkdir()
    assert main(["parse", str(bad[what]), "-f", form, "-o", str(target)]) == FAILED
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith(f"gwreport: {bad[what]}: ")
    assert message in err
    assert list(target.parent.iterdir()) == []


def test_a_bad_file_among_good_ones_costs_one_line(bad: dict[str, Path], capsys: Capture) -> None:
    assert main(["parse", str(bad["empty"]), str(PROVINCE)]) == FAILED
    out, err = capsys.readouterr()
    assert out.startswith("青岚省人民政府工作报告\n")
    assert err.count("\n") == 1


def test_strict_stops_and_leaves_no_file(bad: dict[str, Path], tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "result.txt"
    assert main(["parse", str(PROVINCE), str(bad["empty"]), "--strict", "-o", str(target)]) == FAILED
    assert not target.exists()
    assert not list(tmp_path.glob(".*part"))


def test_output_goes_to_a_file_at_once(tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "result.jsonl"
    target.write_text("before")
    assert main(["parse", "-f", "jsonl", str(PROVINCE), "-o", str(target)]) == OK
    assert capsys.readouterr() == ("", "")
    assert json.loads(target.read_text(encoding="utf-8"))["schema_version"] == 1
    assert [p.name for p in tmp_path.iterdir()] == ["result.jsonl"]


def test_an_error_while_writing_keeps_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "result.txt"
    target.write_text("before")
    with pytest.raises(RuntimeError), Output(str(target)) as output:  # noqa: PT012
        output.stream.write("half")
        raise RuntimeError
    assert target.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["result.txt"]


def test_output_follows_a_link_and_writes_to_devices(tmp_path: Path) -> None:
    target, link = tmp_path / "result.txt", tmp_path / "link.txt"
    link.symlink_to(target)
    assert main(["split", str(PROVINCE), "-o", str(link)]) == OK
    assert link.is_symlink()
    assert "青岚省" in target.read_text(encoding="utf-8")
    assert main(["split", str(PROVINCE), "-o", os.devnull]) == OK


def test_output_into_nowhere_is_told_before_reading(tmp_path: Path, capsys: Capture) -> None:
    assert main(["parse", str(PROVINCE), "-o", str(tmp_path)]) == FAILED
    assert main(["parse", str(PROVINCE), "-o", str(tmp_path / "no" / "result")]) == FAILED
    lines = capsys.readouterr().err.splitlines()
    assert "is a directory" in lines[0]
    assert "No such file or directory" in lines[1]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    class Stdin:
        buffer = io.BytesIO(PROVINCE.read_text(encoding="utf-8").encode("gb18030"))

    monkeypatch.setattr(sys, "stdin", Stdin())
    assert main(["parse", "-"]) == OK
    assert capsys.readouterr().out.startswith("青岚省人民政府工作报告\n")


def test_standard_input_is_named_in_messages(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    class Stdin:
        buffer = io.BytesIO(b"")

    monkeypatch.setattr(sys, "stdin", Stdin())
    assert main(["parse", "-"]) == FAILED
    assert capsys.readouterr().err.startswith("gwreport: <stdin>: empty")


def test_standard_input_twice_is_refused(capsys: Capture) -> None:
    assert main(["parse", "-", "-"]) == FAILED
    assert "only once" in capsys.readouterr().err


def test_split_lists_documents(capsys: Capture) -> None:
    assert main(["split", str(PROVINCE), "--format", "jsonl"]) == OK
    record = json.loads(capsys.readouterr().out)
    assert record["kind"] == "report"
    assert record["file"] == str(PROVINCE)
    assert record["end"] <= len(PROVINCE.read_text(encoding="utf-8"))
    assert main(["split", str(PROVINCE), str(COUNTY)]) == OK
    out = capsys.readouterr().out
    assert f"{COUNTY}:\n" in out


def test_components_lists_names_and_packages(capsys: Capture) -> None:
    assert main(["components"]) == OK
    rows = [line.split()[:2] for line in capsys.readouterr().out.splitlines()]
    assert ["segmenters", "jieba"] in rows
    assert ["extractors", "quantities"] in rows
    assert main(["components", "-f", "jsonl"]) == OK
    assert all(json.loads(line)["clash"] is False for line in capsys.readouterr().out.splitlines())


def test_explain_an_offset(capsys: Capture) -> None:
    offset = PROVINCE.read_text(encoding="utf-8").index("5.5%左右") + 1
    assert main(["explain", str(PROVINCE), str(offset)]) == OK
    out = capsys.readouterr().out
    assert f"offset {offset} of the file" in out
    assert "【.】" in out
    (mention,) = [line for line in out.splitlines() if "QUANTITY" in line]
    assert "5.5%" in mention
    assert "percent ≈ 5.5 %" in mention
    assert "rule " in mention
    assert any("二、2024年总体要求和预期目标" in line for line in out.splitlines())


def test_explain_every_occurrence_of_a_text(capsys: Capture) -> None:
    assert main(["explain", str(COUNTY), "286.4亿元"]) == OK
    out = capsys.readouterr().out
    assert out.count("【286.4亿元】") == COUNTY.read_text(encoding="utf-8").count("286.4亿元") == 2


def test_explain_names_the_reasons_with_the_deciding_words(capsys: Capture) -> None:
    assert main(["explain", str(PROVINCE), "5.5%左右"]) == OK
    out = capsys.readouterr().out
    (growth,) = [line for line in out.splitlines() if "growth.up" in line]
    assert growth.split()[:4] == ["5.5%", "gdp", "growth.up", "增长"]
    assert growth.endswith("A percentage with a word of growth.")
    assert "refusals: none" in out


def test_explain_names_the_refusal_of_a_figure_without_a_statement(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    text = "云河县政府工作报告\n一、2021年工作回顾\n固定资产投资完成年度计划的102%。\n"
    path.write_text(text, encoding="utf-8")
    assert main(["explain", "--one", str(path), "102%"]) == OK
    (refusal,) = [line for line in capsys.readouterr().out.splitlines() if "plan.share" in line]
    assert refusal.split()[:4] == ["102%", "fixed_asset_investment", "plan.share", "计划的"]


@pytest.mark.parametrize("file", [str(COUNTY), "no such file"])
def test_explain_an_empty_place(capsys: Capture, file: str) -> None:
    assert main(["explain", file, ""]) == USAGE
    assert "the place is empty; expected an offset or a text" in capsys.readouterr().err


def test_parse_with_a_year_of_no_report(capsys: Capture) -> None:
    assert main(["parse", "--one", "--year", "0", str(COUNTY)]) == USAGE
    assert "year '0': expected a whole number from 1900 to 2200" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--region", "满诚区"], "no such place: 满城区 (河北省保定市, 130607)"),
        (["--pattern", "x.txt"], "expected keys in braces"),
        (["--year", "soon"], "expected a whole number"),
    ],
)
@pytest.mark.parametrize("command", ["parse", "targets", "statements", "check", "split", "view"])
def test_what_is_known_is_checked_before_any_reading(
    command: str, options: list[str], message: str, capsys: Capture
) -> None:
    assert main([command, "nowhere.txt", *options]) == USAGE
    assert message in capsys.readouterr().err


def test_explain_a_number_as_text(capsys: Capture) -> None:
    assert main(["explain", "--text", str(COUNTY), "2022"]) == OK
    assert "【2022】" in capsys.readouterr().out


def test_explain_what_is_not_there(capsys: Capture) -> None:
    assert main(["explain", str(COUNTY), "月球"]) == FAILED
    assert main(["explain", str(COUNTY), "99999999"]) == FAILED
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert "'月球'" in lines[0]


def test_a_component_by_name(capsys: Capture) -> None:
    assert main(["parse", "--segmenter", "characters", "--only", "times", str(PROVINCE)]) == OK
    assert "quantities" not in capsys.readouterr().out
    assert main(["parse", "--segmenter", "thulac", str(PROVINCE)]) == FAILED
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "available: characters, jieba, pkuseg, rjieba" in err


def test_an_extractor_is_added_once_and_only_replaces(capsys: Capture) -> None:
    assert main(["parse", "--format", "jsonl", str(PROVINCE)]) == OK
    plain = capsys.readouterr().out
    assert main(["parse", "--format", "jsonl", "--extractor", "times", str(PROVINCE)]) == OK
    assert capsys.readouterr().out == plain
    both = ["--only", "quantities", "--extractor", "times"]
    assert main(["parse", "--format", "jsonl", *both, str(PROVINCE)]) == OK
    assert {m["label"] for m in json.loads(capsys.readouterr().out)["mentions"]} == {"QUANTITY", "TIME"}


def test_an_extractor_without_what_it_needs_is_refused_before_any_reading(capsys: Capture) -> None:
    assert main(["parse", "--only", "indicators", str(PROVINCE)]) == FAILED
    assert "extractor 'indicators' needs QUANTITY" in capsys.readouterr().err


def test_units_and_a_catalogue_of_ones_own(capsys: Capture, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "一、2023年工作回顾\n全市算力规模达到3500Q。\n二、2024年工作安排\n"
        "今年发展的主要预期目标是：地区生产总值增长6%左右，算力规模达到5000Q以上。\n",
        encoding="utf-8",
    )
    units = tmp_path / "units.toml"
    units.write_text('dimension.computing.units.PFLOPS = ["1e15", "Q"]\n', encoding="utf-8")
    catalogue = tmp_path / "catalogue.toml"
    catalogue.write_text(COMPUTING, encoding="utf-8")
    own = ["--units", str(units), "--catalogue", str(catalogue)]
    assert main(["parse", "--one", "--year", "2024", "--format", "jsonl", *own, str(report)]) == OK
    made = json.loads(capsys.readouterr().out)["statements"]
    assert [s["indicator"]["id"] for s in made] == ["own_computing", "gdp", "own_computing"]
    broken = tmp_path / "broken.toml"
    broken.write_text('dimension.computing.units.PFLOPS = ["none", "P"]\n', encoding="utf-8")
    assert main(["parse", "--units", str(broken), str(report)]) == FAILED
    assert "PFLOPS.factor: 'none'; expected a fraction" in capsys.readouterr().err
    assert main(["parse", "--catalogue", str(tmp_path / "absent.toml"), str(report)]) == FAILED


def test_a_named_segmenter_that_is_not_installed_is_refused(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pkuseg", None)
    assert main(["parse", "--segmenter", "pkuseg", str(PROVINCE)]) == FAILED
    assert "pip install 'gwreport[pkuseg]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["parse"],
        ["read", "x"],
        ["parse", "x", "-f", "xml"],
        ["parse", "x", "-j", "0"],
        ["parse", "x", "--show", "tables"],
        ["explain", str(COUNTY)],
    ],
)
def test_wrong_usage(arguments: list[str], capsys: Capture) -> None:
    assert main(arguments) == USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert "usage: gwreport" in err


def test_version_and_help(capsys: Capture) -> None:
    assert main(["--version"]) == OK
    assert capsys.readouterr().out == f"gwreport {gwreport.__version__}\n"
    assert main(["parse", "--help"]) == OK
    assert "--output" in capsys.readouterr().out


def test_an_interrupt_is_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gwreport.pipeline.Pipeline.read", interrupt)
    assert main(["parse", str(PROVINCE)]) == INTERRUPTED
    assert capsys.readouterr().err == "gwreport: interrupted\n"


def test_a_bug_in_a_component_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("gwreport.pipeline.Pipeline.read", broken)
    assert main(["parse", str(PROVINCE)]) == FAILED
    assert "unexpected ZeroDivisionError" in capsys.readouterr().err
    assert main(["parse", "--traceback", str(PROVINCE)]) == FAILED
    assert "Traceback" in capsys.readouterr().err


def gwreport_command(*arguments: str) -> list[str]:
    return [sys.executable, "-W", "error", "-m", "gwreport", *arguments]


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    files = [str(PROVINCE)] * 40
    process = subprocess.Popen(
        gwreport_command("parse", "--show", "all", *files), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() == PIPE_CLOSED
    assert errors == b""


def on_a_terminal(command: list[str], stdout: int | None = None) -> str:
    """What the command writes to a terminal that is its stderr (and its stdout, unless given)."""
    controller, terminal = pty.openpty()
    process = subprocess.Popen(command, stdout=terminal if stdout is None else stdout, stderr=terminal)
    os.close(terminal)
    written = b""
    try:
        while chunk := os.read(controller, 65536):
            written += chunk
    except OSError:  # the terminal is closed
        pass
    os.close(controller)
    assert process.wait() == OK
    return written.decode("utf-8")


def test_a_progress_bar_shows_only_where_a_person_looks(tmp_path: Path) -> None:
    many = gwreport_command("split", str(PROVINCE), str(COUNTY), str(PROVINCE))
    with (tmp_path / "out").open("wb") as file:
        assert "] 3/3" in on_a_terminal(many, file.fileno())
        assert on_a_terminal(gwreport_command("split", str(PROVINCE)), file.fileno()) == ""
    assert "] 3/3" not in on_a_terminal(many)  # the results are on the screen already
    assert subprocess.run(many, capture_output=True, check=True).stderr == b""

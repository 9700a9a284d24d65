"""The public interface: its names, what an import costs, and the pipeline's arguments."""

from __future__ import annotations

import pickle
import pydoc
import subprocess
import sys
import types
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import gwreport
from gwreport import Pipeline, Span
from gwreport.interfaces import Reading
from gwreport.model import Diagnostic, Mention
from gwreport.reading.segmenters import CharacterSegmenter, JiebaSegmenter

REPORT = """云河县人民政府工作报告
——2024年1月9日在云河县第五届人民代表大会第三次会议上
县长 林知远

各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。

一、2023年工作回顾
全县地区生产总值达到286.4亿元，增长6.5%。

二、2024年工作安排
地区生产总值增长6%左右。
谢谢大家！
"""


class Words:
    """An extractor that marks a word."""

    name = "words"
    labels = frozenset({"WORD"})

    def __init__(self, word: str) -> None:
        self.word = word
        self.seen: list[Reading] = []

    def extract(self, reading: Reading) -> Iterable[Mention[str] | Diagnostic]:
        self.seen.append(reading)
        at = reading.text.find(self.word)
        while at >= 0:
            span = Span(at, at + len(self.word))
            yield Mention(span, self.word, "WORD", self.word, "words.plain")
            at = reading.text.find(self.word, span.end)


def test_all_is_exactly_the_public_namespace() -> None:
    for name in gwreport.__all__:
        getattr(gwreport, name)  # names are imported when first asked for
    public = {
        name
        for name, value in vars(gwreport).items()
        if not name.startswith("_")
        and name not in ("annotations", "TYPE_CHECKING")
        and not (isinstance(value, types.ModuleType) and name not in gwreport.__all__)
    }
    assert public | {"__version__"} == set(gwreport.__all__) == set(dir(gwreport))
    with pytest.raises(AttributeError, match="no attribute 'parse_all'"):
        _ = gwreport.parse_all  # type: ignore[attr-defined]


def test_all_is_sorted_and_resolves() -> None:
    assert len(gwreport.__all__) == len(set(gwreport.__all__))
    for name in gwreport.__all__:
        assert getattr(gwreport, name) is not None


def test_tables_and_analysis_are_reached_without_further_imports() -> None:
    code = (
        "import sys, gwreport\n"
        "before = [m for m in sys.modules if m.startswith(('gwreport.analysis', 'gwreport.export'))]\n"
        "report = gwreport.parse('2024年云河县政府工作报告\\n一、2023年工作回顾\\n新能源汽车产销两旺。')\n"
        "hits = gwreport.analysis.attention(report, ['新能源']).hits\n"
        "lists = gwreport.analysis.lexical.word_lists()\n"
        "text = gwreport.export.csv_text(gwreport.export.section_rows([report]))\n"
        "print(before, hits, bool(lists), text[:6], callable(gwreport.export.spark.target_frame))\n"
    )
    assert in_fresh_python(code) == "[] 1 True adcode True"


@pytest.mark.parametrize("package", [gwreport.analysis, gwreport.export])
def test_names_of_a_package_are_shown_and_unknown_ones_refused(package: Any) -> None:
    assert dir(package) == sorted(package.__all__)
    for name in dir(package):
        assert getattr(package, name).__doc__
    with pytest.raises(AttributeError, match="no attribute 'utils'"):
        _ = package.utils


def test_help_and_dir_show_what_there_is() -> None:
    shown = pydoc.plain(pydoc.render_doc(gwreport))
    for name in ("to_frame", "panel", "parse", "analysis", "export"):
        assert name in dir(gwreport)
        assert name in shown
    assert "attention" in pydoc.plain(pydoc.render_doc(gwreport.analysis))


def test_every_public_name_is_described() -> None:
    bare = [
        name for name in gwreport.__all__ if name != "__version__" and not getattr(gwreport, name).__doc__
    ]
    assert bare == []


def in_fresh_python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_importing_loads_no_dictionary() -> None:
    heavy = ("jieba", "pkuseg", "rjieba", "cattrs", "cn2an", "pandas", "pyarrow", "pyspark", "lxml", "spacy")
    assert in_fresh_python(f"import sys, gwreport; print([m for m in {heavy!r} if m in sys.modules])") == "[]"


def test_importing_reads_no_data_table() -> None:
    code = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: event == 'open' and opened.append(str(args[0])))\n"
        "import gwreport\n"
        "print([name for name in opened if name.endswith(('.toml', '.csv', '.txt'))])\n"
    )
    assert in_fresh_python(code) == "[]"


def test_importing_takes_a_fraction_of_the_first_report() -> None:
    code = (
        "import time\n"
        "start = time.perf_counter()\n"
        "import gwreport\n"
        "ready = time.perf_counter()\n"
        "gwreport.parse('2024年云河县政府工作报告\\n一、2024年工作安排\\n地区生产总值增长6%左右。')\n"
        "print((ready - start) / (time.perf_counter() - ready))\n"
    )
    assert min(float(in_fresh_python(code)) for _ in range(3)) < 0.2


def test_a_pipeline_takes_its_extractors_by_argument() -> None:
    report = gwreport.parse(REPORT, pipeline=Pipeline(extractors=[Words("增长")]))
    assert [m.text for m in report.mentions] == ["增长", "增长"]
    assert {m.label for m in report.mentions} == {"WORD"}


def test_later_extractors_see_what_earlier_ones_found_and_the_segmenter() -> None:
    first, second = Words("增长"), Words("县长")
    segmenter = CharacterSegmenter()
    report = gwreport.parse(REPORT, pipeline=Pipeline(extractors=[first, second], segmenter=segmenter))
    assert first.seen[0].mentions == ()
    assert [m.text for m in second.seen[0].mentions] == ["增长", "增长"]
    assert second.seen[0].segmenter is segmenter
    assert second.seen[0].sections == report.sections
    assert [m.text for m in report.mentions] == ["县长", "增长", "增长"]  # in the order of the text


def test_the_default_segmenter_is_jieba() -> None:
    assert isinstance(Pipeline().segmenter, JiebaSegmenter)


@pytest.mark.parametrize("argument", ["normalizer", "outline", "statements", "segmenter"])
def test_a_component_of_the_wrong_kind_is_refused(argument: str) -> None:
    wrong: dict[str, Any] = {argument: object()}
    with pytest.raises(TypeError, match=f"{argument}: .* does not satisfy"):
        Pipeline(**wrong)


def test_a_class_in_place_of_an_object_is_refused_with_a_hint() -> None:
    wrong: Any = JiebaSegmenter
    with pytest.raises(TypeError, match="it is a class, make an object of it"):
        Pipeline(segmenter=wrong)
    with pytest.raises(TypeError, match="extractors"):
        Pipeline(extractors=[wrong])


def test_an_extractor_that_gives_something_else_is_named() -> None:
    class Strings(Words):
        name = "strings"

        def extract(self, reading: Reading) -> Iterable[Any]:
            return ["增长"]

    with pytest.raises(TypeError, match="strings gave '增长', expected Mention or Diagnostic"):
        gwreport.parse(REPORT, pipeline=Pipeline(extractors=[Strings("")]))


def test_a_pipeline_survives_pickling() -> None:
    copy = pickle.loads(pickle.dumps(Pipeline()))
    assert copy.parse(REPORT) == gwreport.parse(REPORT)


def test_what_the_caller_knows_wins() -> None:
    report = gwreport.parse(REPORT, title="云河县报告", year=2031)
    assert report.metadata.title == "云河县报告"
    assert report.metadata.year == 2031


def test_read_takes_a_path_bytes_or_text(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    reports = [gwreport.read(path), gwreport.read(REPORT), gwreport.read(REPORT.encode("gb18030"))]
    assert [len(found) for found in reports] == [1, 1, 1]
    assert len({found[0].text for found in reports}) == 1


def test_split_gives_the_documents_of_a_crawl() -> None:
    (document,) = gwreport.split(REPORT)
    assert document.kind == gwreport.DocumentKind.REPORT
    assert document.source.text == REPORT


def test_equal_texts_give_equal_reports_that_survive_pickling() -> None:
    one, other = gwreport.parse(REPORT), gwreport.parse(REPORT)
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one

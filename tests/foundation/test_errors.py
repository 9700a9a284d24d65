"""The errors: their tree, fields and messages, and their way through a process boundary."""

from __future__ import annotations

import copy
import inspect
import multiprocessing
import pickle
import re

import pytest

from gwreport import errors
from gwreport.errors import GwReportError

EXAMPLES: list[tuple[type[GwReportError], tuple[object, ...], str]] = [
    (errors.GwReportError, ("it broke",), "it broke"),
    (errors.InputError, ("no file",), "no file"),
    (
        errors.DecodingError,
        ("a.bin", "byte 0x80 at 7"),
        "a.bin: not text (byte 0x80 at 7); expected UTF-8, GB18030 or UTF-16",
    ),
    (
        errors.FormatError,
        ("a.docx", "a Word document (.docx)", "it is encrypted"),
        "a.docx: cannot read a Word document (.docx): it is encrypted",
    ),
    (errors.EmptyInputError, ("a.txt",), "a.txt: empty; expected the text of a government work report"),
    (
        errors.NoReportError,
        ("a.txt", "3 news items"),
        "a.txt: no government work report found (3 news items)",
    ),
    (
        errors.StoreError,
        ("out/store.sqlite", "database or disk is full", "make room for it"),
        "out/store.sqlite: cannot keep results: database or disk is full; make room for it",
    ),
    (
        errors.OutputError,
        ("out", "No space left on device"),
        "out: cannot write the tables: No space left on device; those of before are whole, and what was read "
        "is kept for the next run",
    ),
    (errors.WorkerError, ("a process went wrong",), "a process went wrong"),
    (
        errors.WorkerLostError,
        ("was killed by SIGKILL", 2),
        "the process that read it was killed by SIGKILL (tried 2 times)",
    ),
    (
        errors.NotPicklableError,
        ("item", "TypeError: cannot pickle 'generator' object"),
        "the item cannot be pickled (TypeError: cannot pickle 'generator' object); "
        "expected a plain value, or one process",
    ),
    (errors.NothingFoundError, ("data",), "data: no file in it"),
    (
        errors.PatternError,
        ("a.txt", "{region}/{year}.txt"),
        "a.txt: the path does not end like {region}/{year}.txt; no keys, so it is not read",
    ),
    (
        errors.ColumnError,
        ("panel.csv", "region", "地名", "区县", ("区县", "全文")),
        "panel.csv: no column '地名' for the region; '区县' looks like it; columns: 区县, 全文",
    ),
    (
        errors.RegionError,
        ("鼓楼区", "2 places have this name", ("鼓楼区 (320106)", "鼓楼区 (350102)")),
        "region '鼓楼区': 2 places have this name: 鼓楼区 (320106), 鼓楼区 (350102); "
        "expected a name with its parents, or a code",
    ),
    (errors.YearError, (0, 1900, 2200), "year 0: expected a whole number from 1900 to 2200"),
    (
        errors.NumeralError,
        ("三x", 1, "'x' does not belong in a numeral"),
        "'三x' is no numeral: 'x' does not belong in a numeral at character 1",
    ),
    (errors.QuantityError, ("三", "a unit is missing"), "'三' is not one quantity: a unit is missing"),
    (errors.UnitError, ("bad unit",), "bad unit"),
    (
        errors.UnknownUnitError,
        ("霍格",),
        "unknown unit '霍格'; expected a symbol or word of units/units.toml",
    ),
    (
        errors.DimensionError,
        ("亩", "斤", "area is not mass"),
        "cannot convert '亩' to '斤': area is not mass",
    ),
    (
        errors.UnknownIndicatorError,
        ("gpd", ("gdp", "gdp_per_capita")),
        "unknown indicator 'gpd'; near: gdp, gdp_per_capita",
    ),
    (errors.DataTableError, ("units.toml", "km", "given twice"), "units.toml: km: given twice"),
    (errors.SchemaError, ("$.mentions[0]", "field missing"), "$.mentions[0]: field missing"),
    (errors.PluginError, ("bad plug-in",), "bad plug-in"),
    (
        errors.UnknownComponentError,
        ("gwreport.segmenters", "x", ("jieba", "chars")),
        "no component 'x' in gwreport.segmenters; available: jieba, chars",
    ),
    (
        errors.DuplicateComponentError,
        ("gwreport.segmenters", "x", ("one", "two")),
        "component 'x' in gwreport.segmenters is provided by one and by two",
    ),
    (
        errors.UnmetNeedError,
        ("pledges", "QUANTITY", ("TIME", "times")),
        "extractor 'pledges' needs QUANTITY, which is neither a label nor the name of another extractor of "
        "the pipeline; there are: TIME, times",
    ),
    (
        errors.MissingDependencyError,
        ("pkuseg", "segmenting with pkuseg", "pkuseg"),
        "segmenting with pkuseg needs pkuseg; install it with: pip install 'gwreport[pkuseg]'",
    ),
]


def classes() -> dict[str, type[GwReportError]]:
    return {
        name: kind
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, GwReportError) and kind.__module__ == errors.__name__
    }


def test_every_error_has_an_example() -> None:
    assert {kind.__name__ for kind, _, _ in EXAMPLES} == set(classes())


@pytest.mark.parametrize("kind, values, message", EXAMPLES, ids=[kind.__name__ for kind, _, _ in EXAMPLES])
def test_error_keeps_fields_and_says_what_is_wrong(
    kind: type[GwReportError], values: tuple[object, ...], message: str
) -> None:
    error = kind(*values)
    assert str(error) == error.message() == message
    assert tuple(getattr(error, field) for field in kind._fields) == values


@pytest.mark.parametrize("kind, values, message", EXAMPLES, ids=[kind.__name__ for kind, _, _ in EXAMPLES])
def test_error_survives_pickling_and_copying(
    kind: type[GwReportError], values: tuple[object, ...], message: str
) -> None:
    error = kind(*values)
    error.add_note("in chunk 3")
    copies = [pickle.loads(pickle.dumps(error, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    for same in (*copies, copy.copy(error), copy.deepcopy(error)):
        assert type(same) is kind
        assert (same.args, str(same)) == (values, message)
        assert tuple(getattr(same, field) for field in kind._fields) == values
        assert same.__notes__ == ["in chunk 3"]


@pytest.mark.parametrize("kind", classes().values(), ids=classes())
def test_wrong_number_of_values_is_a_type_error(kind: type[GwReportError]) -> None:
    with pytest.raises(TypeError):
        kind(*["x"] * (len(kind._fields) + 1))


def test_tree_in_the_docstring_is_the_real_one() -> None:
    parents: dict[int, str] = {}
    drawn: dict[str, tuple[str | None, str | None]] = {}
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"^    ([│├└─ ]*)([A-Z]\w+Error)\b.*?(?:\(also an? (\w+)\))?$", line)
        if match is None:
            continue
        depth = len(match[1]) // 4
        parents[depth] = match[2]
        drawn[match[2]] = (parents[depth - 1] if depth else None, match[3])
    assert set(drawn) == set(classes())
    for name, (parent, builtin) in drawn.items():
        bases = classes()[name].__bases__
        if parent is not None:
            assert bases[0].__name__ == parent
        if builtin is not None:
            assert builtin in [base.__name__ for base in bases[1:]]
        else:
            assert len(bases) == 1, f"{name}: the tree does not say that it is also {bases[1:]}"


def test_missing_dependency_is_an_import_error() -> None:
    with pytest.raises(ImportError) as caught:
        raise errors.MissingDependencyError("pyarrow", "writing Parquet", "arrow")
    assert caught.value.name == "pyarrow"  # what importlib would say
    assert str(caught.value).startswith("writing Parquet needs pyarrow")


def _raise_in_worker(number: int) -> None:
    raise errors.NumeralError(f"x{number}", 0, "no digit")


def test_error_comes_back_from_a_worker_process() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool, pytest.raises(errors.NumeralError) as caught:
        pool.map(_raise_in_worker, [7])
    assert (caught.value.text, caught.value.position) == ("x7", 0)

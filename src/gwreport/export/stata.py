"""The long table as a Stata file: variables and values with labels, whole years, days as %td."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from gwreport._version import __version__
from gwreport.export.cells import RowT
from gwreport.export.codebook import column_of
from gwreport.export.frames import from_pandas, pandas_module, to_pandas
from gwreport.export.rows import KEY_PREFIX, TABLE_VERSION, Row, column_kind, with_type

if TYPE_CHECKING:
    import pandas

_LONG_TEXTS: Final = ("sentence", "section", "text", "message", "title", "file")
#: What Stata allows: characters in the name and in the label of a variable.
_LONGEST_NAME: Final = 32
_LONGEST_LABEL: Final = 80


def write_stata(
    rows: Iterable[Row],
    path: str | os.PathLike[str],
    *,
    row_type: type[Row] | None = None,
    keys: Sequence[str] | None = None,
) -> None:
    """Write a Stata 14 file (.dta, UTF-8). Needs the extra ``pandas``.

    Days are %td, long texts strL, whole numbers integers; columns with few values are numbers with value
    labels. Labels of variables are those of the codebook, of a key its own name; the label of the data has
    the versions of the library and of the columns.
    """
    frames = pandas_module()
    rows, row_type = with_type(rows, row_type)
    frame = to_pandas(rows, row_type=row_type, keys=keys)
    labels = {f.name: column_of(f.name).meaning for f in row_type.attributes()}
    days: dict[Any, Any] = {}
    long_texts = [name for name in _LONG_TEXTS if name in frame]
    for f in row_type.attributes():
        kind, _ = column_kind(f.type)
        if kind == "date":
            days[f.name] = "td"
            frame[f.name] = frame[f.name].astype("datetime64[ns]")
        elif kind == "int":
            frame[f.name] = frame[f.name].astype("Int32")
        elif kind == "str" and len(frame) and (values := list(column_of(f.name).values)):
            frame[f.name] = _labelled(frames, frame[f.name], values)
        elif kind == "str":
            frame[f.name] = frame[f.name].fillna("").astype(object)
    for name, short in _key_names(frame).items():
        frame[name] = frame[name].fillna("").astype(object)
        labels[short] = name[:_LONGEST_LABEL]
        frame = frame.rename(columns={name: short})
    frame.to_stata(
        os.fspath(path),
        convert_dates=days,
        convert_strl=long_texts,
        write_index=False,
        version=118,
        variable_labels=labels,
        data_label=f"gwreport {__version__}, columns {TABLE_VERSION}, {row_type.__name__}",
    )


def _labelled(frames: Any, cells: pandas.Series, values: list[str]) -> Any:  # noqa: ANN401 - an optional module
    """Texts as numbers with labels, in the order of the codebook; one that it does not have comes last."""
    others = sorted(set(cells.dropna()) - {*values, ""})
    return frames.Categorical(cells.replace("", None), categories=[*values, *others])


def _key_names(frame: pandas.DataFrame) -> dict[str, str]:
    """The columns of keys with the names that Stata takes: letters, digits and _, at most 32."""
    found: dict[str, str] = {}
    for name in map(str, frame.columns):
        if name.startswith(KEY_PREFIX):
            plain = re.sub(r"\W", "_", name)[:_LONGEST_NAME]
            taken = set(found.values())
            numbered = (f"{plain[: _LONGEST_NAME - 3]}_{n}" for n in range(2, 100))
            found[name] = plain if plain not in taken else next(n for n in numbered if n not in taken)
    return found


def read_stata(path: str | os.PathLike[str], row_type: type[RowT]) -> Iterator[RowT]:
    """The rows of a Stata file of :func:`write_stata`. Needs the extra ``pandas``."""
    frames = pandas_module()
    with frames.read_stata(os.fspath(path), iterator=True) as reader:
        frame, labels = reader.read(), reader.variable_labels()
    frame = frame.rename(columns={n: labels[n] for n in frame.columns if str(n).startswith(KEY_PREFIX)})
    for f in row_type.attributes():
        kind, optional = column_kind(f.type)
        if kind == "str":
            texts = frame[f.name].astype(object)
            frame[f.name] = texts.where(texts.notna() & (texts != ""), None if optional else "")
    yield from from_pandas(frame, row_type)

"""What a CSV holds, as a file beside it: versions and columns in the form of CSV on the Web.

The form is that of the W3C recommendation *Metadata Vocabulary for Tabular Data* (17 December 2015), whose
default name for it is that of the table with ``-metadata.json`` after it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from gwreport._version import __version__
from gwreport.export.codebook import column_of
from gwreport.export.rows import KEY_PREFIX, TABLE_VERSION, Row, column_kind

_DATATYPES = {"str": "string", "int": "integer", "Decimal": "decimal", "date": "date"}


def metadata_name(name: str) -> str:
    """The name of the file about a table.

    >>> metadata_name("targets.csv")
    'targets.csv-metadata.json'
    """
    return f"{name}-metadata.json"


def metadata_text(
    row_type: type[Row], name: str, *, delimiter: str | None = ",", keys: Sequence[str] = ()
) -> str:
    """The file about a table called ``name``, of rows of a type with the columns of ``keys``, as JSON.

    Without a ``delimiter`` it is about JSON lines, whose objects have the columns as names.
    """
    dialect = {"delimiter": delimiter, "encoding": "utf-8", "header": True}
    about = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": quote(name),
        "dc:title": row_type.__name__,
        "schema:creator": {"schema:name": "gwreport", "schema:softwareVersion": __version__},
        "schema:version": str(TABLE_VERSION),
        **({} if delimiter is None else {"dialect": dialect}),
        "tableSchema": {"columns": [*_columns(row_type), *map(_key, keys)]},
    }
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def _columns(row_type: type[Row]) -> Iterator[dict[str, Any]]:
    for attribute in row_type.attributes():
        kind, optional = column_kind(attribute.type)
        column = column_of(attribute.name)
        datatype: dict[str, Any] = {"base": _DATATYPES[kind]}
        if column.values:
            datatype["format"] = "|".join(column.values)
        yield {
            "name": attribute.name,
            "titles": attribute.name,
            "dc:description": column.meaning,
            "datatype": datatype,
            "required": not optional,
            **({"schema:unitText": column.unit} if column.unit else {}),
        }


def _key(name: str) -> dict[str, Any]:
    title = KEY_PREFIX + name
    return {"name": quote(title, safe=""), "titles": title, "datatype": {"base": "string"}, "required": False}

"""What is made before: it is used as long as it is made of what is there, and is what would be made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gwreport.indicators.catalogue import FORMS, default_catalogue
from gwreport.indicators.forms import Form, Forms, Kind
from gwreport.mentions.bodies.lexicon import WORDS, body_lexicon
from gwreport.mentions.bodies.tables import body_tables
from gwreport.tables import prepared
from gwreport.tables.prepared import Prepared, checksum

ROOT = Path(__file__).parents[2]
NUMBERS = Prepared("numbers", ("words.toml", "words.py"), lambda: {"made": ["now"]})


@pytest.fixture(name="files")
def _files(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A package of two sources and no more."""
    files = {"words.toml": "一 二", "words.py": "made = 1"}

    def read_bytes(name: str) -> bytes:
        if name not in files:
            raise FileNotFoundError(name)
        return files[name].encode()

    monkeypatch.setattr(prepared, "read_bytes", read_bytes)
    return files


def test_without_a_file_the_value_is_made(files: dict[str, str]) -> None:
    assert NUMBERS.value() == {"made": ["now"]}


def test_a_file_of_the_same_sources_is_read(files: dict[str, str]) -> None:
    files["prepared/numbers.json"] = NUMBERS.written().replace("now", "before")
    assert NUMBERS.value() == {"made": ["before"]}


@pytest.mark.parametrize("source", NUMBERS.sources)
def test_a_file_of_other_sources_is_warned_of_and_not_read(files: dict[str, str], source: str) -> None:
    files["prepared/numbers.json"] = NUMBERS.written().replace("now", "before")
    files[source] += " "
    with pytest.warns(RuntimeWarning, match=r"prepared/numbers.json is older .* run tools/prepare.py"):
        assert NUMBERS.value() == {"made": ["now"]}


def test_where_a_source_is_not_there_the_value_is_made(files: dict[str, str]) -> None:
    files["prepared/numbers.json"] = NUMBERS.written().replace("now", "before")
    del files["words.py"]  # a package of compiled modules only
    assert NUMBERS.value() == {"made": ["now"]}


def test_the_script_writes_the_same_bytes_whatever_the_order_of_sets(tmp_path: Path) -> None:
    written = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        script = [sys.executable, str(ROOT / "tools/prepare.py"), str(folder)]
        subprocess.run(script, env=environment, check=True, capture_output=True)
        files = (path for path in folder.rglob("*") if path.is_file())
        written.append({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})
    assert written[0] == written[1]
    assert {"prepared/indicators/forms.json", "prepared/indicators/people.toml.json"} <= set(written[0])
    for content in written[0].values():
        json.loads(content.partition(b"\n")[2])
    assert sum(map(len, written[0].values())) < 5_000_000


def test_forms_come_back_from_plain_data() -> None:
    forms = default_catalogue().forms
    rows = json.loads(json.dumps(FORMS.make()))
    assert list(Forms.of_rows(rows).items()) == list(forms.items())


def test_the_later_of_two_forms_holds() -> None:
    full: Kind = ("level", "gdp", (), (), ())
    weak: Kind = ("weak", "gdp", (), (), ())
    first = Forms.of([(full, ["总值", "总量"]), (weak, ["总量"])])
    assert [form.use for form in first.values()] == ["level", "weak"]
    more = {"总值": Form("总值", "other", None)}
    merged = Forms.merged(first, more)
    assert (merged["总值"].use, merged["总量"].use, len(merged)) == ("other", "weak", 2)
    assert Forms.merged(first, {}) == first == Forms.merged({}, first)


def test_the_words_of_the_lexicon_come_back_from_plain_data() -> None:
    listed = json.loads(json.dumps(WORDS.make()))
    lexicon = body_lexicon(body_tables())
    assert dict(zip(listed["words"].split("\n"), listed["classes"], strict=True)) == lexicon.classes


def test_every_source_is_there() -> None:
    assert checksum(FORMS.sources) != checksum(WORDS.sources)

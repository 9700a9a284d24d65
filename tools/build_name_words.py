"""Build ``mentions/common_words/words.csv``: the common words that names are told from.

    python tools/build_name_words.py CORPUS_DIR [CORPUS_DIR …]

Counts in how many texts of a corpus of reports each word stands, and keeps the common ones with the class
that the part of speech in jieba's dictionary gives them. Names of people, places and firms are left out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import jieba

from gwreport.gazetteer.regions import region_table

TARGET = Path(__file__).resolve().parent.parent / "src/gwreport/mentions/common_words/words.csv"
_LONGEST_TEXT = 60_000
# The smallest number of texts for words of the dictionary, new words, and words that it takes for names.
_COMMON, _NEW, _NAMELIKE = 1, 10, 25
# Words that jieba guesses may hold a word of grammar: 湖等, 城的.
_FUNCTION = re.compile("[的了着和与及等为以于在是将把被从向对个]")
_CLASSES = {"v": "verb", "vn": "noun-verb", "vd": "verb", "d": "verb", "ad": "verb", "p": "verb", "c": "verb"}
_CLASSES |= {"r": "verb", "u": "verb", "i": "verb", "l": "phrase", "z": "verb", "df": "verb", "t": "verb"}


def count(folders: list[Path]) -> tuple[Counter[str], int]:
    """In how many texts each word stands, and the number of texts."""
    texts: Counter[str] = Counter()
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    for path in paths:
        words = set(jieba.cut(path.read_text(encoding="utf8", errors="replace")[:_LONGEST_TEXT]))
        texts.update(word for word in words if re.fullmatch(r"[\u4e00-\u9fff]{2,6}", word))
    return texts, len(paths)


def dictionary_tags() -> dict[str, str]:
    """The part of speech of each word of jieba's dictionary."""
    lines = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf8").splitlines()
    return {word: tag for word, _, tag in (line.split() for line in lines)}


def class_of(word: str, tag: str | None, texts: int) -> str | None:
    """The class that a word is kept with; None for one that is left out."""
    if tag is None:
        return "noun" if texts >= _NEW and not _FUNCTION.search(word) else None
    if tag[0] == "n" and tag != "n" and tag != "ng":
        return "noun" if texts >= _NAMELIKE else None
    if tag in ("m", "q", "mq"):
        return None
    return _CLASSES.get(tag, "noun") if texts >= _COMMON else None


def main(folders: list[Path]) -> None:
    """Write the table."""
    counts, total = count(folders)
    tags, regions = dictionary_tags(), region_table()
    rows = []
    for word, texts in sorted(counts.items()):
        tag = tags.get(word)
        if word in regions and (tag is None or tag.startswith("ns")):
            continue
        kind = class_of(word, tag, texts)
        if kind is not None:
            rows.append(f"{word},{kind}")
    head = [
        "# Common words of reports: noun, noun-verb (stands in names), verb (ends a name), phrase.",
        f"# source: parts of speech from PyPI jieba {version('jieba')} (MIT), for words of a corpus of",
        f"# {total} public reports, 1954 to 2026",
        "# date: 2025-11",
        "# licence: MIT",
        "# Built by tools/build_name_words.py; corrections are in the tables of mentions/bodies.",
        "word,class",
    ]
    TARGET.write_text("\n".join([*head, *rows]) + "\n", encoding="utf8")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])

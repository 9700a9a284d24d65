"""From bytes to characters: which encoding a text is in, judged by the text that comes out."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from gwreport.errors import DecodingError
from gwreport.model import Source

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: Encodings of Chinese text without a mark. Where two readings are equally good, the first is taken.
_CANDIDATES = ("gb18030", "utf-16-le", "utf-16-be", "big5", "cp950", "big5hkscs")
#: The same as Web pages name it, and what covers all that such pages hold.
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "ascii": "utf-8"}

#: The characters that make up half and more of Chinese official prose, with their traditional forms.
_FREQUENT = frozenset(
    "业的建和发展新化全大市进设工实加产力国一推区城动中人政生民成高增作务制强会改体等保行重提地开经持项资年农创合理以个施社家能企公快目"
    "入长治平上济水为好面点基在有现服完要造主村度深用省心坚不机育革三文升级质代定规万品出量管技程法元是府安优系通投支学各科环事到效我善"
    "方态标亿性续场对金共步总商域五范活路乡划各位表报告"
    "業發進設實產動務強會體開經項資農創個長濟為點現機級質規萬優學環態標億續場對總範鄉劃報"
    "，。、：；！“”「」（）"
)
#: At least this share of the characters beyond ASCII must be frequent ones.
_LEAST = 0.15
#: As many characters (those beyond ASCII) are enough to judge by.
_SAMPLE = 4000
#: Bytes of which one in so many may be broken: a file cut off, a damaged disk.
_BROKEN = 200
#: Characters of which one in so many may be a control character.
_MOST_CONTROLS = 100


def decode(data: bytes, *, name: str = "<bytes>", declared: str | None = None) -> Source:
    """A source from bytes.

    A byte order mark decides, also where the file is cut off within a character; else strict UTF-8; else
    ``declared``, the encoding that the file itself names, where the bytes follow it and read like Chinese
    prose; else the one of GB18030, UTF-16 and Big5 under which they read most like it; else what
    charset-normalizer finds.
    Raises ``DecodingError``.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _textual(_mended(data, encoding), name, encoding, data)
    text = _strict(data, "utf-8")
    if text is not None and _few(text.count("\0"), text):
        return _textual(text, name, "utf-8", data)
    for encoding in _known(declared):
        text = _strict(data, encoding)
        if likeness(text) >= _LEAST:
            return _textual(text, name, encoding, data)
    readings = [(encoding, _strict(data, encoding)) for encoding in _CANDIDATES]
    best, text = max(readings, key=lambda reading: likeness(reading[1]))
    if likeness(text) >= _LEAST:
        return _textual(text, name, best, data)
    return _undecided(data, name)


def likeness(text: str | None) -> float:
    """How much a text reads like Chinese official prose, 0 to 1.

    The share of its frequent characters among the first 4000 beyond ASCII; ASCII looks alike in most
    encodings and says nothing.
    """
    if text is None:
        return 0.0
    sample = re.sub(r"[\x00-\x7f]+", "", text[: 4 * _SAMPLE])[:_SAMPLE]
    return sum(c in _FREQUENT for c in sample) / len(sample) if sample else 0.0


def _known(declared: str | None) -> Iterator[str]:
    """The encoding that a declaration means, if there is such a one."""
    if declared is None:
        return
    try:
        encoding = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return
    yield _SUPERSETS.get(encoding, encoding)


def _undecided(data: bytes, name: str) -> Source:
    """Bytes with a broken end, or in an encoding that only statistics tell."""
    for encoding in ("utf-8", "gb18030", "big5hkscs"):
        text = data.decode(encoding, "replace")
        broken = text.count("\ufffd") * _BROKEN > len(text)
        if not broken and "\0" not in text and (encoding == "utf-8" or likeness(text) >= _LEAST):
            return Source(text, name, encoding)
    from charset_normalizer import from_bytes

    match = from_bytes(data).best()
    if match is None or match.encoding.startswith("cp"):
        raise DecodingError(name, f"{len(data)} bytes in no known encoding")
    return _textual(str(match), name, match.encoding, data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _few(controls: int, text: str) -> bool:
    return controls <= max(1, len(text) // _MOST_CONTROLS)


def _mended(data: bytes, encoding: str) -> str | None:
    """Bytes whose mark names the encoding, read also where the end is cut off or a few are broken."""
    strict = _strict(data, encoding)
    if strict is not None:
        return strict
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    return text if broken <= max(1, len(text) // _BROKEN) and len(text) > broken else None


_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def _textual(text: str | None, name: str, encoding: str, data: bytes) -> Source:
    """The source of a text, unless it is none."""
    if text is None:
        raise DecodingError(name, f"{len(data)} bytes with the mark of {encoding} that do not follow it")
    controls = len(_CONTROLS.findall(text))
    if not _few(controls, text):
        raise DecodingError(name, f"{controls} control characters among {len(text)}; a binary file")
    return Source(text, name, encoding)

"""``gwreport attention``: how much of each report goes to a list of words."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import Any

from gwreport.analysis.lexical import WordList, word_lists
from gwreport.cli.inputs import Components, add_input_arguments, add_output_arguments
from gwreport.cli.tables.written import FORMS, write_table
from gwreport.cli.usage.parser import did_you_mean
from gwreport.cli.words.kwic import add_role_argument
from gwreport.cli.words.rows import AttentionRow, attention_rows
from gwreport.errors import GwReportError
from gwreport.model import SectionRole

_SHOWN = ("region", "year", "word_list", "hits", "characters", "per_10k_characters", "sentence_share")


def add(commands: Any) -> None:  # noqa: ANN401 - argparse gives its type no public name
    """Add the command."""
    parser = commands.add_parser(
        "attention",
        help="how much of each report goes to a list of words, as a table",
        description="One row for each report and list: hits, and their share of characters and sentences. "
        "With --segmenter also their share of words.",
    )
    add_input_arguments(parser)
    add_output_arguments(parser, FORMS)
    parser.add_argument(
        "--list",
        metavar="NAME",
        dest="lists",
        type=_published,
        action="append",
        default=[],
        help="a published list: environment, digital_technology, artificial_intelligence (repeat for more)",
    )
    parser.add_argument(
        "--word",
        metavar="WORD",
        dest="words",
        action="append",
        default=[],
        help="a word of a list of your own (repeat for more)",
    )
    parser.add_argument(
        "--words", metavar="FILE", dest="file", help="a file with a list of your own, a word a line"
    )
    add_role_argument(parser)
    parser.set_defaults(run=run, decisions=[], bom=False, metadata=False)


def _published(name: str) -> WordList:
    there = word_lists()
    if name not in there:
        raise argparse.ArgumentTypeError(f"no word list {name!r}{did_you_mean(name, there)}")
    return there[name]


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    lists = tuple(options.lists) + _own(options)
    if not lists:
        raise GwReportError("no words to look for; give --list, --word or --words")
    segmenter = Components.of(options).pipeline().segmenter if options.segmenter else None
    roles = frozenset(map(SectionRole, options.role))
    rows = partial(attention_rows, lists=lists, roles=roles, segmenter=segmenter)
    return write_table(options, rows, AttentionRow, _SHOWN)


def _own(options: argparse.Namespace) -> tuple[WordList, ...]:
    """The lists that were given by words and by a file."""
    own = [WordList.of(options.words)] if options.words else []
    if options.file is not None:
        lines = Path(options.file).read_text(encoding="utf-8-sig").splitlines()
        words = tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
        if not words:
            raise GwReportError(f"{options.file}: no word in it; expected one a line")
        own.append(WordList(Path(options.file).stem, Path(options.file).stem, options.file, words))
    return tuple(own)

#!/usr/bin/env python3
"""Learn where titles end from reports whose headings stand on their own lines.

    python tools/train_titles.py CORPUS [--exclude OUTLINE.json] [--folds 5] [--output titles.json]

CORPUS is a directory of reports as text files, with INDEX.json naming the region of each. A title and
the body after it are joined, as a crawler that drops line breaks would leave them, and a log-linear
model learns which of the possible ends is the true one. A second, small model then weighs what the
title has in common with the other titles of its series. Both are judged on regions left out of
training (``--folds``). Texts that contain long titles of OUTLINE.json are left out altogether.
Needs nothing but gwreport itself; the result belongs at src/gwreport/outline/titles.json.
"""

from __future__ import annotations

import argparse
import json
import math
import pathlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from heapq import merge
from itertools import pairwise

from attrs import define, evolve

from gwreport.outline.agreement import FAR, VOTES, EndChoice, joint_rows, settle, softmax
from gwreport.outline.candidates import Style, find_candidates, find_plain
from gwreport.outline.series import choose
from gwreport.outline.titles import (
    TEMPLATES,
    WINDOW,
    TitleModel,
    choice_of,
    features,
    line_title,
    possible_ends,
    style_key,
)
from gwreport.outline.words import outline_words

Table = dict[str, float]
Tables = tuple[defaultdict[str, float], ...]
Bigrams = dict[str, tuple[str, str, str]]
LEVELS = "abcdefghijklmnopq"
RARE = 45
EPOCHS = 2
SMALLEST_SLOPE = 1e-4
RATE = 0.3
DOUBTFUL = 3.0
CHINESE = (Style.PART, Style.HAN, Style.PAREN_HAN)
LEARNED = (Style.PLAIN, *CHINESE, Style.ARABIC, Style.PAREN_ARABIC)
ABOUT: dict[str, object] = {
    "source": "tools/train_titles.py, from the headings of about 300 public government work reports",
    "date": "2025-01",
    "licence": "MIT",
}
#: Smaller weights are left out of the file.
FLOORS = {"e2": 0.15, "b2": 0.15, "e3": 0.25, "b3": 0.25, "b4": 0.3, "x2": 0.25, "x21": 0.3, "x12": 0.3}


@define
class Example:
    """A heading with its body glued to it, and where the title truly ends."""

    report: str
    region: str
    series: int
    style: Style
    window: str
    end: int

    @property
    def glued(self) -> bool:
        """Whether no mark stands between title and body."""
        return self.end >= len(self.window) or self.window[self.end] not in "。！？；!?;"


def flatten(text: str) -> str:
    return "".join(line.strip() for line in text.split("\n"))


def read(path: pathlib.Path) -> str:
    text = path.read_text(encoding="utf8")
    text = re.sub(r"^---\n.*?\n---\n", "", text, flags=re.S)
    return text.replace("**", "").replace("\u200b", "")


def examples_of(name: str, region: str, text: str, first: int) -> list[Example]:
    """The headings of one report, with ``first`` as the number of its first series."""
    found = []
    words = outline_words()
    plain = find_plain(text, 0, words.plain, words.tail)
    headings = choose(merge(find_candidates(text), plain, key=lambda candidate: candidate.start))
    stops = [*(heading.candidate.start for heading in headings), len(text)][1:]
    for heading, stop in zip(headings, stops, strict=True):
        candidate = heading.candidate
        if candidate.style not in LEARNED:
            continue
        line_end = text.find("\n", candidate.title, stop)
        line = text[candidate.title : line_end if line_end >= 0 else stop].strip()
        title = line_title(line)
        if title is None:
            title = line.split("。")[0]
            body = line[len(title) :] + flatten(text[line_end:stop])
            if not body.startswith("。") or candidate.style not in CHINESE:
                continue
        else:
            body = line[len(title) :] + flatten(text[candidate.title + len(line) : stop])
            if candidate.style not in CHINESE and (len(body) < 40 or re.search("[：:]", title)):
                continue  # an entry of a glossary or a list
        window = (title + body)[:WINDOW]
        if len(title) in possible_ends(window):
            found.append(Example(name, region, first + heading.series, candidate.style, window, len(title)))
    return found


def count_bigrams(texts: Iterable[str]) -> Bigrams:
    """How the frequent bigrams behave: at sentence starts, at clause ends, between their characters."""
    digits = str.maketrans("0123456789０１２３４５６７８９", "0" * 20)
    pairs: Counter[str] = Counter()
    single: Counter[str] = Counter()
    starts: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for text in texts:
        for raw in text.translate(digits).split("\n"):
            line = raw.strip()
            if len(line) < 30:
                continue
            single.update(line)
            pairs.update(map("".join, pairwise(line)))
            starts.update(re.findall(r"(?<=[。！])[^，。；！”）]{2}", line))
            ends.update(re.findall(r"[^，。；！”）][^，。；！](?=[，。；])", line))
    total = sum(single.values())

    def level(value: float) -> str:
        return LEVELS[round(max(-4.0, min(4.0, value)) * 2) + 8]

    return {
        pair: (
            level(math.log((starts[pair] + 0.3) / (count * 0.03 + 1))),
            level(math.log((ends[pair] + 0.3) / (count * 0.08 + 1))),
            level(math.log(count * total / (single[pair[0]] * single[pair[1]])) / 1.5),
        )
        for pair, count in pairs.items()
        if count >= RARE and not re.search(r"[\sA-Za-z<>=*|#&\\]", pair)
    }


def without_mark(example: Example) -> Example | None:
    """The same heading as if its 。 had been lost."""
    if example.glued or example.end > 46:
        return None
    window = example.window[: example.end] + example.window[example.end + 1 :]
    return evolve(example, window=window) if example.end in possible_ends(window) else None


def learn(examples: Sequence[Example], bigrams: Bigrams) -> tuple[Table, ...]:
    """The weights of the single decisions: softmax over the possible ends, Adagrad."""
    every = [*examples, *filter(None, map(without_mark, examples))]
    weights: Tables = tuple(defaultdict(float) for _ in TEMPLATES)
    squares: Tables = tuple(defaultdict(float) for _ in TEMPLATES)
    rows = []
    for example in every:
        ends = possible_ends(example.window)
        keys = list(features(example.window, ends, style_key(example.style), bigrams))
        rows.append((keys, ends.index(example.end)))
    shuffle = random.Random(3)
    for _ in range(EPOCHS):
        shuffle.shuffle(rows)
        for keys, truth in rows:
            step(weights, squares, slopes_of(weights, keys, truth))
    return tuple(dict(table) for table in weights)


def slopes_of(weights: Tables, keys: Sequence[tuple[str, ...]], truth: int) -> Tables:
    """How the loss of one title grows with each weight."""
    scores = [sum(table[key] for table, key in zip(weights, row, strict=True)) for row in keys]
    slopes: Tables = tuple(defaultdict(float) for _ in TEMPLATES)
    for at, (row, share) in enumerate(zip(keys, softmax(scores), strict=True)):
        slope = share - (at == truth)
        if abs(slope) > SMALLEST_SLOPE:
            for table, key in zip(slopes, row, strict=True):
                table[key] += slope
    return slopes


def step(weights: Tables, squares: Tables, slopes: Tables) -> None:
    """One step of Adagrad against the slopes."""
    for table, square, slope_of in zip(weights, squares, slopes, strict=True):
        for key, slope in slope_of.items():
            square[key] += slope * slope
            table[key] -= RATE * slope / math.sqrt(square[key] + 1e-2)


def groups(examples: Sequence[Example]) -> tuple[list[Hashable], list[Hashable]]:
    """The series of each heading, and its kin: the headings of its report in the same style."""
    return [example.series for example in examples], [(example.report, example.style) for example in examples]


def learn_joint(examples: Sequence[Example], choices: Sequence[EndChoice]) -> list[float]:
    """The weights of what titles have in common, from choices made by a model that did not see them."""
    size = 1 + 2 * VOTES + FAR
    weights = [1.0] + [0.0] * (size - 1)
    squares = [1e-2] * size
    rows = []
    for example, choice, values in zip(
        examples, choices, joint_rows(choices, *groups(examples)), strict=True
    ):
        if values and example.end in choice.ends:
            rows.append((values, choice.ends.index(example.end)))
    shuffle = random.Random(0)
    for _ in range(8):
        shuffle.shuffle(rows)
        for values, truth in rows:
            scores = [sum(w * v for w, v in zip(weights, row, strict=True)) for row in values]
            top = max(scores)
            parts = [math.exp(score - top) for score in scores]
            whole = sum(parts)
            slope = [0.0] * size
            for at, row in enumerate(values):
                share = parts[at] / whole - (at == truth)
                for i, value in enumerate(row):
                    slope[i] += share * value
            for i in range(size):
                squares[i] += slope[i] ** 2
                weights[i] -= 0.05 * (slope[i] + 1e-3 * weights[i]) / math.sqrt(squares[i])
    return weights


def settled(examples: Sequence[Example], choices: Sequence[EndChoice], joint: Sequence[float]) -> list[int]:
    """The ends that two rounds of joint decision settle on."""
    return [choice.best for choice in settle(choices, *groups(examples), joint)]


def alone(choice: EndChoice) -> int:
    return choice.ends[max(range(len(choice.ends)), key=choice.scores.__getitem__)]


def accuracy(examples: Sequence[Example], ends: Sequence[int]) -> str:
    right = [example.end == end for example, end in zip(examples, ends, strict=True)]
    glued = [hit for hit, example in zip(right, examples, strict=True) if example.glued]
    return (
        f"{sum(right) / len(right):.4f} of {len(right)}, glued {sum(glued) / len(glued):.4f} of {len(glued)}"
    )


def choose_ends(examples: Sequence[Example], model: TitleModel) -> list[EndChoice]:
    choices = []
    for example in examples:
        choice = choice_of(example.window, style_key(example.style), model)
        assert choice is not None
        choices.append(choice)
    return choices


def held_out(examples: Sequence[Example], bigrams: Bigrams, folds: int) -> list[EndChoice]:
    """For each heading the choice of a model that saw no report of its region."""
    regions = sorted({example.region for example in examples})
    random.Random(5).shuffle(regions)
    fold = {region: at % folds for at, region in enumerate(regions)}
    choices: dict[int, EndChoice] = {}
    for k in range(folds):
        train = [example for example in examples if fold[example.region] != k]
        model = TitleModel(learn(train, bigrams), bigrams, ())
        test = [at for at, example in enumerate(examples) if fold[example.region] == k]
        for at, choice in zip(test, choose_ends([examples[at] for at in test], model), strict=True):
            choices[at] = choice
    return [choices[at] for at in range(len(examples))]


def trusted(examples: Sequence[Example], choices: Sequence[EndChoice]) -> list[Example]:
    """Leaves out headings that end at 。 only because their own source had lost a line break."""
    kept = []
    for example, choice in zip(examples, choices, strict=True):
        best = alone(choice)
        own = dict(zip(choice.ends, choice.scores, strict=True)).get(example.end, -math.inf)
        if example.glued or best == example.end or max(choice.scores) - own < DOUBTFUL:
            kept.append(example)
    return kept


def pack(
    weights: Sequence[Table], bigrams: Bigrams, joint: Sequence[float], floors: dict[str, float]
) -> dict[str, object]:
    """The compact form that ``TitleModel.from_data`` reads: keys by tenths of weight."""
    tables: dict[str, dict[str, str]] = {}
    for name, table in zip(TEMPLATES, weights, strict=True):
        levels: defaultdict[int, list[str]] = defaultdict(list)
        for key, weight in sorted(table.items()):
            if key and "\t" not in key and abs(weight) >= floors.get(name, 0.05) and round(weight * 10):
                levels[round(weight * 10)].append(key)
        tables[name] = {str(level): "\t".join(keys) for level, keys in sorted(levels.items())}
    packed = "".join(pair + "".join(levels) for pair, levels in sorted(bigrams.items()))
    return ABOUT | {"weights": tables, "bigrams": packed, "joint": [round(weight, 3) for weight in joint]}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument(
        "--exclude", type=pathlib.Path, help="outlines of reports that must not be learned from"
    )
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--output", type=pathlib.Path)
    train(parser.parse_args())
    return 0


def train(options: argparse.Namespace) -> None:
    """Learn from the corpus, print what the model gets right on reports it did not see, write the model."""
    texts, examples = read_corpus(options.corpus, barred_titles(options.exclude))
    bigrams = count_bigrams(texts)
    print(len(examples), "headings of", len(texts), "texts;", len(bigrams), "bigrams")
    choices = held_out(examples, bigrams, options.folds)
    print("alone, all labels:  ", accuracy(examples, [alone(choice) for choice in choices]))
    examples = trusted(examples, choices)
    choices = held_out(examples, bigrams, options.folds)
    print("alone, trusted:     ", accuracy(examples, [alone(choice) for choice in choices]))
    print_joint_accuracy(examples, choices)
    joint = learn_joint(examples, choices)
    print("joint:", " ".join(f"{weight:.2f}" for weight in joint))
    data = pack(learn(examples, bigrams), bigrams, joint, FLOORS)
    form = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    print("size:", len(form.encode()))
    if options.output:
        options.output.write_text(form + "\n", encoding="utf8")


def barred_titles(outlines: pathlib.Path | None) -> set[str]:
    """The long titles of the reports that must not be learned from."""
    if outlines is None:
        return set()
    heads = json.loads(outlines.read_text(encoding="utf8")).values()
    return {head["title"] for report in heads for head in report if len(head["title"]) > 11}


def read_corpus(corpus: pathlib.Path, barred: set[str]) -> tuple[list[str], list[Example]]:
    """The texts of a corpus but for the barred ones, and the headings of those that kept their lines."""
    rows = {row["id"]: row for row in json.loads((corpus / "INDEX.json").read_text(encoding="utf8"))}
    texts: list[str] = []
    examples: list[Example] = []
    for path in sorted(corpus.glob("*.txt")):
        text = read(path)
        if sum(title in text for title in barred) >= 3:
            print("left out:", path.name)
            continue
        texts.append(text)
        if text.count("\n") >= 15:
            first = examples[-1].series + 1000 if examples else 0
            examples += examples_of(path.stem, rows[path.stem]["region"], text, first)
    return texts, examples


def print_joint_accuracy(examples: Sequence[Example], choices: Sequence[EndChoice]) -> None:
    """What joint decisions add, learned from one half of the regions and measured on the other."""
    half = sorted({example.region for example in examples})[::2]
    one = [at for at, example in enumerate(examples) if example.region in half]
    joint = learn_joint([examples[at] for at in one], [choices[at] for at in one])
    rest = [at for at, example in enumerate(examples) if example.region not in half]
    held = [examples[at] for at in rest]
    print("alone, half:        ", accuracy(held, [alone(choices[at]) for at in rest]))
    print("together, held half:", accuracy(held, settled(held, [choices[at] for at in rest], joint)))


if __name__ == "__main__":
    raise SystemExit(main())

"""What other libraries read of the same text, and what it costs, beside ``jieba.cut``.

    python benchmarks/peers.py FOLDER [--install] [--rounds 3]

FOLDER holds a virtual environment for each peer, for their requirements exclude each other; ``--install``
makes them. The text is the reports of ``examples/``, over and over until it has 100,000 characters; each peer
gets it line by line, gwreport report by report. The processes take turns, and the least processor time of
each counts, as a ratio to that of ``jieba.cut``. What cannot be imported is told. The table is that of
docs/performance.md.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
CHARACTERS = 100_000
YARDSTICK = "jieba"


class Peer(NamedTuple):
    """A library: what it reads, what pip installs in turn, and code that defines ``read`` for a text."""

    reads: str
    requirements: tuple[tuple[str, ...], ...]
    code: str
    package: str
    whole: bool = False


PEERS = {
    YARDSTICK: Peer(
        "words (`jieba.cut`)",
        (("jieba",),),
        "import jieba\njieba.setLogLevel(60)\nread = lambda text: list(jieba.cut(text))",
        "jieba",
    ),
    "rjieba": Peer("words (`rjieba.cut`)", (("rjieba",),), "from rjieba import cut as read", "rjieba"),
    "pkuseg": Peer(
        "words (`pkuseg().cut`)",
        (("numpy", "cython", "setuptools", "wheel"), ("--no-build-isolation", "pkuseg==0.0.25")),
        "import pkuseg\nread = pkuseg.pkuseg().cut",
        "pkuseg",
    ),
    "cn2an": Peer(
        "numerals, which it rewrites (`cn2an.transform`)",
        (("cn2an",),),
        "import cn2an\nread = cn2an.transform",
        "cn2an",
    ),
    "JioNLP": Peer(
        "times and sums of money, with values (`ner.extract_time`, `ner.extract_money`)",
        (("jionlp",),),
        "from jionlp import ner\n"
        "read = lambda text: (ner.extract_time(text, with_parsing=True),"
        " ner.extract_money(text, with_parsing=True))",
        "jionlp",
    ),
    "Recognizers-Text": Peer(
        "numbers, percentages, currencies, dimensions and times, with values",
        (("recognizers-text-suite==1.0.2a2", "emoji<2", "setuptools"),),
        "from recognizers_date_time import recognize_datetime\n"
        "from recognizers_number import recognize_number, recognize_percentage\n"
        "from recognizers_number_with_unit import recognize_currency, recognize_dimension\n"
        "each = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension,"
        " recognize_datetime)\n"
        "read = lambda text: [recognize(text, 'zh-cn') for recognize in each]",
        "recognizers-text-suite",
    ),
    "gwreport, quantities and times only": Peer(
        "outline, metadata, quantities, times",
        (),
        "import gwreport\n"
        "from gwreport.mentions.quantities.extractor import QuantityExtractor\n"
        "from gwreport.mentions.times.extractor import TimeExtractor\n"
        "class Nothing:\n"
        "    name = 'nothing'\n"
        "    def build(self, reading): return ()\n"
        "read = gwreport.Pipeline(extractors=[TimeExtractor(), QuantityExtractor()],"
        " statements=Nothing(), subjects='none').parse",
        "gwreport",
        whole=True,
    ),
    "gwreport": Peer(
        "all that, and indicators, places, bodies, people, works, policies, documents, events, what each "
        "quantity counts, statements and doubts",
        (),
        "import gwreport\nread = gwreport.parse",
        "gwreport",
        whole=True,
    ),
}

SERVE = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
said, sys.stdout = sys.stdout, sys.stderr  # some greet when they are imported
code, package, texts = json.loads(open(sys.argv[1], encoding="utf-8").read())
exec(code)
for text in texts[:40]:
    read(text)
from importlib.metadata import version
print(json.dumps(version(package)), file=said, flush=True)
for _ in sys.stdin:
    start = time.process_time()
    for text in texts:
        read(text)
    print(json.dumps(time.process_time() - start), file=said, flush=True)
"""


def example_texts() -> list[str]:
    """Reports of ``examples/`` over and over, ``CHARACTERS`` in all; the last is cut off."""
    examples = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    texts: list[str] = []
    missing = CHARACTERS
    while missing > 0:
        text = examples[len(texts) % len(examples)][:missing]
        texts.append(text)
        missing -= len(text)
    return texts


def lines_of(texts: Iterable[str]) -> list[str]:
    """The lines of the texts without blank ones."""
    return [line for text in texts for line in text.splitlines() if line.strip()]


def interpreter(folder: Path, name: str) -> Path:
    """The Python of the environment of a peer; that of this process for gwreport."""
    if not PEERS[name].requirements:
        return Path(sys.executable)
    windows = folder / name / "Scripts" / "python.exe"
    return windows if windows.exists() else folder / name / "bin" / "python"


def install(folder: Path) -> None:
    """Make the environments that are not there yet; what pip says of a failure is shown."""
    for name, peer in PEERS.items():
        if not peer.requirements or (folder / name).exists():
            continue
        venv.create(folder / name, with_pip=True)
        for requirements in peer.requirements:
            subprocess.run(
                [interpreter(folder, name), "-m", "pip", "install", "-q", *requirements], check=False
            )


class Runner:
    """A peer in its own process, ready to read."""

    def __init__(self, python: Path, peer: Peer, texts: Sequence[str], handed: Path) -> None:
        given = texts if peer.whole else lines_of(texts)
        handed.write_text(json.dumps([peer.code, peer.package, given]), encoding="utf-8")
        self._process = subprocess.Popen(
            [python, "-c", SERVE, handed],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.version: str | None = self._answer()

    def seconds(self) -> float:
        """The processor time of one reading of all texts."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return float(self._answer())

    def _answer(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise OSError("it cannot be imported, or failed on the text")
        return str(json.loads(line))

    def end(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def main(argv: list[str] | None = None) -> int:
    """Measure and print the table; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--install", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(argv)
    if options.install:
        install(options.folder)
    texts = example_texts()
    runners: dict[str, Runner] = {}
    with tempfile.TemporaryDirectory() as handed:
        for number, (name, peer) in enumerate(PEERS.items()):
            python = interpreter(options.folder, name)
            try:
                runners[name] = Runner(python, peer, texts, Path(handed, f"{number}.json"))
            except OSError as error:
                print(f"{name}: {error}", file=sys.stderr)
        taken = {name: runner.seconds() for name, runner in runners.items()}
        for _ in range(options.rounds - 1):
            for name, runner in runners.items():
                taken[name] = min(taken[name], runner.seconds())
    for runner in runners.values():
        runner.end()
    print("| library | reads | time, `jieba.cut` = 1 |\n|---|---|---|")
    for name, runner in runners.items():
        library, _, part = name.partition(", ")
        label = f"{library} {runner.version}" + (f", {part}" if part else "")
        print(f"| {label} | {PEERS[name].reads} | {taken[name] / taken[YARDSTICK]:.2g} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())

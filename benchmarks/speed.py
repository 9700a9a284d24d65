"""How fast gwreport reads, as ratios measured in one process and one run.

    python benchmarks/speed.py [TEXT] [--rounds 5] [--check]

TEXT is a crawl of many reports; without it ../shared/corpus/compendium.txt is taken, or else the reports
under examples/ repeated. Every time is a median of ROUNDS runs that alternate with the yardstick,
``jieba.cut`` over the same text, so that a busy machine slows both. With
``--check`` it ends with 1 when a limit is broken.

| figure | limit |
|---|---|
| reading core (no indicators, no statements, no entities) / jieba.cut | 0.5 |
| with indicators and statements / jieba.cut | 0.8 |
| all built-in extractors / jieba.cut | 1 |
| ten times the text / the text | 11 |
| ``import gwreport`` | 0.15 s, and no dictionary is loaded |
| peak memory of the process reading the text | 200 MB |
"""

from __future__ import annotations

import argparse
import logging
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "compendium.txt"

IMPORT_PROBE = """
import sys, time
start = time.perf_counter()
import gwreport
took = time.perf_counter() - start
heavy = {"jieba", "pkuseg", "rjieba", "cn2an", "pandas", "pyarrow", "cattrs"}
print(took, *sorted(heavy & set(sys.modules)))
"""

MEMORY_PROBE = """
import sys
import gwreport
found = list(gwreport.read(open(sys.argv[1], "rb").read()))
assert found
# Linux keeps ru_maxrss of the parent across exec; VmHWM starts anew.
print(next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024)
"""


class CoreOnly:
    """A statement builder that builds nothing: what is left is the reading core."""

    name = "none"

    def build(self, reading: object) -> tuple[()]:
        """No statements."""
        return ()


def sample() -> Path:
    """The text to read where none is named."""
    if CORPUS.exists():
        return CORPUS
    joined = Path(__file__).with_name("sample.local.txt")
    texts = sorted((ROOT / "examples").glob("*.txt"))
    joined.write_text("\n\n".join(p.read_text("utf8") for p in texts) * 20, encoding="utf8")
    return joined


def seconds(work: Callable[[], object]) -> float:
    """How much processor time one call takes; what else the machine does counts less than on the clock."""
    start = time.process_time()
    work()
    return time.process_time() - start


def medians(rounds: int, *works: Callable[[], object]) -> list[float]:
    """The median time of each of the works, run in turn."""
    taken = [[seconds(work) for work in works] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def probe(code: str, *arguments: str) -> list[str]:
    """What a fresh interpreter prints."""
    ran = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return ran.stdout.split()


def main(argv: list[str] | None = None) -> int:
    """Measure, print a table, and return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("text", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(argv)

    import jieba

    import gwreport
    from gwreport.indicators.extractor import IndicatorExtractor
    from gwreport.mentions.quantities.extractor import QuantityExtractor
    from gwreport.mentions.times.extractor import TimeExtractor

    path = options.text or sample()
    text = path.read_text(encoding="utf8")
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    core = gwreport.Pipeline(extractors=[TimeExtractor(), QuantityExtractor()], statements=CoreOnly())
    stating = gwreport.Pipeline(extractors=[TimeExtractor(), QuantityExtractor(), IndicatorExtractor()])
    for warm in (core, stating, gwreport.Pipeline()):
        warm.read(text)
    words, reading, stated, full = medians(
        options.rounds,
        lambda: sum(1 for _ in jieba.cut(text)),
        lambda: core.read(text),
        lambda: stating.read(text),
        lambda: gwreport.read(text),
    )
    once, tenfold = medians(
        options.rounds // 2 + 1, lambda: gwreport.parse(text), lambda: gwreport.parse(text * 10)
    )
    imports = [probe(IMPORT_PROBE) for _ in range(options.rounds)]
    took = statistics.median(float(line[0]) for line in imports)
    loaded = imports[0][1:]
    memory = float(probe(MEMORY_PROBE, str(path))[0])

    rows = [
        ("reading core / jieba.cut", reading / words, 0.5),
        ("with statements / jieba.cut", stated / words, 0.8),
        ("all extractors / jieba.cut", full / words, 1.0),
        ("ten times the text / the text", tenfold / once, 11.0),
        ("import gwreport, seconds", took, 0.15),
        ("peak memory, MB", memory, 200.0),
    ]
    print(f"{path.name}: {len(text):,} characters")
    print(f"jieba.cut {words:.2f} s, core {reading:.2f} s, stated {stated:.2f} s, all {full:.2f} s")
    for name, figure, limit in rows:
        print(f"{name:32}{figure:9.3f}   limit {limit:g}   {'ok' if figure <= limit else 'BROKEN'}")
    print(f"loaded on import: {', '.join(loaded) or 'nothing heavy'}")
    broken = bool(loaded) or any(figure > limit for _, figure, limit in rows)
    return 1 if broken and options.check else 0


if __name__ == "__main__":
    sys.exit(main())

"""How fast the extractor of figures is beside a plain search for digits with their unit, and beside
cn2an where it is installed, on the same texts, one core, in the same run.

    python -m tests.benchmarks.figures [MEGABYTES]

The search is a single expression that finds digits and the word behind them: what a script of
twenty lines would do. It gives no value, no period, no area; it is the measure of what one pass of
the engine of expressions costs. cn2an turns Chinese numerals of a text into digits, and nothing else.
Install it with `pip install cn2an`.
"""

import re
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from build_scripts.figures import figures_of
from tests.benchmarks.restoration import seconds

_TESTS = Path(__file__).resolve().parent.parent
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?[万亿]?[余多]?[\u4e00-\u9fff%]")


def texts(megabytes: float) -> list[str]:
    """Reading texts: the five sources, the annotated articles and the clean ones, over and over."""
    folders = ("golden", "figures/articles", "figures/held_out", "cases/clean")
    paths = [path for name in folders for path in sorted((_TESTS / name).glob("*.txt"))]
    once = [path.read_text(encoding="utf-8") for path in paths]
    size = sum(len(text.encode()) for text in once)
    return once * max(1, round(megabytes * 1e6 / size))


def speed(work: Callable[[str], object], pile: list[str]) -> float:
    """Megabytes a second of processor time, the best of a few runs."""
    size = sum(len(text.encode()) for text in pile) / 1e6
    pages = [text.encode() for text in pile]
    return size / seconds(lambda page: work(page.decode()), pages)


def main() -> None:
    """Prints the speeds and their ratios."""
    pile = texts(float(sys.argv[1]) if len(sys.argv) > 1 else 2.0)
    found = sum(len(figures_of(text)) for text in pile)
    ours = speed(figures_of, pile)
    theirs = speed(_PLAIN.findall, pile)
    size = sum(len(text.encode()) for text in pile) / 1e6
    print(f"figures       {ours:7.2f} MB/s  {found / size:6.0f} numerals a megabyte")
    print(f"digits alone  {theirs:7.2f} MB/s  ratio {ours / theirs:6.3f}")
    try:
        cn2an = import_module("cn2an")
    except ImportError:
        print("cn2an         not installed")
        return
    others = speed(lambda text: [cn2an.transform(line) for line in text.split("\n")], pile)
    print(f"cn2an         {others:7.2f} MB/s  ratio {ours / others:6.2f}")


if __name__ == "__main__":
    main()

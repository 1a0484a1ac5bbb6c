"""How fast `restore` is beside ftfy, on the same pages, one core, in the same run.

    python -m tests.benchmarks.restoration [MEGABYTES]

Two piles: pages that are annotated and nothing else, and pages with byte slips as dense as in the
sources (about one damaged run for every three kilobytes). ftfy mends neither; it is the measure of
what a careful pass over a text costs. Install the peer with `pip install ftfy`.
"""

import sys
import time
from collections.abc import Callable
from random import Random

from build_scripts.forward import Script, Table
from build_scripts.restore import restore
from tests.damage import Article, Page, clean_articles
from tests.damage.mirror import annotated_page, shifted_page
from tests.damage.tables import PLAIN, random_table

_RUNS = 3
_BYTES_A_RUN = 3_000


def pages(megabytes: float, *, slips: bool) -> list[bytes]:
    """Traditional annotated pages of some kilobytes each, ``megabytes`` in all.

    With slips, pages with damaged runs stand among others, one run for every three kilobytes.
    """
    rng = Random(f"benchmark/{slips}")
    articles = clean_articles()
    found: list[bytes] = []
    size = runs = 0
    while size < megabytes * 1e6:
        article = rng.choice(articles)
        page = _annotated(rng, article)
        if slips and runs * _BYTES_A_RUN <= size:
            page = _slipped(rng, article)
        found.append(page.data)
        size += len(page.data)
        runs += len(page.runs)
    return found


def _annotated(rng: Random, article: Article) -> Page:
    """Traditional text, its annotations between whole characters."""
    while True:
        page = annotated_page(rng, article, PLAIN)
        if page.tables[0].script is Script.TRADITIONAL:
            return page


def _slipped(rng: Random, article: Article) -> Page:
    made = random_table(rng, article.plain, form=PLAIN, slips=1)
    table = Table(made.readings, made.opening, made.closing, (), made.decoder, made.script)
    return shifted_page(rng, article, table)


def seconds(work: Callable[[bytes], object], pile: list[bytes]) -> float:
    """Processor seconds for the pile, the best of a few runs."""
    best = float("inf")
    for _ in range(_RUNS):
        start = time.process_time()
        for page in pile:
            work(page)
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Prints both ratios."""
    import ftfy

    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
    for name, slips in (("annotated", False), ("slips", True)):
        pile = pages(megabytes, slips=slips)
        size = sum(map(len, pile)) / 1e6
        ours = seconds(lambda page: restore(page, "x"), pile)
        theirs = seconds(lambda page: ftfy.fix_text(page.decode()), pile)
        print(
            f"{name:10} {size:6.1f} MB  restore {size / ours:6.2f} MB/s  "
            f"ftfy {size / theirs:6.2f} MB/s  ratio {theirs / ours:5.2f}"
        )


if __name__ == "__main__":
    main()

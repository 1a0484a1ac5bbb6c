"""How soon the search of a thousand chapters shows its first hit, and what it loads for it.

``python -m tests.benchmarks.search SITE [CHAPTERS]`` makes chapters as long as the edition's, half
of their clauses its own and half drawn from the word model, so that pairs of characters are as
various as in a real corpus; indexes them with the code of the site; and types phrases into the
search page of SITE, each in a fresh browser, from a server and from a disk. Beside it stands the
plain way: the whole text loaded by one script and searched with ``indexOf``, on the same page.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import tempfile
from collections.abc import Iterator
from itertools import accumulate
from math import exp
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Request

from build_scripts.commands.edition import book_of
from build_scripts.language.packed import STEP
from build_scripts.language.words import WORDS_FILE, read
from build_scripts.website.search_index import Indexed, indexed, write_index
from tests.browser.built import Site
from tests.browser.reader import chromium, reading
from tests.browser.server import serving

ROOT = Path(__file__).resolve().parent.parent.parent
QUERIES = 20
PARAGRAPHS, CLAUSES = 12, 16
# Types a text and resolves, in milliseconds, when the first hit stands in the page.
TYPED = """text => new Promise((done) => {
  const field = document.querySelector('#search input'), out = document.querySelector('#search output');
  const began = performance.now();
  new MutationObserver((_, seen) => {
    if (!out.querySelector('.hits')) return;
    seen.disconnect();
    done(performance.now() - began);
  }).observe(out, { childList: true, subtree: true });
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
})"""
PLAIN = """text => new Promise((done, failed) => {
  const began = performance.now(), script = document.createElement('script');
  script.src = 'whole.js';
  script.onerror = failed;
  script.onload = () => {
    if (!window.jiaokan.whole.some((chapter) => chapter.includes(text))) failed(new Error(text));
    done(performance.now() - began);
  };
  document.head.append(script);
})"""


class Run(NamedTuple):
    """One query: milliseconds to the first hit, bytes loaded for it."""

    time: float
    size: int


def clauses(site: Path) -> list[str]:
    """The clauses of the edition's chapters, with their marks."""
    found = indexed(book_of(ROOT / "seeds"), site)
    text = "".join(text for chapter in found for _, text in chapter.paragraphs)
    return [clause for clause in re.split("(?<=[，。；：、])", text) if clause]


def drawn(chance: random.Random) -> Iterator[str]:
    """Clauses of words drawn from the word model, each as often as it is used."""
    classes = read(WORDS_FILE)
    pairs = [
        (word, exp(-STEP * cost))
        for word, cost in zip(classes.heads, classes.unigram, strict=True)
        if re.fullmatch("[\u4e00-\u9fff]+", word)
    ]
    words = [word for word, _ in pairs]
    weights = list(accumulate(weight for _, weight in pairs))
    while True:
        several = chance.choices(words, cum_weights=weights, k=chance.randint(3, 8))
        yield "".join(several) + chance.choice("，，，。；、")


def many(own: list[str], count: int) -> list[Indexed]:
    """Chapters that are all different, as long as the edition's."""
    chance = random.Random("chapters")
    others = drawn(chance)

    def paragraph() -> str:
        return "".join(
            chance.choice(own) if chance.random() < 0.5 else next(others) for _ in range(CLAUSES)
        )

    return [
        Indexed(
            f"made-{number}",
            f"第{number}篇",
            f"地区{number % 40}",
            f"{2010 + number % 12}年",
            "新闻网页",
            f"{2010 + number % 12}年",
            tuple((f"{number}-{at}", paragraph()) for at in range(PARAGRAPHS)),
        )
        for number in range(count)
    ]


def phrases(chapters: list[Indexed], count: int) -> list[str]:
    """Phrases of two to sixteen characters, cut anywhere."""
    chance = random.Random("phrases")
    found = []
    for _ in range(count):
        text = chance.choice(chance.choice(chapters).paragraphs)[1]
        length = chance.choice((2, 3, 4, 5, 6, 8, 12, 16))
        start = chance.randrange(len(text) - length)
        found.append(text[start : start + length])
    return found


def prepared(site: Site, folder: Path, chapters: list[Indexed]) -> Site:
    """The search page of ``site`` with these chapters, and their whole text as one script."""
    for name in ("index.html", "search/index.html"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes((site.root / name).read_bytes())
    (folder / "assets").symlink_to(site.root / "assets")
    write_index(chapters, folder / "search")
    whole = ["\n".join(text for _, text in chapter.paragraphs) for chapter in chapters]
    code = f"jiaokan.whole={json.dumps(whole, ensure_ascii=False)};\n"
    (folder / "search" / "whole.js").write_text(code, encoding="utf-8")
    return Site(folder)


def run(browser: Browser, site: Site, address: str, text: str, program: str) -> Run:
    """One query in a fresh browser context; bytes are those of the files asked for."""
    mount = urlsplit(address).path
    with reading(browser) as reader:
        reader.open(f"{address}search/index.html")
        asked: set[Path] = set()

        def note(request: Request) -> None:
            path = unquote(urlsplit(request.url).path).removeprefix(mount)
            asked.add(site.root / path)

        reader.context.on("request", note)
        time = float(reader.page.evaluate(program, text))
        return Run(time, sum(file.stat().st_size for file in asked if file.is_file()))


def told(name: str, runs: list[Run]) -> str:
    times = [each.time for each in runs]
    sizes = [each.size for each in runs]
    return (
        f"{name:8}first hit: median {statistics.median(times):6.0f} ms, worst {max(times):6.0f} ms; "
        f"loaded: median {statistics.median(sizes) / 1e3:6.0f} kB, most {max(sizes) / 1e3:6.0f} kB"
    )


def main() -> None:
    """Prints both ways, and how they compare with the plain one."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("site", type=Path)
    words.add_argument("chapters", type=int, nargs="?", default=1000)
    asked = words.parse_args()
    built = Site(asked.site.resolve())
    chapters = many(clauses(built.root), asked.chapters)
    queries = phrases(chapters, QUERIES)
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        site = prepared(built, Path(name), chapters)
        files = [file.stat().st_size for file in (site.root / "search").rglob("*.js")]
        print(f"{len(chapters)} chapters, {len(files) - 1} files")
        with serving(site) as server:
            for way, address in (("server", server), ("disk", f"{site.root.as_uri()}/")):
                ours = [run(browser, site, address, text, TYPED) for text in queries]
                plain = [run(browser, site, address, text, PLAIN) for text in queries]
                print(told(way, ours))
                print(told("plain", plain))
                ratio = statistics.median(a.time / b.time for a, b in zip(ours, plain, strict=True))
                print(f"{'':8}time of ours to the plain way: {ratio:.2f}")


if __name__ == "__main__":
    main()

"""The data of the search: one file for each chapter, and where each pair of characters occurs.

A page loads the catalogue, the shards that hold the pairs of the query, and the chapters that
have all of them; the program then looks for the query itself, so that nothing is found that does
not stand there. The files are scripts, because a page opened from a disk may load nothing else.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from lxml import html

from build_scripts.chapters.names import KINDS
from build_scripts.chapters.titles import date_in_words, short_title, year_of
from build_scripts.records.book import Book, BookChapter
from build_scripts.website.folding import SPACES, folded, pairs

FOLDER = "search"
_SIGNS = {"headerlink", "pilcrow"}
_SHARD = 16_000  # characters of a shard, about
# A distance is one character: short ones in ASCII, those beyond behind U+0100.
_NEAR, _FIRST, _FAR = 57, 35, 0x100


class Indexed(NamedTuple):
    """A chapter as it is searched: what the list of hits says of it, and its paragraphs."""

    slug: str
    title: str
    area: str
    year: str
    kind: str
    date: str
    paragraphs: tuple[tuple[str, str], ...]  # id and text


def indexed(book: Book, edition: Path, script: Callable[[str], str] = str) -> list[Indexed]:
    """The chapters of the book with the texts that the pages of ``edition`` show.

    ``script`` puts what is said of a chapter into the characters of the edition.
    """
    return [
        _chapter(each, edition / "chapters" / each.decision.slug, script) for each in book.chapters
    ]


def _chapter(chapter: BookChapter, folder: Path, script: Callable[[str], str]) -> Indexed:
    decision = chapter.decision
    parser = html.HTMLParser(encoding="utf-8")
    tree = html.document_fromstring((folder / "index.html").read_bytes(), parser=parser)
    shown = {element.get("id"): element for element in tree.iter() if element.get("id")}
    paragraphs = tuple(
        (paragraph.id, _text(shown[paragraph.id]))
        for paragraph in chapter.article.paragraphs
        if paragraph.id in shown
    )
    return Indexed(
        decision.slug,
        script(short_title(chapter)),
        script(decision.area_name),
        script(year_of(decision.date.value)),
        script(KINDS[chapter.sidecar.kind]),
        script(date_in_words(decision.date.value)),
        paragraphs,
    )


def _text(element: html.HtmlElement) -> str:
    """The text of a paragraph's element as the page's program reads it: without drawn signs."""
    within = element.find(".//figcaption")
    return "".join(_strings(element if within is None else within))


def _strings(element: html.HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not _SIGNS & set((child.get("class") or "").split()):
            yield from _strings(child)
        yield child.tail or ""


def write_index(chapters: Iterable[Indexed], folder: Path) -> None:
    """``folder`` holds the search data of these chapters."""
    chapters = list(chapters)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "text").mkdir(exist_ok=True)
    occurrences: defaultdict[str, list[int]] = defaultdict(list)
    for number, chapter in enumerate(chapters):
        for gram in _grams(chapter):
            occurrences[gram].append(number)
        _write(folder / "text" / f"{chapter.slug}.js", f"text/{chapter.slug}", chapter.paragraphs)
    encoded = {gram: _distances(numbers) for gram, numbers in sorted(occurrences.items())}
    size = sum(len(gram) + len(written) + 6 for gram, written in encoded.items())
    count = max(1, -(-size // _SHARD))
    shards: list[dict[str, str]] = [{} for _ in range(count)]
    for gram, written in encoded.items():
        shards[shard_of(gram, count)][gram] = written
    for number, shard in enumerate(shards):
        _write(folder / f"pairs-{number}.js", f"pairs-{number}", shard)
    catalogue = {
        "shards": count,
        "fold": pairs(),
        "spaces": "".join(sorted(SPACES)),
        "chapters": [chapter[:-1] for chapter in chapters],
    }
    _write(folder / "catalogue.js", "catalogue", catalogue)


def shard_of(gram: str, count: int) -> int:
    """The shard in which a character or a pair stands; the page's program reckons the same."""
    value = 0
    for char in gram:
        value = (value * 31 + ord(char)) % 1_000_003
    return value % count


def _grams(chapter: Indexed) -> Iterator[str]:
    """Every character and every pair of the chapter, once."""
    found: set[str] = set()
    for _, text in chapter.paragraphs:
        # Characters beyond the first plane are two for the page's program; it cuts them the same.
        units = _units(folded(text))
        found.update(units)
        found.update(a + b for a, b in pairwise(units))
    return iter(sorted(found))


def _units(text: str) -> list[str]:
    """The text in UTF-16 code units, each as one character; a surrogate cannot be written."""
    return ["\ufffd" if char > "\uffff" or "\ud800" <= char <= "\udfff" else char for char in text]


def _distances(numbers: list[int]) -> str:
    """Ascending numbers as the steps between them, one character each."""
    written, last = [], -1
    for number in numbers:
        step = number - last - 1
        written.append(chr(_FIRST + step) if step < _NEAR else chr(_FAR + step))
        last = number
    return "".join(written)


def _write(file: Path, name: str, value: object) -> None:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # These two end a line of a script, though not of JSON.
    data = data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    code = f"jiaokan.take({json.dumps(name)},{data});\n"
    file.write_bytes(code.encode("utf-8", errors="replace"))

"""The traditional edition: every page once more, below zh-hant/, converted by machine.

Only words for a reader are converted: text, and the attributes that are read or drawn. Ids,
addresses, code, citations and whatever shows the source itself stay as they are.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from build_scripts.conversion.traditional import traditional
from build_scripts.website.markup import Part, attributes, pages_of, parts, with_attribute

FOLDER = "zh-hant"
# Pages that are in no Chinese, or that a server shows for any address.
_LEFT = frozenset({"404.html", "english/index.html"})
_READ = ("title", "aria-label", "alt", "placeholder", "content", "data-says", "data-label", "label")
# Code, citations, and what shows the source or quotes it.
_KEPT_TAGS = frozenset({"code", "pre", "samp", "kbd", "del", "script", "style"})
_KEPT_CLASSES = frozenset({"source", "raw", "lost-text"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
# Text goes on across these: a word may begin inside a link and end behind it.
_INSIDE = frozenset({"a", "abbr", "b", "data", "em", "i", "ins", "mark", "q", "span", "strong"})
_SHARED = re.compile(
    r"^(?:\.\./|\./)*(?:assets/(?!.*\.js$)|feed\.xml|english/|cite/[^/]+/[^/]+\.(?:bib|ris|json)$"
    r"|data/[^/]+\.\w+$)"
)
_ADDRESSES = ("href", "src", "action")
_LANGUAGE = re.compile(r'<html lang="zh-Hans"')
_EDITION = re.compile(r'<a href="([^"]*)"[^>]*\bdata-same\b[^>]*>.*?</a>')
_ARTICLE = re.compile(r"(<article\b[^>]*>)")
_TELLING = re.compile(r"\s(?:class|lang|translate)=")
_HAN = re.compile("[\u3400-\u9fff]")
_WORDS = re.compile(r"(// Words\n)(.*?)(// End of words\n)", re.DOTALL)
_CANONICAL = re.compile(r'(<link rel="canonical" href=")([^"]*)(">)')
_NOTE = (
    '<p class="edition-note">這一頁由簡體整理本經程式轉換而成，未經人工校對；'
    '引用請以<a href="{back}" hreflang="zh-Hans" data-same>簡體整理本</a>為準。</p>'
)


def write_traditional(site: Path, address: str) -> None:
    """``site``/zh-hant holds the traditional edition; both editions name each other."""
    for file in pages_of(site):
        name = file.relative_to(site).as_posix()
        if name in _LEFT:
            continue
        page = file.read_text(encoding="utf-8")
        route = name.removesuffix("index.html")
        links = _alternates(address, route)
        target = site / FOLDER / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_with_links(_page(page, route, address), links).encode("utf-8"))
        file.write_bytes(_with_links(page, links).encode("utf-8"))
    scripts = site / FOLDER / "assets"
    scripts.mkdir(parents=True, exist_ok=True)
    for file in sorted((site / "assets").glob("*.js")):
        code = file.read_text(encoding="utf-8")
        (scripts / file.name).write_bytes(_WORDS.sub(_spoken, code).encode("utf-8"))


def _spoken(match: re.Match[str]) -> str:
    """The words that a program says are converted, its code is not."""
    return match[1] + traditional(match[2]) + match[3]


def _alternates(address: str, route: str) -> str:
    """The links by which both editions of a page name each other; empty without an address."""
    if not address:
        return ""
    here = {"zh-Hans": address + route, "zh-Hant": f"{address}{FOLDER}/{route}"}
    here["x-default"] = here["zh-Hans"]
    if not route:
        here["en"] = f"{address}english/"
    return "".join(
        f'\n      <link rel="alternate" hreflang="{language}" href="{url}">'
        for language, url in here.items()
    )


def _with_links(page: str, links: str) -> str:
    return _CANONICAL.sub(lambda match: match[0] + links, page, count=1)


def _page(page: str, route: str, address: str) -> str:
    """One page of the traditional edition."""
    depth = route.count("/") + 1
    back = "../" * depth + route
    own = address + f"{FOLDER}/{route}"
    page = _LANGUAGE.sub('<html lang="zh-Hant"', page, count=1)
    page = _CANONICAL.sub(lambda match: f"{match[1]}{own}{match[3]}", page, count=1)
    page = _converted(page)
    simplified = (
        f'<a href="{back}" lang="zh-Hans" hreflang="zh-Hans" title="简体整理本" data-same>简</a>'
    )
    page = _EDITION.sub(simplified, page, count=1)
    return _ARTICLE.sub(lambda match: match[1] + _NOTE.format(back=back), page, count=1)


def _converted(page: str) -> str:
    """The page with its words converted, run by run, so that a word is seen whole."""
    open_elements: list[bool] = []  # for each open element: does it keep its text?
    written: list[str] = []
    run: list[int] = []  # where the texts of the run stand in what is written
    for part in parts(page):
        if not part.tag:
            if not part.inside and not any(open_elements):
                run.append(len(written))
            written.append(part.written)
            continue
        if run and part.tag.lstrip("/") not in _INSIDE:
            _convert(written, run)
            run = []
        if part.tag.startswith("/"):
            if open_elements:
                open_elements.pop()
            written.append(part.written)
        elif part.tag == "!":
            written.append(part.written)
        else:
            started = _started(part)
            written.append(started.written)
            if not started.empty:
                open_elements.append(started.keeps)
    _convert(written, run)
    return "".join(written)


class _Started(NamedTuple):
    """A start tag as it is written, whether its element is empty, and whether that keeps its text."""

    written: str
    empty: bool
    keeps: bool


@lru_cache(maxsize=1 << 14)  # the pages are made of a few kinds of tags
def _started(part: Part) -> _Started:
    written = _tag(part)
    return _Started(written, part.tag in _VOID or written.endswith("/>"), _keeps(part))


def _keeps(part: Part) -> bool:
    if part.tag in _KEPT_TAGS:
        return True
    if not _TELLING.search(part.written):
        return False
    given = attributes(part.written)
    language = given.get("lang", "zh")
    return (
        bool(_KEPT_CLASSES & set(given.get("class", "").split()))
        or given.get("translate") == "no"
        or not language.startswith("zh")
    )


def _convert(written: list[str], run: list[int]) -> None:
    """The texts of a run converted as one, and given back to their places."""
    whole = "".join(written[place] for place in run)
    if not _HAN.search(whole):
        return
    whole = traditional(whole)
    at = 0
    for place in run:
        length = len(written[place])
        written[place] = whole[at : at + length]
        at += length


def _tag(part: Part) -> str:
    """A start tag with the attributes that are read, and addresses of what both editions share."""
    written = part.written
    if part.tag == "meta" and 'name="jiaokan.cite"' in written:
        return written
    for name in _READ:
        if name in written:
            written = with_attribute(written, name, traditional)
    for name in _ADDRESSES:
        if f"{name}=" in written:
            written = with_attribute(written, name, _shared)
    return written


def _shared(value: str) -> str:
    return f"../{value}" if _SHARED.match(value) else value

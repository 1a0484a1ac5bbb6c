"""Small damage inside a page: adverts, masks, entities, tags, invisible characters, running heads."""

from __future__ import annotations

import re
from html import escape
from random import Random

from tests.damage import wording
from tests.damage.articles import Article, Kind, Line, truth_of
from tests.damage.half import wide_digits
from tests.damage.pages import Page, page

_INVISIBLE = "\u200b\u200c\u200d\ufeff\u2060\u00ad"
_PRIVATE = "\ue004\ue5e5\ue79d\uf0a7\uf06c"
_WORD = re.compile("[一-龥]{3}")
_TAGS = ("<br>", "<br/>", "</p>", "<p>", "<span>", "</span>", "<strong>", "</strong>", "&nbsp;")
_PARTING = _TAGS[:4]


def _page(kind: str, lines: list[str], truth: str, removed: tuple[str, ...] = ()) -> Page:
    return page(kind, "\n".join(lines) + "\n", truth, removed=removed)


def advert_page(rng: Random, article: Article) -> Page:
    """Adverts stand before the title, some between paragraphs too."""
    lines = [line.text for line in article.lines]
    adverts = [wording.advert(rng) for _ in range(rng.randint(1, 3))]
    adverts = list(dict.fromkeys(adverts))
    for number, words in enumerate(adverts):
        lines.insert(0 if number == 0 else rng.randint(0, len(lines)), words)
    return _page("adverts", lines, article.truth, tuple(adverts))


def masked_page(rng: Random, article: Article) -> Page:
    """Words masked by a filter of forbidden words: `***`, one for each character; nobody can know them.

    The truth keeps the asterisks: what is lost is not guessed.
    """
    lines = list(article.lines)
    for at in rng.sample(range(1, len(lines)), min(3, len(lines) - 1)):
        line = lines[at]
        words = [found.start() for found in _WORD.finditer(line.text)]
        if words:
            spot = rng.choice(words)
            hidden = rng.randint(2, 3)
            lines[at] = Line(
                line.text[:spot] + "*" * hidden + line.text[spot + hidden :], line.kind
            )
    return _page("masked", [line.text for line in lines], truth_of(tuple(lines)))


def entities_page(rng: Random, article: Article) -> Page:
    """HTML entities stand in plain text: named, decimal and hexadecimal."""
    named = {"“": "&ldquo;", "”": "&rdquo;", "—": "&mdash;", "·": "&middot;", "…": "&hellip;"}

    def speck(c: str) -> str:
        chance = rng.random()
        if c in named and chance < 0.7:
            return named[c]
        if chance < 0.004:
            return f"&#{ord(c)};" if rng.random() < 0.5 else f"&#x{ord(c):x};"
        return escape(c, quote=False)

    lines = ["".join(map(speck, line.text)) for line in article.lines]
    lines = [
        "&nbsp;&nbsp;" + text if line.kind is Kind.TEXT and rng.random() < 0.5 else text
        for text, line in zip(lines, article.lines, strict=True)
    ]
    return _page("entities", lines, article.truth)


def tags_page(rng: Random, article: Article) -> Page:
    """A page whose tags were left in the text, whole paragraphs wrapped and stray ones inside.

    A tag that parts text is stray only in mid-sentence, and alone in its line: elsewhere it may
    well have parted two paragraphs, and no reader could tell.
    """
    lines = []
    for line in article.lines:
        tags: dict[int, str] = {}
        for _ in range(rng.randint(0, 2)):
            at, tag = rng.randint(0, len(line.text)), rng.choice(_TAGS)
            parts = tag in _PARTING
            if not parts or (tags.keys().isdisjoint(range(len(line.text))) and _runs_on(line, at)):
                tags[at] = tag
        text = "".join(tags.get(at, "") + c for at, c in enumerate(line.text)) + tags.get(
            len(line.text), ""
        )
        style = rng.choice(("", ' class="p1"', ' style="text-indent: 2em"'))
        lines.append(f"<p{style}>{text}</p>" if rng.random() < 0.7 else text)
    return _page("tags", lines, article.truth)


def _runs_on(line: Line, at: int) -> bool:
    """True in the middle of a sentence, and at the two ends of the line."""
    return at in (0, len(line.text)) or line.text[at - 1] not in "。！？；：…”’）"


def invisible_page(rng: Random, article: Article) -> Page:
    """Zero-width and private-use characters strewn between the characters."""
    strewn = rng.choice((_INVISIBLE, _PRIVATE, _INVISIBLE + _PRIVATE))
    lines = [
        "".join(c + rng.choice(strewn) if rng.random() < 0.02 else c for c in line.text)
        for line in article.lines
    ]
    return _page("invisible", lines, article.truth)


def wide_digits_page(rng: Random, article: Article) -> Page:
    """Digits, percent signs and decimal points in full width."""
    lines = [
        wide_digits(line.text) if "@" not in line.text and "http" not in line.text else line.text
        for line in article.lines
    ]
    return _page("wide-digits", lines, article.truth)


def running_heads_page(rng: Random, article: Article) -> Page:
    """The running head of the paper stands between paragraphs, once for every page of print."""
    paper, day = wording.site(rng), rng.randint(1, 28)
    form = rng.choice(
        ("{paper} 2021年3月{day}日 第{n}版", "{n} {paper}", "· {n} · {paper}", "第 {n} 页")
    )
    lines: list[str] = []
    heads: list[str] = []
    every = rng.randint(2, 4)
    for at, line in enumerate(article.lines):
        if at % every == 0:
            heads.append(form.format(paper=paper, day=day, n=at // every + 1))
            lines.append(heads[-1])
        lines.append(line.text)
    return _page("running-heads", lines, article.truth, tuple(heads))


def broken_paragraphs_page(rng: Random, article: Article) -> Page:
    """One paragraph stands twice, another is broken over two lines."""
    lines: list[str] = []
    long = [at for at, line in enumerate(article.lines) if len(line.text) > 60]
    twice, broken = rng.sample(long, 2)
    for at, line in enumerate(article.lines):
        if at == broken:
            cut = len(line.text) // 2
            lines += [line.text[:cut], line.text[cut:]]
        else:
            lines += [line.text] * (2 if at == twice else 1)
    return _page("doubled-paragraph", lines, article.truth)

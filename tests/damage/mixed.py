"""Several kinds of damage on one page, as real pages have them."""

from __future__ import annotations

from random import Random

from tests.damage import wording
from tests.damage.articles import Article, Kind, Line, truth_of
from tests.damage.epaper import blank_lines, inner_cut, long_paragraphs
from tests.damage.mirror import stray_commas
from tests.damage.pages import Page, page
from tests.damage.web import plain_page


def epaper_page(rng: Random, article: Article) -> Page:
    """Broken words, captions inside and between paragraphs, a bare fragment, marks in half width.

    Each paragraph suffers one thing at most, so that the truth is beyond dispute.
    """
    pieces = [[line.text] for line in article.lines]
    captions: dict[int, str] = {}
    chosen = long_paragraphs(article, 70)
    rng.shuffle(chosen)
    fragment = ""
    for number, at in enumerate(chosen[:4]):
        text = article.lines[at].text
        cut = inner_cut(rng, text)
        pieces[at] = [text[:cut], text[cut:]]
        if number == 1:
            captions[at] = wording.caption(rng)
            pieces[at].insert(1, captions[at])
        elif number == 2:
            captions[at] = wording.caption(rng)
            pieces[at] = [text, captions[at]]
        elif number == 3:
            fragment = text[cut:]
    printed = [piece for whole in pieces for piece in whole]
    if fragment:
        printed.insert(rng.randint(1, printed.index(fragment)), fragment)
    truth: list[Line] = []
    for at, line in enumerate(article.lines):
        truth.append(line)
        if at in captions:
            truth.append(Line(captions[at], Kind.CAPTION))
    return page("epaper-mixed", blank_lines(rng, printed), truth_of(tuple(truth)))


def web_page(rng: Random, article: Article) -> Page:
    """A page in plain lines with head and foot, stray commas, a blank before some lines, an advert."""
    base = plain_page(rng, article)
    text, _ = stray_commas(rng, base.text, share=rng.choice((0.0, 0.6)))
    lines = text.splitlines()
    indent = rng.choice(("\u3000\u3000", "    ", "\u00a0\u00a0", " "))
    lines = [indent + line if len(line) > 40 and rng.random() < 0.6 else line for line in lines]
    words = wording.advert(rng)
    lines.insert(0, words)
    return page("web-mixed", "\n".join(lines) + "\n", base.truth, removed=(*base.removed, words))

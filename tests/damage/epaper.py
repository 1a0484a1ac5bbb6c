"""E-paper pages: captions in and between paragraphs, broken words, columns out of order."""

from __future__ import annotations

from random import Random

from tests.damage.articles import Article, Kind, Line, clean_articles, truth_of
from tests.damage.half import half_width
from tests.damage.pages import Page, page
from tests.damage.wording import caption


def blank_lines(rng: Random, lines: list[str]) -> str:
    """The lines as a page prints them: an empty line between, sometimes several."""
    return "".join(half_width(line) + "\n" * rng.choice((2, 2, 2, 4)) for line in lines)


def long_paragraphs(article: Article, least: int = 80) -> list[int]:
    """Where the paragraphs stand that are long enough to be broken."""
    return [
        at
        for at, line in enumerate(article.lines)
        if line.kind is Kind.TEXT and len(line.text) >= least
    ]


def inner_cut(rng: Random, text: str) -> int:
    """A place inside a word, far from the ends: two Han characters meet there."""
    places = [
        at
        for at in range(len(text) // 4, len(text) * 3 // 4)
        if all("一" <= c <= "龥" for c in text[at - 1 : at + 1])
    ]
    return rng.choice(places or [len(text) // 2])


def half_width_page(rng: Random, article: Article) -> Page:
    """Nothing wrong but the width of the marks."""
    text = blank_lines(rng, [line.text for line in article.lines])
    return page("epaper-half-width", text, article.truth)


def captions_between_page(rng: Random, article: Article) -> Page:
    """Captions stand between paragraphs, at the head and at the end."""
    truth: list[Line] = []
    for at, line in enumerate(article.lines):
        truth.append(line)
        last = at == len(article.lines) - 1
        if line.kind is Kind.TEXT and (last or rng.random() < 0.3):
            truth += [Line(words, Kind.CAPTION) for words in _captions(rng, 1 + last)]
    text = blank_lines(rng, [line.text for line in truth])
    return page("epaper-captions", text, truth_of(tuple(truth)))


def caption_inside_page(rng: Random, article: Article) -> Page:
    """A caption cuts a paragraph in two; it belongs behind the whole paragraph."""
    at = rng.choice(long_paragraphs(article))
    whole = article.lines[at]
    cut = inner_cut(rng, whole.text)
    words = caption(rng)
    lines = [line.text for line in article.lines]
    lines[at : at + 1] = [whole.text[:cut], words, whole.text[cut:]]
    truth = (*article.lines[: at + 1], Line(words, Kind.CAPTION), *article.lines[at + 1 :])
    return page("epaper-caption-inside", blank_lines(rng, lines), truth_of(truth))


def broken_words_page(rng: Random, article: Article) -> Page:
    """Paragraphs broken over lines in the middle of a word."""
    lines: list[str] = []
    for line in article.lines:
        text = line.text
        if line.kind is Kind.TEXT and len(text) >= 80 and rng.random() < 0.5:
            cut = inner_cut(rng, text)
            lines += [text[:cut], text[cut:]]
        else:
            lines.append(text)
    return page("epaper-broken-words", blank_lines(rng, lines), article.truth)


def narrow_columns_page(rng: Random, article: Article) -> Page:
    """Every paragraph printed in lines of one column's width, an indent where one begins."""
    width = rng.randint(18, 26)
    rows: list[str] = []
    for line in article.lines:
        text = ("\u3000\u3000" if line.kind is Kind.TEXT else "") + half_width(line.text)
        rows += [text[at : at + width] for at in range(0, len(text), width)]
        if line.kind is Kind.HEADING:
            rows.append("")
    return page("epaper-narrow-columns", "\n".join(rows) + "\n", article.truth)


def several_articles_page(rng: Random, articles: tuple[Article, ...]) -> Page:
    """Several articles on one page, captions before and between."""
    truths = []
    for article in articles:
        lines = article.lines
        if rng.random() < 0.6:
            lines = (*lines, *(Line(words, Kind.CAPTION) for words in _captions(rng, 1)))
        truths.append(lines)
    text = "\n\n".join(blank_lines(rng, [line.text for line in lines]) for lines in truths)
    return page("epaper-several-articles", text, truth_of(*truths))


def three_articles_page(rng: Random, article: Article) -> Page:
    """The article and one or two others on one page."""
    others = [other for other in clean_articles() if other.name != article.name]
    return several_articles_page(rng, (article, *rng.sample(others, rng.randint(1, 2))))


def carried_tail_page(rng: Random, article: Article) -> Page:
    """The end of one paragraph stands among earlier ones; its head dangles, some at the foot."""
    at, cut = _dangling_cut(rng, article)
    whole = article.lines[at]
    before, after = article.lines[:at], article.lines[at + 1 :]
    if rng.random() < 0.4:  # the head is the last thing printed
        before, after = (*before, *after), ()
    place = rng.randint(min(2, len(before)), len(before))
    lines = [line.text for line in before]
    lines[place:place] = [whole.text[cut:]]
    lines += [whole.text[:cut], *(line.text for line in after)]
    truth = truth_of((*before, whole, *after))
    return page("epaper-carried-tail", blank_lines(rng, lines), truth)


def zigzag_page(rng: Random, article: Article) -> Page:
    """Two columns read row by row: left, right, left, right; a paragraph runs over the break."""
    at, cut = _dangling_cut(rng, article)
    whole = article.lines[at].text
    title, *texts = (line.text for line in article.lines)
    left, right = [*texts[: at - 1], whole[:cut]], [whole[cut:], *texts[at:]]
    rows = [title]
    for row in range(max(len(left), len(right))):
        rows += left[row : row + 1] + right[row : row + 1]
    return page("epaper-zigzag", blank_lines(rng, rows), article.truth)


def _dangling_cut(rng: Random, article: Article) -> tuple[int, int]:
    """A paragraph that is not the first, and a place in it: inside a quotation if it has one."""
    long = [at for at in long_paragraphs(article, 60) if at > 1] or long_paragraphs(article, 60)
    quoted = [at for at in long if _inside_quotes(article.lines[at].text)]
    at = rng.choice(quoted or long)
    inside = _inside_quotes(article.lines[at].text)
    return at, rng.choice(inside) if inside else inner_cut(rng, article.lines[at].text)


def _inside_quotes(text: str) -> list[int]:
    """Places between two Han characters inside “”, away from the ends of the paragraph."""
    depth, places = 0, []
    for at, character in enumerate(text):
        if (
            depth
            and 12 < at < len(text) - 12
            and all("一" <= c <= "龥" for c in text[at - 1 : at + 1])
        ):
            places.append(at)
        depth += {"“": 1, "”": -1}.get(character, 0)
    return places


def fragment_page(rng: Random, article: Article) -> Page:
    """A paragraph broken in two, and its second half a second time, bare, further up."""
    at = rng.choice(
        [place for place in long_paragraphs(article) if place > 1] or long_paragraphs(article)
    )
    whole = article.lines[at].text
    cut = inner_cut(rng, whole)
    lines = [line.text for line in article.lines]
    lines[at : at + 1] = [whole[:cut], whole[cut:]]
    lines.insert(rng.randint(1, at), whole[cut:])
    return page("epaper-fragment", blank_lines(rng, lines), article.truth)


def stray_english_page(rng: Random, article: Article) -> Page:
    """One 和 between Han characters came out as ` and `."""
    places = [
        (at, spot)
        for at, line in enumerate(article.lines)
        for spot, c in enumerate(line.text[1:-1], 1)
        if c == "和" and line.kind is Kind.TEXT and line.text[spot + 1] not in "谐平解睦气尚声"
    ]
    lines = [line.text for line in article.lines]
    if places:
        at, spot = rng.choice(places)
        lines[at] = lines[at][:spot] + " and " + lines[at][spot + 1 :]
    return page("epaper-english-word", blank_lines(rng, lines), article.truth)


def _captions(rng: Random, most: int) -> list[str]:
    return list(dict.fromkeys(caption(rng) for _ in range(rng.randint(1, most))))

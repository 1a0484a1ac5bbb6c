"""Damage made on purpose: any clean article, damaged in any of the kinds met on real pages.

`make(kind, seed)` gives one page: what `restore` reads, and what it is to print.  The same kind and
seed give the same page, as long as the articles and the installed readings stay the same.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.damage import encodings, epaper, mirror, mixed, specks, web
from tests.damage.articles import Article, Kind, Line, clean_articles, other_articles, truth_of
from tests.damage.mirror import stray_commas
from tests.damage.pages import Page, Run
from tests.damage.shifting import Shifted, shift_line
from tests.damage.tables import Form, random_table

Maker = Callable[[Random, Article], Page]

MIRROR: dict[str, Maker] = {
    "mirror": mirror.shifted_page,
    "mirror-shifted-first": mirror.shifted_first_page,
    "mirror-simplified": mirror.simplified_page,
    "mirror-tags": mirror.tagged_page,
    "mirror-two-tables": mirror.two_tables_page,
    "mirror-visible-marks": mirror.mixed_page,
    "mirror-forms": mirror.annotated_page,
    "mirror-emoji": mirror.emoji_page,
    "mirror-commas": mirror.comma_page,
    "mirror-web": web.mirrored_page,
    "commas": mirror.plain_comma_page,
    "doubled": mirror.doubled_page,
    "doubled-nearly": mirror.nearly_doubled_page,
}
EPAPER: dict[str, Maker] = {
    "epaper-half-width": epaper.half_width_page,
    "epaper-captions": epaper.captions_between_page,
    "epaper-caption-inside": epaper.caption_inside_page,
    "epaper-broken-words": epaper.broken_words_page,
    "epaper-narrow-columns": epaper.narrow_columns_page,
    "epaper-carried-tail": epaper.carried_tail_page,
    "epaper-zigzag": epaper.zigzag_page,
    "epaper-fragment": epaper.fragment_page,
    "epaper-english-word": epaper.stray_english_page,
    "epaper-mixed": mixed.epaper_page,
    "epaper-several-articles": epaper.three_articles_page,
}
WEB: dict[str, Maker] = {
    "web-plain": web.plain_page,
    "web-html": web.html_page,
    "web-mixed": mixed.web_page,
    "adverts": specks.advert_page,
    "masked": specks.masked_page,
    "entities": specks.entities_page,
    "tags": specks.tags_page,
    "invisible": specks.invisible_page,
    "wide-digits": specks.wide_digits_page,
    "running-heads": specks.running_heads_page,
    "doubled-paragraph": specks.broken_paragraphs_page,
}
ENCODINGS: dict[str, Maker] = {
    "encoding-gb18030": encodings.gb18030_page,
    "encoding-big5": encodings.big5_page,
    "encoding-utf-16": encodings.utf16_page,
    "encoding-utf-8-bom": encodings.utf8_mark_page,
}
KINDS: dict[str, Maker] = {**MIRROR, **EPAPER, **WEB, **ENCODINGS}


def make(kind: str, seed: int, article: Article | None = None) -> Page:
    """The page of one kind and seed; without an article, the seed chooses a clean one.

    Raises `KeyError` for an unknown kind.
    """
    maker = KINDS[kind]
    rng = Random(f"{kind}/{seed}")
    articles = clean_articles()
    return maker(rng, article or articles[seed % len(articles)])


__all__ = [
    "ENCODINGS",
    "EPAPER",
    "KINDS",
    "MIRROR",
    "WEB",
    "Article",
    "Form",
    "Kind",
    "Line",
    "Page",
    "Run",
    "Shifted",
    "clean_articles",
    "make",
    "other_articles",
    "random_table",
    "shift_line",
    "stray_commas",
    "truth_of",
]

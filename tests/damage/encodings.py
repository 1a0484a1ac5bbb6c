"""The same text in other encodings."""

from __future__ import annotations

import codecs
from random import Random

from build_scripts.forward import to_traditional
from tests.damage.articles import Article
from tests.damage.pages import Page

_NOT_IN_BIG5 = str.maketrans("墻癥鑒煙么", "牆症鑑煙麼")


def gb18030_page(rng: Random, article: Article) -> Page:
    """Simplified text in GB18030."""
    return _encoded("encoding-gb18030", article.plain, article, "gb18030")


def utf16_page(rng: Random, article: Article) -> Page:
    """UTF-16 with a byte order mark, little or big endian."""
    little = rng.random() < 0.5
    mark = codecs.BOM_UTF16_LE if little else codecs.BOM_UTF16_BE
    data = mark + article.plain.encode("utf-16-le" if little else "utf-16-be")
    return Page("encoding-utf-16", data, article.truth, encoding="utf-16")


def utf8_mark_page(rng: Random, article: Article) -> Page:
    """UTF-8 with a byte order mark, and line ends of another system."""
    return _encoded("encoding-utf-8-bom", article.plain.replace("\n", "\r\n"), article, "utf-8-sig")


def big5_page(rng: Random, article: Article) -> Page:
    """Traditional text in Big5.  Raises `UnicodeEncodeError` for an article Big5 cannot hold."""
    text = to_traditional(article.plain).translate(_NOT_IN_BIG5)
    return _encoded("encoding-big5", text, article, "big5hkscs")


def _encoded(kind: str, text: str, article: Article, encoding: str) -> Page:
    return Page(kind, text.encode(encoding), article.truth, encoding=encoding)

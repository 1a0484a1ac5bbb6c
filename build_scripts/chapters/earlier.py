"""Earlier editions, as their readers knew them: the text under the ids it was cited by."""

from collections.abc import Iterator

from build_scripts.chapters.escaping import attribute, front_matter, inline, plain
from build_scripts.records.book import Book
from build_scripts.records.edition import Edition, PublishedChapter, PublishedParagraph

_TITLES = {"title", "subtitle"}
_HEADINGS = {"heading", *_TITLES}


def edition_pages(book: Book) -> dict[str, str]:
    """Path below docs/ -> Markdown; made at build time only."""
    now = {chapter.decision.slug for chapter in book.chapters}
    found = {}
    for edition in book.earlier:
        folder = f"v/{edition.number}"
        found[f"{folder}/index.md"] = _index(edition, book.edition)
        for chapter in edition.chapters:
            page = _page(chapter, edition, book.edition, standing=chapter.slug in now)
            found[f"{folder}/chapters/{chapter.slug}.md"] = page
    return found


def _banner(edition: Edition, current: str, way: str) -> str:
    return (
        f'<p class="superseded" role="note">这是第{inline(edition.number)}版的文字，已被取代；'
        f'现行的是<a href="{way}">第{inline(current)}版</a>。</p>'
    )


def _index(edition: Edition, current: str) -> str:
    items = "".join(
        f'<li><a href="chapters/{attribute(chapter.slug)}/">{inline(chapter.title)}</a></li>'
        for chapter in edition.chapters
    )
    head = front_matter(
        title=f"第{edition.number}版",
        description=f"第{edition.number}版的文字，供核对引文。",
        edit="seeds/editions/reasons.csv",
    )
    return (
        f"{head}# 第{plain(edition.number)}版 {{: #title }}\n\n"
        f"{_banner(edition, current, '../../')}\n\n"
        f'<p>改动见<a href="../../errata/">勘误</a>。</p>\n\n<ul>{items}</ul>\n'
    )


def _page(chapter: PublishedChapter, edition: Edition, current: str, *, standing: bool) -> str:
    way = f"../../../../chapters/{attribute(chapter.slug)}/" if standing else "../../../../"
    title = f"{chapter.title}（第{edition.number}版）"
    head = front_matter(
        title=title,
        description=f"{chapter.title}，第{edition.number}版的文字，供核对引文。",
        edit="seeds/editions/reasons.csv",
    )
    parts = [f"# {plain(title)} {{: #title }}", _banner(edition, current, way)]
    parts += _blocks(chapter)
    return head + "\n\n".join(parts) + "\n"


def _blocks(chapter: PublishedChapter) -> Iterator[str]:
    for paragraph in chapter.paragraphs:
        name = attribute(paragraph.id)
        if paragraph.role in _HEADINGS:
            yield f"## {plain(paragraph.text)} {{: #{name} }}"
        else:
            yield f'<p class="{_style(paragraph)}" id="{name}">{inline(paragraph.text)}</p>'


def _style(paragraph: PublishedParagraph) -> str:
    known = {"dateline", "byline", "credit"}
    return paragraph.role if paragraph.role in known else "text"

"""Links that were published once and lead elsewhere now: none of them breaks."""

from collections.abc import Iterable

from build_scripts.chapters.escaping import attribute, front_matter, inline
from build_scripts.records.anchors import Alias
from build_scripts.records.book import Book


def anchored(block: str, paragraph: str, aliases: Iterable[Alias]) -> str:
    """The block of a paragraph, with the ids that lead to it now set before its text."""
    former = "".join(
        f'<span id="{attribute(alias.id)}"></span>'
        for alias in aliases
        if alias.paragraph == paragraph and alias.slug == alias.now
    )
    if not former:
        return block
    opens = block.index(" ") if block.startswith("#") else block.index(">")
    return block[: opens + 1] + former + block[opens + 1 :]


def signposts(slug: str, aliases: Iterable[Alias]) -> list[str]:
    """Where a paragraph has left this chapter: a line under its former id that shows the way."""
    return [
        f'<p class="moved" id="{attribute(alias.id)}">此段已移至'
        f'<a href="../{attribute(alias.now)}/#{attribute(alias.paragraph)}">另一篇</a>。</p>'
        for alias in aliases
        if alias.slug == slug and alias.now != slug
    ]


def former_chapters(book: Book) -> dict[str, str]:
    """A page for each chapter that is published no more while links to it are."""
    standing = {chapter.decision.slug for chapter in book.chapters}
    gone = dict.fromkeys(alias.slug for alias in book.aliases if alias.slug not in standing)
    return {slug: _former(slug, book.aliases) for slug in gone}


def _former(slug: str, aliases: tuple[Alias, ...]) -> str:
    head = front_matter(title="此篇已并入他篇", description="此篇已并入他篇，原有的链接仍然有效。")
    parts = [
        "# 此篇已并入他篇 {: #title }",
        f"<p>原篇名：<code>{inline(slug)}</code>。</p>",
        *signposts(slug, aliases),
    ]
    return head + "\n\n".join(parts) + "\n"

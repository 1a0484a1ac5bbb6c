"""Published anchors held against a book: every one must still lead to the text it led to."""

from bisect import bisect_right

from build_scripts.records.anchors import Alias, Anchor, Standing
from build_scripts.records.book import Book


def standing(published: tuple[Anchor, ...], book: Book) -> Standing:
    """Which published ids are aliases now, which ids are new, and which lead nowhere.

    An id names a byte of a source, and sources never change: when no paragraph bears it any more,
    the paragraph over that byte takes it in. It is gone only when the byte is not published.
    """
    own = {
        paragraph.id: chapter.decision.slug
        for chapter in book.chapters
        for paragraph in chapter.article.paragraphs
    }
    places = _places(book)
    aliases: list[Alias] = []
    gone: list[Anchor] = []
    for anchor in published:
        now = own.get(anchor.id)
        if now == anchor.slug:
            continue
        found = (anchor.id, now) if now else _over(places, anchor.id)
        if found is None:
            gone.append(anchor)
        else:
            aliases.append(Alias(anchor.id, anchor.slug, *found))
    known = {anchor.id for anchor in published}
    added = tuple(Anchor(name, slug) for name, slug in own.items() if name not in known)
    return Standing(tuple(aliases), added, tuple(gone))


_Place = tuple[int, int, str, str]  # first byte, byte behind the last, paragraph, chapter


def _places(book: Book) -> dict[str, list[_Place]]:
    """Source prefix -> where its bytes are published, in the order of the bytes."""
    found: dict[str, list[_Place]] = {}
    for chapter in book.chapters:
        for paragraph in chapter.article.paragraphs:
            name = paragraph.id.split("-")[0]
            for span in paragraph.spans:
                place = (span.start, span.end, paragraph.id, chapter.decision.slug)
                found.setdefault(name, []).append(place)
    return {name: sorted(places) for name, places in found.items()}


def _over(places: dict[str, list[_Place]], anchor: str) -> tuple[str, str] | None:
    name, offset, *_ = anchor.split("-")
    of_source = places.get(name, [])
    index = bisect_right(of_source, (int(offset) + 1,)) - 1
    if index < 0 or not of_source[index][0] <= int(offset) < of_source[index][1]:
        return None
    return of_source[index][2], of_source[index][3]

"""Published anchors: where a link may point, and keeps pointing however the book is re-made."""

from typing import NamedTuple


class Anchor(NamedTuple):
    """A paragraph id that was published, and the chapter it was first published in."""

    id: str
    slug: str


class Alias(NamedTuple):
    """A published id that is no paragraph's own any more; it still leads to ``paragraph``."""

    id: str
    slug: str  # the chapter it was published in
    paragraph: str
    now: str  # the chapter that paragraph stands in


class Standing(NamedTuple):
    """How the published anchors stand in a book: still there under another roof, new, or gone."""

    aliases: tuple[Alias, ...]
    added: tuple[Anchor, ...]
    gone: tuple[Anchor, ...]

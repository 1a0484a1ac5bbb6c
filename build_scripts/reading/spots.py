"""Where a stretch of the reading text stands: paragraph, place in it, bytes of the source."""

from bisect import bisect_right
from typing import NamedTuple

from build_scripts.reading.plain import ARTICLE_END, printed_line
from build_scripts.records.restoration import Article, Paragraph, Restoration
from build_scripts.text import Alignment, Span


class Spot(NamedTuple):
    """A stretch of a paragraph; ``at`` counts characters of its text, ``bytes`` of the source."""

    article: Article
    paragraph: Paragraph
    at: Span
    bytes: Span


class Spots:
    """The reading text of a restoration, and the way back from each of its characters."""

    def __init__(self, restoration: Restoration) -> None:
        self._alignment: Alignment = restoration.text.alignment()
        self._starts: list[int] = []
        self._held: list[tuple[Article, Paragraph, int]] = []
        pieces: list[str] = []
        here = 0
        for number, article in enumerate(restoration.articles):
            if number:
                pieces.append(f"{ARTICLE_END}\n")
                here += len(ARTICLE_END) + 1
            for paragraph in article.paragraphs:
                line = printed_line(paragraph) + "\n"
                self._starts.append(here)
                self._held.append((article, paragraph, len(line) - 1 - len(paragraph.text)))
                pieces.append(line)
                here += len(line)
        self.text = "".join(pieces)

    def at(self, span: Span) -> Spot:
        """The spot of a stretch of the reading text that lies in one paragraph."""
        index = bisect_right(self._starts, span.start) - 1
        article, paragraph, sign = self._held[index]
        start = span.start - self._starts[index] - sign
        within = Span(start, start + len(span))
        return Spot(article, paragraph, within, self.bytes_of(paragraph, within))

    def start_of(self, number: int) -> int:
        """The offset in the reading text of the text of the n-th paragraph (from 0)."""
        return self._starts[number] + self._held[number][2]

    def bytes_of(self, paragraph: Paragraph, at: Span) -> Span:
        """The source bytes under a stretch of a paragraph's text.

        Where it runs over a join of passages, from its first byte to the end of that passage.
        """
        here = 0
        for piece in paragraph.pieces:
            if at.start < here + len(piece) or piece is paragraph.pieces[-1]:
                start = piece.start + max(0, at.start - here)
                end = min(piece.end, max(start, piece.start + at.end - here))
                return self._alignment.byte_span(Span(min(start, piece.end), end))
            here += len(piece) + len(paragraph.glue)
        raise ValueError("a paragraph without passages")

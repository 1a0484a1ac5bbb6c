"""Lines of a source and what lies on them: the measure in which editors and readers point."""

from array import array
from bisect import bisect_left, bisect_right

from build_scripts.records.restoration import Article, Omission, Paragraph
from build_scripts.text import Source, Span


class Lines:
    """Numbers the lines of a source from 1; a line ends with its line feed."""

    def __init__(self, source: Source) -> None:
        self.offsets: array[int] = source.offsets
        self.starts = [0]
        at = source.content.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = source.content.find("\n", at + 1)

    def line_at(self, char: int) -> int:
        """The line on which a character of the source stands."""
        return bisect_right(self.starts, char)

    def chars(self, span: Span) -> Span:
        """The characters under a span of bytes."""
        return Span(bisect_left(self.offsets, span.start), bisect_left(self.offsets, span.end))

    def under(self, span: Span) -> range:
        """The lines that a span of bytes touches; of an empty span, the line it stands on."""
        chars = self.chars(span)
        last = max(chars.start, chars.end - 1)
        return range(self.line_at(chars.start), self.line_at(last) + 1)

    def of_paragraph(self, paragraph: Paragraph) -> set[int]:
        """All lines from which a paragraph is made."""
        return {line for span in paragraph.spans for line in self.under(span)}

    def of_article(self, article: Article) -> set[int]:
        """All lines from which an article is made."""
        return {line for each in article.paragraphs for line in self.of_paragraph(each)}

    def of_omission(self, omission: Omission) -> range:
        """The lines of an omitted passage."""
        return self.under(omission.bytes)


def offsets_of(paragraph: Paragraph) -> tuple[tuple[Span, int], ...]:
    """Each piece of a paragraph with the place in the paragraph's text where it begins."""
    found = []
    at = 0
    for piece in paragraph.pieces:
        found.append((piece, at))
        at += len(piece) + len(paragraph.glue)
    return tuple(found)

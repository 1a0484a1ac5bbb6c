"""The editor's assembly: the sidecar's lists of lines become spans of the restored content."""

from bisect import bisect_right
from itertools import accumulate, pairwise

from build_scripts.assemble.drafts import Draft, DraftOmission, DraftParagraph
from build_scripts.records.faults import Fault, InputFault
from build_scripts.records.sidecar import Placement, Sidecar
from build_scripts.text import Alignment, Span, Text

_SPACE = " \t\u3000\xa0\r\n"


class SourceLines:
    """Where the lines of the source (from 1) stand in the restored content.

    Rules may break a source line in two (a tag becomes a line break) and never join two; the span
    of a source line is everything restored from it, white space at both ends left out.
    """

    def __init__(self, text: Text, alignment: Alignment) -> None:
        self._content = text.content
        source = text.source.content
        starts = accumulate((len(line) + 1 for line in source.split("\n")), initial=0)
        places = [alignment.content_at(min(start, len(source))) for start in starts]
        self._spans = [self._trimmed(start, end) for start, end in pairwise(places)]
        self._ends = [span.end for span in self._spans]

    def __len__(self) -> int:
        return len(self._spans)

    def span(self, line: int) -> Span:
        """The restored characters of a source line."""
        return self._spans[line - 1]

    def line_of(self, at: int) -> int:
        """The source line (from 1) of a restored character."""
        return min(bisect_right(self._ends, at) + 1, len(self._ends))

    def _trimmed(self, start: int, end: int) -> Span:
        while start < end and self._content[start] in _SPACE:
            start += 1
        while end > start and self._content[end - 1] in _SPACE:
            end -= 1
        return Span(start, end)


def decided(text: Text, sidecar: Sidecar) -> Draft:
    """The draft that the sidecar asks for; raises InputFault where it does not fit the source."""
    lines = SourceLines(text, text.alignment())
    faults: list[Fault] = []
    articles = tuple(
        tuple(_paragraph(text, lines, place, sidecar.path, faults) for place in chapter.placements)
        for chapter in sidecar.chapters
    )
    omissions = tuple(
        DraftOmission(lines.span(number), omitted.reason, omitted.note)
        for omitted in sidecar.omitted
        for number in range(omitted.first, omitted.last + 1)
        if number <= len(lines) and len(lines.span(number))
    )
    if faults:
        raise InputFault(*faults)
    return Draft(articles, omissions)


def _paragraph(
    text: Text, lines: SourceLines, place: Placement, path: str, faults: list[Fault]
) -> DraftParagraph:
    pieces = tuple(lines.span(number) for number in place.lines if number <= len(lines))
    begins = text.content[slice(*pieces[0])] if pieces else ""
    if not begins.startswith(place.begins):
        faults.append(
            Fault(
                path,
                place.where,
                "SEED-BEGINS",
                f"第 {place.lines[0]} 行不以「{place.begins}」开头 / the line does not begin so",
                f"它的开头是「{begins[:12]}」 / it begins like this",
            )
        )
    return DraftParagraph(place.role, pieces, place.glue)

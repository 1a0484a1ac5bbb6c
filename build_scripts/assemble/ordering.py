"""The order in which the lines of a page are read: columns that were read across are put right.

A paper is read across or it is not: where one article of a page shows it beyond doubt, weaker
signs are enough for the others.  Such a sign is a bare copy of the end of a paragraph, left at the
head of the column to which the paragraph runs on.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from build_scripts.assemble import shapes
from build_scripts.assemble.cohesion import Cohesion
from build_scripts.assemble.columns import dealt_back
from build_scripts.assemble.lines import Line


class _Body(NamedTuple):
    """The positions of the lines of one article: its head, what may be columns, and the rest."""

    head: list[int]
    columns: list[int]
    rest: list[int]


def reading_order(
    lines: Sequence[Line],
    sections: Sequence[int],
    broken: Mapping[int, int],
    copied: Mapping[int, int],
    cohesion: Cohesion,
) -> list[int]:
    """All positions in ``lines`` in reading order, article by article.

    ``broken`` maps a line that breaks off to the one that carries it on; ``copied`` maps the
    number of a line to that of a copy of it, which stood above and was left out.
    """
    bodies = list(_bodies(lines, sections, broken))
    dealt = [_dealt(lines, body.columns, broken, cohesion) for body in bodies]
    across = any(order != body.columns for order, body in zip(dealt, bodies, strict=True))
    order: list[int] = []
    for body, columns in zip(bodies, dealt, strict=True):
        if across and columns == body.columns:
            columns = _dealt_by_copies(lines, body.columns, broken, copied, cohesion)
        order += body.head + columns + body.rest
    return order


def _bodies(
    lines: Sequence[Line], sections: Sequence[int], broken: Mapping[int, int]
) -> Iterator[_Body]:
    tails = set(broken.values())
    for _, group in groupby(range(len(lines)), key=lambda number: sections[number]):
        own = list(group)
        prose = [at for at, number in enumerate(own) if shapes.is_prose(lines[number].text)]
        if not prose:
            yield _Body(own, [], [])
            continue
        start = prose[0]
        if start and own[start] in tails:
            start -= 1  # the first line of the left column is short
        ends = [at for at in range(start, len(own)) if own[at] in broken]
        end = max([prose[-1], *ends]) + 1
        yield _Body(own[:start], own[start:end], own[end:])


def _dealt(
    lines: Sequence[Line],
    body: list[int],
    broken: Mapping[int, int],
    cohesion: Cohesion,
    across: bool = False,
) -> list[int]:
    place = {number: at for at, number in enumerate(body)}
    inside = {
        place[head]: place[tail] for head, tail in broken.items() if head in place and tail in place
    }
    texts = [lines[number].text for number in body]
    return [body[at] for at in dealt_back(texts, inside, cohesion, across)]


def _dealt_by_copies(
    lines: Sequence[Line],
    body: list[int],
    broken: Mapping[int, int],
    copied: Mapping[int, int],
    cohesion: Cohesion,
) -> list[int]:
    """The order if each tail that stands behind its head belongs where its copy stood."""
    heads = {tail: head for head, tail in broken.items()}
    place = {
        number: copied[lines[number].number]
        for number in body
        if heads.get(number) == number - 1 and lines[number].number in copied
    }
    if not place:
        return body
    moved = sorted(body, key=lambda number: place.get(number, lines[number].number))
    order = _dealt(lines, moved, broken, cohesion, across=True)
    return order if order != moved else body

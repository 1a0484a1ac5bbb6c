"""Where an article begins on a page that holds several.

Every label above running text may be the title of a new article.  What speaks for it is added up:
how the paragraph below begins and the one above ends, the room above the title beside the room
that other lines of the page have, and how little both sides have in common.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import log

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.cohesion import FOR_ONE, FOR_TWO, Cohesion
from build_scripts.assemble.continuity import Continuity
from build_scripts.assemble.leads import is_lead, is_signed_off
from build_scripts.assemble.lines import Line, usual_gap
from build_scripts.assemble.makers import brought_out
from build_scripts.records.restoration import Role

_FIRST_NUMBER = re.compile(r"[（(]?(?:一|1)[、)）．.]|第一|[①■◆●▲★□○◇△☆•·▪※]")
_MOST_TITLES = 6  # labels above the running text of one article
_PAIRED, _CAPTION_OF_PAIR = 1.5, 6
_TITLE_LENGTH = 6
_AHEAD = 60  # lines in which the next numbered heading is looked for
_WINDOW, _LEAST = 900, 160  # characters above and below a title that are compared
_LITTLE = 300  # characters: an article that short goes on behind a heading
_HEADING, _NEAR, _SET = 12, 12, 2.0  # characters of a heading; lines; nats against a set
_FULL = 500  # characters from which on the comparison has its full weight
_SIGNED, _DATED = 3.0, 2.0
_BRIEFS = 7.0  # nats: each of several short reports is signed
_ALL_THERE_IS = 6.0  # an article signed off, and nothing in common
_WIDE = 2  # blank lines more than usual: the page leaves room between two articles
_ROOM, _NO_ROOM = 1.3, -1.2
_ENOUGH, _ENOUGH_WITHOUT_ROOM = 1.0, 3.6


class _Page:
    """The lines of a page, and how much room stands above them."""

    def __init__(self, lines: Sequence[Line], model: Continuity) -> None:
        self.lines = lines
        self.cohesion = Cohesion(model.general)
        self._model = model
        self.usual = usual_gap(lines)
        self._roomier = _roomier(lines)

    def room(self, number: int) -> float:
        """In nats, what the room above a line says: a lot if few lines have so much."""
        gap = self.lines[number].gap
        if gap <= self.usual:
            return _NO_ROOM if self._roomier.get(self.usual + 1, 0.0) else 0.0
        rare = -log(self._roomier[gap])
        return min(rare, 3.5) - _ROOM + (1.0 if gap >= self.usual + _WIDE else 0.0)

    def runs_on(self, first: int, number: int) -> float:
        """In nats, how far a label is the beginning of a paragraph that goes on below it."""
        text = self.lines[first].text
        if not shapes.hangs(text):
            return 0.0
        return max(0.0, self._model.bond(text, self.lines[number].text))

    def above(self, begun: int, first: int) -> str:
        """The last ``_WINDOW`` characters of the lines from ``begun`` up to ``first``."""
        parts: list[str] = []
        left = _WINDOW
        while first > begun and left > 0:
            first -= 1
            if not shapes.is_label(self.lines[first].text):
                parts.append(self.lines[first].text[-left:])
                left -= len(parts[-1])
        return "".join(reversed(parts))

    def below(self, number: int) -> str:
        """The first characters of the text from a line on, up to the next title with room."""
        parts: list[str] = []
        for at in range(number, min(len(self.lines), number + 12)):
            line = self.lines[at]
            told = sum(map(len, parts))
            if told > _LITTLE and shapes.is_label(line.text) and line.gap >= self.usual + _WIDE:
                break
            parts.append(line.text[:_WINDOW])
        return "".join(parts)[:_WINDOW]


def _roomier(lines: Sequence[Line]) -> dict[int, float]:
    """Of each number of blank lines, up to the most, the share of lines with at least so many."""
    gaps = sorted((line.gap for line in lines[1:]), reverse=True)
    most = gaps[0] if gaps else 0
    counts = [0] * (min(most, 1000) + 2)
    for gap in gaps:
        counts[min(gap, 1000)] += 1
    at_least = list(accumulate(reversed(counts)))[::-1]
    return {gap: count / len(gaps) for gap, count in enumerate(at_least) if count}


def sections(lines: Sequence[Line], model: Continuity) -> list[int]:
    """For each line the number of the article it stands in, from 0; a new one on good evidence."""
    begins = set(_begins(_Page(lines, model)))
    return list(accumulate(int(number in begins) for number in range(len(lines))))


def _begins(page: _Page) -> Iterator[int]:
    last = -1  # the last line of running text
    begun = 0
    shape = (0, 0)  # of the head of the article before
    for number, line in enumerate(page.lines):
        if not shapes.is_prose(line.text) or fields.points_at_picture(line.text):
            continue
        if last < 0 and fields.role_by_words(line.text) is Role.CAPTION:
            continue  # a picture above the text
        if last >= 0:
            start = max(last + 1, number - _MOST_TITLES)
            first = _beginning(page, start, number, begun)
            if first is None and shape[1] > 1 and shape == _shape(page, start, number):
                first = start
            if first is not None:
                begun, shape = first, _shape(page, first, number)
                yield first
        last = number


def _beginning(page: _Page, start: int, number: int, begun: int) -> int | None:
    """Which of the lines from ``start`` to the running text at ``number`` begins an article."""
    lines = page.lines
    titles = [at for at in range(start, number) if _may_be_title(lines[at])]
    leads = is_lead(lines[number].text)
    if not titles:
        return number if leads and _is_told(lines, begun, number) else None
    chances = {at: _title_weight(page, at, number) for at in titles}
    first = max(chances, key=lambda at: (chances[at], -at))
    if leads:
        return first
    if shapes.hangs(lines[first - 1].text):
        return None
    wanted = _ENOUGH if lines[first].gap > page.usual else _ENOUGH_WITHOUT_ROOM
    wanted -= chances[first]
    if wanted > _ALL_THERE_IS:
        return None
    return first if _is_shown(page, first, number, begun, wanted) else None


def _is_told(lines: Sequence[Line], begun: int, number: int) -> bool:
    """True if the article above had its own lead, or is signed off.

    Else it may be a note of the editor, or of the page, above the lead of the only article.
    """
    above = range(begun, number)
    return any(is_lead(lines[at].text) for at in above) or _ending(lines, number) >= _SIGNED


def _shape(page: _Page, first: int, number: int) -> tuple[int, int]:
    """The room above a head and the number of its labels; without room it has no shape."""
    gap = page.lines[first].gap
    return (gap, number - first) if gap > page.usual else (0, 0)


def _may_be_title(line: Line) -> bool:
    text = line.text
    if is_lead(text) or shapes.brackets(text).left_open or shapes.enumerated(text):
        return False
    return (
        shapes.is_label(text)
        and fields.role_by_words(text) is None
        and not fields.is_date_fragment(text)
        and not brought_out(text)
    )


def _title_weight(page: _Page, first: int, number: int) -> float:
    """What the place of a label says for its being the first line of a title."""
    line = page.lines[first]
    weight = page.room(first)
    weight -= 2.5 if fields.shows_a_scene(line.text) else 0.0
    titles = page.lines[first:number]
    weight -= 1.0 * sum(fields.shows_a_scene(each.text) for each in titles[1:])
    weight += 2.0 * page.cohesion.said(line.text, page.below(number))
    weight -= 0.5 * max(0, len(titles) - 2) + page.runs_on(first, number)
    weight -= 1.0 if len(line.text) < _TITLE_LENGTH else 0.0
    weight -= _PAIRED if first and _is_pair(page.lines[first - 1].text, line.text) else 0.0
    return weight - (3.0 if line.text[0] in "—–" else 0.0)


def _is_pair(above: str, text: str) -> bool:
    """True for two short labels of one length, one below the other: captions of two pictures."""
    return len(above) == len(text) <= _CAPTION_OF_PAIR and shapes.bare(above) == above


def _is_shown(page: _Page, first: int, number: int, begun: int, wanted: float) -> bool:
    """True if more than ``wanted`` nats speak for an article there, the place of its title apart.

    What both sides have in common is asked last, and only where the answer can turn the scales.
    """
    titles = [line.text for line in page.lines[first:number]]
    if max(map(len, titles)) < _TITLE_LENGTH or _goes_on_counting(page.lines, first):
        return False
    ending = _ending(page.lines, first)
    weight = ending - (_SET if _is_one_of_set(page.lines, number - 1) else 0.0)
    before, after = page.above(begun, first), page.below(number)
    shorter = min(len(before), len(after))
    if shorter < _LEAST:
        brief = ending >= _SIGNED and _is_signed(page.lines, number)
        return (_BRIEFS if brief else weight) - 2.0 > wanted
    counts = min(1.0, shorter / _FULL)
    if weight + FOR_TWO * counts <= wanted or weight + FOR_ONE * counts > wanted:
        return weight > wanted
    return weight + page.cohesion.strange(before, after) * counts > wanted


def _is_one_of_set(lines: Sequence[Line], number: int) -> bool:
    """True for one of several headings of a kind: as long as another, or begun like it."""
    text = lines[number].text
    near = range(max(0, number - _NEAR), min(len(lines) - 1, number + _NEAR))
    headings = (
        lines[at].text
        for at in near
        if at != number and shapes.is_label(lines[at].text) and shapes.is_prose(lines[at + 1].text)
    )
    return len(text) <= _HEADING and any(
        abs(len(other) - len(text)) <= 1 or (other[0] == text[0] and len(other) <= _HEADING)
        for other in headings
    )


def _ending(lines: Sequence[Line], first: int) -> float:
    """In nats, what the lines above say: signed off, or dated as a letter is."""
    above = first - 1
    while above > 0 and _is_of_picture(lines[above].text) and first - above < _MOST_TITLES:
        above -= 1
    text = lines[above].text
    if is_signed_off(text):
        return _SIGNED
    return _DATED if fields.is_date(text) or fields.is_credit(text) else 0.0


def _is_signed(lines: Sequence[Line], number: int) -> bool:
    """True if the text from a line on is signed off where the next label stands, or the page ends."""
    below = (at for at in range(number, len(lines)) if shapes.is_label(lines[at].text))
    return is_signed_off(lines[next(below, len(lines)) - 1].text)


def _is_of_picture(text: str) -> bool:
    role = fields.role_by_words(text)
    return role is Role.CAPTION or (role is None and shapes.is_label(text))


def _goes_on_counting(lines: Sequence[Line], first: int) -> bool:
    """True if the next numbered heading is not the first of its series."""
    numbered = (
        line.text
        for line in lines[first : first + _AHEAD]
        if shapes.is_label(line.text) and shapes.enumerated(line.text)
    )
    heading = next(numbered, "")
    return bool(heading) and not _FIRST_NUMBER.match(heading)

"""The title of a page, said again above each of its pictures, and the word below each copy."""

import re
from collections import Counter
from collections.abc import Sequence

from build_scripts.assemble import shapes
from build_scripts.assemble.headlines import share_said
from build_scripts.assemble.lines import Line
from build_scripts.assemble.sites import looks_like_site

_JOINTS = re.compile(r"[|｜_\s—·-]+")  # between the name of a site and a title
_TOP = 4  # lines in which the title stands
_SHORTEST = 10  # characters of a title: the names of columns are shorter
_COPIES = 3  # the title and two pictures
_COUNTED = re.compile(r"([^。；]{10,}?)\s*[（(](\d{1,2})[）)]")  # a title, and which picture
_WORD = 6  # characters of what stands below each copy: 文章图片
_SAID = 0.2  # share of the title's pairs of characters that the text has too


def title_and_copies(lines: Sequence[Line]) -> tuple[int, set[int]]:
    """Where the title stands, -1 for nowhere, and which lines only say that a picture is there."""
    numbered = _numbered(lines)
    if numbered:
        return -1, numbered
    counts = Counter(line.text for line in lines)
    for number, line in enumerate(lines[:_TOP]):
        if counts[line.text] >= _COPIES and _is_title(lines, number):
            copies = {at for at, other in enumerate(lines) if other.text == line.text}
            if words := _words_below(lines, copies):
                return number, (copies - {number}) | words
    return -1, set()


def _numbered(lines: Sequence[Line]) -> set[int]:
    """The copies of one title that count pictures, each above a caption: 山里的新村（1）."""
    copies: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines[:-1]):
        if len(line.text) <= shapes.HEADING_LENGTH and (found := _COUNTED.fullmatch(line.text)):
            copies.setdefault(found[1], []).append((at, int(found[2])))
    return {
        at
        for series in copies.values()
        if [count for _, count in series] == [*range(1, len(series) + 1)]
        and len(series) >= _COPIES
        and all(_is_sentence(lines[at + 1].text) for at, _ in series)
        for at, _ in series
    }


def _is_sentence(text: str) -> bool:
    return len(text) < shapes.LONG and shapes.finished(text)


def _is_title(lines: Sequence[Line], number: int) -> bool:
    text = lines[number].text
    if len(text) < _SHORTEST or not shapes.is_label(text):
        return False
    if looks_like_site(_JOINTS.split(text)[-1]):
        return False
    body = "".join(line.text for line in lines if shapes.is_prose(line.text))
    pairs = {body[at : at + 2] for at in range(len(body) - 1)}
    return not any(map(str.isdigit, text)) and share_said(text, pairs) >= _SAID


def _words_below(lines: Sequence[Line], copies: set[int]) -> set[int]:
    """The lines that are one and the same short word below every copy but the first, and nowhere else."""
    below = sorted(at + 1 for at in copies if at + 1 < len(lines))[1:]
    words = {lines[at].text for at in below}
    if len(below) < _COPIES - 1 or len(words) != 1:
        return set()
    word = words.pop()
    if len(word) > _WORD or looks_like_site(word):
        return set()  # the head of a printed page, and the name of the paper
    found = {at for at, line in enumerate(lines) if line.text == word}
    return found if found <= {at + 1 for at in copies} else set()

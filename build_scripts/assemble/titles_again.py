"""The title of a page where it is said again: above the text, over two lines, above a picture."""

from collections.abc import Sequence

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.lines import Line

_TITLE = 12  # letters: a shorter line may be said again on purpose
_FEWEST_PROSE = 2  # paragraphs
_NEAR = 2  # lines: between the two copies stands the deck
_FEWEST_FIELDS = 2  # date and source


def titles_again(lines: Sequence[Line], found: dict[int, int]) -> None:
    """Adds the title of the page where a picture without a caption says it again in the text, and
    what heads the text where it heads a copy.
    """
    prose = [at for at, line in enumerate(lines) if shapes.is_prose(line.text)]
    _titles_above(lines[: prose[0] if prose else 0], found)
    long = next((at for at in prose if len(lines[at].text) >= shapes.LONG), 0)
    _titles_broken(lines[:long], found)
    _fields_again(lines, prose, found)
    if len(prose) < _FEWEST_PROSE:
        return
    titles = {lines[at].text: at for at in range(prose[0]) if len(lines[at].text) >= _TITLE}
    for number in range(prose[0], prose[-1]):
        if (title := titles.get(lines[number].text)) is not None and number not in found:
            found[number] = title
    heads = {lines[at].text: at for at in range(prose[0])}
    for number in range(prose[0] + 1, len(lines) - 1):
        if (head := heads.get(lines[number].text)) is not None and number + 1 in found:
            found.setdefault(number, head)  # above a body that was pasted again


def _titles_above(head: Sequence[Line], found: dict[int, int]) -> None:
    """Adds a title that stands again at once above the text, or with only its date between."""
    for number in range(1, len(head)):
        above = number - 1
        while above > 0 and fields.is_posted(head[above].text):
            above -= 1
        text = head[number].text
        if len(text) >= _TITLE and text == head[above].text and shapes.is_label(text):
            found.setdefault(number, above)


def _fields_again(lines: Sequence[Line], prose: Sequence[int], found: dict[int, int]) -> None:
    """Adds the lines of date and source that stand again, two or more of them, at the end."""
    if not prose:
        return
    above = {line.text: at for at, line in enumerate(lines[: prose[0]])}
    start = len(lines)
    while start - 1 > prose[-1] and lines[start - 1].text in above:
        start -= 1
    again = range(start, len(lines))
    if len(again) >= _FEWEST_FIELDS and all(fields.is_dateline(lines[at].text) for at in again):
        for number in again:
            found.setdefault(number, above[lines[number].text])


def _titles_broken(head: Sequence[Line], found: dict[int, int]) -> None:
    """Adds the two lines over which a title was broken that stands whole above."""
    closed = ["".join(line.text.split()) for line in head]
    for number in range(1, len(head) - 1):
        both = closed[number] + closed[number + 1]
        near = range(max(0, number - _NEAR), number)
        there = next((at for at in near if closed[at] == both), None)
        named = head[number].text[0] in shapes.OPENERS  # a section, in brackets
        if there is not None and not named and shapes.is_label(head[there].text):
            found.setdefault(number, there)
            found.setdefault(number + 1, there)

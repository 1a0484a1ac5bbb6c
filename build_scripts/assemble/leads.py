"""Where an article begins on a page that holds several: its lead says so."""

import re
from collections.abc import Iterator, Sequence

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.lines import Line, usual_gap
from build_scripts.records.restoration import Role

_AGENCY = r"(?:本报|本网|本刊|本台|[\u4e00-\u9fff]{2,8}(?:社|报|网|台))"
_LEAD = re.compile(
    rf"[【\[（(■●]?\s*(?:{_AGENCY}[\u4e00-\u9fff\d]{{0,10}}(?:讯|电|消息|报道)(?=[\s（(】\]）)　，:：—-]|$|[\u4e00-\u9fff])"
    r"|(?:[\u4e00-\u9fff]{2,8})?讯[（(](?:本报|本网)?(?:记者|通讯员)"
    r"|[（(](?:本报|本网|见习|实习|全媒体)?记者[^）)]{1,30}[）)])"
)
_SIGNED = re.compile(
    r"[（(].{0,8}(?:记者|通讯员|作者|撰稿).{2,30}[）)]$"
    r"|(?<=[。！？”…])[（(][\u4e00-\u9fff]{2,4}(?:[\s、　]+[\u4e00-\u9fff]{2,4}){0,3}[）)]$"
)
_FIRST_NUMBER = re.compile(r"[（(]?(?:一|1)[、）)．.]|第一|[①■◆●▲★□○◇△☆•·▪※]")
_WIDE = 2  # blank lines more than usual: the page leaves room between two articles
_TITLE_LENGTH = 6
_AHEAD = 60  # lines in which the next numbered heading is looked for
_WINDOW, _LEAST = 900, 500  # characters above and below a title that are compared
_STRANGE, _STRANGE_AND_ROOMY = 2.5, 3.5  # runs of three in common: one article has more


def is_lead(text: str) -> bool:
    """True for the first paragraph of a report: ``本报讯（记者……`` and its kin."""
    return bool(_LEAD.match(text)) and len(text) >= 20


def is_signed_off(text: str) -> bool:
    """True for a line that ends an article: signed in brackets, or a byline of its own."""
    return bool(_SIGNED.search(text)) or fields.is_byline(text)


def titles_above(lines: Sequence[Line], number: int) -> int:
    """Where the title lines begin that stand directly above the line; ``number`` if none do."""
    first = number
    while first > 0 and _may_be_title(lines[first - 1].text) and number - first < 4:
        first -= 1
    if number - first < 2:
        return first
    last = number - 1
    while last > first and (
        lines[last].text[0] in "—–" or _is_title_of(lines[last - 1].text, lines, number)
    ):
        last -= 1
    return max(last, number - 3)


def _is_title_of(text: str, lines: Sequence[Line], number: int) -> bool:
    """True if the running text says some words of the label: a caption above it is another's."""
    below = "".join(line.text for line in lines[number : number + 6])
    return not shapes.enumerated(text) and _shared(text, below[:_WINDOW]) > 0.0


def _may_be_title(text: str) -> bool:
    if is_lead(text) or shapes.brackets(text).left_open:
        return False
    apart = (Role.CREDIT, Role.BYLINE, Role.CAPTION)
    return (
        shapes.is_label(text)
        and fields.role_by_words(text) not in apart
        and not fields.shows_a_scene(text)
    )


def sections(lines: Sequence[Line]) -> list[int]:
    """For each line the number of the article it stands in, from 0; a new one on good evidence.

    Evidence is a lead, an article signed off above the title, or a title with more room above it
    than is usual and more in common with what follows than with what stands before.
    """
    begins = set(_begins(lines))
    section = 0
    numbers: list[int] = []
    for number in range(len(lines)):
        section += number in begins
        numbers.append(section)
    return numbers


def _begins(lines: Sequence[Line]) -> Iterator[int]:
    usual = usual_gap(lines)
    last = -1  # the first line of running text in the present article
    begun = 0
    for number, line in enumerate(lines):
        if not shapes.is_prose(line.text):
            continue
        first = titles_above(lines, number)
        if last >= 0 and first > begun and _is_new(lines, first, number, usual, begun):
            begun = first
            yield first
        last = number


def _is_new(lines: Sequence[Line], first: int, number: int, usual: int, begun: int) -> bool:
    if is_lead(lines[number].text):
        return True
    if first == number or shapes.hangs(lines[first - 1].text):
        return False
    if is_signed_off(lines[first - 1].text):
        return True
    title = lines[first]
    roomy = title.gap >= usual + _WIDE
    if len(title.text) < _TITLE_LENGTH or _goes_on_counting(lines, first):
        return False
    before = _text_above(lines, begun, first)
    after = "".join(line.text for line in lines[number : number + 12])[:_WINDOW]
    common = _threes_shared(before, after)
    if min(len(before), len(after)) >= _LEAST:
        return common < (_STRANGE_AND_ROOMY if roomy else _STRANGE)
    return roomy and min(len(before), len(after)) >= _LEAST / 2 and common < _STRANGE / 2


def _text_above(lines: Sequence[Line], begun: int, first: int) -> str:
    """The last ``_WINDOW`` characters of the lines from ``begun`` up to ``first``."""
    parts: list[str] = []
    left = _WINDOW
    while first > begun and left > 0:
        first -= 1
        parts.append(lines[first].text[-left:])
        left -= len(parts[-1])
    return "".join(reversed(parts))


def _goes_on_counting(lines: Sequence[Line], first: int) -> bool:
    """True if the next numbered heading is not the first of its series."""
    numbered = (
        line.text
        for line in lines[first : first + _AHEAD]
        if shapes.is_label(line.text) and shapes.enumerated(line.text)
    )
    heading = next(numbered, "")
    return bool(heading) and not _FIRST_NUMBER.match(heading)


def _threes_shared(one: str, two: str) -> float:
    """How many runs of three letters two texts have in common, for 1,000 characters."""
    common = _threes(one) & _threes(two)
    return 1000 * sum(three.isalpha() for three in common) / max(1, min(len(one), len(two)))


def _threes(text: str) -> set[str]:
    return set(map("".join, zip(text, text[1:], text[2:], strict=False)))


def _shared(title: str, text: str) -> float:
    bare = shapes.bare(title)
    pairs = [bare[at : at + 2] for at in range(len(bare) - 1)]
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0

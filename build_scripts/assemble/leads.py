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
_WIDE = 2  # blank lines more than usual: the page leaves room between two articles
_TITLE_LENGTH = 6
_SAID_AGAIN = 0.4  # share of a title's pairs of letters that its own article has


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
    usual = usual_gap(lines)
    wide = [at for at in range(first, number) if lines[at].gap > usual]
    return wide[-1] if wide else max(first, number - 2)


def _may_be_title(text: str) -> bool:
    return shapes.is_label(text) and fields.role_by_words(text) not in (Role.CREDIT, Role.BYLINE, Role.CAPTION)


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
    if title.gap < usual + _WIDE or len(title.text) < _TITLE_LENGTH:
        return False
    before = "".join(line.text for line in lines[begun:first])
    after = "".join(line.text for line in lines[number : number + 6])
    own = _shared(title.text, after)
    return own >= _SAID_AGAIN and own > _shared(title.text, before[-len(after) :])


def _shared(title: str, text: str) -> float:
    bare = shapes.bare(title)
    pairs = [bare[at : at + 2] for at in range(len(bare) - 1)]
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0

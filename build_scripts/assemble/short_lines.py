"""Sentences set in short lines, as pages for small screens like to set them.

One short line without a full stop may be a heading or a caption; six in a row are text, and so are
lines several of which end in a comma.  On a page that has such lines three are a stanza, if one
of them is no more than the first words of the next.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.blocks import Block
from build_scripts.assemble.sites import looks_like_site

_FEWEST = 6
_COMMAS = 3
_STANZA = 3
_GOING_ON = "了的在把将被从向给为到是和与，、"
_LONGEST = 24  # characters of such a line
_SHORTEST = 5.0  # mean characters: the entries of a menu are shorter
_TITLE = 4  # characters of the shortest title
_SCENES = 0.3  # of the lines show a scene: then they are captions


def set_short(blocks: Sequence[Block]) -> set[int]:
    """The blocks of one article that are lines of text set short; its title is none of them."""
    runs = [(run, [blocks[at].text for at in run]) for run in map(list, _runs(blocks))]
    found = [run for run, texts in runs if _is_text(texts)]
    if found:
        found += [run for run, texts in runs if run not in found and _is_stanza(texts)]
    return {at for run in found for at in run[: -1 if _is_headed(blocks, run) else None]}


def _runs(blocks: Sequence[Block]) -> Iterator[Sequence[int]]:
    run: list[int] = []
    for at in range(_below_title(blocks), len(blocks)):
        if _is_short(blocks[at]):
            run.append(at)
        elif shapes.bare(blocks[at].text):  # a row of dots parts no lines
            yield run
            run = []
    yield run


def _below_title(blocks: Sequence[Block]) -> int:
    """Where the lines below the title begin: above it may stand the names of a site and a column."""
    for at, block in enumerate(blocks):
        if len(block.text) > _TITLE and not looks_like_site(block.text):
            return at + 1
    return len(blocks)


def _is_short(block: Block) -> bool:
    text = block.text
    if len(text) > _LONGEST or len(block.lines) > 1 or block.inside or block.dated:
        return False
    if not shapes.bare(text) or not shapes.is_chinese(text) or shapes.enumerated(text):
        return False
    return text[0] not in "—–" and fields.role_by_words(text) is None


def _is_text(texts: Sequence[str]) -> bool:
    if len(texts) < _FEWEST or sum(map(len, texts)) < _SHORTEST * len(texts):
        return False
    if sum(map(fields.shows_a_scene, texts)) >= _SCENES * len(texts):
        return False
    if sum(text[-1] in "，、" for text in texts) >= _COMMAS:
        return True
    without_stop = (len(list(own)) for ended, own in groupby(texts, shapes.finished) if not ended)
    return max(without_stop, default=0) >= _FEWEST


def _is_stanza(texts: Sequence[str]) -> bool:
    goes_on = any(text[-1] in _GOING_ON for text in texts[:-1])
    return len(texts) >= _STANZA and goes_on and not any(map(fields.shows_a_scene, texts))


def _is_headed(blocks: Sequence[Block], run: Sequence[int]) -> bool:
    """True if the last of the lines is the heading of the text below."""
    above, last = blocks[run[-2]], blocks[run[-1]]
    if run[-1] + 1 == len(blocks) or not shapes.is_label(last.text):
        return False
    return last.lines[0].gap > above.lines[0].gap or shapes.finished(above.text)

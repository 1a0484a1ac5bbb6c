"""The village that a story is set in: what is told without a place in it is told of that village."""

import re
from typing import Final

from build_scripts.figures.places import Mention

_VILLAGE: Final = re.compile(r"(?:.{2,5}?(?:镇|乡|街道))?(?P<core>.{2,6}?)(?P<kind>村|社区)")
_WIDE: Final = re.compile(r"[全我][县市区旗省]|县委、县政府")
_HEAD_LINES: Final = 2
_BODY: Final = 40  # characters: a shorter line is no paragraph
_LEAST: Final = 3  # paragraphs that name the village of a story


def scene_of(article: str, mentions: list[Mention]) -> Mention | None:
    """The village of the title; else the only one of the first paragraph, where the story comes
    back to it again and again."""
    villages = [
        (mention, village["core"])
        for mention in mentions
        if mention.below.endswith(("村", "社区")) and mention.code and not mention.apart
        if (village := _VILLAGE.fullmatch(mention.below))
    ]
    if not villages:
        return None
    lines = article.split("\n")
    title = "".join(line for line in lines[:_HEAD_LINES] if line.startswith("#"))
    opening = next((line for line in lines if len(line) > _BODY and line[0] not in "#["), "")
    start = article.find(opening) if opening else 0
    first = dict[str, Mention]()
    for mention, core in villages:
        if core in title:
            return mention._replace(word="")
        if start <= mention.start < start + len(opening):
            first.setdefault(core, mention)
    if len(first) != 1:
        return None
    ((core, mention),) = first.items()
    told = sum(core + mention.below[-1] in line for line in lines if len(line) > _BODY)
    least = max(_LEAST, len(_WIDE.findall(article)))
    return mention._replace(word="") if told >= least else None

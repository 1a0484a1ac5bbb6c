"""What a page prints at its head besides labels: names of its office, fields left empty."""

import re
from collections.abc import Sequence

from build_scripts.assemble import fields
from build_scripts.assemble.labels import looks_like_site
from build_scripts.assemble.lines import Line

_DAY_OF = re.compile(r"(?:发布|发表|更新|出版)(?:时间|日期)\s*[:：]")
_SITE = 8  # characters of the name of a site
_COLUMN = 6  # characters of the name of a column
_HOME = re.compile(r"[返回到网站]{0,2}首页|立即打开|登录|注册")  # no article has such a column
_OFFICE, _MENU = 12, 2  # characters of the name of an office, and labels below it


def unfilled(lines: Sequence[Line]) -> set[int]:
    """The names of days that nobody filled in: no figure stands behind them or below."""
    below = [line.text for line in lines[1:]] + [""]
    return {
        number
        for number, line in enumerate(lines)
        if _DAY_OF.fullmatch(line.text) and not any(map(str.isdigit, below[number]))
    }


def sites(lines: Sequence[Line], labelled: Sequence[bool]) -> set[int]:
    """The names of sites between the line that tells the source and a button.

    Elsewhere such a name may be the source.
    """
    texts = [line.text for line in lines]
    return {
        number
        for number in range(1, len(texts) - 1)
        if labelled[number + 1] and "来源" in texts[number - 1]
        if len(texts[number]) <= _SITE and looks_like_site(texts[number])
        if fields.is_posted(texts[number - 1]) and not fields.is_field_name(texts[number - 1])
    }


def is_page(lines: Sequence[Line], labelled: Sequence[bool]) -> bool:
    """True if the labels above the text cannot be the article's: a short one may name its column."""
    texts = [line.text for line, is_label in zip(lines, labelled, strict=True) if is_label]
    return len(texts) > 1 or any(len(text) > _COLUMN or _HOME.fullmatch(text) for text in texts)


def office_names(lines: Sequence[Line], labelled: Sequence[bool], title: int) -> set[int]:
    """The names of offices and papers above a menu that stands above the title."""
    found: set[int] = set()
    below = 0
    for number in range(title - 1, -1, -1):
        text = lines[number].text
        if labelled[number]:
            below += 1
        elif below >= _MENU and len(text) <= _OFFICE and fields.is_publisher(text):
            found.add(number)
    return found

"""What shows that the lines above a text are those of a web page, and which of them nobody filled in."""

import re
from collections.abc import Sequence

from build_scripts.assemble import fields
from build_scripts.assemble.headlines import BULLETS
from build_scripts.assemble.labels import is_menu, label_of
from build_scripts.assemble.lines import Line
from build_scripts.assemble.sites import looks_like_site

_DAY_OF = re.compile(r"(?:发布|发表|更新|出版)(?:时间|日期)\s*[:：]")
_ARROW = re.compile("[>＞»›]")
_TOP = 4  # lines
_TITLE = 4  # characters
_INDEX = 3  # entries
_SHOULDER = 2  # lines from the list of titles to the title, one above it counted
_SITE = 8  # characters of the name of a site
_COLUMN = 6  # characters of the name of a column
_HOME = re.compile(r"[返回到网站]{0,2}首页|立即打开|登录|注册")  # no article has such a column
_OFFICE, _MENU = 12, 2  # characters of the name of an office, and labels below it


def is_page(lines: Sequence[Line], labelled: Sequence[bool]) -> bool:
    """True if the labels above the text cannot be the article's: a short one may name its column."""
    texts = [line.text for line, is_label in zip(lines, labelled, strict=True) if is_label]
    return len(texts) > 1 or any(len(text) > _COLUMN or _is_no_column(text) for text in texts)


def _is_no_column(text: str) -> bool:
    """True for a short label that says what a page can do: no column of a paper is called so."""
    label = label_of(text)
    named = label is not None and label.note in ("上一篇、下一篇", "客户端与公众号")
    return named or bool(_HOME.fullmatch(text))


def has_button(lines: Sequence[Line], labelled: Sequence[bool]) -> bool:
    """True if a label stands right below the line that says when and from where the article came."""
    return any(
        labelled[number]
        and fields.is_posted(lines[number - 1].text)
        and lines[number].told.role is None
        for number in range(1, len(lines))
    )


def blurbs(lines: Sequence[Line]) -> set[int]:
    """What a column says of itself: between its name and the path to it, both at the top of a page."""
    return {
        number
        for number in range(1, min(_TOP, len(lines) - 1))
        if (label := label_of(lines[number - 1].text)) is not None and label.note == "位置"
        if _ARROW.search(lines[number + 1].text) and is_menu(lines[number + 1].text)
    }


def unfilled(lines: Sequence[Line]) -> set[int]:
    """The names of days and of persons that nobody filled in: no figure stands behind the one or
    below, and right below the other a day.
    """
    below = [line.text for line in lines[1:]] + [""]
    return {
        number
        for number, line in enumerate(lines)
        if (_DAY_OF.fullmatch(line.text) and not any(map(str.isdigit, below[number])))
        or (fields.is_name_of_person(line.text) and fields.is_date(below[number]))
    }


def sites_named(lines: Sequence[Line], labelled: Sequence[bool]) -> set[int]:
    """The names of sites above a button: below the line that tells the source, or whose account
    the button follows. Elsewhere such a name may be the source.
    """
    texts = [line.text for line in lines]
    return {
        number
        for number in range(1, len(texts) - 1)
        if labelled[number + 1]
        if len(texts[number]) <= _SITE and looks_like_site(texts[number])
        if _is_below_source(texts[number - 1]) or _is_account(texts[number + 1])
    }


def _is_below_source(above: str) -> bool:
    return "来源" in above and fields.is_posted(above) and not fields.is_field_name(above)


def _is_account(text: str) -> bool:
    label = label_of(text)
    return label is not None and label.note == "客户端与公众号"


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


def parted_at(lines: Sequence[Line], labelled: Sequence[bool], title: int) -> int:
    """The last line above the title that only a page has; -1 for none."""
    if title >= 0 and any(line.text.lstrip(BULLETS) == lines[title].text for line in lines[:title]):
        last = max((at for at in range(title) if labelled[at]), default=-1)
        return title - 1 if title - last > _SHOULDER else last  # above stands a list of articles
    return next(
        (
            at if labelled[at] else at - 1
            for at in range(title - 1, -1, -1)
            if labelled[at] or looks_like_site(lines[at].text)
        ),
        -1,
    )


def is_listed(lines: Sequence[Line], number: int, title: int) -> bool:
    """True for the beginning of the title in an index of titles with the same bullet, all above it."""
    text = lines[number].text
    entry = text.lstrip(BULLETS)
    listed = sum(line.text[0] == text[0] for line in lines[:title])
    begins = len(entry) >= _TITLE and lines[title].text.startswith(entry)
    return entry != text and begins and listed >= _INDEX

"""Page furniture, found at the two ends of a page: what stands around the body, never inside it.

The body is the running text.  Above it stand a title and its fields, and around these, on a web
page, menus, names of sites and sharing; below it related links, imprint and comments.  A line
goes when its whole shape is that of a label, or when it stands beyond a label that only pages
have; a text without such labels keeps every line.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.feet import is_teaser, listed_above, posts_below, sources_below
from build_scripts.assemble.forums import card_below, is_floor
from build_scripts.assemble.headlines import (
    is_calling_title,
    leads_in,
    lone_counts,
    menu_column,
    page_titles,
    portal_names,
    said_twice,
    share_said,
    title_of,
)
from build_scripts.assemble.heads import (
    blurbs,
    has_button,
    is_listed,
    is_page,
    office_names,
    parted_at,
    sites_named,
    unfilled,
)
from build_scripts.assemble.labels import is_menu, label_of
from build_scripts.assemble.lines import Line
from build_scripts.assemble.makers import below_makers
from build_scripts.assemble.sites import looks_like_site
from build_scripts.assemble.verses import verse_of
from build_scripts.records.restoration import Reason, Role

_LONG_BELOW = 90  # characters: no comment, and no teaser of another article, is so long
_SOME = 120  # characters of comments may stand below the shortest article
_LITTLE = 0.2  # of the running text: less than this below a label is no body
_SAID_AGAIN = 0.34  # share of a title's pairs of characters that the body has too
_BEGUN = 2  # short sentences
_NOTICE = re.compile(r"(?:咨询|联系|报名|预约|服务|监督|举报|投诉)(?:电话|热线|方式|人)?\s*[:：]")
# The end of a teaser: what is to be clicked for the whole article.
_LEADS_AWAY = re.compile(r"[\[【](?:详细|详情|全文|阅读全文|查看全文|查看详情|更多)[>＞»]*[\]】]$")
_OF_POST = re.compile(r"\d{1,6}万?|(?:回复|支持|反对)\s*\d*")
_NICKNAME = 12  # characters
_TITLE = 6  # characters of the shortest title
_SAID_SOMEWHAT = 0.15
_SIGNED = re.compile(r"记者|通讯员|作者|报道$")
_STATEMENT = re.compile(
    r"版权|转载|免责|侵权|举报|许可证|备案|客户端|二维码|公众号|本网|本站|评论|优惠|热线|咨询"
)


class Dropped(NamedTuple):
    """A line that is no part of the article, and why."""

    line: Line
    reason: Reason
    note: str


class Edges(NamedTuple):
    """What is left of a page, and what was taken off its two ends."""

    body: tuple[Line, ...]
    head: int  # the first ``head`` lines of ``body`` stand above the running text
    dropped: tuple[Dropped, ...]


def trimmed(lines: Sequence[Line], *, web: bool = False) -> Edges:
    """The page without its furniture; a text without furniture comes back as it is.

    ``web``: furniture was found elsewhere, so that a lone label at an edge is one.
    """
    if (verse := verse_of(lines)) is not None:
        return _around_verse(lines, verse)
    first = _first_prose(lines)
    if first is None:
        return Edges(tuple(lines), 0, ())
    foot = _foot(lines, first)
    stays = sources_below(lines, first, foot)
    below = [_dropped(line) for at, line in enumerate(lines) if at >= foot and at not in stays]
    above = _above(
        lines[:first], "".join(line.text for line in lines[first:foot]), web or bool(below)
    )
    gone = {item.line.number for item in above}
    head = tuple(line for line in lines[:first] if line.number not in gone)
    body = (*lines[first:foot], *(lines[at] for at in stays))
    return Edges(head + body, len(head), (*above, *below))


def _around_verse(lines: Sequence[Line], verse: range) -> Edges:
    """The page without its foot, and without the labels above: verse says nothing of its title."""
    head = lines[: verse.start]
    labels = [line for line in head if _is_furniture(line) or looks_like_site(line.text)]
    above = [line for line in head if line not in labels]
    dropped = tuple(map(_dropped, (*labels, *lines[verse.stop :])))
    return Edges((*above, *lines[verse.start : verse.stop]), len(above), dropped)


def _dropped(line: Line) -> Dropped:
    label = label_of(line.text)
    if label is None:
        return Dropped(line, Reason.FURNITURE, "页面外围")
    return Dropped(line, label.reason, label.note)


def _first_prose(lines: Sequence[Line]) -> int | None:
    """The first line of running text that is no statement of the page about itself.

    One short sentence may be a greeting of the site; two are a text that has begun, and so is one
    that introduces a list or a table.
    """
    texts = [line.text for line in lines]
    named = page_titles(lines) | blurbs(lines)
    running = [at for at, text in enumerate(texts) if at not in named and _is_running_text(text)]
    if running and is_calling_title(texts, running[0]):
        running = [at for at in running if texts[at] != texts[running[0]]] or running
    long = next((at for at in running if len(lines[at].text) >= shapes.LONG), len(lines))
    begun = [at for at in running if at < long and not _STATEMENT.search(lines[at].text)]
    if len(begun) >= _BEGUN or (begun and lines[begun[0]].text[-1] in ":："):
        return begun[0]
    while long - 1 in begun:
        long -= 1
    return long if long < len(lines) else next(iter(running), None)


def _is_running_text(text: str) -> bool:
    return (
        shapes.is_prose(text)
        and not fields.is_dateline(text)
        and label_of(text) is None
        and not is_menu(text)
    )


def _foot(lines: Sequence[Line], first: int) -> int:
    """Where the foot of the page begins; the number of lines where it has none.

    Below the last line of running text every label begins a foot.  A gate (imprint, related links,
    comments) begins one too where little stands below it, and nothing long.
    """
    told = sum(len(line.text) for line in lines if shapes.is_prose(line.text))
    allowed = min(max(_LITTLE * told, _SOME), told / 2)
    below = 0
    foot = len(lines)
    unlabelled = False  # a line that is no label stands above the foot
    posts = posts_below(lines, first)
    for number in range(len(lines) - 1, first, -1):
        length = 0 if is_teaser(lines, number) else _told(lines[number], foot < len(lines))
        below += length
        if below > allowed or length > _LONG_BELOW:
            break
        label = label_of(lines[number].text)
        if number in posts:
            foot = number - (number - 1 > first and shapes.is_label(lines[number - 1].text))
        elif label is not None and label.strong and (label.gate or not (below or unlabelled)):
            foot = number
        unlabelled = foot != number and (unlabelled or not _is_labelled(lines[number].text))
    while foot - 1 > first and foot < len(lines) and _belongs_below(lines, foot - 1):
        if fields.is_field_name(lines[foot - 2].text) and fields.is_publisher(lines[foot - 1].text):
            break  # from where the article comes
        foot -= 1
    made = below_makers(lines, first, foot)
    return listed_above(lines, first, foot) if made == foot < len(lines) else made


def _told(line: Line, labelled_below: bool) -> int:
    """The length of a line that tells something and says nothing of the page itself, else 0."""
    text = line.text
    if not shapes.is_prose(text) or not shapes.is_chinese(text):
        return 0
    if label_of(text) is not None or is_menu(text):
        return 0
    if _LEADS_AWAY.search(text):
        return 0
    said_of_page = labelled_below and _STATEMENT.search(text) and len(text) < 160
    return 0 if said_of_page else len(text)


def _belongs_below(lines: Sequence[Line], number: int) -> bool:
    """True for a line just above the foot that is furniture only because a foot follows."""
    text = lines[number].text
    named_twice = text in (lines[number - 1].text, lines[number + 1].text)
    if _OF_POST.fullmatch(text) or (named_twice and len(text) <= _NICKNAME):
        below = (label_of(line.text) for line in lines[number + 1 : number + 3])
        return any(label is not None and label.note in ("论坛", "回帖") for label in below)
    if _NOTICE.match(text):
        return False  # whom to ask is the last thing that a notice says
    return _is_labelled(text) or (looks_like_site(text) and len(text) <= 12)


def _is_labelled(text: str) -> bool:
    if label_of(text) is not None:
        return True
    signed = _SIGNED.search(text) and fields.role_by_words(text) in (Role.BYLINE, Role.CREDIT)
    return is_menu(text) and not signed  # names stand apart as the entries of a menu do


class _Head(NamedTuple):
    lines: Sequence[Line]
    shared: list[float]  # of each line, how much the body says again
    web: bool  # something here or below is certainly furniture
    title: int
    parted: int  # the last line above the title that only a page has; -1 for none
    dated_below: bool  # a line of date and source stands below the title


def _above(lines: Sequence[Line], body: str, web: bool) -> list[Dropped]:
    """The lines above the running text that belong to the page."""
    labelled = [_is_furniture(line) for line in lines]
    web = web or has_button(lines, labelled)
    portals = portal_names(lines)
    for number in menu_column(lines) | page_titles(lines) | portals | unfilled(lines):
        labelled[number] = True
    if not web and not portals and not is_page(lines, labelled):
        return []
    pairs = {body[at : at + 2] for at in range(len(body) - 1)}
    shared = [share_said(line.text, pairs) for line in lines]
    twice = said_twice(lines, labelled, shared)
    for number in twice | lone_counts(lines) | sites_named(lines, labelled):
        labelled[number] = True
    if title_of(lines, labelled, shared) < 0:  # an article about adverts
        for number, line in enumerate(lines):
            labelled[number] &= shared[number] < _SAID_SOMEWHAT or not _sells(line.text)
    texts = [line.text for line in lines]
    for number in card_below(texts):
        labelled[number] = True
    calling = [at for at in range(len(texts)) if is_calling_title(texts, at)]
    floor = max((at for at, text in enumerate(texts) if is_floor(text)), default=-1)
    end = floor if floor > 0 else len(lines)  # the title of a thread stands above the first post
    title = calling[0] if calling else title_of(lines[:end], labelled, shared)
    title = next((at for at, line in enumerate(lines) if line.told.role is Role.TITLE), title)
    for number in office_names(lines, labelled, title):
        labelled[number] = True
    parted = parted_at(lines, labelled, title)
    dated = any(fields.is_dateline(line.text) for line in lines[title + 1 :])
    for number in range(title + 1, floor):
        labelled[number] = True  # the card of who wrote it
    head = _Head(lines, shared, web or any(labelled), title, parted, dated)
    return [
        _dropped(line)
        for number, line in enumerate(lines)
        if (labelled[number] and number != title) or _foreign(head, number)
    ]


def _is_furniture(line: Line) -> bool:
    if fields.is_field_name(line.text):
        return False
    label = label_of(line.text)
    if label is not None:
        return label.strong
    return is_menu(line.text) and fields.role_by_words(line.text) is None


def _sells(text: str) -> bool:
    label = label_of(text)
    return label is not None and label.reason is Reason.ADVERT


def _foreign(head: _Head, number: int) -> bool:
    """True for a line above the title of a web page that has nothing to do with the article."""
    if not head.web or head.title < 0 or number >= head.title:
        return False
    line = head.lines[number]
    if len(line.text) >= _TITLE and line.text in head.lines[head.title].text:
        return False  # the title, said again where the report begins
    if is_listed(head.lines, number, head.title):
        return True
    if number == head.title - 1 and leads_in(line, head.lines[head.title]):
        return False
    if fields.is_date_fragment(line.text) or fields.role_by_words(line.text) is not None:
        return head.dated_below
    if (looks_like_site(line.text) and len(line.text) <= 12) or len(line.text) <= 4:
        return True
    if head.shared[number] == 0.0 and len(line.text) <= 12:
        return True
    return number <= head.parted and head.shared[number] < _SAID_AGAIN

"""The title among the lines above a text: which line it is, and where the page says it again."""

import re
from collections.abc import Sequence

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.labels import label_of
from build_scripts.assemble.lines import Line
from build_scripts.assemble.sites import looks_like_site
from build_scripts.records.restoration import Role

_SECTION = re.compile(
    r"(?:.{0,4}(?:首页|新闻|频道|专题|在线|中心|服务|公开|互动|动态|导航))|要闻|时政|政务|社会|财经|经济|体育|娱乐|教育|健康|文化|图片|图库|视频|评论|理论|国内|国际|本地|地方|县域|县区|乡村|三农|农业"
    r"|科技|军事|房产|汽车|旅游|美食|生活|民生|法治|法制|党建|人事|企业|公益|艺术|副刊|读书|论坛|博客|微博|直播|访谈|问政|舆情|金融|证券|时尚|环保|生态|招聘|数字报|电子报|客户端|更多|登录|注册|搜索|English"
)
_SMALL_NUMBER = re.compile(r"\d{1,5}|\d{1,3}[kKwW]")
_ARROWS = ">＞»›"
_SECTIONS = 0.4  # of the entries of a menu are names of sections
BULLETS = "·•○●■◆▪◇□ "
_BULLETED_ENTRIES = 8  # a writer too makes short lists with bullets
_BULLETED = re.compile(rf"^[{BULLETS}]+|[>＞»]+$")
_WIDE = re.compile(r"[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff]")  # 报 纸
_ENTRY, _ENTRIES = 6, 5  # characters of an entry of a menu, and how many make one
_SITE_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff”》！？]{6})\s*_\s*([\u4e00-\u9fff]{2,10})$")
_OVER_FIELDS = 8.0  # as much as seven characters of a title that the body says again
_TITLES_LISTED = 2  # titles right above the first copy, and something between the copies
_TITLES_APART = 40  # lines between the title of the page and that of the article
_FIELD = re.compile(r"[\u4e00-\u9fff]{2,6}\s*[:：]\s*")
_OF_PICTURES = re.compile(r"[（(]\d{1,3}/\d{1,3}[）)]")  # which picture is shown
_DECK = 0.2  # share of the pairs of characters of a deck, below the title, that the body says again
_PATH = re.compile(r"(?:[\u4e00-\u9fff]{2,8}\s*[>＞»]+\s*){1,6}")  # 首页 > 社会 >
_JOINTS = ("_", "-", "—", "|", "｜", "–")
_PORTALS = 2  # lines at the very top
_PORTAL = re.compile(r"[\u4e00-\u9fff]{2,8}网?(?:\s*(?:首页|正文)|网站|网)")
_LEADS = 8  # characters of a line that leads in to a title
_TWO = 2  # lines: the names and the date
_TWO_NAMES = re.compile(r"[\u4e00-\u9fff·]{2,8}\s+[\u4e00-\u9fff·]{2,10}")
_NET = re.compile("网$")  # a headline may end so
_VERSE = 3  # so many longer lines without a mark below short ones are verse
_HEAD = 4  # lines of a head that may stand between a title and its date
_BODY = 60  # characters: what is so long below the first line is no line of a dialogue
# A title that calls, asks or trails off, and the number of the page that a site puts behind it.
_CALLS = re.compile(
    r"(?!.*欢迎(?:您|访问|光临|来到))[^。；]{5,}(?:[！？!?]|……)[”’」』】]?(?:[（(]\d{1,2}[）)])?"
)
_SHARED_BY = re.compile(
    r"[\[【(（][^\[\]【】()（）]{1,8}[\]】)）]\s*"
)  # in front of the title of another's post


def is_calling_title(texts: Sequence[str], at: int) -> bool:
    """True for a line shaped like a sentence that calls or asks, and is the title all the same.

    It stands above its date or byline, or above the whole text.  What somebody says is none.
    """
    text = texts[at]
    if len(text) > shapes.HEADING_LENGTH or not _CALLS.fullmatch(text):
        return False
    if text[0] in shapes.OPENERS and text[-1] in shapes.CLOSERS:
        return False
    for below in texts[at + 1 : at + 1 + _HEAD]:
        if fields.role_by_words(below) in (Role.DATELINE, Role.BYLINE):
            return True
        if below == text or below.startswith("—") or not shapes.is_chinese(below):
            continue
        if label_of(below) is None:
            whole = shapes.is_prose(below) and len(below) >= _BODY
            return at == 0 and below == texts[1] and whole
    return False


def menu_column(lines: Sequence[Line]) -> set[int]:
    """The entries of a menu printed one below the other; verse is no menu."""
    entries: set[int] = set()
    run: list[int] = []
    names = [_entry(line.text) for line in lines]
    for number, line in enumerate([*lines, None]):
        if line is not None and len(names[number]) <= _ENTRY and shapes.bare(names[number]):
            run.append(number)
            continue
        if run and line is not None and fields.is_posted(line.text):
            run.pop()  # a short title
        while (
            run
            and _is_verse(lines[number : number + _VERSE])
            and not _SECTION.fullmatch(names[run[-1]])
        ):
            run.pop()  # the first line of it
        sections = sum(bool(_SECTION.fullmatch(names[at])) for at in run)
        bulleted = any(lines[at].text[0] in BULLETS for at in run)
        fewest = _BULLETED_ENTRIES if bulleted else _ENTRIES
        if len(run) >= fewest and sections >= _SECTIONS * len(run):
            entries.update(run)
        run = []
    return entries


def _is_verse(lines: Sequence[Line]) -> bool:
    bare = [line for line in lines if shapes.bare(line.text) == line.text]
    return len(bare) == _VERSE


def _entry(text: str) -> str:
    """The line as an entry of a menu, without its bullet and arrow; too long where it is none."""
    name = _BULLETED.sub("", text)
    name = "".join(name.split()) if _WIDE.fullmatch(name) else name
    return name if shapes.bare(name) == name else text + " " * _ENTRY


def page_titles(lines: Sequence[Line]) -> set[int]:
    """The titles of the page: those of the article with the name of the site behind them, or with
    the name of a field before them (正在阅读：).
    """
    texts = [line.text for line in lines]
    above = {
        number
        for number, text in enumerate(texts)
        for other in texts[number + 1 : number + 1 + _TITLES_APART]
        if len(text) > len(other) >= _ENTRY  # asked first: it costs next to nothing
        and (text.startswith(other) or text.endswith(other))
        and _holds(text, other)
    }
    return above | {
        number
        for number, line in enumerate(lines)
        if "_" in line.text
        for other in lines[max(0, number - _TITLES_APART) : number]
        if len(other.text) >= _ENTRY and line.text.startswith(f"{other.text}_")
    }


def portal_names(lines: Sequence[Line]) -> set[int]:
    """The name of the site above a headline: it says 首页 or 正文, or is where the article is from."""
    texts = [line.text for line in lines[: _PORTALS + _HEAD]]
    found: set[int] = set()
    for number, text in enumerate(texts[:_PORTALS]):
        below = texts[number + 1 :]
        sources = [text for text in below if fields.is_posted(text)]
        if not sources or not _may_head(lines[number + 1]) or below[0] == sources[0]:
            break
        if _PORTAL.fullmatch(text) and (not _NET.search(text) or text in "".join(sources)):
            found.add(number)
    return found


def _holds(text: str, title: str) -> bool:
    if text.startswith(title):
        behind = text[len(title) :].lstrip()
        if behind.startswith("——"):
            return looks_like_site(behind.strip("—"))  # else its subtitle
        return behind[:1] in _JOINTS or bool(_OF_PICTURES.fullmatch(behind))
    before = text[: -len(title)]
    return text.endswith(title) and bool(_FIELD.fullmatch(before) or _PATH.fullmatch(before))


def site_behind(text: str) -> int:
    """How many characters of a title, as the window shows it, name the site behind it; 0 for none.

    Only `_` tells it from a headline: 进行时｜观察 is the name of a column.
    """
    if "_" not in text:
        return 0
    found = _SITE_BEHIND.search(text)
    if not found or not looks_like_site(found[1]) or not shapes.is_label(text):
        return 0
    return 0 if fields.DATED.search(text) or fields.role_by_words(text) else len(found[0])


def said_twice(
    lines: Sequence[Line], labelled: Sequence[bool], shared: Sequence[float]
) -> set[int]:
    """The lines that say the title again: in a list of titles, or of a post that passes it on.

    The first stays, unless other titles stand between it and the next: then it is one of a list;
    or unless the next has its subtitle below it. ``shared`` is how much of each line the body says.
    """
    first: dict[str, int] = {}
    again: set[int] = set()
    for number, line in enumerate(lines):
        text = line.text.lstrip(BULLETS)
        if len(text) < _ENTRY or looks_like_site(text):
            continue  # the name of the site may be the source too
        if (there := first.setdefault(text, number)) != number:
            between = range(there + 1, number)
            others = [
                at
                for at in between
                if not labelled[at] and _may_head(lines[at]) and text not in lines[at].text
            ]
            decked = there == 0 and others == [1] and shared[1] >= _DECK
            listed = bool(others) and not decked
            if decked and number - 1 > 1 and looks_like_site(lines[number - 1].text):
                again.add(number - 1)
            dated = [at for at in between if fields.role_by_words(lines[at].text) is Role.DATELINE]
            listed &= len(dated) != 1  # else the first has its own date below it
            listed |= any(below.text.startswith("—") for below in lines[number + 1 : number + 2])
            listed |= len(between) > 0 and all(
                at >= 0 and not labelled[at] and _may_head(lines[at])
                for at in range(there - _TITLES_LISTED, there)
            )
            again.add(there if listed else number)
            first[text] = number if listed else there
    passed_on = {
        number
        for number, line in enumerate(lines)
        if (sign := _SHARED_BY.match(line.text)) and line.text[sign.end() :] in first
    }
    return again | passed_on


def lone_counts(lines: Sequence[Line]) -> set[int]:
    """The lines that are a small number and no piece of a date: how many have shared or answered."""
    texts = ["", *(line.text for line in lines), ""]
    return {
        number
        for number, line in enumerate(lines)
        if _SMALL_NUMBER.fullmatch(line.text)
        and not fields.is_date_fragment(texts[number])
        and not fields.is_date_fragment(texts[number + 2])
    }


def leads_in(line: Line, title: Line) -> bool:
    """True for the line above a headline that ends in a colon, or that markup keeps beside it."""
    kept = title.told.role is Role.TITLE and len(line.text) >= _LEADS
    return fields.leads_to_headline(line.text) or (kept and not looks_like_site(line.text))


def share_said(text: str, pairs: set[str]) -> float:
    """The share of a line's pairs of characters that are among ``pairs``, from 0 to 1."""
    bare = shapes.bare(text)
    own = [bare[at : at + 2] for at in range(len(bare) - 1)]
    return sum(pair in pairs for pair in own) / len(own) if own else 0.0


def title_of(lines: Sequence[Line], labelled: Sequence[bool], shared: Sequence[float]) -> int:
    """Which line is the title: long enough, said again in the body, above its date and source; -1
    for none.
    """
    below = [line.text for line in lines[1:]] + [""]
    paths = [line.text for line in lines[:_TITLES_APART] if any(map(line.text.count, _ARROWS))]
    weights = [
        (shared[number] + 0.2) * min(len(line.text), 16)
        + (_OVER_FIELDS if fields.is_posted(below[number]) else 0.0)
        + (_OVER_FIELDS if _ends_path(line.text, paths) else 0.0)
        + (2 * _OVER_FIELDS if number == 0 and _is_over_names(line.text, below) else 0.0)
        if not labelled[number]
        and not fields.is_date_fragment(line.text)
        and _may_head(line)
        and line.text[-1] not in "。；"
        else 0.0
        for number, line in enumerate(lines)
    ]
    best = max(weights, default=0.0)
    return weights.index(best) if best else -1


def _ends_path(title: str, paths: Sequence[str]) -> bool:
    """True if a path to the page ends in these words."""
    before = (path[: -len(title)].rstrip() for path in paths if path.endswith(title))
    return len(title) >= _ENTRY and any(path and path[-1] in _ARROWS for path in before)


def _is_over_names(text: str, below: Sequence[str]) -> bool:
    """True for a first line above who wrote and who posted it, two names side by side, and its date."""
    if len(text) < _ENTRY or fields.is_publisher(text) or len(below) < _TWO:
        return False
    return bool(_TWO_NAMES.fullmatch(below[0])) and fields.begins_date(below[1])


def _may_head(line: Line) -> bool:
    text = line.text
    if looks_like_site(text):
        return False
    return (
        len(text) >= 4
        and shapes.is_chinese(text)
        and text[0] not in "—–-"
        and fields.role_by_words(text) is None
    )

"""Running heads and page numbers that stand between the lines of a text."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from build_scripts.assemble import shapes
from build_scripts.assemble.edges import Dropped
from build_scripts.assemble.editions import is_edition_line
from build_scripts.assemble.feet import is_record
from build_scripts.assemble.fields import is_byline, is_caption, is_posted, shows_a_scene
from build_scripts.assemble.labels import label_of
from build_scripts.assemble.lines import Line
from build_scripts.assemble.picture_titles import title_and_copies
from build_scripts.assemble.sites import looks_like_site
from build_scripts.records.restoration import Reason

_LONGEST = 40
_PAGE = re.compile(
    r"第\s*[A-Z]?\s*[\d〇一二三四五六七八九十]{1,3}\s*版(?:\s*[:：/|·]?\s*[\u4e00-\u9fff·\s]{0,12})?|[A-Z]?\d{1,3}\s*版?\s*[:：/|]\s*[\u4e00-\u9fff]{2,6}(?:版|新闻)?"
    r"|[—\-–·•~～]+\s*\d{1,4}\s*[—\-–·•~～]+|第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}\s*页|P\s*\d{1,4}"
    r"|https?://[!-~]+\s+\d{1,3}/\d{1,3}"
    r"|[（(【]?(?:上接|下转|转|接)第?\s*[A-Z]?\s*[\d一二三四五六七八九十]{1,3}\s*版.{0,8}[）)】]?",
    re.IGNORECASE,
)
_REMEMBERED = 4096  # lines
_DATED_PAGE = re.compile(
    r"(?=.*(?:第\s*[A-Z]?[\d一二三四五六七八九十]{1,3}\s*版|[A-Z]?\d{1,2}版|星期[一二三四五六日]))(?=.*[\d一二三四五六七八九十]{1,2}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日).{6,60}"
)
_WEEKDAY = re.compile(r"月.{1,4}日.*星期[一二三四五六日天]")
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日\s*星期[一二三四五六日天]")
_PAGE_NUMBER = re.compile(r"[\d一二三四五六七八九十]\s*版")
_SAYS = re.compile(
    "[，。；]|^[（(]?(?:作者|来源)[:：]|原载|[刊载登]于"
)  # a sentence, or a note at the end of an article
_NOTED = re.compile(r"[（(][^（）()]*《[^《》]+》[^（）()]*[）)]")  # where an article stood
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:：]\d{2}$")  # when somebody wrote: no number of a page
_CLAUSE = 6  # characters
_SIGNS = re.compile(r"[|｜/\\>＞<＜»«›‹\s]+")
_PRINTED = re.compile(r"\d{4}/\d{1,2}/\d{1,2}\s.{2,}")  # day and title, as a browser prints pages
# The row of links from page to page of an article, between two of its paragraphs.
_TURNING = re.compile(
    r"(?=.*(?:[上下]一?页|[前后]一页|第\d{1,3}页))(?:[\s\[\]【】()（）<>«»|｜]*+(?:首页|[上下前后]一?页|末页|尾页|最后一页|(?:阅读|余下|显示)?全文|共\s?\d{1,3}\s?页|第\s?\d{1,3}\s?页|\d{1,3}(?!\d)|…|\.{3}))++[\s\[\]【】()（）<>«»|｜]*+"
)
_RULED = re.compile(r"\|\s*:?-{3,}:?\s*\|")
_OF_BOOK = re.compile(r"第[一二三四五六七八九十]版\s*[:：（(]")
_ISSUE = re.compile(r"第\d{1,8}期")
_EMPTY = re.compile(r"(?:专栏|栏目|版次|标题)\s*[:：]")
_PAPER = re.compile(r"[\u4e00-\u9fff]{2,8}[报刊]")
_DIARY = re.compile(r"[晴阴雨雪云风雾霾]")
_SECTION = 4  # characters of the name of a section
_CROSSES = "×✕✖╳"
_TOP = 4  # lines at the top of a page where it says what it is
_LETTERED = re.compile(
    r"[A-Z]\d{1,2}\s*版?\s*[\u4e00-\u9fff·]{2,6}|\d{1,2}版|[\u4e00-\u9fff·]{2,6}\s*[A-Z]\d{1,2}\s*版?|(?:总?第\s*\d+\s*期)(?:\s.{0,30})?"
    r"|[A-Z]?\d{1,2}\s*[:：]\s*[\u4e00-\u9fff·]{2,8}\s*总?第\s*\d+\s*期.{0,30}"
    r"|[A-Z]?\d{1,2}\s+[\u4e00-\u9fff·]{2,6}\s.{0,30}(?:编辑|责编|美编|版式).{0,50}"
)
_MASTHEAD = re.compile(
    r"(?:[\u4e00-\u9fff]{2,10}[报刊]\s*)?\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?(?:\s*[\u4e00-\u9fff]{2,10}[报刊])?|第\s*\d+\s*期.{0,30}"
    r"|(?:.{0,20}\s)?(?:责编|编辑|美编|版式|校对|组版|值班)[^，。]{0,40}"
)
_OFTEN, _OFTEN_NUMBERED = 3, 2
_NUMBERED = re.compile(r"\d|版|页")
_NUMBER = re.compile(r"\d{1,4}")
_NUMBERING = re.compile(r"[\d\s—\-–·|]+")
JUMP = re.compile(
    r"\s*[（(【](?:下转|转)第?\s*[A-Z]?[\d一二三四五六七八九十]{1,3}\s*版[^）)】]{0,8}[）)】]$"
)
JUMPED = re.compile(
    r"^[（(【](?:上接|接)第?\s*[A-Z]?[\d一二三四五六七八九十]{1,3}\s*版[^）)】]{0,8}[）)】]\s*"
)


def running_heads(lines: Sequence[Line]) -> tuple[Dropped, ...]:
    """The lines that only say on which page of what one is; repeated heads among them."""
    short = [
        (number, line.text)
        for number, line in enumerate(lines)
        if len(line.text) <= _LONGEST and shapes.is_label(line.text)
    ]
    repeated = _repeated(lines, short) | _numbered([text for _, text in short]) | _closing(lines)
    printed = Counter(line.text for line in lines if _PRINTED.fullmatch(line.text))
    repeated |= {text for text, count in printed.items() if count > 1}
    title, of_pictures = title_and_copies(lines)
    return tuple(
        Dropped(line, Reason.FURNITURE, "图片的替代文字" if number in of_pictures else "页眉、页码")
        for number, line in enumerate(lines)
        if number in of_pictures
        or (line.text in repeated and number != title)
        or _is_running(lines, number)
    )


def _closing(lines: Sequence[Line]) -> set[str]:
    """The lone sign with which a window of the page is closed; a table has it more than once."""
    crosses = [line.text for line in lines if line.text in _CROSSES]
    return set(crosses) if len(crosses) == 1 else set()


def _is_running(lines: Sequence[Line], number: int) -> bool:
    text = lines[number].text
    if is_record(lines, number):
        return True
    if len(text) > 60 or is_byline(text):
        return False
    if not _may_run(text):
        return number < _TOP and _is_masthead(lines, number)
    if _SIGNS.fullmatch(text) or _TURNING.fullmatch(text) or is_edition_line(text):
        return True
    if _RULED.fullmatch(text) and not (number and lines[number - 1].text.startswith("|")):
        return True  # the border of a cell in which a page laid something out
    if _EMPTY.fullmatch(text) and number and is_edition_line(lines[number - 1].text):
        return True
    if number < _TOP and (_LETTERED.fullmatch(text) or _is_masthead(lines, number)):
        return not _is_one_of_issues(lines, text)
    if _WEEKDAY.search(text) and not _PAGE_NUMBER.search(text):
        told = _DIARY.search(text) or _tells(text)  # a diary has such lines too
        kept = told or _is_dateline(lines, number)
        return _is_at_head(lines, number) and not kept
    if _is_of_book(lines, number):
        return False
    if _PAGE.fullmatch(text) or _is_dated_page(text):
        return not _is_dateline(lines, number)
    above = lines[number - 1].text if number else ""
    broken = bool(above) and shapes.hangs(above) and not shapes.is_label(above)
    return broken and bool(_NUMBER.fullmatch(text))


@lru_cache(maxsize=_REMEMBERED)
def _may_run(text: str) -> bool:
    """False for a line that only its place at the head of a page can make a running head."""
    return (
        is_edition_line(text)
        or any(
            pattern.fullmatch(text)
            for pattern in (
                _SIGNS,
                _TURNING,
                _RULED,
                _EMPTY,
                _LETTERED,
                _PAGE,
                _DATED_PAGE,
                _NUMBER,
            )
        )
        or bool(_WEEKDAY.search(text) or _OF_BOOK.match(text))
    )


def _is_one_of_issues(lines: Sequence[Line], text: str) -> bool:
    """True for the number of an issue where the text goes through several: 第12期, 第13期."""
    return bool(_ISSUE.fullmatch(text)) and sum(bool(_ISSUE.fullmatch(x.text)) for x in lines) > 1


def _is_of_book(lines: Sequence[Line], number: int) -> bool:
    """True for one of several editions of a book, one below the other: 第一版：初稿."""
    beside = [lines[at].text for at in (number - 1, number + 1) if 0 <= at < len(lines)]
    return bool(_OF_BOOK.match(lines[number].text)) and any(map(_OF_BOOK.match, beside))


def _tells(text: str) -> bool:
    """True for a sentence with a day in it: one of its clauses is no date."""
    clauses = text.rstrip("：:").split("，")
    told = any(len(one) >= _CLAUSE and not re.search(r"\d", one) for one in clauses[1:])
    return told or shapes.finished(text)


def _is_dated_page(text: str) -> bool:
    said = _SAYS.search(text) or _NOTED.fullmatch(text)
    return bool(_DATED_PAGE.fullmatch(text)) and not said


def _is_dateline(lines: Sequence[Line], number: int) -> bool:
    """True for paper, day and page right below the title, or below the buttons there, told once:
    where the article stood.
    """
    if not 0 < number < len(lines) - 1:
        return False
    above, text, below = (line.text for line in lines[number - 1 : number + 2])
    first = not any(shapes.is_prose(line.text) for line in lines[:number])
    titled = is_posted(above) or (first and shapes.is_label(above) and not looks_like_site(above))
    begun = shapes.is_prose(below) or is_byline(below)
    if not begun and number + 2 < len(lines) and (is_caption(below) or shows_a_scene(below)):
        begun = shapes.is_prose(lines[number + 2].text)  # behind a picture
    alone = (
        sum(_is_dated_page(line.text) or bool(_PAGE.fullmatch(line.text)) for line in lines) == 1
    )
    return titled and begun and alone and bool(_PAPER.search(text) or _DAY.fullmatch(text))


def _is_at_head(lines: Sequence[Line], number: int) -> bool:
    """True for the first lines of a page, and for those above the text beside a label."""
    if number < _TOP:
        return True
    beside = lines[number - 1 : number + 2 : 2]
    return any(label_of(line.text) for line in beside) and not any(
        shapes.is_prose(line.text) for line in lines[:number]
    )


def _is_masthead(lines: Sequence[Line], number: int) -> bool:
    """True for the paper and its day beside the line that says which page this is."""
    beside = [lines[at].text for at in (number - 1, number + 1) if 0 <= at < len(lines)]
    paged = any(_PAGE.fullmatch(text) or _LETTERED.fullmatch(text) for text in beside)
    text = lines[number].text
    is_section = number == 0 and len(text) <= _SECTION and shapes.bare(text) == text
    if is_section and len(lines) > 1 and not _is_dateline(lines, 1):
        return bool(_PAGE.fullmatch(beside[0]) or _DATED_PAGE.fullmatch(beside[0]))
    return paged and bool(_MASTHEAD.fullmatch(text))


def _repeated(lines: Sequence[Line], short: Sequence[tuple[int, str]]) -> set[str]:
    """Short lines that return, but for their number, and break a sentence at least once."""
    counts = Counter(_without_number(text) for _, text in short)
    breaking = {
        _without_number(text)
        for number, text in short
        if number and shapes.hangs(lines[number - 1].text)
    }
    return {
        text
        for _, text in short
        if len(pattern := _without_number(text)) >= 2
        and pattern in breaking
        and counts[pattern] >= (_OFTEN_NUMBERED if _NUMBERED.search(text) else _OFTEN)
    }


def _numbered(short: Sequence[str]) -> set[str]:
    """Short lines that return with a number that counts up: the pages of a paper."""
    series: dict[str, list[tuple[int, str]]] = {}
    for line in short:
        if numbers := _NUMBER.findall(line):
            pattern = _without_number(line)
            series.setdefault(pattern, []).append((int(numbers[-1]), line))
            if len(numbers) > 1:
                series.setdefault(pattern + "<", []).append((int(numbers[0]), line))
    return {
        text
        for pattern, found in series.items()
        if len(found) >= _OFTEN_NUMBERED
        and _is_paper(pattern)
        and all(two[0] == one[0] + 1 for one, two in pairwise(found))
        for _, text in found
    }


def _is_paper(pattern: str) -> bool:
    return bool(_NUMBERED.search(pattern)) or looks_like_site(pattern.rstrip("<"))


def _without_number(text: str) -> str:
    return text if _CLOCK.search(text) else _NUMBERING.sub("", text)

"""What a page prints above its imprint: names of other papers, titles of other articles, telephones.

Such lines say nothing of themselves. They go only above a foot that is certain: a row of names that
are mostly papers and offices, or a row of titles among which the article's own stands.
"""

import re
from collections.abc import Sequence

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.labels import label_of
from build_scripts.assemble.lines import Line

_FEWEST_NAMES, _FEWEST_TITLES = 4, 3
_NAME = 6  # characters of the name of a paper
_PAPERS = 0.4  # of the names end as those of papers, agencies and offices do
_TITLE = 4  # characters
_RECORD = 240  # characters
_POST = re.compile(
    r"(?:发表于|[^，。：；\s]{1,12})\s+(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}:\d\d(?::\d\d)?(?:\s+来自.{1,12})?"
)
_FROM = re.compile(
    r"(?:(?:文章|新闻|信息|稿件)?来源|稿源)\s*[:：]\s*(?!互?联?网络)[^，。；：\s]{2,16}"
)
_KEYWORDS = re.compile(r"关键[词字]\s*[:：]|标签\s*[:：]")
_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d-\d{1,2}-\d{1,2}(?!\d)")
_CODE = re.compile(r"(?<![\w-])(?:\d{5,}|[0-9A-F]{16,})(?![\d-])")


def listed_above(lines: Sequence[Line], first: int, foot: int) -> int:
    """Where the list just above the foot begins; the foot itself where none stands there.

    Above a list the text has ended: what a sentence with a colon announces is the article's.
    """
    start = foot
    while start - 1 > first and _is_entry(lines[start - 1].text):
        start -= 1
    if start == foot or lines[start - 1].text[-1] in ":：":
        return foot
    own = {line.text for line in lines[:first] if len(line.text) >= _TITLE}
    titles = [line.text for line in lines[start:foot]]
    if len(titles) >= _FEWEST_TITLES and own.intersection(titles):
        return start
    while start < foot and len(lines[start].text) > _NAME:
        start += 1
    names = [line.text for line in lines[start:foot]]
    papers = sum(fields.is_publisher(name) for name in names)
    short = all(len(name) <= _NAME for name in names)
    is_column = short and len(names) >= _FEWEST_NAMES and papers >= _PAPERS * len(names)
    return start if is_column else foot


def is_teaser(lines: Sequence[Line], number: int) -> bool:
    """True for a text cut off below a gate, or below the title of another article that it announces."""
    if not lines[number].text.endswith("…"):
        return False
    above = [lines[at].text for at in (number - 1, number - 2) if at >= 0]
    if not above or shapes.is_prose(above[0]):
        return False
    return any((label := label_of(text)) is not None and label.gate for text in above)


def sources_below(lines: Sequence[Line], first: int, foot: int) -> list[int]:
    """The line that says from where the article came, among keywords and editors right below it.

    A page that has said it above the text says it below of something else.
    """
    if any(_FROM.match(line.text) for line in lines[:foot]):
        return []
    for number in range(foot, len(lines)):
        text = lines[number].text
        if _FROM.fullmatch(text):
            return [number]
        label = label_of(text)
        if label is None or not (label.note == "网站编辑" or _KEYWORDS.match(text)):
            return []
    return []


def posts_below(lines: Sequence[Line], first: int) -> set[int]:
    """The lines below the text that say who wrote a post and when; readers write more than one.

    The page of a forum says it of the first post too, above the text.
    """
    found = [number for number, line in enumerate(lines) if _POST.fullmatch(line.text)]
    below = {number for number in found if number > first}
    return below if len(found) > 1 else set()


def _is_entry(text: str) -> bool:
    return (
        shapes.is_label(text)
        and not shapes.is_prose(text)
        and fields.role_by_words(text) is None
        and not fields.is_date_fragment(text)
    )


def is_record(lines: Sequence[Line], number: int) -> bool:
    """True for the last line of a page where a system prints the record of the article.

    It repeats the title, whole and between blanks, beside a day and numbers that no reader needs.
    """
    text = lines[number].text
    if number != len(lines) - 1 or len(text) > _RECORD or "。" in text or "，" in text:
        return False
    if not _DAY.search(text) or not _CODE.search(text):
        return False
    titles = (line.text for line in lines[:number] if shapes.is_label(line.text))
    return any(len(title) >= _TITLE and f" {title} " in f" {text} " for title in titles)

"""The day of an article in a line that begins with something else: a bullet, an address, buttons."""

import re
from collections.abc import Sequence

from build_scripts.assemble.fields import DATE, is_date, is_dateline, is_posted
from build_scripts.assemble.labels import label_of
from build_scripts.assemble.lines import Line
from build_scripts.text import Span

_BULLETS = "•·●"
_BULLET = re.compile(rf"[{_BULLETS}]\s+(?=\S)")
_ADDRESS = re.compile(rf"(?:https?://|www\.)[!-~]{{4,80}}?(?:\?(?={DATE})|\s+(?=\[{DATE}\]))")
_LED = re.compile(
    rf"(?P<buttons>[^\d，。]{{2,40}}?)\s+(?P<day>{DATE}(?:\s*星期[一二三四五六日天]?)?)(?=\s|$)"
)
# What a system prints below an article: its day, perhaps its column, counts, its paper and the name of its file.
_RECORD = re.compile(
    r"(?P<day>(?:19|20)\d\d-\d\d-\d\d)(?:\s[^\s，。；]{1,12})?(?:\s\d{1,3}){1,3}\s(?P<paper>[\u4e00-\u9fff]{2,8}[报刊])\s\S+\.s?html?\s.*"
)
_LONGEST = 160  # characters


_Kept = dict[int, tuple[Span, ...]]


def days_within(lines: Sequence[Line]) -> _Kept:
    """Of each line that tells the day behind something else, what stays of it."""
    cuts = {**_behind_bullets(lines), **_behind_others(lines)}
    record = {} if cuts else _recorded(lines)  # asked first: few pages have one
    return cuts if not record or any(is_dateline(line.text) for line in lines) else record


def _behind_bullets(lines: Sequence[Line]) -> _Kept:
    """The line of date and source behind a bullet; several are a list."""
    marked = (at for at, line in enumerate(lines) if line.text[:1] in _BULLETS)
    found = [at for at in marked if _is_bulleted(lines[at].text)]
    if len(found) != 1:
        return {}
    text = lines[found[0]].text
    return {found[0]: (Span(_end(_BULLET, text), len(text)),)}


def _is_bulleted(text: str) -> bool:
    """True for a bullet in front of a line of date and source; in a list there are several."""
    if not (found := _BULLET.match(text)) or len(text) > _LONGEST:
        return False
    return is_posted(" ".join(text[found.end() :].split()[:2]))


def _end(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def _behind_others(lines: Sequence[Line]) -> _Kept:
    found: _Kept = {}
    for number, line in enumerate(lines):
        if len(line.text) > _LONGEST or not ("20" in line.text or "19" in line.text):
            continue
        if start := _end(_ADDRESS, line.text) or _behind_buttons(line.text):
            found[number] = (Span(start, len(line.text)),)
    return found


def _behind_buttons(text: str) -> int:
    """Where the day begins behind buttons, if nothing but buttons stands around it; else 0."""
    found = _LED.match(text)
    if not found or not is_date(re.sub("星期.?$", "", found["day"]).strip()):
        return 0
    around = [*found["buttons"].split(), *text[found.end() :].split()]
    return found.start("day") if all(map(label_of, around)) else 0


def _recorded(lines: Sequence[Line]) -> _Kept:
    """The day and the paper in the record at the end of a page that tells them nowhere else."""
    found = _RECORD.fullmatch(lines[-1].text) if lines else None
    if found is None:
        return {}
    day, paper = Span(*found.span("day")), Span(*found.span("paper"))
    return {len(lines) - 1: (Span(day.start, day.end + 1), paper)}

"""Half-width , ; : ! ? and the full stop in Chinese text become full-width marks.

The text is seen as Chinese with runs of foreign characters in it (digits, Latin letters, ASCII
signs). A mark at the edge of a run belongs to the Chinese side; a mark inside a run belongs to the
number, the clock time, the address or the English phrase that the run holds.
"""

import re
from collections.abc import Iterator
from functools import cache

from build_scripts.records.rule import Case, Rule
from build_scripts.rules.chinese import (
    ENGLISH,
    FOREIGN,
    HAN,
    is_chinese,
    is_mostly_foreign,
    line_span,
)
from build_scripts.text import Certainty, Edit

FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_WIDE = "".join(FULL.values())
_FOREIGN = re.compile(f"[{FOREIGN}{_WIDE}]")
_CHINESE = "\u2010-\u2027\u2030-\u205e\u2060-\uff00\uff02-\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\U0010ffff"
_NUMBER = "[0-9.%]{1,12}"
# The commonest surroundings need no further look: Chinese text, or a number in it, on both sides.
_PLAIN = re.compile(f"[,;:!?](?:(?<=[{_CHINESE}].)(?=(?:{_NUMBER})?[{_CHINESE}])())?")
_RUN = re.compile(f"[{FOREIGN}{_WIDE}]+")
_WORD = re.compile("[^\\W_]")
_ADDRESS = re.compile(
    r"[A-Za-z]{2,10}://[!-~]+|www\.[!-~]+|[A-Za-z]:\\[!-~]+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}"
    r"|[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}"
)
_CODE = re.compile(r"[{}]|[A-Za-z_]\(\)|==|&&|\|\||</?[A-Za-z]")  # no prose has these
_THOUSANDS_BEFORE = re.compile("(?:^|[^0-9])[0-9]{1,3}(?:,[0-9]{3}){0,6}$")
_ENTITY = re.compile("&#?[0-9A-Za-z]{1,31}$")  # its semicolon is no mark
_FACE = (":)", ":(", ";)", ":D", ":P", ":-", ";-")
_LOOK = 40  # characters looked at around a comma between digits


class _Runs:
    """The foreign runs of a content, in order, each studied once.

    Full-width forms of the marks count as parts of a run: whether a mark has been converted must
    not change what is said of its neighbours.
    """

    def __init__(self, content: str) -> None:
        self.content = content
        self.start = self.end = 0
        self.line_end = -1
        self.foreign_line = False

    def around(self, at: int) -> None:
        """Goes on to the run that holds a position; positions only grow."""
        if at < self.end:
            return
        start = at
        while start > self.end and _FOREIGN.match(self.content, start - 1):
            start -= 1
        match = _RUN.match(self.content, start)
        self.start, self.end = match.span() if match else (at, at + 1)
        text = self.content[self.start : self.end]
        words = _WORD.search(text)
        self.first = self.start + words.start() if words else self.end
        last = len(text)
        while last and not text[last - 1].isalnum():
            last -= 1
        self.last = self.start + last - 1 if words else self.start - 1
        self.english = ENGLISH.search(text) is not None
        # A mark behind the last sign of a stretch of code may belong to the sentence.
        self.code_end = self.start + len(text.rstrip()) - 1 if _CODE.search(text) else 0
        self.addresses = [
            (self.start + found.start(), self.start + found.end())
            for found in _ADDRESS.finditer(text)
        ]
        if self.english and self.start > self.line_end:
            begin, self.line_end = line_span(self.content, self.start)
            self.foreign_line = is_mostly_foreign(self.content[begin : self.line_end])
        elif self.start > self.line_end:
            self.foreign_line = False

    @property
    def left(self) -> bool:
        """True when Chinese text stands before the run."""
        return self.start > 0 and is_chinese(self.content[self.start - 1])

    @property
    def right(self) -> bool:
        """True when Chinese text follows the run."""
        return is_chinese(self.content[self.end : self.end + 1])


def find(content: str) -> Iterator[Edit]:
    """The half-width marks that belong to Chinese text."""
    runs = _Runs(content)
    for match in _PLAIN.finditer(content):
        at = match.start()
        if match[1] is not None:
            yield Edit(at, at + 1, FULL[match[0]])
            continue
        runs.around(at)
        certainty = _belongs(content, at, runs)
        if certainty is not None:
            yield Edit(at, at + 1, FULL[match[0]], certainty)


def _belongs(content: str, at: int, runs: _Runs) -> Certainty | None:
    """How surely a mark belongs to the Chinese text around its run; None: it does not."""
    if not (runs.left or runs.right) or runs.foreign_line:
        return None
    if content[at : at + 2] in _FACE:
        return None
    if at < runs.first:
        return Certainty.SURE if runs.left or runs.last < runs.first else None
    if at < runs.code_end:
        return None
    if at > runs.last:
        return _behind(content, at, runs)
    if any(start <= at < end for start, end in runs.addresses):
        return None
    return None if runs.english else _inside(content, at)


def _behind(content: str, at: int, runs: _Runs) -> Certainty | None:
    """A mark behind the last word of a run; the ! and ? of an English sentence stay with it."""
    if content[at] == ";" and _ENTITY.search(content[max(0, at - _LOOK) : at]):
        return None
    closes = content.startswith(("”", "’", '"', "'", "）"), at + 1)
    if runs.right and (not runs.english or content[at] in ",;:" or not closes):
        return Certainty.SURE
    if runs.right or not runs.left or runs.english:
        return None
    return Certainty.SURE


def _inside(content: str, at: int) -> Certainty | None:
    """A mark between words of a run that is no English: inside a number or a time it stays."""
    mark, before, after = content[at], content[at - 1], content[at + 1]
    if after == " " or before == " ":
        return None
    if before.isdigit() and after.isdigit():
        if mark == ",":
            return None if _in_number(content, at) else Certainty.LIKELY
        return None if mark == ":" else Certainty.LIKELY
    if mark in "!?":
        return None
    if mark == ":":
        return Certainty.LIKELY if before.isalpha() and after.isdigit() else None
    return Certainty.LIKELY


def _in_number(content: str, at: int) -> bool:
    """True for 1,000 and for short figures (1,2); years and long numbers stand in a list."""
    behind = 0
    while behind < _LOOK and content[at + 1 + behind : at + 2 + behind].isdigit():
        behind += 1
    before = content[max(0, at - _LOOK) : at]
    if behind == 3 and _THOUSANDS_BEFORE.search(before):
        return True
    digits = len(before) - len(before.rstrip("0123456789"))
    return digits < 4 and behind < 4


@cache
def _stop_pattern(everywhere: bool) -> re.Pattern[str]:
    """A full stop at the end of a line or a quotation; everywhere: between Han characters too."""
    end = "[”’」』）)\"']*(?:$|\n)"
    if everywhere:
        return re.compile(f"[.．](?<=[{HAN}％%”’）)\"'].)(?={end}|[{HAN}“‘《\"'])", re.MULTILINE)
    return re.compile(f"[.．](?<=[{HAN}》”’）].)(?={end})", re.MULTILINE)


_NUMBERED = re.compile("(?:^|\n)[ \u3000]*[（(]?[一二三四五六七八九十]{1,3}[）)]?$")
_FEWEST_STOPS = 4


def _stops(content: str) -> Iterator[Edit]:
    """Where a text has no 。 at all but dots in their places, the dots are its full stops."""
    if "." not in content and "．" not in content:
        return
    everywhere = "。" not in content and len(_stop_pattern(True).findall(content)) >= _FEWEST_STOPS
    for match in _stop_pattern(everywhere).finditer(content):
        at = match.start()
        if not _NUMBERED.search(content[max(0, at - 8) : at]):
            yield Edit(at, at + 1, "。", Certainty.LIKELY)


MARKS = Rule(
    "PUNCT-6",
    "汉语句中的半角标点改为全角。 / Half-width marks in Chinese text become full-width.",
    Certainty.SURE,
    find,
    (
        Case(
            "2016年:增长35%,位列第一;达3800KW,稳定吗?稳定!",
            "2016年：增长35%，位列第一；达3800KW，稳定吗？稳定！",
        ),
        Case("来源:临江网 时间:09:07:20", "来源：临江网 时间：09:07:20"),
        Case("共1,000户,3.5万人", "共1,000户，3.5万人"),
    ),
    (
        "比分1:3，时间09:07:20，共1,000户",
        "他说“How are you, sir?”",
        "见http://a.example/?k=1,2;x",
        "He said: yes, it is 中国!",
        "Hello, world!",
        "写作 if (a<b && b>c) { return x; } 才能编译",
        "地址为00:1A:2B:3C:4D:5E",
    ),
)
STOPS = Rule(
    "PUNCT-7",
    "以半角点代替的句号改为“。”。 / A dot in the place of a full stop becomes 。",
    Certainty.LIKELY,
    _stops,
    (
        Case("全力打好攻坚战.\n通过了《建议》.", "全力打好攻坚战。\n通过了《建议》。"),
        Case("甲村.乙村.丙村.丁村.戊村.", "甲村。乙村。丙村。丁村。戊村。"),
    ),
    ("一.\n（二）.", "比尔.盖茨来访。", "增长3.5%。", "v1.2.3"),
)

"""What the shape of a line says: prose or label, ended or left hanging, begun or carried over."""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

CLOSERS = "”’」』）)】》〉〕］]"
OPENERS = "“‘「『（(【《〈〔［["
_PAIRS = dict(zip(CLOSERS, OPENERS, strict=True)) | {")": "(", "）": "（"}
_BRACKET = re.compile(f"(?!’[A-Za-z])[{re.escape(OPENERS + CLOSERS)}]")  # an apostrophe is none
_NOT_LETTERS = re.compile(r"[\W_]+")
_REMEMBERED = 4096  # lines: a page asks many times about each
_SAMPLE = 48  # characters that show whether a line is Chinese
_ENDED = "。！？…!?；;：:"
_SENTENCE_END = re.compile(r"[。！？!?…][”’」』）)】》]*")
# A headline that begins with a call: 点赞！河北干部这样干
_CALLING = re.compile(r"[\u4e00-\u9fff]{2,6}[！!][^，。、；：！？!?…]{6,22}")
_CHINESE = re.compile(r"[\u3400-\u9fff，。、；：！？“”‘’（）《》…—]+")
_MARK = re.compile(r"[，。；：！？、…]")
_EXCLAIMED = (
    "嗯啊哦唉哎呀咳啥嘿哈呵哟噢哼嗨诶哇咦是不好行对来走看听喂一二三四五六七八九十注甲乙丙丁"
)
_PAUSE = re.compile(r"[，。；！？、…]")  # a title may have a colon
_CARRIED = re.compile(
    rf"[，。；：！？、…”’」』）】》〉〕%％]|[^\W\d_A-Za-z{_EXCLAIMED}][，。；、！？](?!\d)"
    r"|[\u4e00-\u9fff]{2}。[\u4e00-\u9fff]"
)
_CREDITED = re.compile(
    r"[。！？”][^。！？，]{2,24}(?:摄|供图|报道)$|[。！？”][^。！？，]{2,24}摄\s+[\u4e00-\u9fff]{2,8}$"
    r"|[。！？”](?:[\u4e00-\u9fff]{2,8}\s[\u4e00-\u9fff]{2,4}|[老小阿][\u4e00-\u9fff])$"
    r"|[。！？”]\s*(?:(?:来源|作者|供稿)[:：]|[■□◎●▲])[^。！？，]{2,16}$|[>＞»|｜]$|(?:】|[\u4e00-\u9fff][:：])\s*[A-Za-z]$"
)  # behind the last sentence: who wrote, a link, a code
_NOTE = re.compile(r"[（(【][^（()）【】]*[）)】]$")
_FOOTNOTE = re.compile(r"(?<=[。！？…!?”])(?:[\[［〔]\d{1,3}[\]］〕]|[①-⑳]|[¹²³⁴-⁹]{1,3})+$")
_NOTE_ENDS = frozenset("]］〕①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁴⁵⁶⁷⁸⁹")
_ENGLISH_END = re.compile(r"(?<=[A-Za-z]{3})\.$")  # an abbreviation has fewer letters
_PICTURED = re.compile(r"[（(](?:组?图|图片|视频)[）)]$")  # how titles end, whatever their marks
_INTRODUCES = re.compile(r"，.{6,}[:：]$")  # a list, a table or somebody's words follow
_CELL = re.compile(r"[+-]?\d[\d.,]*%?")
_OPTIONS = re.compile(r"A[.．、].*\sB[.．、]")
_CELLS, _LONGEST_ROW = 3, 120
LONG = 40  # characters: a line this long is text, not a label
HEADING_LENGTH = 40
ENUMERATED = re.compile(
    r"[（(]?(?:[一二三四五六七八九十百零〇]{1,4}|\d{1,3})[、）)．.](?!\d)|第[一二三四五六七八九十百零\d]{1,4}[章节条编篇部款项]"
    r"|[A-H][.．、](?![A-Za-z])|[①-⑳■◆●▲★□○◇△☆•·▪※]"
)
_OPENING = re.compile(
    r"[“‘「『]|本报|本网|新华社|【|（[一二三四五六七八九十]+）|[一二三四五六七八九十]{1,2}、|[一二三四五六七八九十]+(?:是|要)"
    r"|第[一二三四五六七八九十]+|近年来|近日|日前|今年|去年|昨天|据|目前|同时，|此外，|下一步|记者|截至|在此基础上"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日"
)

_BEGUN = re.compile(
    r"近年来|近日|日前|今年|去年|昨天|目前|同时，|此外，|下一步，|截至|(?:\d{4}年)?\d{1,2}月\d{1,2}日，"
)


class Brackets(NamedTuple):
    """Openers left open at the end, and closers that close nothing, each in order."""

    left_open: str
    unmatched: str


_NO_BRACKETS = Brackets("", "")


@lru_cache(maxsize=_REMEMBERED)
def brackets(text: str) -> Brackets:
    """The quotes and brackets of ``text`` that have no partner in it."""
    signs = _BRACKET.findall(text)
    if not signs:
        return _NO_BRACKETS
    stack: list[str] = []
    unmatched: list[str] = []
    standing: Counter[str] = Counter()  # what is in the stack, so that no closer has to search it
    for sign in signs:
        if sign in OPENERS:
            stack.append(sign)
            standing[sign] += 1
        elif standing[_PAIRS[sign]]:
            while (top := stack.pop()) != _PAIRS[sign]:
                standing[top] -= 1
            standing[top] -= 1
        else:
            unmatched.append(sign)
    return Brackets("".join(stack), "".join(unmatched))


@lru_cache(maxsize=_REMEMBERED)
def ended(text: str) -> bool:
    """True if the line ends as a paragraph may: with a mark that closes, or a bracketed note."""
    bare = _unnoted(text).rstrip(CLOSERS)
    if not bare:
        return True
    return (
        bare[-1] in _ENDED
        or bool(_ENGLISH_END.search(bare))
        or bare.endswith("——")
        or bool(_NOTE.search(text))
        or bool(_CREDITED.search(text))
    )


@lru_cache(maxsize=_REMEMBERED)
def finished(text: str) -> bool:
    """True if the line ends a sentence (a colon or a semicolon does not)."""
    bare = _unnoted(text).rstrip(CLOSERS)
    return bool(bare) and (bare[-1] in "。！？…!?" or bool(_ENGLISH_END.search(bare)))


def _unnoted(text: str) -> str:
    """The line without the number of a footnote behind its last mark."""
    if text[-1:] not in _NOTE_ENDS:  # asked first, because it costs next to nothing
        return text
    return text[: found.start()] if (found := _FOOTNOTE.search(text)) else text


def sentences_inside(text: str) -> bool:
    """True if a sentence ends before the end of the line."""
    return any(found.end() < len(text) for found in _SENTENCE_END.finditer(text))


def is_chinese(text: str) -> bool:
    """True if most of the line is Chinese characters and marks: no code, no row of figures."""
    sample = text[:_SAMPLE]
    return 3 * sum(map(len, _CHINESE.findall(sample))) > len(sample)


LEADING_ON = "将把"  # no heading ends so; with 与 and 向 many do (人人参与, 问题导向)
_NAMED_FIELD = re.compile(r"(?:原?标题|原题|来源|作者|日期|时间|栏目|版次|网址)[:：]")
# No words that lead in to what somebody says, or to a list (村民李大山 | 介绍说：).
_SPEAKER = re.compile(
    r"[问答][:：]|(?:主持人|记者|编者按?|[\u4e00-\u9fff]{1,5}[^\W\d_A-Za-z说道示绍诉露出为是到调言问称写知面下括有点条])[:：](?![“\d一])"
)
_FIELD_OF_PAPER = re.compile(r"[【\[]?(?:关键词(?![是为，和])|中图分类号|文章编号|文献标[识志]码)")


def names_field(text: str) -> bool:
    """True if the line begins with the name of a field: it carries on no other line."""
    return bool(_NAMED_FIELD.match(text) or _FIELD_OF_PAPER.match(text))


def begins_anew(text: str) -> bool:
    """True if the line begins with who speaks, or with the name of a field: 问： 主持人： 布景："""
    return names_field(text) or bool(_SPEAKER.match(text))


@lru_cache(maxsize=_REMEMBERED)
def is_prose(text: str) -> bool:
    """True if the line is running text, whole or broken."""
    if not is_chinese(text) or _PICTURED.search(text):
        return False
    if finished(text):
        return len(text) >= 12 or sentences_inside(text)
    if sentences_inside(text) or _INTRODUCES.search(text):
        return len(text) >= 12
    return len(text) > (LONG if _MARK.search(text) else LONG + 20)


@lru_cache(maxsize=_REMEMBERED)
def is_label(text: str) -> bool:
    """True if the line is short and is no sentence: title, heading, caption, name, menu entry."""
    return (
        len(text) <= HEADING_LENGTH
        and (not sentences_inside(text) or bool(_PICTURED.search(text) or _CALLING.fullmatch(text)))
        and text[-1] not in "。；：，、…"
        and bool(bare(text))
    )


def is_row(text: str) -> bool:
    """True for a row of a table, with a figure among its cells, or of answers to choose from."""
    if _OPTIONS.match(text):
        return True
    cells = text.split() if len(text) <= _LONGEST_ROW else []
    return len(cells) >= _CELLS and any(map(_CELL.fullmatch, cells))


@lru_cache(maxsize=_REMEMBERED)
def hangs(text: str) -> bool:
    """True if the line is text that breaks off: its sentence must go on somewhere."""
    if _NAMED_FIELD.match(text):
        return False  # what was filled in needs no full stop
    if ended(text) or not is_chinese(text):
        return _quote_hangs(text)
    marked = bool(_PAUSE.search(text[:-1]))
    return (
        len(text) >= LONG
        or (marked and len(text) >= 18)
        or (marked and len(text) >= 10 and bool(_BEGUN.match(text)))
        or (text[-1] in "，、" and len(text) >= 16)
        or (sentences_inside(text) and len(text) >= 12 and not _CALLING.fullmatch(text))
        or (bool(brackets(text).left_open) and len(text) >= 8)
        or (marked and text[-1] in LEADING_ON)
    )


def _quote_hangs(text: str) -> bool:
    """A bracket left open just before the end: `(2020` or `：“` cut the sentence."""
    if text[-1] not in "：:" or "“" in text[-12:]:
        return False
    left_open = brackets(text).left_open  # a quotation of several paragraphs opens each of them
    return bool(left_open) and not (text[0] in OPENERS and left_open == text[0])


@lru_cache(maxsize=_REMEMBERED)
def carried(text: str) -> bool:
    """True if the line cannot begin a paragraph: its first mark is another sentence's."""
    return bool(_CARRIED.match(text)) or bool(brackets(text).unmatched)


def opens(text: str) -> bool:
    """True if the line begins as paragraphs begin."""
    return bool(_OPENING.match(text))


def enumerated(text: str) -> bool:
    """True if the line begins with a number or a bullet of a list."""
    return bool(ENUMERATED.match(text))


@lru_cache(maxsize=_REMEMBERED)
def clauses(text: str) -> tuple[str, ...]:
    """What stands between the marks and the white space of the line, empty ends included."""
    return tuple(_NOT_LETTERS.split(text))


@lru_cache(maxsize=_REMEMBERED)
def bare(text: str) -> str:
    """The letters and digits of the line: what is left without marks and white space."""
    return "".join(clauses(text))


def pairs_off(left_open: str, unmatched: str) -> bool:
    """True if the first closers close the openers that were opened last."""
    if not left_open or not unmatched:
        return False
    return _PAIRS[unmatched[0]] == left_open[-1]

"""Signs that a page sets against copying: rows of random ASCII, and a code behind each paragraph.

Forums put a row of random signs at the beginning and the end of lines, invisible on the page; other
sites put a code with their name behind each paragraph. Neither is told by what it says: a row by
its signs and because there are several, a code because several paragraphs end in the very same one.
"""

import re
from collections import Counter
from collections.abc import Iterator

from build_scripts.records.rule import Case, Rule
from build_scripts.rules.chinese import HAN
from build_scripts.text import Certainty, Edit

_TOKENS = r"[!-~]{1,2}(?: [!-~]{1,2}){3,}"  # signs two by two, with spaces between
# Beginning with the character itself, a search passes over a page much faster than with what
# stands before it.
_ROW = re.compile(
    rf"(?m)^ ?{_TOKENS} ?(?=[^!-~\s]|$)| (?<=[^\x00-\x7f] ){_TOKENS} ?$"
    rf"|[!-~](?<=[。！？…”].)[!-~]?(?: [!-~]{{1,2}}){{3,}} ?$"
)
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
_FEWEST_SIGNS = 0.15  # share of a row that is neither letter, digit nor space
_FEWEST_ROWS = 3
_FEWEST_SPACES = 3  # of a row
_CODE = re.compile(rf"(?m)[A-Za-z0-9](?<=[{HAN}。！？…”）].)[A-Za-z0-9]{{1,7}}[{HAN}]{{2,12}}$")
_FEWEST_ENDS = 3


def find(content: str) -> Iterator[Edit]:
    """The rows and codes of a page that has several; nothing elsewhere."""
    rows = list(_rows(content))
    if len(rows) >= _FEWEST_ROWS:
        for match in rows:
            yield Edit(*match.span(), "")
    ends = list(_CODE.finditer(content))
    times = Counter(match[0] for match in ends)
    for match in ends:
        if times[match[0]] >= _FEWEST_ENDS and _is_code(match[0]):
            yield Edit(*match.span(), "")


def _rows(content: str) -> Iterator[re.Match[str]]:
    if content.count(" ") >= _FEWEST_ROWS * _FEWEST_SPACES:
        yield from (match for match in _ROW.finditer(content) if _is_random(match[0]))


def _is_random(row: str) -> bool:
    """Letters, digits and signs in one row: no sum, no list of options, no row of dots has all."""
    signs = set(_SIGN.findall(row))
    mixed = any(map(str.isdigit, row)) and any(map(str.isalpha, row))
    return mixed and len(signs) >= 3 and len(_SIGN.findall(row)) >= _FEWEST_SIGNS * len(row)


def _is_code(tail: str) -> bool:
    """Capitals, small letters and digits, as in no word: `Sj8`, not `KTV`, `5G`, `G20`, `iPhone`."""
    head = re.match("[A-Za-z0-9]+", tail)
    kinds = (str.islower, str.isupper, str.isdigit)
    return head is not None and all(any(map(kind, head[0])) for kind in kinds)


JAMMING = Rule(
    "PAGE-2",
    "网页为防复制而插入的乱码、段尾代号删去。 / Signs that a page sets against copying go.",
    Certainty.SURE,
    find,
    (
        Case(
            '# I" F( h$ D8 O* \\\n8 r* F) }: k2 X, o! e7 ]# G村里修了路。\n'
            "路通了，果子卖得出去。 9 l- R' g2 A/ U* |4 b\n天晴了。 7 e% L( D* b* S",
            "\n村里修了路。\n路通了，果子卖得出去。\n天晴了。",
        ),
        Case(
            "路通了。Xk7白石新闻网\n果子卖得出去Xk7白石新闻网\n天晴了。Xk7白石新闻网",
            "路通了。\n果子卖得出去\n天晴了。",
        ),
    ),
    (
        "A. 3 B. 5 C. 7 D. 9\n1 + 2 = 3\n- - - - -\n(1) (2) (3) (4)",
        "唱歌去KTV包房\n又去KTV包房\n还去KTV包房",
        "建成5G基站\n新增5G基站\n开通5G基站",
        "北京G20峰会\n杭州G20峰会\n再谈G20峰会",
        'see # 1 " a b c',
    ),
)

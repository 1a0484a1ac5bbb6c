"""Full-width digits and letters are set in half width, as Chinese newsprint is keyed today.

Marks of other widths than the full one (`｡`, `﹔`) become the marks of Chinese print.

All of them, whatever the habits of the page: 1990s text is full of them, and a figure must be
found whichever way it was keyed. Signs (`％ ． ： ／ － ＋`) change only beside a full-width digit or
letter, so that a text keyed with half-width digits and a full-width `％` comes back as it was.
"""

import re
from collections.abc import Iterator

from build_scripts.records.rule import Case, Rule
from build_scripts.rules.chinese import odd_characters
from build_scripts.text import Certainty, Edit

_DIGIT, _LETTER = "０-９", "Ａ-Ｚａ-ｚ"
_WORD = f"[{_DIGIT}{_LETTER}]+"
_RUN = re.compile(
    f"{_WORD}(?:[．：／－＋＆＿＠·，]{_WORD})*(?:[％‰]|(?<=[{_DIGIT}])．)?|[｡､｢｣･﹐﹑﹔﹕﹖﹗﹙﹚]"
)
_INNER = re.compile("[．：／－＋＆＿＠，](?!$)")
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_OTHER_WIDTHS = "｡､｢｣･﹐﹑﹔﹕﹖﹗﹙﹚"  # of Japanese terminals, and the small forms of Taiwan's
_USUAL_WIDTH = str.maketrans(_OTHER_WIDTHS, "。、「」·，、；：？！（）")
# Signs that belong to a code of letters too; a comma or a colon between letters is a mark.
_BETWEEN_LETTERS = "．／－＋＆＿＠"


def find(content: str) -> Iterator[Edit]:
    """An edit for each run of full-width digits and letters."""
    if not _RUN.search(odd_characters(content)):
        return
    for match in _RUN.finditer(content):
        run = match[0]
        if run[0] in _OTHER_WIDTHS:
            yield Edit(*match.span(), run.translate(_USUAL_WIDTH))
            continue
        yield from _halved(run, match.start())


def _halved(run: str, start: int) -> Iterator[Edit]:
    """One edit for the stretches between the signs that stay Chinese marks."""
    here = 0
    for sign in _INNER.finditer(run):
        at = sign.start()
        if not _stays_inside(run, at):
            yield Edit(start + here, start + at, run[here:at].translate(_HALF))
            here = at + 1
    yield Edit(start + here, start + len(run), run[here:].translate(_HALF))


def _stays_inside(run: str, at: int) -> bool:
    """True when a sign belongs to a number, a time or a code: it goes to half width with it."""
    before, after = run[at - 1], run[at + 1]
    digits = "０" <= before <= "９" and "０" <= after <= "９"
    if run[at] == "：":
        return digits and re.match("[０-９]{1,2}(?![０-９])", run[at + 1 : at + 4]) is not None
    if run[at] == "，":
        tail = run[at + 1 : at + 5].translate(_HALF)
        head = run[max(0, at - 4) : at].translate(_HALF)
        return (
            re.match("[0-9]{3}(?![0-9])", tail) is not None
            and re.search("(?:^|[^0-9])[0-9]{1,3}$", head) is not None
        )
    return digits or run[at] in _BETWEEN_LETTERS


FULL_WIDTH = Rule(
    "WIDTH-1",
    "全角数字和字母改为半角，半角片假名标点和小型标点改为全角。"
    " / Full-width digits and letters become half width; small and narrow marks become full width.",
    Certainty.SURE,
    find,
    (
        Case("２０２１年增长１２．５％，共１，２００户。", "2021年增长12.5%，共1,200户。"),
        Case("９：３０发车，ＧＤＰ达３万元", "9:30发车，GDP达3万元"),
        Case("２０１６，２０１７年", "2016，2017年"),
        Case("战役﹔一定要赢﹐能赢", "战役；一定要赢，能赢"),
    ),
    ("增长35％，位列第一。", "一、二、（三）；四：五！", "第12：3条"),
)

"""Tags in square brackets, as forums write them: `[color=#000]`, `[/b]`, `[url=…]`.

Taken out only where several stand in lines of running text: whoever explains them writes short
examples, sets them between quotation marks or names them one after the other.
"""

import re
from collections.abc import Iterator

from build_scripts.records.rule import Case, Rule
from build_scripts.rules.chinese import HAN_CHAR, line_span
from build_scripts.text import Certainty, Edit

_NAMES = (
    "color|size|font|align|backcolor|background|float|indent|url|email|b|i|u|s|quote|list|p|hr"
    "|table|tr|td|center|left|right|hide|free|code|media|flash|audio|attachimg|attach|img"
)
_TAG = re.compile(
    rf"\[(?P<held>img|attach|attachimg|media|flash|audio)(?:=[^\[\]\n]{{0,80}})?\][^\[\]\n]{{0,400}}\[/(?P=held)\]"
    rf"|\[/?(?P<name>{_NAMES})(?P<value>=[^\[\]\n]{{0,400}})?\]",
    re.IGNORECASE,
)
_PARTING = frozenset({"p", "hr", "quote", "table", "tr", "list", "center", "align"})
_SPEAKING = frozenset("“”‘’「」『』《》（）()、`'\"和与或及")
_FEWEST = 3  # tags
_TOLD = 20  # Han characters of a line of running text


def find(content: str) -> Iterator[Edit]:
    """An edit for each tag of a page that has several in its text; nothing elsewhere."""
    if "[" not in content:
        return
    found = list(_TAG.finditer(content))
    meant = [match for match in found if _is_meant(content, match)]
    if len(meant) < _FEWEST or not any(match["value"] for match in meant):
        return
    for match in found:
        name = (match["name"] or "").lower()
        yield Edit(*match.span(), "\n" if name in _PARTING else "", Certainty.LIKELY)


def _is_meant(content: str, match: re.Match[str]) -> bool:
    """True for a tag in running text that is not spoken of."""
    beside = content[match.start() - 1 : match.start()] + content[match.end() : match.end() + 1]
    if not _SPEAKING.isdisjoint(beside) and not match["value"]:
        return False
    line = content[slice(*line_span(content, match.start()))]
    return len(HAN_CHAR.findall(line)) >= _TOLD


BBCODE = Rule(
    "MARKUP-5",
    "论坛的方括号标签删去。 / Tags that forums write in square brackets go.",
    Certainty.LIKELY,
    find,
    (
        Case(
            "[color=#000]昨天上午，[b]第一辆[/b]班车开进了大山里的青石沟村，全村人都来看。[/color]",
            "昨天上午，第一辆班车开进了大山里的青石沟村，全村人都来看。",
        ),
    ),
    (
        "发帖时用[b]表示粗体，村里的老人也学会了在论坛上写字，一写就是一整天。",
        "论坛里常用的标签有[b]、[i]和[u]，写帖子的人把要紧的话放在[b]和[/b]之间，别人一看就明白。",
        "发帖时可以用[b]粗体[/b]、[i]斜体[/i]、[u]下划线[/u]，把要紧的话写得醒目一些，别人一看就明白。",
        "[b]粗体[/b]\n[i]斜体[/i]\n[color=red]红字[/color]",
        "注释[1]、[2]和[3]",
    ),
)

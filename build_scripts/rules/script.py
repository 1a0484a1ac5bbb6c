"""Traditional characters become simplified, in a text judged traditional and nowhere else.

著 goes first: which of 著 and 着 is meant is asked of the converted text, but only a text that is
still traditional shows that it needs asking (著名 in a simplified text stays).
"""

from collections.abc import Iterator
from functools import lru_cache

from build_scripts.conversion import conversions, convert, is_traditional, settle_zhu
from build_scripts.records.rule import Case, Rule
from build_scripts.text import Certainty, Edit

_NEAR = 40  # characters around a 著 that may decide on it


def _is_traditional(content: str) -> bool:
    """Asked once for both rules: what the first does to 著 does not change the answer."""
    return _judged(content.replace("著", "着"))


@lru_cache(maxsize=2)
def _judged(content: str) -> bool:
    return is_traditional(content)


def simplified(content: str) -> str:
    """The content in simplified characters, as long as before; the same when it is not traditional.

    For `Text.rewrite`, which keeps a rewriting of equal length cheaper than its edits.
    """
    return convert(content) if _is_traditional(content) else content


def _conversions(content: str) -> Iterator[Edit]:
    if _is_traditional(content):
        for start, end, after in conversions(content):
            yield Edit(start, end, after)


def _zhu(content: str) -> Iterator[Edit]:
    if "著" not in content or not _is_traditional(content):
        return
    at = content.find("著")
    while at >= 0:
        start = max(content.rfind("\n", max(0, at - _NEAR), at) + 1, at - _NEAR)
        stop = content.find("\n", at, at + _NEAR)
        near = convert(content[start : stop if stop >= 0 else at + _NEAR])
        for settled in settle_zhu(near):
            if start + settled.at == at and settled.char != "著":
                yield Edit(at, at + 1, settled.char, settled.certainty, settled.reason)
        at = content.find("著", at + 1)


ZHU = Rule(
    "SCRIPT-1",
    "繁体文本中的“著”，按用法改为“着”或保留。 / In traditional text 著 becomes 着 where 着 is meant.",
    Certainty.SURE,
    _zhu,
    (Case("堅決打贏脫貧攻堅戰，本著精準扶貧的原則", "堅決打贏脫貧攻堅戰，本着精準扶貧的原則"),),
    ("著名作家的论著", "這位著名的學者發表論著，成績顯著。"),
)
SIMPLIFIED = Rule(
    "SCRIPT-2",
    "繁体字改为简体字。 / Traditional characters become simplified.",
    Certainty.SURE,
    _conversions,
    (Case("堅決打贏脫貧攻堅戰，本着精準扶貧的原則", "坚决打赢脱贫攻坚战，本着精准扶贫的原则"),),
    ("乾县的著名作家写了一部论著，后来发表了。",),
    simplified,
)

"""What counts as Chinese text, character by character: the ground of the punctuation rules."""

import re
from functools import lru_cache

HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN_CHAR = re.compile(f"[{HAN}]")
# From U+2010 on stand “ ” — … and all of Chinese print; below it Latin, Greek, Cyrillic.
FIRST_CHINESE = "\u2010"
FOREIGN = "\t\x20-\u200f"
LATIN = "A-Za-z\u00c0-\u024f"
ENGLISH = re.compile(f"[{LATIN}]{{2}}['’]?[,;:!?.，；：！？]?[ ]+[({{\"'“‘]?[{LATIN}]")
_LATIN_WORD = re.compile(f"[{LATIN}]{{2,}}")


# Looked through to find what stands beside a mark, in both widths: whether a neighbouring mark has
# been converted must not change a decision.
SEE_THROUGH = frozenset(" ,.;:!?()\"'%，；：！？（）“”‘’％")
_REACH = 8


# What next to any text is made of: ASCII, Latin letters, Chinese marks and characters.
_ODD = re.compile(
    "[^\t\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2100-\u9fff"
    "\uff01-\uff0d\uff1a-\uff1f]"
)


@lru_cache(maxsize=2)
def odd_characters(content: str) -> str:
    """The characters that are not of the ordinary kinds, each once, in no order.

    Tells six rules in one pass that they have no work, as on most pages.
    """
    return "".join(set(_ODD.findall(content)))


def is_chinese(char: str) -> bool:
    """True for a Han character or a mark of Chinese print; False for no character."""
    return char >= FIRST_CHINESE and char not in "\u2028\u2029\u202f\u205f"


def is_han(char: str) -> bool:
    """True for one Han character."""
    return bool(char) and HAN_CHAR.match(char) is not None


def line_span(content: str, at: int) -> tuple[int, int]:
    """Where the line of a character begins and ends, the line break left out."""
    end = content.find("\n", at)
    return content.rfind("\n", 0, at) + 1, len(content) if end < 0 else end


def is_mostly_foreign(line: str) -> bool:
    """True when a line has more foreign words than Han characters, or no Han at all."""
    words = len(_LATIN_WORD.findall(line))
    if not words:
        return HAN_CHAR.search(line) is None
    return words > len(HAN_CHAR.findall(line))


def chinese_beside(content: str, at: int, step: int) -> bool:
    """True when the first character beside a place that is no such mark is Chinese.

    ``step`` is -1 to look before the place, 1 to look behind it. Looks no further than 8 marks.
    """
    reach = at + step
    while 0 <= reach < len(content) and abs(reach - at) <= _REACH and content[reach] in SEE_THROUGH:
        reach += step
    if not 0 <= reach < len(content) or content[reach] in SEE_THROUGH:
        return False
    return is_chinese(content[reach])

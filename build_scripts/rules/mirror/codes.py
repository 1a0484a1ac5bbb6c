"""GBK codes as the mirror saw them: two bytes a character, user-defined areas included.

The user-defined areas and their private-use characters are those of the GBK specification
(AAA1-AFFE, F8A1-FEFE, A140-A7A0), as every Windows code page 936 table gives them; the places that
GBK leaves empty are private use in GB 18030.

A pair without a character leaves no trace, or a bare `?`; the lead byte that it took along is
lost. Which leads it may have been depends on the byte before: each such set has a negative number
(``lost_leads``), which stands for the lead as a waiting byte.
"""

from functools import cache
from typing import NamedTuple

Code = tuple[int, int]  # lead byte, trail byte

LEADS = range(0x81, 0xFF)
TRAILS = frozenset(range(0x40, 0xFF)) - {0x7F}
_AREA_1, _AREA_2, _AREA_3 = 0xE000, 0xE234, 0xE4C6

UNKNOWN = -2  # a lost lead that nothing is known of; the numbers below it are narrower sets


class Eaten(NamedTuple):
    """A byte that may begin a pair without a character, and the leads that may be its second."""

    first: int
    lost: int  # number of the set of leads, see ``lost_leads``


# The codes of the marks, whole or folded, that a mirror may put a byte in front of.
MARKS = {
    "、": (0xA1, 0xA2), "。": (0xA1, 0xA3), "，": (0xA3, 0xAC), ",": (0xA3, 0xAC),
    "；": (0xA3, 0xBB), ";": (0xA3, 0xBB), "！": (0xA3, 0xA1), "!": (0xA3, 0xA1),
    "？": (0xA3, 0xBF), "?": (0xA3, 0xBF), "：": (0xA3, 0xBA), ":": (0xA3, 0xBA),
}  # fmt: skip


def _decoded(lead: int, trail: int) -> str:
    """The character of a pair; a place that GBK leaves empty is private use in GB 18030."""
    pair = bytes((lead, trail))
    try:
        return pair.decode("gbk")
    except UnicodeDecodeError:
        char = pair.decode("gb18030", "ignore")
        return char if len(char) == 1 and "\ue000" <= char <= "\uf8ff" else ""


@cache
def _tables() -> tuple[dict[str, Code], dict[Code, str]]:
    codes: dict[str, Code] = {}
    for lead in LEADS:
        for trail in TRAILS:
            char = _decoded(lead, trail)
            if char:
                codes[char] = (lead, trail)
    for first, leads in ((_AREA_1, range(0xAA, 0xB0)), (_AREA_2, range(0xF8, 0xFF))):
        for row, lead in enumerate(leads):
            for column in range(94):
                codes[chr(first + 94 * row + column)] = (lead, 0xA1 + column)
    for row, lead in enumerate(range(0xA1, 0xA8)):
        for column, trail in enumerate(sorted(t for t in TRAILS if t <= 0xA0)):
            codes[chr(_AREA_3 + 96 * row + column)] = (lead, trail)
    return codes, {code: char for char, code in codes.items()}


@cache
def _added() -> dict[str, Code]:
    """What GB 18030 put into places that GBK leaves empty: shown by some decoders, said by nobody.

    Not ǹ and €, which stand on pages of other decoders too.
    """
    codes: dict[str, Code] = {}
    for lead in (0xA9, 0xFE):
        for trail in TRAILS:
            char = bytes((lead, trail)).decode("gb18030", "ignore")
            if len(char) == 1 and not _decoded(lead, trail):
                codes[char] = (lead, trail)
    return codes


def is_added(char: str) -> bool:
    """True for a character that a decoder of GBK would not show: its pair is empty there."""
    return char in _added()


def code_of(char: str) -> Code | None:
    """The two bytes of a character, those of GB 18030 too; None when it has none (ASCII, emoji)."""
    return _tables()[0].get(char) or _added().get(char)


def unfolded(char: str) -> Code | None:
    """The two bytes of a character; an ASCII mark counts as the full-width one it was."""
    if "!" <= char <= "~":
        return (0xA3, ord(char) + 0x80)
    return code_of(char)


def char_of(lead: int, trail: int) -> str | None:
    """The character of two GBK bytes; None when they stand for nothing."""
    return _tables()[1].get((lead, trail))


def is_private(lead: int, trail: int) -> bool:
    """True for a pair that a decoder shows as a private-use character or drops."""
    return "\ue000" <= (char_of(lead, trail) or "") <= "\uf8ff"


@cache
def _pairs_without_character() -> tuple[
    tuple[Eaten, ...], tuple[Eaten, ...], dict[int, tuple[int, ...]]
]:
    """Pairs that vanish, pairs that become `?`, and the leads behind each number."""
    numbers: dict[tuple[int, ...], int] = {tuple(LEADS): UNKNOWN}
    kinds: tuple[list[Eaten], list[Eaten]] = ([], [])
    for first in LEADS:
        vanishing = tuple(lead for lead in LEADS if is_private(first, lead))
        missing = tuple(lead for lead in LEADS if char_of(first, lead) is None)
        for leads, kind in zip((vanishing, missing), kinds, strict=True):
            if leads:
                kind.append(Eaten(first, numbers.setdefault(leads, UNKNOWN - len(numbers))))
    return tuple(kinds[0]), tuple(kinds[1]), {number: leads for leads, number in numbers.items()}


def vanishing() -> tuple[Eaten, ...]:
    """The bytes that may begin a pair that leaves no trace where private use is dropped."""
    return _pairs_without_character()[0]


def missing() -> tuple[Eaten, ...]:
    """The bytes that may begin a pair that has no place at all, and is shown as `?`."""
    return _pairs_without_character()[1]


def lost_leads(waiting: int) -> tuple[int, ...]:
    """The leads that a waiting byte may be: itself, or those of a lost one."""
    return (waiting,) if waiting >= 0 else _pairs_without_character()[2][waiting]


@cache
def with_lead(lead: int) -> tuple[str, ...]:
    """All characters that begin with this byte, private-use ones excepted."""
    found = (char_of(lead, trail) for trail in sorted(TRAILS) if not is_private(lead, trail))
    return tuple(char for char in found if char is not None)


def all_codes() -> tuple[tuple[str, Code], ...]:
    """Every character that has a GBK code, with it."""
    return tuple(_tables()[0].items())

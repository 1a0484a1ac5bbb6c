"""What one mirror site did to every page is one frozen record.

A mirror site works on the GBK bytes of a text.  Its table is fixed: a character is annotated
everywhere or nowhere, in the order in which the site runs its replacements; a mark gets the same
bytes in front of it everywhere.  The decoder that reads the bytes back loses some of them, always
in the same way.  So one `Table` states the whole map, and two pages of one site share it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

HIDDEN = b"\x01"


class Reading(NamedTuple):
    """One annotated character and what the site prints between the brackets.

    The reading is kept as printed: `pín`, `pín ` with a blank, toneless `pin`.
    """

    character: str
    reading: str


class Mark(NamedTuple):
    """One punctuation mark (full width) and the ASCII bytes the site puts in front of it.

    A lead byte in front of them swallows the first of them.  Where nothing swallows it, a visible
    byte (a stray comma) stays on the page and a control byte is never seen.  `HIDDEN` stands for
    the byte of a site whose pages never show it: which byte it was cannot be known from them.
    """

    mark: str
    inserted: bytes = HIDDEN


class PrivateUse(Enum):
    """What becomes of two bytes from a user-defined area: kept as a private-use character, or dropped."""

    KEPT = "kept"
    DROPPED = "dropped"


class Script(Enum):
    """The script in which the bytes are when the replacements run.

    TRADITIONAL: converted first, shifted after (the usual case).
    SHIFTED_FIRST: the bytes are those of the simplified text; what the decoder gives, wrong
    characters included, is converted to traditional characters afterwards.
    SIMPLIFIED: never converted.
    """

    TRADITIONAL = "traditional"
    SHIFTED_FIRST = "shifted first"
    SIMPLIFIED = "simplified"


FULL_WIDTH = frozenset(map(chr, range(0xFF01, 0xFF5F))) | {"\u3000"}


class Decoder(NamedTuple):
    """How the bytes are read back.

    `lost` stands for a lead byte together with the ASCII byte behind it, which it swallows, and
    `silenced` for one with a hidden byte behind it: where that is a control byte, some decoders
    drop the lead and say nothing.
    `folded` lists the full-width characters that the page shows in half width.
    `added` is True for a decoder that knows the characters which GB 18030 put into the places that
    GBK leaves empty (FE50-FEA0: ⻊); to another one such a pair is lost.
    """

    private_use: PrivateUse = PrivateUse.KEPT
    lost: str = "?"
    silenced: str = "?"
    folded: frozenset[str] = FULL_WIDTH
    added: bool = False


USUAL_DECODER = Decoder()


class Unencodable(ValueError):
    """A character of a table has no GBK code, so the site cannot have annotated it."""


@dataclass(frozen=True, slots=True)
class Table:
    """The annotations, marks and losses of one site, in the order in which the site applies them.

    `readings` come first, in order; `marks` after them, in order; `replacements` holds both as bytes.
    Raises `Unencodable` when a character or mark has no two-byte GBK code, `ValueError` when one
    stands twice, `UnicodeEncodeError` when GBK cannot hold a reading or a bracket.
    """

    readings: tuple[Reading, ...]
    opening: str = "("
    closing: str = ")"
    marks: tuple[Mark, ...] = ()
    decoder: Decoder = USUAL_DECODER
    script: Script = Script.TRADITIONAL
    replacements: tuple[tuple[bytes, bytes], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        keys = [item.character for item in self.readings] + [item.mark for item in self.marks]
        if len(set(keys)) != len(keys):
            raise ValueError("a character stands twice in the table")
        object.__setattr__(self, "replacements", (*self._annotations(), *self._marks()))

    def _annotations(self) -> Iterator[tuple[bytes, bytes]]:
        for character, reading in self.readings:
            pair = gbk_pair(character)
            yield pair, pair + f"{self.opening}{reading}{self.closing}".encode("gbk")

    def _marks(self) -> Iterator[tuple[bytes, bytes]]:
        for mark, inserted in self.marks:
            yield gbk_pair(mark), inserted + gbk_pair(mark)


def gbk_pair(character: str) -> bytes:
    """The two GBK bytes of one character.  Raises `Unencodable` when there are no two."""
    try:
        pair = character.encode("gbk")
    except UnicodeEncodeError as error:
        raise Unencodable(f"{character!r} has no GBK code") from error
    if len(pair) != 2:
        raise Unencodable(f"{character!r} is not two bytes in GBK")
    return pair

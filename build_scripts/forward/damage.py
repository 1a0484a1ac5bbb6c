"""A text goes through the map of a mirror site: `damage(text, table)`."""

from __future__ import annotations

from itertools import groupby

from build_scripts.forward.decoding import decode
from build_scripts.forward.table import Script, Table
from build_scripts.forward.traditional import to_traditional


def damage(text: str, table: Table) -> str:
    """The line that the site shows for the text, character for character.

    `text` is in the script the bytes had when the site replaced them (`Script`), its marks in the
    width they had then: normally traditional characters with full-width marks, `full_width` helps.
    A character without a GBK code cannot have passed (an emoji, put in later): it stays where it
    is, and the text on either side of it is damaged by itself.
    """
    try:
        shown = decode(shifted(text, table), table.decoder)
    except UnicodeEncodeError:
        shown = "".join(
            decode(shifted(part, table), table.decoder) if passes else part
            for passes, part in _runs(text)
        )
    return to_traditional(shown) if table.script is Script.SHIFTED_FIRST else shown


def shifted(text: str, table: Table) -> bytes:
    """The GBK bytes after all replacements, before they are read back.

    Every replacement is blind to character boundaries, and works on the bytes that the earlier
    ones left, their insertions included.  Raises `UnicodeEncodeError` when the text has no GBK.
    """
    data = text.encode("gbk")
    for pair, replacement in table.replacements:
        data = data.replace(pair, replacement)
    return data


def _runs(text: str) -> list[tuple[bool, str]]:
    """The text cut where GBK codes begin and end; True for a part that has them."""
    return [(passes, "".join(part)) for passes, part in groupby(text, key=_in_gbk)]


def _in_gbk(character: str) -> bool:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True

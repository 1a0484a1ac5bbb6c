"""One line through the map of a mirror site, with an account of what the map spoiled.

The page text itself comes from `build_scripts.forward.damage`; this module repeats the steps with
the origin of every byte, and refuses to answer when the two accounts differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_scripts.forward import Script, Table, damage, gbk_pair, pieces, to_traditional
from tests.damage.pages import Run

INSERTED = -1
GAP = "□"


class Shifted(NamedTuple):
    """A damaged line, its truth with each swallowed character as □, and its spoiled runs."""

    page: str
    truth: str
    runs: tuple[Run, ...]


def shift_line(simplified: str, table: Table, closing_tag: str = "") -> Shifted:
    """The simplified line as the site of the table shows it.

    With a closing tag the line is damaged as it stands in a page, `…</p>`: a lead byte at the end
    takes the `<` and leaves `?/p>`; a tag that is whole goes, as an extractor takes it.
    """
    before = simplified if table.script is not Script.TRADITIONAL else to_traditional(simplified)
    data, origins = _replaced(before + closing_tag, table)
    steps = list(_steps(data, origins, table))
    shown = "".join(text for text, _ in steps)
    if shown != damage(before + closing_tag, table):
        raise AssertionError(f"two accounts of one line differ: {simplified!r}")
    if closing_tag and shown.endswith(closing_tag):
        shown = shown.removesuffix(closing_tag)
    spoiled, swallowed = _spoiled(before, steps)
    runs = tuple(_runs(simplified, steps, spoiled, swallowed, len(shown)))
    truth = "".join(GAP if at in swallowed else c for at, c in enumerate(simplified))
    return Shifted(shown, truth, runs)


def _replaced(text: str, table: Table) -> tuple[bytes, list[int]]:
    """The bytes after all replacements, and the character each comes from (or INSERTED)."""
    data = bytearray()
    origins: list[int] = []
    for at, character in enumerate(text):
        code = character.encode("gbk")
        data += code
        origins += [at] * len(code)
    for character, reading in table.readings:
        insertion = f"{table.opening}{reading}{table.closing}".encode("gbk")
        data, origins = _insert(data, origins, gbk_pair(character), b"", insertion)
    for mark, inserted in table.marks:
        data, origins = _insert(data, origins, gbk_pair(mark), inserted, b"")
    return bytes(data), origins


def _insert(
    data: bytearray, origins: list[int], pair: bytes, before: bytes, after: bytes
) -> tuple[bytearray, list[int]]:
    result, result_origins, at = bytearray(), [], 0
    while (found := data.find(pair, at)) >= 0:
        result += data[at:found] + before + pair + after
        result_origins += origins[at:found] + [INSERTED] * len(before)
        result_origins += origins[found : found + 2] + [INSERTED] * len(after)
        at = found + 2
    return result + data[at:], result_origins + origins[at:]


def _steps(data: bytes, origins: list[int], table: Table) -> Iterator[tuple[str, list[int]]]:
    """Each step of the decoder: its text on the page and the origins of its bytes."""
    starts = list(pieces(data, table.decoder))
    ends = [at for at, _ in starts[1:]] + [len(data)]
    for (start, text), end in zip(starts, ends, strict=True):
        shown = to_traditional(text) if table.script is Script.SHIFTED_FIRST else text
        yield shown, origins[start:end]


def _spoiled(before: str, steps: list[tuple[str, list[int]]]) -> tuple[set[int], set[int]]:
    """The characters no step shows whole, and those of them that are gone.

    An ASCII character is gone with a `?`, and with a pair that leaves no trace; as the second byte
    of a wrong character it is still there to be read.
    """
    whole = {
        origin[0]
        for _, origin in steps
        if origin[0] != INSERTED
        and len(set(origin)) == 1
        and origin[0] < len(before)
        and len(origin) == len(before[origin[0]].encode("gbk"))
    }
    spoiled = set(range(len(before))) - whole
    gone = {at for text, origin in steps if text in ("?", "") for at in origin}
    return spoiled, {at for at in spoiled & gone if before[at].isascii()}


def _runs(
    simplified: str,
    steps: list[tuple[str, list[int]]],
    spoiled: set[int],
    swallowed: set[int],
    shown_length: int,
) -> Iterator[Run]:
    """Neighbouring spoiled characters, with all that the page shows between the whole ones."""
    at_page = 0
    shown = ""
    spans: dict[int, tuple[int, int]] = {}
    for text, origin in steps:
        start, at_page = at_page, at_page + len(text)
        shown += text
        for character in {at for at in origin if at in spoiled}:
            old = spans.get(character, (start, at_page))
            spans[character] = (min(old[0], start), max(old[1], at_page))
    ordered = sorted(spoiled)
    for group in _neighbours(ordered):
        start = min(spans[at][0] for at in group)
        end = min(max(spans[at][1] for at in group), shown_length)
        truth = "".join(simplified[at] for at in group)
        gaps = sum(at in swallowed for at in group)
        yield Run(start, end, shown[start:end], truth, gaps, group[0])


def _neighbours(ordered: list[int]) -> Iterator[list[int]]:
    group: list[int] = []
    for at in ordered:
        if group and at != group[-1] + 1:
            yield group
            group = []
        group.append(at)
    if group:
        yield group

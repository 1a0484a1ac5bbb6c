"""Byte slips: an insertion fell inside a character, and the bytes behind it were read out of step.

The place shows itself by a `?`. From there the search takes over; what it finds is applied with a
certainty that follows from its margin over the next best reading.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from build_scripts.conversion import is_traditional
from build_scripts.forward import Script
from build_scripts.rules.mirror.alphabet import trails, trails_of_shown
from build_scripts.rules.mirror.annotation import HAN, Page, reads, study
from build_scripts.rules.mirror.certify import Certifier
from build_scripts.rules.mirror.codes import with_lead
from build_scripts.rules.mirror.paths import GAP
from build_scripts.rules.mirror.repair import HEADLESS_QUERY, Repair
from build_scripts.rules.mirror.runs import PROVED, parted
from build_scripts.rules.mirror.scripts import undamaged
from build_scripts.rules.mirror.segments import segments
from build_scripts.rules.mirror.unannotated import believed, is_cut
from build_scripts.text import Edit

_TELLING = 4  # annotations without their bracket that tell in which script the bytes were
_NEARLY, _BY_CHANCE = (
    0.85,
    0.75,
)  # shares of them that fit the byte before: in the right one, in another


class Certifiers(NamedTuple):
    """The maps of a page: one, unless it was put together from several mirrors."""

    maps: tuple[Certifier, ...]

    def proves(self, restored: str, line: str) -> bool:
        """True when the restored line, damaged by one of the maps, is the source line."""
        return any(found.proves(restored, line) for found in self.maps)


class Repaired(NamedTuple):
    """The edits of a mirror page, and the certifier that knows its map.

    ``fluency``: nats a character of what is restored, of the part that is least fluent.
    """

    edits: tuple[Edit, ...]
    certifier: Certifiers
    fluency: float


def find(content: str) -> Iterator[Edit]:
    """An edit for each damaged run of a mirror page; silent on any other text.

    Of a page without annotations only what is beyond doubt; the rest is noted, and stays.
    """
    repair = repaired(content)
    if repair is None:
        return
    if not study(content).annotated:
        yield from believed(content, repair.edits, repair.fluency)
        return
    # Where nothing is proved, a reading with a gap in it says no more than a question mark: it is
    # told, and the text stays.
    proved = any(edit.reason == PROVED for edit in repair.edits)
    for edit in repair.edits:
        if proved or GAP not in edit.after:
            yield from parted(edit, content)
        else:
            yield _told(content, edit)


def _told(content: str, edit: Edit) -> Edit:
    """The doubt alone: what the edit would have written is a proposal."""
    return edit._replace(
        after=content[edit.start : edit.end],
        alternatives=(edit.after, *edit.alternatives),
        noted=True,
    )


@lru_cache(maxsize=2)
def repaired(content: str) -> Repaired | None:
    """The repair of a mirror page; None for a page that no mirror annotated or cut apart.

    A traditional page may have been shifted before it was converted. Its annotations tell; where
    they do not and the usual order leaves a line unproved, or where there are none, the other is
    tried, and the more fluent text is kept.
    """
    page = study(content)
    if not page.annotated and not is_cut(content):
        return None
    sound = undamaged(content, page) if "?" in content else ""
    edits: list[Edit] = []
    maps: list[Certifier] = []
    fluency = 0.0
    for start, part, own in _parts(content, page):
        repair = _repair(part, own, sound)
        edits += (
            edit._replace(start=edit.start + start, end=edit.end + start) for edit in repair.edits
        )
        maps.append(repair.certifier)
        fluency = min(fluency, repair.fluency)
    return Repaired(tuple(edits), Certifiers(tuple(maps)), fluency)


def _parts(content: str, page: Page) -> list[tuple[int, str, Page]]:
    """What each mirror made: where it begins, its text, and what it tells by itself."""
    found = segments(content, page)
    if len(found) > 1:
        parts = [(start, content[start:end]) for start, end in found]
        pages = [(start, part, study(part)) for start, part in parts]
        if all(own.annotated for _, _, own in pages):
            return pages
    return [(0, content, page)]


def _repair(content: str, page: Page, sound: str) -> Repair:
    first, *others = _scripts(content)
    repair = Repair(content, page, first, sound)
    for script in others:
        if not repair.proved or not page.annotated:
            other = Repair(content, page, script, sound)
            if other.fluency > repair.fluency:
                repair = other
    return repair


def _scripts(content: str) -> tuple[Script, ...]:
    """The scripts that the bytes may have had, the likeliest first.

    An annotation that lost its bracket was put behind two bytes of which the first is the second
    of the character before it: of the one that is shown, or of the simplified one.
    """
    if not is_traditional(content):
        return (Script.SIMPLIFIED,)
    found = usual = shifted_first = 0
    for match in HEADLESS_QUERY.finditer(content):
        last = content[match.start() - 1] if match.start() else ""
        if HAN.match(last):
            found += 1
            usual += _begins_with(trails(last), match[1])
            shifted_first += _begins_with(trails_of_shown(last), match[1])
    if found >= _TELLING and shifted_first >= _NEARLY * found and usual <= _BY_CHANCE * found:
        return (Script.SHIFTED_FIRST,)
    return (Script.TRADITIONAL, Script.SHIFTED_FIRST)


def _begins_with(leads: frozenset[int], reading: str) -> bool:
    """True when a character with such a lead may be read so."""
    return any(reads(char, reading) for lead in leads for char in with_lead(lead))

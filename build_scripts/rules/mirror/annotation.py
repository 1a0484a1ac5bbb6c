"""Pinyin annotations: what one looks like, and which characters a page annotates.

A mirror site annotates a character of its table always or never. A writer who glosses a rare
character does it once; that is how the two are told apart.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import normalize

from pypinyin import Style, pinyin
from pypinyin.contrib.tone_convert import to_normal, to_tone

from build_scripts.conversion import convert
from build_scripts.rules.mirror import codes
from build_scripts.rules.mirror.codes import char_of, unfolded

_VOWELS = "aāáǎàɑeēéěèêếềiīíǐìoōóǒòuūúǔùüǖǘǚǜ"
_LETTERS = f"bcdfghjklmnpqrstwxyzńňǹḿɡv{_VOWELS}"
_CAPITALS = "ABCDEFGHJKLMNOPQRSTWXYZĀÁǍÀĒÉĚÈŌÓǑÒ"
_SYLLABLE = f"[{_LETTERS}{_CAPITALS}][{_LETTERS}\u0300\u0301\u0304\u0308\u030c]{{0,7}}[1-5]?"
# Letters of phonetic print, in the form of everyday ones.
_EVERYDAY = str.maketrans("ɡɑ", "ga")
_OPEN, _CLOSE = "(（【[〔", ")）】]〕"
ANNOTATION = re.compile(
    f"[{re.escape(_OPEN)}][ \u3000]?({_SYLLABLE})[ \u3000]?[{re.escape(_CLOSE)}]"
)
ANNOTATED = re.compile(f".(?:{ANNOTATION.pattern})")  # with the character it stands behind
HEADLESS = re.compile(f"({_SYLLABLE})[ \u3000]?[{re.escape(_CLOSE)}]")
HAN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff]")
_HAN_RUN = re.compile(f"{HAN.pattern}+")
_LAST = re.compile(r"[、；;]|\s*$|\s(?![^\n]*[，。！？,?])", re.MULTILINE)  # of its entry in a list
# A page is annotated when at least so many annotations fit the character before them ...
_FEWEST = 3
# ... and this share of the occurrences of the annotated characters carry one.
_CONSISTENT = 0.6
# Of ten characters one may be a stray: a site that notes single places puts one behind 的, too.
_STRAYS = 10
# Of very many, fewer will do: each of several mirrors annotates its own part of the page.
_MANY, _OF_SEVERAL = 40, 0.4
# A machine annotates wherever the character stands, seldom at the end of the entries of a list.
_AT_THE_END = 2 / 3
# A primer annotates nearly every character.
_PRIMER, _APART = 0.6, 12  # of the Han characters; characters of text for each annotation
_LIST_SIGNS = frozenset(["", *"、；; \t\n\r\u3000"])
# A machine has one reading a character; a writer on polyphones has several.
_ONE_READING = 0.8
_SPACED = 0.8
_LAST_EVERYDAY = 0xD7  # lead byte of the last row of the first level


@cache
def readings(char: str) -> frozenset[str]:
    """All readings of a character, with tone marks and without.

    Those of the simplified character count too: sites took them from simplified dictionaries, and
    the two norms differ (績 jī, 绩 jì).
    """
    toned = set[str]()
    for form in {char, convert(char)}:
        for found in pinyin(form, style=Style.TONE, heteronym=True, errors="ignore"):
            toned.update(found)
    return frozenset(toned | {plain(reading) for reading in toned})


@cache
def plain(reading: str) -> str:
    """A reading without tone marks; ü stays, as does a letter that bears no mark."""
    return to_normal(reading, v_to_u=True)


@lru_cache(maxsize=100_000)
def reads(char: str, reading: str) -> bool:
    """True when the character may be read so; a toneless annotation fits every tone.

    The tone may be a number: some sites have a few readings in that form (`jun1`).
    """
    known = readings(char)
    reading = normalize("NFC", reading.lower().translate(_EVERYDAY))
    if reading[-1:].isdigit():
        reading = to_tone(reading)
    return reading in known or reading.replace("v", "ü") in known


@cache
def _by_reading() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for char, _ in codes.all_codes():
        if HAN.match(char):
            for reading in readings(char):
                found.setdefault(reading, []).append(char)
    return {reading: tuple(chars) for reading, chars in found.items()}


def read_as(reading: str) -> tuple[str, ...]:
    """All characters with a GBK code that may be read so; the first call takes half a second."""
    return _by_reading().get(reading, ())


class Annotation(NamedTuple):
    """An annotation in the text: characters ``start`` to ``end``, brackets included."""

    start: int
    end: int
    reading: str
    fits: bool  # the character before it may be read so
    char: str  # that character


@dataclass(frozen=True, slots=True)
class Page:
    """What a page tells of the mirror that made it.

    ``table``: annotated character -> the reading printed after it. ``always``: those of them that
    never stand without one (on a page put together from two, a table may rule only one part).
    ``fitting``: where the annotations that fit stand, brackets included, in order; ``misfits``:
    the others. ``followed_by_space``: the site put a space behind each. ``content``: the page.
    """

    table: dict[str, str]
    always: frozenset[str]
    fitting: tuple[tuple[int, int], ...] = ()
    misfits: tuple[Annotation, ...] = ()
    followed_by_space: bool = False
    content: str = ""

    @property
    def annotated(self) -> bool:
        """True when the page was annotated by a machine."""
        return bool(self.table)

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """All annotations in order; made when asked for, as most pages ask only where they stand."""
        return tuple(annotations(self.content)) if self.table else ()


def annotations(content: str) -> Iterator[Annotation]:
    """Everything that looks like an annotation after a character, fitting or not."""
    for (start, end), said in zip(*_noted(content), strict=True):
        yield Annotation(start, end, *said)


def _noted(content: str) -> tuple[list[tuple[int, int]], list["_Said"]]:
    """Where annotations stand, and what each says.

    A page that was mirrored again has some twice or three times, one behind the other.
    """
    places = [match.span() for match in ANNOTATION.finditer(content)]
    found = [
        _said_behind(content[start - 1 : end] if start else content[:end]) for start, end in places
    ]
    for at, said in enumerate(found):
        if said.fits:
            continue
        start = places[at][0]
        before = found[at - 1]
        again = at > 0 and before.fits and places[at - 1][1] == start
        if again and before.reading == said.reading:
            found[at] = before
        elif "@" <= said.char <= "~" and (char := _across(content, start)):
            found[at] = _Said(said.reading, reads(char, said.reading), char)
    return places, found


class _Said(NamedTuple):
    reading: str
    fits: bool
    char: str


@lru_cache(maxsize=1 << 16)
def _said_behind(noted: str) -> _Said:
    """The same of a character and its annotation; they come again all over a page."""
    match = ANNOTATION.search(noted)
    if match is None:
        raise ValueError(f"no annotation: {noted!r}")
    char = noted[: match.start()]
    return _Said(match[1], bool(char) and reads(char, match[1]), char)


def _across(content: str, at: int) -> str | None:
    """The character whose bytes are the end of a mark or character and the letter behind it.

    A mirror that is blind to boundaries annotates it (`“T(biě)he`: B0 54 is 癟), and loses nothing.
    """
    before = content[at - 2 : at - 1] if at > 1 else ""
    code = unfolded(before) if before and not (before.isascii() and before.isalnum()) else None
    return char_of(code[1], ord(content[at - 1])) if code else None


def study(content: str) -> Page:
    """The table of the page, learned from the page alone; empty when no machine annotated it."""
    places, found = _noted(content)
    fitting = Counter(
        {(said.char, said.reading): times for said, times in Counter(found).items() if said.fits}
    )
    total = sum(fitting.values())
    if total < _FEWEST:
        return Page({}, frozenset())
    table: dict[str, str] = {}
    for (char, reading), _ in fitting.most_common():
        table.setdefault(char, reading)
    agreeing = sum(fitting[pair] for pair in table.items())
    if agreeing < _ONE_READING * total or not _is_of_a_machine(table):
        return Page({}, frozenset())
    fits = [place for place, said in zip(places, found, strict=True) if said.fits]
    if not _are_in_running_text(content, fits):
        return Page({}, frozenset())
    bearing = Counter[str]()
    for (char, _), times in fitting.items():
        bearing[char] += times
    occurrences = {char: content.count(char) for char in table}
    share = _CONSISTENT if total < _MANY else _OF_SEVERAL
    strays = sorted(times - bearing[char] for char, times in occurrences.items())
    strays = strays[len(strays) - len(strays) // _STRAYS :]
    if total < share * (sum(occurrences.values()) - sum(strays)):
        return Page({}, frozenset())
    always = frozenset(char for char in table if occurrences[char] <= bearing[char] + 1)
    noted = list(zip(places, found, strict=True))
    return Page(
        table,
        always,
        tuple(fits),
        tuple(Annotation(place[0], place[1], *said) for place, said in noted if not said.fits),
        _are_followed_by_space(content, places),
        content,
    )


def _are_in_running_text(content: str, places: list[tuple[int, int]]) -> bool:
    """False for glosses behind the words of a list, and for a primer that annotates all it says."""
    # What costs little is asked first: few pages have as many annotations as lists and primers.
    closed = sum(content[end : end + 1] in _LIST_SIGNS for _, end in places)
    if closed > _AT_THE_END * len(places):
        last = sum(_LAST.match(content, end) is not None for _, end in places)
        if last > _AT_THE_END * len(places):
            return False
    if len(content) > _APART * len(places):
        return True
    return len(places) < _PRIMER * sum(map(len, _HAN_RUN.findall(content)))


def _are_followed_by_space(content: str, places: list[tuple[int, int]]) -> bool:
    least = _SPACED * len(places)
    if content.count(" ") <= least:  # asked first, because it costs next to nothing
        return False
    return sum(content.startswith(" ", end) for _, end in places) > least


def _is_of_a_machine(table: dict[str, str]) -> bool:
    """False where mostly rare characters are glossed, or readings other than the usual one."""
    return 2 * sum(_is_everyday(*pair) for pair in table.items()) >= len(table)


@cache
def _is_everyday(char: str, reading: str) -> bool:
    """A character of the first level of GB 2312, in its first reading."""
    simple = convert(char)
    try:
        if simple.encode("gb2312")[0] > _LAST_EVERYDAY:
            return False
    except UnicodeEncodeError:
        return False
    firsts = {found[0][0] for found in (pinyin(form, style=Style.TONE) for form in (char, simple))}
    return any(plain(reading.lower()) == plain(first) for first in firsts)


def removable(content: str, page: Page) -> Iterator[Annotation]:
    """The annotations of ``content`` that the page's mirror put there: they fit, or are its own."""
    if page.annotated:
        yield from (note for note in annotations(content) if note.fits)


def stripped(content: str, page: Page) -> str:
    """The content without the mirror's annotations."""
    parts: list[str] = []
    here = 0
    for note in removable(content, page):
        parts.append(content[here : note.start])
        here = note.end
        if page.followed_by_space and content[here : here + 1] == " ":
            here += 1
    parts.append(content[here:])
    return "".join(parts)

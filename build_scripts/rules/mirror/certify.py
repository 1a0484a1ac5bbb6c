"""The certificate: a restored line, damaged again by the page's own map, must give the source line.

The map is learned from the page: its table, its brackets, its marks, what became of pairs from
the user-defined areas. The damaging itself is done by `build_scripts.forward`, which shares no
code with the search.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from build_scripts.forward import (
    Decoder,
    Mark,
    PrivateUse,
    Reading,
    Script,
    Table,
    Unencodable,
    damage,
    full_width,
    gbk_pair,
)
from build_scripts.rules.mirror.annotation import ANNOTATED, Page
from build_scripts.rules.mirror.paths import GAP
from build_scripts.rules.mirror.tokens import lost_tag

_HIDDEN_BEFORE = "、，。；！？："  # marks that may carry an invisible byte; kept if lines need it


_PROVED_LINE = 100  # characters that a proved line is worth more than one that fails at its end


class _Proved(NamedTuple):
    """A restored line as the mirror had it, its bytes, and what the page shows for it."""

    text: str
    data: bytes
    shown: str


class _Map(NamedTuple):
    """What may be learned of a map: its table in order, and the marks with an invisible byte."""

    readings: tuple[Reading, ...]
    marks: tuple[Mark, ...] = ()
    silenced: str = "?"  # what becomes of a lead before such a byte


class _Variant(NamedTuple):
    """A change of a single point of a map, and the codes of what it touches."""

    change: Callable[[_Map], _Map]
    pairs: tuple[bytes, ...]


class Certifier:
    """The map of one page, and the proof of its lines under that map."""

    def __init__(
        self, content: str, page: Page, script: Script, spelled: Callable[[str], str]
    ) -> None:
        """``spelled`` gives a text of the page in the script the bytes had (``script``)."""
        self._spelled = spelled
        spellings = {spelled(char): read for char, read in reversed(_printed(content, page))}
        known = (Reading(*item) for item in spellings.items() if _has_code(item[0]))
        self._brackets = _brackets(content, page)
        kept = any("\ue000" <= char <= "\uf8ff" for char in content)
        self._decoder = Decoder(PrivateUse.KEPT if kept else PrivateUse.DROPPED)
        self._script = script
        self._map = _Map(tuple(known))
        self._table = self._built(self._map)

    def proves(self, restored: str, line: str) -> bool:
        """True when the restored line, damaged, is the source line.

        An indent put in by the page after the damage may be full width: it counts as folded. A
        gap stands for an ASCII character, and which one makes no difference.
        """
        text, shown = self._whole(restored, line), _folded_indent(line)
        return any(self._damaged(text, table) == shown for table in self._tables(line, self._map))

    def reach(
        self, restored: str, line: str, beside: Sequence[tuple[str, str]] = ()
    ) -> tuple[int, int]:
        """How many characters of the source line come back at its beginning, and at its end.

        ``beside`` are (character, reading) that the table may hold beside what it is known to.
        """
        found = self._map
        for item in beside:
            if _has_code(item[0]):
                found = _with_reading(found, Reading(*item))
        text, shown = self._whole(restored, line), _folded_indent(line)
        reached = (self._damaged(text, table) for table in self._tables(line, found))
        return max(
            ((_shared(each, shown), _shared(each[::-1], shown[::-1])) for each in reached), key=sum
        )

    def _tables(self, line: str, found: _Map) -> Iterator[Table]:
        """The table of the page; and what it leaves of those characters that the line shows bare.

        A mirror annotates always or never: a line that shows a character bare was made by one that
        does not annotate it, though another mirror of the page may.
        """
        yield self._table if found is self._map else self._built(found)
        bare = set(map(self._spelled, set(ANNOTATED.sub("", line))))
        left = tuple(item for item in found.readings if item.character not in bare)
        if len(left) < len(found.readings):
            yield self._built(found._replace(readings=left))

    def learn(self, pairs: Sequence[tuple[str, str]], met: Iterable[tuple[str, str]]) -> None:
        """Settles what the clean lines cannot tell, from (restored, source) lines with slips.

        ``met`` are the (character, reading) that the page shows nowhere whole. They, marks with an
        invisible byte and the order of the table are kept when they bring more of the source back.
        """
        lines = [line for line in (self._line(*pair) for pair in pairs) if line.data]
        reached = [self._agreement(line, self._table) for line in lines]
        entries = [Reading(*item) for item in dict.fromkeys(met) if _has_code(item[0])]
        better = True
        while better:
            better = False
            for variant in list(self._variants(lines, reached, entries)):
                better |= self._keep_if_better(variant, lines, reached)

    def _line(self, restored: str, shown: str) -> _Proved:
        text = self._whole(restored, shown)
        return _Proved(text, _bytes(text), _folded_indent(shown))

    def _variants(
        self, lines: Sequence[_Proved], reached: Sequence[int], met: Sequence[Reading]
    ) -> Iterator[_Variant]:
        """Maps that differ from the present one in a single point, where a line is not proved."""
        failing = [
            line.data for line, at in zip(lines, reached, strict=True) if at <= len(line.shown)
        ]
        known = {gbk_pair(item.character): item.character for item in self._map.readings}
        for item in met:
            pair = gbk_pair(item.character)
            if pair not in known and any(pair in data for data in failing):
                yield _Variant(partial(_with_reading, item=item), (pair,))
        for mark in map(Mark, _HIDDEN_BEFORE):
            pair = gbk_pair(mark.mark)
            if not any(pair in data for data in failing):
                continue
            if mark not in self._map.marks:
                yield _Variant(partial(_with_mark, mark=mark, first=False), (pair,))
                yield _Variant(partial(_with_mark, mark=mark, first=True), (pair,))
            if self._map.silenced:
                yield _Variant(partial(_silenced, mark=mark), (pair,))
        for data in failing:
            for chars in _overlapping(data, known):
                codes = gbk_pair(chars[0]), gbk_pair(chars[1])
                yield _Variant(partial(_moved, char=chars[1], before=chars[0]), codes)
                yield _Variant(partial(_moved, char=chars[0], before=chars[1]), codes)

    def _keep_if_better(
        self, variant: _Variant, lines: Sequence[_Proved], reached: list[int]
    ) -> bool:
        """Takes a change over when more of the lines it touches comes back."""
        changed = variant.change(self._map)
        table = self._built(changed)
        now = {
            at: self._agreement(line, table)
            for at, line in enumerate(lines)
            if any(pair in line.data for pair in variant.pairs)
        }
        if sum(now.values()) <= sum(reached[at] for at in now):
            return False
        for at, reach in now.items():
            reached[at] = reach
        self._map, self._table = changed, table
        return True

    def _agreement(self, line: _Proved, table: Table) -> int:
        """How many characters of the line come back; a proved line counts for much more."""
        damaged = self._damaged(line.text, table)
        if damaged == line.shown:
            return len(damaged) + _PROVED_LINE
        return _shared(damaged, line.shown)

    def _whole(self, restored: str, line: str) -> str:
        """The restored line before the damage, with the tag that lost its head at the end of it."""
        tag = lost_tag(line)
        spelled = self._spelled(restored)
        if restored.count(GAP) > line.count(GAP):  # else they are printed squares
            spelled = spelled.replace(GAP, "0")
        return full_width(spelled) + ("" if restored.endswith(tag[1:]) else tag)

    def _damaged(self, text: str, table: Table) -> str:
        try:
            return damage(text, table)
        except UnicodeEncodeError:
            return ""

    def _built(self, found: _Map) -> Table:
        opening, closing = self._brackets
        decoder = self._decoder._replace(silenced=found.silenced)
        return Table(found.readings, opening, closing, found.marks, decoder, self._script)


def _bytes(text: str) -> bytes:
    """The line in GBK; nothing when it has none as a whole."""
    try:
        return text.encode("gbk")
    except UnicodeEncodeError:
        return b""


def _folded_indent(line: str) -> str:
    text = line.lstrip("\u3000 ")
    return " " * (len(line) - len(text)) + text


def _shared(left: str, right: str) -> int:
    """How many characters two texts share before they first differ."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(left), len(right)))


def _printed(content: str, page: Page) -> list[tuple[str, str]]:
    """Table characters with their readings as printed, a space inside the brackets included."""
    printed: Counter[tuple[str, str]] = Counter()
    for note in page.annotations:
        if note.fits:
            printed[note.char, content[note.start + 1 : note.end - 1]] += 1
    chosen: dict[str, str] = {}
    for (char, reading), _ in printed.most_common():
        chosen.setdefault(char, reading)
    return list(chosen.items())


def _brackets(content: str, page: Page) -> tuple[str, str]:
    seen = Counter((content[note.start], content[note.end - 1]) for note in page.annotations)
    opening, closing = seen.most_common(1)[0][0]
    return opening, closing + (" " if page.followed_by_space else "")


def _has_code(char: str) -> bool:
    try:
        gbk_pair(char)
    except Unencodable:
        return False
    return True


def _overlapping(data: bytes, places: dict[bytes, str]) -> list[tuple[str, str]]:
    """Pairs of table characters that share a byte somewhere in the line, in order of place."""
    found = []
    for at in range(len(data) - 2):
        first, second = places.get(data[at : at + 2]), places.get(data[at + 1 : at + 3])
        if first and second and first != second:
            found.append((first, second))
    return list(dict.fromkeys(found))


def _with_reading(known: _Map, item: Reading) -> _Map:
    """The map with one annotated character more, before all others."""
    if any(item.character == other.character for other in known.readings):
        return known
    return known._replace(readings=(item, *known.readings))


def _with_mark(known: _Map, mark: Mark, first: bool) -> _Map:
    """The map with an invisible byte in front of one mark more, looked for first or last."""
    if mark in known.marks:
        return known
    return known._replace(marks=(mark, *known.marks) if first else (*known.marks, mark))


def _silenced(known: _Map, mark: Mark) -> _Map:
    """The map with an invisible byte in front of a mark more, which takes a lead with it silently."""
    return _with_mark(known, mark, first=False)._replace(silenced="")


def _moved(known: _Map, char: str, before: str) -> _Map:
    """The map with one character moved right before another."""
    item = next(r for r in known.readings if r.character == char)
    rest = [r for r in known.readings if r.character != char]
    at = next(i for i, r in enumerate(rest) if r.character == before)
    return known._replace(readings=(*rest[:at], item, *rest[at:]))

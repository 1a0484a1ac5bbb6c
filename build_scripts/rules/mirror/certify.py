"""The certificate: a restored line, damaged again by the page's own map, must give the source line.

The map is learned from the page: its table, its brackets, its marks, what became of pairs from
the user-defined areas. The damaging itself is done by `build_scripts.forward`, which shares no
code with the search.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

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
from build_scripts.rules.mirror.annotation import Page

_HIDDEN_BEFORE = "、，。；！？："  # marks that may carry an invisible byte; kept if lines need it


class Certifier:
    """The map of one page, and the proof of its lines under that map."""

    def __init__(
        self, content: str, page: Page, script: Script, spelled: Callable[[str], str]
    ) -> None:
        """``spelled`` gives a text of the page in the script the bytes had (``script``)."""
        self._spelled = spelled
        spellings = {spelled(char): read for char, read in reversed(_printed(content, page))}
        self._readings = [Reading(*item) for item in spellings.items() if _has_code(item[0])]
        self._brackets = _brackets(content, page)
        self._marks: tuple[Mark, ...] = ()
        kept = any("\ue000" <= char <= "\uf8ff" for char in content)
        self._decoder = Decoder(PrivateUse.KEPT if kept else PrivateUse.DROPPED)
        self._script = script
        self._table = self._built()

    def proves(self, restored: str, line: str) -> bool:
        """True when the restored line, damaged, is the source line.

        An indent put in by the page after the damage may be full width: it counts as folded.
        """
        return self._damaged(restored) == _folded_indent(line)

    def learn(self, pairs: Sequence[tuple[str, str]], met: Iterable[tuple[str, str]]) -> None:
        """Settles what the clean lines cannot tell, from (restored, source) lines with slips.

        ``met`` are the (character, reading) that the page shows nowhere whole. Marks with an
        invisible byte and the order of the table are kept when they bring more of the source back.
        """
        known = {item.character for item in self._readings}
        extra = [Reading(c, r) for c, r in dict(met).items() if c not in known]
        self._readings = extra + self._readings
        self._table = self._built()
        standing = self._standing(pairs)
        while True:
            before = standing
            for readings, marks in self._variants(pairs):
                standing = self._keep_if_better(pairs, readings, marks, standing)
            if standing == before:
                return

    def _variants(
        self, pairs: Sequence[tuple[str, str]]
    ) -> Iterator[tuple[list[Reading], tuple[Mark, ...]]]:
        """Maps that differ from the present one in a single point."""
        for mark in _HIDDEN_BEFORE:
            if Mark(mark) not in self._marks:
                yield self._readings, (*self._marks, Mark(mark))
        for restored, line in pairs:
            if not self.proves(restored, line):
                for first, second in _overlapping(self._spelled(restored), self._readings):
                    yield _moved(self._readings, second, first), self._marks
                    yield _moved(self._readings, first, second), self._marks

    def _keep_if_better(
        self,
        pairs: Sequence[tuple[str, str]],
        readings: list[Reading],
        marks: tuple[Mark, ...],
        standing: int,
    ) -> int:
        old = self._readings, self._marks
        self._readings, self._marks = readings, marks
        self._table = self._built()
        reached = self._standing(pairs)
        if reached > standing:
            return reached
        self._readings, self._marks = old
        self._table = self._built()
        return standing

    def _standing(self, pairs: Sequence[tuple[str, str]]) -> int:
        """Characters of all lines that come back before the first difference."""
        return sum(
            _agreement(self._damaged(restored), _folded_indent(line)) for restored, line in pairs
        )

    def _damaged(self, restored: str) -> str:
        try:
            return damage(full_width(self._spelled(restored)), self._table)
        except UnicodeEncodeError:
            return ""

    def _built(self) -> Table:
        opening, closing = self._brackets
        return Table(
            tuple(self._readings), opening, closing, self._marks, self._decoder, self._script
        )


def _folded_indent(line: str) -> str:
    text = line.lstrip("\u3000 ")
    return " " * (len(line) - len(text)) + text


def _agreement(left: str, right: str) -> int:
    """How many characters two lines share before they first differ."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(left), len(right)))


def _printed(content: str, page: Page) -> list[tuple[str, str]]:
    """Table characters with their readings as printed, a space inside the brackets included."""
    printed: Counter[tuple[str, str]] = Counter()
    for note in page.annotations:
        if note.fits:
            printed[content[note.start - 1], content[note.start + 1 : note.end - 1]] += 1
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


def _overlapping(restored: str, readings: list[Reading]) -> list[tuple[str, str]]:
    """Pairs of table characters that share a byte somewhere in the line, in order of place."""
    try:
        data = full_width(restored).encode("gbk")
    except UnicodeEncodeError:
        return []
    pairs = {gbk_pair(item.character): item.character for item in readings}
    found = []
    for at in range(len(data) - 2):
        first, second = pairs.get(data[at : at + 2]), pairs.get(data[at + 1 : at + 3])
        if first and second and first != second:
            found.append((first, second))
    return list(dict.fromkeys(found))


def _moved(readings: list[Reading], char: str, before: str) -> list[Reading]:
    """The table with one character moved right before another."""
    item = next(r for r in readings if r.character == char)
    rest = [r for r in readings if r.character != char]
    at = next(i for i, r in enumerate(rest) if r.character == before)
    return [*rest[:at], item, *rest[at:]]

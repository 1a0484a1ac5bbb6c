"""The certificate: a restored line, damaged again by the page's own map, must give the source line.

The map is learned from the page: its table, its brackets, its marks, what became of pairs from
the user-defined areas. The damaging itself is done by `build_scripts.forward`, which shares no
code with the search.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import reduce
from itertools import chain
from typing import NamedTuple

from build_scripts.forward import (
    Decoder,
    PrivateUse,
    Reading,
    Script,
    Table,
    damage,
    full_width,
)
from build_scripts.rules.mirror.annotation import ANNOTATED, Page
from build_scripts.rules.mirror.codes import is_added
from build_scripts.rules.mirror.maps import (
    Map,
    Variant,
    has_code,
    variants,
    with_reading,
    with_two_marks,
)
from build_scripts.rules.mirror.paths import GAP
from build_scripts.rules.mirror.tokens import lost_tag

_OWN_MAP = 2  # lines that a second map must prove, which the first does not
_PROVED_LINE = 100  # characters that a proved line is worth more than one that fails at its end


class _Proved(NamedTuple):
    """A restored line as the mirror had it, its bytes, and what the page shows for it."""

    text: str
    data: bytes
    shown: str
    bare: frozenset[str]  # characters that the page shows there without an annotation


class Certifier:
    """The map of one page, and the proof of its lines under that map."""

    def __init__(
        self, content: str, page: Page, script: Script, spelled: Callable[[str], str]
    ) -> None:
        """``spelled`` gives a text of the page in the script the bytes had (``script``)."""
        self._spelled = spelled
        spellings = {spelled(char): read for char, read in reversed(_printed(content, page))}
        known = (Reading(*item) for item in spellings.items() if has_code(item[0]))
        self._brackets = _brackets(content, page)
        kept = any("\ue000" <= char <= "\uf8ff" for char in content)
        self._decoder = Decoder(
            PrivateUse.KEPT if kept else PrivateUse.DROPPED, added=any(map(is_added, set(content)))
        )
        self._script = script
        self._plain = Map(tuple(known))
        self._maps: tuple[Map, ...] = (self._plain,)
        self._kept: dict[Map, Table] = {}

    def proves(self, restored: str, line: str) -> bool:
        """True when the restored line, damaged, is the source line.

        An indent put in by the page after the damage may be full width: it counts as folded. A
        gap stands for an ASCII character, and which one makes no difference.
        """
        text, shown = self._whole(restored, line), _folded_indent(line)
        bare = self._bare(line)
        tables = chain.from_iterable(self._tables(bare, found) for found in self._maps)
        return any(self._damaged(text, table) == shown for table in tables)

    def reach(
        self, restored: str, line: str, beside: Sequence[tuple[str, str]] = ()
    ) -> tuple[int, int]:
        """How many characters of the source line come back at its beginning, and at its end.

        ``beside`` are (character, reading) that the table may hold beside what it is known to.
        """
        granted = [Reading(*item) for item in beside if has_code(item[0])]
        maps = (reduce(with_reading, granted, found) for found in self._maps)
        text, shown = self._whole(restored, line), _folded_indent(line)
        bare = self._bare(line)
        tables = chain.from_iterable(self._tables(bare, found) for found in maps)
        reached = (self._damaged(text, table) for table in tables)
        return max(
            ((_shared(each, shown), _shared(each[::-1], shown[::-1])) for each in reached), key=sum
        )

    def _tables(self, bare: Set[str], found: Map) -> Iterator[Table]:
        """The table of the page; and what it leaves of those characters that the line shows bare.

        A mirror annotates always or never: a line that shows a character bare was made by one that
        does not annotate it, though another mirror of the page may.
        """
        yield self._built(found)
        left = tuple(item for item in found.readings if item.character not in bare)
        if len(left) < len(found.readings):
            yield self._built(found._replace(readings=left))

    def _bare(self, line: str) -> frozenset[str]:
        return frozenset(map(self._spelled, set(ANNOTATED.sub("", line))))

    def learn(self, pairs: Sequence[tuple[str, str]], met: Iterable[tuple[str, str]]) -> int:
        """Settles what the clean lines cannot tell, from (restored, source) lines with slips.

        Gives the number of lines that are proved then; what was learned before is forgotten.

        ``met`` are the (character, reading) that the page shows nowhere whole. They, marks with an
        invisible byte and the order of the table are kept when they bring more of the source back.
        Lines that are left unproved may be another mirror's of the same page: where a second map,
        learned from them alone, proves several of them, the page has two.
        """
        lines = [line for line in (self._line(*pair) for pair in pairs) if line.data]
        entries = [Reading(*item) for item in dict.fromkeys(met) if has_code(item[0])]
        found, left = self._learned(lines, entries)
        self._maps = (found,)
        if _OWN_MAP <= len(left) < len(lines):
            other, unproved = self._learned(left, entries)
            if len(left) - len(unproved) >= _OWN_MAP:
                self._maps, left = (found, other), unproved
        return len(lines) - len(left)

    def _learned(
        self, lines: Sequence[_Proved], met: Sequence[Reading]
    ) -> tuple[Map, list[_Proved]]:
        """The map of the clean lines changed point by point, and the lines it leaves unproved."""
        found, before = self._plain, None
        reached = [self._agreement(line, found) for line in lines]
        while found != before:
            before = found
            failing = [line.data for line in _unproved(lines, reached)]
            found = self._improved(found, variants(found, failing, met), lines, reached)
            if found == before:
                found = self._improved(found, with_two_marks(failing), lines, reached)
        return found, _unproved(lines, reached)

    def _improved(
        self, found: Map, changes: Iterable[Variant], lines: Sequence[_Proved], reached: list[int]
    ) -> Map:
        """The map with every change under which more comes back of the lines it touches."""
        for variant in list(changes):
            changed = variant.change(found)
            now = self._reached(variant, changed, lines)
            if sum(now.values()) > sum(reached[at] for at in now):
                found = changed
                for at, reach in now.items():
                    reached[at] = reach
        return found

    def _line(self, restored: str, shown: str) -> _Proved:
        text = self._whole(restored, shown)
        return _Proved(text, _bytes(text), _folded_indent(shown), self._bare(shown))

    def _reached(self, variant: Variant, found: Map, lines: Sequence[_Proved]) -> dict[int, int]:
        """How much comes back of each of the lines that the change touches."""
        return {
            at: self._agreement(line, found)
            for at, line in enumerate(lines)
            if any(code in line.data for code in variant.codes)
        }

    def _agreement(self, line: _Proved, found: Map) -> int:
        """How many characters of the line come back; a proved line counts for much more."""
        best = 0
        for table in self._tables(line.bare, found):
            damaged = self._damaged(line.text, table)
            if damaged == line.shown:
                return len(damaged) + _PROVED_LINE
            best = max(best, _shared(damaged, line.shown))
        return best

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

    def _built(self, found: Map) -> Table:
        if found not in self._kept:
            opening, closing = self._brackets
            decoder = self._decoder._replace(silenced=found.silenced)
            self._kept[found] = Table(
                found.readings, opening, closing, found.marks, decoder, self._script
            )
        return self._kept[found]


def _unproved(lines: Sequence[_Proved], reached: Sequence[int]) -> list[_Proved]:
    return [line for line, at in zip(lines, reached, strict=True) if at <= len(line.shown)]


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
    low, high = 0, min(len(left), len(right))
    while low < high:  # halved: slices are compared at once, characters one by one
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


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
    opening, closing = seen.most_common(1)[0][0] if seen else ("(", ")")
    return opening, closing + (" " if page.followed_by_space else "")

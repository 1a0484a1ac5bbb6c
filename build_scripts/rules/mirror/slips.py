"""Byte slips: an insertion fell inside a character, and the bytes behind it were read out of step.

The place shows itself by a `?`. From there the search takes over; what it finds is applied with a
certainty that follows from its margin over the next best reading.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from build_scripts.conversion import convert, is_traditional, naive_traditional
from build_scripts.conversion.tables import package
from build_scripts.forward import Script
from build_scripts.language import load
from build_scripts.rules.mirror.annotation import ANNOTATION, Page, reads, stripped, study
from build_scripts.rules.mirror.certify import Certifier
from build_scripts.rules.mirror.codes import Code, all_codes, char_of, unfolded
from build_scripts.rules.mirror.paths import GAP, Mirror
from build_scripts.rules.mirror.search import Search
from build_scripts.rules.mirror.tokens import Query, Token, own_code, token_at
from build_scripts.text import Certainty, Edit

_SURE, _LIKELY = 7.0, 3.0  # nats of margin; measured, see docs/decisions.md
_WINDOW = 160  # tokens a search may see; longer runs do not occur
_ALTERNATIVES = 4
_TRIALS = 24  # readings of a line that are put to the certificate
_PROVED = "字节错位：按本页规律再损坏一次，与原文逐字节相同 / damaged again, gives the source"
_UNPROVED = "字节错位：再损坏一次与原文不符 / damaged again, does not give the source"


class Repaired(NamedTuple):
    """The edits of a mirror page, and the certifier that knows its map."""

    edits: tuple[Edit, ...]
    certifier: Certifier


def find(content: str) -> Iterator[Edit]:
    """An edit for each damaged run of an annotated page; silent on any other text."""
    repair = repaired(content)
    if repair is not None:
        yield from repair.edits


@lru_cache(maxsize=2)
def repaired(content: str) -> Repaired | None:
    """The repair of a mirror page; None for a page that no mirror annotated."""
    page = study(content)
    if not page.annotated:
        return None
    if not is_traditional(content):
        repair = _Repair(content, page, Script.SIMPLIFIED)
        return Repaired(tuple(repair.edits()), repair.certifier)
    repair = _Repair(content, page, Script.TRADITIONAL)
    edits = tuple(repair.edits())
    if any(edit.reason == _UNPROVED for edit in edits):
        other = _Repair(content, page, Script.SHIFTED_FIRST)
        others = tuple(other.edits())
        if _standing(others) > _standing(edits):
            return Repaired(others, other.certifier)
    return Repaired(edits, repair.certifier)


def _standing(edits: tuple[Edit, ...]) -> tuple[int, float]:
    """How well a repair stands: lines proved, then what the readings are worth together."""
    proved = sum(edit.reason == _PROVED for edit in edits)
    return proved, sum(edit.margin or 0.0 for edit in edits)


class _Run(NamedTuple):
    """A damaged run, and its readings, best first: none equal to another once simplified."""

    start: int
    end: int
    readings: tuple[str, ...]
    scores: tuple[float, ...]
    glosses: tuple[str, ...]  # readings of annotations that lost a bracket in the run

    def margin(self, chosen: int) -> float | None:
        """Nats between the chosen reading and the best other one."""
        others = [score for at, score in enumerate(self.scores) if at != chosen]
        return self.scores[chosen] - others[0] if others else None


class _Repair:
    """The repair of one page: its mirror, its language, its runs."""

    def __init__(self, content: str, page: Page, script: Script) -> None:
        self.content = content
        self.page = page
        self.model = load().adapted(_undamaged(content))
        traditional = script is Script.TRADITIONAL
        self.codes = _codes_before_conversion if script is Script.SHIFTED_FIRST else own_code
        self.mirror = Mirror(
            table={**{convert(char): read for char, read in page.table.items()}, **page.table},
            simplify=_simplified,
            spelled=str if script is not Script.SHIFTED_FIRST else _simplified,
            written=_written_traditional if traditional else _written_simplified,
            vanishing=not any("\ue000" <= char <= "\uf8ff" for char in content),
            order=self.model.order,
        )
        self.search = Search(self.mirror, self.model)
        self.certifier = Certifier(content, page, script, str if traditional else convert)

    def edits(self) -> Iterator[Edit]:
        """The edits of all lines, each line proved as far as it can be."""
        lines = [(start, end, runs) for start, end, runs in self._lines() if runs]
        best = [0] * max((len(runs) for _, _, runs in lines), default=0)
        pairs = [
            (self._restored(start, end, runs, best), self.content[start:end])
            for start, end, runs in lines
        ]
        met = [item for _, _, runs in lines for run in runs for item in self._met(run)]
        self.certifier.learn(pairs, met)
        for start, end, runs in lines:
            yield from self._settled(start, end, runs)

    def _settled(self, start: int, end: int, runs: list[_Run]) -> Iterator[Edit]:
        """The best readings of a line that pass the certificate; else the best, marked."""
        line = self.content[start:end]
        for chosen in islice(_choices(runs), _TRIALS):
            proved = self.certifier.proves(self._restored(start, end, runs, chosen), line)
            if proved:
                break
        else:
            chosen = [0] * len(runs)
        for run, at in zip(runs, chosen, strict=True):
            yield _edit(run, at, proved)

    def _lines(self) -> Iterator[tuple[int, int, list[_Run]]]:
        start = 0
        for line in self.content.splitlines(keepends=True):
            end = start + len(line.rstrip("\n"))
            if "?" in line:
                yield start, end, list(self._runs(start, end))
            start += len(line)

    def _runs(self, start: int, end: int) -> Iterator[_Run]:
        """The runs of a line, left to right, each read behind what the ones before it gave."""
        done, before = start, ""
        at = self.content.find("?", start, end)
        while at >= 0:
            before += "".join(map(self.mirror.spelled, stripped(self.content[done:at], self.page)))
            done = at
            run = self._run_at(before, at, end)
            if run is not None:
                yield run
                before += run.readings[0]
                done = run.end
            at = self.content.find("?", max(done, at + 1), end)

    def _run_at(self, before: str, at: int, end: int) -> _Run | None:
        tokens = self._tokens(at, end)
        paths = self.search.paths(tokens, before)
        if not paths or not paths[0].kept:
            return None
        best = paths[0]
        tail = len(best.text) - best.kept
        rivals = {convert(path.text): path for path in reversed(paths)}
        ranked = sorted(rivals.values(), key=lambda path: -path.score)[: _ALTERNATIVES + 1]
        return _Run(
            at,
            tokens[best.settled - 1].end,
            tuple(path.text[: len(path.text) - tail] for path in ranked),
            tuple(path.score for path in ranked),
            tuple(t.reading for t in tokens[: best.settled] if isinstance(t, Query) and t.reading),
        )

    def _tokens(self, start: int, end: int) -> list[Token]:
        tokens: list[Token] = []
        while start < end and len(tokens) < _WINDOW:
            tokens.append(token_at(self.content, start, self.codes))
            start = tokens[-1].end
        return tokens

    def _restored(self, start: int, end: int, runs: list[_Run], chosen: list[int]) -> str:
        parts: list[str] = []
        for run, at in zip(runs, chosen, strict=False):
            parts += (self.content[start : run.start], run.readings[at])
            start = run.end
        parts.append(self.content[start:end])
        return stripped("".join(parts), self.page)

    def _met(self, run: _Run) -> Iterator[tuple[str, str]]:
        """Annotated characters that the page shows nowhere whole: they stand in the best reading,
        or their two bytes lie across two characters of it.
        """
        before = stripped(self.content[max(0, run.start - 60) : run.start], self.page)[-1:]
        text = before + run.readings[0]
        pairs = [unfolded(char) for char in text]
        whole = [*text]
        for left, right in pairwise(pairs):
            char = char_of(left[1], right[0]) if left and right else None
            whole += [char] if char else []
        for char in whole:
            for reading in run.glosses:
                if char not in self.page.table and reads(char, reading):
                    yield char, reading


def _choices(runs: list[_Run]) -> Iterator[list[int]]:
    """The best readings, then every line in which one run takes another reading."""
    yield [0] * len(runs)
    for rank in range(1, _ALTERNATIVES + 1):
        for at, run in enumerate(runs):
            if rank < len(run.readings):
                yield [rank if other == at else 0 for other in range(len(runs))]


def _edit(run: _Run, chosen: int, proved: bool) -> Edit:
    reading = run.readings[chosen]
    margin = run.margin(chosen)
    certainty = _certainty(margin)
    if GAP in reading:
        certainty = Certainty.DOUBTFUL
    elif not proved:
        certainty = min(certainty, Certainty.LIKELY)
    others = tuple(text for at, text in enumerate(run.readings) if at != chosen)
    reason = _PROVED if proved else _UNPROVED
    return Edit(run.start, run.end, reading, certainty, reason, others, margin)


def _certainty(margin: float | None) -> Certainty:
    if margin is None or margin >= _SURE:
        return Certainty.SURE
    return Certainty.LIKELY if margin >= _LIKELY else Certainty.DOUBTFUL


def _undamaged(content: str) -> str:
    """The lines without a `?`, annotations out, as the model knows them."""
    lines = (line for line in content.split("\n") if "?" not in line)
    return convert(ANNOTATION.sub("", "\n".join(lines)))


@lru_cache(maxsize=40_000)
def _simplified(char: str) -> str:
    return convert(char)


@cache
def _written_traditional(char: str) -> bool:
    """True for what a page converted character by character may hold."""
    plain = convert(char)
    return naive_traditional(plain) == char or (plain == char and char not in _only_simplified())


@cache
def _only_simplified() -> frozenset[str]:
    """Simplified characters that no traditional text holds, by the required package's tables."""
    return frozenset(char for char, forms in package("STCharacters.txt") if char not in forms)


@cache
def _written_simplified(char: str) -> bool:
    return convert(char) == char


@cache
def _spellings() -> dict[str, tuple[Code, ...]]:
    """Traditional character -> the codes of all characters that a naive conversion makes it from."""
    found: dict[str, list[Code]] = {}
    for char, code in all_codes():
        found.setdefault(naive_traditional(char), []).append(code)
    return {char: tuple(codes) for char, codes in found.items()}


def _codes_before_conversion(char: str) -> tuple[Code, ...]:
    return _spellings().get(char, ())

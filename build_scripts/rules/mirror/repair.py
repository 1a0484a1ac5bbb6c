"""The repair of one page: each damaged run searched, each line put to the certificate."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from build_scripts.conversion import convert
from build_scripts.forward import Script
from build_scripts.language import load
from build_scripts.rules.mirror.alphabet import (
    before_conversion,
    codes_before_conversion,
    known,
    simplified,
    trails,
    trails_before_conversion,
    written_simplified,
    written_traditional,
)
from build_scripts.rules.mirror.annotation import ANNOTATION, HEADLESS, Page, reads, stripped
from build_scripts.rules.mirror.certify import Certifier
from build_scripts.rules.mirror.codes import char_of, unfolded
from build_scripts.rules.mirror.paths import DEEP, GAP, THOROUGH, Mirror, Path
from build_scripts.rules.mirror.search import Search
from build_scripts.rules.mirror.tokens import Gloss, Query, Token, own_code, token_at
from build_scripts.text import Certainty, Edit

_SURE, _LIKELY = 8.0, 3.0  # nats of margin; measured, see docs/decisions.md
HEADLESS_QUERY = re.compile(r"\?" + HEADLESS.pattern)
_ANNOTATED = re.compile(f".(?:{ANNOTATION.pattern})")
_QUERIES = re.compile(r"\?+")
_ROW = 3  # question marks in a row that may still be lost bytes
_BEHIND = 400  # characters before a run that the search may look at
_SEARCHES, _PER_CHARACTER = 200, 1 / 300  # runs searched on a page, and for each character more
_LEFT = -15.0  # nats: a `?` for which no reading was found
_FAR = 10.0  # nats behind the best at which a reading is no rival any more
_RESCORED = 12  # readings that are scored by words too
_CONTEXT = 8  # characters before a run that its words are scored with
_WINDOW = 160  # tokens a search may see; longer runs do not occur
_ALTERNATIVES = 4
_TRIALS = 24  # readings of a line that are put to the certificate
_PROVED = "字节错位：按本页规律再损坏一次，与原文逐字节相同 / damaged again, gives the source"
_UNPROVED = "字节错位：再损坏一次与原文不符 / damaged again, does not give the source"


class Run(NamedTuple):
    """A damaged run, and its readings, best first: none equal to another once simplified."""

    start: int
    end: int
    readings: tuple[str, ...]
    scores: tuple[float, ...]
    glosses_lost: int  # annotations that lost a bracket in the run
    glosses: tuple[str, ...]  # readings of the annotations in the run and right behind it
    open: bool  # bytes were lost that leave a choice, even where only one reading came near
    length: int  # characters that the best score covers: the run and what had to be read behind it

    def moved(self, by: int) -> "Run":
        """The same run at another place."""
        return self._replace(start=self.start + by, end=self.end + by)

    def margin(self, chosen: int) -> float | None:
        """Nats between the chosen reading and the best other one; None when bytes leave no other."""
        others = [score for at, score in enumerate(self.scores) if at != chosen]
        if others:
            return self.scores[chosen] - others[0]
        return _FAR if self.open else None


class Repair:
    """The repair of one page: its mirror, its language, its runs."""

    def __init__(self, content: str, page: Page, script: Script) -> None:
        self.content = content
        self.page = page
        undamaged = _undamaged(content) if "?" in content else ""
        self.model = load().adapted(convert(undamaged))
        traditional = script is Script.TRADITIONAL
        shifted_first = script is Script.SHIFTED_FIRST
        bare = frozenset(undamaged) - page.table.keys()
        self.codes = codes_before_conversion if shifted_first else own_code
        self.mirror = Mirror(
            table={**{convert(char): read for char, read in page.table.items()}, **page.table},
            always=page.always | frozenset(map(before_conversion, page.always))
            if shifted_first
            else page.always,
            bare=frozenset(map(simplified, bare)) if shifted_first else bare,
            simplify=known if traditional else simplified,
            spelled=before_conversion if shifted_first else str,
            written=written_traditional if traditional else written_simplified,
            trails=trails_before_conversion if shifted_first else trails,
            vanishing=not any("\ue000" <= char <= "\uf8ff" for char in content),
            order=self.model.order,
        )
        self.search = Search(self.mirror, self.model)
        self.deep = Search(self.mirror, self.model, DEEP)
        self.thorough = Search(self.mirror, self.model, THOROUGH)
        self.certifier = Certifier(
            content, page, script, before_conversion if shifted_first else str
        )
        self._searched: dict[str, list[Run]] = {}
        self._budget = int(_SEARCHES + len(content) * _PER_CHARACTER)
        self.lines = [(start, end, runs) for start, end, runs in self._lines() if runs]
        self.edits = tuple(self._edits())

    @property
    def fluency(self) -> float:
        """Nats per character of the best readings, damage included; 0 for a page without runs."""
        runs = [run for _, _, runs in self.lines for run in runs]
        inside = sum(self.content.count("?", run.start, run.end) for run in runs)
        left = self.content.count("?") - inside
        score = sum(run.scores[0] for run in runs) + left * _LEFT
        return score / max(1, sum(run.length for run in runs) + left)

    @property
    def proved(self) -> bool:
        """True when every line with a run passes its certificate, and no annotation lost its head."""
        left = HEADLESS_QUERY.findall(self.content)
        inside = sum(run.glosses_lost for _, _, runs in self.lines for run in runs)
        return len(left) <= inside and all(edit.reason == _PROVED for edit in self.edits)

    def _edits(self) -> Iterator[Edit]:
        """The edits of all lines, each line proved as far as it can be."""
        lines = self.lines
        best = [0] * max((len(runs) for _, _, runs in lines), default=0)
        pairs = [
            (self._restored(start, end, runs, best), self.content[start:end])
            for start, end, runs in lines
        ]
        self._bare = self._shown_bare()
        met = [item for _, _, runs in lines for run in runs for item in self._met(run)]
        self.certifier.learn(pairs, met)
        for start, end, runs in lines:
            yield from self._settled(start, end, runs)

    def _settled(self, start: int, end: int, runs: list[Run]) -> Iterator[Edit]:
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

    def _lines(self) -> Iterator[tuple[int, int, list[Run]]]:
        start = 0
        for line in self.content.split("\n"):
            if "?" in line:
                yield start, start + len(line), self._known_runs(start, start + len(line))
            start += len(line) + 1

    def _known_runs(self, start: int, end: int) -> list[Run]:
        """The runs of a line; a line that stands twice, as in a doubled body, is searched once."""
        line = self.content[start:end]
        if line not in self._searched:
            self._searched[line] = [run.moved(-start) for run in self._runs(start, end)]
        return [run.moved(start) for run in self._searched[line]]

    def _runs(self, start: int, end: int) -> Iterator[Run]:
        """The runs of a line, left to right, each read behind what the ones before it gave.

        More than two `?` in a row are no damage but a row of question marks; and a page that has
        more of them than any mirror made is not searched to its end: time must stay bounded.
        """
        done, before = start, ""
        for match in _QUERIES.finditer(self.content, start, end):
            at = match.start()
            if at < done or len(match[0]) > _ROW or not self._budget:
                continue
            self._budget -= 1
            fresh = stripped(self.content[done:at], self.page)
            before = (before + "".join(map(self.mirror.spelled, fresh)))[-_BEHIND:]
            done = at
            run = self._run_at(before, at, end)
            if run is not None:
                yield run
                before += run.readings[0]
                done = run.end

    def _run_at(self, before: str, at: int, end: int) -> Run | None:
        tokens = self._tokens(at, end)
        ranked = self._ranked(self.search.paths(tokens, before), before)
        if not ranked:
            ranked = self._ranked(self.deep.paths(tokens, before), before)
        if len(ranked) == 1 and ranked[0][1].chosen:
            ranked = self._ranked(self.thorough.paths(tokens, before), before)
        if not ranked or not ranked[0][1].kept:
            return None
        best = ranked[0][1]
        near = [path for score, path in ranked if score > ranked[0][0] - _FAR]
        end = max(path.settled for path in near)
        read = sum(not isinstance(token, Gloss) for token in tokens[best.settled : end])
        tail = len(best.text) - best.kept - read
        return Run(
            at,
            tokens[end - 1].end,
            tuple(path.text[: len(path.text) - tail] for path in near),
            tuple(score for score, _ in ranked[: len(near)]),
            sum(isinstance(t, Query) and bool(t.reading) for t in tokens[:end]),
            tuple(
                t.reading for t in tokens[: end + 1] if isinstance(t, Gloss | Query) and t.reading
            ),
            best.chosen,
            len(best.text),
        )

    def _ranked(self, paths: list[Path], before: str) -> list[tuple[float, Path]]:
        """The readings that differ once simplified, best first, scored by characters and by words."""
        distinct = {convert(path.text): path for path in reversed(paths[:_RESCORED])}
        if len(distinct) <= 1:
            return [(path.score, path) for path in paths[:1]]
        context = convert(before[-_CONTEXT:])
        words = self.model.score_words
        known = words(context)
        scored = [
            ((path.score + words(context + text) - known) / 2, path)
            for text, path in distinct.items()
        ]
        return sorted(scored, key=lambda item: -item[0])[: _ALTERNATIVES + 1]

    def _tokens(self, start: int, end: int) -> list[Token]:
        tokens: list[Token] = []
        while start < end and len(tokens) < _WINDOW:
            tokens.append(token_at(self.content, start, self.codes))
            start = tokens[-1].end
        return tokens

    def _restored(self, start: int, end: int, runs: list[Run], chosen: list[int]) -> str:
        parts: list[str] = []
        for run, at in zip(runs, chosen, strict=False):
            parts += (self.content[start : run.start], run.readings[at])
            start = run.end
        parts.append(self.content[start:end])
        return stripped("".join(parts), self.page)

    def _shown_bare(self) -> frozenset[str]:
        """Characters that stand outside the runs without an annotation: they have none."""
        parts: list[str] = []
        here = 0
        for _, _, runs in self.lines:
            for run in runs:
                parts.append(self.content[here : run.start])
                here = run.end
        parts.append(self.content[here:])
        outside = _ANNOTATED.sub("", "\n".join(parts))
        return frozenset(map(self.mirror.spelled, set(outside)))

    def _met(self, run: Run) -> Iterator[tuple[str, str]]:
        """Annotated characters that the page shows nowhere whole: they stand in a reading of the
        run, or their two bytes lie across two characters of it.
        """
        before = stripped(self.content[max(0, run.start - 60) : run.start], self.page)[-1:]
        before = self.mirror.spelled(before) if before else ""
        known = self.mirror.table.keys() | self._bare
        for reading in run.readings:
            text = before + reading
            pairs = [unfolded(char) for char in text]
            whole = [*text]
            for left, right in pairwise(pairs):
                char = char_of(left[1], right[0]) if left and right else None
                whole += [char] if char else []
            for char in whole:
                for printed in run.glosses:
                    if char not in known and reads(char, printed):
                        yield char, printed


def _choices(runs: list[Run]) -> Iterator[list[int]]:
    """The best readings, then every line in which one run takes another reading."""
    yield [0] * len(runs)
    for rank in range(1, _ALTERNATIVES + 1):
        for at, run in enumerate(runs):
            if rank < len(run.readings):
                yield [rank if other == at else 0 for other in range(len(runs))]


def _edit(run: Run, chosen: int, proved: bool) -> Edit:
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
    """The lines without a `?`, annotations out."""
    lines = (line for line in content.split("\n") if "?" not in line)
    return ANNOTATION.sub("", "\n".join(lines))

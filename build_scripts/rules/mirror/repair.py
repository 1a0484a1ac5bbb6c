"""The repair of one page: each damaged run searched, each line put to the certificate."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from build_scripts.conversion import convert
from build_scripts.forward import Script
from build_scripts.language import load
from build_scripts.rules.mirror.alphabet import codes_before_conversion
from build_scripts.rules.mirror.annotation import ANNOTATED, HEADLESS, Page, reads, stripped
from build_scripts.rules.mirror.certify import Certifier
from build_scripts.rules.mirror.codes import char_of, unfolded
from build_scripts.rules.mirror.paths import AGAIN, DEEP, THOROUGH
from build_scripts.rules.mirror.ranking import is_odd, ranked, slipped
from build_scripts.rules.mirror.runs import (
    FAR,
    PROVED,
    Run,
    edit_of,
    is_ahead,
    other_ways,
    unsure,
    with_rank,
)
from build_scripts.rules.mirror.scripts import mirror_of
from build_scripts.rules.mirror.search import Search
from build_scripts.rules.mirror.teaching import teach
from build_scripts.rules.mirror.tokens import (
    REST,
    Gloss,
    Query,
    Token,
    own_code,
    token_at,
)
from build_scripts.text import Certainty, Edit

HEADLESS_QUERY = re.compile(r"\?" + HEADLESS.pattern)
_QUERIES = re.compile(r"\?+")
_ROW = 3  # question marks in a row that may still be lost bytes
_BEHIND = 400  # characters before a run that the search may look at
_SEARCHES, _PER_CHARACTER = 200, 1 / 300  # runs searched on a page, and for each character more
_LEFT = -15.0  # nats: a `?` for which no reading was found
_WINDOW = 160  # tokens a search may see; longer runs do not occur


class Repair:
    """The repair of one page: its mirror, its language, its runs."""

    def __init__(self, content: str, page: Page, script: Script, undamaged: str) -> None:
        """``undamaged``: what the whole page has of text without damage, whoever made it."""
        self.content = content
        self.page = page
        self.model = load().adapted(convert(undamaged))
        self.script = script
        self.codes = codes_before_conversion if script is Script.SHIFTED_FIRST else own_code
        self.mirror = mirror_of(content, page, script, undamaged)
        self.search = Search(self.mirror, self.model)
        self.deep = Search(self.mirror, self.model, DEEP)
        self.thorough = Search(self.mirror, self.model, THOROUGH)
        # A page that keeps private-use characters may have a part that drops them.
        self.again = Search(self.mirror, self.model, AGAIN)
        self.lossy = Search(self.mirror._replace(vanishing=True), self.model, DEEP)
        self.certifier = Certifier(content, page, script, self.mirror.spelled)
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
        score = sum(run.scores[0].mean for run in runs) + left * _LEFT
        return score / max(1, sum(run.length for run in runs) + left)

    @property
    def proved(self) -> bool:
        """True when every line with a run passes its certificate, and no annotation lost its head."""
        left = HEADLESS_QUERY.findall(self.content)
        inside = sum(run.glosses_lost for _, _, runs in self.lines for run in runs)
        return len(left) <= inside and all(edit.reason == PROVED for edit in self.edits)

    def _edits(self) -> Iterator[Edit]:
        """The edits of all lines, each line proved as far as it can be."""
        lines = self.lines
        best = [0] * max((len(runs) for _, _, runs in lines), default=0)
        pairs = [
            (self._restored(start, end, runs, best), self.content[start:end])
            for start, end, runs in lines
        ]
        self._bare = self._shown_bare()
        met = [
            item
            for _, _, runs in lines
            for run in runs
            for text in run.readings
            for item in self._met(run, text)
        ]
        teach(self.certifier, pairs, met, self._read_otherwise)
        for start, end, runs in lines:
            edits = tuple(self._settled(start, end, runs))
            wider = [self._wider(*item, end) for item in zip(runs, edits, strict=True)]
            if wider != runs:
                edits = tuple(self._settled(start, end, wider))
            yield from (unsure(*item) for item in zip(wider, edits, strict=True))

    def _wider(self, run: Run, edit: Edit, end: int) -> Run:
        """The run searched again, wider, where the certificate has left a reading without a rival.

        What made it sure may be that the true reading was given up early.
        """
        if edit.certainty < Certainty.SURE or not run.open or run.wide:
            return run
        found = self._run_at(run.before, run.start, end, wide=True)
        return found if found is not None and found.end == run.end else run

    def _read_otherwise(self, at: int) -> Iterator[str]:
        """A line restored with other readings, one changed at a time."""
        start, end, runs = self.lines[at]
        return (self._restored(start, end, runs, way) for way in other_ways(runs))

    def _settled(self, start: int, end: int, runs: list[Run]) -> Iterator[Edit]:
        """The best readings of a line that pass the certificate; else the best, marked.

        From left to right, the first reading is taken with which the run comes back.
        """
        chosen = [0] * len(runs)
        for at, run in enumerate(runs):
            if not self._passes(start, end, runs, chosen, at):
                ways = (with_rank(chosen, at, rank) for rank in range(1, len(run.readings)))
                passing = (way for way in ways if self._passes(start, end, runs, way, at))
                chosen = next(passing, chosen)
        restored = self._restored(start, end, runs, chosen)
        whole = not REST.search(restored) and self.certifier.proves(
            restored, self.content[start:end]
        )
        for at, run in enumerate(runs):
            proved = self._passes(start, end, runs, chosen, at)
            rivals = [
                rank
                for rank in range(len(run.readings))
                if rank != chosen[at]
                and not (
                    proved and self._excluded(start, end, runs, with_rank(chosen, at, rank), at)
                )
            ]
            yield edit_of(run, chosen[at], rivals, self.script, proved=proved, line_proved=whole)

    def _excluded(self, start: int, end: int, runs: list[Run], chosen: list[int], at: int) -> bool:
        """True when the run cannot have been read so, whatever else the table holds.

        The table was learned from the best readings: what another one asks of it is granted.
        """
        asked = dict.fromkeys(self._met(runs[at], runs[at].readings[chosen[at]]))
        grants = [(), *((item,) for item in asked), tuple(asked)]
        return not any(self._passes(start, end, runs, chosen, at, each) for each in grants)

    def _passes(
        self,
        start: int,
        end: int,
        runs: list[Run],
        chosen: list[int],
        at: int,
        granted: Sequence[tuple[str, str]] = (),
    ) -> bool:
        """Does the line come back as far as the end of a run, from one side of it or the other?

        What is wrong elsewhere in the line does not change what the run is damaged to.
        """
        line, run = self.content[start:end], runs[at]
        restored = self._restored(start, end, runs, chosen)
        front, back = self.certifier.reach(restored, line, granted)
        if front == len(line) or front > run.end - start:
            return True
        return len(line) - back < run.start - start

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

    def _run_at(self, before: str, at: int, end: int, *, wide: bool = False) -> Run | None:
        tokens, words = self._tokens(at, end), self.model.score_words
        found = [] if wide else ranked(self.search.paths(tokens, before), before, words)
        if found and found[0][1].gone:
            found = ranked(self.again.paths(tokens, before), before, words)
        found = slipped(found, tokens)
        if not found and not wide:
            found = slipped(ranked(self.deep.paths(tokens, before), before, words), tokens)
        lost = isinstance(tokens[0], Query) and bool(tokens[0].reading)
        alone = bool(found) and found[0][1].chosen and is_ahead([heard for heard, _ in found])
        wide = wide or alone or (lost and not found)
        if wide:
            found = ranked(self.thorough.paths(tokens, before), before, words)
        if not found and not self.mirror.vanishing:
            found = slipped(ranked(self.lossy.paths(tokens, before), before, words), tokens)
        if not found or not found[0][1].kept:
            return None
        best = found[0][1]
        near = [path for heard, path in found if heard.mean > found[0][0].mean - FAR]
        end = max(path.settled for path in near)
        read = sum(not isinstance(token, Gloss) for token in tokens[best.settled : end])
        tail = len(best.text) - best.kept - read
        return Run(
            at,
            tokens[end - 1].end,
            tuple(path.text[: len(path.text) - tail] for path in near),
            tuple(heard for heard, _ in found[: len(near)]),
            sum(isinstance(t, Query) and bool(t.reading) for t in tokens[:end]),
            tuple(
                t.reading for t in tokens[: end + 1] if isinstance(t, Gloss | Query) and t.reading
            ),
            best.chosen,
            len(best.text),
            before,
            wide,
            max(path.gone for path in near),
            frozenset(at for at, path in enumerate(near) if is_odd(path, self.model.knows)),
        )

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
        outside = ANNOTATED.sub("", "\n".join(parts))
        return frozenset(map(self.mirror.spelled, set(outside)))

    def _met(self, run: Run, reading: str) -> Iterator[tuple[str, str]]:
        """Annotated characters that the page shows nowhere whole: they stand in a reading of the
        run, or their two bytes lie across two characters of it.
        """
        before = stripped(self.content[max(0, run.start - 60) : run.start], self.page)[-1:]
        text = (self.mirror.spelled(before) if before else "") + reading
        known = self.mirror.table.keys() | self._bare
        pairs = [unfolded(char) for char in text]
        whole = [*text]
        for left, right in pairwise(pairs):
            char = char_of(left[1], right[0]) if left and right else None
            whole += [char] if char else []
        for char in whole:
            for printed in run.glosses:
                if char not in known and reads(char, printed):
                    yield char, printed

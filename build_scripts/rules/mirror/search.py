"""The search over lost bytes: which text, sent through the mirror, gives these tokens?

The decoder read the bytes in pairs; after an insertion inside a character its pairs straddle two
characters each, until an ASCII byte brings it back in step. A hypothesis therefore knows one
thing besides its text: the lead byte that waits for its trail (none: in step). Known bytes leave
no choice; a lost byte leaves at most 126, a vanished pair 1,222, and the language model chooses.
"""

from collections.abc import Iterable
from itertools import takewhile

from build_scripts.rules.mirror.beam import Beam
from build_scripts.rules.mirror.in_step import InStep
from build_scripts.rules.mirror.out_of_step import OutOfStep
from build_scripts.rules.mirror.paths import IN_STEP, QUICK, Effort, Mirror, Path, Speech
from build_scripts.rules.mirror.pointing import behind, ended, open_quotes
from build_scripts.rules.mirror.steps import Step, Steps
from build_scripts.rules.mirror.tokens import Gloss, Pair, Query, Single, Token


class Search:
    """One search over the tokens of a window, left to right."""

    def __init__(self, mirror: Mirror, speech: Speech, effort: Effort = QUICK) -> None:
        self.mirror = mirror
        self.effort = effort
        steps = Steps(mirror, speech, effort)
        self._in_step = InStep(steps)
        self._out_of_step = OutOfStep(steps)

    def paths(self, tokens: list[Token], before: str) -> list[Path]:
        """The best distinct readings of the tokens, best first; all in step at the end.

        ``before`` is the line up to the window, annotations taken out. The search ends as soon as
        all readings agree on everything that may still matter.
        """
        context = "".join(map(self.mirror.simplify, before[-self.mirror.order :]))
        start = Path(0.0, IN_STEP, context, before[-1:], "", 0, 0, open_quotes(before))
        beam = Beam(self.effort)
        beam.add(0, start)
        for index in range(len(tokens)):
            paths = beam.take(index)
            if index and not beam and self._agreed(paths):
                return self._looked_ahead(paths, tokens[index:])
            for path in paths:
                _added(beam, index, self._steps(path, tokens, index, beam))
            self._with_silenced(beam, paths, tokens, index)
            if self.mirror.vanishing and not isinstance(tokens[index], Gloss):
                self._with_vanished(beam, paths, tokens, index)
        final = Beam(self.effort)
        for path in beam.take(len(tokens)):
            if path.waiting == IN_STEP:
                worth = ended(path.last, path.quoted)
                final.add(0, path._replace(score=path.score + worth))
        return final.take(0)

    def _steps(self, path: Path, tokens: list[Token], index: int, beam: Beam) -> Iterable[Step]:
        if path.waiting == IN_STEP:
            return self._in_step.steps(path, tokens, index, beam)
        return self._out_of_step.steps(path, tokens, index, beam)

    def _with_silenced(
        self, beam: Beam, paths: list[Path], tokens: list[Token], index: int
    ) -> None:
        """Adds the readings in which the mark had a hidden byte, and a lead went with it."""
        found = self._out_of_step.silenced(paths, tokens, index, beam.floor(index + 1))
        for path in self._best(found, self.effort.vanished[0]):
            _added(beam, index, self._steps(path, tokens, index, beam))

    def _with_vanished(
        self, beam: Beam, paths: list[Path], tokens: list[Token], index: int
    ) -> None:
        """Adds the readings in which pairs in front of the token left no trace."""
        floor = beam.floor(index + 1)
        lettered: list[Path] = []
        if self.effort.letters:
            lettered += self._out_of_step.letter_gone(paths, tokens, index, floor)
        for followed in self.effort.vanished:
            ahead = paths[: self.effort.leaving]
            paths = self._best(self._out_of_step.vanished(ahead, tokens, index, floor), followed)
            for path in paths:
                _added(beam, index, self._steps(path, tokens, index, beam))
            floor = beam.floor(index + 1)
        for path in self._best(lettered, self.effort.letters):
            _added(beam, index, self._steps(path, tokens, index, beam))

    def _best(self, paths: Iterable[Path], number: int) -> list[Path]:
        found = Beam(self.effort)
        for path in paths:
            found.add(0, path)
        return found.take(0)[:number]

    def _looked_ahead(self, paths: list[Path], tokens: list[Token]) -> list[Path]:
        """The readings, best first, those that leave different marks open judged by what follows.

        “产业扶贫信贷通 must close somewhere in its line; looked at as far as the next slip.
        """
        if len({path.quoted for path in paths}) == 1:
            return paths
        known = list(takewhile(lambda token: not isinstance(token, Query), tokens))
        chars = [
            self.mirror.simplify(self.mirror.spelled(token.char))
            for token in known
            if isinstance(token, Pair | Single)
        ]
        ends = len(known) == len(tokens)
        judged = [
            path._replace(score=path.score + behind(path.quoted, path.context, chars, ends=ends))
            for path in paths
        ]
        return sorted(judged, key=lambda path: -path.score)

    def _agreed(self, paths: list[Path]) -> bool:
        return len({path.context for path in paths}) == 1 and all(
            path.waiting == IN_STEP and len(path.text) - path.kept >= self.mirror.order
            for path in paths
        )


def _added(beam: Beam, index: int, steps: Iterable[Step]) -> None:
    for used, longer in steps:
        beam.add(index + used, longer)

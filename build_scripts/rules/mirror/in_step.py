"""Steps of a decoder that is in step with the text: whole characters, and where a slip begins."""

from collections.abc import Iterator
from itertools import chain

from build_scripts.rules.mirror import codes
from build_scripts.rules.mirror.beam import Beam
from build_scripts.rules.mirror.codes import MARKS
from build_scripts.rules.mirror.paths import Path
from build_scripts.rules.mirror.steps import BROKEN, SILENCED, SLIP, Step, Steps
from build_scripts.rules.mirror.tokens import Gloss, Pair, Query, Single, Token

_HEARD, _SAID = 4, -8.0  # tokens behind a `?`, and the nats a character that language has at least


class InStep:
    """What may follow a hypothesis for which no byte waits."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._mirror = steps.mirror
        self._choices = steps.choices

    def steps(self, path: Path, tokens: list[Token], index: int, beam: Beam) -> Iterator[Step]:
        """Each way to read the token at ``index``, and sometimes the one behind it."""
        token = tokens[index]
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if isinstance(token, Gloss):
            cost = self._steps.gloss(path.last, token.reading)
            yield 1, path._replace(score=path.score + cost, broken=path.broken or cost <= BROKEN)
        elif isinstance(token, Query):
            if token.reading:
                yield from self._annotated_across(path, token, index)
                return
            yield 1, self._steps.read(path, "？", 0.0)
            yield from self._marked_across(path, after, index, beam)
            yield from self._is_mark_across(path, tokens, index, beam)
            if isinstance(after, Query) and index + 2 < len(tokens):
                yield from self._two_marks(path, after, tokens[index + 2], index, beam)
        else:
            cost = self._steps.unglossed(token.char, after)
            yield 1, self._steps.read(path, self._mirror.spelled(token.char), cost)

    def _marked_across(
        self, path: Path, after: Token | None, index: int, beam: Beam
    ) -> Iterator[Step]:
        """A mark lies across a boundary: the lost byte is the lead of the character before it."""
        mark = MARKS.get(after.char) if isinstance(after, Pair | Single) else None
        if isinstance(after, Query) and not after.reading:
            mark = MARKS["？"]
        if mark is None:
            return
        choice = self._choices.completing(codes.UNKNOWN, mark[0], mark[1])
        for said in self._steps.said(path, choice, index + 1, SLIP, beam.floor(index + 2)):
            yield 2, said

    def _is_mark_across(
        self, path: Path, tokens: list[Token], index: int, beam: Beam
    ) -> Iterator[Step]:
        """The `?` is itself a mark across a boundary; the lead before it went without a trace.

        Thought of only where what follows is no language: it would double the time of every page.
        """
        if self._is_said(path, tokens[index + 1 : index + 1 + _HEARD]):
            return
        lead, trail = MARKS["？"]
        choice = self._choices.completing(codes.UNKNOWN, lead, trail)
        floor = beam.floor(index + 1)
        for said in self._steps.said(path, choice, index, SLIP + SILENCED, floor):
            yield 1, said

    def _is_said(self, path: Path, tokens: list[Token]) -> bool:
        """True when the tokens behind a question mark may be read as they stand."""
        context, score = path.context + "？", 0.0
        heard = [token.char for token in tokens if isinstance(token, Pair | Single)]
        for char in map(self._mirror.simplify, map(self._mirror.spelled, heard)):
            score += self._steps.speech.logp(context, char)
            context += char
        return score >= _SAID * len(heard)

    def _two_marks(
        self, path: Path, second: Query, third: Token, index: int, beam: Beam
    ) -> Iterator[Step]:
        """Two marks share a byte behind a character: both of its bytes went with what came before.

        The second mark is whole behind them; the first would have been its trail and the mark's lead.
        """
        mark = MARKS.get(third.char) if isinstance(third, Pair | Single) else None
        if mark is None or second.reading:
            return
        floor = beam.floor(index + 2)
        for trail in {first for first, after in MARKS.values() if after == mark[0]}:
            choice = self._choices.completing(codes.UNKNOWN, trail)
            for said in self._steps.said(path, choice, index + 1, 2 * SLIP, floor):
                yield 2, said

    def _annotated_across(self, path: Path, token: Query, index: int) -> Iterator[Step]:
        """The annotated pair is the last trail and the next lead: the lost byte is that lead."""
        trails = sorted(self._mirror.trails(path.last))
        for char in chain.from_iterable(map(codes.with_lead, trails)):
            code = codes.code_of(char)
            if code is not None and code[1] >= 0x81 and self._steps.fits(char, token.reading):
                score = path.score + SLIP + self._steps.gloss(char, token.reading)
                yield 1, path._replace(score=score, waiting=code[1], settled=index + 1)

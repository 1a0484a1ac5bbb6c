"""The search over lost bytes: which text, sent through the mirror, gives these tokens?

The decoder read the bytes in pairs; after an insertion inside a character its pairs straddle two
characters each, until an ASCII byte brings it back in step. A hypothesis therefore knows one
thing besides its text: the lead byte that waits for its trail (none: in step). Known bytes leave
no choice; a lost byte leaves at most 126, a vanished pair 1,222, and the language model chooses.
"""

from collections.abc import Iterator
from heapq import nlargest
from itertools import chain

from build_scripts.rules.mirror import codes
from build_scripts.rules.mirror.annotation import read_as, reads
from build_scripts.rules.mirror.choices import Choice, Choices
from build_scripts.rules.mirror.codes import MARKS
from build_scripts.rules.mirror.paths import GAP, IN_STEP, QUICK, Effort, Mirror, Path, Speech
from build_scripts.rules.mirror.pointing import ended, open_quotes, pointed
from build_scripts.rules.mirror.tokens import Gloss, Pair, Query, Single, Token

_SLIP = -0.5  # a lost byte, compared with a question mark
_VANISH = 0.0  # a pair that left no trace: what it stood for is paid for by the language
_BROKEN = -9.0  # an annotated character without its annotation, or one not so read
_UNSEEN = -1.5  # an annotated character that the page shows nowhere else
_ANY_DIGIT = 2.3  # which of the ten it was is not asked
_LETTER = -6.0  # an ASCII letter of the text between Chinese characters


class Search:
    """One search over the tokens of a window, left to right."""

    def __init__(self, mirror: Mirror, speech: Speech, effort: Effort = QUICK) -> None:
        self.mirror = mirror
        self.effort = effort
        self.speech = speech
        self.choices = Choices(mirror, speech)

    def paths(self, tokens: list[Token], before: str) -> list[Path]:
        """The best distinct readings of the tokens, best first; all in step at the end.

        ``before`` is the line up to the window, annotations taken out. The search ends as soon as
        all readings agree on everything that may still matter.
        """
        context = "".join(map(self.mirror.simplify, before[-self.mirror.order :]))
        quoted = open_quotes(before)
        beam = {0: [Path(0.0, IN_STEP, context, before[-1:], "", 0, 0, quoted)]}
        for index in range(len(tokens)):
            paths = self._pruned(beam.pop(index, []))
            if index and not beam and self._agreed(paths):
                return paths
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            for path in paths:
                if path.waiting == IN_STEP:
                    steps = self._in_step(path, tokens, index, after)
                else:
                    steps = self._out_of_step(path, tokens, index, after)
                for used, longer in steps:
                    beam.setdefault(index + used, []).append(longer)
            vanished = self._vanished(paths, tokens[index], index)
            vanished += self._vanished(vanished[: self.effort.again], tokens[index], index)
            for path in vanished:
                for used, longer in self._out_of_step(path, tokens, index, after):
                    beam.setdefault(index + used, []).append(longer)
        final = [path for path in beam.pop(len(tokens), []) if path.waiting == IN_STEP]
        return self._pruned([path._replace(score=path.score + ended(path.last)) for path in final])

    def _agreed(self, paths: list[Path]) -> bool:
        return len({path.context for path in paths}) == 1 and all(
            path.waiting == IN_STEP and len(path.text) - path.kept >= self.mirror.order
            for path in paths
        )

    def _pruned(self, paths: list[Path]) -> list[Path]:
        best: dict[tuple[int, str], Path] = {}
        for path in paths:
            key = (path.waiting, path.text)
            if key not in best or best[key].score < path.score:
                best[key] = path
        ranked = sorted(best.values(), key=lambda path: -path.score)
        if not ranked:
            return []
        least = ranked[min(self.effort.beam, len(ranked)) - 1].score
        least = max(least, ranked[0].score - self.effort.within)
        return [path for path in ranked if path.score >= least]

    # --- the decoder in step with the text ---

    def _in_step(
        self, path: Path, tokens: list[Token], index: int, after: Token | None
    ) -> Iterator[tuple[int, Path]]:
        token = tokens[index]
        if isinstance(token, Gloss):
            yield 1, path._replace(score=path.score + self._gloss(path.last, token.reading))
        elif isinstance(token, Query):
            yield from self._query_in_step(path, token, after, index)
            if isinstance(after, Query) and not token.reading and index + 2 < len(tokens):
                yield from self._two_marks(path, after, tokens[index + 2], index)
        else:
            cost = self._unglossed(token.char, after)
            char = self.mirror.spelled(token.char)
            yield 1, self._said(path, char, IN_STEP, index, cost, slip=False)

    def _query_in_step(
        self, path: Path, token: Query, after: Token | None, index: int
    ) -> Iterator[tuple[int, Path]]:
        """A question mark; an annotation behind the next lead byte; a mark across a boundary."""
        if token.reading:
            yield from ((1, longer) for longer in self._annotated_across(path, token, index))
            return
        yield 1, self._said(path, "？", IN_STEP, index, 0.0, slip=False)
        mark = MARKS.get(after.char) if isinstance(after, Pair | Single) else None
        if mark is None and isinstance(after, Query) and not after.reading:
            mark = MARKS["？"]
        if mark is None:
            return
        for char, logp in self._likely(path, self.choices.with_trail(mark[0])):
            yield 2, self._said(path, char, mark[1], index + 1, _SLIP, logp)

    def _two_marks(
        self, path: Path, second: Query, third: Token, index: int
    ) -> Iterator[tuple[int, Path]]:
        """Two marks share a byte behind a character: both of its bytes went with what came before.

        The second mark is whole behind them; the first would have been its trail and the mark's lead.
        """
        mark = MARKS.get(third.char) if isinstance(third, Pair | Single) else None
        if mark is None or second.reading:
            return
        for trail in {first for first, after in MARKS.values() if after == mark[0]}:
            for char, logp in self._likely(path, self.choices.with_trail(trail)):
                yield 2, self._said(path, char, IN_STEP, index + 1, 2 * _SLIP, logp)

    def _annotated_across(self, path: Path, token: Query, index: int) -> Iterator[Path]:
        """The annotated pair is the last trail and the next lead: the lost byte is that lead."""
        for char in chain.from_iterable(map(codes.with_lead, sorted(self.mirror.trails(path.last)))):
            lead = codes.code_of(char)
            if lead is not None and lead[1] >= 0x81 and self._fits(char, token.reading):
                score = path.score + _SLIP + self._gloss(char, token.reading)
                yield path._replace(score=score, waiting=lead[1], settled=index + 1)

    # --- the decoder out of step ---

    def _out_of_step(
        self, path: Path, tokens: list[Token], index: int, after: Token | None
    ) -> Iterator[tuple[int, Path]]:
        token = tokens[index]
        if isinstance(token, Gloss):
            before = tokens[index - 1] if index else None
            cost = self._gloss(before.char, token.reading) if isinstance(before, Pair) else _BROKEN
            yield 1, path._replace(score=path.score + cost, settled=index + 1)
        elif isinstance(token, Pair):
            cost = self._unglossed(token.char, after)
            for first, second in token.codes:
                yield from self._completed(path, first, second, index, cost)
        elif isinstance(token, Single):
            yield from self._single(path, token, index)
        elif isinstance(token, Query):
            yield from self._query(path, token, after, index)

    def _single(self, path: Path, token: Single, index: int) -> Iterator[tuple[int, Path]]:
        byte = token.byte
        if byte in codes.TRAILS:
            for char, logp in self._likely(path, self.choices.with_bytes(path.waiting, byte)):
                yield 1, self._said(path, char, IN_STEP, index, 0.0, logp)
        if byte == 0x20:  # an ideographic space, A1A1, that the page shows in half width
            for char, logp in self._likely(path, self.choices.with_bytes(path.waiting, 0xA1)):
                yield 1, self._said(path, char, 0xA1, index, _SLIP, logp)
        if 0x21 <= byte <= 0x7E:  # a folded full-width form: two bytes, out of step with the text
            for char, logp in self._likely(path, self.choices.with_bytes(path.waiting, 0xA3)):
                yield 1, self._said(path, char, byte + 0x80, index, _SLIP, logp)

    def _query(
        self, path: Path, token: Query, after: Token | None, index: int
    ) -> Iterator[tuple[int, Path]]:
        """The lost byte is a trail, and the text goes on in step behind what it swallowed."""
        if path.waiting < 0 and token.reading:
            yield from self._known_by_reading(path, token, index)
            return
        marked = isinstance(after, Pair | Single) and after.char in MARKS
        swallowed = not (token.reading or token.tag or marked or after is None)
        choice = self.choices.with_lead(path.waiting)
        if token.reading:
            for char in choice.chars:
                if self._fits(char, token.reading):
                    cost = _SLIP + self._gloss(char, token.reading)
                    yield 1, self._said(path, char, IN_STEP, index, cost)
            return
        for char, logp in self._likely(path, choice):
            said = self._said(path, char, IN_STEP, index, _SLIP, logp)
            yield 1, self._gap(said) if swallowed else said
            if marked:
                yield 1, self._gap(said)
        for char, logp in self._likely(path, self.choices.with_bytes(path.waiting, 0xA3)):
            yield 1, self._said(path, char, 0xBF, index, _SLIP, logp)

    def _known_by_reading(self, path: Path, token: Query, index: int) -> Iterator[tuple[int, Path]]:
        """Both bytes of an annotated character are lost: its reading is what is left of it."""
        own = tuple(c for c, reading in self.mirror.table.items() if reading == token.reading)
        for char in own or tuple(filter(self.mirror.written, read_as(token.reading))):
            code = codes.code_of(char)
            if code and code[0] in codes.LOST_LEADS[path.waiting] and code[1] >= 0x81:
                cost = _SLIP + self._gloss(char, token.reading)
                yield 1, self._said(path, char, IN_STEP, index, cost)._replace(chosen=True)

    def _vanished(self, paths: list[Path], token: Token, index: int) -> list[Path]:
        """Waiting leads that got their trail from a pair that left no trace; its second is lost.

        The lead may itself be what a vanished pair took along: two may go in a row, not three.
        """
        if not self.mirror.vanishing or isinstance(token, Gloss):
            return []
        found = [
            self._said(path, char, lost, index, _VANISH, logp)._replace(chosen=True)
            for path in paths
            if path.waiting != IN_STEP
            for lost in (codes.HIGH, codes.LOW)
            for char, logp in self._likely(path, self.choices.before_vanished(path.waiting, lost))
        ]
        return self._pruned(found)[: self.effort.vanished]

    def _completed(
        self, path: Path, first: int, second: int, index: int, cost: float
    ) -> Iterator[tuple[int, Path]]:
        """A decoded pair gives the waiting character its trail and the next one its lead."""
        for char, logp in self._likely(path, self.choices.with_bytes(path.waiting, first)):
            if second >= 0x81:
                yield 1, self._said(path, char, second, index, cost, logp)
            else:
                said = self._said(path, char, IN_STEP, index, cost, logp)
                yield 1, self._said(said, chr(second), IN_STEP, index, _LETTER)

    # --- what a step adds ---

    def _likely(self, path: Path, choice: Choice) -> Iterator[tuple[str, float | None]]:
        """The characters of a choice that may win behind this path, and their log probability.

        None for a character that stands alone: there was nothing to choose.
        """
        if len(choice.chars) < 2:
            yield from ((char, None) for char in choice.chars)
            return
        values = self.speech.logps(path.context, choice.known)
        if len(values) > self.effort.choices:
            for logp, char in nlargest(self.effort.choices, zip(values, choice.chars, strict=True)):
                yield char, logp
        else:
            yield from zip(choice.chars, values, strict=True)

    def _said(
        self,
        path: Path,
        char: str,
        waiting: int,
        index: int,
        cost: float,
        logp: float | None = None,
        *,
        slip: bool = True,
    ) -> Path:
        known = self.mirror.simplify(char)
        choosing = logp is not None
        if logp is None:
            logp = self.speech.logp(path.context, known)
        score = path.score + cost + logp
        context = (path.context + known)[-self.mirror.order :]
        text = path.text + char
        quoted, pointing = pointed(path.quoted, path.last, char)
        score += pointing
        if not slip:
            kept = path.settled, path.kept
            return Path(score, waiting, context, char, text, *kept, quoted, path.chosen)
        chosen = path.chosen or choosing
        return Path(score, waiting, context, char, text, index + 1, len(text), quoted, chosen)

    def _gap(self, path: Path) -> Path:
        """One ASCII character is lost: for the language any digit, for the reader a gap."""
        text = path.text + GAP
        score = path.score + self.speech.logp(path.context, "1") + _ANY_DIGIT
        context = (path.context + "1")[-self.mirror.order :]
        return path._replace(score=score, text=text, last=GAP, context=context, kept=len(text))

    def _fits(self, char: str, reading: str) -> bool:
        return self.mirror.table.get(char) == reading or reads(char, reading)

    def _gloss(self, char: str, reading: str) -> float:
        """What it costs that the mirror annotated this character so: always or never."""
        if self.mirror.table.get(char) == reading:
            return 0.0
        if char in self.mirror.table or char in self.mirror.bare or not self._fits(char, reading):
            return _BROKEN
        return _UNSEEN

    def _unglossed(self, char: str, after: Token | None) -> float:
        """The mirror annotates always or never: a bare character of its table breaks the rule."""
        if char in self.mirror.always and not isinstance(after, Gloss):
            return _BROKEN
        return 0.0

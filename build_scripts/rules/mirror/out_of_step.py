"""Steps of a decoder that is out of step: each of its pairs is an end and a beginning."""

from collections.abc import Iterator
from typing import NamedTuple

from build_scripts.rules.mirror import codes
from build_scripts.rules.mirror.annotation import read_as
from build_scripts.rules.mirror.beam import Beam
from build_scripts.rules.mirror.choices import Choice
from build_scripts.rules.mirror.codes import MARKS
from build_scripts.rules.mirror.paths import IN_STEP, Path
from build_scripts.rules.mirror.steps import BROKEN, LETTER, SILENCED, SLIP, Step, Steps
from build_scripts.rules.mirror.tokens import Alien, Gloss, Pair, Query, Single, Token

_RARE = -4.0  # a pair that has no place, a visible byte before a mark: few pages have any
_FOLDED = 0xA3  # the lead of the full-width forms that a page shows in half width


class _At(NamedTuple):
    """Where a step is taken: a hypothesis before a token, and what stands on either side of it."""

    path: Path
    place: int
    before: Token | None
    after: Token | None
    floor: float

    @property
    def cut(self) -> bool:
        """True when an insertion stands between the two bytes of the waiting character.

        It may have been there first, so that the mirror never found the character.
        """
        before = self.before
        inserted = isinstance(before, Gloss) or (isinstance(before, Query) and bool(before.reading))
        return inserted and self.path.settled <= self.place

    @property
    def marked(self) -> bool:
        """True when a mark follows that a mirror may put a byte in front of."""
        if isinstance(self.after, Query):
            return not self.after.reading
        return isinstance(self.after, Pair | Single) and self.after.char in MARKS


class OutOfStep:
    """What may follow a hypothesis whose last character waits for its second byte."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._mirror = steps.mirror
        self._choices = steps.choices

    def steps(self, path: Path, tokens: list[Token], index: int, beam: Beam) -> Iterator[Step]:
        """Each way to read the token at ``index``."""
        token = tokens[index]
        at = _at(path, tokens, index, beam.floor(index + 1))
        if isinstance(token, Gloss):
            yield 1, self._glossed(at, token)
        elif isinstance(token, Pair):
            yield from self._pair(at, token)
        elif isinstance(token, Single):
            yield from self._single(at, token)
        elif isinstance(token, Query):
            yield from self._annotated(at, token) if token.reading else self._query(at, token)

    def vanished(
        self, paths: list[Path], tokens: list[Token], index: int, floor: float
    ) -> Iterator[Path]:
        """Waiting leads that got their trail from a pair that left no trace; its second is lost.

        Nothing is charged for it: what the pair stood for is paid for by the language.
        """
        for path in paths:
            if path.waiting != IN_STEP:
                at = _at(path, tokens, index, floor)
                yield from self._said(at, self._choices.before_vanished(path.waiting), 0.0, gone=1)

    def silenced(
        self, paths: list[Path], tokens: list[Token], index: int, floor: float
    ) -> Iterator[Path]:
        """Waiting leads that went without a trace before a mark, with the hidden byte of it.

        The trail that is lost so was the last byte before the mark: the decoder is in step again.
        """
        if not self._is_mark(tokens[index]):
            return
        for path in paths:
            if path.waiting != IN_STEP:
                # The mark itself is whole: the slip ends before it.
                at = _at(path, tokens, index, floor)._replace(place=index - 1)
                yield from self._said(at, self._choices.losing_trail(path.waiting), SILENCED)

    @staticmethod
    def _is_mark(token: Token) -> bool:
        return isinstance(token, Pair | Single) and token.char in MARKS

    def letter_gone(
        self, paths: list[Path], tokens: list[Token], index: int, floor: float
    ) -> Iterator[Path]:
        """A pair that left no trace was a trail and an ASCII letter: the decoder is in step again."""
        for path in paths:
            if path.waiting != IN_STEP:
                at = _at(path, tokens, index, floor)
                for said in self._said(at, self._choices.losing_letter(path.waiting), LETTER):
                    yield self._steps.gap(said)

    def _said(
        self, at: _At, choice: Choice, cost: float, *, glossed: bool = False, gone: int = 0
    ) -> list[Path]:
        free = glossed or at.cut
        return self._steps.said(at.path, choice, at.place, cost, at.floor, free=free, gone=gone)

    def _glossed(self, at: _At, token: Gloss) -> Path:
        cost = BROKEN
        if isinstance(at.before, Pair):
            cost = self._steps.gloss(at.before.char, token.reading)
        broken = at.path.broken or cost <= BROKEN
        return at.path._replace(score=at.path.score + cost, settled=at.place + 1, broken=broken)

    def _pair(self, at: _At, token: Pair) -> Iterator[Step]:
        """A decoded pair gives the waiting character its trail and the next one its lead."""
        cost = self._steps.unglossed(token.char, at.after)
        for first, second in token.codes:
            if second >= 0x81:
                choice = self._choices.completing(at.path.waiting, first, second)
                for said in self._said(at, choice, cost):
                    yield 1, said
            else:
                choice = self._choices.completing(at.path.waiting, first)
                for said in self._said(at, choice, cost + LETTER):
                    letter = self._steps.read(said, chr(second), 0.0)
                    yield 1, letter._replace(kept=len(letter.text))

    def _single(self, at: _At, token: Single) -> Iterator[Step]:
        byte, waiting = token.byte, at.path.waiting
        ways: list[tuple[Choice, float]] = []
        if byte in codes.TRAILS:
            ways.append((self._choices.completing(waiting, byte), 0.0))
        if byte == 0x20:  # an ideographic space, A1A1, that the page shows in half width
            ways.append((self._choices.completing(waiting, 0xA1, 0xA1), SLIP))
        if 0x21 <= byte <= 0x7E:  # a folded form: two bytes, out of step with the text
            ways.append((self._choices.completing(waiting, _FOLDED, byte + 0x80), SLIP))
        for choice, cost in ways:
            for said in self._said(at, choice, cost, glossed=isinstance(at.after, Gloss)):
                yield 1, said
        if at.marked and not isinstance(at.after, Query):
            # A visible byte in front of a mark across a boundary stands between two pairs.
            yield 1, at.path._replace(score=at.path.score + _RARE, settled=at.place + 1)

    def _annotated(self, at: _At, token: Query) -> Iterator[Step]:
        """The annotated character is the waiting one: the lost byte is its trail.

        Where its lead is lost too, its reading is what is left of it.
        """
        path, reading = at.path, token.reading
        lost = path.waiting < 0
        leads = codes.lost_leads(path.waiting)
        found = read_as(reading) if lost else codes.with_lead(path.waiting)
        own = (char for char, read in self._mirror.table.items() if read == reading)
        for char in dict.fromkeys((*own, *filter(self._mirror.written, found))):
            code = codes.code_of(char)
            if code is None or code[0] not in leads or code[1] < 0x81:
                continue
            if self._steps.fits(char, reading):
                worth = SLIP + self._steps.gloss(char, reading) + self._steps.logp(path, char)
                chosen = path.chosen or lost
                said = self._steps.with_char(path, char, IN_STEP, at.place, worth, chosen=chosen)
                yield 1, said

    def _query(self, at: _At, token: Query) -> Iterator[Step]:
        """The lost byte is a trail, and the text goes on in step behind what it swallowed.

        A byte in front of a mark is no part of the text; nor does a line end lose anything. Before
        any other token an ASCII character is gone.
        """
        waiting = at.path.waiting
        whole = at.after is None or isinstance(at.after, Alien) or token.tag or at.marked
        gapped = not token.tag and at.after is not None
        for said in self._said(at, self._choices.losing_trail(waiting), SLIP):
            if whole:
                yield 1, said
            if gapped:
                yield 1, self._steps.gap(said)
        for said in self._said(at, self._choices.completing(waiting, _FOLDED, 0xBF), SLIP):
            yield 1, said
        for said in self._said(at, self._choices.before_missing(waiting), _RARE):
            yield 1, said


def _at(path: Path, tokens: list[Token], index: int, floor: float) -> _At:
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return _At(path, index, before, after, floor)

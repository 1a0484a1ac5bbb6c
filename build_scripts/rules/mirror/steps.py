"""What one step adds to a hypothesis: a character, a gap, the price of an annotation."""

from heapq import nlargest

from build_scripts.rules.mirror.annotation import reads
from build_scripts.rules.mirror.choices import WIDE_SPACE, Choice, choices_of
from build_scripts.rules.mirror.paths import GAP, Effort, Mirror, Path, Speech
from build_scripts.rules.mirror.pointing import MOST, pointed
from build_scripts.rules.mirror.tokens import Gloss, Token

SLIP = -0.5  # a lost byte, compared with a question mark
BROKEN = -9.0  # an annotated character without its annotation, or one not so read
LETTER = -6.0  # an ASCII letter of the text between Chinese characters
_WIDE = -3.0  # a figure or letter in full width, where the page shows half: few pages have them
SILENCED = -7.0  # a lead that went without a trace before a mark: few sites lose it so
_UNSEEN = -1.5  # an annotated character that the page shows nowhere else
_SPACES, _SPACE_AT_END, _SPACE = -2.0, -5.0, -12.0  # a wide space behind one, a sentence, a word
_ANY_DIGIT = 2.3  # which of the ten it was is not asked

Step = tuple[int, Path]  # how many tokens were read, and the hypothesis behind them


class Steps:
    """The prices of one mirror's text."""

    def __init__(self, mirror: Mirror, speech: Speech, effort: Effort) -> None:
        self.mirror = mirror
        self.effort = effort
        self.speech = speech
        self.choices = choices_of(mirror.written, mirror.simplify)
        self._annotated: dict[int, tuple[int, ...]] = {}

    def said(
        self,
        path: Path,
        choice: Choice,
        index: int,
        cost: float,
        floor: float,
        *,
        free: bool = False,
        gone: int = 0,
    ) -> list[Path]:
        """The hypothesis with one more character, which took part in the slip: each that may win.

        Those that could not reach the floor are not made. A character of the table breaks the rule
        that the mirror annotates always, unless it is ``free`` of it. ``gone``: pairs that left no
        trace behind it.
        """
        least = floor - path.score - cost - (MOST if path.quoted else 0.0)
        if least > 0.0 or not choice.chars:
            return []
        values = self.speech.logps(path.context, choice.known)
        if WIDE_SPACE in choice.chars:
            values[choice.chars.index(WIDE_SPACE)] = _space(path.last)
        if not free:
            for at in self._in_table(choice):
                values[at] += BROKEN
        if choice.is_wide:
            values[0] += _WIDE
        rows = [
            row for row in zip(values, choice.chars, choice.waits, strict=True) if row[0] >= least
        ]
        if len(rows) > self.effort.choices:
            rows = nlargest(self.effort.choices, rows)
        chosen = path.chosen or gone > 0 or len(choice.chars) > 1
        return [
            self.with_char(path, char, waiting, index, cost + logp, chosen=chosen, gone=gone)
            for logp, char, waiting in rows
        ]

    def _in_table(self, choice: Choice) -> tuple[int, ...]:
        """Where in the choice the characters stand that the mirror always annotates."""
        key = id(choice.chars)
        found = self._annotated.get(key)
        if found is None:
            always = self.mirror.always
            found = tuple(at for at, char in enumerate(choice.chars) if char in always)
            self._annotated[key] = found
        return found

    def with_char(
        self,
        path: Path,
        char: str,
        waiting: int,
        index: int,
        worth: float,
        *,
        chosen: bool,
        gone: int = 0,
    ) -> Path:
        """The hypothesis with this character, which took part in the slip."""
        quoted, pointing = pointed(path.quoted, path.context, char)
        text = path.text + char
        return Path(
            path.score + worth + pointing,
            waiting,
            (path.context + self.mirror.simplify(char))[-self.mirror.order :],
            char,
            text,
            index + 1,
            len(text),
            quoted,
            chosen,
            path.gone + gone,
            path.broken,
        )

    def read(self, path: Path, char: str, cost: float) -> Path:
        """The hypothesis with one more character, which the page shows whole."""
        known = self.mirror.simplify(char)
        quoted, pointing = pointed(path.quoted, path.context, char)
        return Path(
            path.score + cost + self.speech.logp(path.context, known) + pointing,
            path.waiting,
            (path.context + known)[-self.mirror.order :],
            char,
            path.text + char,
            path.settled,
            path.kept,
            quoted,
            path.chosen,
            path.gone,
            path.broken,
        )

    def logp(self, path: Path, char: str) -> float:
        """Log probability of a character behind the hypothesis."""
        return self.speech.logp(path.context, self.mirror.simplify(char))

    def gap(self, path: Path) -> Path:
        """One ASCII character is lost: for the language any digit, for the reader a gap."""
        text = path.text + GAP
        score = path.score + self.speech.logp(path.context, "1") + _ANY_DIGIT
        context = (path.context + "1")[-self.mirror.order :]
        return path._replace(score=score, text=text, last=GAP, context=context, kept=len(text))

    def fits(self, char: str, reading: str) -> bool:
        """True when the character may be so annotated."""
        return self.mirror.table.get(char) == reading or reads(char, reading)

    def gloss(self, char: str, reading: str) -> float:
        """What it costs that the mirror annotated this character so: always or never."""
        if self.mirror.table.get(char) == reading:
            return 0.0
        if char in self.mirror.table or char in self.mirror.bare or not self.fits(char, reading):
            return BROKEN
        return _UNSEEN

    def unglossed(self, char: str, after: Token | None) -> float:
        """The mirror annotates always or never: a bare character of its table breaks the rule."""
        if char in self.mirror.always and not isinstance(after, Gloss):
            return BROKEN
        return 0.0


def _space(last: str) -> float:
    """What a wide space costs behind a character: most stand in pairs, between paragraphs."""
    if last == WIDE_SPACE:
        return _SPACES
    return _SPACE_AT_END if last in "。！？…”：" else _SPACE

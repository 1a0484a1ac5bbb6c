"""What the search over lost bytes works with: the mirror, the language, and one hypothesis."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

IN_STEP = -1  # no byte waits
GAP = "□"  # an ASCII character that a lost byte swallowed: never guessed


class Speech(Protocol):
    """What the search needs of a language model: natural log of the chance of a character."""

    def logp(self, context: str, char: str) -> float:
        """Log probability of ``char`` behind ``context`` (simplified characters)."""
        ...

    def logps(self, context: str, chars: Sequence[str]) -> list[float]:
        """The same for many characters behind one context."""
        ...


class Path(NamedTuple):
    """A hypothesis: its score in nats, the waiting byte, and the text so far (linked)."""

    score: float
    waiting: int
    context: str  # the last characters, simplified: what the model looks at
    last: str  # the last character of the text as the mirror had it
    text: str  # the restored text, as the mirror had it
    settled: int  # tokens behind the last one that took part in a slip
    kept: int  # length of ``text`` at that point
    quoted: str = ""  # the quotation marks that are open
    chosen: bool = False  # a lost byte left more than one character to choose from
    gone: int = 0  # pairs that left no trace
    broken: bool = False  # an annotation stands behind a character that is not so read


class Mirror(NamedTuple):
    """What is known of the mirror: table, marks, the characters its texts are made of."""

    table: dict[str, str]
    always: frozenset[str]  # characters of the table that never stand without an annotation
    bare: frozenset[str]  # characters that the page shows without an annotation: not in its table
    simplify: Callable[[str], str]  # one character -> what the model knows it as
    spelled: Callable[[str], str]  # a character of the page -> as the mirror's bytes had it
    written: Callable[[str], bool]  # may the mirror's text hold this character?
    trails: Callable[[str], frozenset[int]]  # the second bytes a character of the page may have had
    vanishing: bool  # pairs of the user-defined areas leave no trace
    order: int  # characters of context the model looks at


class Effort(NamedTuple):
    """How far a search goes before it gives a reading up."""

    beam: int  # hypotheses kept at a place
    leaving: int  # of them, those that may lose a pair there without a trace
    vanished: tuple[int, ...]  # hypotheses followed behind one, two, three vanished pairs in a row
    choices: int  # characters that are tried for one lost byte behind one hypothesis
    within: float  # nats behind the best at which a hypothesis is given up
    letters: int = 0  # hypotheses followed behind a letter that vanished with the byte before


QUICK = Effort(20, 8, (10,), 12, 12.0)
# For a run whose best reading lost a pair without a trace: where one went, two in a row may have.
AGAIN = Effort(20, 8, (10, 6), 12, 12.0)
# For a run that has no reading: several pairs in a row may have vanished, or what looked best for
# a while came to no end.
DEEP = Effort(30, 30, (10, 10, 8, 6), 12, 45.0, 3)
# For a run where one reading is left alone: is there really no other, or was it given up early?
THOROUGH = Effort(40, 40, (30, 16), 30, 20.0)

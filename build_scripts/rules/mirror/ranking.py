"""The readings of a run by how probable they are, by characters and by words."""

from collections.abc import Callable, Sequence

from build_scripts.conversion import convert
from build_scripts.rules.mirror.annotation import HAN
from build_scripts.rules.mirror.codes import MARKS
from build_scripts.rules.mirror.paths import Path
from build_scripts.rules.mirror.runs import ALTERNATIVES, Heard
from build_scripts.rules.mirror.tokens import Pair, Single, Token

_RESCORED = 12  # readings that are scored by words too
_CONTEXT = 8  # characters before a run that its words are scored with
_GARBLED = -6.0  # nats a character: a real question mark stands before words
_MARKS = MARKS.keys() - set("？！?!")

Ranked = list[tuple[Heard, Path]]


def ranked(paths: Sequence[Path], before: str, words: Callable[[str], float]) -> Ranked:
    """The readings that differ once simplified, best first; ``words`` scores a simplified text."""
    distinct = {convert(path.text): path for path in reversed(paths[:_RESCORED])}
    if len(distinct) <= 1:
        return [(Heard(path.score, path.score), path) for path in paths[:1]]
    context = convert(before[-_CONTEXT:])
    known = words(context)
    scored = [
        (Heard(path.score, words(context + text) - known), path) for text, path in distinct.items()
    ]
    return sorted(scored, key=lambda item: -item[0].mean)[: ALTERNATIVES + 1]


def is_odd(path: Path, known: Callable[[str], bool]) -> bool:
    """True for a reading that is sure of nothing: an annotation in it does not fit, or it holds a
    character that the model has never met (帮薻 for 帮他办 that lost a pair).
    """
    return path.broken or not all(map(known, HAN.findall(convert(path.text))))


def slipped(found: Ranked, tokens: Sequence[Token]) -> Ranked:
    """The readings with a slip where no slip would leave what nobody writes; else all.

    Nobody writes a question mark with another mark right behind it.
    """
    if not found or found[0][1].kept:
        return found
    path = found[0][1]
    after = tokens[1] if len(tokens) > 1 else None
    marked = isinstance(after, Pair | Single) and after.char in _MARKS
    if path.score >= _GARBLED * len(path.text) and not marked:
        return found
    return [item for item in found if item[1].kept]

"""A rule is code, test and documentation at once."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from build_scripts.text import Certainty, Edit


class Case(NamedTuple):
    """A text before and after a rule."""

    before: str
    after: str


class Rule(NamedTuple):
    """What a rule says, how it finds, what it heals and what it spares.

    ``find`` is pure: a content in, proposed edits out. ``heals`` are whole contents the rule
    changes, ``spares`` contents that look damaged and are not: it leaves them alone. ``rewrite``,
    where a rule has it, does what ``find`` proposes, character for character, for whole pages.
    """

    code: str
    says: str
    certainty: Certainty
    find: Callable[[str], Iterator[Edit]]
    heals: tuple[Case, ...]
    spares: tuple[str, ...]
    rewrite: Callable[[str], str] | None = None

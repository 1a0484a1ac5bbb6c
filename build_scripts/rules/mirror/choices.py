"""What a lost byte may have been: the characters of the mirror's text that fit the bytes left."""

from collections.abc import Iterable
from heapq import nlargest
from typing import NamedTuple

from build_scripts.rules.mirror import codes
from build_scripts.rules.mirror.paths import Mirror, Speech

_COMMON = 300


class Choice(NamedTuple):
    """Characters that a lost byte leaves, as written and as the model knows them."""

    chars: tuple[str, ...]
    known: tuple[str, ...]


class Choices:
    """The choices of one mirror, each worked out once."""

    def __init__(self, mirror: Mirror, speech: Speech) -> None:
        self.mirror = mirror
        self.speech = speech
        self._known: dict[tuple[int, int], Choice] = {}

    def with_bytes(self, lead: int, trail: int) -> Choice:
        """The characters of the mirror's text with these bytes; a lost lead leaves many."""
        return self.with_trail(trail, lead) if lead < 0 else self._choice((lead, trail))

    def with_trail(self, trail: int, lost: int = 0) -> Choice:
        leads = codes.LOST_LEADS.get(lost, codes.LEADS)
        return self._choice((lost, trail), ((lead, trail) for lead in leads))

    def with_lead(self, lead: int) -> Choice:
        """The characters whose trail the decoder could take for a lead; a lost lead leaves most."""
        leads = codes.LOST_LEADS.get(lead, (lead,))
        pairs = ((first, trail) for first in leads for trail in range(0x81, 0xFF))
        return self._choice((lead, -1), pairs)

    def before_vanished(self, lead: int, lost: int) -> Choice:
        """The characters whose trail may begin a pair that left no trace."""
        leads = (lead,) if lead >= 0 else codes.LOST_LEADS[lead]
        trails = [t for group, name in codes.USER_DEFINED if name == lost for t in group]
        return self._choice((lead, lost), ((first, t) for first in leads for t in trails))

    def _choice(self, key: tuple[int, int], pairs: Iterable[codes.Code] = ()) -> Choice:
        found = self._known.get(key)
        if found is None:
            pairs = pairs or (key,)
            chars = (codes.char_of(*pair) for pair in pairs if not codes.is_user_defined(*pair))
            written = tuple(c for c in chars if c and self.mirror.written(c))
            known = tuple(map(self.mirror.simplify, written))
            found = Choice(written, known)
            if len(written) > _COMMON:
                found = self._common(found)
            self._known[key] = found
        return found

    def _common(self, choice: Choice) -> Choice:
        """The commonest of very many: with both bytes lost a rare character never wins."""
        costs = self.speech.logps("", choice.known)
        best = nlargest(_COMMON, zip(costs, choice.chars, choice.known, strict=True))
        return Choice(tuple(char for _, char, _ in best), tuple(known for _, _, known in best))

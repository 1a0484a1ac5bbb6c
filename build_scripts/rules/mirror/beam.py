"""The hypotheses that are kept at each token of a window."""

from heapq import heappush, heapreplace
from math import inf

from build_scripts.rules.mirror.paths import Effort, Path


class _Place:
    """The hypotheses at one token: the best of those that say the same, and the best scores."""

    __slots__ = ("best", "paths", "scores")

    def __init__(self) -> None:
        self.paths: dict[tuple[int, str], Path] = {}
        self.scores: list[float] = []  # a heap of the best, the least of them first
        self.best = -inf


class Beam:
    """Hypotheses by token; what falls behind is not taken in, and need not even be made."""

    def __init__(self, effort: Effort) -> None:
        self._effort = effort
        self._places: dict[int, _Place] = {}

    def __bool__(self) -> bool:
        return bool(self._places)

    def floor(self, at: int) -> float:
        """A hypothesis below this score is sure to be given up at the token."""
        place = self._places.get(at)
        if place is None:
            return -inf
        least = place.best - self._effort.within
        full = len(place.scores) == self._effort.beam
        return max(least, place.scores[0]) if full else least

    def add(self, at: int, path: Path) -> None:
        """Takes a hypothesis in at a token."""
        place = self._places.get(at)
        if place is None:
            place = self._places[at] = _Place()
        key = (path.waiting, path.text)
        old = place.paths.get(key)
        if old is not None and old.score >= path.score:
            return
        place.paths[key] = path
        if path.score > place.best:
            place.best = path.score
        if old is not None:  # its score stays among the best: the floor is a little low, never high
            return
        if len(place.scores) < self._effort.beam:
            heappush(place.scores, path.score)
        elif path.score > place.scores[0]:
            heapreplace(place.scores, path.score)

    def take(self, at: int) -> list[Path]:
        """The hypotheses kept at a token, best first; they leave the beam."""
        place = self._places.pop(at, None)
        if place is None:
            return []
        ranked = sorted(place.paths.values(), key=lambda path: -path.score)
        least = ranked[min(self._effort.beam, len(ranked)) - 1].score
        least = max(least, ranked[0].score - self._effort.within)
        return [path for path in ranked if path.score >= least]

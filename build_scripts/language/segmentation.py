"""Running text cut into the words of the chain: the most probable path, for the builder only."""

from collections.abc import Iterator
from math import log
from typing import Final, NamedTuple

import numpy as np

from build_scripts.language.chain import Chain

_LONGEST: Final = 7
_BEAM: Final = 6  # words that a word may follow at one place
_UNKNOWN: Final = -16.0  # nats for a character that no word holds
_START: Final = -1  # the state before the text, and behind an unknown character


class _Step(NamedTuple):
    """How a state was reached: log probability, place and state before, the word between."""

    logp: float
    at: int
    state: int
    word: int


class Segmenter:
    """Cuts lines of symbols into words, numbers of ``chain.words``."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._number = {word: number for number, word in enumerate(chain.words)}
        self._head = np.repeat(np.arange(len(chain.heads)), np.diff(chain.first)).tolist()
        mass = chain.mass()
        self._mass = mass.tolist()
        share = chain.probability / chain.probability.sum()
        self._share = (share / np.maximum(mass[self._head], 1e-30)).tolist()
        self._left = chain.left().tolist()
        self._other = chain.other.tolist()
        self._ending = chain.ending.tolist()
        self._listed: dict[int, dict[int, float]] = {}

    def words(self, line: str) -> Iterator[list[int]]:
        """The words of the line, in rows: an unknown character ends a row."""
        row: list[int] = []
        for word in self._path(line):
            if word >= 0:
                row.append(word)
                continue
            yield row
            row = []
        yield row

    def _path(self, line: str) -> list[int]:
        reached: list[dict[int, _Step]] = [{} for _ in range(len(line) + 1)]
        reached[0][_START] = _Step(0.0, 0, _START, _START)
        for at in range(len(line)):
            states = sorted(reached[at].items(), key=lambda item: -item[1].logp)[:_BEAM]
            if states:
                self._step(line, at, [(state, step.logp) for state, step in states], reached)
        path: list[int] = []
        at = len(line)
        state = max(reached[at], key=lambda state: reached[at][state].logp)
        while at:
            _, at, state, word = reached[at][state]
            path.append(word)
        return path[::-1]

    def _step(
        self, line: str, at: int, states: list[tuple[int, float]], reached: list[dict[int, _Step]]
    ) -> None:
        """Adds every word that begins here, behind the best state for it."""
        for end in range(at + 1, min(at + _LONGEST, len(line)) + 1):
            word = self._number.get(line[at:end])
            if word is None or self._share[word] <= 0:
                continue
            logp, state = max((logp + self._logp(state, word), state) for state, logp in states)
            ending = self._ending[word]
            if ending not in reached[end] or reached[end][ending].logp < logp:
                reached[end][ending] = _Step(logp, at, state, word)
        if not reached[at + 1]:
            state, logp = states[0]
            reached[at + 1][_START] = _Step(logp + _UNKNOWN, at, state, _START)

    def _logp(self, state: int, word: int) -> float:
        head = self._head[word]
        if state == _START:
            p = self._mass[head]
        else:
            p = self._followers(state).get(head, self._left[state] * self._other[head])
        return log(max(p * self._share[word], 1e-30))

    def _followers(self, state: int) -> dict[int, float]:
        found = self._listed.get(state)
        if found is None:
            chain = self._chain
            low, high = chain.start[state], chain.start[state + 1]
            pairs = zip(
                chain.follower[low:high].tolist(), chain.given[low:high].tolist(), strict=True
            )
            found = self._listed[state] = dict(pairs)
        return found

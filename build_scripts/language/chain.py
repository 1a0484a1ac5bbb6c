"""A chain of words: the bigrams of open-gram under the word frequencies of modern lists.

A word that open-gram lacks (驻村, 建档立卡) is a member of the class headed by its longest beginning
that open-gram knows, and is followed by what follows its longest known ending.  Digits stand where
Chinese numerals stand, brackets and title marks where quotation marks stand.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from build_scripts.language.sources import BRACKETS, HAN, MARKS, Floats, Ints, OpenGram
from build_scripts.language.symbols import BREAK

# New nodes: the symbol, the nodes that it behaves like, and the share of their places it takes.
_SPLIT: Final = (
    ("0", "二三四五六七八九十两百千万", 0.44),
    ("《", "“", 0.13),
    ("》", "”", 0.13),
    ("（", "“", 0.29),
    ("）", "”", 0.29),
)
# How far the probabilities of following words move towards the modern frequencies (0 to 1).
_SHIFT: Final = 0.7
_EXPLICIT: Final = 0.995  # the most that the listed followers of a word may have
LEAST: Final = 0.003  # the least share of a class that is left to followers not listed


class Chain(NamedTuple):
    """Classes of words and their transitions.

    ``heads``: the head of each class (class 0 is a line break).  The followers of class i are
    ``follower[start[i]:start[i + 1]]`` with probabilities ``given``; the rest is spread over all
    classes by ``other``.  ``words`` lists the members, class by class (class i from
    ``first[i]``), with their probabilities and the class whose followers they share.
    """

    heads: list[str]
    start: Ints
    follower: Ints
    given: Floats
    other: Floats
    words: list[str]
    first: Ints
    probability: Floats
    ending: Ints

    def mass(self) -> Floats:
        """How probable each class is; the sum is 1."""
        mass = np.add.reduceat(np.append(self.probability, 0), self.first[:-1])
        mass[self.first[:-1] == self.first[1:]] = 0
        shares: Floats = mass / mass.sum()
        return shares

    def left(self) -> Floats:
        """What the listed followers of each class leave to all other classes."""
        owner = np.repeat(np.arange(len(self.heads)), np.diff(self.start))
        return np.maximum(1 - np.bincount(owner, self.given, len(self.heads)), LEAST)


def mixed_counts(lists: list[tuple[float, dict[str, float]]]) -> dict[str, float]:
    """Probabilities of words and marks; those of the Han words sum to 1.

    Each list is brought to that sum, then weighted.  Marks, which not every list counts, are
    weighted among the lists that count them.
    """
    mix: dict[str, float] = {}
    marks: dict[str, tuple[float, float]] = {}
    for weight, counts in lists:
        total = sum(count for word, count in counts.items() if HAN.fullmatch(word))
        for word, count in counts.items():
            if HAN.fullmatch(word):
                mix[word] = mix.get(word, 0.0) + weight * count / total
        for mark in MARKS + BRACKETS:
            if counts.get(mark, 0.0) > 0:
                sum_, weights = marks.get(mark, (0.0, 0.0))
                marks[mark] = (sum_ + weight * counts[mark] / total, weights + weight)
    return mix | {mark: sum_ / weights for mark, (sum_, weights) in marks.items()}


def _split(gram: OpenGram) -> OpenGram:
    """The bigrams with the nodes of ``_SPLIT`` added."""
    words = list(gram.words)
    probability = gram.probability.copy()
    owner = np.repeat(np.arange(len(words)), np.diff(gram.start))
    follower, given = gram.follower, gram.given.copy()
    for symbol, like, share in _SPLIT:
        old = np.array([words.index(word) for word in like])
        new = len(words)
        words.append(symbol)
        weight = probability[old] / probability[old].sum()
        probability = np.append(probability, share * probability[old].sum())
        probability[old] *= 1 - share
        into = np.isin(follower, old)
        moved = (owner[into], np.full(into.sum(), new), share * given[into])
        given[into] *= 1 - share
        rows = [
            (np.full(sel.sum(), new), follower[sel], w * given[sel])
            for node, w in zip(old, weight, strict=True)
            for sel in [owner == node]
        ]
        owner = np.concatenate([owner, moved[0], *(r[0] for r in rows)])
        follower = np.concatenate([follower, moved[1], *(r[1] for r in rows)])
        given = np.concatenate([given, moved[2], *(r[2] for r in rows)])
    key, place = np.unique(owner * len(words) + follower, return_inverse=True)
    start = np.searchsorted(key, np.arange(len(words) + 1) * len(words))
    total = np.bincount(place, given).astype(np.float64)
    return OpenGram(words, probability, start.astype(np.int64), key % len(words), total)


def _members(gram: OpenGram, mix: dict[str, float]) -> list[list[tuple[str, float, int]]]:
    """For each class its words with probability and ending class."""
    node = {word: number for number, word in enumerate(gram.words) if word}
    members: list[list[tuple[str, float, int]]] = [[] for _ in gram.words]
    for word in filter(HAN.fullmatch, sorted(mix)):
        head = next((word[:n] for n in range(len(word), 0, -1) if word[:n] in node), "")
        tail = next((word[n:] for n in range(len(word)) if word[n:] in node), "")
        if head and tail:
            members[node[head]].append((word, mix[word], node[tail]))
    named = zip(gram.words, gram.probability, strict=True)
    han = sum(p for word, p in named if HAN.fullmatch(word))
    for symbol in MARKS + "".join(symbol for symbol, _, _ in _SPLIT):
        number = node[symbol]
        probability = mix.get(symbol, float(gram.probability[number]) / han)
        members[number] = [(symbol, probability, number)]
    members[0] = [(BREAK, 0.02, 0)]
    return members


def build_chain(gram: OpenGram, mix: dict[str, float]) -> Chain:
    """The chain whose words have, as nearly as the bigrams allow, the frequencies of ``mix``."""
    gram = _split(gram)
    members = _members(gram, mix)
    size = len(gram.words)
    mass = np.array([sum(p for _, p, _ in group) for group in members])
    mass /= mass.sum()
    ratio = np.clip(mass / np.maximum(gram.probability / gram.probability.sum(), 1e-12), 0.02, 50)
    ratio[mass == 0] = 0
    owner = np.repeat(np.arange(size), np.diff(gram.start))
    given = gram.given * ratio[gram.follower] ** _SHIFT
    listed = np.bincount(owner, gram.given, size)
    scale = np.minimum(listed, _EXPLICIT) / np.maximum(np.bincount(owner, given, size), 1e-30)
    given *= scale[owner]
    flow = np.bincount(gram.follower, given * mass[owner], size)
    other = np.maximum(mass - flow, LEAST * mass)
    other[0] = 0.02
    flat = [member for group in members for member in group]
    return Chain(
        gram.words,
        gram.start,
        gram.follower,
        given,
        other / other.sum(),
        [word for word, _, _ in flat],
        np.cumsum([0, *map(len, members)]),
        np.array([p for _, p, _ in flat]),
        np.array([ending for _, _, ending in flat]),
    )


def sample(chain: Chain, lines: int, words: int, seed: int) -> NDArray[np.uint16]:
    """Text drawn from the chain, in 16-bit code units: ``lines`` runs of ``words`` words each."""
    random = np.random.default_rng(seed)
    ahead = np.concatenate([[0.0], np.cumsum(chain.given)])
    listed = ahead[chain.start[1:]] - ahead[chain.start[:-1]]
    anywhere = np.cumsum(chain.other)
    within = np.concatenate([[0.0], np.cumsum(chain.probability)])
    state = np.searchsorted(anywhere, random.random(lines) * anywhere[-1])
    drawn = np.zeros((words, lines), np.int64)
    for step in range(words):
        u = random.random(lines)
        is_listed = u < listed[state]
        place = np.searchsorted(ahead, ahead[chain.start[state]] + u, side="right") - 1
        place = np.minimum(place, len(chain.follower) - 1)
        free = np.searchsorted(anywhere, random.random(lines) * anywhere[-1])
        following = np.where(is_listed, chain.follower[place], free)
        low, high = chain.first[following], chain.first[following + 1]
        u = within[low] + random.random(lines) * (within[high] - within[low])
        word = np.minimum(np.searchsorted(within, u, side="right") - 1, len(chain.words) - 1)
        drawn[step] = word
        state = chain.ending[word]
    return _written(chain.words, drawn)


def _written(words: list[str], drawn: Ints) -> NDArray[np.uint16]:
    lengths = np.array([*map(len, words), 1])
    offsets = np.cumsum(lengths) - lengths
    units = np.frombuffer((("".join(words)) + BREAK).encode("utf-16-le"), np.uint16)
    ends = np.full((1, drawn.shape[1]), len(words))
    order = np.concatenate([drawn, ends]).T.ravel()
    size = lengths[order]
    begin = np.cumsum(size) - size
    text: NDArray[np.uint16] = units[
        np.repeat(offsets[order] - begin, size) + np.arange(size.sum())
    ]
    return text

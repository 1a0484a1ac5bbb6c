"""How probable a short text is as a chain of words, summed over all its segmentations.

Slower than the character model and without increments, but it knows whole words and which word
follows which: for choosing among readings that the character model has left over.

File layout (little-endian): ``MAGIC``; a zlib stream of blocks, each behind its uint32 length: the
heads of the word classes, one a line; their bytes (own share, leaving, being reached otherwise,
unigram); the other words, one a line; their shares; for each class the number of listed followers
(low bytes, then high bytes); the followers (low, middle, high bytes), sorted within the class; their
costs.  A cost is a negative natural logarithm in steps of ``packed.STEP``.
"""

import struct
import zlib
from array import array
from functools import lru_cache
from itertools import accumulate, pairwise
from math import exp, log
from pathlib import Path
from typing import Final, NamedTuple

from build_scripts.language.packed import STEP, DamagedModelFile
from build_scripts.language.symbols import collapsed, symbols_of

MAGIC: Final = b"CZWC\x01\x00\x00\x00"
WORDS_FILE: Final = Path(__file__).parent / "data" / "words.lm"

_NONE: Final = 255  # the share of a head that is not itself a word of the lists
_LONGEST: Final = 7
_START: Final = -1  # the state before the text, and after a character that no word holds
_UNKNOWN: Final = 1e-7
_LIFT: Final = 200.0  # keeps products of probabilities within the range of floats
_P: Final = tuple(exp(-STEP * cost) for cost in range(256))


class Classes(NamedTuple):
    """The columns of the file; ``shares`` to ``unigram`` have one byte a class."""

    heads: list[str]
    shares: bytes
    leaving: bytes
    otherwise: bytes
    unigram: bytes
    others: list[str]
    other_shares: bytes
    start: "array[int]"
    follower: "array[int]"
    cost: bytes


def write(path: Path, classes: Classes) -> None:
    """Writes the file; equal arguments give equal bytes."""
    lengths = array("H", (b - a for a, b in pairwise(classes.start)))
    blocks = (
        "\n".join(classes.heads).encode(),
        classes.shares + classes.leaving + classes.otherwise + classes.unigram,
        "\n".join(classes.others).encode(),
        classes.other_shares,
        b"".join(bytes(n >> shift & 255 for n in lengths) for shift in (0, 8)),
        b"".join(bytes(f >> shift & 255 for f in classes.follower) for shift in (0, 8, 16)),
        classes.cost,
    )
    stream = b"".join(struct.pack("<I", len(block)) + block for block in blocks)
    path.write_bytes(MAGIC + zlib.compress(stream, 9))


def read(path: Path) -> Classes:
    """The columns in the file; raises ``packed.DamagedModelFile`` if it is something else."""
    data = path.read_bytes()
    if data[:8] != MAGIC:
        raise DamagedModelFile("not a word chain file / 不是词链模型文件")
    stream = zlib.decompress(data[8:])
    blocks: list[bytes] = []
    at = 0
    while at < len(stream):
        (length,) = struct.unpack_from("<I", stream, at)
        blocks.append(stream[at + 4 : at + 4 + length])
        at += 4 + length
    heads, columns, others, shares, lengths, followers, cost = blocks
    size = len(columns) // 4
    counts = map(int.__add__, lengths[:size], (high << 8 for high in lengths[size:]))
    wide = bytearray(4 * len(cost))
    for plane in range(3):
        wide[plane::4] = followers[plane * len(cost) : (plane + 1) * len(cost)]
    return Classes(
        heads.decode().split("\n"),
        columns[:size],
        columns[size : 2 * size],
        columns[2 * size : 3 * size],
        columns[3 * size :],
        others.decode().split("\n"),
        shares,
        array("I", accumulate(counts, initial=0)),
        array("I", struct.unpack(f"<{len(cost)}I", wide)),
        cost,
    )


class WordChain:
    """The probabilities of texts; every text has one, unknown characters cost a fixed sum."""

    def __init__(self, classes: Classes) -> None:
        self._classes = classes
        self._number = {head: number for number, head in enumerate(classes.heads)}
        self._share = dict(zip(classes.others, classes.other_shares, strict=True))
        self._words: dict[str, tuple[int, float, int] | None] = {}
        self._followers: dict[int, dict[int, float]] = {}

    def score(self, text: str) -> float:
        """The log probability (nats) of the simplified text, all segmentations together."""
        symbols = collapsed(symbols_of(text))
        size = len(symbols)
        reached: list[dict[int, float]] = [{} for _ in range(size + 1)]
        reached[0][_START] = 1.0
        for at, states in enumerate(reached[:-1]):
            if states:
                self._step(symbols, at, states, reached)
        total = sum(reached[size].values())
        return log(max(total, 1e-300)) - size * log(_LIFT)

    def _step(
        self, symbols: str, at: int, states: dict[int, float], reached: list[dict[int, float]]
    ) -> None:
        """Adds all words that begin here to the places where they end."""
        classes, words = self._classes, self._words
        anew = states.pop(_START, 0.0)
        left = sum(p * _P[classes.leaving[state]] for state, p in states.items())
        listed = [(p, self._listed(state)) for state, p in states.items()]
        lift = 1.0
        for end in range(at + 1, min(at + _LONGEST, len(symbols)) + 1):
            lift *= _LIFT
            text = symbols[at:end]
            word = words[text] if text in words else self._look_up(text)
            if word is None:
                if end == at + 1:
                    rest = (anew + sum(states.values())) * _UNKNOWN * lift
                    reached[end][_START] = reached[end].get(_START, 0.0) + rest
                continue
            head, share, ending = word
            p = left * _P[classes.otherwise[head]]
            if anew:
                p += anew * _P[classes.unigram[head]]
            for before, followers in listed:
                if head in followers:
                    p += before * followers[head]
            place = reached[end]
            place[ending] = place.get(ending, 0.0) + p * share * lift

    def _listed(self, state: int) -> dict[int, float]:
        found = self._followers.get(state)
        if found is None:
            low, high = self._classes.start[state], self._classes.start[state + 1]
            costs = (_P[cost] for cost in self._classes.cost[low:high])
            found = dict(zip(self._classes.follower[low:high], costs, strict=True))
            self._followers[state] = found
        return found

    def _look_up(self, text: str) -> tuple[int, float, int] | None:
        """Class, share in the class, and class whose followers it has; None if not a word."""
        number = self._number
        found: tuple[int, float, int] | None = None
        if text in number:
            own = number[text]
            if self._classes.shares[own] != _NONE:
                found = (own, _P[self._classes.shares[own]], own)
        elif text in self._share:
            sizes = range(len(text), 0, -1)
            head = next((number[text[:n]] for n in sizes if text[:n] in number), None)
            tail = next((number[text[-n:]] for n in sizes if text[-n:] in number), None)
            if head is not None and tail is not None:
                found = (head, _P[self._share[text]], tail)
        if len(self._words) > 500_000:
            self._words.clear()
        self._words[text] = found
        return found


@lru_cache(maxsize=1)
def load_words() -> WordChain:
    """The committed word chain, read once a process; raises ``packed.DamagedModelFile``."""
    return WordChain(read(WORDS_FILE))

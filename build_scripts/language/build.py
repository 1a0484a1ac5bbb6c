"""Builds the two files of the language model: ``python -m build_scripts.language.build FOLDER``.

The folder holds the packages that ``data/README.md`` names.  Equal inputs give equal bytes.  Needs
the extra ``model`` (numpy); nothing else of the project does.
"""

import sys
from array import array
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from build_scripts.language import chain as chains
from build_scripts.language import counting, packed, pruning, smoothing, sources, words
from build_scripts.language.following import adapted
from build_scripts.language.model import MODEL_FILE
from build_scripts.language.segmentation import Segmenter
from build_scripts.language.sources import Floats
from build_scripts.language.symbols import BREAK

PROSE: Final = MODEL_FILE.parent.parent / "prose"

_WEIGHTS: Final = (0.2, 0.3, 0.5)  # open-gram, wordfreq, JioNLP
_LINES, _WORDS_A_LINE, _SEED = 250_000, 200, 20210225
_LAWS = 3.0  # how often the text of laws counts, beside the drawn text
_INSIDE: Final = 3.3e7  # the size at which words count once more, whole
_SIZES: Final = (0, 500_000, 850_000, 500_000)  # n-grams kept, by length
_OTHERS: Final = 170_000  # words beyond the vocabulary of open-gram
_PAIRS: Final = 1_250_000  # listed followers kept


def character_model(chain: chains.Chain, mix: dict[str, float], running: str, folder: Path) -> None:
    """Writes ``characters.lm``."""
    drawn = counting.counted(chains.sample(chain, _LINES, _WORDS_A_LINE, _SEED))
    laws = counting.counted(_units(sources.law_text(folder)))
    inside = counting.counted_words(_words(mix), _INSIDE)
    table = counting.merged([(1.0, drawn), (_LAWS, laws), (1.0, inside)])
    for n in (3, 4):  # what was drawn once is mostly chance
        often = table[n].weight > 1.0
        table[n] = counting.Counts(table[n].keys[often], table[n].weight[often])
    found = smoothing.mixed(table, counting.counted(_units(running)))
    packed.write(MODEL_FILE, *pruning.orders_of(found, _SIZES))


def prose() -> str:
    """The running text that was written for the model, in symbols."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(PROSE.glob("**/*.txt")))
    return sources.running_text(BREAK.join(texts))


def _words(mix: dict[str, float]) -> dict[str, float]:
    return {word: p for word, p in mix.items() if sources.HAN.fullmatch(word)}


def _units(text: str) -> NDArray[np.uint16]:
    return np.frombuffer(text.encode("utf-16-le"), np.uint16)


def word_chain(chain: chains.Chain) -> None:
    """Writes ``words.lm``."""
    size = len(chain.heads)
    mass = chain.mass()
    owner = np.repeat(np.arange(size), np.diff(chain.start))
    gain = mass[owner] * chain.given
    gain *= np.log(np.maximum(chain.given, 1e-12) / np.maximum(chain.other[chain.follower], 1e-12))
    named = np.array([bool(head) for head in chain.heads])
    gain[~(named[owner] & named[chain.follower])] = -1
    keep = gain >= np.partition(gain, -_PAIRS)[-_PAIRS]
    owner, follower, given = owner[keep], chain.follower[keep], chain.given[keep]
    flow = np.bincount(follower, given * mass[owner], size)
    other = np.maximum(mass - flow, chains.LEAST * mass)
    other[0] = 0
    left = np.maximum(1 - np.bincount(owner, given, size), chains.LEAST)
    rank = [n for n in np.argsort(-mass, kind="stable").tolist() if named[n]]
    number = np.zeros(size, np.int64)
    number[rank] = np.arange(len(rank))
    order = np.lexsort((number[follower], number[owner]))
    counts = np.bincount(number[owner], minlength=len(rank))
    shares, others = _shares(chain, mass)
    words.write(
        words.WORDS_FILE,
        words.Classes(
            [chain.heads[n] for n in rank],
            bytes(shares.get(n, 255) for n in rank),
            _costs(left[rank]),
            _costs(other[rank] / other.sum()),
            _costs(mass[rank]),
            sorted(others),
            bytes(others[word] for word in sorted(others)),
            array("I", [0, *np.cumsum(counts).tolist()]),
            array("I", number[follower][order].tolist()),
            _costs(given[order]),
        ),
    )


def _shares(chain: chains.Chain, mass: Floats) -> tuple[dict[int, int], dict[str, int]]:
    """The cost of each member in its class: of the heads by class, of the others by word."""
    scale = chain.probability.sum()
    heads: dict[int, int] = {}
    others: list[tuple[float, str, int]] = []
    for number, head in enumerate(chain.heads):
        for at in range(chain.first[number], chain.first[number + 1]):
            p = float(chain.probability[at] / scale)
            cost = _costs(np.array([p / max(float(mass[number]), 1e-30)]))[0]
            if chain.words[at] == head:
                heads[number] = cost
            elif number and len(chain.words[at]) <= 7:  # class 0 is the line break
                others.append((-p, chain.words[at], cost))
    return heads, {word: cost for _, word, cost in sorted(others)[:_OTHERS]}


def _costs(probability: Floats) -> bytes:
    cost = -np.log(np.maximum(probability, 1e-12)) / packed.STEP
    return bytes(np.clip(np.round(cost), 0, 254).astype(np.uint8))


def main(folder: Path) -> None:
    """Builds both files from the packages in the folder."""
    gram = sources.read_open_gram(folder)
    lists = (
        dict(zip(gram.words, gram.probability.tolist(), strict=True)),
        sources.wordfreq_counts(folder),
        sources.jionlp_counts(folder),
    )
    mix = chains.mixed_counts(list(zip(_WEIGHTS, lists, strict=True)))
    chain = chains.build_chain(gram, mix)
    running = prose()
    cut = Segmenter(chain).words
    word_chain(adapted(chain, (row for line in running.split(BREAK) for row in cut(line))))
    character_model(chain, mix, running, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

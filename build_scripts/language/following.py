"""Running text mixed into the chain of words: which words it has, and which follow which."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

import numpy as np

from build_scripts.language.chain import Chain

# What the chain's pairs behind a word are worth: so many observations, and so many more for each
# different word that followed (Witten and Bell 1991).  Chosen on running text held back.
_ALONE: Final = 20.0
_EACH: Final = 3.0
_WORDS: Final = 1e5  # observations that the frequencies of the lists are worth


def adapted(chain: Chain, rows: Iterable[list[int]]) -> Chain:
    """The chain with the words and pairs of the rows (numbers of ``chain.words``) mixed in."""
    size = len(chain.heads)
    head = np.repeat(np.arange(size), np.diff(chain.first))
    kept = list(rows)
    said = np.bincount([word for row in kept for word in row], minlength=len(chain.words))
    pairs = np.array([pair for row in kept for pair in pairwise(row)], np.int64).reshape(-1, 2)
    own = chain.ending[pairs[:, 0]] * size + head[pairs[:, 1]]
    keys, count = np.unique(own, return_counts=True)
    seen = np.bincount(keys // size, count, size)
    prior = _ALONE + _EACH * np.bincount(keys // size, minlength=size)

    listed = np.repeat(np.arange(size), np.diff(chain.start)) * size + chain.follower
    every = np.union1d(listed, keys)
    owner, follower = every // size, every % size
    given = chain.left()[owner] * chain.other[follower]
    given[np.searchsorted(every, listed)] = chain.given
    observed = np.zeros(len(every))
    observed[np.searchsorted(every, keys)] = count
    given = (observed + prior[owner] * given) / (seen[owner] + prior[owner])
    share = chain.probability / chain.probability.sum()
    return chain._replace(
        start=np.searchsorted(every, np.arange(size + 1) * size),
        follower=follower,
        given=given,
        probability=(said + _WORDS * share) / (said.sum() + _WORDS),
    )

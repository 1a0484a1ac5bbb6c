"""How the model is built: probabilities stay probabilities, and running text teaches what it says."""

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from build_scripts.language import counting, pruning, smoothing, sources
from build_scripts.language.build import PROSE, prose
from build_scripts.language.chain import Chain
from build_scripts.language.following import adapted
from build_scripts.language.segmentation import Segmenter

ROOT = Path(__file__).resolve().parent.parent
DRAWN = "山上的村子，山下的村子，村里的人，山里的路，路上的人，人上山，人下山"
RUNNING = "村里的路修好了，村里的人高兴"
_LONGEST_SHARED = 22  # characters; set phrases of the time are so long, sentences are longer


def _counted(text: str) -> counting.Table:
    return counting.counted(np.frombuffer(text.encode("utf-16-le"), np.uint16))


def _estimates() -> dict[int, smoothing.Estimates]:
    return smoothing.mixed(_counted(DRAWN), _counted(RUNNING))


def _logp(found: dict[int, smoothing.Estimates], gram: str) -> float:
    key = int.from_bytes(gram.encode("utf-16-be"), "big")
    each = found[len(gram)]
    at, hit = counting.place(each.keys, np.array([key], np.uint64))
    assert hit[0], gram
    return float(each.log_probability[at[0]])


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_what_follows_a_context_is_never_more_than_certain(length: int) -> None:
    found = _estimates()[length]
    shares = np.exp(found.log_probability)
    contexts = counting.contexts_of(found.keys, shares)
    assert np.all(shares > 0)
    assert np.all(contexts.seen < 1 + 1e-6)


def test_running_text_makes_what_it_says_more_probable() -> None:
    mixed = _estimates()
    alone = smoothing.mixed(_counted(DRAWN), _counted("，。，。，"))
    assert _logp(mixed, "村里的") > _logp(alone, "村里的")
    assert _logp(mixed, "里的路") > _logp(alone, "里的路")
    assert _logp(mixed, "修好了") > _logp(mixed, "了") + 1  # never drawn


def test_the_file_keeps_what_is_worth_most_and_what_leads_to_it() -> None:
    found = _estimates()
    symbols, orders = pruning.orders_of(found, (0, 6, 4, 2))
    assert set(DRAWN + RUNNING) == set(symbols)
    sizes = [len(order.symbol) for order in orders]
    assert sizes[3] >= 2 and sizes[2] >= sizes[3] and sizes[1] >= 6
    for shorter, longer in pairwise(orders):
        assert shorter.first[-1] == len(longer.symbol)


def _chain() -> Chain:
    """Words as classes of one; 山 is followed by 上 or 下, 上 by 山."""
    heads = ["", "山", "上", "下", "山上"]
    return Chain(
        heads=heads,
        start=np.array([0, 0, 2, 3, 3, 3]),
        follower=np.array([2, 3, 1]),
        given=np.array([0.5, 0.3, 0.8]),
        other=np.array([0.1, 0.4, 0.2, 0.2, 0.1]),
        words=heads[1:],
        first=np.array([0, 0, 1, 2, 3, 4]),
        probability=np.array([0.4, 0.3, 0.25, 0.05]),
        ending=np.array([1, 2, 3, 4]),
    )


def test_a_line_is_cut_into_words_and_nothing_is_lost_but_unknown_characters() -> None:
    chain = _chain()
    rows = list(Segmenter(chain).words("山上山下雪山上"))
    said = ["".join(chain.words[word] for word in row) for row in rows]
    assert said == ["山上山下", "山上"]
    assert list(Segmenter(chain).words("")) == [[]]


def test_pairs_that_were_said_become_more_probable_and_shares_stay_shares() -> None:
    chain = _chain()
    down, mountain = chain.words.index("下"), chain.words.index("山")
    after = adapted(chain, [[mountain, down, mountain], [mountain, down]])

    def given(from_: str, to: str) -> float:
        owner, follower = chain.heads.index(from_), chain.heads.index(to)
        low, high = after.start[owner], after.start[owner + 1]
        listed = dict(zip(after.follower[low:high].tolist(), after.given[low:high], strict=True))
        return float(listed.get(follower, 0.0))

    assert given("山", "下") > 0.3
    assert given("山", "上") < 0.5
    assert given("下", "山") > 0.4  # the chain had no pair there, only the rest
    sums = np.add.reduceat(np.append(after.given, 0), after.start[:-1])
    assert np.all(sums[after.start[:-1] < after.start[1:]] <= 1 + 1e-9)
    assert np.isclose(after.probability.sum(), 1)


def test_no_text_of_the_sources_or_of_the_scores_is_in_the_prose() -> None:
    """A score on text that the model has seen says nothing; a set phrase is nobody's text."""
    written = prose()
    grams = {
        line[at : at + _LONGEST_SHARED]
        for line in written.split("\n")
        for at in range(len(line) - _LONGEST_SHARED + 1)
    }
    paths = [
        path
        for folder in ("cases/clean", "golden", "figures")
        for path in (ROOT / "tests" / folder).glob("**/*.txt")
    ]
    assert paths
    for path in paths:
        text = sources.running_text(path.read_text(encoding="utf-8"))
        shared = {
            line[at : at + _LONGEST_SHARED]
            for line in re.split("[\n，。；：]", text)
            for at in range(len(line) - _LONGEST_SHARED + 1)
        }
        assert not shared & grams, (path.name, sorted(shared & grams)[:3])


def test_the_prose_is_plain_simplified_text_without_signs_of_damage() -> None:
    for path in PROSE.glob("**/*.txt"):
        text = path.read_text(encoding="utf-8")
        assert not re.search("[\r\ufffd\ue000-\uf8ff?□]", text), path
        assert text.endswith("\n") and "\n\n" not in text, path

"""The language model: its numbers are probabilities, it reads its files back, it learns a document."""

import math
from array import array
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.language import Model, load, packed, words
from build_scripts.language.symbols import collapsed, symbols_of

# Sentences written for this test: they are in no list that the model was built from.
SENTENCE = "驻村第一书记带着村民在荒坡上装起了光伏板，易地扶贫搬迁户都有了分红。"

TEXT = st.text(
    st.sampled_from("的一是县村民，。、“”光伏扶贫搬迁党委书记连翘12aZ%\n?龘\U00020000é "),
    max_size=12,
)


@given(TEXT, st.characters())
@settings(max_examples=200, deadline=None)
def test_every_character_has_a_finite_probability(context: str, char: str) -> None:
    value = load().logp(context, char)
    assert -60 < value <= 0


@given(TEXT)
@settings(max_examples=100, deadline=None)
def test_the_score_is_the_sum_over_the_characters(text: str) -> None:
    model = load()
    parts = [model.logp(text[max(0, at - model.order) : at], c) for at, c in enumerate(text)]
    assert math.isclose(model.score(text), sum(parts), abs_tol=1e-9)


@given(TEXT)
@settings(max_examples=100, deadline=None)
def test_only_the_last_characters_of_the_context_count(context: str) -> None:
    model = load()
    assert model.logp("之前的话" + context, "村") == model.logp(
        ("之前的话" + context)[-model.order :], "村"
    )


@pytest.mark.parametrize("context", ["", "扶", "光", "第一", "党支部", "，", "二〇二〇年，"])
def test_the_probabilities_of_all_characters_sum_to_about_one(context: str) -> None:
    model = load()
    classes = {"0": "0123456789", "A": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    numbers = packed.read(Path(words.WORDS_FILE).parent / "characters.lm").numbers
    total = sum(
        math.exp(model.logp(context, char))
        for symbol in numbers
        for char in classes.get(symbol, symbol)
    )
    assert 0.9 < total < 1.1


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("光伏发电", "光优发电"),
        ("易地扶贫搬迁", "易地扶贫搬还"),
        ("建档立卡贫困户", "建档立下贫困户"),
        ("疫情防控", "疫情防腔"),
        ("驻村工作队", "驻村工作坠"),
        ("全面建成小康社会", "全面建成小唐社会"),
        ("种植连翘", "种植连翅"),
    ],
)
def test_words_of_the_last_years_are_known(right: str, wrong: str) -> None:
    model = load()
    for before, after in (("", ""), ("他说，", "，大家都很高兴。")):
        assert model.score(before + right + after) > model.score(before + wrong + after) + 2
        good, bad = (
            model.score_words(before + right + after),
            model.score_words(before + wrong + after),
        )
        assert good > bad + 2


def test_a_document_teaches_its_names() -> None:
    model = load()
    adapted = model.adapted("石槽峪村在山上。石槽峪村很小。去石槽峪的路\n")
    gain = adapted.logp("他住在石槽", "峪") - model.logp("他住在石槽", "峪")
    assert gain > 3
    assert adapted.logp("全县", "人") == model.logp("全县", "人")
    assert model.adapted("").score(SENTENCE) == model.score(SENTENCE)
    assert adapted.adapted("").score(SENTENCE) == model.score(SENTENCE)


def test_many_characters_asked_for_at_once_are_as_probable_as_one_by_one() -> None:
    """What the document never has behind a context is reckoned apart: it must come to the same."""
    adapted = load().adapted("石槽峪村在山上，石槽峪村很小。\n去石槽峪的路，2019年修好了")
    chars = ("峪", "村", "路", "的", "，", "5", "A", "上", "了", "鼐", "\ue000")
    for context in ("", "石槽", "去石槽", "很小。去", "2019", "年修好", "一个"):
        single = [adapted.logp(context, char) for char in chars]
        assert adapted.logps(context, chars) == pytest.approx(single)


def test_half_width_marks_and_other_digits_count_as_the_same() -> None:
    model = load()
    assert model.score("增收,致富") == model.score("增收，致富")
    assert model.logp("收入5000", "元") == model.logp("收入37", "元")
    assert model.logp("收入５０", "元") == model.logp("收入37", "元")


@given(st.text())
def test_symbols_stand_one_for_each_character(text: str) -> None:
    symbols = symbols_of(text)
    assert len(symbols) == len(text)
    assert symbols_of(symbols) == symbols
    assert collapsed(collapsed(symbols)) == collapsed(symbols)


@given(TEXT)
@settings(max_examples=100, deadline=None)
def test_every_text_has_a_finite_score_in_words(text: str) -> None:
    assert -1000 < load().score_words(text) <= 1e-6


def test_a_file_reads_back_what_was_written(tmp_path: Path) -> None:
    first = packed.Order(array("H", [0, 1]), b"\x10\x20", b"\x20\x21", array("I", [0, 2, 2]))
    last = packed.Order(array("H", [0, 1]), b"\x05\x06", b"", array("I"))
    path = tmp_path / "small.lm"
    packed.write(path, "村民", (first, last))
    once = path.read_bytes()
    packed.write(path, "村民", (first, last))
    assert path.read_bytes() == once
    trie = packed.read(path)
    assert trie.numbers == {"村": 0, "民": 1}
    assert trie.orders == (first, last)
    assert math.isclose(Model(trie).logp("村", "民"), -6 * packed.STEP)
    path.write_bytes(once[:-3])
    with pytest.raises(packed.DamagedModelFile):
        packed.read(path)
    path.write_bytes(b"something else altogether")
    with pytest.raises(packed.DamagedModelFile):
        packed.read(path)
    with pytest.raises(packed.DamagedModelFile):
        words.read(path)


def test_the_files_are_small() -> None:
    folder = words.WORDS_FILE.parent
    assert sum(path.stat().st_size for path in folder.glob("*.lm")) < 8_500_000

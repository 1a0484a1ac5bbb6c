"""What a mirror page tells of itself: its words, its marks, its characters, its map or maps."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from build_scripts.conversion import naive_traditional, undo_naive
from build_scripts.forward import Mark, Script, damage, full_width
from build_scripts.rules.mirror.alphabet import (
    known,
    simplified,
    written_simplified,
    written_traditional,
)
from build_scripts.rules.mirror.annotation import HAN, study
from build_scripts.rules.mirror.certify import Certifier
from build_scripts.rules.mirror.choices import choices_of
from build_scripts.rules.mirror.codes import UNKNOWN
from build_scripts.rules.mirror.pointing import pointed
from build_scripts.rules.mirror.runs import PROVED, Heard, Run, edit_of, unsure
from build_scripts.rules.mirror.scripts import undamaged
from build_scripts.text import Certainty
from tests.damage import make, random_table


@pytest.mark.parametrize("kind", ["mirror", "mirror-simplified", "mirror-shifted-first"])
def test_what_a_page_teaches_is_what_it_said(kind: str) -> None:
    """The stretches between an annotation that fits and the next `?` hold hardly any damage."""
    right = wrong = 0
    for seed in range(12):
        page = make(kind, seed)
        content = page.data.decode()
        truth = _han(page.truth)
        for stretch in undamaged(content, study(content)).split("\n"):
            said = _han(undo_naive(stretch))
            right += len(said) if said in truth else 0
            wrong += 0 if said in truth else len(said)
    assert right > 1_000
    assert wrong < 0.05 * (right + wrong)


def _han(text: str) -> str:
    return "".join(HAN.findall(text.replace("著", "着")))


def test_marks_that_nobody_sets_cost_more() -> None:
    def worth(quoted: str, before: str, char: str) -> float:
        return pointed(quoted, before, char)[1]

    assert worth("", "他说", "‘") < worth("“", "他说", "‘") < worth("", "他说", "“")
    assert worth("", "开出富。花", "。") < worth("", "开出富裕花", "。")
    assert worth("“", "说：“好", "。") == worth("", "他来了", "。") == 0
    assert worth("《", "看了。", "》") < worth("“", "看了。", "”")
    assert worth("", "记者问", "】") < worth("【", "问", "】") == 0


def test_characters_of_both_scripts_stay_what_they_are() -> None:
    """乾隆 stands so in simplified text, and a mirror leaves it so; 幹 is made from 干."""
    for char in "乾藉":
        assert written_traditional(char) and written_simplified(char)
        assert known(char) == simplified(char) == char
    assert not written_traditional("幹") and known("幹") == "干"
    assert known("著") == "着" and not written_simplified("開")


def test_a_page_of_two_mirrors_is_proved_by_two_maps() -> None:
    """Each site puts its byte in front of other marks: one map cannot explain the lines of both."""
    rng = Random("two maps")
    text = "群众说：“路修好了。”他说：“房盖好了。”大家说：“好日子来了。”"
    first = replace(random_table(rng, text), marks=(Mark("！"),))
    second = replace(first, marks=())
    lines = [(naive_traditional(text[at:] + text[:at]), first) for at in (0, 9, 17, 26)]
    lines += [(naive_traditional(text[at:] + text[:at]), second) for at in (3, 12, 20, 29)]
    pairs = [(line, damage(full_width(line), table)) for line, table in lines]
    content = "\n".join(shown for _, shown in pairs)
    certifier = Certifier(content, study(content), Script.TRADITIONAL, str)
    assert certifier.learn(pairs, []) == len(pairs)
    assert all(certifier.proves(line, shown) for line, shown in pairs)
    assert not certifier.proves(pairs[0][0].replace("路", "橋"), pairs[0][1])


def test_a_lost_byte_never_makes_a_figure() -> None:
    """Full-width digits share their second bytes with common characters: 使命 is no ９米."""
    choices = choices_of(written_traditional, known)
    for trail in range(0xB0, 0xBA):
        found = choices.completing(UNKNOWN, trail)
        assert found.chars
        assert not {"０", "１", "９", "Ａ"} & set(found.chars)
    assert "９" in choices.completing(0xA3, 0xB9).chars  # both bytes are known: it was one


def a_run(*readings: tuple[str, float], wide: bool = True) -> Run:
    """A run whose bytes leave a choice, with readings that both models hold for so likely."""
    texts = tuple(text for text, _ in readings)
    scores = tuple(Heard(score, score) for _, score in readings)
    return Run(0, 4, texts, scores, 0, (), True, len(texts[0]), "", wide)


def certainty(run: Run, chosen: int, rivals: list[int]) -> Certainty:
    found = edit_of(run, chosen, rivals, Script.TRADITIONAL, proved=True, line_proved=True)
    assert found.reason == PROVED
    return unsure(run, found).certainty


def test_a_reading_far_ahead_of_its_rivals_is_sure() -> None:
    assert certainty(a_run(("工作", -10.0), ("上作", -30.0)), 0, [1]) is Certainty.SURE
    assert certainty(a_run(("工作", -10.0), ("上作", -14.0)), 0, [1]) is Certainty.LIKELY


def test_no_number_is_sure_where_another_fits() -> None:
    assert (
        certainty(a_run(("近三分之一", -10.0), ("近十分之一", -30.0)), 0, [1]) is Certainty.DOUBTFUL
    )
    assert certainty(a_run(("一起来", -10.0), ("已起来", -30.0)), 0, [1]) is Certainty.SURE


def test_a_map_that_speaks_against_the_language_proves_nothing() -> None:
    """The certificate excludes what the language holds for far more likely: it was learned wrong."""
    assert certainty(a_run(("从凌晨", -10.0), ("带队凌晨", -18.0)), 1, []) is Certainty.LIKELY
    assert certainty(a_run(("从凌晨", -10.0), ("带队凌晨", -11.0)), 1, []) is Certainty.SURE


def test_a_reading_is_sure_only_where_rivals_were_looked_for() -> None:
    assert certainty(a_run(("工作", -10.0), wide=False), 0, []) is Certainty.LIKELY
    assert certainty(a_run(("工作", -10.0)), 0, []) is Certainty.SURE

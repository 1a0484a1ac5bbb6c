"""What a mirror page tells of itself: its words, its marks, its characters, its map or maps."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from build_scripts.conversion import naive_traditional, undo_naive
from build_scripts.forward import Decoder, Mark, Reading, Script, Table, damage, full_width
from build_scripts.language import load
from build_scripts.reading import reading_text
from build_scripts.restore import restore
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
from build_scripts.rules.mirror.paths import IN_STEP, Path
from build_scripts.rules.mirror.pointing import behind, ended, open_quotes, pointed
from build_scripts.rules.mirror.ranking import is_odd
from build_scripts.rules.mirror.runs import PROVED, Heard, Run, edit_of, parted, unsure
from build_scripts.rules.mirror.scripts import undamaged
from build_scripts.rules.mirror.slips import find
from build_scripts.text import Certainty, Edit
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
    said, named = open_quotes("他说：“好"), open_quotes("他的“铁")
    assert worth(named, "“铁。", "”") < 0 < worth(said, "“好。", "”")
    assert worth(named, "“铁牛", "”") == worth(said, "“好的", "”") == 0
    assert ended("。", open_quotes("他说：“好。")) == ended("。", "")
    for left in ("（原载某报。", "(原载某报。", "读《某书。", "他的“铁牛。"):
        assert ended("。", open_quotes(left)) < ended("。", "")
    assert worth("", "某报", "）") < worth(open_quotes("(原载某报"), "某报", "）") == 0


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


def test_what_left_no_trace_must_be_far_ahead() -> None:
    """With each lost pair a character goes, and the language likes what is shorter: 他栽植, 栽植."""
    run = a_run(("栽植", -10.0), ("以植", -16.5))
    assert certainty(run, 0, [1]) is Certainty.SURE
    assert certainty(run._replace(gone=1), 0, [1]) is Certainty.LIKELY
    far = a_run(("栽植", -10.0), ("以植", -17.5))
    assert certainty(far._replace(gone=1), 0, [1]) is Certainty.SURE
    assert certainty(far._replace(gone=2), 0, [1]) is Certainty.LIKELY


def test_beside_a_gap_a_reading_must_be_further_ahead() -> None:
    run = a_run(("大到暴雪□", -10.0), ("带暴雪□", -16.5))
    assert certainty(run, 0, [1]) is Certainty.LIKELY
    assert certainty(a_run(("大到暴雪□", -10.0), ("带暴雪□", -18.0)), 0, [1]) is Certainty.SURE
    assert certainty(a_run(("大□到暴雪", -10.0)), 0, []) is Certainty.DOUBTFUL


def test_an_odd_reading_is_never_sure() -> None:
    """An annotation that does not fit, a character that nobody writes: 帮薻 for 帮他办."""
    run = a_run(("帮薻", -10.0), ("帮草", -30.0))
    assert certainty(run._replace(odd=frozenset({0})), 0, [1]) is Certainty.LIKELY
    assert certainty(run._replace(odd=frozenset({1})), 0, [1]) is Certainty.SURE
    path = Path(0.0, IN_STEP, "", "", "帮薻", 0, 2)
    assert is_odd(path, load().knows)
    assert not is_odd(path._replace(text="“帮他办”，□—"), load().knows)
    assert is_odd(path._replace(text="帮他办", broken=True), load().knows)


def test_a_decoder_that_knows_more_characters_is_understood() -> None:
    """GB 18030 filled places that GBK leaves empty: 服務 cut apart shows ⻊ on such a page."""
    table = Table(
        (Reading("優", "yōu"), Reading("務", "wù"), Reading("長", "zhǎng")),
        decoder=Decoder(added=True),
    )
    lines = ["村長說：“我們為人民服務，村裡服務優先。”", "組長給優撫戶服務，縣長優先服務鄉鎮。"]
    shown = "\n".join(damage(line, table) for line in lines)
    assert "⻊?wù)" in shown
    text = reading_text(restore(shown.encode(), "page"))
    assert text.split() == [
        "村长说：“我们为人民服务，村里服务优先。”",
        "组长给优抚户服务，县长优先服务乡镇。",
    ]


def restored(lines: list[str], table: Table) -> str:
    shown = "\n".join(damage(line, table) for line in lines)
    return reading_text(restore(shown.encode(), "page"))


@pytest.mark.parametrize("script", [Script.SIMPLIFIED, Script.SHIFTED_FIRST])
def test_a_page_without_annotations_is_read_where_only_lost_bytes_leave_such_text(
    script: Script,
) -> None:
    table = Table((), marks=(Mark("！"),), script=script)
    lines = [
        "老人说：“以前想都不敢想。”村里的路修好了，水也通了，日子一天比一天好。",
        "“往后还要种更多的果树。”第一书记笑着说，合作社今年又多了几十户。",
        "今年合作社的苹果卖了三十万元，家家户户都分了红。",
    ]
    shown = "\n".join(damage(line, table) for line in lines)
    assert shown.count("?!") == 2
    assert not study(shown).annotated
    assert restored(lines, table).split() == lines


@pytest.mark.parametrize(
    "text",
    [
        "真的吗?!蔚州贡米名不虚传，大家都说好。",
        "他愣住了??怎么会?，娜姑镇白药卖完了。",
        "“这是什么?”“栽啥活啥?!滕世忠锁着眉头。”",
        "问:收入多少?,答:三千。网址是a?/p/1。",
    ],
)
def test_a_question_mark_before_rare_words_is_one(text: str) -> None:
    assert not [edit for edit in find(text) if edit.after != text[edit.start : edit.end]]


def test_wide_spaces_between_paragraphs_are_read_behind_a_lost_byte() -> None:
    """Two of them behind a full stop: the bytes of a paragraph's end, cut apart with it."""
    table = Table(
        (Reading("務", "wù"), Reading("長", "zhǎng")), marks=(Mark("！"),), decoder=Decoder()
    )
    lines = [
        "村長說，服務要到家。　　近年來，村中服務多了，組長也多了。",
        "縣長說，服務要到村。　　去年以來，縣上的服務站有了三十個。",
    ]
    assert restored(lines, table).split("\n") == [
        "村长说，服务要到家。",
        "近年来，村中服务多了，组长也多了。",
        "县长说，服务要到村。",
        "去年以来，县上的服务站有了三十个。",
        "",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A.酝酿（niàng） 抖擞（sǒu） 贮蓄（zhù）\nB.澄清（chéng） 棱镜（léng） 明净（jìng）\n",
        "小(xiǎo)河(hé)边(biān)有(yǒu)一(yī)头(tóu)牛(niú)，它(tā)在(zài)吃(chī)草(cǎo)。\n",
    ],
)
def test_the_readings_of_an_exam_and_of_a_primer_are_a_writers(text: str) -> None:
    assert not study(text).annotated
    assert "）" in reading_text(restore(text.encode(), "page"))


def test_a_gap_at_the_end_says_nothing_of_the_reading_before_it() -> None:
    """减少农村贫困人口□万人: the words are proved, and only the digit is lost."""
    content = "全年?tán)跎倥┐丝?万人"
    edit = Edit(2, 12, "减少农村人口□", Certainty.SURE, PROVED, ("减少农村人寇□",), 7.0)
    read, gap = parted(edit, content)
    assert (read.after, read.certainty, read.alternatives) == (
        "减少农村人口",
        Certainty.SURE,
        ("减少农村人寇",),
    )
    assert content[gap.start : gap.end] == "?"
    assert (gap.after, gap.certainty) == ("□", Certainty.DOUBTFUL)
    assert read.end == gap.start


@pytest.mark.parametrize(
    ("after", "others"), [("再建□条线", ()), ("再建□", ("再建条",)), ("再□建□", ()), ("□", ())]
)
def test_a_gap_that_is_itself_in_doubt_stays_with_its_reading(
    after: str, others: tuple[str, ...]
) -> None:
    edit = Edit(2, 8, after, Certainty.DOUBTFUL, PROVED, others)
    assert parted(edit, "全年?tán)跎?万人") == (edit,)


def test_marks_that_stay_open_are_judged_by_what_follows() -> None:
    """发放“产业扶贫信贷通 closes somewhere in its line, or nobody opened it."""
    opened, closed = open_quotes("发放“信贷通"), ""
    rest = list("居全市第一。")
    assert behind(opened, "信贷通。", rest, ends=True) < behind(closed, "贷通”，", rest, ends=True)
    assert behind(opened, "信贷通。", rest, ends=False) == 0.0
    quoted = list("居全市”第一。")
    assert behind(opened, "信贷通。", quoted, ends=True) > behind(
        closed, "贷通”，", quoted, ends=True
    )

"""Every rule heals what it says, spares what only looks damaged, and keeps the laws."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.records.rule import Rule
from build_scripts.rules import MIRROR_RULES, RULES
from build_scripts.text import Certainty, Source, Text
from tests.damage.articles import clean_articles
from tests.growth import STEEPEST, steepness

CODES = [rule.code for rule in RULES]
HAN = re.compile("[\u3400-\u9fff]")
each_rule = pytest.mark.parametrize("rule", RULES, ids=CODES)


def applied(rule: Rule, content: str) -> str:
    """The content after one rule; kept bytes pass as they are."""
    source = Source(content.encode("utf-8", "surrogateescape"), "utf-8", content)
    text = Text(source, content)
    after = text.apply(rule.code, rule.find(content))
    assert after.undo() == content
    return after.content


def cleaned(content: str) -> str:
    """The content after all rules, in their order."""
    text = Text.of(content.encode("utf-8"))
    for rule in RULES:
        text = text.apply(rule.code, rule.find(text.content))
    return text.content


def trusted(rule: Rule, content: str) -> list[str]:
    """What the rule would change in earnest."""
    return [
        f"{content[edit.start : edit.end]!r} -> {edit.after!r}"
        for edit in rule.find(content)
        if edit.certainty is not Certainty.DOUBTFUL and not edit.noted
    ]


def test_codes_are_permanent_and_each_stands_once() -> None:
    assert len(set(CODES)) == len(CODES)
    assert all(re.fullmatch(r"[A-Z]+-[1-9]", code) for code in CODES)
    assert CODES.index(MIRROR_RULES[0]) + len(MIRROR_RULES) - 1 == CODES.index(MIRROR_RULES[-1])


@each_rule
def test_rule_says_what_it_does_in_two_languages(rule: Rule) -> None:
    chinese, _, english = rule.says.partition(" / ")
    assert HAN.search(chinese) and re.match("[A-Z]", english)
    assert rule.heals and rule.spares


@each_rule
def test_rule_heals(rule: Rule) -> None:
    for case in rule.heals:
        assert applied(rule, case.before) == case.after


@each_rule
def test_rule_spares(rule: Rule) -> None:
    for content in rule.spares:
        assert not list(rule.find(content)), content


@each_rule
def test_rule_spares_the_examples_it_has_healed(rule: Rule) -> None:
    for case in rule.heals:
        assert not trusted(rule, case.after), case.after


@each_rule
def test_rewriting_does_what_the_edits_do(rule: Rule) -> None:
    if rule.rewrite is not None:
        for case in rule.heals:
            assert rule.rewrite(case.before) == case.after
        for content in rule.spares:
            assert rule.rewrite(content) == content


@pytest.mark.parametrize("article", clean_articles(), ids=lambda article: article.name)
def test_clean_text_comes_back_unchanged(article) -> None:  # type: ignore[no-untyped-def]
    for rule in RULES:
        assert not trusted(rule, article.plain), rule.code
    assert cleaned(article.plain) == article.plain


# Texts that once were, or might be, taken for damage: they come back as they are.
LEGITIMATE = (
    "乡镇（街道）、歌厅（KTV）、每片5mg（毫克）。",
    'The quick brown fox, said he, "jumps" (twice)!\nAn English page: yes; really?',
    "会议于2021-05-20 09:07:20召开，比分3:2，网址http://a.example/x?y=1,2。",
    "岢岚（kě lán）县在山西。他读作仇（qiú）。",
    "床前明月光，疑是地上霜。\n举头望明月，低头思故乡。",
    "项目\t户数\t金额\n甲村\t12\t3,400.5\n乙村\t7\t1,200",
    "A=1, B=2; C:3",
    "著名作家的论著在乾县出版。",
    "# 标题\n-----\n***\n| 表 | 格 |",
    "",
    "\n\n",
)


@pytest.mark.parametrize("content", LEGITIMATE)
def test_legitimate_text_stays(content: str) -> None:
    assert cleaned(content) == content


HEALED = (
    (
        "2020年,我市(含县)增长35%,位列第一;好吗?好!",
        "2020年，我市（含县）增长35%，位列第一；好吗？好！",
    ),
    ('他说:"好(真好)!"又说:"行..."', "他说：“好（真好）！”又说：“行……”"),
    ("　　来源:新华网\u00a0记者 周某 \n", "来源：新华网 记者 周某\n"),
    ("增长１２．５％,达３,０００元", "增长12.5%，达3,000元"),
    (
        "建设华为(太原)学院,引进AI,VR技术,参加GDP(PPP)统计",
        "建设华为（太原）学院，引进AI，VR技术，参加GDP（PPP）统计",
    ),
    ('他说:"第一句。\n第二句。"完', "他说：“第一句。\n第二句。”完"),
    ('他问:"How are you, sir?"便走', "他问：“How are you, sir?”便走"),
    ("１、扶贫；２．扶志", "1、扶贫；2.扶志"),
    ("QQ:123,电话:(0351)123;A&amp;B公司", "QQ：123，电话：（0351）123；A&B公司"),
    ("培训 and 培养\u200b人才", "培训和培养人才"),
    ("通过了《建议》.", "通过了《建议》。"),
    ("<p>群&nbsp;众说</p><p>好，&nbsp;真好</p>", "\n群众说\n\n好，真好\n"),
)


@pytest.mark.parametrize(("before", "after"), HEALED)
def test_rules_together_heal(before: str, after: str) -> None:
    assert cleaned(before) == after
    assert cleaned(after) == after


PIECES = st.sampled_from(
    [
        *"，。、；：！？（）“”‘’《》,.;:!?()\"'<>&*-—…□\n\t ",
        *"\u3000\u00a0\ufeff\u200b\u200d\ue123\ufffd\r\x00\x85",
        "脱贫", "攻坚", "著", "二〇二一年", "堅", "戰", "(jiān)", "(zhàn)", "(jiān) ", "１２", "．", "％",
        "12", "3.5", "09:07", "1,000", "KTV", "and", " and ", "How are", "http://a.b/", "a@b.cn",
        "<p>", "</p>", "<br>", "<script>", "</script>", "<!--", "-->", "&nbsp;", "&amp;", "&#x4e2d;",
        ",，", ",。", "...", "--", "***", "?/p>", "😀",
    ]
)  # fmt: skip
contents = st.lists(PIECES, max_size=40).map("".join)


@given(contents)
def test_every_rule_keeps_the_laws_of_the_text(content: str) -> None:
    """Edits do not overlap, stay inside, and can be undone."""
    text = Text.of(content.encode("utf-8"))
    for rule in RULES:
        text = text.apply(rule.code, rule.find(text.content))
    assert text.undo() == text.source.content


@given(st.binary(max_size=200))
def test_no_bytes_make_a_rule_fail(data: bytes) -> None:
    text = Text.of(data)
    for rule in RULES:
        text = text.apply(rule.code, rule.find(text.content))
    assert text.undo() == text.source.content


@given(
    st.lists(
        st.sampled_from(
            [
                *"，。、：（）“”‘’《》—…,.;:!?()\"'\n \u3000\u00a0\u200b\ue123＊*-",
                *("脱贫", "攻坚", "著", "一", "12", "3.5", "１２", "．", "％", "：", "Ａ", "1,000"),
                *("KTV", "09:07", "How are", " and ", "...", "--", "***", ",，", ",。", "&nbsp;"),
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_second_run_of_all_rules_is_silent(content: str) -> None:
    """On what prose is made of; hostile markup may need two runs."""
    once = cleaned(content)
    text = Text.of(once.encode("utf-8"))
    for rule in RULES:
        assert not trusted(rule, text.content), (rule.code, once)
        text = text.apply(rule.code, rule.find(text.content))


HOSTILE = (
    "(", ")", "<", ">", "&", ",", "，", "?", ".", "-", "*", '"', "'", " ", "\n", "\r", "\u200b", "\ue123",
    "a", "a ", "a,", "a:", "a@", "1,", "１，", "１．", "中(", "(a)", "中,", "&amp;", "&#", "<p", "<p ", "<p>",
    "<!--", "<script>", "“", "中\"", "中'", "中 and ", "堅(jiān)", "?/p>", "[", "。)", "\u3000", "中.", "  \t",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    """No pattern backtracks: whatever is repeated, four times as much costs about four times."""
    content = (piece * (100_000 // len(piece) + 1))[:100_000]

    def search(rule: Rule, length: int) -> None:
        for _ in rule.find(content[:length]):
            pass

    for rule in RULES:
        if rule.code == MIRROR_RULES[0]:
            continue  # the search has a time limit of its own
        assert steepness(partial(search, rule), 25_000, 100_000) < STEEPEST, rule.code


def test_sources_lose_no_line() -> None:
    """On the five sources: rules never join lines, and never move text."""
    for path in sorted((Path(__file__).resolve().parent.parent / "seeds").glob("*.txt")):
        text = Text.of(path.read_bytes())
        for rule in RULES:
            text = text.apply(rule.code, rule.find(text.content))
        assert text.content.count("\n") == text.source.content.count("\n")
        assert text.undo() == text.source.content

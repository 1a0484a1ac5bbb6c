"""Which line carries on which: pages that were cut off, paragraphs without a full stop, short lines."""

from __future__ import annotations

from random import Random

import pytest

from build_scripts.assemble import shapes
from build_scripts.assemble.draft import draft
from build_scripts.assemble.lines import split_lines
from build_scripts.assemble.strays import has_strayed
from build_scripts.reading import reading_text
from build_scripts.restore import restore
from tests.damage.articles import Article, clean_articles, other_articles
from tests.damage.epaper import carried_tail_page
from tests.test_assemble import AT, FIRST, QUOTED, SECOND, THIRD, read, unmarked

CUT_OFF = [each for each in (*clean_articles(), *other_articles()) if len(each.lines) > 3]
CUTS = [
    (article, last, share)
    for article in CUT_OFF
    for last in range(2, len(article.lines))
    for share in (0.35, 0.6, 0.85)
]


def test_where_an_article_is_cut_off_hardly_any_line_moves_or_joins_another() -> None:
    """Of all places where an article may be cut off, at most one in a hundred."""
    kept = [is_kept(article, last, share) for article, last, share in CUTS]
    assert kept.count(False) <= 0.01 * len(kept)


def is_kept(article: Article, last: int, share: float) -> bool:
    """True if the article comes back line by line when it is cut off inside its line ``last``."""
    end = article.lines[last].text[: max(2, int(share * len(article.lines[last].text)))]
    content = "\n".join([*(line.text for line in article.lines[:last]), end])
    paragraphs = [each for one in draft(content).articles for each in one]
    places = [piece for each in paragraphs for piece in each.pieces]
    joined = any(len(each.pieces) > 1 and not each.glue for each in paragraphs)
    return places == sorted(places) and not joined


def test_the_last_words_of_a_page_that_was_cut_off_carry_on_the_line_above() -> None:
    comma = THIRD.index("，") + 1
    cut_off = THIRD[comma : comma + 9]
    assert read("\n\n".join(["乡村新貌", FIRST, SECOND, THIRD[:comma] * 3, cut_off])) == [
        "# 乡村新貌",
        FIRST,
        SECOND,
        THIRD[:comma] * 3 + cut_off,
    ]


DOCTORS = "三年来，从城里来的这支医疗队前后派出五十批次、涵盖二十个科室的专家，"
CLAUSE = "让缺医少药的山区县，慢慢有了“一所过得硬的县级医院”"


def test_a_line_that_ends_in_a_comma_goes_on_in_the_next_clause_and_skips_none() -> None:
    below = "翻开县医院的台账，“看得见的变化”就写在数字里："
    page = ["山里的医院", FIRST, DOCTORS, CLAUSE, "  " + below, SECOND]
    wanted = ["# 山里的医院", FIRST, DOCTORS + CLAUSE, below, SECOND]
    assert read("\n\n".join(page)) == wanted
    captioned = ["山里的医院", FIRST, DOCTORS, "医生正在查房", CLAUSE + "。", SECOND]
    assert read("\n\n".join(captioned))[2:4] == [DOCTORS + CLAUSE + "。", "[图] 医生正在查房"]


WHOLE = {
    "a link behind the last sentence": FIRST + "全县新闻联播文字版>>>",
    "who took the picture, and for whom": "合作社的分拣线上，社员正在给苹果装箱。高小满摄 山城晚报发",
    "where it is from": FIRST + "来源：山城在线",
    "names behind a square": FIRST + "■石小满 雷春生",
    "a code": "【关键词】山区 产业 冷库 【分类号】C912 【标识码】A",
    "words in quotes": "“守山人”的承诺——“我们少回几趟家，换来的是满山的绿色和乡亲们的笑脸”",
}


@pytest.mark.parametrize("line", WHOLE.values(), ids=WHOLE)
def test_a_line_that_is_whole_without_a_full_stop_is_not_carried_on(line: str) -> None:
    page = ["乡村新貌", SECOND, line, THIRD, FIRST + SECOND]
    assert unmarked(read("\n".join(page))) == page
    assert unmarked(read("\n\n  ".join(page))) == page


@pytest.mark.parametrize(
    ("between", "at_most"), [("\n", 0.2), ("\n\n", 0.2), ("\n\u3000\u3000", 0.02)]
)
def test_where_a_full_stop_was_forgotten_few_paragraphs_are_joined(
    between: str, at_most: float
) -> None:
    joined = forgotten = 0
    for article in clean_articles():
        texts = [line.text for line in article.lines]
        for at in range(1, len(texts) - 1):
            if texts[at][-1] in "。！？":
                page = [*texts[:at], texts[at][:-1], *texts[at + 1 :]]
                joined += unmarked(read(between.join(page))) != page
                forgotten += 1
    assert joined <= at_most * forgotten


DOUBTFUL = (
    "低保户王桂枝养了两年病，地也荒了。如今，她在村口的党参",
    "基地打工，一天能挣八十块钱，药费和孙子的学费都有了着落，脸上的笑也多了起来。",
)


def test_a_page_with_broken_lines_beyond_doubt_has_more_of_them() -> None:
    alone = ["乡村新貌", FIRST, *DOUBTFUL, THIRD]
    assert unmarked(read("\n".join(alone))) == alone
    broken = ["乡村新貌", FIRST, *DOUBTFUL, QUOTED[:AT], QUOTED[AT:], THIRD]
    assert unmarked(read("\n".join(broken))) == [
        "乡村新貌",
        FIRST,
        "".join(DOUBTFUL),
        QUOTED,
        THIRD,
    ]


def test_an_apostrophe_closes_no_quotation() -> None:
    assert shapes.brackets("The county’s “Orchard Book” is out.") == ("", "")
    assert shapes.brackets("贵’的东西") == ("", "’")
    lines = split_lines("\n".join([SECOND, "They’re here.", QUOTED[AT:], THIRD, QUOTED[:AT]]))
    assert [has_strayed(lines, 4, at) for at in range(4)] == [False, False, True, False]


@pytest.mark.parametrize(
    "field", ["来源：山城在线，转自县里的公众号。", "文章编号：1001-2003（2020）04-0005-06"]
)
def test_no_line_is_carried_on_where_the_name_of_a_field_stands(field: str) -> None:
    page = ["乡村新貌", SECOND, FIRST + "关键的词是山区产业和冷库，第二个词是", field, THIRD]
    assert unmarked(read("\n".join(page))) == page


def test_most_tails_that_strayed_go_back_to_the_line_that_breaks_off() -> None:
    """Of articles that nothing was fitted on, at least seven of ten."""
    pages = [carried_tail_page(Random(each.name), each) for each in other_articles()]
    printed = (reading_text(restore(page.data, "x")) for page in pages)
    right = [
        words_of(text) == words_of(page.truth) for text, page in zip(printed, pages, strict=True)
    ]
    assert sum(right) >= 0.7 * len(right)


def words_of(text: str) -> list[str]:
    """The lines without the marks of their roles."""
    return [line.removeprefix("# ").removeprefix("[图] ") for line in text.splitlines()]

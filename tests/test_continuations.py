"""Which line carries on which: pages that were cut off, paragraphs without a full stop, short lines."""

from __future__ import annotations

import pytest

from build_scripts.assemble.draft import draft
from tests.damage.articles import Article, clean_articles, other_articles
from tests.test_assemble import FIRST, SECOND, THIRD, read

CUT_OFF = [each for each in (*clean_articles(), *other_articles()) if len(each.lines) > 3]


@pytest.mark.parametrize("article", CUT_OFF, ids=lambda article: article.name)
def test_where_an_article_is_cut_off_no_line_moves_or_joins_another(article: Article) -> None:
    for last in range(2, len(article.lines)):
        for share in (0.35, 0.6, 0.85):
            kept = article.lines[last].text[: max(2, int(share * len(article.lines[last].text)))]
            content = "\n".join([*(line.text for line in article.lines[:last]), kept])
            paragraphs = [each for one in draft(content).articles for each in one]
            assert not any(len(each.pieces) > 1 and not each.glue for each in paragraphs)
            places = [piece for each in paragraphs for piece in each.pieces]
            assert places == sorted(places)


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

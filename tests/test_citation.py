"""Citations: what is known is said, what is inferred stands in brackets, nothing is made up."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.citation import Reference, bibtex, csl_json, online, printed, reference, ris
from build_scripts.citation.reference import authors
from build_scripts.records.book import BookChapter
from build_scripts.records.restoration import Paragraph, Role
from build_scripts.records.sidecar import Basis, Stated
from tests.made_book import hostile, mirror

ADDRESS = "https://example.org/book/chapters/first/"


def made(publisher: Stated, date: Stated) -> Reference:
    return Reference(
        key="first",
        title="题目",
        subtitle="",
        supplied=False,
        authors=("甲某某", "乙某"),
        publisher=publisher,
        date=date,
        newspaper=True,
        edition="某书",
        address=ADDRESS,
    )


STATED = made(Stated("某报", Basis.STATED), Stated("2021-05-20", Basis.STATED))


def test_a_newspaper_piece_as_the_standard_has_it() -> None:
    assert printed(STATED) == "甲某某，乙某. 题目[N]. 某报，2021-05-20."
    assert (
        online(STATED) == f"甲某某，乙某. 题目[N/OL]. 某报，2021-05-20. 某书（整理本）. {ADDRESS}."
    )


def test_a_place_carries_its_locator_and_its_link() -> None:
    cited = online(STATED.at("001-120"))
    assert "，2021-05-20：段001-120. " in cited
    assert cited.endswith(f"{ADDRESS}#001-120.")
    figure = STATED.on("https://example.org/book/figures/first/", "figure-001-9", "数据")
    assert online(figure).endswith("https://example.org/book/figures/first/#figure-001-9.")
    assert "：数据figure-001-9" in online(figure)


@pytest.mark.parametrize(
    ("date", "says"),
    [
        (Stated("2021", Basis.INFERRED), "[2021]"),
        (Stated("2021-05-20/2021-06-30", Basis.INFERRED), "[2021-05-20—2021-06-30]"),
        (Stated("../2021-06", Basis.INFERRED), "[不晚于2021-06]"),
        (Stated("2020-11/..", Basis.STATED), "[不早于2020-11]"),
        (Stated("", Basis.INFERRED), "[日期不详]"),
    ],
)
def test_what_is_inferred_stands_in_brackets(date: Stated, says: str) -> None:
    assert printed(made(Stated("", Basis.INFERRED), date)).endswith(f"[N]. [刊载者不详]，{says}.")
    assert f"[某报]，{says}." in printed(made(Stated("某报", Basis.INFERRED), date))


def test_four_authors_are_three_and_others() -> None:
    assert printed(replace(STATED, authors=("甲", "乙", "丙", "丁"))).startswith("甲，乙，丙，等. ")


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("本报记者 甲某 通讯员 乙某某", ("甲某", "乙某某")),
        ("记者甲某某", ("甲某某",)),
        ("特约记者：甲某、乙某", ("甲某", "乙某")),
        ("本报评论部供稿人名单见后页", ()),
        ("A. Writer", ()),
    ],
)
def test_a_byline_gives_names_or_none(byline: str, names: tuple[str, ...]) -> None:
    assert authors(with_byline(byline)) == names


def with_byline(text: str) -> BookChapter:
    chapter = mirror().chapters[0]
    line = Paragraph("made-99", Role.BYLINE, text, (), (), 1)
    return replace(chapter, article=replace(chapter.article, paragraphs=(line,)))


def test_programs_read_what_was_written() -> None:
    (item,) = json.loads(csl_json(STATED.at("001-120")))
    assert item["title"] == "题目" and item["issued"] == {"date-parts": [[2021, 5, 20]]}
    assert item["author"] == [{"literal": "甲某某"}, {"literal": "乙某"}]
    assert item["URL"].endswith("#001-120") and item["note"] == "段001-120"
    lines = ris(STATED).split("\r\n")
    assert lines[0] == "TY  - NEWS" and lines[-2:] == ["ER  - ", ""]
    assert {"AU  - 甲某某", "DA  - 2021/05/20/", f"UR  - {ADDRESS}"} <= set(lines)
    assert "date = {2021-05-20}" in bibtex(STATED)
    (vague,) = json.loads(csl_json(made(STATED.publisher, Stated("2021", Basis.INFERRED))))
    assert vague["issued"] == {"date-parts": [[2021]], "circa": True}
    assert (
        "date"
        not in bibtex(made(STATED.publisher, Stated("2021", Basis.INFERRED))).split("note")[0]
    )


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_title_keeps_the_forms_whole(title: str) -> None:
    cited = replace(STATED, title=title)
    (item,) = json.loads(csl_json(cited))
    assert item["title"] == title
    entry = bibtex(cited)
    unescaped = re.sub(r"\\[{}]", "", entry)
    assert unescaped.count("{") == unescaped.count("}")
    assert all(re.match(r"[A-Z0-9]{2}  - ", line) for line in ris(cited).split("\r\n") if line)


def test_a_hostile_chapter_is_cited_as_data() -> None:
    cited = reference(hostile().chapters[0], "某书", ADDRESS)
    assert cited.authors == ()
    assert "<script>" in printed(cited)
    assert json.loads(csl_json(cited))[0]["title"].startswith("<script>")

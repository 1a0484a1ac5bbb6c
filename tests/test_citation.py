"""Citations: what is known is said, what is inferred stands in brackets, nothing is made up."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.chapters.citing import CITED_HERE, entries_block, table_block
from build_scripts.citation import (
    Imprint,
    Reference,
    Work,
    bibtex,
    csl_json,
    online,
    printed,
    reference,
    ris,
)
from build_scripts.citation.reference import authors
from build_scripts.commands.edition import book_of
from build_scripts.lexicon import entries_of, glossary_pages
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.restoration import Paragraph, Role
from build_scripts.records.sidecar import Basis, Stated
from build_scripts.tables import figure_pages, tables_of
from tests.made_book import hostile, mirror

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
ADDRESS = "https://example.org/book/chapters/first/"


@cache
def whole() -> Book:
    return book_of(SEEDS)


def made(publisher: Stated, date: Stated) -> Reference:
    return Reference(
        key="first",
        title="题目",
        subtitle="",
        supplied=False,
        authors=("甲某某", "乙某"),
        publisher=publisher,
        date=date,
        work=Work.NEWSPAPER,
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


IMPRINT = Imprint("某书", "0.1", "2026-11-22")
TABLE = IMPRINT.part(
    Work.TABLE, "figures-first", "数据：题目", "https://example.org/book/figures/first/"
)
TERMS = IMPRINT.part(Work.ENTRY, "glossary-t", "术语：T", "https://example.org/book/glossary/t/")


def test_a_table_is_a_data_set_of_this_edition() -> None:
    assert online(TABLE) == (
        "数据：题目[DS/OL]. 0.1版. 某书（2026-11-22）[引用日期]. https://example.org/book/figures/first/."
    )
    (item,) = json.loads(csl_json(TABLE))
    assert item["type"] == "dataset" and item["version"] == "0.1"
    assert item["container-title"] == "某书" and item["issued"] == {"date-parts": [[2026, 11, 22]]}
    assert "medium" not in item and "source" not in item
    assert {"TY  - DATA", "ET  - 0.1", "T2  - 某书"} <= set(ris(TABLE).split("\r\n"))
    assert bibtex(TABLE).startswith("@misc{figures-first,")
    assert bibtex(TABLE).count("howpublished") == 1


def test_an_entry_stands_in_this_edition() -> None:
    term = replace(TERMS, title="某条").at("mou-tiao", "术语")
    assert online(term) == (
        "某条[M/OL]//某书. 0.1版. 2026：术语mou-tiao. https://example.org/book/glossary/t/#mou-tiao."
    )
    (item,) = json.loads(csl_json(term))
    assert item["type"] == "entry-dictionary" and item["edition"] == "0.1"
    assert "booktitle = {某书}" in bibtex(term) and "@incollection{" in bibtex(term)
    assert "TY  - DICT" in ris(term)


def test_what_an_edition_does_not_say_is_left_out() -> None:
    bare = Imprint("某书", "", "").part(Work.TABLE, "a", "数据", ADDRESS)
    assert online(bare) == f"数据[DS/OL]. 某书[引用日期]. {ADDRESS}."
    assert "issued" not in json.loads(csl_json(bare))[0]
    assert online(replace(bare, work=Work.ENTRY)) == f"数据[M/OL]//某书. {ADDRESS}."


def test_the_block_of_a_page_is_one_block_and_names_its_pieces() -> None:
    told = table_block(TABLE, [STATED])
    assert "\n" not in told and told.startswith("<details") and told.endswith("</details>")
    assert '<li data-of="first">甲某某，乙某. 题目[N/OL]. 某报，2021-05-20</li>' in told
    assert told.count('<pre class="form"') == 4 and told.count("download>") == 3
    assert 'data-in="某书（整理本）"' in told and f'data-page="{TABLE.address}"' in told
    assert 'data-rest="[M/OL]//某书. 0.1版. 2026"' in entries_block(TERMS, "术语")
    assert "data-page" not in table_block(replace(TABLE, address="figures/first/"), [STATED])


def test_every_table_and_every_list_of_entries_has_a_place_for_its_citation() -> None:
    book = whole()
    made = figure_pages(book) | glossary_pages(book)
    held = {path for path, page in made.items() if page.count(CITED_HERE) == 1}
    assert held == {t.path for t in tables_of(book)} | {e.path for e in entries_of(book)}
    assert not any(page.count(CITED_HERE) > 1 for page in made.values())
    for path, page in made.items():
        rows = [row for row in re.findall("<tr.*?</tr>", page) if 'data-label="出处"' in row]
        assert all(row.count('class="cites"') == 1 for row in rows), path
    for chapter in book.chapters:
        page = made[f"figures/{chapter.decision.slug}.md"]
        assert all(page.count(f'href="#{o.id}"') == o.is_figure for o in chapter.observations)
    letters = "".join(page for path, page in made.items() if path.startswith("glossary/"))
    glossary = book.glossary
    ids = [term.id for term in glossary.terms] + [place.id for place in glossary.places]
    for name in (*ids, *(work.id for work in glossary.works)):
        assert letters.count(f'class="cites" href="#{name}"') == 1


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

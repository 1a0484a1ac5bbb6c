"""The glossary: complete, linked both ways, the longest match, nothing inside another word."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.chapters.spelling import initial
from build_scripts.commands.edition import book_of
from build_scripts.glossary import remarks
from build_scripts.glossary.matching import Forms, unquoted
from build_scripts.lexicon import glossary_pages
from build_scripts.records.book import Book, Target
from build_scripts.records.faults import InputFault
from build_scripts.seeds.names import places, works
from build_scripts.seeds.terms import SCHEMA, terms

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"


@cache
def book() -> Book:
    return book_of(SEEDS)


def found(text: str, *forms: str, spares: dict[str, list[str]] | None = None) -> list[str]:
    """``form@start`` of each linked match, ``(form@start)`` of those inside a longer one."""
    matches = Forms({form: form for form in forms}, spares or {}).found(text)
    return [f"({m.entry}@{m.at.start})" if m.inside else f"{m.entry}@{m.at.start}" for m in matches]


def test_the_longest_form_takes_the_link() -> None:
    text = "稳定实现两不愁三保障"
    assert found(text, "两不愁", "两不愁三保障") == ["两不愁三保障@4", "(两不愁@4)"]
    assert found("脱贫攻坚战", "脱贫攻坚", "脱贫攻坚战", "脱贫") == [
        "脱贫攻坚战@0",
        "(脱贫攻坚@0)",
        "(脱贫@0)",
    ]


def test_forms_that_cut_each_other_do_not_both_link() -> None:
    assert found("深度贫困县", "深度贫困", "贫困县") == ["深度贫困@0", "(贫困县@2)"]
    assert found("边缘易致贫困户", "边缘易致贫", "贫困户") == ["边缘易致贫@0", "(贫困户@4)"]


def test_quotation_marks_inside_a_form_do_not_hinder() -> None:
    [match] = Forms({"三零村": "x"}, {}).found("创建“三零”村活动")
    assert (match.at.start, match.at.end) == (3, 7)
    [match] = Forms({"双签约": "x"}, {}).found("落实“双签约”服务")
    assert (match.at.start, match.at.end) == (3, 6)


def test_spared_words_are_not_the_term() -> None:
    spares = {"大帮扶": ["加大帮扶"]}
    assert found("加大帮扶力度，大帮扶格局", "大帮扶", spares=spares) == ["大帮扶@7"]


WORDS = st.lists(st.sampled_from("两不愁三保障贫困“”县户"), max_size=24).map("".join)
FORMS = st.lists(st.text("两不愁三保障贫困县户", min_size=1, max_size=5), min_size=1, max_size=8)


@given(WORDS, FORMS)
def test_links_never_overlap_and_every_occurrence_is_told(text: str, forms: list[str]) -> None:
    matches = Forms({form: form for form in forms}, {}).found(text)
    linked = sorted(match.at for match in matches if not match.inside)
    assert all(left.end <= right.start for left, right in itertools.pairwise(linked))
    for match in matches:
        assert unquoted(text[slice(*match.at)]) == match.entry
        assert text[match.at.start] not in "“”"
    bare = unquoted(text)
    told = Counter(match.entry for match in matches)
    for form in set(forms):
        assert told[form] == sum(bare.startswith(form, at) for at in range(len(bare)))
        longer = [other for other in set(forms) if form in other and form != other]
        if not longer and bare == form:
            assert linked


def test_terms_of_the_edition_stand_where_a_plain_search_finds_them() -> None:
    """Counts include the forms inside longer terms; forms of one term inside each other are one."""
    glossary = book().glossary
    told = Counter(each.entry for each in glossary.term_occurrences)
    text = [unquoted(p.text) for c in book().chapters for p in c.article.paragraphs]
    for term in glossary.terms:
        if term.spares:
            continue
        pattern = "|".join(
            sorted((re.escape(unquoted(f)) for f in term.forms), key=len, reverse=True)
        )
        assert told[term.id] >= sum(len(re.findall(pattern, each)) for each in text), term.id


def test_annotations_never_overlap() -> None:
    for chapter in book().chapters:
        by_paragraph: dict[str, list[tuple[int, int]]] = {}
        for each in chapter.annotations:
            by_paragraph.setdefault(each.paragraph, []).append(each.at)
        for spans in by_paragraph.values():
            spans.sort()
            assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))


def test_each_linked_use_leads_to_its_entry_and_each_entry_back() -> None:
    pages = glossary_pages(book())
    headings = {
        name: path
        for path, page in pages.items()
        for name in re.findall(r"\{: #([a-z0-9-]+) \}", page)
    }
    ids = {term.id: term for term in book().glossary.terms}
    for chapter in book().chapters:
        text = (ROOT / f"docs/chapters/{chapter.decision.slug}.md").read_text(encoding="utf-8")
        links = re.findall(
            r'<a class="term[^"]*" href="\.\./\.\./glossary/([a-z0])/#([a-z0-9-]+)"', text
        )
        annotated = [each.id for each in chapter.annotations if each.target is Target.TERM]
        assert Counter(name for _, name in links) == Counter(annotated)
        for letter, name in links:
            assert headings[name] == f"glossary/{letter}.md"
            assert letter == initial(ids[name])
            assert f"../../chapters/{chapter.decision.slug}/#" in pages[f"glossary/{letter}.md"]


def test_every_term_has_its_entry_and_every_occurrence_its_line() -> None:
    pages = glossary_pages(book())
    letters = "".join(page for path, page in pages.items() if re.fullmatch(r"glossary/.\.md", path))
    assert letters.count('<li><a href="../../chapters/') >= len(book().glossary.term_occurrences)
    for term in book().glossary.terms:
        assert letters.count(f"{{: #{term.id} }}") == 1


def test_an_editor_is_told_of_nothing_that_is_wrong() -> None:
    codes = Counter(each.code for each in remarks(book().glossary, book().chapters))
    assert codes["TERM-ABSENT"] == 0
    assert codes["WORK-PROPOSED"] == 0


def test_what_the_lint_proposes() -> None:
    from dataclasses import replace

    bare = replace(book().glossary, terms=(), works=())
    codes = Counter(each.code for each in remarks(bare, book().chapters))
    assert codes["TERM-PROPOSED"] > 0
    assert codes["WORK-PROPOSED"] == len(book().glossary.works)
    gone = replace(book().glossary, term_occurrences=())
    without = [term for term in book().glossary.terms if not term.narrower]
    told = [each for each in remarks(gone, book().chapters) if each.code == "TERM-ABSENT"]
    assert len(told) == len(without)


TERM = """terms:
- id: shuang-qian-yue
  headword: 双签约
  pinyin: shuāng qiān yuē
  traditional: 雙簽約
  english: {text: two contracts, certainty: own}
  definition: 医生与干部分别同患者签约。
  theme: 健康
  certainty: sure
  source: 本书
"""
SLIPS = {
    "no source": (TERM.replace("  source: 本书\n", ""), "SEED-MISSING", 2),
    "no certainty": (TERM.replace("  certainty: sure\n", ""), "SEED-MISSING", 2),
    "a field misspelt": (TERM.replace("theme", "them"), "SEED-FIELD", 8),
    "an id with capitals": (TERM.replace("shuang-", "Shuang-"), "SEED-VALUE", 2),
    "twice": (TERM + TERM.removeprefix("terms:\n"), "SEED-TERM", 11),
    "leads nowhere": (TERM + "  related: [wu-bao]\n", "SEED-TERM", 2),
    "to itself": (TERM + "  broader: [shuang-qian-yue]\n", "SEED-TERM", 2),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_among_the_terms_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    content, code, line = SLIPS[name]
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary/01.yml").write_text(content, encoding="utf-8")
    with pytest.raises(InputFault) as stop:
        terms(tmp_path)
    assert (stop.value.faults[0].code, stop.value.faults[0].line) == (code, line)


def test_the_terms_have_their_shape() -> None:
    assert SCHEMA.exists()
    assert len(terms(SEEDS)) > 300
    assert places(SEEDS)
    assert works(SEEDS)


@pytest.mark.parametrize(
    ("reader", "file", "row"),
    [
        (
            places,
            "places.csv",
            "id,forms,spares,code,full_path,level,certainty,note\nx,甲,,14,甲,county,sure,\n",
        ),
        (
            places,
            "places.csv",
            "id,forms,spares,code,full_path,level,certainty,note\nx,甲,,,甲,hamlet,sure,\n",
        ),
        (
            works,
            "works.csv",
            "id,printed,official,issuer,year,kind,certainty,note\nx,甲,,,,,certain,\n",
        ),
        (works, "works.csv", "id,printed,official,issuer,year,kind,certainty,note\nx,甲\n"),
        (works, "works.csv", "printed\n"),
    ],
)
def test_a_slip_in_a_table_of_names_is_told(
    reader: object, file: str, row: str, tmp_path: Path
) -> None:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / file).write_text(row, encoding="utf-8")
    assert callable(reader)
    with pytest.raises(InputFault) as stop:
        reader(tmp_path)
    assert stop.value.faults[0].code == "SEED-NAME"

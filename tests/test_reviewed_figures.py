"""The reviewed tables of figures: complete, fitting, and linked both ways."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from build_scripts.commands.edition import book_of
from build_scripts.figures.reviewed import observations, proposed
from build_scripts.reading import reading_text
from build_scripts.reading.spots import Spots
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.faults import InputFault
from build_scripts.records.figures import Kind
from build_scripts.seeds.figures import COLUMNS, as_table, figure_decisions
from build_scripts.tables import figure_pages
from build_scripts.text import Span

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"


@cache
def book() -> Book:
    return book_of(SEEDS)


def chapters() -> list[BookChapter]:
    return list(book().chapters)


@cache
def sources() -> dict[str, BookChapter]:
    """One chapter of each source."""
    return {each.sidecar.source: each for each in reversed(chapters())}


def test_every_chapter_has_a_reviewed_table_that_leaves_nothing_open() -> None:
    for chapter in chapters():
        assert chapter.observations, chapter.decision.slug
        assert all(each.where for each in chapter.observations), chapter.decision.slug


def test_every_numeral_of_the_text_is_accounted_for() -> None:
    """Law 6, on characters: each digit of each paragraph lies under a reviewed numeral."""
    for chapter in chapters():
        for paragraph in chapter.article.paragraphs:
            covered = {
                at
                for each in chapter.observations
                if each.paragraph == paragraph.id
                for at in range(*each.at)
            }
            bare = [at for at, char in enumerate(paragraph.text) if char.isdecimal()]
            assert set(bare) <= covered, (paragraph.id, paragraph.text)


def test_an_observation_says_what_stands_at_its_place() -> None:
    for name, chapter in sources().items():
        text = reading_text(chapter.restoration)
        for each in (o for c in chapters() if c.sidecar.source == name for o in c.observations):
            paragraph = next(
                p for c in chapters() for p in c.article.paragraphs if p.id == each.paragraph
            )
            assert paragraph.text[slice(*each.at)] == each.figure.printed
            assert text[each.figure.start : each.figure.end] == each.figure.printed
            assert each.figure.printed in each.figure.quote


def test_ids_name_the_first_byte_of_the_numeral() -> None:
    for each in (o for chapter in chapters() for o in chapter.observations):
        assert int(each.id.split("-")[1]) == each.bytes.start


def test_ids_are_used_once() -> None:
    ids = [o.id for chapter in chapters() for o in chapter.observations]
    ids += [p.id for chapter in chapters() for p in chapter.article.paragraphs]
    assert len(ids) == len(set(ids))


def test_the_way_from_the_reading_text_to_the_paragraph_and_back() -> None:
    for chapter in sources().values():
        spots = Spots(chapter.restoration)
        assert spots.text == reading_text(chapter.restoration)
        number = 0
        for article in chapter.restoration.articles:
            for paragraph in article.paragraphs:
                start = spots.start_of(number)
                for at in range(0, len(paragraph.text), 7):
                    spot = spots.at(Span(start + at, start + at + 1))
                    assert (spot.paragraph.id, spot.at.start) == (paragraph.id, at)
                    assert spots.text[start + at] == paragraph.text[at].replace("\n", " ")
                number += 1


def test_each_number_leads_to_its_row_and_back() -> None:
    pages = figure_pages(book())
    for chapter in chapters():
        slug = chapter.decision.slug
        text = (ROOT / f"docs/chapters/{slug}.md").read_text(encoding="utf-8")
        rows = pages[f"figures/{slug}.md"]
        for each in chapter.observations:
            assert rows.count(f'<tr id="{each.id}">') == 1
            if each.is_figure:
                link = f'<a class="figure" id="{each.id}" href="../../figures/{slug}/#{each.id}"'
                assert text.count(link) == 1, each.id
                assert f'href="../../chapters/{slug}/#{each.id}"' in rows
            else:
                assert f'href="../../chapters/{slug}/#{each.paragraph}"' in rows


def test_the_words_of_a_linked_number_are_those_of_the_text() -> None:
    for chapter in chapters():
        text = (ROOT / f"docs/chapters/{chapter.decision.slug}.md").read_text(encoding="utf-8")
        for each in chapter.observations:
            if each.is_figure:
                found = re.search(rf'<a class="figure" id="{each.id}"[^>]*>(.*?)</a>', text)
                assert found
                assert unescape(re.sub("<[^>]+>", "", found[1])) == each.figure.printed


def test_gathered_pages_hold_every_figure_of_their_kind() -> None:
    pages = figure_pages(book())
    for prefix in ("figures/theme-", "figures/area-"):
        gathered = "".join(page for path, page in pages.items() if path.startswith(prefix))
        for chapter in chapters():
            for each in chapter.observations:
                wanted = each.is_figure and (prefix == "figures/theme-" or each.figure.area.codes)
                link = f'href="../../chapters/{each.chapter}/#{each.id}"'
                assert (link in gathered) == bool(wanted), (prefix, each.id)


def test_a_table_proposed_for_a_reviewed_chapter_is_the_table() -> None:
    decisions = figure_decisions(SEEDS)
    for name, chapter in sources().items():
        for slug, table in proposed(name, chapter.restoration, decisions).items():
            committed = (SEEDS / f"figures/{slug}.csv").read_text(encoding="utf-8")
            assert as_table(table) == committed


def test_what_the_machine_proposes_can_be_read_back() -> None:
    for name, chapter in sources().items():
        tables = proposed(name, chapter.restoration, ())
        rows = [row for table in tables.values() for row in table]
        settled = observations(name, chapter.restoration, rows)
        machine = observations(name, chapter.restoration, ())
        assert [each.id for each in settled] == [each.id for each in machine]
        kinds = [each.figure.kind for each in settled]
        assert kinds == [each.figure.kind for each in machine]


HEAD = ",".join(COLUMNS)
GOOD = "000-1048,同比增长,35,%，位列,figure,35,,%,exact,2020,context,140100,山西省太原市,context,reported,同比,增长率,就业与培训,"
SLIPS = {
    "no head": ("id,printed", "", 1, "首行"),
    "a cell too many": (HEAD, GOOD + ",x", 2, "栏"),
    "no id": (HEAD, GOOD.replace("000-1048", "abc"), 2, "编号"),
    "twice": (HEAD, f"{GOOD}\n{GOOD}", 3, "重出"),
    "no such kind": (HEAD, GOOD.replace("figure", "figur"), 2, "kind"),
    "no number": (HEAD, GOOD.replace(",35,,", ",3S,,"), 2, "不是数"),
    "no period": (HEAD, GOOD.replace(",2020,", ",去年,"), 2, "time_period"),
    "no area": (HEAD, GOOD.replace("140100", "太原"), 2, "ref_area"),
    "no indicator": (HEAD, GOOD.replace("增长率", ""), 2, "indicator"),
    "an open quotation": (HEAD, f'"{GOOD}', 2, "CSV"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_in_a_table_gives_one_fault_on_its_line(name: str, tmp_path: Path) -> None:
    head, rows, line, says = SLIPS[name]
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures/x.csv").write_text(f"{head}\n{rows}\n", encoding="utf-8")
    with pytest.raises(InputFault) as stop:
        figure_decisions(tmp_path)
    assert [fault.line for fault in stop.value.faults] == [line]
    assert says in stop.value.faults[0].message
    assert stop.value.faults[0].code == "SEED-FIGURE"


def spoilt(folder: Path, change: Callable[[list[str]], list[str]]) -> list[str]:
    """The faults of a source when the lines of one of its reviewed tables are changed."""
    name, chapter = min(sources().items())
    committed = SEEDS / f"figures/{chapter.decision.slug}.csv"
    (folder / "figures").mkdir()
    lines = change(committed.read_text(encoding="utf-8").splitlines())
    (folder / "figures" / committed.name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(InputFault) as stop:
        observations(name, chapter.restoration, figure_decisions(folder))
    return [f"{fault.line}: {fault.code}" for fault in stop.value.faults]


def test_a_decision_that_no_longer_fits_its_sentence_is_named(tmp_path: Path) -> None:
    def changed(lines: list[str]) -> list[str]:
        cells = lines[2].split(",")
        cells[2] += "9"
        return [*lines[:2], ",".join(cells), *lines[3:]]

    assert "3: FIGURE-FIT" in spoilt(tmp_path, changed)


def test_a_numeral_without_a_decision_is_named(tmp_path: Path) -> None:
    def changed(lines: list[str]) -> list[str]:
        assert ",figure," in lines[2]
        return [*lines[:2], *lines[3:]]

    assert spoilt(tmp_path, changed) == ["0: FIGURE-NEW"]


def test_kinds_that_are_no_figures_bear_no_value() -> None:
    for each in (o for chapter in chapters() for o in chapter.observations):
        if each.figure.kind is not Kind.FIGURE:
            assert each.figure.value is None
            assert not each.figure.indicator

"""Editions: recorded once, never changed, compared with the next, kept where they can be read."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.apparatus.rights import as_published
from build_scripts.chapters import edition_pages, pages
from build_scripts.commands import main
from build_scripts.commands.editions import publish, with_editions
from build_scripts.errata import errata_of, recorded
from build_scripts.records.book import Book
from build_scripts.records.edition import (
    Edition,
    Matter,
    PublishedChapter,
    PublishedFigure,
    PublishedParagraph,
    PublishedTerm,
)
from build_scripts.records.faults import InputFault
from build_scripts.records.sidecar import Rights
from build_scripts.seeds.editions import as_json, editions
from build_scripts.website import build
from tests.made_book import mirror

ROOT = Path(__file__).resolve().parent.parent
words = st.text("一二三四，。", max_size=12)


def edition(number: str, **texts: str) -> Edition:
    """One chapter of paragraphs."""
    found = tuple(PublishedParagraph(id, "paragraph", text) for id, text in texts.items())
    return Edition(number, (PublishedChapter("first", "题", found),))


def numbered(number: str) -> Book:
    return replace(mirror(), edition=number)


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), words), st.data())
def test_nothing_changed_in_silence(texts: dict[str, str], data: st.DataObject) -> None:
    """Each paragraph that differs is told, and none that does not."""
    other = data.draw(st.dictionaries(st.sampled_from(["a", "b", "c"]), words))
    items = errata_of(edition("1", **texts), edition("2", **other), {}).items
    differing = {id for id in {*texts, *other} if texts.get(id) != other.get(id)}
    assert {item.place for item in items} == differing


@given(words, words)
def test_errata_rebuild_the_new_text_from_the_old(old: str, new: str) -> None:
    items = errata_of(edition("1", a=old), edition("2", a=new), {}).items
    rebuilt, here = "", 0
    for item in items:
        # What stands before a change is untouched text of the old paragraph.
        known = new[: new.index(item.context[0] + item.after, max(0, len(rebuilt) - 8))]
        start = len(known) + len(item.context[0])
        same = start - len(rebuilt)
        rebuilt += old[here : here + same] + item.after
        here += same
        assert old[here : here + len(item.before)] == item.before
        here += len(item.before)
    assert rebuilt + old[here:] == new


def test_figures_and_terms_are_told_with_what_they_said() -> None:
    figure = PublishedFigure("f", "first", "a", "3万", "户数；30000户")
    term = PublishedTerm("t", "词", "旧释义")
    before = replace(edition("1", a="文"), figures=(figure,), terms=(term,))
    after = replace(
        edition("2", a="文"),
        figures=(figure._replace(says="户数；3户"),),
        terms=(term._replace(definition="新释义"),),
    )
    changed, defined = errata_of(before, after, {"f": "据公报"}).items
    assert (changed.matter, changed.why) == (Matter.FIGURE, "据公报")
    assert "30000户" in changed.before and changed.after.endswith("3户")
    assert (defined.matter, defined.before, defined.after) == (
        Matter.TERM,
        "词：旧释义",
        "词：新释义",
    )


def test_the_reason_of_a_reading_is_that_of_the_apparatus() -> None:
    now = numbered("2")
    first = recorded(replace(now, edition="1"))
    (chapter, *others) = first.chapters
    spoilt = tuple(p._replace(text=p.text.replace("之", "的")) for p in chapter.paragraphs)
    before = replace(first, chapters=(chapter._replace(paragraphs=spoilt), *others))
    (item,) = errata_of(before, recorded(now), {}, now).items
    assert (item.before, item.after, item.why) == ("的", "之", "据上下文")


def test_an_edition_comes_back_as_it_was_written(tmp_path: Path) -> None:
    made = replace(
        edition("1.10", a="甲\u2028“乙”\\n"),
        figures=(PublishedFigure("f", "first", "a", "3", "户数"),),
        terms=(PublishedTerm("t", "词", "释义"),),
    )
    folder = tmp_path / "editions"
    folder.mkdir()
    for one in (made, replace(made, number="1.9")):
        (folder / f"{one.number}.json").write_text(as_json(one), "utf-8")
    assert [each.number for each in editions(tmp_path)] == ["1.9", "1.10"]
    assert editions(tmp_path)[1] == made


def test_a_spoilt_record_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "editions").mkdir()
    (tmp_path / "editions/1.json").write_text('{"edition": "1", "chapters": [{}]}', "utf-8")
    with pytest.raises(InputFault, match=r"1\.json: EDITION"):
        editions(tmp_path)


def test_what_was_published_cannot_change_without_a_new_number(tmp_path: Path) -> None:
    (tmp_path / "editions").mkdir()
    publish(tmp_path, with_editions(tmp_path, numbered("1")))
    assert with_editions(tmp_path, numbered("1")).earlier == ()
    with pytest.raises(InputFault, match="recorded already"):
        publish(tmp_path, numbered("1"))
    changed = replace(numbered("1"), chapters=numbered("1").chapters[:1])
    with pytest.raises(InputFault, match="EDITION-CHANGED"):
        with_editions(tmp_path, changed)
    raised = with_editions(tmp_path, replace(changed, edition="2"))
    assert [each.number for each in raised.earlier] == ["1"]
    assert raised.errata[0].items


def test_an_edition_is_not_published_while_a_change_has_no_reason(tmp_path: Path) -> None:
    (tmp_path / "editions").mkdir()
    publish(tmp_path, numbered("1"))
    changed = replace(numbered("2"), chapters=numbered("2").chapters[:1])
    second = with_editions(tmp_path, changed)
    with pytest.raises(InputFault, match="ERRATUM-WHY"):
        publish(tmp_path, second)
    rows = "".join(f"2,{item.id},该篇撤下\n" for item in second.errata[0].items)
    (tmp_path / "editions/reasons.csv").write_text(f"edition,id,why\n{rows}", "utf-8")
    told = with_editions(tmp_path, changed)
    assert {item.why for item in told.errata[0].items} == {"该篇撤下"}
    assert publish(tmp_path, told).name == "2.json"
    assert "该篇撤下" in pages(told)["errata.md"]


def test_earlier_editions_keep_their_words_and_ids(tmp_path: Path) -> None:
    (tmp_path / "editions").mkdir()
    publish(tmp_path, numbered("1"))
    made = edition_pages(with_editions(tmp_path, numbered("2")))
    page = made["v/1/chapters/first.md"]
    for paragraph in numbered("1").chapters[0].article.paragraphs:
        assert f"{paragraph.id}" in page
    assert "首段" in page and "第1版的文字，已被取代" in page


def test_what_is_withheld_now_is_in_no_earlier_edition(tmp_path: Path) -> None:
    (tmp_path / "editions").mkdir()
    publish(tmp_path, numbered("1"))
    book = with_editions(tmp_path, replace(mirror(Rights.METADATA), edition="2"))
    made = edition_pages(as_published(book)) | pages(book)
    assert not [name for name, page in made.items() if "首段" in page or "末段" in page]


@pytest.mark.site
@pytest.mark.slow
def test_a_site_with_earlier_editions_is_built_without_a_broken_link(tmp_path: Path) -> None:
    (tmp_path / "editions").mkdir()
    publish(tmp_path, numbered("1"))
    book = with_editions(tmp_path, replace(numbered("1.1"), chapters=mirror().chapters[:1]))
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    theme = (ROOT / "build_scripts/website/theme").as_posix()
    settings = settings.replace("custom_dir: build_scripts/website/theme", f"custom_dir: {theme}")
    (tmp_path / "root/docs").mkdir(parents=True)
    (tmp_path / "root/mkdocs.yml").write_text(settings, "utf-8")
    folders = {"docs_dir": tmp_path / "docs", "site_dir": tmp_path / "site"}
    build(book, root=tmp_path / "root", **folders)
    for name in ("index.html", "v/1/index.html", "v/1/chapters/first/index.html"):
        assert "第1.1版" in (tmp_path / "site" / name).read_text(encoding="utf-8")


def test_the_command_tells_the_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path, dirs_exist_ok=True)
    (tmp_path / "editions/current.json").write_text('{"edition": "x"}', "utf-8")
    assert main(["edition", "--seeds", str(tmp_path)]) == 1
    assert "current.json: EDITION" in capsys.readouterr().err

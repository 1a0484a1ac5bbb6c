"""Chapters as Markdown: the reading text intact, every mark in its place, nothing run."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml
from lxml import html
from markdown import Markdown

from build_scripts.apparatus import collation
from build_scripts.chapters import collation_pages, pages
from build_scripts.chapters.escaping import address
from build_scripts.chapters.marking import Mark, marked
from build_scripts.chapters.names import chinese
from build_scripts.chapters.titles import date_in_words
from build_scripts.records.anchors import Alias
from build_scripts.records.book import Book
from build_scripts.records.restoration import Role
from build_scripts.records.sidecar import Rights
from tests.made_book import HOSTILE, hostile, mirror

ROOT = Path(__file__).resolve().parent.parent
ODD = re.compile("[\x00-\x08\x0b-\x1f\u202e\u2028\ue080\udc00-\udcff]")


class Settings(yaml.SafeLoader):
    """mkdocs.yml as far as these tests read it: addresses from the environment are left out."""


Settings.add_constructor("!ENV", lambda loader, node: "")


@cache
def extensions() -> tuple[tuple[str, tuple[tuple[str, object], ...]], ...]:
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Settings)
    found = []
    for each in settings["markdown_extensions"]:
        name, options = next(iter(each.items())) if isinstance(each, dict) else (each, {})
        found.append((name, tuple(options.items())))
    return tuple(found)


def rendered(page: str) -> html.HtmlElement:
    """A page through Python-Markdown as mkdocs.yml sets it up, its front matter taken off."""
    body = page.split("\n---\n", 1)[1]
    named = dict(extensions())
    engine = Markdown(
        extensions=list(named), extension_configs={name: dict(o) for name, o in named.items()}
    )
    return html.fragment_fromstring(engine.convert(body), create_parent="div")


def all_pages(book: Book) -> dict[str, str]:
    rows = {c.sidecar.source: collation(c.restoration) for c in book.chapters}
    return pages(book) | collation_pages(book, rows)


def shown(element: html.HtmlElement) -> str:
    """The text of an element; characters that are shown by name are turned back."""
    for odd in element.xpath(".//span[@class='odd']"):
        odd.text = "\ufffd"
    return str(element.text_content())


def names_left_out(text: str) -> str:
    return ODD.sub("\ufffd", text)


@pytest.mark.parametrize("book", [mirror(), hostile()], ids=["mirror", "hostile"])
def test_every_paragraph_stands_under_its_id_and_says_the_reading_text(book: Book) -> None:
    made = all_pages(book)
    for chapter in book.chapters:
        tree = rendered(made[f"chapters/{chapter.decision.slug}.md"])
        for paragraph in chapter.article.paragraphs:
            (element,) = tree.xpath(".//*[@id=$name]", name=paragraph.id)
            inner = element.find("figcaption") if paragraph.role is Role.CAPTION else element
            assert inner is not None
            said = shown(inner).removesuffix("¶")
            if paragraph.role.is_heading:
                # A heading is Markdown: what cannot be printed is named in its text.
                wanted = re.sub(ODD, "", paragraph.text)
                assert re.sub("‹[^›]*›", "", said) == wanted
            else:
                assert said == names_left_out(paragraph.text)


def test_hostile_text_is_shown_and_never_becomes_markup() -> None:
    for name, page in all_pages(hostile()).items():
        tree = rendered(page)
        assert not tree.xpath(".//script | .//img | .//h1//h1 | .//*[@onerror or @onclick]"), name
        assert not tree.xpath(".//*[@id='stolen']"), name
        running = tree.xpath(".//a[starts-with(@href, 'javascript') or contains(@href, 'org')]")
        assert not running, name
        assert len(tree.xpath(".//h1")) == 1, name
    chapter = rendered(all_pages(hostile())["chapters/hostile.md"])
    text = shown(chapter)
    assert all(names_left_out(line) in text for line in HOSTILE[2:-1])
    assert HOSTILE[0] in text


def test_hostile_titles_are_data_in_the_front_matter() -> None:
    page = all_pages(hostile())["chapters/hostile.md"]
    fields = yaml.safe_load(page.split("\n---\n", 1)[0])
    assert fields["title"].startswith(HOSTILE[0])
    assert {"title", "description", "edit", "work", "publisher", "cite"} <= set(fields)


def test_collation_page_gives_back_the_source() -> None:
    for book in (mirror(), hostile()):
        made = all_pages(book)
        for chapter in book.chapters:
            source = chapter.sidecar.source.removesuffix(".txt")
            tree = rendered(made[f"collation/{source}.md"])
            cells = tree.xpath(".//td[@class='source']")
            for odd in tree.xpath(".//td[@class='source']//span[@class='odd']"):
                odd.text = chr(0xF0000 + int(odd.get("data-char"), 16))
            for feed in tree.xpath(".//td[@class='source']//span[@class='feed']"):
                feed.text = "\n"
            told = "".join(cell.text_content() for cell in cells)
            back = re.sub("[\U000f0000-\U000fffff]", lambda m: chr(ord(m[0]) - 0xF0000), told)
            assert back == chapter.restoration.text.source.content


def test_doubtful_and_likely_places_are_marked_and_lead_to_the_apparatus() -> None:
    made = all_pages(mirror())
    tree, apparatus = rendered(made["chapters/first.md"]), rendered(made["apparatus/first.md"])
    (likely,) = tree.xpath(".//mark[@class='likely']")
    (doubtful,) = tree.xpath(".//mark[@class='doubtful']")
    assert (likely.text, doubtful.text) == ("之", "与")
    for reference in tree.xpath(".//a[@class='ref entry']"):
        page, _, anchor = reference.get("href").partition("#")
        assert page == "../../apparatus/first/"
        assert apparatus.xpath(".//tr[@id=$name]", name=anchor)


def test_marks_stand_in_headings_too() -> None:
    tree = rendered(all_pages(hostile())["chapters/hostile.md"])
    kinds = {mark.getparent().tag for mark in tree.iter("mark")}
    assert kinds == {"span", "h2", "figcaption"}


def test_gaps_and_notes_are_marked() -> None:
    tree = rendered(all_pages(mirror())["chapters/first.md"])
    assert [gap.text for gap in tree.xpath(".//span[@class='gap']")] == ["□"]
    (reference,) = tree.xpath(".//a[@class='ref note']")
    (note,) = tree.xpath(".//li[@id=$name]", name=reference.get("href")[1:])
    assert "原文如此。" in note.text_content()
    (back,) = note.xpath(".//a[@class='back']")
    assert tree.xpath(".//*[@id=$name]", name=back.get("href")[1:])


LINK = '<a class="term" href="x" id="y">'
SIGN = '<a class="ref" href="#n"></a>'


@pytest.mark.parametrize(
    ("marks", "says"),
    [
        # A sign inside a link waits until the link is closed, wherever the two end.
        ([Mark(0, 4, LINK, "</a>"), Mark(1, 2, "<i>", f"</i>{SIGN}")], f"{LINK}甲<i>乙</i>丙丁</a>{SIGN}戊"),
        ([Mark(0, 4, LINK, "</a>"), Mark(1, 4, "<i>", f"</i>{SIGN}")], f"{LINK}甲<i>乙丙丁</i></a>{SIGN}戊"),
        ([Mark(0, 4, "<i>", f"</i>{SIGN}"), Mark(2, 4, LINK, "</a>")], f"<i>甲乙{LINK}丙丁</a></i>{SIGN}戊"),
        # A link that is cut keeps its id once.
        (
            [Mark(0, 3, "<i>", f"</i>{SIGN}"), Mark(2, 5, LINK, "</a>")],
            f'<i>甲乙{LINK}丙</a></i>{SIGN}<a class="term" href="x">丁戊</a>',
        ),
    ],
)  # fmt: skip
def test_no_link_stands_in_a_link(marks: list[Mark], says: str) -> None:
    assert marked("甲乙丙丁戊", marks, str) == says


def test_marks_that_overlap_nest() -> None:
    found = [Mark(0, 3, '<i class="a">', "</i>"), Mark(2, 5, '<b class="x">', "</b>")]
    assert marked("甲乙丙丁戊", found, str) == (
        '<i class="a">甲乙<b class="x">丙</b></i><b class="x">丁戊</b>'
    )


def test_source_card_tells_basis_and_leaves_a_running_address_as_text() -> None:
    (card,) = rendered(all_pages(mirror())["chapters/first.md"]).xpath(".//details")
    said = card.text_content()
    for words in ("编者推定：文中称“本报”", "原页载明", "镜像站网页", "未详", "原页未印声明"):
        assert words in said
    assert "javascript://%0aalert(1)" in said
    assert all(link.get("href").startswith("../../") for link in card.iter("a"))


def test_supplied_title_is_said_to_be_editorial() -> None:
    book = mirror()
    chapter = replace(
        book.chapters[0], decision=replace(book.chapters[0].decision, supplied_title="拟题")
    )
    page = all_pages(replace(book, chapters=(chapter,)))["chapters/first.md"]
    assert "〔拟题〕" in page and "编者所拟" in page


@pytest.mark.parametrize("rights", [Rights.QUOTATION, Rights.METADATA])
def test_text_is_withheld_where_rights_ask_for_it(rights: Rights) -> None:
    page = pages(mirror(rights))["chapters/first.md"]
    assert "小节" not in page
    assert ("首段" in page) is (rights is Rights.QUOTATION)


def test_chapters_lead_to_one_another() -> None:
    made = pages(mirror())
    assert 'rel="next" href="../second/"' in made["chapters/first.md"]
    assert 'rel="prev" href="../first/"' in made["chapters/second.md"]
    assert 'rel="prev"' not in made["chapters/first.md"]


def test_links_published_once_still_arrive() -> None:
    book = mirror()
    title, text, section, caption = (p.id for p in book.chapters[0].article.paragraphs)
    aliases = (
        Alias("made-t", "first", title, "first"),
        Alias("made-1", "first", text, "first"),
        Alias("made-2", "first", section, "first"),
        Alias("made-3", "first", caption, "first"),
        Alias("made-4", "second", text, "first"),
        Alias("made-5", "third", text, "first"),
    )
    made = pages(replace(book, aliases=aliases))
    first, second, third = (
        rendered(made[f"chapters/{s}.md"]) for s in ("first", "second", "third")
    )
    for alias in aliases[:4]:
        (anchor,) = first.xpath(".//*[@id=$name]", name=alias.id)
        assert anchor.xpath("ancestor::*[@id=$name]", name=alias.paragraph), alias
    for page, alias in ((second, aliases[4]), (third, aliases[5])):
        (way,) = page.xpath(".//*[@id=$name]//a/@href", name=alias.id)
        assert way == f"../first/#{text}"


def test_address_cannot_leave_its_attribute() -> None:
    link = html.fragment_fromstring(address('https://example.org/"onclick="x'))
    assert set(link.attrib) == {"href", "rel"}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2017-10-17", "2017年10月17日"),
        ("2020", "2020年"),
        ("2021-05-20/2021-06-30", "2021年5月20日至6月30日"),
        ("2020-11/2021", "2020年11月至2021年"),
        ("../2020-01", "不晚于2020年1月"),
        ("2020-01/..", "不早于2020年1月"),
        ("冬", "冬"),
    ],
)
def test_dates_in_words(value: str, words: str) -> None:
    assert date_in_words(value) == words


@pytest.mark.parametrize(
    ("both", "one"),
    [
        ("删去。 / It goes.", "删去。"),
        ("「与」存疑 / doubtful；又作 和", "「与」存疑；又作 和"),
        ("甲 / 乙", "甲 / 乙"),
    ],
)
def test_pages_speak_chinese_only(both: str, one: str) -> None:
    assert chinese(both) == one


def test_omissions_in_a_row_for_one_reason_are_told_together() -> None:
    book = mirror()
    chapter = book.chapters[0]
    (menu,) = chapter.omissions
    chapter = replace(chapter, omissions=(menu, menu, replace(menu, note="别的")))
    page = pages(replace(book, chapters=(chapter,)))["apparatus/first.md"]
    assert len(rendered(page).xpath(".//ul[@class='omissions']/li")) == 2
    assert "略去2段" in page


def test_pages_are_a_function_of_the_book() -> None:
    assert pages(mirror()) == pages(mirror())

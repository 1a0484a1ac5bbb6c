"""HTML files: the article stays, to the character; what goes has a reason; nothing breaks it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import trafilatura
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.reading import reading_text
from build_scripts.restore import restore
from build_scripts.rules.extraction import article_units, grown, is_html_file, scan, units
from build_scripts.rules.html import PAGE, find, marks
from build_scripts.text import Text
from tests.damage import make
from tests.growth import STEEPEST, steepness

PAGES = sorted((Path(__file__).parent / "cases/pages").glob("*.html"))
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def extracted(content: str) -> Text:
    text = Text.of(content.encode("utf-8", "replace"))
    return text.apply(PAGE.code, find(text.content))


@each_page
def test_page_reads_as_expected(page: Path) -> None:
    """The whole way: the reading text beside the page is what `restore` prints."""
    truth = page.with_suffix(".txt").read_text(encoding="utf-8")
    assert reading_text(restore(page.read_bytes(), page.stem)) == truth


@each_page
def test_what_stays_decodes_from_its_own_bytes(page: Path) -> None:
    text = Text.of(page.read_bytes())
    after = text.apply(PAGE.code, find(text.content))
    assert after.undo() == text.content
    alignment = after.alignment()
    covered = [False] * len(after.content)
    for change in after.changes():
        covered[change.now.start : change.now.end] = [True] * len(change.now)
    assert sum(covered) < len(after.content) / 4
    for at, is_covered in enumerate(covered):
        if not is_covered:
            assert text.content[alignment.source_at(at)] == after.content[at]


@each_page
def test_left_out_text_has_a_reason(page: Path) -> None:
    """Tags and blanks go by the rule itself; Chinese words that go say why."""
    content = Text.of(page.read_bytes()).content
    for edit in find(content):
        shown = re.sub(r"<[^<>]*>|\s|&\w+;", "", content[edit.start : edit.end])
        if re.search("[\u4e00-\u9fff]", shown) and not edit.after.strip():
            assert edit.reason, shown


@each_page
def test_second_run_is_silent(page: Path) -> None:
    content = Text.of(page.read_bytes()).content
    assert not list(find(extracted(content).content))


@pytest.mark.parametrize("seed", range(26))
def test_made_pages_lose_their_frame(seed: int) -> None:
    page = make("web-html", seed)
    assert reading_text(restore(page.data, "made")) == page.truth


@pytest.mark.parametrize(
    "content",
    [
        "网页以 <html> 开头，以 </html> 结束。",
        "<p>一</p><p>二</p><p>三</p>",
        "<html>",
        "第一章\n<html><head></head><body>\n<p>甲</p></body></html>",
        "若a<b且b>c，则<body>不成立",
        "",
        "<" * 500,
    ],
)
def test_what_is_no_file_is_left_alone(content: str) -> None:
    assert not is_html_file(content)
    assert not list(find(content))
    assert not marks(content)


FRAME = "<!DOCTYPE html><html><head><title>题</title></head><body><div><p>甲</p><br>"
HOSTILE = (
    "<", ">", "<a", "<p>", "<div>", "<b>", "<p>字", "<div>字", "<a href='x'>字", "</p>", "</div>字", "<!--", "<script>",
    "<script>字</script>", '<a b="', "<a b='<", "<a b=\"'", '<p a="1" ', "<table><tr><td>字", "<td>字</td>", "<li><a>字字</a>",
    "<title>字</title>", "&nbsp;", "&lt;", "&amp;amp;", " \n", "字\n", "字，字字字字字字字字字字字字字字字字字字字字。<br>", "<ul><li>", "<style>",
    "<p style='display:none'>字", "<![CDATA[", "<?x", "<!x", "<svg>", "<i></p>", "\x00", "<span><br>字", "<select>",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_no_faster_than_the_page(piece: str) -> None:
    def page(length: int) -> str:
        return FRAME + piece * (length // len(piece))

    assert steepness(lambda length: extracted(page(length)), 60_000, 240_000) < STEEPEST
    text = extracted(page(60_000))
    assert text.undo() == text.source.content


PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<br>", "<a href=x>", "</a>",
        "<h1>", "</h1>", "<script>", "</script>", "<!--", "-->", "<title>", "</title>", '<b title="', '">', "<img src=x>",
        '<div class="nav">', '<span style="display:none">', "<pre>", "</pre>", "<", ">", "&lt;", "&nbsp;", "&", "\n", " ", "　　",
        "首页", "来源：某报 2020-01-02", "今年以来，全村一百二十户，户均增收三千元，日子越过越好。", "图", "，", "。", "\udc80", "\x00",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_broken_markup_keeps_the_laws(body: str) -> None:
    content = FRAME + body
    tokens = list(scan(content))
    assert "".join(content[token.start : token.end] for token in tokens) == content
    text = extracted(content)
    assert text.undo() == text.source.content


def held(content: str) -> list[bool]:
    """What the second opinion says of each line of a page."""
    tokens = list(scan(content))
    return article_units(content, len(tokens), units(content, tokens, grown(content, tokens)))


def test_a_second_opinion_is_had_of_a_page_with_impossible_names(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Broken tags give names that no XML may have: the extractor's text is taken before it is XML."""
    page = (Path(__file__).parent / "cases/pages/17-mobile.html").read_text("utf-8")
    broken = page.replace("<span", "<sp'd=")
    assert broken != page
    assert any(held(page)) and any(held(broken))
    assert not caplog.records


def test_a_second_opinion_that_fails_is_told_and_the_page_read(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise ValueError("broken\non purpose")

    monkeypatch.setattr(trafilatura, "bare_extraction", failing)
    page = (Path(__file__).parent / "cases/pages/02-article-tags.html").read_text("utf-8")
    assert not any(held(page))
    (record,) = caplog.records
    assert record.levelname == "WARNING"
    assert "ValueError: broken on purpose" in record.getMessage()

"""The search in a real browser: what stands in the texts is found, and nothing else.

Online and from a disk, with the network cut by the browser's own flags.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Response

from build_scripts.commands.edition import book_of
from build_scripts.website.folding import folded
from build_scripts.website.search_index import Indexed, indexed, write_index
from tests.browser.built import Site
from tests.browser.reader import Reader, reading
from tests.browser.server import serving

ROOT = Path(__file__).resolve().parent.parent.parent
PRESENT, ABSENT, FOLLOWED = 200, 50, 12
RECORDED = 1_500_000  # bytes that a first query may load
NUMERALS = re.compile("[0-9〇零一二两三四五六七八九十百千万亿%]")
# Waits until the query that stands in the field is the one that was answered.
ANSWERED = """() => { const field = document.querySelector('#search input');
  const out = document.querySelector('#search output');
  return out.dataset.query === field.value; }"""
FOUND = """() => [...document.querySelectorAll('#search .hits h3 a')]
  .map(link => new URL(link.href).pathname.split('/chapters/')[1].split('/')[0])"""
MARKED = "() => [...document.querySelectorAll('article mark.hit')].map(m => m.textContent).join('')"


class Query(NamedTuple):
    """A text to type, and the chapters that hold it."""

    text: str
    slugs: frozenset[str]


@cache
def chapters(site: Path) -> tuple[Indexed, ...]:
    return tuple(indexed(book_of(ROOT / "seeds"), site))


def holding(found: tuple[Indexed, ...], text: str) -> frozenset[str]:
    """The chapters with a paragraph that holds the text."""
    wanted = folded(text)
    return frozenset(
        chapter.slug
        for chapter in found
        if any(wanted in folded(paragraph) for _, paragraph in chapter.paragraphs)
    )


def phrases(found: tuple[Indexed, ...], chance: random.Random) -> Iterator[Query]:
    """Phrases cut at random, from the middle of sentences as often as not."""
    texts = [text for chapter in found for _, text in chapter.paragraphs if len(text) > 1]
    while True:
        text = chance.choices(texts, weights=[len(text) for text in texts])[0]
        start = chance.randrange(len(text) - 1)
        phrase = text[start : start + chance.randint(2, 24)]
        if len(folded(phrase)) > 1:
            yield Query(phrase, holding(found, phrase))


def absences(found: tuple[Indexed, ...], chance: random.Random) -> Iterator[Query]:
    """Two pieces of text that stand nowhere side by side; no numbers, which have two spellings."""
    for one, other in zip(phrases(found, chance), phrases(found, chance), strict=True):
        text = one.text[-5:].strip() + other.text[:5].strip()
        if not NUMERALS.search(text) and not re.search(r"\s", text) and not holding(found, text):
            yield Query(text, frozenset())


def asked(reader: Reader, text: str) -> set[str]:
    """The chapters that the page lists for `text`, all of them, asked for until the end."""
    reader.page.fill("#search input", text)
    reader.page.wait_for_function(ANSWERED)
    return set(reader.page.evaluate(FOUND))


def wrong_answers(reader: Reader, queries: list[Query]) -> list[str]:
    wrong = []
    for query in queries:
        if (found := asked(reader, query.text)) != query.slugs:
            wrong.append(f"{query.text!r}: {sorted(found)} instead of {sorted(query.slugs)}")
    return wrong


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("way", ["online", "disk"])
def test_phrases_are_found_and_only_where_they_stand(
    built_site: Site, site_address: str, browser: Browser, way: str
) -> None:
    address = site_address if way == "online" else f"{built_site.root.as_uri()}/"
    end = "" if way == "online" else "index.html"
    found = chapters(built_site.root)
    chance = random.Random(f"search {way}")
    present = [query for query, _ in zip(phrases(found, chance), range(PRESENT), strict=False)]
    absent = [query for query, _ in zip(absences(found, chance), range(ABSENT), strict=False)]
    with reading(browser) as reader:
        assert reader.open(f"{address}search/{end}") == []
        assert wrong_answers(reader, present + absent) == []
        for query in present[:FOLLOWED]:
            asked(reader, query.text)
            reader.page.locator("#search .hits li a").first.click()
            reader.page.wait_for_selector("article mark.hit")
            assert folded(str(reader.page.evaluate(MARKED))) == folded(query.text)
            reader.page.go_back()
            reader.page.wait_for_selector("#search input")
        assert reader.record.faults() == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("驻村帮扶干部", "駐村幫扶幹部"),
        ("ＡＢ１２", "ab12"),
        ("增长35%，", "增长百分之三十五，"),
        ("增长百分之三十五，", "增长35%"),
        ("增长百分之九点七。", "增长９.７％"),
        ("二〇二〇年底", "2020年底"),
        ("2020年底", "二〇二〇年"),
        ("2020年底", "二零二零年"),
        ("共三百二十户", "320户"),
        ("共320户", "三百二十户"),
        ("共12007人", "一万二千零七人"),
        ("牢记嘱托 不负使命", "嘱托不负"),
        ("路通了，群众的日子好了", "日子 路通"),
        ("𠮷田种了树", "𠮷田"),
    ],
)
def test_two_spellings_are_one(
    built_site: Site, tmp_path: Path, browser: Browser, text: str, typed: str
) -> None:
    site = with_index(built_site, tmp_path, [made("only", text), made("other", "别的文字")])
    with serving(site) as address, reading(browser) as reader:
        reader.open(address + "search/")
        assert asked(reader, typed) == {"only"}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("text", "typed"), [("共2156户", "十五"), ("共1.5亿元", "五亿"), ("第三十五户", "5户。"), ("甲乙", "乙甲")]
)  # fmt: skip
def test_what_only_looks_alike_is_not_found(
    built_site: Site, tmp_path: Path, browser: Browser, text: str, typed: str
) -> None:
    site = with_index(built_site, tmp_path, [made("only", text)])
    with serving(site) as address, reading(browser) as reader:
        reader.open(address + "search/")
        assert asked(reader, typed) == set()


@pytest.mark.browser
def test_a_filter_leaves_the_chapters_chosen(
    built_site: Site, tmp_path: Path, browser: Browser
) -> None:
    one, other = made("one", "路通了"), made("other", "路通了")._replace(year="2020年")
    site = with_index(built_site, tmp_path, [one, other])
    with serving(site) as address, reading(browser) as reader:
        reader.open(address + "search/")
        assert asked(reader, "路通") == {"one", "other"}
        reader.page.select_option("select[data-column='3']", "2020年")
        reader.page.wait_for_function(
            "() => document.querySelectorAll('#search .hits').length === 1"
        )
        assert set(reader.page.evaluate(FOUND)) == {"other"}


@pytest.mark.browser
def test_nothing_of_the_search_is_loaded_before_a_key(site_address: str, browser: Browser) -> None:
    with reading(browser) as reader:
        asked_for: list[str] = []
        reader.context.on("request", lambda request: asked_for.append(request.url))
        reader.open(site_address + "search/")
        assert not [url for url in asked_for if "search.js" in url or "catalogue" in url]
        asked(reader, "脱贫")
        assert [url for url in asked_for if "catalogue" in url]


@pytest.mark.browser
@pytest.mark.slow
def test_a_thousand_chapters_answer_with_little(
    built_site: Site, tmp_path: Path, browser: Browser
) -> None:
    """The bytes of a first query; how long it takes is told by the benchmark of the search."""
    thousand = many(chapters(built_site.root), 1_000)
    site = with_index(built_site, tmp_path, thousand)
    chance = random.Random("thousand")
    queries = [query for query, _ in zip(phrases(thousand, chance), range(8), strict=False)]
    queries += [query for query, _ in zip(absences(thousand, chance), range(4), strict=False)]
    with serving(site) as address:
        for query in queries:
            with reading(browser) as reader:
                sizes: list[int] = []

                def weigh(got: Response, to: list[int] = sizes) -> None:
                    to.append(len(got.body()))

                reader.open(address + "search/")
                reader.context.on("response", weigh)
                found = asked(reader, query.text)
                assert found <= query.slugs and (found or not query.slugs), query.text
                assert sum(sizes) < RECORDED, query.text


def made(slug: str, text: str) -> Indexed:
    return Indexed(slug, slug, "某地", "2021年", "新闻网页", "2021年", ((f"{slug}-0", text),))


def many(found: tuple[Indexed, ...], count: int) -> tuple[Indexed, ...]:
    """Chapters as long as the real ones, put together from their clauses by chance."""
    chance = random.Random("many")
    text = "".join(text for chapter in found for _, text in chapter.paragraphs)
    clauses = [clause for clause in re.split("(?<=[，。；：、])", text) if clause]
    return tuple(
        made(f"made-{number}", "".join(chance.choices(clauses, k=160)))._replace(
            paragraphs=tuple(
                (f"{number}-{at}", "".join(chance.choices(clauses, k=16))) for at in range(10)
            )
        )
        for number in range(count)
    )


def with_index(site: Site, folder: Path, found: tuple[Indexed, ...] | list[Indexed]) -> Site:
    """The search page of `site` with another index."""
    for name in ("index.html", "search/index.html"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes((site.root / name).read_bytes())
    (folder / "assets").symlink_to(site.root / "assets")
    write_index(found, folder / "search")
    return Site(folder)

"""The site as a whole: complete or not there at all, the same each time, at home only."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from build_scripts.records.book import Book
from build_scripts.website import SiteFault, build, generate
from build_scripts.website.engine import settings
from build_scripts.website.files import put_in_place, recover, write_whole
from tests.browser.built import Site
from tests.browser.links import LinkCheck
from tests.made_book import hostile, mirror

ROOT = Path(__file__).resolve().parent.parent
# Builds again and again until it is killed; says when the first site stands.
ENDLESS = """
import sys
from pathlib import Path
from build_scripts.website import build
from tests.made_book import mirror
while True:
    build(mirror(), docs_dir=Path(sys.argv[1]) / "docs", site_dir=Path(sys.argv[1]) / "site")
    print("built", flush=True)
"""


def both() -> Book:
    """The made mirror page and the hostile one in one book."""
    return replace(mirror(), chapters=mirror().chapters + hostile().chapters)


@pytest.fixture(scope="module")
def made_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    build(both(), docs_dir=folder / "docs", site_dir=folder / "site")
    return folder / "site"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_two_builds_are_byte_identical(made_site: Path, tmp_path: Path) -> None:
    build(both(), docs_dir=tmp_path / "docs", site_dir=tmp_path / "site")
    first, second = contents(made_site), contents(tmp_path / "site")
    assert first.keys() == second.keys()
    assert [name for name, data in first.items() if data != second[name]] == []


def test_generated_pages_are_the_same_and_written_once(tmp_path: Path) -> None:
    assert generate(both(), tmp_path)
    before = contents(tmp_path)
    assert generate(both(), tmp_path) == []
    assert contents(tmp_path) == before


def test_page_of_a_chapter_that_went_goes(tmp_path: Path) -> None:
    generate(both(), tmp_path)
    gone = generate(mirror(), tmp_path)
    assert tmp_path / "chapters/hostile.md" in gone
    assert not (tmp_path / "chapters/hostile.md").exists()
    assert (tmp_path / "chapters/first.md").exists()


def test_pages_bear_no_date_of_the_build(made_site: Path) -> None:
    today = time.strftime("%Y-%m-%d")
    # The feed bears the day of the last release, which an editor wrote down and which may be today.
    released = settings(ROOT / "mkdocs.yml").released.encode()
    marked = [
        name
        for name, data in contents(made_site).items()
        if name.endswith((".html", ".xml"))
        and today.encode() in (data.replace(released, b"") if name == "feed.xml" else data)
    ]
    assert not marked


def test_every_link_and_anchor_of_the_made_site_arrives(made_site: Path) -> None:
    assert LinkCheck(Site(made_site)).faults() == []


def test_hostile_titles_stay_text_in_the_theme(made_site: Path) -> None:
    page = (made_site / "chapters/hostile/index.html").read_text(encoding="utf-8")
    tree = html.document_fromstring(page)
    assert "<script>window.hit" not in page
    assert str(tree.findtext("head/title")).startswith("<script>window.hit=1</script>")
    assert not tree.xpath("//img[@onerror] | //*[@onclick] | //*[@id='stolen']")
    for name in ("index.html", "chapters/index.html", "apparatus/hostile/index.html"):
        assert "<script>window.hit" not in (made_site / name).read_text(encoding="utf-8"), name


def test_every_page_has_a_way_to_correct_it(made_site: Path) -> None:
    for page in Site(made_site).pages:
        if page.route == "404.html":
            continue
        (link,) = html.parse(str(page.file)).xpath("//a[starts-with(@rel, 'edit')]/@href")
        target = re.sub(r"^https://[^/]+/[^/]+/[^/]+/edit/[^/]+/", "", str(link))
        assert target.startswith(("seeds/", "docs/", "build_scripts/")), link


def test_every_page_says_what_it_is(made_site: Path) -> None:
    for page in Site(made_site).pages:
        tree = html.parse(str(page.file))
        assert tree.xpath("//meta[@name='description']/@content")[0].strip(), page.route
        own = "zh-Hant" if page.route.startswith("zh-hant/") else "zh-Hans"
        assert tree.xpath("/html/@lang") == [own], page.route


def test_a_broken_link_stops_the_build_and_leaves_the_last_site(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "docs").mkdir(parents=True)
    for name in ("fanli.md", "about.md"):
        (root / "docs" / name).write_bytes((ROOT / "docs" / name).read_bytes())
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    theme = (ROOT / "build_scripts/website/theme").as_posix()
    settings = settings.replace("build_scripts/website/theme", theme)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    folders = {"docs_dir": tmp_path / "docs", "site_dir": tmp_path / "site", "root": root}
    build(mirror(), **folders)
    before = contents(tmp_path / "site")
    (root / "docs/about.md").write_text("# 关于\n\n[坏](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(SiteFault, match=r"nowhere\.md"):
        build(mirror(), **folders)
    (root / "docs/about.md").write_text("# 关于\n\n[坏](fanli.md#no)\n", encoding="utf-8")
    with pytest.raises(SiteFault, match="#no"):
        build(mirror(), **folders)
    assert contents(tmp_path / "site") == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["docs", "root", "site"]


@pytest.mark.slow
def test_killed_builds_leave_a_complete_site(tmp_path: Path) -> None:
    wanted: dict[str, bytes] = {}
    for wait in (0.0, 0.35, 0.7, 1.1, 1.6):
        process = subprocess.Popen(
            [sys.executable, "-c", ENDLESS, str(tmp_path)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == b"built\n", process.stderr
        time.sleep(wait)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        here = contents(tmp_path / "site")
        wanted = wanted or here
        assert here == wanted, f"killed after {wait} s"
    build(mirror(), docs_dir=tmp_path / "docs", site_dir=tmp_path / "site")
    assert contents(tmp_path / "site") == wanted
    assert sorted(file.name for file in tmp_path.iterdir()) == ["docs", "site"]


def test_a_file_is_written_whole_or_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a" / "page.md"
    assert write_whole(file, "旧")
    assert not write_whole(file, "旧")

    def dies(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", dies)
    with pytest.raises(OSError, match="disk full"):
        write_whole(file, "新")
    assert contents(tmp_path) == {"a/page.md": "旧".encode()}


@pytest.mark.parametrize("exchanges", [True, False], ids=["exchange", "rename"])
def test_a_folder_is_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool
) -> None:
    if not exchanges:
        monkeypatch.setattr("build_scripts.website.files._exchange", lambda one, other: False)
    for content in ("first", "second"):
        write_whole(tmp_path / "new/page", content)
        put_in_place(tmp_path / "new", tmp_path / "site")
        assert contents(tmp_path) == {"site/page": content.encode()}


def test_a_folder_moved_aside_is_brought_back(tmp_path: Path) -> None:
    write_whole(tmp_path / "site.before/page", "old")
    recover(tmp_path / "site")
    assert contents(tmp_path) == {"site/page": b"old"}

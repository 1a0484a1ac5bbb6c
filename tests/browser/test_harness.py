"""The checks themselves are checked: each fault planted in a small site is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.built import Site
from tests.browser.checkers import Fault, axe_faults, nu_faults
from tests.browser.links import LinkCheck
from tests.browser.reader import reading
from tests.browser.screenshots import VIEWS, take
from tests.browser.server import serving
from tests.browser.waivers import Waiver, left_over

HEAD = '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>试页</title>'
# Without it Chromium asks for /favicon.ico, and that would be a fault.
ICON = '<link rel="icon" href="data:,">'
OWN = '<link rel="canonical" href="https://example.org/book/">'


def page(body: str, head: str = "") -> str:
    return f"{HEAD}{ICON}{head}</head><body><main><h1>试页</h1>{body}</main></body></html>"


def made_site(folder: Path, **pages: str) -> Site:
    """A site of hand-written pages: `a="…"` becomes a/index.html."""
    for name, text in {"": page("<p>封面</p>", OWN), **pages}.items():
        file = folder / name / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Site(folder)


@pytest.mark.parametrize(
    "body",
    [
        '<a href="../b/">b</a>',
        '<a href="#nowhere">x</a>',
        '<a href="../#nowhere">x</a>',
        '<a href="../../elsewhere/">x</a>',
        '<a href="https://example.org/book/b/">own address</a>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" JavaScript:alert(1)">x</a>',
        '<img src="https://cdn.example.net/a.png" alt="">',
        '<img srcset="a.png 1x" alt="">',
        '<p style="background: url(//cdn.example.net/a.png)">x</p>',
    ],
)
def test_a_wrong_link_is_found(tmp_path: Path, body: str) -> None:
    assert len(LinkCheck(made_site(tmp_path, a=page(body))).faults()) == 1


@pytest.mark.parametrize(
    "body",
    [
        '<a href="../">up</a> <a href="#p">p</a> <p id="p">p</p>',
        '<a href="../a/#%E6%AE%B5">段</a> <p id="段">p</p>',
        '<a href="/book/a/">x</a> <a href="https://example.org/book/a/">x</a>',
        '<a href="https://example.net/">elsewhere</a> <a href="mailto:a@example.org">x</a>',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">',
    ],
)
def test_a_right_link_is_spared(tmp_path: Path, body: str) -> None:
    assert LinkCheck(made_site(tmp_path, a=page(body))).faults() == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<script>console.error('broken')</script>", "console: broken"),
        ("<script>throw new Error('broken')</script>", "uncaught"),
        ('<img src="missing.png" alt="">', "404"),
        ('<img src="http://cdn.example.net/a.png" alt="">', "another host"),
        ("<script>fetch('http://cdn.example.net/').catch(() => 0)</script>", "another host"),
    ],
)
def test_a_fault_of_a_page_is_seen(tmp_path: Path, browser: Browser, body: str, says: str) -> None:
    site = made_site(tmp_path, a=page(body))
    with serving(site) as address, reading(browser) as reader:
        assert reader.open(address) == []
        assert any(says in fault for fault in reader.open(address + "a/"))


@pytest.mark.browser
def test_axe_works_in_spite_of_a_strict_policy(tmp_path: Path, browser: Browser) -> None:
    policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'self'\">"
    site = made_site(tmp_path, a=page('<img src="data:,"><a href="../"></a>', policy))
    with serving(site) as address, reading(browser, bypass_csp=True) as reader:
        reader.open(address + "a/")
        assert {fault.rule for fault in axe_faults(reader, "a/")} >= {"image-alt", "link-name"}


@pytest.mark.browser
def test_pictures_are_taken_in_every_view(tmp_path: Path, browser: Browser) -> None:
    site = made_site(tmp_path / "site")
    with serving(site) as address:
        assert take(browser, address, site.kinds(), tmp_path / "pictures") == len(VIEWS)
    assert len(list((tmp_path / "pictures").glob("cover--*.png"))) == len(VIEWS)


def test_nu_names_page_and_line(tmp_path: Path) -> None:
    (fault,) = nu_faults(made_site(tmp_path, a=page("<p>一</div>")))
    assert fault.page == "a/index.html:1"


def test_a_waiver_that_excuses_nothing_is_reported() -> None:
    fault = Fault("a/", "colour", "footer")
    assert left_over([fault], [Waiver("colour", "footer", "")]) == []
    assert len(left_over([fault], [])) == 1
    assert len(left_over([], [Waiver("colour", "footer", "")])) == 1


def test_pages_side_by_side_are_of_one_kind(tmp_path: Path) -> None:
    site = made_site(tmp_path, **{"chapters/a": page("甲"), "chapters/b": page("乙")})
    assert [found.route for found in site.kinds()] == ["chapters/a/", ""]
    assert len(site.under("chapters")) == 2
    assert site.mount == "/book/"

"""What is done to the pages after MkDocs has set them: one sheet, the face, the policy.

Everything here works on finished HTML, so that it does not matter which engine set the pages.
"""

import html
import re
import shutil
from pathlib import Path

from build_scripts.records.faults import Fault
from build_scripts.website.engine import SiteFault
from build_scripts.website.fonts import dealt, licence, slices
from build_scripts.website.hant import FOLDER as TRADITIONAL
from build_scripts.website.markup import pages_of, words
from build_scripts.website.policy import guarded, offences
from build_scripts.website.stylesheet import Vocabulary, compact, trimmed

SHEET = "assets/edition.css"
# Of the theme, and of no use once its sheet is trimmed and its program left out.
_FOREIGN = ("assets/javascripts", "assets/stylesheets", "assets/images")
# The theme's switches and boxes that only its program would work.
_LEFTOVERS = re.compile(
    r"\s*<input class=\"md-toggle\"[^>]*>|\s*<label class=\"md-overlay\"[^>]*></label>"
    r"|\s*<div class=\"md-dialog\"[^>]*>\s*<div[^>]*></div>\s*</div>"
    r"|\s*<div data-md-component=\"announce\">\s*</div>"
)
_SHEETS = re.compile(r"\s*<link rel=\"stylesheet\" href=\"([^\"]*)\">")
_TOP = re.compile(r"<html lang=\"zh\" class=\"no-js\">")
# Attributes whose value is drawn on the page.
_DRAWN = re.compile(r"\s(?:data-label|placeholder|value)=\"([^\"]*)\"")


def finish(site: Path, kept: Path) -> None:
    """The pages of ``site`` as they are published; ``kept`` is where cut fonts are kept.

    Raises SiteFault when a page holds what its own policy would block.
    """
    pages = {file: file.read_text(encoding="utf-8") for file in pages_of(site)}
    faults = [
        Fault(file.relative_to(site).as_posix(), 0, "W002", f"策略不容 / blocked: {offence}")
        for file, page in pages.items()
        for offence in dict.fromkeys(offences(page))
    ]
    if faults:
        raise SiteFault(*faults)
    _dress(site, pages, kept)
    for file, page in pages.items():
        file.write_bytes(guarded(page).encode("utf-8"))


def clean(site: Path) -> None:
    """The pages without what the theme's program would have needed; their language told exactly."""
    for file in pages_of(site):
        page = _LEFTOVERS.sub("", file.read_text(encoding="utf-8"))
        page = _TOP.sub('<html lang="zh-Hans">', page)
        # A reader without a mouse must be able to push a long line aside.
        page = page.replace("<pre><code", '<pre><code tabindex="0"')
        file.write_bytes(page.encode("utf-8"))


def _dress(site: Path, pages: dict[Path, str], kept: Path) -> None:
    """One style sheet with the face in front, in place of those the pages name."""
    names = _sheet_names(site, pages)
    known = Vocabulary()
    for page in pages.values():
        known.read(page)
    scripts = "".join(file.read_text(encoding="utf-8") for file in site.rglob("assets/*.js"))
    cut = slices(_dealings(site, pages, scripts), kept)
    fonts = site / "assets/fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    for each in cut:
        (fonts / each.name).write_bytes(each.data)
    (fonts / "LICENSE.txt").write_text(licence(), encoding="utf-8", newline="\n")
    sheet = "".join(each.face for each in cut) + "".join(
        _sheet(site, name, known) for name in names
    )
    for folder in _FOREIGN:
        shutil.rmtree(site / folder, ignore_errors=True)
    for name in names:
        (site / name).unlink(missing_ok=True)
    (site / SHEET).write_bytes(sheet.encode("utf-8"))
    for file, page in pages.items():
        pages[file] = _linked(page)


def _sheet(site: Path, name: str, known: Vocabulary) -> str:
    css = (site / name).read_text(encoding="utf-8")
    return trimmed(css, known) if name.startswith(_FOREIGN) else compact(css)


def _sheet_names(site: Path, pages: dict[Path, str]) -> list[str]:
    """The sheets that the pages link, below the root of the site, in the order of the links."""
    names: dict[str, None] = {}
    for page in pages.values():
        for written in _SHEETS.findall(page):
            names["assets/" + written.partition("assets/")[2]] = None
    return [name for name in names if (site / name).is_file()]


def _linked(page: str) -> str:
    """The page with one link to the sheet, where the first of its links stood."""
    found = [*_SHEETS.finditer(page)]
    if not found:
        return page
    root = found[0][1].partition("assets/")[0]
    link = f'\n      <link rel="stylesheet" href="{root}{SHEET}">'
    first = found[0].start()
    return page[:first] + link + _SHEETS.sub("", page[first:])


def _dealings(site: Path, pages: dict[Path, str], scripts: str) -> list[str]:
    """The characters of the slices: of the edition, then of the traditional one."""
    editions: dict[bool, list[set[str]]] = {False: [], True: []}
    rest: dict[bool, set[str]] = {False: set(), True: set()}
    for file, page in pages.items():
        place = file.relative_to(site).parts
        other = place[0] == TRADITIONAL
        drawn = _drawn(page)
        if "chapters" in place[:2] and len(place) - other > 2:
            editions[other].append(drawn)
        else:
            rest[other] |= drawn
    rest[False] |= {char for char in scripts if char > "\x7f"}
    return dealt([[*editions[other], rest[other]] for other in (False, True) if rest[other]])


def _drawn(page: str) -> set[str]:
    """The characters that a page shows in its own face."""
    body = page[page.find("<body") :]
    found = {*words(body), *html.unescape("".join(_DRAWN.findall(body)))}
    return {char for char in found if char >= " "}

"""What is done to the pages after MkDocs has set them: the style, the face, the policy.

Everything here works on finished HTML, so that it does not matter which engine set the pages.
"""

import html
import re
import shutil
from pathlib import Path

from build_scripts.records.faults import Fault
from build_scripts.website.engine import SiteFault
from build_scripts.website.fonts import dealt, face_sheet, licence, slices
from build_scripts.website.hant import FOLDER as TRADITIONAL
from build_scripts.website.markup import pages_of, words
from build_scripts.website.policy import guarded, offences
from build_scripts.website.stylesheet import Vocabulary, compact, for_page, rules, trimmed

# The sheet of the face of each edition, by the edition's folder.
FACES = {"": "assets/face.css", TRADITIONAL: "assets/face-hant.css"}
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
_SEARCHED = 'id="search"'
_QUOTED = re.compile(r"[\"'`]([^\"'`\n]*)[\"'`]")
_PROGRAM_WORD = re.compile(r"[\w-]+")
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
        # A reader without a mouse must be able to push a long line or a wide table aside.
        page = page.replace("<pre><code", '<pre><code tabindex="0"')
        page = page.replace("<table>", '<table tabindex="0">')
        file.write_bytes(page.encode("utf-8"))


def _dress(site: Path, pages: dict[Path, str], kept: Path) -> None:
    """Each page carries the rules it needs; the face is a sheet of its own, shared by all.

    A page is drawn as soon as it arrives: it waits for no other file. The face comes after the
    text, which the reader's own fonts draw until then.
    """
    names = _sheet_names(site, pages)
    known = Vocabulary()
    for page in pages.values():
        known.read(page)
    scripts = "".join(file.read_text(encoding="utf-8") for file in site.rglob("assets/*.js"))
    _write_faces(site, pages, scripts, kept)
    sheet = rules("".join(_sheet(site, name, known) for name in names))
    programs = _program_words(site)
    for folder in _FOREIGN:
        shutil.rmtree(site / folder, ignore_errors=True)
    for name in names:
        (site / name).unlink(missing_ok=True)
    for file, page in pages.items():
        looked_up = programs[True] if _SEARCHED in page else programs[False]
        face = FACES[_edition(site, file)]
        pages[file] = _styled(page, for_page(sheet, page, looked_up), face)


def _program_words(site: Path) -> dict[bool, frozenset[str]]:
    """What programs may name in a page: with those that only the page of the search loads."""
    quoted: dict[bool, set[str]] = {False: {"js"}, True: {"js"}}
    for file in sorted((site / "assets").glob("*.js")):
        named = {
            word
            for text in _QUOTED.findall(file.read_text(encoding="utf-8"))
            for word in _PROGRAM_WORD.findall(text)
        }
        for searched in (True,) if file.name == "search.js" else (False, True):
            quoted[searched] |= named
    return {searched: frozenset(named) for searched, named in quoted.items()}


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


def _styled(page: str, style: str, face: str) -> str:
    """The page with its style and its face where the first sheet was linked.

    The sheet of the face is one for print, until the program of the page has seen the text drawn:
    no drawing waits for it. A reader without programs gets it at once.
    """
    found = [*_SHEETS.finditer(page)]
    if not found:
        return page
    root = found[0][1].partition("assets/")[0]
    first = found[0].start()
    sheet = f'<link rel="stylesheet" href="{root}{face}"'
    late = f'{sheet} media="print" id="face"><noscript>{sheet}></noscript>'
    return f"{page[:first]}\n      <style>{style}</style>{late}{_SHEETS.sub('', page[first:])}"


def _write_faces(site: Path, pages: dict[Path, str], scripts: str, kept: Path) -> None:
    """The slices of each edition and the sheet that names them; a reader of one loads no other."""
    fonts = site / "assets/fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    (fonts / "LICENSE.txt").write_text(licence(), encoding="utf-8", newline="\n")
    for edition, name in FACES.items():
        cut = slices(dealt(_characters(site, pages, scripts, edition)), kept)
        for each in cut:
            (fonts / each.name).write_bytes(each.data)
        (site / name).write_bytes(face_sheet(cut).encode("utf-8"))


def _characters(site: Path, pages: dict[Path, str], scripts: str, edition: str) -> list[set[str]]:
    """The characters of each chapter of an edition, then those of all its other pages."""
    chapters: list[set[str]] = []
    rest = {char for char in scripts if char > "\x7f"}
    for file, page in pages.items():
        place = file.relative_to(site).parts
        if _edition(site, file) != edition:
            continue
        if "chapters" in place[:2] and place[-2] != "chapters":
            chapters.append(_drawn(page))
        else:
            rest |= _drawn(page)
    return [*chapters, rest]


def _edition(site: Path, file: Path) -> str:
    """The folder of the edition that a page belongs to; empty for the first."""
    return TRADITIONAL if file.relative_to(site).parts[0] == TRADITIONAL else ""


def _drawn(page: str) -> set[str]:
    """The characters that a page shows in its own face."""
    body = page[page.find("<body") :]
    found = {*words(body), *html.unescape("".join(_DRAWN.findall(body)))}
    return {char for char in found if char >= " "}

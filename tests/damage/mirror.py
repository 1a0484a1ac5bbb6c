"""Mirror pages: annotations, byte slips, marks, stray commas, and the variants met on other pages."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import NamedTuple

from build_scripts.forward import Mark, Script, Table, to_traditional
from tests.damage.articles import Article, Kind, Line, truth_of
from tests.damage.pages import Page, Run, page
from tests.damage.shifting import shift_line
from tests.damage.tables import PLAIN, Form, random_table

FORMS = (
    Form(blank=True),
    Form("【", "】"),
    Form("[", "]"),
    Form("（", "）"),
    Form(toned=False),
    Form(toned=False, blank=True),
)
_EMOJI = "😀👍🌟🔥🍎🎉💪🌾📢❤"
_TAGS = ("</p>", "</span>", "</div>")
_STRAYED = "，。、；："


def shifted_page(
    rng: Random,
    article: Article,
    table: Table | None = None,
    *,
    kind: str = "mirror",
    closing_tag: str = "",
) -> Page:
    """An article as a mirror site shows it, all steps of the forward map included."""
    script = table.script if table else Script.TRADITIONAL
    table = table or random_table(rng, article.plain, script=script)
    return joined_page(kind, (Part(line, table) for line in article.lines), rng, closing_tag)


def shifted_first_page(rng: Random, article: Article) -> Page:
    """Shifted in simplified bytes; the wrong characters are converted along with the right ones."""
    table = random_table(rng, article.plain, script=Script.SHIFTED_FIRST)
    return shifted_page(rng, article, table, kind="mirror-shifted-first")


def simplified_page(rng: Random, article: Article) -> Page:
    """An annotated page that was never converted."""
    table = random_table(rng, article.plain, script=Script.SIMPLIFIED)
    return shifted_page(rng, article, table, kind="mirror-simplified")


def tagged_page(rng: Random, article: Article) -> Page:
    """A page whose closing tags lost their `<` to a lead byte: `?/p>`, `?/span>`."""
    return shifted_page(rng, article, kind="mirror-tags", closing_tag=rng.choice(_TAGS))


def two_tables_page(rng: Random, article: Article) -> Page:
    """A page put together from two mirrors: its first lines went through one table, the rest through another."""
    first, second = (random_table(rng, article.plain, slips=3) for _ in range(2))
    cut = rng.randint(1, max(1, len(article.lines) - 1))
    tables = [first if at < cut else second for at in range(len(article.lines))]
    return joined_page("mirror-two-tables", map(Part, article.lines, tables), rng)


def annotated_page(rng: Random, article: Article, form: Form | None = None) -> Page:
    """Annotations in another form, put in between whole characters: nothing is shifted."""
    form = form or rng.choice(FORMS)
    script = rng.choice((Script.TRADITIONAL, Script.SIMPLIFIED))
    table = random_table(rng, form=form, script=script, slips=0)
    readings = {ord(c): f"{c}{form.opening}{read}{form.closing}" for c, read in table.readings}
    converted = script is Script.TRADITIONAL
    texts = [to_traditional(x.text) if converted else x.text for x in article.lines]
    text = "".join(line.translate(readings) + "\n" for line in texts)
    return page("mirror-forms", text, article.truth, tables=(table,))


def emoji_page(rng: Random, article: Article) -> Page:
    """A page with emoji strewn between the characters after all other damage."""
    whole = annotated_page(rng, article, PLAIN)
    parts = [
        c + rng.choice(_EMOJI) if "一" <= c <= "龥" and rng.random() < 0.02 else c
        for c in whole.text
    ]
    text = "".join(parts)
    return page("mirror-emoji", text, article.truth, tables=whole.tables)


def comma_page(rng: Random, article: Article) -> Page:
    """Annotations and byte slips without marks, and a stray comma before about 70 % of the marks."""
    made = random_table(rng, article.plain, slips=3)
    table = Table(made.readings, made.opening, made.closing, (), made.decoder, made.script)
    base = shifted_page(rng, article, table)
    text, moved = stray_commas(rng, base.text, base.runs)
    return page("mirror-commas", text, base.truth, runs=moved, tables=base.tables)


def plain_comma_page(rng: Random, article: Article) -> Page:
    """Simplified text with nothing wrong but the stray commas."""
    text, _ = stray_commas(rng, article.plain)
    return page("commas", text, article.truth)


def stray_commas(
    rng: Random, text: str, runs: tuple[Run, ...] = (), share: float | None = None
) -> tuple[str, tuple[Run, ...]]:
    """The text with a comma in front of a share of its marks, and the runs where they are now."""
    share = share if share is not None else rng.uniform(0.55, 0.85)
    comma = rng.choice((",", "，")) if "，" in text else ","
    marks = set(_STRAYED) | {",", ";"}
    inside = {at for run in runs for at in range(run.start, run.end)}
    parts: list[str] = []
    places: list[int] = []
    length = 0
    for at, character in enumerate(text):
        places.append(length)
        number = 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()
        if character in marks and at not in inside and not number and rng.random() < share:
            parts.append(comma)
            length += 1
        parts.append(character)
        length += 1
    moved = tuple(
        run.at(places[run.start], places[run.end - 1] + 1)
        if run.end > run.start
        else run.at(places[run.start], places[run.start])
        for run in runs
        if run.start < len(places)
    )
    return "".join(parts), moved


def doubled_page(rng: Random, article: Article, *, near: bool = False) -> Page:
    """The body pasted twice; the second copy starts in the middle, and is near or exact."""
    base = comma_page(rng, article)
    lines = base.text.splitlines()
    start = rng.randint(1, max(1, len(lines) // 2))
    copy = lines[start:]
    if near:
        copy = [_nearly(rng, line) for line in copy]
    text = "\n".join(lines + copy) + "\n"
    kind = "doubled-nearly" if near else "doubled"
    return page(kind, text, base.truth, runs=base.runs, tables=base.tables)


def nearly_doubled_page(rng: Random, article: Article) -> Page:
    """The second copy differs here and there by a mark or a blank."""
    return doubled_page(rng, article, near=True)


def _nearly(rng: Random, line: str) -> str:
    """The line with one small difference: a mark gone, a comma or a blank more."""
    at = rng.randrange(len(line)) if line else 0
    choice = rng.randrange(4)
    if choice == 0 and line and line[at] in ",，、。":
        return line[:at] + line[at + 1 :]
    if choice == 1 and line and line[at] in ",，、。":
        return line[:at] + "," + line[at:]
    return line + " " if choice == 2 else line


def mixed_page(rng: Random, article: Article) -> Page:
    """A page whose marks carry a visible comma as X: swallowed in a shift, shown elsewhere."""
    made = random_table(rng, article.plain)
    marks = tuple(Mark(mark, b",") for mark in rng.sample("，。、；", 3))
    table = Table(made.readings, made.opening, made.closing, marks, made.decoder, made.script)
    return shifted_page(rng, article, table, kind="mirror-visible-marks")


class Part(NamedTuple):
    """One line of a page, the table it goes through, and whether it belongs to the article."""

    line: Line
    table: Table
    kept: bool = True


def joined_page(kind: str, parts: Iterable[Part], rng: Random, closing_tag: str = "") -> Page:
    """The parts, each through its table, one below the other; the truth of those that are kept."""
    indent = rng.choice(("", "  ", "\u3000\u3000"))
    gap = rng.choice(("\n", "\n\n"))
    text, written = "", 0
    truths, removed, runs, tables = list[Line](), list[str](), list[Run](), dict[Table, None]()
    for line, table, kept in parts:
        head = indent if line.kind is Kind.TEXT else ""
        done = shift_line(line.text, table, closing_tag)
        tables[table] = None
        start = len(text) + len(head)
        text += head + done.page + gap
        if not kept:
            removed.append(line.text)
            continue
        true_line = Line(done.truth, line.kind)
        truth_at = written + len(true_line.printed) - len(done.truth)
        runs += [run.moved(start, truth_at) for run in done.runs]
        written += len(true_line.printed) + 1
        truths.append(true_line)
    truth = truth_of(tuple(truths))
    return page(kind, text, truth, runs=tuple(runs), tables=tuple(tables), removed=tuple(removed))

"""Rows of figures: what a reader sees of an observation, with the way to its sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from build_scripts.chapters.citing import sign
from build_scripts.chapters.escaping import attribute, inline
from build_scripts.chapters.figure_names import BASES, ROLES, VERDICTS, period_in_words, worded
from build_scripts.chapters.links import verdicts_of
from build_scripts.chapters.titles import short_title
from build_scripts.numerals import plain
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.checks import Verdict
from build_scripts.records.figures import Observation, Role

REACH: Final = 18  # characters of the sentence shown on either side of the number
_SENTENCE_ENDS: Final = "。！？"


@dataclass(frozen=True, slots=True)
class Told:
    """What rows need of the book: texts of paragraphs, titles of chapters, verdicts."""

    texts: Mapping[str, str]
    titles: Mapping[str, str]
    verdicts: Mapping[str, Verdict]

    @classmethod
    def of(cls, book: Book) -> "Told":
        """Read off the whole book."""
        return cls(
            texts={
                paragraph.id: paragraph.text
                for chapter in book.chapters
                for paragraph in chapter.article.paragraphs
            },
            titles={each.decision.slug: short_title(each) for each in book.chapters},
            verdicts=verdicts_of(book),
        )


def figures_in(chapter: BookChapter) -> list[Observation]:
    """The numeric facts of a chapter, in the order of its text."""
    return [each for each in chapter.observations if each.is_figure]


def table(rows: Iterable[Observation], told: Told, caption: str, *, own: bool = False) -> str:
    """One table. On a chapter's ``own`` page rows bear the ids that everything leads to."""
    body = "".join(_row(each, told, own=own) for each in rows)
    heads = ["指标", "数值", "时期", "地区", "核算", "出处"]
    head = "".join(f'<th scope="col">{inline(name)}</th>' for name in heads)
    return (
        f'<div class="wide"><table class="figures"><caption>{inline(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(each: Observation, told: Told, *, own: bool) -> str:
    figure = each.figure
    name = f' id="{attribute(each.id)}"' if own else ""
    role = (
        "" if figure.role is Role.REPORTED else f' <span class="role">{ROLES[figure.role]}</span>'
    )
    verdict = told.verdicts.get(each.id)
    return (
        f"<tr{name}>"
        f'<th scope="row">{inline(figure.indicator)}{role}</th>'
        f'<td data-label="数值" data-sort="{attribute(plain(figure.value))}">{_value(each)}</td>'
        f'<td data-label="时期" data-sort="{attribute(figure.period.value)}">'
        f"{_with_basis(period_in_words(figure.period.value), BASES[figure.period.basis])}</td>"
        f'<td data-label="地区">{inline(figure.area.names.replace(";", "、") or "未详")}</td>'
        f'<td data-label="核算">{_verdict(verdict)}</td>'
        f'<td data-label="出处">{_quoted(each, told, own=own)}</td>'
        "</tr>"
    )


def _value(each: Observation) -> str:
    """The base value, and what is printed where that is written otherwise."""
    figure = each.figure
    said = worded(figure)
    shown = inline(said.before)
    if said.number:
        shown += f'<data value="{plain(figure.value)}">{said.number}</data>'
    shown += f'<span class="unit">{inline(said.behind)}</span>'
    if plain(figure.value) == figure.printed:
        return shown
    return f'{shown} <span class="printed">{inline(figure.printed)}</span>'


def _with_basis(words: str, basis: str) -> str:
    if not words:
        return "未详"
    return f'{inline(words)} <span class="basis">{inline(basis)}</span>' if basis else inline(words)


def _verdict(verdict: Verdict | None) -> str:
    if verdict is None:
        return '<span class="none">—</span>'
    return f'<span class="verdict {verdict.value}">{VERDICTS[verdict]}</span>'


def _quoted(each: Observation, told: Told, *, own: bool) -> str:
    """The words around the number, which lead to it; the chapter's name on gathered pages."""
    before, after = around(told.texts[each.paragraph], each.at.start, each.at.end)
    slug, name = attribute(each.chapter), attribute(each.id)
    said = (
        f'<a href="../../chapters/{slug}/#{name}"><q>{inline(before)}'
        f"<b>{inline(each.figure.printed)}</b>{inline(after)}</q></a>"
    )
    cites = sign(f"#{each.id}" if own else f"../{each.chapter}/#{each.id}", "引用这项数据")
    if own:
        return f"{said} {cites}"
    row = f'<a class="from" href="../{slug}/#{name}">{inline(told.titles[each.chapter])}</a>'
    return f"{said} {row} {cites}"


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a stretch in its sentence, not farther than REACH."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    for mark in _SENTENCE_ENDS:
        before = before.rsplit(mark, 1)[-1]
        after = after.split(mark, 1)[0]
    cut_before = start - len(before) > 0 and text[start - len(before) - 1] not in _SENTENCE_ENDS
    here = end + len(after)
    cut_after = here < len(text) and text[here] not in _SENTENCE_ENDS
    return ("…" if cut_before else "") + before, after + ("…" if cut_after else "")

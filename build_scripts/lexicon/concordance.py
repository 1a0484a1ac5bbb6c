"""How often an entry stands where, and each place with the words around it."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from build_scripts.chapters.escaping import attribute, inline
from build_scripts.lexicon.standing import Held
from build_scripts.records.glossary import Occurrence

REACH: Final = 16  # characters shown on either side
_FEWEST: Final = 2  # chapters: what stands in one needs no drawing
_BAR: Final = 120  # width of the longest bar, in units of the drawing


def told(occurrences: Sequence[Occurrence]) -> str:
    """How often, those inside longer entries apart."""
    inside = sum(bool(each.inside) for each in occurrences)
    if not occurrences:
        return "书中未见"
    apart = f"，其中{inside}次在更长的术语之内" if inside else ""
    return f"书中{len(occurrences)}次{apart}"


def tallied(occurrences: Sequence[Occurrence], held: Held) -> str:
    """A bar for each chapter that has the entry, by date; the numbers stand beside the bars."""
    counts = Counter(each.chapter for each in occurrences)
    if len(counts) < _FEWEST:
        return ""
    most = max(counts.values())
    rows = "".join(
        f'<tr><th scope="row"><a href="../../chapters/{attribute(slug)}/">'
        f"{inline(held.titles[slug])}</a></th><td>{inline(held.years[slug])}</td>"
        f"<td>{_bar(counts[slug], most)}{counts[slug]}</td></tr>"
        for slug in sorted(counts, key=lambda slug: (held.years[slug], slug))
    )
    return (
        '<table class="tally"><caption>各章次数</caption><thead><tr><th scope="col">篇目</th>'
        f'<th scope="col">年</th><th scope="col">次数</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _bar(count: int, most: int) -> str:
    width = round(_BAR * count / most)
    return (
        f'<svg class="bar" width="{_BAR}" height="10" viewBox="0 0 {_BAR} 10" aria-hidden="true">'
        f'<rect width="{width}" height="10"/></svg>'
    )


def concordance(occurrences: Sequence[Occurrence], held: Held) -> str:
    """Keyword in context, each line leading to its paragraph."""
    if not occurrences:
        return ""
    lines = "".join(_line(each, held) for each in occurrences)
    return (
        f'<details class="concordance"><summary>文中各处（{len(occurrences)}）</summary>'
        f"<ol>{lines}</ol></details>"
    )


def _line(each: Occurrence, held: Held) -> str:
    text = held.texts[each.paragraph]
    start, end = each.at
    before = text[max(0, start - REACH) : start]
    after = text[end : end + REACH]
    way = f"../../chapters/{attribute(each.chapter)}/#{attribute(each.paragraph)}"
    longer = ""
    if each.inside:
        longer = f' <span class="inside">在{inline(held.named(each.inside))}内</span>'
    return (
        f'<li><a href="{way}"><span class="before">{inline(before)}</span>'
        f"<b>{inline(text[start:end])}</b>"
        f'<span class="after">{inline(after)}</span></a>'
        f' <span class="from">{inline(held.titles[each.chapter])}</span>{longer}</li>'
    )

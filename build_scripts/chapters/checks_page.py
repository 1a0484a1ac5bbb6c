"""The page of the checks: every claim that was recomputed, how it came out, and what was not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from build_scripts.chapters.check_names import EXPLAINED, RELATIONS, ends, result_in_words
from build_scripts.chapters.escaping import attribute, front_matter, inline, plain
from build_scripts.chapters.figure_names import VERDICTS
from build_scripts.chapters.titles import short_title
from build_scripts.checks import outcome_of
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.checks import Check, Computation, Relation, Verdict
from build_scripts.records.figures import Observation

_REACH: Final = 14  # characters shown on either side of a number
_SENTENCE_ENDS: Final = "。！？"
_SHOWN_INPUTS: Final = 12


@dataclass(frozen=True, slots=True)
class Told:
    """What rows need of the book: its numerals, and the texts of its paragraphs."""

    numerals: Mapping[str, Observation]
    texts: Mapping[str, str]


def checks_page(book: Book) -> str:
    """The Markdown of the page."""
    told = Told(
        {each.id: each for chapter in book.chapters for each in chapter.observations},
        {
            paragraph.id: paragraph.text
            for chapter in book.chapters
            for paragraph in chapter.article.paragraphs
        },
    )
    parts = [
        "# 核算 {: #title }",
        _lead(book),
        "## 结果的意思 {: #verdicts }",
        _legend(book.checks),
        *_average_growth(book.checks, told),
        *(part for chapter in book.chapters for part in _chapter(chapter, book, told)),
        *_not_checked(book, told),
    ]
    head = front_matter(
        title="核算",
        description="报道中的合计、比率、增长、列举等说法逐一重算：算式、区间、结果，以及未核的与其缘由。",
        edit="build_scripts/checks",
    )
    return head + "\n\n".join(parts) + "\n"


def _lead(book: Book) -> str:
    decided = sum(check.verdict is not Verdict.NOT_CHECKED for check in book.checks)
    return (
        f'<p class="lead">报道里凡是能由别的数字推得的说法，都照所印的数字重新算过，共{decided}条。'
        "这里只报告算术：相符不等于属实，不符也不等于有误，原因可以是转引、口径、排印。"
        "印到末位的数有四舍五入的余地：9.7是9.65到9.75之间的任何一个，计个数的整数没有余地；"
        "“余”“以上”“近”各按其意放宽。算出的区间与原文的区间相交，就算相符。"
        "哪些数字彼此相关，由文中的词句与指标决定，不由数值是否凑巧决定。</p>"
    )


def _legend(checks: Iterable[Check]) -> str:
    counts = Counter(check.verdict for check in checks)
    items = "".join(
        f'<div><dt><span class="verdict {verdict.value}">{VERDICTS[verdict]}</span> '
        f'<span class="count">{counts[verdict]}</span></dt><dd>{EXPLAINED[verdict]}</dd></div>'
        for verdict in Verdict
    )
    return f'<dl class="legend">{items}</dl>'


def _average_growth(checks: Iterable[Check], told: Told) -> Iterator[str]:
    """年均 both ways, side by side."""
    rows = [
        check
        for check in checks
        if check.relation is Relation.AVERAGE_GROWTH and len(check.computations) > 2
    ]
    if not rows:
        return
    yield "## 年均增长的两种算法 {: #average-growth }"
    yield (
        "<p>“年均增长”有两种算法：复合增长，即每年按同一比率递增；简单平均，即总增幅除以年数。"
        "年数也有两种数法：从起年到止年的间隔，或首尾两年都算。四个结果并列，相合的标出。</p>"
    )
    heads = ("原文", "所说", "复合增长", "复合增长，首尾都算", "简单平均", "简单平均，首尾都算")
    body = "".join(_growth_row(check, told) for check in rows)
    yield _table("年均增长的两种算法", heads, body)


def _growth_row(check: Check, told: Told) -> str:
    claim = told.numerals[check.claim]
    cells = "".join(
        f'<td data-label="{inline(way.name)}">{_way_result(way, check)}</td>'
        for way in check.computations
    )
    return (
        f'<tr><th scope="row"><a href="#{attribute(check.id)}">'
        f"{inline(short_quote(claim, told))}</a></th>"
        f'<td data-label="所说">{inline(claim.figure.printed)}{inline(check.unit)}</td>{cells}</tr>'
    )


def _way_result(way: Computation, check: Check) -> str:
    years = way.name.rpartition("，")[2]
    said = f"{inline(ends(way.result, places=2))}{inline(check.unit)}"
    fits = '<span class="fits">相合</span>' if way.fits else ""
    shown = f"<strong>{said}</strong> {fits}" if way.fits else said
    return f'{shown} <span class="basis">{inline(years)}</span>'


def _chapter(chapter: BookChapter, book: Book, told: Told) -> Iterator[str]:
    own = [check for check in book.checks if check.chapter == chapter.decision.slug]
    if not own:
        return
    slug = attribute(chapter.decision.slug)
    yield f"## {plain(short_title(chapter))} {{: #{slug} }}"
    yield _came_out(chapter, book.checks, slug)
    listed = [check for check in own if check.verdict is not Verdict.NOT_CHECKED]
    blanket = [check for check in listed if not check.claim and not check.computations]
    rows = [check for check in listed if check not in blanket]
    if rows:
        heads = ("原文", "关系", "重算", "结果")
        body = "".join(_row(check, told) for check in rows)
        yield _table(f"{short_title(chapter)}：核算{len(rows)}条", heads, body)
    if blanket:
        said = "".join(
            f'<li id="{attribute(check.id)}">{RELATIONS[check.relation]}：'
            f"{inline('；'.join(check.reasons))}</li>"
            for check in blanket
        )
        yield f"<ul>{said}</ul>"


def _came_out(chapter: BookChapter, checks: Iterable[Check], slug: str) -> str:
    outcome = outcome_of(chapter, checks)
    named = (
        (Verdict.CONSISTENT, outcome.consistent),
        (Verdict.BY_ROUNDING, outcome.by_rounding),
        (Verdict.INCONSISTENT, outcome.inconsistent),
        (Verdict.AMBIGUOUS, outcome.ambiguous),
    )
    came = "，".join(f"{VERDICTS[verdict]}{number}项" for verdict, number in named if number)
    said = f"数据{outcome.figures}项，进入核算的{outcome.checked}项" + (
        f"：{came}；" if came else "；"
    )
    return (
        f'<p class="lead">{said}其余{outcome.not_checked}项没有可与相对的数。'
        f'<a href="../chapters/{slug}/">正文</a> <a href="../figures/{slug}/">数据表</a></p>'
    )


def _row(check: Check, told: Told) -> str:
    reasons = "".join(f"<p>{inline(reason)}</p>" for reason in check.reasons)
    return (
        f'<tr id="{attribute(check.id)}"><th scope="row">{_claim(check, told)}</th>'
        f'<td data-label="关系">{RELATIONS[check.relation]}</td>'
        f'<td data-label="重算">{_recomputed(check, told)}</td>'
        f'<td data-label="结果"><span class="verdict {check.verdict.value}">'
        f"{VERDICTS[check.verdict]}</span>{reasons}</td></tr>"
    )


def _claim(check: Check, told: Told) -> str:
    """The words around the claim, leading to it; the row of its table behind."""
    if not check.claim:
        way = f"../chapters/{attribute(check.chapter)}/#{attribute(check.paragraph)}"
        first = told.numerals.get(check.inputs[0]) if check.inputs else None
        said = quoted(first, told) if first else inline(told.texts[check.paragraph][:_REACH])
        return f'<a href="{way}"><q>{said}</q></a>'
    numeral = told.numerals[check.claim]
    slug, name = attribute(numeral.chapter), attribute(numeral.id)
    anchor = name if numeral.is_figure else attribute(numeral.paragraph)
    return (
        f'<a href="../chapters/{slug}/#{anchor}"><q>{quoted(numeral, told)}</q></a> '
        f'<a class="from" href="../figures/{slug}/#{name}">表</a>'
    )


def quoted(numeral: Observation, told: Told) -> str:
    """The numeral among its words, as far as the sentence goes."""
    text, at = told.texts[numeral.paragraph], numeral.at
    before, after = text[max(0, at.start - _REACH) : at.start], text[at.end : at.end + _REACH]
    for mark in _SENTENCE_ENDS:
        before, after = before.rsplit(mark, 1)[-1], after.split(mark, 1)[0]
    cut = at.start > len(before) and text[at.start - len(before) - 1] not in _SENTENCE_ENDS
    before = before.lstrip("，、；：")
    before = f"…{before}" if cut else before
    return f"{inline(before)}<b>{inline(numeral.figure.printed)}</b>{inline(after)}"


def short_quote(numeral: Observation, told: Told) -> str:
    """What a row of figures calls the claim: its indicator, else the words before it."""
    text = told.texts[numeral.paragraph]
    return numeral.figure.indicator or text[max(0, numeral.at.start - _REACH) : numeral.at.start]


def _recomputed(check: Check, told: Told) -> str:
    """Every way with formula and interval, what the text states, and the figures it was made from."""
    ways = "".join(_way(way, check) for way in check.computations)
    stated = ""
    if check.claimed and check.claimed.low != check.claimed.high and check.computations:
        stated = f'<p class="basis">原文：{inline(result_in_words(check.claimed, check))}</p>'
    return f"{ways}{stated}{_inputs(check, told)}"


def _way(way: Computation, check: Check) -> str:
    name = f"{inline(way.name)}：" if way.name else ""
    many = len(check.computations) > 1
    mark = f' <span class="fits">{"相合" if way.fits else "不合"}</span>' if many else ""
    interval = ""
    if way.result.low != way.result.high or check.relation is Relation.SHARE:
        interval = f' <span class="basis">区间 {inline(result_in_words(way.result, check))}</span>'
    return f"<p>{name}{inline(way.formula)}{interval}{mark}</p>"


def _inputs(check: Check, told: Told) -> str:
    if not check.inputs or check.relation is Relation.ENUMERATION:
        return ""
    links = [
        f'<a href="../figures/{attribute(each.chapter)}/#{attribute(each.id)}">'
        f"{inline(each.figure.printed)}</a>"
        for name in check.inputs[:_SHOWN_INPUTS]
        if (each := told.numerals.get(name))
    ]
    more = f"等{len(check.inputs)}个" if len(check.inputs) > _SHOWN_INPUTS else ""
    return f'<p class="basis">所据：{"、".join(links)}{more}</p>'


def _not_checked(book: Book, told: Told) -> Iterator[str]:
    """What is claimed and cannot be recomputed, chapter by chapter."""
    yield "## 未核的 {: #not-checked }"
    rows = "".join(
        f'<tr id="{attribute(check.id)}"><th scope="row">{_claim(check, told)}</th>'
        f'<td data-label="关系">{RELATIONS[check.relation]}</td>'
        f'<td data-label="缘由">{inline("；".join(check.reasons))}{_inputs(check, told)}</td></tr>'
        for check in book.checks
        if check.verdict is Verdict.NOT_CHECKED
    )
    left = sum(
        1
        for chapter in book.chapters
        for each in chapter.observations
        if each.is_figure and each.id not in _named(book.checks)
    )
    yield (
        f"<p>下列说法本可由别的数字推得，而文中没有把所需的数都印出来。此外有{left}项数据，"
        "各说一事，文中没有与之相关的别的数。</p>"
    )
    if rows:
        yield _table("未核的说法", ("原文", "关系", "缘由"), rows)


def _named(checks: Iterable[Check]) -> set[str]:
    return {
        name
        for check in checks
        if check.claim or check.computations
        for name in (check.claim, *check.inputs)
    }


def _table(caption: str, heads: tuple[str, ...], body: str) -> str:
    head = "".join(f'<th scope="col">{inline(name)}</th>' for name in heads)
    return (
        f'<div class="wide"><table class="checks"><caption>{inline(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )

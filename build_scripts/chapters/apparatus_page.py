"""The apparatus of a chapter: what was changed, by which rule, why, and what was proved."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from build_scripts.apparatus.lines import Lines
from build_scripts.chapters.escaping import attribute, front_matter, inline, plain
from build_scripts.chapters.names import (
    CERTAINTIES,
    CLASSES,
    REASONS,
    chinese,
    lines_in_words,
    said,
)
from build_scripts.chapters.titles import edited, full_title, short_title, stem
from build_scripts.chapters.views import views
from build_scripts.records.book import Book, BookChapter, Entry, Tally
from build_scripts.records.restoration import Certificate, Omission, Proof
from build_scripts.records.rule import Rule

_NUMBERS = {"次数", "通例改动", "逐条出校", "略去", "编者注"}  # columns of figures
_COUNTED = ' class="count"'
_SHOWN = 60  # characters of an omitted passage; the whole of it stands in the collation


def apparatus_page(chapter: BookChapter, rules: tuple[Rule, ...]) -> str:
    """The Markdown of a chapter's apparatus."""
    title = full_title(chapter)
    slug = attribute(chapter.decision.slug)
    source = attribute(stem(chapter.sidecar.source))
    parts = [
        f"# 校勘记 {{: #title }}\n\n"
        f'<p class="of"><a href="../../chapters/{slug}/">{inline(title)}</a></p>',
        views(chapter.decision.slug, "apparatus"),
        _overview(chapter, source),
        "## 通例改动 {: #systematic }",
        _tallies(chapter.tallies, rules),
        "## 逐条出校 {: #individual }",
        _entries(chapter, rules),
        "## 略去的文字 {: #omitted }",
        _omissions(chapter, source),
        *_findings(chapter, source),
        "## 复验 {: #proof }",
        *_proof(chapter.certificates, source),
    ]
    head = front_matter(
        title=f"校勘记：{title}",
        description=f"{title}的校勘记：通例改动、逐条出校、略去的文字与复验结果。",
        edit=edited(chapter.sidecar),
    )
    return head + "\n\n".join(parts) + "\n"


def _overview(chapter: BookChapter, source: str) -> str:
    counted = sum(tally.times for tally in chapter.tallies)
    return (
        f"<p>依通例改动{counted}处，逐条出校{len(chapter.entries)}处，"
        f"略去{len(_runs(chapter.omissions))}段。来源与整理本的逐行对照见"
        f'<a href="../../collation/{source}/">对照</a>，各条校例的全文见<a href="../../rules/">校例</a>。</p>'
    )


def _tallies(tallies: tuple[Tally, ...], rules: tuple[Rule, ...]) -> str:
    if not tallies:
        return "<p>没有。</p>"
    known = {rule.code for rule in rules}
    rows = "".join(
        f'<tr><th scope="row">{_rule(tally.rule, known)}</th>'
        f'<td>{inline(said(tally.rule, rules))}</td><td class="count">{tally.times}</td></tr>'
        for tally in tallies
    )
    return _table(("校例", "内容", "次数"), rows, "依通例改动的次数")


def _rule(code: str, known: set[str]) -> str:
    if code in known:
        return f'<a href="../../rules/#{attribute(code)}"><code>{inline(code)}</code></a>'
    return f"<code>{inline(code)}</code>"


def _table(heads: tuple[str, ...], rows: str, caption: str, kind: str = "") -> str:
    cells = "".join(
        f'<th scope="col"{_COUNTED if head in _NUMBERS else ""}>{head}</th>' for head in heads
    )
    return (
        f'<div class="scroll{kind}" tabindex="0" role="region" aria-label="{caption}"><table class="register">'
        f"<thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _entries(chapter: BookChapter, rules: tuple[Rule, ...]) -> str:
    if not chapter.entries:
        return "<p>没有。</p>"
    slug = attribute(chapter.decision.slug)
    rows = "".join(_row(entry, slug, rules) for entry in chapter.entries)
    heads = ("校", "所在", "原作", "今作", "可信度", "理由", "异读")
    return _table(heads, rows, "逐条出校", " entries")


def _row(entry: Entry, slug: str, rules: tuple[Rule, ...]) -> str:
    known = {rule.code for rule in rules}
    reason = chinese(entry.reason) or "".join(said(rule, rules) for rule in entry.rules)
    codes = " ".join(_rule(rule, known) for rule in entry.rules)
    before, after = entry.context
    margin = (
        "" if entry.margin is None else f'<br><span class="basis">差距{entry.margin:.1f}</span>'
    )
    cells = (
        f'<a href="../../chapters/{slug}/#{attribute(entry.paragraph)}">第{entry.line}行</a>',
        f"<del>{inline(entry.lemma)}</del>" if entry.lemma else "（无）",
        f'<span class="context">{inline(before)}</span><ins>{inline(entry.reading)}</ins>'
        f'<span class="context">{inline(after)}</span>',
        f'<span class="{CLASSES[entry.certainty]}">{CERTAINTIES[entry.certainty]}</span>{margin}',
        f"{inline(reason)} {codes}",
        "；".join(map(inline, entry.alternatives)) or "—",
    )
    data = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr id="entry-{entry.number}"><th scope="row">{entry.number}</th>{data}</tr>'


def _omissions(chapter: BookChapter, source: str) -> str:
    if not chapter.omissions:
        return "<p>没有。</p>"
    lines = Lines(chapter.restoration.text.source)
    items = []
    for run in _runs(chapter.omissions):
        first, last = lines.of_omission(run[0]).start, lines.of_omission(run[-1]).stop - 1
        text = " ".join(word for omission in run for word in omission.text.split())
        shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "……"
        note = f"：{inline(run[0].note)}" if run[0].note else ""
        items.append(
            f'<li><a href="../../collation/{source}/#line-{first}">'
            f"{lines_in_words(first, last)}</a> "
            f"<strong>{REASONS[run[0].reason]}</strong>{note}<br>"
            f'<span class="lost-text">{inline(shown)}</span></li>'
        )
    return f'<ul class="omissions">{"".join(items)}</ul>'


def _runs(omissions: Iterable[Omission]) -> list[tuple[Omission, ...]]:
    """Omissions that follow one another for one reason, told together."""
    grouped = groupby(omissions, key=lambda omission: (omission.reason, omission.note))
    return [tuple(run) for _, run in grouped]


def _findings(chapter: BookChapter, source: str) -> list[str]:
    if not chapter.findings:
        return []
    items = "".join(
        f'<li><a href="../../collation/{source}/#line-{finding.line}">第{finding.line}行</a> '
        f"{inline(chinese(finding.says))} <code>{inline(finding.code)}</code></li>"
        for finding in chapter.findings
    )
    return ["## 来源所见 {: #findings }", f"<ul>{items}</ul>"]


def _proof(certificates: tuple[Certificate, ...], source: str) -> Iterator[str]:
    proved = [c for c in certificates if c.proof is Proof.PROVED]
    failed = [c for c in certificates if c.proof is Proof.FAILED]
    if not proved and not failed:
        yield "<p>此来源没有按已知的方式损坏，复验不适用。</p>"
        return
    margins = [c.margin for c in proved if c.margin is not None]
    least = f"所选读法与次优读法的最小差距为{min(margins):.1f}。" if margins else ""
    yield (
        "<p>把整理后的文字按镜像站的方式重新损坏，再与来源逐字节比较："
        f"{len(proved)}行完全相同，{len(failed)}行不同。{least}"
        "相同只说明这样读是可能的，差距说明它比别的读法可信多少。</p>"
    )
    if failed:
        yield f"<p>不同的行：{_lines(failed, source)}。这些行的读法不作确定论。</p>"


def _lines(certificates: Iterable[Certificate], source: str) -> str:
    return "、".join(
        f'<a href="../../collation/{source}/#line-{c.line}">第{c.line}行</a>' for c in certificates
    )


def apparatus_index(book: Book) -> str:
    """All apparatuses at a glance."""
    rows = "".join(_index_row(chapter) for chapter in book.chapters)
    heads = ("篇目", "通例改动", "逐条出校", "略去", "编者注", "对照")
    return (
        front_matter(
            title="校勘记",
            description="各篇校勘记总目：依通例改动、逐条出校与略去的段数。",
            edit="docs/apparatus/index.md",
        )
        + "# 校勘记 {: #title }\n\n"
        + "<p>凡与来源不同之处，都记在这里：依校例统一改动的按条计数，其余逐条列出。"
        + '校例见<a href="../rules/">校例</a>，整理的办法见<a href="../fanli/">凡例</a>。</p>\n\n'
        + _table(heads, rows, "各篇校勘记")
        + "\n"
    )


def _index_row(chapter: BookChapter) -> str:
    slug = attribute(chapter.decision.slug)
    source = attribute(stem(chapter.sidecar.source))
    numbers = (
        sum(tally.times for tally in chapter.tallies),
        len(chapter.entries),
        len(_runs(chapter.omissions)),
        len(chapter.notes),
    )
    cells = "".join(f'<td class="count">{number}</td>' for number in numbers)
    name = plain(short_title(chapter))
    return (
        f'<tr><th scope="row"><a href="{slug}/">{name}</a></th>{cells}'
        f'<td><a href="../collation/{source}/">对照</a></td></tr>'
    )

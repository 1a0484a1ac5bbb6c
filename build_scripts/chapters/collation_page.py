"""Source and reading text side by side, line by line."""

from collections.abc import Iterable

from build_scripts.chapters.escaping import attribute, front_matter, inline
from build_scripts.chapters.names import CLASSES, REASONS, chinese, lines_in_words
from build_scripts.chapters.titles import edited, full_title, short_title, stem
from build_scripts.records.book import BookChapter, CollationRow, Piece
from build_scripts.records.rule import Rule


def collation_page(
    chapters: Iterable[BookChapter], rows: tuple[CollationRow, ...], rules: tuple[Rule, ...]
) -> str:
    """The Markdown of one source's collation. ``chapters`` are those made from it; at least one.

    The source cells hold the source whole; the reading cells hold what stands for it, in the
    order of the source, before paragraphs are put together and in order.
    """
    told = list(chapters)
    source = told[0].sidecar.source
    names = {chapter.decision.slug: short_title(chapter) for chapter in told}
    carried = "、".join(
        f'<a href="../../chapters/{attribute(chapter.decision.slug)}/">'
        f"{inline(full_title(chapter))}</a>"
        for chapter in told
    )
    body = "".join(_row(row, names) for row in rows)
    return (
        front_matter(
            title=f"对照：{stem(source)}",
            description=f"来源文件 {source} 与整理本逐行对照。",
            edit=edited(told[0].sidecar),
        )
        + "# 来源与整理本对照 {: #title }\n\n"
        + f'<p class="of"><code>{inline(source)}</code>：{carried}</p>\n\n'
        + '<p class="legend">左为来源原样，右为整理本；行号是来源文件的行号，点击行号到整理本的段落。'
        + "<del>被改去的字</del>，<ins>改成的字</ins>，"
        + '<ins class="likely">大致可信的改动</ins>，<ins class="doubtful">存疑的改动</ins>。'
        + "右栏依来源的行序，分栏、断行的接合见整理本。</p>\n\n"
        + '<table class="collation"><thead><tr><th scope="col">行</th><th scope="col">来源</th>'
        + f'<th scope="col">整理本</th></tr></thead><tbody>{body}</tbody></table>\n\n'
        + _legend(rows, rules)
        + "\n"
    )


def _row(row: CollationRow, names: dict[str, str]) -> str:
    if not row.source.strip():
        return (
            f'<tr class="blank" id="line-{row.first}"><th scope="row">{row.first}</th>'
            f'<td class="source">{inline(row.source)}</td><td></td></tr>'
        )
    anchors = "".join(f'<span id="line-{n}"></span>' for n in range(row.first + 1, row.last + 1))
    number = lines_in_words(row.first, row.last).strip("第行")
    if row.places:
        place = row.places[0]
        number = (
            f'<a href="../../chapters/{attribute(place.slug)}/#{attribute(place.paragraph)}" '
            f'title="{attribute(names.get(place.slug, place.slug))}">{number}</a>'
        )
    if row.omission:
        note = f"：{inline(row.omission.note)}" if row.omission.note else ""
        reading = f'<span class="left-out">略去（{REASONS[row.omission.reason]}{note}）</span>'
        source = inline(row.source)
    else:
        source = "".join(map(_source_side, row.pieces))
        reading = "".join(map(_reading_side, row.pieces))
    return (
        f'<tr id="line-{row.first}"><th scope="row">{number}{anchors}</th>'
        f'<td class="source">{source}</td><td class="reading">{reading}</td></tr>'
    )


def _source_side(piece: Piece) -> str:
    if not piece.rules or piece.before == piece.after:
        return inline(piece.before)
    return f"<del{_told(piece)}>{inline(piece.before)}</del>" if piece.before else ""


def _reading_side(piece: Piece) -> str:
    after = piece.after.replace("\n", "")
    if not piece.rules or piece.before == piece.after:
        return inline(after)
    return f"<ins{_told(piece)}>{inline(after)}</ins>" if after else ""


def _told(piece: Piece) -> str:
    kind = CLASSES[piece.certainty]
    marked = f' class="{kind}"' if kind != "sure" else ""
    return f'{marked} title="{attribute(" ".join(piece.rules))}"'


def _legend(rows: tuple[CollationRow, ...], rules: tuple[Rule, ...]) -> str:
    """The rules met on the page, each with its sentence: what the codes in the marks mean."""
    met = dict.fromkeys(rule for row in rows for piece in row.pieces for rule in piece.rules)
    says = {rule.code: chinese(rule.says) for rule in rules}
    items = "".join(
        f"<div><dt><code>{inline(code)}</code></dt><dd>{inline(says.get(code, '编者改字'))}</dd></div>"
        for code in met
    )
    return f'## 所用校例 {{: #rules }}\n\n<dl class="rules-met">{items}</dl>' if items else ""

"""The lines of the source from which a chapter was made, as they stand in the file."""

from build_scripts.chapters.escaping import attribute, front_matter, inline
from build_scripts.chapters.names import REASONS
from build_scripts.chapters.titles import edited, full_title, stem
from build_scripts.chapters.views import views
from build_scripts.records.book import BookChapter, CollationRow


def source_page(chapter: BookChapter, rows: tuple[CollationRow, ...]) -> str:
    """The Markdown of a chapter's source text: one paragraph a line, nothing left out."""
    title = full_title(chapter)
    slug = attribute(chapter.decision.slug)
    source = chapter.sidecar.source
    head = front_matter(
        title=f"原文：{title}",
        description=f"{title}的来源原文，逐行照录，未经整理。",
        edit=edited(chapter.sidecar),
    )
    met: set[str] = set()
    lines = "".join(_line(row, chapter.decision.slug, met) for row in rows)
    parts = [
        f'# 原文 {{: #title }}\n\n<p class="of"><a href="../../chapters/{slug}/">{inline(title)}</a></p>',
        views(chapter.decision.slug, "source"),
        f"<p>来源文件<code>{inline(source)}</code>中本篇所占的各行，逐字照录，损坏之处一概不改；"
        f'整个文件见<a href="../../collation/{attribute(stem(source))}/">逐行对照</a>。</p>',
        f'<ol class="lines">{lines}</ol>',
    ]
    return head + "\n\n".join(parts) + "\n"


def _line(row: CollationRow, slug: str, met: set[str]) -> str:
    """One row; the paragraphs that begin on it are anchored here."""
    begin = [
        place.paragraph for place in row.places if place.slug == slug and place.paragraph not in met
    ]
    met.update(begin)
    anchors = "".join(f'<span id="{attribute(name)}"></span>' for name in begin)
    kinds = ["blank"] if not row.source.strip() else []
    note = ""
    if row.omission:
        kinds = ["omitted"]
        note = f'<span class="left-out">整理本略去：{REASONS[row.omission.reason]}</span>'
    named = f' class="{kinds[0]}"' if kinds else ""
    label = str(row.first) if row.first == row.last else f"{row.first}—{row.last}"
    return (
        f'<li id="line-{row.first}"{named} data-label="{label}">{anchors}'
        f'<span class="raw">{inline(row.source)}</span>{note}</li>'
    )

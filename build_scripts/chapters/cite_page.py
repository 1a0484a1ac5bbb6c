"""How to cite a chapter: every form as a plain block, for the whole and for each paragraph."""

from build_scripts.chapters.citing import block, downloads, folded_forms, forms
from build_scripts.chapters.escaping import attribute, front_matter, inline
from build_scripts.chapters.titles import body, edited, full_title
from build_scripts.chapters.views import views
from build_scripts.citation import Reference, online, printed
from build_scripts.records.book import BookChapter

_SHOWN = 24  # characters by which a reader knows a paragraph again


def cite_page(chapter: BookChapter, cited: Reference) -> str:
    """The Markdown of the page on which a chapter's citations stand."""
    title = full_title(chapter)
    slug = attribute(chapter.decision.slug)
    parts = [
        f"# 引用 {{: #title }}\n\n"
        f'<p class="of"><a href="../../chapters/{slug}/">{inline(title)}</a></p>',
        views(chapter.decision.slug, "cite"),
        "<p>著录依GB/T 7714—2025。方括号中的是编者推定的，或编者所拟的；原页没有的版次、作者，一概不补。</p>",
        "## 全篇 {: #whole }",
        f"<h3>本书的整理本（联机）</h3>{block(online(cited))}"
        f"<h3>原报道</h3>{block(printed(cited))}" + downloads(cited),
        *forms(cited),
        "## 逐段 {: #paragraphs }",
        "<p>段的编号永久不变。编号后是该段开头的文字。</p>",
        *(_paragraph(each.id, each.text, cited) for each in body(chapter)),
    ]
    head = front_matter(
        title=f"引用：{title}",
        description=f"{title}的引用格式：GB/T 7714—2025、BibTeX、RIS、CSL-JSON，全篇与逐段。",
        edit=edited(chapter.sidecar),
    )
    return head + "\n\n".join(parts) + "\n"


def _paragraph(name: str, text: str, cited: Reference) -> str:
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "……"
    here = cited.at(name)
    return (
        f'<section class="cited" id="{attribute(name)}"><h3><a href="../../chapters/'
        f'{attribute(cited.key)}/#{attribute(name)}">{inline(name)}</a> '
        f"<span>{inline(shown)}</span></h3>{block(online(here))}"
        f"{folded_forms(here)}</section>"
    )

"""How to cite a chapter: every form as a plain block, for the whole and for each paragraph."""

from collections.abc import Iterator

from build_scripts.chapters.escaping import attribute, front_matter, inline, plain
from build_scripts.chapters.titles import body, edited, full_title
from build_scripts.chapters.views import views
from build_scripts.citation import Reference, bibtex, csl_json, online, printed, ris
from build_scripts.records.book import BookChapter

_SHOWN = 24  # characters by which a reader knows a paragraph again
_FILES = (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json"))


def cite_files(cited: Reference) -> dict[str, str]:
    """The files to download for a chapter: name -> content."""
    forms = (bibtex(cited), ris(cited), csl_json(cited))
    return {f"{cited.key}.{end}": form for (_, end), form in zip(_FILES, forms, strict=True)}


def cite_page(chapter: BookChapter, cited: Reference) -> str:
    """The Markdown of the page on which a chapter's citations stand."""
    title = full_title(chapter)
    slug = attribute(chapter.decision.slug)
    downloads = "　".join(
        f'<a href="../../cite/{slug}/{slug}.{end}" download>{name}</a>' for name, end in _FILES
    )
    parts = [
        f"# 引用 {{: #title }}\n\n"
        f'<p class="of"><a href="../../chapters/{slug}/">{inline(title)}</a></p>',
        views(chapter.decision.slug, "cite"),
        "<p>著录依GB/T 7714—2025。方括号中的是编者推定的，或编者所拟的；原页没有的版次、作者，一概不补。</p>",
        "## 全篇 {: #whole }",
        f"<h3>本书的整理本（联机）</h3>{_block(online(cited))}"
        f"<h3>原报道</h3>{_block(printed(cited))}"
        f'<p class="downloads">下载：{downloads}</p>',
        *_forms(cited),
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
        f"<span>{inline(shown)}</span></h3>{_block(online(here))}"
        f"<details><summary>BibTeX、RIS、CSL-JSON</summary>{''.join(_forms(here))}</details></section>"
    )


def _forms(cited: Reference) -> Iterator[str]:
    for (name, _), form in zip(_FILES, (bibtex(cited), ris(cited), csl_json(cited)), strict=True):
        yield _block(form.replace("\r\n", "\n"), name)


def _block(text: str, name: str = "GB/T 7714—2025") -> str:
    """A form as text to be copied; line feeds as references, so that a block stays one block."""
    lines = "&#10;".join(plain(line) for line in text.rstrip("\n").split("\n"))
    return f'<pre class="form" data-form="{name}">{lines}</pre>'

"""The English door: what the book is, how to read and cite it, and an abstract of each chapter."""

from build_scripts.chapters.escaping import attribute, front_matter, inline
from build_scripts.chapters.titles import short_title
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.sidecar import Basis

_WHAT = (
    "This is a critical edition of Chinese newspaper and web reports on poverty relief, made from "
    "copies found on the web. The copies were damaged: a mirror site had put pinyin behind characters "
    "and cut some of them in two, columns were out of order, punctuation was mixed, passages stood twice. "
    "The edition restores a readable text and lists every change made to the source, with its "
    "reason and how certain it is. Nothing the reports say is endorsed: figures and claims are theirs."
)
_READ = (
    "Each chapter can be seen in five ways, by the row of links under its title: the reading text "
    "(整理本), the source as it stands (原文), both side by side, paragraph by paragraph (对照), the "
    "apparatus of changes (校勘记), and how to cite it (引用). A dotted line marks a likely reading, a wavy "
    "line a doubtful one; □ stands for a character that is lost. A title in 〔 〕 is the editor's. "
    "The whole book can be searched for any phrase (检索全书), in simplified or traditional characters. "
    "A traditional edition (繁) is converted by machine."
)
_CITE = (
    "Every paragraph has a permanent number, made of the number of the source and a byte offset in it, "
    "such as 001-120. It stays valid when the text is corrected. Point at a paragraph and press ¶ to copy a "
    "citation; the page 引用 of each chapter has every paragraph in GB/T 7714—2025, BibTeX, RIS and "
    "CSL-JSON. Please name the edited text (整理本), the original publisher and its date; what stands in "
    "[ ] was inferred by the editors."
)


def english_page(book: Book) -> str:
    """The Markdown of the page."""
    head = front_matter(
        title="English",
        description="A critical edition of damaged Chinese newspaper reports on poverty relief: what it "
        "is, how to read it, how to cite it.",
        edit="build_scripts/chapters/english_page.py",
        lang="en",
    )
    items = "".join(map(_item, book.chapters))
    parts = [
        "# In English {: #title }",
        "## What this is {: #what }",
        f"<p>{_WHAT}</p>",
        "## How to read it {: #read }",
        f"<p>{_READ}</p>",
        "## How to cite it {: #cite }",
        f"<p>{_CITE}</p>",
        "## The chapters {: #chapters }",
        f'<dl class="abstracts">{items}</dl>',
    ]
    return head + "\n\n".join(parts) + "\n"


def _item(chapter: BookChapter) -> str:
    decision = chapter.decision
    inferred = " (inferred)" if decision.date.basis is Basis.INFERRED else ""
    date = (
        f"{decision.date.value.replace('/', ' to ')}{inferred}"
        if decision.date.value
        else "no date"
    )
    return (
        f'<dt><a href="../chapters/{attribute(decision.slug)}/" lang="zh-Hans" hreflang="zh-Hans">'
        f"{inline(short_title(chapter))}</a> <span>{inline(date)}</span></dt>"
        f"<dd>{inline(decision.abstract_en)}</dd>"
    )

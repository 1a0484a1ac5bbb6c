"""The forms of a citation as blocks to copy, and the block that cites a table or a list of entries.

Pages of tables and entries are committed, and the address of the site is known to a build only. So
they hold ``CITED_HERE``, and the build puts the block in its place.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from build_scripts.chapters.escaping import attribute, inline, plain
from build_scripts.citation import (
    Reference,
    bibtex,
    csl_json,
    entry_rest,
    online,
    piece_head,
    ris,
    source,
)

CITED_HERE: Final = "<!-- citation -->"
FIGURE, TERM, PLACE, CITED_WORK = "数据", "术语", "地名", "文件"  # what a locator is the number of
_FILES: Final = (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json"))
_DAY: Final = "“引用日期”请引用者自填；按“复制”时填入当天。"


def cite_files(cited: Reference) -> dict[str, str]:
    """The files to download: name -> content."""
    made = (bibtex(cited), ris(cited), csl_json(cited))
    return {f"{cited.key}.{end}": form for (_, end), form in zip(_FILES, made, strict=True)}


def downloads(cited: Reference) -> str:
    """The ways to the files, from a page two folders below the root of the site."""
    key = attribute(cited.key)
    ways = "　".join(
        f'<a href="../../cite/{key}/{key}.{end}" download>{name}</a>' for name, end in _FILES
    )
    return f'<p class="downloads">下载：{ways}</p>'


def forms(cited: Reference) -> Iterator[str]:
    """The forms that programs exchange, each as a block."""
    for (name, _), form in zip(_FILES, (bibtex(cited), ris(cited), csl_json(cited)), strict=True):
        yield block(form.replace("\r\n", "\n"), name)


def folded_forms(cited: Reference) -> str:
    """The same, folded away."""
    return f"<details><summary>BibTeX、RIS、CSL-JSON</summary>{''.join(forms(cited))}</details>"


def block(text: str, name: str = "GB/T 7714—2025") -> str:
    """A form as text to be copied; line feeds as references, so that a block stays one block."""
    lines = "&#10;".join(plain(line) for line in text.rstrip("\n").split("\n"))
    return f'<pre class="form" data-form="{name}">{lines}</pre>'


def sign(address: str, says: str, name: str = "") -> str:
    """The sign that cites a row or an entry: a permanent link, which the program makes copy.

    ``name`` is the title under which an entry is cited; a row is cited as a place of its piece.
    """
    titled = f' data-name="{attribute(name)}"' if name else ""
    return f'<a class="cites" href="{attribute(address)}" aria-label="{says}"{titled}></a>'


def table_block(cited: Reference, pieces: Sequence[Reference]) -> str:
    """How a table is cited, and the pieces whose figures stand in it: a row is cited by its piece."""
    held = "".join(
        f'<li data-of="{attribute(each.key)}">{inline(piece_head(each))}</li>' for each in pieces
    )
    told = (
        "<p>引用一项数据：著录其所出的报道，加数据编号与永久地址；点行中的“引用”即复制。"
        f'本表所据：</p><ul class="pieces" translate="no">{held}</ul>'
    )
    within = source(pieces[0]) if pieces else ""
    data = f' data-what="{FIGURE}" data-in="{attribute(within)}"'
    return _folded(cited, "全表", data, _DAY, told)


def entries_block(cited: Reference, what: str) -> str:
    """How a page of entries is cited, and each entry on it."""
    data = f' data-what="{what}" data-rest="{attribute(entry_rest(cited))}"'
    told = "<p>引用一条：以该条为题，加编号与永久地址；点条目中的“引用”即复制。</p>"
    return _folded(cited, "全页", data, "", told)


def _folded(cited: Reference, whole: str, data: str, day: str, told: str) -> str:
    page = f' data-page="{attribute(cited.address)}"' if "://" in cited.address else ""
    return (
        f'<details class="citing" id="cite"{page}{data}><summary>引用</summary>'
        f"<p>{whole}，依GB/T 7714—2025。{day}</p>{block(online(cited))}"
        f"{folded_forms(cited)}{downloads(cited)}{told}</details>"
    )

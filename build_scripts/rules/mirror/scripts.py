"""The mirror of a page: what the page and the script of its bytes tell of it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from build_scripts.conversion import convert
from build_scripts.forward import Script
from build_scripts.language.model import Model, load
from build_scripts.rules.mirror.alphabet import (
    before_conversion,
    known,
    simplified,
    trails,
    trails_before_conversion,
    written_simplified,
    written_traditional,
)
from build_scripts.rules.mirror.annotation import ANNOTATION, Page
from build_scripts.rules.mirror.paths import Mirror

_DOUBTED = 2  # characters before a `?`
_CLAUSE = re.compile("[^，。、；：,;:\n]*[，。、；：,;:\n]?")
_NO_LANGUAGE = -8.0  # nats a character


def mirror_of(content: str, page: Page, script: Script, undamaged: str) -> Mirror:
    """The mirror that made the content, if its bytes were in this script.

    ``undamaged`` is text of the page: its characters without an annotation are not in the table.
    """
    traditional = script is Script.TRADITIONAL
    shifted_first = script is Script.SHIFTED_FIRST
    bare = frozenset(undamaged) - page.table.keys()
    before = frozenset(map(before_conversion, page.always)) if shifted_first else frozenset()
    return Mirror(
        table={**{convert(char): read for char, read in page.table.items()}, **page.table},
        always=page.always | before,
        bare=frozenset(map(simplified, bare)) if shifted_first else bare,
        simplify=known if traditional else simplified,
        spelled=before_conversion if shifted_first else str,
        written=written_traditional if traditional else written_simplified,
        trails=trails_before_conversion if shifted_first else trails,
        vanishing=not any("\ue000" <= char <= "\uf8ff" for char in content),
        order=Model.order,
    )


def undamaged(content: str, page: Page) -> str:
    """What the page has of text in step, annotations out: lines without a `?`, and of the others
    each stretch, a line for itself.

    An annotation that fits its character may show that the bytes are in step again; a `?` and the
    two characters before it may be another run's. A clause that nobody writes is left out: there
    the annotation stood behind two bytes of two characters.
    """
    back = [note.end for note in page.annotations if note.fits]
    whole: list[str] = []
    stretches: list[str] = []
    start = 0
    for line in content.split("\n"):
        end = start + len(line)
        if "?" in line:
            stretches += (
                content[first:last] for first, last in _in_step(content, start, end, back)
            )
        else:
            whole.append(line)
        start = end + 1
    return "\n".join((_bare(whole), _said(_bare(stretches))))


def _in_step(content: str, start: int, end: int, back: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where the stretches of a damaged line begin and end; ``back`` are ends of annotations."""
    begin = start
    while (mark := content.find("?", begin, end)) >= 0:
        yield begin, max(begin, mark - _DOUBTED)
        at = bisect_right(back, mark)
        begin = max(mark + 1, back[at]) if at < len(back) else end
    yield begin, end


def _bare(texts: Sequence[str]) -> str:
    return ANNOTATION.sub("", "\n".join(texts))


def _said(text: str) -> str:
    """The text with a line break in place of each clause that is no language."""
    general = load()
    clauses = _CLAUSE.findall(text)
    return "".join(
        clause if general.score(convert(clause)) > _NO_LANGUAGE * len(clause) else "\n"
        for clause in clauses
    )

"""The mirror of a page: what the page and the script of its bytes tell of it."""

import re
from bisect import bisect_right
from itertools import pairwise

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


def undamaged_lines(content: str) -> str:
    """The lines without a `?`, annotations out."""
    lines = (line for line in content.split("\n") if "?" not in line)
    return ANNOTATION.sub("", "\n".join(lines))


def undamaged_stretches(content: str, page: Page) -> str:
    """What the damaged lines have of text in step, annotations out, a line for each stretch.

    An annotation that fits its character may show that the bytes are in step again; a `?` and the
    two characters before it may be another run's. A clause that nobody writes is left out: there
    the annotation stood behind two bytes of two characters.
    """
    back = [note.end for note in page.annotations if note.fits]
    stretches: list[str] = []
    start = 0
    for line in content.split("\n"):
        end = start + len(line)
        if "?" in line:
            marks = [start + at for at, char in enumerate(line) if char == "?"]
            for first, last in pairwise((start - 1, *marks, end + _DOUBTED)):
                at = bisect_right(back, first)
                if first < start:
                    stretches.append(content[start : last - _DOUBTED])
                elif at < len(back) and back[at] < last - _DOUBTED:
                    stretches.append(content[back[at] : last - _DOUBTED])
        start = end + 1
    return _said(ANNOTATION.sub("", "\n".join(stretches)))


def _said(text: str) -> str:
    """The text with a line break in place of each clause that is no language."""
    general = load()
    clauses = _CLAUSE.findall(text)
    return "".join(
        clause if general.score(convert(clause)) > _NO_LANGUAGE * len(clause) else "\n"
        for clause in clauses
    )

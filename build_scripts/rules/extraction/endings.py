"""Where the article ends for certain, although text goes on below it."""

import re
from collections.abc import Sequence

from build_scripts.rules.extraction.tree import Trait
from build_scripts.rules.extraction.units import Unit

_EDITED = re.compile(
    r"[（(\[【]?(?:责任编辑|责编|网络编辑|本文编辑|编辑)[:：／/]([\u4e00-\u9fffA-Za-z·、，,]{0,24})[）)\]】]?"
)
_LITTLE = 0.5  # of the text above, verse and all: more below the editor is another article
_LINKED = 0.6


def below_editor(
    found: Sequence[Unit], prose: Sequence[int], shared: Sequence[int]
) -> frozenset[int]:
    """The units below the line of the editor that stand in no element of the text above it.

    Only where they are teasers, each with its link, or where the name of the editor was left blank,
    which pages do but no writer. ``shared`` is that of `Surroundings`.
    """
    for number in range(prose[0] + 1, prose[-1]):
        edited = _EDITED.fullmatch(found[number].bare)
        if edited is None:
            continue
        above = {shared[found[at].element] for at in prose if at < number}
        below = [at for at in prose if at > number]
        teasers = all(found[at].linked > 0 for at in below) or not edited[1]
        apart = not any(shared[found[at].element] in above for at in below)
        told = sum(len(unit.bare) for unit in found[prose[0] : number])
        if teasers and apart and sum(len(found[at].bare) for at in below) <= _LITTLE * told:
            later = range(number + 1, len(found))
            return frozenset(at for at in later if shared[found[at].element] not in above)
    return frozenset()


def heads_links(found: Sequence[Unit], number: int) -> bool:
    """True for a heading right above a link, where no text follows."""
    below = found[number + 1 : number + 2]
    return bool(found[number].traits & Trait.HEADING) and any(
        unit.linked >= _LINKED for unit in below
    )

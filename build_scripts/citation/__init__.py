"""Floor 4: how a chapter, a table, an entry, or any place in them, is cited. Records in, strings out.

What the page does not state is not stated here either: a publisher or date that the editor
inferred stands in square brackets, one that nobody knows is called unknown.
"""

from build_scripts.citation.exchange import bibtex, csl, csl_json, ris
from build_scripts.citation.gbt7714 import (
    ACCESSED,
    entry_rest,
    online,
    piece_head,
    printed,
    source,
)
from build_scripts.citation.reference import Imprint, Reference, Work, reference

__all__ = [
    "ACCESSED",
    "Imprint",
    "Reference",
    "Work",
    "bibtex",
    "csl",
    "csl_json",
    "entry_rest",
    "online",
    "piece_head",
    "printed",
    "reference",
    "ris",
    "source",
]

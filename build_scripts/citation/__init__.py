"""Floor 4: how a chapter, or any place in it, is cited. Records in, strings out.

What the page does not state is not stated here either: a publisher or date that the editor
inferred stands in square brackets, one that nobody knows is called unknown.
"""

from build_scripts.citation.exchange import bibtex, csl, csl_json, ris
from build_scripts.citation.gbt7714 import online, printed
from build_scripts.citation.reference import Reference, reference

__all__ = ["Reference", "bibtex", "csl", "csl_json", "online", "printed", "reference", "ris"]

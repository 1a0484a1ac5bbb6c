"""Floor 0: characters, where they came from, and what was done to them. Standard library only."""

from build_scripts.text.encoding import KEPT, Source, decode
from build_scripts.text.layers import Alignment, Layer, OverlapError, Rewriting, Text
from build_scripts.text.spans import Certainty, Change, Edit, Span, Step

__all__ = [
    "KEPT",
    "Alignment",
    "Certainty",
    "Change",
    "Edit",
    "Layer",
    "OverlapError",
    "Rewriting",
    "Source",
    "Span",
    "Step",
    "Text",
    "decode",
]

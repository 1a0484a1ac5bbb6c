"""Floor 4: a document as a Typst program, pure."""

from build_scripts.typeset.literals import Covered
from build_scripts.typeset.writer import PLACES, WHERE, Attachment, cover_program, program

__all__ = ["PLACES", "WHERE", "Attachment", "Covered", "cover_program", "program"]

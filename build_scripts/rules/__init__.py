"""Floor 2: the rules of restoration, in the one order in which they are applied.

Why this order: what the page is made of comes first (bytes, markup, invisible characters), then
what a mirror did to it, for which commas, brackets and private-use characters must still stand as
the mirror left them; then width and punctuation; simplification last but for words, so that the
text before it can be damaged again and compared with the source.
"""

from build_scripts.records.rule import Rule
from build_scripts.rules.bbcode import BBCODE
from build_scripts.rules.brackets import BRACKETS
from build_scripts.rules.characters import (
    EDGE_SPACES,
    INVISIBLE,
    LINE_ENDS,
    LOST_BYTES,
    ODD_SPACES,
    PRIVATE_USE,
    UNREAD_SPACES,
)
from build_scripts.rules.commas import STRAY_COMMAS
from build_scripts.rules.cut_tags import CUT_TAGS
from build_scripts.rules.emoji import EMOJI
from build_scripts.rules.html import PAGE
from build_scripts.rules.jamming import JAMMING
from build_scripts.rules.marks import MARKS, STOPS
from build_scripts.rules.markup import ENTITIES, HIDDEN
from build_scripts.rules.mirrors import ANNOTATIONS, RESTS, SLIPS
from build_scripts.rules.quotes import DOUBLE_QUOTES, SINGLE_QUOTES
from build_scripts.rules.script import SIMPLIFIED, ZHU, simplified
from build_scripts.rules.spacing import SPACING
from build_scripts.rules.strokes import DASHES, ELLIPSES
from build_scripts.rules.table_signs import TABLE_SIGNS
from build_scripts.rules.tags import TAGS
from build_scripts.rules.width import FULL_WIDTH
from build_scripts.rules.words import MASKED_WORD, STRAY_WORD

RULES: tuple[Rule, ...] = (
    LOST_BYTES,
    PAGE,
    ENTITIES,
    HIDDEN,
    CUT_TAGS,
    TAGS,
    BBCODE,
    TABLE_SIGNS,
    LINE_ENDS,
    INVISIBLE,
    ODD_SPACES,
    UNREAD_SPACES,
    EMOJI,
    JAMMING,
    STRAY_COMMAS,
    SLIPS,
    RESTS,
    ANNOTATIONS,
    PRIVATE_USE,
    EDGE_SPACES,
    FULL_WIDTH,
    ELLIPSES,
    DASHES,
    BRACKETS,
    DOUBLE_QUOTES,
    SINGLE_QUOTES,
    MARKS,
    STOPS,
    SPACING,
    ZHU,
    SIMPLIFIED,
    STRAY_WORD,
    MASKED_WORD,
)
# The stretch of the order that undoes a mirror: no line is joined or broken in it.
MIRROR_RULES: tuple[str, ...] = (SLIPS.code, RESTS.code, ANNOTATIONS.code)

__all__ = ["MIRROR_RULES", "RULES", "simplified"]

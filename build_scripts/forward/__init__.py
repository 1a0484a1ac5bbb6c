"""The forward map of mirror pages: a restored line damaged again must give the source line.

Floor 2.  Nothing here is shared with the solver, nothing is imported from other floors: a restored
line is certified only if a second, independent account of the damage leads back to the source.

The map, in the order of its steps (`damage`):

1. Each annotated character C, in the order of the site's table: `bytes.replace(C, C + "(reading)")`
   on the GBK bytes, blind to character boundaries.
2. Each mark M: `bytes.replace(M, X + M)`, blind too.
3. Decoding two bytes at a time with losses (`decoding`).
4. Full-width ASCII and the ideographic space shown in half width.

Facts, each found by damaging restored lines of the two mirror sources and comparing:

* Every line of both documents comes back exactly: 39 of 39 lines of text and 35 of 35 (the second
  after taking out the stray commas), a whole page at once as well as line by line.
* Annotations are all or nothing: no character is annotated here and left out there.  A character
  can be in the table without ever standing on the page itself (獎; 驅 驗): its two bytes occur
  only across a boundary.  Only the reading on the page tells of it.
* The order of the table matters where two of its characters share a byte, and only there:
  報 before 請 in one document; 驅 before 學 and 實, 災 before 驗 in the other.
* Marks 、！；？ have an X in the first document: one ASCII byte that its pages never show, swallowed
  by a lead byte in front (`HIDDEN`).  Without any one of the four, lines fail.  An X before 。 “
  《 or a full-width digit makes lines fail; for ，：（）… the document has no case either way.
  It also has no case that tells whether marks come before or after the annotations.
* An X in front of a legitimate mark ends a shift that is under way: the lead byte takes the X,
  and the mark itself is whole again.
* The second document has no blind mark: hidden X before ，。 or ！ makes lines fail, and its visible
  stray commas (about 70 % of ，、。；) are no part of the map; no shifted pair ever met one.
* The comma was full width when the bytes were replaced (`，` in half width makes lines fail): the
  half width of the page came afterwards.  For other marks the documents have no case either way.
* Pairs from the user-defined areas are private-use characters in the first document and vanish in
  the second.  No line of either ends inside a pair; a line end would be swallowed like any ASCII.
"""

from build_scripts.forward.damage import damage, shifted
from build_scripts.forward.decoding import decode, fold, pieces, private_use
from build_scripts.forward.table import (
    HIDDEN,
    Decoder,
    Mark,
    PrivateUse,
    Reading,
    Script,
    Table,
    Unencodable,
    gbk_pair,
)
from build_scripts.forward.traditional import naive_table, to_traditional
from build_scripts.forward.width import full_width

__all__ = [
    "HIDDEN",
    "Decoder",
    "Mark",
    "PrivateUse",
    "Reading",
    "Script",
    "Table",
    "Unencodable",
    "damage",
    "decode",
    "fold",
    "full_width",
    "gbk_pair",
    "naive_table",
    "pieces",
    "private_use",
    "shifted",
    "to_traditional",
]

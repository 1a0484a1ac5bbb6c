"""Floor 2: traditional and simplified characters, one for one; and what 著 stands for.

`is_traditional` judges a document, `convert` converts it, `settle_zhu` then settles each 著.
`undo_naive` takes the place of `convert` where a site converted character by character.
"""

from build_scripts.conversion.naive import (
    naive_characters,
    naive_traditional,
    to_traditional,
    undo_naive,
)
from build_scripts.conversion.script import is_traditional, traditional_share
from build_scripts.conversion.simplify import conversions, convert
from build_scripts.conversion.translation import Census
from build_scripts.conversion.zhu import Settled, settle_zhu, with_zhu_settled

__all__ = [
    "Census",
    "Settled",
    "conversions",
    "convert",
    "is_traditional",
    "naive_characters",
    "naive_traditional",
    "settle_zhu",
    "to_traditional",
    "traditional_share",
    "undo_naive",
    "with_zhu_settled",
]

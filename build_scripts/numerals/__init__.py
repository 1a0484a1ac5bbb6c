"""Floor 1: the grammar of numerals in Chinese text: where they stand, and what they are worth.

Pure: text in, records out. What a numeral counts, when and where, is asked on floor 3.
"""

from build_scripts.numerals.decimals import plain
from build_scripts.numerals.scan import Form, Numeral, numerals_of, spared_of
from build_scripts.numerals.value import Worth, product_of, worth_of

__all__ = [
    "Form",
    "Numeral",
    "Worth",
    "numerals_of",
    "plain",
    "product_of",
    "spared_of",
    "worth_of",
]

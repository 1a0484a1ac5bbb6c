"""Which characters of an HTML file are article, told by offsets into the file itself."""

from build_scripts.rules.extraction.layout import rendered
from build_scripts.rules.extraction.marks import Mark, marked
from build_scripts.rules.extraction.reference import article_units
from build_scripts.rules.extraction.scanner import is_html_file, scan
from build_scripts.rules.extraction.selection import chosen
from build_scripts.rules.extraction.title import made_whole, names_more, titled
from build_scripts.rules.extraction.tree import grown
from build_scripts.rules.extraction.units import units

__all__ = [
    "Mark",
    "article_units",
    "chosen",
    "grown",
    "is_html_file",
    "made_whole",
    "marked",
    "names_more",
    "rendered",
    "scan",
    "titled",
    "units",
]

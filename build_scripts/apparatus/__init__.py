"""Floor 3: what was done to a source, told entry by entry and line by line."""

from build_scripts.apparatus.assignment import book_chapters
from build_scripts.apparatus.collation import collation

__all__ = ["book_chapters", "collation"]

"""Floor 4: a chapter as Markdown and as plain text, pure: for reading and for machines."""

from build_scripts.manuscript.markdown import markdown
from build_scripts.manuscript.plain import plain_text

__all__ = ["markdown", "plain_text"]

"""A chapter as plain text: the reading text alone, in the form of the command restore."""

import re

from build_scripts.chapters.escaping import named
from build_scripts.chapters.names import WITHHELD
from build_scripts.chapters.titles import full_title
from build_scripts.records.book import BookChapter
from build_scripts.records.restoration import Paragraph, Role

# A line that only looks like one of our signs gets a backslash before it.
_LOOKS_LIKE = re.compile(r"\\*(?:# |\[图\] |-----$)")


def plain_text(chapter: BookChapter) -> str:
    """One paragraph a line, headings `# `, captions `[图] `; a title of the editor in 〔 〕."""
    lines = [f"# {named(full_title(chapter))}"] if chapter.decision.supplied_title else []
    lines += map(_line, chapter.article.paragraphs)
    if chapter.withheld:
        lines.append(f"〔{WITHHELD[chapter.sidecar.rights]}〕")
    return "\n".join(lines) + "\n"


def _line(paragraph: Paragraph) -> str:
    text = named(paragraph.text)
    if paragraph.role.is_heading:
        return f"# {text}"
    if paragraph.role is Role.CAPTION:
        return f"[图] {text}"
    return f"\\{text}" if _LOOKS_LIKE.match(text) else text

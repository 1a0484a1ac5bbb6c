"""The ways to look at a chapter, each a plain page, each one click from the others."""

from build_scripts.chapters.escaping import attribute

# Folder of the page, and its name on the page.
_VIEWS = (
    ("chapters", "整理本"),
    ("source", "原文"),
    ("parallel", "对照"),
    ("apparatus", "校勘记"),
    ("cite", "引用"),
)


def views(slug: str, here: str) -> str:
    """The row of links; ``here`` is the folder of the page it stands on."""
    items = "".join(
        f'<li><a href="../../{folder}/{attribute(slug)}/"{_current(folder == here)}>{name}</a></li>'
        for folder, name in _VIEWS
    )
    return f'<nav class="views" aria-label="本篇的各种样式"><ul>{items}</ul></nav>'


def _current(holds: bool) -> str:
    return ' aria-current="page"' if holds else ""

"""Text and elements of TEI as strings."""

from html import escape
from typing import Final

from build_scripts.chapters.escaping import named

OPEN: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    "<!-- 校勘整理本；来源文字的权利归原作者和原刊载者所有 -->\n"
)
NAMESPACE: Final = 'xmlns="http://www.tei-c.org/ns/1.0"'


def said(text: str) -> str:
    """Text for an element; what XML cannot hold is named."""
    return escape(named(text), quote=False)


def value(text: str) -> str:
    """Text for an attribute in double quotes."""
    return escape(named(text))


def xml_id(id: str) -> str:
    """An id as XML wants it: it begins with a letter."""
    return id if id[:1].isalpha() else f"p{id}"


def element(name: str, inner: str = "", **attributes: str) -> str:
    """An element; attributes without a value are left out, ``_`` stands for ``:`` in their names."""
    written = "".join(
        f' {key.rstrip("_").replace("xml_", "xml:")}="{value(each)}"'
        for key, each in attributes.items()
        if each
    )
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"

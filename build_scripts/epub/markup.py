"""Text as XHTML: escaped, and what cannot be printed named."""

from html import escape
from typing import Final

from build_scripts.chapters.escaping import named

HEAD: Final = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
    'xml:lang="zh-Hans" lang="zh-Hans">\n'
)


def said(text: str) -> str:
    """Text for an element."""
    return escape(named(text), quote=False)


def value(text: str) -> str:
    """Text for an attribute in double quotes."""
    return escape(named(text))


def xml_id(id: str) -> str:
    """An id as XML wants it: it begins with a letter."""
    return id if id[:1].isalpha() else f"p{id}"


def page(title: str, body: str, kind: str) -> str:
    """A whole XHTML file."""
    return (
        f"{HEAD}<head>\n<title>{said(title)}</title>\n"
        '<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n'
        f'<body class="{kind}">\n{body}\n</body>\n</html>\n'
    )

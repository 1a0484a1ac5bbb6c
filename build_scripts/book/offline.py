"""The site to take home: opened from a disk, a link to a folder shows a list of files.

So every link to a folder is made to name the page in it. Nothing else is changed: what a page
needs lies beside it already, and no page asks another host for anything.
"""

import re
from html import unescape
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Final
from urllib.parse import unquote

INDEX: Final = "index.html"
# Names its styles from the root of a web server, which a disk has not.
_SERVER_ONLY: Final = ("404.html", "sitemap.xml", "robots.txt")
_LINK: Final = re.compile(r'(?<=\s)(href|src)="([^"]*)"')
_BEHIND: Final = re.compile(r"[?#]")
_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_README: Final = """\
{title}　第{edition}版（离线）

解压之后，用浏览器打开 index.html 即可，不用联网。
Unpack, then open index.html in a browser; no network is needed.

报道的一切权利归原作者和原刊载者所有。编者所写的校勘记和说明按 MIT 许可提供。
"""


def offline_files(site: Path, title: str, edition: str) -> dict[str, bytes]:
    """The files of a finished site, by name, with links that work from a disk."""
    files = {
        file.relative_to(site).as_posix(): file
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }
    names = frozenset(files)
    made = {"README.txt": _README.format(title=title, edition=edition).encode("utf-8")}
    for name, file in files.items():
        if PurePosixPath(name).name in _SERVER_ONLY:
            continue
        content = file.read_bytes()
        if name.endswith(".html"):
            content = whole_links(content.decode("utf-8"), name, names).encode("utf-8")
        made[name] = content
    return made


def whole_links(page: str, name: str, names: frozenset[str]) -> str:
    """The page ``name`` with each link to a folder of the site naming the page in it."""
    folder = PurePosixPath(name).parent.as_posix()

    def whole(match: re.Match[str]) -> str:
        # What stands behind the path keeps its character references.
        path = _BEHIND.split(match[2], maxsplit=1)[0]
        rest = match[2][len(path) :]
        if not path or path.startswith("/") or _SCHEME.match(path):
            return match[0]
        target = normpath(f"{folder}/{unquote(unescape(path))}")
        if target in names or f"{target}/{INDEX}".removeprefix("./") not in names:
            return match[0]
        return f'{match[1]}="{path.rstrip("/")}/{INDEX}{rest}"'

    return _LINK.sub(whole, page)

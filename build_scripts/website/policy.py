"""The security policy of a page: the site itself, and nothing else in the world."""

import base64
import hashlib
import re

from build_scripts.website.markup import attributes, parts

_CHARSET = re.compile(r"<meta charset=[^>]*>")
_SUSPECT = re.compile(r"\s(?:style|on\w+)\s*=", re.IGNORECASE)
_DATA = {"application/json", "application/ld+json"}  # a browser never runs these
# Beside what stands in a page: pictures that the sheet draws are written in the sheet itself.
_RULES = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)


def guarded(page: str) -> str:
    """The page with its policy right behind the charset; inline scripts stand in it by hash."""
    hashes = {"script-src": [_hash(code) for code in _inline(page, "script")]}
    hashes["style-src"] = [_hash(code) for code in _inline(page, "style")]
    policy = "; ".join(" ".join([name, allowed, *hashes.get(name, ())]) for name, allowed in _RULES)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _CHARSET.sub(lambda match: f"{match[0]}\n      {meta}", page, count=1)


def offences(page: str) -> list[str]:
    """What the policy would block on this page: styles and handlers written into tags."""
    found: list[str] = []
    # Reading every attribute of every page takes seconds, and hardly any page gives cause.
    if not _SUSPECT.search(page):
        return found
    for part in parts(page):
        if part.tag and part.tag[0] not in "/!":
            named = [name for name in attributes(part.written) if _runs(name)]
            found += [f"<{part.tag} {name}=…>" for name in named]
    return found


def _runs(name: str) -> bool:
    return name == "style" or name.startswith("on")


def _inline(page: str, tag: str) -> list[str]:
    """The code of inline elements of one kind, in order."""
    elements = re.findall(rf"(<{tag}\b[^>]*>)(.*?)</{tag}>", page, re.DOTALL)
    given = [(attributes(start), code) for start, code in elements]
    return [code for names, code in given if "src" not in names and names.get("type") not in _DATA]


def _hash(code: str) -> str:
    digest = base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"

"""BibTeX, RIS and CSL-JSON: the forms that programs exchange."""

import json
import re
from typing import NamedTuple

from build_scripts.citation.gbt7714 import source
from build_scripts.citation.reference import Reference, Work, stated


class _Type(NamedTuple):
    """What the formats call a kind of work, and the BibTeX field of what it stands in."""

    csl: str
    bibtex: str
    ris: str
    within: str


_TYPES = {
    Work.NEWSPAPER: _Type("article-newspaper", "article", "NEWS", "journal"),
    Work.WEBPAGE: _Type("webpage", "article", "NEWS", "journal"),
    Work.TABLE: _Type("dataset", "misc", "DATA", "howpublished"),
    Work.ENTRY: _Type("entry-dictionary", "incollection", "DICT", "booktitle"),
}
_RESTORED = "整理本"
_SPECIAL = re.compile(r"[\\{}%$&#_~^]")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_INFERRED = "日期、刊载者中加方括号的为编者推定"


def csl(cited: Reference) -> dict[str, object]:
    """The entry as the CSL-JSON schema has it."""
    found: dict[str, object] = {
        "id": _key(cited),
        "type": _TYPES[cited.work].csl,
        "title": cited.full_title,
        "URL": cited.url,
        "language": "zh-CN",
    }
    if not cited.work.own:
        found["medium"] = _RESTORED
    elif cited.version:
        found["version" if cited.work is Work.TABLE else "edition"] = cited.version
    if cited.authors:
        found["author"] = [{"literal": name} for name in cited.authors]
    if cited.publisher.value:
        found["container-title"] = _publisher(cited)
    if issued := _issued(cited):
        found["issued"] = issued
    if not cited.work.own:
        found["source"] = cited.edition
    notes = [f"{cited.what}{cited.locator}"] if cited.locator else []
    notes += [_INFERRED] if _inferred(cited) else []
    if notes:
        found["note"] = "；".join(notes)
    return found


def csl_json(cited: Reference) -> str:
    """The entry as a file of CSL-JSON, which is a list."""
    return json.dumps([csl(cited)], ensure_ascii=False, indent=2) + "\n"


def bibtex(cited: Reference) -> str:
    """The entry in BibTeX; characters that TeX would read as commands are told as text."""
    kind = _TYPES[cited.work]
    fields = {
        "title": "{" + _tex(cited.full_title) + "}",
        "author": " and ".join("{" + _tex(name) + "}" for name in cited.authors),
        kind.within: _tex(_publisher(cited)) if cited.publisher.value else "",
        "edition": _tex(cited.version),
        "year": (first := _first(cited)) and first[0],
        "date": cited.date.value if stated(cited.date) else "",
        **({} if cited.work.own else {"howpublished": _tex(source(cited))}),
        "note": _tex("；".join(filter(None, (_locator(cited), _doubt(cited))))),
        "url": _percent(cited.url),
        "language": "chinese",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind.bibtex}{{{_key(cited)},", *lines, "}"]) + "\n"


def ris(cited: Reference) -> str:
    """The entry in RIS; lines end as its description asks."""
    first = _first(cited)
    day = "/".join([*first, *[""] * (4 - len(first))]) if first else ""
    rows = [
        ("TY", _TYPES[cited.work].ris),
        *(("AU", name) for name in cited.authors),
        ("TI", cited.full_title),
        ("T2", _publisher(cited) if cited.publisher.value else ""),
        ("PY", first[0] if first else ""),
        ("DA", day if first and stated(cited.date) else ""),
        ("ET", cited.version if cited.work.own else _RESTORED),
        ("DB", "" if cited.work.own else cited.edition),
        ("SP", _locator(cited)),
        ("N1", _doubt(cited)),
        ("UR", cited.url),
        ("LA", "zh-CN"),
        ("ID", _key(cited)),
    ]
    told = [f"{tag}  - {_one_line(value)}" for tag, value in rows if value]
    return "\r\n".join([*told, "ER  - ", ""])


def _key(cited: Reference) -> str:
    return f"{cited.key}-{cited.locator}" if cited.locator else cited.key


def _publisher(cited: Reference) -> str:
    value = cited.publisher.value
    return value if stated(cited.publisher) else f"[{value}]"


def _locator(cited: Reference) -> str:
    return f"{cited.what}{cited.locator}" if cited.locator else ""


def _inferred(cited: Reference) -> bool:
    told = (cited.publisher, cited.date)
    return any(each.value and not stated(each) for each in told)


def _doubt(cited: Reference) -> str:
    return f"{_INFERRED}：{_written(cited)}" if _inferred(cited) else ""


def _written(cited: Reference) -> str:
    return f"[{cited.date.value}]" if cited.date.value and not stated(cited.date) else ""


def _first(cited: Reference) -> list[str]:
    """Year, month and day of the beginning, as far as they are known."""
    begin, slash, end = cited.date.value.partition("/")
    match = _DAY.fullmatch(end if slash and begin in ("", "..") else begin)
    return [part for part in match.groups() if part] if match else []


def _issued(cited: Reference) -> dict[str, object]:
    if not cited.date.value:
        return {}
    ends = [_DAY.fullmatch(end) for end in cited.date.value.split("/")]
    if not all(ends):
        return {"literal": cited.date.value}
    found: dict[str, object] = {
        "date-parts": [[int(part) for part in end.groups() if part] for end in ends if end]
    }
    return found if stated(cited.date) else found | {"circa": True}


def _tex(text: str) -> str:
    """Text for a field: what TeX would take for a command is named."""
    names = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return _one_line(_SPECIAL.sub(lambda match: names.get(match[0], f"\\{match[0]}"), text))


def _percent(address: str) -> str:
    return re.sub(r"[{}\\\s]", lambda match: f"%{ord(match[0]):02X}", address)


def _one_line(text: str) -> str:
    return " ".join(text.split())

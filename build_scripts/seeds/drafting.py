"""A first sidecar for a new source: the machine's assembly, and blanks for what only an editor knows.

What is not known is left empty, and an empty field is refused by `check` with its line: a draft
cannot be published by oversight.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from build_scripts.records.faults import Fault, InputFault
from build_scripts.records.restoration import Article, Paragraph, Restoration
from build_scripts.seeds.folder import MANIFEST, verify
from build_scripts.seeds.loading import SUFFIX
from build_scripts.text import Alignment

_BEGINS = 12
_HEAD = """\
# yaml-language-server: $schema=sidecar.schema.json
#
# 本文件由程序起草，请逐行核对；空着的各项要由编者填写，填好以前 check 不会通过。
# line / lines 是来源文件的行号，从 1 数起，空行也算；
# begins 抄这一行校订后（简体、全角标点）开头的几个字，供程序核对行号。
# 来源的每一个非空行，要么在 text 里用一次，要么在 omit 里写明理由。

"""


def write_draft(path: Path, restoration: Restoration) -> Path:
    """The draft stands beside the source; its path is returned.

    Raises InputFault when there is a sidecar already: an editor's work is never written over.
    """
    beside = path.with_suffix(SUFFIX)
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(draft_of(path.name, restoration))
            stream.flush()
            os.fsync(stream.fileno())
    except FileExistsError:
        message = "已有编者文件 / there is a sidecar already"
        raise InputFault(Fault(beside.as_posix(), 0, "SEED-EXISTS", message)) from None
    except OSError as error:
        message = f"写不了 / cannot be written: {error.strerror}"
        raise InputFault(Fault(beside.as_posix(), 0, "SEED-WRITE", message)) from None
    return beside


def list_source(path: Path) -> bool:
    """True when the source was added to the manifest beside it; the other entries stay as they are.

    Entries that no longer fit are left for ``verify`` to report: adding one blesses no other.
    """
    listing = path.with_name(MANIFEST)
    if not listing.exists() or any(fault.code == "SEED-MANIFEST" for fault in verify(path.parent)):
        return False
    document = json.loads(listing.read_text(encoding="utf-8-sig"))
    if any(entry["name"] == path.name for entry in document["sources"]):
        return False
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    document["sources"].append({"name": path.name, "bytes": len(data), "sha256": digest})
    document["sources"].sort(key=itemgetter("name"))
    beside = listing.with_name(f".{MANIFEST}.new")
    beside.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
    beside.replace(listing)
    return True


def draft_of(name: str, restoration: Restoration) -> str:
    """The YAML of the draft; empty strings where the editor has to write."""
    kind = "mirror" if any(c.proof != "untested" for c in restoration.certificates) else '""'
    return (
        f"{_HEAD}source: {_quoted(name)}\n"
        f"kind: {kind}  # mirror 镜像站；e-paper 电子报；web 网页\n"
        "original: null  # 原页网址；不知道就留 null，不可猜\n"
        "archived: null\n"
        "rights: full  # full 全文；quotation 摘引；metadata 只列条目\n"
        "rights_statement: null  # 页面上印的版权声明，照录\n\n"
        "chapters:\n"
        + "".join(_chapter(article, restoration) for article in restoration.articles)
        + "".join(_omissions(restoration))
    )


def _chapter(article: Article, restoration: Restoration) -> str:
    passages = "".join(
        _passage(each, restoration.text.alignment(), restoration) for each in article.paragraphs
    )
    return (
        '  - slug: ""  # 网址里的短名：小写字母、数字、连字符；发布以后不可改\n'
        "    title: null  # 页面没有印标题时，代拟一个\n"
        '    publisher: {value: "", basis: stated, from: ""}\n'
        '    date: {value: "", basis: stated, from: ""}  # 如 "2020-06-01"\n'
        '    area: {code: "", name: ""}  # GB/T 2260\n'
        "    proofreading: machine\n"
        f"    text:\n{passages}\n"
    )


def _passage(paragraph: Paragraph, alignment: Alignment, restoration: Restoration) -> str:
    source = restoration.text.source.content
    lines = [
        source.count("\n", 0, alignment.source_span(piece).start) + 1 for piece in paragraph.pieces
    ]
    lines = list(dict.fromkeys(lines))
    where = f"line: {lines[0]}" if len(lines) == 1 else f"lines: {lines}"
    glue = f", glue: {_quoted(paragraph.glue)}" if paragraph.glue else ""
    begins = _quoted(paragraph.text[:_BEGINS])
    return f"      - {{{where}, as: {paragraph.role.value}, begins: {begins}{glue}}}\n"


def _omissions(restoration: Restoration) -> Iterator[str]:
    if not restoration.omissions:
        return
    yield "omit:\n"
    for (reason, note), group in groupby(
        restoration.omissions, key=lambda omission: (omission.reason, omission.note)
    ):
        for first, last in _stretches(omission.line for omission in group):
            where = f"line: {first}" if first == last else f'lines: "{first}-{last}"'
            says = _quoted(note or reason.value)
            yield f"  - {{{where}, reason: {reason.value}, note: {says}}}\n"


def _stretches(lines: Iterator[int]) -> Iterator[tuple[int, int]]:
    numbers = sorted(set(lines))
    first = last = numbers[0]
    for number in numbers[1:]:
        if number != last + 1:
            yield first, last
            first = number
        last = number
    yield first, last


def _quoted(text: str) -> str:
    """A YAML double-quoted scalar: JSON's is one."""
    return json.dumps(text, ensure_ascii=False)

"""The folder ``seeds/`` as a whole: which sources it holds, and whether they are untouched."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from build_scripts.records.faults import Fault, InputFault
from build_scripts.seeds.loading import SUFFIX, is_outside, is_plain_name, load, read_bytes
from build_scripts.seeds.marked import Marked, Value, read_marked
from build_scripts.seeds.sense import same_slug

MANIFEST = "manifest.json"
SOURCE_SUFFIX = ".txt"
_VERSION = 1


class _Entry(NamedTuple):
    name: str
    size: int
    sha256: str
    line: int


def sources(root: Path) -> tuple[Path, ...]:
    """The sources directly in ``root``, by name; files that lie elsewhere are not among them."""
    if not root.is_dir():
        return ()
    return tuple(
        path
        for path in sorted(root.iterdir())
        if path.suffix == SOURCE_SUFFIX and path.is_file() and not is_outside(path, root)
    )


def manifest(root: Path) -> str:
    """The manifest (JSON) that fits the sources as they now are: names, lengths in bytes, sha256."""
    entries: list[Value] = []
    for path in sources(root):
        data = read_bytes(path)
        digest = hashlib.sha256(data).hexdigest()
        entries.append({"name": path.name, "bytes": len(data), "sha256": digest})
    return json.dumps({"version": _VERSION, "sources": entries}, indent=2) + "\n"


def verify(root: Path) -> tuple[Fault, ...]:
    """Everything wrong in ``root``: changed, missing, unlisted sources; faulty sidecars; slugs.

    Empty when every source has the bytes the manifest records and every sidecar loads. Bytes are
    compared first: a sidecar is not read against a source that has changed.
    """
    if not root.is_dir():
        return (Fault(root.as_posix(), 0, "SEED-FOLDER", "没有这个文件夹 / no such folder"),)
    faults = [*_strays(root)]
    try:
        changed = tuple(_against_manifest(root))
    except InputFault as fault:
        changed = fault.faults
    spoilt = {fault.path for fault in changed}
    faults += [*changed, *_sidecar_faults(root, spoilt)]
    return tuple(faults)


def _strays(root: Path) -> Iterator[Fault]:
    """Links that lead out, and sidecars of no source."""
    for path in sorted(root.iterdir()):
        shown = path.as_posix()
        if path.suffix not in (SOURCE_SUFFIX, SUFFIX):
            continue
        if is_outside(path, root):
            message = "链接通向文件夹之外 / a link that leads out of the folder"
            yield Fault(shown, 0, "SEED-PATH", message)
        elif path.suffix == SUFFIX and not path.with_suffix(SOURCE_SUFFIX).exists():
            message = "没有对应的来源 / a sidecar without its source"
            yield Fault(shown, 0, "SEED-ORPHAN", message, path.stem + SOURCE_SUFFIX)


def _against_manifest(root: Path) -> Iterator[Fault]:
    listed = _entries(root / MANIFEST)
    present = {path.name: path for path in sources(root)}
    shown = (root / MANIFEST).as_posix()
    for entry in listed:
        if entry.name not in present:
            message = f"来源不见了：{entry.name} / a source is missing: {entry.name}"
            yield Fault(shown, entry.line, "SEED-MISSING-SOURCE", message)
            continue
        path = present.pop(entry.name)
        data = read_bytes(path)
        if (len(data), hashlib.sha256(data).hexdigest()) != (entry.size, entry.sha256):
            message = "来源的字节变了 / the bytes of a source have changed"
            hint = f"{shown}:{entry.line}"
            yield Fault(path.as_posix(), 0, "SEED-CHANGED", message, hint)
    for path in present.values():
        message = "来源没有列入清单 / a source that the manifest does not list"
        yield Fault(path.as_posix(), 0, "SEED-UNLISTED", message, MANIFEST)


def _entries(path: Path) -> tuple[_Entry, ...]:
    """What the manifest lists. Raises InputFault, with its line, at the first thing amiss."""
    shown = path.as_posix()
    try:
        content = read_bytes(path).decode("utf-8-sig")
        json.loads(content)  # JSON is YAML, but not every YAML is JSON
        marked = read_marked(content, shown)
    except json.JSONDecodeError as error:
        message = f"不是 JSON / not JSON: {error.msg}"
        raise InputFault(Fault(shown, error.lineno, "SEED-MANIFEST", message)) from None
    except (ValueError, RecursionError):  # not UTF-8, a number of a million digits, brackets
        raise InputFault(Fault(shown, 0, "SEED-MANIFEST", "不是 JSON / not JSON")) from None
    top = marked.value
    listed = top.get("sources") if isinstance(top, dict) else None
    if not isinstance(listed, list):
        message = "清单里没有 sources / the manifest lists no sources"
        raise InputFault(Fault(shown, 1, "SEED-MANIFEST", message))
    entries = tuple(_entry(value, at, marked, shown) for at, value in enumerate(listed))
    seen: set[str] = set()
    for entry in entries:
        if entry.name in seen:
            message = f"来源列了两次：{entry.name} / a source listed twice: {entry.name}"
            raise InputFault(Fault(shown, entry.line, "SEED-MANIFEST", message))
        seen.add(entry.name)
    return entries


def _entry(value: Value, at: int, marked: Marked, shown: str) -> _Entry:
    place: tuple[str | int, ...] = ("sources", at)
    fields = value if isinstance(value, dict) else {}
    name, size, digest = (fields.get(field) for field in ("name", "bytes", "sha256"))
    if not (isinstance(name, str) and isinstance(size, int) and isinstance(digest, str)):
        message = "须有 name、bytes、sha256 / needs name, bytes, sha256"
        raise InputFault(Fault(shown, marked.line(place), "SEED-MANIFEST", message))
    line = marked.line((*place, "name"))
    if not is_plain_name(name):
        message = "来源须在 seeds/ 之内 / a source must lie in the folder itself"
        raise InputFault(Fault(shown, line, "SEED-PATH", message))
    return _Entry(name, size, digest, line)


def _sidecar_faults(root: Path, spoilt: set[str]) -> Iterator[Fault]:
    slugs: dict[str, str] = {}
    for path in sources(root):
        if path.as_posix() in spoilt:
            continue
        try:
            sidecar = load(path)
        except InputFault as fault:
            yield from fault.faults
            continue
        for chapter in sidecar.chapters if sidecar else ():
            here = f"{path.with_suffix(SUFFIX).as_posix()}:{chapter.where}"
            first = slugs.setdefault(chapter.slug, here)
            if sidecar and first != here:
                yield same_slug(sidecar.path, chapter, first)

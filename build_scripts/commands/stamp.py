"""Whether a site is still what its inputs make: one digest over everything that goes in."""

import hashlib
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
STAMP = "made-from"
# Made by the build itself, or by Python.
_PASSED_OVER = {"__pycache__", ".build"}


def inputs_digest(seeds: Path, docs: Path) -> str:
    """The sha256 of all inputs: sources, decisions, pages, code, settings, locked versions."""
    digest = hashlib.sha256()
    root = PACKAGE.parent
    files = [*_files(seeds), *_files(docs), *_files(PACKAGE)]
    files += [root / "mkdocs.yml", *sorted((root / "locks").glob("*.txt"))]
    for file in files:
        if file.is_file():
            digest.update(file.as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def is_fresh(site: Path, digest: str) -> bool:
    """True when the site was completed from exactly these inputs."""
    try:
        return _stamp(site).read_text(encoding="ascii") == digest and (site / "index.html").exists()
    except OSError:
        return False


def leave_stamp(site: Path, digest: str) -> None:
    """Notes what the site was made from; beside the site, which holds nothing but pages."""
    _stamp(site).parent.mkdir(exist_ok=True)
    _stamp(site).write_text(digest, encoding="ascii")


def _stamp(site: Path) -> Path:
    return site.resolve().parent / ".build" / f"{STAMP}-{site.resolve().name}"


def _files(folder: Path) -> list[Path]:
    return [
        file
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not _PASSED_OVER & set(file.parts)
    ]

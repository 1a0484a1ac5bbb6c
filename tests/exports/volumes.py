"""Volumes to export: the edition of this tree, and made ones."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from build_scripts.apparatus.rights import as_published
from build_scripts.book.volume import Volume
from build_scripts.commands.edition import book_of
from build_scripts.records.book import Book

ROOT = Path(__file__).resolve().parent.parent.parent
EPOCH = 1_700_000_000


def volume_of(book: Book) -> Volume:
    return Volume(as_published(replace(book, edition="9.8")), EPOCH, ROOT / "docs")


@cache
def edition_volume() -> Volume:
    """The five sources, restored once a run."""
    return volume_of(book_of(ROOT / "seeds"))


def squeezed(text: str) -> str:
    """Text without white space: lines are broken anew in every form."""
    return "".join(text.split())

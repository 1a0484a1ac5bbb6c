"""The command export: the edition to take home."""

import argparse
import shutil
from collections.abc import Iterable
from pathlib import Path

from build_scripts.apparatus.rights import as_published
from build_scripts.book.epoch import release_epoch
from build_scripts.book.release import FORMS, every_form, write_checksums
from build_scripts.book.volume import Volume
from build_scripts.commands.edition import book_of
from build_scripts.website.files import alone_in, put_in_place, recover, write_whole

ALL = "all"


def add_arguments(command: argparse.ArgumentParser, root: Path) -> None:
    """What may be typed behind ``export``."""
    command.add_argument(
        "form", nargs="?", default=ALL, choices=(*FORMS, ALL), help="形式 / form (all)"
    )
    command.add_argument("--seeds", type=Path, default=root / "seeds", help="来源目录 / sources")
    command.add_argument("--docs-dir", dest="docs", type=Path, default=root / "docs")
    command.add_argument("--out", type=Path, default=root / "dist", help="写到 / to (dist)")


def export_command(arguments: argparse.Namespace) -> int:
    """Writes the files of one form, or of all, and the checksums of everything that is there."""
    volume = Volume(
        book=as_published(book_of(arguments.seeds)),
        epoch=release_epoch(arguments.seeds),
        docs=arguments.docs,
    )
    out: Path = arguments.out.resolve()
    with alone_in(out.parent):
        recover(out)
        if arguments.form == ALL:
            _write_release(volume, out)
        else:
            _write(arguments.form, FORMS[arguments.form](volume), out)
            write_checksums(out)
    print(f"已写 / written: {arguments.out}")
    return 0


def _write_release(volume: Volume, out: Path) -> None:
    """``out`` becomes the whole release and nothing else, at one stroke."""
    work = out.with_name(f"{out.name}.work")
    shutil.rmtree(work, ignore_errors=True)
    try:
        for form, files in every_form(volume):
            _write(form, files, work)
        write_checksums(work)
        put_in_place(work, out)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _write(form: str, files: Iterable[tuple[str, bytes]], out: Path) -> None:
    count, size = 0, 0
    for name, content in files:
        write_whole(out / name, content)
        count, size = count + 1, size + len(content)
    print(f"{form}: {count} 个文件 files, {size // 1024} KiB")

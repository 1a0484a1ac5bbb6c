"""Commands on the whole edition: check, build, serve."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from build_scripts.apparatus import book_chapters
from build_scripts.apparatus.anchors import standing
from build_scripts.apparatus.rights import as_published
from build_scripts.checks import checks_of_chapters
from build_scripts.commands.concording import with_figures, with_glossary
from build_scripts.commands.editions import publish, with_editions
from build_scripts.commands.progress import progress
from build_scripts.commands.reading import name_of
from build_scripts.commands.stamp import inputs_digest, is_fresh, leave_stamp
from build_scripts.glossary import remarks
from build_scripts.records.anchors import Anchor
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.faults import Fault, InputFault
from build_scripts.records.restoration import Proof, Restoration
from build_scripts.records.sidecar import Sidecar
from build_scripts.restore import restore
from build_scripts.rules import RULES
from build_scripts.seeds import load, sources, verify
from build_scripts.seeds.anchors import ANCHORS, anchors, as_table
from build_scripts.seeds.edition import edition
from build_scripts.website import SiteFault, build
from build_scripts.website.files import write_whole


def check_command(arguments: argparse.Namespace) -> int:
    """Everything a reviewer would check, without building the site."""
    book = book_of(arguments.seeds)
    restorations = {each.sidecar.source: each.restoration for each in book.chapters}
    faults = [fault for name, each in restorations.items() for fault in _unproved(name, each)]
    if faults:
        raise InputFault(*faults)
    changes = sum(len(each.text.changes()) for each in restorations.values())
    print(
        f"好 / fine: {len(restorations)} 份来源 sources, {len(book.chapters)} 章 chapters, "
        f"{changes} 处改动 changes"
    )
    for remark in remarks(book.glossary, book.chapters):
        place = f"{remark.path}:{remark.line}" if remark.line else remark.path
        print(f"{place}: {remark.code} {remark.message}")
    return 0


def edition_command(arguments: argparse.Namespace) -> int:
    """Tells which edition this is and what it changes; with --publish records it for good."""
    book = book_of(arguments.seeds)
    changes = len(book.errata[0].items) if book.errata else 0
    before = f"，比第{book.errata[0].earlier}版改动 {changes} 处 changes" if book.errata else ""
    print(f"第{book.edition}版 edition {book.edition}{before}")
    if arguments.publish:
        print(f"已记下 / recorded: {publish(arguments.seeds, book)}")
    return 0


def build_command(arguments: argparse.Namespace) -> int:
    """seeds/ -> docs/ -> site/; does nothing when nothing has changed since the last build."""
    digest = inputs_digest(arguments.seeds, arguments.docs)
    if not arguments.force and is_fresh(arguments.site, digest):
        print(f"没有变化，站点仍是新的 / nothing changed: {arguments.site}")
        return 0
    build_site(arguments.seeds, arguments.docs, arguments.site)
    leave_stamp(arguments.site, inputs_digest(arguments.seeds, arguments.docs))
    print(f"已建成 / built: {arguments.site / 'index.html'}")
    return 0


def serve_command(arguments: argparse.Namespace) -> int:
    """Builds, serves the site, and builds again when seeds/ or docs/ change."""
    from build_scripts.commands.preview import serve

    def rebuilt() -> None:
        try:
            build_site(arguments.seeds, arguments.docs, arguments.site)
        except InputFault as fault:
            for each in fault.faults:
                print(each, file=sys.stderr)

    return serve(arguments.address, arguments.site, (arguments.seeds, arguments.docs), rebuilt)


def build_site(seeds: Path, docs: Path, site: Path) -> None:
    """The pages and the site of one edition; raises InputFault when a source is faulty."""
    book = book_of(seeds)
    added = standing(anchors(seeds), book).added
    try:
        build(as_published(book), docs_dir=docs, site_dir=site)
        if added:
            write_whole(seeds / ANCHORS, as_table((*anchors(seeds), *added)))
    except SiteFault as fault:
        raise InputFault(Fault("mkdocs.yml", 0, "SITE", str(fault))) from None


def book_of(seeds: Path) -> Book:
    """The whole edition restored; raises InputFault with everything that is wrong in seeds/."""
    if faults := verify(seeds):
        raise InputFault(*faults)
    found = sources(seeds)
    if not found:
        raise InputFault(Fault(seeds.as_posix(), 0, "SEED-NONE", "没有来源 / there are no sources"))
    chapters: list[BookChapter] = []
    faults_found: list[Fault] = []
    for path in progress(found, "复原 / restoring"):
        sidecar = load(path)
        if sidecar is None:
            message = "没有编者文件 / a source without a sidecar"
            hint = f"jiaokan new {path.as_posix()}"
            faults_found.append(Fault(path.as_posix(), 0, "SEED-NEW", message, hint))
            continue
        try:
            chapters += _chapters(path, sidecar)
        except InputFault as fault:
            faults_found += fault.faults
    if faults_found:
        raise InputFault(*faults_found)
    read = with_figures(seeds, chapters)
    checked = Book(read, RULES, checks=checks_of_chapters(read), edition=edition(seeds))
    book = with_glossary(seeds, checked)
    held = standing(anchors(seeds), book)
    if held.gone:
        raise InputFault(*(_gone(seeds, anchor) for anchor in held.gone))
    return with_editions(seeds, replace(book, aliases=held.aliases))


def _gone(seeds: Path, anchor: Anchor) -> Fault:
    return Fault(
        (seeds / ANCHORS).as_posix(),
        0,
        "ANCHOR-GONE",
        f"已发布的编号 {anchor.id} 无处可指 / a published anchor leads nowhere",
        "所在的字节没有发布 / its byte is not published",
    )


def _chapters(path: Path, sidecar: Sidecar) -> tuple[BookChapter, ...]:
    restoration = restore(path.read_bytes(), name_of(path.name), sidecar)
    return book_chapters(sidecar, restoration)


def _unproved(name: str, restoration: Restoration) -> list[Fault]:
    """A published line of a mirror page must pass its certificate."""
    return [
        Fault(
            f"seeds/{name}",
            each.line,
            "CERT",
            "再损坏一次与原文不符 / damaged again, the line is not the source",
            "jiaokan explain",
        )
        for each in restoration.certificates
        if each.proof is Proof.FAILED
    ]

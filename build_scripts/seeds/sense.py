"""Do the decisions of a sidecar fit its source and one another? What no schema can say."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from build_scripts.records.faults import Fault
from build_scripts.records.restoration import Role
from build_scripts.records.sidecar import ChapterDecision, Sidecar
from build_scripts.text import decode


class Lines(NamedTuple):
    """The lines of a source, from 1, and the file they stand in."""

    shown: str
    contents: tuple[str, ...]

    def exists(self, line: int) -> bool:
        return 1 <= line <= len(self.contents)

    def is_blank(self, line: int) -> bool:
        """White space and a byte order mark are nothing to publish."""
        return not self.contents[line - 1].strip("\ufeff").strip()


def lines_of(data: bytes, shown: str) -> Lines:
    """Lines of the decoded source, split at LF (a CR before it belongs to neither)."""
    content = decode(data).content
    return Lines(shown, tuple(line.removesuffix("\r") for line in content.split("\n")))


def sense_faults(sidecar: Sidecar, lines: Lines) -> tuple[Fault, ...]:
    """Every decision that does not fit: lines, slugs, titles."""
    used: dict[int, int] = {}
    return (
        *_chapter_faults(sidecar),
        *_placed(sidecar, lines, used),
        *_left_out(sidecar, lines, used),
        *_remarks(sidecar, lines),
        *_uncovered(lines, used),
    )


def _chapter_faults(sidecar: Sidecar) -> Iterator[Fault]:
    slugs: dict[str, int] = {}
    for chapter in sidecar.chapters:
        first = slugs.setdefault(chapter.slug, chapter.where)
        if first != chapter.where:
            yield same_slug(sidecar.path, chapter, f"{sidecar.path}:{first}")
        titled = any(placement.role is Role.TITLE for placement in chapter.placements)
        if titled == bool(chapter.supplied_title):
            told = (
                "页面印有标题，title 应写 null / the page prints a title: write title: null"
                if titled
                else "没有标题：标明 as: title 的行，或在 title 里代拟 / no title: mark or supply one"
            )
            yield Fault(sidecar.path, chapter.where, "SEED-TITLE", told)


def same_slug(shown: str, chapter: ChapterDecision, first: str) -> Fault:
    """The fault of a slug that another chapter bears already."""
    told = f"短名重复：{chapter.slug} / slug already taken: {chapter.slug}"
    return Fault(shown, chapter.where, "SEED-SLUG", told, first)


def _placed(sidecar: Sidecar, lines: Lines, used: dict[int, int]) -> Iterator[Fault]:
    for chapter in sidecar.chapters:
        for placement in chapter.placements:
            for line in placement.lines:
                if not lines.exists(line):
                    yield _beyond(sidecar, placement.where, line, lines)
                elif lines.is_blank(line):
                    told = f"来源第 {line} 行是空行 / source line {line} is blank"
                    yield Fault(sidecar.path, placement.where, "SEED-LINE", told)
                elif line in used:
                    yield _twice(sidecar, placement.where, line, used[line])
                else:
                    used[line] = placement.where


def _left_out(sidecar: Sidecar, lines: Lines, used: dict[int, int]) -> Iterator[Fault]:
    for omission in sidecar.omitted:
        if omission.first > omission.last:
            told = f"起止颠倒：{omission.first}-{omission.last} / the range runs backwards"
            yield Fault(sidecar.path, omission.where, "SEED-LINE", told)
            continue
        if not lines.exists(omission.last):
            yield _beyond(sidecar, omission.where, omission.last, lines)
        last = min(omission.last, len(lines.contents))
        for line in range(omission.first, last + 1):
            if line in used:
                yield _twice(sidecar, omission.where, line, used[line])
            elif not lines.is_blank(line):
                used[line] = omission.where


def _beyond(sidecar: Sidecar, where: int, line: int, lines: Lines) -> Fault:
    count = len(lines.contents)
    told = f"来源没有第 {line} 行 / the source has no line {line}"
    hint = f"共 {count} 行 / {count} lines"
    return Fault(sidecar.path, where, "SEED-LINE", told, hint)


def _twice(sidecar: Sidecar, where: int, line: int, first: int) -> Fault:
    told = f"来源第 {line} 行用了两次 / source line {line} is used twice"
    hint = f"先在本文件第 {first} 行 / first on line {first} of this file"
    return Fault(sidecar.path, where, "SEED-TWICE", told, hint)


def _remarks(sidecar: Sidecar, lines: Lines) -> Iterator[Fault]:
    """Emendations and notes need a published line to stand on."""
    published = {
        line
        for chapter in sidecar.chapters
        for placement in chapter.placements
        for line in placement.lines
    }
    remarks: Sequence[tuple[int, int]] = [
        *((each.line, each.where) for each in sidecar.emendations),
        *((each.line, each.where) for each in sidecar.notes),
    ]
    for line, where in remarks:
        if not lines.exists(line):
            yield _beyond(sidecar, where, line, lines)
        elif line not in published:
            told = f"来源第 {line} 行没有收入正文 / source line {line} is not in the text"
            yield Fault(sidecar.path, where, "SEED-LINE", told)


def _uncovered(lines: Lines, used: dict[int, int]) -> Iterator[Fault]:
    for line in range(1, len(lines.contents) + 1):
        if line not in used and not lines.is_blank(line):
            told = "这一行既没有使用，也没有略去 / this line is neither used nor omitted"
            hint = "写进 text 或 omit / put it under text or omit"
            yield Fault(lines.shown, line, "SEED-UNCOVERED", told, hint)

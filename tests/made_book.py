"""A small made book: one mirror page and one clipping, put together without the pipeline."""

from __future__ import annotations

import re
from dataclasses import replace

from build_scripts.apparatus import book_chapters
from build_scripts.records.book import Book
from build_scripts.records.restoration import (
    Article,
    Certificate,
    Finding,
    Omission,
    Paragraph,
    Proof,
    Reason,
    Restoration,
    Role,
    Witness,
)
from build_scripts.records.rule import Case, Rule
from build_scripts.records.sidecar import (
    Basis,
    ChapterDecision,
    EditorNote,
    Kind,
    Proofreading,
    Rights,
    Sidecar,
    Stated,
)
from build_scripts.text import Certainty, Edit, Span, Text

# What a hostile source might hold: markup of HTML, Markdown, its extensions, and of templates.
HOSTILE = (
    "<script>window.hit=1</script>",
    "[点我](javascript:window.hit=1)",
    "<img src=x onerror=window.hit=1>",
    "{{ config.site_name }} {% raw %}",
    '--8<-- "mkdocs.yml"',
    "# 不是标题",
    "| 甲 | 乙 |",
    "*星* _线_ `码` ~~删~~ ==亮==",
    "::: note",
    "!!! warning",
    "\\*反斜\\\\",
    "{: #stolen .x onclick=1 } {#stolen}",
    "&lt;b&gt; &amp; &#60; \" '",
    "![图](http://example.org/x.png) <http://example.org>",
    "</p></figure></table><h1>",
    "<!-- 注 --> <![CDATA[ ]]> <?php ?>",
    "[^1] [ref]: x *[HTML]: y",
    "--- +++ ``` ~~~",
    "a\x02b\x03c\x00d\x0be\u202ef\u2028g\ue080h\udcb7i",
)
HOSTILE_ATTRIBUTE = '" onclick="window.hit=1" x="'


def rule(code: str, says: str) -> Rule:
    return Rule(
        code, says, Certainty.SURE, lambda _: iter(()), (Case("甲,乙", "甲，乙"),), ("1,2",)
    )


RULES = (rule("made-comma", "半角逗号改为全角。"), rule("made-slip", "错位的字节恢复成字。"))


def line_spans(content: str) -> list[Span]:
    spans, at = [], 0
    for line in content.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def paragraphs(text: Text, name: str, roles: dict[int, Role]) -> tuple[Paragraph, ...]:
    """One paragraph for each line (from 1) that has a role, in the order of `roles`."""
    spans, alignment = line_spans(text.content), text.alignment()
    found = []
    for line, role in roles.items():
        piece = spans[line - 1]
        under = alignment.byte_span(piece)
        shown = text.content[piece.start : piece.end]
        found.append(Paragraph(f"{name}-{under.start}", role, shown, (piece,), (under,), line))
    return tuple(found)


def decision(slug: str, title: str = "") -> ChapterDecision:
    return ChapterDecision(
        slug=slug,
        supplied_title=title,
        publisher=Stated("某报", Basis.INFERRED, "文中称“本报”"),
        date=Stated("2021-05-20/2021-06-30", Basis.STATED),
        area="140100",
        area_name="山西省太原市",
        proofreading=Proofreading.READ_ONCE,
        placements=(),
        where=1,
    )


def sidecar(source: str, *chapters: ChapterDecision, notes: tuple[EditorNote, ...] = ()) -> Sidecar:
    return Sidecar(
        path=f"seeds/{source.removesuffix('.txt')}.yml",
        source=source,
        kind=Kind.MIRROR,
        original="",
        archived="javascript://%0aalert(1)",
        rights=Rights.FULL,
        rights_statement="",
        chapters=chapters,
        omitted=(),
        emendations=(),
        notes=notes,
    )


def mirror(rights: Rights = Rights.FULL) -> Book:
    """Two articles, an omitted line, plain changes, a likely and a doubtful one, a note, a gap."""
    source = "题目\n首段,有误X字,共□个。\n小节\n甲说?乙\n菜单\n次篇\n末段,完。\n"
    text = Text.of(source.encode())
    commas = [Edit(at, at + 1, "，") for at, char in enumerate(source) if char == ","]
    text = text.apply("made-comma", commas)
    wrong, lost = text.content.index("X"), text.content.index("?")
    text = text.apply(
        "made-slip",
        [
            Edit(wrong, wrong + 1, "之", Certainty.LIKELY, "据上下文", ("的",), 6.25),
            Edit(lost, lost + 1, "与", Certainty.DOUBTFUL, "字节缺失", ("和", "及"), 1.5),
        ],
    )
    first = {1: Role.TITLE, 2: Role.PARAGRAPH, 3: Role.HEADING, 4: Role.CAPTION}
    second = {6: Role.TITLE, 7: Role.PARAGRAPH}
    menu = line_spans(text.content)[4]
    restoration = Restoration(
        text,
        (
            Article("first", paragraphs(text, "made", first)),
            Article("second", paragraphs(text, "made", second)),
        ),
        (Omission(menu, text.alignment().byte_span(menu), 5, Reason.FURNITURE, "菜单", "导航"),),
        lambda: Witness(
            (Finding("made-finding", 4, Span(0, 1), "此行缺字"),),
            (Certificate(2, Proof.PROVED, 6.25), Certificate(4, Proof.FAILED, 1.5)),
        ),
    )
    decisions = sidecar(
        "made.txt",
        decision("first"),
        decision("second"),
        notes=(EditorNote(2, "共□个", "原文如此。", 9),),
    )
    return Book(book_chapters(replace(decisions, rights=rights), restoration), RULES)


def hostile() -> Book:
    """A book whose every text is hostile: title, headings, paragraphs, captions, changes."""
    lines = [*HOSTILE, *HOSTILE, *HOSTILE]
    source = "\n".join(line.replace("\udcb7", "") for line in lines)
    text = Text.of(source.encode() + b"\n\xb7\xb7")
    # One in a title line, one in a heading, one in a caption.
    odd = [match.start() for match in re.finditer("点我", text.content)]
    reasons = (HOSTILE[1], (HOSTILE[2], HOSTILE[7], HOSTILE_ATTRIBUTE))
    lemmas = [Edit(at, at + 2, HOSTILE[0], Certainty.DOUBTFUL, *reasons) for at in odd]
    text = text.apply("made-slip", lemmas)
    roles = {1: Role.TITLE, 2: Role.SUBTITLE}
    roles |= dict.fromkeys(range(3, len(HOSTILE) + 1), Role.PARAGRAPH)
    roles |= dict.fromkeys(range(len(HOSTILE) + 1, 2 * len(HOSTILE) + 1), Role.HEADING)
    roles |= dict.fromkeys(range(2 * len(HOSTILE) + 1, len(lines) + 1), Role.CAPTION)
    left = line_spans(text.content)[len(lines)]
    omission = Omission(
        left, text.alignment().byte_span(left), len(lines) + 1, Reason.OTHER, HOSTILE[0], HOSTILE[1]
    )
    article = Article("hostile", paragraphs(text, "hostile", roles))
    restoration = Restoration(text, (article,), (omission,), lambda: Witness((), ()))
    return Book(book_chapters(sidecar("hostile.txt", decision("hostile")), restoration), RULES)

"""The imprint: what this is, which edition, who has which rights."""

from build_scripts.chapters.contents import SUBTITLE, TITLE
from build_scripts.composition.document import (
    Fact,
    Facts,
    Imprint,
    Look,
    Prose,
    Section,
    SectionKind,
    Style,
    TitleLine,
    plain,
)
from build_scripts.records.book import Book

PUBLISHER = "脱贫攻坚报道校勘集编者"
RIGHTS = (
    "报道的一切权利归原作者和原刊载者所有，本书不授予任何使用许可；"
    "各篇的来源卡片照录原页所印的权利声明。编者所写的校勘记和说明按 MIT 许可提供。"
)
_FONTS = "正文用思源宋体（Noto Serif SC），标题用思源黑体（Noto Sans SC），均按 SIL OFL 1.1 许可。"


def imprint(book: Book, edition: str, title: str = TITLE, name: str = "book") -> Imprint:
    """What a library wants to know of the whole book or, with its title, of one chapter."""
    return Imprint(
        title=title,
        subtitle=SUBTITLE,
        edition=edition,
        publisher=PUBLISHER,
        rights=RIGHTS,
        identifier=f"jiaokan-{name}-{edition}",
        description=f"{TITLE}：{SUBTITLE}。共{len(book.chapters)}篇。第{edition}版。",
    )


def imprint_section(book: Book, made: Imprint) -> Section:
    """The page behind the title page."""
    sources = len({chapter.sidecar.source for chapter in book.chapters})
    facts = (
        Fact("书名", plain(made.title)),
        Fact("说明", plain(made.subtitle)),
        Fact("版次", plain(f"第{made.edition}版")),
        Fact("编订", plain(made.publisher)),
        Fact("篇数", plain(f"{len(book.chapters)}篇，据{sources}份来源整理")),
        Fact("编号", plain(made.identifier, Look.CODE)),
        Fact("字体", plain(_FONTS)),
    )
    blocks = (
        Facts("版本记录", facts),
        Prose("imprint-rights", Style.SMALL, plain(made.rights)),
    )
    title = (TitleLine(plain("版本记录")),)
    return Section("imprint", SectionKind.IMPRINT, title, "版本记录", blocks)

"""The source card: what is known of the page an article was printed on, and from what."""

from build_scripts.chapters.names import KINDS, PROOFREADING, RIGHTS, UNKNOWN
from build_scripts.chapters.titles import date_in_words
from build_scripts.composition.document import Address, Fact, Facts, Inlines, Look, plain
from build_scripts.records.book import BookChapter
from build_scripts.records.sidecar import Basis, Stated


def card(chapter: BookChapter) -> Facts:
    """The facts in the order of the page; what is not known is said to be so."""
    decision, sidecar = chapter.decision, chapter.sidecar
    statement = sidecar.rights_statement
    printed = f"原页印有：“{statement}”" if statement else "原页未印声明"
    facts = (
        Fact("刊载者", _stated(decision.publisher, decision.publisher.value)),
        Fact("日期", _stated(decision.date, date_in_words(decision.date.value))),
        Fact("地区", _basis(decision.area_name or UNKNOWN, decision.area)),
        Fact("来源种类", plain(KINDS[sidecar.kind])),
        *_addresses(sidecar.original, sidecar.archived),
        Fact("校对程度", plain(PROOFREADING[decision.proofreading])),
        Fact("权利声明", _basis(printed, f"本书{RIGHTS[sidecar.rights]}")),
        Fact("来源文件", plain(sidecar.source, Look.CODE)),
    )
    return Facts("来源", facts)


def _addresses(original: str, archived: str) -> tuple[Fact, ...]:
    if not original and not archived:
        return (Fact("网址", plain("原页、存档均未详")),)
    return (Fact("原页网址", _address(original)), Fact("存档网址", _address(archived)))


def _address(url: str) -> Inlines:
    return (Address(url),) if url else plain(UNKNOWN)


def _stated(stated: Stated, shown: str) -> Inlines:
    if not stated.value:
        return plain(UNKNOWN)
    how = "原页载明" if stated.basis is Basis.STATED else "编者推定"
    return _basis(shown, f"{how}：{stated.source}" if stated.source else how)


def _basis(shown: str, basis: str) -> Inlines:
    return plain(shown) + (plain(f"（{basis}）", Look.FAINT) if basis else ())

"""The source card: what is known of the page an article was printed on, and from what."""

from build_scripts.chapters.escaping import address, inline
from build_scripts.chapters.names import KINDS, PROOFREADING, RIGHTS, UNKNOWN
from build_scripts.chapters.titles import date_in_words, stem
from build_scripts.records.book import BookChapter
from build_scripts.records.sidecar import Basis, Rights, Stated


def card(chapter: BookChapter, first_line: int) -> str:
    """An HTML block; ``first_line`` is where the article begins in the collation."""
    decision, sidecar = chapter.decision, chapter.sidecar
    collation = f"../../collation/{stem(sidecar.source)}/#line-{first_line}"
    rows = [
        ("刊载者", _stated(decision.publisher, inline(decision.publisher.value))),
        ("日期", _stated(decision.date, inline(date_in_words(decision.date.value)))),
        ("地区", _area(decision.area, decision.area_name)),
        ("来源种类", KINDS[sidecar.kind]),
        *_addresses(sidecar.original, sidecar.archived),
        ("校对程度", PROOFREADING[decision.proofreading]),
        ("权利声明", _rights(sidecar.rights, sidecar.rights_statement)),
        ("来源文件", f'<a href="{collation}"><code>{inline(sidecar.source)}</code> 逐行对照</a>'),
    ]
    items = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows)
    # What a reader wants first stands in the summary: on a phone the card begins closed.
    told = (decision.publisher.value, date_in_words(decision.date.value), decision.area_name)
    glance = "".join(f"<span>{inline(each)}</span>" for each in told if each)
    return (
        f'<details class="card"><summary><span class="label">来源</span>{glance}</summary>'
        f"<dl>{items}</dl></details>"
    )


def _addresses(original: str, archived: str) -> list[tuple[str, str]]:
    if not original and not archived:
        return [("网址", "原页、存档均未详")]
    return [
        ("原页网址", address(original) if original else UNKNOWN),
        ("存档网址", address(archived) if archived else UNKNOWN),
    ]


def _area(code: str, name: str) -> str:
    if not name:
        return UNKNOWN
    return inline(name) + (f' <span class="basis">（{inline(code)}）</span>' if code else "")


def _stated(stated: Stated, shown: str) -> str:
    if not stated.value:
        return UNKNOWN
    how = "原页载明" if stated.basis is Basis.STATED else "编者推定"
    source = f"：{inline(stated.source)}" if stated.source else ""
    return f'{shown} <span class="basis">（{how}{source}）</span>'


def _rights(rights: Rights, statement: str) -> str:
    printed = f"原页印有：“{inline(statement)}”" if statement else "原页未印声明"
    return f'{printed} <span class="basis">（本书{RIGHTS[rights]}）</span>'

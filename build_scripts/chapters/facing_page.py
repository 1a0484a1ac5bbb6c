"""A chapter paragraph by paragraph: the source on one side, the reading text on the other."""

from collections import Counter

from build_scripts.apparatus.facing import Facing, Passage, Stretch
from build_scripts.chapters.escaping import attribute, front_matter, inline
from build_scripts.chapters.names import CERTAINTIES, CLASSES, chinese, said
from build_scripts.chapters.titles import edited, full_title
from build_scripts.chapters.views import views
from build_scripts.records.book import BookChapter
from build_scripts.records.rule import Rule
from build_scripts.text import Change

_LONG = 30  # characters of one side of a change in the list of changes


def facing_page(chapter: BookChapter, faced: tuple[Facing, ...], rules: tuple[Rule, ...]) -> str:
    """The Markdown of a chapter's collation, in reading order."""
    title = full_title(chapter)
    slug = attribute(chapter.decision.slug)
    head = front_matter(
        title=f"对照：{title}",
        description=f"{title}的来源与整理本逐段对照，每处改动注明校例、理由和可信度。",
        edit=edited(chapter.sidecar),
    )
    parts = [
        f'# 对照 {{: #title }}\n\n<p class="of"><a href="../../chapters/{slug}/">{inline(title)}</a></p>',
        views(chapter.decision.slug, "parallel"),
        '<p class="legend">每段先列来源，后列整理本；宽屏左右并排。<del>被改去的字</del>，<ins>改成的字</ins>，'
        '<ins class="likely">大致可信的改动</ins>，<ins class="doubtful">存疑的改动</ins>。</p>',
        *(_section(each, slug, rules) for each in faced),
    ]
    return head + "\n\n".join(parts) + "\n"


def _section(each: Facing, slug: str, rules: tuple[Rule, ...]) -> str:
    name = attribute(each.paragraph.id)
    source = "".join(map(_source_side, each.passages))
    reading = inline(each.paragraph.glue).join(map(_reading_side, each.passages))
    changes = [
        stretch.change
        for passage in each.passages
        for stretch in passage.stretches
        if stretch.change
    ]
    return (
        f'<section class="facing" id="{name}" aria-label="{name}">'
        f'<p class="place"><a href="../../chapters/{slug}/#{name}">¶{name}</a></p>'
        f'<div class="sides"><p class="source">{source}</p><p class="reading">{reading}</p></div>'
        f"{_account(changes, rules)}</section>"
    )


def _source_side(passage: Passage) -> str:
    """The source of one piece; its bytes and line are told by the element."""
    cells = "".join(map(_before, passage.stretches))
    return (
        f'<span class="passage" data-bytes="{passage.bytes.start}-{passage.bytes.end}" '
        f'data-label="第{passage.line}行">{cells}</span>'
    )


def _before(stretch: Stretch) -> str:
    if not stretch.change or not stretch.before:
        return inline(stretch.before)
    return f"<del>{inline(stretch.before)}</del>"


def _reading_side(passage: Passage) -> str:
    return "".join(map(_after, passage.stretches))


def _after(stretch: Stretch) -> str:
    if not stretch.change or not stretch.after:
        return inline(stretch.after)
    kind = CLASSES[stretch.change.certainty]
    marked = f' class="{kind}"' if kind != "sure" else ""
    return f"<ins{marked}>{inline(stretch.after)}</ins>"


def _account(changes: list[Change], rules: tuple[Rule, ...]) -> str:
    """Every change with its rule, reason and certainty; equal ones told once, with their number."""
    if not changes:
        return '<p class="untouched">此段没有改动。</p>'
    counted = Counter(_told(change, rules) for change in changes)
    items = "".join(f"<li>{told}{_times(times)}</li>" for told, times in counted.items())
    return (
        f'<details class="account"><summary>改动{len(changes)}处</summary>'
        f"<ul>{items}</ul></details>"
    )


def _told(change: Change, rules: tuple[Rule, ...]) -> str:
    before = f"<del>{_cut(change.before)}</del>" if change.before else "（无）"
    after = f"<ins>{_cut(change.after)}</ins>" if change.after else "（删）"
    reasons = dict.fromkeys(
        chinese(step.edit.reason) or said(step.rule, rules) or "编者改字" for step in change.steps
    )
    codes = " ".join(map(_rule, change.rules))
    return (
        f'{before} → {after} <span class="basis">{CERTAINTIES[change.certainty]}</span> '
        f"{inline(''.join(reasons))} {codes}"
    )


def _times(times: int) -> str:
    return f' <span class="times">{times}处</span>' if times > 1 else ""


def _rule(code: str) -> str:
    return f"<code>{inline(code)}</code>"


def _cut(text: str) -> str:
    if len(text) <= _LONG:
        return inline(text)
    return f"{inline(text[: _LONG // 2])}……{inline(text[-_LONG // 2 :])}"

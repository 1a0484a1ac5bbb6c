"""Changes sorted into what a rule did everywhere and what was decided in one place.

Every step is told once: a plain one is counted under its rule, any other makes its change an
entry of its own. Nothing is left out of both.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from build_scripts.apparatus.lines import Lines, offsets_of
from build_scripts.records.book import Entry, Tally
from build_scripts.records.restoration import Paragraph
from build_scripts.text import Certainty, Change, Span, Step

_CONTEXT = 6
Script = Callable[[str], str]


def is_plain(step: Step) -> bool:
    """True where what the rule says is all there is to say: sure, without reason or rival."""
    edit = step.edit
    return (
        edit.certainty is Certainty.SURE
        and not edit.reason
        and not edit.alternatives
        and not edit.noted
    )


def tallies(changes: Iterable[Change]) -> tuple[Tally, ...]:
    """Plain steps counted by rule, in the order in which the rules were followed first."""
    counts = Counter(step.rule for change in changes for step in change.steps if is_plain(step))
    return tuple(Tally(rule, count) for rule, count in counts.items())


def changes_under(paragraph: Paragraph, changes: tuple[Change, ...]) -> Iterator[Change]:
    """The changes that touch a paragraph; a deletion at its very edge belongs to it."""
    passed = -1
    for piece in sorted(paragraph.pieces):
        first = bisect_left(changes, piece.start, key=lambda change: change.now.end)
        for index in range(max(first, passed + 1), len(changes)):
            if changes[index].now.start > piece.end:
                break
            passed = index
            yield changes[index]


def entries_of(
    paragraph: Paragraph, changes: Iterable[Change], lines: Lines, script: Script
) -> Iterator[Entry]:
    """The individual changes of one paragraph, in the order of its text; not yet numbered.

    ``script`` turns the alternatives, proposed while the text was traditional, into the script
    of the reading.
    """
    found = [
        _entry(paragraph, change, lines, script)
        for change in changes
        if not all(map(is_plain, change.steps))
    ]
    yield from sorted(found, key=lambda entry: entry.at)


def _entry(paragraph: Paragraph, change: Change, lines: Lines, script: Script) -> Entry:
    telling = [step for step in change.steps if not is_plain(step)]
    at = _place(paragraph, change.now)
    return Entry(
        number=0,
        paragraph=paragraph.id,
        line=lines.line_at(change.at.start),
        at=at,
        context=(
            paragraph.text[max(0, at.start - _CONTEXT) : at.start],
            paragraph.text[at.end : at.end + _CONTEXT],
        ),
        lemma=change.before,
        reading=change.after,
        certainty=change.certainty,
        rules=tuple(dict.fromkeys(step.rule for step in telling)),
        reason="".join(dict.fromkeys(step.edit.reason for step in telling)),
        alternatives=_alternatives(change, telling, script),
        margin=min(
            (step.edit.margin for step in telling if step.edit.margin is not None), default=None
        ),
    )


def _alternatives(change: Change, telling: list[Step], script: Script) -> tuple[str, ...]:
    proposed: dict[str, None] = {}
    for step in telling:
        if step.edit.noted:
            proposed[step.edit.after] = None
        proposed.update(dict.fromkeys(step.edit.alternatives))
    read = dict.fromkeys(map(script, proposed))
    return tuple(each for each in read if each != change.after)


def _place(paragraph: Paragraph, now: Span) -> Span:
    """Where a stretch of the content stands in the paragraph, cut to what stands there."""
    starts, ends = [], []
    for piece, offset in offsets_of(paragraph):
        if piece.start <= now.end and now.start <= piece.end:
            starts.append(offset + max(now.start, piece.start) - piece.start)
            ends.append(offset + min(now.end, piece.end) - piece.start)
    return Span(min(starts), max(ends))

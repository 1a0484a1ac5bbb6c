"""The laws of restoration as questions put to one restoration; each answer lists what breaks it.

Nothing here trusts what the restoration says of itself: source bytes are decoded again, changes are
carried out again by hand, coverage is counted byte by byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from build_scripts.reading import reading_text
from build_scripts.records.restoration import Paragraph, Proof, Restoration
from build_scripts.restore import restore
from build_scripts.rules.mirrors import SLIPS
from build_scripts.text import Certainty, Change, Span

_KEPT = re.compile("([\udc00-\udcff])")
SMALL_MARGIN = 3.0  # nats: below it a reading may be shown, but nobody may be sure of it


def untouched_stretches(
    restoration: Restoration, changes: tuple[Change, ...]
) -> Iterator[tuple[Span, Span]]:
    """(source characters, present characters) of every stretch that no change covers."""
    text = restoration.text
    here = there = 0
    for change in changes:
        yield Span(here, change.at.start), Span(there, change.now.start)
        here, there = change.at.end, change.now.end
    yield Span(here, len(text.source.content)), Span(there, len(text.content))


def touched_in_silence(restoration: Restoration) -> list[str]:
    """Law 1: untouched characters that are not what their own source bytes say."""
    text, found = restoration.text, []
    offsets = text.source.offsets
    for source, now in untouched_stretches(restoration, text.changes()):
        data = text.source.data[offsets[source.start] : offsets[source.end]]
        content = text.content[slice(*now)]
        if _bytes_of(content, text.source.encoding, data) != data:
            found.append(f"bytes {offsets[source.start]}: {content[:20]!r}")
    return found


def _bytes_of(content: str, encoding: str, data: bytes) -> bytes:
    """The bytes if they decode to the content, bytes that do not decode standing for themselves."""
    pieces = _KEPT.split(content)
    if len(pieces) == 1:
        # Decoding, not encoding: some characters have two codes.
        return data if data.decode(encoding, "replace") == content else b""
    return b"".join(
        bytes([ord(piece) - 0xDC00]) if _KEPT.fullmatch(piece) else piece.encode(encoding)
        for piece in pieces
    )


def lost_in_silence(restoration: Restoration) -> list[str]:
    """Law 2: source bytes under no published character, no change, no omission, that are no blank."""
    source = restoration.text.source
    offsets = source.offsets
    covered = bytearray(len(source.data))
    spans = [span for paragraph in paragraphs(restoration) for span in paragraph.spans]
    spans += [left.bytes for left in restoration.omissions]
    spans += [
        Span(offsets[change.at.start], offsets[change.at.end])
        for change in restoration.text.changes()
    ]
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    return [
        f"bytes {offsets[at]}: {char!r}"
        for at, char in enumerate(source.content)
        if char.strip("\ufeff \t\r\n\f\v\u3000\xa0\x1c\x1d\x1e\x1f\x85\u2028\u2029")
        and char.strip()
        and not all(covered[offsets[at] : offsets[at + 1]])
    ]


def unpublished(restoration: Restoration) -> list[str]:
    """Law 2 on the other side: restored characters that are in no paragraph and in no omission."""
    content = restoration.text.content
    taken = bytearray(len(content))
    for start, end in _passages(restoration):
        taken[start:end] = b"\1" * (end - start)
    return [f"{at}: {c!r}" for at, c in enumerate(content) if c.strip() and not taken[at]]


def used_twice(restoration: Restoration) -> list[str]:
    """Law 3: passages read twice, or read and omitted; paragraphs that are not their passages."""
    found = [
        f"{left} meets {right}"
        for left, right in pairwise(sorted(_passages(restoration)))
        if right.start < left.end
    ]
    content = restoration.text.content
    for paragraph in paragraphs(restoration):
        if paragraph.text != paragraph.glue.join(
            content[slice(*each)] for each in paragraph.pieces
        ):
            found.append(f"{paragraph.id} is not its passages")
    ids = [paragraph.id for paragraph in paragraphs(restoration)]
    return found + [f"id twice: {each}" for each in sorted(set(ids)) if ids.count(each) > 1]


def not_replayed(restoration: Restoration) -> list[str]:
    """Law 4: what keeps the changes from making the text of the source, and the source of the text."""
    text, found = restoration.text, []
    source, content = text.source.content, text.content
    forward, backward, here, there = [], [], 0, 0
    for change in text.changes():
        forward += [source[here : change.at.start], change.after]
        backward += [content[there : change.now.start], change.before]
        here, there = change.at.end, change.now.end
    if "".join([*forward, source[here:]]) != content:
        found.append("the changes do not rebuild the text")
    if "".join([*backward, content[there:]]) != source:
        found.append("the changes do not rebuild the source")
    if text.undo() != source:
        found.append("undoing the layers does not give the source")
    return found


def sure_without_proof(restoration: Restoration) -> list[str]:
    """Law 5: restored runs marked SURE on a line that fails, or by a margin that is small."""
    # A form feed breaks a line of the source in two, each with a certificate of its own.
    proved = {each.line for each in restoration.certificates if each.proof is Proof.PROVED}
    failed = {each.line for each in restoration.certificates} - proved
    source, found = restoration.text.source.content, []
    for change in restoration.text.changes():
        margins = [step.edit.margin for step in change.steps if step.rule == SLIPS.code]
        if not margins or change.certainty is not Certainty.SURE:
            continue
        line = source.count("\n", 0, change.at.start) + 1
        if line in failed or any(m is not None and m < SMALL_MARGIN for m in margins):
            found.append(f"line {line}: {change.before!r} -> {change.after!r}, {margins}")
    return found


def not_silent(restoration: Restoration) -> list[str]:
    """Law 7: SURE or LIKELY edits that restoring the restored paragraphs once more would apply."""
    text = "".join(paragraph.text + "\n" for paragraph in paragraphs(restoration))
    again = restore(text.encode("utf-8", "surrogatepass"), "again")
    return [
        f"{step.rule} {step.before!r} -> {step.edit.after!r} in "
        f"{text[max(0, change.at.start - 8) : change.at.end + 8]!r}"
        for change in again.text.changes()
        for step in change.steps
        if not step.edit.noted and step.edit.certainty is not Certainty.DOUBTFUL
    ]


def paragraphs(restoration: Restoration) -> list[Paragraph]:
    """All paragraphs, in reading order."""
    return [each for article in restoration.articles for each in article.paragraphs]


def _passages(restoration: Restoration) -> list[Span]:
    passages = [piece for each in paragraphs(restoration) for piece in each.pieces]
    return passages + [left.at for left in restoration.omissions]


Law = Callable[[Restoration], list[str]]
LAWS: tuple[Law, ...] = (
    touched_in_silence,
    lost_in_silence,
    unpublished,
    used_twice,
    not_replayed,
    sure_without_proof,
)


def broken(restoration: Restoration) -> list[str]:
    """Every breach of laws 1 to 5, each with the law's name; empty when all hold."""
    assert reading_text(restoration) is not None
    return [f"{law.__name__}: {each}" for law in LAWS for each in law(restoration)]

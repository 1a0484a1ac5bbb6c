"""The apparatus tells every change once, and the collation holds the source whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.apparatus import book_chapters, collation
from build_scripts.apparatus.entries import is_plain
from build_scripts.records.faults import InputFault
from build_scripts.records.restoration import Restoration, Witness
from build_scripts.records.sidecar import EditorNote
from build_scripts.text import Certainty, Edit, Text
from tests.made_book import decision, hostile, mirror, sidecar


def restoration_of(text: Text) -> Restoration:
    return Restoration(text, (), (), lambda: Witness((), ()))


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """A text of a few lines with up to three layers of edits, deletions across line ends too."""
    text = Text.of(draw(st.text("甲乙,\n\r\x0b", max_size=30)).encode())
    for layer in range(draw(st.integers(0, 3))):
        edits, here = [], 0
        while here < len(text.content) and draw(st.booleans()):
            start = draw(st.integers(here, len(text.content) - 1))
            end = draw(st.integers(start + 1, min(len(text.content), start + 4)))
            edits.append(Edit(start, end, draw(st.text("丙\n", max_size=3))))
            here = end + 1
        text = text.apply(f"rule-{layer}", edits)
    return text


@given(texts())
def test_collation_source_side_is_the_source(text: Text) -> None:
    rows = collation(restoration_of(text))
    assert "".join(row.source for row in rows) == text.source.content


@given(texts())
def test_collation_reading_side_is_the_content(text: Text) -> None:
    rows = collation(restoration_of(text))
    assert "".join(piece.after for row in rows for piece in row.pieces) == text.content


@given(texts())
def test_collation_rows_are_numbered_as_the_lines_of_the_source(text: Text) -> None:
    rows = collation(restoration_of(text))
    lines = text.source.content.count("\n") + (not text.source.content.endswith("\n"))
    numbers = [number for row in rows for number in range(row.first, row.last + 1)]
    assert numbers == list(range(1, lines + 1)) if text.source.content else not rows


def test_every_step_is_told_once() -> None:
    book = mirror()
    steps = [step for c in book.chapters[0].restoration.text.changes() for step in c.steps]
    counted = sum(tally.times for chapter in book.chapters for tally in chapter.tallies)
    listed = sum(len(chapter.entries) for chapter in book.chapters)
    assert counted == sum(map(is_plain, steps)) == 3
    assert listed == len(steps) - counted == 2


def test_entry_tells_where_it_stands_and_what_else_is_possible() -> None:
    first, _ = mirror().chapters
    likely, doubtful = first.entries
    paragraph = {each.id: each for each in first.article.paragraphs}[likely.paragraph]
    assert paragraph.text[slice(*likely.at)] == likely.reading == "之"
    assert (likely.lemma, likely.alternatives, likely.margin) == ("X", ("的",), 6.25)
    assert (likely.number, doubtful.number) == (1, 2)
    assert doubtful.certainty is Certainty.DOUBTFUL
    assert doubtful.line == 4


def test_noted_doubt_keeps_the_reading_and_offers_the_proposal() -> None:
    book = mirror()
    chapter = book.chapters[0]
    text = chapter.restoration.text
    at = text.content.index("误")
    doubt = Edit(at, at + 1, "悟", Certainty.DOUBTFUL, "或误", noted=True)
    noted = text.apply("made-doubt", [doubt])
    restoration = replace(chapter.restoration, text=noted)
    entry = book_chapters(chapter.sidecar, restoration)[0].entries[0]
    assert (entry.lemma, entry.reading, entry.alternatives) == ("误", "误", ("悟",))


def test_omissions_findings_and_proofs_go_to_their_article() -> None:
    first, second = mirror().chapters
    assert [omission.line for omission in first.omissions] == [5]
    assert not second.omissions
    assert [finding.line for finding in first.findings] == [4]
    assert [proof.line for proof in first.certificates] == [2, 4]
    assert not second.certificates


def test_note_that_quotes_what_is_not_there_is_refused() -> None:
    chapter = mirror().chapters[0]
    wrong = EditorNote(2, "别处的话", "注", 12)
    decisions = sidecar("made.txt", decision("first"), decision("second"), notes=(wrong,))
    with pytest.raises(InputFault) as caught:
        book_chapters(decisions, chapter.restoration)
    assert str(caught.value).startswith("seeds/made.yml:12: A002")


def test_article_without_decision_is_refused() -> None:
    chapter = mirror().chapters[0]
    with pytest.raises(InputFault, match="A001"):
        book_chapters(sidecar("made.txt", decision("first")), chapter.restoration)


def test_collation_of_a_hostile_source_is_whole() -> None:
    restoration = hostile().chapters[0].restoration
    rows = collation(restoration)
    assert "".join(row.source for row in rows) == restoration.text.source.content

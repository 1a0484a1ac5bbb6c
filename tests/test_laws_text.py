"""The laws of design for the core, attacked by chance: untouched, nothing lost, replay, undo."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from build_scripts.text import KEPT, Change, Edit, OverlapError, Span, Text, decode

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be")
CHINESE = "脱贫攻坚我市的是在一有了 ,。“”A1?(jiān)😀\ue080\n"


@st.composite
def layered(draw: st.DrawFn) -> tuple[Text, list[str]]:
    """A text under random layers, and the content that naive replacing gives after each."""
    text = Text.of(draw(st.text(CHINESE, max_size=30)).encode())
    contents = []
    for number in range(draw(st.integers(0, 5))):
        edits = draw(edits_for(text.content))
        naive = text.content
        for edit in sorted(edits, key=lambda e: (e.start, e.end), reverse=True):
            if not edit.noted:
                naive = naive[: edit.start] + edit.after + naive[edit.end :]
        text = text.apply(f"rule-{number}", edits)
        contents.append(naive)
    return text, contents


@st.composite
def edits_for(draw: st.DrawFn, content: str) -> list[Edit]:
    cuts = sorted(draw(st.lists(st.integers(0, len(content)), max_size=8)))
    edits: list[Edit] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if edits and (edits[-1].start, edits[-1].end) == (start, end):
            continue
        after = draw(st.text("甲乙丙", max_size=3))
        edits.append(Edit(start, end, after, noted=draw(st.booleans())))
    return edits


@given(layered())
def test_replay_and_undo(case: tuple[Text, list[str]]) -> None:
    text, contents = case
    if contents:
        assert text.content == contents[-1]
    assert text.undo() == text.source.content


@given(layered())
def test_changes_rebuild_both_sides(case: tuple[Text, list[str]]) -> None:
    text, _ = case
    source, content = text.source.content, text.content
    here = there = 0
    for change in text.changes():
        assert here <= change.at.start <= change.at.end
        assert there <= change.now.start <= change.now.end
        assert source[here : change.at.start] == content[there : change.now.start]
        assert source[slice(*change.at)] == change.before
        assert content[slice(*change.now)] == change.after
        here, there = change.at.end, change.now.end
    assert source[here:] == content[there:]


@given(layered())
def test_untouched_is_identical(case: tuple[Text, list[str]]) -> None:
    text, _ = case
    alignment = text.alignment()
    touched = {at for change in text.changes() for at in range(*change.now)}
    for at, char in enumerate(text.content):
        if at not in touched:
            start, end = alignment.byte_span(Span(at, at + 1))
            assert text.source.data[start:end].decode("utf-8") == char


@given(layered())
def test_an_untouched_character_is_found_both_ways(case: tuple[Text, list[str]]) -> None:
    text, _ = case
    alignment = text.alignment()
    touched = {at for change in text.changes() for at in range(*change.now)}
    for at in range(len(text.content)):
        if at not in touched:
            assert alignment.content_at(alignment.source_at(at)) == at


@given(layered())
def test_nothing_is_lost_in_silence(case: tuple[Text, list[str]]) -> None:
    text, _ = case
    alignment = text.alignment()
    touched = {at for change in text.changes() for at in range(*change.now)}
    covered = [
        alignment.source_span(Span(at, at + 1))
        for at in range(len(text.content))
        if at not in touched
    ]
    covered += [change.at for change in text.changes()]
    spans = sorted(span for span in covered if len(span))
    assert sum(map(len, spans)) == len(text.source.content)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(st.binary(max_size=400))
def test_no_byte_is_dropped(data: bytes) -> None:
    source = decode(data)
    offsets = source.offsets
    assert offsets[0] == 0 and offsets[-1] == len(data)
    assert len(offsets) == len(source.content) + 1
    for at, char in enumerate(source.content):
        piece = data[offsets[at] : offsets[at + 1]]
        assert piece
        if KEPT.match(char):
            assert bytes([ord(char) - 0xDC00]) == piece


@given(st.binary(max_size=40) | st.text(CHINESE, max_size=40).map(str.encode), st.integers(1, 40))
def test_the_byte_of_one_character_is_that_of_the_numbering_of_all(part: bytes, times: int) -> None:
    source, numbered = decode(part * times), decode(part * times)
    found = [source.byte_at(at) for at in range(len(source.content) + 1)]
    assert found == list(numbered.offsets)


@given(
    st.text(
        "脱贫攻坚战取得全面胜利的，。一是在不了有和人这中大为上个国我以要他时来用们", min_size=12
    ),
    st.sampled_from(ENCODINGS),
)
def test_each_encoding_comes_back(content: str, encoding: str) -> None:
    try:
        data = content.encode(encoding)
    except UnicodeEncodeError:
        return
    source = decode(data)
    assert source.content.lstrip("\ufeff") == content
    widths = [b - a for a, b in zip(source.offsets, source.offsets[1:], strict=False)]
    assert sum(widths) == len(data)


def test_overlapping_edits_are_refused() -> None:
    text = Text.of("脱贫攻坚".encode())
    for pair in ([Edit(0, 2, "甲"), Edit(1, 3, "乙")], [Edit(3, 9, "")], [Edit(2, 1, "")]):
        try:
            text.apply("rule", pair)
        except OverlapError:
            continue
        raise AssertionError(pair)


def test_a_chain_is_as_strong_as_its_weakest_step() -> None:
    text = Text.of("實打".encode()).apply("slip", [Edit(0, 2, "實賬", certainty=1)])  # type: ignore[arg-type]
    text = text.rewrite("simplify", "实账")
    (change,) = text.changes()
    assert isinstance(change, Change)
    assert change.certainty == 1 and change.rules == ("slip", "simplify")


def test_characters_that_big5_gained_later_are_read() -> None:
    text = "這裏的冬天恒久，屋裏點着燈，石碁路銹跡斑斑，墻外是山。"
    source = decode(text.replace("着", "著").encode("cp950"))
    assert source.content == text.replace("着", "著")
    assert source.offsets[-1] == len(source.data)

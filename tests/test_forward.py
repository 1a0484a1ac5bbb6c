"""The forward map of mirror pages: known lines of the pages, losses, and the laws of the map."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts import forward
from build_scripts.forward import (
    Decoder,
    Mark,
    PrivateUse,
    Reading,
    Script,
    Table,
    Unencodable,
    damage,
    decode,
    full_width,
    naive_table,
    pieces,
    private_use,
    to_traditional,
)

KEPT = Table(
    readings=(
        Reading("堅", "jiān"),
        Reading("獎", "jiǎng"),
        Reading("動", "dòng"),
        Reading("業", "yè"),
        Reading("開", "kāi"),
        Reading("發", "fā"),
        Reading("進", "jìn"),
        Reading("費", "fèi"),
        Reading("來", "lái"),
        Reading("報", "bào"),
        Reading("請", "qǐng"),
    ),
    marks=(Mark("、"), Mark("！"), Mark("；"), Mark("？")),
)
DROPPED = Table(
    readings=(
        Reading("災", "zāi"),
        Reading("驅", "qū"),
        Reading("驗", "yàn"),
        Reading("學", "xué"),
        Reading("實", "shí"),
    ),
    decoder=Decoder(private_use=PrivateUse.DROPPED),
)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("攻堅。縣委", "攻堅(jiān)??h委"),
        ("主要勞動力", "主要?jiǎng)趧?dòng)力"),
        ("大中專或職業院校", "大中?;蚵殬I(yè)院校"),
        ("557人。籌集經費", "557人?;I集經費(fèi)"),
        ("富裕花。深度開發", "富?;āI疃乳_(kāi)發(fā)"),
        ("元。“連翹”開出", "元?!斑B翹”開(kāi)出"),
        ("起來”。“光伏”照亮康莊路", "起來(lái)”?!肮夥\ue3ac闭樟量登f路"),
        ("日報、", "日?qǐng)?bào)、"),
    ],
)
def test_a_line_of_the_first_kind_of_page(text: str, page: str) -> None:
    assert damage(text, KEPT) == page.translate(_HALF)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("實打實算收入，心貼心", "實(shí)打?qū)嵥闶杖耄馁N心"),
        ("因學、因災", "因?qū)W、因?yàn)?zāi)"),
        ("因為聽覺", "因?yàn)槁犛X"),
    ],
)
def test_a_line_of_the_second_kind_of_page(text: str, page: str) -> None:
    assert damage(text, DROPPED) == page


_HALF = {ord(mark): chr(ord(mark) - 0xFEE0) for mark in "！；？，"}


def test_a_digit_is_swallowed_and_gone() -> None:
    assert damage("為5人", Table((), marks=())) == "為5人"
    data = "為".encode("gbk")[1:] + b"5" + "人".encode("gbk")
    assert decode(data, Decoder()) == "?人"


def test_a_tag_loses_its_bracket() -> None:
    assert decode(b"\xe9</p>", Decoder()) == "?/p>"


def test_a_lead_byte_at_the_end_is_one_question_mark() -> None:
    assert decode(b"\xb4", Decoder()) == "?"


@pytest.mark.parametrize(
    ("pair", "code"),
    [(0xAAA1, 0xE000), (0xAFFE, 0xE233), (0xF8A1, 0xE234), (0xFEFE, 0xE4C5), (0xA140, 0xE4C6),
     (0xA7A0, 0xE765)],
)  # fmt: skip
def test_the_user_defined_areas(pair: int, code: int) -> None:
    assert private_use(pair >> 8, pair & 0xFF) == chr(code)


def test_shift_before_the_conversion() -> None:
    table = Table((Reading("驱", "qū"), Reading("学", "xué")), script=Script.SHIFTED_FIRST)
    assert damage("学", table) == "學(xué)"


def test_conversion_looks_at_no_words() -> None:
    assert to_traditional("着力后来里外余于") == "著力后來里外余于"


def test_an_emoji_stays_and_parts_the_text() -> None:
    assert damage("堅😀堅", KEPT) == "堅(jiān)😀堅(jiān)"


def test_a_table_refuses_what_no_site_can_hold() -> None:
    with pytest.raises(Unencodable):
        Table((Reading("😀", "x"),))
    with pytest.raises(ValueError, match="twice"):
        Table((Reading("堅", "jiān"), Reading("堅", "jiàn")))


def test_full_width_spares_numbers_times_and_addresses() -> None:
    before = "1,200元,9:30到(今天),見http://a.cn/b?c:"
    assert full_width(before) == "1,200元，9:30到（今天），見http://a.cn/b?c:"


def test_the_wrong_character_fails() -> None:
    """Mutation: one other character in a shifted run, and the page is another."""
    right = damage("實打實算收入", DROPPED)
    assert damage("實扎實算收入", DROPPED) != right
    assert damage("實打實算收支", DROPPED) != right


_HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
_LINES = st.text(
    st.one_of(_HAN, st.sampled_from("，。、；！？“”《》（）0123456789A%.")), max_size=60
)


@given(_LINES)
def test_an_empty_table_only_folds(line: str) -> None:
    expected = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in line)
    assert damage(line, Table(())) == expected


@given(_LINES, st.sampled_from([KEPT, DROPPED]))
def test_the_map_is_a_function_of_the_line_alone(line: str, table: Table) -> None:
    assert damage(line, table) == damage(line, table)


_LEADS = st.binary(min_size=1, max_size=3).map(lambda tail: bytes([0xA1 + tail[0] % 94]) + tail)


@given(st.lists(st.one_of(st.binary(max_size=6), _LEADS)), st.sampled_from(PrivateUse))
def test_the_fast_decoder_takes_the_same_steps(parts: list[bytes], kept: PrivateUse) -> None:
    data, decoder = b"".join(parts), Decoder(private_use=kept)
    assert decode(data, decoder) == "".join(text for _, text in pieces(data, decoder))


def test_every_pair_is_read_back_alike() -> None:
    for kept in PrivateUse:
        decoder = Decoder(private_use=kept)
        for lead in range(0x81, 0xFF):
            for trail in range(0x100):
                data = bytes((lead, trail))
                assert decode(data, decoder) == "".join(t for _, t in pieces(data, decoder))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_back_and_every_byte_is_passed(data: bytes) -> None:
    steps = list(pieces(data, Decoder()))
    assert [at for at, _ in steps] == sorted({at for at, _ in steps})
    assert all(0 <= at < len(data) for at, _ in steps)
    assert decode(data, Decoder()) == "".join(text for _, text in steps)


def test_each_entry_of_the_naive_table_is_one_gbk_character() -> None:
    for simplified, traditional in naive_table().items():
        assert len(traditional) == 1
        assert len(traditional.encode("gbk")) == 2
        assert ord(traditional) != simplified


def test_the_map_imports_nothing_from_other_floors() -> None:
    folder = Path(forward.__file__).parent
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("build_scripts"):
                assert (node.module or "").startswith("build_scripts.forward"), path

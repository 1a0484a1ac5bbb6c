"""Floor 1: what numerals are worth, where they stand, and which characters are none (law 6)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.numerals import Form, numerals_of, spared_of, worth_of
from build_scripts.numerals.lexicon import WORDS_FILE, words
from build_scripts.numerals.scan import CHINESE_DIGITS

CLEAN = sorted((Path(__file__).parent / "cases/clean").glob("*.txt"))
PIECES = [
    *"零一二三四五六七八九十百千万亿两几半数多余第个年月日人元的，。、“”％%.:×0123456789年",
    *["进一步", "统一", "百姓", "百分之", "万元", "左右", "三分之一", "2020年", "5月", "kw", "\n"],
]
LISTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("0", "0"),
        ("1,234,567", "1234567"),
        ("１２３．５", "123.5"),
        ("16.5万", "165000"),
        ("3千万", "30000000"),
        ("1.2万亿", "1200000000000"),
        ("十", "10"),
        ("二十五", "25"),
        ("一百零八", "108"),
        ("两千三百", "2300"),
        ("三千五", "3500"),
        ("一百二十万", "1200000"),
        ("三亿两千万", "320000000"),
        ("三万亿", "3000000000000"),
        ("二〇二〇", "2020"),
        ("十九万", "190000"),
        ("三点五万", "35000"),
        ("半", "0.5"),
        ("一半", "0.5"),
    ],
)
def test_worth(printed: str, value: str) -> None:
    worth = worth_of(printed)
    assert worth.low == worth.high == Decimal(value)


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("两三千", 2000, 3000),
        ("七八", 7, 8),
        ("三五", 3, 5),
        ("三四十", 30, 40),
        ("十二三", 12, 13),
        ("四五百万", 4_000_000, 5_000_000),
    ],
)
def test_two_neighbouring_digits_are_a_range(printed: str, low: int, high: int) -> None:
    worth = worth_of(printed)
    assert (worth.low, worth.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("printed", ["几", "几十", "数百", "好几", "好几万", "几万"])
def test_an_order_of_size_is_worth_nothing_definite(printed: str) -> None:
    assert worth_of(printed).low is None


def test_decimals_and_exponent_are_those_printed() -> None:
    assert worth_of("12.50万")[2:] == (2, 4)
    assert worth_of("300")[2:] == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "进一步",
        "统一",
        "一些",
        "一直",
        "一起",
        "百姓",
        "数据",
        "千方百计",
        "万一",
        "零售",
        "十分满意",
        "半导体",
        "举一反三",
        "一致",
        "多次",
        "茶几",
    ],
)
def test_numeral_characters_in_words_are_spared(text: str) -> None:
    assert not list(numerals_of(f"他们{text}，"))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("共有1万余个岗位", ["1万余"]),
        ("来了2700余万人", ["2700余万"]),
        ("每隔十分钟报一次", ["十", "一"]),
        ("两三千人", ["两三千"]),
        ("第二十七届", ["第二十七"]),
        ("2020年3月5日8:30开会", ["2020年3月5日", "8:30"]),
        ("百分之三十五的人", ["百分之三十五"]),
        ("三分之一左右", ["三分之一"]),
        ("装了2×6兆瓦", ["2×6"]),
        ("沿国道G108走", ["G108"]),
        ("一方面有30多人，一方面有数十家", ["30多", "数十"]),
        ("一是修路，二是架桥", ["一", "二"]),
        ("四千米和4千米", ["四千", "4"]),
        ("晚上七点半出发", ["七点半"]),
        ("从5月至9月", ["5月", "9月"]),
    ],
)
def test_where_numerals_stand(text: str, printed: list[str]) -> None:
    assert [text[each.start : each.end] for each in numerals_of(text)] == printed


def test_names_and_formulas_are_known() -> None:
    kinds = [each.listed and each.listed.kind.value for each in numerals_of("四川的三农")]
    assert kinds == ["name", "slogan"]


def accounted(text: str) -> bytearray:
    """One byte a character: how many numerals and spared places cover it."""
    cover = bytearray(len(text))
    for start, end in [each[:2] for each in numerals_of(text)] + list(spared_of(text)):
        for at in range(start, end):
            cover[at] += 1
    return cover


@given(LISTS)
def test_every_numeral_character_is_accounted_for_once(text: str) -> None:
    cover = accounted(text)
    wanted = CHINESE_DIGITS + "0123456789"
    assert all(cover[at] == 1 for at, char in enumerate(text) if char in wanted)
    assert max(cover, default=0) <= 1


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    ends = [0]
    for numeral in numerals_of(text):
        assert ends[-1] <= numeral.start < numeral.end <= len(text)
        ends.append(numeral.end)
        if numeral.form in (Form.ARABIC, Form.CHINESE):
            worth_of(numeral.body)


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_articles_are_accounted_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    cover = accounted(text)
    missed = [
        at
        for at, char in enumerate(text)
        if char in CHINESE_DIGITS + "0123456789" and not cover[at]
    ]
    assert not [text[max(0, at - 4) : at + 4] for at in missed]


def test_the_list_of_words_is_sorted_and_without_doubles() -> None:
    rows = WORDS_FILE.read_text(encoding="utf-8").splitlines()[1:]
    assert rows == sorted(set(rows))
    assert all(any(char in CHINESE_DIGITS + "几数半双" for char in word) for word in words())

"""What the blanks in front of lines tell, which a rule takes away before lines are put in order."""

from __future__ import annotations

from build_scripts.reading import reading_text
from build_scripts.restore import restore
from build_scripts.restore.marked import indents

BODY = (
    "去年十月，县里开始动员住在山上的村民搬到河谷里的新村，第一批三十户人家在年底前搬完了家。",
    "新村有学校、卫生室和菜市场，村民说，从前看一次病要走半天山路，如今出门就到了，孩子上学也近。",
    "搬下来的第一个春天，村里办起了扎染作坊，四十多个妇女在家门口做工，每人每月能挣两千多元。",
)


def read(*lines: str) -> list[str]:
    return reading_text(restore("\n\n".join(lines).encode(), "page")).splitlines()


def indented(line: str) -> str:
    return f"　　{line}"


def test_the_blanks_that_lines_have_lost_are_known() -> None:
    page = "\n".join(["大山里的搬迁故事", indented(BODY[0]), f"  {BODY[1]}"])
    assert indents(restore(page.encode(), "page").text) == {2: 2, 3: 2}


def test_a_sentence_at_the_margin_of_an_indented_text_is_a_caption() -> None:
    first, second, third = map(indented, BODY)
    page = read(
        "大山里的搬迁故事", first, "河谷里的新村全貌。", second, "妇女们的扎染作品。", third
    )
    captions = ["[图] 河谷里的新村全貌。", "[图] 妇女们的扎染作品。"]
    assert page == ["# 大山里的搬迁故事", BODY[0], captions[0], BODY[1], captions[1], BODY[2]]


def test_a_short_paragraph_stays_one() -> None:
    first, second, third = map(indented, BODY)
    short = "山上的老屋还在。"
    wanted = ["# 大山里的搬迁故事", BODY[0], short, *BODY[1:]]
    assert read("大山里的搬迁故事", first, indented(short), second, third) == wanted
    assert read("大山里的搬迁故事", BODY[0], short, *BODY[1:]) == wanted


def test_a_mark_that_closes_a_quotation_belongs_to_the_line_above() -> None:
    said = "“以前孩子们回村不方便，一年只见得到几面，如今能跟孩子们住得近点真好。"
    page = read(
        "大山里的搬迁故事",
        BODY[0],
        f"村里的老人说，{said}",
        "”提起这些，老人高兴得合不拢嘴。",
        BODY[1],
    )
    assert page[2] == f"村里的老人说，{said}”提起这些，老人高兴得合不拢嘴。"

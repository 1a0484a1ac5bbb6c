"""Lines that begin anew: headings with a number or a comma, speakers, fields, bylines of names."""

from __future__ import annotations

import pytest

from build_scripts.reading import reading_text
from build_scripts.restore import restore

FIRST = "村里的路修好了，水也通了，去年冬天家家户户烧上了无烟炉子。"
SECOND = "全镇把产业放在第一位，一村一个账本，每个月核对一次收支，年底分红。"
THIRD = "采摘园的门口停满了外地来的车，讲解员一天要说上十几遍村子的来历。"
FOURTH = "夜校开在旧粮库里，会计、兽医、木匠轮着讲，来听的人从二十个添到六十个。"


def read(lines: list[str]) -> list[str]:
    return reading_text(restore("\n".join(lines).encode(), "page")).splitlines()


@pytest.mark.parametrize(
    "heading",
    [
        "（三）坚持精准帮扶，防返贫机制日益健全",
        "二、收入消费：增长快、结构优、差距缩小",
        "大刀阔斧，“铁饭碗”换成了“比武场”",
    ],
)
def test_a_heading_with_a_comma_is_not_drawn_into_its_text(heading: str) -> None:
    page = ["山乡新事", FIRST, SECOND, heading, THIRD, FOURTH]
    assert [line.removeprefix("# ") for line in read(page)] == page


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("受访人：塔吊司机葛小满，女，四十一岁，原籍青石乡", "问：您头一回上塔吊，怕不怕？"),
        ("人物：老石头——六十岁，养鸡户，脾气犟", "布景：农家院。左边是鸡窝，右边是一张矮桌。"),
        ("第六户 葛小满，29岁，村卫生室医生", "记者：从医生的角度看，这两年有没有变化？"),
    ],
)
def test_who_speaks_next_carries_on_nothing_and_is_not_skipped(head: str, tail: str) -> None:
    page = ["山乡问答", FIRST, SECOND, head, tail, THIRD, FOURTH]
    marks = ("# ", "[图] ")
    lines = [line.removeprefix(marks[0]).removeprefix(marks[1]) for line in read(page)]
    assert lines == page


@pytest.mark.parametrize(
    "line",
    [
        "口述 葛女士 整理 本报记者 石小满",
        "青山客户端 记者 石小满 葛春来 实习记者 雷一鸣",
        "来源：《今日青山》2020年7月15日　第2版",
        "发布人：青山市副市长 石小满",
        "2018年1月27日 大雪",
    ],
)
def test_who_tells_it_and_where_it_is_from_stay(line: str) -> None:
    page = ["山乡新事", line, FIRST, SECOND, THIRD, FOURTH]
    assert line.split() in [each.removeprefix("# ").split() for each in read(page)]

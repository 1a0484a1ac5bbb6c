"""Furniture that stands in one line with what stays, and signs that a page left in its text."""

from __future__ import annotations

import pytest

from build_scripts.assemble.editions import is_edition_line
from build_scripts.reading import reading_text
from build_scripts.restore import restore

BODY = (
    "去年十月，县里开始动员住在山上的村民搬到河谷里的新村，第一批三十户人家在年底前搬完了家。",
    "新村有学校、卫生室和菜市场，村民说，从前看一次病要走半天山路，如今出门就到了。",
)


def read(*lines: str) -> list[str]:
    return reading_text(restore("\n".join(lines).encode(), "page")).splitlines()


PAGES = [
    pytest.param(
        [
            "您现在的位置: 北川网 >> 新闻中心 >> 正文",
            "大山里的搬迁故事",
            "www.beichuan.example 来源: 北川电视台客户端 用手持设备访问",
            *BODY,
        ],
        ["# 大山里的搬迁故事", "来源： 北川电视台客户端", *BODY],
        id="source-behind-address",
    ),
    pytest.param(
        ["南河日报 数字报纸", "00004版:要闻", "大山里的搬迁故事", *BODY],
        ["# 大山里的搬迁故事", *BODY],
        id="name-of-edition",
    ),
    pytest.param(
        ["大山里的搬迁故事", BODY[0], BODY[1] + " |", "来源:", "北川网", "关键词:搬迁 |"],
        ["# 大山里的搬迁故事", *BODY, "来源：北川网"],
        id="source-below-bar",
    ),
]


@pytest.mark.parametrize(("printed", "wanted"), PAGES)
def test_a_line_loses_its_furniture_only(printed: list[str], wanted: list[str]) -> None:
    assert read(*printed) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "网址 www.beichuan.example 已经停用，村民可到县里办理。",
        "据报道，该县去年搬迁了三百户 | 五百人。",
    ],
)
def test_a_line_that_says_something_stays(line: str) -> None:
    assert line in read("大山里的搬迁故事", BODY[0], line, BODY[1])


@pytest.mark.parametrize(
    "line",
    [
        "当前版:02版",
        "00004版:要闻",
        "00001版:一版要闻",
        "第00014版:新闻周刊·山里人家",
        "下一版»本期共4版, 当前第1版 PDF",
        "第04版：专题报道·回望2020 上一版3  4下一版",
        "南河法制报 > 第二版：时政 改变文字大小：   | 打印 | 关闭",
        "第04、05版",
        "第8版(两会扫描)",
    ],
)
def test_the_line_that_says_which_page_this_is_goes(line: str) -> None:
    assert read(line, "大山里的搬迁故事", *BODY) == ["# 大山里的搬迁故事", *BODY]
    assert read("大山里的搬迁故事", *BODY, line) == ["# 大山里的搬迁故事", *BODY]


@pytest.mark.parametrize(
    "line", ["第三版（增订版）", "第二版(2010年)", "第二版：2008年", "2020版：新规", "共4版"]
)
def test_the_edition_of_a_book_stays(line: str) -> None:
    assert not is_edition_line(line)


def test_signs_against_copying_go_with_the_tags_of_a_forum_beside_them() -> None:
    page = read(
        f"[color=#000] {BODY[0]}[/color]( E- w2 d4 E: _4 @",
        f"9 M5 `& v6 g- ^8 E6 D5 N[color=#000]{BODY[1]}[/color]",
        '( \\* t- y4 d" V8 c$ @',
    )
    assert page == [*BODY]


def test_a_title_that_only_the_register_gives_stays() -> None:
    register = ["索引号：QS000/2021-00031", "发布机构：青石县民政局", "文号：青民发〔2021〕5号"]
    title = "关于做好春荒救助工作的通知"
    wanted = [*BODY]
    assert title in "".join(read(*register, f"名称：{title}", "主题词：救助", *wanted))
    assert title in read(*register, "名称：", title, "主题词：", "救助", *wanted)[0]
    assert read(*register, f"名称：{title}", "主题词：救助", title, *wanted) == [
        f"# {title}",
        *wanted,
    ]


@pytest.mark.parametrize(
    "record",
    [
        "南河日报 要闻 00004 搬迁故事 2014-10-16 3656000 2 2014年10月16日 星期四",
        "南河日报 周刊·灯火 00014 搬迁故事 2008-1-31 196C88AB64F5BAC8482573DF003C0FD0[A5-周一] 2",
    ],
)
def test_the_record_of_an_article_below_it_goes(record: str) -> None:
    assert read("搬迁故事", *BODY, record) == ["# 搬迁故事", *BODY]


def test_a_last_line_with_a_day_and_a_number_stays() -> None:
    line = "报名截止 2014-10-16 电话 3656000"
    assert read("搬迁故事", *BODY, line)[-1].endswith(line)


@pytest.mark.parametrize(
    "line",
    ["![]() |", "![微信分享图](1129027_166n.jpg)", "×", "|"],
)
def test_what_is_left_of_pictures_cells_and_windows_goes(line: str) -> None:
    assert read("大山里的搬迁故事", BODY[0], line, BODY[1]) == ["# 大山里的搬迁故事", *BODY]


def test_a_table_of_ticks_and_crosses_stays() -> None:
    cells = ["通路", "√", "通水", "×", "通网", "×"]
    assert read("大山里的搬迁故事", *BODY, *cells)[-6:] == cells


def test_the_bar_behind_a_caption_and_a_byline_goes() -> None:
    caption = "▲昨天上午，山里的气温只有九度，孩子们在教室里上课。 陈一翔 摄"
    page = read("大山里的搬迁故事", caption + " |", *BODY)
    assert page == ["# 大山里的搬迁故事", f"[图] {caption}", *BODY]
    assert "话题 |" in "\n".join(read("大山里的搬迁故事", BODY[0], "话题 |", BODY[1]))


def test_tags_of_unknown_use_go_with_the_page() -> None:
    tags = '<noframes id="f"><listing id="f"></listing></noframes>'
    assert read(tags, "大山里的搬迁故事", *BODY, '<progress id="f"></progress>') == [
        "# 大山里的搬迁故事",
        *BODY,
    ]

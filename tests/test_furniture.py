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


HEAD = ("大山里的搬迁故事", "2019-10-12 08:20 来源：南河日报")


@pytest.mark.parametrize(
    "line",
    [
        "2019-10-12 08:20 浏览：321次 来源：南河日报",
        "2019-10-12 08:20 来源：南河日报 阅读 1023 次",
        "2019-10-12 08:20 来源：南河日报 | 点击数：[86]",
        "2019-10-12 08:20 来源：南河日报 3人参与 0评论",
        "2019-10-12 08:20 来源：南河日报 作者： 审核：周山",
    ],
)
def test_how_often_a_page_was_opened_goes_from_the_line_of_its_date(line: str) -> None:
    assert read(HEAD[0], line, *BODY) == ["# " + HEAD[0], HEAD[1], *BODY]


@pytest.mark.parametrize("line", ["2019年10月12日 阅读3本书", "阅读 1023 次以后，纸都翻烂了。"])
def test_what_was_read_stays(line: str) -> None:
    assert line in read(HEAD[0], BODY[0], line, BODY[1])


@pytest.mark.parametrize(
    "row",
    [
        "上一页 1 2 3 下一页 尾页",
        "【1】【2】【下一页】",
        "1 2 3 4 5 6 下一页 尾页 共11页",
        "« 上一页 | 下一页 »",
        "下一页",
        "第1页 第2页 余下全文",
    ],
)
def test_the_links_between_the_pages_of_an_article_go(row: str) -> None:
    lines = ["# " + HEAD[0], HEAD[1], BODY[0], BODY[1]]
    assert read(*HEAD, BODY[0], row, BODY[1]) == lines
    assert read(*HEAD, *BODY, row) == lines


@pytest.mark.parametrize("line", ["翻到下一页", "第一页", "1 2 3", "历史翻开了新的一页"])
def test_words_of_turning_a_page_stay(line: str) -> None:
    assert line in "".join(read(HEAD[0], BODY[0], line, BODY[1]))


POSTS = [
    ["全部评论 2 条", "清风 2019-10-13 20:11", "新村真好，我的外婆就住在那里。", "回复 赞(5)"],
    [
        *("清风 2019-10-13 20:11", "新村真好，我的外婆就住在那里。"),
        *("老街 2019-10-14 06:20", "路修通了，日子就有盼头！", "查看更多评论"),
    ],
    [
        *("收藏2 分享 支持 反对", "江边人", "发表于 2019-10-13 22:01 | 只看该作者"),
        *("写得真好，新村我去看过，家家门口都种了花。", "回复 举报", "返回列表"),
        *("您需要登录后才可以回帖 登录 | 立即注册", "Archiver|手机版|小黑屋|山里论坛"),
        "GMT+8, 2019-10-20 10:11 , Processed in 0.03 second(s), 20 queries .",
    ],
]


@pytest.mark.parametrize("posts", POSTS, ids=["counted", "signed", "forum"])
def test_what_readers_posted_below_goes(posts: list[str]) -> None:
    head = ("发表于 2019-10-12 08:20 | 只看该作者 | 倒序浏览",)
    title = HEAD[0] + " [复制链接]"
    long = [*BODY, *(f"{line[:-1]}，村里人至今还常说起。" for line in BODY)]
    wanted = ["# " + HEAD[0], "发表于 2019-10-12 08:20", *long]
    assert read(title, *head, *long, *posts) == wanted


def test_entries_with_day_and_hour_stay() -> None:
    entries = ["值班日志 2019-10-13 20:11", "夜里下雨，巡查两遍，渠道完好。"]
    more = [
        "值班日志 2019-10-14 20:05",
        "雨停了，水位退到警戒线以下，村民陆续回家，渠道完好，灯也修好了。",
    ]
    lines = read(HEAD[0], *entries, *more, *BODY)
    assert all(line.replace("# ", "") in "".join(lines) for line in (*entries, *more, *BODY))


@pytest.mark.parametrize(
    "line",
    [
        "扫一扫在手机打开当前页",
        "南河网版权与免责声明：",
        "①凡本网注明“来源：南河网”的作品，版权均属南河网，未经授权不得转载。",
        "如因作品内容、版权和其它问题需要同本网联系的，请在30日内进行。",
    ],
)
def test_labels_below_the_text_go(line: str) -> None:
    wanted = ["# " + HEAD[0], HEAD[1], *BODY]
    assert read(*HEAD, *BODY, line, "政府信息公开", "南河县人民政府 版权所有") == wanted


@pytest.mark.parametrize(
    "line",
    [
        "听新闻 00:00 / 03:20",
        "00:00 / 03:20",
        "您的浏览器不支持 video 标签",
        "广告位招租：1390000",
        "设为首页收藏本站",
    ],
)
def test_labels_above_the_text_go(line: str) -> None:
    assert read(line, *HEAD, "字号", *BODY) == ["# " + HEAD[0], HEAD[1], *BODY]


def test_the_topics_of_a_post_go() -> None:
    topics = ("#驻村干部# #新村# #搬迁#", "举报", "写评论...")
    assert read(*HEAD, *BODY, *topics) == ["# " + HEAD[0], HEAD[1], *BODY]


def test_the_beginning_of_the_text_above_it_goes() -> None:
    wanted = ["# " + HEAD[0], HEAD[1], *BODY]
    assert read(*HEAD, BODY[0][:20] + "……", *BODY) == wanted
    asked = "去年十月，山里的人都在问一句话……"
    assert asked in "".join(read(*HEAD, asked, *BODY))


def test_a_cut_tag_goes_and_takes_no_text_with_it() -> None:
    page = read(
        f"<p>{HEAD[0]}</p",
        '<p style="text-indent:2em;font-si',
        f"{BODY[0]}</p>",
        f'p style="text-indent:2em">{BODY[1]}</span></p>',
        f"/p>{BODY[0][:20]}，后来都说好。<br",
        "</div>",
    )
    assert page == ["# " + HEAD[0], *BODY, BODY[0][:20] + "，后来都说好。"]


def test_the_elements_of_a_line_of_fields_are_set_apart() -> None:
    line = "<span>2019-10-12 08:20</span><span>来源：南河日报</span><a href=#>打印</a>"
    page = read(f"<h1>{HEAD[0]}</h1>", f"<div>{line}</div>", *(f"<p>{each}</p>" for each in BODY))
    assert page == ["# " + HEAD[0], HEAD[1], *BODY]

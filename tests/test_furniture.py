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


DATED = "2019-05-29 10:11:02"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("您当前的位置 :北川网 >> 新闻中心 来源:北川网 | 2018-03-04 15:28:18 |", "来源：北川网 | 2018-03-04 15:28:18"),
        ("返回顶部文章来源: 北川新闻网", "文章来源： 北川新闻网"),
        ("浏览次数: 日期:2019年2月27日 11:18", "日期：2019年2月27日 11:18"),
        ("时间:2016-03-14浏览:536", "时间：2016-03-14"),
        ("刊发日期:2019-10-24 阅读次数: 作者:  语音阅读:", "刊发日期：2019-10-24"),
        ("发布时间:2019-07-11 09:48来源: 北川网阅读量:15199", "发布时间：2019-07-11 09:48来源： 北川网"),
        ("2014年01月27日09:44 | 北川门户网 www.beichuan.example | 给编辑写信 字号:T|T", "2014年01月27日09:44 | 北川门户网"),
    ],
)  # fmt: skip
def test_the_date_and_source_stay_beside_paths_and_buttons(line: str, wanted: str) -> None:
    assert read("大山里的搬迁故事", line, *BODY) == ["# 大山里的搬迁故事", wanted, *BODY]


@pytest.mark.parametrize(
    "above",
    [
        ["我的位置: 首页 > 文化 > 正文"],
        ["您所在的位置:首页>>新闻中心>>正文"],
        ["文化动态您现在的位置是:北川作家网>文化动态"],
        ["立即打开"],
        ["1. 官方微信  |", "无障碍   |    |  用户登录 网站支持IPv6"],
        ["首页 > 北川县人民政府门户网站 > 政务公开 > 乡村振兴信息公开专栏 > 工作信息"],
        ["下一篇", "放大+  缩小-   默认o"],
        ["放大⊕  缩小⊖  默认○"],
    ],
)
def test_paths_and_buttons_above_a_title_go(above: list[str]) -> None:
    assert read(*above, "大山里的搬迁故事", *BODY) == ["# 大山里的搬迁故事", *BODY]


@pytest.mark.parametrize(
    "button", ["分享", "TAG:", "进入移动版,省流量,体验好", "20K", "5034", "字号:"]
)
def test_a_button_below_the_date_goes(button: str) -> None:
    page = read("大山里的搬迁故事", f"{DATED} 来源:北川网", "分享到:", button, *BODY)
    assert page == ["# 大山里的搬迁故事", f"{DATED} 来源：北川网", *BODY]


def test_a_lone_button_below_the_date_shows_a_web_page() -> None:
    page = read("有态度的门户", "大山里的搬迁故事", DATED, "分享", *BODY)
    assert page == ["# 大山里的搬迁故事", DATED, *BODY]


@pytest.mark.parametrize(
    "foot",
    [
        ["网页建议使用内核为 IE9及IE9 以上版本浏览器浏览 技术支持:某某公司"],
        ["要闻速递", "专题推荐"],
        ["温馨提示", "本页面内容不允许直接阅读,请通过北川日报客户端浏览查看。", "扫描二维码下载客户端"],
        ["新闻推荐", "5月24日,全县秋收现场会在石门乡召开,各乡镇的负责人都到场参观,会上还表彰了三十六个种粮大户,县里的领导给他们发了奖状和奖金,以此表达对丰收的喜悦和对来年的期盼..."],
        ["责任编辑:", "11月4日晚,全县秋收现场会在石门乡召开,各乡镇的负责人都到场参观,会上还表彰了三十六个种粮大户,县里的领导给他们发了奖状和奖金,并合影留念。[详细]"],
        ["新闻推荐", "全县秋收现场会在石门乡召开", "本报讯 5月24日,全县秋收现场会在石门乡召开,各乡镇的负责人都到场参观,会上还表彰了三十六个种粮大户,县里的领导给他们发了奖状和奖金,并勉励大家...", "北川新闻,新鲜有料。期待在此相遇。"],
    ],
)  # fmt: skip
def test_teasers_and_notices_below_a_text_go(foot: list[str]) -> None:
    assert read("大山里的搬迁故事", *BODY, BODY[0] + BODY[1], *foot)[:3] == [
        "# 大山里的搬迁故事",
        *BODY,
    ]
    assert read("大山里的搬迁故事", *BODY, "山上的老屋还在。", *foot)[-1] == "山上的老屋还在。"


def test_the_window_title_below_the_headline_goes() -> None:
    window = "大山里的搬迁故事_北川网——北川日报社,关注搬迁,关注山区,关注大山里的每一户人家"
    page = read("大山里的搬迁故事", f"{DATED} 来源:北川网", window, *BODY)
    assert page == ["# 大山里的搬迁故事", f"{DATED} 来源：北川网", *BODY]


def test_a_title_with_its_subtitle_is_no_window_title() -> None:
    whole = "大山里的搬迁故事——石门乡易地搬迁采访记"
    page = read(
        "您当前的位置 : 北川网 > 新闻", whole, DATED, "大山里的搬迁故事", "——石门乡采访记", *BODY
    )
    assert whole in page[0]


def test_a_headline_of_a_press_conference_is_no_byline() -> None:
    head = ["首页>视频>答记者问", "县政府举行秋粮收购中外记者见面会", "北川电视台记者提问"]
    page = read(*head, f"{DATED} 来源:北川网", *BODY)
    assert page[:2] == [f"# {head[1]}", f"# {head[2]}"]


def test_what_is_said_above_a_time_is_no_headline() -> None:
    said = ["李君:", "谢谢,下面请他说。", "2018-03-15 10:20:01"]
    page = read(
        "四位代表与记者交流山里的变化", f"{DATED} 来源:北川网", "责任编辑:吴山", *said, *BODY
    )
    assert page[0] == "# 四位代表与记者交流山里的变化"
    assert page[1] == f"{DATED} 来源：北川网"
    times = read("四位代表与记者交流山里的变化", f"{DATED} 来源:北川网", "分享到:", BODY[0], "2018-03-15 10:20:01", "李君:", BODY[1])  # fmt: skip
    assert times[-3:] == ["2018-03-15 10:20:01", "李君：", BODY[1]]


def test_a_title_said_again_above_the_text_is_said_once() -> None:
    title = "大山里的搬迁故事:从山上到河谷"
    dated = "北川网 2018-05-15 09:57:08"
    wanted = ["# 大山里的搬迁故事：从山上到河谷", dated, *BODY]
    assert read(title, title, dated, *BODY) == wanted
    assert read(title, dated, title, *BODY) == wanted


def test_a_paragraph_that_trails_off_below_a_heading_stays() -> None:
    trails = BODY[0][:-1] + "……"
    assert read("大山里的搬迁故事", BODY[1], "搬下来以后", trails)[-1] == trails
    above = "推荐阅读的人说，书里写到了山里的每一户人家。"
    assert trails in read("大山里的搬迁故事", above, trails, BODY[1])


def test_the_name_of_a_column_goes_where_a_button_shows_a_web_page() -> None:
    dated = "来源:北川网  日期:2021年03月11日  点击数:"
    page = read("组工动态", "大山里的搬迁故事", dated, *BODY)
    assert page == ["# 大山里的搬迁故事", "来源：北川网  日期：2021年03月11日", *BODY]


def test_search_words_and_a_wall_of_logins_go() -> None:
    words = "热门关键词:  杏林镇  请输入关键词  怀远县"
    page = read(
        "北川乡镇网",
        words,
        "大山里的搬迁故事",
        f"{DATED} 来源:北川网",
        *BODY,
        "(阅读全部图文内容,您需要先登录!)",
    )
    assert page == ["# 大山里的搬迁故事", f"{DATED} 来源：北川网", *BODY]

"""Buttons, counters, lists and notes that pages of many kinds print around an article."""

from __future__ import annotations

import pytest

from build_scripts.restore import restore
from tests.test_furniture import BODY, read

TITLE = "大山里的搬迁故事"
DATE = "2019-10-12 08:20 来源：南河日报"
WANTED = ["# " + TITLE, DATE, *BODY]
MORE = "村里人说，往后的日子要一年一年地过，先把桥修好，再把梯田补上，孩子们就不用绕远路了。"


@pytest.mark.parametrize(
    "above",
    [
        ["返回顶部", "已到最后一张图片了。", "重新播放"],
        ["欢迎访问南河区政府网站!", "无障碍浏览 长者模式 智能问答 简体 | 繁体", "当前位置: 首页 > 政务要闻 > 正文"],
        ["专栏名称: 南河日报", "讲山里人的故事，给山外的人听。《南河日报》是全县唯一的一张报纸，每周五期，发行到每一个村。", "今天看啥  ›  专栏  ›  南河日报"],
        ["第07版:综合新闻 PDF版阅读"],
        ["首页| 论坛| 消息"],
        ["  • 您所在的位置: 北川首页 > 热评 > 正文"],
        ["本篇文章189字,读完约1分钟"],
        ["国内统一刊号:CN00-0018 南河县机关报·南河日报社出版"],
        ["PDF 版", "· 山里的路修好了", "· 全县秋粮收购", "· 大山里的", "搬迁故事", "收藏 打印 推荐"],
    ],
)  # fmt: skip
def test_what_a_page_prints_above_the_title_goes(above: list[str]) -> None:
    assert read(*above, TITLE, DATE, *BODY) == WANTED
    first = "十月九日，县长石小满到新村看望搬下山的村民。"
    assert read(*above, TITLE, DATE, first, *BODY) == [*WANTED[:2], first, *BODY]


@pytest.mark.parametrize(
    "between",
    [
        ["支持键翻阅图片", "|列表查看 |全屏查看分享到", "• " + TITLE, "• " + TITLE],
        ["点击次数:", "【文字大小:"],
        ["放大图片"],
        ["文章预览", "打印"],
        ["版面:第03版:国内国际新闻       上一篇    下一篇"],
        ["(相关资料图)"],
    ],
)
def test_what_a_page_prints_between_date_and_text_goes(between: list[str]) -> None:
    assert read("返回首页", TITLE, DATE, *between, *BODY) == WANTED


@pytest.mark.parametrize(
    "below",
    [
        ["原文地址:访问原文地址", "快照地址: 访问文章快照", "总结与预览地址:访问总结与预览"],
        ["2025-05-31,11135| 2025-05-30,11127| 2025-05-29,11115|", "您的IE浏览器版本太低,请升级至IE8及以上版本或安装webkit内核浏览器。"],
        ["下一楼›:南河县:家门口看大戏来源:南河网作者:周山", "   春节期间,南河县各村 ..", "查看全部回帖(2)", "«返回主帖"],
        ["参与评论", "您的观点仅代表您本人,请文明发言,严禁散播谣言和诽谤他人", "所有评论", "无"],
        ["扫描本文章到手机浏览", "扫描关注南河网官方微信", "0% (0)", "0% (10)", "点击排行榜"],
        ["原创推荐", "山里人的新期待:好建议被听见", "视频推荐", "鸡蛋煮几分钟最好"],
        ["评论一下", "评论 0人参与,0条评论", "还没有评论,快来抢沙发吧!"],
        ["热图一览", "高清图集赏析", "  • 股票名称 最新价 涨跌幅"],
        ["南河网所有新闻是由用户上传分享,未经用户书面授权,请勿作商用!"],
        ["本信息未经本网许可,不得进行商业性转载。转载声明![]() |", "|", "||||", "![]() |"],
        ["南河日报网 版权所有", "南河网所载均由网友投稿，未经许可不得转载"],
    ],
)  # fmt: skip
def test_what_a_page_prints_below_the_text_goes(below: list[str]) -> None:
    assert read(TITLE, DATE, *BODY, *below) == WANTED


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("2018-06-12 11:41:03    南河网  参与评论()人", "2018-06-12 11:41:03    南河网"),
        ("责编:石小满 日期:2016-4-20", "日期：2016-4-20"),
        ("版次:A03 作者:来源: 2025年01月13日", "版次：A03 2025年01月13日"),
        ("2026-01-14 09:31:03来源:南河日报编辑:石青青责编:葛阳", "2026-01-14 09:31:03来源：南河日报"),
    ],
)  # fmt: skip
def test_the_line_of_the_date_loses_what_nobody_filled_in(line: str, wanted: str) -> None:
    assert read("返回首页", TITLE, line, *BODY) == [WANTED[0], wanted, *BODY]


def test_a_field_without_a_value_in_front_of_another_leaves_no_empty_piece() -> None:
    done = restore("来源：来源：".encode(), "page")
    assert [paragraph.text for each in done.articles for paragraph in each.paragraphs] == ["来源："]


def test_a_counter_behind_the_title_goes() -> None:
    page = read(TITLE + "(1/5)", DATE, TITLE, *BODY, "编辑推荐")
    assert page == [DATE, WANTED[0], *BODY] or page == WANTED
    assert "大山里的搬迁故事（1/5）" in read(TITLE + "(1/5)", *BODY)[0]


def test_date_and_source_said_again_at_the_end_are_said_once() -> None:
    fields = ["12.10.2019 13:15", "本文来源: 南河日报"]
    page = read(TITLE, *fields, *BODY, *fields[::-1])
    assert page == ["# " + TITLE, fields[0], "本文来源： 南河日报", *BODY]


@pytest.mark.parametrize("button", ["浏览大图", "放大图片", "收藏"])
def test_a_button_inside_the_text_goes(button: str) -> None:
    assert read(TITLE, DATE, BODY[0], button, BODY[1], MORE) == [*WANTED, MORE]


def test_the_alternative_texts_of_several_pictures_go() -> None:
    named = [f"哪里的干笋比较好吃(助农帮乡亲)({number})" for number in (1, 2, 3)]
    shown = ["村民在新村展示自家的干笋。", "晒场上一派忙碌。", "孩子们开心地收笋。"]
    below = (shown[0], BODY[0], named[1], shown[1], BODY[1], named[2], shown[2], MORE)
    page = "\n".join(read("来源:南河网", named[0], *below))
    assert "哪里" not in page
    assert all(line in page for line in (*shown, *BODY, MORE))


def test_a_record_of_a_catalogue_goes_with_the_heading_of_its_text() -> None:
    record = [
        *("知识类型： 析出资源", "查看原文", "内容出处： 《南河日报》 报纸", "唯一号： 31022002"),
        *(f"颗粒名称： {TITLE}", "分类号： S23", "内容"),
    ]
    foot = ["知识出处", "南河日报", "《南河日报》", "出版者：南河日报社", "出版地：南河市", "阅读"]
    assert read(TITLE, *record, *BODY, *foot) == ["# " + TITLE, *BODY]


# Spare: each looks like one of the above and is the article's.
@pytest.mark.parametrize(
    "line",
    [
        "收藏",
        "欢迎来到山里的新村！",
        "欢迎访问网站的人越来越多，县里又添了两台服务器。",
        "原创推荐的人说，书里写到了山里的每一户人家。",
        "评论一下这件事的人很多，村里人却只是笑笑。",
        "本文写了一百八十九字，读完要一分钟。",
        "支持村民用键盘翻阅图片资料的，是县里的志愿者。",
        "游戏由用户上传分享，三年里添了两百多个关卡。",
        "2025-05-31，11135户；2025-05-30，11127户。",
        "来源：2020年7月15日《今日南河》",
    ],
)
def test_the_nearest_thing_that_an_article_says_stays(line: str) -> None:
    told = "他把半生的收藏都捐给了村里的学校，收藏室就设在祠堂的东厢房，谁都可以进去看一看。"
    page = read(TITLE, BODY[0], line, told, BODY[1], MORE)
    assert line in "\n".join(page)


def test_shares_of_a_vote_at_the_end_stay() -> None:
    votes = ["同意", "30%（12）", "不同意", "70%（28）"]
    assert read(TITLE, *BODY, *votes)[-4:] == votes


def test_the_points_of_a_report_above_its_title_stay() -> None:
    points = [
        "· 山上的三十户村民搬到河谷新村",
        "· 新村有学校卫生室和菜市场",
        "· 看病不用再走半天山路",
    ]
    page = read("返回首页", *points, TITLE, DATE, *BODY)
    assert [line.removeprefix("# ") for line in page[:3]] == points


def test_the_name_of_a_project_stays_below_its_title() -> None:
    fields = ["项目名称：青石乡道路硬化工程", "建设地点：青石乡"]
    assert fields[0] in "\n".join(read("青石乡道路硬化工程", *fields, *BODY))


def test_a_fact_of_a_list_at_the_end_stays() -> None:
    facts = ["• 位置：县城东北十公里", "• 人口：三百二十人", "• 位置优越，交通便利"]
    assert read(TITLE, *BODY, "新村档案", *facts)[-3:] == facts


def test_a_heading_of_one_word_beside_a_longer_one_stays() -> None:
    page = read(TITLE, DATE, BODY[0], "搬下山以后的日子", BODY[1], "分享", MORE)
    assert "分享" in [line.removeprefix("# ") for line in page]


def test_headings_of_one_word_stay() -> None:
    page = read(TITLE, "收获", BODY[0], "分享", BODY[1], "远行", MORE)
    assert [line.removeprefix("# ") for line in page][1::2] == ["收获", "分享", "远行"]


def test_chapters_with_a_number_stay() -> None:
    name = "河谷里那些山里人家的日子"
    signed = [f"{name}（{number}）" for number in (1, 2, 3)]
    page = "\n".join(
        read(signed[0], "石小满", BODY[0], signed[1], "周山", BODY[1], signed[2], "葛春", MORE)
    )
    assert page.count(name) == 3
    parts = [f"{name}(1)", BODY[0], f"{name}(2)", BODY[1], f"{name}(3)", MORE]
    assert "\n".join(read(TITLE, *parts)).count(name) == 3

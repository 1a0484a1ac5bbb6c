"""What a web page prints around an article and in the lines of its head, all in plain lines."""

from __future__ import annotations

import pytest

from tests.test_furniture import BODY, read

HEAD = ("大山里的搬迁故事", "2019-10-12 08:20 来源：南河日报")


@pytest.mark.parametrize(
    "line",
    [
        "2019-10-12 08:20 浏览：321次 来源：南河日报",
        "2019-10-12 08:20 来源：南河日报 阅读 1023 次",
        "2019-10-12 08:20 来源：南河日报 | 点击数：[86]",
        "2019-10-12 08:20 来源：南河日报 3人参与 0评论",
        "2019-10-12 08:20 来源：南河日报 作者： 审核：周山",
        "点击:0 2019-10-12 08:20 来源：南河日报",
        "2019-10-12 08:20 点击数： 来源：南河日报",
    ],
)
def test_how_often_a_page_was_opened_goes_from_the_line_of_its_date(line: str) -> None:
    assert read(HEAD[0], line, *BODY) == ["# " + HEAD[0], HEAD[1], *BODY]


def test_the_brackets_around_a_line_of_fields_stay_both() -> None:
    line = "（来源：南河日报 点击数：12 录入：周山）"
    assert "（来源：南河日报）" in read(HEAD[0], *BODY, line)


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


def test_who_took_an_article_over_and_from_where_stays() -> None:
    line = "文章来源：南河网 作者：吕小程 2019-10-12"
    assert line in read("[收藏本站] [设为首页]", HEAD[0], line, *BODY)


def test_the_title_said_again_with_its_kind_goes() -> None:
    head = ("立即打开", HEAD[0], "2019-10-12 08:20", "【快讯】" + HEAD[0], HEAD[0])
    assert "".join(read(*head, *BODY)).count(HEAD[0]) == 1


def test_the_statement_of_a_platform_below_the_text_goes() -> None:
    foot = (
        "特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台用户上传并发布，本平台仅提供信息存储服务。",
        "Notice: The content above (including the pictures and videos if any) is uploaded and posted by a user "
        "of a social media platform, which only provides information storage services.",
        "/阅读下一篇/",
        "返回南河首页",
    )
    assert read(*HEAD, *BODY, *foot) == ["# " + HEAD[0], HEAD[1], *BODY]
    told = (*BODY[:1], BODY[1] + "返回南河，查看更多", "责任编辑：", "举报/反馈")
    assert read(*HEAD, *told) == ["# " + HEAD[0], HEAD[1], *BODY]


def test_the_name_of_an_office_above_a_menu_is_no_title() -> None:
    menu = ("请输入关键字", "首页", "机构概况", "政务公开", "互动交流", "当前位置：首页>动态")
    title = "引来山泉解民渴"
    told = "县水利局说，去年十月动工的水池已经蓄满了水，村里人出门就能挑到。"
    wanted = ["# " + title, HEAD[1], *BODY, told]
    assert read("无障碍阅读 | 繁体版", "南河县水利局", *menu, title, HEAD[1], *BODY, told) == wanted


def test_three_readers_of_a_text_go_with_the_editor() -> None:
    foot = ("一审：林小一", "二审：吴小倩", "三审：贺小云", "编辑：秦小晓 | 校对：林小一")
    assert read(*HEAD, *BODY, *foot) == ["# " + HEAD[0], HEAD[1], *BODY]


def test_a_body_pasted_again_below_its_title_goes() -> None:
    again = [line.replace("，", ",") for line in BODY]
    wanted = ["# " + HEAD[0], HEAD[1], *BODY]
    assert read(*HEAD, *BODY, "分享到：", HEAD[0], *again, "责任编辑：李小莉") == wanted


def test_what_a_browser_prints_on_each_sheet_goes() -> None:
    heads = ("2019/10/12 大山里的搬迁故事 - 南河网", "http://www.nanhe.example/1.html 1/2")
    page = read(*heads, *HEAD, BODY[0], heads[0], heads[1].replace("1/2", "2/2"), BODY[1])
    assert page == ["# " + HEAD[0], HEAD[1], *BODY]
    day = "2019/10/12 新村落成"
    assert day in "".join(read(HEAD[0], BODY[0], day, BODY[1]))


@pytest.mark.parametrize("line", ["微信扫码加群，领取大礼包", "新老村民扫码领红包"])
def test_an_advert_to_scan_goes(line: str) -> None:
    lines = ["# " + HEAD[0], HEAD[1], *BODY]
    assert read(*HEAD, BODY[0], line, BODY[1]) == lines
    assert read(*HEAD, *BODY, line, "来源：南河融媒") == [*lines, "来源：南河融媒"]


@pytest.mark.parametrize(
    "line",
    ["南河晚报官方微信", "分类：人物 标签：新村、搬迁", "相关解读", "IP属地：重庆", "正式会员 5"],
)
def test_accounts_and_topics_below_the_text_go(line: str) -> None:
    assert read(*HEAD, *BODY, "扫码看视频", line) == ["# " + HEAD[0], HEAD[1], *BODY]


def test_floors_of_a_forum_go() -> None:
    head = ("南河吧", "关注", "寒夜里的一盏灯", "只看楼主 收藏 回复")
    first = "来自手机客户端 1楼 2019-10-12 21:15 回复"
    reply = (
        "江边人",
        "正式会员 5",
        "写得真好，看得我热泪盈眶！",
        "IP属地：重庆 2楼 2019-10-12 22:01 回复",
    )
    assert read(*head, *BODY, first, *reply) == ["# 寒夜里的一盏灯", *BODY]


def test_who_wrote_and_when_below_a_title_stays() -> None:
    line = "由 肖小远 发布于 2019年10月12日"
    assert line in read("跳至内容", "菜单", "首页", HEAD[0], line, *BODY)


@pytest.mark.parametrize("title", ["寒夜里的一盏灯", "引来山泉解民渴"])
def test_a_title_above_two_names_and_a_date_stays(title: str) -> None:
    names = "县搬迁办 南河新村"
    post = (title, names, "2019-10-12 19:02", "收录于合集 #新村故事 12个", "↑点击蓝字，关注我们")
    told = "县搬迁办的干部在新村住了三个月，挨家挨户地问，还缺什么。"
    lines = [line.removeprefix("# ") for line in read(*post, *BODY, told)]
    assert lines == [title, names, "2019-10-12 19:02", *BODY, told]


def test_where_one_is_goes() -> None:
    assert read("您所在的位置: 首页 / 动态", *HEAD, *BODY) == ["# " + HEAD[0], HEAD[1], *BODY]


@pytest.mark.parametrize(
    "line",
    ["一审：判决", "相关文件", "扫码领种子，农户不出门", "12:30/13:30", "您的浏览器不支持怎么办"],
)
def test_words_that_only_sound_like_a_page_stay(line: str) -> None:
    below = "判决书送到村里那天，老人把它念给全村人听。"
    assert line in "".join(read(HEAD[0], *BODY, line, below))
    assert below in read(HEAD[0], *BODY, line, below)

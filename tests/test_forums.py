"""Threads of a forum: the card of who wrote a post, the line of its floor, the buttons below it."""

from __future__ import annotations

from build_scripts.assemble.forums import is_floor
from build_scripts.reading import reading_text
from build_scripts.restore import restore

TITLE = "我在山里修路的日子"
BODY = (
    "去年三月，单位派我到离县城八十公里的石门村，一住就是四百多天，村里的每一条路我都走过许多遍。",
    "村里一百二十户人家，我挨家挨户走了一遍，把每一户的情况记在本子上，晚上再抄一遍。",
    "最难的是修路。山高坡陡，一公里路要花上三十万元，大家凑不出这个钱。",
)
CARD = ["老吴", "老吴", "当前离线", "积分", "1288", "窥视卡 雷达卡", "34", "主题", "87", "帖子", "金牌会员", "Rank: 6Rank: 6"]  # fmt: skip
FLOOR = "发表于 2018-5-23 11:40:12 | 只看该作者 回帖奖励 |倒序浏览 |阅读模式"
CLOSED = ["收藏0", "回复", "使用道具 举报"]
REPLY = ["小李", "小李", "当前在线", "积分", "52", "沙发", "发表于 2018-5-23 12:10:33 | 只看该作者", "写得真好！", "回复 支持 反对", "使用道具 举报"]  # fmt: skip


def read(*lines: str) -> list[str]:
    return reading_text(restore("\n".join(lines).encode(), "page")).splitlines()


def test_a_thread_is_its_title_and_its_first_post() -> None:
    top = ["设为首页收藏本站", "南山论坛", "导读Guide", f"南山论坛»论坛 › 乡村纪事 › {TITLE}", "查看: 1532|回复: 12"]  # fmt: skip
    page = read(*top, f"{TITLE} [复制链接]", *CARD, "楼主", FLOOR, *BODY, *CLOSED, *REPLY)
    assert page == [f"# {TITLE}", *BODY]


def test_what_a_visitor_may_not_do_goes_too() -> None:
    told = ["登陆后可查看更多", "您需要 登录 才可以下载或查看,没有账号?立即注册", "x", "本帖最后由 老吴 于 2018-5-23 15:54 编辑"]  # fmt: skip
    page = read("找回密码", "立即注册", "收起左侧", TITLE, "[复制链接]", *CARD, FLOOR, *told, *BODY, *REPLY)  # fmt: skip
    assert page == [f"# {TITLE}", *BODY]


def test_verse_below_the_line_of_the_floor_stays_whole() -> None:
    verse = ["石头垒起的墙", "风从山口进来", "走着走着，天就亮了", "我们说起去年的雨", "你说，它来得太迟", "灯还在山那边亮着"]  # fmt: skip
    page = read("找回密码", "立即注册", TITLE, "[复制链接]", *CARD, FLOOR, *verse)
    assert [line.lstrip("# ") for line in page[-len(verse) :]] == verse


def test_a_text_with_the_words_of_a_forum_stays() -> None:
    lines = ["帖子发表于2018-5-23，当天就有三百人回复。", "主题", "积分换大米，村民算起了新账。"]
    page = read(TITLE, BODY[0], *lines, *BODY[1:])
    assert [line.removeprefix("# ").removeprefix("[图] ") for line in page] == [TITLE, BODY[0], *lines, *BODY[1:]]  # fmt: skip
    assert not is_floor(lines[0])


def test_a_thread_whose_floors_stand_below_the_posts() -> None:
    top = [
        "石门吧",
        "关注：1,234 贴子：56,789",
        "看贴 图片 吧主推荐",
        "1 回复贴，共1页",
        "<返回石门吧",
    ]
    post = [TITLE, "只看楼主收藏回复", "山里的老吴", "小有名气5", *BODY]
    foot = ["送TA礼物", "IP属地:河北", "1楼2018-05-23 11:40回复", "小李", "初级粉丝1", "写得真好！", "2楼2018-05-23 12:10", "回复"]  # fmt: skip
    assert read(*top, *post, *foot) == [f"# {TITLE}", *BODY]


def test_a_thread_with_rewards_below_its_first_post() -> None:
    dated = "楼主：山里的老吴 时间：2018-05-23 11:40:12"
    foot = ["打赏", "0 点赞", "主帖获得的积分：0", "举报 | 分享 | 楼主 | 埋红包", "楼主发言：3次 发图：0张 | 更多", "作者：小李 时间：2018-05-23 12:10:33", "写得真好！", "来自 南山社区客户端 | 举报 | 1楼 | 点赞"]  # fmt: skip
    head = [f"南山社区 > 论坛 > {TITLE}", TITLE, f"{dated} 点击：15322 回复：128", "脱水模式 给他打赏 只看楼主"]  # fmt: skip
    assert read(*head, *BODY, *foot) == [f"# {TITLE}", dated, *BODY]


def test_who_wrote_and_when_stays_above_an_article() -> None:
    dated = "作者：李河 时间：2018-05-23 12:10:33"
    assert read(TITLE, dated, *BODY) == [f"# {TITLE}", dated, *BODY]

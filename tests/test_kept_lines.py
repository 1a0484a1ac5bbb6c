"""What stands among furniture and is the article's: its day and paper, its deck, who made it."""

from __future__ import annotations

import pytest

from tests.test_furniture import BODY, read

TITLE = "大山里的搬迁故事"
DATE = "2019-10-12 08:20 来源：南河日报"
WANTED = ["# " + TITLE, *BODY]
IMPRINT = ("南河新闻网 2006-2025 版权所有", "南ICP备09000931号")
MAKERS = ["策划：石小满", "统筹：葛春、雷一鸣", "编导：石青", "记者：葛小满、周山"]


def test_the_makers_of_a_report_stay_whole() -> None:
    made = [*MAKERS, "视觉：秦小晓", "南河日报编辑部、北川分社联合制作", "南河日报山里工作室出品"]
    assert read(TITLE, *BODY, *made, *IMPRINT) == [*WANTED, *made]


def test_the_editors_of_a_site_below_the_makers_go() -> None:
    page = read(TITLE, *BODY, *MAKERS, "责任编辑：秦小晓", *IMPRINT)
    assert page == [*WANTED, *MAKERS]
    alone = read(TITLE, *BODY, "记者：葛小满", "编辑：秦小晓", "审核：石青", *IMPRINT)
    assert alone == [*WANTED, "记者：葛小满"]


def test_who_produced_a_report_begins_no_other() -> None:
    made = ["摄影：葛小满 周山", "制作：石小满 秦小晓", "南河社摄影部制作", "南河社山里工作室出品"]
    notice = [
        "南河新闻网版权与免责声明：",
        "①凡本网注明“来源：南河新闻网”的所有作品，版权均属于南河新闻网，未经本网授权不得转载。违反上述声明者，本网将追究其相关法律责任。",
        "②凡本网注明“来源：某网（非南河新闻网）”的作品，均转载自其它媒体，转载目的在于传递更多信息，并不代表本网赞同其观点和对其真实性负责。",
        "③鉴于本网发布稿件来源广泛、数量较多，如因作者联系方式不详或其它原因未能与著作权拥有者取得联系，著作权人发现本网转载了其拥有著作权的作品时，请主动与本网联系，提供相关证明材料，我网将及时处理。",
    ]
    assert read(TITLE, *BODY, *made, *notice) == [*WANTED, *made]
    above = "鉴于本网络覆盖面小，县里去年又在山上建了三座基站，如今家家户户都能打通电话，孩子们也能上网课了。"
    assert read(TITLE, *BODY, above)[-1] == above


def test_the_deck_between_two_copies_of_a_title_stays() -> None:
    deck = "县里动员山上的村民搬到河谷新村，“家门口”就有学校和卫生室"
    page = read(TITLE, deck, "南河新闻", TITLE, *BODY, "推荐阅读")
    assert page == ["# " + TITLE, "# " + deck, *BODY]


def test_a_title_that_a_catalogue_gives_again_stays_once() -> None:
    record = [
        *("知识类型： 析出资源", "查看原文", "内容出处： 《南河日报》 报纸", "唯一号： 31022002"),
        *(f"颗粒名称： {TITLE}", "分类号： S23", "摘要： 山上的村民搬到了河谷。", "关键词： 搬迁 山区"),
        "内容",
    ]  # fmt: skip
    foot = ["知识出处", "南河日报", "《南河日报》", "出版者：南河日报社", "出版地：南河市"]
    page = read(TITLE, *record, *BODY, *foot, "阅读")
    assert page[0] == "# " + TITLE
    assert not any(TITLE in line for line in page[1:])
    assert [line for line in page if line in BODY] == [*BODY]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("• 发布时间：2015-04-23 03:31:17  来源：南河日报", "发布时间：2015-04-23 03:31:17  来源：南河日报"),
        ("  • 2013年02月27日  来源:南河日报", "2013年02月27日  来源：南河日报"),
        ("http://www.beichuan.example?2009-11-10 16:03? ?来源:南河新闻网    我来说两句", "2009-11-10 16:03 来源：南河新闻网"),
        ("http://paper.beichuan.example   [2006-08-11]", "[2006-08-11]"),
        ("上一版  下一版 2021年10月22日 星期五 放大 缩小 默认", "2021年10月22日 星期五"),
    ],
)  # fmt: skip
def test_the_day_beside_bullets_addresses_and_buttons_stays(line: str, wanted: str) -> None:
    printed = [
        each.replace("[", "").replace("]", "") for each in read("返回首页", TITLE, line, *BODY)
    ]
    assert printed == ["# " + TITLE, wanted.strip("[]"), *BODY]


def test_a_list_of_days_keeps_its_bullets() -> None:
    days = ["• 2013年02月27日 开学", "• 2013年03月08日 家长会", "• 2013年04月02日 植树"]
    assert read(TITLE, BODY[0], *days, BODY[1])[2:5] == days


@pytest.mark.parametrize("line", ["稿源：南河网", "稿源:北川电视台"])
def test_the_source_of_a_draft_stays(line: str) -> None:
    page = read(TITLE, *BODY, "关键词：搬迁，新村 |", line, "责任编辑： 韩山")
    assert page == [*WANTED, line.replace(":", "：")]


@pytest.mark.parametrize(
    "line",
    [
        "2024-02-20 1 1 南河日报 c_107519.html 1 /enpproperty-->",
        "2024-02-20 1 1 南河日报 content_83628.html 1 图片新闻 /enpproperty-->",
        "2024-02-20 北坡 1 1 南河日报 c90739.html 1 山路修到家门口",
        "2024-02-20 扶贫365 2 2 南河日报 con84745.html 1 山路修到家门口",
    ],
)
def test_the_only_day_of_a_record_stays(line: str) -> None:
    assert read(TITLE, *BODY, line) == [*WANTED, "2024-02-20 南河日报"]


def test_a_name_that_nobody_filled_in_takes_no_date() -> None:
    page = read("全部", "返回首页", TITLE, "来源：南河日报", "作者：", "2019-09-04", *BODY)
    assert page == [WANTED[0], "来源：南河日报", "2019-09-04", *BODY]
    named = read("全部", "返回首页", TITLE, "来源：南河日报", "作者：", "石小满", *BODY)
    assert "作者：石小满" in named


def test_a_title_broken_over_two_lines_is_said_once() -> None:
    page = read(
        "返回首页", "收藏 打印", TITLE, "全县第一批三十户搬下山", "大山里的", "搬迁故事", *BODY
    )
    assert page == [WANTED[0], "# 全县第一批三十户搬下山", *BODY]
    spaced = read("返回首页", "大山里的 搬迁故事", "大山里的", "搬迁故事", *BODY)
    assert spaced == ["# 大山里的 搬迁故事", *BODY]
    assert "# 大山里的" in read("大山里的", "搬迁人家", DATE, *BODY)


def test_an_entry_of_the_contents_does_not_take_the_heading_of_its_report() -> None:
    contents = [
        "山里简报",
        "【要闻】县里开会研究搬迁",
        "【工作】三十户搬下山",
        "【人物】新村的医生",
        "【要闻】",
        "县里开会研究搬迁",
    ]
    page = [line.removeprefix("# ") for line in read(*contents, *BODY)]
    assert page[:6] == contents


def test_the_cells_of_a_list_of_articles_are_parted() -> None:
    told = [f"〔记者葛小满/北川报导〕{BODY[0]}", f"〔记者周山/南河报导〕{BODY[1]}"]
    page = read("|", told[0] + "阅读全文>> |", f"| {told[1]}阅读全文>> |", "© 2026 南河网 版权所有")
    assert page == [told[0], "-----", told[1]]

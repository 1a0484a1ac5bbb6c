"""What a line is in its article, where the reading text alone does not show it."""

from __future__ import annotations

import pytest

from build_scripts.assemble.draft import draft

TEXT = (
    "秋分刚过，桦林沟的沙棘红了半面坡，村里的分拣棚从早到晚亮着灯，客商的车排到了村口。",
    "村支书郝栓柱翻开账本说，今年收购价每公斤4元，比去年高出5角，家家户户都有了盼头。",
)


def roles(*lines: str) -> list[str]:
    """The role of each line, the lines of one article."""
    (article,) = draft("\n".join(lines)).articles
    return [paragraph.role.value for paragraph in article]


def test_a_headline_below_the_day_is_the_title() -> None:
    assert roles("2019年9月24日", "沙棘红了半面坡", *TEXT)[:2] == ["dateline", "title"]
    found = roles("2019年9月24日", "桦林沟：", "沙棘红了半面坡", *TEXT)
    assert found[:3] == ["dateline", "title", "title"]


FIELDS = (
    "2019年9月24日　星期二　北山日报　02版　本报记者 赵小建 通讯员 侯小梅",
    "北山新闻网　2019-09-24 08:36　记者 栾小刚 通讯员 霍小萍",
    "北山日报　2019年9月24日　星期二　第01版　□ 本报记者 雒小宏",
    "北山日报　2019-09-24　第5版　本报记者 段小英　通讯员 巩小斌",
)


@pytest.mark.parametrize("line", FIELDS)
def test_a_row_of_fields_is_a_dateline_however_long(line: str) -> None:
    told = ["title", "dateline", "paragraph", "paragraph"]
    assert roles("沙棘红了半面坡", line, *TEXT) == told


def test_the_day_of_a_paper_stays_above_a_picture() -> None:
    seen = "图为9月24日，村民在分拣沙棘。王小山 摄"
    found = roles("沙棘红了半面坡", "北山日报 2019年9月24日 02版", seen, *TEXT)
    assert found[:3] == ["title", "dateline", "caption"]


def test_a_title_of_words_apart_is_no_row_of_fields() -> None:
    line = "2019年9月24日 我们一起 走进山里 看看沟里发生的变化 大家真高兴"
    assert roles("沙棘红了半面坡", line, *TEXT)[1] != "dateline"


def test_what_a_reporter_asks_is_no_heading() -> None:
    asked = ("记者：能举个例子吗？", "郝栓柱：村里的分拣棚从早到晚亮着灯，客商的车排到了村口。")
    assert roles("沙棘红了半面坡", *TEXT, *asked)[-2:] == ["paragraph", "paragraph"]


BYLINES = (
    "王 义 文/图", "赵小欣，郭大佳，曾利米", "夏小萌", "张 眉 翟小玉", "□高小国", "王小宇编辑",
    "文 |《山乡》新闻周刊记者 张小燃 徐大毅", "作者：本报记者 李小慧 《临江日报》（ 2020年05月28日 05版）", "参与采写：周小楠、杨静",
    "北山日报撰稿人 田小米 通讯员 马小丽 戴大山", "□记 者 孙小飞", "通 讯 员 赵小国 耿小妍", "易小耿本报记者吴小燕鲁大明",
)  # fmt: skip


@pytest.mark.parametrize("line", BYLINES)
def test_who_wrote_is_told_above_the_text(line: str) -> None:
    assert roles("沙棘红了半面坡", line, *TEXT) == ["title", "byline", "paragraph", "paragraph"]


NO_BYLINES = (
    "山乡走笔",
    "江南 塞北",
    "郝栓柱 客商",
    "□沙棘红了",
    "视频编辑",
    "跟着本报记者江边走一走",
)


@pytest.mark.parametrize("line", NO_BYLINES)
def test_what_looks_like_a_name_is_none(line: str) -> None:
    assert roles("沙棘红了半面坡", line, *TEXT)[1] != "byline"


def test_who_took_a_picture_is_told_below_the_text() -> None:
    assert roles("沙棘红了半面坡", *TEXT, "新华社发")[-1] == "credit"
    assert roles("沙棘红了半面坡", *TEXT, "新华社记者 曹小祎 摄")[-2:] == ["paragraph", "caption"]
    seen = "9月24日，村民在分拣沙棘。"
    assert roles("沙棘红了半面坡", *TEXT, seen, "新华社记者 曹小祎 摄")[-2:] == ["caption"] * 2


def test_who_posted_stands_between_title_and_date() -> None:
    head = ("沙棘红了半面坡", "山里三农", "2019-09-24 08:40 来源：北山网")
    assert roles(*head, *TEXT)[:3] == ["title", "byline", "dateline"]
    second = ("沙棘红了半面坡", "分拣棚里的灯", head[2])
    assert roles(*second, *TEXT)[:3] == ["title", "title", "dateline"]


def test_a_caption_with_its_photographer_is_no_credit_of_the_line_above() -> None:
    head = ("沙棘红了半面坡", "□ 本报记者 陈小方", "桦林沟沙棘园。通讯员 李小波 摄")
    assert roles(*head, *TEXT)[:3] == ["title", "byline", "caption"]


def test_the_number_of_an_issue_is_no_heading() -> None:
    for line in ("第四期", "第12期", "第3辑"):
        assert roles("沙棘红了半面坡", "2019-09-24 北山日报", line, *TEXT)[2] == "paragraph"


ONE_LINE = (
    "桦林沟的沙棘红了半面坡 时间：2019-09-24 来源：北山日报",
    "桦林沟的沙棘红了半面坡　发布时间：2019年9月24日",
    "桦林沟的沙棘红了半面坡 2019-09-24 08:36 来源：北山网",
    "走进桦林沟——沙棘红了半面坡 （2019-09-24 08:36） 来源：北山日报",
    "桦林沟：沙棘红了半面坡 来源：北山日报 2019-09-24 08:36",
)


@pytest.mark.parametrize("line", ONE_LINE)
def test_a_title_stands_apart_from_its_date_in_the_same_line(line: str) -> None:
    assert roles(line, *TEXT) == ["title", "dateline", "paragraph", "paragraph"]


def test_a_title_stands_apart_from_the_day_in_brackets_before_it() -> None:
    line = "[2019-09-24] 桦林沟的沙棘红了半面坡"
    assert roles(line, *TEXT) == ["dateline", "title", "paragraph", "paragraph"]


FIELDS_ONLY = (
    "北山县融媒体新闻中心 2019-09-24 08:36 来源：北山网",
    "北山新闻网 时间：2019-09-24 来源：北山日报",
    "本报记者 曹小祎 时间：2019-09-24 来源：北山日报",
    "作者：曹小祎 李小云 时间：2019-09-24",
    "来源：北山县乡村振兴局 发布时间：2019-09-24",
    "[2019-09-24] 北山日报",
    "[2019-09-24] 来源：北山日报 作者：曹小祎",
)


@pytest.mark.parametrize("line", FIELDS_ONLY)
def test_a_line_of_fields_holds_no_title(line: str) -> None:
    assert roles("沙棘红了半面坡", line, *TEXT)[1] == "dateline"
    assert len(roles(line, *TEXT)) == 3


def test_a_line_of_a_list_is_not_parted() -> None:
    rows = [f"桦林沟沙棘收购第{number}批 时间：2019-09-2{number}" for number in range(1, 5)]
    assert len(roles("沙棘收购一览", *rows)) == 5


VERSE = (
    "金秋时分",
    "沙棘成熟的季节",
    "山沟里到处是歌声",
    "喜悦写满了脸庞",
    "今年以来",
    "雨水下得很勤",
    "路也修通了",
)


@pytest.mark.parametrize(
    "title",
    [
        "最红的沙棘，熟了！",
        "桦林沟的沙棘采摘节来了！全县收购价再创新高",
        "桦林沟里的沙棘红透了吗？",
    ],
)
def test_a_title_that_calls_stands_above_verse(title: str) -> None:
    assert roles(title, "2019-09-24 08:36 来源：北山网", *VERSE)[0] == "title"
    assert set(roles(title, "2019-09-24 08:36 来源：北山网", *VERSE)[2:]) == {"paragraph"}


def test_verse_that_begins_with_a_call_has_no_title() -> None:
    assert roles("沙棘熟了，大家伙儿快来采呀！", *VERSE)[0] == "paragraph"


def test_verse_between_paragraphs_ends_in_no_heading() -> None:
    stanza = ("走出深山", "郝栓柱一家搬进了", "北山县城北安置点里的新居")
    page = ("走出深山记", *VERSE, TEXT[0], *stanza, TEXT[1])
    assert roles(*page)[-4:] == ["paragraph"] * 4
    assert roles("走出深山记", *VERSE, TEXT[0], stanza[2], TEXT[1])[-2] == "heading"


DISPATCHES = (
    "北山社石门9月24日电 题：沙棘红了",
    "北山社□□□月24日电 题：“沙棘红了”——桦林沟见闻",
    "新华社北山9月24日电　题：沙棘红了",
)


@pytest.mark.parametrize("line", DISPATCHES)
def test_the_first_words_of_a_dispatch_are_no_heading(line: str) -> None:
    assert roles("沙棘红了半面坡", line, *TEXT)[1] == "paragraph"
    assert roles(line, *TEXT)[0] == "paragraph"


def test_a_title_about_an_agency_is_no_dispatch() -> None:
    assert roles("新华社发电报的人有个题：人从哪里来", *TEXT)[0] == "title"

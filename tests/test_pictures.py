"""Captions whose photographer stands on a line below, and paragraphs that only stand above one."""

from __future__ import annotations

import pytest

from build_scripts.assemble.draft import draft

TITLE = "沙棘红了半面坡"
TEXT = (
    "秋分刚过，桦林沟的沙棘红了半面坡，村里的分拣棚从早到晚亮着灯，客商的车排到了村口。",
    "村支书郝栓柱翻开账本说，今年收购价每公斤4元，比去年高出5角，家家户户都有了盼头。",
)
SCENE = "9月24日，北山县桦林沟村村民在分拣沙棘。"
AROUND = (
    "沙棘是北山县的主导产业。全县种植面积3万亩，年产值5000万元。",
    "近年来，北山县把荒坡变成果园，办起加工厂8家，产品卖到十几个省份。",
)
LONG = (
    "9月24日，北山县桦林沟村种植大户郝栓柱出动6台小型采收机，在新整修的二百多亩坡地里采收沙棘果。"
    "今年，北山县在退耕还林的同时，还在水源可靠、土层较厚的荒坡上补种果苗，想方设法让村民多一份收入。"
)
CREDITS = (
    "新华社记者 曹小祎 摄", "本报记者 曹小祎摄（北山视觉）", "曹小祎 摄", "曹 祎摄（北山视觉）", "曹小祎 李小云 摄",
    "北山社发（曹小祎 摄）", "新华社发（曹小祎 摄）", "（曹小祎 摄）", "视觉北山 曹小祎 摄", "通讯员 曹小祎/摄", "曹小祎 摄/北山图片",
)  # fmt: skip


def roles(*lines: str) -> list[str]:
    """The role of each line, the lines of one article."""
    (article,) = draft("\n".join(lines)).articles
    return [paragraph.role.value for paragraph in article]


@pytest.mark.parametrize("credit", CREDITS)
@pytest.mark.parametrize("scene", [SCENE, LONG, "北山县桦林沟村，孩子们在新修的操场上玩耍。"])
def test_the_only_paragraph_above_a_photographer_is_a_caption(scene: str, credit: str) -> None:
    assert roles(TITLE, scene, credit) == ["title", "caption", "caption"]
    assert roles(scene, credit)[-2:] == ["caption", "caption"]


@pytest.mark.parametrize("credit", CREDITS)
def test_the_scene_of_a_picture_story_is_a_caption_and_what_is_told_of_it_is_not(
    credit: str,
) -> None:
    told = ["caption", "paragraph", "paragraph", "caption"]
    assert roles(SCENE, *AROUND, credit) == told
    assert roles(TITLE, "2019-09-24 08:36 来源：北山网", SCENE, *AROUND, credit)[2:] == told
    second = "9月25日，北山县石门村工人在装运沙棘。"
    assert roles(SCENE, *AROUND, credit, second, TEXT[0], credit) == [
        *told,
        "caption",
        "paragraph",
        "caption",
    ]


POINTERS = (
    "上图：9月24日，北山县桦林沟村，沙棘挂满枝头。", "左图：客商的车停在村口。", "图为分拣棚里的灯。",
    "拼版照片：上图为郝栓柱住过的窑洞（2016年9月4日摄）；下图为郝栓柱家的新房（2019年9月24日摄）。",
    "这是北山县桦林沟村的沙棘林。", "右下图：新修的分拣棚。",
)  # fmt: skip


@pytest.mark.parametrize("line", POINTERS)
@pytest.mark.parametrize("credit", ["新华社发（曹小祎 摄）", "曹小祎 摄"])
def test_a_line_that_points_at_a_picture_is_a_caption_wherever_it_stands(
    line: str, credit: str
) -> None:
    assert roles(TITLE, TEXT[0], line, credit, TEXT[1])[2] == "caption"
    assert roles(TITLE, *TEXT, line, credit)[-2:] == ["caption", "caption"]


def test_captions_and_photographers_by_turns() -> None:
    other = (
        "9月25日，北山县石门村果农在采摘“石门红”沙棘。近年来，石门村办起合作社，户均增收三千元。"
    )
    page = (SCENE, "曹小祎 摄", other, "本报记者 李小云摄（北山视觉）")
    assert roles(TITLE, *page, *TEXT)[1:5] == ["caption"] * 4


def test_a_long_caption_among_captions_by_turns() -> None:
    long = (
        "北山县桦林沟村村干部（左一）在分拣棚里查看沙棘长势，和村民一起算今年的收成，听大家说还缺些什么，"
        "把要办的事一件一件记在本子上，回去以后再同乡里、县里的部门一件一件商量着办，办完了再回来告诉大家。"
    )
    page = (
        long,
        "舒 雯摄（北山影像）",
        "石门村，孩子们在操场上玩耍。",
        "裴 成摄（北山影像）",
        "柳沟村新居。",
        "谢 东摄（北山影像）",
    )
    assert roles(TITLE, *page, *TEXT)[1:7] == ["caption"] * 6
    told = (TEXT[1] + long[50:], AROUND[1] * 3)
    apart = (page[2], page[1], told[0], page[3], told[1], page[5])
    assert roles(TITLE, *apart)[3::2] == ["paragraph"] * 2


def test_what_is_shown_is_said_inside_a_caption() -> None:
    line = (
        "近日，北山县选派50名干部到村任职，与村民一起修路、引水。图为干部和村民在桦林沟清理水渠。"
    )
    assert roles(TITLE, line, "记者 曹小祎 摄") == ["title", "caption", "caption"]
    assert roles(TITLE, *TEXT, line)[-1] == "caption"


NO_CAPTIONS = (
    TEXT[1],
    "9月24日，全县沙棘产业推进会在桦林沟召开，三十多名种植户在会上讲了自己的做法，也提了不少建议。",
    "9月24日，记者在桦林沟看到，村民正在分拣沙棘，一筐一筐的果子从坡上背下来，又装上客商的车。",
    "“9月24日那天，我们在坡上采了一整天沙棘。”郝栓柱说。",
    "近年来，村里在荒坡上种沙棘，办起加工厂，产品卖到十几个省份，家家户户都有了盼头。",
    "此外，村里还在坡下修了水渠。",
    "这是郝栓柱在桦林沟的第三个年头，他带着村民修路引水，栽下了两千亩沙棘。",
    "这是一个好办法。",
)


@pytest.mark.parametrize("line", NO_CAPTIONS)
@pytest.mark.parametrize("credit", CREDITS)
def test_a_paragraph_above_a_photographer_is_no_caption(line: str, credit: str) -> None:
    assert roles(TITLE, TEXT[0], line, credit)[-2:] == ["paragraph", "caption"]
    assert roles(TITLE, TEXT[0], line, credit, AROUND[0])[2:4] == ["paragraph", "caption"]


def test_a_story_that_begins_with_a_day_is_no_picture_story() -> None:
    said = "“今年收购价每公斤4元，比去年高出5角。”村支书郝栓柱翻开账本说。"
    assert roles(TITLE, SCENE, said, AROUND[0], CREDITS[0])[1] == "paragraph"
    assert roles(TITLE, SCENE, *AROUND, CREDITS[0], *TEXT)[1] == "paragraph"
    assert roles(TITLE, SCENE, *AROUND, *TEXT, CREDITS[0])[1] == "paragraph"


@pytest.mark.parametrize("credit", CREDITS)
def test_the_first_paragraph_above_a_photographer_is_no_caption_where_a_text_follows(
    credit: str,
) -> None:
    assert roles(TITLE, TEXT[0], credit, TEXT[1])[1] == "paragraph"
    assert roles(TITLE, LONG + AROUND[1], credit, *TEXT)[1] == "paragraph"
    assert roles(TITLE, SCENE, credit, *TEXT)[1] == "caption"


def test_a_text_with_its_writer_is_no_picture_story() -> None:
    for writer in ("本报记者 李小云", "本报记者 李小云 通讯员 曹小祎"):
        assert roles(TITLE, writer, SCENE, *AROUND, CREDITS[0])[2] == "paragraph"
    assert roles(TITLE, "本报记者 李小云", LONG, CREDITS[0])[2] == "paragraph"
    assert roles(TITLE, "作者：曹小祎", LONG, CREDITS[0])[2] == "caption"


@pytest.mark.parametrize("credit", CREDITS)
def test_a_title_above_a_photographer_stays_a_title(credit: str) -> None:
    assert roles(TITLE, credit, *TEXT)[:2] == ["title", "caption"]


NO_PHOTOGRAPHERS = (
    "本报记者 曹小祎 摄影报道",
    "这部片子由村民自己拍摄",
    "图为什么歪了？",
    "版画讲的是村里的事。图为谁而作，他没有说过。",
)


@pytest.mark.parametrize("line", NO_PHOTOGRAPHERS)
def test_who_wrote_too_makes_no_caption_of_the_text(line: str) -> None:
    assert roles(TITLE, TEXT[0], LONG, line)[2] == "paragraph"


SIGNED = (
    "9月24日，北山县桦林沟村种植户抢抓晴好天气收割大豆，晾晒归仓。曹 祎摄（北山视觉）",
    "9月24日，北山县桦林沟村，乡村医生（左）上门为村民看病 曹小祎摄 / 本刊",
    "郝栓柱向妻子递月饼。直播视频截图",
    "山里的孩子往往路远，老师也少。（图/北山影像社提供）",
    "这里是2019年9月24日拍摄的桦林沟风光（无人机照片）。", "桦林沟小学语文老师曹小祎。李小云摄 北山网发。",
    "山里的桦林沟村（9月24日无人机拍摄）。全村有七户人家，新房子就在坡下，眼看就要搬进去了。",
    "桦林沟村的旧房子（9月24日摄）。新房子就在坡下，眼看就要搬进去了。", "桦林沟的旧房子（资料照片）。",
    "网络截图", "资料照片", "视频截图",
)  # fmt: skip


@pytest.mark.parametrize("line", SIGNED)
def test_a_caption_is_told_by_its_end(line: str) -> None:
    assert roles(TITLE, TEXT[0], line, TEXT[1])[2] == "caption"


SEEN = ("记者曹小祎（右）和村民一起拔草", "郝栓柱在为老乡准备晚餐", "北山县石门沟一景")


@pytest.mark.parametrize("line", SEEN)
def test_a_label_that_shows_persons_or_a_view_is_a_caption(line: str) -> None:
    assert roles(TITLE, TEXT[0], line, TEXT[1])[2] == "caption"


@pytest.mark.parametrize("heading", ["一、路通了", "新路修到了村口"])
@pytest.mark.parametrize("below", [*CREDITS[:4], "图为分拣棚里的灯", "郝栓柱（右）和村民一起拔草"])
def test_a_heading_above_a_caption_stays_one(heading: str, below: str) -> None:
    found = roles(TITLE, TEXT[0], heading, below, TEXT[1])
    assert found[2:] == ["heading", "caption", "paragraph"]


def test_a_caption_above_a_heading_of_two_lines_leaves_it_whole() -> None:
    found = roles(TITLE, TEXT[0], SEEN[0], "同吃同住同劳动", "零距离接触桦林沟", TEXT[1])
    assert found[2:5] == ["caption", "heading", "heading"]


NOT_SEEN = (
    "分拣棚成了村里一景",
    "左与右之间",
    "怎样截图",
    "桦林沟的春天（中）",
    "消失的「马帮」",
    "在为民办事上见真章",
    "桦林沟的变化正在发生",
)


@pytest.mark.parametrize("line", NOT_SEEN)
def test_a_heading_that_only_looks_like_a_caption_stays_one(line: str) -> None:
    assert roles(TITLE, "", TEXT[0], "", line, "", TEXT[1])[2] == "heading"


ROW = (
    "老水车转了三百年",
    "石门村，收割机正在作业",
    "机器到不了的地方用镰刀",
    "修好机器，不误农时",
    "人机和鸣",
    "列车从坡下驶过",
)
BY = "北山日报记者 曹小祎 李小云 文/图"


def test_captions_in_a_row_above_a_text_signed_with_its_pictures() -> None:
    found = roles(TITLE, "", *ROW, "", *TEXT, BY)
    assert found == ["title", *["caption"] * 6, "paragraph", "paragraph", "byline"]


def test_labels_in_a_row_above_a_text_are_no_captions_without_a_scene_or_pictures() -> None:
    headings = ("老水车转了三百年", "新路修到了村口", "机器到不了的地方", "不误农时")
    assert "caption" not in roles(TITLE, "", *headings, "", *TEXT, BY)
    assert "caption" not in roles(TITLE, "", *ROW, "", *TEXT)[1:2]


AT_THE_FOOT = (
    "新华社 发",
    "制作：毕小洋 张小怡 张大波",
    "北山社摄影部制作",
    "北山日报第一工作室出品",
)


@pytest.mark.parametrize("line", AT_THE_FOOT)
def test_who_made_the_page_is_no_caption_below_one(line: str) -> None:
    found = roles(TITLE, *TEXT, "9月24日，村民将沙棘装车（无人机照片）。", line)
    assert found[3] == "caption"
    assert "caption" not in found[4:]

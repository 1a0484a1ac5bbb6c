"""The machine's own draft of a page: laws under random attack, and pages of every kind."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.assemble.draft import draft
from build_scripts.assemble.drafts import Draft
from build_scripts.restore.cleaning import cleaned
from build_scripts.text import Span, Text
from tests.damage import make
from tests.damage.articles import Article, clean_articles

WORDS = (
    "分享", "责任编辑：李明", "上一篇：", "2021", "12/10", "17:15", "县日报", "来源：", "第3版", "— 3 —", "图为现场。", "记者 王一", "“双",
    "签约”和一站式结算等政策全部落实，群众满意。", "本报讯（记者 王一）今年以来，全县新建改建农村公路四百公里，村村通了客车，群众出行方便多了。",
    "在住房安全方面，全县完成危房改造三千多户，惠及一万多名群众，确保大家住上安全房。", "在住房安全方面，全县完成危房改造三千多户，惠及一万多",
    "名群众，确保大家住上安全房。", "乡村课堂", "一、基本情况", "（上接第1版）", "白日依山尽", "，", "。", "”", "\n", "\n\n\n", "\u3000\u3000", " ", "7", "天，共计",
)  # fmt: skip
PAGES = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=40).map("".join) | st.lists(
    st.sampled_from(WORDS), max_size=40
).map("\n".join)


def spans(result: Draft) -> list[Span]:
    """All pieces and omissions, in the order of the content."""
    pieces = [piece for article in result.articles for each in article for piece in each.pieces]
    return sorted([*pieces, *(omission.at for omission in result.omissions)])


@settings(max_examples=400, deadline=None)
@given(PAGES)
def test_every_character_is_read_once_or_omitted_once(content: str) -> None:
    found = spans(draft(content))
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(span.start < span.end for span in found)
    left = list(content)
    for start, end in found:
        left[start:end] = [""] * (end - start)
    assert not "".join(left).strip()


MARKS = {"title": "# ", "subtitle": "# ", "heading": "# ", "caption": "[图] "}


def read(content: str) -> list[str]:
    """The draft as a reader sees it: marked lines, `-----` between articles."""
    lines: list[str] = []
    for number, article in enumerate(draft(content).articles):
        lines += ["-----"] if number else []
        for each in article:
            text = each.glue.join(content[slice(*piece)] for piece in each.pieces)
            lines.append(MARKS.get(each.role.value, "") + text)
    return lines


def unmarked(lines: list[str]) -> list[str]:
    """The lines without the marks of their roles."""
    return [line.removeprefix("# ").removeprefix("[图] ") for line in lines if line != "-----"]


@pytest.mark.parametrize("article", clean_articles(), ids=lambda article: article.name)
def test_a_clean_article_is_read_as_it_is(article: Article) -> None:
    assert "\n".join(read(article.plain)) + "\n" == article.truth


SPARED = {
    "verse": "静夜思\n李白\n床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。",
    "song": "山里的歌\n清清的溪水绕山村\n弯弯的小路通家门\n春天我们一起播种\n秋天我们一起收成\n"
    "清清的溪水绕山村\n弯弯的小路通家门",
    "table": "县名\t户数\t人数\n甲县\t1024\t3096\n乙县\t2048\t6144\n丙县\t512\t1536",
    "dialogue": "“你去哪儿？”\n“我去城里。”\n“什么时候回来？”\n“说不好，也许明天，也许后天。”",
    "list without full stops": "工作亮点\n坚持党建引领，充分发挥基层党组织的作用，凝聚起大家的合力\n"
    "坚持产业为本，大力发展特色种植养殖，不断拓宽增收渠道\n"
    "坚持生态优先，持续改善农村人居环境，建设美丽的家园",
    "letters of thanks": "读者来信\n图书馆的灯修好了，我们晚上也能看书，谢谢各位师傅。（李明）\n"
    "村口的桥修好了，孩子们上学再也不用蹚水，谢谢施工队的同志。（王芳）",
    "years as headings": "村史\n2016年\n这一年村里修了第一条水泥路，大家出门再也不用踩泥，孩子们上学也方便了许多。\n"
    "2017年\n这一年村里通了自来水，家家户户的院子里都装上了龙头，老人们再也不用挑水了。\n"
    "2018年\n这一年村里办起了图书室，农闲的时候总有人坐在里面看书，一坐就是一个下午。",
}


@pytest.mark.parametrize("content", SPARED.values(), ids=SPARED)
def test_a_text_without_damage_keeps_every_line(content: str) -> None:
    assert unmarked(read(content)) == content.split("\n")


FIRST = "近年来，我市坚持把产业发展作为乡村振兴的根本之策，培育壮大特色产业，农民收入稳步增长。"
SECOND = "在清风镇，食用菌大棚一座连着一座，村民李大山去年种了三个棚，收入六万多元，日子越过越好。"
THIRD = "走进柳树村，干净整洁的街道、错落有致的民居映入眼帘，一幅和美乡村的新画卷正在徐徐展开。"
QUOTED = "医疗方面，深入落实“双签约”和“一站式结算”等政策，群众看病有地方、有医生、有制度保障。"
AT = QUOTED.index("签约")

INTRUDED = {
    "search words": "国产精品在线观看,亚洲免费视频,久久高清专区,成人福利",
    "the name of a picture": "IMG_20190612.jpg",
    "a placeholder": "图片默认标题",
    "a row of buttons": "【打印】【关闭】",
}


@pytest.mark.parametrize("line", INTRUDED.values(), ids=INTRUDED)
def test_what_was_put_into_a_page_goes(line: str) -> None:
    assert read("\n".join([line, "乡村新貌", FIRST, SECOND, THIRD])) == [
        "# 乡村新貌",
        FIRST,
        SECOND,
        THIRD,
    ]


HEALED = {
    "a date split over lines": (
        ["县城网", "导航菜单", "乡村新貌", "2021", "12/10", "17:15", "县日报", "分享", FIRST, SECOND],
        ["# 乡村新貌", "2021 12/10 17:15 县日报", FIRST, SECOND],
    ),
    "foot of a page": (
        ["乡村新貌", FIRST, SECOND, "（记者 李全）", "相关热词搜索：", "上一篇：外地的新闻", "频道总排行"],
        ["# 乡村新貌", FIRST, SECOND, "（记者 李全）"],
    ),
    "imprint glued to the last paragraph": (
        ["乡村新貌", FIRST, SECOND + "（责任编辑：张三）"],
        ["# 乡村新貌", FIRST, SECOND],
    ),
    "a caption inside a paragraph": (
        ["乡村新貌", FIRST[:20], "食用菌大棚", FIRST[20:], SECOND],
        ["# 乡村新貌", FIRST, "[图] 食用菌大棚", SECOND],
    ),
    "a tail carried away": (
        ["乡村新貌", FIRST, QUOTED[AT:], SECOND, THIRD, QUOTED[:AT]],
        ["# 乡村新貌", FIRST, SECOND, THIRD, QUOTED],
    ),
    "a bare fragment": (
        ["乡村新貌", QUOTED[AT:], FIRST, QUOTED[:AT], QUOTED[AT:], SECOND],
        ["# 乡村新貌", FIRST, QUOTED, SECOND],
    ),
    "a body pasted twice": (
        ["乡村新貌", FIRST, "做强产业", SECOND, THIRD, "做强产业", SECOND, THIRD],
        ["# 乡村新貌", FIRST, "# 做强产业", SECOND, THIRD],
    ),
    "running heads": (
        ["第1版 要闻", "乡村新貌", FIRST[:20], "第2版 要闻", FIRST[20:], SECOND],
        ["# 乡村新貌", FIRST, SECOND],
    ),
    "two articles": (
        ["乡村新貌", "本报讯（记者 王一）" + FIRST, SECOND, "村里办起图书室", "本报讯（记者 李二）" + THIRD],
        ["# 乡村新貌", "本报讯（记者 王一）" + FIRST, SECOND, "-----", "# 村里办起图书室", "本报讯（记者 李二）" + THIRD],
    ),
    "an advert between paragraphs": (
        ["乡村新貌", FIRST, "点击领取新人红包 >>", SECOND],
        ["# 乡村新貌", FIRST, SECOND],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("printed", "wanted"), HEALED.values(), ids=HEALED)
def test_a_page_is_read_as_it_was_meant(printed: list[str], wanted: list[str]) -> None:
    assert read("\n".join(printed)) == wanted
    assert unmarked(read("\n\n".join(printed))) == unmarked(wanted)


def test_columns_read_row_by_row_are_put_one_below_the_other() -> None:
    left = ["一是山上栽树，山下种粮，坡地全部退耕还林，荒山变成了绿山，水土流失得到了治理。"]
    left += ["二是修路架桥，村村通了水泥路，农产品运得出去，游客也进得来，山货卖出了好价钱。"]
    right = ["四是办好学校，孩子们在家门口就能读书，教室亮堂，老师安心，家长也放心了许多。"]
    right += ["五是建好卫生室，老人看病不出村，小病有人管，大病有人送，药费也比从前少多了。"]
    dealt = ["乡村新貌", left[0], QUOTED[AT:], left[1], right[0], "三是" + QUOTED[:AT], right[1]]
    assert read("\n".join(dealt)) == ["# 乡村新貌", *left, "三是" + QUOTED, *right]


def test_numbered_headings_say_how_columns_belong() -> None:
    heads = ["一、修好路", "二、通好水", "三、办好学", "四、看好病"]
    left = [heads[0], FIRST, heads[1], SECOND]
    right = [heads[2], THIRD, heads[3], QUOTED]
    across = [line for row in zip(left, right, strict=True) for line in row]
    wanted = [*left, *right]
    assert unmarked(read("\n".join(["乡村新貌", ORCHARD[0], *across]))) == [
        "乡村新貌",
        ORCHARD[0],
        *wanted,
    ]
    assert unmarked(read("\n".join(["乡村新貌", ORCHARD[0], *wanted]))) == [
        "乡村新貌",
        ORCHARD[0],
        *wanted,
    ]


LAST = "会上，大家商定秋后再修两里渠，把后山的旱地也浇上水，来年多种一季菜。"


def test_a_page_read_across_once_is_read_across_everywhere() -> None:
    """The copy of a tail, left at the head of its column, counts only beside an article that is
    read across beyond doubt."""
    broken = SCHOOL[2] + ORCHARD[2]
    half = len(SCHOOL[2]) - 8
    first = [
        "本报讯（记者 王一）" + SCHOOL[0],
        ORCHARD[0] + ORCHARD[1],
        broken[half:],
        SCHOOL[1],
        broken[:half],
        broken[half:],
    ]
    second = [
        "本报讯（记者 王一）" + FIRST,
        QUOTED[AT:],
        SECOND,
        THIRD,
        ORCHARD[1],
        SCHOOL[0],
        QUOTED[:AT],
        LAST,
    ]
    alone = unmarked(read("\n\n".join(["山脚下的小学校", *first])))
    assert alone[1:] == [first[0], first[1], first[3], broken]
    both = "\n\n".join(["山脚下的小学校", *first]) + "\n\n\n\n" + "\n\n".join(["乡村新貌", *second])
    assert unmarked(read(both))[1:5] == [first[0], first[3], first[1], broken]


def test_a_line_of_nothing_but_marks_is_no_heading() -> None:
    for marks in ("-----", "***", "……", "◇ ◇ ◇"):
        assert read(f"乡村新貌\n{FIRST}\n{marks}\n{SECOND}") == ["# 乡村新貌", FIRST, marks, SECOND]


SCHOOL = (
    "天还没亮，山脚下的小学校就亮起了灯，校长薛梅提着热水壶走进教室，给早到的孩子们倒上一杯热水，再把炉子捅旺。",
    "这所学校只有四位老师，教室里的课桌是去年新换的，图书角的书是城里的志愿者一本一本背上山来的，操场边种着一排山楂树。",
    "薛梅说，她最高兴的事是毕业的学生放假回来，给弟弟妹妹们上一节课，讲讲山外面的河流、铁路和大学校园里的实验室。",
)
ORCHARD = (
    "入秋以后，合作社的冷库装满了苹果，分拣线一天转十二个小时，一箱箱果子贴上标签，装车运往南方的批发市场。",
    "理事长卫东升介绍，今年的果品价格比去年高出一成，社员们按股分红，最多的一户拿到了六万元，最少的也有八千元。",
    "明年，合作社打算再建一座两千吨的冷库，把周边三个村的果农都吸收进来，统一农资、统一技术、统一销售。",
)


def test_two_articles_without_a_lead_are_told_apart_by_room_and_by_their_words() -> None:
    one, two = "山脚下的小学校", "一箱苹果的旅程"
    page = "\n\n".join([one, *SCHOOL, THIRD]) + "\n\n\n\n" + "\n\n".join([two, *ORCHARD, FIRST])
    assert read(page) == [f"# {one}", *SCHOOL, THIRD, "-----", f"# {two}", *ORCHARD, FIRST]
    assert "-----" not in read("\n\n".join([one, SCHOOL[0], SCHOOL[1], "放假的日子", SCHOOL[2]]))


def test_a_caption_between_title_and_text_names_the_place_again() -> None:
    printed = ["平原县", "办好“三件事”推进乡村建设", "平原县苹果产业鼓起农民钱袋", *ORCHARD]
    assert read("\n\n".join(printed))[2] == "[图] 平原县苹果产业鼓起农民钱袋"


def test_rows_that_lost_their_indent_are_made_into_paragraphs_again() -> None:
    rows = [piece for text in (*ORCHARD, *SCHOOL) for piece in cut(text)]
    assert read("\n".join(["一箱苹果的旅程", "", *rows])) == ["# 一箱苹果的旅程", *ORCHARD, *SCHOOL]


def cut(text: str) -> list[str]:
    """Rows of twenty characters, the first shorter by the two blanks it had."""
    return [text[:18], *(text[at : at + 20] for at in range(18, len(text), 20))]


def test_three_columns_read_row_by_row_are_put_one_below_the_other() -> None:
    again = "乡风建设方面，村里推行积分制，攒够了积分可以到爱心超市兑换米面粮油，邻里红脸的少了。"
    half = again.index("换米面")
    columns = [
        [FIRST, QUOTED[:AT]],
        [QUOTED[AT:], SECOND, again[:half]],
        [again[half:], THIRD],
    ]
    rows = [column[row] for row in range(3) for column in columns if row < len(column)]
    assert read("\n\n".join(["乡村新貌", *rows])) == [
        "# 乡村新貌",
        FIRST,
        QUOTED,
        SECOND,
        again,
        THIRD,
    ]


# The share of pages that must be read without a fault, marks of the roles apart.
AT_LEAST = {
    "epaper-half-width": 1.0, "epaper-caption-inside": 0.9, "epaper-broken-words": 0.9, "epaper-fragment": 0.9,
    "epaper-narrow-columns": 0.7, "epaper-carried-tail": 0.8, "epaper-several-articles": 0.9, "epaper-mixed": 0.85,
    "web-plain": 0.9, "web-mixed": 0.9, "adverts": 0.9, "running-heads": 0.9, "doubled-paragraph": 0.9,
}  # fmt: skip


@pytest.mark.parametrize("kind", AT_LEAST)
def test_pages_of_a_kind_are_read_right(kind: str) -> None:
    pages = [make(kind, seed) for seed in range(100, 130)]
    right = [
        unmarked(read(cleaned(Text.of(page.data)).text.content))
        == unmarked(page.truth.splitlines())
        for page in pages
    ]
    assert sum(right) >= AT_LEAST[kind] * len(pages)

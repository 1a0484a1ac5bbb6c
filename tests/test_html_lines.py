"""What the markup of a page tells of its lines: where a paragraph begins, and which is the title."""

from __future__ import annotations

import pytest

from build_scripts.reading import reading_text
from build_scripts.restore import restore

TITLE = "全县农产品网上热卖"
DATED = "2019年9月26日 15:10 来源：某某日报"
BODY = (
    "昨日，记者从县电商办获悉，今年前八个月全县网上卖出农产品三千多万元，比去年同期多了两成。",
    "在业内人士看来，物流改善加上品牌打响，是九月份网上销售回暖的主要原因，也是农户开店的底气。",
    "省商务厅发布了一则关于县域电商竞争力的消息，我县排在第四，比去年上升了三位。",
)


def page(*parts: str, title: str = TITLE, head: str = f"<h1>{TITLE}</h1><div>{DATED}</div>") -> str:
    """An HTML file of these parts."""
    body = "\n".join(parts)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}_某网</title></head>'
        f"<body>{head}<div>{body}</div></body></html>"
    )


def read(content: str) -> list[str]:
    """The lines of the reading text, without marks of roles."""
    return [line.removeprefix("# ") for line in shown(content)]


def shown(content: str) -> list[str]:
    """The lines of the reading text."""
    return reading_text(restore(content.encode(), "page")).splitlines()


HEADLINES = (
    "【某某晚报】全省县域电商竞争力强县榜发布！我县名列第四 还有这4个县跻身前20",
    "全省县域电商竞争力强县榜发布，我县名列第四，还有这四个县跻身前二十名，创下历年最好成绩",
    "全省县域电商竞争力强县榜发布我县名列第四还有这四个县跻身前二十名之列创下历年最好成绩",
    "县委书记在乡村振兴重点工作推进会上强调：坚定信心 真抓实干 奋力夺取脱贫攻坚战的新胜利",
    "坚守十三年！一条路，六任村支书，九百个日夜",
)
DATE_FIRST = "9月25日，省商务厅发布了一则关于县域电商竞争力的消息，我县排在第四。"
APART = {
    "paragraphs": "<p>{}</p><p><strong>{}</strong></p><p>{}</p><p>{}</p>",
    "empty lines": ("{}<br><br>{}<br><br>{}<br><br>{}"),
    "divisions": ("<div>{}</div>\n<div><span>{}</span></div>\n<div>{}</div><div>{}</div>"),
    "cells": (
        "<table><tr><td>{}</td></tr><tr><td>{}</td></tr><tr><td>{}</td></tr><tr><td>{}</td></tr></table>"
    ),
}


@pytest.mark.parametrize("second", [BODY[1], DATE_FIRST], ids=["words", "date"])
@pytest.mark.parametrize("headline", HEADLINES)
@pytest.mark.parametrize("form", APART)
def test_a_line_runs_into_no_other_element(form: str, headline: str, second: str) -> None:
    lines = (BODY[0], headline, second, BODY[2])
    assert read(page(APART[form].format(*lines))) == [TITLE, DATED, *lines]


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_stays_above_its_date(headline: str) -> None:
    paragraphs = "".join(f"<p>{each}</p>" for each in BODY)
    head = f'<div class="title">{headline}</div><h6>{DATED}</h6>'
    lines = read(page(paragraphs, title=headline, head=head))
    assert lines == [headline, DATED, *BODY]


@pytest.mark.parametrize("loose", ["县日报电商周刊", "，县日报电商周刊"])
def test_loose_words_at_the_end_stay_there(loose: str) -> None:
    headline = "网上开店多由年轻人打理，所谓“躺着赚钱”都是空话"
    parts = [f"<p>{each}</p>" for each in (BODY[0], headline, *BODY[1:])]
    assert headline in read(page(*parts, loose))


@pytest.mark.parametrize(
    "parts",
    [
        ("今年前八个月，全县网上卖出农产品三千多", "万元，比去年同期多了两成，农户开店有了底气。"),
        ("今年前八个月，全县网上卖出农产品三千多万元，", "比去年同期多了两成，农户开店有了底气。"),
        ("王大爷乐呵呵地说：“今年的苹果不愁卖，孙女在网上开", "了店，一天就卖了三十箱。”"),
        ("物流改善加上品牌打响，是九月份网上销售回暖的主", "要原因，也是农户开店的底气。"),
        ("办班那天来了九百多人。讲师把要点写成口诀，贴在每户人家的墙", "上，农户抬头就能看见。"),
    ],
)
def test_a_sentence_cut_by_elements_is_put_together(parts: tuple[str, str]) -> None:
    content = page(*(f"<p>{each}</p>" for each in (BODY[0], *parts, BODY[2])))
    assert read(content) == [TITLE, DATED, BODY[0], "".join(parts), BODY[2]]


SLOGAN = "某某网官方博客，因为信任，所以简单"


@pytest.mark.parametrize("named", ["{} - 某某网", "{}_某某网", "某某网 » {}", "{}"])
@pytest.mark.parametrize("element", ["h1", "h2", "h3"])
def test_a_title_that_is_a_link_stays(element: str, named: str) -> None:
    head = (
        '<div class="logo"><h1><a href="/">某某网</a></h1></div>'
        f'<div class="desc">{SLOGAN}</div><div class="post"><{element}>'
        f'<a href="/1.html" rel="bookmark">{TITLE}</a></{element}><div class="meta">{DATED}</div>'
    )
    body = "".join(f"<p>{each}</p>" for each in BODY)
    content = page(body + "</div>", head=head).replace(f"{TITLE}_某网", named.format(TITLE))
    assert shown(content) == [f"# {TITLE}", DATED, *BODY]


def test_a_link_to_the_page_itself_is_no_second_title() -> None:
    links = "".join(
        f'<li><a href="/{number}">{each}</a></li>'
        for number, each in enumerate(("县城新开三条公交线", TITLE, "今冬供暖提前五天开始"))
    )
    head = f"<h1>{TITLE}</h1><div>{DATED}</div><ul>{links}</ul>"
    content = page("".join(f"<p>{each}</p>" for each in BODY), head=head)
    assert shown(content) == [f"# {TITLE}", DATED, *BODY]


def test_the_name_of_a_site_in_a_heading_is_no_title() -> None:
    site = "某某县人民政府门户网站"
    head = f'<h1><a href="/">{site}</a></h1><h2>{TITLE}</h2><div>{DATED}</div>'
    content = page("".join(f"<p>{each}</p>" for each in BODY), head=head)
    content = content.replace(f"{TITLE}_某网", f"{TITLE} - {site}")
    assert shown(content)[-5:] == [f"# {TITLE}", DATED, *BODY]
    assert f"# {site}" not in shown(content)


PARAGRAPHS = "".join(f"<p>{each}</p>" for each in BODY)
TEASER = "一个时代有一个时代的文艺，本栏目走访六位老艺人，听他们讲述学艺的路，讲述手里的绝活。"
EDITED = '<div class="edit">(责编：王小明、李大海)</div>'
TEASERS = (
    f'<div><div class="box"><h2>推荐阅读</h2><p>{TEASER}<i><a href="/2">【详细】</a></i></p>'
    '<h6><a href="/3">文艺新人</a>|<a href="/4">手艺图谱</a></h6></div></div>'
)
ANSWER = "<p>县公交公司昨天回应：三条新线都在调试，月底以前全部通车，请大家放心。</p>"
BELOW = {
    "teasers under the editor": f"<div>{PARAGRAPHS}{EDITED}</div>{TEASERS}",
    "pages by number": (
        f'<div>{PARAGRAPHS}<div class="zdfy"><a href="/1">【1】</a><a href="/2">【2】</a>'
        f'<a href="/3">【3】</a><a href="/4">【4】</a></div>{EDITED}</div>{TEASERS}'
    ),
    "a box under an editor without name": (
        f"<div>{PARAGRAPHS}<p>责任编辑：<span></span></p><blockquote>"
        f"<p>县城新开三条公交线，市民叫好</p>{ANSWER}</blockquote></div>"
    ),
    "a heading over links": (
        f"<div>{PARAGRAPHS}<h4>同栏日志</h4><ul><li><a href='/5'>网店老板的一天</a> (4)</li></ul></div>"
    ),
    "a statement": f'<div>{PARAGRAPHS}</div><div class="shenming"><p>声明：{TEASER}</p></div>',
}


@pytest.mark.parametrize("form", BELOW)
def test_what_stands_below_the_text_goes(form: str) -> None:
    assert read(page(BELOW[form])) == [TITLE, DATED, *BODY]


def test_another_article_below_an_editor_stays() -> None:
    second = "".join(f"{each[:-1]}；" for each in BODY) + "这是电商办昨天给记者的答复。"
    below = f"<div><h2>电商办的答复</h2><p>{second}</p>{ANSWER}</div>"
    lines = read(page(f"<div>{PARAGRAPHS * 2}{EDITED}</div>{below}"))
    assert second in lines
    assert ANSWER[3:-4] in lines


def test_a_last_heading_with_text_below_stays() -> None:
    content = page(f"{PARAGRAPHS}<h4>怎么报名</h4><p>到村委会填表</p>")
    assert read(content)[-2:] == ["怎么报名", "到村委会填表"]


def test_the_link_to_more_behind_a_name_goes() -> None:
    more = '<p>作者：王小明 李大海<a href="/"><span>返回某网，查看更多</span></a></p>'
    assert read(page(PARAGRAPHS + more)) == [TITLE, DATED, *BODY, "作者：王小明 李大海"]


@pytest.mark.parametrize("end", ["。", ""])
def test_a_word_that_is_a_link_stays(end: str) -> None:
    told = "开店的办法写在小册子里，想知道的可以去乡镇领取{}全文{}" + end
    links = told.format('<a href="/">', "</a>")
    assert read(page(f"{PARAGRAPHS}<p>{links}</p>"))[-1] == told.format("", "")


OFFICE = "某某县人民政府办公室"
NOTICE = "关于做好2020年农村公路养护工作的通知"


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        ((OFFICE, NOTICE), OFFICE + NOTICE),
        ((OFFICE, NOTICE[:12], NOTICE[12:]), f"{OFFICE}{NOTICE[:8]}　{NOTICE[8:]}"),
    ],
)
def test_a_title_broken_into_lines_is_one(lines: tuple[str, ...], named: str) -> None:
    head = f'<p align="center"><strong>{"<br>".join(lines)}</strong><br>（2020年3月1日）</p>'
    assert shown(page(PARAGRAPHS, title=named, head=head))[0] == f"# {OFFICE}{NOTICE}"


def test_two_lines_that_the_page_names_apart_stay_two() -> None:
    lines = ("党建引领聚合力", "产业兴旺富农家")
    content = page(PARAGRAPHS, title=" ".join(lines), head=f"<h1>{'<br>'.join(lines)}</h1>")
    assert shown(content)[:2] == [f"# {line}" for line in lines]


@pytest.mark.parametrize("headline", HEADLINES)
@pytest.mark.parametrize("element", ["div", "p", "td"])
def test_the_line_that_the_page_names_is_its_title(element: str, headline: str) -> None:
    head = f"<{element}>{headline}</{element}><div>{DATED}</div>"
    content = page(PARAGRAPHS, title=headline, head=head)
    assert shown(content)[0] == f"# {headline}"
    assert shown(content.replace("_某网", " 某某县第一医院"))[0] == f"# {headline}"


LED = "我县网上卖出农产品三千多万元，户户添底气"


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        (LED, [LED]),
        ("某某网官方博客 因为信任所以简单", []),
        ("某某县人民政府办公室主办", []),
        ("当前位置：新闻中心", []),
    ],
)
@pytest.mark.parametrize("fields", ["作者：王小明 来源：某某日报", DATED])
def test_what_leads_in_to_a_title_stays_and_so_do_its_fields(
    fields: str, above: str, kept: list[str]
) -> None:
    head = (
        f'<p class="p1">&nbsp;{above}&nbsp;</p><h1><div>{TITLE}</div></h1>'
        f'<h6 class="post-footer">{fields}</h6>'
    )
    assert read(page(PARAGRAPHS, head=head)) == [*kept, TITLE, fields, *BODY]


SHOWN = "2019年9月26日 15:10"
TOOLS = {
    "zoom": '<li><span>打印</span><span><i>字体：</i><a href="#">放大</a><a href="#">正常</a></span></li>',
    "one word": "<span class='font'>调整字体 <a></a></span>",
    "post": "<table><tr><td>E-mail推荐:&nbsp;<input></td></tr></table>",
    "services": "<div><div> 微信 </div><div> Qzone </div></div>",
}


@pytest.mark.parametrize("form", TOOLS)
def test_buttons_between_head_and_text_go(form: str) -> None:
    head = f"<h1>{TITLE}</h1><div>{DATED}</div>{TOOLS[form]}"
    assert read(page(PARAGRAPHS, head=head)) == [TITLE, DATED, *BODY]


def test_buttons_in_the_line_of_the_date_go() -> None:
    tools = "<span>字号：<a>A-</a> <a>A</a>\n<a>A+</a></span>"
    head = f"<h1>{TITLE}</h1><div><span>{SHOWN}</span> {tools} <span>来源：某某日报</span></div>"
    assert read(page(PARAGRAPHS, head=head)) == [TITLE, DATED, *BODY]


def test_a_first_heading_that_is_such_a_word_stays() -> None:
    assert read(page(f"<h3>分享</h3>{PARAGRAPHS}")) == [TITLE, DATED, "分享", *BODY]


@pytest.mark.parametrize("paragraph", [*BODY, DATE_FIRST])
def test_a_paragraph_without_its_full_stop_ends_where_it_ends(paragraph: str) -> None:
    first = "去年入冬，县里请来电商讲师，在六个乡镇办了班。先后有九百多名农户学会了拍照、打包和发货"
    lines = (first, paragraph, "讲师说，下一步还要到村里去教。")
    assert read(page("".join(f"<p>{line}</p>" for line in lines))) == [TITLE, DATED, *lines]

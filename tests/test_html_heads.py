"""The head of an HTML page: its title, what leads in to it, its fields, and what stands beside."""

from __future__ import annotations

import pytest

from tests.test_html_lines import BODY, DATED, PARAGRAPHS, SHOWN, TITLE, page, read, shown


def test_signs_around_the_title_of_the_window_are_no_part_of_it() -> None:
    head = f"<div>{TITLE}</div><div>{DATED}</div>"
    content = page(PARAGRAPHS, head=head).replace(f"{TITLE}_某网", f"::{TITLE}::")
    assert shown(content) == [f"# {TITLE}", DATED, *BODY]


def test_a_cell_ends_where_the_next_row_begins() -> None:
    rows = "<tr><td>".join(("", TITLE, DATED, f"<font>{PARAGRAPHS}</font>", "<a>[关闭]</a>"))
    content = page(f"<table>{rows}</table>", head="<div><a>首页</a></div>")
    assert read(content.replace(f"{TITLE}_某网", "首页")) == [TITLE, DATED, *BODY]


@pytest.mark.parametrize("named", [TITLE, f"{TITLE}_某网"])
def test_what_a_title_says_alone_stays(named: str) -> None:
    title = "寒夜里的一盏灯"
    head = f"<div>某某县商务局</div><div>{title}</div><div>{DATED}</div>"
    content = page(PARAGRAPHS, head=head).replace(f"{TITLE}_某网", named.replace(TITLE, title))
    assert read(content) == [title, DATED, *BODY]


def test_the_profile_of_a_writer_beside_the_text_goes() -> None:
    profile = "<td><div>山里人</div><div>帖子</div><div>281</div><p>老会员</p></td>"
    rows = (
        f"<table><tr>{profile}<td><table><tr><td>{PARAGRAPHS}</td></tr></table></td></tr></table>"
    )
    assert read(page(rows)) == [TITLE, DATED, *BODY]


def test_a_table_beside_its_explanation_stays() -> None:
    rows = "".join(f"<tr><td>项目{at}</td><td>{line}</td></tr>" for at, line in enumerate(BODY))
    assert all(f"项目{at}" in "".join(read(page(f"<table>{rows}</table>"))) for at in range(3))


def test_the_register_above_a_title_goes() -> None:
    names = ("索引号", "101/2019-3", "发布机构", "县商务局", "成文日期", "2019-09-20")
    cells = "".join(
        f"<td>[ {name} ]</td>" if at % 2 == 0 else f"<td>{name}</td>"
        for at, name in enumerate(names)
    )
    head = f"<div><table><tr>{cells}</tr></table><p>{TITLE}</p><div>{DATED}</div></div>"
    assert read(page(PARAGRAPHS, head=head)) == [TITLE, DATED, *BODY]


def test_the_name_of_a_column_in_a_heading_is_no_title() -> None:
    head = f"<div><a>返回</a><h1>商务资讯</h1></div><ul><li>{TITLE}</li><li>{DATED}</li></ul>"
    assert read(page(PARAGRAPHS, head=head)) == [TITLE, DATED, *BODY]


@pytest.mark.parametrize(
    "head",
    [
        f"<div><p>小村庄闯出了大市场</p><p>{TITLE}</p><p>{DATED}</p>",
        f"<table><tr><td>全县农产品</td></tr></table><div><p>小村庄闯出了大市场</p><p>{TITLE}</p><p>{DATED}</p>",
    ],
)
def test_the_first_line_of_the_article_leads_in_to_its_title(head: str) -> None:
    content = page(f"<div>{PARAGRAPHS}</div></div>", head="<div><a>上一篇</a></div>" + head)
    assert read(content)[-6:] == ["小村庄闯出了大市场", TITLE, DATED, *BODY]


def test_the_row_above_a_title_that_says_where_stays() -> None:
    rows = "".join(f"<tr><td>{line}</td></tr>" for line in ("农产品网上卖出：", TITLE, DATED))
    content = page(f"<table>{rows}<tr><td><div>{PARAGRAPHS}</div></td></tr></table>", head="")
    assert read(content) == ["农产品网上卖出：", TITLE, DATED, *BODY]


def test_what_is_not_shown_parts_no_line() -> None:
    hidden = '<div style="display:none"><p>微信号</p><p>mouzhoubao</p></div>'
    head = f"<h1>{TITLE}</h1><div><span>王小明</span>\n<span><a>某某周报</a>{hidden}</span><em>{SHOWN}</em></div>"
    assert read(page(PARAGRAPHS, head=head)) == [TITLE, f"王小明 某某周报 {SHOWN}", *BODY]


def test_fields_that_only_a_tag_parts_are_set_apart() -> None:
    fields = f"<small>时间:</small>{SHOWN}<small>来源:</small>某某日报 信息<b>来源：</b>县商务局"
    head = f"<h1>{TITLE}</h1><div>{fields}</div>"
    line = f"时间：{SHOWN} 来源：某某日报 信息来源：县商务局"
    assert read(page(PARAGRAPHS, head=head)) == [TITLE, line, *BODY]


def test_a_date_above_a_title_that_leads_nowhere_is_no_source() -> None:
    title = "寒夜里的灯"
    head = f"<div>2019年9月26日</div><div>第3版:商务</div><p>{title}</p>"
    content = page(PARAGRAPHS, head=head).replace(f"{TITLE}_某网", f"{title}_某网")
    assert shown(content) == ["2019年9月26日", f"# {title}", *BODY]


def test_the_date_above_a_title_stays_where_none_stands_below() -> None:
    head = (
        "<div><div><em>2019</em> <em>09</em>/<em>26</em> <i>15:10:00</i></div>"
        f"<div>来源：某某日报</div><div><h1>{TITLE}</h1></div></div>"
    )
    wanted = ["2019 09/26 15:10:00", "来源：某某日报", TITLE, *BODY]
    assert read(page(f"<div>{PARAGRAPHS}</div>", head=head)) == wanted


@pytest.mark.parametrize(
    "row",
    [
        "<table><tr><td><span>标签：</span><h3>电商</h3><h3>农产品</h3></td><td>分类：<a>商务</a></td></tr></table>",
        "<div>关键词：电商 农产品</div>",
        "<div>转载▼</div>",
    ],
)
def test_topics_between_head_and_text_go(row: str) -> None:
    head = f"<h1>{TITLE}</h1><div>{DATED}</div>{row}"
    assert read(page(f"<div>{PARAGRAPHS}</div>", head=head)) == [TITLE, DATED, *BODY]
    text = f"<div><p>分类：大件和小件</p>{PARAGRAPHS}</div>"
    assert "大件和小件" in "".join(read(page(f"<div><p>{BODY[0]}</p></div>", text)))

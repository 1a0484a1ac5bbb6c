"""Invented wording of everything that is not the article: sites, menus, shares, captions, adverts."""

from __future__ import annotations

from pathlib import Path
from random import Random

_WORDS = {
    key: tuple(words.split(";"))
    for key, words in (
        row.split("\t")
        for row in Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    )
}
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章"


def place(rng: Random) -> str:
    """An invented place."""
    return rng.choice(_WORDS["places"])


def site(rng: Random) -> str:
    """The name of an invented site or paper."""
    return place(rng) + rng.choice(_WORDS["media"])


def menu(rng: Random) -> list[str]:
    """The lines of a menu: one word a line, or all in one line."""
    words = rng.sample(_WORDS["sections"], rng.randint(5, 14))
    if rng.random() < 0.5:
        return words
    return [rng.choice((" ", " | ", "  ", " · ", "|")).join(words)]


def share(rng: Random) -> list[str]:
    """Share, print and font size buttons."""
    return rng.sample(_WORDS["shares"], rng.randint(1, 3))


def headline(rng: Random) -> str:
    """The title of some other article."""
    return rng.choice((place(rng), "")) + rng.choice(_WORDS["actors"]) + rng.choice(_WORDS["deeds"])


def related(rng: Random) -> list[str]:
    """A heading of related articles, with none to five of them."""
    return [rng.choice(_WORDS["related"]), *(headline(rng) for _ in range(rng.randint(0, 5)))]


def neighbours(rng: Random) -> list[str]:
    """Links to the previous and the next article."""
    before, after = rng.choice(
        (("上一篇：", "下一篇："), ("上一条:", "下一条:"), ("前一篇 ", "后一篇 "))
    )
    return [before + headline(rng), after + rng.choice((headline(rng), "没有了"))]


def ranking(rng: Random) -> list[str]:
    """A list of the most read articles."""
    numbered = rng.random() < 0.6
    titles = [headline(rng) for _ in range(rng.randint(0, 6))]
    rows = [f"{n} {title}" if numbered else title for n, title in enumerate(titles, 1)]
    return [rng.choice(_WORDS["rankings"]), *rows]


def rights(rng: Random, name: str) -> list[str]:
    """Copyright line, licence numbers, hotline, host."""
    n = rng.randint(10, 99)
    return rng.sample(
        [
            f"版权所有：{name}" + rng.choice(("", " 未经授权禁止转载")),
            f"Copyright © 20{n % 20:02} {name} All Rights Reserved",
            f"{rng.choice('晋冀鲁豫川黔湘赣')}ICP备{n}0{n}6{n}号" + rng.choice(("", "-1")),
            f"{rng.choice('晋冀鲁豫川黔湘赣')}公网安备 {n}0{n}020{n}0{n}号",
            f"互联网新闻信息服务许可证编号：{n}1202{n}0{n}",
            f"违法和不良信息举报电话：03{n}-20{n}9{n}",
            f"新闻热线：03{n}-68{n}1{n} 广告热线：03{n}-68{n}2{n}",
            f"主办：中共{place(rng)}县委宣传部 承办：{name}",
            f"地址：{place(rng)}市建设路{n}号 邮编：0{n}0{n}",
            "关于我们 | 联系我们 | 网站地图 | 版权声明",
            "技术支持：" + place(rng) + "网络科技有限公司",
            f"声明：凡注明来源为{name}的作品，未经书面授权不得转载，违者将依法追究责任。",
        ],
        rng.randint(2, 6),
    )


def person(rng: Random) -> str:
    """An invented name."""
    return rng.choice(_SURNAMES) + rng.choice(_WORDS["given"])


def editor(rng: Random) -> str:
    """The line that names the editor of the site."""
    return rng.choice(
        (
            "责任编辑：{}",
            "[责任编辑：{}]",
            "（编辑：{}）",
            "编辑：{} 审核：{}",
            "网络编辑：{}",
            "责编：{} 校对：{} 监制：{}",
        )
    ).format(person(rng), person(rng), person(rng))


def caption(rng: Random) -> str:
    """The caption of a photograph."""
    return rng.choice(_WORDS["captions"])


def advert(rng: Random) -> str:
    """One line of an advert."""
    return rng.choice(_WORDS["adverts"]).format(site=site(rng), n=rng.randint(2, 9))


def dateline(rng: Random, name: str) -> tuple[str, ...]:
    """The parts of a line of date and source, in the order in which pages print them."""
    year, month, day = rng.randint(2015, 2024), rng.randint(1, 12), rng.randint(1, 28)
    hour, minute = rng.randint(6, 22), rng.randint(0, 59)
    return rng.choice(
        (
            (f"{year}-{month:02}-{day:02} {hour:02}:{minute:02}:00", f"来源：{name}"),
            (f"{year}", f"{month:02}/{day:02}", f"{hour:02}:{minute:02}", name),
            (f"{year}年{month:02}月{day:02}日 {hour:02}:{minute:02}", f"来源：{name}"),
            (f"发布时间：{year}-{month:02}-{day:02}", f"来源：{name}"),
            (f"{year}/{month}/{day} {hour:02}:{minute:02}", name),
        )
    )

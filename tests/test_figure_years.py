"""The year of a text that prints none, and figures that bear the time of others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from build_scripts.figures import Kind, figures_of
from build_scripts.figures.counters import is_counter
from build_scripts.figures.dates import Day
from build_scripts.figures.unprinted_year import unprinted_year

JULY = Day(0, 7, 16)
DATED = "# 山村新事\n2021-06-15 10:00 来源：某报\n"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("", 0),
        ("存粮5吨。", 0),
        ("2018年，存粮5吨。", 2019),
        ("2018年底，存粮5吨。", 2019),
        ("2018年存粮5吨；今年上半年存粮3吨。", 2019),
        ("2018年，41户脱贫；去年底，剩下的6户也脱了贫。", 2020),
        ("2017年，村里办社，他入了社。存粮5吨。去年，他存粮9吨。", 2019),
        ("2017年存粮5吨，增速靠前。去年，产业添了力。", 2018),
        ("2015年8月，他来到村里。去年4月，他办起合作社。", 2017),
        ("2015年3月，他来到村里。去年4月，他办起合作社。", 2016),
        ("2018年是决战之年，存粮5吨。", 2018),
        ("2018年上半年存粮5吨。", 2018),
        ("截至2018年9月，存粮5吨。", 2018),
        ("村里2018年丰收节在社场上举行，存粮5吨。", 2018),
        ("# 某县2018年工作总结\n2018年，是决战之年。", 2019),
        ("2015年至2017年，全省共存粮5吨。今年前6个月，存粮3吨。", 2018),
        ("2018年底存粮5吨。2021年—2022年还将建仓300座。", 2021),
        ("2016年存粮5吨，确保2018年底建成新仓。", 2017),
        ("2016年存粮5吨。到2020年，全县要建成新仓。", 2017),
        ("2016年存粮5吨。到2018年底，存粮增加到9吨。", 2019),
        ("力争比2018年增加六成。", 2019),
        ("10月17日是我国第6个扶贫日。2014年以来，存粮5吨。", 2019),
        ("今年是“十三五”规划的收官之年，存粮5吨。", 2020),
        ("2021年是开局之年。到2025年再建5座。", 2021),
    ],
)
def test_the_year_of_a_text_that_prints_none(text: str, year: int) -> None:
    assert unprinted_year(text, Day()) == year


def test_a_dispatch_is_not_older_than_what_it_tells() -> None:
    text = "2018年9月，县里脱了贫。现存粮5吨。"
    assert unprinted_year(text, JULY) == 2019
    assert unprinted_year("2018年3月，县里脱了贫。现存粮5吨。", JULY) == 2018


def told(text: str) -> list[tuple[str, str]]:
    """The period and the basis of each figure."""
    figures = [each for each in figures_of(text + "\n") if each.kind is Kind.FIGURE]
    return [(each.period.value, each.period.basis.value) for each in figures]


def test_a_figure_of_the_headline_bears_the_time_of_the_text() -> None:
    page = "# 大仓存粮95吨\n2021-06-15 10:00\n去年，村里的大仓一共存粮95吨。今年先存了3吨。"
    assert told(page)[0] == ("2020", "context")


def test_what_the_text_tells_twice_or_not_at_all_leaves_the_headline_alone() -> None:
    twice = "# 存粮95吨\n2021-06-15 10:00\n2019年，村里的大仓存粮95吨。去年，又存粮95吨。"
    assert told(twice)[0] == ("2021-06-15", "publication")
    none = "# 存粮95吨\n2021-06-15 10:00\n去年，村里的大仓一共存粮94吨，都卖了。"
    assert told(none)[0] == ("2021-06-15", "publication")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("自2013年以来，该村连续五年存粮5吨。", "2013/2017"),
        ("2016年，他领到两只羊，经过近三年的饲养，卖了5只。", "2016/2018"),
        ("2019年，他领到两只羊，经过近三年的饲养，卖了5只。", "2019/2021"),
        ("按照协议，从2016年至2020年，两省结对。其中，东省帮了5个县。", "2016/2020"),
        ("截至2017年，存粮5吨。", "2017"),
        ("截至2017年底，存粮5吨。", "2017-12-31"),
        ("今年截至5月底，卖粮5吨。", "2021-01-01/2021-05-31"),
        ("2014年，省里来了人。村口立着一座仓，占地5亩。", "2021-06-15"),
        ("这片仓是9年前建的，一年能存5吨。", "2021-06-15"),
        ("2014年，他家返了贫。\n就在这时，村里借给他5元。", "2014"),
    ],
)
def test_periods_of_spans(text: str, period: str) -> None:
    assert told(DATED + text)[-1][0] == period


def test_in_spring_sums_are_of_the_end_of_the_year_before() -> None:
    spring = "# 山村新事\n2021-02-15 10:00\n2020年，山村变了样。新建仓3座；累计建仓9座。种粮方面，产粮5吨。"
    assert [period for period, _ in told(spring)] == ["2020", "../2020", "2020"]
    summer = spring.replace("2021-02", "2021-08")
    assert [period for period, _ in told(summer)][1] == "../2021-08-15"
    new_year = "# 山村新事\n2021-01-15 10:00\n粮仓连续10年满着，存粮5吨。"
    assert told(new_year)[0][0] == "2011/2020"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("挣回1个亿的劳务收入", "100000000", "元"),
        ("挣回2个亿元", "200000000", "元"),
        ("年收入达4300万以上，", "43000000", "元"),
        ("干了仨月，", "3", "月"),
        ("两三毛钱一斤", "0.2", "元"),
        ("摆着十来盆花", "10", "盆"),
        ("全站有光伏板13440块，", "13440", "块"),
        ("卖了13440块，", "13440", "元"),
        ("贫困人口还有近46万。", "460000", "人"),
    ],
)
def test_units_that_are_said_in_talk(text: str, value: str, unit: str) -> None:
    figure = next(each for each in figures_of(text + "\n") if each.kind is Kind.FIGURE)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text", ["她同老两口过活", "几位村民在地里", "告别千年穷", "有一次，她没回来", "未来几年"]
)
def test_what_only_talk_counts_is_no_figure(text: str) -> None:
    assert all(each.kind is not Kind.FIGURE for each in figures_of(text + "\n"))


@pytest.mark.parametrize("text", ["浏览：660", "评论： 0", "阅读量：1024", "点击数:7"])
def test_what_a_page_counts_itself_with_is_no_figure(text: str) -> None:
    start = next(at for at, char in enumerate(text) if char.isdigit())
    assert is_counter(text, start)
    assert not is_counter("人均收入：" + text[start:], 5)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("山西省人民政府批准其退出。目前，存粮5吨。", "山西省大同市灵丘县"),
        ("与灵丘县相邻的阳高县，粮多。目前，该县存粮5吨。", "山西省大同市阳高县"),
        (
            "灵丘县武灵镇东河南村村民何清平会养羊。\n从2012年起，羊价跌了，一斤两元。\n何清平不服，又养了5只。",
            "山西省大同市灵丘县武灵镇东河南村",
        ),
    ],
)
def test_whose_a_figure_is(text: str, names: str) -> None:
    page = "# 灵丘县办仓记\n灵丘县，灵丘县。\n" + text + "\n"
    figures = [each for each in figures_of(page) if each.kind is Kind.FIGURE]
    assert figures[-1].area.names == names


def test_the_desk_of_an_agency_is_no_home() -> None:
    page = "# 山村\n新华社太原1月20日电（记者 某某）山里的人养羊5只。\n他住在山西忻州市神池县。神池很远。\n"
    figure = next(each for each in figures_of(page) if each.kind is Kind.FIGURE)
    assert figure.area.names == "山西省忻州市神池县"


def test_districts_made_since_are_known_by_their_full_names() -> None:
    page = "# 山西省大同市云州区的粮仓\n云州区原叫大同县，存粮5吨。\n"
    figure = next(each for each in figures_of(page) if each.kind is Kind.FIGURE)
    assert (figure.area.codes, figure.area.names) == ("140215", "山西省大同市云州区")

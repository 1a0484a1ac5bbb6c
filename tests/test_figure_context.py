"""What the text around a figure says of it: when, where, in what role, and what a table calls it."""

from __future__ import annotations

import pytest

from build_scripts.figures import Kind, figures_of

DATED = "# 山村新事\n2021-06-15 10:00 来源：某报\n"


@pytest.mark.parametrize(
    ("text", "period", "basis"),
    [
        ("2019年，产粮5吨。", "2019", "stated"),
        ("今年产粮5吨。", "2021", "resolved"),
        ("今年以来产粮5吨。", "2021-01-01/2021-06-15", "resolved"),
        ("去年产粮5吨。", "2020", "resolved"),
        ("截至5月底，产粮5吨。", "2021-05-31", "resolved"),
        ("11月，产粮5吨。", "2020-11", "resolved"),
        ("今年3月至5月，产粮5吨。", "2021-03/2021-05", "resolved"),
        ("目前存粮5吨。", "2021-06-15", "resolved"),
        ("去年天旱。产粮5吨。", "2020", "context"),
        ("产粮5吨。", "2021-06-15", "publication"),
        ("累计产粮5吨。", "../2021-06-15", "publication"),
        ("由2016年的1斤增长至2020年的2斤，年均增长5%。", "2016/2020", "stated"),
        ("2016年以来产粮5吨。", "2016-01-01/2021-06-15", "stated"),
        ("去年上半年，产粮5吨。", "2020-01/2020-06", "resolved"),
        ("2020年前三季度，产粮5吨。", "2020-01/2020-09", "resolved"),
        ("3月、5月，产粮5吨。", "2021-03/2021-05", "resolved"),
        ("到年底产粮5吨。", "2021-12-31", "resolved"),
        ("2018年底，存粮5吨。", "2018-12-31", "stated"),
        ("2018年种麦3亩。第二年产粮5吨。", "2019", "resolved"),
        ("贫困率由上年的7%降至5%。", "2021-06-15", "publication"),
        ("未来两年，将产粮5吨。", "2021-06-15/2023-06-15", "resolved"),
        ("连续三年产粮5吨。", "2019/2021", "resolved"),
        ("建厂以来，产粮5吨。", "../2021-06-15", "resolved"),
        ("建厂以来，粮食自给5%。", "2021-06-15", "publication"),
        ("经过八年努力，收入从2013年的1元增到2020年的2元。产粮5吨。", "2013/2020", "context"),
        ("2019年建的3座粮仓已用上，2座存粮5吨。", "2021-06-15", "publication"),
        ("2019年，建仓3座。先后产粮5吨。", "2021-06-15", "publication"),
        ("截至5月底，去年开工的3座粮仓已建成5座。", "2021-05-31", "resolved"),
        ("5月1日，某村2021年采摘节产粮5吨。", "2021-05-01", "resolved"),
        ("比2014年多产粮5吨。", "2021-06-15", "publication"),
        ("一是2019年修路。二是产粮5吨。", "2021-06-15", "publication"),
        ("5月3日开班，为期5天。", "2021-05-03/2021-05-07", "resolved"),
    ],
)
def test_periods(text: str, period: str, basis: str) -> None:
    figure = [each for each in figures_of(DATED + text + "\n") if each.kind is Kind.FIGURE][-1]
    assert tuple(figure.period) == (period, basis)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("# 某县2020年统计公报\n2021年4月2日\n全年产粮5吨。", "2020"),
        ("# 某县2020年统计公报\n2021年4月2日\n年末存粮5吨。", "2020-12-31"),
        ("# 报告\n2021年2月2日\n# 一、2020年工作回顾\n产粮5吨。", "2020"),
        ("# 旧闻\n力争到2035年更好。2019年产粮3吨。\n存粮5吨。", "2019"),
        ("# 快讯\n本报讯 5月20日，2021年订货会开幕。\n存粮5吨。", "2021-05-20"),
        ("# 村里\n2019年，产粮4吨。今年，产粮5吨。", "2020"),
    ],
)
def test_the_document_dates_what_nothing_else_does(text: str, period: str) -> None:
    figure = [each for each in figures_of(text + "\n") if each.kind is Kind.FIGURE][-1]
    assert figure.period.value == period


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("我市建厂5家。", "山西省大同市"),
        ("全省建厂5家。", "山西省"),
        ("灵丘县建厂5家。", "山西省大同市灵丘县"),
        ("阳高、灵丘两县已动工。", "山西省大同市阳高县;山西省大同市灵丘县"),
        ("灵丘县武灵镇东河南村建厂5家。", "山西省大同市灵丘县武灵镇东河南村"),
        ("灵丘县很忙。该县建厂5家。", "山西省大同市灵丘县"),
        ("在全省率先建厂5家。", "山西省大同市"),
        ("建厂5家。", "山西省大同市"),
        ("灵丘县10吨、阳高县20吨两个厂开工。", "山西省大同市灵丘县;山西省大同市阳高县"),
        ("组建灵丘县武灵镇工作队。建厂5家。", "山西省大同市"),
        ("来自灵丘县的客商，建厂5家。", "山西省大同市"),
        ("引进宁波企业5家。", "山西省大同市"),
        ("在灵丘县摘帽的基础上，建厂5家。", "山西省大同市"),
        ("灵丘苹果有名，建厂5家。", "山西省大同市"),
        ("灵丘县武灵镇东河南村村民王大有说。他养猪5头。", "山西省大同市灵丘县武灵镇东河南村"),
        ("灵丘县武灵镇东河南村很忙。\n东河南村建厂5家。", "山西省大同市灵丘县武灵镇东河南村"),
        ("“养猪5头。”灵丘县武灵镇东河南村村民王大有说。", "山西省大同市灵丘县武灵镇东河南村"),
    ],
)
def test_areas(text: str, names: str) -> None:
    head = "# 大同市办厂记\n我市阳高县、灵丘县都忙。\n山西省大同市有新事。\n"
    figure = [each for each in figures_of(head + text + "\n") if each.kind is Kind.FIGURE][-1]
    assert figure.area.names == names


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("力争到2025年，产值达到50亿元。", "target"),
        ("下一步，将再建2条生产线。", "intended"),
        ("可带动30户，40人脱贫。", "expected"),
        ("468个村将形成产业。", "expected"),
        ("收入低于6000元的农户须上报。", "standard"),
        ("收益60%用于公益。", "standard"),
        ("每人每年分红391元。", "reported"),
        ("现行标准下329人脱贫。", "reported"),
        ("为期7天。", "reported"),
        ("“我流转出8亩地。”", "individual"),
        ("修路、架桥两项工作都完成。", "enumerated"),
        ("累计争取项目资金5元。", "reported"),
    ],
)
def test_each_role(text: str, role: str) -> None:
    figures = [each for each in figures_of(text) if each.kind is Kind.FIGURE]
    assert figures[-1].role.value == role


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("选派26名优秀干部任职。", ["选派优秀干部人数"]),
        ("搬迁3676户、9376人。", ["搬迁户数", "搬迁人数"]),
        ("苹果产值8亿元，增长12%。", ["苹果产值", "苹果产值增长率"]),
        ("今年全县苹果种植面积28亩。", ["苹果种植面积"]),
        ("发放补贴27元。", ["发放补贴"]),
        ("有12个乡镇。", ["乡镇数"]),
    ],
)
def test_names_are_such_as_a_table_bears(text: str, names: list[str]) -> None:
    figures = [each for each in figures_of(text) if each.kind is Kind.FIGURE]
    assert [each.indicator for each in figures] == names


def test_roles() -> None:
    text = "计划建房20套。预计增收5万元。力争达到95%。每人每月补助30元。已建成8套。"
    roles = [figure.role.value for figure in figures_of(text)]
    assert roles == ["intended", "expected", "target", "standard", "reported"]

"""Figures of stories, diaries, chronicles and rows of points: when, where, and in what role."""

from __future__ import annotations

import pytest

from build_scripts.figures import Kind, figures_of
from build_scripts.figures.words_of_time import WORDS, words_in

DATED = "# 山村新事\n2021-06-15 10:00 来源：某报\n"


def last_of(text: str) -> str:
    """The period of the last figure."""
    return [each for each in figures_of(text + "\n") if each.kind is Kind.FIGURE][-1].period.value


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("去年9月建仓，次月存粮5吨。", "2020-10"),
        ("2月28日开仓，次日存粮5吨。", "2021-03-01"),
        ("2月30日开仓，次日存粮5吨。", "2021-02-30"),
        ("5月3日开仓，当天存粮5吨。", "2021-05-03"),
        ("2020年11月建仓。三个月后，存粮5吨。", "2021-02"),
        ("4月挨了批评；此后两个月存粮5吨。", "2021-05/2021-06"),
        ("2017年11月贷款。12月，存粮5吨。", "2017-12"),
        ("上月17日傍晚，存粮5吨。", "2021-05-17"),
        ("上周，存粮5吨。", "2021-06-07/2021-06-13"),
        ("上周三，存粮5吨。", "2021-06-09"),
        ("近三个月，存粮5吨。", "2021-03/2021-06"),
        ("一周来，存粮5吨。", "2021-06-08/2021-06-15"),
        ("今明两年，每年存粮5吨。", "2021/2022"),
        ("“十三五”头三年，存粮5吨。", "2016/2018"),
        ("2013年建社，前五年的5吨都存着。", "2013/2017"),
        ("2014年建仓，七年来存粮5吨。", "2014/2021"),
        ("去年国庆7天，存粮5吨。", "2020-10"),
        ("端午节3天，存粮5吨。", "2021-06"),
        ("国庆前，还要存粮5吨。", "2021-06-15"),
        ("她2001年嫁过来，吃了20年旱井水。", "2001/2021"),
        ("今年3月到村任职。到任以来，存粮5吨。", "2021-03-01/2021-06-15"),
        ("党的十八大以来，存粮5吨。", "../2021-06-15"),
        ("去年10月投产，到年底加工5吨。", "2020-10/2020-12"),
        ("今年再查，截至5月底，又注销5家。", "2021-01-01/2021-05-31"),
        ("去年底有8户，到5月底减至5户。", "2021-05-31"),
        ("今年脱贫8户，未脱贫的只剩5户。", "2021-06-15"),
        ("2016年开始，粮仓由最初的5座增加到8座，粮由最初的5吨", "2016"),
        ("总投资5亿元的粮仓今年3月动工。", "2021-03"),
        ("总投资3亿元的粮仓今年3月投用，日进粮5吨。", "2021-06-15"),
        ("剩余5户于2020年全部脱贫。", "2020"),
        ("最后的5户，明年6月底前全部脱贫。", "2022-06-30"),
        ("危房还剩5户，明年6月底前全部搬走。", "2021-06-15"),
        ("下半年打硬仗。一要修路，9月底前开工；二要存粮，存粮5吨。", "2021-07/2021-12"),
        ("问：明年怎么打算？\n答：存粮5吨。", "2022"),
        ("自2019年推行以来存粮3吨；按照规定，每户5吨。", "2021-06-15"),
        ("2015年建仓，此后每年存粮5吨。", "2015/2021"),
        ("近年来，粮田发展到5亩。", "2021-06-15"),
        ("比去年国庆多5吨。", "2021-06-15"),
        ("粮是2018年的五倍。", "2021-06-15"),
        ("老杜今年54岁，家里存粮5吨。", "2021-06-15"),
        ("那是2003年遭灾的时候。存粮5吨。", "2003"),
        ("下一步，计划用三年时间存粮5吨。", "2021-06-15/2024-06-15"),
        ("村里曾经连续六年没有存粮5吨。", "2021-06-15"),
        ("粮仓要有近4个月空着，存粮5吨。", "2021-06-15"),
        ("损耗由2014年的不足7%提高到15%。", "2021-06-15"),
        ("2018年春天种麦3亩。到了秋天，存粮5吨。", "2018-09/2018-11"),
        ("到了秋天，存粮5吨。", "2021-06-15"),
        ("粮仓6月底前开工，9月底前用上；对缺粮的5个村，另想办法。", "2021-06-15"),
        ("截至2020年上半年，存粮5吨。", "2020-06-30"),
        ("到去年上半年，存粮5吨。", "2020-06-30"),
        ("计划年内建成剩余的3座粮仓，存粮5吨。", "2021"),
        ("20世纪80年代，存粮5吨。", "1980/1989"),
        ("今年种麦。到记者采访的这一天，存粮5吨。", "2021-06-15"),
        ("粮占全年收入的5%。", "2021-06-15"),
        ("2018年种麦。" + "麦。" * 300 + "\n当年靠讨饭的人，存粮5吨。", "2021-06-15"),
        ("今年种麦。第二年存粮5吨。", "2021"),
        ("今年3月到粮站上班，每个月挣5元。", "2021-06-15"),
        ("去年3月到粮站上班，每个月挣5元。", "2020-03"),
        ("屋里还是30年前的铝线，墙边存粮5吨。", "2021-06-15"),
        ("去年，村里演戏。算下来，3户每户增收5元。", "2020"),
        ("任期到今年年底就满了，村里人摁了5个手印。", "2021-06-15"),
        ("2020年底，产粮3吨。今年5月，签了协议。存粮5吨。", "2021-06-15"),
        ("2017年4月到村。\n7月6日来了5个人。\n2017年11月18日通水。\n", "2017-07-06"),
        ("2017年4月到村。\n今年忙。3月6日来了5个人。\n2017年11月18日通水。\n", "2021-03-06"),
    ],
)
def test_periods(text: str, period: str) -> None:
    assert last_of(DATED + text) == period


def test_entries_of_a_diary_are_told_on_their_own_days() -> None:
    diary = "3月6日　星期二　大风\n上月存粮5吨。\n3月22日　星期四　晴\n今天存粮6吨。\n"
    figures = figures_of("# 札记\n2018-12-20\n编者按：存粮4吨。\n" + diary)
    periods = [each.period.value for each in figures if each.kind is Kind.FIGURE]
    assert periods == ["2018-12-20", "2018-02", "2018-03-22"]


def test_years_as_headings_rule_what_stands_under_them() -> None:
    chronicle = "# 大事记\n2020-10-16\n# 2017年\n3月5日，存粮5吨。\n# 2018年\n存粮6吨。\n# 尾声\n存粮7吨。\n"
    periods = [each.period.value for each in figures_of(chronicle) if each.kind is Kind.FIGURE]
    assert periods == ["2017-03-05", "2018", "2020-10-16"]


def test_a_report_told_after_its_year_speaks_of_it() -> None:
    report = (
        "# 某局2019年工作总结\n2020年1月9日\n一、2019年主要工作\n一季度存粮5吨。\n二、存在的问题\n"
    )
    assert last_of(report + "全年缺粮5吨。") == "2019"
    assert last_of(report + "库房还有5座。") == "2020-01-09"
    assert last_of(report.split("\n二、")[0]) == "2019-01/2019-03"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("娘子神、丰润两个乡镇建厂5家。", "山西省忻州市静乐县娘子神乡;山西省忻州市静乐县丰润镇"),
        ("静乐县丰润镇、娘子神乡建厂5家。", "山西省忻州市静乐县丰润镇;山西省忻州市静乐县娘子神乡"),
        ("县农业农村局说，建厂5家。", "山西省忻州市静乐县"),
        ("静乐县像五家庄村这样的村有5个。", "山西省忻州市静乐县"),
    ],
)
def test_areas(text: str, names: str) -> None:
    head = "# 静乐办厂记\n静乐县很忙。静乐县段家寨乡五家庄村也忙。\n"
    figure = [each for each in figures_of(head + text + "\n") if each.kind is Kind.FIGURE][-1]
    assert figure.area.names == names


def test_a_story_is_set_in_the_village_of_its_title() -> None:
    story = "# 五家庄记事\n记者来到静乐县段家寨乡五家庄村，这里满坡的藜麦正在收割，到处都是忙着的人们，一派丰收的景象。\n"
    figures = figures_of(story + "“种了5亩。”她说。\n静乐县还有5个村。\n")
    names = [each.area.names for each in figures if each.kind is Kind.FIGURE]
    assert names == ["山西省忻州市静乐县段家寨乡五家庄村", "山西省忻州市静乐县"]


def test_a_bracket_names_the_county_of_its_paragraph() -> None:
    briefs = "# 衡水市见闻\n【武邑：家具】武邑县很忙。生意好，建厂5家。\n又讯 全市建厂6家。\n"
    figures = figures_of("河北省衡水市武邑县、武强县。\n" + briefs)
    names = [each.area.names for each in figures if each.kind is Kind.FIGURE]
    assert names == ["河北省衡水市武邑县", "河北省衡水市"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("按照规划，到2025年，要建成示范社5家。", "target"),
        ("明年办招聘会5场。", "intended"),
        ("全年计划完成投资5亿元。", "intended"),
        ("今年计划造林3亩，吸纳群众5人。", "intended"),
        ("会议要求，一要修路，完工率达到5%。", "target"),
        ("连续两年盈利的，奖5万元。", "standard"),
        ("20户以上自然村通路。", "standard"),
        ("贫困发生率由去年底的5%，预计", "reported"),
        ("每户自己只掏了5元。", "reported"),
        ("开发出核桃油、核桃露等5类。", "reported"),
        ("康保、沽源、尚义3个县都忙。", "enumerated"),
        ("“每斤1元，地里能多挣5元。”", "individual"),
        ("村民王小平估计全年能收5元。", "expected"),
    ],
)
def test_roles(text: str, role: str) -> None:
    figures = [each for each in figures_of(DATED + text) if each.kind is Kind.FIGURE]
    assert figures[-1].role.value == role


def test_words_of_time_begin_where_the_quick_look_says() -> None:
    texts = [
        "今年春天，近三年，“十三五”时期，大前年，双十一当天，新的一年，2016、2017两年",
        "三个月来",
    ]
    for text in texts:
        quick = [found.span() for found in words_in(text)]
        assert quick == [found.span() for found in WORDS.finditer(text)]
        assert quick


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2017年3月，他来到村里。\n“不容易。”\n过了几天，借来5元。", "2017"),
        ("2017年3月，他来到村里。\n他从家里拿来5部手机。", "2017"),
        ("2017年3月，他来到村里。老伴都不信。\n老伴当初气得5天没说话。", "2017"),
        ("今年3月，账上缺钱。老支书为这跑了5趟。", "2021-03"),
        ("2017年春天，他来到村里。\n他改了方案，管径5厘米。", "2017"),
        ("2017年3月，他来到村里。\n两个人跑到县城，借来5元。", "2017"),
        ("2017年3月，他来到村里。\n说定的事变了卦，队里赔了5元。", "2017"),
        ("2017年，他来到村里。\n“过去不行。”\n他改了方案，管径5厘米。", "2021-06-15"),
        ("2017年3月，他来到村里。\n村里有户籍人口5人。", "2021-06-15"),
        ("2017年3月，他来到村里。\n他有5亩地。", "2021-06-15"),
        ("2017年3月，他来到村里。\n如今变了样。\n过了几天，借来5元。", "2021-06-15"),
        ("截至5月底，存粮3吨。\n过了几天，借来5元。", "2021-06-15"),
        ("2017年3月，他来到村里。\n记者跑了5趟。", "2021-06-15"),
    ],
)
def test_a_story_goes_on_behind_its_date(text: str, period: str) -> None:
    assert last_of(DATED + text) == period


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("20世纪80年代栽下枣树。", Kind.ORDINAL),
        ("村子存在了3个世纪。", Kind.FIGURE),
        ("一是零成本。\n二是零距离就业。", Kind.ORDINAL),
    ],
)
def test_centuries_and_points_are_no_figures(text: str, kind: Kind) -> None:
    assert next(iter(figures_of(text))).kind is kind

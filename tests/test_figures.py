"""Floor 3: kind, value, unit, qualifier, period, area and role of every numeral; the command."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import build_scripts.figures as figures_package
from build_scripts.commands import main
from build_scripts.figures import Figure, Kind, figures_of
from build_scripts.numerals import plain
from build_scripts.numerals.scan import CHINESE_DIGITS

CLEAN = sorted((Path(__file__).parent / "cases/clean").glob("*.txt"))
SCHEMA = Path(figures_package.__file__).with_name("figures.schema.json")
SENTENCES = (
    "今年共有1.5万余人，占35%左右；近三成超过2万元。",
    "一是修路，二是架桥。截至9月底，全县12个乡镇完成2×3兆瓦。",
    "“三色品牌”带动两三千户，位列第一。电话0351-1234567，53岁，8:30。",
    "张家村第一书记说，每人每月66元、89元，户均增收近3000元。\n",
    "从2016年的4000元增长至2020年的9000元，年均增长22.5%。",
    "-----\n# 平安县\n",
)
TEXTS = st.lists(st.sampled_from(SENTENCES) | st.text(max_size=12), max_size=8).map("".join)


def only(text: str) -> Figure:
    """The one figure (not another kind) of a text."""
    (figure,) = [each for each in figures_of(text) if each.kind is Kind.FIGURE]
    return figure


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("投入资金16287.1万元。", "162871000", "元", "exact"),
        ("提供1万余个岗位。", "10000", "个", "approx_over"),
        ("帮助2.4万余人次。", "24000", "人次", "approx_over"),
        ("来了30多名游客。", "30", "人", "approx_over"),
        ("满意度达99%以上。", "99", "%", "at_least"),
        ("增收近3000元。", "3000", "元", "approx_under"),
        ("销售额超百万元。", "1000000", "元", "more_than"),
        ("收入低于5000元。", "5000", "元", "less_than"),
        ("面积约20亩。", "20", "亩", "approx"),
        ("不低于本级收入的1%。", "1", "%", "at_least"),
        ("误差不超过2.5厘米。", "2.5", "厘米", "at_most"),
        ("至少开设12节课。", "12", "节", "at_least"),
        ("位列全省前10名。", "10", "名", "at_most"),
        ("在全省位列第一。", "1", "名", "exact"),
        ("吸纳数十位劳动力。", "", "人", "indefinite"),
        ("建成2×6兆瓦电站。", "12000", "千瓦", "exact"),
        ("建成100kw电站。", "100", "千瓦", "exact"),
        ("占百分之三十五。", "35", "%", "exact"),
        ("增加了四成。", "40", "%", "exact"),
        ("补助占两成五。", "25", "%", "exact"),
        ("产值翻一番。", "1", "番", "exact"),
        ("产值翻番。", "1", "番", "exact"),
        ("最少能挣3万块钱。", "30000", "元", "at_least"),
        ("走了三个半小时。", "3.5", "小时", "exact"),
        ("高两米四。", "2.4", "米", "exact"),
        ("花了三万块钱。", "30000", "元", "exact"),
        ("共有两三千户。", "2000", "户", "approx"),
        ("修路9千米。", "9", "公里", "exact"),
        ("每斤1元1角2分。", "1.12", "元", "exact"),
        ("每斤3块5。", "3.5", "元", "exact"),
        ("能挣一万出头。", "10000", "元", "approx_over"),
        ("减少贫困人口1000万以上。", "10000000", "人", "at_least"),
        ("一集卖不了50斤。", "50", "斤", "less_than"),
        ("收入过万元。", "10000", "元", "more_than"),
        ("带动5000多农户。", "5000", "户", "approx_over"),
        ("逾期率为零。", "0", "%", "exact"),
        ("出栏乳鸽1200万羽。", "12000000", "羽", "exact"),
        ("气温降到零下7℃。", "-7", "℃", "exact"),
        ("解决181.5万贫困人口的困难。", "1815000", "人", "exact"),
        ("三县联合办厂。", "3", "个", "exact"),
        ("为期7天。", "7", "天", "exact"),
    ],
)
def test_value_unit_and_qualifier(text: str, value: str, unit: str, qualifier: str) -> None:
    figure = only(text)
    assert (plain(figure.value), figure.unit, figure.qualifier.value) == (value, unit, qualifier)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("2020年5月，第一书记到任。", ["date", "ordinal"]),
        ("一是修路。\n二是架桥。", ["ordinal", "ordinal"]),
        ("打造“三色品牌”。", ["slogan"]),
        ("构建“六位一体”格局。", ["slogan", "slogan"]),
        ("实行一户一策。", ["slogan", "slogan"]),
        ("四川的三峡。", ["name", "name"]),
        ("出台《三年行动计划》。", ["figure"]),
        ("演出《三看亲》。", ["name"]),
        ("走108国道。", ["name"]),
        ("今年53岁。", ["other"]),
        ("8:30开门，拨打0351-1234567。", ["other", "other"]),
        ("县、乡、村三级干部。", ["other"]),
        ("他是一名医生。", ["other"]),
        ("打造“两项工程”，两项工程已完工。", ["slogan", "slogan"]),
        ("统一安排，进一步提高。", []),
        ("搬迁安置一批、产业带动一批。", ["slogan", "slogan"]),
        ("带动一批农户。", ["other"]),
        ("他一年能挣3万元。", ["other", "figure"]),
        ("用了一年时间。", ["figure"]),
        ("省委第三督导组。", ["name"]),
        ("这几天很忙。", ["other"]),
        ("上半年很忙。", []),
        ("农村五保户。", ["slogan"]),
        ("咨询电话：12317。", ["other"]),
        ("县十六届人大二次会议。", ["name", "name"]),
        ("平原县三唐乡的果农。", ["name"]),
        ("某镇二道背村的果农。", ["name"]),
        ("果农郭三娃。", ["name"]),
        ("几年前，没有一寸路。", ["other", "other"]),
        ("一户都不落下。", ["other"]),
        ("户均有一人就业。", ["figure"]),
        ("她一个人种地。", ["other"]),
        ("今年前5个月。", ["date"]),
        ("面积全省第一；产量也大。", ["figure"]),
        ("产业园一期去年投产。", ["ordinal"]),
        ("2018、2019两年。", ["date", "date", "figure"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [figure.kind.value for figure in figures_of(text)] == kinds


@pytest.mark.parametrize("text", ["装三零分之一的水。", "# 旧闻\n2021-02-30\n昨日产粮5吨。"])
def test_what_makes_no_sense_stops_nothing(text: str) -> None:
    assert figures_of(text)


def test_a_hyphen_between_numbers_is_no_minus() -> None:
    figures = figures_of("建100-300kw的电站。")
    assert [(plain(each.value), each.unit) for each in figures] == [
        ("100", "千瓦"),
        ("300", "千瓦"),
    ]


def test_numerals_in_a_row_share_their_unit() -> None:
    figures = figures_of("分别为3、5、8元，气温12至14℃，投资2至3万元。")
    shared = [(plain(figure.value), figure.unit) for figure in figures]
    assert shared == [
        ("3", "元"),
        ("5", "元"),
        ("8", "元"),
        ("12", "℃"),
        ("14", "℃"),
        ("20000", "元"),
        ("30000", "元"),
    ]


@given(TEXTS)
def test_offsets_and_coverage(text: str) -> None:
    """text[start:end] is what is printed; no two touch; every digit is in one (law 6)."""
    cover = set[int]()
    for figure in figures_of(text):
        assert text[figure.start : figure.end] == figure.printed
        places = set(range(figure.start, figure.end))
        assert places and not places & cover
        cover |= places
    assert all(at in cover for at, char in enumerate(text) if "0" <= char <= "9")


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_articles_hold_no_figure_without_a_value(path: Path) -> None:
    figures = figures_of(path.read_text(encoding="utf-8"))
    vague = {"几", "数", "好"}
    for figure in figures:
        if figure.kind is Kind.FIGURE and figure.value is None:
            assert figure.printed[0] in vague or not set(figure.printed) & set(CHINESE_DIGITS)


@pytest.mark.parametrize(
    "text",
    ["1-" * 20_000, "a.1." * 20_000, "一" * 60_000, "“" * 60_000, "第" * 60_000, "1" * 60_000],
)
def test_hostile_texts_take_no_long_time(text: str) -> None:
    """A pattern that looks back and forth would need hours here."""
    assert isinstance(figures_of(text), list)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(
        "# 大同市办厂记\n2021-06-15 来源：某报\n我市建厂5家，投资1.5亿元。今年用工约300人。\n",
        encoding="utf-8",
    )
    return path


def test_the_command_points_into_what_restore_prints(
    page: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["restore", str(page), "--automatic"]) == 0
    text = capfdbinary.readouterr().out.decode()
    assert main(["figures", str(page), "--automatic"]) == 0
    rows = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode())))
    assert [text[int(row["start"]) : int(row["end"])] for row in rows] == [
        row["printed"] for row in rows
    ]
    assert main(["figures", str(page), "--automatic", "--format", "json"]) == 0
    listed = json.loads(capfdbinary.readouterr().out)
    jsonschema.validate(listed, json.loads(SCHEMA.read_text(encoding="utf-8")))
    values = [row["value"] for row in listed["figures"] if row["kind"] == "figure"]
    assert values == ["5", "150000000", "300"]

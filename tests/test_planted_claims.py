"""Invented articles read by the machine alone: planted claims are seen, and nobody is accused."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from build_scripts.checks.passages import Passage
from build_scripts.records.checks import Check, Relation, Verdict
from tests.checks.invented import ARTICLES, HERE, checks_of_article, checks_of_text

CLEAN = sorted((Path(__file__).parent / "cases/clean").glob("*.txt"))
WHOLE_CHAPTER = (Relation.UNIT, Relation.DATE)


class Planted(NamedTuple):
    article: str
    relation: str
    claim: str
    verdict: Verdict


def planted() -> list[Planted]:
    with (HERE / "planted.csv").open(encoding="utf-8", newline="") as file:
        return [
            Planted(row["article"], row["relation"], row["claim"], Verdict(row["verdict"]))
            for row in csv.DictReader(file)
        ]


ROWS = planted()


@cache
def checks_by_article(number: str) -> tuple[tuple[Check, ...], tuple[Passage, ...]]:
    (path,) = [path for path in ARTICLES if path.stem.startswith(f"{number}-")]
    return checks_of_article(path)


def ids_at(passages: tuple[Passage, ...], marked: str) -> set[str]:
    before, _, rest = marked.partition("【")
    printed, _, after = rest.partition("】")
    return {
        each.id
        for passage in passages
        for each in passage.numerals
        if each.figure.printed == printed
        and passage.text[: each.at.start].endswith(before)
        and passage.text[each.at.end :].startswith(after)
    }


def told(row: Planted) -> list[Check]:
    checks, passages = checks_by_article(row.article)
    names = ids_at(passages, row.claim)
    assert names, f"no such numeral: {row.claim}"
    return [
        check
        for check in checks
        if check.relation.value == row.relation
        and (check.claim in names or (not check.claim and check.inputs[0] in names))
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.article} {row.relation} {row.claim}")
def test_a_planted_claim_comes_out_as_it_was_planted(row: Planted) -> None:
    assert [check.verdict for check in told(row)] == [row.verdict]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_nothing_else_is_claimed(path: Path) -> None:
    number = path.stem[0]
    listed = {check.id for row in ROWS if row.article == number for check in told(row)}
    strange = [
        check
        for check in checks_by_article(number)[0]
        if check.id not in listed and not (check.relation in WHOLE_CHAPTER and not check.claim)
    ]
    assert not strange


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_nobody_else_is_accused(path: Path) -> None:
    """Articles written for other tests, whose arithmetic nobody had in mind, are right as they are."""
    checks = checks_of_text(path.read_text(encoding="utf-8"))
    assert [check for check in checks if check.verdict is Verdict.INCONSISTENT] == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("水利、交通、农业5个项目同时开工。", "members"),
        ("推进农业、林业、水利落实“五个一批”。", "members"),
        ("统筹产业、就业、教育“八大工程二十项行动”。", "members"),
        ("他念着：“三、七、七、零。”", "members"),
        ("现场有无人机三架、割草机一台、粮车两辆。", "members"),
        ("全县10县（市、区）参加，大宁县、蒲县、永和县三县领先。", "members"),
        ("投入资金300万元，带动150户农户户均增收4000元。", "per-unit"),
        ("白菜每斤由3.2元涨到4.5元；黄瓜、西红柿分别下降6.7%和4.9%。", "growth"),
        ("带动贫困户120户、培训1580人。", "household"),
        ("计划改造厕所1200座，目前已改造1350座。", "part"),
        ("去年脱贫200户，今年已脱贫300户。", "part"),
        ("全县共有党员5000人，其中女党员1500人、青年2000人、大专以上2500人。", "sum"),
        ("新建桥梁、涵洞五座。", "members"),
        ("首先抓责任；二是抓投入；三是抓督查。", "enumeration"),
        ("鸡蛋产量3万枚，大棚面积20个足球场。", "unit"),
        ("石河县58个贫困村全部出列。青山县37个贫困村全部出列。", "repeat"),
        ("会议定于2018年9月12日召开。", "date"),
        ("全市村卫生室2016年完成100所。2017年完成200所。", "repeat"),
        ("甲县农民人均收入5000元，其中乙镇人均收入7000元、丙镇人均收入6000元。", "sum"),
    ],
)
def test_a_tempting_sentence_is_not_accused(text: str, relation: str) -> None:
    against = [
        check
        for check in checks_of_text(f"某县新闻\n2018年5月1日\n{text}\n")
        if check.relation.value == relation and check.verdict is Verdict.INCONSISTENT
    ]
    assert against == []


@pytest.mark.parametrize(
    ("text", "relation", "verdict"),
    [
        ("共投入100万元，其中甲60万元、乙50万元。", "sum", Verdict.INCONSISTENT),
        ("共投入100万元，其中甲60万元、乙30万元。", "sum", Verdict.AMBIGUOUS),
        ("共发放12346张，其中甲券5000张、乙券7345张。", "sum", Verdict.INCONSISTENT),
        ("共投入16.3万元，其中甲10.12万元、乙6.15万元。", "sum", Verdict.BY_ROUNDING),
        ("甲村修路3公里，乙村修路5公里，共计8公里。", "sum", Verdict.CONSISTENT),
        ("甲村修路3公里，乙村修路5公里，共计12公里。", "sum", Verdict.INCONSISTENT),
        ("共排查问题200条，已完成整改150条，整改完成率75%。", "share", Verdict.CONSISTENT),
        ("共排查问题200条，已完成整改150条，整改完成率85%。", "share", Verdict.INCONSISTENT),
        ("产值由2015年的100万元增长到2019年的200万元，年均增长18.9%。", "average-growth", Verdict.CONSISTENT),
        ("产值由2015年的100万元增长到2019年的200万元，年均增长25%。", "average-growth", Verdict.CONSISTENT),
        ("产值由2015年的100万元增长到2019年的200万元，年均增长31%。", "average-growth", Verdict.INCONSISTENT),
        ("产值由2015年的100万元增长到2019年的200万元，年均增长25万元。", "average-growth", Verdict.CONSISTENT),
        ("受理线索127件，已办结175件。", "part", Verdict.INCONSISTENT),
        ("对前山、后河、柳林三个乡验收。", "members", Verdict.CONSISTENT),
        ("对前山、后河、柳林四个乡验收。", "members", Verdict.INCONSISTENT),
        ("省市县乡村五级书记一起抓。", "members", Verdict.CONSISTENT),
        ("省市县乡村四级书记一起抓。", "members", Verdict.INCONSISTENT),
        ("市县乡镇村四级联动。", "members", Verdict.CONSISTENT),
        ("下设甲组、乙组、丙组等8个工作组。", "members", Verdict.CONSISTENT),
        ("下设甲组、乙组、丙组等二个工作组。", "members", Verdict.INCONSISTENT),
        ("补贴共8万元，惠及老人400人，人均补贴200元。", "per-unit", Verdict.CONSISTENT),
        ("补贴共8万元，惠及老人400人，人均补贴300元。", "per-unit", Verdict.INCONSISTENT),
    ],
)  # fmt: skip
def test_a_sentence_comes_out_so(text: str, relation: str, verdict: Verdict) -> None:
    checks = checks_of_text(f"某县新闻\n2020年5月1日\n{text}\n")
    assert [each.verdict for each in checks if each.relation.value == relation] == [verdict]

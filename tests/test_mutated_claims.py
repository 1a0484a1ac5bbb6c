"""One digit of a source changed: through the whole pipeline, without reviewed tables, the verdict changes.

The bytes of a numeral are those its observation names. What the machine alone finds in the sources as
they are is asked too: a mutation shows nothing where the claim was not seen before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from build_scripts.apparatus import book_chapters
from build_scripts.checks import checks_of_chapters
from build_scripts.commands.edition import book_of
from build_scripts.figures.reviewed import observations
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.checks import Check, Verdict
from build_scripts.restore import restore
from tests.checks.matching import numerals_at, said_of

ROOT = Path(__file__).resolve().parent.parent
CHANGES, MODEL = "shanxi-changes-2021", "shanxi-foundations-2021"


class Mutation(NamedTuple):
    """A numeral, what is put in its place, and what becomes of the claim."""

    chapter: str
    numeral: str
    new: str
    relation: str
    claim: str
    becomes: Verdict


NO, OPEN = Verdict.INCONSISTENT, Verdict.AMBIGUOUS
MUTATIONS = (
    # Inputs.
    Mutation(
        "taiyuan-2020", "娄烦县【10792.5万】元", "10892.5万", "sum", "共计【16287.1万】元", NO
    ),
    Mutation("taiyuan-2020", "的【10783.9】元", "10983.9", "average-growth", "增幅【32.2】%", NO),
    Mutation(CHANGES, "2020年的【9729】元", "9929", "average-growth", "年均增长【23.9】%", NO),
    Mutation("taiyuan-training-2021", "开放券【30906】张", "30806", "sum", "培训券【31348】张", NO),
    Mutation("linfen-2017", "可带动【1339】户", "8339", "household", "【4030】人稳定脱贫", NO),
    Mutation("linfen-2017", "【9】座集中式", "5", "part", "已有【7】座并网", NO),
    Mutation(
        "jixian-2017", "实施易地扶贫搬迁【3676】户", "1676", "part", "主体完工【2053】户", OPEN
    ),
    Mutation("dingzhou-2020", "挣到【3000多】元", "1000多", "per-unit", "能挣【3万】块钱", OPEN),
    # Claims.
    Mutation("taiyuan-2020", "增幅【31.2】%", "34.2", "average-growth", "增幅【34.2】%", NO),
    Mutation("taiyuan-2020", "乡镇招录【24】人", "94", "part", "乡镇招录【94】人", NO),
    Mutation("taiyuan-2020", "5230户【10798】人", "90798", "household", "5230户【90798】人", NO),
    Mutation("taiyuan-2020", "清徐【三】县", "四", "members", "清徐【四】县", NO),
    Mutation("taiyuan-2020", "组织【10】县（", "18", "gazetteer", "组织【18】县（", NO),
    Mutation("linfen-2017", "全市【17】个县（", "19", "gazetteer", "全市【19】个县（", NO),
    Mutation("linfen-2017", "已竣工【155】个", "165", "part", "已竣工【165】个", NO),
    Mutation("linfen-2017", "大宣传”【八】大举措", "七", "members", "大宣传”【七】大举措", NO),
    Mutation("jixian-2017", "【七】是围绕", "八", "enumeration", "【一】是围绕特色产业", NO),
    Mutation("jixian-2017", "发电收益【60】%", "80", "sum", "发电收益【80】%", NO),
    Mutation(
        "dingzhou-2020", "保障一批“【五】个一批", "四", "members", "保障一批“【四】个一批", NO
    ),
    Mutation(CHANGES, "年均增长【11.4】%", "12.4", "average-growth", "年均增长【12.4】%", NO),
    Mutation(CHANGES, "【7993】个贫困村全部", "7998", "repeat", "【7998】个贫困村全部", NO),
    Mutation(MODEL, "整改完成率【99.6】%", "98.6", "share", "整改完成率【98.6】%", NO),
    Mutation(MODEL, "疫情卫生组等【8】个工作组", "5", "members", "疫情卫生组等【5】个工作组", NO),
    Mutation(MODEL, "残疾人【两】项补贴", "三", "members", "残疾人【三】项补贴", NO),
)


@pytest.fixture(scope="module")
def book() -> Book:
    return book_of(ROOT / "seeds")


def read_again(book: Book, texts: dict[str, bytes]) -> tuple[BookChapter, ...]:
    """The chapters of the sources given, restored and read by the machine alone."""
    return tuple(_read(book, texts))


def _read(book: Book, texts: dict[str, bytes]) -> Iterator[BookChapter]:
    for source, data in texts.items():
        sidecar = next(each.sidecar for each in book.chapters if each.sidecar.source == source)
        sidecar = replace(sidecar, notes=())  # a note quotes what may be changed here
        restoration = restore(data, Path(source).stem.split("_")[0], sidecar)
        found = observations(source, restoration, ())
        for chapter in book_chapters(sidecar, restoration):
            own = tuple(each for each in found if each.chapter == chapter.decision.slug)
            yield replace(chapter, observations=own)


def sources(book: Book) -> dict[str, bytes]:
    names = dict.fromkeys(chapter.sidecar.source for chapter in book.chapters)
    return {name: (ROOT / "seeds" / name).read_bytes() for name in names}


class Reread(NamedTuple):
    chapters: dict[str, BookChapter]
    checks: tuple[Check, ...]

    @classmethod
    def of(cls, chapters: tuple[BookChapter, ...]) -> Reread:
        return cls({each.decision.slug: each for each in chapters}, checks_of_chapters(chapters))

    def verdicts(self, mutation: Mutation, claim: str) -> list[Verdict]:
        numerals = numerals_at(self.chapters[mutation.chapter], claim)
        assert numerals, f"no such numeral: {claim}"
        return [check.verdict for check in said_of(self.checks, mutation.relation, numerals)]


@pytest.fixture(scope="module")
def untouched(book: Book) -> Reread:
    return Reread.of(read_again(book, sources(book)))


@pytest.fixture(scope="module")
def mutated(book: Book) -> Reread:
    """All mutations at once: they touch no common claim, and each keeps the length of its source."""
    texts = sources(book)
    chapters = {each.decision.slug: each for each in book.chapters}
    for mutation in MUTATIONS:
        chapter = chapters[mutation.chapter]
        (numeral, *_) = numerals_at(chapter, mutation.numeral)
        source, new = chapter.sidecar.source, mutation.new.encode()
        at = numeral.bytes
        old = texts[source][at.start : at.end]
        assert len(old) == len(new), f"{old!r} and {new!r}"
        texts[source] = texts[source][: at.start] + new + texts[source][at.end :]
    return Reread.of(read_again(book, texts))


def as_it_was(mutation: Mutation) -> str:
    """The claim before the mutation."""
    return mutation.numeral if mutation.new in mutation.claim else mutation.claim


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: f"{each.relation} {each.numeral}")
def test_one_digit_changes_the_verdict(
    mutation: Mutation, untouched: Reread, mutated: Reread
) -> None:
    (before,) = untouched.verdicts(mutation, as_it_was(mutation))
    assert before in (Verdict.CONSISTENT, Verdict.BY_ROUNDING)
    (after,) = mutated.verdicts(mutation, mutation.claim)
    assert after is mutation.becomes


def test_the_machine_alone_finds_nothing_against_the_sources(untouched: Reread) -> None:
    """But for the one noun of persons that is counted in households."""
    against = [check.id for check in untouched.checks if check.verdict is Verdict.INCONSISTENT]
    assert len(against) == 1

"""Words of time that say no year: 今年, 目前, 年末, 第二年, 十三五以来, 近三年, 未来两年.

今年 and 去年 count from the day of the text; 上年, 年末 and 全年 from the year that the text is
speaking of.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from build_scripts.figures import afterwards, occasions
from build_scripts.figures import spans_of_years as spans
from build_scripts.figures.dates import PART, Day, part_of, since_iso
from build_scripts.figures.publication import Reviewed
from build_scripts.figures.reach import Reach
from build_scripts.figures.sentences import Sentences
from build_scripts.figures.spans_of_years import number
from build_scripts.figures.speaker import Found, Speaker, Told
from build_scripts.figures.words_of_time import WORDS, words_in
from build_scripts.records.figures import Basis, Period

_SINCE_THEN: Final = re.compile("以来")
_ERA: Final = re.compile(
    r"(?:^|(?<=[^\u4e00-\u9fff”]))[\u4e00-\u9fff“”]{2,14}(?<![一直期向历年月日])$"
)
_ERA_REACH: Final = 16
_OWN_REACH: Final = 60  # characters between a date and 到任以来, which counts from it
_SPRING: Final = 3
_COMPARED: Final = re.compile(r"[比较与同]$|[得当赶]上$|相当于$|超过$|不如$")
_BY_NOW: Final = re.compile(r"目前|如今|眼下|现[在已有]")
_OF_A_SEASON: Final = re.compile(r"[今去前]年[春夏秋冬][季天]?，")
_UNTIL: Final = re.compile(r"截|到\d{1,2}月")
_SO_FAR: Final = re.compile(r"[^，。；0-9]{0,3}已(?=[^，。；0-9]{1,8}[0-9])")
_LONG_AGO: Final = 2  # years
_CLOSED: Final = ("，", "。", "；", "、")
_TIED: Final = re.compile(r"[\u4e00-\u9fff](?<![在于从的到至且并又就])$")
_OWN_ERA: Final = re.compile(r"(?!改革|建国|解放|新中|建[党县市])[\u4e00-\u9fff]{2,4}$")


class Relative(NamedTuple):
    """A relative word of time; ``most`` is the farthest it may govern."""

    start: int
    end: int
    period: Period
    most: Reach = Reach.SECTION
    as_of: bool = False


def relatives_of(
    text: str,
    years: list[tuple[int, int, int, str]],
    today: Day,
    ruling: Reviewed,
    sentences: Sentences,
) -> Iterator[Relative]:
    """All of them in order; ``years``: where years are printed, which, the last year of what they
    say, and what they say."""
    if not today.year:
        return
    speaker = Speaker(
        text,
        today,
        ruling,
        sentences,
        [start for start, _, _, _ in years],
        [first for _, first, _, _ in years],
        [last for _, _, last, _ in years],
        [value for _, _, _, value in years],
    )
    for found in words_in(text):
        read = _READERS[found.lastgroup or "year"]
        told = read(speaker, found)
        if told is not None:
            value, most, as_of = told
            yield Relative(found.start(), found.end(), Period(value, Basis.RESOLVED), most, as_of)
    yield from _eras(speaker)


def _eras(speaker: Speaker) -> Iterator[Relative]:
    """党的十八大以来: from a time that the text does not date; 到任以来: from the one it told last."""
    text, today = speaker.text, speaker.today
    for sign in _SINCE_THEN.finditer(text):
        start = max(0, sign.start() - _ERA_REACH)
        era = _ERA.search(text, start, sign.start())
        if era and not WORDS.search(text, era.start(), sign.end()):
            told = speaker.told_last(era.start())
            own = told and "/" not in told and _OWN_ERA.fullmatch(era[0]) and told < today.iso()
            if own and era.start() - speaker.latest(era.start()) < _OWN_REACH:
                first = Day(*(int(part) for part in told.split("-")))
                said = Period(since_iso(first, today), Basis.RESOLVED)
                yield Relative(era.start(), sign.end(), said, Reach.SENTENCE)
                continue
            said = Period(f"../{today.iso()}", Basis.RESOLVED)
            yield Relative(era.start(), sign.end(), said, Reach.ERA)


def _year(speaker: Speaker, found: Found) -> Told:
    word, part = found["year"], found["part"] or ""
    if word[0] == "上":
        year = speaker.ruling_year(found.start()) - 1
    else:
        year = speaker.today.year + occasions.OFFSETS[word[0]]
        if not _COMPARED.search(speaker.text, max(0, found.start() - 3), found.start()):
            speaker.heard(found.start(), year)
    if part.endswith(("时候", "此时")):
        return occasions.this_time(year, speaker.today), Reach.SENTENCE, False
    if part in ("以来", "来") or (word == "今年" and _is_so_far(speaker, found)):
        return since_iso(Day(year), speaker.today), Reach.NEXT, False
    if part.endswith(("底", "末")):
        return _part(year, part), Reach.SENTENCE, year < speaker.today.year
    if part.endswith("初"):
        return f"{year}-01", Reach.SECTION, False
    return occasions.until(speaker, found.start(), _part(year, part))


def _is_so_far(speaker: Speaker, found: Found) -> bool:
    """True for 今年已领工资5500元, where the sentence does not say up to when."""
    sentence = speaker.sentences.sentence(found.start())
    so_far = _SO_FAR.match(speaker.text, found.end())
    return so_far is not None and not _UNTIL.search(speaker.text, sentence, found.start())


def _part(year: int, part: str) -> str:
    """The part of the year that the word behind it names, else the year."""
    if part.endswith(("底", "末")):
        return f"{year}-12-31"
    piece = PART.match(part)
    return part_of(year, piece) if piece else str(year)


def _since(speaker: Speaker, found: Found) -> Told:
    return since_iso(Day(speaker.today.year), speaker.today), Reach.NEXT, False


def _now(speaker: Speaker, found: Found) -> Told:
    return speaker.today.iso(), Reach.SECTION, True


def _month(speaker: Speaker, found: Found) -> Told:
    """上个月, 本月 and 下月, where the day of the text is printed."""
    year, month = speaker.today.year, speaker.today.month
    if not month:
        return None
    if found[0][0] == "上":
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    elif found[0][0] == "下":
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    far = Reach.CLAUSE if found[0][0] == "下" else Reach.SENTENCE
    return f"{year}-{month:02}", far, False


def _same(speaker: Speaker, found: Found) -> Told:
    closed = speaker.text.startswith(_CLOSED, found.end())
    tied = closed and _TIED.search(speaker.text, found.start() - 1, found.start())
    if tied or (found[0][0] == "当" and speaker.lost(found.start())):
        return None  # 挂牌当年，: of each its own year
    year = speaker.year_at(found.start(), afar=True)
    sentence = speaker.sentences.sentence(found.start())
    if found["first_year"] and _OF_A_SEASON.search(speaker.text, sentence, found.start()):
        return None  # 去年秋天，沙棘林头一年挂果
    return _part(year, found["then_in"] or ""), Reach.SECTION, False


def _after(speaker: Speaker, found: Found) -> Told:
    year = speaker.year_at(found.start(), afar=True) + 1
    if speaker.lost(found.start()) or year > speaker.today.year:
        return None
    speaker.heard(found.start(), year)
    return _part(year, found["then"] or ""), Reach.SECTION, False


def _nth(speaker: Speaker, found: Found) -> Told:
    """第三年 counts from the year named last, which is the first."""
    year = speaker.year_at(found.start(), afar=True) + number(found["nth"]) - 1
    return (str(year), Reach.SECTION, False) if year <= speaker.today.year else None


def _past(speaker: Speaker, found: Found) -> Told:
    """过去一年: the year that is reviewed; in spring the last."""
    year, month = speaker.today.year, speaker.today.month
    ruling = speaker.ruling.at(found.start()) or (year - 1 if 0 < month <= _SPRING else 0)
    return (str(ruling), Reach.SECTION, False) if ruling else None


def _quarter(speaker: Speaker, found: Found) -> Told:
    first = 3 * "一二三四".index(found["quarter"][1]) + 1
    year = speaker.year_at(found.start())
    return Day(year, first, 0, 3).iso(), Reach.SECTION, False


def _begin(speaker: Speaker, found: Found) -> Told:
    return f"{speaker.ruling_year(found.start())}-01", Reach.SENTENCE, False


def _months(speaker: Speaker, found: Found) -> Told:
    """前九个月: from January on."""
    count = number(found["months"])
    if not 1 < count <= 12:
        return None
    year, place = speaker.year_at(found.start()), found.start()
    sentence = speaker.sentences.sentence(place)
    far = speaker.today.year - year > _LONG_AGO and not speaker.begun(place, sentence)
    if far or _BY_NOW.search(speaker.text, max(sentence, speaker.latest(place)), place):
        year = speaker.today.year
    return f"{year}-01/{year}-{count:02}", Reach.SECTION, False


def _whole(speaker: Speaker, found: Found) -> Told:
    return str(speaker.ruling_year(found.start())), Reach.SENTENCE, False


def _end(speaker: Speaker, found: Found) -> Told:
    return f"{speaker.ruling_year(found.start())}-12-31", Reach.SENTENCE, False


def _half(speaker: Speaker, found: Found) -> Told:
    piece = PART.match(found["half"])
    year = speaker.ruling_year(found.start())
    if piece is None:
        return None
    months = part_of(year, piece)
    # What is yet to be done in the first half ends with its sentence.
    over = months[-7:] < speaker.today.iso() or found["half"][0] == "下"
    return months, Reach.SECTION if over else Reach.SENTENCE, False


_READERS: Final[dict[str, Callable[[Speaker, Found], Told]]] = {
    "year": _year,
    "part": _year,
    "since": _since,
    "now": _now,
    "season": occasions.season,
    "month": _month,
    "yesterday": afterwards.yesterday,
    "same": _same,
    "then_in": _same,
    "then_at": occasions.then_at,
    "month_end": occasions.month_end,
    "last_month_end": occasions.month_end,
    "onset": occasions.onset,
    "feast": occasions.feast,
    "new_year": occasions.new_year,
    "after": _after,
    "then": _after,
    "nth": _nth,
    "first_year": _same,
    "lately": afterwards.lately,
    "recent": afterwards.lately,
    "later": afterwards.later,
    "two_years": spans.two_years,
    "clock": occasions.clock,
    "week": afterwards.week,
    "weekday": afterwards.weekday,
    "rule": occasions.rule,
    "both": spans.both,
    "since_then": spans.since_then,
    "lasting": spans.lasting,
    "grown": spans.grown,
    "used": spans.used,
    "eve": occasions.eve,
    "transition": spans.transition,
    "next_month": afterwards.next_month,
    "same_day": afterwards.same_day,
    "next_day": afterwards.next_day,
    "following_months": afterwards.following_months,
    "bare_season": occasions.bare_season,
    "first_years": spans.plan,
    "past": _past,
    "new": spans.new,
    "quarter": _quarter,
    "years": spans.years,
    "begin": _begin,
    "months": _months,
    "ago": spans.ago,
    "decade": spans.decade,
    "hence": spans.hence,
    "following": spans.following,
    "whole": _whole,
    "end": _end,
    "half": _half,
    "last": spans.last,
    "span": spans.last,
    "n": spans.last,
    "m": spans.last,
    "spent": spans.last,
    "effort": spans.last,
    "ahead": spans.ahead,
    "within": spans.within,
    "plan": spans.plan,
    "planned": spans.plan,
    "closed": spans.plan,
    "vague": spans.vague,
}

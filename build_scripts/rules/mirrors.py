"""What a mirror site did: byte slips restored, pinyin annotations taken out."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from html import unescape
from itertools import repeat

from pypinyin.constants import PINYIN_DICT

from build_scripts.records.rule import Case, Rule
from build_scripts.rules.characters import GAP
from build_scripts.rules.mirror import annotation
from build_scripts.rules.mirror.annotation import Annotation, Page
from build_scripts.rules.mirror.tokens import ENTITY_REST, REST
from build_scripts.text import Certainty, Edit

_INDENT = re.compile(
    r"^(?:(?:\?+[ \u3000]+)+|\?+)(?=[\u4e00-\u9fff“《（\d])|^\?[ \u3000]*$", re.M
)  # no text begins so, and no line holds nothing else
# What a page may show that was cut apart without a reading on it; looked at closely elsewhere.
_CUT_APART = re.compile(r"[\u4e00-\u9fff，。]\?(?:[！!，,；;：:、。？?/])")
_ASKING = re.compile(r"\?|[a-z];")
_TONED = re.compile("[^a-z]")


@lru_cache(maxsize=2)
def _study(content: str) -> Page:
    """The page of the text; kept for the next rule, which mostly sees the same text."""
    return annotation.study(content)


def _slips(content: str) -> Iterator[Edit]:
    if "?" in content and (_study(content).annotated or _CUT_APART.search(content)):
        # Imported here: the language model is loaded only when a text asks for it.
        from build_scripts.rules.mirror.slips import find

        yield from find(content)


def _annotations(content: str) -> Iterator[Edit]:
    """All that fit go; one that does not fit is shown as a doubt and stays."""
    if not annotation.ANNOTATION.search(content):
        return
    page = _study(content)
    if not page.annotated:
        return
    starts, ends = zip(*page.fitting, strict=True)
    if page.followed_by_space:
        ends = tuple(end + content.startswith(" ", end) for end in ends)
    yield from map(Edit, starts, ends, repeat(""))
    for found in filter(_is_reading, page.misfits):
        start, end = found.start, found.end
        reason = "注音与前字不合 / the reading does not fit the character before it"
        yield Edit(start, end, content[start:end], Certainty.DOUBTFUL, reason, ("",), noted=True)


def _is_reading(found: Annotation) -> bool:
    """Toneless letters may be anything (mg, kw): only a syllable of Chinese is a reading."""
    reading = found.reading.lower().rstrip("12345")
    return _TONED.search(reading) is not None or reading in _syllables()


@cache
def _syllables() -> frozenset[str]:
    toned = {reading for readings in PINYIN_DICT.values() for reading in readings.split(",")}
    return frozenset(annotation.plain(reading) for reading in toned)


def _rests(content: str) -> Iterator[Edit]:
    """A tag or an annotation without its head: left over where no reading was found; and the
    spaces in front of a paragraph, which some mirrors cannot read.
    """
    lossy = "?" in content or ";" in content
    if not (lossy and _ASKING.search(content) and _study(content).annotated):
        return
    for match in REST.finditer(content):
        yield Edit(*match.span(), GAP, Certainty.DOUBTFUL)
    for match in ENTITY_REST.finditer(content):
        yield Edit(*match.span(), unescape("&" + match[0]), Certainty.LIKELY)
    for match in _INDENT.finditer(content):
        yield Edit(*match.span(), "", Certainty.LIKELY)


_ANNOTATED = "堅(jiān)持脫貧攻堅(jiān),堅(jiān)決打贏攻堅(jiān)戰(zhàn)"

SLIPS = Rule(
    "MIRROR-1",
    "镜像网站插入注音时错断了字节，按字节复原。"
    " / The mirror cut characters apart when it put readings in; their bytes are joined again.",
    Certainty.LIKELY,
    _slips,
    (
        Case(
            "堅(jiān)決打贏脫貧攻堅(jiān)戰(zhàn),堅(jiān)持目標(biāo)導(dǎo)向,因?qū)W致貧",
            "堅(jiān)決打贏脫貧攻堅(jiān)戰(zhàn),堅(jiān)持目標(biāo)導(dǎo)向,因學致貧",
        ),
    ),
    ("收入增加了没有?房屋修好了吗?", _ANNOTATED + "?"),
)
ANNOTATIONS = Rule(
    "MIRROR-3",
    "镜像网站在字后插入的注音删去。 / Readings that a mirror put behind characters go.",
    Certainty.SURE,
    _annotations,
    (
        Case(_ANNOTATED, "堅持脫貧攻堅,堅決打贏攻堅戰"),
        Case("坚【jiān】持攻坚【jiān】，坚【jiān】决", "坚持攻坚，坚决"),
        Case(
            "堅(Jiān)持脫貧攻堅(Jiān),堅（jiɑ̄n ）決打贏攻堅【Jiān】戰(zhàn)“T(biě)he”",
            "堅持脫貧攻堅,堅決打贏攻堅戰“The”",
        ),
        Case("脱贫(pin) 攻坚，扶贫(pin) 济困，贫(pin) 困户", "脱贫攻坚，扶贫济困，贫困户"),
        Case("人均(jun1)增收，户均(jun1)千元，均(jun1)有水", "人均增收，户均千元，均有水"),
    ),
    (
        "乡镇(街道)、歌厅(KTV)、含量(mg)",
        "岢(kě)岚县的岢岚",
        "一说读作仇(qiú)",
        "重(zhòng)量、重(chóng)复；行(xíng)走、银行(háng)",
        "岢(kě)岚(lán)县、崞(guō)县和隰(xí)县",
    ),
)
RESTS = Rule(
    "MIRROR-2",
    "丢失字节吞掉了标签或注音的开头，字未能复原，以□标出；段首的空格被镜像读成问号的，删去。"
    " / A lost byte took the head of a tag or an annotation with it, and no reading was found: □;"
    " spaces in front of a paragraph that a mirror made question marks go.",
    Certainty.DOUBTFUL,
    _rests,
    (
        Case(_ANNOTATED + "勝?/p>", _ANNOTATED + "勝□"),
        Case(_ANNOTATED + "勝?tóu)利", _ANNOTATED + "勝□利"),
        Case("? " + _ANNOTATED, _ANNOTATED),
        Case("?" + _ANNOTATED + "\n?\n勝利", _ANNOTATED + "\n\n勝利"),
        Case(_ANNOTATED + "的ldquo;致富草”", _ANNOTATED + "的“致富草”"),
    ),
    ("路径?/p>不是标签", "是?tóu)不是", _ANNOTATED, "? 这是什么", _ANNOTATED + "嗎? 是的"),
)

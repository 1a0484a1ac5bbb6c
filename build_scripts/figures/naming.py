"""What a table might call a figure: a noun phrase without area and period, closed by its measure.

What is counted stands behind the unit (12个乡镇) or before the figure (投资1.2亿元); a second figure
of the same things takes the name of the first (3676户、9376人; 增长8.1%). An editor decides.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from build_scripts.figures.counted import Counted
from build_scripts.figures.gazetteer import gazetteer, short_name
from build_scripts.figures.sentences import Sentences
from build_scripts.records.figures import Area

_REACH: Final = 40  # characters before the figure in which its name may stand
_LONGEST: Final = 16
_LEAST: Final = 2
_NOUN: Final = re.compile(r"的?(?P<noun>[\u4e00-\u9fff“”（）]{2,16})")
_NOUN_ENDS: Final = re.compile(
    r"全部|享受|参加|参与|投入|开展|进行|实现|签订|得到|接受|走上|确定|结对|成立|形成|已|均|都|的|到|在|为|将|被|进入|担任|实施"
    r"|脱贫(?!攻坚|户|人口|劳动力|村)|增收|稳定|建立|通过|组成|入股|对口|合作(?!社)|积极|上学|专职|就地|奋战|任职|挂职|外出|每人|正|把|向|让"
    r"|从|与|从事|签约|现场|联系|牵头|发放|养殖(?!户|场|项目)|提出|规划建设|建设(?!项目|工程)|等"
)
_TRAILING: Final = re.compile(
    r"(?:已经|已有|已|共计|共有|共|合计|累计|总计|达到了?|分别|达|为|有|约|近|超过|突破|增加到|增长到|增长至|提高到|提高至|下降到"
    r"|上升到|扩大到|发展到|降至|升至|接近|高达|仅为|仅|只|从|由|至|了|的|在|是|到|年|将|可|不低于|不足|低于|不超过|以|按照?|每[人生户村年月]*|[（(])+$"
)
_LEADING: Final = re.compile(
    r"^(?:(?:我[省市县]|全[省市县区年]|[该本][省市县村镇]|目前|如今|现在|其中|今年(?:以来)?|去年|上年|截至|同时|此外|还有?|并|共|累计|已|将|先后"
    r"|可|预计|计划|力争|到|年末|年底|通过|是|也|又|再|就|均|都|仍|要|对|为|把|给|市级?预算|年度|当年|下一步|未来|新的|了|的|县里|村里|实现了?"
    r"|[0-9]+年|[0-9]+月|[0-9]+日|[，、：“”（）])+)"
)
_GROWTH: Final = re.compile(r"增长|增幅|增加|提高|上升|增收")
_FALL: Final = re.compile(r"下降|减少|降低|压减")
_AVERAGE: Final = re.compile(r"年均")
_SHARE: Final = re.compile(r"占")
_JOINED: Final = re.compile(r"[、，和（(]?(?:其中|涉及|惠及|共|计)?$")
_ENDINGS: Final = {
    "元": (
        "金额",
        "资金|收入|产值|金额|标准|投资|收益|补贴|补助|贷款|经费|总额|额|价|工资|支出|费|分红|款|成本|资产|总值|增加值|效益|津贴",
    ),
    "人": ("人数", "人口|人数|对象|人员|劳动力"),
    "户": ("户数", "户数"),
    "人次": ("人次", "人次|人数"),
    "亩": ("面积", "面积"),
    "公顷": ("面积", "面积"),
    "平方米": ("面积", "面积"),
    "平方公里": ("面积", "面积"),
    "公里": ("里程", "里程|长度"),
    "千瓦": ("装机容量", "容量|规模"),
    "吨": ("量", "量"),
    "公斤": ("量", "量"),
    "斤": ("量", "量"),
    "年": ("年数", "年数|年限"),
    "天": ("天数", "天数"),
    "名": ("位次", "位次|排名"),
    "%": ("比例", "率|比例|比重|占比|度"),
}
_COUNTED_AS: Final = frozenset("次场轮种条项届批")
_MEASURES: Final = frozenset(_ENDINGS) - {"人", "户"}


class Named(NamedTuple):
    """A figure that has its name: what it counts, and where its unit ends."""

    stem: str
    unit_end: int
    sentence: int


class Naming:
    """Names the figures of one article; asked in rising order of places."""

    def __init__(self, text: str, sentences: Sentences) -> None:
        self._text, self._sentences = text, sentences
        self._previous = Named("", 0, -1)
        self._last_end = 0

    def skip(self, record: Counted) -> None:
        """A numeral that is no figure: a name does not reach back over it."""
        self._last_end = record.unit_end

    def name(self, record: Counted, area: Area) -> str:
        """A name for a table."""
        sentence = self._sentences.sentence(record.start)
        before = self._before(record, area)
        noun = self._behind(record) if record.unit not in _MEASURES else ""
        stem, ending = self._stem(record, before, noun, sentence), ""
        if record.unit == "%":
            stem, ending = self._share(stem, before, sentence)
        if not stem:
            stem = self._previous.stem if self._previous.sentence == sentence else ""
        self._last_end = record.unit_end
        self._previous = Named(stem, record.unit_end, sentence)
        return _closed(stem, record, ending)

    def _stem(self, record: Counted, before: str, noun: str, sentence: int) -> str:
        if noun:
            return (before if len(before) <= 8 else "") + noun
        gap = self._text[self._previous.unit_end : record.start]
        if (
            self._previous.sentence == sentence
            and not before
            and len(gap) <= 3
            and _JOINED.fullmatch(gap)
        ):
            return self._previous.stem
        return before

    def _share(self, stem: str, before: str, sentence: int) -> tuple[str, str]:
        """Growth and shares are of what was named before them."""
        previous = self._previous.stem if self._previous.sentence == sentence else ""
        for cue, ending in ((_FALL, "下降率"), (_GROWTH, "增长率")):
            found = cue.search(before)
            if found:
                own = before[: found.start()].removesuffix("同比").removesuffix("年均").strip("，")
                own = own if len(own) >= _LEAST and own not in ("比上年", "比去年") else previous
                return own, ("年均" if _AVERAGE.search(before) else "") + ending
        if _SHARE.search(before) or not stem:
            rest = before.split("占", 1)[-1]
            return previous or rest, "占比"
        return stem, ""

    def _before(self, record: Counted, area: Area) -> str:
        start = max(self._sentences.clause(record.start), self._last_end, record.start - _REACH)
        words = self._text[start : record.start].replace(" ", "")
        words = words.rsplit("、", 1)[-1] if "、" in words else words
        for name in _names(area.codes):
            words = words.replace(name, "")
        words = _LEADING.sub("", words)
        words = _TRAILING.sub("", words)
        words = _LEADING.sub("", words)
        if "的" in words:
            words = words.rsplit("的", 1)[-1] or words
        return words.strip("“”‘’（）()：:，")[-_LONGEST:]

    def _behind(self, record: Counted) -> str:
        found = _NOUN.match(self._text, record.unit_end)
        if not found:
            return ""
        noun = found["noun"]
        end = _NOUN_ENDS.search(noun)
        noun = noun[: end.start()] if end else noun
        return noun.strip("“”（）") if len(noun) >= _LEAST else ""


@cache
def _names(codes: str) -> tuple[str, ...]:
    places = gazetteer().by_code
    names = [places[code].name for code in codes.split(";") if code in places]
    return tuple(each for name in names for each in (name, short_name(name)))


def _closed(stem: str, record: Counted, ending: str) -> str:
    if ending:
        return stem + ending
    close, known = _ENDINGS.get(record.unit, ("数", "数|数量"))
    if stem.endswith(tuple(known.split("|"))):
        return stem
    if record.printed_unit in _COUNTED_AS and close == "数":
        close = record.printed_unit + close
    if record.unit == "户" and stem.endswith("户"):
        close = "数"
    return stem + close

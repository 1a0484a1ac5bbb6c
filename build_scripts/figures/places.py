"""Mentions of places in a text: full names, short names, towns and villages, 我市 and 该县."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from build_scripts.figures.gazetteer import Place, gazetteer
from build_scripts.figures.neighbourhood import met_again
from build_scripts.figures.short_names import beside_province, counties, provinces_and_prefectures

_KIND_SIGN: Final = re.compile("[省市县区旗州盟]")
_SHORTEST: Final = 2  # characters of 古县, 吉县: they end many other words
_TOWN_LENGTHS: Final = (5, 4, 3)
_RELATIVE: Final = re.compile(
    r"(?=[全我本省市县该])(?:(?P<country>我国|(?<!在)全国(?![一二三四五六七八九十]大|工商|人大|政协|各地|重点|最|率先|第|前|首|领先|范围))"
    r"|(?P<province>(?<![在列居])全省(?!率先|第|前|首|领先|最)|我省|本省|省里)"
    r"|(?P<prefecture>(?<![在列居])全市(?!率先|第|前|首|领先|最)|我市|本市|市本级|市里|[我全本]州)|(?P<own>我县|本县|我区|我旗)|(?P<county>全县|该县|县里(?!的[^，。；]{0,6}(?:组|领导|干部|专家|同志))|(?:(?<=[，。；：\n据由])|^)县(?=[^，。；县]{1,10}?(?:[局办]|中心|部门))|全区|该区|全旗|该旗)|(?P<same>该市))"
)
_THEIRS: Final = ("county", "same")
_OURS: Final = ("province", "prefecture", "own")
_PART_OF_NAME: Final = re.compile(
    r"大学|学院|日报|晚报|新闻|商务|精神|模式|药茶|特色|特点|模式|人民出版|苹果|玉露香|核桃|红枣|黄花|保姆|山护工|会议|现场会|人民大会堂|时报|晨报|路|街|大道|大桥|籍|菜|话"
)
_PRODUCT: Final = re.compile(
    r"(?:苹果|核桃|红枣|小米|黄花|大枣|花椒|连翘|玉露香)(?![栽种]植|种植|面积|产[量值业]|年产|总产|加工)"
)
_BELOW: Final = re.compile(
    r"(?P<town>[\u4e00-\u9fff]{2,4}?(?:镇|乡(?!卫生院|亲|村[医教振旅公治建干])|街道))?(?P<village>[\u4e00-\u9fff]{2,4}?(?:(?<![农乡])村(?![民里委级支集])|社区))?"
)
_TOWN_SIGN: Final = re.compile("[镇乡]")
_VILLAGE: Final = re.compile(r"[\u4e00-\u9fff]{2,4}?村(?![民里委级支集])")
_BARE_TOWN: Final = re.compile(
    r"(?<![^在，。、：；\n的到“”])(?P<town>[\u4e00-\u9fff]{2,3}(?:镇|乡(?![村镇亲土间愁贤卫])))(?P<village>[\u4e00-\u9fff]{2,4}?村(?![民里委级支集]))?"
)
_OF_A_TOWN: Final = re.compile(r"[店城关口堡庄集岭][镇乡]")  # 饶阳店镇 is not in 饶阳
_COMMON_NOUNS: Final = frozenset(("城区", "郊区", "矿区", "市中区", "新城区", "老城区"))
_BEFORE_NAME: Final = re.compile(
    r"[^\u4e00-\u9fff]|[在和与及到从向对为由赴是被把给让使省市州区县盟的了]"
)
_NO_NAME: Final = re.compile(
    r"小$|特色|^像|[各全省市县该我本每入到包在向的和与乡镇]|城乡|下乡|返乡|家乡|进村|返|共有|[他她]|贫困|一些|多个|个|老区|自然|行政|建制|示范|年|[每今明昨当一几]天"
)


# What is told of these places is not what happens in them: 来自长沙, 赴岢岚县考察, 视察山西.
_APART: Final = re.compile(
    r"(?:来自|源自|赴|前往|销往|远销|发往|卖到|送到|送往|运到|运往|转往|[趟跑]|建到|通到|修到|视察|考察|调研|按照|根据|围绕|邀请|像)(?:[^，。；]{0,12}[、和])?$"
    r"|(?:原[叫名称为]|曾[叫名]|旧[称名]|前身[是为])$|(?:占(?![地用])[^，。；]{0,16}|高于|低于|高出|优于|比)$"
)
_AGENCY: Final = re.compile(
    r"(?:新华社|中新[社网]|人民网|央广网|新华网|中国[\u4e00-\u9fff]{2}[报网]|[光明经济农民]{2}日报|国际在线)(?:北京)?$"
)
_WORK_AWAY: Final = re.compile(
    r"(?:等地)?(?:打(?:零)?工|务工|搬砖|闯荡|打拼|上学|读书|求学|当兵|上班)"
    r"|(?:、[\u4e00-\u9fff]{2,6})?的[^，。；]{0,14}?来(?:[我该本]?[县市区村镇乡]|这里)"  # 北京的68名教师来县送教
    r"|平均(?:水平)?的[^，。；]{0,3}[成倍]"  # 不到全省平均水平的四成
    r"|(?:人民)?政府[^，。；]{0,4}(?:批准|同意|批复|宣布|公告)|(?:相邻|毗邻|接壤|交界|相连)(?:的|，)"
)
_FUNDS: Final = re.compile(r"[县市]里(?:投资|投入|出资|协调|拨付?|派)")
_SPEAKS: Final = re.compile(r"的[^，。；“”\n]{2,24}：“|的[^，。；“”\n]{2,16}(?:说|介绍|告诉)")
_COMES: Final = re.compile(r"(?:^|[。！？”\n])来自$")
_DISTRICTS: Final = re.compile(r"(?P<count>[二三四五六七八九十])城区")
_ZONE: Final = re.compile(
    r"(?<=[、和与])(?P<name>[\u4e00-\u9fff]{2,8}?(?:经济开发区|经济技术开发区|高新区|示范区|经开区|开发区))"
)


class Mention(NamedTuple):
    """A place in the text. ``code`` is empty for a relative word, whose ``word`` says the level."""

    start: int
    end: int
    code: str
    below: str = ""  # town and village
    word: str = ""
    apart: bool = False


def mentions_of(text: str) -> list[Mention]:
    """All mentions, in order. A short name of a county counts only where its prefecture, or the
    county itself, is named in full somewhere in the text; one name of two areas goes to the
    province that the text names most."""
    spans = list(_full(text))
    full = [span for span in spans if _is_name(text, span[0], span[1])]
    provinces = Counter(place.code[:2] for _, _, places in full for place in places[:1])
    prefectures = {place.code[:4] for _, _, places in full for place in places}
    prefectures |= beside_province(text)
    taken = {start for start, _, _ in full}
    shorts = [found for found in provinces_and_prefectures(text) if found[0] not in taken]
    provinces.update(
        place.code[:2] for _, _, places in shorts for place in places if place.level == 1
    )
    prefectures |= {
        place.code[:4] for _, _, places in shorts for place in places if place.level == 2
    }
    shorts += [found for found in counties(text, prefectures) if found[0] not in taken]
    full += [
        span
        for span in spans
        if span[2][0].code[:4] in prefectures and not _is_name(text, span[0], span[1])
    ]
    found = [
        _mention(text, start, end, _chosen(places, provinces))
        for start, end, places in full
        if not _PRODUCT.match(text, end)
    ]
    for start, end, places in shorts:
        near = tuple(place for place in places if place.level < 3 or place.code[:4] in prefectures)
        if near and not _PART_OF_NAME.match(text, end) and not _OF_A_TOWN.match(text, end):
            found.append(_mention(text, start, end, _chosen(near, provinces)))
    found += [
        Mention(each.start(), each.end(), "", word=each.lastgroup or "")
        for each in _RELATIVE.finditer(text)
    ]
    found += _towns(text)
    bare = list(_BARE_TOWN.finditer(text))
    known = ((each.start, each.end + 1) for each in (found if bare else ()))
    taken = {at for span in known for at in range(*span)}
    for town in bare:
        if taken.isdisjoint(range(town.start(), town.end("town"))) and not _NO_NAME.search(
            town["town"][:-1]
        ):
            found.append(Mention(town.start(), town.end(), "", town[0], "home"))
    found += [
        Mention(each.start(), each.end(), "", each["count"], "districts")
        for each in _DISTRICTS.finditer(text)
    ]
    kept = _of_one_county(_their_towns(text, _tidy(sorted(found))))
    again = _again(text, kept)
    if again:  # a village told by its known town places its people too
        again = _again(text, sorted([*kept, *again]), again)
    starts = {each.start for each in again}
    kept = [each for each in kept if each.word != "home" or each.start not in starts]
    kept = _tidy(sorted([*kept, *_zones(text, kept), *again]))
    return [each._replace(apart=True) if _is_apart(text, each) else each for each in kept]


def _of_one_county(mentions: list[Mention]) -> list[Mention]:
    """Where the text names one county alone, towns without a county are of it."""
    counties = {each.code for each in mentions if each.code and not each.code.endswith("00")}
    if len(counties) != 1:
        return mentions
    (code,) = counties
    return [each._replace(code=code, word="") if each.word == "home" else each for each in mentions]


def is_desk(text: str, mention: Mention) -> bool:
    """True for 新华社太原1月20日电: the capital of a province is where the agency has its desk."""
    capital = mention.code[2:] == "0100"
    return capital and bool(_AGENCY.search(text, max(0, mention.start - 8), mention.start))


def _is_apart(text: str, mention: Mention) -> bool:
    """True for places that the text does not speak of; who comes from one may speak for it."""
    if is_desk(text, mention):
        return True
    if _WORK_AWAY.match(text, mention.end) and not mention.below:
        return True
    if not mention.code and _FUNDS.match(text, mention.start):
        return True  # 县里投资76万元打下深井: in the village that is told of
    if not _APART.search(text, max(0, mention.start - 18), mention.start):
        return False
    comes = _COMES.search(text, max(0, mention.start - 3), mention.start)
    return not (comes and _SPEAKS.match(text, mention.end))


def _their_towns(text: str, mentions: list[Mention]) -> list[Mention]:
    """该市毛坝镇: the town is of the county or city that was named last."""
    kept: list[Mention] = []
    named: list[Place] = []
    places = gazetteer().by_code
    for mention in mentions:
        if mention.code in places and places[mention.code].level == 3:
            named.append(places[mention.code])
        below = _BELOW.match(text, mention.end) if mention.word in _THEIRS else None
        if below and below["town"] and not any(map(_NO_NAME.search, _cores(below))):
            sign = text[mention.end - 1]
            of = next((place for place in reversed(named) if place.name.endswith(sign)), None)
            if of is not None:
                mention = Mention(mention.start, below.end(), of.code, below[0])
        kept.append(mention)
    return _tidy(kept)


def _again(text: str, mentions: list[Mention], found: list[Mention] | None = None) -> list[Mention]:
    """Places met again by name; ``found`` those that are known already."""
    told = [
        (each.start, each.end, each.code, each.below)
        for each in mentions
        if each.code and each.below
    ]
    ends = {each.end for each in mentions if each.word != "home"}
    found = list(found or ())
    for met in met_again(text, told):
        if met.start in ends:
            continue
        village = _VILLAGE.match(text, met.end) if text[met.end - 1] in "镇乡" else None
        end = village.end() if village else met.end
        found.append(
            Mention(
                met.start,
                end,
                met.placed.code,
                met.placed.below + text[met.end : end],
                "person" if met.person else "",
            )
        )
    return found


def _zones(text: str, mentions: list[Mention]) -> list[Mention]:
    """Development zones in a list of places: 六城区、中北高新区; they have no code."""
    ends = {each.end for each in mentions}
    found: list[Mention] = []
    for zone in _ZONE.finditer(text):
        if zone.start() - 1 in ends:
            found.append(Mention(zone.start(), zone.end(), "", zone["name"], "zone"))
            ends.add(zone.end())
    return found


def _tidy(mentions: list[Mention]) -> list[Mention]:
    """Without mentions inside others, and without 太原市 right before 迎泽区."""
    kept: list[Mention] = []
    for mention in mentions:
        if kept and mention.start < kept[-1].end:
            continue
        before = kept[-1] if kept and kept[-1].end == mention.start else None
        above = before.code.rstrip("0") if before else ""
        ours = before is not None and before.word in _OURS and mention.code
        if ours or (above and mention.code.startswith(above)):
            kept[-1] = mention._replace(start=kept[-1].start)
        else:
            kept.append(mention)
    return kept


def _towns(text: str) -> Iterator[Mention]:
    """Towns that only one county has."""
    towns = gazetteer().by_town
    for sign in _TOWN_SIGN.finditer(text):
        for length in _TOWN_LENGTHS:
            start = sign.end() - length
            place = towns.get(text[start : sign.end()]) if start >= 0 else None
            if place is not None:
                village = _VILLAGE.match(text, sign.end())
                end = village.end() if village else sign.end()
                yield Mention(start, end, place.code, text[start:end])
                break


def _full(text: str) -> Iterator[tuple[int, int, tuple[Place, ...]]]:
    names = gazetteer().by_name
    for sign in _KIND_SIGN.finditer(text):
        end = sign.end()
        for length in gazetteer().lengths.get(text[end - 2 : end], ()):
            places = names.get(text[end - length : end]) if length <= end else None
            if places is not None:
                yield end - length, end, places
                break


def _is_name(text: str, start: int, end: int) -> bool:
    """False for districts named like common nouns, and for the tail of a longer unknown name."""
    if start and text[start:end] in _COMMON_NOUNS:
        return text[start - 1] == "市"
    if start and end - start == _SHORTEST:
        return bool(_BEFORE_NAME.match(text, start - 1))
    return True


def _chosen(places: tuple[Place, ...], provinces: "Counter[str]") -> Place:
    return max(places, key=lambda place: (provinces[place.code[:2]], -place.level))


def _mention(text: str, start: int, end: int, place: Place) -> Mention:
    below = ""
    if place.level == 3:
        found = _BELOW.match(text, end)
        if found and found[0] and all(not _NO_NAME.search(core) for core in _cores(found)):
            below, end = found[0], found.end()
    return Mention(start, end, place.code, below)


def _cores(found: "re.Match[str]") -> list[str]:
    """The names of town and village without what kind of place they are."""
    return [part[:-1].removesuffix("街") for part in (found["town"], found["village"]) if part]

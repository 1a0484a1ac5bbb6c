"""Villages, towns, settlements and persons that an article has placed once, met again by name.

裴家村 alone, 该村, 安置区 and a villager's name (or 他) mean the place that was told in full before;
a name that stands before its place (某某是某县某村人) is known from then on as well.
"""

import re
from bisect import bisect_right, insort
from collections.abc import Iterator
from typing import Final, NamedTuple

SURNAMES: Final = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文柯洪施牛温庞樊安"
    "鲍葛申尤岳齐兰符褚耿关焦俞左柳甘祝包宁路纪靳舒屈涂翟游裴席凌霍翁管桂欧殷骆詹时齐盛郎鲁伍余米古成党解阮麦季童邬司丛闫巩蔺荆郗栗郜栾仇胥仝邸刁覃岑牟冉晏戚扈"
)
_ROLES: Final = (
    "贫困户|脱贫户|搬迁户|种植户|养殖户|低保户|农户|村民|居民|社员|果农|菜农|牧民|瓜农|茶农|老人|大爷|大娘|大叔|大妈|"
    "党支部书记|村支书|支书|村主任|负责人|带头人|创业青年|党员|经纪人|护林员|店主"
)
_NAME: Final = rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?(?=[，。：“”说今是家在的和指掰笑告也就有正从把一乐高激开介感种养靠承对记0-9])"
_FOLLOWS: Final = re.compile(
    rf"(?:人?(?:的)?(?:{_ROLES})?|有[个位名][^，。；]{{0,8}}?的?)[“]?(?P<name>{_NAME})"
)
_BEFORE: Final = re.compile(rf"(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?:是|，|家住|住在)?$")
_WITH_ROLE: Final = re.compile(rf"(?:搬迁户|贫困户|脱贫户|村民|社员|果农|务工的)(?P<name>{_NAME})")
_VILLAGER: Final = re.compile(
    r"(?<![^，。、”“\n在])(?P<village>(?:(?![全本该我各这据驻包挂进入])[\u4e00-\u9fff]){1,3}村)(?=村民|党|村委|支部|贫困户|脱贫户|第一书记|[茶果菜瓜花药粮蜂]农|种植|养殖|农民|老人|经纪人|[两三四五六七八九十]年前|[今去前]年|(?:19|20)[0-9]{2}年)",
    re.MULTILINE,
)
_SETTLEMENT: Final = re.compile(
    r"的?(?P<name>[\u4e00-\u9fff]{0,6}?(?P<kind>安置区|安置点|产业园|小区|社区))"
)
_GENERIC: Final = re.compile(
    r"(?=[该全本我村这镇乡他她安产小社])(?:(?P<village>该村|全村|本村|我们?村|村里|村上|这个村)|(?P<town>该[镇乡]|全[镇乡]|我们?[镇乡]|镇里|乡里|镇上)"
    r"|(?P<person>[他她](?!们))|(?<![^，。“\n])(?P<settlement>安置区|安置点|产业园|小区|社区))"
)
_COMMUNITY: Final = "社区"
_LOOK_BACK: Final = 60
_MOST_NAMES: Final = 200  # of one article; a list of villages longer than this tells no story
_PARTS: Final = re.compile(r"(?P<town>.{2,5}?(?:镇|乡|街道))?(?P<village>.{2,6}(?:村|社区))?")


class Placed(NamedTuple):
    """A place below the county, from where in the text on it is known."""

    since: int
    code: str
    below: str


class Met(NamedTuple):
    """A word of the text that means a place told before."""

    start: int
    end: int
    placed: Placed
    person: bool = False


def met_again(text: str, told: list[tuple[int, int, str, str]]) -> list[Met]:
    """The words, in order; ``told``: start, end, code and name below it of the full mentions."""
    if not told:
        return []
    names, latest = _registered(text, told)
    found = [*_by_name(text, names), *_generic(text, latest, names)]
    return sorted(found)


_Latest = list[tuple[int, str, Placed]]


def _registered(
    text: str, told: list[tuple[int, int, str, str]]
) -> tuple[dict[str, Placed], _Latest]:
    names: dict[str, Placed] = {}
    latest: _Latest = []
    for start, end, code, below in told:
        parts = _PARTS.fullmatch(below)
        town, village = (parts["town"], parts["village"]) if parts else (None, None)
        if town:
            names.setdefault(town, Placed(end, code, town))
            latest.append((end, "town", Placed(end, code, town)))
        place = Placed(end, code, below)
        if below.endswith(_COMMUNITY):
            latest.append((end, _COMMUNITY, place))
        if village:
            names.setdefault(village, place)
            latest.append((end, "village", place))
        settled = _SETTLEMENT.match(text, end)
        if settled:
            names.setdefault(settled["name"], place)
            latest.append((end, settled["kind"], place))
        person = _FOLLOWS.match(text, end) or _BEFORE.search(text, max(0, start - 6), start)
        if person and (village or settled):
            names.setdefault(person["name"], place)
            latest.append((end, "person", place))
        elif village or settled:
            latest.append((end, "scene", place))
    latest.sort(key=lambda each: each[0])
    _villages_of_towns(text, names, latest)
    for person in _WITH_ROLE.finditer(text):
        scene = _latest(latest, person.start(), ("village", "scene", "person"))
        if scene and person["name"] not in names:
            names[person["name"]] = scene._replace(since=person.start())
            insort(latest, (person.end(), "person", scene), key=lambda each: each[0])
    return names, latest


def _villages_of_towns(text: str, names: dict[str, Placed], latest: _Latest) -> None:
    """鲍渠村村民 without its town: a village of the town spoken of last."""
    for found in _VILLAGER.finditer(text):
        town = _latest(latest, found.start(), ("town",))
        village = found["village"]
        if town is None or village in names:
            continue
        place = Placed(found.start(), town.code, town.below + village)
        names[village] = place
        person = _FOLLOWS.match(text, found.end())
        if person:
            names.setdefault(person["name"], place)
        insort(
            latest,
            (found.end(), "person" if person else "village", place),
            key=lambda each: each[0],
        )


def _latest(latest: _Latest, at: int, kinds: tuple[str, ...]) -> Placed | None:
    number = bisect_right(latest, at, key=lambda each: each[0])
    for _, kind, placed in reversed(latest[max(0, number - _LOOK_BACK) : number]):
        if kind in kinds:
            return placed
    return None


def _by_name(text: str, names: dict[str, Placed]) -> Iterator[Met]:
    if not names:
        return
    longest = sorted(list(names)[:_MOST_NAMES], key=len, reverse=True)
    for found in re.finditer("|".join(map(re.escape, longest)), text):
        placed = names[found[0]]
        if found.start() >= placed.since:
            yield Met(found.start(), found.end(), placed, _is_person(found[0]))


def _is_person(name: str) -> bool:
    return name[0] in SURNAMES and len(name) <= 3 and name[-1] not in "村镇乡区"


def _generic(text: str, latest: _Latest, names: dict[str, Placed]) -> Iterator[Met]:
    for found in _GENERIC.finditer(text):
        kind = found.lastgroup or ""
        placed = _latest(latest, found.start(), (found[0] if kind == "settlement" else kind,))
        if placed:
            yield Met(found.start(), found.end(), placed, kind == "person")

"""Where an area lies: it among the counties of its prefecture, and that in its province."""

from collections.abc import Iterable, Iterator
from math import cos, radians
from typing import Final, NamedTuple

from build_scripts.chapters.escaping import inline
from build_scripts.charts.svg import SIZE, WIDTH, drawing, number, width_of, words
from build_scripts.figures.gazetteer import gazetteer
from build_scripts.records.charts import Outline, Outlines, Ring

_MAIN: Final = 232  # width of the larger map, beside the smaller one
_SMALL: Final = 108
_TALLEST: Final = 300
_COUNTRY: Final = "000000"


class _Frame(NamedTuple):
    """Where degrees come to lie: a box with its corner at ``left``, ``top``."""

    west: float
    north: float
    squeeze: float  # how much narrower a degree of longitude is than one of latitude
    scale: float
    left: float
    top: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        across = (x - self.west) * self.squeeze * self.scale
        return self.left + across, self.top + (self.north - y) * self.scale


def area_map(code: str, outlines: Outlines, told: Iterable[str]) -> str:
    """An HTML block with the map of an area; empty where there is none to draw.

    ``told`` are the areas that have figures: they are tinted, and named where there is room.
    """
    with_figures = frozenset(told)
    if code == _COUNTRY:
        return ""
    province = [each for each in outlines.prefectures if each.code[:2] == code[:2]]
    if code.endswith("0000"):
        marked = {f"{each[:4]}00" for each in with_figures}
        return _province(code, province, marked, outlines.origin)
    counties = [each for each in outlines.counties if each.code[:4] == code[:4]]
    if not counties or not province:
        return ""
    return _county(code, counties, province, with_figures, outlines.origin)


def _province(code: str, province: list[Outline], marked: set[str], origin: str) -> str:
    if not province:
        return ""
    frame, height = _framed(province, WIDTH - 20, 10, 10)
    parts = [*_shapes(province, frame, "", marked), *_names(province, frame, "", marked)]
    name = gazetteer().path(code)
    says = f"{name}的地级市轮廓，浅色者有本书的数据。"
    return _figure(code, f"{name}略图", says, height + 20, parts, origin)


def _county(
    code: str, counties: list[Outline], province: list[Outline], told: frozenset[str], origin: str
) -> str:
    """The larger map: the counties of the prefecture; the smaller: the prefecture's place."""
    prefecture = f"{code[:4]}00"
    frame, height = _framed(counties, _MAIN, 4, 6)
    small, low = _framed(province, _SMALL, WIDTH - _SMALL - 4, 6)
    here = "" if code == prefecture else code
    known = gazetteer()
    above = known.by_code[f"{code[:2]}0000"].name
    parts = [
        *_shapes(counties, frame, here, told),
        *_names(counties, frame, here, told),
        *_shapes(province, small, prefecture, ()),
        words(WIDTH - _SMALL / 2 - 4, 6 + low + SIZE + 4, above, "value", "middle"),
    ]
    name, whole = known.path(code), known.path(prefecture)
    says = f"{whole}各县（市、区）的轮廓"
    says += "，浅色者有本书的数据" if {each.code for each in counties} & told - {here} else ""
    says += f"，{known.by_code[code].name}以深色标出" if here and code in known.by_code else ""
    says += f"；小图为{known.by_code[prefecture].name}在{above}的位置。"
    tall = max(height, low + SIZE + 8) + 14
    return _figure(code, f"{name}略图", says, tall, parts, origin)


def _figure(code: str, title: str, says: str, height: float, parts: list[str], origin: str) -> str:
    return (
        f'<figure class="chart map" id="map-{code}">'
        f"{drawing(f'map-{code}', title, says, height, parts)}"
        f"<figcaption><b>{inline(title)}</b> {inline(says + origin)}</figcaption></figure>"
    )


def _framed(outlines: list[Outline], width: float, left: float, top: float) -> tuple[_Frame, float]:
    points = [point for each in outlines for ring in each.rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    squeeze = cos(radians((south + north) / 2))
    scale = min(width / ((east - west) * squeeze), _TALLEST / (north - south))
    return _Frame(west, north, squeeze, scale, left, top), (north - south) * scale


def _shapes(
    outlines: list[Outline], frame: _Frame, here: str, told: Iterable[str]
) -> Iterator[str]:
    """The areas, the one meant last, so that its border is seen whole."""
    held = frozenset(told)
    for each in sorted(outlines, key=lambda each: (each.code == here, each.code)):
        kind = "here" if each.code == here else "told" if each.code in held else "other"
        path = "".join(_path(ring, frame) for ring in each.rings)
        yield f'<path class="area {kind}" d="{path}"/>'


def _path(ring: Ring, frame: _Frame) -> str:
    points = [frame.at(x, y) for x, y in ring]
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def _names(outlines: list[Outline], frame: _Frame, here: str, told: Iterable[str]) -> Iterator[str]:
    """Names of areas that have figures, where they fit and none is yet; of the one meant always."""
    held = frozenset(told) | {here}
    known = gazetteer().by_code
    taken: list[tuple[float, float, float]] = []
    named = [each for each in outlines if each.code in held and each.code in known]
    for each in sorted(named, key=lambda each: (each.code != here, each.code)):
        name = known[each.code].name
        # 娄烦 for 娄烦县, but 吉县 stays: one character alone is no name.
        name = name[:-1] if len(name) > 2 else name
        ring = max(each.rings, key=lambda ring: abs(_middle(ring)[2]))
        x, y = frame.at(*_middle(ring)[:2])
        across = [frame.at(*point)[0] for point in ring]
        half = width_of(name) / 2
        room = max(across) - min(across)
        crowded = any(abs(x - a) < half + b and abs(y - c) < SIZE for a, b, c in taken)
        if each.code == here or (not crowded and 2 * half < 1.3 * room):
            taken.append((x, half, y))
            drawn = "name here" if each.code == here else "name"
            # Once as a halo of paper, then itself: `paint-order` would do, but no checker knows it.
            for layer in (f"{drawn} halo", drawn):
                yield words(x, y + SIZE / 3, name, layer, "middle")


def _middle(ring: Ring) -> tuple[float, float, float]:
    """The centre of gravity of a ring, and its area."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = x1 * y2 - x2 * y1
        area += cross / 2
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    if not area:
        return (*ring[0], 0.0)
    return x / (6 * area), y / (6 * area), area

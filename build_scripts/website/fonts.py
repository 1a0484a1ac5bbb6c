"""The book's face, cut to the characters of the site and dealt out in slices.

A Chinese face has eleven megabytes; the site uses a fiftieth. The characters that most chapters
use stand in the first slice, the others in small ones, in the order in which the chapters bring
them. `unicode-range` tells the browser which slices a page needs.
"""

import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import metadata
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Jiaokan Song"
PACKAGE = "pylopdf-fonts-zh-cn"
_FILE = "NotoSerifSC-Regular.otf"
_SLICE = 64  # characters in a slice after the first: about 13 kB
_USUAL = 4  # a character that every fourth chapter uses stands in the first slice
_ALWAYS = {chr(code) for code in range(0x20, 0x7F)} | set(
    "，。、；：？！“”‘’（）《》〈〉〔〕【】—…·　□¶"
)
# What the sheet asks of the face: half-width marks where two of them meet, and kerning.
_FEATURES = ["halt", "chws", "kern"]


class Slice(NamedTuple):
    """A file of the face and the characters it draws, in order."""

    name: str
    data: bytes
    characters: str

    def face(self, *, ranged: bool) -> str:
        """The @font-face rule, for a sheet that stands beside the folder of the files."""
        reach = f";unicode-range:{_ranges(self.characters)}" if ranged else ""
        return (
            f'@font-face{{font-family:"{FAMILY}";font-display:swap;'
            f'src:url(fonts/{self.name}) format("woff2"){reach}}}'
        )


def dealt(pages: Sequence[set[str]]) -> list[str]:
    """The characters of the slices of one edition, given as the characters of its pages.

    No character stands in two slices. The first holds what every fourth page uses.
    """
    counts = Counter(char for page in pages for char in page)
    first = {char: at for at, page in reversed([*enumerate(pages)]) for char in page}
    usual = {char for char, times in counts.items() if times * _USUAL >= len(pages)} | _ALWAYS
    rest = sorted(counts.keys() - usual, key=lambda char: (-counts[char], first[char], char))
    tail = ["".join(sorted(rest[at : at + _SLICE])) for at in range(0, len(rest), _SLICE)]
    return ["".join(sorted(usual)), *tail]


def slices(dealings: Iterable[str], kept: Path) -> list[Slice]:
    """The files of the face. ``kept`` is a folder of those cut before; it may be removed.

    Characters that the face lacks are left to the reader's own fonts.
    """
    dealings = list(dealings)
    face: TTFont | None = None
    known = f"{PACKAGE} {metadata.version(PACKAGE)} {metadata.version('fonttools')} {_FEATURES}"
    found = []
    for characters in dealings:
        digest = hashlib.sha256(f"{known}\0{characters}".encode()).hexdigest()[:16]
        name = f"song-{digest}.woff2"
        file = kept / name
        if not file.is_file():
            # Cut once to what the site uses: the small slices are then cut from a small face.
            face = face or _cut(
                TTFont(_path(_FILE), lazy=True, recalcTimestamp=False), set("".join(dealings))
            )
            _keep(file, _packed(face, set(characters)))
        found.append(Slice(name, file.read_bytes(), characters))
    return [each for each in found if each.data]


def face_sheet(cut: Sequence[Slice]) -> str:
    """The rules of all slices, the first without a range.

    Where ranges overlap a browser asks the rule that stands last (CSS Fonts 4, 5.3): the small
    slices are asked first, and the thousand code points of the first one need not be told.
    """
    return "".join(each.face(ranged=at > 0) for at, each in enumerate(cut))


def licence() -> str:
    """The licence of the face, as its package carries it."""
    for file in metadata.files(PACKAGE) or ():
        if file.name == "LICENSE":
            return file.read_text(encoding="utf-8")
    raise FileNotFoundError(f"{PACKAGE} carries no licence")


def _path(name: str) -> str:
    return str(files(PACKAGE.replace("-", "_")).joinpath(name))


def _cut(face: TTFont, characters: set[str]) -> TTFont:
    options = Options(
        layout_features=_FEATURES,
        hinting=False,
        # Without shared parts each outline stands alone: quicker to cut again, and packs better.
        desubroutinize=True,
        name_IDs=[],
        notdef_outline=True,
    )
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=map(ord, characters))
    cutter.subset(face)
    cut = io.BytesIO()
    face.save(cut)
    return TTFont(io.BytesIO(cut.getvalue()), recalcTimestamp=False)


def _packed(face: TTFont, characters: set[str]) -> bytes:
    whole = io.BytesIO()
    face.save(whole)
    part = TTFont(io.BytesIO(whole.getvalue()), recalcTimestamp=False)
    drawn = {char for char in characters if ord(char) in (part.getBestCmap() or {})}
    if not drawn:
        return b""
    part = _cut(part, drawn)
    part.flavor = "woff2"
    packed = io.BytesIO()
    part.save(packed)
    return packed.getvalue()


def _keep(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".part")
    beside.write_bytes(data)
    beside.replace(file)


def _ranges(characters: str) -> str:
    """The code points as the sheet writes them, neighbours as one range."""
    codes = sorted(map(ord, characters))
    starts = [codes[0], *(b for a, b in pairwise(codes) if b != a + 1)]
    ends = [*(a for a, b in pairwise(codes) if b != a + 1), codes[-1]]
    return ",".join(
        f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in zip(starts, ends, strict=True)
    )

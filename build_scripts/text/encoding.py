"""Bytes become characters without losing one: every character knows how many bytes it came from.

Bytes that do not decode are kept as one character each, U+DC00 + byte (a lone surrogate, which no
well-formed text holds), so that nothing is dropped and a rule can show the damage.
"""

import codecs
import re
from array import array
from dataclasses import dataclass, field
from itertools import accumulate, chain, compress

KEPT_FIRST, KEPT_LAST = "\udc00", "\udcff"
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
KEPT = re.compile("[\udc00-\udcff]")

# The commonest characters of Chinese print in both scripts: about half of any real text, and
# hardly ever the outcome of reading one encoding as another.
_COMMON = frozenset(
    "的一是不了在人有我他这中大来上国和到地为以时要们生出也年下多作就学会可工对发成家动同民经方部"
    "分行進进這來國時們學會對發動經農农村貧贫業业產产實实現现開开關关市縣县區区，。、：；“”（）《》！？"
)


def _keep(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(chr(0xDC00 + byte) for byte in bad), error.end


codecs.register_error("keep-bytes", _keep)
# 1 for each byte with which a character begins in UTF-8, 0 for the others.
_BEGINS = bytes(byte & 0xC0 != 0x80 for byte in range(256))
_BLOCK = 256  # characters: at each so many the byte is remembered


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a source, how they were read, and the characters they gave.

    ``offsets`` has one entry more than ``content``: the byte at which each character begins.
    """

    data: bytes
    encoding: str
    content: str
    _offsets: list["array[int]"] = field(
        default_factory=list, init=False, repr=False, compare=False
    )
    _marks: list["array[int]"] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def offsets(self) -> "array[int]":
        """Byte offsets of all characters and of the end; computed once, when first asked for."""
        if not self._offsets:
            self._offsets.append(_offsets(self.data, self.encoding, self.content))
        return self._offsets[0]

    def byte_at(self, at: int) -> int:
        """The byte at which a character begins; behind the last one, the number of bytes.

        The same as ``offsets[at]``, for those who ask about a few characters of many.
        """
        if not self._marks:
            self._marks.append(_marks(self.data, self.encoding, self.content))
        marks = self._marks[0]
        if not marks:
            return self.offsets[at]
        block = at // _BLOCK
        return marks[block] + len(self.content[block * _BLOCK : at].encode())


def decode(data: bytes) -> Source:
    """Every byte lies under exactly one character of the returned source, in order.

    The encoding is told by a byte order mark (kept as U+FEFF), else UTF-8 if it decodes, else the
    one of UTF-8, GB18030, Big5, UTF-16 whose outcome looks most like Chinese text.
    """
    encoding = _encoding_of(data)
    return Source(data, encoding, data.decode(encoding, "keep-bytes"))


def _encoding_of(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return max(_candidates(data), key=lambda encoding: _likeness(data, encoding))
    # UTF-16 without a mark is often well-formed UTF-8 too, full of NUL: print has no NUL.
    if data.count(0) * 20 > len(data):
        return max(_candidates(data), key=lambda encoding: _likeness(data, encoding))
    return "utf-8"


def _candidates(data: bytes) -> tuple[str, ...]:
    if len(data) % 2 == 0:
        return ("utf-8", "gb18030", "cp950", "utf-16-le", "utf-16-be")
    return ("utf-8", "gb18030", "cp950")


def _likeness(data: bytes, encoding: str) -> float:
    """Share of common characters among all but ASCII, less the share of bytes that do not decode.

    Judged on 60,000 bytes from a little before the first that is not ASCII: a page keeps its
    encoding, and may begin with a long script.
    """
    first = _NOT_ASCII.search(data)
    start = max(0, first.start() - 64) // 4 * 4 if first else 0
    content = data[start : start + 60_000].decode(encoding, "keep-bytes")
    strange = [char for char in content if char > "\x7f" or char == "\0"]
    if not strange:
        return 0.0
    common = sum(char in _COMMON for char in strange)
    kept = sum(KEPT_FIRST <= char <= KEPT_LAST or char == "\0" for char in strange)
    return (common - kept) / len(strange)


def _marks(data: bytes, encoding: str, content: str) -> "array[int]":
    """The byte of every ``_BLOCK``-th character; none where encoding again gives other bytes."""
    if encoding != "utf-8":
        return array("L")
    blocks = (content[at : at + _BLOCK] for at in range(0, len(content), _BLOCK))
    widths = (len(block.encode("utf-8", "surrogatepass")) for block in blocks)
    marks = array("L", accumulate(widths, initial=0))
    # A byte that was kept is one byte of the source, and three as a character.
    return marks if marks[-1] == len(data) else array("L")


def _offsets(data: bytes, encoding: str, content: str) -> "array[int]":
    if encoding == "utf-8" and not KEPT.search(content):
        begins = compress(range(len(data)), data.translate(_BEGINS))
        return array("L", chain(begins, (len(data),)))
    offsets = array("L", [0])
    position = 0
    step = offsets.append
    if encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        wide = (1, 2, 3, 4) if encoding == "utf-8" else (2, 2, 2, 4)
        for char in content:
            if char < "\x80":
                position += wide[0]
            elif KEPT_FIRST <= char <= KEPT_LAST:
                position += 1
            else:
                position += wide[1 if char < "\u0800" else 2 if char < "\U00010000" else 3]
            step(position)
        return offsets
    for char in content:
        position += _width(data, position, char, encoding)
        step(position)
    return offsets


def _width(data: bytes, position: int, char: str, encoding: str) -> int:
    """Bytes under one character of a double-byte encoding, read off the bytes themselves.

    Encoding the character again would not do: some characters have two codes.
    """
    if data[position] < 0x80 or KEPT_FIRST <= char <= KEPT_LAST:
        return 1
    if encoding == "gb18030" and 0x30 <= data[position + 1] <= 0x39:
        return 4
    return 1 if encoding == "gb18030" and data[position] == 0x80 else 2
